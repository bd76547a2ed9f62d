"""What a trigger is beside its frame: a verb or its noun, a protest by who takes part, weak or sure."""

from typing import Final

from musnad.extract.events.phrases import Phrase, actor_within, phrase_at
from musnad.extract.events.trigger import Trigger
from musnad.lexicon.actors import armed, sector_of
from musnad.lexicon.acts import stems_of
from musnad.lexicon.event_contexts import HOLDS
from musnad.lexicon.events import phrase_at as needed_at
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag

_TO: Final = closed("frame_ila")
_AUXILIARY: Final = closed("auxiliary")
_TWO: Final = 2
_PEOPLE: Final = Tag.GROUP | Tag.ROLE | Tag.DEMONYM
_PEOPLE_WITHIN: Final = 18  # tokens
_WANTED: Final = frozenset({"THREATEN", "REQUEST"})
_WANTED_WITHIN: Final = 14  # tokens
_SIGN_WITHIN: Final = 9  # tokens
_BY_PROTESTERS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "ASSAULT"})
_HARM: Final = frozenset({"killed", "wounded"})
_PROTESTERS: Final = closed("protesters")


def is_office(trigger: Trigger) -> bool:
    """Tell whether a verb is spelled as who holds an office: طالب."""
    office = trigger.p.tokens.words[trigger.at].tags & (Tag.ROLE | Tag.TITLE)
    return bool(office) and not trigger.is_noun


def is_own(trigger: Trigger, sure: list[Trigger]) -> bool:
    """Tell whether a noun is the word that the event before it needs, no event of its own: فرض حظر."""
    if not trigger.is_noun or not sure:
        return False
    before = sure[-1]
    if before.at != trigger.at - 1 or before.type == trigger.type:
        return False
    return needed_at(trigger.p.tokens.words, trigger.at, before.entry.needs)


def is_verbal_noun(trigger: Trigger) -> bool:
    """Tell whether what may be a verb is a noun, as its frame is not filled: دعم الفنانين من قبل التجار."""
    entry, reading = trigger.entry, trigger.reading
    if trigger.is_noun or reading.tense != "past" or reading.passive:
        return False
    tags = trigger.p.tokens.words[trigger.at].tags
    if "passive" in entry.use:  # لإحلال الأمن وطرد الميليشيات
        joined = bool(reading.conjunction) and bool(tags & Tag.NOUN) and not reading.pronoun
        return joined and "np" in entry.frames and bool(trigger.actors) and not trigger.recipients
    if reading.pronoun or entry.needs.first or not tags & Tag.NOUN or tags & Tag.DEFINITE:
        return False
    if trigger.lo < trigger.at and trigger.p.tokens.words[trigger.at - 1].form in _AUXILIARY:
        return False
    if "np" in entry.frames:
        told = [phrase for phrase in trigger.recipients if actor_within(trigger.p, phrase) is not None]
        return not (trigger.actors and told)
    return "two" in entry.use and len(trigger.actors) < _TWO


def is_only_said(trigger: Trigger, sure: list[Trigger]) -> bool:
    """Tell whether a noun is what is threatened or demanded: هدد … بمعاقبة …, دعا … إلى إرسال …."""
    if not trigger.is_noun or not sure:
        return False
    last = sure[-1]
    if not _with_bi(trigger) and not ("ila" in last.entry.frames and _after_to(trigger)):
        return False
    return last.type in _WANTED and not last.is_noun and trigger.at - last.at <= _WANTED_WITHIN


def is_purpose(trigger: Trigger) -> bool:
    """Tell whether a noun says what for, not what happened: كثف ضغوطه لفرض عقوبات."""
    if not trigger.is_noun or trigger.linked or trigger.reading.preposition != "ل":
        return False
    if trigger.at > trigger.lo and trigger.p.tokens.words[trigger.at - 1].links:
        return False  # إثر تعرضهم لإطلاق نار
    entry = trigger.entry
    deed = entry.of == "recipient" or "np" in entry.frames or bool(entry.needs.first)
    told_of = trigger.reading.definite and trigger.type == "ASSAULT"  # نتيجة للقصف
    return deed and not told_of and (entry.counts not in _HARM or bool(entry.mode))


def _with_bi(trigger: Trigger) -> bool:
    """Tell whether «بـ» stands on a noun, or on the one that holds it: بمواصلة تنظيم المظاهرات."""
    words = trigger.p.tokens.words
    j = trigger.at
    while j > trigger.lo and words[j].form[0] != "ب":
        j -= 1
        if not (words[j].context & HOLDS or words[j].links):
            return False
    return words[j].form[0] == "ب" and (j < trigger.at or trigger.reading.preposition == "ب")


def _after_to(trigger: Trigger) -> bool:
    """Tell whether «إلى» stands before a noun, or before the ones that hold it: إلى فرض حظر."""
    words, j = trigger.p.tokens.words, trigger.at - 1
    while j > trigger.lo and (words[j].context & HOLDS or words[j].links or words[j].events):
        j -= 1
    return j >= trigger.lo and words[j].form in _TO


