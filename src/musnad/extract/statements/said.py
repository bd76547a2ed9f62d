"""Content before its cue: «…»، قال فلان; …، كما أعلنت الشرطة; and the headline's «فلان: …»."""

from itertools import pairwise
from typing import Final

from musnad.extract.adjuncts import adjunct_at
from musnad.extract.drafts import IMPLIED_SPEAKER, Attempt, Draft, Misfit, Site, draft_at
from musnad.extract.sources.classes import HEAD, NAME
from musnad.extract.sources.phrases import phrase_end, source_end
from musnad.extract.sources.speaking import TITLES, can_speak
from musnad.extract.sources.subjects import antecedent_phrase
from musnad.extract.statements.complements import find_complement, taken_up
from musnad.extract.statements.content import trim
from musnad.extract.statements.frames import CLAUSE
from musnad.extract.statements.gaps import skip_adjuncts
from musnad.extract.statements.objects import relative_before
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import NUMBER, PUNCT, Word

_HEADLINE_WITHIN: Final = 10  # tokens in which the colon after a headline's source stands
_DOTS: Final = frozenset({".", "…", "..", "..."})
_SHORTEST_ANSWER: Final = 3  # tokens after a headline's colon
_HEADLINE_NAME: Final = 6  # tokens of a headline's source
_NO_NAME: Final = Tag.PREPOSITION | Tag.CONJUNCTION | Tag.PARTICLE | Tag.WITH_PREPOSITION | Tag.TIME
_AS: Final = closed("as")
_AS_WHAT: Final = closed("as_what")
_WHAT: Final = closed("what_alone")
_THE_MATTER: Final = closed("the_matter")
_WHICH_IS: Final = closed("which_is")
_SHORTEST_CLAUSE: Final = 4  # tokens before a cue that closes a sentence
_NEAR: Final = 12  # tokens between a verb and the clause it introduces, though a pronoun stands between
_NOT_SAID: Final = Misfit("no content stands before the cue")


def read_headlines(p: Passage) -> list[Draft]:
    """Return the drafts of «فلان: …» that begins a passage, and of «… وفلان: …» after dots in a title.

    Who it is must be confirmed by the text.
    """
    found: list[Draft] = []
    lo = p.lo
    while lo < p.hi:
        draft = _headline_at(p, lo)
        if draft is not None and (not found or found[-1].cue != draft.cue):
            found.append(draft)
        if p.kind not in TITLES:
            break
        lo = next((j for j in range(lo + 1, p.hi) if _joins(p, j)), p.hi)
    for one, following in pairwise(found):
        one.content = [trim(p, one.content[0][0], following.source[0] if following.source else p.hi)]
    return found


def read_answers(p: Passage, drafts: list[Draft]) -> list[Draft]:
    """Return the draft of what follows a colon in a headline whose verb tells something already.

    «فلان ينتقد القرار: لن نقبل به»: what the verb tells ends at the colon.
    """
    if p.kind not in TITLES:
        return []
    words = p.tokens.words
    within = range(p.lo, p.hi - _SHORTEST_ANSWER)
    colon = next((k for k in within if words[k].surface == ":" and not _in_clock(p, k)), None)
    if colon is None or p.quotation_at(colon) is not None:
        return []
    if any(draft.cue[0] == colon for draft in drafts):
        return []
    for draft in drafts:
        if draft.source is None or not draft.source[0] < draft.cue[0] < colon or draft.content[0][0] >= colon:
            continue
        if draft.reading is None or draft.reading.kind != "verb":
            continue
        draft.content = [trim(p, lo, min(hi, colon)) for lo, hi in draft.content if lo < colon]
        answer = Draft(p, (colon, colon + 1), None, "headline-colon")
        answer.source = draft.source
        answer.content = [trim(p, colon + 1, p.hi)]
        return [answer]
    return []


