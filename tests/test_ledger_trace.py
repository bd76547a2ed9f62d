"""Tracing: credits as texts bear them, what was changed, whose text it is."""

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

import musnad
from copied_articles import article, sentences
from musnad.cli import main
from musnad.errors import LedgerError
from musnad.ledger import Ledger, open_ledger
from musnad.ledger.copies.alignment import align, words_of
from musnad.ledger.copies.credits import agency_named, credits_of
from musnad.ledger.copies.trace import Trace

ONE, TWO = (sentences(10, seed) for seed in (1, 2))
BODY = "رممت بلدية مرجان السوق القديم أمس بطلب من التجار، وبلغت الكلفة 40 ألف دينار.\n\nوحضر أهالي القرى."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"واس- مرجان: {BODY}", ["واس"]),
        (f"مرجان - واس: {BODY}", ["واس"]),
        (f"مرجان (رويترز) - {BODY}", ["رويترز"]),
        (f"تاليا 11 ديسمبر 2031 (وات) - {BODY}", ["وات"]),
        (f"{BODY} (أ ف ب)", ["وكالة فرانس برس"]),
        (f"{BODY}\n\nرويترز / أ ف ب", ["رويترز", "وكالة فرانس برس"]),
        (f"{BODY} «رويترز»", ["رويترز"]),
        (f"{BODY}\n\nالمصدر: وكالة رويترز", ["رويترز"]),
        (f"{BODY}\n\nوكالات", []),
        (f"صدى مرجان – وكالات: {BODY}", []),
    ],
)
def test_a_credit_names_whose_text_it_is(text: str, names: list[str]) -> None:
    found = credits_of(musnad.read(text=text, title="السوق القديم"))
    assert [name for credit in found for name in credit.names] == names
    assert len(found) == 1
    assert text[slice(*found[0].span)].strip() == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"قال الوزير لوكالة رويترز إن السوق آمن. {BODY}",
        f"ذكرت وكالة الأنباء الأردنية (بترا)، أمس، أن السوق آمن. {BODY}",
        f"{BODY} وقال إن السوق آمن، وفقاً لوكالة «رويترز».",
        f"الرياض - {BODY}",
        f"{BODY} (الصور من رويترز)",
    ],
)
def test_a_name_in_a_sentence_is_no_credit(text: str) -> None:
    assert credits_of(musnad.read(text=text, title="السوق القديم")) == ()


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("وكالة رويترز", "رويترز"),
        ("رويترز", "رويترز"),
        ("وكالة أنباء مرجان", None),
        ("الشرق الأوسط", None),
        (None, None),
    ],
)
def test_agencies_are_known_by_name(name: str | None, agency: str | None) -> None:
    assert agency_named(name) == agency


def test_what_was_changed() -> None:
    was = [*ONE[:3], "وقال مدير السوق إن الترميم انتهى في موعده المحدد.", *ONE[3:]]
    now = [ONE[0], ONE[2], "وذكر مدير السوق أن الترميم انتهى فيموعده المحدد.", *ONE[3:], TWO[0]]
    base, other = article(was), article(now)
    there, here = words_of(base), words_of(other)
    found = align(there, here)
    assert [base.words(there.span(stretch)) for stretch in found.left_out] == [ONE[1].rstrip(".")]
    assert [other.words(here.span(stretch)) for stretch in found.added] == [TWO[0].rstrip(".")]
    replaced = [(base.words(there.span(old)), other.words(here.span(new))) for old, new in found.replaced]
    assert replaced == [("وقال", "وذكر")]
    assert 0.8 < found.share < 1


def test_what_only_moved_is_neither_added_nor_left_out() -> None:
    found = align(words_of(article(ONE)), words_of(article([*ONE[5:], *ONE[:5]])))
    assert (found.added, found.left_out, found.replaced) == ((), (), ())
    assert (found.share, found.kept) == (1, 1)


def test_texts_of_one_word_over_and_over_are_compared_too() -> None:
    some, more = (article([*ONE[:2], "إن السوق القديم " * times, ONE[2]]) for times in (300, 700))
    found = align(words_of(some), words_of(more))
    assert (found.share, found.kept) == (1, 1)


def traced(ledger: Ledger, number: int = 1) -> Trace:
    return ledger.trace(number)


def test_the_agency_itself_is_the_origin(ledger: Ledger) -> None:
    ledger.add_records(
        [
            article(ONE[:8], id="a", outlet="نهار الساحل", published="2031-03-04"),
            article(ONE, id="b", outlet="رويترز", published="2031-03-03"),
            article([*ONE, *TWO[:2]], id="c", outlet="صدى مرجان", published="2031-03-02"),
            article(TWO, id="d"),
        ]
    )
    found = traced(ledger)
    assert (found.origin.name, found.origin.basis) == ("رويترز", "agency")
    assert (found.base, found.earliest, found.most_complete) == (2, 3, 3)
    assert [version.article for version in found.versions] == [3, 2, 1]
    cut = found.versions[2]
    assert (cut.share, cut.added, cut.copy) == (1.0, (), True)
    assert 0.7 < cut.kept < 0.9
    assert [passage.text for passage in cut.left_out] == [" ".join(ONE[8:]).rstrip(".")]


