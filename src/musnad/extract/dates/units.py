"""Units of the calendar, their parts, decades, seasons, holidays."""

from typing import Final

from musnad.extract.dates.days import unit_weekday
from musnad.extract.dates.marks import (
    AFTER,
    BEFORE_AFTER,
    IN,
    LATEST,
    OF,
    PART_OF,
    THE_WEEK,
    THE_WEEK_OR_MONTH,
    THROUGHOUT,
)
from musnad.extract.dates.months import calendar, day_of_month, frame_at, from_month, month_at
from musnad.extract.dates.nodes import Calendar, Deictic, Weekday
from musnad.extract.dates.points import point, reads
from musnad.extract.dates.reader import Found, Reader
from musnad.extract.dates.stretches import (
    Century,
    Decade,
    Holiday,
    Nth,
    Offset,
    Part,
    Rest,
    Season,
    Stretch,
    Unit,
    WeekAhead,
    Weekend,
    WeekOf,
)
from musnad.lexicon.times import holidays
from musnad.lexicon.types import Tag

_MIDDLE: Final = 2  # «نصف شهر مارس» is «منتصف»
_AFTER_DAY: Final = frozenset({"weekday", "deictic", "number", "ordinal", "year", "shift", "date", "this"})
_DESCRIBES: Final = Tag.DEFINITE | Tag.ADJECTIVE
_PARTED: Final = frozenset({"unit", "month", "month_head", "year", "decade", "this", "season"})


@reads("unit")
def from_unit(reader: Reader, i: int) -> Found | None:
    """Read an expression that begins with a unit of the calendar."""
    time = reader.time(i)
    if time.value == 0 and not time.definite:
        return None
    if time.value == 1 and not time.definite and time.unit in _INDEFINITE:
        return _INDEFINITE[time.unit](reader, i)
    if time.value == 1 and time.unit in "CQ23":
        return _century(reader, i) if time.unit == "C" else _part_unit(reader, i)
    if time.unit == "Y" and (found := _year_unit(reader, i)):
        return found
    return _pointed(reader, i) if time.unit in "DNWMYE" else None


def _half_of(reader: Reader, i: int) -> Found | None:
    return _part_unit(reader, i) or from_part(reader, i)


def _week_of(reader: Reader, i: int) -> Found | None:
    """Read «أسبوع 15 سبتمبر»."""
    day = day_of_month(reader, i + 1)
    return Found(WeekOf(day.node), i, day.end) if day else None


def _day_unit(reader: Reader, i: int) -> Found | None:
    """Read what follows «يوم»: a weekday, a date, أمس, بعد غد."""
    found = point(reader, i + 1) if reader.kind(i + 1) in _AFTER_DAY else None
    if found is not None and reader.kind(i + 1) != "month":
        return Found(found.node, i, found.end)
    day = reader.number(i + 1, 1, 31)
    if day is not None and reader.kind(i + 2) != "unit" and reader.time(i).unit == "D":
        return Found(Calendar(day=day), i, i + 2)
    return None


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
    j = i + 2 if reader.form(i + 1) in BEFORE_AFTER else i + 1
    direction = reader.direction(j)
    if direction:
        count = direction[0] * (j - i)
        if reader.time(j).unit == "last" and time.unit == "W":
            frame = frame_at(reader, direction[1])
            if frame:
                return Found(Nth(time.unit, -1, frame.node), i, frame.end)
        return unit_weekday(reader, Found(Unit(time.unit, count), i, direction[1]))
    ordinal = reader.ordinal(j)
    if ordinal:
        frame = frame_at(reader, ordinal[1])
        if frame and time.unit in "DWM":
            return Found(Nth(time.unit, ordinal[0], frame.node), i, frame.end)
    if time.unit == "W" and reader.form(j) in IN:
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
    if direction and time.unit == "Q" and time.definite and reader.form(i + 1) not in LATEST:
        return Found(Unit("Q", direction[0]), i, direction[1])
    number = -1 if reader.form(i + 1) in LATEST else 0
    ordinal = reader.ordinal(i + 1) or ((number, i + 2) if number else None)
    if ordinal is None or not time.definite or ordinal[0] > 4:
        return None
    frame = frame_at(reader, ordinal[1])
    if frame:
        return Found(Nth(time.unit, ordinal[0], frame.node), i, frame.end)
    if time.unit != "Q" or reader.form(ordinal[1]) in PART_OF:
        return None
    return Found(Nth("Q", ordinal[0], None), i, ordinal[1])


