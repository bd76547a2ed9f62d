"""The small parts of a calendar expression: numbers, months, years, what stands beside them."""

from typing import Final, NamedTuple

from musnad.extract.dates.marks import AND, COMMAS, FRAME, OF, OF_IN, TEEN
from musnad.extract.dates.nodes import Calendar, Node
from musnad.extract.dates.stretches import Unit
from musnad.extract.numbers.numerals import read_numeral
from musnad.lexicon.types import TimeReading
from musnad.text.tokens import NUMBER, TIMED, WORD, Tokens, Word

HIJRI_YEARS: Final = range(1300, 1500)  # a bare year in this range is Hijri
_YEARS_IN_WORDS: Final = range(1000, 2200)
_CENTURIES: Final = frozenset({18, 19, 20})
_NEAR_YEARS: Final = range(1980, 2051)
_NEAR_HIJRI_YEARS: Final = range(1400, 1473)
_ROUND: Final = 100
_MOST: Final = 100_000  # units counted: beyond it a date would leave the calendar
_NOTHING: Final = TimeReading("")


class Found(NamedTuple):
    """A node and the tokens it was read from."""

    node: Node
    start: int
    end: int
    ends: tuple["Found", ...] = ()  # the two ends of a stretch, to fall back on where it makes no sense


class Year(NamedTuple):
    """A year beside a month: said, or ``shift`` from that of publication, or the ``same`` as last named."""

    year: int | None = None
    hijri: bool = False
    shift: int | None = None
    same: bool = False
    end: int = 0

    def node(self) -> Calendar:
        return Calendar(year=self.year, hijri=self.hijri, shift=self.shift, same=self.same)


