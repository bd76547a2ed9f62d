"""Noun phrases that name a source: what heads them and where they end."""

from typing import Final

from musnad.extract.adjuncts import adjunct_at
from musnad.extract.sources.classes import (
    ADJECTIVE,
    CITY,
    COMPLEMENTIZER,
    DOCUMENT,
    ENDS_PHRASE,
    HEAD,
    MEDIA,
    NAME,
    NAMELIKE,
    ORG,
    PERSONAL,
    RELATIVE,
    ROLE,
    TIME,
    VERB,
    before_withheld,
    is_name,
)
from musnad.extract.sources.families import is_family, unlisted_name
from musnad.extract.sources.phrase_state import PhraseState
from musnad.lexicon.adjuncts import issuing_verbs
from musnad.lexicon.grammar import closed
from musnad.lexicon.known import Found, known_at
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, WORD, Word

_MOTHER: Final = Tag.PARTICLE_OF_NAME | Tag.CONJUNCTION  # أم, which is «or» as well
_AMOUNT: Final = closed("amount")
_OF: Final = closed("of")
_FOR: Final = closed("for")
_ABOUT: Final = closed("about")
_VERY: Final = closed("very")
_LONGEST_QUOTED_NAME: Final = 4  # tokens between the marks: «ميسي إيران», "هيومن رايتس ووتش"
_LONGEST_PHRASE: Final = 100  # tokens; a text of offices alone would be read to its end for each of them
_OFFICE_TAIL: Final = 8  # tokens of an office after its first definite word, before the comma and the name
_ISSUER_WITHIN: Final = 6  # tokens after a document in which its issuer is told
_SHORT_TITLES: Final = closed("short_title")
_ANY_NAME: Final = NAME | NAMELIKE


def is_head(p: Passage, j: int) -> bool:
    """Tell whether a source may be headed by token ``j``: a listed head, or a body known by its full name."""
    word = p.tokens.words[j]
    if word.tags & HEAD:
        return not word.tags & Tag.AMBIGUOUS or not tells_how_many(p, j)
    if word.tags & _MOTHER == _MOTHER and j + 1 < p.hi and is_name(p.tokens.words[j + 1]):
        return True  # قالت أم سالم
    return bool(word.tags & Tag.PHRASE) and known_at(p.tokens.words, j) is not None


def tells_how_many(p: Passage, j: int) -> bool:
    """Tell whether ``j`` is a number, not some people: قدر عدد الزوار, not قدر عدد من الخبراء."""
    words = p.tokens.words
    return words[j].form in _AMOUNT and (j + 1 >= p.hi or words[j + 1].form not in _OF)


def issuer_at(word: Word) -> bool:
    """Tell whether who issued a document is named by ``word``: تقرير لصحيفة …, بيان للوزارة."""
    return word.form[0] == "ل" and bool(word.tags & (MEDIA | ORG) or word.form in _FOR)


def noun_cue(word: Word) -> bool:
    """Tell whether ``word`` is a speech noun such as القول or قوله: no source goes on over it."""
    return (
        bool(word.cues)
        and (not word.tags & HEAD or word.tags & (CITY | Tag.AMBIGUOUS) == CITY | Tag.AMBIGUOUS)
        and any(r.kind == "noun" and (r.definite or r.pronoun) and not r.before for r in word.cues)
    )


def source_end(p: Passage, lo: int, hi: int) -> int:
    """Return where the source that begins at ``lo`` ends: its phrase, and who issued a document."""
    end = phrase_end(p, lo, hi)
    words = p.tokens.words
    if end == lo or not words[lo].tags & DOCUMENT:
        return end
    j = end
    while j < min(hi, end + _ISSUER_WITHIN):
        word = words[j]
        if word.form in _ABOUT or issuer_at(word):
            return max(phrase_end(p, j + 1 if word.form in _ABOUT else j, hi), end)
        if any(r.kind == "verb" and r.pronoun for r in word.cues) or word.form in issuing_verbs():
            further = phrase_end(p, j + 1, hi)
            if further > j + 1:
                return further
        if word.kind == PUNCT or word.tags & COMPLEMENTIZER:
            break
        j += 1
    return end


def phrase_end(p: Passage, lo: int, hi: int) -> int:
    """Return where the noun phrase that begins at ``lo`` ends; ``lo`` itself when none begins there.

    An idafa stays open until a definite word closes it; after that an ordinary indefinite noun
    begins something else, an unknown word or a name begins the person's name.
    """
    hi = min(hi, lo + _LONGEST_PHRASE)
    end = p.phrases.get((lo, hi))
    if end is None:
        end = p.phrases[lo, hi] = _read_phrase(p, lo, hi)
    return end


def _read_phrase(p: Passage, lo: int, hi: int) -> int:
    words = p.tokens.words
    state = PhraseState()
    j = lo
    while j < hi:
        taken = _taken_at(p, j, (lo, hi), state)
        if not taken:
            break
        j += taken
    if lo < j < hi and words[j].form in _VERY and words[j - 1].tags & (Tag.DEFINITE | NAME):
        return j + 1  # المصدر نفسه, المصادر ذاتها
    while j > lo and words[j - 1].kind == PUNCT and words[j - 1].surface in "،,-–—":
        j -= 1
    return j


