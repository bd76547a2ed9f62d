"""What is written together with a noun: و ف ب ل ك before it, case, dual, plural and pronouns after it."""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.tables import rows

_PLACES: Final = frozenset({"conjunction", "preposition", "ending"})
_APPLIES: Final = frozenset({"", "any", "t", "sound", "whole"})
_NUMBERS: Final = frozenset({"", "s", "d", "p"})


class Split(NamedTuple):
    """One way to read the beginning of a word: ``start`` letters stripped, then the rest."""

    start: int
    rest: str  # folded; with the article, when it has one
    conjunction: str
    preposition: str


class Ending(NamedTuple):
    """What an ending says of its noun."""

    applies: str  # t, sound or whole: the stems that take it
    number: str  # s (as the noun is), d, p
    pronoun: str


class Affixes(NamedTuple):
    """The affix table, by place."""

    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    endings: dict[str, tuple[Ending, ...]]


@cache
def affixes() -> Affixes:
    """Return the affixes as the table has them.

    Raises:
        LanguageDataError: a cell holds none of the values it may hold.
    """
    before: dict[str, set[str]] = {"conjunction": set(), "preposition": set()}
    endings: dict[str, tuple[Ending, ...]] = {}
    for row in rows("lexicon/affixes.tsv", ("affix", "place", "applies", "number", "pronoun")):
        affix, place = row["affix"], row.one_of("place", _PLACES)
        if place != "ending":
            before[place].add(affix)
            continue
        ending = Ending(row.one_of("applies", _APPLIES), row.one_of("number", _NUMBERS), row["pronoun"])
        endings[affix] = (*endings.get(affix, ()), ending)
    return Affixes(frozenset(before["conjunction"]), frozenset(before["preposition"]), endings)


def splits(form: str) -> Iterator[Split]:
    """Yield the ways to read the beginning of a folded word, the least stripped first.

    ``لل`` is read as ``ل`` before the article too: للجنة gives اللجنة, للعراق gives العراق.
    """
    table = affixes()
    yield Split(0, form, "", "")
    first = form[:1]
    if len(form) < 3:
        return
    if first in table.conjunctions:
        yield Split(1, form[1:], first, "")
        yield from _after_preposition(form, 1, first)
    yield from _after_preposition(form, 0, "")


def _after_preposition(form: str, start: int, conjunction: str) -> Iterator[Split]:
    letter = form[start : start + 1]
    if letter not in affixes().prepositions or len(form) - start < 3:
        return
    rest = form[start + 1 :]
    if letter == "ل" and rest[0] == "ل":
        yield Split(start + 1, f"ال{rest}", conjunction, letter)
        yield Split(start + 1, f"ال{rest[1:]}", conjunction, letter)
    yield Split(start + 1, rest, conjunction, letter)