class Reader:
    """Tokens with their time readings; methods say what stands at a place and where it ends."""

    __slots__ = ("count", "month_first", "times", "tokens", "words")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.words: list[Word] = tokens.words
        # Few words have a reading: by place, so that looking beside the text finds nothing.
        self.times: dict[int, TimeReading] = {
            i: time for i in tokens.places(TIMED) if (time := tokens.words[i].time) is not None
        }
        self.count = len(self.words)
        self.month_first: bool | None = None  # how the text writes dates in digits, once it was asked

    def time(self, i: int) -> TimeReading:
        """Return the reading at ``i``, an empty one where there is none or no token."""
        return self.times.get(i, _NOTHING)

    def form(self, i: int) -> str:
        return self.words[i].form if 0 <= i < self.count else ""

    def kind(self, i: int) -> str:
        return self.times.get(i, _NOTHING).kind

    def is_word(self, i: int) -> bool:
        return 0 <= i < self.count and self.words[i].kind == WORD

    def touching(self, i: int) -> bool:
        """Tell whether tokens ``i`` and ``i + 1`` stand together without a space."""
        return i + 1 < self.count and self.tokens.ends[i] == self.tokens.starts[i + 1]

    def skip_comma(self, i: int) -> int:
        return i + 1 if self.form(i) in COMMAS else i

    def number(self, i: int, low: int, high: int) -> int | None:
        """Return the number in digits at ``i`` if it is within bounds."""
        time = self.time(i)
        if time.kind in {"number", "year"} and low <= time.value <= high and self.words[i].kind == NUMBER:
            return time.value
        return None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """Return an ordinal in words and its end: الثاني, الثاني عشر, الثاني والعشرين, العشرين, ثالث."""
        time = self.time(i)
        if time.kind != "ordinal":
            return None
        if time.unit == "tens":
            return time.value, i + 1
        following = self.form(i + 1)
        if following in TEEN:
            return time.value + 10, i + 2
        if (
            self.kind(i + 1) == "ordinal"
            and self.time(i + 1).unit == "tens"
            and self.time(i + 1).prefix in AND
        ):
            return time.value + self.time(i + 1).value, i + 2
        return time.value, i + 1

    def day(self, i: int) -> tuple[int, int] | None:
        """Return a day of the month, in digits or as an ordinal, and its end."""
        number = self.number(i, 1, 31)
        if number is not None:
            return number, i + 1
        found = self.ordinal(i)
        return found if found and 1 <= found[0] <= 31 else None

    def amount(self, i: int) -> tuple[float, int] | None:
        """Return a number of units in digits or words (ثلاثة, خمسة وعشرين, بضعة) and its end."""
        time = self.time(i)
        if time.kind == "count":
            return time.value, i + 1
        if not 0 <= i < self.count or self.words[i].number is None:
            return None
        numeral = read_numeral(self.tokens, i)
        if numeral is None or numeral.value is None or numeral.value > _MOST:
            return None
        return numeral.value, numeral.end

    def is_number_word(self, i: int) -> bool:
        return self.is_word(i) and self.words[i].number is not None

    def month(self, i: int) -> tuple[int, int] | None:
        """Return a month (20 more if Hijri) and its end, the same month named twice read as one."""
        found = self._one_month(i)
        if found is None:
            return None
        number, end = found
        while (again := self._month_again(end, number)) is not None:
            end = again
        return number, end

    def _one_month(self, i: int) -> tuple[int, int] | None:
        time = self.time(i)
        if time.table is not None:
            number = time.table.get(self.form(i + 1))
            if number is not None:
                return number, i + 2
        return (time.value, i + 1) if time.kind == "month" else None

    def _month_again(self, i: int, number: int) -> int | None:
        """Return the end of a second name of the month: شباط/فبراير, مايو (أيار), نيسان أبريل."""
        sign = self.form(i)
        second = self._one_month(i + 1 if sign in {"/", "(", ")", "-", "\\", "،", "["} else i)
        if second is None or second[0] != number:
            return None
        return second[1] + 1 if sign in {"(", "["} and self.form(second[1]) in {")", "]"} else second[1]

    def direction(self, i: int) -> tuple[int, int] | None:
        """Return -1, 0, 1 for الماضي, الجاري, المقبل, and the end."""
        time = self.time(i)
        return (time.value, i + 1) if time.kind == "direction" and not time.prefix else None

    def year(self, i: int, *, bare: bool = True) -> Year | None:
        """Return a year after a month or unit: 2016, ، 2016, عام 2016, من العام الماضي, من العام نفسه."""
        j = self.skip_comma(i)
        if bare:
            found = self._year_number(j)
            if found is not None:
                return found
        if j != i and self.form(j) not in OF:
            return None
        if self.form(j) in FRAME:
            j += 1
        if self.kind(j) == "this" and self.kind(j + 1) == "unit" and self.time(j + 1).unit == "Y":
            return Year(shift=0, end=j + 2) if self.time(j).value == 0 else Year(same=True, end=j + 2)
        if self.kind(j) == "unit" and self.time(j).unit == "Y" and self.time(j).value == 1:
            return self._year_unit(j)
        return self._year_number(j) if j > i and bare and self.form(j - 1) in OF else None

    def _year_unit(self, j: int) -> Year | None:
        found = self._year_number(j + 1)
        if found is not None:
            return found
        if self.kind(j + 1) == "same":
            return Year(same=True, end=j + 2)
        direction = self.direction(j + 1)
        if direction is not None and self.time(j).definite:
            return Year(shift=direction[0], end=direction[1])
        return None

    def _year_number(self, i: int) -> Year | None:
        close = 0
        if self.form(i) == "(" and self.form(i + 2) == ")":
            i, close = i + 1, 1
        time = self.time(i)
        if time.kind != "year":
            return None if close else self._year_in_words(i)
        end, era = self.era(i + 1)
        return Year(time.value, era == "h" or (not era and time.value in HIJRI_YEARS), end=end + close)

    def _year_in_words(self, i: int) -> Year | None:
        """Read ألفين وثمانية عشر, and تسعة عشر تسعة وتسعون by its two halves."""
        if not self.is_number_word(i):
            return None
        found = self.amount(i)
        if found is None:
            return None
        value, end = found
        if value in _CENTURIES and self.is_number_word(end):
            rest = self.amount(end)
            if rest is not None and 10 <= rest[0] <= 99:
                value, end = value * 100 + rest[0], rest[1]
        return Year(int(value), end=end) if value in _YEARS_IN_WORDS else None

    def stands_as_year(self, i: int) -> bool:
        """Tell whether the number at ``i`` can be nothing but a year: near our time, no round number."""
        if self.form(i) == "(":
            return True
        value = self.time(i).value
        return (value in _NEAR_YEARS or value in _NEAR_HIJRI_YEARS) and value % _ROUND != 0

    def era(self, i: int) -> tuple[int, str]:
        """Return the end and the letter (g, h or none) of an era: م, هـ, ميلادي, (هجري)."""
        j = i + 1 if self.form(i) == "(" and self.kind(i + 1) == "era" else i
        time = self.time(j)
        if time.kind != "era":
            return i, ""
        return (j + 2 if j > i and self.form(j + 1) == ")" else j + 1), time.unit

    def pointed_unit(self, i: int) -> Found | None:
        """Read «الشهر المقبل», «هذا الأسبوع», «من الشهر الجاري», «في العام 2015» as the frame of another."""
        j = i + 1 if self.form(i) in OF_IN else i
        if self.kind(j) == "this":
            unit = self.time(j + 1)
            if unit.kind == "unit" and unit.value == 1 and self.time(j).value == 0:
                return Found(Unit(unit.unit, 0), i, j + 2)
            return None
        unit = self.time(j)
        if unit.kind != "unit" or unit.value != 1 or not unit.definite or unit.unit not in "WMYEC":
            return None
        direction = self.direction(j + 1)
        return Found(Unit(unit.unit, direction[0]), i, direction[1]) if direction else None
