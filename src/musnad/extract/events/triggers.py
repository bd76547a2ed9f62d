"""Triggers: the words of a sentence that report an event, and whether it happened."""

from typing import Final

from musnad.extract.events.phrases import Phrase, is_verb
from musnad.lexicon.event_contexts import (
    ACCIDENT,
    ATTEMPT,
    DENIED,
    GAME,
    HOLDS,
    PLANNED,
    RECALLED,
    SUPPOSED,
)
from musnad.lexicon.events import EventEntry, EventReading, phrase_within
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.record import Status
from musnad.text.passages import Passage
from musnad.text.tokens import BREAK, EVENTFUL, NUMBER, PLAYED, PUNCT, WORD, Tokens, Word

_NEEDED_AFTER: Final = 12  # tokens within which the needed word follows: أطلق مسلحون مجهولون النار
_NEEDED_NEAR: Final = 9  # before or after
_REFUTED_BEFORE: Final = 5
_REFUTED_AFTER: Final = 12
_SUBJECT: Final = 7  # tokens of a subject between a verb and the noun it governs
_JOINED_WITHIN: Final = 14  # tokens from أن to a second verb after it
_JOINED_NOUN: Final = 8  # tokens from a noun to another joined to it
_PRESENT: Final = "يتن"  # letters that begin the third person of the present
_OPENING: Final = '«“"'
_FUTURE_WITHIN: Final = 10  # tokens
_GOVERNOR: Final = 5  # tokens before a noun within which the word stands that it depends on
NEGATIONS: Final = frozenset(closed("negation") - closed("past_negation"))
POSSIBLE: Final = closed("possible")
SUBJUNCTIVE: Final = closed("subjunctive")
_DUAL: Final = ("ين", "ان")
_SHORT: Final = 4  # letters: shorter words may end in an alif of their own
_WILL_BE: Final = closed("will_be")
REFLEXIVE: Final = closed("reflexive")
_BEFORE: Final = closed("before_that")
_AFTERWARDS: Final = closed("afterwards")
_CONDITION: Final = closed("event_condition")
_QUESTION: Final = closed("event_question")
_STATES: Final = DENIED | PLANNED | SUPPOSED | RECALLED
_WITH_ARTICLE: Final = frozenset({"an", "ala"})
_NO_CALENDAR: Final = frozenset({"past", "future", "number", "this", "few", "general"})
_AUXILIARY: Final = closed("auxiliary")
_BODIES: Final = Tag.ROLE | Tag.TITLE | Tag.ORG | Tag.MEDIA | Tag.DOCUMENT | Tag.GROUP
_SPORT_WITHIN: Final = 150  # tokens at the beginning of an article
_ACCIDENT_WITHIN: Final = 60  # tokens at the beginning of an article
_SPORT: Final = 5  # words of sport there that make all of it such
_OFFICES: Final = Tag.ROLE | Tag.TITLE
_TRANSPARENT: Final = Tag.PREPOSITION | Tag.ADJECTIVE | Tag.DETERMINER
_OUT_OF_PLAY: Final = 2  # words of fiction or sport in a sentence that make all of it such


class Trigger:
    """A word that reports an event, and what stands around it."""

    __slots__ = (
        "actors", "at", "background", "entry", "hi", "host", "implied", "linked", "lo", "p", "reading",
        "recalled",
        "recipients", "reference",
        "status", "things", "told", "type", "weak",
    )  # fmt: skip

    def __init__(self, p: Passage, at: int, reading: EventReading, bounds: tuple[int, int]) -> None:
        self.p = p
        self.at = at
        self.reading = reading
        self.entry: EventEntry = reading.entry
        self.type = reading.entry.type
        self.lo, self.hi = bounds  # the sentence
        self.actors: list[Phrase] = []
        self.recipients: list[Phrase] = []
        self.host: Phrase | None = None  # the place that saw it: شهدت المدينة …
        self.implied = ""  # "actor" or "recipient" whom a pronoun alone tells: قال الجيش إنه قصف …
        self.things: list[Phrase] = []  # what it happened with: سيارة مفخخة
        self.status: Status = "asserted"
        self.background = False
        self.linked = False  # a verb tells that it happened
        self.recalled = False  # it stands where another time is spoken of: بعد هجوم, قضية اغتيال
        self.reference = False  # speaks of an event rather than reporting it: بعد الهجوم
        self.weak = "weak" in reading.entry.use
        self.told: frozenset[str] | None = None  # the words that follow, when they were asked for

    @property
    def is_noun(self) -> bool:
        """Whether a noun reports it."""
        return self.reading.kind == "noun"


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
            _judge(trigger)
            if found and trigger.is_noun and reading.conjunction:
                _join(trigger, found[-1])
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
        entry = reading.entry
        if entry.needs.first and not _needed(words, at, (lo, hi), reading):
            continue
        if entry.unless.first and _refuted(words, at, (lo, hi), entry):
            continue
        if not _possible(words, at, reading, (lo, hi)):
            continue
        if entry.needs.first:
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


