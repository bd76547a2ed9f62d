"""Events over outlets: one happening told by several articles is one event with each outlet's figures."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import musnad
from musnad.cli import main
from musnad.errors import LedgerError
from musnad.ledger import EventOptions, Ledger, LedgerEvent, open_ledger

PLACE = "سوق التمور قرب الموصل"
MARKET = "وكان السوق مزدحما بباعة التمور القادمين من قرى الوادي، وهرعت سيارات الإسعاف إلى ساحة السوق."
SQUARE = "وتظاهر مئات الباعة في عمان الأربعاء."
TEXTS = (
    (
        "alif",
        f"قتل سبعة باعة وأصيب عشرون آخرون في هجوم شنه مسلحون على {PLACE} أمس الثلاثاء. {MARKET}",
        "2021-03-10",
    ),
    (
        "ba",
        f"أعلنت الشرطة مقتل تسعة باعة في هجوم على {PLACE} أمس الثلاثاء. {MARKET} ونفى المحافظ وقوع هجوم آخر.",
        "2021-03-10",
    ),
    (
        "jim",
        f"وقال طبيب إن أحد عشر بائعا قتلوا يوم الثلاثاء في هجوم على {PLACE}. {MARKET} {SQUARE}",
        "2021-03-11",
    ),
    ("dal", "اعتقلت الشرطة ثلاثة مهربين في عمان أمس.", "2021-03-20"),
)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add_records(
        musnad.read(text=text, published=day, outlet=outlet, url=f"https://{outlet}.example/{day}")
        for outlet, text, day in TEXTS
    )
    return ledger


def attack(events: tuple[LedgerEvent, ...]) -> LedgerEvent:
    (found,) = [e for e in events if e.type == "ASSAULT" and e.status == "asserted" and not e.background]
    return found


def test_one_happening_told_by_three_outlets_is_one_event(filled: Ledger) -> None:
    event = attack(filled.events("الموصل"))
    assert event.outlets == ("alif", "ba", "jim")
    assert event.texts == 3
    assert event.date == "2021-03-09"
    assert event.place is not None
    assert event.place.name == "الموصل"
    assert [party.name for party in event.actors] == ["مسلحون"]


def test_each_outlet_keeps_its_figures(filled: Ledger) -> None:
    event = attack(filled.events("الموصل"))
    told = {r.outlet: {c.what: c.low for c in r.counts} for r in event.reports}
    assert told == {"alif": {"killed": 7, "wounded": 20}, "ba": {"killed": 9}, "jim": {"killed": 11}}
    killed = next(count for count in event.counts if count.what == "killed")
    assert (killed.low, killed.high) == (7, 11)


def test_a_report_leads_to_its_words(filled: Ledger) -> None:
    for event in filled.events(options=EventOptions(background=True)):
        for report in event.reports:
            record = filled.record(report.article)
            assert record.words(report.span) == report.trigger
            assert report.trigger in report.words


def test_other_days_places_and_deeds_are_other_events(filled: Ledger) -> None:
    kinds = sorted(event.type for event in filled.events() if event.status == "asserted")
    assert kinds == ["ASSAULT", "COERCE", "PROTEST"]


def test_a_copy_adds_a_report_and_no_text(filled: Ledger) -> None:
    outlet, text, day = TEXTS[0]
    copy = musnad.read(text=text, published=day, outlet="ha", url=f"https://ha.example/{day}")
    filled.add_records([copy])
    event = attack(filled.events("الموصل"))
    assert outlet in event.outlets
    assert "ha" in event.outlets
    assert (len(event.reports), event.texts) == (4, 3)


def test_two_deeds_of_one_article_stay_two(ledger: Ledger) -> None:
    text = "قتل شرطي في هجوم قرب الموصل أمس. وقتل ثلاثة عمال في هجوم في البصرة أمس."
    ledger.add_records(
        musnad.read(text=text, published="2021-03-10", outlet=outlet, url=f"https://{outlet}.example/1")
        for outlet in ("alif", "ba")
    )
    places = [(e.place and e.place.name, len(e.reports)) for e in ledger.events() if e.type == "ASSAULT"]
    assert sorted(places) == [("البصرة", 2), ("الموصل", 2)]


def test_events_of_a_story_an_article_and_a_body(filled: Ledger) -> None:
    event = attack(filled.events("الموصل"))
    assert event in filled.events_of_story(event.story)
    assert event in filled.events_of_article(event.reports[1].article)
    assert filled.events_of_story(999) == ()
    arrest = next(e for e in filled.events() if e.type == "COERCE")
    police = arrest.actors[0].entity
    if police is not None:
        assert arrest.id in [e.id for e in filled.events_with(police)]
    assert filled.events_with(999) == ()


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        (EventOptions(types=frozenset({"PROTEST"})), ["PROTEST"]),
        (EventOptions(from_day="2021-03-15"), ["COERCE"]),
        (EventOptions(to_day="2021-03-09", statuses=frozenset({"asserted"})), ["ASSAULT"]),
        (EventOptions(articles=1), ["COERCE"]),
    ],
)
def test_events_are_chosen(filled: Ledger, options: EventOptions, kinds: list[str]) -> None:
    assert [event.type for event in filled.events(options=options)] == kinds


def test_too_many_articles_are_refused(filled: Ledger) -> None:
    with pytest.raises(LedgerError, match="ask for 1 to 1,000"):
        filled.events(options=EventOptions(articles=0))


@pytest.fixture(name="at")
def _at(tmp_path: Path) -> str:
    at = str(tmp_path / "news.db")
    with open_ledger(at) as held:
        held.add_records(
            musnad.read(text=text, published=day, outlet=outlet, url=f"https://{outlet}.example/{day}")
            for outlet, text, day in TEXTS
        )
    return at


def run(*args: str) -> str:
    result = CliRunner().invoke(main, ["events", *args, "--labels", "en", "--bidi", "logical"])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes.decode("utf-8-sig")


def test_the_command_lists_events_of_a_query(at: str) -> None:
    shown = run("الموصل", "--ledger", at)
    assert "killed 7-11" in shown
    for outlet in ("alif", "ba", "jim"):
        assert outlet in shown
    assert "2021-03-09" in run("الموصل", "--ledger", at, "--format", "timeline").splitlines()[0]


def test_the_command_writes_what_programs_read(at: str, tmp_path: Path) -> None:
    lines = list(csv.DictReader(io.StringIO(run("الموصل", "--ledger", at, "--format", "csv"))))
    line = next(one for one in lines if one["type"] == "ASSAULT" and one["status"] == "asserted")
    assert (line["killed"], line["outlets"], line["texts"]) == ("7-11", "alif | ba | jim", "3")
    assert "ba 2: killed 9" in line["told"]
    features = json.loads(run("الموصل", "--ledger", at, "--format", "geojson"))["features"]
    assert any(one["geometry"] and one["properties"]["killed"] == "7-11" for one in features)
    first = json.loads(run("الموصل", "--ledger", at, "--format", "json").splitlines()[0])
    assert first["reports"]
    pq = pytest.importorskip("pyarrow.parquet")
    saved = tmp_path / "events.parquet"
    run("الموصل", "--ledger", at, "--format", "parquet", "-o", str(saved))
    assert pq.read_table(saved).num_rows == len(lines)


def test_files_are_read_and_words_are_asked_for(
    at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUSNAD_LEDGER", at)
    assert "killed 7-11" in run("الموصل")
    page = tmp_path / "page.txt"
    page.write_text(TEXTS[3][1])
    assert "arrest" in run(str(page)) or "coerces" in run(str(page))
    missing = CliRunner().invoke(main, ["events", "missing.jsonl"])
    assert missing.exit_code != 0
    refused = CliRunner().invoke(main, ["events", str(page), "--from", "2021-01-01"])
    assert refused.exit_code == 2
    assert "--from" in refused.output
