"""Stories shown whole, and figures of several articles that measure the same thing."""

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

import musnad
from musnad.cli import main
from musnad.errors import LedgerError
from musnad.export.plot import Mark, Panel, svg
from musnad.ledger import Comparison, Ledger, StoryOptions, open_ledger
from musnad.ledger.figures.views import interval_of

ONE = (
    "انهيار جسر الزعفران في نهروان\n\nقال الدفاع المدني إن سبعة أشخاص قتلوا وأصيب عشرون آخرون في انهيار جسر "
    "الزعفران بمدينة نهروان. وبلغت كلفة ترميم الجسر 40 مليون دينار."
)
OTHER = (
    "قتلى بانهيار جسر الزعفران في نهروان\n\nأعلن مستشفى نهروان مقتل تسعة أشخاص وإصابة 20 في انهيار جسر "
    "الزعفران بمدينة نهروان. وكانت كلفة ترميم الجسر بلغت 40 مليون دينار."
)
LATER = (
    "ارتفاع حصيلة جسر الزعفران في نهروان\n\nارتفع عدد قتلى انهيار جسر الزعفران بمدينة نهروان إلى 12 قتيلا، "
    "بحسب الدفاع المدني. وقتل 300 شخص في انهيار جسور منذ مطلع القرن."
)


def record(text: str, outlet: str, day: str) -> musnad.Record:
    found = musnad.read(text=text, outlet=outlet, published=day, id=f"{outlet} {day}")
    assert isinstance(found, musnad.Record)
    return found


def filled(ledger: Ledger) -> Ledger:
    ledger.add_records([
        record(ONE, "نهار الساحل", "2031-05-10"),
        record(OTHER, "صدى تاليا", "2031-05-10"),
        record(ONE, "بريد المرجان", "2031-05-10"),
        record(LATER, "نهار الساحل", "2031-05-11"),
    ])  # fmt: skip
    return ledger


def of_fate(found: tuple[Comparison, ...], fate: str) -> Comparison:
    (comparison,) = (each for each in found if each.fate == fate)
    return comparison


def test_figures_of_the_same_thing_stand_side_by_side(ledger: Ledger) -> None:
    found = filled(ledger).figures(1)
    killed = of_fate(found, "killed")
    assert [claim.value for claim in killed.claims] == [7, 9, 12]
    assert killed.verdict == "disagree"
    assert [claim.source for claim in killed.claims[:2]] == ["الدفاع المدني", "مستشفى نهروان"]
    injured = of_fate(found, "injured")
    assert ([claim.value for claim in injured.claims], injured.verdict) == ([20, 20], "agree")


def test_one_text_printed_twice_is_one_claim(ledger: Ledger) -> None:
    killed = of_fate(filled(ledger).figures(1), "killed")
    assert killed.claims[0].also == ("بريد المرجان",)


def test_a_number_that_grows_is_no_disagreement(ledger: Ledger) -> None:
    ledger.add_records([record(ONE, "نهار الساحل", "2031-05-10"), record(LATER, "صدى تاليا", "2031-05-11")])
    assert of_fate(ledger.figures(1), "killed").verdict == "changed"


MOVED = (
    "نواب تاليا يسعون إلى عزل رئيس المجلس\n\nيسعى أكثر من 300 نائب، من أصل 462 نائباً في مجلس تاليا، إلى عزل "
    "رئيس المجلس سليم الورداني."
)
MOVED_TOO = (
    "أزمة مجلس تاليا تتصاعد\n\nقال متحدث باسم المجلس إن أكثر من 300 نائب، من أصل 462 نائباً في مجلس تاليا، "
    "يطالبون بعزل رئيس المجلس سليم الورداني."
)


def test_a_part_and_its_whole_are_two_numbers(ledger: Ledger) -> None:
    ledger.add_records([
        record(MOVED, "نهار الساحل", "2031-05-10"),
        record(MOVED_TOO, "صدى تاليا", "2031-05-10"),
    ])  # fmt: skip
    found = {tuple(claim.value for claim in each.claims) for each in ledger.figures(1)}
    assert found == {(300, 300), (462, 462)}