def _taken_at(p: Passage, j: int, phrase: TokenSpan, state: PhraseState) -> int:
    """Return how many tokens from ``j`` on belong to the phrase, 0 when it ends there."""
    words = p.tokens.words
    lo, hi = phrase
    word = words[j]
    if word.kind == PUNCT:
        return _over_punctuation(p, j, hi, state)
    if state.takes_tail(word, words[j - 1] if j > lo else None):
        return 1
    if j > lo and _ends_at(p, j, phrase):
        return 0
    known = known_at(words, j) if word.tags & Tag.PHRASE else None
    if known is not None and state.body and state.closed and _is_body(known, word):
        return 0  # طالبت الحكومة مجلس الأمن بـ
    if known is not None and state.takes(known, (j, hi)):
        return known.end - j
    following = words[j + 1] if j + 1 < hi else None
    if state.closed and not state.named and words[lo].tags & ROLE and _named_after_comma(p, j, hi):
        return 1
    named = state.named
    if state.accepts(word, following) or _name_follows(word, following, state):
        return 1
    if j == lo or not named or not is_family(p, j, hi):
        return 0
    state.named = True
    return 1


def _ends_at(p: Passage, j: int, phrase: TokenSpan) -> bool:
    """Tell whether what is said, or when, begins at ``j``; but a document may go on with who issued it."""
    words = p.tokens.words
    lo, hi = phrase
    if words[lo].tags & DOCUMENT and issuer_at(words[j]):
        return False
    if words[j].tags & _ANY_NAME and before_withheld(words, j, hi):
        return True  # تاجر فضل عدم الكشف عن اسمه
    issues = words[j].form in issuing_verbs() and words[j].bare[-1] != "ة"  # نشره is no نشرة
    return issues or noun_cue(words[j]) or adjunct_at(p, j, hi)


def _is_body(found: Found, word: Word) -> bool:
    return found.known.kind == "organization" and not word.tags & (
        Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION | ADJECTIVE
    )


def _can_be_apposition(words: list[Word], j: int, hi: int) -> bool:
    word = words[j]
    if word.kind != WORD or word.cues or word.tags & Tag.POSSESSED:
        return False  # سعادته after a name is his joy
    if before_withheld(words, j, hi):
        return False  # ضابط رفيع، فضل عدم الكشف عن اسمه
    return bool(word.tags & (PERSONAL | NAMELIKE))


def _over_punctuation(p: Passage, j: int, hi: int, state: PhraseState) -> int:
    """Return how many tokens of punctuation a phrase goes on over, 0 when it ends there."""
    words = p.tokens.words
    surface = words[j].surface
    if surface in "،,":
        if j + 1 < hi and (_can_be_apposition(words, j + 1, hi) or unlisted_name(p, j + 1, hi)):
            state.reopen()
            return 1
        return 0
    if surface in "ـ#_-/" or (surface == "." and words[j - 1].form in _SHORT_TITLES and state.length == 1):
        return 1
    if surface == "(":
        close = next((k for k in range(j, min(j + 8, hi)) if words[k].surface == ")"), None)
        return close - j + 1 if close is not None else 0
    quotation = p.quotation_at(j)
    if quotation is None or quotation.start != j or not quotation.closed:
        return 0
    if quotation.end - j - 1 > _LONGEST_QUOTED_NAME:
        return 0
    state.named = True
    return quotation.end - j + 1


def _named_after_comma(p: Passage, j: int, hi: int) -> bool:
    """Tell whether the rest of an office runs to a comma and a name: …لشؤون اللاجئين، نجلاء سليم،."""
    words = p.tokens.words
    for k in range(j, min(j + _OFFICE_TAIL, hi - 2)):
        word = words[k]
        if word.surface in "،,":
            return (
                k > j
                and (is_name(words[k + 1]) or bool(words[k + 1].tags & NAMELIKE))
                and not words[k + 1].cues
            )
        if word.kind != WORD or word.cues or word.tags & (ENDS_PHRASE | RELATIVE | VERB | TIME):
            return False
    return False


def _name_follows(word: Word, following: Word | None, state: PhraseState) -> bool:
    """Tell whether a word not known as a name begins one after an office: الدكتورة حصة بنت راشد."""
    if not state.closed or state.named or state.body or following is None or word.kind != WORD:
        return False
    family = (
        following.tags & (NAMELIKE | NAME) and following.form.startswith("ال") and following.form[-1] == "ي"
    )
    if following.tags & Tag.PARTICLE_OF_NAME or family:
        state.named = not word.tags & ~(ADJECTIVE | Tag.GIVEN | Tag.NOUN)
    elif not word.tags & ~(ADJECTIVE | Tag.GIVEN):
        state.named = bool(following.tags & (NAME | NAMELIKE))
    return state.named
