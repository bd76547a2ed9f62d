"""What a name tells of a date: the year of «هجمات 11 سبتمبر», both days of «ليل الاثنين الثلاثاء»."""

from typing import Final

from musnad.extract.dates.marks import DASHES
from musnad.extract.dates.nodes import Between, Calendar, NextWeekday, Weekday
from musnad.extract.dates.reader import Found, Reader
from musnad.lexicon.named_days import year_of
from musnad.lexicon.nouns import rest_of

_WEEK: Final = 7


def named(reader: Reader, found: Found) -> Found:
    """Return ``found`` with what its name tells beyond its own words."""
    if isinstance(found.node, Calendar):
        return _event_day(reader, found, found.node)
    if isinstance(found.node, Weekday) and found.node.direction is None and found.node.week is None:
        return _night(reader, found, found.node)
    return found


def _event_day(reader: Reader, found: Found, node: Calendar) -> Found:
    told = node.year is not None or node.shift is not None or node.direction is not None or node.hijri
    if told or node.month is None or node.day is None or not found.start:
        return found
    event = rest_of(reader.words[found.start - 1])
    year = year_of(event.removeprefix("ال"), node.month, node.day)
    return found._replace(node=node._replace(year=year)) if year is not None else found


def _night(reader: Reader, found: Found, node: Weekday) -> Found:
    """Read the night between two days: «ليل الاثنين الثلاثاء», «مساء السبت - الأحد»."""
    j = found.end + 1 if reader.form(found.end) in DASHES else found.end
    time = reader.time(j)
    if time.kind != "weekday" or not time.definite or time.prefix or time.value != node.number % _WEEK + 1:
        return found
    return Found(Between(node, NextWeekday(time.value, node)), found.start, j + 1)
