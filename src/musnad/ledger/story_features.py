"""What an article is about, as stories compare it: its rarest words with their weight."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from math import isqrt, log
from typing import Final
from zlib import crc32

import msgspec

from musnad.extract.keys import key_of
from musnad.lexicon.rarity import rarity
from musnad.lexicon.types import Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import BODY_KINDS, Record, Span
from musnad.text.tokens import LATIN, WORD, Word, tokenise

Terms = dict[int, int]  # weight by term, the hash of a word as it is compared

# Measured on pairs of articles of two to three days, judged by reading: more words, or less weight for
# title and beginning, bring together what only happens in the same place.
_TERMS: Final = 32
_IN_TITLE: Final = 5.0
_IN_LEAD: Final = 2.0
_LEAD: Final = 40  # words
_TELLING: Final = 3  # a word in one of fewer than eight articles tells nothing of what one is about
LENGTH: Final = 1000  # of an article's weights as a vector: whole numbers add up alike in any order
_SHORTEST: Final = 2
_FUNCTION: Final = (
    Tag.PREPOSITION
    | Tag.CONJUNCTION
    | Tag.PARTICLE
    | Tag.COMPLEMENTIZER
    | Tag.RELATIVE
    | Tag.PRONOUN
    | Tag.DETERMINER
    | Tag.TIME
)


class StoryFeatures(msgspec.Struct, frozen=True):
    """The day of an article (proleptic ordinal; None when unknown) and its terms, the weightiest first."""

    day: int | None
    terms: Terms


def story_features(record: Record, title: str | None) -> StoryFeatures:
    """Return what stories compare of ``record``; ``title`` is one its text may not hold."""
    return StoryFeatures(_day(record.published), _terms(*_words(record, title)))


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:  # unknown, or a caller's text that is no date
        return None


def _words(record: Record, title: str | None) -> tuple[set[str], list[str]]:
    """Return the telling words of the title, and those of headings and paragraphs in order."""
    titles = _telling(title or "")
    body: list[str] = []
    for block in record.blocks:
        if block.kind == "title":
            titles += _block_words(record, block.span)
        elif block.kind in BODY_KINDS:
            body += _block_words(record, block.span)
    return set(titles), body


def _block_words(record: Record, span: Span) -> list[str]:
    return _telling(record.words(span))


def _telling(text: str) -> list[str]:
    return [key for word in tokenise(text, vocabulary()).words if (key := _key(word))]


@lru_cache(maxsize=100_000)
def _key(word: Word) -> str:
    """Return a word as it is compared, or "" where it tells nothing."""
    if word.kind == LATIN:
        return word.form
    if word.kind != WORD or word.number is not None or word.tags & _FUNCTION:
        return ""
    key = key_of(word)
    return key if len(key) >= _SHORTEST else ""


def _terms(title: set[str], body: list[str]) -> Terms:
    lead = set(body[:_LEAD])
    counts = Counter(body)
    weights: dict[int, float] = {}
    for key in title.union(counts):
        rare = rarity(key)
        if rare >= _TELLING:
            place = _IN_TITLE * (key in title) + _IN_LEAD * (key in lead)
            weights[crc32(key.encode())] = rare * (1 + log(1 + counts[key]) + place)
    return _unit(sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:_TERMS])


def _unit(weights: Iterable[tuple[int, float]]) -> Terms:
    """Return ``weights`` as whole numbers, as a vector of length `LENGTH`."""
    # Rounded before adding up: the order of adding must not show in the last digit.
    whole = [(term, round(weight * LENGTH)) for term, weight in weights]
    length = isqrt(sum(weight * weight for _, weight in whole)) or 1
    return {term: weight * LENGTH // length for term, weight in whole}
