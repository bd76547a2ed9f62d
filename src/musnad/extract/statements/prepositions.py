"""Attribution by a preposition: بحسب, وفقاً لـ, نقلاً عن, على حد قوله, before or after its content."""

from bisect import bisect_left
from typing import Final

from musnad.extract.adjuncts import adjunct_at
from musnad.extract.drafts import IMPLIED_SUBJECT, Attempt, Draft, Misfit, Site, draft_at
from musnad.extract.sources.phrases import is_head, phrase_end, source_end
from musnad.extract.sources.speaking import heads_after_rank
from musnad.extract.statements.breaks import clause_break, names_own_words
from musnad.extract.statements.complements import find_complement
from musnad.extract.statements.content import clause_end, complement_start, content_end, trim
from musnad.extract.statements.frames import CLAUSE
from musnad.lexicon.grammar import closed
from musnad.lexicon.nouns import split
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, WORD

_FOR: Final = closed("for")
_NEW: Final = Tag.CONJUNCTION | Tag.WITH_CONJUNCTION | Tag.RELATIVE
_LINKS: Final = closed("link")
_MARKS: Final = 'ـ"«“'
_RESUMES: Final = closed("resume")
_CONNECTORS: Final = closed("connector")
_ABOUT: Final = closed("about")
_REGULATIONS: Final = closed("regulation")
_NORMS: Final = closed("norm")
_VERB_WITHIN: Final = 3  # tokens: وفق ما ذكرت, بحسب ما أفادت به

_OF_SOURCE: Final = Tag.RELATIVE | Tag.PREPOSITION | Tag.WITH_PREPOSITION
_RESUMED_WITHIN: Final = 25  # tokens from a source to فإن or the comma that ends what is said of it
_UNFINISHED: Final = 7  # tokens: a clause this short that its sentence goes on with is not over before it

Content = tuple[list[TokenSpan], str]


def read_preposition(site: Site) -> Attempt:
    """Read the statement of a preposition: its source, and the content before or after it."""
    p = site.p
    opinion = _opinion(site)
    start, verb = (site.at + 2, None) if opinion else _source_start(site)
    draft = draft_at(site, "preposition")
    cue = site.at - 1 if opinion else site.at
    his = site.at + 1 if site.reading.pronoun else _his_words(site)
    if his:
        draft.implied, end, verb = IMPLIED_SUBJECT, his, None
    else:
        speaks = start < site.hi and _speaks(p, start) and not names_own_words(p.tokens.words[start])
        if speaks and verb is None and _only_rules(site, start):
            return Misfit("something is done by these rules, nothing told by them")
        end = source_end(p, start, site.hi) if speaks else start
        if end == start:
            return Misfit("no source follows")
        draft.source = (start, end)
        end = _after_mark(p, start, end)
    relays = verb is not None and any(
        r.kind == "verb" and r.cls == "relay" for r in p.tokens.words[verb].cues
    )
    behind = _behind(p, end, site.hi) if relays else None
    if behind is not None and behind.source is not None:
        end = behind.source[1]
    found = (_just_said(site, cue) if his else None) or _clause_after(site, end) or _content(site, cue, end)
    if found is None:
        return Misfit("no content stands before or after it")
    draft.content, draft.rule = found
    if any(r.cls == "relay" for r in (site.reading, *p.tokens.words[site.at].cues)):
        for earlier in site.earlier:
            earlier.relays = earlier.relays or earlier.content == draft.content
    if verb is None:
        return [draft]
    draft.taken.add(verb)
    draft.relays = relays
    if behind is None:
        return [draft]
    behind.content = list(draft.content)
    return [draft, behind]


def _after_mark(p: Passage, start: int, end: int) -> int:
    """Return where a source with its closing quotation mark ends: وبحسب «الفرنسية»، …"""
    quotation = p.quotation_at(end) if end < p.hi else None
    around = quotation is not None and quotation.end == end and quotation.start < end and start > p.lo
    return end + 1 if around and quotation is not None and quotation.start in (start, start - 1) else end


def _only_rules(site: Site, start: int) -> bool:
    """Tell whether behind what is done stand the rules for it: يعاقب وفق النظام; not وفق النظام فإن."""
    words = site.p.tokens.words
    before = words[site.lo : site.at]
    leads = all(word.kind == PUNCT or word.form in _CONNECTORS for word in before)
    return not leads and split(words[start]).rest in _REGULATIONS


def _opinion(site: Site) -> bool:
    """Tell whether the noun that «على حد» needs follows: قوله, قول المدير."""
    if site.at + 1 >= site.p.hi or not site.reading.before:
        return False
    return site.p.tokens.words[site.at + 1].form in site.reading.after


def _his_words(site: Site) -> int:
    """Return where «قوله», «تعبيرها» ends after the preposition, 0 where something else follows."""
    words, j = site.p.tokens.words, site.at + 1
    if j < site.hi and words[j].form in _FOR:
        j += 1
    return j + 1 if j < site.hi and names_own_words(words[j]) else 0


def _just_said(site: Site, cue: int) -> Content | None:
    """Return what ends right before «على حد قوله»: the content of a statement, or a quotation."""
    words = site.p.tokens.words
    end = cue
    while end > site.lo and words[end - 1].kind == PUNCT:
        end -= 1
    for earlier in site.earlier:
        lo, hi = earlier.content[-1]
        if end <= hi <= cue and lo >= site.lo:
            return [(lo, hi)], "content-preposition"
    quotation = site.p.quotation_at(cue - 1) or site.p.quotation_at(end)
    if quotation is None or not quotation.closed or quotation.end not in (end, end - 1):
        return None
    if words[quotation.start - 1].kind == PUNCT:  # apart from the clause: مساره سهل، «والباقي تفاصيل»
        piece = trim(site.p, quotation.start, quotation.end)
        return ([piece], "content-preposition") if piece[1] - piece[0] > 1 else None
    return None


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
        or heads_after_rank(p, j)
        or bool(word.tags & (Tag.DEMONYM | Tag.NAMELIKE))
        or (not word.tags and word.kind == WORD)
    )


