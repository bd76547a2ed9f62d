"""Who said what over time: finding who is meant, and what the ledger has of them."""

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

import musnad
from musnad.cli import main
from musnad.errors import LedgerError
from musnad.ledger import Ledger, Who, WhoOptions, open_ledger

MINISTER = "وزير المياه سليم الورداني"
TEXTS = (
    ("2026-03-01", "alif", f"أكد {MINISTER} أن سد الوادي الجديد يضم 40 مهندساً لفحص الجدران."),
    ("2026-03-02", "ba", f"أكد {MINISTER} أن سد الوادي الجديد يضم 40 مهندساً لفحص الجدران."),
    ("2026-03-03", "alif", f"أعلن {MINISTER} أن سد الوادي الجديد يضم 65 مهندساً لفحص الجدران."),
    (
        "2026-03-04",
        "jim",
        f"نفى {MINISTER} أن الجدران تصدعت في بلدة الرمال. وقالت شاعرة البلدة إن المطر غزير.",
    ),
    ("2026-03-05", "jim", "قالت المهندسة ليلى الورداني إن المطر غزير."),
)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add_records(
        musnad.read(text=text, published=day, outlet=outlet, url=f"https://{outlet}.example/{day}")
        for day, outlet, text in TEXTS
    )
    return ledger


def asked(ledger: Ledger, name: str, **options: object) -> Who:
    return ledger.who(name, options=msgspec.convert(options, WhoOptions))


@pytest.mark.parametrize("typed", [
    "سليم الورداني", "سَلِيم ورداني", "لسليم الورداني", "سليم", "وزير المياه",
    "المهندس سليم الورداني", "الجنرال سليم", "وزير الدفاع سليم الورداني",
])  # fmt: skip
def test_who_is_found_as_people_type_it(filled: Ledger, typed: str) -> None:
    found = asked(filled, typed)
    assert found.someone is not None
    assert found.someone.name == "سليم الورداني"
    assert found.someone.roles == ("وزير المياه",)
    assert (found.someone.articles, found.someone.statements) == (4, 4)


def test_several_are_listed_to_be_chosen_from(filled: Ledger) -> None:
    found = asked(filled, "الورداني")
    assert found.someone is None
    assert not found.statements
    assert [one.name for one in found.candidates] == ["سليم الورداني", "ليلى الورداني"]
    chosen = asked(filled, "الورداني", entity=found.candidates[1].entity)
    assert [said.words for said in chosen.statements] == ["المطر غزير"]


def test_a_title_without_a_known_name_finds_nobody(filled: Ledger) -> None:
    assert not asked(filled, "الجنرال كامارا").candidates


def test_nothing_was_said_after_it_was_published(ledger: Ledger) -> None:
    text = "أكد رئيس البلدية سليم الورداني في اجتماع يوم 12 مارس أن السوق سيفتح قريباً."
    for published in ("2026-03-14", "2026-03-10"):
        ledger.add_records(
            [musnad.read(text=text, published=published, url=f"https://alif.example/{published}")]
        )
    assert [said.day for said in asked(ledger, "سليم الورداني").statements] == ["2026-03-10"]


def test_what_was_said_stands_in_the_order_of_days_with_its_article(filled: Ledger) -> None:
    first, *_, last = asked(filled, "سليم الورداني").statements
    assert (first.day, first.printed.outlet, first.printed.article) == ("2026-03-01", "alif", 1)
    assert (first.cue, first.act, first.role) == ("أكّد", "assert", "وزير المياه")
    assert first.words == "سد الوادي الجديد يضم 40 مهندساً لفحص الجدران"
    assert first.printed.url == "https://alif.example/2026-03-01"
    assert last.act == "deny"


def test_reprints_are_folded_into_the_earliest(filled: Ledger) -> None:
    found = asked(filled, "سليم الورداني")
    assert found.total == 4
    assert len(found.statements) == 3
    assert [one.outlet for one in found.statements[0].reprints] == ["ba"]


def test_another_figure_of_the_same_measure_is_a_change(filled: Ledger) -> None:
    before, now, denial = asked(filled, "سليم الورداني").statements
    (change,) = now.changes
    assert (change.kind, change.printed) == ("figure", before.printed)
    assert (change.before, change.now) == ("40 مهندساً", "65 مهندساً")
    assert not before.changes
    assert not denial.changes


