"""Number words: what a spelling contributes to a number.

The words are in ``numbers.tsv``. Conjunction, prepositions and article written on them are read off
here, once for each spelling; how words make a number is decided by `musnad.extract.numbers.numerals`.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.affixes import affixes, beginnings
from musnad.lexicon.tables import Row, rows
from musnad.lexicon.types import NumberReading
from musnad.text.fold import bare, fold
from musnad.text.tokens import NUMBER, Word

KINDS: Final = frozenset(
    [
        "zero",
        "unit",
        "one",
        "ten",
        "teen",
        "tens",
        "hundred",
        "hundreds",
        "scale",
        "scale_dual",
        "scale_plural",
        "dozen",
        "dozen_dual",
        "fraction",
        "fraction_dual",
        "fraction_plural",
        "vague",
        "point",
        "point_reversed",
        "minus",
        "none",
    ]
)
SPELLINGS: Final = frozenset({"any", "exact", "compound"})

_DECIMAL_MARK: Final = "\u066b"
_MOST_DIGITS: Final = 30


class _Spellings(NamedTuple):
    """Readings by bare spelling (looked up first) and by folded spelling."""

    exact: dict[str, NumberReading]
    folded: dict[str, NumberReading]


def number_reading(word: Word) -> NumberReading | None:
    """Return what ``word`` contributes to a number, or None when it is no number word."""
    if word.kind == NUMBER:
        return _digits(word)
    spellings = _spellings()
    reading = spellings.exact.get(word.bare) or spellings.folded.get(word.form)
    if reading is None or reading.kind == "none":
        return None
    return reading._replace(skip=letters(word.surface, reading.skip)) if reading.skip else reading


def number_beginnings() -> frozenset[str]:
    """Return how all number words begin, clitics taken off, as `beginnings` does."""
    return beginnings((fold(form) for row in _rows() for form in row.many("forms")), ())


def letters(surface: str, count: int) -> int:
    """Return how many code points the first ``count`` letters of ``surface`` take, marks included."""
    at = 0
    while at < len(surface) and (count or not bare(surface[at])):
        count -= 1 if bare(surface[at]) else 0
        at += 1
    return at


class Apart(NamedTuple):
    """What may be written before digits as a word of its own: بـ 12, الـ 27."""

    carriers: frozenset[str]  # prepositions and articles
    articles: frozenset[str]  # those with the article


@cache
def apart() -> Apart:
    """Return the folded words that carry digits."""
    clitics = list(_clitics(NumberReading("digits", 0)))
    articles = frozenset(before for before, reading in clitics if reading.definite)
    return Apart(articles | {before for before, reading in clitics if reading.preposition}, articles)


@cache
def _spellings() -> _Spellings:
    exact: dict[str, NumberReading] = {}
    folded: dict[str, NumberReading] = {}
    entries = [(form, row, _reading(row)) for row in _rows() for form in row.many("forms")]
    for form, row, reading in entries:
        exact[form] = reading
        if row["spelling"] != "exact":
            folded[fold(form)] = reading
    for form, row, reading in entries:
        if reading.kind == "none":
            continue
        for before, changed in _clitics(reading):
            exact.setdefault(before + form, changed)
            if row["spelling"] != "exact":
                folded.setdefault(before + fold(form), changed)
    return _Spellings(exact, folded)


def _rows() -> Iterator[Row]:
    yield from rows("lexicon/numbers.tsv", ("forms", "kind", "value", "spelling"))


def _reading(row: Row) -> NumberReading:
    """Return the reading of a row.

    Raises:
        LanguageDataError: a cell holds none of the values it may hold.
    """
    spelling = row.one_of("spelling", SPELLINGS)
    return NumberReading(row.one_of("kind", KINDS), row.parse("value", int), compound=spelling == "compound")


def _clitics(reading: NumberReading) -> Iterator[tuple[str, NumberReading]]:
    """Yield what may be written before a number word, and its reading then."""
    for conjunction in ("", *sorted(affixes().conjunctions)):
        for preposition in ("", *sorted(affixes().prepositions)):
            for article in ("", "ال"):
                # ل and the article are written لل
                written = "ل" if preposition == "ل" and article else article
                before = conjunction + preposition + written
                yield (
                    before,
                    reading._replace(
                        joined=bool(conjunction),
                        preposition=preposition,
                        definite=bool(article),
                        skip=len(conjunction) + len(preposition),
                    ),
                )


def _digits(word: Word) -> NumberReading | None:
    form = word.form.replace("،", ",")
    if len(form) > _MOST_DIGITS or not form.isascii() or not form[:1].isdigit():
        return None
    if form.isdigit():
        return NumberReading("digits", int(form))
    if "," in form and "." in form:
        return _with_both(form)
    mark = "," if "," in form else "."
    parts = form.split(mark)
    if len(parts) > 2:
        return NumberReading("digits", int("".join(parts))) if _are_groups(parts) else None
    return _with_one(parts, comma=mark == ",", decimal=_DECIMAL_MARK in word.surface)


def _with_one(parts: list[str], *, comma: bool, decimal: bool) -> NumberReading | None:
    """Read digits with one mark, a comma or a point; ``decimal``: the mark says that it is decimal."""
    if comma and min(map(len, parts)) >= 4:
        return None  # two numbers in a list: 2014,2015
    grouped = int("".join(parts)) if _are_groups(parts) and parts[0][0] != "0" and not decimal else None
    if comma and grouped is not None:
        return NumberReading("digits", grouped)
    return NumberReading("digits", float(".".join(parts)), grouped=grouped)


def _with_both(form: str) -> NumberReading | None:
    """Read digits with both marks: the last one is decimal, the others group thousands."""
    decimal = "." if form.rindex(".") > form.rindex(",") else ","
    whole, _, fraction = form.rpartition(decimal)
    parts = whole.split("," if decimal == "." else ".")
    if decimal in whole or not _are_groups(parts):
        return None
    return NumberReading("digits", float(f"{''.join(parts)}.{fraction}"))


def _are_groups(parts: list[str]) -> bool:
    return 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
