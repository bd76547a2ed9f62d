"""Sides of an event that words of their own bring in: after a preposition, after «على يد», «بين … و»."""

from typing import Final

from musnad.extract.events.phrases import (
    AND_THAT,
    Phrase,
    actor_within,
    after_adjunct,
    is_count,
    is_verb,
    joined,
    may_head,
    phrase_at,
)
from musnad.extract.events.places import place_named
from musnad.extract.events.trigger import Trigger
from musnad.extract.sources.classes import HEAD
from musnad.lexicon.events import phrase_at as needed_at
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD, Word

REACH: Final = 22  # tokens after a trigger within which its frame stands
ENDS: Final = frozenset(".؛:!?؟")
# What is said of somebody: without a person or body nobody is its recipient.
SAID: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "PROTEST", "AGREE"})
_BETWEEN_WITHIN: Final = 8
_NEAR_BEFORE: Final = 8  # سيارة متوقفة أمام المصرف انفجرت
_MOST_ADJUNCTS: Final = 4  # before an object
_AGENT: Final = closed("agent")
_AGENT_BEFORE: Final = closed("agent_before")
_NO_SIDE: Final = closed("counting_on") - closed("counting")  # على الأقل, but على مجموعة من …
_PART_OF: Final = closed("adjunct_of_event") - closed("counting_on")
_PRONOUNS: Final = ("ها", "نه", "هم", "هما")
_BETWEEN: Final = closed("between")
_OF: Final = closed("of")
_WRITTEN: Final = {"li": "ل", "bi": "ب"}
_APART: Final = {
    "ala": closed("frame_ala"), "ila": closed("frame_ila"), "min": closed("frame_min"),
    "an": closed("frame_an"), "fi": closed("frame_fi"), "ma": closed("with"), "did": closed("against"),
    "towards": closed("towards"), "ama": closed("front"), "near": closed("near"),
}  # fmt: skip


def read_sides(trigger: Trigger) -> None:
    """Find the participants of ``trigger`` that words of their own bring in."""
    if "needed" in trigger.entry.frames:
        _after_needed(trigger)
    _prepositions(trigger)
    _agent(trigger)


def take(target: list[Phrase], p: Passage, phrase: Phrase | None, hi: int) -> None:
    """Add ``phrase`` and what is joined to it to the participants of one kind."""
    if phrase is not None:
        known = {one.head for one in target}
        target += [one for one in joined(p, phrase, hi) if one.head not in known]


def is_adjunct(word: Word) -> bool:
    """Tell whether ``word`` begins an adjunct: a preposition or a word of time."""
    tags = word.tags
    if is_count(word) or tags & Tag.NAME:
        return False
    return bool(tags & (Tag.WITH_PREPOSITION | Tag.PREPOSITION | Tag.TIME)) or word.form in _PART_OF


def closes(trigger: Trigger, j: int) -> bool:
    """Tell whether a preposition of the frame stands at ``j``: what follows is no object."""
    form = trigger.p.tokens.words[j].form
    return any(form in _APART[frame] for frame in trigger.entry.frames if frame in _APART and frame != "fi")


def is_own_word(trigger: Trigger, phrase: Phrase) -> bool:
    """Tell whether a phrase is one of words the event needs, or a thing nobody is named with."""
    words, entry = trigger.p.tokens.words, trigger.entry
    if "sign" not in entry.use and needed_at(words, phrase.head, entry.needs):
        return True
    if trigger.type in SAID or words[phrase.head].events:
        return actor_within(trigger.p, phrase) is None
    return False


def has_pronoun_subject(trigger: Trigger, verb: int) -> bool:
    """Tell whether the subject of the verb at ``verb`` is the pronoun of أن: أنها استهدفت مقاتلين."""
    word = trigger.p.tokens.words[verb - 1] if verb > trigger.lo else None
    if word is None or not word.form.endswith(_PRONOUNS):
        return False
    return bool(word.tags & Tag.COMPLEMENTIZER) or word.form in AND_THAT


def object_after(p: Passage, j: int, hi: int) -> Phrase | None:
    """Return the object of the verb at ``j``, adjuncts of time and place before it skipped."""
    words = p.tokens.words
    j += 1
    for _ in range(_MOST_ADJUNCTS):
        if j >= hi:
            return None
        if words[j].kind == PUNCT and words[j].surface in "،,":
            j += 1
        elif words[j].kind == WORD and is_adjunct(words[j]):
            j = after_adjunct(p, j, hi)
        else:
            break
    return phrase_at(p, j, hi) if j < hi else None


def read_between(trigger: Trigger) -> None:
    """Take both sides of what happens between two: اشتباكات بين الجيش ومسلحين."""
    if "two" not in trigger.entry.use:
        return
    words = trigger.p.tokens.words
    for j in range(trigger.at + 1, min(trigger.hi - 1, trigger.at + _BETWEEN_WITHIN)):
        if words[j].kind == PUNCT:
            return
        if words[j].form in _BETWEEN:
            take(trigger.actors, trigger.p, phrase_at(trigger.p, j + 1, trigger.hi), trigger.hi)
            return


