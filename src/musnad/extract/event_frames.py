"""Frames: which phrase around the trigger of an event is its actor, which its recipient."""

from typing import Final

from musnad.extract.event_phrases import (
    Phrase,
    actor_within,
    after_adjunct,
    is_count,
    is_initial,
    is_verb,
    joined,
    may_head,
    phrase_at,
    subject_before,
)
from musnad.extract.event_triggers import NEGATIONS, POSSIBLE, SUBJUNCTIVE, Trigger, links_before
from musnad.extract.mentions import HEAD
from musnad.lexicon.actors import armed
from musnad.lexicon.events import LinkReading, link_readings
from musnad.lexicon.events import phrase_at as needed_at
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD, Word

_REACH: Final = 22  # tokens after a trigger within which its frame stands
_NEAR_OBJECT: Final = 2  # tokens between a verb after its subject and its object
_ADJUNCTS: Final = 4  # between a verb and its object
_PLACES: Final = Tag.CITY | Tag.PLACE
_AGENT: Final = closed("agent")
_AGENT_BEFORE: Final = closed("agent_before")
_BETWEEN: Final = closed("between")
_WRITTEN: Final = {"li": "ل", "bi": "ب"}
_APART: Final = {
    "ala": closed("frame_ala"), "ila": closed("frame_ila"), "min": closed("frame_min"),
    "an": closed("frame_an"), "fi": closed("frame_fi"), "ma": closed("with"), "did": closed("against"),
    "towards": closed("towards"), "ama": closed("front"),
}  # fmt: skip
SAID: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "PROTEST", "AGREE"})
_NOUN_HEADS: Final = HEAD | Tag.NOUN | Tag.PLACE
_PRONOUNS: Final = ("ها", "نه", "هم", "هما")
_ENDS: Final = frozenset(".؛:!?؟")


def read_frame(trigger: Trigger) -> bool:
    """Find the participants of ``trigger``; return whether it reports its event rather than recalls it."""
    if trigger.is_noun:
        licensed = _noun_frame(trigger)
    else:
        licensed = True
        _verb_frame(trigger)
    _prepositions(trigger)
    _agent(trigger)
    return licensed


# Verbs


def _verb_frame(trigger: Trigger) -> None:
    p, reading, entry = trigger.p, trigger.reading, trigger.entry
    before = _before(trigger)
    headless = (
        before is None
        and not reading.conjunction
        and (not is_initial(p, trigger.at, trigger.lo) or _pronoun_subject(trigger))
    )
    first, second = _after(trigger, takes_two=before is None and not headless)
    if second is not None and first is not None and _own_word(trigger, first):
        first, second = second, None  # قاطعت الانتخابات أحزاب المعارضة
    if headless:
        _take_object(trigger, first)
        trigger.background = trigger.background or _asyndetic(trigger)
        return
    if "suffers" in entry.frames:
        _take(trigger.recipients, p, before or first, trigger.hi)
    elif "thing" in entry.frames:
        _take(trigger.things, p, before or first, trigger.hi)
    elif reading.passive or _is_passive(trigger, before, first, second):
        _take(trigger.recipients, p, before or first, trigger.hi)
    else:
        takes_object = "np" in entry.frames
        if before is None:
            actor, patient = first, second
        else:
            actor, patient = before, first
        _take(trigger.actors, p, actor, trigger.hi)
        if takes_object and not reading.pronoun:
            _take(trigger.recipients, p, patient, trigger.hi)
    if "host" in entry.use:  # who is received is the visitor, and acts
        trigger.actors, trigger.recipients = trigger.recipients, trigger.actors


def _asyndetic(trigger: Trigger) -> bool:
    """Tell whether the verb begins a clause about an indefinite noun before it: شابين خطفا سائحا."""
    word = trigger.p.tokens.words[trigger.at - 1]
    if trigger.weak or word.kind != WORD or word.tags & (Tag.DEFINITE | Tag.NAME | Tag.CITY | Tag.COUNTRY):
        return False
    return bool(word.tags & (Tag.NOUN | Tag.ROLE | Tag.GROUP)) and not word.events


