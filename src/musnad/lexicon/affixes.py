"""What is written together with a noun: و ف ب ل ك before it, case, dual, plural and pronouns after it."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, starmap
from typing import Final, NamedTuple

from mypy_extensions import mypyc_attr

from musnad.lexicon.tables import rows

_PLACES: Final = frozenset({"conjunction", "preposition", "ending"})
_APPLIES: Final = frozenset({"", "any", "t", "sound", "whole"})
_NUMBERS: Final = frozenset({"", "s", "d", "p"})
_SHORTEST: Final = 3  # letters of a word that bears anything
BEGINNING: Final = 4

# The cells of a `Split`: most are looked at and thrown away.
Parts = tuple[int, str, str, str]


@mypyc_attr(acyclic=True)  # kept for each word that has one
class Split:
    """One way to read the beginning of a word: ``start`` letters stripped, then the rest.

    ``rest`` is folded, with the article when it has one.
    """

    __slots__ = ("conjunction", "preposition", "rest", "start")

    def __init__(self, start: int, rest: str, conjunction: str, preposition: str) -> None:
        self.start: Final = start
        self.rest: Final = rest
        self.conjunction: Final = conjunction
        self.preposition: Final = preposition


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


@cache
def possessives() -> tuple[str, ...]:
    """Return the possessive pronouns, the longest first."""
    found = {ending.pronoun for options in affixes().endings.values() for ending in options}
    return tuple(sorted(found - {""}, key=len, reverse=True))


def splits(form: str) -> tuple[Split, ...]:
    """Return the ways to read the beginning of a folded word, the least stripped first.

    ``لل`` is read as ``ل`` before the article too: للجنة gives اللجنة, للعراق gives العراق.
    """
    return (Split(0, form, "", ""), *starmap(Split, stripped(form)))


def stripped(form: str) -> tuple[Parts, ...]:
    """Return the `splits` that take something off, none for most words, as the cells of a `Split`."""
    table = affixes()
    first = form[:1]
    if first in table.conjunctions and len(form) >= _SHORTEST:
        further = _after_preposition(form, 1, first) if form[1] in table.prepositions else ()
        return ((1, form[1:], first, ""), *further)
    return _after_preposition(form, 0, "") if first in table.prepositions else ()


def _after_preposition(form: str, start: int, conjunction: str) -> tuple[Parts, ...]:
    """Return how a word is read whose preposition stands at ``start``."""
    letter = form[start]
    if len(form) - start < _SHORTEST:
        return ()
    rest = form[start + 1 :]
    start += 1
    alone = (start, rest, conjunction, letter)
    if letter != "ل" or rest[0] != "ل":
        return (alone,)
    return ((start, f"ال{rest}", conjunction, letter), (start, f"ال{rest[1:]}", conjunction, letter), alone)


def beginnings(stems: Iterable[str], endings: Iterable[str]) -> frozenset[str]:
    """Return the first `BEGINNING` letters of all words that are a stem, with an ending or without.

    One look tells seven of eight words that are no form of any stem, and spares all further ones. Stems
    with the article count without it, too, as they are written after ل.
    """
    return frozenset(_beginnings(stems, ("", *endings)))


def _beginnings(stems: Iterable[str], endings: tuple[str, ...]) -> Iterator[str]:
    stems = tuple(stems)
    for stem in chain(stems, (stem[2:] for stem in stems if stem.startswith("ال"))):
        if len(stem) < BEGINNING:
            yield from ((stem + ending)[:BEGINNING] for ending in endings)
        else:
            yield stem[:BEGINNING]