def _prepositions(trigger: Trigger) -> None:
    """Take the recipient that a preposition of the frame brings in, and the other side after مع."""
    wanted = [frame for frame in trigger.entry.frames if frame in _APART or frame in _WRITTEN]
    if not wanted:
        return
    words = trigger.p.tokens.words
    if "near" in wanted and not trigger.is_noun:
        for j in range(max(trigger.lo, trigger.at - _NEAR_BEFORE), trigger.at):
            if words[j].form in _APART["near"] and _brought_in(trigger, "near", j):
                return
    for j in range(trigger.at + 1, min(trigger.hi, trigger.at + REACH)):
        word = words[j]
        if word.kind == PUNCT:
            if word.surface in ENDS:
                return
        elif _ends_clause(word, far=j > trigger.at + 2) or any(
            _brought_in(trigger, frame, j) for frame in wanted
        ):
            return


def _ends_clause(word: Word, *, far: bool) -> bool:
    if word.tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE) and not word.tags & Tag.PREPOSITION:
        return True
    return far and is_verb(word) and not word.tags & Tag.ADJECTIVE


def _brought_in(trigger: Trigger, frame: str, j: int) -> bool:
    """Take what the preposition of ``frame`` at token ``j`` brings in, if it stands there."""
    word = trigger.p.tokens.words[j]
    if frame in _WRITTEN:
        start = j
        if word.form[0] != _WRITTEN[frame] or not word.tags & Tag.WITH_PREPOSITION:
            return False
        if frame == "bi" and word.tags & (Tag.CITY | Tag.COUNTRY) and _another_with(trigger, j):
            return False  # أشاد رئيس الجامعة بالهند بجهود …
    else:
        start = j + 1
        if word.form not in _APART[frame] or start >= trigger.hi:
            return False
        if frame == "near":
            start += trigger.p.tokens.words[start].form in _OF
    if start >= trigger.hi:
        return False
    phrase = _phrase_after(trigger, start)
    if phrase is not None and frame == "near" and _is_whereabouts(trigger, phrase):
        return False
    if phrase is None or is_own_word(trigger, phrase):
        return False
    acts_too = frame == "ma" and "two" in trigger.entry.use
    target = trigger.actors if acts_too else trigger.recipients
    if acts_too or not target:
        take(target, trigger.p, phrase, trigger.hi)
    return True


def _another_with(trigger: Trigger, j: int) -> bool:
    """Tell whether «بـ» is written on a later word near."""
    words = trigger.p.tokens.words
    return any(
        word.form[0] == "ب" and word.tags & Tag.WITH_PREPOSITION
        for word in words[j + 1 : min(trigger.hi, trigger.at + REACH)]
    )


def _is_whereabouts(trigger: Trigger, phrase: Phrase) -> bool:
    """Tell whether it is said where it was, not what it hit: قرب بغداد, قرب مدينة بغداد."""
    words = trigger.p.tokens.words
    tags = words[phrase.head].tags
    if tags & (Tag.CITY | Tag.COUNTRY):
        return True
    after = phrase.head + 1
    return bool(tags & Tag.PLACE) and after < phrase.hi and place_named(trigger.p, phrase.head, phrase.hi)


def _phrase_after(trigger: Trigger, start: int) -> Phrase | None:
    """Return the phrase after a preposition; of what is done, who does it: احتجاجا على رفض المحكمة."""
    p, words = trigger.p, trigger.p.tokens.words
    if words[start].form in _NO_SIDE:
        return None
    phrase = phrase_at(p, start, trigger.hi)
    if phrase is None and start + 1 < trigger.hi and any(r.kind == "noun" for r in words[start].events):
        phrase = phrase_at(p, start + 1, trigger.hi)
    return phrase


def _after_needed(trigger: Trigger) -> None:
    """Take the recipient after the word that the event needs: أطلق سراح ثلاثة رهائن."""
    words = trigger.p.tokens.words
    for j in range(trigger.at + 1, min(trigger.hi - 1, trigger.at + REACH)):
        if needed_at(words, j, trigger.entry.needs):
            if words[j + 1].kind == WORD and not is_adjunct(words[j + 1]):
                take(trigger.recipients, trigger.p, phrase_at(trigger.p, j + 1, trigger.hi), trigger.hi)
            return


def _agent(trigger: Trigger) -> None:
    """Take who did it after «على يد» and «من قبل»."""
    if trigger.actors:
        return
    words = trigger.p.tokens.words
    for j in range(trigger.at + 1, min(trigger.hi - 2, trigger.at + REACH)):
        if words[j].kind == PUNCT and words[j].surface in ENDS:
            return
        if words[j].tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE) and not words[j].tags & Tag.PREPOSITION:
            return
        if any(r.kind == "noun" and not r.conjunction for r in words[j].events):
            return  # who does another deed: عقوبات … بعد احتجاز … من قبل السلطات
        if words[j].form in _AGENT_BEFORE and words[j + 1].form in _AGENT:
            phrase = phrase_at(trigger.p, j + 2, trigger.hi)
            if phrase is not None and (may_head(words[phrase.head]) or words[phrase.head].tags & HEAD):
                take(trigger.actors, trigger.p, phrase, trigger.hi)
            return
