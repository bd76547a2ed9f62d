"""How a source is called: by the words before an aside, by who issued a document; a name as it is written."""

from typing import Final

from musnad.extract.keys import unread_preposition
from musnad.extract.sources.classes import (
    DOCUMENT,
    GROUP,
    MEDIA,
    NAME,
    ORG,
    PREPOSED,
    ROLE,
    TELLS_WHICH,
)
from musnad.extract.sources.names import name_run
from musnad.extract.sources.phrases import phrase_end
from musnad.lexicon.adjuncts import issuing_verbs
from musnad.lexicon.grammar import closed
from musnad.lexicon.nouns import noun, split
from musnad.lexicon.types import Tag
from musnad.record import EntityType
from musnad.text.fold import fold
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, Word

_CALLED_ITSELF: Final = closed("itself")
_ABOUT: Final = closed("about")
_ONE_OF: Final = closed("one_of")
_PERCENT: Final = frozenset("%٪")
_WITHIN: Final = _PERCENT | {"-"}  # marks that a name keeps: أبو-زيد, 12 % من السكان
_COMMAS: Final = frozenset("،,")
_ISSUED: Final = closed("issued")
_ALREADY: Final = closed("auxiliary")


def short_name(p: Passage, lo: int, hi: int, kind: EntityType) -> TokenSpan:
    """Return the tokens that name an unnamed person, body or document: a document by who issued it."""
    words = p.tokens.words
    issuer = _issuer(p, lo, hi) if kind == "document" else None
    if issuer is not None:
        return issuer
    for j in range(lo + 1, hi - 1):
        if words[j].form in _CALLED_ITSELF and words[j - 1].tags & Tag.PREPOSITION:
            return (j + 1, hi)  # جماعة تطلق على نفسها سرايا الوعد
    for j in range(lo + 1, hi):
        if words[j].tags & PREPOSED and (kind == "unknown" or words[lo].form in _ONE_OF):
            return (lo, j)  # أحد التجار في السوق
        if words[j].tags & (Tag.RELATIVE | Tag.POSSESSED) or words[j].surface in "(،" or a_verb(words[j]):
            return (lo, j)
        if words[j].form in _ALREADY:
            return (lo, j)  # كان الحزب قد أصدر بيانا
    return (lo, hi)


def _issuer(p: Passage, lo: int, hi: int) -> TokenSpan | None:
    """Return the tokens that name who issued a document, or None where the phrase does not tell."""
    words = p.tokens.words
    for j in range(lo + 1, hi):
        if j > lo + 1 and words[j].tags & (ROLE | GROUP) and _issued_by(words, j):
            end = max(phrase_end(p, j, hi), j + 1)  # حصيلة أعلنتها متحدثة باسم الحرس
            return name_run(p, j, end) or (j, end)
        if words[j].tags & (ORG | MEDIA) and not words[j].tags & DOCUMENT and _issues(p, lo, j, hi):
            end = phrase_end(p, j, hi)
            return (j, end) if end > j else (j, hi)
    return None


def _issued_by(words: list[Word], j: int) -> bool:
    """Tell whether people at ``j`` issued a document: إرشادات صادرة عن مسؤولين, حصيلة أعلنتها متحدثة."""
    before = words[j - 1]
    if before.form in _ABOUT:
        return words[j - 2].form in _ISSUED
    return before.form in issuing_verbs() or any(r.pronoun and r.kind == "verb" for r in before.cues)


def a_verb(word: Word) -> bool:
    """Tell whether ``word`` begins a clause without a relative: بيان صدر أمس."""
    return word.form in _ISSUED or (
        bool(word.tags & Tag.VERB) and not word.tags & ~(Tag.VERB | Tag.AMBIGUOUS)
    )


def _issues(p: Passage, lo: int, j: int, hi: int) -> bool:
    """Tell whether the body at ``j`` issued the document at ``lo``: تقرير الوزارة, بيان صادر عن الجيش."""
    words = p.tokens.words
    if j == lo + 1 and words[j].tags & Tag.FEMININE and not words[lo].tags & Tag.DEFINITE:
        return bool(words[j].tags & Tag.DEFINITE) or (j + 1 < hi and bool(words[j + 1].tags & TELLS_WHICH))
    if j == lo + 1 or (words[j].form[0] == "ل" and words[j].tags & Tag.WITH_PREPOSITION):
        return True
    k = j - 1
    while k > lo and (words[k].kind == PUNCT or words[k].tags & Tag.TIME):
        k -= 1  # دراسة أنجزتها "المنارة", بيان أصدرته أمس الوزارة
    before = words[k]
    return before.form in ("ل", "عن") or before.form in issuing_verbs() or any(r.pronoun for r in before.cues)


def before_aside(p: Passage, lo: int, hi: int) -> int:
    """Return where what is only said of a source begins: المرصد ومقره …, مصدر في الوزارة، رفض ذكر اسمه."""
    words = p.tokens.words
    for j in range(lo + 1, hi):
        word = words[j]
        if word.cues and any(r.kind == "preposition" and not r.before for r in word.cues):
            return j  # الوكالة نقلا عن مسؤول
        its = word.tags & (Tag.POSSESSED | Tag.PRONOUN) and not word.tags & ROLE
        if its and word.tags & Tag.WITH_CONJUNCTION:
            return j
        if words[j - 1].surface in _COMMAS and _begins_clause(word):
            return j - 1
    return hi


def _begins_clause(word: Word) -> bool:
    return word.tags & (Tag.VERB | NAME) == Tag.VERB or any(r.kind == "verb" for r in word.cues)


def text_of(p: Passage, span: TokenSpan) -> str:
    """Return the words of a name as written, without a preposition or an accusative: أن مصدرا مسؤولا …"""
    tokens = p.tokens
    lo, hi = span
    while hi - 1 > lo and tokens.words[hi - 1].kind == PUNCT and tokens.words[hi - 1].surface not in _PERCENT:
        hi -= 1  # a dash belongs to a name only within it
    words = [word for word in tokens.words[lo:hi] if word.kind != PUNCT or word.surface in _WITHIN]
    parts = [word.bare for word in words]
    for j, word in enumerate(words):
        if not accusative(word) or (j + 1 < len(words) and words[j + 1].tags & Tag.DEFINITE):
            break  # زعيما الحزبين are two
        parts[j] = parts[j][:-1]
    quotation = p.quotation_at(lo)
    called = quotation is not None and quotation.start == lo - 1
    if parts and unread_preposition(tokens.words[lo]):
        parts[0] = parts[0][1:]
    written = Tag.WITH_PREPOSITION | (0 if lo and tokens.words[lo - 1].cues else Tag.WITH_CONJUNCTION)
    if parts and not called and tokens.words[lo].tags & written:  # قال فايد: no «and» after the verb
        start = split(tokens.words[lo]).start
        parts[0] = f"ا{parts[0][start:]}" if parts[0][start - 1 : start + 1] == "لل" else parts[0][start:]
    return " ".join(parts)


def accusative(word: Word) -> bool:
    """Tell whether a noun or its adjective has the ending of an indefinite object: مصدرا مسؤولا."""
    if word.bare[-1] != "ا" or word.tags & (NAME | Tag.WITH_CONJUNCTION):
        return False
    found = noun(word)
    if found is None:
        return bool(word.tags & Tag.ADJECTIVE)
    return found.number == "s" and fold(found.lemma) == word.form[:-1]
