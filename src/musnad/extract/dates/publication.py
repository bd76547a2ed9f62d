"""The day of publication where only the text tells it: a dateline, or a date named as today."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from musnad.extract.dates.marks import COMMAS, DASHES, NUMERIC
from musnad.extract.dates.nodes import Calendar, Context
from musnad.extract.dates.reader import Found, Reader
from musnad.extract.dates.reading import scan
from musnad.text.tokens import BREAK, Tokens

_TOP: Final = 90  # tokens from the top of the text in which a dateline stands
_LINE: Final = 12  # tokens of a line that is little more than a date
_PLACE: Final = 4  # words of a place in a dateline
_NEWS: Final = range(1950, 2100)
_SIGHTING: Final = timedelta(days=2)  # by which a Hijri date may differ from the table
_NOWHERE: Final = Context(None)


def text_reference(tokens: Tokens) -> date | None:
    """Return the day of publication that the text itself tells, or None where it tells none for sure.

    Three things count, all near the top: a Hijri and a Gregorian date that name the same day
    («25 شوال 1436 هـ الموافق 10 أغسطس 2015 م»); a full date called today («اليوم الجمعة 14 أفريل
    2017»); a line that is little else than a full date.
    """
    reader = Reader(_top(tokens))
    found = [(one, day) for one in scan(reader) if (day := _day(one)) is not None]
    for (one, first), (two, second) in pairwise(found):
        if _twice(reader, one, two) and abs(first - second) <= _SIGHTING and _opens_line(reader, one):
            return second if _is_hijri(one) else first
    for one, day in found:
        if _called_today(reader, one) or _line_of_its_own(reader, one):
            return day
    return None


def _top(tokens: Tokens) -> Tokens:
    return Tokens(tokens.text, tokens.words[:_TOP], tokens.starts[:_TOP])


def _day(found: Found) -> date | None:
    """Return the day of a date that says year, month and day, within the years of news."""
    node = found.node
    if not isinstance(node, Calendar) or node.day is None or node.year is None:
        return None
    try:
        period = node.resolve(_NOWHERE)
    except ValueError:
        return None
    if period is None or period.start.year not in _NEWS:
        return None
    # A weekday that does not fit tells that one of the two is misprinted.
    return period.start if node.weekday in {None, period.start.isoweekday()} else None


def _is_hijri(found: Found) -> bool:
    return isinstance(found.node, Calendar) and found.node.hijri


def _twice(reader: Reader, one: Found, two: Found) -> bool:
    """Tell whether the second date repeats the first in the other calendar."""
    joined = two.start - one.end <= 2 and any(
        reader.kind(i) == "match" or reader.form(i) in {"/", "(", *DASHES, *COMMAS}
        for i in range(one.end, two.start)
    )
    return joined and _is_hijri(one) != _is_hijri(two)


def _opens_line(reader: Reader, found: Found) -> bool:
    """Tell whether no more than a place stands before the date on its line."""
    if reader.form(found.start - 1) in NUMERIC:
        return False  # «بتاريخ …»
    before = range(found.start - 1, max(-1, found.start - _PLACE - 2), -1)
    return any(reader.words[i].kind == BREAK for i in before) or found.start <= _PLACE


def _called_today(reader: Reader, found: Found) -> bool:
    time = reader.time(found.start)
    return time.kind == "deictic" and time.value == 0


def _line_of_its_own(reader: Reader, found: Found) -> bool:
    start = found.start
    while start and reader.words[start - 1].kind != BREAK:
        start -= 1
    end = found.end
    while end < reader.count and reader.words[end].kind != BREAK:
        end += 1
    if end - start > _LINE:
        return False
    beside = (*range(start, found.start), *range(found.end, end))
    return sum(_is_letters(reader.form(i)) for i in beside) <= found.end - found.start


def _is_letters(form: str) -> bool:
    """Tell a word from a sign and from a number: the hour beside a date takes nothing from it."""
    return form[:1].isalpha()