def is_threat(trigger: Trigger) -> bool:
    """Tell whether a verb threatens with something, or somebody of weight threatens: no drought does."""
    if "threat" not in trigger.entry.use or trigger.is_noun:
        return True
    words = trigger.p.tokens.words
    ahead = words[trigger.at + 1 : min(trigger.hi, trigger.at + _WANTED_WITHIN)]
    if any(
        word.form[0] == "ب" and (word.tags & Tag.WITH_PREPOSITION or len(word.form) < 3) for word in ahead
    ):
        return True
    return any(
        sector_of(words, phrase.head, phrase.hi) or words[phrase.head].tags & Tag.NAME
        for phrase in trigger.actors
    )


def by_number(trigger: Trigger) -> None:
    """Let the people last named be those whom a plural verb means: قدم العمال … ثم خرجوا …."""
    entry, reading = trigger.entry, trigger.reading
    if trigger.is_noun or reading.number != "p" or trigger.actors or trigger.implied:
        return
    if _is_patient(trigger) and trigger.recipients:
        return
    suffers = "suffers" in entry.frames or reading.passive
    suffers = suffers or ("passive" in entry.use and not trigger.recipients and not reading.pronoun)
    if (suffers and trigger.recipients) or "thing" in entry.frames:
        return
    words = trigger.p.tokens.words
    for j in range(trigger.at - 1, max(trigger.lo, trigger.at - _PEOPLE_WITHIN) - 1, -1):
        tags = words[j].tags
        if tags & Tag.PLURAL and tags & _PEOPLE and not tags & Tag.NAME:
            phrase = phrase_at(trigger.p, j, trigger.at)
            if phrase is not None and all(one.head != phrase.head for one in trigger.recipients):
                (trigger.recipients if suffers else trigger.actors).append(phrase)
            return


def by_sign(trigger: Trigger) -> None:
    """Let demonstrators named near what only demonstrators do be those who do it: الذين كانوا يهتفون."""
    if trigger.type != "PROTEST" or trigger.is_noun or trigger.actors or "sign" not in trigger.entry.use:
        return
    words = trigger.p.tokens.words
    for j in range(trigger.at - 1, max(trigger.lo, trigger.at - _SIGN_WITHIN) - 1, -1):
        if not _PROTESTERS.isdisjoint(stems_of(words[j])):
            phrase = phrase_at(trigger.p, j, trigger.hi)
            trigger.actors = [phrase] if phrase is not None else []
            return


def as_protest(trigger: Trigger) -> None:
    """Take for a protest what demonstrators demand, denounce and attack: the codebook counts it as one."""
    if trigger.type in _BY_PROTESTERS and any(is_protester(trigger, phrase) for phrase in trigger.actors):
        trigger.reference = True
        trigger.type = "PROTEST"
        if "two" in trigger.entry.use:  # clashes of demonstrators and the police
            others = [phrase for phrase in trigger.actors if not is_protester(trigger, phrase)]
            trigger.actors = [phrase for phrase in trigger.actors if phrase not in others]
            trigger.recipients += others


def goes_on(trigger: Trigger) -> bool:
    """Tell whether a present verb tells of a protest that is going on: يعتصم مئات العمال أمام الوزارة."""
    if trigger.type != "PROTEST" or trigger.is_noun or trigger.reading.tense != "present":
        return False
    if trigger.entry.use & {"detail", "sign", "past"} or trigger.status != "asserted":
        return False
    return any(phrase.lo < phrase.head for phrase in trigger.actors)


def takes_to_streets(trigger: Trigger) -> bool:
    """Tell whether a verb says that demonstrators assemble, not what they do then: نزل المتظاهرون إلى …."""
    if trigger.entry.type != "PROTEST" or trigger.is_noun or trigger.reading.tense != "past":
        return False
    if trigger.entry.use & {"detail", "passive"}:
        return False
    return any(is_protester(trigger, phrase) for phrase in trigger.actors)


def is_protester(trigger: Trigger, phrase: Phrase) -> bool:
    return not _PROTESTERS.isdisjoint(stems_of(trigger.p.tokens.words[phrase.head]))


def is_weak(trigger: Trigger) -> bool:
    """Tell whether a trigger is an event only beside a sure one: … احتجاجا على الغلاء."""
    words = trigger.p.tokens.words
    if trigger.weak:
        return not any(
            armed(words[phrase.head]) or is_protester(trigger, phrase) for phrase in trigger.actors
        )
    why = trigger.type == "PROTEST" and trigger.is_noun and words[trigger.at].bare.endswith("ا")
    return why and not trigger.linked


def inherit(trigger: Trigger, sure: list[Trigger]) -> None:
    """Let a verb without a subject go on with who acted before it: اقتحموا … وخطفوا …."""
    if trigger.actors or trigger.is_noun or trigger.reading.passive or not sure:
        return
    if _is_patient(trigger) or "speech" in trigger.entry.use:
        return
    before = next((one for one in reversed(sure) if one.actors), None)
    joined = trigger.reading.conjunction or trigger.reading.number == "p"
    if (
        before is not None
        and joined
        and not before.is_noun
        and before.reading.number == trigger.reading.number
    ):
        trigger.actors = list(before.actors)


def _is_patient(trigger: Trigger) -> bool:
    """Tell whether the subject of a verb suffers it: its frame, or a passive that has been read as one."""
    entry = trigger.entry
    if "suffers" in entry.frames or "thing" in entry.frames:
        return True
    return "passive" in entry.use and bool(trigger.recipients) and trigger.recipients[0].lo < trigger.at
