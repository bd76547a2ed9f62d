"""Stretches named by their ends: بين عامي 2023 و2025, من 4 إلى 22 يناير, 2015-2017, الجمعة إلى الأحد."""

from typing import Final

from musnad.extract.dates.grammar import point
from musnad.extract.dates.marks import AND, AND_COMMA, AND_FROM, BETWEEN, DASHES, FROM, OF, ONTO, TO, UNTIL
from musnad.extract.dates.months import calendar, month_at
from musnad.extract.dates.nodes import Between, Calendar, Context, DayOf, Deictic, NextWeekday, Node, Weekday
from musnad.extract.dates.reader import HIJRI_YEARS, Found, Reader
from musnad.extract.dates.stretches import Part, Unit

_JOINTS: Final = TO | AND | OF | BETWEEN


def month_with_days(reader: Reader, found: Found) -> Found | None:
    """Read days after their month: يوليو 13-15, نوفمبر بين 15 و19, يوليو 13 إلى 15."""
    if not isinstance(found.node, Calendar):
        return None
    month = found.node
    j = found.end
    if month.day is not None:
        return _second_day(reader, found, month)
    if reader.form(j) not in BETWEEN:
        return None
    first = reader.day(j + 1)
    if first is None:
        return None
    k = first[1] + 1 if reader.form(first[1]) in AND else first[1]
    second = reader.day(k)
    if second is None or month_at(reader, second[1]):
        return None
    node = Between(month._replace(day=first[0]), month._replace(day=second[0]))
    return Found(node, found.start, second[1])


def _second_day(reader: Reader, found: Found, month: Calendar) -> Found | None:
    if month.year is not None or reader.form(found.end) not in TO or reader.kind(found.start) == "number":
        return None
    second = reader.day(found.end + 1)
    if second is None or month_at(reader, second[1]) or second[0] <= (month.day or 0):
        return None
    last = calendar(reader, found.start, second[0], (_code(month), second[1]))
    node = last.node
    if not isinstance(node, Calendar):
        return None
    return Found(Between(node._replace(day=month.day), node), found.start, last.end)


def _code(month: Calendar) -> int:
    return (month.month or 0) + (20 if month.hijri else 0)


def extended(reader: Reader, found: Found) -> Found:
    """Return ``found`` with the other end of the stretch it begins, where one follows."""
    joint = reader.form(found.end)
    if joint not in _JOINTS and reader.time(found.end).prefix not in AND:
        return _opened(reader, found) if isinstance(found.node, Between) else found
    days = month_with_days(reader, found)
    if days is not None:
        return days
    if isinstance(found.node, Unit) and found.node.unit == "W":
        return _days_of_week(reader, found)
    if isinstance(found.node, Between):
        return _opened(reader, found)
    return _years(reader, found) or _to(reader, found) or found


def _opened(reader: Reader, found: Found) -> Found:
    """Take the opening «بين» or «من» into the span."""
    before = reader.form(found.start - 1)
    if before in BETWEEN or before in FROM:
        return found._replace(start=found.start - 1)
    return found


def _years(reader: Reader, found: Found) -> Found | None:
    """Read two years: بين عامي 2023 و2025, 2015-2017, 1436/1437هـ."""
    node = found.node
    if not isinstance(node, Calendar) or node.year is None or node.month is not None:
        return None
    j = found.end
    sign = reader.form(j)
    dual = (
        reader.kind(found.start - 1) in {"unit", "pair"}
        and reader.time(found.start - 1).unit == "Y"
        and reader.time(found.start - 1).value == 2
    )
    start = found.start - 1 if dual else found.start
    between = reader.form(start - 1) in BETWEEN
    if sign in TO or (sign in AND and (between or dual)):
        j += 1
    elif not (between and reader.time(j).prefix in AND):
        return None
    second = point(reader, j)
    if (
        second is None
        or not isinstance(second.node, Calendar)
        or second.node.year is None
        or second.node.month
    ):
        return _short_year(reader, found, node, j) if sign in {"-", "/", "–"} else None
    return _year_pair(reader, Found(node, start, found.end), second, paired=not between)


def _short_year(reader: Reader, found: Found, node: Calendar, j: int) -> Found | None:
    """Read 2015-16."""
    short = reader.number(j, 0, 99)
    if short is None or node.year is None or len(reader.form(j)) != 2 or short != (node.year + 1) % 100:
        return None
    return Found(Between(node, node._replace(year=node.year + 1)), found.start, j + 1)


def _year_pair(reader: Reader, found: Found, second: Found, *, paired: bool) -> Found | None:
    first, last = found.node, second.node
    if not isinstance(first, Calendar) or not isinstance(last, Calendar) or not first.year or not last.year:
        return None
    if first.hijri != last.hijri and HIJRI_YEARS.stop <= max(first.year, last.year):
        return None  # «1428هـ/ 2007»: one year in both calendars
    hijri = first.hijri or last.hijri
    if paired and reader.form(found.end) == "/" and last.year == first.year - 1:
        first, last = last, first
    if not 0 < (last.year or 0) - (first.year or 0) <= 600:
        return None
    dual_and = reader.form(found.end) in AND and paired
    if dual_and:
        return None
    node = Between(first._replace(hijri=hijri), last._replace(hijri=hijri))
    return _opened(reader, Found(node, found.start, second.end))