@reads("part")
def from_part(reader: Reader, i: int) -> Found | None:
    """Read مطلع, منتصف, أواخر, غرة with the stretch they are part of; the weekend."""
    which = reader.time(i).value if reader.kind(i) == "part" else _MIDDLE
    j = i + 1
    if reader.time(i).unit == "weekend" and reader.form(j) in THE_WEEK:
        return _weekend(reader, i, j + 1)
    if reader.form(j) in OF:
        j += 1
    if reader.form(j) in THE_WEEK and point(reader, j) is None:
        return Found(Part(WeekAhead(), which), i, j + 1)
    if reader.form(j) in THE_WEEK_OR_MONTH:
        found = point(reader, j)
    else:
        found = _month_point(reader, j) or (point(reader, j) if reader.kind(j) in _PARTED else None)
    found = found or _now_running(reader, j)
    if found is None or isinstance(found.node, Weekday | Deictic | Offset | Weekend):
        return None
    if reader.time(i).unit == "weekend" and isinstance(found.node, Unit) and found.node.unit == "W":
        return Found(Weekend(found.node), i, found.end)
    return Found(Part(found.node, which), i, found.end)


def _now_running(reader: Reader, j: int) -> Found | None:
    """Read the month or year that a part is of, with nothing that points: «نهاية العام», «منتصف الشهر»."""
    time = reader.time(j)
    if time.kind != "unit" or time.value != 1 or not time.definite or time.unit not in "MY":
        return None
    if j + 1 < reader.count and reader.words[j + 1].tags & _DESCRIBES:
        return None  # «نهاية العام الدراسي»
    return Found(Unit(time.unit, 0), j, j + 1)


def _weekend(reader: Reader, i: int, j: int) -> Found | None:
    """Read the direction after «نهاية الأسبوع»; «بعد» doubles it."""
    if reader.ordinal(j):
        return None  # «نهاية الأسبوع الأول للبرنامج»
    after = j + 1 if reader.form(j) in AFTER else j
    direction = reader.direction(after)
    if direction is None:
        return Found(Weekend(Unit("W", 0)), i, j)
    return Found(Weekend(Unit("W", direction[0] * (after - j + 1))), i, direction[1])


def _month_point(reader: Reader, j: int) -> Found | None:
    month = month_at(reader, j) if reader.kind(j) in {"month", "month_head", "unit"} else None
    return calendar(reader, j, None, month) if month else None


@reads("rest")
def from_rest(reader: Reader, i: int) -> Found | None:
    """Read «بقية الأسبوع», «ما تبقى من العام»."""
    j = i + 1
    if reader.form(j) in OF:
        j += 1
    if reader.kind(j) == "this":
        j += 1
    time = reader.time(j)
    if time.kind != "unit" or not time.definite or time.value != 1 or time.unit not in "WMY":
        return None
    if reader.form(i) in THROUGHOUT:
        return None
    direction = reader.direction(j + 1)
    return Found(Rest(time.unit), i, direction[1] if direction and not direction[0] else j + 1)


@reads("decade")
def from_decade(reader: Reader, i: int) -> Found | None:
    """Read التسعينيات, ستينيات القرن الماضي, السبعينيات من القرن التاسع عشر."""
    time = reader.time(i)
    j = i + 2 if reader.form(i + 1) in OF else i + 1
    if reader.kind(j) == "unit" and reader.time(j).unit == "C":
        century = _century(reader, j)
        if century is not None:
            number = century.node.number if isinstance(century.node, Century) else 20
            return Found(Decade(time.value, number), i, century.end)
    if not time.definite:
        return None
    end, era = reader.era(i + 1)
    return Found(Decade(time.value, hijri=era == "h"), i, end)


@reads("season")
def from_season(reader: Reader, i: int) -> Found | None:
    """Read صيف 2016, صيف العام الماضي, الصيف المقبل; «ربيع الأول» is a month."""
    if reader.month(i) is not None:
        return from_month(reader, i)
    time = reader.time(i)
    direction = reader.direction(i + 1)
    if time.definite and direction:
        return Found(Season(time.value, Unit("Y", direction[0]), direction[0]), i, direction[1])
    year = reader.year(i + 1) if not time.definite else None
    return Found(Season(time.value, year.node()), i, year.end) if year else None


@reads("weekend_day")
def from_weekend_day(reader: Reader, i: int) -> Found | None:
    """Read عطلة نهاية الأسبوع."""
    if reader.kind(i + 1) == "part" and reader.form(i + 2) in THE_WEEK:
        found = from_part(reader, i + 1)
        return Found(found.node, i, found.end) if found else None
    return None


@reads("holiday")
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


_INDEFINITE: Final = {"D": _day_unit, "N": _day_unit, "M": _month_unit, "W": _week_of, "2": _half_of}
