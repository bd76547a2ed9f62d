"""Stretches of the calendar and their ISO 8601 form."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

Precision = Literal["Y", "M", "D"]

_LENGTHS: Final[dict[Precision, int]] = {"Y": 4, "M": 7, "D": 10}


class Period(NamedTuple):
    """First and last day of a stretch of time, and the unit it is told in: year, month or day."""

    start: date
    end: date
    precision: Precision

    def iso(self) -> str:
        """Return YYYY, YYYY-MM, YYYY-MM-DD, or start/end of such."""
        length = _LENGTHS[self.precision]
        if self.start == self.end:
            return self.start.isoformat()[:length]
        first, last = self.start.isoformat()[:length], self.end.isoformat()[:length]
        return first if first == last else f"{first}/{last}"

    def to(self, other: "Period") -> "Period":
        """Return the stretch from the start of this period to the end of ``other``."""
        if self.precision == other.precision:
            return Period(self.start, other.end, self.precision)
        return Period(self.start, other.end, "D" if "D" in (self.precision, other.precision) else "M")


def day(value: date) -> Period:
    return Period(value, value, "D")


def days(start: date, end: date) -> Period:
    return Period(start, end, "D")


def month(year: int, number: int) -> Period:
    return Period(date(year, number, 1), month_end(year, number), "M")


def months(year: int, first: int, last: int) -> Period:
    """Return the months from ``first`` to ``last`` of one year."""
    return Period(date(year, first, 1), month_end(year, last), "M")


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), "Y")


def years(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31), "Y")


def month_end(year: int, number: int) -> date:
    return date(year, number, monthrange(year, number)[1])


def week(value: date) -> Period:
    """Return the week of ``value``, Monday to Sunday."""
    monday = value - timedelta(days=value.weekday())
    return Period(monday, monday + timedelta(days=6), "D")


def add_months(value: date, count: int) -> date:
    """Return the same day ``count`` months on, or the last day of a shorter month."""
    index = value.year * 12 + value.month - 1 + count
    target, number = divmod(index, 12)
    return date(target, number + 1, min(value.day, monthrange(target, number + 1)[1]))


def shift_unit(value: date, unit: str, count: int) -> Period:
    """Return the unit of the calendar (D, W, M, Q, 2, Y, E, C) ``count`` after the one of ``value``."""
    if unit in "DN":
        return day(value + timedelta(days=count))
    if unit == "W":
        return week(value + timedelta(days=7 * count))
    if unit == "M":
        moved = add_months(value.replace(day=1), count)
        return month(moved.year, moved.month)
    if unit in "Q2":
        return _part_of_year(value, 3 if unit == "Q" else 6, count)
    if unit == "C":
        return century((value.year - 1) // 100 + 1 + count)
    length = 10 if unit == "E" else 1
    first = (value.year // length + count) * length
    return years(first, first + length - 1)


def _part_of_year(value: date, length: int, count: int) -> Period:
    parts = 12 // length
    target, part = divmod(value.year * parts + (value.month - 1) // length + count, parts)
    return months(target, part * length + 1, part * length + length)


def century(number: int) -> Period:
    return years(number * 100 - 99, number * 100)


def add_units(value: date, unit: str, count: float) -> date:
    """Return the day ``count`` units (D, W, M, Y …) after ``value``."""
    if unit in "DN":
        return value + timedelta(days=count)
    if unit == "W":
        return value + timedelta(days=7 * count)
    whole = round(count * {"M": 1, "Q": 3, "2": 6, "Y": 12, "E": 120, "C": 1200}[unit])
    return add_months(value, whole)


def nth_weekday(within: Period, weekday: int, number: int) -> date | None:
    """Return the ``number``-th (from 1; -1 the last) ISO ``weekday`` in the period, None where none is."""
    if number > 0:
        found = within.start + timedelta(days=(weekday - within.start.isoweekday()) % 7 + 7 * (number - 1))
    else:
        found = within.end - timedelta(days=(within.end.isoweekday() - weekday) % 7 - 7 * (number + 1))
    return found if within.start <= found <= within.end else None


def western_easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian computus."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    number, rest = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, number, rest + 1)


def eastern_easter(year: int) -> date:
    """Return Easter Sunday of the Julian computus, as a Gregorian day (valid 1900 to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    number, rest = divmod(d + e + 114, 31)
    return date(year, number, rest + 1) + timedelta(days=13)
