"""Expressions that begin with a number, an ordinal or a preposition that counts from today."""

from typing import Final

from musnad.extract.dates.days import before_yesterday, deictic_tail
from musnad.extract.dates.marks import (
    AND,
    AND_COMMA,
    BEFORE_AFTER,
    COMMAS,
    DAY,
    FROM_NOW,
    NOW,
    OF,
    OF_IN,
    ONE,
    TO,
    TOLD,
)
from musnad.extract.dates.months import closes, day_of_month, frame_at, joined_days
from musnad.extract.dates.nodes import Calendar, NthWeekday
from musnad.extract.dates.numeric import numeric_date
from musnad.extract.dates.points import reads
from musnad.extract.dates.reader import Found, Reader
from musnad.extract.dates.stretches import Nth, Offset, Stretch
from musnad.extract.dates.units import from_unit

_AFTER_NUMBER: Final = TO | AND | OF_IN | COMMAS | {"\\", "(", ")"}
_MOST_UNITS: Final = 7  # years, months, weeks, days, hours, minutes, seconds


@reads("number")
def from_number(reader: Reader, i: int) -> Found | None:
    """Read an expression that begins with a number in digits."""
    if reader.kind(i + 1) == "unit":
        return _counted(reader, i) or day_of_month(reader, i) or joined_days(reader, i)
    if not _goes_on(reader, i + 1):
        return None
    found = numeric_date(reader, i)
    if found is not None:
        return found
    found = day_of_month(reader, i)
    if found is not None:
        return found
    return joined_days(reader, i)


def _goes_on(reader: Reader, i: int) -> bool:
    """Tell whether what follows a number can make it a date: most numbers count something."""
    form = reader.form(i)
    if form in OF_IN:
        return i + 1 in reader.times
    return i in reader.times or form in _AFTER_NUMBER


def _counted(reader: Reader, i: int) -> Found | None:
    """Read «3 أيام القادمة», «العشر سنوات المقبلة»."""
    amount = reader.amount(i)
    if amount is None:
        return None
    unit = reader.time(amount[1])
    if unit.kind != "unit" or unit.unit not in "DWMYEC" or (unit.definite and unit.value == 1):
        return None
    direction = reader.direction(amount[1] + 1)
    if direction is None or not direction[0]:
        return _from_now(reader, i)
    return Found(Stretch(unit.unit, int(amount[0]), direction[0]), i, direction[1])


def _from_now(reader: Reader, i: int) -> Found | None:
    """Read «أسبوعان من الآن»."""
    amounts = amounts_at(reader, i)
    if amounts and reader.form(amounts[1]) in OF and reader.form(amounts[1] + 1) in NOW:
        return Found(Offset(amounts[0], 1), i, amounts[1] + 2)
    return None


@reads("thousand")
def from_thousand(reader: Reader, i: int) -> Found | None:
    """Read a year in words after a preposition of time: في ألف وسبعمائة وتسعة وثمانين."""
    amount = reader.amount(i) if reader.kind(i - 1) == "bound" else None
    if amount is None or amount[1] < i + 3 or not closes(reader, amount[1]):
        return None
    return Found(Calendar(year=int(amount[0])), i, amount[1]) if 1000 < amount[0] < 2100 else None


@reads("ordinal")
def from_ordinal(reader: Reader, i: int) -> Found | None:
    """Read الرابع من مارس, أول يناير, ثالث يوم من شهر عشرة, أول أمس, أول 11 شهراً من عام 2017."""
    time = reader.time(i)
    if time.unit == "open":
        if time.value == 1 and (found := before_yesterday(reader, i)):
            return found
        found = nth(reader, i, time.value, i + 1)
        if found:
            return found
    ordinal = reader.ordinal(i)
    if ordinal is None or not _goes_on(reader, ordinal[1]):
        return None
    return day_of_month(reader, i) or joined_days(reader, i)


@reads("last")
def from_last(reader: Reader, i: int) -> Found | None:
    return nth(reader, i, -1, i + 1)


def nth(reader: Reader, i: int, number: int, j: int) -> Found | None:
    """Read what comes n-th: a weekday, a unit, several units, within a month or year."""
    if reader.kind(j) == "unit" and reader.time(j).unit == "D" and reader.kind(j + 1) == "weekday":
        j += 1
    time = reader.time(j)
    if time.kind == "weekday":
        frame = frame_at(reader, j + 1)
        return Found(NthWeekday(time.value, number, frame.node), i, frame.end) if frame else None
    amount = reader.amount(j)
    count = 1
    if amount and reader.kind(amount[1]) == "unit":
        count, j = int(amount[0]), amount[1]
        time = reader.time(j)
    if time.kind != "unit" or time.unit not in "DWMQY":
        return None
    count = time.value if time.value == 2 else count
    frame = frame_at(reader, j + 1)
    if frame:
        return Found(Nth(time.unit, number, frame.node, count), i, frame.end)
    if number == -1 and (count > 1 or time.unit == "D"):
        return Found(Stretch(time.unit, count, -1), i, j + 1)
    return None


@reads("shift")
def from_shift(reader: Reader, i: int) -> Found | None:
    """Read بعد غد, قبل أمس, قبل ثلاثة أيام, منذ شهر و21 يوماً."""
    if i + 1 not in reader.times and (i + 1 >= reader.count or reader.words[i + 1].number is None):
        return None
    time = reader.time(i)
    j = i + 2 if reader.kind(i + 1) == "unit" and reader.form(i + 1) in DAY else i + 1
    following = reader.time(j)
    if following.kind == "deictic" and following.value == time.value and reader.form(i) in BEFORE_AFTER:
        return deictic_tail(reader, i, j + 1, 2 * time.value)
    if reader.kind(i + 1) == "unit" and (reader.time(i + 1).definite or from_unit(reader, i + 1)):
        return None  # «منذ عام 2011», «قبل شهر رمضان»
    amounts = amounts_at(reader, i + 1)
    if amounts is None:
        return None
    end = amounts[1]
    if reader.form(end) in OF and reader.form(end + 1) in FROM_NOW:
        end += 2
    elif reader.form(end) in TOLD:
        return None
    return Found(Offset(amounts[0], time.value), i, end)


def amounts_at(reader: Reader, i: int) -> tuple[tuple[tuple[str, float], ...], int] | None:
    """Read «ثلاثة أيام», «أسبوع», «عامين», «2 سنة و1 شهر و21 يوماً», and the end."""
    found: list[tuple[str, float]] = []
    end = i
    while len(found) < _MOST_UNITS and (one := _amount_of_unit(reader, i)) is not None:
        unit, count, end = one
        found.append((unit, count))
        i = end
        if reader.form(i) in AND_COMMA:
            i += 1
        elif reader.time(i).prefix not in AND and not reader.amount(i):
            break
    return (tuple(found), end) if found else None


def _amount_of_unit(reader: Reader, i: int) -> tuple[str, float, int] | None:
    time = reader.time(i)
    if time.kind == "unit" and not time.definite and time.unit in "DNWMYEC":
        count = float(time.value) if time.value else 0.0
        end = i + 1
        if reader.form(end) in ONE:
            end += 1
        return (time.unit, count, end) if count else None
    amount = reader.amount(i)
    if amount is None:
        return None
    unit = reader.time(amount[1])
    if unit.kind != "unit" or unit.unit not in "DNWMYEC":
        return None
    return unit.unit, amount[0], amount[1] + 1
