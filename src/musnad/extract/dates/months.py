"""Months and the days and years beside them."""

from typing import Final

from musnad.extract.dates.marks import (
    AFTER,
    AND,
    BETWEEN,
    CLITIC_IN,
    CURRENT,
    DASHES,
    EARLIER,
    IN,
    OF,
    OF_IN,
    ONE,
    ONTO,
    TO,
)
from musnad.extract.dates.nodes import Between, Calendar, Context, DayOf, Node
from musnad.extract.dates.numeric import numeric_date
from musnad.extract.dates.points import point, reads
from musnad.extract.dates.reader import Found, Reader
from musnad.extract.dates.stretches import Nth, Unit
from musnad.lexicon.units import currency_names, is_known_unit

_DAY_JOINTS: Final = (TO | AND) - ONTO - {"/"}
_SLASHES: Final = DASHES | {"/", "\\"}  # «7 / نوفمبر / 1962»
_NO_CONTEXT: Final = Context(None)


def month_at(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return a month after «من», «شهر», «-» or nothing, and its end; «شهر عشرة» counts months."""
    j = i
    if reader.form(j) in OF_IN | DASHES | {"/"}:
        j += 1
    head = reader.kind(j) == "unit" and reader.time(j).unit == "M" and reader.time(j).value == 1
    found = reader.month(j + 1 if head else j)
    if found or not head or reader.time(j).definite:
        return found
    number = reader.amount(j + 1)
    if (
        number
        and reader.is_number_word(j + 1)
        and number[0] in range(1, 13)
        and reader.form(j + 1) not in ONE
    ):
        return int(number[0]), number[1]
    return None


def calendar(reader: Reader, start: int, day: int | None, month: tuple[int, int]) -> Found:
    """Read what follows day and month: the year, a direction, both; «الماضي» before or after the year."""
    number, end = month
    hijri = number > 20
    direction = reader.direction(end)
    if direction:
        year = reader.year(direction[1], bare=False)
        end = direction[1]
    else:
        slash = day is not None and reader.form(end) in _SLASHES and reader.kind(end + 1) == "year"
        year = reader.year(end + slash)
    node = Calendar(month=number % 20, day=day, hijri=hijri)
    if year is None:
        return Found(node._replace(direction=direction[0] if direction else None), start, end)
    if hijri and year.year is not None and not year.hijri and year.year > 1600:
        return _hijri_month_of_gregorian_year(node, year.year, start, year.end)
    return Found(node._replace(year=year.year, shift=year.shift, same=year.same), start, year.end)


def _hijri_month_of_gregorian_year(node: Calendar, year: int, start: int, end: int) -> Found:
    """Read «رمضان 2019»: the Hijri year whose month begins in that Gregorian year."""
    first = int((year - 622) * 1.030684)
    for hijri_year in range(first - 1, first + 3):
        found = node._replace(year=hijri_year)
        period = found.resolve(_NO_CONTEXT)
        if period and period.start.year == year:
            return Found(found, start, end)
    return Found(node, start, end)


def day_of_month(reader: Reader, i: int) -> Found | None:
    """Read a day with its month: 24 فبراير 2022, الرابع من مارس, 20 من الشهر القادم, 12 الجاري."""
    day = reader.day(i)
    if day is None:
        return None
    number, end = day
    end += reader.form(end) == ")" and reader.form(i - 1) == "("  # «يوم (19) شوال»
    named = reader.kind(i) == "ordinal" and reader.form(end) in IN  # «للمرة الأولى في فبراير»
    month = month_at(reader, end) if not named else None
    if month is not None:
        found = calendar(reader, i, number, month)
        if (
            reader.time(month[1] - 1).unit != "dated"
            or _is_dated(found.node)
            or reader.kind(month[1] - 2) == "unit"
        ):
            return found
        return None
    month = month_at(reader, reader.skip_comma(end)) if reader.words[i].kind == 1 else None
    if month is not None:
        return calendar(reader, i, number, month)
    return _day_of_pointed_month(reader, i, number, end)


def _day_of_pointed_month(reader: Reader, i: int, number: int, end: int) -> Found | None:
    if reader.kind(i) == "ordinal" and reader.kind(end) == "this":
        return None  # «للمرة الثالثة هذا الشهر»
    frame = reader.pointed_unit(end)
    if frame is not None and isinstance(frame.node, Unit) and frame.node.unit == "M":
        return Found(DayOf(number, frame.node), i, frame.end)
    direction = reader.direction(end)
    if direction and reader.form(end) in CURRENT and reader.kind(i) == "number":
        return Found(DayOf(number, Unit("M", 0)), i, direction[1])
    return None


@reads("month", "month_head")
def from_month(reader: Reader, i: int) -> Found | None:
    """Read an expression that begins with a month: أبريل 2001, يناير 1, مايو الحادي والعشرين."""
    month = reader.month(i)
    if month is None:
        return None
    number, end = month
    day = reader.day(end + 1 if reader.form(end) == "-" else end)
    dated = reader.time(i).unit == "dated" and reader.kind(i + 1) not in {"number", "ordinal"}
    if (
        day
        and not dated
        and reader.kind(day[1]) != "unit"
        and reader.form(day[1]) not in {"%", "٪", *IN}
        and not _counts(reader, day[1])
        and month_at(reader, day[1]) is None
    ):
        return calendar(reader, i, day[0], (number, day[1]))
    found = calendar(reader, i, None, month)
    return found if _supported(reader, i, found) else None


def _counts(reader: Reader, i: int) -> bool:
    """Tell whether the word at ``i`` is what the number before it counts: «تسليم سبتمبر 13 سنتاً»."""
    return reader.is_word(i) and (is_known_unit(reader.form(i)) or bool(currency_names(reader.form(i))))


def _supported(reader: Reader, i: int, found: Found) -> bool:
    """Tell whether a name that is also another word is a month here."""
    node, standing = found.node, reader.time(i).unit
    if standing not in {"beside", "dated"} or _is_dated(node):
        return True
    if standing == "dated":
        return found.end > i + 1 and isinstance(node, Calendar) and node.day is None
    single = found.end == i + 1
    before = reader.time(i - 1)
    if not single or before.kind in {"shift", "part"} or reader.time(i).prefix in CLITIC_IN:
        return not single or before.kind != "shift" or reader.form(i - 1) not in AFTER
    if reader.form(i - 1) in OF and reader.form(i - 2) in EARLIER:
        return True  # «في وقت سابق من مايو»
    return before.kind == "bound" and before.value == 1


def _is_dated(node: Node) -> bool:
    """Tell whether a month has its year or a direction beside it."""
    return isinstance(node, Calendar) and (
        node.year is not None or node.direction is not None or node.shift is not None or node.same
    )


def joined_days(reader: Reader, i: int) -> Found | None:
    """Read two days of one month, which the second carries: 7-9 محرم 1437, 15 و19 نوفمبر after بين."""
    first = reader.day(i)
    j = _joined(reader, first[1]) if first else None
    second = reader.day(j) if j is not None else None
    if first is None or j is None or second is None or _joined(reader, second[1]) is not None:
        return None  # one day only, or a list of days, which is read day by day
    found = point(reader, j)
    if found is None or not isinstance(found.node, Calendar | DayOf):
        return None
    sign = reader.form(first[1])
    apart = second[0] - first[0]
    each_for_itself = sign not in TO and reader.form(i - 1) not in BETWEEN and apart > 1
    if found.node.day != second[0] or not apart or each_for_itself or (apart < 0 and sign not in DASHES):
        return None
    early, late = sorted((first[0], second[0]))  # «17-11 رمضان»: the numbers typed the other way round
    return Found(Between(found.node._replace(day=early), found.node._replace(day=late)), i, found.end)


def _joined(reader: Reader, j: int) -> int | None:
    """Return where a day joined at ``j`` to the one before it stands: -9, و19."""
    if reader.time(j).prefix in AND and reader.day(j) is not None:
        return j
    return j + 1 if reader.form(j) in _DAY_JOINTS and reader.day(j + 1) is not None else None


def frame_at(reader: Reader, i: int) -> Found | None:
    """Read the month or year that holds another: من شهر أكتوبر 2014, لعام 2014, من الشهر القادم."""
    pointed = reader.pointed_unit(i)
    if pointed:
        return pointed
    month = month_at(reader, i)
    if month:
        found = calendar(reader, i, None, month)
        while isinstance(found.node, Calendar) and found.node.year is None and reader.form(found.end) in IN:
            year = reader.year(found.end + 1)
            if year is None:
                break
            found = Found(found.node._replace(year=year.year), i, year.end)
        return found
    year = reader.year(i)
    return Found(year.node(), i, year.end) if year else None


def closes(reader: Reader, i: int) -> bool:
    """Tell whether what follows a number is not counted by it."""
    return (not reader.is_word(i) and reader.form(i) not in {"/", "-"}) or reader.kind(i) == "bound"


@reads("year")
def from_year(reader: Reader, i: int) -> Found | None:
    """Read a year standing alone, or the year of a numeric date or quarter that follows it."""
    found = numeric_date(reader, i)
    if found is not None:
        return found
    time = reader.time(i)
    part = reader.time(i + 1)
    if part.kind == "unit" and part.unit in "Q2" and part.definite:
        ordinal = reader.ordinal(i + 2)
        if ordinal:
            return Found(Nth(part.unit, ordinal[0], Calendar(year=time.value)), i, ordinal[1])
    end, era = reader.era(i + 1)
    hijri = era == "h" or (not era and time.value < 1500 and time.value >= 1300)
    return Found(Calendar(year=time.value, hijri=hijri), i, end)