def _to(reader: Reader, found: Found) -> Found | None:
    """Read «من … إلى …», «… حتى …», «بين … و…» with two points of time."""
    sign = reader.form(found.end)
    start = found.start - 1 if _day_word(reader, found.start - 1) else found.start
    between = reader.form(start - 1) in BETWEEN
    j = found.end + 1
    if sign in AND and between:
        pass
    elif between and reader.time(found.end).prefix in AND:
        j = found.end
    elif sign not in TO or sign in ONTO:
        return None
    second = point(reader, j)
    if second is None:
        return None
    first, last = lend(found.node, second.node)
    if sign in DASHES | {"/"} and _repeats(first, last):
        return None
    if not _comparable(first, last) or (sign in DASHES | {"/"} and not _dashed(first, last)):
        return None
    if isinstance(first, Weekday) and isinstance(last, Weekday) and sign in {"-", "–", "/"}:
        return None
    if not _ordered(first, last):
        return None
    ends = (found, second)
    return _opened(reader, Found(Between(first, last), found.start, second.end, ends))


def _day_word(reader: Reader, i: int) -> bool:
    return reader.kind(i) == "unit" and reader.time(i).unit == "D"


def _repeats(first: Node, last: Node) -> bool:
    """Tell whether a date repeats the one before it in the other calendar: «5 شوال 1354 - 31 ديسمبر 1935»."""
    return isinstance(first, Calendar) and isinstance(last, Calendar) and first.hijri != last.hijri


def _dashed(first: Node, last: Node) -> bool:
    return isinstance(first, Calendar) and isinstance(last, Calendar) and bool(first.day) == bool(last.day)


def lend(first: Node, last: Node) -> tuple[Node, Node]:
    """Give each end what only the other says: the month, the year, the week's direction."""
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if first.month is None and first.year is None:
            first = first._replace(month=last.month, hijri=last.hijri)
        if first.year is None and first.shift is None:
            first = first._replace(year=last.year, shift=last.shift, same=last.same)
        if last.year is None and last.shift is None and first.month and last.month:
            year = first.year
            if year is not None:
                last = last._replace(year=year + (last.month < first.month))
            elif first.shift is not None:
                last = last._replace(shift=first.shift)
    if isinstance(first, Calendar) and isinstance(last, DayOf) and first.month is None and first.day:
        return last._replace(day=first.day), last
    return first, last


def _comparable(first: Node, last: Node) -> bool:
    """Tell whether two nodes can be the ends of one stretch."""
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        return True
    return not (isinstance(first, Weekday) and last.__class__ is Calendar and not last.day)


def _ordered(first: Node, last: Node) -> bool:
    """Tell whether two ends that both tell their year are in order."""
    context = Context(None)
    try:
        one, two = first.resolve(context), last.resolve(context)
    except ValueError:
        return False
    return one is None or two is None or one.start <= two.end


def _days_of_week(reader: Reader, found: Found) -> Found:
    """Read «الأسبوع المقبل من الأربعاء إلى الجمعة»."""
    j = found.end
    if reader.form(j) not in BETWEEN | OF or reader.kind(j + 1) != "weekday":
        return found
    k = j + 2
    if reader.form(k) in UNTIL:
        k += 1
    if reader.kind(k) != "weekday":
        return found
    first = Weekday(reader.time(j + 1).value, week=found.node)
    last = Weekday(reader.time(k).value, week=found.node)
    return Found(Between(first, last), found.start, k + 1)


def joined(reader: Reader, found: list[Found]) -> list[Found]:
    """Let mentions that «و» or a comma joins share what only one of them says.

    «الجمعة والسبت المقبلين»: the direction; «آذار ونيسان من هذا العام»: the year; «الثلاثاء، الأربعاء»:
    the second weekday comes after the first.
    """
    out = list(found)
    for k in range(len(out) - 2, -1, -1):
        if _are_joined(reader, out[k], out[k + 1]):
            out[k] = out[k]._replace(node=_shared(out[k].node, out[k + 1].node))
    for k in range(len(out) - 1):
        first, second = out[k].node, out[k + 1].node
        if isinstance(second, Weekday) and isinstance(first, Weekday | Deictic | NextWeekday):
            bare = second.direction is None and second.week is None
            if (
                bare
                and _are_joined(reader, out[k], out[k + 1])
                and second.number != getattr(first, "number", 0)
            ):
                out[k + 1] = out[k + 1]._replace(node=NextWeekday(second.number, first))
    return out


def _are_joined(reader: Reader, one: Found, two: Found) -> bool:
    gap = range(one.end, two.start)
    if len(gap) > 1 or (gap and reader.form(one.end) not in AND_COMMA):
        return False
    return bool(gap) or reader.time(two.start).prefix in AND or reader.form(two.start) in AND_FROM


def _shared(first: Node, second: Node) -> Node:
    if isinstance(first, Between) and isinstance(second, Between):  # «من 13 إلى 15 مارس ومن 4 إلى 6 ماي 2017»
        return first._replace(first=_shared(first.first, second.last), last=_shared(first.last, second.last))
    if isinstance(first, Part) and isinstance(second, Part):  # «نهاية أوت وبداية سبتمبر 2012»
        return first._replace(of=_shared(first.of, second.of))
    if (
        isinstance(first, Weekday)
        and isinstance(second, Weekday)
        and first.direction is None
        and first.week is None
    ):
        return first._replace(direction=second.direction, week=second.week)
    if not isinstance(first, Calendar) or not isinstance(second, Calendar) or first.hijri != second.hijri:
        return first
    if (
        first.month is None
        or first.year is not None
        or first.shift is not None
        or first.direction is not None
    ):
        return first
    return first._replace(year=second.year, shift=second.shift, same=second.same, direction=second.direction)
