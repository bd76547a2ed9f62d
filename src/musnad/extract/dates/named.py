"""What a name tells of a date: the year of «هجمات 11 سبتمبر», both days of «ليل الاثنين الثلاثاء»."""

from typing import Final

from musnad.extract.dates.marks import BEFORE, BEFORE_CHRIST, COMMAS, DASHES, EVERY, OF
from musnad.extract.dates.nodes import Between, Calendar, NextWeekday, Node, Unresolved, Weekday
from musnad.extract.dates.reader import Found, Reader
from musnad.extract.dates.stretches import Nth, Part, Unit
from musnad.lexicon.named_days import year_of
from musnad.lexicon.nouns import rest_of

_WEEK: Final = 7


def named(reader: Reader, found: Found) -> Found:
    """Return ``found`` with what its name tells beyond its own words."""
    if reader.form(found.end) in BEFORE and reader.form(found.end + 1) in BEFORE_CHRIST:
        return found._replace(node=Unresolved(), end=found.end + 2)
    if isinstance(found.node, Calendar):
        if _comes_every_year(reader, found, found.node):
            return found._replace(node=Unresolved())
        return _event_day(reader, found, found.node)
    if _of_pointed_year(found.node):
        return _year_beside(reader, found)
    if isinstance(found.node, Weekday) and found.node.direction is None and found.node.week is None:
        return _night(reader, found, found.node)
    return found


def _comes_every_year(reader: Reader, found: Found, node: Calendar) -> bool:
    """Tell whether a day or month is one of every year: «في الأول من مايو من كل عام»."""
    if node.year is not None or reader.form(found.end) not in OF or reader.form(found.end + 1) not in EVERY:
        return False
    time = reader.time(found.end + 2)
    return time.kind == "unit" and time.unit == "Y"


def _event_day(reader: Reader, found: Found, node: Calendar) -> Found:
    told = node.year is not None or node.shift is not None or node.direction is not None or node.hijri
    if told or node.month is None or node.day is None or not found.start:
        return found
    event = rest_of(reader.words[found.start - 1])
    year = year_of(event.removeprefix("ال"), node.month, node.day)
    return found._replace(node=node._replace(year=year)) if year is not None else found


def _of_pointed_year(node: Node) -> bool:
    """Tell whether a date is a year that is pointed at, or a part of one: «الربع الأخير من العام الماضي»."""
    held = node.of if isinstance(node, Nth | Part) else node
    return isinstance(held, Unit) and held.unit == "Y"


def _year_beside(reader: Reader, found: Found) -> Found:
    """Take in the number of a year that is pointed at: «العام الماضي 2014م», «هذا العام (1436هـ)»."""
    year = reader.year(found.end) if reader.form(found.end) not in COMMAS else None
    if year is None or year.year is None or not reader.stands_as_year(found.end):
        return found
    if year.hijri or not isinstance(found.node, Unit):
        return found._replace(end=year.end)
    return found._replace(node=Calendar(year=year.year), end=year.end)


def _night(reader: Reader, found: Found, node: Weekday) -> Found:
    """Read the night between two days: «ليل الاثنين الثلاثاء», «مساء السبت - الأحد»."""
    j = found.end + 1 if reader.form(found.end) in DASHES else found.end
    time = reader.time(j)
    if time.kind != "weekday" or not time.definite or time.prefix or time.value != node.number % _WEEK + 1:
        return found
    return Found(Between(node, NextWeekday(time.value, node)), found.start, j + 1)
