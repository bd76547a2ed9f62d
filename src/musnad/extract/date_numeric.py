"""Dates in digits: 2016/02/22, 21-04-2016, 15 / 8 / 1436هـ, 14.9.2015, 2/2013, 04/22.

Which number is the day is told by its size, by the outlet's habit, else day first.
"""

from typing import Final

from musnad.extract.date_marks import NUMERIC, RANGE_AFTER
from musnad.extract.date_nodes import Calendar
from musnad.extract.date_points import reads
from musnad.extract.date_reader import HIJRI_YEARS, Found, Reader

_SIGNS: Final = {"/": "/", "\\": "/", ".": ".", "-": "-", "–": "-", "—": "-", "ـ": "-"}
_SHORT_SIGNS: Final = frozenset("/-")


@reads("date")
def numeric_date(reader: Reader, i: int) -> Found | None:
    """Read a date in digits that begins at token ``i``, or None."""
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
        year, rest = (
            numbers[2] + (1400 if era == "h" else 2000 if numbers[2] < 70 else 1900),
            (numbers[0], numbers[1]),
        )
    else:
        return None
    hijri = era == "h" or (era != "g" and year in HIJRI_YEARS)
    if not 1 <= year <= 2200:
        return None
    day, month = _day_month(rest)
    return _checked(Calendar(year, month, day, hijri), i, end)


def _day_month(rest: tuple[int, int]) -> tuple[int, int]:
    """Return day and month; the day is first unless only the second can be one."""
    first, second = rest
    return (second, first) if second > 12 >= first else (first, second)


def _checked(node: Calendar, i: int, end: int) -> Found | None:
    if not 1 <= (node.month or 1) <= 12 or not 1 <= (node.day or 1) <= 31:
        return None
    return Found(node, i, end)


def _short(reader: Reader, i: int, parts: list[str], end: int) -> Found | None:
    """Read month and year (2/2013, 2015/3), or day and month where a word before says so and one is above 12."""
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
    day, month = _day_month(rest)
    year = reader.skip_comma(end)
    if year > end and reader.kind(year) in {"year", "number"} and reader.form(i + 1) == "/":
        number = reader.time(year).value
        return _checked(Calendar(number if number > 99 else 2000 + number, month, day), i, year + 1)
    dotted = reader.kind(i) == "date"
    if dotted and (reader.form(end) in {"%", "٪"} or reader.form(i - 1) in RANGE_AFTER):
        return None
    if not dotted and reader.form(i + 1) not in _SHORT_SIGNS:
        return None
    told = reader.kind(i - 1) == "weekday" or reader.form(i - 1) in NUMERIC
    if not told or not (day > 12 >= month or reader.kind(i - 1) == "weekday"):
        return None
    if (
        reader.kind(i - 1) != "weekday"
        and reader.is_word(end)
        and reader.kind(end) not in {"match", "deictic", "weekday", "shift", "bound"}
    ):
        return None
    if reader.pointed_unit(end):
        return None  # two days of a month that follows: من 4-23 في الشهر المقبل
    return _checked(Calendar(None, month, day), i, end)
