"""Nodes for stretches of the calendar: units, their parts and counts, decades, seasons, holidays."""

from datetime import date, timedelta
from typing import NamedTuple

from musnad.extract.dates import hijri, values
from musnad.extract.dates.nodes import Calendar, Context, Node, nearest
from musnad.extract.dates.values import Period


class Unit(NamedTuple):
    """«العام الماضي», «هذا الأسبوع»: the unit ``count`` from that of publication."""

    unit: str
    many: int

    def resolve(self, context: Context) -> Period | None:
        if context.reference is None:
            return None
        return values.shift_unit(context.reference, self.unit, self.many)


class Stretch(NamedTuple):
    """«الأيام الثلاثة الماضية», «آخر ثلاث سنوات»: as many units before or after publication."""

    unit: str
    many: int
    direction: int

    def resolve(self, context: Context) -> Period | None:
        reference = context.reference
        if reference is None:
            return None
        if context.whole and self.unit in "MQYE":
            near = values.shift_unit(reference, self.unit, self.direction)
            far = values.shift_unit(reference, self.unit, self.direction * self.many)
            return far.to(near) if self.direction < 0 else near.to(far)
        if self.unit in "EC":
            near = values.shift_unit(reference, self.unit, self.direction)
            far = values.shift_unit(reference, self.unit, self.direction * self.many)
            return far.to(near) if self.direction < 0 else near.to(far)
        other = values.add_units(reference, self.unit, self.direction * self.many)
        one = timedelta(days=1)
        if self.direction < 0:
            return values.days(other, reference - one)
        return values.days(reference + one, other)


class Offset(NamedTuple):
    """«قبل ثلاثة أيام»: a day so far from publication; told as its month or year where the unit is."""

    amounts: tuple[tuple[str, float], ...]
    direction: int

    def resolve(self, context: Context) -> Period | None:
        found = context.reference
        if found is None:
            return None
        for unit, count in self.amounts:
            found = values.add_units(found, unit, self.direction * count)
        unit = self.amounts[-1][0]
        if context.whole and unit in "MYE":
            return values.month(found.year, found.month) if unit == "M" else values.year(found.year)
        return values.day(found)


class Part(NamedTuple):
    """«مطلع», «منتصف», «أواخر», «غرة» of a stretch of time."""

    of: Node
    which: int

    def resolve(self, context: Context) -> Period | None:
        period = self.of.resolve(context)
        if period is None:
            return None
        if self.which in (4, 5):
            return values.day(period.start if self.which == 4 else period.end)
        return period if context.whole else _part(period, self.which)


def _part(period: Period, which: int) -> Period:
    """Return the first ten days, the middle day or the rest of a month; thirds of other stretches."""
    length = (period.end - period.start).days + 1
    if 28 <= length <= 31:
        edges = {1: (0, 9), 2: (14, 14), 3: (20, length - 1)}[which]
    elif length == 7:
        edges = {1: (0, 2), 2: (2, 3), 3: (3, 6)}[which]
    elif period.precision == "Y" and length <= 366:
        return values.months(period.start.year, *{1: (1, 6), 2: (6, 7), 3: (7, 12)}[which])
    else:
        third = length // 3
        edges = {1: (0, third - 1), 2: (third, 2 * third - 1), 3: (2 * third, length - 1)}[which]
    start, end = (period.start + timedelta(days=edge) for edge in edges)
    if period.precision == "Y":
        return values.years(start.year, end.year)
    return values.days(start, end)


class Nth(NamedTuple):
    """«الربع الثاني من 2015», «أول 11 شهراً من العام»: units of ``of`` from the ``number``-th (-1 last)."""

    unit: str
    number: int
    of: Node | None
    many: int = 1

    def resolve(self, context: Context) -> Period | None:
        if self.of is None:
            return self._latest(context.reference)
        period = self.of.resolve(context)
        if period is None:
            return None
        if self.unit == "W":
            return self._week(period)
        if self.unit == "D":
            return self._days(period)
        length = {"M": 1, "Q": 3, "2": 6, "3": 4, "Y": 12, "E": 120}[self.unit]
        return _slice(period, length, self.number, self.many)

    def _latest(self, reference: date | None) -> Period | None:
        if reference is None:
            return None
        year = reference.year
        found = [
            Nth(self.unit, self.number, Calendar(year=y)).resolve(Context(reference))
            for y in (year, year - 1)
        ]
        return next((period for period in found if period and period.start <= reference), None)

    def _days(self, period: Period) -> Period:
        if self.number > 0:
            start = period.start + timedelta(days=self.number - 1)
            return values.days(start, start + timedelta(days=self.many - 1))
        return values.days(period.end - timedelta(days=self.many - 1), period.end)

    def _week(self, period: Period) -> Period | None:
        """Return the n-th week that begins in the period; of a year, the week of the ISO calendar."""
        if period.precision == "Y" and self.number > 0:
            monday = date.fromisocalendar(period.start.year, self.number, 1)
        else:
            found = values.nth_weekday(period, 1, self.number)
            if found is None:
                return None
            monday = found
            if self.number < 0 and monday + timedelta(days=6) > period.end:
                monday -= timedelta(days=7)
        return values.days(monday, monday + timedelta(days=7 * self.many - 1))


