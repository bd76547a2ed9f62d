"""Shingles: the runs of five words of a text, as numbers by which copies are found and measured."""

from collections.abc import Sequence
from typing import Final
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Record
from musnad.text.tokens import LATIN, tokenise

_WORDS: Final = 5  # in a shingle
_SKETCH: Final = 24  # two texts that share half their shingles share one of these but once in 2**24 times
_BODY: Final = frozenset({"heading", "paragraph"})  # an outlet's own title says nothing of whose the text is
_STORED: Final = np.dtype("<u4")  # the same bytes on every machine
# Odd numbers without a pattern: those of splitmix64 and its kind.
_POWERS: Final = np.cumprod(np.full(_WORDS, 0x9E3779B97F4A7C15, np.uint64))
_MIX: Final = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


class Shingles(msgspec.Struct, frozen=True):
    """The shingles of a text: ``sketch`` the smallest of them, ``data`` all, sorted, for `numbers_of`.

    Nothing depends on the machine, the process or the order of texts.
    """

    sketch: tuple[int, ...]
    data: bytes


def shingles(record: Record) -> Shingles:
    """Return the shingles of the body of ``record``; none when it has fewer than five words."""
    found = _hashes(body_words(record))
    sketch = (found[:_SKETCH] >> np.uint64(1)).astype(np.int64)  # databases know signed numbers alone
    return Shingles(tuple(sketch.tolist()), (found >> np.uint64(32)).astype(_STORED).tobytes())


def body_words(record: Record) -> list[str]:
    """Return the words of paragraphs and headings as they are compared, without punctuation."""
    words = vocabulary()
    texts = (record.words(block.span) for block in record.blocks if block.kind in _BODY)
    return [word.form for text in texts for word in tokenise(text, words).words if word.kind <= LATIN]


def _hashes(words: Sequence[str]) -> NDArray[np.uint64]:
    """Return the distinct shingles of ``words``, sorted."""
    if len(words) < _WORDS:
        return np.empty(0, np.uint64)
    each = np.fromiter(map(crc32, map(str.encode, words)), np.uint64, len(words))
    runs = np.lib.stride_tricks.sliding_window_view(_mixed(each), _WORDS)
    return np.unique(_mixed((runs * _POWERS).sum(axis=1, dtype=np.uint64)))


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return ``numbers`` with every bit made to depend on every other (splitmix64)."""
    for factor, shift in zip(_MIX, (np.uint64(30), np.uint64(27)), strict=True):
        numbers = (numbers ^ (numbers >> shift)) * factor
    return numbers ^ (numbers >> np.uint64(31))


def numbers_of(data: bytes) -> NDArray[np.uint32]:
    """Return the shingles that ``data`` keeps."""
    return np.frombuffer(data, _STORED)


def shared(some: NDArray[np.uint32], others: NDArray[np.uint32]) -> int:
    """Return how many shingles two texts have in common."""
    return len(np.intersect1d(some, others, assume_unique=True))
