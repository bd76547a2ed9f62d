"""Stretches of the calendar and how they are written."""

from datetime import date

import pytest

from musnad.extract.dates import values
from musnad.extract.dates.values import Period


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (values.day(date(2022, 2, 24)), "2022-02-24"),
        (values.month(2022, 2), "2022-02"),
        (values.year(2022), "2022"),
        (values.week(date(2022, 2, 24)), "2022-02-21/2022-02-27"),
        (values.months(2015, 4, 6), "2015-04/2015-06"),
        (values.years(1980, 1989), "1980/1989"),
        (values.year(2012).to(values.year(2016)), "2012/2016"),
        (values.month(2005, 8).to(values.day(date(2005, 9, 3))), "2005-08-01/2005-09-03"),
    ],
)
def test_iso(period: Period, expected: str) -> None:
    assert period.iso() == expected


@pytest.mark.parametrize(
    ("unit", "count", "expected"),
    [
        ("D", -1, "2015-08-09"),
        ("W", 1, "2015-08-17/2015-08-23"),
        ("M", -8, "2014-12"),
        ("Q", -1, "2015-04/2015-06"),
        ("2", 1, "2016-01/2016-06"),
        ("Y", 1, "2016"),
        ("E", -1, "2000/2009"),
        ("C", -1, "1901/2000"),
    ],
)
def test_units_are_counted_from_a_day(unit: str, count: int, expected: str) -> None:
    assert values.shift_unit(date(2015, 8, 10), unit, count).iso() == expected


def test_a_month_on_from_its_last_day() -> None:
    assert values.add_months(date(2016, 1, 31), 1) == date(2016, 2, 29)


def test_weekdays_of_a_month() -> None:
    march = values.month(2013, 3)
    assert values.nth_weekday(march, 1, 1) == date(2013, 3, 4)
    assert values.nth_weekday(march, 1, -1) == date(2013, 3, 25)
    assert values.nth_weekday(march, 1, 5) is None


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (2013, date(2013, 3, 31), date(2013, 5, 5)),
        (2018, date(2018, 4, 1), date(2018, 4, 8)),
        (2025, date(2025, 4, 20), date(2025, 4, 20)),
    ],
)
def test_easter(year: int, western: date, eastern: date) -> None:
    assert values.western_easter(year) == western
    assert values.eastern_easter(year) == eastern
