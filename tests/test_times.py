"""Words of calendar expressions as the tables give them."""

import pytest

from musnad.lexicon.tables import rows
from musnad.lexicon.times import holidays, marks, time_reading
from musnad.lexicon.types import TimeReading
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.fold import fold


def reading(word: str) -> TimeReading | None:
    return time_reading(vocabulary()[word])


@pytest.mark.parametrize(
    ("word", "kind", "value", "prefix"),
    [
        ("فبراير", "month", 2, ""),
        ("وفبراير", "month", 2, "و"),
        ("رمضان", "month", 29, ""),
        ("كانون", "month_head", 0, ""),
        ("الثُّلاثاءُ", "weekday", 2, ""),
        ("للعام", "unit", 1, "لل"),
        ("والشهر", "unit", 1, "و"),
        ("بأمس", "deictic", -1, "ب"),
        ("المقبل", "direction", 1, ""),
        ("٢٠١٨", "year", 2018, ""),
        ("24", "number", 24, ""),
        ("سيلتقي", "future", 0, ""),
        ("وستعود", "future", 0, ""),
    ],
)
def test_readings(word: str, kind: str, value: int, prefix: str) -> None:
    found = reading(word)
    assert found is not None
    assert (found.kind, found.value, found.prefix) == (kind, value, prefix)


@pytest.mark.parametrize("word", ["كتاب", "سيارة", "سياسية", "الستار", "وقت", "9,098", "12345"])
def test_words_that_are_none(word: str) -> None:
    assert reading(word) is None


def test_holidays_longest_name_first() -> None:
    names = holidays("عيد")
    assert [len(one.rest) for one in names] == sorted((len(one.rest) for one in names), reverse=True)


def test_marks_are_folded() -> None:
    assert fold("إلى") in marks("to")
    with pytest.raises(KeyError):
        marks("no such mark")


@pytest.mark.parametrize("table", ["months", "weekdays", "time_words", "time_marks", "holidays"])
def test_no_entry_stands_twice(table: str) -> None:
    columns = {
        "months": ("form", "month", "calendar", "tradition", "standing"),
        "weekdays": ("form", "weekday", "standing"),
        "time_words": ("form", "kind", "value", "unit"),
        "time_marks": ("mark", "words"),
        "holidays": ("name", "day"),
    }[table]
    forms = [fold(row[columns[0]]) for row in rows(f"lexicon/{table}.tsv", columns)]
    assert len(forms) == len(set(forms))
