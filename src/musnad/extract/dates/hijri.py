"""The Hijri calendar: Umm al-Qura where its table reaches (1343 to 1500 AH), else the tabular one."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from musnad.extract.dates.values import Period

UMM_AL_QURA: Final = range(1343, 1501)
_EPOCH: Final = date(622, 7, 19).toordinal()  # 1 Muharram 1 AH of the civil tabular calendar, Gregorian
_LEAP: Final = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})


@lru_cache(maxsize=4096)
def first_day(year: int, month: int) -> date:
    """Return the first day of a Hijri month.

    Raises:
        ValueError: the month is not 1 to 12, or lies outside the years a date can hold.
    """
    if not 1 <= month <= 12 or not 1 <= year <= 9600:
        raise ValueError(f"no Hijri month {month} of year {year}")
    if year in UMM_AL_QURA:
        # Loaded here: most articles have no Hijri date, and the table takes time to load.
        from hijridate import Hijri  # noqa: PLC0415

        return date.fromordinal(Hijri(year, month, 1).to_gregorian().toordinal())
    cycle, rest = divmod(year - 1, 30)
    passed = cycle * 10631 + rest * 354 + sum(1 for leap in _LEAP if leap <= rest)
    return date.fromordinal(_EPOCH + passed + 29 * (month - 1) + month // 2)


def month_length(year: int, month: int) -> int:
    """Return the number of days, 29 or 30, of a Hijri month."""
    return (_next_month(year, month) - first_day(year, month)).days


def to_date(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Hijri date.

    Raises:
        ValueError: there is no such day; the 30th of a month of 29 is read as the next day,
            for sightings of the moon differ by one.
    """
    if not 1 <= day <= 30:
        raise ValueError(f"no day {day} in a Hijri month")
    return first_day(year, month) + timedelta(days=day - 1)


def month_period(year: int, month: int) -> Period:
    return Period(first_day(year, month), _next_month(year, month) - timedelta(days=1), "D")


def year_period(year: int) -> Period:
    return Period(first_day(year, 1), first_day(year + 1, 1) - timedelta(days=1), "D")


@lru_cache(maxsize=1024)
def from_date(value: date) -> tuple[int, int, int]:
    """Return Hijri year, month and day of a Gregorian day."""
    year = int((value.toordinal() - _EPOCH) / 354.36667) + 1
    while first_day(year, 1) > value:
        year -= 1
    while first_day(year + 1, 1) <= value:
        year += 1
    month = next(m for m in range(12, 0, -1) if first_day(year, m) <= value)
    return year, month, (value - first_day(year, month)).days + 1


def _next_month(year: int, month: int) -> date:
    return first_day(year + month // 12, month % 12 + 1)
