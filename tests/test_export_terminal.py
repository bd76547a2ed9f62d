"""The record at a terminal: right-to-left comes out right wherever it is shown."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import musnad
from musnad.export.bidi import Bidi, detect, ltr, printable, rtl, width
from musnad.export.explained import explained
from musnad.export.sheet import Cell, Look, row, wrap
from musnad.export.terminal import show
from musnad.export.view import Language, amount, content, moment, speakers
from musnad.extract.explain import Trial
from musnad.record import Record, Value
from sample_record import ASIDE, MINISTER, RECORD

MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")


def shown(bidi: Bidi, *, language: Language = "en", colour: bool = False, columns: int = 100) -> str:
    return "\n".join(show(RECORD, Look(bidi, columns, colour=colour, language=language)))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_all_parts_of_the_record_are_shown(language: Language) -> None:
    text = shown("logical", language=language)
    for statement in RECORD.statements:
        assert RECORD.words(statement.cue.span) in text
        assert RECORD.words(statement.content[0]) in text
        assert str(statement.source.name) in text
    for part in ("1,200", "3,000", "2031-03-04", "خلال مؤتمر صحفي", "وزير المياه", "نهار الساحل", "© جميع"):
        assert part in text


def test_files_and_pipes_get_plain_text() -> None:
    text = shown("logical")
    assert not MARKS.search(text)
    assert "\x1b" not in text


def test_colours_only_where_asked() -> None:
    assert "\x1b[" in shown("visual", colour=True)
    assert "\x1b" not in shown("visual")


@pytest.mark.parametrize("bidi", ["terminal", "visual"])
@pytest.mark.parametrize("columns", [50, 80, 110])
def test_lines_keep_to_the_width_and_text_to_the_right_margin(bidi: Bidi, columns: int) -> None:
    lines = shown(bidi, columns=columns).splitlines()
    assert max(map(width, lines)) == columns
    title = lines[0]
    assert width(title) == columns
    assert title.startswith(" ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قال سالم إن السوق «لن تغلق».", "السوق «لن تغلق»"),
        ('قال سالم إن السوق "لن تغلق".', 'السوق "لن تغلق"'),
        ("قال سالم: «السوق لن تغلق».", "السوق لن تغلق"),
    ],
)
def test_quotations_are_shown_closed(text: str, shown: str) -> None:
    record = musnad.read(text=text)
    assert [content(record, statement) for statement in record.statements] == [shown]


def test_visual_order_is_the_mirror_of_reading_order() -> None:
    # Letters without joined forms of their own keep the expected line readable here.
    assert rtl("دار 12 (ورد)", "visual") == "(ﺩﺭﻭ) 12 ﺭﺍﺩ"
    assert rtl("رد «دور»", "visual") == "«ﺭﻭﺩ» ﺩﺭ"
    assert ltr("via دار (X)", "visual") == "via ﺭﺍﺩ (X)"


def test_letters_are_joined_and_vowel_signs_left_out_in_visual_order() -> None:
    assert rtl("بيت", "visual") == "ﺖﻴﺑ"
    assert rtl("بَيْت", "visual") == "ﺖﻴﺑ"
    assert rtl("لا", "visual") == "ﻻ"


@pytest.mark.parametrize("bidi", ["terminal", "visual"])
def test_dates_keep_their_order_beside_arabic(bidi: Bidi) -> None:
    assert "2031-03-09" in rtl("يوم 2031-03-09", bidi)
    assert "2031-03-09/2031-03-15" in rtl("أسبوع 2031-03-09/2031-03-15", bidi)
    assert "2031-03-09T14:20:00+02:00" in rtl("يوم 2031-03-09T14:20:00+02:00 (من النص)", bidi)


@pytest.mark.parametrize("bidi", ["terminal", "visual"])
def test_addresses_keep_their_order(bidi: Bidi) -> None:
    assert "https://saha.example/a/" in rtl("https://saha.example/a/", bidi)


def test_terminals_that_reorder_get_isolated_logical_text() -> None:
    written = rtl("بيت (1)", "terminal")
    assert MARKS.sub("", written).strip() == "بيت (1)"
    assert written.count("\u2067") == written.count("\u2069") == 1
    # A mark right behind a bracket keeps some terminals from mirroring it.
    assert not re.search("[()]" + MARKS.pattern, written)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color"}, "visual"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, "terminal"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5202"}, "visual"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "?"}, "visual"),
        ({"KONSOLE_VERSION": "221201"}, "terminal"),
        ({"TERM": "mlterm"}, "terminal"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "terminal"),
        ({"TERM_PROGRAM": "vscode"}, "visual"),
        ({"VTE_VERSION": "7006", "MUSNAD_BIDI": "visual"}, "visual"),
        ({"MUSNAD_BIDI": "terminal"}, "terminal"),
        ({"MUSNAD_BIDI": "nonsense"}, "visual"),
        ({}, "visual"),
    ],
)
def test_the_terminal_is_told_by_its_environment(environment: dict[str, str], expected: Bidi) -> None:
    assert detect(environment) == expected


def test_text_cannot_command_the_terminal() -> None:
    assert printable("أ\x1b[31mب\x07\u202eج\nد\r\t") == "أ[31mبج د"
    record = Record(id="\x1b]0;x\x07", text="")
    assert "\x1b" not in "".join(show(record, Look("visual")))


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1417, "1,417"), (2.5, "2.5"), ((10, 15000), "10–15,000"), (None, "?"), (-3, "-3")],
)
def test_amounts(value: Value, expected: str) -> None:
    assert amount(value) == expected


def test_what_stands_among_other_articles_is_told_apart() -> None:
    text = "\n".join(show(ASIDE, Look("logical", 100)))
    article, _, aside = text.partition("Among the page's other articles")
    assert article.count("سليم الورداني (person") == 1
    assert aside.index("نهار الساحل (organization)") < aside.index("Figures")
    assert re.search("٣ آلاف عائلة +Among the page's other articles", aside)


def test_a_source_that_speaks_in_both_stands_in_both() -> None:
    statements = tuple(msgspec.structs.replace(s, source=MINISTER) for s in ASIDE.statements)
    shown = speakers(msgspec.structs.replace(ASIDE, statements=statements))
    assert [(one.is_aside, [s.id for s in one.statements]) for one in shown] == [
        (False, ["s1", "s2"]),
        (True, ["s3", "s4"]),
    ]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2031-03-09", "2031-03-09"),
        ("2031-03-09T17:27:41+00:00", "2031-03-09 17:27 UTC"),
        ("2031-03-09T17:27Z", "2031-03-09 17:27 UTC"),
        ("2031-03-09T17:27:41.500+03:00", "2031-03-09 17:27 +03:00"),
        ("2031-03-09T17:27:41", "2031-03-09 17:27"),
        ("2031-03-09Tnoon", "2031-03-09Tnoon"),
    ],
)
def test_moments(published: str, expected: str) -> None:
    assert moment(published) == expected


def test_columns_stand_side_by_side_from_right_to_left() -> None:
    cells = (Cell("دار", 5), Cell("ورد", 5), Cell("x", 3, is_rtl=False))
    assert list(row(cells, Look("visual"))) == ["x      ﺩﺭﻭ    ﺭﺍﺩ"]


@given(st.text("اب جد", max_size=80), st.integers(1, 20))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text: str, cells: int) -> None:
    lines = list(wrap(text, cells))
    assert all(0 < width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text("اب()«»[]12 xy.،", max_size=40))
def test_visual_order_keeps_all_letters_and_balances_brackets(line: str) -> None:
    written = rtl(line, "visual")
    assert len(re.findall("[12xy.،]", written)) == len(re.findall("[12xy.،]", line))
    assert len(re.findall(r"[()«»\[\]]", written)) == len(re.findall(r"[()«»\[\]]", line))


def test_trials_stand_under_their_paragraph_in_the_order_of_the_text() -> None:
    cues = [statement.cue for statement in RECORD.statements]
    trials = [
        Trial("participle", cues[1].span, "نفى", "fired", ""),
        Trial("verb-that", cues[0].span, "أكد", "failed", "no complement follows"),
        Trial("verb-quote", cues[0].span, "أكد", "fired", ""),
        Trial("verb-that", cues[2].span, "ذكر", "lost", "another reading came first"),
    ]
    text = "\n".join(explained(RECORD, trials, Look()))
    parts = [
        "أكد وزير المياه،",
        "no complement",
        "fired s1: verb-quote",
        "fired s2",
        "وذكرت صحيفة",
        "lost: verb-that",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "s3" not in text


def test_nothing_to_explain_is_said() -> None:
    assert list(explained(RECORD, [], Look())) == ["No word of this text can be a cue."]


def test_cues_outside_blocks_are_explained_in_their_line() -> None:
    record = Record(id="x", text="أول\nقال كذا\nثالث")
    lines = list(explained(record, [Trial("r", (4, 7), "قال", "failed", "why")], Look()))
    assert lines[0] == "قال كذا"
