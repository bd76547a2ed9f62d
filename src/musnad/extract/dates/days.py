"""Weekdays, and words that point at a day: اليوم, أمس, هذا الأسبوع."""

from typing import Final

from musnad.extract.dates.marks import BEFORE, COMMAS, DASHES, IN, LATEST, OF, ONTO, THE_FIRST
from musnad.extract.dates.months import closes, frame_at
from musnad.extract.dates.nodes import Calendar, DayOf, DayOrNth, Deictic, NthWeekday, Weekday
from musnad.extract.dates.points import point, reads
from musnad.extract.dates.reader import Found, Reader
from musnad.extract.dates.stretches import Season, Unit

_SUNDAY: Final = 7
_BEFORE_DATE: Final = frozenset({":", *ONTO})
_BEFORE_DAY: Final = frozenset({"(", "/", *COMMAS, *DASHES, *IN})
_REPEATS: Final = frozenset({"(", "[", *COMMAS, *DASHES})


@reads("weekday")
def from_weekday(reader: Reader, i: int) -> Found | None:
    """Read a weekday with what may follow it: a date, a day, a direction, its week."""
    time = reader.time(i)
    if time.value == _SUNDAY and _eleven(reader, i + 1):
        return None  # المتنافسون الأحد عشر
    after_day = reader.kind(i - 1) == "unit" and reader.time(i - 1).unit in "DN"
    frame = reader.pointed_unit(i + 1)
    if frame and isinstance(frame.node, Unit) and frame.node.unit == "W":
        return Found(Weekday(time.value, week=frame.node), i, frame.end)
    if time.unit == "day" and not after_day:
        return None
    return _weekday_date(reader, i) or _weekday_direction(reader, i, time.value)


def _eleven(reader: Reader, i: int) -> bool:
    """Tell whether «عشر» makes «الأحد» before it a number."""
    number = reader.words[i].number if reader.is_number_word(i) else None
    return number is not None and number.kind == "ten" and not number.joined and reader.form(i)[-1] != "ه"


def _weekday_direction(reader: Reader, i: int, number: int) -> Found:
    direction = reader.direction(i + 1)
    if direction is None:
        return Found(Weekday(number), i, i + 1)
    value, end = direction
    if reader.form(i + 1) in LATEST:
        frame = frame_at(reader, end)
        if frame:
            return Found(NthWeekday(number, -1, frame.node), i, frame.end)
        return Found(Weekday(number), i, end)
    frame = reader.pointed_unit(end)
    if frame and isinstance(frame.node, Unit) and frame.node.unit == "W":
        return Found(Weekday(number, week=frame.node), i, frame.end)
    return Found(Weekday(number, value), i, end)


def _weekday_date(reader: Reader, i: int) -> Found | None:
    """Read the date after a weekday: الخميس 15 أغسطس, الثلاثاء (25 شوال), الأربعاء الموافق 3-11-1436هـ."""
    j, closing = _to_date(reader, i + 1)
    weekday = reader.time(i).value
    if reader.kind(j) not in {"number", "ordinal", "year", "date"}:
        return None
    found = point(reader, j)
    if found is None:
        return _weekday_day(reader, i, j, weekday)
    if not isinstance(found.node, Calendar | DayOf) or not found.node.day:
        return None
    end = found.end + 1 if closing and reader.form(found.end) == closing else found.end
    if isinstance(found.node, DayOf):
        return Found(found.node, i, end)
    node = found.node._replace(weekday=weekday)
    ordinal = reader.ordinal(j)
    if ordinal and ordinal[0] <= 5 and j == i + 1:
        month = node._replace(day=None, weekday=None)
        return Found(DayOrNth(node, NthWeekday(weekday, ordinal[0], month)), i, end)
    return Found(node, i, end)


def _to_date(reader: Reader, i: int) -> tuple[int, str]:
    """Return where the date after a weekday begins, past «المقبل الموافق», and the bracket that closes it."""
    direction = reader.direction(i)
    j = direction[1] if direction else i
    if reader.kind(j) == "match":
        return j + 1 + (reader.form(j + 1) in _BEFORE_DATE), ""
    if reader.form(j) in _BEFORE_DAY:
        return j + 1, ")" if reader.form(j) == "(" else ""
    return j, ""


