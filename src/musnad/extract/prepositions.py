"""Attribution by a preposition: بحسب, وفقاً لـ, نقلاً عن, على حد قوله, before or after its content."""

from collections.abc import Iterator

from musnad.extract.content import TokenSpan, clause_end, content_end, trim
from musnad.extract.drafts import IMPLIED_SUBJECT, Draft
from musnad.extract.phrases import is_head, phrase_end, source_end
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD

_LINKS = frozenset({"ل", "لـ", "ما", "لما", "عن", "الي", "ا", "ـ", "علي", "به", "عنه", "اليه", "في", "فيه", "له", "ذات", "نفس"})
_RESUMES = frozenset({"فقد", "فان", "ان", "فانه", "فانها", "انه", "انها", "قد", "فقد", "بان", "وان"})
_CONNECTORS = frozenset({"و", "كما", "لكن", "ولكن", "هذا", "حيث", "اذ", "ان", "انه"})


def read_preposition(
    p: Passage, j: int, reading: CueReading, sentence: TokenSpan, consumed: set[int]
) -> Iterator[Draft]:
    """Yield the statement of the preposition at ``j``; the words it takes with it go to ``consumed``."""
    lo, hi = sentence
    start, relay = _source_start(p, j, hi, consumed)
    draft = Draft(p, (j, j + 1), reading, "preposition")
    end = start
    named = _opinion(p, j, reading)
    if reading.pronoun or named == "his":
        draft.implied = IMPLIED_SUBJECT
        end = j + 2 if named else j + 1
    else:
        start = j + 2 if named else start
        if start >= hi or not _speaks(p, start):
            return
        end = source_end(p, start, hi)
        if end <= start:
            return
        draft.source = (start, end)
    piece = _clause_after(p, end, sentence) or _content(p, j, end, sentence)
    if piece is None:
        return
    draft.content = [piece[0]]
    draft.rule = piece[1]
    yield draft
    if relay:
        draft.relays = True
        yield from _behind(p, end, draft, hi)


def _opinion(p: Passage, j: int, reading: CueReading) -> str:
    """Read the noun after «على حد»: "his" for قوله, "of" for قول المدير, "" where none is needed."""
    if j + 1 >= p.hi or not reading.before:
        return ""
    word = p.tokens.words[j + 1]
    if word.form not in reading.after:
        return ""
    return "his" if any(r.kind == "noun" and r.pronoun for r in word.cues) else "of"


def _source_start(p: Passage, j: int, hi: int, consumed: set[int]) -> tuple[int, bool]:
    """Return where the source begins after «بحسب», «وفق ما ذكرت», «حسبما جاء في», and whether it is relayed."""
    words = p.tokens.words
    k = j + 1
    relay = False
    while k < hi:
        word = words[k]
        verb = next((r for r in word.cues if r.kind == "verb"), None)
        if verb is not None and k <= j + 3:
            consumed.add(k)
            relay = verb.cls == "relay"
        elif word.form not in _LINKS and word.surface not in "ـ\"«“":
            break
        k += 1
    return k, relay


def _speaks(p: Passage, j: int) -> bool:
    word = p.tokens.words[j]
    return is_head(p, j) or bool(word.tags & (Tag.DEMONYM | Tag.NAMELIKE)) or (not word.tags and word.kind == WORD)


def _content(p: Passage, j: int, end: int, sentence: TokenSpan) -> tuple[TokenSpan, str] | None:
    """Return the content before the preposition, or after its source when it begins the sentence."""
    lo, hi = sentence
    words = p.tokens.words
    first = lo
    while first < j and (words[first].form in _CONNECTORS or words[first].kind == PUNCT):
        first += 1
    if first < j:
        piece = trim(p, lo, j)
        return (piece, "content-preposition") if piece[1] - piece[0] > 1 else None
    start = end
    while start < hi and (words[start].kind == PUNCT and p.quotation_at(start) is None or words[start].form in _RESUMES):
        start += 1
    piece = trim(p, start, clause_end(p, start, hi))
    return (piece, "preposition-content") if piece[1] - piece[0] > 1 else None


def _clause_after(p: Passage, end: int, sentence: TokenSpan) -> tuple[TokenSpan, str] | None:
    """Return the clause that أن introduces right after the source: نقلاً عن مصدر أن …"""
    words = p.tokens.words
    hi = sentence[1]
    while end < hi and (words[end].surface in "،," or words[end].tags & Tag.TIME):
        end += 1
    if end >= hi or not words[end].tags & Tag.COMPLEMENTIZER:
        return None
    piece = trim(p, end + 1, content_end(p, end + 1, "that", hi))
    return (piece, "preposition-content") if piece[1] > piece[0] else None


def _behind(p: Passage, end: int, outer: Draft, hi: int) -> Iterator[Draft]:
    """Yield the source behind a relay: وفق ما نقلت الوكالة عن هيئة الأركان."""
    words = p.tokens.words
    if end < hi and words[end].form == "عن":
        stop = phrase_end(p, end + 1, hi)
        if stop > end + 1:
            draft = Draft(p, (end, end + 1), None, "relayed-source")
            draft.source = (end + 1, stop)
            draft.content = list(outer.content)
            yield draft
