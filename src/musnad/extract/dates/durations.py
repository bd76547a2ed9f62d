"""Lengths of time (PT3H, P1Y1M21D) and times of the day (T09:30), beside the dates of a text."""

from typing import Final, Literal, NamedTuple

from musnad.extract.dates.marks import (
    AFTER_OF,
    AND,
    AND_COMMA,
    AND_PART,
    HOUR_ONE,
    IN_A_ROW,
    LENGTH,
    ON,
    ONTO,
    THROUGH,
    WHOLE,
)
from musnad.extract.dates.reader import Reader

_UNITS: Final = "YMWDhms"  # the order of ISO 8601
_DAYS: Final = {"N": ("D", 1), "E": ("Y", 10), "C": ("Y", 100)}
_HALF: Final = 0.5
_QUARTER: Final = 0.25
_THIRD: Final = 1 / 3
_NOON: Final = 12


class Length(NamedTuple):
    """A length of time or a time of the day, from token ``start`` to ``end``."""

    start: int
    end: int
    value: str
    kind: Literal["duration", "time"]


class _Amount(NamedTuple):
    unit: str
    many: float
    start: int
    end: int


def lengths(reader: Reader, taken: list[tuple[int, int]]) -> list[Length]:
    """Return the durations and clock times outside the token ranges of ``taken``, in order."""
    covered = {i for start, end in taken for i in range(start, end)}
    found: list[Length] = []
    end = 0
    for i in reader.times:
        if i < end or i in covered:
            continue
        one = _at(reader, i)
        if one is not None and not covered.intersection(range(one.start, one.end)) and one.start >= end:
            found.append(one)
            end = one.end
    return found


def _at(reader: Reader, i: int) -> Length | None:
    time = reader.time(i)
    if time.kind == "deictic" and time.value == 0 and reader.form(i - 1) in THROUGH:
        return Length(i - 1, i + 1, "P1D", "duration")
    if time.kind == "number":
        clock = _digital(reader, i)
        if clock is not None:
            return clock
    if time.kind != "unit":
        return None
    if time.unit == "h" and time.definite and (clock := _clock(reader, i)):
        return clock
    return _duration(reader, i)


# --- durations ---------------------------------------------------------------------------------


def _duration(reader: Reader, i: int) -> Length | None:
    amounts = _amounts(reader, i)
    if not amounts:
        return _nth_running(reader, i)
    return Length(amounts[0].start, amounts[-1].end, _iso(amounts), "duration")


def _nth_running(reader: Reader, i: int) -> Length | None:
    """Read «للعام الرابع على التوالي»: it has lasted four years."""
    time = reader.time(i)
    ordinal = reader.ordinal(i + 1)
    if ordinal is None or time.unit not in "DWMY" or time.prefix[-2:-1] not in ONTO:
        return None
    j = ordinal[1]
    if reader.form(j) not in ON or reader.form(j + 1) not in IN_A_ROW:
        return None
    return Length(i, j + 2, f"P{ordinal[0]}{time.unit}", "duration")


def _amounts(reader: Reader, i: int) -> list[_Amount]:
    found: list[_Amount] = []
    one = _before(reader, i) or _alone(reader, i)
    while one is not None:
        found.append(one)
        j = one.end + (reader.form(one.end) in AND_COMMA)
        one = _next(reader, j)
    return found


def _next(reader: Reader, j: int) -> _Amount | None:
    """Read an amount that goes on: و21 يوماً, وشهر, ثلاثة أيام."""
    amount = reader.amount(j)
    at = amount[1] if amount else j
    if reader.kind(at) != "unit" or reader.time(at).definite:
        return None
    if amount is None and reader.time(j).prefix not in AND and reader.form(j - 1) not in AND:
        return None
    return _Amount(*_unit(reader, at, amount[0] if amount else None), j, _unit_end(reader, at))


