"""The vocabulary: everything the language data says of a spelling, computed once."""

from functools import cache

from musnad.lexicon.cues import cue_readings
from musnad.lexicon.nouns import tag_word
from musnad.lexicon.numbers import number_reading
from musnad.lexicon.shapes import namelike
from musnad.lexicon.times import time_reading
from musnad.lexicon.types import Tag
from musnad.text.fold import ascii_digits, bare, fold_bare
from musnad.text.tokens import BREAK, CUED, LATIN, NUMBER, NUMBERED, PUNCT, TIMED, WORD, Word

# Spellings in a generation. Two are kept, some 100 MB; 70,000 news articles hold about 400,000.
_GENERATION = 150_000


class Vocabulary(dict[str, Word]):
    """Words by spelling, made on first sight.

    When there are too many, those not seen for a generation are forgotten: a run of any length stays
    bounded, and the words of every article stay at hand.
    """

    __slots__ = ("_older",)

    def __init__(self) -> None:
        super().__init__()
        self._older: dict[str, Word] = {}

    def __missing__(self, surface: str) -> Word:
        word = self._older.get(surface) or _word(surface)
        if len(self) >= _GENERATION:
            self._older = dict(self)
            self.clear()
        self[surface] = word
        return word


@cache
def vocabulary() -> Vocabulary:
    """Return the process-wide vocabulary."""
    return Vocabulary()


def _word(surface: str) -> Word:
    first = surface[0]
    if _is_arabic(first):
        return _arabic(surface)
    if first == "\n":
        return Word(surface, surface, surface, BREAK)
    if first.isdecimal():  # not ² and the like, which int() refuses
        return _number(surface)
    if first.isalpha():
        word = Word(surface, surface, surface.casefold(), LATIN)
        word.tags = _tags(word)
        return word
    return Word(surface, surface, surface, PUNCT)


def _is_arabic(letter: str) -> bool:
    if "\u0620" <= letter <= "\u06ff":
        return letter.isalpha()
    return "\u0750" <= letter <= "\u077f" or (letter >= "\ufb50" and not letter.isdecimal())


def _arabic(surface: str) -> Word:
    spelling = bare(surface)
    word = Word(surface, spelling, fold_bare(spelling), WORD)
    if (number := number_reading(word)) is not None:
        word.number = number
        word.traits |= NUMBERED
    if (time := time_reading(word)) is not None:
        word.time = time
        word.traits |= TIMED
    if cues := cue_readings(word):
        word.cues = cues
        word.traits |= CUED
    word.tags = _tags(word)
    return word


def _number(surface: str) -> Word:
    digits = ascii_digits(surface)
    word = Word(surface, digits, digits, NUMBER)
    word.number = number_reading(word)
    word.time = time_reading(word)
    word.traits = (NUMBERED if word.number is not None else 0) | (TIMED if word.time is not None else 0)
    return word


def _tags(word: Word) -> int:
    tags = tag_word(word)
    return tags if tags & ~Tag.DEFINITE or not namelike(word) else tags | Tag.NAMELIKE
