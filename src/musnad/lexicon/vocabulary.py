"""The vocabulary: everything the language data says of a spelling, computed once."""

from functools import cache
from typing import Final

from musnad.lexicon.affixes import BEGINNING, affixes
from musnad.lexicon.cues import cue_beginnings, cue_readings
from musnad.lexicon.event_contexts import PLAY, context_beginnings, context_of
from musnad.lexicon.events import event_beginnings, event_readings, link_beginnings, link_readings
from musnad.lexicon.nouns import tag_word
from musnad.lexicon.numbers import number_beginnings, number_reading
from musnad.lexicon.shapes import namelike
from musnad.lexicon.times import FUTURE, time_beginnings, time_reading
from musnad.lexicon.types import Tag
from musnad.text.fold import ascii_digits, bare, fold_bare
from musnad.text.tokens import (
    BREAK,
    CUED,
    EVENTFUL,
    LATIN,
    NAMING,
    NUMBER,
    NUMBERED,
    PLAYED,
    PUNCT,
    SIGN,
    TIMED,
    WORD,
    Word,
)

# Spellings in a generation. Two are kept, some 100 MB; 70,000 news articles hold about 400,000.
_GENERATION: Final = 150_000
_MAY_NAME: Final = (
    Tag.ROLE | Tag.TITLE | Tag.ORG | Tag.MEDIA | Tag.DOCUMENT | Tag.GROUP | Tag.NAME | Tag.NAMELIKE
)
# What a word may be by its beginning, beside the traits.
_CONTEXT: Final = 256
_LINK: Final = 512
_ARTICLE: Final = "ال"
_MOST_BEFORE: Final = 4  # letters before a stem: a conjunction, a preposition and the article


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
        return Word(surface, surface, surface, BREAK, SIGN)
    if first.isdecimal():  # not ² and the like, which int() refuses
        return _number(surface)
    if first.isalpha():
        word = Word(surface, surface, surface.casefold(), LATIN)
        return _tagged(word)
    return Word(surface, surface, surface, PUNCT, SIGN)


def _is_arabic(letter: str) -> bool:
    if "\u0620" <= letter <= "\u06ff":
        return letter.isalpha()
    return "\u0750" <= letter <= "\u077f" or (letter >= "\ufb50" and not letter.isdecimal())


def _arabic(surface: str) -> Word:
    spelling = bare(surface)
    word = Word(surface, spelling, fold_bare(spelling), WORD)
    traits = _possible_traits(word.form)
    if traits:
        _read_traits(word, traits)
    return _tagged(word)


def _possible_traits(form: str) -> int:
    """Return what ``form`` may be by its beginning, after any number of clitics."""
    table, before = _beginnings()
    found = table.get(form[:BEGINNING], 0)
    at = 0
    while at < _MOST_BEFORE and form[at : at + 1] in before:
        at += 1
        found |= table.get(form[at : at + BEGINNING], 0)
    return found | TIMED if FUTURE in form[:2] else found


@cache
def _beginnings() -> tuple[dict[str, int], frozenset[str]]:
    """Return what words may be by their beginning, and the letters that may be written before a stem."""
    before = affixes().conjunctions | affixes().prepositions | {FUTURE, *_ARTICLE}
    found: dict[str, int] = {}
    for trait, some in (
        (NUMBERED, number_beginnings()),
        (TIMED, time_beginnings()),
        (CUED, cue_beginnings()),
        (EVENTFUL, event_beginnings()),
        (_CONTEXT, context_beginnings()),
        (_LINK, link_beginnings()),
    ):
        for beginning in some:
            found[beginning] = found.get(beginning, 0) | trait
    return found, before


def _read_traits(word: Word, possible: int) -> None:
    """Fill in the readings of ``word``; most words have none of those that are ``possible``."""
    if possible & NUMBERED and (number := number_reading(word)) is not None:
        word.number = number
        word.traits |= NUMBERED
    if possible & TIMED and (time := time_reading(word)) is not None:
        word.time = time
        word.traits |= TIMED
    if possible & CUED and (cues := cue_readings(word)):
        word.cues = cues
        word.traits |= CUED
    if possible & EVENTFUL and (events := event_readings(word)):
        word.events = events
        word.traits |= EVENTFUL
    if possible & _LINK:
        word.links = link_readings(word)
    if possible & _CONTEXT:
        word.context = context_of(word.form)
        if word.context & PLAY:
            word.traits |= PLAYED


def _number(surface: str) -> Word:
    digits = ascii_digits(surface)
    word = Word(surface, digits, digits, NUMBER)
    _read_traits(word, NUMBERED | TIMED)
    return word


def _tagged(word: Word) -> Word:
    """Fill in the tags of ``word``."""
    tags = tag_word(word)
    word.tags = tags if tags & ~Tag.DEFINITE or not namelike(word) else tags | Tag.NAMELIKE
    if word.tags & _MAY_NAME:
        word.traits |= NAMING
    return word
