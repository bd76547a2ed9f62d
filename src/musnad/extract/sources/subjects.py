"""Who stands before a cue: a source first, the subject of «كان … قد», the antecedent of «الذي»."""

from typing import Final

from musnad.extract.sources.classes import DOCUMENT, GROUP, HEAD, NAME, ROLE
from musnad.extract.sources.phrases import is_head, phrase_end
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, WORD, Word

_FARTHEST: Final = 22  # tokens: a subject with title, office and apposition
_FUNCTION: Final = (
    Tag.PREPOSITION | Tag.CONJUNCTION | Tag.PARTICLE | Tag.PRONOUN | Tag.COMPLEMENTIZER | Tag.RELATIVE
)
_NOT_IN_TITLE: Final = _FUNCTION | Tag.TIME
_LONGEST_IN_TITLE: Final = 6  # tokens of a subject before the verb of a title
_TITLES: Final = frozenset({"title", "heading"})
_NO_SUBJECT: Final = (
    _FUNCTION | Tag.TIME | Tag.VERB | Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION | Tag.DETERMINER
)
_OTHER_CLAUSE: Final = Tag.COMPLEMENTIZER | Tag.RELATIVE | Tag.CONJUNCTION
_NO_NAME: Final = ROLE | GROUP | Tag.TITLE | Tag.DEFINITE | Tag.WITH_CONJUNCTION
_COMMAS: Final = frozenset("،,")
_BRIDGES: Final = closed("bridge")
_OF: Final = closed("of")
_FIRST: Final = closed("first_of")
_SPOKEN_OF: Final = closed("spoken_of")
_VERY: Final = closed("very")
_CLAUSE_MARKS: Final = frozenset('.:؛…/|،"«“')
_COPULAS: Final = closed("copula")
_BEFORE_SUBJECT: Final = _COPULAS | closed("opener")


def subject_before(p: Passage, j: int, lo: int) -> TokenSpan | None:
    """Return the phrase before the cue at ``j`` that is its subject, or None."""
    words = p.tokens.words
    k = j
    if k > lo and words[k - 1].kind == PUNCT and _opens(p, k - 1):
        k -= 1  # إن الوفد "أكد أن …"
    while k > lo and words[k - 1].form in _BRIDGES:
        k -= 1
    if k > lo + 2 and words[k - 1].form in _OF and words[k - 2].form in _FIRST:
        k -= 2  # وكانت الصحيفة أول من كشف …
    if k > lo and words[k - 1].tags & Tag.RELATIVE and words[k - 1].form.startswith(("ال", "وال")):
        end = _before_marks(p, k - 1, lo)
        return _ending_at(p, end, lo) or _single(p, end, lo)
    if k == lo + 1 and _may_stand_alone(words[lo]):
        return (lo, k) if _heads(p, lo) or not words[lo].tags & Tag.NOUN else None
    copula = _after_copula(p, k, lo)
    if copula is not None:
        return copula
    while k > lo + 1 and words[k - 1].form in _COPULAS:
        k -= 1  # الجمعية كانت قد أعلنت
    start = _clause_start(p, k, lo)
    if start is None:
        found = antecedent(p, k, lo) if k == j else None
        return found or (_title_subject(p, k, lo) if p.kind in _TITLES else None)
    end = _before_marks(p, k, start)
    if end <= start or not _heads(p, start):
        return None
    return (start, end) if phrase_end(p, start, end) == end else None


def _may_stand_alone(word: Word) -> bool:
    """Tell whether one word before its verb can be the subject; «و» written apart is none."""
    return word.kind == WORD and len(word.form) > 1 and not word.tags & _NO_SUBJECT


def _opens(p: Passage, j: int) -> bool:
    quotation = p.quotation_at(j)
    return quotation is not None and quotation.start == j


def antecedent(p: Passage, j: int, lo: int) -> TokenSpan | None:
    """Return the indefinite phrase that a clause without a relative follows: مسؤول قال …, تقرير يفيد …"""
    found = _ending_at(p, j, lo)
    if found is None or (found[0] > lo and _governed(p.tokens.words, found[0], j)):
        return None
    following = p.tokens.words[j + 1].tags if j + 1 < p.hi else 0
    if following & Tag.PRONOUN and following & Tag.PREPOSITION:
        return None  # لافتات كتب عليها: what is written on cannot write
    tags = p.tokens.words[found[0]].tags
    indefinite = (
        tags & (ROLE | GROUP | DOCUMENT)
        and not tags & (NAME | Tag.AMBIGUOUS)
        and not tags & (Tag.DEFINITE | Tag.WITH_CONJUNCTION | Tag.POSSESSED)
    )
    return found if indefinite else None


def _governed(words: list[Word], start: int, j: int) -> bool:
    """Tell whether a preposition before ``start`` makes the phrase no subject of the verb at ``j``.

    في بيان قالت إن; but what a document spoken of tells now is its own: تحدث عن دراسة تؤكد أن.
    """
    before = words[start - 1]
    if not before.tags & Tag.PREPOSITION:
        return False
    tells = any(reading.kind == "verb" and reading.tense == "present" for reading in words[j].cues)
    return before.form not in _SPOKEN_OF or not words[start].tags & DOCUMENT or not tells


