"""Where an event happened: the place its clause names, else the one its sentence opens with."""

from typing import Final, NamedTuple

from musnad.extract.sources.phrases import phrase_end
from musnad.lexicon.gazetteer import coordinates
from musnad.lexicon.grammar import closed
from musnad.lexicon.known import Found, known_at
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD, Word

_LOCATIVE: Final = closed("locative")
_KNOWN: Final = Tag.COUNTRY | Tag.CITY | Tag.PLACE | Tag.SEAT | Tag.PHRASE
_NO_TOWN: Final = (
    Tag.NOUN | Tag.ADJECTIVE | Tag.VERB | Tag.DOCUMENT | Tag.ORG | Tag.MEDIA | Tag.GROUP | Tag.ROLE
)  # في بيان
_AFTER: Final = 28  # tokens after a trigger
_OPENING: Final = 5  # tokens of a sentence in which the place opens it: وفي الموصل (شمال)، …
_NAMED: Final = frozenset({"country", "city", "region"})


class Where(NamedTuple):
    """Tokens ``[lo, hi)`` that name a place, and what is known of it."""

    lo: int
    hi: int
    found: Found | None


def place_of(p: Passage, at: int, lo: int, hi: int) -> Where | None:
    """Return the place of what is told at token ``at`` of the sentence ``[lo, hi)``, or None."""
    broad = None
    for j in range(at + 1, min(hi, at + _AFTER)):
        where = _place_at(p, j, hi)
        if where is None:
            continue
        if where.found is None or where.found.known.kind != "country":
            return where
        broad = broad or where
    opening = next((w for j in range(lo, min(at, lo + _OPENING)) if (w := _place_at(p, j, hi))), None)
    if opening is not None and (broad is None or not _country(opening)):
        return opening
    return broad or _before(p, at, lo, hi)


def place_named(p: Passage, lo: int, hi: int) -> bool:
    """Tell whether the words ``[lo, hi)`` are a place that is known by its name: مدينة الموصل."""
    where = _named(p, lo, hi)
    return where is not None and where.found is not None


def host_place(p: Passage, lo: int, hi: int) -> Where | None:
    """Return the place that a phrase names as the subject of شهد: شهدت مدينة الموصل …."""
    return _named(p, lo, hi)


def _before(p: Passage, at: int, lo: int, hi: int) -> Where | None:
    """Return the place nearest before the trigger in its clause."""
    words = p.tokens.words
    for j in range(at - 1, max(lo, at - 12) - 1, -1):
        if words[j].kind == WORD and words[j].tags & Tag.COMPLEMENTIZER:
            return None
        where = _place_at(p, j, min(hi, at))
        if where is not None:
            return where
    return None


def _country(where: Where) -> bool:
    return where.found is not None and where.found.known.kind == "country"


def _place_at(p: Passage, j: int, hi: int) -> Where | None:
    """Return the place that a preposition at ``j`` (or the one written on it) brings in."""
    words = p.tokens.words
    word = words[j]
    if word.kind != WORD:
        return None
    form = word.form
    if word.tags & Tag.WITH_PREPOSITION and word.tags & _KNOWN and form[0] == "ب":
        return _named(p, j, hi)
    if form not in _LOCATIVE and (form[0] not in "وف" or form.lstrip("وف") not in _LOCATIVE):
        return None
    if j + 1 >= hi or words[j + 1].kind == PUNCT:
        return None
    return _named(p, j + 1, hi)


def _named(p: Passage, j: int, hi: int) -> Where | None:
    """Return the place named at ``j``, a noun such as مدينة or محافظة before its name."""
    words = p.tokens.words
    found = _known(words, j)
    if found is not None:
        return Where(j, found.end, found) if found.end <= hi else None
    word = words[j]
    if word.tags & Tag.PLACE and j + 1 < hi and words[j + 1].kind == WORD:
        found = _known(words, j + 1)
        if found is not None:
            return Where(j, found.end, found) if found.end <= hi else None
        end = phrase_end(p, j, min(hi, j + 4))
        if end > j + 1 and not word.tags & Tag.DEFINITE:
            return Where(j, end, None)
        return None
    if word.kind == WORD and not word.tags & (Tag.NAME & ~Tag.NAMELIKE) and _gazetteered(word):
        return Where(j, j + 1, None)
    return None


def _known(words: list[Word], j: int) -> Found | None:
    if not words[j].tags & _KNOWN:
        return None
    found = known_at(words, j)
    return found if found is not None and found.known.kind in _NAMED else None


def _gazetteered(word: Word) -> bool:
    """Tell whether a word that no other table knows is the name of a town."""
    return not word.tags & _NO_TOWN and coordinates(word.form) is not None
