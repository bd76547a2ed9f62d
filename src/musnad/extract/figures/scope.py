"""When and where a figure holds: the date and the place of its clause."""

from bisect import bisect_left
from typing import Final, NamedTuple

from musnad.lexicon.contexts import contexts
from musnad.lexicon.known import known_at
from musnad.lexicon.numbers import letters
from musnad.lexicon.types import Tag
from musnad.record import DateMention, Span
from musnad.text.tokens import BREAK, PUNCT, Tokens, Word

_ENDERS: Final = frozenset(".!?؟;؛")
_PAUSES: Final = frozenset("،,:")
_PLACES: Final = frozenset({"country", "city", "region"})
_REACH: Final = 12
_LONG_SENTENCE: Final = 600  # characters: fewer than one sentence in a thousand is longer
_DAY: Final = 10  # letters of an ISO day
_NONE: Final[frozenset[str]] = frozenset()


class Stretch(NamedTuple):
    """A figure with its unit: tokens ``[start, end)``."""

    start: int
    end: int


class Scopes:
    """Finds the period and the place of each figure of a text."""

    def __init__(self, tokens: Tokens, dates: tuple[DateMention, ...], figures: list[Stretch]) -> None:
        self.tokens = tokens
        self.dates = [mention for mention in dates if mention.value is not None]
        self._date_starts = [mention.span[0] for mention in self.dates]
        self.figures = figures
        self._limits = [self._limit(at) for at in range(len(figures))]

    def period(self, at: int) -> str | None:
        """Return the period of figure number ``at``: a date after it, or one that opens its sentence."""
        if not self.dates:
            return None
        return self._date_after(at) or self._date_before(at)

    def _date_after(self, at: int) -> str | None:
        starts, end, limit = self.tokens.starts, self.figures[at].end, self._limits[at]
        if limit <= end:
            return None
        place = bisect_left(self._date_starts, starts[end])
        if place < len(self.dates) and self._date_starts[place] <= starts[limit - 1]:
            return self.dates[place].value
        return None

    def _date_before(self, at: int) -> str | None:
        """Return a month or longer that stands before every figure of the sentence."""
        starts = self.tokens.starts
        start = self.figures[at].start
        before = bisect_left(self._date_starts, starts[start]) - 1
        if before < 0 or starts[start] - self._date_starts[before] > _LONG_SENTENCE:
            return None
        first = self._sentence_start(start)
        while at and self.figures[at - 1].start >= first:
            at -= 1
        place = bisect_left(self._date_starts, starts[self.figures[at].start]) - 1
        if place < 0 or self._date_starts[place] < starts[first]:
            return None
        value = self.dates[place].value
        return value if value is not None and (len(value) < _DAY or "/" in value) else None

    def place(self, at: int) -> Span | None:
        """Return the place of figure number ``at``, named after it in its clause, or None."""
        words = self.tokens.words
        for index in range(self.figures[at].end, self._limits[at]):
            word = words[index]
            if word.kind == PUNCT:
                if word.surface in _PAUSES:
                    return None
                continue
            span = self._place_at(index, self._limits[at])
            if span is not None:
                return span
        return None

    def _limit(self, at: int) -> int:
        """Return where the clause of figure ``at`` is left: a sentence's end, the next figure, or too far."""
        words, end = self.tokens.words, self.figures[at].end
        last = min(len(words), end + _REACH)
        if at + 1 < len(self.figures):
            last = min(last, self.figures[at + 1].start)
        for index in range(end, last):
            if words[index].kind >= PUNCT and _ends(words[index]):
                return index
        return last

    def _place_at(self, index: int, limit: int) -> Span | None:
        tokens = self.tokens
        word = tokens.words[index]
        skip = 0
        if "within" in contexts().before.get(word.form, _NONE):
            index += 1
        elif word.tags & Tag.WITH_PREPOSITION and word.form.startswith("ب"):
            skip = letters(word.surface, 1)
        else:
            return None
        if index >= limit:
            return None
        end = _named_place(tokens.words, index, limit)
        return (tokens.starts[index] + skip, tokens.ends[end - 1]) if end else None

    def _sentence_start(self, at: int) -> int:
        words = self.tokens.words
        while at > 0 and (words[at - 1].kind < PUNCT or not _ends(words[at - 1])):
            at -= 1
        return at


def _ends(word: Word) -> bool:
    return word.kind == BREAK or (word.kind == PUNCT and word.surface in _ENDERS)


def _named_place(words: list[Word], at: int, limit: int) -> int:
    """Return where the place that begins at token ``at`` ends, or 0; «مدينة» may stand before its name."""
    if words[at].tags & Tag.PLACE and at + 1 < limit and (found := known_at(words, at + 1)) is not None:
        return found.end if found.known.kind in _PLACES else 0
    found = None if words[at].tags & Tag.WITH_CONJUNCTION else known_at(words, at)
    return found.end if found is not None and found.known.kind in _PLACES else 0
