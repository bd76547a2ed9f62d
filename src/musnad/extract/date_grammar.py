"""Points of time: from the words of a calendar expression to its node."""

from collections.abc import Callable, Mapping
from typing import Final

from musnad.extract.date_nodes import (
    Calendar,
    Century,
    Context,
    DayOf,
    Decade,
    DayOrNth,
    Deictic,
    Holiday,
    Node,
    Nth,
    NthWeekday,
    Offset,
    Part,
    Rest,
    Season,
    Stretch,
    Unit,
    Weekday,
    Weekend,
    WeekAhead,
    WeekOf,
)
from musnad.extract.date_numeric import numeric_date
from musnad.extract.date_reader import Found, Reader
from musnad.lexicon.times import holidays

_MIDDLE: Final = 2  # «نصف شهر مارس» is «منتصف»
_NO_CONTEXT: Final = Context(None)
_LINKS: Final = frozenset({"من", "في", "ب", "ل", "شهر"})


def point(reader: Reader, i: int) -> Found | None:
    """Return the point of time that begins at token ``i``, or None."""
    read = _READERS.get(reader.kind(i))
    return read(reader, i) if read else None


# --- days and months ---------------------------------------------------------------------------


def month_at(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return a month after «من», «شهر», «-» or nothing, and its end; «شهر عشرة» counts months."""
    j = i
    if reader.form(j) in {"من", "في", "-", "/", "–"}:
        j += 1
    head = reader.kind(j) == "unit" and reader.time(j).unit == "M" and reader.time(j).value == 1
    found = reader.month(j + 1 if head else j)
    if found or not head or reader.time(j).definite:
        return found
    number = reader.amount(j + 1)
    if number and reader.is_number_word(j + 1) and number[0] in range(1, 13) and reader.form(j + 1) != "واحد":
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
        year = reader.year(end)
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
    month = month_at(reader, end)
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
    frame = reader.pointed_unit(end)
    if frame is not None and isinstance(frame.node, Unit) and frame.node.unit == "M":
        return Found(DayOf(number, frame.node), i, frame.end)
    direction = reader.direction(end)
    if direction and reader.form(end) in {"الجاري", "الحالي"} and reader.kind(i) == "number":
        return Found(DayOf(number, Unit("M", 0)), i, direction[1])
    return None


def from_month(reader: Reader, i: int) -> Found | None:
    """Read an expression that begins with a month: أبريل 2001, يناير 1, مايو الحادي والعشرين."""
    month = reader.month(i)
    if month is None:
        return None
    number, end = month
    day = reader.day(end + 1 if reader.form(end) == "-" else end)
    if (
        day
        and not reader.kind(day[1]) == "unit"
        and reader.form(day[1]) not in {"%", "٪", "في"}
        and month_at(reader, day[1]) is None
    ):
        return calendar(reader, i, day[0], (number, day[1]))
    found = calendar(reader, i, None, month)
    return found if _supported(reader, i, found) else None


def _supported(reader: Reader, i: int, found: Found) -> bool:
    """Tell whether a name that is also another word is a month here."""
    node, standing = found.node, reader.time(i).unit
    if standing not in {"beside", "dated"} or _is_dated(node):
        return True
    if standing == "dated":
        return found.end > i + 1 and isinstance(node, Calendar) and node.day is None
    single = found.end == i + 1
    before = reader.time(i - 1)
    if not single or before.kind in {"shift", "part", "this"} or reader.time(i).prefix in {"ب", "ل"}:
        return not single or before.kind != "shift" or reader.form(i - 1) != "بعد"
    return before.kind == "bound" and before.value == 1


def _is_dated(node: Node) -> bool:
    """Tell whether a month has its year or a direction beside it."""
    return isinstance(node, Calendar) and (
        node.year is not None or node.direction is not None or node.shift is not None or node.same
    )


def from_number(reader: Reader, i: int) -> Found | None:
    """Read an expression that begins with a number in digits."""
    found = numeric_date(reader, i)
    if found is not None:
        return found
    found = day_of_month(reader, i)
    if found is not None:
        return found
    return _day_range(reader, i) or _counted(reader, i)


def _day_range(reader: Reader, i: int) -> Found | None:
    """Read the first of two days of one month: 7-9 محرم, 13 إلى 15 تموز, 15 و19 نوفمبر; the second carries it."""
    from musnad.extract.date_ranges import joined_days  # noqa: PLC0415 - each reads the other's parts

    return joined_days(reader, i)


def _counted(reader: Reader, i: int) -> Found | None:
    """Read «3 أيام القادمة», «العشر سنوات المقبلة»."""
    amount = reader.amount(i)
    if amount is None:
        return None
    unit = reader.time(amount[1])
    if unit.kind != "unit" or unit.unit not in "DWMYEC":
        return None
    direction = reader.direction(amount[1] + 1)
    if direction is None or not direction[0]:
        return _from_now(reader, i)
    return Found(Stretch(unit.unit, int(amount[0]), direction[0]), i, direction[1])


def _from_now(reader: Reader, i: int) -> Found | None:
    """Read «أسبوعان من الآن»."""
    amounts = amounts_at(reader, i)
    if amounts and reader.form(amounts[1]) == "من" and reader.form(amounts[1] + 1) == "الان":
        return Found(Offset(amounts[0], 1), i, amounts[1] + 2)
    return None


def from_thousand(reader: Reader, i: int) -> Found | None:
    """Read a year in words after a preposition of time: في ألف وسبعمائة وتسعة وثمانين."""
    amount = reader.amount(i)
    if amount is None or reader.kind(i - 1) != "bound" or amount[1] < i + 3 or not _closes(reader, amount[1]):
        return None
    return Found(Calendar(year=int(amount[0])), i, amount[1]) if 1000 < amount[0] < 2100 else None


def from_ordinal(reader: Reader, i: int) -> Found | None:
    """Read الرابع من مارس, أول يناير, ثالث يوم من شهر عشرة, أول أمس, أول 11 شهراً من عام 2017."""
    time = reader.time(i)
    if time.unit == "open":
        if time.value == 1 and (found := _before_yesterday(reader, i)):
            return found
        found = _nth(reader, i, time.value, i + 1)
        if found:
            return found
    return day_of_month(reader, i) or _day_range(reader, i)


def _before_yesterday(reader: Reader, i: int) -> Found | None:
    j = i + 2 if reader.form(i + 1) == "من" else i + 1
    time = reader.time(j)
    if time.kind == "deictic" and time.value == -1:
        return deictic_tail(reader, i, j + 1, -2)
    return None


def _nth(reader: Reader, i: int, number: int, j: int) -> Found | None:
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


def frame_at(reader: Reader, i: int) -> Found | None:
    """Read the month or year that holds another: من شهر أكتوبر 2014, في سبتمبر, لعام 2014, من الشهر القادم."""
    pointed = reader.pointed_unit(i)
    if pointed:
        return pointed
    month = month_at(reader, i)
    if month:
        found = calendar(reader, i, None, month)
        while isinstance(found.node, Calendar) and found.node.year is None and reader.form(found.end) == "في":
            year = reader.year(found.end + 1)
            if year is None:
                break
            found = Found(found.node._replace(year=year.year), i, year.end)
        return found
    year = reader.year(i)
    return Found(year.node(), i, year.end) if year else None


# --- weekdays and words that point -------------------------------------------------------------


def from_weekday(reader: Reader, i: int) -> Found | None:
    """Read a weekday with what may follow it: a date, a day, a direction, its week."""
    time = reader.time(i)
    after_day = reader.kind(i - 1) == "unit" and reader.time(i - 1).unit in "DN"
    frame = reader.pointed_unit(i + 1)
    if frame and isinstance(frame.node, Unit) and frame.node.unit == "W":
        return Found(Weekday(time.value, week=frame.node), i, frame.end)
    if time.unit == "day" and not after_day:
        return None
    return _weekday_date(reader, i) or _weekday_direction(reader, i, time.value)


def _weekday_direction(reader: Reader, i: int, number: int) -> Found:
    direction = reader.direction(i + 1)
    if direction is None:
        return Found(Weekday(number), i, i + 1)
    value, end = direction
    if reader.form(i + 1) in {"الاخير", "الاخيره"}:
        frame = frame_at(reader, end)
        if frame:
            return Found(NthWeekday(number, -1, frame.node), i, frame.end)
    frame = reader.pointed_unit(end)
    if frame and isinstance(frame.node, Unit) and frame.node.unit in "W":
        return Found(Weekday(number, week=frame.node), i, frame.end)
    return Found(Weekday(number, value), i, end)


def _weekday_date(reader: Reader, i: int) -> Found | None:
    """Read the date after a weekday: الخميس 15 أغسطس, الثلاثاء (25 شوال), الأربعاء الموافق 3 – 11 – 1436هـ."""
    direction = reader.direction(i + 1)
    j = direction[1] if direction else i + 1
    closing = ""
    if reader.kind(j) == "match":
        j += 1
        j += reader.form(j) in {":", "ل"}
    elif reader.form(j) in {"(", "،", ",", "-", "–", "في", "/"}:
        closing = ")" if reader.form(j) == "(" else ""
        j += 1
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


def _weekday_day(reader: Reader, i: int, j: int, weekday: int) -> Found | None:
    """Read a day of the month alone after its weekday: الجمعة 22, السبت السادس عشر, الأحد الثاني."""
    day = reader.day(j)
    if day is None or not _closes(reader, day[1]):
        return None
    if day[0] <= 5 and reader.kind(j) == "ordinal" and j == i + 1:
        return Found(NthWeekday(weekday, day[0], Unit("M", 0)), i, day[1])
    return Found(Calendar(day=day[0], weekday=weekday), i, day[1])


def _closes(reader: Reader, i: int) -> bool:
    """Tell whether what follows a number is not counted by it."""
    return (not reader.is_word(i) and reader.form(i) not in {"/", "-"}) or reader.kind(i) == "bound"


def from_deictic(reader: Reader, i: int) -> Found | None:
    """Read اليوم, أمس, غداً with a weekday or date beside them: اليوم (السبت), أمس الأول."""
    time = reader.time(i)
    following = reader.form(i + 1)
    if time.value == -1 and following in {"الاول", "الاولي"}:
        return deictic_tail(reader, i, i + 2, -2)
    if time.value == 0:
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
    if reader.form(j) in {"(", "،", ",", "[", "-", "–"}:
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


def from_this(reader: Reader, i: int) -> Found | None:
    """Read هذا العام, هذه الليلة, هذا يوم الجمعة, هذا الأسبوع يوم السبت, هذا الصيف."""
    if reader.time(i).value != 0:
        return None
    time = reader.time(i + 1)
    if time.kind == "deictic" and time.value == 0:
        return deictic_tail(reader, i, i + 2, 0)
    if time.kind == "unit" and time.value == 1 and time.unit in "WMYE" and time.definite:
        return _unit_weekday(reader, Found(Unit(time.unit, 0), i, i + 2))
    if time.kind == "season":
        return Found(Season(time.value, Unit("Y", 0)), i, i + 2)
    j = i + 2 if time.kind == "unit" and not time.definite else i + 1
    if reader.kind(j) == "weekday":
        return Found(Weekday(reader.time(j).value, 0), i, j + 1)
    month = reader.month(j)
    if month:
        return Found(Calendar(month=month[0] % 20, hijri=month[0] > 20, direction=0), i, month[1])
    return None


def _unit_weekday(reader: Reader, found: Found) -> Found:
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


# --- units -------------------------------------------------------------------------------------


def from_unit(reader: Reader, i: int) -> Found | None:
    """Read an expression that begins with a unit of the calendar."""
    time = reader.time(i)
    if time.unit in "DN" and not time.definite and time.value == 1:
        return _day_unit(reader, i)
    if time.unit == "M" and time.value == 1 and not time.definite:
        return _month_unit(reader, i)
    if time.unit == "C" and time.value == 1:
        return _century(reader, i)
    if time.unit in "Q23" and time.value == 1:
        return _part_unit(reader, i) or (
            from_part(reader, i) if time.unit == "2" and not time.definite else None
        )
    if time.unit == "Y" and (found := _year_unit(reader, i)):
        return found
    if time.unit == "W" and time.value == 1 and not time.definite:
        day = day_of_month(reader, i + 1)
        return Found(WeekOf(day.node), i, day.end) if day else None
    return _pointed(reader, i) if time.unit in "DNWMYE" else None


def _day_unit(reader: Reader, i: int) -> Found | None:
    """Read what follows «يوم»: a weekday, a date, أمس, بعد غد."""
    found = point(reader, i + 1) if reader.kind(i + 1) in _AFTER_DAY else None
    if found is not None and reader.kind(i + 1) != "month":
        return Found(found.node, i, found.end)
    day = reader.number(i + 1, 1, 31)
    if day is not None and reader.kind(i + 2) != "unit" and reader.time(i).unit == "D":
        return Found(Calendar(day=day), i, i + 2)
    return None


_AFTER_DAY: Final = frozenset({"weekday", "deictic", "number", "ordinal", "year", "shift", "date", "this"})


def _month_unit(reader: Reader, i: int) -> Found | None:
    month = month_at(reader, i)
    if month is None:
        return None
    found = calendar(reader, i, None, month)
    if found.end == month[1] and isinstance(found.node, Calendar):
        day = reader.number(month[1], 1, 31)
        if day is not None:
            return calendar(reader, i, day, (month[0], month[1] + 1))
    return found


def _year_unit(reader: Reader, i: int) -> Found | None:
    time = reader.time(i)
    if time.value != 1:
        return None
    year = reader.year(i)
    if year is None or (year.shift is not None and not time.definite):
        return None
    if year.shift is not None:
        return Found(Unit("Y", year.shift), i, year.end)
    return Found(year.node(), i, year.end)


def _pointed(reader: Reader, i: int) -> Found | None:
    """Read the article's unit with what points: الشهر المقبل, الأسبوع الأول من, الأشهر الستة الماضية."""
    time = reader.time(i)
    if time.value == 1 and time.definite:
        return _pointed_one(reader, i)
    if not time.definite and time.value != 2:
        return None
    j, count = i + 1, time.value
    amount = reader.amount(j)
    if amount and count == 0:
        count, j = int(amount[0]), amount[1]
    few = reader.kind(j) == "few"
    j += few
    count = 3 if few else count
    direction = reader.direction(j)
    if count and direction and direction[0]:
        return Found(Stretch(time.unit, count, direction[0]), i, direction[1])
    if count and reader.ordinal(j) == (1, j + 1):
        frame = frame_at(reader, j + 1)
        return Found(Nth(time.unit, 1, frame.node, count), i, frame.end) if frame else None
    return None


def _pointed_one(reader: Reader, i: int) -> Found | None:
    time = reader.time(i)
    j = i + 2 if reader.form(i + 1) == "بعد" else i + 1
    direction = reader.direction(j)
    if direction:
        count = direction[0] * (j - i)
        if reader.time(j).unit == "last" and time.unit in "W":
            frame = frame_at(reader, direction[1])
            if frame:
                return Found(Nth(time.unit, -1, frame.node), i, frame.end)
        return _unit_weekday(reader, Found(Unit(time.unit, count), i, direction[1]))
    ordinal = reader.ordinal(j)
    if ordinal:
        frame = frame_at(reader, ordinal[1])
        if frame and time.unit in "DWM":
            return Found(Nth(time.unit, ordinal[0], frame.node), i, frame.end)
    if time.unit == "W" and reader.form(j) == "في":
        day = day_of_month(reader, j + 1)
        return Found(WeekOf(day.node), i, day.end) if day else None
    return None


def _century(reader: Reader, i: int) -> Found | None:
    if not reader.time(i).definite:
        return None
    direction = reader.direction(i + 1)
    if direction:
        return Found(Unit("C", direction[0]), i, direction[1])
    ordinal = reader.ordinal(i + 1)
    number = ordinal or ((reader.time(i + 1).value, i + 2) if reader.number(i + 1, 1, 21) else None)
    if number is None:
        return None
    end, era = reader.era(number[1])
    return Found(Century(number[0], era == "h"), i, end)


def _part_unit(reader: Reader, i: int) -> Found | None:
    """Read الربع الثاني من 2015, النصف الأول لعام 2015, الربع الماضي."""
    time = reader.time(i)
    direction = reader.direction(i + 1)
    if direction and time.unit == "Q" and time.definite and reader.form(i + 1) not in {"الاخير"}:
        return Found(Unit("Q", direction[0]), i, direction[1])
    number = -1 if reader.form(i + 1) == "الاخير" else 0
    ordinal = reader.ordinal(i + 1) or ((number, i + 2) if number else None)
    if ordinal is None or not time.definite or ordinal[0] > 4:
        return None
    frame = frame_at(reader, ordinal[1])
    if frame:
        return Found(Nth(time.unit, ordinal[0], frame.node), i, frame.end)
    if time.unit != "Q" or reader.form(ordinal[1]) in _LINKS:
        return None
    return Found(Nth("Q", ordinal[0], None), i, ordinal[1])


# --- parts, decades, seasons, offsets ----------------------------------------------------------


def from_part(reader: Reader, i: int) -> Found | None:
    """Read مطلع, منتصف, أواخر, غرة with the stretch they are part of; the weekend."""
    which = reader.time(i).value if reader.kind(i) == "part" else _MIDDLE
    j = i + 1
    if which == 3 and reader.form(j) in {"الاسبوع", "الإسبوع"}:
        direction = reader.direction(j + 1)
        return Found(
            Weekend(Unit("W", direction[0] if direction else 0)), i, direction[1] if direction else j + 1
        )
    if reader.form(j) == "من":
        j += 1
    if reader.form(j) == "الاسبوع" and point(reader, j) is None:
        return Found(Part(WeekAhead(), which), i, j + 1)
    if reader.form(j) in {"الاسبوع", "الشهر"}:
        found = point(reader, j)
    else:
        found = _month_point(reader, j) or (point(reader, j) if reader.kind(j) in _PARTED else None)
    if found is None or isinstance(found.node, Weekday | Deictic | Offset | Weekend):
        return None
    if reader.form(i).endswith("نهايه") and isinstance(found.node, Unit) and found.node.unit == "W":
        return Found(Weekend(found.node), i, found.end)
    return Found(Part(found.node, which), i, found.end)


def _weekend(reader: Reader, i: int, j: int) -> Found | None:
    """Read the direction after «نهاية الأسبوع»; «بعد» doubles it."""
    if reader.ordinal(j):
        return None  # «نهاية الأسبوع الأول للبرنامج»
    after = j + 1 if reader.form(j) == "بعد" else j
    direction = reader.direction(after)
    if direction is None:
        return Found(Weekend(Unit("W", 0)), i, j)
    return Found(Weekend(Unit("W", direction[0] * (after - j + 1))), i, direction[1])


_PARTED: Final = frozenset({"unit", "month", "month_head", "year", "decade", "this", "season"})


def _month_point(reader: Reader, j: int) -> Found | None:
    month = month_at(reader, j) if reader.kind(j) in {"month", "month_head", "unit"} else None
    return calendar(reader, j, None, month) if month else None


def from_rest(reader: Reader, i: int) -> Found | None:
    """Read «بقية الأسبوع», «ما تبقى من العام»."""
    j = i + 1
    if reader.form(j) == "من":
        j += 1
    if reader.kind(j) == "this":
        j += 1
    time = reader.time(j)
    if time.kind != "unit" or not time.definite or time.value != 1 or time.unit not in "WMY":
        return None
    if reader.form(i) in {"طوال", "طيله", "كامل"}:
        return None
    direction = reader.direction(j + 1)
    return Found(Rest(time.unit), i, direction[1] if direction and not direction[0] else j + 1)


def from_last(reader: Reader, i: int) -> Found | None:
    return _nth(reader, i, -1, i + 1)


def from_decade(reader: Reader, i: int) -> Found | None:
    """Read التسعينيات, ستينيات القرن الماضي, السبعينيات من القرن التاسع عشر."""
    time = reader.time(i)
    j = i + 2 if reader.form(i + 1) == "من" else i + 1
    if reader.kind(j) == "unit" and reader.time(j).unit == "C":
        century = _century(reader, j)
        if century is not None:
            number = century.node.number if isinstance(century.node, Century) else 20
            return Found(Decade(time.value, number), i, century.end)
    if not time.definite:
        return None
    return Found(Decade(time.value), i, i + 1)


def from_season(reader: Reader, i: int) -> Found | None:
    """Read صيف 2016, صيف العام الماضي, الصيف المقبل."""
    time = reader.time(i)
    direction = reader.direction(i + 1)
    if time.definite and direction:
        return Found(Season(time.value, Unit("Y", direction[0])), i, direction[1])
    year = reader.year(i + 1) if not time.definite else None
    return Found(Season(time.value, year.node()), i, year.end) if year else None


def from_shift(reader: Reader, i: int) -> Found | None:
    """Read بعد غد, قبل أمس, قبل ثلاثة أيام, منذ شهر و21 يوماً."""
    time = reader.time(i)
    j = i + 2 if reader.kind(i + 1) == "unit" and reader.form(i + 1) == "يوم" else i + 1
    following = reader.time(j)
    if following.kind == "deictic" and following.value == time.value and reader.form(i) in {"قبل", "بعد"}:
        return deictic_tail(reader, i, j + 1, 2 * time.value)
    if reader.kind(i + 1) == "unit" and from_unit(reader, i + 1):
        return None  # «منذ عام 2011», «قبل شهر رمضان»
    amounts = amounts_at(reader, i + 1)
    if amounts is None:
        return None
    end = amounts[1]
    if reader.form(end) == "من" and reader.form(end + 1) in {"الان", "اليوم"}:
        end += 2
    elif reader.form(end) in {"من", "علي", "ان", "عن"}:
        return None
    return Found(Offset(amounts[0], time.value), i, end)


def amounts_at(reader: Reader, i: int) -> tuple[tuple[tuple[str, float], ...], int] | None:
    """Read «ثلاثة أيام», «أسبوع», «عامين», «2 سنة و1 شهر و21 يوماً», and the end."""
    found: list[tuple[str, float]] = []
    end = i
    while (one := _amount_of_unit(reader, i)) is not None:
        unit, count, end = one
        found.append((unit, count))
        i = end
        if reader.form(i) in {"و", "،", ","}:
            i += 1
        elif reader.time(i).prefix != "و" and not reader.amount(i):
            break
    return (tuple(found), end) if found else None


def _amount_of_unit(reader: Reader, i: int) -> tuple[str, float, int] | None:
    time = reader.time(i)
    if time.kind == "unit" and not time.definite and time.unit in "DNWMYEC":
        count = float(time.value) if time.value else 0.0
        end = i + 1
        if reader.form(end) in {"واحد", "واحده"}:
            end += 1
        return (time.unit, count, end) if count else None
    amount = reader.amount(i)
    if amount is None:
        return None
    unit = reader.time(amount[1])
    if unit.kind != "unit" or unit.unit not in "DNWMYEC":
        return None
    return unit.unit, amount[0], amount[1] + 1


def from_weekend_day(reader: Reader, i: int) -> Found | None:
    """Read عطلة نهاية الأسبوع."""
    if reader.kind(i + 1) == "part" and reader.form(i + 2) in {"الاسبوع"}:
        found = from_part(reader, i + 1)
        return Found(found.node, i, found.end) if found else None
    return None


def from_holiday(reader: Reader, i: int) -> Found | None:
    """Read a holiday with its year or direction: عيد الأضحى 2013, رأس السنة الهجرية."""
    first = reader.form(i)
    stem = first[1:] if reader.time(i).prefix else first
    for holiday in holidays(stem):
        end = i + 1 + len(holiday.rest)
        if all(reader.form(i + 1 + k) == word for k, word in enumerate(holiday.rest)):
            direction = reader.direction(end)
            if direction:
                return Found(Holiday(holiday.day, direction=direction[0]), i, direction[1])
            year = reader.year(end)
            if year:
                return Found(Holiday(holiday.day, year.node()), i, year.end)
            return Found(Holiday(holiday.day), i, end)
    return None


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


_READERS: Final[Mapping[str, Callable[[Reader, int], Found | None]]] = {
    "number": from_number,
    "date": numeric_date,
    "year": from_year,
    "ordinal": from_ordinal,
    "month": from_month,
    "month_head": from_month,
    "weekday": from_weekday,
    "deictic": from_deictic,
    "this": from_this,
    "unit": from_unit,
    "part": from_part,
    "rest": from_rest,
    "last": from_last,
    "decade": from_decade,
    "season": from_season,
    "shift": from_shift,
    "thousand": from_thousand,
    "weekend_day": from_weekend_day,
    "holiday": from_holiday,
}
