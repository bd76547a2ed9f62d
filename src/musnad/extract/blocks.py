"""Blocks of bare text, told by words and position alone."""

import re

from musnad.record import Block, Rights

_LINE = re.compile(r"[^\n]+")


def read_blocks(text: str, title: str | None = None) -> tuple[tuple[Block, ...], Rights | None]:
    """Return the blocks of ``text``, a non-blank line each, in order, and its rights notice if any."""
    blocks = []
    for match in _LINE.finditer(text):
        line = match[0]
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            blocks.append(
                Block((start, match.start() + len(line.rstrip())), "title" if not blocks else "paragraph")
            )
    return tuple(blocks), None
