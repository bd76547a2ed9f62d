"""Words of the content that tell what a statement does; the table is ``lexicon/acts.tsv``."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from musnad.lexicon.affixes import splits
from musnad.lexicon.strips import strips
from musnad.lexicon.tables import Row, rows
from musnad.record import Act
from musnad.text.fold import fold

PLACES: Final = frozenset({"first", "called", "any"})
ACTS: Final[dict[str, Act]] = {
    "deny": "deny",
    "praise": "praise",
    "criticize": "criticize",
    "demand": "demand",
    "warn": "warn",
}
_COLUMNS: Final = ("words", "act", "place", "cues", "unless", "example")
_KEPT: Final = 50_000  # forms
_SHORTEST: Final = 3


class Sign(NamedTuple):
    """Words in a row, folded and bare of affixes, and the act that they show."""

    words: tuple[str, ...]
    act: Act
    place: str
    cues: frozenset[str]
    unless: frozenset[str]


@cache
def signs() -> dict[str, tuple[Sign, ...]]:
    """Return the signs by their first word.

    Raises:
        LanguageDataError: an act or a place is none of those that the table explains.
    """
    found: dict[str, tuple[Sign, ...]] = {}
    for row in rows("lexicon/acts.tsv", _COLUMNS):
        for sign in _signs(row):
            found[sign.words[0]] = (*found.get(sign.words[0], ()), sign)
    return found


def _signs(row: Row) -> Iterator[Sign]:
    act = ACTS[row.one_of("act", frozenset(ACTS))]
    place = row.one_of("place", PLACES)
    unless = frozenset(fold(word) for word in row.many("unless"))
    for words in row.many("words"):
        yield Sign(tuple(fold(words).split()), act, place, frozenset(row.many("cues")), unless)


def signs_of(form: str) -> tuple[Sign, ...]:
    """Return the signs that may begin with a word of this folded form."""
    table = signs()
    return tuple(dict.fromkeys(sign for stem in stems(form) for sign in table.get(stem, ())))


class _Signs(dict[str, tuple[Sign, ...]]):
    """`signs_of` by form, kept: asked for so many words that a function's call would tell."""

    def __missing__(self, form: str) -> tuple[Sign, ...]:
        if len(self) > _KEPT:
            self.clear()
        found = self[form] = signs_of(form)
        return found


SIGNS: Final = _Signs()


@lru_cache(maxsize=20_000)
def stems(form: str) -> frozenset[str]:
    """Return what ``form`` may be without clitics, article and endings, and itself."""
    begun = {form}
    for split in splits(form):
        begun.add(split.rest)
        if split.rest.startswith("ال"):
            begun.add(split.rest[2:])
    ended = {
        base[: -len(ending)] + instead
        for base in begun
        for ending, replaced in strips().stems
        for instead in {replaced, ""}
        if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST
    }
    return frozenset(begun | ended)
