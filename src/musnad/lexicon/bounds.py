"""Words that bound a number, from ``bounds.tsv``: found by stepping back or on from the number."""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.affixes import affixes
from musnad.lexicon.tables import Row, rows
from musnad.text.fold import fold
from musnad.text.tokens import BREAK, PUNCT, Word

BOUNDS: Final = frozenset({"exact", "at_least", "more_than", "at_most", "less_than", "about", "or_equal"})
SIDES: Final = frozenset({"before", "after"})
GAP_WORDS: Final = 4  # the subject of a verb: تجاوز [عدد قتلى الزلزال الأخير] 100
_GAP: Final = "…"
FUTURE: Final = "س"  # written on verbs
_QUOTES: Final = frozenset('"“”«»()[]')


class Phrase(NamedTuple):
    """A bounding phrase: its words in the order they are met going away from the number.

    An empty set of words stands for a gap.
    """

    words: tuple[frozenset[str], ...]
    bound: str


class Bounds(NamedTuple):
    """Phrases by the folded word that stands nearest to the number, longest first.

    ``near`` must touch the number; ``far`` has up to `GAP_WORDS` words between; ``after`` follows it.
    ``words`` are all words of all phrases, and what joins two of them.
    """

    near: dict[str, tuple[Phrase, ...]]
    far: dict[str, tuple[Phrase, ...]]
    after: dict[str, tuple[Phrase, ...]]
    words: frozenset[str]


@cache
def bounds() -> Bounds:
    """Return the table of bounding phrases.

    Raises:
        LanguageDataError: a cell holds none of the values it may hold.
    """
    found: tuple[dict[str, list[Phrase]], ...] = ({}, {}, {})
    for row in rows("lexicon/bounds.tsv", ("phrase", "side", "bound")):
        bound = row.one_of("bound", BOUNDS)
        words = tuple(_alternatives(row))
        if row.one_of("side", SIDES) == "after":
            _enter(found[2], Phrase(words, bound))
        elif not words[-1]:
            _enter(found[1], Phrase(words[-2::-1], bound))
        else:
            _enter(found[0], Phrase(words[::-1], bound))
    near, far, after = ({word: tuple(_longest_first(table[word])) for word in table} for table in found)
    phrases = (phrase for table in found for options in table.values() for phrase in options)
    known = frozenset(form for phrase in phrases for word in phrase.words for form in word)
    return Bounds(near, far, after, known | affixes().conjunctions | {"،"})


def matches(words: list[Word], at: int, phrase: Phrase, step: int) -> bool:
    """Tell whether ``phrase`` stands at token ``at``, going away from the number by ``step`` (1 or -1)."""
    gap = False
    for element in phrase.words:
        if not element:
            gap = True
            continue
        room = GAP_WORDS if gap else 0
        while not _has(words, at, element):
            if not room or not may_stand_between(words, at):
                return False
            room -= 1
            at += step
        gap = False
        at += step
    return True


def _has(words: list[Word], at: int, element: frozenset[str]) -> bool:
    return 0 <= at < len(words) and words[at].form in element


def may_stand_between(words: list[Word], at: int) -> bool:
    """Tell whether token ``at`` may stand between a verb that bounds a number and the number."""
    if not 0 <= at < len(words):
        return False
    word = words[at]
    if word.kind == BREAK or word.number is not None:
        return False
    return word.kind != PUNCT or word.surface in _QUOTES


def _alternatives(row: Row) -> Iterator[frozenset[str]]:
    for place, word in enumerate(row["phrase"].split()):
        if word == _GAP:
            yield frozenset()
            continue
        forms = [fold(form) for form in word.split("|")]
        yield frozenset(forms if place else [before + form for form in forms for before in _clitics()])


@cache
def _clitics() -> tuple[str, ...]:
    inner = ("", FUTURE, *sorted(affixes().prepositions))
    return tuple(
        conjunction + clitic for conjunction in ("", *sorted(affixes().conjunctions)) for clitic in inner
    )


def _enter(table: dict[str, list[Phrase]], phrase: Phrase) -> None:
    for word in phrase.words[0]:
        table.setdefault(word, []).append(phrase)


def _longest_first(phrases: list[Phrase]) -> list[Phrase]:
    return sorted(phrases, key=lambda phrase: -sum(map(bool, phrase.words)))