def _content(site: Site, cue: int, end: int) -> Content | None:
    """Return the content before the cue's words, which begin at ``cue``, after its source, or around both."""
    p, words = site.p, site.p.tokens.words
    first = site.lo
    while first < cue and (words[first].form in _CONNECTORS or words[first].kind == PUNCT):
        first += 1
    if first < cue and not _begun(p, cue):
        pending = _pending(site, first, end)
        if pending is not None:
            return [pending], "preposition-content"
        pieces, rule = [trim(p, site.lo, cue)], "content-preposition"
        pieces += _rest(site, pieces[0], end)
    else:
        start = _resumed(site, end)
        while start < site.hi and _between(p, start):
            start += 1
        pieces, rule = [trim(p, start, clause_end(p, start, site.hi))], "preposition-content"
    if sum(hi - lo for lo, hi in pieces) > 1:
        return pieces, rule
    return _sentence_before(site, cue, end)


def _begun(p: Passage, cue: int) -> bool:
    """Tell whether a clause only begins before the cue: وقالت المنظمة إنه، وفقا للبيانات، …"""
    before = cue - 1
    while before > p.lo and p.tokens.words[before].surface in "،,":
        before -= 1
    return bool(p.tokens.words[before].tags & Tag.COMPLEMENTIZER)


def _sentence_before(site: Site, cue: int, end: int) -> Content | None:
    """Return the sentence before a source that stands alone: انهار السد. وفقا للوزارة."""
    sentences = site.p.sentences
    place = bisect_left(sentences, (site.lo,))
    rest = site.p.tokens.words[end : site.hi]
    if not place or cue > site.lo or any(word.kind != PUNCT for word in rest):
        return None
    return [trim(site.p, *sentences[place - 1])], "content-preposition"


def _pending(site: Site, first: int, end: int) -> TokenSpan | None:
    """Return what the cue that begins the sentence tells after ``end``: وقال القاضي، وفقا للوثائق، «…»."""
    for reading in site.p.tokens.words[first].cues:
        if reading.kind != "verb" or reading.cls == "relay":
            continue
        complement = find_complement(site.p, first + 1, site.hi, reading)
        if complement is not None and complement.kind in CLAUSE and complement.start >= end:
            start = complement_start(complement, site.p)
            return trim(site.p, start, content_end(site.p, start, complement.kind, site.hi))
    return None


def _rest(site: Site, before: TokenSpan, end: int) -> list[TokenSpan]:
    """Return how a clause goes on after the source within it: وأدت الغارة، وفق المصدر، إلى هدم البرج."""
    p, words = site.p, site.p.tokens.words
    start = end
    while start < site.hi and words[start].surface in "،,":
        start += 1
    lo, hi = before
    unfinished = hi - lo <= _UNFINISHED or words[hi - 1].tags & Tag.VERB
    if start >= site.hi or not unfinished or words[start].tags & _NEW or adjunct_at(p, start, site.hi):
        return []
    if clause_break(p, start) or words[start].kind == PUNCT:
        return []
    piece = trim(p, start, clause_end(p, start, site.hi))
    return [piece] if piece[1] > piece[0] else []


def _resumed(site: Site, end: int) -> int:
    """Return where the content begins after more than the source was read of: بحسب موقع «الأفق» المحلي فإن …

    What goes on with the source by a preposition or relative ends at a comma at the latest.
    """
    p, words = site.p, site.p.tokens.words
    if end >= site.hi or words[end].surface in "،," or _between(p, end):
        return end
    within = range(end + 1, min(end + _RESUMED_WITHIN, site.hi))
    resumed = (k for k in within if words[k].form in _RESUMES and words[k].form[0] == "ف")
    start = next((k for k in resumed if p.quotation_at(k) is None), None)
    if start is not None or not words[end].tags & _OF_SOURCE:
        return end if start is None else start
    comma = next((k for k in within if words[k].surface in "،," and p.quotation_at(k) is None), end)
    joined = comma + 1 < site.hi and words[comma + 1].tags & (_NEW | _OF_SOURCE)
    return end if joined else comma


def _between(p: Passage, j: int) -> bool:
    """Tell whether ``j`` only leads over to the content: a mark outside quotations, فقد, فإن."""
    word = p.tokens.words[j]
    return word.form in _RESUMES or (word.kind == PUNCT and p.quotation_at(j) is None)


def _clause_after(site: Site, end: int) -> Content | None:
    """Return the clause that أن introduces right after the source: نقلاً عن مصدر أن …"""
    words = site.p.tokens.words
    while end < site.hi and (words[end].surface in "،," or words[end].tags & Tag.TIME):
        end += 1
    if end >= site.hi or not words[end].tags & Tag.COMPLEMENTIZER:
        return None
    piece = trim(site.p, end + 1, content_end(site.p, end + 1, "that", site.hi))
    return ([piece], "preposition-content") if piece[1] > piece[0] else None


def _behind(p: Passage, end: int, hi: int) -> Draft | None:
    """Return the source behind a relay, without its content: وفق ما نقلت الوكالة عن مسؤول."""
    if end >= hi or p.tokens.words[end].form not in _ABOUT:
        return None
    stop = phrase_end(p, end + 1, hi)
    draft = Draft(p, (end, end + 1), None, "relayed-source")
    draft.source = (end + 1, stop)
    return draft if stop > end + 1 else None