def _pronoun_subject(trigger: Trigger) -> bool:
    """Tell whether the subject is the pronoun of أن: أنها استهدفت مقاتلين."""
    word = trigger.p.tokens.words[trigger.at - 1] if trigger.at > trigger.lo else None
    return word is not None and bool(word.tags & Tag.COMPLEMENTIZER) and word.form.endswith(_PRONOUNS)


def _take_object(trigger: Trigger, first: Phrase | None) -> None:
    """Take what follows a verb whose subject before it cannot be read: it is no subject."""
    frames = trigger.entry.frames
    if trigger.reading.pronoun:
        _take(trigger.actors, trigger.p, first, trigger.hi)  # تبنته جماعة
    elif "np" in frames and "host" not in trigger.entry.use:
        _take(trigger.recipients, trigger.p, first, trigger.hi)


def _before(trigger: Trigger) -> Phrase | None:
    """Return the subject before the verb; a verb with و has it after it."""
    if trigger.reading.conjunction:
        return None
    return subject_before(trigger.p, trigger.at, trigger.lo)


def _after(trigger: Trigger, *, takes_two: bool) -> tuple[Phrase | None, Phrase | None]:
    """Return the one or two noun phrases after a verb, adjuncts between them skipped."""
    p = trigger.p
    words = p.tokens.words
    found: list[Phrase] = []
    j, skipped = trigger.at + 1, 0
    hi = min(trigger.hi, trigger.at + _REACH)
    while j < hi and len(found) < (2 if takes_two else 1):
        word = words[j]
        if word.kind == PUNCT:
            if word.surface in _ENDS or word.surface in '«“"' and not _quoted_name(p, j):
                break
            if word.surface in '«“"':
                phrase = phrase_at(p, j, hi)
                if phrase is None:
                    break
                found.append(phrase)
                j = phrase.hi + 1
                continue
            if (
                word.surface in "،,"
                and found
                and not (
                    j + 1 < hi and words[j + 1].tags & (Tag.TIME | Tag.PREPOSITION | Tag.WITH_PREPOSITION)
                )
            ):
                break
            j += 1
            continue
        if _needed_word(trigger, j):
            j += 1
            while j < hi and words[j].tags & Tag.ADJECTIVE:
                j += 1
            continue
        if (
            word.tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE | Tag.CONJUNCTION)
            and not word.tags & Tag.PREPOSITION
        ):
            break
        if _adjunct(word) and skipped < _ADJUNCTS:
            if _closes(trigger, j):
                break
            j, skipped = after_adjunct(p, j, hi), skipped + 1
            continue
        if is_verb(word) or (word.cues and any(r.kind == "verb" for r in word.cues) and not word.tags & HEAD):
            break
        if word.tags & Tag.WITH_CONJUNCTION and found:
            break
        phrase = phrase_at(p, j, hi)
        if phrase is None:
            break
        found.append(phrase)
        j = joined(p, phrase, hi)[-1].hi
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)


def _goes_on(word: Word) -> bool:
    """Tell whether a clause goes on after a comma: with an adjunct, a count, an object."""
    if word.tags & (Tag.TIME | Tag.PREPOSITION | Tag.WITH_PREPOSITION) or is_count(word):
        return True
    return word.kind == WORD and word.bare.endswith("ا") and not word.tags & (Tag.DEFINITE | Tag.NAME)


def _quoted_name(p: Passage, j: int) -> bool:
    quotation = p.quotation_at(j)
    return quotation is not None and quotation.start == j and quotation.closed and quotation.end - j < 5


def _adjunct(word: Word) -> bool:
    tags = word.tags
    if is_count(word):
        return False
    if tags & Tag.WITH_PREPOSITION and not tags & Tag.NAME:
        return True
    return bool(tags & (Tag.PREPOSITION | Tag.TIME)) and not tags & Tag.NAME


def _closes(trigger: Trigger, j: int) -> bool:
    """Tell whether a preposition of the frame stands at ``j``: what follows is no object."""
    form = trigger.p.tokens.words[j].form
    return any(form in _APART[frame] for frame in trigger.entry.frames if frame in _APART and frame != "fi")


