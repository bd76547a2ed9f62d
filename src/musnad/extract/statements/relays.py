"""What is passed on or given a name: نقلت الوكالة عن مسؤول قوله, جاء في بيان أن, ما وصفه بـ«…»."""

from typing import Final

from musnad.extract.drafts import (
    IMPLIED_SPEAKER,
    Attempt,
    Draft,
    Misfit,
    Site,
    draft_at,
)
from musnad.extract.sources.classes import PERSONAL
from musnad.extract.sources.phrases import phrase_end, source_end
from musnad.extract.sources.speaking import can_speak
from musnad.extract.sources.subjects import subject_before
from musnad.extract.statements.complements import find_complement
from musnad.extract.statements.content import complement_start, end_with
from musnad.extract.statements.gaps import split_gap
from musnad.extract.statements.reported import read_reported
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage

_BRIDGE_WITHIN: Final = 25  # tokens from a relay to the عن or إلى before whose words it passes on
_NOUN_WITHIN: Final = 14  # tokens from the end of that source to قوله, تأكيده
_IN: Final = closed("in")
_TO: Final = closed("to")
_ABOUT: Final = closed("about")
_TONGUE: Final = closed("tongue")
_ON: Final = closed("frame_ala")
_SPEECH: Final = ("that", "quote", "colon")
_NEW: Final = Tag.CONJUNCTION | Tag.WITH_CONJUNCTION | Tag.RELATIVE | Tag.PREPOSITION | Tag.WITH_PREPOSITION


def read_document(site: Site) -> Attempt:
    """Read جاء في بيان للوزارة أن …: the document follows في, its content a clause or quotation."""
    p = site.p
    words = p.tokens.words
    k = site.at + 1
    in_it = k < site.hi and words[k].form[:2] in _IN and words[k].tags & Tag.PRONOUN > 0  # وجاء فيه: …
    if not in_it and not _names_document(p, k, site.hi):
        return Misfit("no document follows")
    complement = find_complement(p, k + 1, site.hi, site.with_frames(*_SPEECH).reading)
    if complement is None:
        return Misfit("no clause or quotation follows the document")
    draft = draft_at(site, "document")
    if in_it:
        if complement.gap_end > k + 1 or site.reading.tense != "past":
            return Misfit("more than the pronoun stands before what is in the document")
        draft.implied = IMPLIED_SPEAKER
        return end_with(draft, complement_start(complement, p), complement.kind, site.hi)
    draft.source = (k + 1, max(_document_end(p, k + 1, complement.gap_end), k + 2))
    return end_with(draft, complement_start(complement, p), complement.kind, site.hi)


def _document_end(p: Passage, lo: int, hi: int) -> int:
    """Return where a document's phrase ends: with whose it is, else with who issued it."""
    end = phrase_end(p, lo, hi)
    owned = any(word.tags & PERSONAL for word in p.tokens.words[lo:end])
    return end if owned else source_end(p, lo, hi)  # تصريحات الوزير لوسائل الإعلام


def _names_document(p: Passage, k: int, hi: int) -> bool:
    words = p.tokens.words
    first = k + 1 + (k + 2 < hi and bool(words[k + 1].tags & Tag.DETERMINER))  # في إحدى الرسائل
    return k + 1 < hi and words[k].form in _IN and bool(words[first].tags & (Tag.DOCUMENT | Tag.OCCASION))


def read_relay(site: Site) -> Attempt:
    """Read نقلت الوكالة عن مسؤول قوله إن …: the relay and the source behind it."""
    words = site.p.tokens.words
    bridge = _TO if "ila_source" in site.reading.frames else _ABOUT
    within = range(site.at + 1, min(site.hi, site.at + _BRIDGE_WITHIN))
    tongue = (k for k in within if words[k].form in _TONGUE and words[k - 1].form in _ON)
    at = next((k for k in within if words[k].form in bridge), None)
    at = next(tongue, None) if at is None else at  # نقلت الوكالة على لسان الوزير قوله
    if at is not None and not any(r.kind == "preposition" for r in words[at - 1].cues):
        return _read_relayed(site, at)
    made = read_reported(site.with_frames(*_SPEECH))
    if isinstance(made, Misfit) or made[0].source is None:
        return Misfit("nobody is named whose words are passed on")
    return made


def _read_relayed(site: Site, at: int) -> Attempt:
    p = site.p
    words = p.tokens.words
    end = phrase_end(p, at + 1, site.hi)
    nouns = [
        k
        for k in range(end, min(site.hi, end + _NOUN_WITHIN))
        if any(r.kind == "noun" for r in words[k].cues)
    ]
    his = (k for k in nouns if any(r.kind == "noun" and r.pronoun for r in words[k].cues))
    noun = next(his, nouns[0] if nouns else None)  # طلب عدم الكشف عن اسمه قوله: the words are his
    cue = noun if noun is not None else at
    reading = site.reading._replace(frames=_SPEECH, lemma="")
    complement = find_complement(p, cue + 1, site.hi, reading)
    if complement is None or end <= at + 1:
        return Misfit("no words are passed on")
    behind = Draft(p, (cue, cue + 1), None, "relayed-source")
    behind.source = (at + 1, end)
    behind.taken |= {at, cue, *range(end, cue)}
    made = end_with(behind, complement_start(complement, p), complement.kind, site.hi)
    if isinstance(made, Misfit):
        return made
    relay = draft_at(site, "relay")
    relay.relays = True
    relay.content = list(behind.content)
    relay.source = split_gap(p, site.at + 1, at - (words[at].form in _TONGUE)).source
    if relay.source is not None and not can_speak(p, relay.source[0], site.reading):
        return Misfit("what stands between cue and «عن» cannot speak")  # نقل التعازي نيابة عن الملك
    if relay.source is None and site.reading.passive != "yes":
        relay.source = subject_before(p, site.at, site.lo)
    return [relay, behind] if relay.source is not None else [behind]
