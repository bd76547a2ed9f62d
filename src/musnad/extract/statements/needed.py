"""Words that a cue needs after it to be one: وجّه … انتقادات, رفض الاتهامات, مدافعا عن قراره."""

from typing import Final

from musnad.extract.statements.frames import PREPOSITIONS
from musnad.lexicon.nouns import split
from musnad.lexicon.types import CueReading
from musnad.text.passages import Passage
from musnad.text.tokens import Word

_AFTER_GIVING: Final = 14  # tokens: the same where its source and title stand between
_AFTER_GIVER: Final = 4  # tokens: the same after a participle: موجها لهم الشكر
_AFTER_VERB: Final = 10  # tokens after a verb in which the word it needs may stand: وجّه الوزير … انتقادات


def needed_follows(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a word the cue needs comes after it: next to it, for a verb within its clause."""
    given = "li_target" in reading.frames  # which its own reader looks for
    within = _AFTER_VERB if reading.kind == "verb" else 1 + _after_preposition(p, j + 1)
    if given:
        within = _AFTER_GIVING if reading.kind == "verb" else _AFTER_GIVER
    for word in p.tokens.words[j + 1 : min(j + 1 + within, p.hi)]:
        if word.surface in ".؛":
            return False
        if (
            word.form[0] in reading.after
            or word.form in reading.after
            or ((given or reading.kind == "verb") and is_needed(word, reading))
        ):
            return True
    return False


def _after_preposition(p: Passage, j: int) -> bool:
    """Tell whether the preposition of a cue stands at ``j``: مدافعا عن قراره."""
    return j < p.hi and p.tokens.words[j].form in PREPOSITIONS


def is_needed(word: Word, reading: CueReading) -> bool:
    """Tell whether ``word``, its clitics taken off, is one that the cue needs after it."""
    return word.form in reading.after or split(word).rest in reading.after