def _slice(period: Period, length: int, number: int, count: int) -> Period | None:
    """Return ``count`` parts of ``length`` months, from the ``number``-th, of a period of whole months."""
    total = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    if period.precision == "D" or total < length:
        return _half(period, number) if length == 6 else None
    first = (number - 1) * length if number > 0 else total - count * length
    if first < 0 or first + count * length > total:
        return None
    start = values.add_months(period.start, first)
    last = values.add_months(start, count * length - 1)
    return Period(start, values.month_end(last.year, last.month), "M")


def _half(period: Period, number: int) -> Period:
    middle = period.start + timedelta(days=((period.end - period.start).days + 1) // 2)
    one = timedelta(days=1)
    return values.days(period.start, middle - one) if number == 1 else values.days(middle, period.end)


class WeekOf(NamedTuple):
    """«أسبوع 15 سبتمبر»: the week that holds a day."""

    of: Node

    def resolve(self, context: Context) -> Period | None:
        period = self.of.resolve(context)
        return period and values.week(period.start)


class WeekAhead(NamedTuple):
    """«مطلع الأسبوع» with nothing said: the next week once this one is half over."""

    def resolve(self, context: Context) -> Period | None:
        if context.reference is None:
            return None
        late = context.reference.isoweekday() > 3 and context.tense != "past"
        return values.shift_unit(context.reference, "W", 1 if late else 0)


class Weekend(NamedTuple):
    """«نهاية الأسبوع»: Saturday and Sunday of a week."""

    week: Node

    def resolve(self, context: Context) -> Period | None:
        week = self.week.resolve(context)
        return week and values.days(week.start + timedelta(days=5), week.start + timedelta(days=6))


class Rest(NamedTuple):
    """«بقية الأسبوع»: from publication to the end of the unit."""

    unit: str

    def resolve(self, context: Context) -> Period | None:
        if context.reference is None:
            return None
        return values.days(context.reference, values.shift_unit(context.reference, self.unit, 0).end)


class Decade(NamedTuple):
    """«الثمانينات»: its year in the century, the twentieth (Hijri the fourteenth) if none is said."""

    tens: int
    century: int | None = None
    hijri: bool = False

    def resolve(self, _context: Context) -> Period | None:
        if self.hijri:
            early = ((self.century or 14) - 1) * 100 + self.tens
            return values.years(hijri.first_day(early, 1).year, hijri.year_period(early + 9).end.year)
        first = (self.century or 20) * 100 - 100 + self.tens
        return values.years(first, first + 9)


class Century(NamedTuple):
    """«القرن التاسع عشر», «القرن الهجري الثالث»."""

    number: int
    hijri: bool = False

    def resolve(self, _context: Context) -> Period | None:
        if self.hijri:
            first, last = hijri.first_day(self.number * 100 - 99, 1), hijri.year_period(self.number * 100).end
            return values.years(first.year, last.year)
        return values.century(self.number)


class Season(NamedTuple):
    """«صيف 2016»: three months from its first; winter runs into the next year.

    «الصيف المقبل» (1) is the first that begins after the publication, «الصيف الماضي» (-1) the last over.
    """

    first: int
    year: Node
    direction: int = 0

    def resolve(self, context: Context) -> Period | None:
        if self.direction and context.reference is not None:
            reference = context.reference
            around = [self._in(reference.year + years) for years in (-2, -1, 0, 1)]
            if self.direction < 0:
                return max((p for p in around if p.end < reference), default=None)
            return min((p for p in around if p.start > reference), default=None)
        year = self.year.resolve(context)
        return self._in(year.start.year) if year is not None else None

    def _in(self, year: int) -> Period:
        start = date(year, self.first, 1)
        last = values.add_months(start, 2)
        return Period(start, values.month_end(last.year, last.month), "M")


class Holiday(NamedTuple):
    """A holiday by the rule of its day, as ``holidays.tsv`` writes it."""

    day: str
    year: Node | None = None
    direction: int | None = None

    def resolve(self, context: Context) -> Period | None:
        if self.year is not None:
            if self.day[0] == "H" and isinstance(self.year, Calendar) and self.year.hijri and self.year.year:
                month, number = map(int, self.day[1:].split("-"))
                return values.day(hijri.to_date(self.year.year, month, number))
            period = self.year.resolve(context)
            return period and self._in(period.start.year)
        if context.reference is None:
            return None
        reference = context.reference
        around = [values.day(d) for d in map(self._day, range(reference.year - 1, reference.year + 2)) if d]
        if self.direction == -1:
            return max((p for p in around if p.end < reference), default=None)
        if self.direction == 1:
            return min((p for p in around if p.start > reference), default=None)
        found = [p for p in around if p.start.year == reference.year]
        return found[0] if found else nearest(around, reference, context.tense)

    def _in(self, year: int) -> Period | None:
        found = self._day(year)
        return values.day(found) if found else None

    def _day(self, year: int) -> date | None:
        head, rest = self.day[0], self.day[1:]
        if head == "H":
            month, number = map(int, rest.split("-"))
            first = hijri.from_date(date(year, 1, 1))[0]
            options = (hijri.to_date(y, month, number) for y in (first, first + 1))
            return next((d for d in options if d.year == year), None)
        if head in "EO":
            easter = values.western_easter(year) if head == "E" else values.eastern_easter(year)
            return easter + timedelta(days=int(rest))
        if head == "N":
            rest, _, more = rest.partition("+")
            month, number, weekday = map(int, rest.split("-"))
            found = values.nth_weekday(values.month(year, month), weekday, number)
            return found and found + timedelta(days=int(more or 0))
        month, number = map(int, self.day.split("-"))
        return date(year, month, number)
