"""Dates in digits: 2016/02/22, 21-04-2016, 15 / 8 / 1436هـ, 14.9.2015, 2/2013, 04/22.

Which number is the day is told by its size, by the outlet's habit, else day first.
"""

from typing import Final

from musnad.extract.dates.marks import NUMERIC, RANGE_AFTER
from musnad.extract.dates.nodes import Calendar
from musnad.extract.dates.points import reads
from musnad.extract.dates.reader import HIJRI_YEARS, Found, Reader

_SIGNS: Final = {"/": "/", "\\": "/", ".": ".", "-": "-", "–": "-", "—": "-", "ـ": "-"}
_FOLLOWERS: Final = frozenset({"match", "deictic", "weekday", "shift", "bound"})
_MONTHS: Final = 12
_PIVOT: Final = 70  # two digits of a year below it are of this century
_SHORT_SIGNS: Final = frozenset("/-")


@reads("date")
def numeric_date(reader: Reader, i: int) -> Found | None:
    """Read a date in digits that begins at token ``i``, or None."""
    dotted = reader.kind(i) == "date" and reader.form(i).count(".") == 1
    if dotted and reader.kind(i - 1) != "weekday" and reader.form(i - 1) not in NUMERIC:
        return None  # 4.22 without a word that makes it a date
    parts, end = _parts(reader, i)
    if len(parts) == 3:
        return _full(reader, i, parts, end)
    if len(parts) == 2:
        return _short(reader, i, parts, end)
    return None


def _parts(reader: Reader, i: int) -> tuple[list[str], int]:
    """Return the numbers of a date and its end; one sign throughout, spaces allowed."""
    form = reader.form(i)
    if reader.kind(i) == "date":
        return form.split("."), i + 1
    parts, sign, end = [form], "", i + 1
    while len(parts) < 3:
        mark = _SIGNS.get(reader.form(end), "")
        if not mark or (sign and mark != sign) or reader.kind(end + 1) not in {"number", "year"}:
            break
        sign = mark
        parts.append(reader.form(end + 1))
        end += 2
    if (
        len(parts) == 3
        and reader.form(end) == sign
        and reader.kind(end + 1) == "number"
        and reader.touching(end)
    ):
        return [], end
    return parts, end


def _full(reader: Reader, i: int, parts: list[str], end: int) -> Found | None:
    numbers = [int(part) for part in parts]
    end, era = reader.era(end)
    if len(parts[0]) == 4:
        year, rest = numbers[0], (numbers[2], numbers[1])
    elif len(parts[2]) == 4:
        year, rest = numbers[2], (numbers[0], numbers[1])
    elif len(parts[2]) == 2 and reader.kind(i) != "date" and max(map(len, parts)) == 2:
        year, rest = _whole_year(numbers[2], era), (numbers[0], numbers[1])
    else:
        return None
    hijri = era == "h" or (era != "g" and year in HIJRI_YEARS)
    if not 1 <= year <= 2200:
        return None
    day, month = _day_month(reader, rest)
    return _checked(Calendar(year, month, day, hijri), i, end)


def _whole_year(short: int, era: str) -> int:
    if era == "h":
        return 1400 + short
    return short + (2000 if short < _PIVOT else 1900)


def _day_month(reader: Reader, rest: tuple[int, int]) -> tuple[int, int]:
    """Return day and month; the day is first unless only the second can be one, or the text writes so."""
    first, second = rest
    if second > _MONTHS >= first:
        return second, first
    if first <= _MONTHS and second <= _MONTHS and _month_first(reader):
        return second, first
    return first, second


def _month_first(reader: Reader) -> bool:
    """Tell whether the other dates of the text put the month first: 02/22/2016, and none 22/02/2016."""
    if reader.month_first is None:
        firsts = [_order(reader, i) for i, time in reader.times.items() if time.kind == "number"]
        reader.month_first = "month" in firsts and "day" not in firsts
    return reader.month_first


def _order(reader: Reader, i: int) -> str:
    """Return which of day and month a full date in digits at ``i`` puts first, where its numbers tell."""
    parts, _ = _parts(reader, i)
    if len(parts) != 3 or len(parts[2]) != 4:
        return ""
    first, second = int(parts[0]), int(parts[1])
    if first <= _MONTHS < second:
        return "month"
    return "day" if second <= _MONTHS < first else ""


def _checked(node: Calendar, i: int, end: int) -> Found | None:
    if not 1 <= (node.month or 1) <= 12 or not 1 <= (node.day or 1) <= 31:
        return None
    return Found(node, i, end)


def _short(reader: Reader, i: int, parts: list[str], end: int) -> Found | None:
    """Read month and year (2/2013, 2015/3), or day and month where a word before says so."""
    first, second = parts
    one, two = int(first), int(second)
    if len(first) == 4 and len(second) <= 2 and 1 <= two <= 12 and reader.form(i + 1) == "/":
        return Found(Calendar(one, two, hijri=one in HIJRI_YEARS), i, end)
    if len(second) == 4 and len(first) <= 2 and 1 <= one <= 12 and reader.form(i + 1) == "/":
        end, era = reader.era(end)
        return Found(Calendar(two, one, hijri=era == "h" or two in HIJRI_YEARS), i, end)
    if len(first) > 2 or len(second) > 2:
        return None
    return _without_year(reader, i, (one, two), end)


def _without_year(reader: Reader, i: int, rest: tuple[int, int], end: int) -> Found | None:
    day, month = _day_month(reader, rest)
    year = reader.skip_comma(end)
    if year > end and reader.kind(year) in {"year", "number"} and reader.form(i + 1) == "/":
        number = reader.time(year).value
        return _checked(Calendar(number if number > 99 else 2000 + number, month, day), i, year + 1)
    dotted = reader.kind(i) == "date"
    if dotted and (reader.form(end) in {"%", "٪"} or reader.form(i - 1) in RANGE_AFTER):
        return None
    if (not dotted and reader.form(i + 1) not in _SHORT_SIGNS) or reader.pointed_unit(end):
        return None  # «من 4-23 في الشهر المقبل»: two days of a month that follows
    if reader.kind(i - 1) != "weekday" and not (day > _MONTHS >= month and _told(reader, i, end)):
        return None
    return _checked(Calendar(None, month, day), i, end)


def _told(reader: Reader, i: int, end: int) -> bool:
    """Tell whether the words around day and month make them a date: «في 22/4» and no noun they count."""
    counted = reader.is_word(end) and reader.kind(end) not in _FOLLOWERS
    return reader.form(i - 1) in NUMERIC and not counted