def _needed_word(trigger: Trigger, j: int) -> bool:
    """Tell whether the word at ``j`` belongs to the verb itself: أطلق … النار."""

    entry = trigger.entry
    if not entry.needs.first or "sign" in entry.use or "np" in entry.frames:
        return False
    return needed_at(trigger.p.tokens.words, j, entry.needs)


def _is_passive(trigger: Trigger, before: Phrase | None, first: Phrase | None, second: Phrase | None) -> bool:
    """Tell whether a spelling that is active and passive is passive here: قتل جنديان."""
    entry, reading = trigger.entry, trigger.reading
    if "passive" not in entry.use or reading.pronoun or "np" not in entry.frames:
        return False
    if second is not None:
        return False
    if before is not None:
        return first is None or first.lo > trigger.at + 1 + _NEAR_OBJECT
    if first is None:
        return False
    words = trigger.p.tokens.words
    if any(armed(words[j]) for j in range(first.head, min(first.hi, first.head + 2))):
        # قتل جندي is passive, قصف الجيش active: those who suffer it are soldiers too
        return (
            first.head > first.lo
            or entry.counts != ""
            and not words[first.head].tags & (Tag.ORG | Tag.DEFINITE)
        )
    return True


# Nouns


def _noun_frame(trigger: Trigger) -> bool:
    """Find who does and suffers what a noun names, and tell whether it is reported."""
    _genitive(trigger)
    _sides(trigger)
    linked = _linked_before(trigger)
    return _linked_after(trigger) or linked


def _genitive(trigger: Trigger) -> None:
    """Take what follows the noun: مقتل جنديين, هجوم المسلحين, غارة إسرائيلية."""
    p, entry = trigger.p, trigger.entry
    words = p.tokens.words
    if trigger.reading.pronoun:
        return
    j, nisba = trigger.at + 1, None
    definite = trigger.reading.definite
    while j < trigger.hi and _adjective(words[j], definite=definite):
        if entry.of == "recipient" and words[j].tags & (Tag.DEMONYM | Tag.ROLE | Tag.GROUP):
            break
        if words[j].tags & Tag.DEMONYM and nisba is None:
            nisba = Phrase(j, j, j + 1)
        elif armed(words[j]):
            trigger.actors.append(Phrase(j, j, j + 1))  # هجوم انتحاري
        j += 1
    if nisba is not None and entry.of == "actor":
        trigger.actors.append(nisba)
        return
    if definite or j >= trigger.hi:
        return
    if j > trigger.at + 1 and entry.of != "recipient":
        return  # an adjective has closed the phrase
    phrase = _next_phrase(trigger, j)
    if phrase is None or not entry.of:
        return
    kind = entry.of
    if kind == "actor" and words[phrase.head].tags & _PLACES and not words[phrase.head].tags & Tag.COUNTRY:
        kind = "recipient"
    target = {"actor": trigger.actors, "recipient": trigger.recipients, "thing": trigger.things}[kind]
    _take(target, p, phrase, trigger.hi)


def _adjective(word: Word, *, definite: bool) -> bool:
    if word.kind != WORD or word.tags & (Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION | Tag.PREPOSITION):
        return False
    if bool(word.tags & Tag.DEFINITE) != definite:
        return False
    tags = word.tags
    if tags & Tag.PLURAL and tags & (Tag.GROUP | Tag.ROLE):
        return False
    if word.bare.endswith(("ة", "تين")) and not tags & _NOUN_HEADS:
        return True
    return bool(tags & (Tag.ADJECTIVE | Tag.DEMONYM)) or (
        word.bare.endswith(("ية", "ي", "يا", "يتين"))
        and not tags & (Tag.NAME | Tag.CITY | Tag.COUNTRY | Tag.ROLE | Tag.GROUP)
    )