def _refuted(words: list[Word], at: int, bounds: tuple[int, int], entry: EventEntry) -> bool:
    lo, hi = max(bounds[0], at - _REFUTED_BEFORE), min(bounds[1], at + 1 + _REFUTED_AFTER)
    return phrase_within(words, (lo, hi), entry.unless)


def _judge(trigger: Trigger) -> None:
    """Say whether the event happened, by the words before its trigger."""
    if "detail" in trigger.entry.use:
        trigger.reference = True
    if _is_asked(trigger):
        trigger.status = "hypothetical"
    elif trigger.is_noun:
        _judge_noun(trigger)
    else:
        _judge_verb(trigger)


def _is_asked(trigger: Trigger) -> bool:
    """Tell whether a question asks for it, or a condition stands before it in its clause."""
    words = trigger.p.tokens.words
    if trigger.hi < len(words) and words[trigger.hi].surface in "؟?":
        return True
    for j in range(trigger.at - 1, max(trigger.lo, trigger.at - 8) - 1, -1):
        word = words[j]
        if word.kind == PUNCT and word.surface in "،,.:؛«»":
            return False
        if word.form in _CONDITION or (word.form in _QUESTION and j == trigger.lo):
            return True
    return False


def _judge_verb(trigger: Trigger) -> None:
    words, reading, at = trigger.p.tokens.words, trigger.reading, trigger.at
    before = words[at - 1] if at > trigger.lo else None
    form = before.form if before is not None else ""
    if form in NEGATIONS:
        trigger.status = "denied"
    elif reading.tense == "future":
        trigger.status = "planned"
    elif reading.tense == "present":
        _judge_present(trigger, form)
    elif form in _CONDITION:
        trigger.status = "hypothetical"
    if before is not None and (_relative_before(words, at, trigger.lo) or _afterwards(words, at, trigger.lo)):
        trigger.background = True


def _afterwards(words: list[Word], at: int, lo: int) -> bool:
    """Tell whether the verb says only after what something else happened: بعد أن خطف …, منذ قتل …."""
    if words[at - 1].form in SUBJUNCTIVE:
        return at - 2 >= lo and words[at - 2].form in _AFTERWARDS
    return words[at - 1].form in _AFTERWARDS


def _judge_present(trigger: Trigger, before: str) -> None:
    words, at = trigger.p.tokens.words, trigger.at
    if before in SUBJUNCTIVE or trigger.reading.preposition == "ل":
        earlier = words[at - 2].form if at - 2 >= trigger.lo else ""
        if before and earlier in _BEFORE and trigger.reading.preposition != "ل":
            trigger.background = True
            return
        state = _governor(trigger, at - 2 if before in SUBJUNCTIVE else at - 1)
        trigger.status = "denied" if state & DENIED else "planned" if state & PLANNED else "hypothetical"
    elif trigger.reading.conjunction and _goes_on_subjunctive(trigger):
        trigger.status = "hypothetical"
    elif before in POSSIBLE:
        trigger.status = "planned" if before.endswith("سوف") else "hypothetical"
    elif trigger.p.kind not in ("title", "heading") and (
        "speech" not in trigger.entry.use or trigger.reading.passive
    ):
        trigger.background = True  # what is done again and again, or now: no report of one event
        if "past" in trigger.entry.use:
            trigger.reference = True


def _goes_on_subjunctive(trigger: Trigger) -> bool:
    """Tell whether a verb is joined to one after أن: يرجو أن تتخذ … وتطلق …."""
    words = trigger.p.tokens.words
    for j in range(trigger.at - 1, max(trigger.lo, trigger.at - _JOINED_WITHIN) - 1, -1):
        word = words[j]
        if word.kind == PUNCT or word.tags & Tag.RELATIVE:
            return False
        if word.form in SUBJUNCTIVE:
            after = words[j + 1]
            return bool(after.tags & Tag.VERB) and after.form[0] in _PRESENT
    return False


def _relative_before(words: list[Word], at: int, lo: int) -> bool:
    return any(words[j].tags & Tag.RELATIVE for j in range(max(lo, at - 3), at))


