"""Words of calendar expressions: months, weekdays, units, relative words.

A spelling gets one reading; the grammar of `musnad.extract.dates.grammar` decides what it means where
it stands. The words are in ``months.tsv``, ``weekdays.tsv``, ``time_words.tsv`` and ``holidays.tsv``.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.affixes import beginnings
from musnad.lexicon.tables import rows
from musnad.lexicon.types import TimeReading
from musnad.text.fold import fold
from musnad.text.tokens import NUMBER, Word

KINDS: Final = frozenset(
    {
        "deictic",
        "unit",
        "direction",
        "this",
        "same",
        "part",
        "rest",
        "ordinal",
        "last",
        "decade",
        "season",
        "shift",
        "era",
        "match",
        "daypart",
        "weekend",
        "weekend_day",
        "future",
        "past",
        "count",
        "few",
        "general",
        "paper",
        "not_future",
        "bound",
        "not_year",
        "not_today",
        "prayer",
        "pair",
        "thousand",
    }
)
CALENDARS: Final = frozenset({"gregorian", "hijri"})
STANDINGS: Final = frozenset({"alone", "beside", "dated"})
WEEKDAY_STANDINGS: Final = frozenset({"alone", "beside", "day"})

# Kinds of words an expression may begin with; "number" and "date" are written in digits.
_OPENERS: Final = frozenset(
    {
        "deictic",
        "unit",
        "this",
        "part",
        "rest",
        "ordinal",
        "last",
        "decade",
        "season",
        "shift",
        "month",
        "month_head",
        "weekday",
        "weekend",
        "weekend_day",
        "holiday",
        "number",
        "year",
        "date",
        "thousand",
    }
)
_ARTICLE: Final = frozenset({"unit", "season", "decade", "part", "weekend", "weekend_day", "count", "bound"})
_CLOCK_UNITS: Final = frozenset({"h", "m", "s"})
_AND: Final = "و"
_BARE: Final = frozenset({"era", "general", "paper", "not_future", "not_today"})


FUTURE: Final = "س"
# Letters that may be written on a word, or begin the article or a verb in the future.
_CLITIC_LETTERS: Final = frozenset("وفبلكاس")


class Holiday(NamedTuple):
    """A holiday: its words after the first, folded, and the rule of its day."""

    rest: tuple[str, ...]
    day: str


def time_reading(word: Word) -> TimeReading | None:
    """Return what ``word`` contributes to a calendar expression, or None."""
    if word.kind == NUMBER:
        return _digits(word.form)
    form = word.form
    lexicon = _lexicon()
    reading = lexicon.get(form)
    if reading is not None:
        return reading
    if form[:1] not in _CLITIC_LETTERS:
        return None
    return _with_clitics(form, lexicon) or _future_verb(form) or _my_future_verb(word)


def time_beginnings() -> frozenset[str]:
    """Return how all words of the calendar begin, clitics taken off, as `beginnings` does.

    Verbs in the future are not among them: they begin as they like, after `FUTURE`.
    """
    return beginnings(_lexicon(), ())


def holidays(first: str) -> tuple[Holiday, ...]:
    """Return the holidays whose name begins with the folded word ``first``, longest first."""
    return _holidays().get(first, ())


@cache
def _marks() -> dict[str, frozenset[str]]:
    table = rows("lexicon/time_marks.tsv", ("mark", "words"))
    return {row["mark"]: frozenset(map(fold, row.many("words"))) for row in table}


def marks(name: str) -> frozenset[str]:
    """Return the folded words of a row of ``time_marks.tsv``.

    Raises:
        KeyError: there is no such row.
    """
    return _marks()[name]


def _digits(form: str) -> TimeReading | None:
    if form.isdecimal():
        value = int(form) if len(form) <= 4 else 0
        if len(form) <= 2:
            return TimeReading("number", value, opens=True)
        if len(form) == 4 and 1000 <= value <= 2199:
            return TimeReading("year", value, opens=True)
        return TimeReading("number", value) if len(form) == 3 else None
    dotted = form.count(".") in {1, 2} and form.replace(".", "").isdecimal()
    return TimeReading("date", opens=True) if dotted else None


def _with_clitics(form: str, lexicon: dict[str, TimeReading]) -> TimeReading | None:
    if form[0] == "ا":  # nothing but the article can be written on it
        return _without_prefix(form, "", lexicon)
    for prefix, rest in _clitics(form):
        reading = _without_prefix(rest, prefix, lexicon)
        if reading is not None:
            return reading
    return None


def _without_prefix(rest: str, prefix: str, lexicon: dict[str, TimeReading]) -> TimeReading | None:
    """Return the reading of ``rest``, that of a word with ``prefix`` written on it."""
    double = prefix[-2:] == "لل"
    article = rest[:2] == "ال"
    for stem in (rest, "ال" + rest) if double else (rest,):
        reading = lexicon.get(stem)
        if reading is None and article:
            reading = lexicon.get(rest[2:])
            if reading is not None and reading.kind not in _ARTICLE:
                reading = None
        if reading is not None and reading.kind not in _BARE:
            definite = reading.definite or article or double
            if reading.kind == "weekday" and prefix == _AND and not definite:
                return None  # واحد is «one», not «and a Sunday»
            return reading._replace(prefix=prefix, definite=definite)
    return None


def _clitics(form: str) -> list[tuple[str, str]]:
    """Return the ways to take conjunction and preposition off ``form``; the article stays."""
    conjunction = form[0] if len(form) > 2 and form[0] in "وف" else ""
    rest = form[len(conjunction) :]
    found = [(conjunction, rest)] if conjunction else []
    if len(rest) > 3:
        if rest[:2] == "لل":
            found.append((conjunction + "لل", rest[2:]))
        if rest[0] in "بلك":
            found.append((conjunction + rest[0], rest[1:]))
    return found


def _future_verb(form: str) -> TimeReading | None:
    """Read سيكون and وستقوم; nouns that look like them are listed as ``not_future``."""
    stem = form[1:] if form[:1] in ("و", "ف") else form
    if stem[:1] != FUTURE or len(stem) < 5 or stem[1] not in "يتن" or stem.endswith(("ه", "ات", "يه")):
        return None
    if stem.startswith(_not_future()):
        return None
    return TimeReading("future")


def _my_future_verb(word: Word) -> TimeReading | None:
    """Read سأعود and وسأكون: but سأل, «he asked»."""
    bare = word.bare[1:] if word.bare[:1] in ("و", "ف") else word.bare
    if bare[:2] != "سأ" or bare[2:3] == "ل" or len(bare) < 5:
        return None
    return TimeReading("future")


@cache
def _lexicon() -> dict[str, TimeReading]:
    lexicon = dict(_time_words())
    lexicon.update(_weekdays())
    lexicon.update(_months())
    for first in _holidays():
        lexicon.setdefault(first, TimeReading("holiday", opens=True))
    return lexicon


def _time_words() -> Iterator[tuple[str, TimeReading]]:
    for row in rows("lexicon/time_words.tsv", ("form", "kind", "value", "unit")):
        kind = row.one_of("kind", KINDS)
        value = row.parse("value", lambda cell: int(cell or 0))
        form = fold(row["form"])
        definite = form.startswith("ال") and kind not in {"deictic", "direction"}
        opens = kind in _OPENERS and row["unit"] not in _CLOCK_UNITS
        yield form, TimeReading(kind, value, row["unit"], definite, "", opens)


def _weekdays() -> Iterator[tuple[str, TimeReading]]:
    for row in rows("lexicon/weekdays.tsv", ("form", "weekday", "standing")):
        form = fold(row["form"])
        standing = row.one_of("standing", WEEKDAY_STANDINGS)
        yield (
            form,
            TimeReading("weekday", row.parse("weekday", int), standing, form[:2] == "ال", "", opens=True),
        )


def _months() -> dict[str, TimeReading]:
    """Return months of one word as ``month``, first words of longer names as ``month_head``.

    The value is the month, 20 more in the Hijri calendar (so that one number says both).
    """
    single: dict[str, TimeReading] = {}
    heads: dict[str, dict[str, int]] = {}
    for row in rows("lexicon/months.tsv", ("form", "month", "calendar", "tradition", "standing")):
        month = row.parse("month", int) + (20 if row.one_of("calendar", CALENDARS) == "hijri" else 0)
        first, _, second = fold(row["form"]).partition(" ")
        if second:
            heads.setdefault(first, {})[second] = month
        else:
            single[first] = TimeReading("month", month, row.one_of("standing", STANDINGS), opens=True)
    seasons = {form: reading for form, reading in _time_words() if reading.kind == "season"}
    for first, table in heads.items():
        base = single.get(first) or seasons.get(first) or TimeReading("month_head", opens=True)
        single[first] = base._replace(table=table)
    return single


@cache
def _not_future() -> tuple[str, ...]:
    return tuple(form for form, reading in _lexicon().items() if reading.kind == "not_future")


@cache
def _holidays() -> dict[str, tuple[Holiday, ...]]:
    found: dict[str, list[Holiday]] = {}
    for row in rows("lexicon/holidays.tsv", ("name", "day")):
        first, *rest = fold(row["name"]).split()
        found.setdefault(first, []).append(Holiday(tuple(rest), row["day"]))
    return {first: tuple(sorted(some, key=lambda h: -len(h.rest))) for first, some in found.items()}