def _title_subject(p: Passage, k: int, lo: int) -> TokenSpan | None:
    """Return what stands before the verb of a title, whatever it is: أوسين بولت يعلن …"""
    words = p.tokens.words
    start = next((j for j in range(k, lo, -1) if words[j - 1].surface in _CLAUSE_MARKS), lo)
    between = words[start:k]
    if not 0 < len(between) <= _LONGEST_IN_TITLE:
        return None
    plain = all(word.kind != PUNCT and not word.cues and not word.tags & _NOT_IN_TITLE for word in between)
    return (start, k) if plain and not between[0].tags & Tag.WITH_PREPOSITION else None


def _after_copula(p: Passage, k: int, lo: int) -> TokenSpan | None:
    """Return the subject of «كانت … قد قالت»: all that stands between, when it is headed like a source."""
    words = p.tokens.words
    for start in range(max(lo + 1, k - _FARTHEST), k):
        if words[start - 1].form in _COPULAS:
            between = words[start:k]
            clause = any(w.tags & _OTHER_CLAUSE or w.surface in ".؛:" for w in between)
            if _heads(p, start) and not clause:
                return (start, _before_marks(p, k, start))
    return None


def _before_marks(p: Passage, k: int, lo: int) -> int:
    while k > lo and p.tokens.words[k - 1].surface in "،,":
        k -= 1
    return k


def _clause_start(p: Passage, k: int, lo: int) -> int | None:
    """Return where the clause whose verb follows at ``k`` begins."""
    words = p.tokens.words
    floor = max(lo, k - _FARTHEST)
    for start in range(floor, k):
        word = words[start]
        opens = (
            start == lo
            or words[start - 1].form in _BEFORE_SUBJECT
            or words[start - 1].surface in _CLAUSE_MARKS
        )
        if not opens or word.form in _BEFORE_SUBJECT or not _heads(p, start):
            continue
        end = _before_marks(p, k, start)
        if phrase_end(p, start, end) == end:
            return _office_before(p, start, lo)
    return None


def _office_before(p: Passage, start: int, lo: int) -> int:
    """Return where the office before a name set off by a comma begins: أبرز السفير، ليث حمدان، ما وصفه بـ."""
    words = p.tokens.words
    name = words[start].tags & (NAME | Tag.NAMELIKE) and not words[start].tags & _NO_NAME
    if start < lo + 2 or not name or words[start - 1].surface not in _COMMAS:
        return start
    office = _ending_at(p, start - 1, lo)
    if office is None or not words[office[0]].tags & ROLE or words[office[0]].tags & Tag.PLURAL:
        return start
    return office[0]


def antecedent_phrase(p: Passage, end: int, lo: int) -> TokenSpan | None:
    """Return the noun phrase that a relative at ``end`` follows, whatever heads it."""
    words = p.tokens.words
    end = _before_marks(p, end, lo)
    start = end
    while (
        start > lo
        and words[start - 1].kind == WORD
        and not words[start - 1].tags & _NO_SUBJECT & ~Tag.WITH_PREPOSITION
    ):
        start -= 1
        if not words[start].tags & Tag.DEFINITE:
            break
    return (start, end) if end > start else None


def _ending_at(p: Passage, end: int, lo: int) -> TokenSpan | None:
    """Return the longest phrase that ends at ``end`` and is headed like a source."""
    floor = max(lo, end - 12)
    for start in range(floor, end):
        if p.tokens.words[start].kind == WORD and _heads(p, start) and phrase_end(p, start, end) == end:
            return (start, end)
    return None


def _single(p: Passage, end: int, lo: int) -> TokenSpan | None:
    """Return the one word before a relative, when it is a definite noun: المنتقدين الذين …"""
    if end <= lo:
        return None
    tags = p.tokens.words[end - 1].tags
    return (end - 1, end) if tags & Tag.DEFINITE and not tags & Tag.WITH_PREPOSITION else None


def _heads(p: Passage, j: int) -> bool:
    word = p.tokens.words[j]
    tags = word.tags
    if word.kind == PUNCT:
        quotation = p.quotation_at(j)
        return quotation is not None and quotation.start == j and quotation.closed and quotation.end - j <= 5
    if tags & Tag.TIME or (tags & Tag.WITH_PREPOSITION and not tags & NAME):
        return False
    if tags & Tag.DETERMINER and j + 1 < p.hi:
        return word.form not in _VERY and bool(p.tokens.words[j + 1].tags & HEAD)
    if tags & Tag.DEFINITE and tags & Tag.NOUN and j + 1 < p.hi and p.tokens.words[j + 1].tags & Tag.DEMONYM:
        return True  # الجانب المالي
    return bool(tags & Tag.NAMELIKE) or is_head(p, j)
