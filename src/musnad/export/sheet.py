"""Lines of columns for a terminal, in which right-to-left text stands and wraps as it should."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, NamedTuple

import click

from musnad.export.bidi import Bidi, ltr, printable, room, rtl, width
from musnad.export.view import Language

Style = Literal["plain", "heading", "name", "cue", "number", "soft", "alert"]

_COLOURS: dict[Style, dict[str, str | bool]] = {
    "plain": {},
    "heading": {"bold": True, "underline": True},
    "name": {"bold": True},
    "cue": {"fg": "magenta"},
    "number": {"fg": "green"},
    "soft": {"dim": True},
    "alert": {"fg": "red"},
}
_GAP = 2


class Look(NamedTuple):
    """How to write: for which terminal, how many cells wide, in colour or not, labels in which language."""

    bidi: Bidi = "logical"
    width: int = 100
    colour: bool = False
    language: Language = "en"

    @property
    def labels_run_right(self) -> bool:
        """Whether the labels themselves are right-to-left."""
        return self.language == "ar"


class Cell(NamedTuple):
    """Text of one column. ``width`` is in terminal cells; 0 takes what the other columns leave."""

    text: str
    width: int = 0
    style: Style = "plain"
    is_rtl: bool = True


def row(cells: tuple[Cell, ...], look: Look) -> Iterator[str]:
    """Yield the lines of ``cells``, the first at the right margin, wrapped inside their columns.

    Where nothing is reordered (files, pipes) the row is one line, cells in reading order.
    """
    if look.bidi == "logical":
        shown = (_paint(printable(cell.text), cell.style, look) for cell in cells if cell.text)
        yield "  ".join(shown)
        return
    taken = sum(cell.width for cell in cells) + _GAP * (len(cells) - 1)
    sized = [cell if cell.width else cell._replace(width=max(10, look.width - taken)) for cell in cells]
    wrapped = [list(wrap(printable(cell.text), room(cell.width, look.bidi))) for cell in sized]
    for lines in zip_longest(*wrapped, fillvalue=""):
        columns = [_column(line, cell, look) for line, cell in zip(lines, sized, strict=True)]
        yield (" " * _GAP).join(reversed(columns)).rstrip(" ")


def wrap(text: str, cells: int) -> Iterator[str]:
    """Yield the lines of ``text``, at most ``cells`` wide, broken at spaces where possible."""
    line = ""
    for word in text.split():
        candidate = f"{line} {word}" if line else word
        if width(candidate) <= cells:
            line = candidate
            continue
        if line:
            yield line
        line = word
        while width(line) > cells:
            head = _fitting(line, cells)
            yield head
            line = line[len(head) :]
    if line:
        yield line


def _fitting(word: str, cells: int) -> str:
    """Return the longest beginning of ``word`` that fits, one character at least."""
    end = 1
    while end < len(word) and width(word[: end + 1]) <= cells:
        end += 1
    return word[:end]


def _column(line: str, cell: Cell, look: Look) -> str:
    written = rtl(line, look.bidi) if cell.is_rtl else ltr(line, look.bidi)
    padding = " " * max(0, cell.width - width(written))
    painted = _paint(written, cell.style, look)
    return padding + painted if cell.is_rtl else painted + padding


def _paint(written: str, style: Style, look: Look) -> str:
    if not look.colour or style == "plain" or not written:
        return written
    return click.style(written, **_COLOURS[style])  # type: ignore[arg-type]  # click types each keyword
