"""Excerpts: a few of a text's own words around what was found, with the places of the finds."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from musnad.record import Span

_LOOKED_AT = 200  # finds of a text from which a window is chosen


class Excerpt(msgspec.Struct, frozen=True):
    """Exact words of a record's text; ``span`` and ``marks`` are offsets into it, marks in order."""

    text: str
    span: Span
    marks: tuple[Span, ...] = ()

    def parts(self) -> Iterator[tuple[str, bool]]:
        """Yield the text in parts, each with whether it is marked."""
        start = self.span[0]
        at = 0
        for lo, hi in self.marks:
            if lo - start > at:
                yield self.text[at : lo - start], False
            yield self.text[lo - start : hi - start], True
            at = hi - start
        if at < len(self.text):
            yield self.text[at:], False

    def marked(self, opening: str = "[", closing: str = "]") -> str:
        """Return the text with signs around each mark."""
        return "".join(f"{opening}{part}{closing}" if found else part for part, found in self.parts())


class Hit(NamedTuple):
    """Where a part of a query was found: in which part, from where to where, how exactly (0 to 1)."""

    part: int
    span: Span
    exactness: float


def excerpt(text: str, within: Span, hits: Sequence[Hit], *, most: int) -> Excerpt:
    """Return at most ``most`` letters of the stretch ``within``, where most of the query was found.

    Words are left whole; only one longer than ``most`` is cut.
    """
    inside = [hit for hit in hits if within[0] <= hit.span[0] and hit.span[1] <= within[1]]
    lo, hi = _window(text, within, inside, most)
    return Excerpt(text[lo:hi], (lo, hi), _marks(inside, lo, hi))


def shortened(found: Excerpt, most: int) -> Excerpt:
    """Return at most ``most`` letters of ``found``, around its first mark: for texts with reserved rights."""
    hits = [Hit(0, mark, 1.0) for mark in found.marks]
    start = found.span[0]
    moved = [Hit(0, (lo - start, hi - start), 1.0) for _, (lo, hi), _ in hits]
    lo, hi = _window(found.text, (0, len(found.text)), moved[:1], most)
    span = (start + lo, start + hi)
    return Excerpt(found.text[lo:hi], span, _marks(hits, *span))


def _window(text: str, within: Span, hits: Sequence[Hit], most: int) -> Span:
    """Return the stretch to be shown: all of ``within`` if it is short, else around the best finds."""
    lo, hi = _stripped(text, within)
    if hi - lo <= most:
        return lo, hi
    first, last = _best(hits[:_LOOKED_AT], most) if hits else (lo, lo)
    room = max(0, most - (last - first))
    begin = max(lo, min(first - room // 3, hi - most))
    return _at_words(text, (begin, min(hi, begin + most)), (lo, hi), first)


def _best(hits: Sequence[Hit], most: int) -> Span:
    """Return the stretch of at most ``most`` letters with the most different parts, found best."""
    ends = [hit.span[1] for hit in hits]
    best, chosen = -1.0, hits[0].span
    for place, hit in enumerate(hits):
        last = max(place + 1, bisect_right(ends, hit.span[0] + most))
        group = hits[place:last]
        finest: dict[int, float] = {}
        for each in group:
            finest[each.part] = max(each.exactness, finest.get(each.part, 0.0))
        worth = sum(finest.values()) + 0.01 * len(group)
        if worth > best:
            best, chosen = worth, (hit.span[0], group[-1].span[1])
    return chosen


def _at_words(text: str, window: Span, within: Span, first: int) -> Span:
    """Return ``window`` without the pieces of words at its ends; ``first`` stays in it."""
    lo, hi = window
    if lo > within[0] and not text[lo - 1].isspace():
        lo = next((place + 1 for place in range(lo, min(first, hi)) if text[place].isspace()), min(first, hi))
    if hi < within[1] and not text[hi].isspace():
        hi = next((place for place in range(hi - 1, max(first, lo), -1) if text[place].isspace()), hi)
    return _stripped(text, (lo, hi))


def _stripped(text: str, span: Span) -> Span:
    piece = text[span[0] : span[1]]
    lo = span[0] + len(piece) - len(piece.lstrip())
    return lo, max(lo, span[0] + len(piece.rstrip()))


def _marks(hits: Sequence[Hit], lo: int, hi: int) -> tuple[Span, ...]:
    """Return where the finds within ``[lo, hi)`` stand, those that touch made one."""
    marks: list[Span] = []
    for start, end in sorted({hit.span for hit in hits}):
        if start < lo or end > hi:
            continue
        if marks and start < marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return tuple(marks)