def _in_clock(p: Passage, j: int) -> bool:
    """Tell whether the colon at ``j`` stands between digits: 17:53."""
    words = p.tokens.words
    return p.lo < j < p.hi - 1 and words[j - 1].kind == NUMBER and words[j + 1].kind == NUMBER


def _joins(p: Passage, j: int) -> bool:
    """Tell whether a part of a title begins at ``j``: after dots, joined by و."""
    words = p.tokens.words
    return words[j].form[0] == "و" and words[j - 1].surface in _DOTS


def _headline_at(p: Passage, lo: int) -> Draft | None:
    words = p.tokens.words
    start = lo
    for j in range(lo, min(p.hi, lo + _HEADLINE_WITHIN)):
        word = words[j]
        if word.kind != PUNCT:
            if word.cues and _is_verb(word) and not word.tags & (NAME | HEAD):
                return None
            continue
        surface = word.surface
        if surface in "./|!؟?…":
            start = j + 1
        elif surface in "-–":
            return None
        elif surface == ":":
            if _in_clock(p, j):
                continue
            if j == start or j + 1 >= p.hi or j - start > _HEADLINE_NAME or words[start].tags & _NO_NAME:
                return None
            draft = Draft(p, (j, j + 1), None, "headline-colon")
            to_whom = (k for k in range(start + 1, j) if words[k].form[0] == "ل" and adjunct_at(p, k, j))
            draft.source = (start, next(to_whom, j))  # مسؤول محلي لـ"الأفق": …
            draft.content = [trim(p, j + 1, p.hi)]
            return draft if draft.content[0][0] < draft.content[0][1] else None
    return None


def _is_verb(word: Word) -> bool:
    return any(reading.kind == "verb" for reading in word.cues)


def read_said(site: Site) -> Attempt:
    """Read «…»، قال فلان: a quotation, or the clause before a cue that ends its sentence."""
    p, reading = site.p, site.reading
    if reading.kind != "verb" or reading.conjunction or "quote" not in reading.frames:
        return _NOT_SAID
    k = site.at - 1
    while k > p.lo and p.tokens.words[k].surface in "،,.-–":
        k -= 1
    quotation = p.quotation_at(k) if k >= p.lo else None
    if quotation is None or quotation.end != k or not quotation.closed or quotation.end - quotation.start < 3:
        return _read_closing(site)
    draft = draft_at(site, "quotation-verb")
    end = phrase_end(p, site.at + 1, site.hi)
    if end > site.at + 1:
        draft.source = (site.at + 1, end)
    else:
        draft.implied = IMPLIED_SPEAKER
    draft.content = [trim(p, quotation.start, quotation.end + 1)]
    return [draft]


def _read_closing(site: Site) -> Attempt:
    """Read «… تقول الصحيفة.»: a clause, then a cue and its source that end the sentence."""
    p, j, reading = site.p, site.at, site.reading
    if reading.tense != "present" or reading.cls != "speech" or j - site.lo < _SHORTEST_CLAUSE:
        return _NOT_SAID
    if j + 1 >= site.hi or not can_speak(p, j + 1, reading):
        return _NOT_SAID
    end = phrase_end(p, j + 1, site.hi)
    if end < site.hi and p.tokens.words[end].surface not in "،,":
        return _NOT_SAID
    around = (d.content[-1] for d in site.earlier if d.cue[0] >= site.lo)
    start = next((lo for lo, hi in reversed(list(around)) if hi > j), site.lo)
    if j - start < _SHORTEST_CLAUSE:
        return _NOT_SAID  # أعلن أنه "يكتب التاريخ": the verb begins what is said
    draft = draft_at(site, "clause-verb")
    draft.source = (j + 1, end)
    draft.content = [trim(p, start, j)]
    return [draft]


