"""Triggers: the words of a sentence that report an event."""

from typing import Final

from musnad.extract.events.status import join, judge
from musnad.extract.events.trigger import Trigger
from musnad.lexicon.event_contexts import (
    ACCIDENT,
    GAME,
)
from musnad.lexicon.events import EventReading, Phrases, phrase_within
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import EVENTFUL, PLAYED, PUNCT, Tokens, Word

_NEEDED_AFTER: Final = 12  # tokens within which the needed word follows: أطلق مسلحون مجهولون النار
_NEEDED_NEAR: Final = 9  # before or after
_REFUTED_BEFORE: Final = 5
_REFUTED_AFTER: Final = 12
_OPENING: Final = '«“"'
SUBJUNCTIVE: Final = closed("subjunctive")
_DUAL: Final = ("ين", "ان")
_SHORT: Final = 4  # letters: shorter words may end in an alif of their own
REFLEXIVE: Final = closed("reflexive")
_BEFORE: Final = closed("before_that")
_AFTERWARDS: Final = closed("afterwards")
_NO_CALENDAR: Final = frozenset({"past", "future", "number", "this", "few", "general"})
_AUXILIARY: Final = closed("auxiliary")
_BODIES: Final = Tag.ROLE | Tag.TITLE | Tag.ORG | Tag.MEDIA | Tag.DOCUMENT | Tag.GROUP
_SPORT_WITHIN: Final = 150  # tokens at the beginning of an article
_ACCIDENT_WITHIN: Final = 60  # tokens at the beginning of an article
_SPORT: Final = 5  # words of sport there that make all of it such
_OFFICES: Final = Tag.ROLE | Tag.TITLE
_OUT_OF_PLAY: Final = 2  # words of fiction or sport in a sentence that make all of it such


def triggers_in(p: Passage, lo: int, hi: int) -> list[Trigger]:
    """Return the words of the sentence ``[lo, hi)`` that may report an event, with its status."""
    places = p.tokens.places_between(EVENTFUL, lo, hi)
    if not places or _out_of_play(p, lo, hi):
        return []
    found: list[Trigger] = []
    for at in places:
        reading = _reading(p, at, lo, hi)
        if reading is not None:
            trigger = Trigger(p, at, reading, (lo, hi))
            judge(trigger)
            if found and trigger.is_noun and reading.conjunction:
                join(trigger, found[-1])
            found.append(trigger)
    return found


def is_sport(tokens: Tokens) -> bool:
    """Tell whether an article reports sport, by the words of its beginning."""
    played = tokens.places_between(PLAYED, 0, _SPORT_WITHIN)
    return len([j for j in played if tokens.words[j].context & GAME]) >= _SPORT


def is_accident(tokens: Tokens) -> bool:
    """Tell whether an article begins with an accident or a disaster."""
    return any(word.context & ACCIDENT for word in tokens.words[:_ACCIDENT_WITHIN])


def _out_of_play(p: Passage, lo: int, hi: int) -> bool:
    """Tell whether the sentence speaks of sport or of a work of fiction."""
    return len(p.tokens.places_between(PLAYED, lo, hi)) >= _OUT_OF_PLAY


def _reading(p: Passage, at: int, lo: int, hi: int) -> EventReading | None:
    """Return the reading of the word that its neighbours allow; one that needs a word goes first."""
    words = p.tokens.words
    allowed = None
    for reading in words[at].events:
        if reading.needs is not None and not _needed(words, at, (lo, hi), reading):
            continue
        if reading.unless is not None and _refuted(words, at, (lo, hi), reading.unless):
            continue
        if not _possible(words, at, reading, (lo, hi)):
            continue
        if reading.needs is not None:
            return reading
        allowed = allowed or reading
    return allowed


