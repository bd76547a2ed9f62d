"""Events in the reader: a page of their own, and beside articles that tell the same."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

import musnad
from musnad.ledger import Ledger, open_ledger
from musnad.web import WebOptions, create_app
from musnad.web.site import site_words

Client = TestClient[Litestar]
WORDS = site_words("ar")
MARKET = "وكان السوق مزدحما بباعة التمور القادمين من قرى الوادي، وهرعت سيارات الإسعاف إلى ساحة السوق."
TEXTS = (
    ("alif", f"قتل سبعة باعة في هجوم شنه مسلحون على سوق التمور قرب الموصل أمس الثلاثاء. {MARKET}"),
    ("ba", f"أعلنت الشرطة مقتل تسعة باعة في هجوم على سوق التمور قرب الموصل أمس الثلاثاء. {MARKET}"),
)


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        ledger.add_records(
            musnad.read(text=text, published="2021-03-10", outlet=outlet, url=f"https://{outlet}.example/1")
            for outlet, text in TEXTS
        )
        yield ledger


@pytest.fixture(name="client")
def _client(shelf: Ledger) -> Iterator[Client]:
    with TestClient(create_app(shelf, WebOptions())) as opened:
        yield opened


def test_an_event_is_shown_once_with_each_outlets_figures(client: Client) -> None:
    page = client.get("/events", params={"q": "الموصل"}).text
    assert page.count('<li class="item">') == 1
    assert "7–9" in page
    assert f"{WORDS['count_killed']} سبعة" in page
    assert f"{WORDS['count_killed']} تسعة" in page
    assert 'href="/article/1#t-v0"' in page


def test_an_article_shows_who_tells_the_same(client: Client) -> None:
    page = client.get("/article/1").text
    assert WORDS["events_elsewhere"] in page
    assert 'href="/article/2#t-v0"' in page
    assert 'id="t-v0"' in client.get("/article/2").text


def test_a_story_shows_its_events_once(client: Client) -> None:
    page = client.get("/story/1").text
    assert page.count('<ol class="events">') == 1
    assert page.count('<li class="item">') == 1
    assert "7–9" in page


def test_somebodys_page_shows_what_they_took_part_in(client: Client, shelf: Ledger) -> None:
    text = "اجتمع وزير الخارجية المصري سامح شكري مع نظيره الأردني أيمن الصفدي في عمان أمس الثلاثاء."
    shelf.add_records(
        [musnad.read(text=text, published="2021-03-10", outlet="jim", url="https://jim.example/2")]
    )
    (event,) = shelf.events("شكري")
    people = [party.entity for party in (*event.actors, *event.recipients) if party.entity]
    assert people
    for number in people:
        page = client.get(f"/source/{number}").text
        assert page.count('<li class="item">') == 1
        assert 'href="/article/3#t-v0"' in page
        assert f'href="/events?who={number}"' in page
        assert client.get("/events", params={"who": number}).text.count('<li class="item">') == 1
    assert client.get("/events", params={"who": "9" * 30}).status_code == 200


def test_events_are_given_to_programs_without_excerpts(client: Client) -> None:
    table = client.get("/events.csv", params={"q": "الموصل"})
    (line,) = csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")))
    assert (line["killed"], line["outlets"]) == ("7-9", "alif | ba")
    assert "words" not in line
    features = client.get("/events.geojson", params={"q": "الموصل"}).json()["features"]
    assert [one["geometry"]["type"] for one in features] == ["Point"]


def test_events_without_a_date_come_last(client: Client, shelf: Ledger) -> None:
    text = "اعتقلت الشرطة ثلاثة لصوص في قرية العين الزرقاء."
    shelf.add_records([musnad.read(text=text, outlet="dal", url="https://dal.example/3")])
    assert [event.date for event in shelf.events()][-1] is None
    page = client.get("/events").text
    assert page.index('href="/article/1#t-v0"') < page.index('href="/article/3#t-v0"')


def test_what_happened_comes_before_what_may(client: Client, shelf: Ledger) -> None:
    text = "سيجتمع وزير الخارجية المصري سامح شكري مع نظيره الأردني أيمن الصفدي في عمان يوم 20 مارس."
    shelf.add_records([musnad.read(text=text, published="2021-03-10", title="لقاء مرتقب")])
    assert shelf.events()[-1].status == "planned"
    page = client.get("/events").text
    assert page.index('href="/article/1#t-v0"') < page.index('href="/article/3#t-v0"')
    assert [e["status"] for e in client.get("/api/events").json()["events"]] == ["asserted", "planned"]


def test_an_article_of_no_outlet_is_called_by_its_title(client: Client, shelf: Ledger) -> None:
    text = "لصوص في العين الزرقاء\n\nاعتقلت الشرطة ثلاثة لصوص في قرية العين الزرقاء أمس الثلاثاء."
    shelf.add_records([musnad.read(text=text, published="2021-03-10")])
    assert '#t-v0"><bdi>لصوص في العين الزرقاء</bdi></a>' in client.get("/events").text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"type": "ASSAULT"}, 1),
        ({"type": "PROTEST"}, 0),
        ({"actor": "مسلح"}, 1),
        ({"actor": "باعة"}, 0),
        ({"recipient": "سوق"}, 1),
        ({"recipient": "مسلحون"}, 0),
        ({"place": "الموصل"}, 1),
        ({"place": "IQ"}, 1),
        ({"place": "البصرة"}, 0),
        ({"from": "2021-03-09", "to": "2021-03-09"}, 1),
        ({"from": "2021-03-11"}, 0),
        ({"status": "asserted"}, 1),
        ({"status": "denied"}, 0),
        ({"q": "سمك"}, 0),
    ],
)
def test_events_are_chosen_by_what_they_tell(client: Client, asked: dict[str, str], found: int) -> None:
    assert client.get("/api/events", params=asked).json()["total"] == found
    assert client.get("/events", params=asked).text.count('<li class="item">') == found
    assert len(list(csv.DictReader(io.StringIO(client.get("/events.csv", params=asked).text)))) == found


def test_programs_get_short_excerpts_of_what_is_reserved(tmp_path: Path) -> None:
    text = f"{TEXTS[0][1]}\n\nجميع الحقوق محفوظة لجريدة ألف 2021"
    with open_ledger(str(tmp_path / "reserved.db")) as ledger:
        ledger.add_records([musnad.read(text=text, published="2021-03-10", outlet="alif")])
        record = ledger.record(1)
        assert record.rights
        assert record.rights.reserved
        with TestClient(create_app(ledger, WebOptions())) as client:
            (event,) = client.get("/api/events").json()["events"]
    (report,) = event["reports"]
    assert len(report["words"].split()) <= len(record.text.split()) / 5 < len(TEXTS[0][1].split())


@pytest.mark.parametrize(
    ("asked", "status", "shown"),
    [
        ({"q": "الموصل", "type": "PROTEST"}, 200, 0),
        ({"q": "الموصل", "from": "2022-01-01"}, 200, 0),
        ({"q": '"'}, 400, 0),
        ({"q": "", "type": "<b>"}, 200, 1),
    ],
)
def test_what_is_asked_for_is_shown(client: Client, asked: dict[str, str], status: int, shown: int) -> None:
    answer = client.get("/events", params=asked)
    assert answer.status_code == status
    assert answer.text.count('<li class="item">') == shown
    assert "&lt;b&gt;" not in answer.text
