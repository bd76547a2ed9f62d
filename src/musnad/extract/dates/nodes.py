"""What a calendar expression says, and the stretch of time it means for a reader on a given day.

The grammar builds nodes; ``resolve`` gives their `Period`, or None where the text does not tell
enough (no day of publication for «أمس»). A date that does not exist raises ValueError.
"""

from datetime import date, timedelta
from typing import Final, Literal, NamedTuple, Protocol

from musnad.extract.dates import hijri, values
from musnad.extract.dates.values import Period

# What a clause speaks of: what is to come, what was, what was to come («كان مقرراً»); or it does not tell.
Tense = Literal["coming", "past", "planned", ""]


class Context(NamedTuple):
    """What a node is resolved against."""

    reference: date | None
    year: int | None = None  # the year last named before it in the text
    tense: Tense = ""  # what its clause speaks of
    whole: bool = False  # «مطلع أغسطس» is told as August rather than as its first days


class Node(Protocol):
    """A calendar expression read."""

    def resolve(self, context: Context) -> Period | None:
        """Return the stretch of time meant in ``context``, or None when it does not tell."""


class Calendar(NamedTuple):
    """Year, month and day as far as said; ``direction`` of «الماضي» -1, «الجاري» 0, «المقبل» 1."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    direction: int | None = None
    shift: int | None = None  # the year counted from that of publication: «من العام الماضي» is -1
    same: bool = False  # the year last named: «من العام نفسه»
    weekday: int | None = None  # said beside it; it tells the year or month where they are not said

    def resolve(self, context: Context) -> Period | None:
        year = self._year(context)
        if year is not None:
            return self._period(year)
        if context.reference is None:
            return None
        if self.month is None:
            return self._day_alone(context.reference, context)
        return self._of_years(context.reference, context)

    def _year(self, context: Context) -> int | None:
        if self.year is not None:
            return self.year
        if self.same:
            return context.year
        if self.shift is not None and context.reference is not None:
            return self._year_of(context.reference) + self.shift
        return None

    def _year_of(self, value: date) -> int:
        return hijri.from_date(value)[0] if self.hijri else value.year

    def _period(self, year: int) -> Period:
        if self.hijri:
            if self.month is None:
                return hijri.year_period(year)
            if self.day is None:
                return hijri.month_period(year, self.month)
            return values.day(hijri.to_date(year, self.month, self.day))
        if self.month is None:
            return values.year(year)
        if self.day is None:
            return values.month(year, self.month)
        return values.day(date(year, self.month, self.day))

    def _of_years(self, reference: date, context: Context) -> Period | None:
        year = self._year_of(reference)
        around = self._on_weekday([p for p in map(self._try, (year - 1, year, year + 1)) if p])
        if self.direction == 0:
            return self._try(year)
        if self.direction == -1:
            return max((p for p in around if p.end < reference), default=None)
        if self.direction == 1:
            return min((p for p in around if p.start > reference), default=None)
        return nearest(around, reference, context.tense)

    def _on_weekday(self, around: list[Period]) -> list[Period]:
        """Return the days that fall on the weekday said, all of them if none does."""
        if self.weekday is None:
            return around
        return [p for p in around if p.start.isoweekday() == self.weekday] or around

    def _try(self, year: int) -> Period | None:
        try:
            return self._period(year)
        except ValueError:  # 29 February of another year
            return None

    def _day_alone(self, reference: date, context: Context) -> Period | None:
        if self.day is None:
            return None
        around = []
        for count in (-1, 0, 1) if self.direction is None else (self.direction,):
            first = values.shift_unit(reference, "M", count).start
            try:
                around.append(values.day(first.replace(day=self.day)))
            except ValueError:
                continue
        if self.weekday is None:
            return nearest(around, reference, context.tense)
        around = [p for p in around if p.start.isoweekday() == self.weekday]
        return nearest(around, reference, context.tense) if around else Weekday(self.weekday).resolve(context)


# How much longer a day ahead and a day back count, by what the clause speaks of.
_WEIGHTS: Final = {"": (1.3, 1.0), "coming": (0.5, 3.0), "past": (3.0, 1.0), "planned": (1.0, 1.0)}


def nearest(around: list[Period], reference: date, tense: Tense) -> Period | None:
    """Return the period nearest to ``reference``; the tense of the clause makes one side nearer."""
    ahead, back = _WEIGHTS[tense]

    def distance(period: Period) -> float:
        if period.start > reference:
            return (period.start - reference).days * ahead
        return (reference - period.end).days * back if period.end < reference else 0

    return min(around, key=distance, default=None)


class Unresolved(NamedTuple):
    """A date without a place of its own in the calendar: «عام 300 قبل الميلاد», «في مايو من كل عام»."""

    def resolve(self, _context: Context) -> Period | None:
        return None


class Weekday(NamedTuple):
    """A day of the week: the nearest on or before publication unless told otherwise."""

    number: int
    direction: int | None = None
    week: Node | None = None

    def resolve(self, context: Context) -> Period | None:
        if self.week is not None:
            week = self.week.resolve(context)
            return week and values.day(week.start + timedelta(days=self.number - 1))
        if context.reference is None:
            return None
        back = (context.reference.isoweekday() - self.number) % 7
        if self.direction == -1:
            back = back or 7
        elif self.direction == 1:
            back = back - 7
        elif self.direction == 0:
            back = context.reference.isoweekday() - self.number
        elif back > (3 if context.tense == "planned" else 0 if context.tense == "coming" else 6):
            back -= 7
        return values.day(context.reference - timedelta(days=back))


class Deictic(NamedTuple):
    """«أمس», «اليوم», «غداً»: days from publication; a weekday beside it corrects a page dated a day off."""

    days: int
    weekday: int | None = None

    def resolve(self, context: Context) -> Period | None:
        if context.reference is None:
            return None
        found = context.reference + timedelta(days=self.days)
        if self.weekday is not None:
            off = (self.weekday - found.isoweekday() + 3) % 7 - 3
            found += timedelta(days=off)
            if self.days <= 0 and found > context.reference:
                found -= timedelta(days=7)  # «أمس», «اليوم»: no later than the page
        return values.day(found)


class NextWeekday(NamedTuple):
    """The second of «الثلاثاء والأربعاء»: the first such day after the one before it."""

    number: int
    after: Node

    def resolve(self, context: Context) -> Period | None:
        before = self.after.resolve(context)
        if before is None:
            return None
        return values.day(
            before.start + timedelta(days=(self.number - before.start.isoweekday() - 1) % 7 + 1)
        )


class NthWeekday(NamedTuple):
    """«أول ثلاثاء من شهر أكتوبر», «الاثنين الأخير»: the month is that of publication if none is said."""

    weekday: int
    number: int
    of: Node

    def resolve(self, context: Context) -> Period | None:
        period = self.of.resolve(context)
        found = period and values.nth_weekday(period, self.weekday, self.number)
        return values.day(found) if found else None


class DayOrNth(NamedTuple):
    """«الثلاثاء الثالث من أيلول»: Tuesday the third if that day is a Tuesday, else the third Tuesday."""

    date: Calendar
    nth: NthWeekday

    def resolve(self, context: Context) -> Period | None:
        found = self.date.resolve(context)
        if found is not None and found.start.isoweekday() == self.nth.weekday:
            return found
        return self.nth.resolve(context)


class DayOf(NamedTuple):
    """«20 من الشهر القادم»: a day of a month that is told by pointing."""

    day: int
    of: Node

    def resolve(self, context: Context) -> Period | None:
        period = self.of.resolve(context)
        if period is None:
            return None
        found = period.start + timedelta(days=self.day - 1)
        return values.day(found) if found <= period.end else None


class Between(NamedTuple):
    """A stretch from the start of one period to the end of another."""

    first: Node
    last: Node

    def resolve(self, context: Context) -> Period | None:
        first = self.first.resolve(context)
        last = self.last.resolve(context)
        if first is None or last is None:
            return None
        if last.end < first.start:
            last = self.last.resolve(context._replace(tense="coming", reference=first.end)) or last
        if last.end < first.start:
            raise ValueError("a stretch that ends before it begins")
        return first.to(last)
