"""A cue before its content: أكد الوزير أن …, قالت: «…», مشيراً إلى …, and وأضاف أن … with nobody named."""

from typing import Final

from musnad.extract.adjuncts import adjunct_at
from musnad.extract.drafts import Attempt, Draft, Misfit, Site, draft_at
from musnad.extract.sources.classes import HEAD, NAME
from musnad.extract.sources.mentions import SAME
from musnad.extract.sources.phrases import is_head, phrase_end, source_end
from musnad.extract.sources.speaking import (
    addressed,
    can_speak,
    imply,
    is_any,
    is_spoken_of,
    names_source,
    take_subject,
    takes_object,
)
from musnad.extract.statements.complements import SO_THAT, Complement, find_complement
from musnad.extract.statements.content import complement_start, end_with
from musnad.extract.statements.frames import CLAUSE, PREPOSITIONAL
from musnad.extract.statements.gaps import VEIL, Gap, says, skip_adjuncts, split_gap
from musnad.extract.statements.objects import before_addressee, object_capable, read_object
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, Word

_NO_HEAD: Final = Tag.PARTICLE | Tag.CONJUNCTION | Tag.COMPLEMENTIZER | Tag.RELATIVE
_PRONOUNS: Final = ("ها", "هم", "هما", "هن")
_LONGEST_PRONOUN: Final = 3
_THAT_MATTER: Final = closed("that_matter")
_SHORT_QUOTATION: Final = 5  # tokens with its marks: a quotation this short may be a name


def read_reported(site: Site) -> Attempt:
    """Read a cue whose content follows, as a clause, a quotation, a prepositional or a bare object."""
    matter = _matter(site)
    if matter is not None:
        return matter
    complement = find_complement(site.p, site.at + 1, site.hi, site.reading)
    if complement is None or complement.kind not in CLAUSE or object_capable(site.reading):
        as_object = read_object(site, complement)
        if complement is None or not isinstance(as_object, Misfit):
            return as_object
    draft = draft_at(site, f"{site.reading.kind}-{complement.kind}")
    gap = split_gap(site.p, site.at + 1, complement.gap_end)
    draft.adjuncts = gap.adjuncts
    misfit = _find_source(site, draft, gap, complement)
    if misfit is not None:
        whole = complement.kind in PREPOSITIONAL and object_capable(site.reading)
        return read_object(site, None) if whole else misfit  # أكد استمرار العمل على الخطة
    draft.taken |= _in_gap(site.p, (site.at + 1, complement.gap_end))
    start = complement_start(complement, site.p)
    if draft.source is None and gap.source is not None and _names_target(site, complement):
        start = gap.source[0]  # واتهم الوزير بأنه قصّر: the content begins with him
    made = end_with(draft, start, complement.kind, site.hi)
    if isinstance(made, Misfit):
        return made
    return made + _carriers(site.p, draft, (site.at + 1, complement.gap_end))


def _matter(site: Site) -> list[Draft] | None:
    """Read «أعلن ذلك وزير الزراعة», «صرح بذلك المدير»: what was told before, then who tells it."""
    words, j = site.p.tokens.words, site.at + 1
    if site.reading.kind != "verb" or j + 1 >= site.hi or words[j].form not in _THAT_MATTER:
        return None
    who = j + 1
    while who < site.hi and words[who].tags & Tag.TIME:
        who += 1  # أوضح ذلك اليوم مدير المعهد
    if who >= site.hi or not can_speak(site.p, who, site.reading):
        return None
    draft = draft_at(site, "verb-object")
    draft.source = (who, max(source_end(site.p, who, site.hi), who + 1))
    draft.content = [(j, j + 1)]
    return [draft]


def _names_target(site: Site, complement: Complement) -> bool:
    """Tell whether whom the cue speaks of is content, not whom it speaks to."""
    return complement.kind == "that" and "target_that" in site.reading.frames


def _find_source(site: Site, draft: Draft, gap: Gap, complement: Complement) -> Misfit | None:
    """Give the draft its source; return why it has none, or None when it has one."""
    source = gap.source
    if site.reading.kind == "participle" and says(site.p.tokens.words[site.at + 1]):
        return Misfit("who speaks, by the verb after it")  # لكن منتقدين يقولون إن
    if take_subject(site, draft, source[0] if source is not None else None):
        if complement.kind == "quote" and source is not None:
            return Misfit("something else than the quotation follows the cue")
        return None
    if source is None or not names_source(site.reading) or _is_object(site, source, complement):
        return None if imply(site, draft) else Misfit("impersonal, and nobody is named")
    if complement.kind == "quote" and not _reaches(site.p, source, complement.gap_end):
        return Misfit("more than a source stands before the quotation")
    draft.source = _source_in_gap(site, source, complement)
    return None if draft.source is not None else Misfit("what stands between cue and complement cannot speak")