def read_as_said(site: Site) -> Attempt:
    """Read «…، كما أعلنت الشرطة», «على ما أفاد شهود»: the clause before is the content."""
    p, j, reading = site.p, site.at, site.reading
    words = p.tokens.words
    if (
        reading.kind != "verb"
        or reading.conjunction
        or j <= site.lo + 1
        or words[j - 1].form not in _AS | _WHAT
        or (words[j - 1].form in _AS and reading.cls == "attitude")  # كما نفى: he denied as well
    ):
        return _NOT_SAID
    start = j - 1 if words[j - 1].form in _AS else j - 2
    complement = find_complement(p, j + 1, site.hi, reading)
    if (
        start <= site.lo
        or words[start].form not in _AS | _AS_WHAT
        or (complement is not None and _told_after(reading, complement.kind))
    ):
        return _NOT_SAID
    end = source_end(p, j + 1, site.hi)
    piece = trim(p, site.lo, start)
    after = skip_adjuncts(p, end, site.hi)
    goes_on = after < site.hi and words[after - 1].kind != PUNCT
    if end <= j + 1 or piece[1] - piece[0] < 2 or goes_on:
        return _NOT_SAID
    draft = draft_at(site, "as-said")
    draft.source = (j + 1, end)
    draft.content = [piece]
    return [draft]


def _told_after(reading: CueReading, kind: str) -> bool:
    """Tell whether content follows after all: كما أكد أن, كما عبر عن."""
    return kind in CLAUSE or (kind == "an" and "that" not in reading.frames)


def follows_relative(site: Site) -> bool:
    """Tell whether the cue is the verb of «الذي …» or «وهو ما …» with its object written on it."""
    words = site.p.tokens.words
    previous = words[site.at - 1] if site.at > site.p.lo else None
    relative = previous is not None and previous.tags & Tag.RELATIVE and previous.form.startswith("ال")
    verb = site.reading.kind == "verb" and bool(site.reading.pronoun)
    return verb and (bool(relative) or takes_up_all(site))


def takes_up_all(site: Site) -> bool:
    """Tell whether «وهو ما», «الأمر الذي» before the cue take up all that stands before them."""
    words, start = site.p.tokens.words, site.at - 2
    if start < site.lo:
        return False
    which = words[start].form in _WHICH_IS and words[start + 1].form in _WHAT
    return which or (words[start].form in _THE_MATTER and bool(words[start + 1].tags & Tag.RELATIVE))


def resumed(site: Site) -> bool:
    """Tell whether a pronoun with the verb's preposition takes up what «الذي» follows: التي طالب بها."""
    p, reading = site.p, site.reading
    if reading.kind != "verb" or not relative_before(site) or site.at + 1 >= site.hi:
        return False
    if not taken_up(p, site.at + 1, reading):
        return False
    complement = find_complement(p, site.at + 2, site.hi, reading)
    return complement is None or complement.kind not in CLAUSE or complement.gap_end > site.at + _NEAR


def read_relative_object(site: Site) -> Attempt:
    """Read «الهجوم الذي تبناه التنظيم», «…، وهو ما تنفيه الحكومة»: the antecedent is the content."""
    p, j = site.p, site.at
    first = skip_adjuncts(p, j + 1 if site.reading.pronoun else j + 2, site.hi)
    end = source_end(p, first, site.hi) if first < site.hi else first
    all_before = takes_up_all(site)
    speech_act = all_before or site.reading.cls == "attitude" or site.reading.act == "deny"
    if not speech_act or end <= first or not can_speak(p, first, site.reading):
        return Misfit("what the relative clause says is no speech act of a source")
    piece = _told_before(site, j - 2) if all_before else antecedent_phrase(p, j - 1, site.lo)
    if piece is None or piece[1] <= piece[0]:
        return _NOT_SAID
    draft = draft_at(site, "relative-object")
    draft.source = (first, end)
    draft.content = [piece]
    return [draft]


def _told_before(site: Site, end: int) -> TokenSpan:
    """Return the statement that ends before ``end``, or else all of the sentence up to there."""
    clause = trim(site.p, site.lo, end)
    ends_there = (d.content[-1] for d in site.earlier if clause[1] <= d.content[-1][1] <= end)
    return next((content for content in ends_there if content[0] >= site.lo), clause)
