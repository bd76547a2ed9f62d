"""Whose is the name in a source's phrase: who holds the office, or another: معاون للرئيس سالم."""

from typing import Final

from musnad.extract.sources.classes import MEDIA, NAME, NAMELIKE, ORG, ROLE, TITLE, is_name
from musnad.extract.sources.names import PLACES
from musnad.lexicon.grammar import closed
from musnad.lexicon.nouns import gender
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, Word

_OF: Final = closed("of")
_DESCRIBED: Final = Tag.DEFINITE | Tag.ADJECTIVE
_ONE_OF: Final = closed("one_of")
_IN_THE_NAME: Final = closed("in_the_name")
_MANAGERS: Final = closed("manager")
_BUSINESS: Final = closed("business")
_KIN: Final = closed("kin")
_GUESTS: Final = closed("guest")
_QUOTES: Final = frozenset('"«“')
_CLOSE: Final = closed("close_to")
_OF_OFFICE: Final = ROLE | TITLE | Tag.ADJECTIVE | Tag.DEMONYM


def belongs_to(p: Passage, lo: int, run: TokenSpan | None, hi: int) -> bool:
    """Tell whether the name right after an office is whose it is, not who holds it: خطيبة سليم."""
    words = p.tokens.words
    head = words[lo].tags
    if run is None:
        return words[lo].form in _KIN and hi > lo + 1
    if words[lo].form in _ONE_OF or words[lo].form in _GUESTS:
        return _of_others(words, lo, run)
    if head & ROLE and not head & Tag.DEFINITE and lo + 1 < run[0] and words[lo + 1].form in _IN_THE_NAME:
        return any(word.tags & ROLE for word in words[lo + 2 : run[0]])  # متحدث باسم الرئيسة ليلى …
    if head & ROLE and not head & NAME and _of_another(words, lo, run[0]):
        return True
    agent = run[0] == lo + 2 and words[lo + 1].form in _BUSINESS and not head & Tag.DEFINITE
    if agent and words[lo].form in _MANAGERS:
        return True  # مدير أعمال وائل السمان
    ends = all(_describes(word) for word in words[run[1] : hi]) or words[run[1]].tags & Tag.RELATIVE
    if not ends or not head & ROLE:
        return False
    if run[0] != lo + 1 and not (words[lo].form in _KIN and _of_other_gender(p, lo, run[0])):
        return False
    if head & (TITLE | NAME | Tag.DEFINITE | Tag.POSSESSED | Tag.AMBIGUOUS | ORG):
        return False
    if words[lo].form in _KIN:
        return True
    return is_name(words[run[0]]) and not words[run[0]].tags & (ORG | MEDIA | PLACES)


def _of_others(words: list[Word], lo: int, run: TokenSpan) -> bool:
    """Tell whether one of several, or a guest, is told by another's name: أحد أبناء سالم, ضيف «المساء».

    Not أحد التجار، سالم, nor ضيف الحلقة سليم الدرعي.
    """
    if words[lo].form in _GUESTS:
        return words[run[1] - 1].tags == NAMELIKE
    return not any(word.kind == PUNCT for word in words[lo : run[0]])


def _describes(word: Word) -> bool:
    """Tell whether ``word`` describes who holds an office: محامي سالم الشخصي, زوجة سالم السابقة."""
    return word.tags & _DESCRIBED == _DESCRIBED and not word.tags & NAME


def _of_other_gender(p: Passage, lo: int, name: int) -> bool:
    """Tell whether a title before a name cannot be of a kin's own gender: والدة الراحل سامي."""
    words = p.tokens.words
    titled = all(word.tags & ROLE and word.tags & Tag.DEFINITE for word in words[lo + 1 : name])
    return titled and (gender(words[lo]), gender(words[lo + 1])) == ("f", "m")


def _of_another(words: list[Word], lo: int, name: int) -> bool:
    """Tell whether the name at ``name`` is another's whose office follows «ل» or «من».

    معاون للرئيس سالم الدرعي, الطبيب السابق للوزير سالم الدرعي, مصدر مقرب من الرئيس سالم الدرعي.
    """
    j = name - 1
    while j > lo + 1 and (words[j].tags & _OF_OFFICE or words[j].surface in _QUOTES):
        if words[j].tags & Tag.WITH_PREPOSITION:
            break
        j -= 1
    word = words[j]
    if word.form in _OF:
        return j > lo + 1 and words[j - 1].form in _CLOSE
    return j > lo and word.form[0] == "ل" and bool(word.tags & Tag.WITH_PREPOSITION and word.tags & ROLE)
