"""Tokens with their place in the text; what is known of a word is looked up once a spelling."""

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from mypy_extensions import mypyc_attr

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


# Signs written after a word that never belong to its token.
_TRAILING: Final = frozenset('،؛؟.:!?,;»”")]')


# Words are kept, and no cycle leads through them: the garbage collector need not visit each.
@mypyc_attr(acyclic=True)
class Word:
    """What is known of one spelling, shared by all its tokens.

    ``surface`` as written, ``bare`` without marks, ``form`` folded; ``kind`` is WORD, NUMBER,
    LATIN, PUNCT or BREAK (a line break). ``tags`` are bits of `musnad.lexicon.types.Tag`, ``context``
    those of `musnad.lexicon.events`; ``traits`` say what is there, ``whole`` is set by
    `tokenise`. What stands last is filled by one module, when first asked: ``entry`` by
    `musnad.lexicon.nouns`, ``signs`` and ``stems`` by `musnad.lexicon.acts`, ``hints`` by
    `musnad.lexicon.events`, ``root`` by `musnad.extract.disputes.views`, ``key``, ``name_key`` and
    ``pronoun`` by `musnad.extract.keys`, ``role_key`` by `musnad.extract.sources.mentions`, ``keys`` by
    `musnad.extract.sources.bystanders`.

    A compiled word lies in memory in the order of `__init__`: what is asked for most stands together.
    """

    __slots__ = (
        *("whole", "traits", "tags", "kind", "form", "surface", "cues", "context", "hints", "keys"),
        *("entry", "bare", "number", "time", "events", "links", "signs", "stems", "root"),
        *("key", "name_key", "pronoun", "role_key"),
    )

    def __init__(self, surface: str, bare: str, form: str, kind: int, traits: int = 0) -> None:
        self.whole = False  # known to be one token where it stands between spaces
        self.traits = traits
        self.tags = 0
        self.kind: Final = kind
        self.form: Final = form
        self.surface: Final = surface
        self.cues: tuple[CueReading, ...] = ()
        self.context = 0
        self.hints: tuple[str, ...] | None = None
        self.keys: tuple[str, ...] | None = None
        self.entry: Entry | None = None
        self.bare: Final = bare
        self.number: NumberReading | None = None
        self.time: TimeReading | None = None
        self.events: tuple[EventReading, ...] = ()
        self.links: tuple[LinkReading, ...] = ()
        self.signs: tuple[Sign, ...] | None = None
        self.stems: tuple[str, ...] | None = None
        self.root: str | None = None
        self.key: str | None = None
        self.name_key: str | None = None
        self.pronoun: str | None = None
        self.role_key: str | None = None

    def __repr__(self) -> str:
        return f"Word({self.surface!r})"


class Ends:
    """Where tokens end, told from where they start: few are asked for."""

    __slots__ = ("_starts", "_words")

    def __init__(self, words: list[Word], starts: list[int]) -> None:
        self._words: Final = words
        self._starts: Final = starts

    def __getitem__(self, index: int) -> int:
        return self._starts[index] + len(self._words[index].surface)


class Tokens:
    """The tokens of a text: parallel lists, and the text itself."""

    __slots__ = ("_places", "ends", "starts", "text", "words")

    def __init__(self, text: str, words: list[Word], starts: list[int]) -> None:
        self.text: Final = text
        self.words: Final = words
        self.starts: Final = starts
        self.ends: Final = Ends(words, starts)
        self._places: Final = _places(words)

    def at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after ``offset``."""
        return _place(self.starts, offset)

    def places(self, trait: int) -> list[int]:
        """Return the indices of the tokens that have ``trait``."""
        return self._places[trait]

    def places_between(self, trait: int, lo: int, hi: int) -> list[int]:
        """Return the indices of the tokens ``[lo, hi)`` that have ``trait``."""
        places = self._places[trait]
        if not places or places[-1] < lo:
            return []
        first = _place(places, lo)
        return places[first : _place(places, hi, first)]


def _place(places: list[int], index: int, first: int = 0) -> int:
    """Return where ``index`` stands or would stand in ``places``: `bisect_left`, but compiled."""
    last = len(places)
    while first < last:
        middle = (first + last) >> 1
        if places[middle] < index:
            first = middle + 1
        else:
            last = middle
    return first


def _places(words: list[Word]) -> dict[int, list[int]]:
    """Return the indices of the tokens by trait; most tokens have none or one."""
    signs: list[int] = []
    naming: list[int] = []
    found = {SIGN: signs, NUMBERED: [], TIMED: [], CUED: [], NAMING: naming, EVENTFUL: [], PLAYED: []}
    for j, word in enumerate(words):
        traits = word.traits
        if not traits:
            continue
        if traits == SIGN:
            signs.append(j)
        elif traits == NAMING:
            naming.append(j)
        else:
            for trait, places in found.items():
                if traits & trait:
                    places.append(j)
    return found


def spelled(text: str) -> tuple[list[str], list[int], list[int]]:
    """Return the tokens of ``text`` as they are written, where each starts and where it ends."""
    # Splitting keeps gap, token, gap, token …; their lengths add up to the offsets, all in C.
    parts = _TOKEN.split(text)
    offsets = list(accumulate(map(len, parts)))
    return parts[1::2], offsets[0:-1:2], offsets[1::2]


def tokenise(text: str, vocabulary: dict[str, Word]) -> Tokens:
    """Split ``text`` into tokens; ``vocabulary`` gives the Word of a spelling (and makes new ones).

    Marks between words belong to no token; marks within or after a word's letters belong to it.
    """
    words: list[Word] = []
    starts: list[int] = []
    at = 0
    # No token holds a space, and nine of ten stretches between spaces are a token seen before.
    for line in text.split("\n"):
        if at:
            words.append(vocabulary["\n"])
            starts.append(at - 1)
        stretches = line.split(" ")
        # All are looked up before one is looked at, so that memory need not be waited for each time.
        seen = [vocabulary.get(stretch) for stretch in stretches]
        for stretch, word in zip(stretches, seen):  # noqa: B905 - of one length
            if word is not None and word.whole:
                words.append(word)
                starts.append(at)
            elif stretch:
                sign = stretch[-1]
                before = vocabulary.get(stretch[:-1]) if sign in _TRAILING else None
                if before is not None and before.whole:
                    words += (before, vocabulary[sign])
                    starts += (at, at + len(stretch) - 1)
                else:
                    found, begin = _parts(stretch, vocabulary)
                    words += found
                    starts += [at + start for start in begin]
            at += len(stretch) + 1
    return Tokens(text, words, starts)


def _parts(stretch: str, vocabulary: dict[str, Word]) -> tuple[list[Word], list[int]]:
    """Return the tokens of a stretch without space, and where in it each starts."""
    surfaces, starts = [stretch], [0]
    if not _TOKEN.fullmatch(stretch):  # four of five are a word not seen before, and nothing else
        surfaces, starts, _ = spelled(stretch)
    words = [vocabulary[surface] for surface in surfaces]
    for word in words:
        word.whole = True
    return words, starts
