"""Tokens with their place in the text; what is known of a word is looked up once a spelling."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Final

from musnad.text.fold import MARKS

if TYPE_CHECKING:
    from musnad.lexicon.acts import Sign
    from musnad.lexicon.events import EventReading, LinkReading
    from musnad.lexicon.nouns import Entry
    from musnad.lexicon.types import CueReading, NumberReading, TimeReading

WORD: Final = 0
NUMBER: Final = 1
LATIN: Final = 2
PUNCT: Final = 3
BREAK: Final = 4

# Traits of a word, one bit each, by which readers find the few tokens they look at.
SIGN: Final = 1  # punctuation or a line break
NUMBERED: Final = 2  # has a reading as a number
TIMED: Final = 4  # has a reading as a word of the calendar
CUED: Final = 8  # has readings as a cue
NAMING: Final = 16  # may name a person, body or document
EVENTFUL: Final = 32  # has readings as the word of an event
PLAYED: Final = 64  # a word of sport or fiction

_LETTER: Final = (
    "\u0621-\u063f\u0641-\u064a\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
)
_DIGIT: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN: Final = re.compile(
    f"([{_LETTER}][{_LETTER}{MARKS}]*"  # an Arabic word with its marks
    f"|[{_DIGIT}](?:[{_DIGIT}{MARKS}]|[.,٫٬،](?=[{MARKS}]*[{_DIGIT}]))*"  # a number with its separators
    "|[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*"
    "|\n"
    rf"|[^\s{MARKS}])"
)


class Word:
    """What is known of one spelling, shared by all its tokens.

    ``surface`` as written, ``bare`` without marks, ``form`` folded; ``kind`` is WORD, NUMBER,
    LATIN, PUNCT or BREAK (a line break). ``tags`` are bits of `musnad.lexicon.types.Tag`, ``context``
    those of `musnad.lexicon.events`; ``traits`` say what is there. What stands last is filled by one
    module, when first asked: ``entry`` by `musnad.lexicon.nouns`, ``signs`` by `musnad.lexicon.acts`,
    ``stems`` and ``hints`` by `musnad.lexicon.events`, ``root`` by `musnad.extract.dispute_views`, ``key``,
    ``name_key`` and ``pronoun`` by `musnad.extract.keys`, ``role_key`` by `musnad.extract.mentions`,
    ``keys`` by `musnad.extract.bystanders`.
    """

    __slots__ = (
        *("surface", "bare", "form", "kind", "traits", "tags", "cues", "number", "time"),
        *("events", "links", "context", "entry", "signs", "stems", "hints", "root"),
        *("key", "name_key", "pronoun", "role_key", "keys"),
    )

    def __init__(self, surface: str, bare: str, form: str, kind: int, traits: int = 0) -> None:
        self.surface: Final = surface
        self.bare: Final = bare
        self.form: Final = form
        self.kind: Final = kind
        self.traits = traits
        self.tags = 0
        self.cues: tuple[CueReading, ...] = ()
        self.number: NumberReading | None = None
        self.time: TimeReading | None = None
        self.events: tuple[EventReading, ...] = ()
        self.links: tuple[LinkReading, ...] = ()
        self.context = 0
        self.entry: Entry | None = None
        self.signs: tuple[Sign, ...] | None = None
        self.stems: frozenset[str] | None = None
        self.hints: frozenset[str] | None = None
        self.root: str | None = None
        self.key: str | None = None
        self.name_key: str | None = None
        self.pronoun: str | None = None
        self.role_key: str | None = None
        self.keys: tuple[str, ...] | None = None

    def __repr__(self) -> str:
        return f"Word({self.surface!r})"


class Tokens:
    """The tokens of a text: parallel lists, and the text itself."""

    __slots__ = ("_places", "_traits", "ends", "starts", "text", "words")

    def __init__(self, text: str, words: list[Word], starts: list[int], ends: list[int]) -> None:
        self.text: Final = text
        self.words: Final = words
        self.starts: Final = starts
        self.ends: Final = ends
        self._traits: Final = bytes([word.traits for word in words])
        self._places: Final[dict[int, list[int]]] = {}

    def places(self, trait: int) -> list[int]:
        """Return the indices of the tokens that have ``trait``."""
        found = self._places.get(trait)
        if found is None:
            marked = self._traits.translate(_ONLY[trait])
            found = self._places[trait] = list(compress(range(len(self.words)), marked))
        return found

    def places_between(self, trait: int, lo: int, hi: int) -> list[int]:
        """Return the indices of the tokens ``[lo, hi)`` that have ``trait``."""
        places = self.places(trait)
        first = bisect_left(places, lo)
        return places[first : bisect_left(places, hi, first)]


# For each trait, a table for bytes.translate() that leaves its bit alone: finding a trait is all in C.
_ONLY: Final = {
    trait: bytes(value & trait for value in range(256))
    for trait in (SIGN, NUMBERED, TIMED, CUED, NAMING, EVENTFUL, PLAYED)
}


def spelled(text: str) -> tuple[list[str], list[int], list[int]]:
    """Return the tokens of ``text`` as they are written, where each starts and where it ends."""
    # Splitting keeps gap, token, gap, token …; their lengths add up to the offsets, all in C.
    parts = _TOKEN.split(text)
    offsets = list(accumulate(map(len, parts)))
    return parts[1::2], offsets[0:-1:2], offsets[1::2]


def tokenise(text: str, vocabulary: Mapping[str, Word]) -> Tokens:
    """Split ``text`` into tokens; ``vocabulary`` gives the Word of a spelling (and makes new ones).

    Marks between words belong to no token; marks within or after a word's letters belong to it.
    """
    surfaces, starts, ends = spelled(text)
    return Tokens(text, list(map(vocabulary.__getitem__, surfaces)), starts, ends)
