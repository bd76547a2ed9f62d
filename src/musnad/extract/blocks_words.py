"""What the words of a line tell: the furniture phrases, folded, found by their first word."""

from functools import cache
from typing import NamedTuple

from musnad.lexicon.tables import rows
from musnad.record import BlockKind
from musnad.text.fold import fold

_PHRASE_COLUMNS = ("phrase", "kind", "place", "words", "zone", "note")
_KINDS: dict[str, BlockKind] = {
    "section": "section",
    "credit": "credit",
    "byline": "byline",
    "dateline": "dateline",
    "caption": "caption",
    "related": "related",
    "comments": "comments",
    "navigation": "navigation",
    "rights": "rights",
}
_PLACES = frozenset({"start", "whole", "inside"})
_ZONES = frozenset({"", "section"})
_READINGS = frozenset({"continues", "whole"})
_SEPARATORS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~،؛؟«»“”‘’‹›…–—―•●■▪·×|│ـ\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u2022"
_TO_SPACES = str.maketrans({sign: " " for sign in _SEPARATORS} | {"©": " © ", "ـ": None})
_LIMIT = 200_000  # folded words kept; news of years holds more, most of them seen once


class Phrase(NamedTuple):
    """A furniture phrase: its folded words, where in a line of at most ``limit`` words it stands."""

    words: tuple[str, ...]
    kind: BlockKind
    place: str
    limit: int
    opens_zone: bool


class _Folded(dict[str, str]):
    """Folded words by spelling, made on first sight."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _LIMIT:
            self.clear()
        folded = self[word] = fold(word).casefold()
        return folded


class Phrases(NamedTuple):
    """The phrases by their first word, the longest first; those found anywhere apart."""

    first: dict[str, tuple[Phrase, ...]]
    inside: dict[str, tuple[Phrase, ...]]


FOLDED = _Folded()


def line_words(line: str) -> list[str]:
    """Return the folded words of ``line``, signs dropped."""
    # A word of marks alone folds to nothing.
    return [folded for word in line.translate(_TO_SPACES).split() if (folded := FOLDED[word])]


@cache
def phrases() -> Phrases:
    """Return the furniture phrases of the language data."""
    first: dict[str, list[Phrase]] = {}
    inside: dict[str, list[Phrase]] = {}
    for row in rows("furniture/phrases.tsv", _PHRASE_COLUMNS):
        words = tuple(line_words(row["phrase"]))
        if not words:
            raise row.error("phrase", f"«{row['phrase']}» holds no word")
        place = row.one_of("place", _PLACES)
        limit = len(words) if place == "whole" else row.parse("words", int)
        kind = _KINDS[row.one_of("kind", frozenset(_KINDS))]
        table = inside if place == "inside" else first
        phrase = Phrase(words, kind, place, limit, row.one_of("zone", _ZONES) == "section")
        table.setdefault(words[0], []).append(phrase)
    return Phrases(_ordered(first), _ordered(inside))


def _ordered(table: dict[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    return {word: tuple(sorted(found, key=lambda p: -len(p.words))) for word, found in table.items()}


def find_phrase(words: list[str], count: int) -> Phrase | None:
    """Return the phrase that tells what a line is, from its folded ``words`` (``count`` in all)."""
    if not words:
        return None
    table = phrases()
    for phrase in table.first.get(words[0], ()):
        if count <= phrase.limit and tuple(words[: len(phrase.words)]) == phrase.words:
            return phrase
    for index, word in enumerate(words):
        for phrase in table.inside.get(word, ()):
            if count <= phrase.limit and tuple(words[index : index + len(phrase.words)]) == phrase.words:
                return phrase
    return None


@cache
def section_names() -> frozenset[tuple[str, ...]]:
    """Return the names of sections, as folded words without a lone و."""
    table = rows("furniture/sections.tsv", ("name", "note"))
    return frozenset(_joined(line_words(row["name"])) for row in table)


def _joined(words: list[str]) -> tuple[str, ...]:
    """Return ``words`` with a conjunction written alone put onto its word (قضايا و آراء)."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "و":
            joined[-1] = f"و{word}"
        else:
            joined.append(word)
    return tuple(joined)


def is_section(words: list[str]) -> bool:
    """Return whether ``words`` are a section's name, or a trail of them from the home page on."""
    names = section_names()
    joined = _joined(words)
    if joined in names:
        return True
    return len(joined) > 1 and joined[0] == "الرييسيه"


@cache
def credit_words() -> frozenset[str]:
    """Return the words of which credit lines are made."""
    return frozenset(
        word for row in rows("furniture/credits.tsv", ("word", "note")) for word in line_words(row["word"])
    )


def is_credit(words: list[str]) -> bool:
    """Return whether ``words`` are names of agencies and outlets alone."""
    return len(words) <= 10 and credit_words().issuperset(words) and any(len(word) > 1 for word in words)


@cache
def openers() -> dict[str, str]:
    """Return how the folded words that begin a paragraph read: ``continues`` or ``whole``."""
    table = rows("furniture/openers.tsv", ("word", "reading", "note"))
    return {fold(row["word"]): row.one_of("reading", _READINGS) for row in table}


def continues(words: list[str]) -> bool:
    """Return whether a paragraph that begins with ``words`` takes up what stands above it."""
    if not words:
        return True
    table = openers()
    word = words[0]
    reading = table.get(word)
    if reading is not None:
        return reading == "continues"
    if word in ("من", "في", "علي") and len(words) > 1:
        return table.get(words[1]) == "continues"
    return word[0] in "وف" and len(word) > 2