TWO_PLACES = (
    "قتلى بسيول في ساحل تاليا\n\nقال الدفاع المدني إن ثمانية أشخاص قتلوا في سيول ضربت المرسى بساحل تاليا. "
    "وقتل أربعة آخرون في سيول ضربت بلدة الرمال بساحل تاليا، وأصيب عشرون آخرون."
)
TOTAL = (
    "سيول تضرب ساحل تاليا\n\nأعلن مستشفى المرسى مقتل ثمانية أشخاص وإصابة عشرين في سيول ضربت المرسى بساحل "
    "تاليا."
)


def test_others_add_to_those_counted_before(ledger: Ledger) -> None:
    ledger.add_records([
        record(TWO_PLACES, "نهار الساحل", "2031-05-10"),
        record(TOTAL, "صدى تاليا", "2031-05-10"),
    ])  # fmt: skip
    found = ledger.figures(1)
    assert [claim.value for claim in of_fate(found, "killed").claims] == [8, 8]
    assert [claim.value for claim in of_fate(found, "injured").claims] == [20, 20]


LIST = (
    "تسلسل انهيارات جسور نهروان\n\nقتل خمسة أشخاص في انهيار جسر الزعفران الأول بنهروان. وقتل ستة أشخاص "
    "في انهيار جسر الزعفران الثاني بنهروان. وقتل عشرة أشخاص في جسر الزعفران الثالث. وقتل 11 شخصاً في جسر "
    "الزعفران الرابع."
)


def test_an_article_about_several_events_is_not_compared_by_what_befell_people(ledger: Ledger) -> None:
    filled(ledger).add_records([record(LIST, "صدى تاليا", "2031-05-11")])
    killed = of_fate(ledger.figures(1), "killed")
    assert 5 not in {claim.article for claim in killed.claims}


def test_coins_are_not_compared_with_whole_currencies(ledger: Ledger) -> None:
    told = "تراجع خام الزعفران\n\nهبط خام الزعفران القياسي اليوم إلى 61 {} للبرميل."
    for outlet, unit in (("نهار الساحل", "دولاراً"), ("صدى تاليا", "سنتاً")):
        ledger.add_records([record(told.format(unit), outlet, "2031-05-10")])
    assert ledger.figures(1) == ()


def test_a_topic_is_compared_over_time(ledger: Ledger) -> None:
    killed = of_fate(filled(ledger).figures("جسر الزعفران"), "killed")
    assert [claim.value for claim in killed.claims] == [7, 9, 12]
    assert ledger.figures("ميناء بعيد") == ()


@pytest.mark.parametrize("of", [99, "99", "من الذي", "", "9" * 30])
def test_what_names_no_story_and_no_topic_is_an_error(ledger: Ledger, of: int | str) -> None:
    with pytest.raises(LedgerError):
        ledger.figures(of)


def test_a_story_is_told_whole(ledger: Ledger) -> None:
    story = filled(ledger).story(1)
    assert [(article.number, article.copy_of) for article in story.articles] == [
        (1, None), (2, None), (3, 1), (4, None)
    ]  # fmt: skip
    assert {said.article for said in story.statements} <= {1, 2, 4}
    assert "الدفاع المدني" in {said.source for said in story.statements}
    for number in (99, 0, -1, 10**30):
        with pytest.raises(LedgerError, match="no such story"):
            ledger.story(number)


def test_stories_are_listed_by_day_and_outlet(ledger: Ledger) -> None:
    filled(ledger).add_records([record("محصول وفير لزيتون وادي السلام", "صدى تاليا", "2031-05-12")])
    (line,) = ledger.stories()
    assert (line.articles, line.first_day, line.last_day) == (4, "2031-05-10", "2031-05-11")
    assert len(line.outlets) == 3
    assert len(ledger.stories(options=StoryOptions(alone=True))) == 2
    assert ledger.stories(options=StoryOptions(from_day="2031-05-12")) == ()
    assert ledger.stories(options=StoryOptions(to_day="2031-05-09")) == ()
    assert ledger.stories(options=StoryOptions(outlets=("بريد المرجان",), to_day="2031-05-10")) == (line,)
    assert ledger.stories(options=StoryOptions(outlets=("آخر",))) == ()
    with pytest.raises(LedgerError, match="no day"):
        ledger.stories(options=StoryOptions(from_day="soon"))
    assert ledger.stats().stories == 1


