"""The vocabulary: everything the language data says of a spelling, computed once."""

from functools import cache

from musnad.lexicon.cues import cue_readings
from musnad.lexicon.nouns import tag_word
from musnad.lexicon.numbers import number_reading
from musnad.lexicon.shapes import namelike
from musnad.lexicon.times import time_reading
from musnad.lexicon.types import Tag
from musnad.text.fold import ascii_digits, bare, fold
from musnad.text.tokens import BREAK, LATIN, NUMBER, PUNCT, WORD, Word

_LIMIT = 400_000  # spellings kept: 70,000 news articles hold about 400,000, some 200 MB


class Vocabulary(dict[str, Word]):
    """Words by spelling, made on first sight."""

    def __missing__(self, surface: str) -> Word:
        if len(self) >= _LIMIT:
            self.clear()
        word = _new_word(surface)
        if word.kind in (WORD, NUMBER):
            word.number = number_reading(word)
            word.time = time_reading(word)
        if word.kind == WORD:
            word.cues = cue_readings(word)
        if word.kind in (WORD, LATIN):
            word.tags = tag_word(word)
            if not word.tags & ~Tag.DEFINITE and namelike(word):
                word.tags |= Tag.NAMELIKE
        self[surface] = word
        return word


@cache
def vocabulary() -> Vocabulary:
    """Return the process-wide vocabulary."""
    return Vocabulary()


def _new_word(surface: str) -> Word:
    first = surface[0]
    if first == "\n":
        return Word(surface, surface, surface, BREAK)
    if first.isdecimal():  # not ² and the like, which int() refuses
        digits = ascii_digits(surface)
        return Word(surface, digits, digits, NUMBER)
    if (
        ("\u0620" <= first <= "\u06ff"
        and first.isalpha())
        or "\u0750" <= first <= "\u077f"
        or first >= "\ufb50"
    ):
        return Word(surface, bare(surface), fold(surface), WORD)
    if first.isalpha():
        return Word(surface, surface, surface.casefold(), LATIN)
    return Word(surface, surface, surface, PUNCT)
