"""Adjuncts of a speech act: when, on what occasion, about what, through what channel, to whom."""

from typing import Final

from musnad.lexicon.adjuncts import adjuncts
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import LATIN, NUMBER, WORD

_ADJUNCTS: Final = adjuncts()
_ADDRESSEES: Final = Tag.MEDIA | Tag.GROUP
_FOR: Final = closed("for")


def adjunct_at(p: Passage, j: int, hi: int) -> bool:
    """Tell whether an adjunct of the speech act begins at token ``j``."""
    word = p.tokens.words[j]
    if word.kind == NUMBER:
        return word.time is not None
    if word.kind != WORD:
        return False
    tags = word.tags
    if tags & Tag.TIME and not (tags & Tag.NAME and j + 1 < hi and p.tokens.words[j + 1].tags & Tag.NAME):
        return _begins_time(p, j, hi)
    adjunct = _ADJUNCTS.get(word.form)
    if adjunct is not None and (not adjunct.needs_occasion or _occasion_follows(p, j + 1, hi)):
        return True
    form = word.form
    if form[0] == "ب" and tags & Tag.OCCASION and not tags & Tag.NAME:
        return True
    if tags & Tag.PREPOSITION and tags & Tag.PRONOUN:  # له, عليها: to or about whom
        return True
    if form[0] == "ل":
        return _addressee(p, j, hi)
    return False


def speech_adjunct_at(p: Passage, j: int, hi: int) -> bool:
    """Tell whether what begins at ``j`` is of the speech act alone: on what occasion, in answer to what."""
    adjunct = _ADJUNCTS.get(p.tokens.words[j].form)
    if adjunct is None or adjunct.kind not in ("occasion", "topic"):
        return False
    return adjunct.kind == "topic" or _occasion_follows(p, j + 1, hi)


def _begins_time(p: Passage, j: int, hi: int) -> bool:
    """Tell whether a time word begins an expression: العام in الأمين العام is an adjective."""
    word = p.tokens.words[j]
    if word.time is None or word.time.kind != "unit":
        return True
    following = p.tokens.words[j + 1] if j + 1 < hi else None
    return following is not None and (following.time is not None or following.kind == NUMBER)


def _occasion_follows(p: Passage, j: int, hi: int) -> bool:
    words = p.tokens.words
    return j < hi and bool(words[j].tags & (Tag.OCCASION | Tag.DOCUMENT))


def _addressee(p: Passage, j: int, hi: int) -> bool:
    """Tell whether ``j`` begins to whom it was said: لوكالة رويترز, للصحفيين, لـ"العربية"."""
    word = p.tokens.words[j]
    words = p.tokens.words
    if word.form in _FOR:
        if j + 1 >= hi:
            return False
        quotation = p.quotation_at(j + 1)
        if quotation is not None and quotation.start == j + 1:
            after = quotation.end + 1
            return not (after < hi and words[after].tags & (Tag.NAME | Tag.NAMELIKE))
        return bool(words[j + 1].tags & (_ADDRESSEES | Tag.OCCASION)) or words[j + 1].kind == LATIN
    return bool(word.tags & _ADDRESSEES) and not word.tags & Tag.NAME