def _next_phrase(trigger: Trigger, j: int) -> Phrase | None:
    words = trigger.p.tokens.words
    word = words[j]
    if word.kind == PUNCT and word.surface not in '«“"':
        return None
    if word.kind == WORD and word.number is None and (_adjunct(word) or word.tags & Tag.WITH_CONJUNCTION):
        return None
    return phrase_at(trigger.p, j, trigger.hi)


def _sides(trigger: Trigger) -> None:
    """Take both sides of what happens between two: اشتباكات بين الجيش ومسلحين."""
    if "two" not in trigger.entry.use:
        return
    words = trigger.p.tokens.words
    for j in range(trigger.at + 1, min(trigger.hi, trigger.at + 8)):
        if words[j].kind == PUNCT:
            return
        if words[j].form in _BETWEEN:
            phrase = phrase_at(trigger.p, j + 1, trigger.hi)
            _take(trigger.actors, trigger.p, phrase, trigger.hi)
            return


def _linked_before(trigger: Trigger) -> bool:
    """Take the participants that a verb before the noun tells: شن مسلحون هجوما, تعرضت القرية لقصف."""
    found = links_before(trigger)
    if found is None:
        return False
    at, link = found
    if link.kind == "noun":  # في تنفيذ هجوم: what governs that noun has judged it
        return link.link == "happens" and not trigger.reference
    recalled = trigger.reference and not trigger.reading.definite
    _judge_link(trigger, at, link)
    trigger.reference = trigger.reference or recalled
    if link.link == "suffers":
        trigger.reference = trigger.reference and not trigger.reading.definite  # تعرض للضرب
    trigger.linked = True
    if link.link in ("does", "suffers"):
        subject = _link_subject(trigger, at, link)
        target = trigger.actors if link.link == "does" and not link.passive else trigger.recipients
        if link.passive and link.link == "does":
            return True
        _take(target, trigger.p, subject, trigger.at)
    elif link.link == "hosts":
        trigger.host = _link_subject(trigger, at, link)
    return link.link != "claims"


def _judge_link(trigger: Trigger, at: int, link: LinkReading) -> None:
    """Take over from the linking verb whether it happened: لم يشن …, سيعقد …."""

    words = trigger.p.tokens.words
    before = words[at - 1].form if at > trigger.lo else ""
    if before in NEGATIONS:
        trigger.status = "denied"
    elif link.tense == "future":
        trigger.status = "planned"
    elif link.tense == "present" and (before in SUBJUNCTIVE or before in POSSIBLE or link.preposition == "ل"):
        trigger.status = "hypothetical" if trigger.status == "asserted" else trigger.status
    elif link.tense == "past" and trigger.status == "asserted" and not trigger.reading.definite:
        trigger.reference = False
    if at > trigger.lo and words[at - 1].tags & Tag.RELATIVE:
        trigger.background = True


def _link_subject(trigger: Trigger, at: int, link: LinkReading) -> Phrase | None:
    p = trigger.p
    words = p.tokens.words
    j = at + 1
    while j < trigger.at and (_adjunct(words[j]) or words[j].kind == PUNCT):
        j = after_adjunct(p, j, trigger.at) if words[j].kind == WORD else j + 1
    if j < trigger.at and (may_head(words[j]) or is_count(words[j])):
        phrase = phrase_at(p, j, trigger.at)
        if phrase is not None:
            return phrase
    return subject_before(p, at, trigger.lo) if link.tense == "past" or link.tense == "present" else None


def _linked_after(trigger: Trigger) -> bool:
    """Take what a verb after the noun tells: هجوم … استهدف سوقا, أوقع قتلى, شنه مسلحون, تبنته جماعة."""
    p = trigger.p
    words = p.tokens.words
    licensed = False
    hi = min(trigger.hi, trigger.at + _REACH)
    for j in range(trigger.at + 1, hi):
        word = words[j]
        if word.kind == PUNCT:
            if word.surface in _ENDS:
                break
            continue
        if word.tags & Tag.COMPLEMENTIZER or any(r.kind == "verb" for r in word.cues):
            break
        for link in link_readings(word):
            if link.kind != "verb":
                continue
            if link.link == "targets" and not trigger.recipients:
                _take(trigger.recipients, p, _object_after(p, j, hi, "np"), hi)
                licensed = True
            elif link.pronoun and link.link in ("does", "claims") and not trigger.actors:
                _take(trigger.actors, p, _object_after(p, j, hi, "np"), hi)
                licensed = True
            elif link.link in ("causes", "happens"):
                licensed = True
                if link.tense == "future" or words[j - 1].form in POSSIBLE:
                    trigger.status = "planned"
        if licensed or (is_verb(word) and not word.events):
            break
    trigger.linked = trigger.linked or licensed
    return licensed and not trigger.reading.definite


