"""The text of a record as HTML with its finds marked; marks may nest and overlap in any way."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from musnad.record import Span


class Mark(NamedTuple):
    """A stretch of text to be marked.

    ``anchor`` is the id its first piece gets ("" for none), ``target`` the id it links to
    ("" for no link). ``rank`` orders marks over the same words, the outermost first.
    """

    span: Span
    rank: int
    css: str
    anchor: str = ""
    target: str = ""
    label: str = ""


class Marker:
    """Writes stretches of one text, from front to back, with the marks that touch them."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        whole = (mark for mark in marks if mark.span[0] < mark.span[1])
        self._waiting = sorted(whole, key=lambda mark: mark.span[0], reverse=True)
        self._active: list[Mark] = []
        self._anchored: set[str] = set()

    def write(self, span: Span) -> str:
        """Return the HTML of ``span``, which must not begin before the one written last."""
        start, end = span
        while self._waiting and self._waiting[-1].span[0] < end:
            self._active.append(self._waiting.pop())
        self._active = [mark for mark in self._active if mark.span[1] > start]
        return "".join(self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[str]:
        waiting = sorted(self._active, key=lambda mark: mark.span[0], reverse=True)
        edges = {start, end}
        for mark in waiting:
            edges.update(edge for edge in mark.span if start < edge < end)
        over: list[Mark] = []
        stack: list[Mark] = []
        for left, right in pairwise(sorted(edges)):
            while waiting and waiting[-1].span[0] <= left:
                over.append(waiting.pop())
            over = [mark for mark in over if mark.span[1] > left]
            wanted = _nested(over)
            kept = _common(stack, wanted)
            yield from (_close(mark) for mark in reversed(stack[kept:]))
            yield from (self._open(mark) for mark in wanted[kept:])
            yield escape(self._text[left:right])
            stack = wanted
        yield from (_close(mark) for mark in reversed(stack))

    def _open(self, mark: Mark) -> str:
        attributes = f'class="{escape(mark.css)}"'
        if mark.label:
            attributes += f' title="{escape(mark.label)}"'
        if mark.anchor and mark.anchor not in self._anchored:
            self._anchored.add(mark.anchor)
            attributes += f' id="{escape(mark.anchor)}"'
        if mark.target:
            return f'<a {attributes} href="#{escape(mark.target)}">'
        return f"<span {attributes}>"


def _nested(over: list[Mark]) -> list[Mark]:
    """Return the marks over a piece, outermost first; of several links only the innermost links."""
    nested = sorted(over, key=lambda mark: (mark.rank, mark.span[0] - mark.span[1]))
    last_link = max((place for place, mark in enumerate(nested) if mark.target), default=-1)
    return [
        mark if place == last_link or not mark.target else mark._replace(target="")
        for place, mark in enumerate(nested)
    ]


def _close(mark: Mark) -> str:
    return "</a>" if mark.target else "</span>"


def _common(old: list[Mark], new: list[Mark]) -> int:
    """Return how many marks the two stacks share from the outside in."""
    shared = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        shared += 1
    return shared
