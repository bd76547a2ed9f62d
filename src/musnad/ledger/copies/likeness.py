"""How alike two texts are, and whether one is a copy of the other."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from numpy import uint32
from numpy.typing import NDArray

from musnad.ledger.preparing.shingles import numbers_of, shared

ALIKE: Final = 0.5  # the part of all shingles that two copies have in common
_WHOLE: Final = 0.8  # the share of a text from which it stands in another nearly whole …
_OF_LONGER: Final = 0.5  # … when it makes more than this of that: two texts in one are no copy of each
_KEPT: Final = 0.5  # the share of one text in another from which the ledger keeps that they share it
_FEWEST: Final = 15  # shingles: a shorter text stands in another by chance, or as a quotation
# Congratulations, verdicts, the weather: reports of one form are alike, but name others. Of pairs so far
# apart in time, nearly all below this share of names are such reports, and nearly all above are copies.
_SURE: Final = 0.85
_DAYS: Final = 2
_SAME_NAMES: Final = 0.775
_FEWEST_NAMES: Final = 8


class Text(NamedTuple):
    """What is compared of an article: its shingles, its names and numbers, the day it was published."""

    shingles: NDArray[uint32]
    names: NDArray[uint32]
    day: str | None


class Pair(NamedTuple):
    """Two articles that share words: a row of ``copies``."""

    article: int
    other: int
    jaccard: float
    share: float
    other_share: float
    copied: bool

    @property
    def turned(self) -> "Pair":
        """The same pair seen from the other article."""
        return Pair(self.other, self.article, self.jaccard, self.other_share, self.share, self.copied)


def text_of(data: bytes, names: bytes, day: str | None) -> Text:
    """Return the text whose shingles and names the ledger keeps as ``data`` and ``names``."""
    return Text(numbers_of(data), numbers_of(names), day)


def pairs(article: int, others: Iterable[int], known: dict[int, Text]) -> Iterator[Pair]:
    """Yield the pairs of ``article`` with those of ``others`` that are ``known`` and share enough to keep."""
    mine = known[article]
    for other in others:
        theirs = known.get(other)
        if theirs is not None:
            sizes = len(mine.shingles), len(theirs.shingles)
            common = shared(mine.shingles, theirs.shingles)
            alike = common / (sum(sizes) - common)
            shares = common / sizes[0], common / sizes[1]
            if alike >= ALIKE or (min(sizes) >= _FEWEST and max(shares) >= _KEPT):
                copied = _copied(alike, shares) and not (alike < _SURE and _serial(mine, theirs))
                yield Pair(article, other, alike, *shares, copied)


def _copied(alike: float, shares: tuple[float, float]) -> bool:
    return alike >= ALIKE or (max(shares) >= _WHOLE and min(shares) > _OF_LONGER)


def _serial(one: Text, other: Text) -> bool:
    """Tell whether two texts are reports of one form on different events."""
    fewest = min(len(one.names), len(other.names))
    if fewest < _FEWEST_NAMES or _days_apart(one, other) < _DAYS:
        return False
    return shared(one.names, other.names) < _SAME_NAMES * fewest


def _days_apart(one: Text, other: Text) -> int:
    try:
        return abs((date.fromisoformat(one.day or "") - date.fromisoformat(other.day or "")).days)
    except ValueError:  # a day is not known
        return 0
