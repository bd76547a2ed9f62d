"""The Hijri calendar against days known from almanacs, and against itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.extract.dates import hijri


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((1436, 10, 25), date(2015, 8, 10)),
        ((1445, 9, 1), date(2024, 3, 11)),
        ((1441, 1, 1), date(2019, 8, 31)),
        ((1400, 1, 1), date(1979, 11, 20)),
        ((1, 1, 1), date(622, 7, 19)),
    ],
)
def test_known_days(parts: tuple[int, int, int], expected: date) -> None:
    assert hijri.to_date(*parts) == expected


def test_the_table_and_the_tabular_calendar_meet() -> None:
    assert hijri.month_period(1342, 12).end + timedelta(days=1) == hijri.first_day(1343, 1)


@given(st.dates(date(630, 1, 1), date(2200, 1, 1)))
def test_there_and_back(day: date) -> None:
    year, month, number = hijri.from_date(day)
    assert 1 <= number <= 31
    assert hijri.first_day(year, month) + timedelta(days=number - 1) == day


@given(st.integers(1365, 1499), st.integers(1, 12))
def test_months_have_29_or_30_days(year: int, month: int) -> None:
    # The table of hijridate has months of 28 and of 31 days before 1365.
    assert hijri.month_length(year, month) in {29, 30}


@pytest.mark.parametrize("parts", [(1436, 13, 1), (1436, 0, 1), (1436, 1, 31), (0, 1, 1)])
def test_what_is_no_hijri_day(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no "):
        hijri.to_date(*parts)
