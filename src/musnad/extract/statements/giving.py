"""What is addressed to somebody: وجّه الوزير الشكر للمتطوعين, موجهاً انتقادات حادة إلى الحكومة."""

from typing import Final

from musnad.extract.drafts import Attempt, Draft, Misfit, Site, draft_at
from musnad.extract.sources.phrases import phrase_end
from musnad.extract.sources.speaking import can_speak, imply, take_subject
from musnad.extract.statements.content import end_with
from musnad.extract.statements.gaps import split_gap
from musnad.lexicon.grammar import closed
from musnad.lexicon.nouns import rest_of
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage

_WITHIN: Final = 14  # tokens after the verb in which what is addressed stands
_TO: Final = closed("to")
_STOPS: Final = frozenset(".؛:")
_OPENS: Final = Tag.CONJUNCTION | Tag.COMPLEMENTIZER | Tag.RELATIVE  # another clause


def gives(site: Site) -> bool:
    """Tell whether the cue is of a verb that addresses thanks, blame or a call to somebody."""
    return "li_target" in site.reading.frames and site.reading.kind in ("verb", "participle")


def read_given(site: Site) -> Attempt:
    """Read whom the thanks or the blame are for as the content: وجه الشكر [للمتطوعين]."""
    noun = _noun(site)
    if noun is None:
        return Misfit("what is addressed does not follow")
    p, lo = site.p, site.at + 1
    draft = draft_at(site, f"{site.reading.kind}-object")
    named = _names_source(site, draft, noun)
    if not named and _passive(site, noun):
        return Misfit("passive: what is addressed is the subject")
    if not named and not imply(site, draft):
        return Misfit("impersonal, and nobody is named")
    draft.taken |= {k for k in range(noun, min(noun + 2, site.hi)) if p.tokens.words[k].cues}
    before = p.tokens.words[lo]
    start = lo if before.tags & Tag.PRONOUN and before.tags & Tag.PREPOSITION else _target(p, noun, site.hi)
    return end_with(draft, start, "np", site.hi)


def _noun(site: Site) -> int | None:
    words = site.p.tokens.words
    for k in range(site.at + 1, min(site.hi, site.at + _WITHIN)):
        if words[k].surface in _STOPS or words[k].tags & _OPENS:
            return None
        if words[k].form in site.reading.after or rest_of(words[k]) in site.reading.after:
            return k
    return None


def _passive(site: Site, noun: int) -> bool:
    """Tell whether nobody gives: وجهت الاتهامات ضد, الذي وجهت له اتهامات."""
    words, reading = site.p.tokens.words, site.reading
    if reading.kind != "verb":
        return False
    if noun > site.at + 1:
        to_whom = words[site.at + 1].tags & Tag.PRONOUN
        return bool(to_whom) and reading.gender == "f" and not reading.conjunction
    definite = words[noun].tags & Tag.DEFINITE
    return bool(reading.gender == "f" and definite and words[noun].bare.endswith(("ة", "ات")))


def _names_source(site: Site, draft: Draft, noun: int) -> bool:
    """Give the draft the source before the verb, or between it and what is addressed, if any."""
    source = split_gap(site.p, site.at + 1, noun).source
    relative = site.at > site.lo and site.p.tokens.words[site.at - 1].tags & Tag.RELATIVE
    told = site.p.tokens.words[site.at + 1].tags & Tag.PRONOUN and relative  # الذي وجهت له: to him
    if not told and take_subject(site, draft, source[0] if source is not None else None):
        return True
    if source is None or site.reading.kind != "verb" or not can_speak(site.p, source[0], site.reading):
        return False
    draft.source = (source[0], max(phrase_end(site.p, source[0], noun), source[0] + 1))
    return True


def _target(p: Passage, noun: int, hi: int) -> int:
    """Return where «للمتطوعين» begins, after what else is given; what is given, where nobody is told."""
    words = p.tokens.words
    k = noun + 1
    while k < hi and (words[k].tags & Tag.ADJECTIVE or _joined(p, k)):
        k += 1
    while k < hi and (words[k].tags & Tag.TIME or words[k].surface in "،,"):
        k += 1
    if k < hi and (
        words[k].form in _TO or (words[k].form[0] in "لب" and words[k].tags & Tag.WITH_PREPOSITION)
    ):
        return k
    return noun


def _joined(p: Passage, k: int) -> bool:
    """Tell whether another thing given is joined: شكره وتقديره."""
    return bool(p.tokens.words[k].tags & Tag.WITH_CONJUNCTION) and not p.tokens.words[k].cues
