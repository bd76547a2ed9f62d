"""What somebody says otherwise than before: another figure for the same thing, a denial of one's own words.

Shown to be looked at, so only where the words of both are much the same: what is compared is said to
be the same thing by nothing but its words.
"""

from typing import Final, NamedTuple

from musnad.extract.disputes.views import MAGNITUDE, roots
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.tokens import tokenise

_SHARED: Final = 3  # roots that both must have
_ALIKE: Final = 0.5  # share of the shorter one's roots, for figures
_SAME: Final = 0.6  # the same, for a denial
_ASSERTED: Final = frozenset({"assert", "commit", "warn", "criticize"})
_OPEN: Final = frozenset({"about", "vague", "range"})


class Measured(NamedTuple):
    """A figure of a statement, by what it may be compared with others."""

    low: float
    high: float
    bound: str
    unit: str
    measure: str
    period: str | None
    place: str | None


class Saying(NamedTuple):
    """A statement as it is compared with what the same one said before."""

    act: str
    roots: frozenset[str]
    figures: tuple[Measured, ...]


def roots_of(words: str) -> frozenset[str]:
    """Return the roots of the telling words of ``words``."""
    return roots(tokenise(words, vocabulary()).words)


def differing(before: Saying, now: Saying) -> tuple[Measured, Measured] | None:
    """Return the first figures of the same measure in which two statements alike differ beyond bounds."""
    if not _alike(before.roots, now.roots, _ALIKE):
        return None
    pairs = ((one, other) for one in before.figures for other in now.figures if _comparable(one, other))
    found = [(one, other) for one, other in pairs if not _overlap(one, other)]
    return found[0] if len(found) == 1 else None


def turned(before: Saying, now: Saying) -> str | None:
    """Return «denied» where what was asserted is denied now, «withdrawn» where a denial is; else None."""
    if not _alike(before.roots, now.roots, _SAME):
        return None
    if before.act in _ASSERTED and now.act == "deny":
        return "denied"
    return "withdrawn" if before.act == "deny" and now.act in _ASSERTED else None


def _alike(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    shared = len(one & other)
    return shared >= _SHARED and shared >= share * min(len(one), len(other))


def _comparable(one: Measured, other: Measured) -> bool:
    if (one.measure, one.unit) != (other.measure, other.unit) or {one.bound, other.bound} & _OPEN:
        return False
    if any(a != b and a and b for a, b in ((one.period, other.period), (one.place, other.place))):
        return False
    small, large = sorted((abs(one.low), abs(other.low)))
    return small > 0 and large / small < MAGNITUDE


def _overlap(one: Measured, other: Measured) -> bool:
    """Tell whether one number may be both: «at least 40» may be 43."""
    (low, high), (start, end) = _reach(one), _reach(other)
    return low <= end and start <= high


def _reach(figure: Measured) -> tuple[float, float]:
    if figure.bound in ("at_least", "more_than"):
        return figure.low, float("inf")
    if figure.bound in ("at_most", "less_than"):
        return float("-inf"), figure.high
    return figure.low, figure.high
