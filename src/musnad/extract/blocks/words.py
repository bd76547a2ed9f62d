"""What the words of a line tell: the furniture phrases, folded, found by their first word."""

from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from musnad.lexicon.tables import rows
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import BlockKind
from musnad.text.fold import fold
from musnad.text.tokens import WORD, Word

_PHRASE_COLUMNS: Final = ("phrase", "kind", "place", "words", "zone", "note")
KINDS: dict[str, BlockKind] = {
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
_PLACES: Final = frozenset({"start", "label", "whole", "inside", "dated"})
_ANYWHERE: Final = frozenset({"inside", "dated"})
_AFTER_LABEL: Final = frozenset(":/-–—|")
_ZONES: Final = frozenset({"", "section"})
_READINGS: Final = frozenset({"continues", "leads", "whole"})
_SEPARATORS: Final = (
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~،؛؟«»“”‘’‹›…–—―•●■▪·×│\u200b\u200c\u200e\u200f\u202a\u202b\u202c"
)
_TO_SPACES: Final = str.maketrans(dict.fromkeys(_SEPARATORS, " ") | {"©": " © ", "ـ": None})
_LABELLED_WORDS: Final = 6
_WORD_CHARS: Final = 12  # with the space after it, on average far fewer
_STEM: Final = 5
_OPENING_CHARS: Final = 24
_LIMIT: Final = 200_000  # folded words kept; news of years holds more, most of them seen once


class Phrase(NamedTuple):
    """A furniture phrase: its folded words, where in a line of at most ``limit`` words it stands."""

    words: tuple[str, ...]
    kind: BlockKind
    place: str
    limit: int
    opens_zone: bool


class _Words(dict[str, tuple[str, ...]]):
    """The folded words in a stretch without space, signs dropped: made on first sight."""

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        if len(self) >= _LIMIT:
            self.clear()
        # Most stretches are a word and nothing else; fold() drops the tatweel as well.
        parts = [stretch] if stretch.isalpha() else stretch.translate(_TO_SPACES).split()
        words = self[stretch] = tuple(word for part in parts if (word := fold(part).casefold()))
        return words


class _Stems(dict[str, tuple[str, ...]]):
    """The stems of the longer words in a stretch without space."""

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        if len(self) >= _LIMIT:
            self.clear()
        stems = self[stretch] = tuple(_stem(word) for word in _WORDS[stretch] if len(word) > 3)
        return stems


@cache
def prefixes() -> tuple[str, ...]:
    """Return the forms of the article, with what is written before it, the longest first."""
    return tuple(row["prefix"] for row in rows("furniture/prefixes.tsv", ("prefix", "note")))


def _stem(word: str) -> str:
    """Return the beginning of a word without its article: enough to find it again in other forms."""
    prefix = next((prefix for prefix in prefixes() if word.startswith(prefix)), "")
    return word[len(prefix) : len(prefix) + _STEM]


class Phrases(NamedTuple):
    """The phrases by their first word, the longest first; those found anywhere apart.

    ``limits`` is the most characters of a line that begins with a word of ``first``.
    """

    first: dict[str, tuple[Phrase, ...]]
    inside: dict[str, tuple[Phrase, ...]]
    limits: dict[str, int]


_WORDS: Final = _Words()
_STEMS: Final = _Stems()


def line_words(line: str) -> list[str]:
    """Return the folded words of ``line``, signs dropped."""
    known = vocabulary()
    found: list[str] = []
    for stretch in line.split():
        found += _words_in(stretch, known)
    return found


def _words_in(stretch: str, known: dict[str, Word]) -> tuple[str, ...]:
    """Return the folded words in a stretch without space: most are a word just seen, and nothing else."""
    word = known.get(stretch)
    return (
        (word.form,) if word is not None and word.kind == WORD and word.bare == stretch else _WORDS[stretch]
    )


def first_word(line: str) -> str:
    """Return the first folded word of ``line``, "" when it begins with a sign standing alone."""
    words = _words_in(line[:_OPENING_CHARS].split(None, 1)[0], vocabulary())
    return words[0] if words else ""


def line_stems(line: str) -> set[str]:
    """Return the stems of the longer words of ``line``."""
    return {stem for stretch in line.split() for stem in _STEMS[stretch]}


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
        kind = KINDS[row.one_of("kind", frozenset(KINDS))]
        table = inside if place in _ANYWHERE else first
        phrase = Phrase(words, kind, place, limit, row.one_of("zone", _ZONES) == "section")
        table.setdefault(words[0], []).append(phrase)
    limits = {word: _WORD_CHARS * max(phrase.limit for phrase in found) for word, found in first.items()}
    return Phrases(_ordered(first), _ordered(inside), limits)


def _ordered(table: dict[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    return {
        word: tuple(sorted(found, key=lambda phrase: (-len(phrase.words), phrase.place != "whole")))
        for word, found in table.items()
    }


def may_begin_phrase(word: str, length: int) -> bool:
    """Return whether a line of ``length`` characters that begins with ``word`` may be a phrase's."""
    return length <= phrases().limits.get(word, 0)


def find_phrase(text: str, words: list[str], *, at_top: bool = False) -> Phrase | None:
    """Return the phrase that tells what the line ``text``, of the folded ``words``, is.

    ``at_top``: the line stands under the title, where «كتب فلان» needs no colon.
    """
    if not words:
        return None
    table = phrases()
    for phrase in table.first.get(words[0], ()):
        if _stands_at(words, 0, phrase) and (
            phrase.place != "label" or _is_label(text, words, phrase, at_top=at_top)
        ):
            return phrase
    if table.inside.keys().isdisjoint(words):
        return None
    for index, word in enumerate(words):
        for phrase in table.inside.get(word, ()):
            if _stands_at(words, index, phrase) and (phrase.place != "dated" or _has_number(words)):
                return phrase
    return None


def _has_number(words: list[str]) -> bool:
    return any(word[0].isdigit() for word in words)


def _stands_at(words: list[str], index: int, phrase: Phrase) -> bool:
    length = len(phrase.words)
    return len(words) <= phrase.limit and tuple(words[index : index + length]) == phrase.words


def _is_label(text: str, words: list[str], phrase: Phrase, *, at_top: bool) -> bool:
    """Return whether a colon or a dash follows the phrase that begins ``text``, or nothing at all."""
    if len(words) == len(phrase.words) or (at_top and len(words) < _LABELLED_WORDS):
        return True
    at = next((index for index, sign in enumerate(text) if index and sign in _AFTER_LABEL), len(text))
    return line_words(text[:at]) == list(phrase.words)


@cache
def section_names() -> dict[tuple[str, ...], bool]:
    """Return the names of sections, as folded words without a lone و, and whether each is the home page."""
    table = rows("furniture/sections.tsv", ("name", "note"))
    return {_joined(line_words(row["name"])): row["note"] == "home" for row in table}


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
        return not names[joined]
    if len(joined) == 2 and joined[1].startswith("و") and {joined[:1], (joined[1][1:],)} <= names.keys():
        return True  # two sections in one: «سياسة واقتصاد»
    return len(joined) > 1 and names.get(joined[:1], False)


@cache
def credit_words() -> frozenset[str]:
    """Return the words of which credit lines are made."""
    return frozenset(chain.from_iterable(credit_classes().values()))


@cache
def credit_classes() -> dict[str, frozenset[str]]:
    """Return the words of credit lines by what they are: "label", "unnamed", or "" for names."""
    found: dict[str, set[str]] = {"": set(), "label": set(), "unnamed": set()}
    for row in rows("furniture/credits.tsv", ("word", "class", "note")):
        found[row.one_of("class", frozenset(found))].update(line_words(row["word"]))
    return {name: frozenset(words) for name, words in found.items()}


def is_credit(words: list[str]) -> bool:
    """Return whether ``words`` are names of agencies and outlets alone."""
    return len(words) <= 10 and credit_words().issuperset(words) and any(len(word) > 1 for word in words)


@cache
def openers() -> dict[str, str]:
    """Return how the folded words that begin a paragraph read."""
    table = rows("furniture/openers.tsv", ("word", "reading", "note"))
    return {fold(row["word"]): row.one_of("reading", _READINGS) for row in table}


def continues(words: list[str]) -> bool:
    """Return whether a paragraph that begins with ``words`` takes up what stands above it."""
    if not words:
        return True
    table = openers()
    word = words[0]
    reading = table.get(word)
    if reading == "leads" and len(words) > 1:
        return table.get(words[1]) == "continues"
    if reading is not None:
        return reading == "continues"
    return word[0] in "وف" and len(word) > 2
