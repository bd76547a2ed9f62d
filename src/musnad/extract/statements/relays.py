"""What is passed on or given a name: نقلت الوكالة عن مسؤول قوله, جاء في بيان أن, ما وصفه بـ«…»."""

from typing import Final

from musnad.extract.drafts import (
    IMPLIED_SPEAKER,
    IMPLIED_SUBJECT,
    Attempt,
    Draft,
    Misfit,
    Site,
    draft_at,
)
from musnad.extract.sources.phrases import PERSONAL, phrase_end, source_end
from musnad.extract.sources.speaking import can_speak, imply, take_subject
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
    return k + 1 < hi and words[k].form in _IN and bool(words[k + 1].tags & (Tag.DOCUMENT | Tag.OCCASION))


def read_naming(site: Site) -> Attempt:
    """Read وصف X بـ«…» and ما وصفه بـ«…»: what is named, then the name."""
    p, reading = site.p, site.reading
    complement = find_complement(p, site.at + 1, site.hi, site.with_frames("bi", "quote").reading)
    if complement is None:
        return Misfit("no name follows")
    draft = draft_at(site, "naming")
    start = name = complement_start(complement, p)
    gap = split_gap(p, site.at + 1, complement.gap_end).source
    passive = reading.passive == "yes" or complement.gap_end <= site.at + 2
    if gap is None and passive and reading.kind == "verb" and not reading.pronoun:
        return Misfit("passive: what is called so is the subject")
    if gap is not None and not reading.pronoun:
        start = gap[0]
    before = not reading.pronoun and gap is not None and take_subject(site, draft, gap[0])
    if not before and gap is not None and reading.kind == "verb":  # الوزير يصف المحتجين بـ«…»
        end = phrase_end(p, *gap)
        # ووصف بيان الجماعة بأنه …: a document alone is what is named
        named = end >= gap[1] and not reading.pronoun and p.tokens.words[gap[0]].tags & Tag.DOCUMENT
        if end > gap[0] and not named and can_speak(p, gap[0], reading):
            draft.source = (gap[0], end)
            start = name if reading.pronoun or end >= gap[1] else end
    if draft.source is None:
        imply(site, draft)
        if draft.implied and (reading.pronoun or site.at > site.lo):
            draft.implied = IMPLIED_SUBJECT
    quotation = p.quotation_at(name) if name < p.hi else None
    if reading.pronoun and quotation is not None and quotation.closed and quotation.start == name:
        draft.content = [(quotation.start + 1, _named_end(site, (quotation.start, quotation.end)))]
        return [draft] if quotation.end > quotation.start + 1 else Misfit("the name is empty")
    return end_with(draft, start, complement.kind, site.hi)


def _named_end(site: Site, marks: tuple[int, int]) -> int:
    """Return where what is named ends; after one word in marks its phrase goes on: «مزاعم» الوزارة."""
    words, (opening, closing) = site.p.tokens.words, marks
    after = closing + 1
    if closing - opening > 2 or after >= site.hi or words[opening + 1].tags & Tag.DEFINITE:
        return closing
    goes_on = words[after].tags & (Tag.DEFINITE | Tag.NAME | Tag.COUNTRY)
    return phrase_end(site.p, after, site.hi) if goes_on and not words[after].tags & _NEW else closing


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
    made = read_reported(site.with_frames(*_SPEECH, "question"))
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