@pytest.mark.parametrize(("text", "kind"), [
    (f"أكد {MINISTER} أن سد الوادي الجديد يضم نحو 65 مهندساً لفحص الجدران.", None),
    (f"أكد {MINISTER} أن سد الوادي الجديد يضم 65 عاملاً لفحص الجدران.", None),
    (f"أكد {MINISTER} أن المدرسة تضم 65 مهندساً.", None),
    (f"نفى {MINISTER} أن سد الوادي الجديد يضم مهندسين لفحص الجدران.", "denied"),
])  # fmt: skip
def test_only_the_same_thing_said_otherwise_is_a_change(ledger: Ledger, text: str, kind: str | None) -> None:
    ledger.add_records(musnad.read(text=each, published="2026-03-01") for each in (TEXTS[0][2], text))
    *_, last = asked(ledger, "سليم الورداني").statements
    assert [change.kind for change in last.changes] == ([kind] if kind else [])


@pytest.mark.parametrize(("options", "days"), [
    ({"act": "deny"}, ["2026-03-04"]),
    ({"first_day": "2026-03-03"}, ["2026-03-03", "2026-03-04"]),
    ({"last_day": "2026-03-01"}, ["2026-03-01"]),
    ({"limit": 1}, ["2026-03-04"]),
])  # fmt: skip
def test_only_what_is_asked_for_is_given(filled: Ledger, options: dict[str, object], days: list[str]) -> None:
    found = asked(filled, "سليم الورداني", **options)
    assert [said.day for said in found.statements] == days


def test_denials_are_told_on_both_sides(ledger: Ledger) -> None:
    text = f"قالت البلدية إن جدران السد تصدعت. ونفى {MINISTER} أن جدران السد تصدعت."
    ledger.add_records([musnad.read(text=text, outlet="alif")])
    (denial,) = asked(ledger, "الورداني").statements
    (claim,) = denial.denies
    assert claim.source == "البلدية"
    assert claim.words == "جدران السد تصدعت"


@pytest.mark.parametrize(("name", "entity", "said"), [
    ("؟!", None, "is no name"),
    ("", None, "is no name"),
    ("س" * 600, None, "give at most"),
    ("سليم", 999, "no entity 999"),
    ("سليم", 10**30, "no entity"),
])  # fmt: skip
def test_what_cannot_be_answered_says_why(ledger: Ledger, name: str, entity: int | None, said: str) -> None:
    with pytest.raises(LedgerError, match=said):
        ledger.who(name, options=WhoOptions(entity=entity))


@pytest.mark.parametrize("limit", [0, -1, 10**9])
def test_too_many_are_not_given_at_once(ledger: Ledger, limit: int) -> None:
    with pytest.raises(LedgerError, match="ask for 1 to"):
        ledger.who("سليم", options=WhoOptions(limit=limit))


def test_nobody_is_an_answer(filled: Ledger) -> None:
    found = asked(filled, "زينب المنسية")
    assert (found.candidates, found.someone, found.statements) == ((), None, ())


def test_the_command_shows_and_prints_the_same(tmp_path: Path) -> None:
    where = str(tmp_path / "news.db")
    with open_ledger(where) as ledger:
        ledger.add_records(
            musnad.read(text=text, published=day, outlet=outlet, url=f"https://{outlet}.example/{day}")
            for day, outlet, text in TEXTS
        )
    run = CliRunner().invoke

    def command(*arguments: str) -> str:
        result = run(main, ["who", "--ledger", where, *arguments])
        assert result.exit_code == 0, result.output
        return result.output

    shown = command("سليم الورداني", "--labels", "en")
    assert "another figure before" in shown
    assert "also in" in shown
    listed = command("الورداني", "--labels", "en")
    assert "choose one with --entity" in listed
    assert "ليلى الورداني" in listed
    told = json.loads(command("سليم الورداني", "--act", "deny", "--json"))
    assert [said["act"] for said in told["statements"]] == ["deny"]
    assert "nobody" in command("زينب المنسية", "--labels", "en")
    assert command("سليم الورداني", "--bidi", "visual", "--labels", "ar")
