"""Lines of bare text and what their shape tells."""

from functools import cache
from typing import Final

from musnad.extract.blocks.words import credit_words, first_word, line_words
from musnad.lexicon.tables import rows
from musnad.lexicon.types import Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.fold import fold

_CLOSING: Final = frozenset('.!؟?»"”')
_PROSE_CHARS: Final = 100
_SENTENCE_CHARS: Final = 45
_BULLETS: Final = frozenset("-–—•●▪·*►▶○◄➢✓#")
_DASHES: Final = (" – ", " - ", " — ", " ـ ", " ــ ", "–", "/", "-", "|")
_BYLINE_WORDS: Final = 8
_CONTACT_CHARS: Final = 80
_ADDRESS: Final = ("http://", "https://", "www.")
_CALENDAR: Final = frozenset({"month", "weekday"})
_NAME: Final = Tag.NAME | Tag.GIVEN


class Line:
    """A non-blank line: where it starts in the text, its words folded when first asked for."""

    __slots__ = ("_words", "start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.text = text
        self._words: list[str] | None = None

    def words(self) -> list[str]:
        """Return the folded words."""
        if self._words is None:
            self._words = line_words(self.text)
        return self._words

    def first_word(self) -> str:
        """Return the first folded word, "" when the line begins with a sign standing alone."""
        if self._words is not None:
            return self._words[0] if self._words else ""
        return first_word(self.text)


def split_lines(text: str) -> list[Line]:
    """Return the non-blank lines of ``text``, without the space around them."""
    lines = []
    offset = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            indent = 0 if raw[0] == stripped[0] else len(raw) - len(raw.lstrip())
            lines.append(Line(offset + indent, stripped))
        offset += len(raw) + 1
    return lines


def is_prose(text: str) -> bool:
    """Return whether a line is a sentence or more, by length and the sign at its end."""
    return len(text) >= _PROSE_CHARS or (len(text) >= _SENTENCE_CHARS and text[-1] in _CLOSING)


def is_ornament(text: str) -> bool:
    """Return whether a line holds no letter and no digit: a rule of dashes, three stars."""
    return len(text) < _PROSE_CHARS and not any(map(str.isalnum, text))


def is_list_item(line: Line) -> bool:
    """Return whether a line begins with a bullet or a number."""
    first = line.text[0]
    return first in _BULLETS or first.isdigit() or (first == "(" and line.text[1:2].isdigit())


def is_contact(line: Line) -> bool:
    """Return whether a line is an address: e-mail, web, account."""
    text = line.text
    if text.startswith(_ADDRESS):
        return 2 * max(map(len, text.split())) > len(text)
    return "@" in text and len(text) <= _CONTACT_CHARS and len(text.split()) < 4


@cache
def _date_words() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in rows("furniture/date_words.tsv", ("word", "note")))


def is_dateline(line: Line) -> bool:
    """Return whether a line is a date, a time, or a place with its agency, and nothing more."""
    text = line.text
    if len(text) > 90:
        return False
    if len(text) < 60 and text.endswith(("--", "–", "—", ")", ") -", "):")) and _ends_with_agency(text):
        return True
    words = line.words()
    if not words or not any(word[0].isdigit() for word in words):
        return False
    numbers = sum(word[0].isdigit() for word in words)
    dated = sum(_is_date_word(word) for word in words)
    return dated > 0 and numbers + dated >= 0.6 * len(words)


def _is_date_word(word: str) -> bool:
    if word in _date_words():
        return True
    time = vocabulary()[word].time if word[0].isalpha() else None
    return time is not None and time.kind in _CALENDAR


def _ends_with_agency(text: str) -> bool:
    """Return whether a line ends with an agency in brackets: «القاهرة (رويترز)»."""
    opening = text.rfind("(")
    if opening < 1 or len(text) - opening > 24:
        return False
    words = line_words(text[opening:])
    return bool(words) and credit_words().issuperset(words)


def is_byline(line: Line) -> bool:
    """Return whether a line under the title names who wrote it: «ليلى حداد – تونس», or a name alone."""
    text, words = line.text, line.words()
    if text[-1] in ".!؟?:،" or len(words) > _BYLINE_WORDS or any(word[0].isdigit() for word in words):
        return False
    for dash in _DASHES:
        parts = text.split(dash)
        if 2 <= len(parts) <= 3 and all(1 <= len(part.split()) <= 4 for part in parts):
            return True
    return 2 <= len(words) <= 4 and len(text) <= 30 and _is_name(text.split()[0])


def is_signature(line: Line) -> bool:
    """Return whether a line at the end names who wrote what stands above it, or the writer's office."""
    return line.text[0] in "*-–—" and len(line.words()) <= _BYLINE_WORDS


def _is_name(word: str) -> bool:
    return word[0].isalpha() and bool(vocabulary()[word].tags & _NAME)
