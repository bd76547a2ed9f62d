"""Prepositions written on a word: which of them begin content (طالب بالاعتذار, دعا لزيارة المعرض)."""

from typing import Final

from musnad.extract.sources.classes import HEAD, NAME, OCCASION
from musnad.extract.statements.clauses import clause_near
from musnad.extract.statements.frames import bases
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage
from musnad.text.tokens import Word

_BY_WHAT: Final = closed("by_what")
_PLACE: Final = (
    Tag.ORG | Tag.MEDIA | Tag.CITY | Tag.COUNTRY | Tag.PLACE
)  # مسؤول بوزارة الدفاع: where the source is
_NOT_ASKED_FOR: Final = HEAD | Tag.PHRASE | Tag.DEMONYM | Tag.PLACE | Tag.PRONOUN | Tag.TIME
_OFFICE: Final = Tag.ADJECTIVE | Tag.ROLE | Tag.DEMONYM | Tag.TIME
_SHORTEST: Final = 4  # letters of a word with ب, unless it is a short noun


def carries_bi(p: Passage, j: int, hi: int, reading: CueReading) -> bool:
    """Tell whether ب is written on the word at ``j`` and begins content: بالاعتذار, not بيان or في."""
    word = p.tokens.words[j]
    if word.form in _BY_WHAT:
        return True
    if any(other.kind == "preposition" for other in word.cues):
        return False  # تهدد، بحسب المنظمة، الحريات
    attitude = reading.cls == "attitude"
    if word.tags & NAME or (len(word.form) < _SHORTEST and not (attitude and _short_noun(word))):
        return False
    if word.tags & OCCASION and (not attitude or clause_near(p, j, hi, reading)):
        return False  # صرح ببيان, not تعهد بالرد
    if _where(p, j, hi):
        return False
    place = word.tags & _PLACE and "that" in bases(reading.frames)
    if place and (word.tags & Tag.DEFINITE or clause_near(p, j, hi, reading)):
        return False
    return bool(word.tags & Tag.WITH_PREPOSITION) or not (
        word.tags & ~(Tag.DEFINITE | Tag.NAMELIKE) or word.cues
    )


def carries_li(word: Word) -> bool:
    """Tell whether ل on ``word`` begins what is asked for: دعا الجميع لزيارة المعرض, not للصحفيين."""
    return bool(word.tags & Tag.WITH_PREPOSITION) and not word.tags & _NOT_ASKED_FOR


def office_goes_on(p: Passage, j: int) -> bool:
    """Tell whether ل at ``j`` may go on with an office: الأمين العام للاتحاد, المفوض السامي لحقوق …"""
    return bool(p.tokens.words[j - 1].tags & _OFFICE)


def _short_noun(word: Word) -> bool:
    """Tell whether ب is written on a noun of two letters: هدد بشن غارات, not بهن or بلا."""
    noun = word.tags & (Tag.NOUN | Tag.VERB) and not word.tags & (Tag.PRONOUN | Tag.PARTICLE)
    return bool(noun and word.tags & Tag.WITH_PREPOSITION)


def _where(p: Passage, j: int, hi: int) -> bool:
    """Tell whether ب tells where the source is, and another follows: طالب المحتجون بالجهة بتدخل الوالي."""
    following = p.tokens.words[j + 1] if j + 1 < hi else None
    if following is None or not p.tokens.words[j].tags & (_PLACE | Tag.GROUP):
        return False
    return following.form[0] == "ب" and bool(following.tags & Tag.WITH_PREPOSITION)