def _is_object(site: Site, gap: TokenSpan, complement: Complement) -> bool:
    """Tell whether the phrase in the gap is the cue's object, and its source not named."""
    if addressed(site.p, gap[0], site.reading) or _owned(site.p.tokens.words[gap[0]]):
        return True
    if complement.kind == "that" and site.p.tokens.words[complement.start - 1].form in SO_THAT:
        return True  # دعا الأطراف لأن
    if complement.kind in ("quote", "colon"):
        return False
    end = before_addressee(site.p, gap[0], source_end(site.p, gap[0], gap[1]))
    return end > gap[0] and is_spoken_of(site, (gap[0], end), complement.gap_end)


def _owned(word: Word) -> bool:
    """Tell whether an unlisted word has a pronoun on it, so that it is the speaker's: أعلنت مبايعتها لـ."""
    return not word.tags and word.form.endswith(_PRONOUNS) and len(word.form) > _LONGEST_PRONOUN + 2


def _reaches(p: Passage, source: TokenSpan, quotation: int) -> bool:
    """Tell whether what stands before a quotation is a source and adjuncts, not a thing called so."""
    found = p.quotation_at(quotation)
    if found is None or found.end - found.start > _SHORT_QUOTATION:
        return True
    end = max(source_end(p, source[0], source[1]), source[0] + 1)
    while end < quotation and p.tokens.words[end].kind == PUNCT:
        end += 1
    if end >= quotation or adjunct_at(p, end, quotation):
        return True
    return bool(p.tokens.words[end].tags & (Tag.PREPOSITION | Tag.WITH_PREPOSITION | Tag.RELATIVE))


def _source_in_gap(site: Site, gap: TokenSpan, complement: Complement) -> TokenSpan | None:
    """Return the source within a gap; None when what stands there cannot speak."""
    p = site.p
    words = p.tokens.words
    head = words[gap[0] + 1 if words[gap[0]].form in SAME and gap[0] + 1 < gap[1] else gap[0]]
    if is_any(words[gap[0]]):
        return None  # لا يرى أي سبب للظن بأن
    if head.tags & Tag.WITH_CONJUNCTION and head.tags & Tag.NOUN:
        return None  # أبدى شكره وتقديره
    if head.tags & _NO_HEAD and not (head.tags & (HEAD | Tag.NAMELIKE) or is_head(p, gap[0])):
        return None
    if head.tags & Tag.NOUN and not can_speak(p, gap[0]) and not _speaks_anyway(site, gap, complement):
        return None
    if takes_object(site.reading):
        end = before_addressee(p, gap[0], source_end(p, gap[0], gap[1]))
        return (gap[0], end) if end > gap[0] else None
    return gap


def _speaks_anyway(site: Site, gap: TokenSpan, complement: Complement) -> bool:
    """Tell whether an ordinary noun is a source here: before quoted speech, or with a nisba or a name."""
    reading = site.reading
    if not reading.things or (reading.lemma == "قال" and reading.kind == "verb"):
        return True
    if complement.kind in ("quote", "colon") and reading.cls == "speech":
        return True
    words = site.p.tokens.words
    if complement.kind == "an" and reading.cls == "speech" and words[gap[0]].tags & Tag.DEFINITE:
        return words[gap[0]].form not in VEIL  # أعلن المجتمع الدولي عن, not كشف النقاب عن
    if any(word.tags & Tag.DEMONYM for word in words[gap[0] : min(gap[1], gap[0] + 3)]):
        return True
    if any(word.tags & NAME for word in words[gap[0] : gap[1]]):
        return True
    return _named_before(site.p, gap[0])


def _named_before(p: Passage, j: int) -> bool:
    """Tell whether the noun at ``j`` stands elsewhere after a given name, so that it is a family's."""
    words = p.tokens.words
    family = words[j].form
    earlier = (k for k in range(1, j) if words[k].form == family)
    return any(words[k - 1].tags & NAME for k in earlier)


def _in_gap(p: Passage, gap: TokenSpan) -> set[int]:
    """Return the words of a cue's gap that say no more than it: تابع قائلا, أضاف بالقول, مضى يقول."""
    words = p.tokens.words
    found = set()
    for k in range(gap[0], gap[1]):
        kinds = {reading.kind for reading in words[k].cues}
        says_on = k == gap[0] and says(words[k])
        if says_on or "noun" in kinds or ("participle" in kinds and words[k - 1].surface not in "،,"):
            found.add(k)
    return found


def _carriers(p: Passage, draft: Draft, gap: TokenSpan) -> list[Draft]:
    """Return the outlet that carried a statement: قال في تصريحات نقلتها الوكالة إن …"""
    words = p.tokens.words
    found = []
    for k in range(gap[0], gap[1]):
        if not words[k].cues:
            continue
        carrying = (r for r in words[k].cues if r.kind == "verb" and r.cls == "relay" and r.pronoun)
        reading = next(carrying, None)
        if reading is None:
            continue
        start = skip_adjuncts(p, k + 1, gap[1])
        end = phrase_end(p, start, gap[1])
        if end > start and words[start].tags & (Tag.MEDIA | Tag.ORG):
            carrier = Draft(p, (k, k + 1), reading, "carrier")
            carrier.source = (start, end)
            carrier.relays = True
            carrier.taken.add(k)
            carrier.content = list(draft.content)
            found.append(carrier)
    return found
