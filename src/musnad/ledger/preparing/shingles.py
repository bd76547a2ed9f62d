"""Shingles: the runs of five words of a text, as numbers by which copies are found and measured."""

from collections.abc import Iterable, Sequence
from typing import Final
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from musnad.ledger.preparing.split_text import SplitText
from musnad.lexicon.types import Tag
from musnad.text.tokens import LATIN, NUMBER, Word

_WORDS: Final = 5  # in a shingle
_SKETCH: Final = 32  # by which a text looks for others
_BODY: Final = frozenset({"heading", "paragraph"})  # an outlet's own title says nothing of whose the text is
_NAMES: Final = Tag.NAME | Tag.COUNTRY | Tag.CITY | Tag.DEMONYM | Tag.NAMELIKE
_STORED: Final = np.dtype("<u4")  # the same bytes on every machine
# Odd numbers without a pattern: those of splitmix64 and its kind.
_POWERS: Final = np.cumprod(np.full(_WORDS, 0x9E3779B97F4A7C15, np.uint64))
_MIX: Final = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


class Shingles(msgspec.Struct, frozen=True):
    """The shingles of a text: ``sketch`` the smallest of them, ``data`` all, sorted, for `numbers_of`.

    ``names`` are its numbers and names (people, places) in the same form as ``data``. Nothing depends
    on the machine, the process or the order of texts.
    """

    sketch: tuple[int, ...]
    data: bytes
    names: bytes


def shingles(text: SplitText) -> Shingles:
    """Return the shingles of the body of ``text``; none when it has fewer than five words."""
    words = body_words(text)
    found = _hashes([word.form for word in words])
    sketch = (found[:_SKETCH] >> np.uint64(1)).astype(np.int64)  # databases know signed numbers alone
    data = (found >> np.uint64(32)).astype(_STORED)
    names = np.unique(_numbers({word.form for word in set(words) if _tells(word)}).astype(_STORED))
    return Shingles(tuple(sketch.tolist()), data.tobytes(), names.tobytes())


def body_words(text: SplitText) -> list[Word]:
    """Return the words of paragraphs and headings, without punctuation."""
    return [word for word in text.of_kinds(_BODY) if word.kind <= LATIN]


def _tells(word: Word) -> bool:
    """Tell whether ``word`` is a number or a name: what differs between reports of one form."""
    return word.kind == NUMBER or bool(word.tags & _NAMES and not word.tags & Tag.AMBIGUOUS)


def _hashes(forms: Sequence[str]) -> NDArray[np.uint64]:
    """Return the distinct shingles of the words ``forms``, sorted."""
    if len(forms) < _WORDS:
        return np.empty(0, np.uint64)
    words = _mixed(_numbers(forms))
    runs = np.zeros(len(forms) - _WORDS + 1, np.uint64)
    for place, power in enumerate(_POWERS):
        runs += words[place : place + len(runs)] * power
    return np.unique(_mixed(runs))


def _numbers(forms: Iterable[str]) -> NDArray[np.uint64]:
    return np.fromiter(map(crc32, map(str.encode, forms)), np.uint64)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return ``numbers`` with every bit made to depend on every other (splitmix64)."""
    for factor, shift in zip(_MIX, (np.uint64(30), np.uint64(27)), strict=True):
        numbers = (numbers ^ (numbers >> shift)) * factor
    return numbers ^ (numbers >> np.uint64(31))


def numbers_of(data: bytes) -> NDArray[np.uint32]:
    """Return the shingles or names that ``data`` keeps."""
    return np.frombuffer(data, _STORED)


def shared(some: NDArray[np.uint32], others: NDArray[np.uint32]) -> int:
    """Return how many shingles or names two texts have in common."""
    return len(np.intersect1d(some, others, assume_unique=True))