def _possible(words: list[Word], at: int, reading: EventReading, bounds: tuple[int, int]) -> bool:
    """Tell whether a spelling can be the verb here: not after a preposition, no name, no time of day."""
    before = words[at - 1] if at > bounds[0] else None
    if before is not None and before.kind == PUNCT and before.surface in _OPENING and at - 1 > bounds[0]:
        before = words[at - 2]  # أعرب عن «دعمهم …»
    after = words[at + 1] if at + 1 < bounds[1] else None
    reflexive = reading.kind == "verb" and after is not None and after.form in REFLEXIVE  # فجر نفسه
    if _calendar(words[at]) and _of_time(before, after) and not reflexive:
        return False
    said = "speech" in reading.entry.use and any(r.kind == "verb" for r in words[at].cues)
    marked = reading.passive or reading.conjunction
    if marked and reading.kind == "verb" and words[at].tags & _BODIES and not said:
        return False  # وزير, وزارته are no forms of زار
    if after is not None and after.tags & Tag.COMPLEMENTIZER and "speech" not in reading.entry.use:
        return False  # اعتدت أن أعيش هكذا
    if reading.kind == "verb":
        if reading.pronoun and "np" not in reading.entry.frames:
            return False
        if before is not None and before.tags & Tag.PREPOSITION and not before.tags & Tag.CONJUNCTION:
            return False
        if before is not None and before.tags & Tag.NAME and words[at].tags & Tag.NAME:
            return False
        noun = not said and _is_noun(words[at], before, reading)
        return reflexive or not (noun or _after_that(words, at, bounds[0], reading))
    return True


def _after_that(words: list[Word], at: int, lo: int, reading: EventReading) -> bool:
    """Tell whether a spelling that is a noun too stands after «أن»: أكد أن دعم الوزير …, not بعد أن قتل ….

    Nor is it the past of تجمع what follows «أن», but the present of جمع.
    """
    if at == lo or words[at - 1].form not in SUBJUNCTIVE:
        return False
    if not words[at].tags & Tag.NOUN and not (reading.tense == "past" and words[at].form[0] == "ت"):
        return False
    earlier = words[at - 2].form if at - 2 >= lo else ""
    return earlier not in _AFTERWARDS and earlier not in _BEFORE


def _is_noun(word: Word, before: Word | None, reading: EventReading) -> bool:
    """Tell whether a spelling that may be a verb is a noun here: وقف دعمها, طالبا جامعيا."""
    if not word.tags & (Tag.NOUN | Tag.ADJECTIVE | _OFFICES) and not _calendar(word):
        return False
    if reading.number == "d":
        return before is None or not before.bare.endswith(_DUAL)  # طالبا جامعيا, but جنديين قتلا
    if not word.tags & (Tag.NOUN | _OFFICES) and not _calendar(word):
        return False
    if before is not None and before.tags & Tag.VERB and before.form not in _AUXILIARY:
        return not before.tags & (Tag.NOUN | Tag.ADJECTIVE | Tag.NAME)  # أرادوا خطف جندي
    if word.tags & _OFFICES or (before is not None and before.tags & Tag.DETERMINER):
        return True
    return before is not None and _is_construct(before)


def _is_construct(word: Word) -> bool:
    """Tell whether a noun may govern the next as its genitive: neither definite nor with an ending."""
    if not word.tags & Tag.NOUN or word.tags & (Tag.DEFINITE | Tag.PLURAL):
        return False
    return len(word.bare) < _SHORT or not word.bare.endswith("ا")  # إن شخصا قتل


def _of_time(before: Word | None, after: Word | None) -> bool:
    """Tell whether a word of the calendar is one here: فجر أمس, الثالثة فجرا."""
    if after is not None and (_calendar(after) or after.tags & Tag.TIME):
        return True
    return before is not None and (_calendar(before) or before.number is not None)


def _calendar(word: Word) -> bool:
    """Tell whether ``word`` belongs to the calendar: no number, no mark of tense."""
    return word.time is not None and word.time.kind not in _NO_CALENDAR


def _needed(words: list[Word], at: int, bounds: tuple[int, int], reading: EventReading) -> bool:
    entry = reading.entry
    lo, hi = at + 1, min(bounds[1], at + 1 + _NEEDED_AFTER)
    if "sign" in entry.use:
        lo, hi = max(bounds[0], at - _NEEDED_NEAR), min(bounds[1], at + 1 + _NEEDED_NEAR)
    if phrase_within(words, (at + 1, hi), entry.needs):
        return True
    return lo < at and phrase_within(words, (lo, at), entry.needs)


def _refuted(words: list[Word], at: int, bounds: tuple[int, int], unless: Phrases) -> bool:
    lo, hi = max(bounds[0], at - _REFUTED_BEFORE), min(bounds[1], at + 1 + _REFUTED_AFTER)
    return phrase_within(words, (lo, hi), unless)