def test_related_articles_are_those_most_alike(ledger: Ledger) -> None:
    found = filled(ledger).related("نهار الساحل 2031-05-10")
    assert [each.article.number for each in found] == [3, 2, 4] or [e.article.number for e in found] == [
        3,
        4,
        2,
    ]
    assert all(each.is_same_story for each in found)
    assert len(ledger.related(1, limit=1)) == 1
    with pytest.raises(LedgerError):
        ledger.related(99)


@pytest.mark.parametrize(
    ("value", "bound", "interval"),
    [
        (7, "exact", (7, 7)),
        (7, "at_least", (7, float("inf"))),
        (7, "less_than", (float("-inf"), 7)),
        (100, "about", (90, 110)),
        (18_000_000, "exact", (17_500_000, 18_500_000)),
        (18_300_000, "exact", (18_250_000, 18_350_000)),
        (2018, "exact", (2018, 2018)),
        ((3, 5), "range", (3, 5)),
        (10**400, "exact", None),
        (None, "vague", None),
    ],
)
def test_bounds_are_intervals(
    value: musnad.Figure, bound: musnad.Figure, interval: tuple[float, float] | None
) -> None:
    figure = musnad.Figure("f1", (0, 1), value, bound)  # type: ignore[arg-type]  # of every kind in turn
    assert interval_of(figure) == interval


def run(tmp_path: Path, *arguments: str) -> str:
    place = tmp_path / "news.db"
    if not place.exists():
        with open_ledger(str(place)) as made:
            filled(made)
    result = CliRunner().invoke(main, [*arguments, "--ledger", str(place)])
    assert result.exit_code == 0, result.output
    return result.output


def test_commands_show_stories_to_people_and_programs(tmp_path: Path) -> None:
    assert "الزعفران" in run(tmp_path, "stories")
    assert json.loads(run(tmp_path, "stories", "--json"))["articles"] == 4
    assert "disagree" in run(tmp_path, "story", "1", "--labels", "en")
    assert json.loads(run(tmp_path, "story", "1", "--json"))["number"] == 1
    assert "صدى تاليا" in run(tmp_path, "related", "1")
    assert json.loads(run(tmp_path, "related", "1", "--json").splitlines()[0])["is_same_story"]
    assert "قتلى" in run(tmp_path, "figures", "1", "--labels", "ar")
    assert json.loads(run(tmp_path, "figures", "1", "--json").splitlines()[0])["verdict"] == "disagree"


def test_figures_are_saved_as_table_and_drawing(tmp_path: Path) -> None:
    table, drawing = tmp_path / "figures.csv", tmp_path / "figures.svg"
    assert not run(tmp_path, "figures", "1", "--csv", str(table), "--plot", str(drawing))
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert {row["verdict"] for row in rows} >= {"disagree", "agree"}
    assert "7" in {row["value"] for row in rows}
    assert "الدفاع المدني" in drawing.read_text(encoding="utf-8")
    ET.parse(drawing)  # noqa: S314 - it was written here


def test_a_drawing_says_in_words_what_it_shows() -> None:
    marks = [Mark("<أ>", "سبعة", 7.0, 7.0), Mark("ب", "على الأقل ثمانية", 8.0, None)]
    drawn = svg("قتلى", [Panel("قتلى", "متعارضة", marks, is_apart=True)])
    titles = [element.text for element in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}title")]  # noqa: S314
    assert titles == ["قتلى", "سبعة — <أ>", "على الأقل ثمانية — ب"]
    assert 'direction="rtl"' in drawn
    assert svg("لا شيء", []).startswith("<svg")


def test_a_drawing_keeps_small_numbers_apart_beside_large_ones() -> None:
    marks = [Mark("أ", "", value, value) for value in (10.0, 100.0, 1000.0, 1000.0)]
    drawn = svg("قتلى", [Panel("قتلى", "متعارضة", marks, is_apart=True)])
    places = [float(place) for place in re.findall(r'<circle class="dot" cx="([0-9.]+)"', drawn)]
    assert places == [40.0, 255.0, 470.0, 470.0]
    same = svg("قتلى", [Panel("قتلى", "متفقة", [Mark("أ", "", 7.0, 7.0)], is_apart=False)])
    assert re.findall(r'<circle class="dot" cx="([0-9.]+)"', same) == ["255.0"]
    assert same.count('class="tick"') == 1
