"""JSON and JSONL: objects with ``text`` or ``html`` and what is known of them."""

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from musnad.article import Article, Reason, Rejected
from musnad.intake.decode import decode
from musnad.intake.given import given_by_caller, make_article
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.page import article_of_page
from musnad.intake.unpack import Stream, too_large

_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"|\}|$)')
_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*(?:\{|\]|$)")
_FACTS = ("id", "title", "url", "outlet", "published")
_DECODER = msgspec.json.Decoder()


def is_table(head: bytes) -> bool:
    """Return whether bytes that begin with ``head`` are JSON or JSONL."""
    return bool(_OBJECT.match(head) or _ARRAY.match(head))


def read_table(stream: Stream, where: str, options: IntakeOptions) -> Iterator[Article | Rejected]:
    """Yield the articles of a JSON or JSONL stream in order; a bad line is rejected, the rest goes on."""
    if isinstance(_value_or_none(stream.peek_line()), dict):
        yield from _read_lines(stream.lines(), where, options)
        return
    # An array, an object over several lines, or a table whose first line is broken.
    data = stream.whole()
    try:
        value = _value(data)
    except Refusal:
        yield from _read_lines(iter(data.split(b"\n")), where, options)
        return
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield _read_value(item, f"{where}:{number}")
    else:
        yield _read_value(value, where)


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
            yield _read_value(value, place)


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


def _read_value(value: Any, where: str) -> Article | Rejected:
    try:
        return _article(value)
    except Refusal as refusal:
        return refusal.rejected(where)


def _article(value: Any) -> Article:
    if not isinstance(value, dict):
        raise Refusal(Reason.BAD_FORMAT, "not a JSON object with «text» or «html»")
    given = given_by_caller({name: _fact(value, name) for name in _FACTS})
    text, html = _string(value, "text"), _string(value, "html")
    if text is None and html is None:
        raise Refusal(Reason.BAD_FORMAT, "the JSON object has neither «text» nor «html»")
    if html is None or (text and text.strip()):
        return make_article(text or "", given)
    return article_of_page(html, given)


def _fact(value: dict[str, Any], name: str) -> str | None:
    fact = value.get(name)
    if isinstance(fact, int) and not isinstance(fact, bool) and name == "id":
        return str(fact)
    return _string(value, name)


def _string(value: dict[str, Any], name: str) -> str | None:
    fact = value.get(name)
    if fact is None or isinstance(fact, str):
        return fact
    raise Refusal(Reason.BAD_FORMAT, f"«{name}» is not a string")