def test_the_agency_that_versions_credit_is_the_origin(ledger: Ledger) -> None:
    ledger.add_records(
        [
            article(
                ["صدى مرجان – وكالات: " + ONE[0], *ONE[1:]],
                id="a",
                outlet="صدى مرجان",
                published="2031-03-02",
            ),
            article([*ONE, "(رويترز)"], id="b", outlet="نهار الساحل", published="2031-03-03"),
        ]
    )
    origin = traced(ledger).origin
    assert (origin.name, origin.basis, origin.credited, origin.unnamed) == (
        "رويترز",
        "credit",
        {"رويترز": 1},
        1,
    )
    assert traced(ledger).base == 2


def test_without_credits_the_earliest_is_the_origin(ledger: Ledger) -> None:
    ledger.add_records(
        [
            article(ONE, id="a", outlet="صدى مرجان", published="2031-03-04"),
            article(ONE, id="b", outlet="نهار الساحل", published="2031-03-03"),
            article(ONE, id="c"),
        ]
    )
    found = traced(ledger)
    assert (found.origin.name, found.origin.basis, found.base) == ("نهار الساحل", "earliest", 2)
    assert [version.article for version in found.versions] == [2, 1, 3]


@pytest.mark.parametrize(
    ("one", "other", "basis"),
    [
        ("2031-03-04", "2031-03-04", "undecided"),
        ("2031-03-04", "2031-03-04T10:00:00Z", "undecided"),
        ("2031-03-04T09:00:00Z", "2031-03-04T10:00:00Z", "earliest"),
        ("2031-03-04", "2031-03-05", "earliest"),
        ("2031-03-04", None, "earliest"),
        (None, None, "undecided"),
    ],
)
def test_who_was_first_is_told_where_dates_tell(one: str | None, other: str | None, basis: str) -> None:
    dated = {"a": ("صدى مرجان", one), "b": ("نهار الساحل", other)}
    with open_ledger(":memory:") as ledger:
        ledger.add_records(
            musnad.read(text=" ".join(ONE), id=name, outlet=outlet, published=published)
            for name, (outlet, published) in dated.items()
        )
        origin = ledger.trace("b").origin
    assert (origin.basis, origin.name) == (basis, "صدى مرجان" if basis == "earliest" else None)


def test_a_part_is_traced_to_the_text_it_is_of(ledger: Ledger) -> None:
    whole = [*sentences(30, 3), *ONE, "(رويترز)"]
    ledger.add_records(
        [article(ONE, id="a", outlet="صدى مرجان"), article(whole, id="b"), article(TWO, id="c")]
    )
    found = traced(ledger)
    assert (found.origin.name, found.base) == ("رويترز", 2)
    assert [(version.article, version.copy) for version in found.versions] == [(1, True), (2, False)]
    assert found.versions[0].share == 1
    assert traced(ledger, 3).origin.basis == "alone"


def test_reports_of_one_form_on_other_events_are_no_copies(ledger: Ledger) -> None:
    form = (
        "بعث رئيس مجلس مرجان برقية تهنئة إلى {} بمناسبة ذكرى تأسيس بلدية {} وعدد أهلها {} نسمة.",
        "وأعرب الرئيس في برقيته عن أصدق التهاني وأطيب التمنيات بالصحة والسعادة لأهلها كافة.",
        "وقال إن {} و{} و{} تعرف فضل {} في هذا اليوم، وهو اليوم {} من العام {}.",
        "ثم شكر الحاضرين ودعا لهم بدوام التقدم والازدهار والأمن والاستقرار في ظل قيادتهم الرشيدة.",
    )
    first = ["سالم", "تونس", "4100", "دمشق", "بيروت", "عمان", "خليل", "12", "2031"]
    second = ["كريم", "ليبيا", "7300", "الخرطوم", "مسقط", "طرابلس", "يوسف", "19", "2030"]
    texts = ["\n\n".join(form).format(*filling) for filling in (first, second)]
    later = [
        musnad.read(text=text, id=str(day), published=f"2031-03-0{day}")
        for day, text in enumerate(texts * 2, 1)
    ]
    ledger.add_records([*later])
    assert list(ledger.copies()) == [(1, 3), (2, 4)]


def test_the_command_shows_and_prints_a_trace(tmp_path: Path) -> None:
    place = str(tmp_path / "news.db")
    credited = article(["مرجان (رويترز) - " + ONE[0], *ONE[1:]], id="a", outlet="نهار الساحل")
    with open_ledger(place) as ledger:
        ledger.add_records([credited, article([*ONE[1:], TWO[0]], id="b", outlet="صدى مرجان")])
        expected = ledger.trace("b")

    def run(*words: str) -> str:
        return CliRunner().invoke(main, ["trace", *words, "--ledger", place]).output

    shown = run("b", "--labels", "en")
    assert "Whose text: رويترز (named by versions of it)" in shown
    assert f"added  {TWO[0].rstrip('.')}" in shown
    assert "أُضيف" in run("2", "--labels", "ar")
    assert "added" not in run("a", "--labels", "en")
    assert "added" in run("a", "--labels", "en", "--changes")
    assert msgspec.json.decode(run("b", "--json"), type=Trace) == expected
    assert "no such article" in run("99")


def test_what_the_ledger_lacks_cannot_be_traced(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no such article"):
        ledger.trace("https://news.example/nowhere")