def _weekday_day(reader: Reader, i: int, j: int, weekday: int) -> Found | None:
    """Read a day of the month alone after its weekday: الجمعة 22, السبت السادس عشر, الأحد الثاني."""
    day = reader.day(j)
    if day is None or not closes(reader, day[1]):
        return None
    if day[0] <= 5 and reader.kind(j) == "ordinal" and j == i + 1:
        return Found(NthWeekday(weekday, day[0], Unit("M", 0)), i, day[1])
    return Found(Calendar(day=day[0], weekday=weekday), i, day[1])


@reads("deictic")
def from_deictic(reader: Reader, i: int) -> Found | None:
    """Read اليوم, أمس, غداً with a weekday or date beside them: اليوم (السبت), أمس الأول."""
    time = reader.time(i)
    following = reader.form(i + 1)
    if time.value == -1 and following in THE_FIRST:
        return deictic_tail(reader, i, i + 2, -2)
    if time.value == 0:
        if following in BEFORE and reader.direction(i + 2) == (-1, i + 3):
            return deictic_tail(reader, i, i + 3, -2)  # «الليلة قبل الماضية»
        direction = reader.direction(i + 1)
        if direction and direction[0] and reader.time(i + 1).unit != "next":
            return Found(Deictic(direction[0]), i, direction[1])
        if direction and reader.time(i + 1).unit == "next":
            return Found(Deictic(1), i, direction[1])
    return deictic_tail(reader, i, i + 1, time.value)


def deictic_tail(reader: Reader, start: int, i: int, offset: int) -> Found:
    """Read the weekday or date that repeats a deictic word."""
    closing = ""
    j = i
    if reader.form(j) in _REPEATS:
        closing = {"(": ")", "[": "]"}.get(reader.form(j), "")
        j += 1
    if reader.kind(j) == "weekday" and reader.time(j).definite and not reader.time(j).prefix:
        found = from_weekday(reader, j)
        if found is None or (reader.form(i) in {"-", "–"} and not isinstance(found.node, Calendar)):
            return Found(Deictic(offset), start, i)
        end = found.end + 1 if closing and reader.form(found.end) == closing else found.end
        if isinstance(found.node, Weekday):
            return Found(Deictic(offset, reader.time(j).value), start, end)
        return Found(found.node, start, end)
    if reader.kind(j) in {"number", "ordinal"} and (closing or j == i):
        found = point(reader, j)
        if found and isinstance(found.node, Calendar) and found.node.day:
            end = found.end + 1 if closing and reader.form(found.end) == closing else found.end
            return Found(found.node, start, end)
    return Found(Deictic(offset), start, i)


def before_yesterday(reader: Reader, i: int) -> Found | None:
    j = i + 2 if reader.form(i + 1) in OF else i + 1
    time = reader.time(j)
    if time.kind == "deictic" and time.value == -1:
        return deictic_tail(reader, i, j + 1, -2)
    return None


@reads("this")
def from_this(reader: Reader, i: int) -> Found | None:
    """Read هذا العام, هذه الليلة, هذا يوم الجمعة, هذا الأسبوع يوم السبت, هذا الصيف."""
    if reader.time(i).value != 0:
        return None
    time = reader.time(i + 1)
    if time.kind == "deictic" and time.value == 0:
        return deictic_tail(reader, i, i + 2, 0)
    if time.kind == "unit" and time.value == 1 and time.unit in "WMYE" and time.definite:
        return unit_weekday(reader, Found(Unit(time.unit, 0), i, i + 2))
    if time.kind == "season":
        return Found(Season(time.value, Unit("Y", 0)), i, i + 2)
    return _this_named(reader, i, i + 2 if time.kind == "unit" and not time.definite else i + 1)


def _this_named(reader: Reader, i: int, j: int) -> Found | None:
    """Read «هذا يوم الجمعة», «هذا سبتمبر»."""
    if reader.kind(j) == "weekday" and (reader.time(j).definite or j > i + 1):
        return Found(Weekday(reader.time(j).value, 0), i, j + 1)  # but «هذا أحد الأسباب»
    month = reader.month(j)
    if month is None:
        return None
    return Found(Calendar(month=month[0] % 20, hijri=month[0] > 20, direction=0), i, month[1])


def unit_weekday(reader: Reader, found: Found) -> Found:
    """Read the weekday after its week: الأسبوع القادم يوم الجمعة."""
    if not isinstance(found.node, Unit) or found.node.unit != "W":
        return found
    j = (
        found.end + 1
        if reader.kind(found.end) == "unit" and reader.time(found.end).unit == "D"
        else found.end
    )
    if reader.kind(j) == "weekday":
        return Found(Weekday(reader.time(j).value, week=found.node), found.start, j + 1)
    return found