def _before(reader: Reader, i: int) -> _Amount | None:
    """Read the unit at ``i`` with the number before it."""
    for back in range(1, 6):
        amount = reader.amount(i - back)
        if amount is not None and amount[1] == i:
            start = i - back
            while (longer := reader.amount(start - 1)) is not None and longer[1] == i:
                start -= 1
                amount = longer
            return _Amount(*_unit(reader, i, amount[0]), start, _unit_end(reader, i))
    if reader.kind(i - 1) == "unit" and reader.time(i - 1).unit in "2Q3" and not reader.time(i - 1).definite:
        part = {"2": _HALF, "Q": _QUARTER, "3": _THIRD}[reader.time(i - 1).unit]
        return _Amount(*_unit(reader, i, part), i - 1, i + 1)
    return None


def _alone(reader: Reader, i: int) -> _Amount | None:
    """Read a dual, or one unit where its neighbours say that it is a length."""
    time = reader.time(i)
    if time.value == 2 and not time.definite:
        return _Amount(*_unit(reader, i, None), i, _unit_end(reader, i))
    whole = reader.form(i + 1) in WHOLE
    told = reader.form(i - 1) in LENGTH or whole or reader.form(i + 1) in AND_PART
    if time.value != 1 or not told or time.unit in "23Q":
        return None
    through = reader.form(i - 1) in THROUGH
    if time.definite and not through:
        return None
    return _Amount(*_unit(reader, i, None), i - through, _unit_end(reader, i))


def _unit(reader: Reader, i: int, count: float | None) -> tuple[str, float]:
    time = reader.time(i)
    unit, times = _DAYS.get(time.unit, (time.unit, 1))
    number = float(count if count is not None else time.value or 1)
    return unit, (number + AND_PART.get(reader.form(i + 1), 0)) * times


def _unit_end(reader: Reader, i: int) -> int:
    return i + 2 if reader.form(i + 1) in AND_PART or reader.form(i + 1) in WHOLE else i + 1


def _iso(amounts: list[_Amount]) -> str:
    totals: dict[str, float] = {}
    for amount in amounts:
        totals[amount.unit] = totals.get(amount.unit, 0) + amount.many
    written = {unit: f"{totals[unit]:g}{unit.upper()}" for unit in _UNITS if unit in totals}
    clock = "".join(written[unit] for unit in "hms" if unit in written)
    return "P" + "".join(written[unit] for unit in "YMWD" if unit in written) + (f"T{clock}" if clock else "")


# --- times of the day --------------------------------------------------------------------------


def _digital(reader: Reader, i: int) -> Length | None:
    """Read 09:40 صباحاً."""
    hour = reader.number(i, 0, 24)
    if hour is None or reader.form(i + 1) != ":" or not reader.touching(i) or len(reader.form(i + 2)) != 2:
        return None
    minute = reader.number(i + 2, 0, 59)
    if minute is None:
        return None
    end, shift = _daypart(reader, i + 3)
    return Length(i, end, _time(hour, minute, shift), "time")


def _clock(reader: Reader, i: int) -> Length | None:
    """Read الساعة 9:34, الساعة التاسعة والنصف مساءً, الساعة 8 صباحاً."""
    digital = _digital(reader, i + 1)
    if digital is not None:
        return Length(i, digital.end, digital.value, "time")
    ordinal = reader.ordinal(i + 1)
    number = reader.number(i + 1, 1, 24)
    hour, j = ordinal or (number, i + 2)
    if reader.form(i + 1) in HOUR_ONE:
        hour, j = 1, i + 2
    if hour is None or not 1 <= hour <= 2 * _NOON:
        return None
    minute = round(AND_PART.get(reader.form(j), 0) * 60)
    j += minute > 0
    end, shift = _daypart(reader, j)
    return Length(i, end, _time(hour, minute, shift), "time")


def _daypart(reader: Reader, i: int) -> tuple[int, int]:
    """Return the end of a part of the day and the hours it adds: «مساء» 12."""
    j = i + 1 if reader.form(i) in AFTER_OF else i
    time = reader.time(j)
    return (j + 1, time.value) if time.kind == "daypart" else (i, 0)


def _time(hour: int, minute: int, shift: int) -> str:
    if shift and hour < _NOON:
        hour += shift
    return f"T{hour % 24:02d}:{minute:02d}"
