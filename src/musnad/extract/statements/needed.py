"""Words that a cue needs after it to be one: وجّه … انتقادات, رفض الاتهامات, مدافعا عن قراره."""

from typing import Final

from musnad.extract.statements.frames import PREPOSITIONS
from musnad.lexicon.nouns import rest_of
from musnad.lexicon.types import CueReading
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, Word

_AFTER_GIVING: Final = 14  # tokens: the same where its source and title stand between
_AFTER_GIVER: Final = 4  # tokens: the same after a participle: موجها لهم الشكر
_AFTER_VERB: Final = 10  # tokens after a verb in which the word it needs may stand: وجّه الوزير … انتقادات


def needed_follows(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a word the cue needs comes after it: next to it, for a verb within its clause."""
    given = "li_target" in reading.frames  # which its own reader looks for
    within = _AFTER_VERB if reading.kind == "verb" else 1 + _after_preposition(p, j + 1)
    if given:
        within = _AFTER_GIVING if reading.kind == "verb" else _AFTER_GIVER
    bare = given or reading.kind == "verb"  # what it needs may have clitics
    words, after = p.tokens.words, reading.after
    for k in range(j + 1, min(j + 1 + within, p.hi)):
        word = words[k]
        if word.kind == PUNCT:
            if word.surface in ".؛":
                return False
            continue
        if word.form in after or word.form[0] in after or (bare and rest_of(word) in after):
            return True
    return False


def _after_preposition(p: Passage, j: int) -> bool:
    """Tell whether the preposition of a cue stands at ``j``: مدافعا عن قراره."""
    return j < p.hi and p.tokens.words[j].form in PREPOSITIONS


def is_needed(word: Word, reading: CueReading) -> bool:
    """Tell whether ``word``, its clitics taken off, is one that the cue needs after it."""
    return word.form in reading.after or rest_of(word) in reading.after
