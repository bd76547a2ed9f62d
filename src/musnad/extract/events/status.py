"""Whether an event happened, was denied, planned or only supposed: told by the words before its trigger."""

from typing import Final

from musnad.extract.events.phrases import is_verb
from musnad.extract.events.trigger import Trigger
from musnad.lexicon.event_contexts import (
    ATTEMPT,
    DENIED,
    HOLDS,
    PLANNED,
    RECALLED,
    SUPPOSED,
)
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.tokens import BREAK, NUMBER, PUNCT, WORD, Word

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
_WILL_BE: Final = closed("will_be")
_BEFORE: Final = closed("before_that")
_AFTERWARDS: Final = closed("afterwards")
_CONDITION: Final = closed("event_condition")
_QUESTION: Final = closed("event_question")
_STATES: Final = DENIED | PLANNED | SUPPOSED | RECALLED
_WITH_ARTICLE: Final = frozenset({"an", "ala"})
_TRANSPARENT: Final = Tag.PREPOSITION | Tag.ADJECTIVE | Tag.DETERMINER


def judge(trigger: Trigger) -> None:
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


def join(trigger: Trigger, before: Trigger) -> None:
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
