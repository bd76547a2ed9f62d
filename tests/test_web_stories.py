"""Stories, sources and the front page: outlets side by side, who said what, figures, disputes, copies."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from lxml import etree, html

import musnad
from musnad.ledger import Ledger, open_ledger
from musnad.ledger.copies.copying import printed
from musnad.ledger.disputes.disputed import disputed_by, disputes_among, disputes_of, latest_disputes
from musnad.ledger.figures.comparing import Claim
from musnad.ledger.store.connect import reading
from musnad.web import WebOptions, create_app
from musnad.web.charts import axis
from musnad.web.remembered import Remembered
from musnad.web.site import site_words

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS = site_words("ar")
Client = TestClient[Litestar]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path_factory.mktemp("stories") / "news.db")) as ledger:
        ledger.add(SAMPLES)
        yield ledger


@pytest.fixture(scope="module")
def client(shelf: Ledger) -> Iterator[Client]:
    with TestClient(create_app(shelf, WebOptions())) as opened:
        yield opened


@pytest.fixture(scope="module")
def flood(shelf: Ledger) -> int:
    """The story that four outlets tell: one copies, two give other figures, one denies."""
    (line,) = shelf.stories()
    assert line.articles == 4
    return line.number


def numbers(shelf: Ledger, story: int) -> dict[str | None, int]:
    return {article.outlet: article.number for article in shelf.story(story).articles}


def words_of(page: str, anchor: str) -> str:
    """Return the text of the section that the heading with the id ``anchor`` begins."""
    (found,) = html.fromstring(page).xpath(f"//section[@aria-labelledby='{anchor}']")
    return " ".join(str(found.text_content()).split())


def test_the_front_page_shows_stories_disputes_and_figures_that_disagree(client: Client, flood: int) -> None:
    page = client.get("/").text
    assert f'href="/story/{flood}"' in words_or_html(page, "h-stories")
    assert "وزارة الأشغال" in words_of(page, "h-disputes")
    assert {"12", "19"} <= set(re.findall(r"\d+", words_of(page, "h-figures")))


def words_or_html(page: str, anchor: str) -> str:
    (found,) = html.fromstring(page).xpath(f"//section[@aria-labelledby='{anchor}']")
    return str(etree.tostring(found, encoding="unicode"))


def test_a_story_sets_its_outlets_side_by_side(client: Client, shelf: Ledger, flood: int) -> None:
    page = client.get(f"/story/{flood}").text
    for outlet, number in numbers(shelf, flood).items():
        assert str(outlet) in words_of(page, "outlets")
        assert f'href="/article/{number}"' in page
    said = words_of(page, "said")
    assert "طارق البستاني" in said
    assert "ناهد الكرماوي" in said
    assert "وزارة الأشغال" in words_of(page, "disputes")
    assert "2025-11-21" in words_of(page, "timeline")


def test_compared_figures_are_drawn_with_who_claims_them_and_when(client: Client, flood: int) -> None:
    page = client.get(f"/story/{flood}").text
    shown = words_of(page, "figures")
    for part in ("طارق البستاني", "ناهد الكرماوي", "2025-11-21", WORDS["bound_at_least"]):
        assert part in shown
    dots = html.fromstring(page).xpath("//section[@aria-labelledby='figures']//circle/@cx")
    assert {"6.0%", "94.0%"} <= set(dots)


def test_a_claim_reaches_as_far_as_its_bound() -> None:
    def claim(low: float | None, high: float | None) -> Claim:
        return Claim(
            article=1, outlet=None, day=None, source=None, figure="f1", value=1, bound="exact",
            low=low, high=high, unit=None, words="", excerpt="",
        )  # fmt: skip

    drawn = axis([claim(10, 10), claim(20, None), claim(None, 15), claim(12, 18)])
    exact, least, most, between = drawn.reaches
    assert (exact.low, exact.high, exact.dots) == (6.0, 6.0, (6.0,))
    assert (least.high, least.open_high, least.open_low) == (100.0, True, False)
    assert (most.low, most.open_low) == (0.0, True)
    assert exact.high < between.low < between.high < least.low
    assert axis([claim(7, 7), claim(7, 7)]).reaches[0].dots == (50.0,)
    assert axis([claim(2, 2), claim(2_000_000, 2_000_000)]).is_logarithmic


def test_who_copied_whom_is_a_graph(client: Client, shelf: Ledger, flood: int) -> None:
    by_outlet = numbers(shelf, flood)
    with reading(shelf.engine) as connection:
        found = {one.article: one for one in printed(connection, list(by_outlet.values()))}
    copy = found[by_outlet["نهار الساحل"]]
    assert copy.of == by_outlet["وكالة أنباء تاليا"]
    assert copy.share > 0.9
    assert found[copy.of].of is None
    assert by_outlet["إذاعة صوت المرسى"] not in found
    page = client.get(f"/story/{flood}").text
    assert html.fromstring(page).xpath("//section[@aria-labelledby='copies']//svg/path[@class='copy']")


def test_disputes_are_found_by_who_denies_and_who_is_denied(shelf: Ledger) -> None:
    denying = shelf.who("وزارة الأشغال").someone
    denied = shelf.who("ناهد الكرماوي").someone
    assert denying
    assert denied
    with reading(shelf.engine) as connection:
        (one,) = [
            d for d in disputes_of(connection, denying.entity, 9) if d.claims[0].article != d.denial.article
        ]
        others = disputed_by(connection, denied.entity, 9)
        assert one in others
        assert one in latest_disputes(connection, 99)
        assert not disputed_by(connection, 10**15, 9)
    assert one.claims[0].source == "ناهد الكرماوي"


def test_what_one_voice_denies_in_an_article_is_one_line_of_the_front_page(tmp_path: Path) -> None:
    text = (
        "قال النائب سليم الورداني إن الوزارة أغلقت الجسر وإن العمال أضربوا.\n\n"
        "ونفت وزيرة النقل هالة السندي أن تكون الوزارة أغلقت الجسر.\n\n"
        "كما نفت السندي أن يكون العمال أضربوا."
    )
    with open_ledger(str(tmp_path / "denied.db")) as ledger:
        ledger.add_records([musnad.read(text=text, published="2025-03-10", outlet="نهار الساحل")])
        with reading(ledger.engine) as connection:
            denials = [d.denial.statement for d in disputes_among(connection, [1], 9)]
            (shown,) = latest_disputes(connection, 9)
    assert len(denials) == 2
    assert shown.denial.statement == min(denials)


def test_withheld_words_are_said_to_be_withheld(tmp_path: Path) -> None:
    places = ("الشمالي", "الجنوبي", "الشرقي", "الغربي", "القديم", "الجديد", "الكبير", "الصغير")
    said = [f"وقال النائب سليم الورداني إن العبارة تعطلت عند الرصيف {place} قبل الغروب." for place in places]
    text = "\n\n".join([*said, "جميع الحقوق محفوظة لنهار الساحل 2025"])
    with open_ledger(str(tmp_path / "reserved.db")) as ledger:
        ledger.add_records([musnad.read(text=text, published="2025-03-10", outlet="نهار الساحل")])
        someone = ledger.who("سليم الورداني").someone
        assert someone
        with TestClient(create_app(ledger, WebOptions())) as client:
            page = client.get(f"/source/{someone.entity}").text
    assert page.count(WORDS["withheld"]) > 4
    assert ">…<" not in page


def test_a_source_shows_statements_acts_and_denials(client: Client, shelf: Ledger) -> None:
    someone = shelf.who("ناهد الكرماوي").someone
    assert someone
    page = client.get(f"/source/{someone.entity}").text
    assert WORDS["who_denied_them"] in page
    assert page.count('<article class="said"') == someone.statements
    demands = client.get(f"/source/{someone.entity}?act=demand").text
    assert 0 < demands.count('<article class="said"') < someone.statements
    march = client.get(f"/source/{someone.entity}?from=2025-03&to=2025-03").text
    assert 0 < march.count('<article class="said"') < someone.statements
    assert client.get(f"/source/{someone.entity}?act=sing").status_code == 400


def test_articles_lead_to_their_story_their_copies_and_who_speaks(
    client: Client, shelf: Ledger, flood: int
) -> None:
    number = numbers(shelf, flood)["نهار الساحل"]
    page = client.get(f"/article/{number}").text
    assert f'href="/story/{flood}"' in page
    assert "وكالة أنباء تاليا" in words_of(page, "versions")
    assert "بريد الشرفة" in words_of(page, "related")
    speaker = shelf.who("طارق البستاني").someone
    assert speaker
    assert f'href="/source/{speaker.entity}"' in page


def test_an_older_version_leads_to_the_newer(tmp_path: Path) -> None:
    url = "https://news.example/1"
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        for text in ("قال الوزير إن السد آمن.", "قال الوزير إن السد غير آمن بعد اليوم."):
            ledger.add_records([musnad.read(text=text, url=url)])
        with TestClient(create_app(ledger, WebOptions())) as client:
            assert 'href="/article/2"' in client.get("/article/1").text
            assert WORDS["newer_version"] not in client.get("/article/2").text


def test_quotations_of_reserved_articles_are_short_on_every_page(tmp_path: Path) -> None:
    long = "السد آمن تماماً " + "وجسمه لم يتعرض لأي تصدع ولا ضرر منذ بنائه " * 12
    text = f"سد السنديان آمن\n\nقال سليم الورداني إن {long}.\n\nجميع الحقوق محفوظة لصحيفة نهار الساحل"
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        ledger.add_records(
            musnad.read(text=text, id=str(number), outlet=f"صحيفة {number}", published="2025-11-16")
            for number in (1, 2)
        )
        someone = ledger.who("سليم الورداني").someone
        assert someone
        places = [
            f"/source/{someone.entity}",
            f"/source/{someone.entity}/feed.atom",
            f"/api/sources/{someone.entity}",
        ]
        places += [f"/story/{line.number}" for line in ledger.stories()]
        assert len(places) == 4
        for is_open in (True, False):
            with TestClient(create_app(ledger, WebOptions(open_to_all=is_open))) as client:
                for place in places:
                    shown = client.get(place).text
                    assert (" ".join(long.split()[:60]) in " ".join(shown.split())) == is_open, place


@pytest.mark.parametrize(
    "address", ["/stories.atom", "/source/{}/feed.atom", "/search.atom?q=السيول&in=statements"]
)
def test_feeds_are_atom_and_lead_to_pages(client: Client, shelf: Ledger, address: str) -> None:
    someone = shelf.who("ناهد الكرماوي").someone
    assert someone
    answer = client.get(address.format(someone.entity))
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    entries = feed.findall("{*}entry")
    assert entries
    identities = [entry.findtext("{*}id") for entry in entries]
    assert len(set(identities)) == len(identities)
    for entry in entries:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:+Z-]+", entry.findtext("{*}updated") or "")
        place = str(entry.find("{*}link").get("href")).removeprefix("http://testserver.local")
        assert client.get(place).status_code == 200
    again = client.get(address.format(someone.entity), headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_the_api_gives_what_the_pages_show(client: Client, shelf: Ledger, flood: int) -> None:
    assert [line["number"] for line in client.get("/api/stories").json()["stories"]] == [flood]
    told = client.get(f"/api/stories/{flood}").json()
    assert len(told["story"]["articles"]) == 4
    assert told["disputes"]
    someone = shelf.who("طارق البستاني").someone
    assert someone
    assert client.get(f"/api/sources/{someone.entity}").json()["someone"]["name"] == "طارق البستاني"
    number = numbers(shelf, flood)["بريد الشرفة"]
    related = client.get(f"/api/articles/{number}/related").json()
    assert {one["article"]["outlet"] for one in related} >= {"نهار الساحل"}


def test_what_is_remembered_is_made_anew_when_the_ledger_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musnad.web.remembered._AT_LEAST_S", 0.0)
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        remembered, made = Remembered(ledger), []

        def make() -> int:
            made.append(ledger.stats().articles)
            return made[-1]

        assert remembered.get("articles", make) == 0
        assert remembered.get("articles", make) == 0
        assert made == [0]
        ledger.add_records([musnad.read(text="قال الوزير إن السد آمن.")])
        deadline = time.monotonic() + 20
        while remembered.get("articles", make) != 1 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert made == [0, 1]


def test_permanent_links_lead_to_the_statement(shelf: Ledger) -> None:
    for record in shelf.records():
        for kind, found in (("s", record.statements), ("f", record.figures)):
            assert [one.id for one in found] == [f"{kind}{place}" for place in range(1, len(found) + 1)]
