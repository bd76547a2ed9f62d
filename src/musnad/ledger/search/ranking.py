"""How well a text answers a query: how much of it, how exactly, how near to each other, where."""

from collections.abc import Sequence
from math import log2
from typing import Final

from musnad.ledger.search.excerpts import Hit
from musnad.ledger.search.query import Query
from musnad.record import Span

_FILLER: Final = 0.1  # what words count that only hold sentences together
_IN_HEAD: Final = 1.0  # what a find in a title is worth beside one in the text
_EARLY: Final = 0.3  # what a find in the first letters is worth more
_EARLY_LETTERS: Final = 400
_NEAR: Final = 0.5  # what parts are worth more that stand side by side
_NEAR_LETTERS: Final = 30
_MOST_TIMES: Final = 8
_STEPS: Final = 4  # a score is told in quarters, so that of texts as good the newer stands first


def score(query: Query, hits: Sequence[Hit], head: Sequence[Span]) -> float:
    """Return how well a text with these ``hits`` answers, from 0; ``head`` is where its title stands."""
    weights = [_FILLER if part.filler else 1.0 for part in query.wanted]
    by_part: dict[int, list[Hit]] = {}
    for hit in hits:
        by_part.setdefault(hit.part, []).append(hit)
    total = sum(weights[part] * _of_part(found, head) for part, found in by_part.items())
    telling = [found for part, found in by_part.items() if weights[part] == 1.0]
    found = total + (_nearness(telling) if len(telling) > 1 else 0.0)
    return round(found * _STEPS) / _STEPS


def _of_part(hits: Sequence[Hit], head: Sequence[Span]) -> float:
    exact = max(hit.exactness for hit in hits)
    times = min(_MOST_TIMES, sum(hit.exactness for hit in hits))
    in_head = max((hit.exactness for hit in hits if _within(hit.span, head)), default=0.0)
    early = _EARLY if hits[0].span[0] < _EARLY_LETTERS else 0.0
    return 2 * exact + 0.25 * log2(1 + times) + _IN_HEAD * in_head + early


def _nearness(parts: Sequence[Sequence[Hit]]) -> float:
    """Return what it is worth that the ``parts`` stand near each other, each beside the first."""
    first, *others = parts
    gaps = [min(_gap(one.span, other.span) for one in first[:20] for other in found[:20]) for found in others]
    return sum(_NEAR / (1 + max(0, gap - 1) / _NEAR_LETTERS) for gap in gaps)


def _gap(one: Span, other: Span) -> int:
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def _within(span: Span, stretches: Sequence[Span]) -> bool:
    return any(lo <= span[0] and span[1] <= hi for lo, hi in stretches)