def _object_after(p: Passage, j: int, hi: int, frame: str) -> Phrase | None:
    """Return the object of the verb at ``j``, adjuncts of time and place before it skipped."""
    words = p.tokens.words
    j += 1
    for _ in range(_ADJUNCTS):
        if j >= hi:
            return None
        if words[j].kind == PUNCT and words[j].surface in "،,":
            j += 1
        elif words[j].kind == WORD and _adjunct(words[j]):
            if frame != "np":
                return None
            j = after_adjunct(p, j, hi)
        else:
            break
    return phrase_at(p, j, hi) if j < hi else None


# Both


def _prepositions(trigger: Trigger) -> None:
    """Take the recipient that a preposition of the frame brings in, and the other side after مع."""
    p, entry = trigger.p, trigger.entry
    wanted = [frame for frame in entry.frames if frame in _APART or frame in _WRITTEN]
    if not wanted:
        return
    words = p.tokens.words
    for j in range(trigger.at + 1, min(trigger.hi, trigger.at + _REACH)):
        word = words[j]
        if word.kind == PUNCT:
            if word.surface in _ENDS:
                return
            continue
        if word.tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE) and not word.tags & Tag.PREPOSITION:
            return
        if j > trigger.at + 2 and is_verb(word) and not word.tags & Tag.ADJECTIVE:
            return
        for frame in wanted:
            if frame in _APART and word.form in _APART[frame]:
                phrase = phrase_at(p, j + 1, trigger.hi) if j + 1 < trigger.hi else None
            elif frame in _WRITTEN and _written_on(word, _WRITTEN[frame]):
                phrase = phrase_at(p, j, trigger.hi)
            else:
                continue
            if phrase is None or _own_word(trigger, phrase):
                continue
            two = frame == "ma" and "two" in entry.use
            target = trigger.actors if two else trigger.recipients
            if not target or two:
                _take(target, p, phrase, trigger.hi)
            return


def _written_on(word: Word, letter: str) -> bool:
    return word.form[0] == letter and bool(word.tags & Tag.WITH_PREPOSITION)


def _own_word(trigger: Trigger, phrase: Phrase) -> bool:
    """Tell whether a phrase is one of words the event needs, or a thing nobody is named with."""
    words = trigger.p.tokens.words
    if (
        trigger.entry.needs
        and needed_at(words, phrase.head, trigger.entry.needs)
        and "sign" not in trigger.entry.use
    ):
        return True
    if trigger.type in SAID or words[phrase.head].events:
        return actor_within(trigger.p, phrase) is None
    return False


def _agent(trigger: Trigger) -> None:
    """Take who did it after «على يد» and «من قبل»."""
    if trigger.actors:
        return
    words = trigger.p.tokens.words
    for j in range(trigger.at + 1, min(trigger.hi - 2, trigger.at + _REACH)):
        if words[j].kind == PUNCT and words[j].surface in _ENDS:
            return
        if words[j].form in _AGENT_BEFORE and words[j + 1].form in _AGENT:
            phrase = phrase_at(trigger.p, j + 2, trigger.hi)
            if phrase is not None and may_head(words[phrase.head]):
                _take(trigger.actors, trigger.p, phrase, trigger.hi)
            return


def _take(target: list[Phrase], p: Passage, phrase: Phrase | None, hi: int) -> None:
    """Add ``phrase`` and what is joined to it to the participants of one kind."""
    if phrase is None:
        return
    known = {one.head for one in target}
    target += [one for one in joined(p, phrase, hi) if one.head not in known]
