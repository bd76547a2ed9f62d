"""Attribution by a preposition: بحسب, وفقاً لـ, نقلاً عن, على حد قوله, before or after its content."""

from typing import Final

from musnad.extract.content import TokenSpan, clause_end, content_end, trim
from musnad.extract.drafts import IMPLIED_SUBJECT, Attempt, Draft, Misfit, Site, draft_at
from musnad.extract.phrases import is_head, phrase_end, source_end
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD

_LINKS: Final = closed("link")
_MARKS: Final = 'ـ"«“'
_RESUMES: Final = closed("resume")
_CONNECTORS: Final = closed("connector")
_ABOUT: Final = closed("about")
_NORMS: Final = closed("norm")
_VERB_WITHIN: Final = 3  # tokens: وفق ما ذكرت, بحسب ما أفادت به

Piece = tuple[TokenSpan, str]


def read_preposition(site: Site) -> Attempt:
    """Read the statement of a preposition: its source, and the content before or after it."""
    p = site.p
    opinion = _opinion(site)
    start, verb = (site.at + 2, None) if opinion else _source_start(site)
    draft = draft_at(site, "preposition")
    if site.reading.pronoun or opinion == "his":
        draft.implied = IMPLIED_SUBJECT
        end = site.at + (2 if opinion else 1)
    else:
        end = source_end(p, start, site.hi) if start < site.hi and _speaks(p, start) else start
        if end == start:
            return Misfit("no source follows")
        draft.source = (start, end)
    piece = _clause_after(site, end) or _content(site, site.at - bool(site.reading.before), end)
    if piece is None:
        return Misfit("no content stands before or after it")
    draft.content, draft.rule = [piece[0]], piece[1]
    if any(r.cls == "relay" for r in (site.reading, *p.tokens.words[site.at].cues)):
        for earlier in site.earlier:
            earlier.relays = earlier.relays or earlier.content == draft.content
    if verb is None:
        return [draft]
    draft.taken.add(verb)
    draft.relays = any(r.kind == "verb" and r.cls == "relay" for r in p.tokens.words[verb].cues)
    return [draft, *_behind(p, end, draft, site.hi)] if draft.relays else [draft]


def _opinion(site: Site) -> str:
    """Read the noun after «على حد», «بحسب»: "his" for قوله, "of" for قول المدير, "" where none stands."""
    if site.at + 1 >= site.p.hi:
        return ""
    word = site.p.tokens.words[site.at + 1]
    if not site.reading.before:
        spoken = any(r.kind == "noun" and r.pronoun and r.cls in ("speech", "name") for r in word.cues)
        return "his" if spoken and not word.tags & Tag.DOCUMENT else ""
    if word.form not in site.reading.after:
        return ""
    return "his" if any(r.kind == "noun" and r.pronoun for r in word.cues) else "of"


def _source_start(site: Site) -> tuple[int, int | None]:
    """Return where the source begins after «بحسب», «وفق ما ذكرت», «حسبما جاء في», and the verb on the way."""
    words = site.p.tokens.words
    k, verb = site.at + 1, None
    while k < site.hi:
        word = words[k]
        if k <= site.at + _VERB_WITHIN and any(r.kind == "verb" for r in word.cues):
            verb = k
        elif word.form not in _LINKS and word.surface not in _MARKS:
            break
        k += 1
    return k, verb


def _speaks(p: Passage, j: int) -> bool:
    word = p.tokens.words[j]
    return word.form not in _NORMS and (
        is_head(p, j)
        or bool(word.tags & (Tag.DEMONYM | Tag.NAMELIKE))
        or (not word.tags and word.kind == WORD)
    )


def _content(site: Site, cue: int, end: int) -> Piece | None:
    """Return the content before the cue's words, which begin at ``cue``, or after its source."""
    p, words = site.p, site.p.tokens.words
    first = site.lo
    while first < cue and (words[first].form in _CONNECTORS or words[first].kind == PUNCT):
        first += 1
    if first < cue:
        piece, rule = trim(p, site.lo, cue), "content-preposition"
    else:
        start = end
        while start < site.hi and _between(p, start):
            start += 1
        if start >= site.hi:
            return _sentence_before(site)
        piece, rule = trim(p, start, clause_end(p, start, site.hi)), "preposition-content"
    return (piece, rule) if piece[1] - piece[0] > 1 else None


def _sentence_before(site: Site) -> Piece | None:
    """Return the sentence before one that only says by whom it is: «… . وفقا للوزارة.»"""
    before = next((s for s in reversed(site.p.sentences) if s[1] <= site.lo), None)
    if before is None:
        return None
    piece = trim(site.p, *before)
    return (piece, "content-preposition") if piece[1] - piece[0] > 1 else None


def _between(p: Passage, j: int) -> bool:
    """Tell whether ``j`` only leads over to the content: a mark outside quotations, فقد, فإن."""
    word = p.tokens.words[j]
    return word.form in _RESUMES or (word.kind == PUNCT and p.quotation_at(j) is None)


def _clause_after(site: Site, end: int) -> Piece | None:
    """Return the clause that أن introduces right after the source: نقلاً عن مصدر أن …"""
    words = site.p.tokens.words
    while end < site.hi and (words[end].surface in "،," or words[end].tags & Tag.TIME):
        end += 1
    if end >= site.hi or not words[end].tags & Tag.COMPLEMENTIZER:
        return None
    piece = trim(site.p, end + 1, content_end(site.p, end + 1, "that", site.hi))
    return (piece, "preposition-content") if piece[1] > piece[0] else None


def _behind(p: Passage, end: int, outer: Draft, hi: int) -> list[Draft]:
    """Return the source behind a relay: وفق ما نقلت الوكالة عن هيئة الأركان."""
    if end >= hi or p.tokens.words[end].form not in _ABOUT:
        return []
    stop = phrase_end(p, end + 1, hi)
    draft = Draft(p, (end, end + 1), None, "relayed-source")
    draft.source = (end + 1, stop)
    draft.content = list(outer.content)
    return [draft] if stop > end + 1 else []
