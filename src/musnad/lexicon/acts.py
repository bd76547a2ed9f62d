"""Words of the content that tell what a statement does; the table is ``lexicon/acts.tsv``."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.affixes import stripped
from musnad.lexicon.strips import strips
from musnad.lexicon.tables import Row, rows
from musnad.record import Act
from musnad.text.fold import fold
from musnad.text.tokens import Word

PLACES: Final = frozenset({"first", "called", "any"})
ACTS: Final[dict[str, Act]] = {
    "deny": "deny",
    "praise": "praise",
    "criticize": "criticize",
    "demand": "demand",
    "warn": "warn",
}
_COLUMNS: Final = ("words", "act", "place", "cues", "unless", "example")
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


def signs_at(word: Word) -> tuple[Sign, ...]:
    """Return the signs that may begin with ``word``."""
    found = word.signs
    if found is None:
        found = word.signs = signs_of(word.form)
    return found


def signs_of(form: str) -> tuple[Sign, ...]:
    """Return the signs that may begin with a word of this folded form."""
    table = signs()
    if not may_stem(form, _beginnings()):
        return ()
    return tuple(dict.fromkeys(sign for stem in stems(form) for sign in table.get(stem, ())))


@cache
def _beginnings() -> frozenset[str]:
    return stem_beginnings(signs())


def stems_of(word: Word) -> tuple[str, ...]:
    """Return the `stems` of ``word``."""
    found = word.stems
    if found is None:
        found = word.stems = stems(word.form)
    return found


def stems(form: str) -> tuple[str, ...]:
    """Return what ``form`` may be without clitics, article and endings, itself first."""
    found = _without_beginning(form)
    for base in found[:]:
        found += _without_ending(base)
    return tuple(found)


def stems_among(form: str, words: frozenset[str], begun: frozenset[str]) -> tuple[str, ...]:
    """Return those of the `stems` of ``form`` that are of ``words``, which have the beginnings ``begun``.

    Most forms have none, which is known without making their stems.
    """
    found = []
    for base in _without_beginning(form):
        if base[:_SHORTEST] not in begun:
            continue
        if base in words:
            found.append(base)
        found += [stem for stem in _without_ending(base) if stem in words]
    return tuple(found)


def stem_beginnings(words: Iterable[str]) -> frozenset[str]:
    """Return the first letters of ``words``, by which `may_stem` rejects most others."""
    return frozenset(word[:_SHORTEST] for word in words)


def may_stem(form: str, beginnings: frozenset[str]) -> bool:
    """Tell whether one of the `stems` of ``form`` may be among the words with these ``beginnings``.

    No ending is taken off the first letters, so that most forms are known to be none of the words
    before their stems are made.
    """
    return any(base[:_SHORTEST] in beginnings for base in _without_beginning(form))


def _without_ending(base: str) -> list[str]:
    """Return what is left of ``base`` without an ending, or with what stands in its place."""
    found: list[str] = []
    for ending, instead in strips().stems.get(base[-1:], ()):
        if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST:
            stem = base[: -len(ending)]
            if instead:
                found.append(stem + instead)
            found.append(stem)
    return found


def _without_beginning(form: str) -> list[str]:
    """Return ``form`` and what is left of it without clitics and article."""
    begun = [form, *[rest for _, rest, _, _ in stripped(form)]]
    return begun + [base[2:] for base in begun if base.startswith("ال")]
