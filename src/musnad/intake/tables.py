"""JSON and JSONL: objects with ``text`` or ``html`` and what is known of them."""

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from musnad.article import Article, Reason, Rejected
from musnad.intake.decode import decode
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.rows import read_row
from musnad.intake.unpack import Stream, too_large

_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"|\}|$)')
_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*(?:\{|\]|$)")
_LOOKED_AT_BYTES = 1 << 20  # in which the first whole line of a table stands whose first is broken
_DECODER = msgspec.json.Decoder()


def is_table(head: bytes) -> bool:
    """Return whether bytes that begin with ``head`` are JSON or JSONL."""
    return bool(_OBJECT.match(head) or _ARRAY.match(head))


def read_table(stream: Stream, where: str, options: IntakeOptions) -> Iterator[Article | Rejected]:
    """Yield the articles of a JSON or JSONL stream in order; a bad line is rejected, the rest goes on."""
    if isinstance(_value_or_none(stream.peek_line()), dict) or _has_row(stream.peek(_LOOKED_AT_BYTES)):
        yield from _read_lines(stream.lines(), where, options)
        return
    # An array, an object over several lines, or a table whose first lines are broken.
    data = stream.whole()
    try:
        value = _value(data)
    except Refusal:
        yield from _read_lines(iter(data.split(b"\n")), where, options)
        return
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield read_row(item, f"{where}:{number}", options)
    else:
        yield read_row(value, where, options)


def _has_row(head: bytes) -> bool:
    """Return whether a line of ``head``, an object's beginning, is an object with a text by itself."""
    if not _OBJECT.match(head):
        return False
    _first, *lines = head.split(b"\n")
    rows = (_value_or_none(line) for line in lines if line.startswith(b'{"'))
    return any(isinstance(row, dict) and not row.keys().isdisjoint(("text", "html")) for row in rows)


def _read_lines(lines: Iterator[bytes], where: str, options: IntakeOptions) -> Iterator[Article | Rejected]:
    for number, line in enumerate(lines, 1):
        if line.strip(b" \t\r\0") in (b"", b"\xef\xbb\xbf"):
            continue
        place = f"{where}:{number}"
        try:
            if len(line) > options.size_bytes:
                raise too_large(options)
            value = _value(line)
        except Refusal as refusal:
            yield refusal.rejected(place)
        else:
            yield read_row(value, place, options)


def _value_or_none(line: bytes) -> Any:
    try:
        return _value(line)
    except Refusal:
        return None


def _value(data: bytes) -> Any:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        pass  # the strict, fast reader first; the lenient one for half characters and Arabic code pages
    try:
        return json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise Refusal(Reason.BAD_FORMAT, f"not JSON: {error}") from error