def _judge_noun(trigger: Trigger) -> None:
    judge_by(trigger, trigger.at)
    if trigger.status == "asserted" and _will_be(trigger):
        trigger.status = "hypothetical"
    names_deed = not trigger.entry.of and bool(trigger.entry.frames & _WITH_ARTICLE)  # الإفراج عن صحفي
    if (trigger.reading.definite and not names_deed) or _demonstrative(trigger):
        trigger.reference = True


def _will_be(trigger: Trigger) -> bool:
    """Tell whether it is said what the event would be: إطلاق سراحهم سيكون خطوة حسنة."""
    words = trigger.p.tokens.words
    for j in range(trigger.at + 1, min(trigger.hi - 1, trigger.at + _FUTURE_WITHIN)):
        if words[j].kind == PUNCT or words[j].tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE):
            return False
        if words[j].form in _WILL_BE:
            return True
        if words[j].form in NEGATIONS and any(r.link == "happens" for r in words[j + 1].links):
            return True  # رفع العقوبات لن يتم إلا بعد …
    return False


def judge_by(trigger: Trigger, at: int) -> None:
    """Say whether an event noun happened by what governs the noun at ``at``: itself, or one that links it."""
    state = _governor(trigger, at - 1)
    if state & ATTEMPT and trigger.entry.counts == "killed":
        state &= ~SUPPOSED
    if state & DENIED:
        trigger.status = "denied"
    elif state & PLANNED:
        trigger.status = "planned"
    elif state & SUPPOSED:
        trigger.status = "hypothetical"
    elif state & RECALLED:
        trigger.reference = trigger.recalled = True


def _join(trigger: Trigger, before: Trigger) -> None:
    """Judge a noun as the one it is joined to: رجحت العاصمة توجيه ضربات وقصف أهداف."""
    words = trigger.p.tokens.words
    if not before.is_noun or trigger.at - before.at > _JOINED_NOUN or trigger.status != "asserted":
        return
    for j in range(before.at + 1, trigger.at):
        word = words[j]
        if word.kind == PUNCT or word.tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE) or is_verb(word):
            return
    trigger.status = before.status
    trigger.reference = trigger.reference or before.recalled
    trigger.recalled = trigger.recalled or before.recalled


def _demonstrative(trigger: Trigger) -> bool:
    words = trigger.p.tokens.words
    return trigger.at > trigger.lo and bool(words[trigger.at - 1].tags & Tag.DETERMINER)


def _governor(trigger: Trigger, j: int) -> int:
    """Return the classes of the word that the one after ``j`` depends on, as bits."""
    words = trigger.p.tokens.words
    floor = max(trigger.lo, j - _GOVERNOR)
    attempt = 0
    while j >= floor:
        word = words[j]
        if word.kind == PUNCT and word.surface in _OPENING:
            j -= 1  # دعا إلى «الإفراج عن …»
            continue
        if word.kind in (PUNCT, BREAK):
            break
        bits = word.context
        attempt |= bits & ATTEMPT
        if bits & _STATES:
            return bits | attempt
        if not (_transparent(word, bits) or word.links):
            return attempt if _is_why(trigger) else attempt | _verb_before(trigger, j)
        j -= 1
    return attempt


def _is_why(trigger: Trigger) -> bool:
    """Tell whether a noun says why, and depends on no verb: تدعمهم الأحزاب احتجاجا على …."""
    return trigger.type == "PROTEST" and trigger.p.tokens.words[trigger.at].bare.endswith("ا")


def _verb_before(trigger: Trigger, j: int) -> int:
    """Return the classes of the verb whose subject ends at ``j``: قرر رئيس الحكومة فرض …."""
    words = trigger.p.tokens.words
    for k in range(j, max(trigger.lo, j - _SUBJECT) - 1, -1):
        word = words[k]
        if word.kind != WORD or word.tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE | Tag.CONJUNCTION):
            return 0
        if word.time is not None and word.time.kind == "future" and not word.tags & Tag.NAME:
            return PLANNED  # سيسمح القانون بمصادرة …
        if is_verb(word) or any(r.kind == "verb" for r in word.cues):
            return word.context & (DENIED | PLANNED | SUPPOSED)
        if k < j and word.tags & Tag.NOUN and word.context & DENIED:
            return DENIED  # منع الحكومة تنظيم تظاهرات
        if word.tags & Tag.PREPOSITION:
            return 0
    return 0


def _transparent(word: Word, bits: int) -> bool:
    """Tell whether a governing word may stand before ``word``: وقف أعمال الخطف."""
    return bool(bits & HOLDS or word.tags & _TRANSPARENT or word.kind == NUMBER or word.number is not None)
