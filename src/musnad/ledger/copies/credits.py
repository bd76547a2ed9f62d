"""Credits: the agencies and outlets that a text names as those whose words it prints.

«باريس (رويترز) -», «واس - الرياض:», «المصدر: وكالات», «(أ ف ب)» after the last full stop. A name within
a sentence («قال لوكالة رويترز») is a source of what is said there, and no credit.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

import msgspec

from musnad.extract.blocks.words import credit_classes
from musnad.lexicon.known import known_at
from musnad.lexicon.types import Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Block, Record, Span
from musnad.text.tokens import SIGN, Word, tokenise

_LINES: Final = frozenset({"credit", "byline", "dateline"})
_BODY: Final = frozenset({"heading", "paragraph"})
_MEDIA: Final = frozenset({"agency", "newspaper", "magazine", "channel", "radio", "site"})
_HEAD: Final = 8  # tokens of a paragraph before a name in «تونس 11 ديسمبر 2016 (وات) -»
_SEPARATORS: Final = frozenset(":-–—/\n")
_OPENING: Final = frozenset('("«“[')
_CLOSING: Final = frozenset(')"»”]')
_ENDS: Final = frozenset(".!?؟…:-–—/")
_BY_NAME: Final = 2  # words before a name that say what it names: «وكالة الأنباء» الأردنية


class Credit(msgspec.Struct, frozen=True):
    """Whose text a line says this is. ``names`` is empty for «وكالات», agencies that go unnamed."""

    span: Span
    text: str
    names: tuple[str, ...]
    agencies: tuple[str, ...]  # those of the names that are news agencies


class _Name(NamedTuple):
    start: int
    end: int
    name: str  # "" for unnamed agencies
    agency: bool


def credits_of(record: Record) -> tuple[Credit, ...]:
    """Return the credits of ``record`` in the order of its text."""
    body = [block for block in record.blocks if block.kind in _BODY]
    found = [_line(record, block) for block in record.blocks if block.kind in _LINES]
    found += [_beginning(record, block) for block in body[:2]]
    found += [_end(record, block) for block in body[-1:]]
    return tuple(sorted((credit for credit in found if credit), key=lambda credit: credit.span))


def agency_named(name: str | None) -> str | None:
    """Return the usual name of the agency that ``name`` is all of, or None: «وكالة رويترز» is رويترز."""
    words = tokenise(name, vocabulary()).words if name else []
    for start in range(min(len(words), _BY_NAME + 1)):
        found = known_at(words, start)
        if found and found.end == len(words) and found.known.kind == "agency":
            return found.known.name
        if not words[start].tags & Tag.MEDIA:
            return None
    return None


def _line(record: Record, block: Block) -> Credit | None:
    words = tokenise(record.words(block.span), vocabulary()).words
    return _credit(record, block.span, list(_names(words)))


def _beginning(record: Record, block: Block) -> Credit | None:
    """Return what stands before the first words of a report: «واس - الرياض:»."""
    tokens = tokenise(record.words(block.span), vocabulary())
    words = tokens.words
    held = [
        name
        for name in _names(words[: _HEAD * 2])
        if name.start <= _HEAD and _opens(words, name.start) and _goes_on(words, name.end)
    ]
    if not held:
        return None
    last = held[-1].end
    while last < len(words) and words[last].surface in _CLOSING:
        last += 1
    start = block.span[0]
    return _credit(record, (start, start + tokens.ends[last - 1]), held)


def _end(record: Record, block: Block) -> Credit | None:
    """Return what stands after the last full stop: «(أ ف ب)»."""
    tokens = tokenise(record.words(block.span), vocabulary())
    words, end = tokens.words, len(tokens.words)
    held: list[_Name] = []
    for name in reversed(list(_names(words))):
        while end > name.end and words[end - 1].traits & SIGN:
            end -= 1
        if end != name.end or not _stands_apart(words, name.start):
            break
        held.insert(0, name)
        end = name.start
    if not held:
        return None
    at = block.span[0]
    span = at + tokens.starts[held[0].start], at + tokens.ends[held[-1].end - 1]
    return _credit(record, span, held)


def _credit(record: Record, span: Span, found: Sequence[_Name]) -> Credit | None:
    if not found:
        return None
    names = tuple(dict.fromkeys(name.name for name in found if name.name))
    agencies = tuple(dict.fromkeys(name.name for name in found if name.agency))
    return Credit(span, record.words(span).strip(), names, agencies)


def _names(words: list[Word]) -> Iterator[_Name]:
    """Yield the outlets and agencies that ``words`` name, where a place may not be meant: «الرياض - واس»."""
    unnamed = _unnamed()
    index = 0
    while index < len(words):
        found = known_at(words, index)
        end = index + 1
        known = found.known if found else None
        if found and known and known.kind in _MEDIA and (known.kind == "agency" or not known.ambiguous):
            end = found.end
            yield _Name(index, end, known.name, known.kind == "agency")
        elif words[index].form in unnamed:
            yield _Name(index, end, "", agency=False)
        index = end


def _opens(words: Sequence[Word], start: int) -> bool:
    """Tell whether only a place, a date or another name stands before a name at the head of a text."""
    return start == 0 or words[start - 1].surface in _SEPARATORS | _OPENING


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Tell whether a name at the head of a text is parted from what follows."""
    while end < len(words) and words[end].traits & SIGN and words[end].surface not in _SEPARATORS:
        if words[end].surface in ".،؛":
            return False
        end += 1
    return end < len(words) and words[end].surface in _SEPARATORS


def _stands_apart(words: Sequence[Word], start: int) -> bool:
    """Tell whether a name at the end of a text belongs to no sentence."""
    for _ in range(_BY_NAME):
        if start and words[start - 1].tags & Tag.MEDIA:
            start -= 1
    while start and words[start - 1].surface in _OPENING:
        start -= 1
    before = words[start - 1] if start else None
    return before is None or before.surface in _ENDS or before.form in credit_classes()["label"]


@cache
def _unnamed() -> frozenset[str]:
    return credit_classes()["unnamed"]
