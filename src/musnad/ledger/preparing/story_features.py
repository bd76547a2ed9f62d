"""What an article is about, as stories compare it: its rarest words with their weight."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from heapq import nlargest
from math import isqrt, log
from typing import Final
from zlib import crc32

import msgspec

from musnad.extract.keys import key_of
from musnad.ledger.preparing.split_text import SplitText
from musnad.lexicon.rarity import rarity
from musnad.lexicon.types import FUNCTION, Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import BODY_KINDS
from musnad.text.tokens import LATIN, WORD, Word, tokenise

Terms = dict[
    int, int
]  # weight by term: the hash of a word as it is compared, and its rarity in the last bits

# Measured on pairs of articles of two to three days, judged by reading: more words, or less weight for
# title and beginning, bring together what only happens in the same place.
_TERMS: Final = 32
_IN_TITLE: Final = 5.0
_IN_LEAD: Final = 2.0
_LEAD: Final = 40  # words
_TELLING: Final = 3  # a word in one of fewer than eight articles tells nothing of what one is about
LENGTH: Final = 1000  # of an article's weights as a vector: whole numbers add up alike in any order
_SHORTEST: Final = 2
_TITLE: Final = frozenset({"title"})
_BODY: Final = BODY_KINDS - _TITLE
_RARITY_BITS: Final = 4
_RARITY: Final = (1 << _RARITY_BITS) - 1


class StoryFeatures(msgspec.Struct, frozen=True):
    """The day of an article (proleptic ordinal; None when unknown) and its terms, the weightiest first."""

    day: int | None
    terms: Terms


def story_features(text: SplitText, title: str | None) -> StoryFeatures:
    """Return what stories compare of ``text``; ``title`` is one it may not hold."""
    titles = {*terms_of(title or ""), *_telling(text.of_kinds(_TITLE))}
    return StoryFeatures(_day(text.record.published), _terms(titles, _telling(text.of_kinds(_BODY))))


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:  # unknown, or a caller's text that is no date
        return None


def _telling(words: list[Word]) -> list[int]:
    return list(filter(None, map(term_of, words)))


@lru_cache(maxsize=100_000)
def term_of(word: Word) -> int:
    """Return the term of a word, 0 where it tells nothing of what an article is about."""
    key = _key(word)
    rare = rarity(key) if len(key) >= _SHORTEST else 0
    return crc32(key.encode()) << _RARITY_BITS | rare if rare >= _TELLING else 0


def rarity_of(term: int) -> int:
    """Return how rare the word of ``term`` is."""
    return term & _RARITY


def terms_of(text: str) -> list[int]:
    """Return the terms of the telling words of ``text``, in their order."""
    return _telling(tokenise(text, vocabulary()).words)


def _key(word: Word) -> str:
    """Return a word as it is compared, or "" for numbers, marks and little words."""
    if word.kind == LATIN:
        return word.form
    if word.kind != WORD or word.number is not None or word.tags & (FUNCTION | Tag.TIME):
        return ""
    return key_of(word)


def _terms(title: set[int], body: list[int]) -> Terms:
    lead = set(body[:_LEAD])
    counts = Counter(body)
    counts.update(dict.fromkeys(title.difference(counts), 0))
    weights = [
        (
            (term & _RARITY) * (_of_count(count) + _IN_TITLE * (term in title) + _IN_LEAD * (term in lead)),
            term,
        )
        for term, count in counts.items()
    ]
    return _unit((term, weight) for weight, term in nlargest(_TERMS, weights))


@lru_cache(maxsize=1_000)
def _of_count(count: int) -> float:
    return 1 + log(1 + count)


def _unit(weights: Iterable[tuple[int, float]]) -> Terms:
    """Return ``weights`` as whole numbers, as a vector of length `LENGTH`."""
    # Rounded before adding up: the order of adding must not show in the last digit.
    whole = [(term, round(weight * LENGTH)) for term, weight in weights]
    length = isqrt(sum(weight * weight for _, weight in whole)) or 1
    return {term: weight * LENGTH // length for term, weight in whole}
