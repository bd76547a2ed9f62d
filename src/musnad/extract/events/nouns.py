"""Nouns of events: who does and suffers them, by what follows them and by the verbs that go with them."""

from typing import Final

from musnad.extract.events.linking import links_before
from musnad.extract.events.phrases import (
    Phrase,
    after_adjunct,
    is_count,
    is_verb,
    may_head,
    phrase_at,
    subject_before,
)
from musnad.extract.events.sides import (
    ENDS,
    REACH,
    has_pronoun_subject,
    is_adjunct,
    object_after,
    read_between,
    take,
)
from musnad.extract.events.status import NEGATIONS, POSSIBLE, SUBJUNCTIVE, judge_by
from musnad.extract.events.trigger import Trigger
from musnad.extract.sources.classes import HEAD
from musnad.lexicon.actors import armed, sector_of
from musnad.lexicon.events import LinkReading
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.tokens import PUNCT, WORD, Word

_PLACES: Final = Tag.CITY | Tag.PLACE
_PEOPLE: Final = Tag.GROUP | Tag.ROLE
_NOUN_HEADS: Final = HEAD | Tag.NOUN | Tag.PLACE
_NO_NISBA: Final = Tag.NAME | Tag.CITY | Tag.COUNTRY | _PEOPLE
_NAMED: Final = _NO_NISBA | Tag.ORG | Tag.PLACE | Tag.MEDIA | Tag.SEAT | Tag.TITLE | Tag.DEMONYM
_POWERS: Final = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "REB"})
_OTHER: Final = closed("other")
_WITH: Final = Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION | Tag.PREPOSITION


def read_noun(trigger: Trigger) -> bool:
    """Find who does and suffers what a noun names, and tell whether a verb reports it."""
    if not trigger.reading.pronoun:
        _read_genitive(trigger)
    read_between(trigger)
    linked = _linked_before(trigger)
    return _linked_after(trigger) or linked


def _read_genitive(trigger: Trigger) -> None:
    """Take what follows the noun: مقتل جنديين, هجوم المسلحين, غارة إسرائيلية."""
    entry = trigger.entry
    j, nisba = _over_adjectives(trigger)
    if nisba is not None and entry.of == "actor":
        trigger.actors.append(nisba)
        return
    closed = j > trigger.at + 1 and entry.of != "recipient"  # an adjective has closed the phrase
    if trigger.reading.definite or j >= trigger.hi or closed or not entry.of:
        return
    phrase = _genitive_at(trigger, j)
    if phrase is None or (trigger.type == "CONSULT" and _is_matter(trigger, phrase)):
        return
    if entry.of == "recipient" and not trigger.reading.pronoun and _is_body(trigger, phrase):
        target = _object_of(trigger, phrase)
        if target is not None or _arrests(trigger, phrase):
            take(trigger.actors, trigger.p, phrase, trigger.hi)
            take(trigger.recipients, trigger.p, target, trigger.hi)
            return
    take(_target(trigger, phrase), trigger.p, phrase, trigger.hi)


def _is_matter(trigger: Trigger, phrase: Phrase) -> bool:
    """Tell whether a genitive is what is talked about, though it may be a name: محادثات السلام."""
    return phrase.hi == phrase.head + 1 and bool(trigger.p.tokens.words[phrase.head].tags & Tag.AMBIGUOUS)


def _is_body(trigger: Trigger, phrase: Phrase) -> bool:
    """Tell whether a genitive is a power that acts as one: قتل قوات الأمن …, احتجاز السلطات …."""
    words = trigger.p.tokens.words
    tags = words[phrase.head].tags
    if phrase.lo < phrase.head or tags & (Tag.ROLE | Tag.NAME) & ~Tag.ORG:
        return False
    return bool(tags & Tag.COUNTRY) or (bool(tags & Tag.ORG) and _sector(trigger, phrase) in _POWERS)


def _arrests(trigger: Trigger, phrase: Phrase) -> bool:
    """Tell whether a body arrests rather than is arrested: اعتقال السلطات."""
    definite = bool(trigger.p.tokens.words[phrase.head].tags & Tag.DEFINITE)
    return definite and trigger.entry.mode == "arrest" and _sector(trigger, phrase) in _POWERS


def _sector(trigger: Trigger, phrase: Phrase) -> str:
    return sector_of(trigger.p.tokens.words, phrase.head, phrase.hi)


def _object_of(trigger: Trigger, phrase: Phrase) -> Phrase | None:
    """Return whom the body of a genitive does it to: قتل قوات الأمن لسليم, قصف الجيش مواقع …."""
    j, words = phrase.hi, trigger.p.tokens.words
    if j >= trigger.hi or words[j].kind != WORD:
        return None
    word = words[j]
    to = word.form[0] == "ل" and bool(word.tags & Tag.WITH_PREPOSITION)
    if not to and (is_adjunct(word) or word.tags & Tag.WITH_CONJUNCTION or not may_head(word)):
        return None
    return phrase_at(trigger.p, j, trigger.hi)


def _over_adjectives(trigger: Trigger) -> tuple[int, Phrase | None]:
    """Return where the adjectives after the noun end, and the one of a country among them."""
    words, of = trigger.p.tokens.words, trigger.entry.of
    j, nisba = trigger.at + 1, None
    while j < trigger.hi and _is_adjective(words[j], definite=trigger.reading.definite):
        if of == "recipient" and words[j].tags & (Tag.DEMONYM | _PEOPLE):
            break
        if words[j].tags & Tag.DEMONYM and nisba is None:
            nisba = Phrase(j, j, j + 1)
        elif armed(words[j]) and not words[j].bare.endswith("ة"):
            trigger.actors.append(Phrase(j, j, j + 1))  # هجوم انتحاري
        j += 1
    return j, nisba


def _target(trigger: Trigger, phrase: Phrase) -> list[Phrase]:
    """Return the participants that a genitive is one of; a place does nothing, it is attacked."""
    tags = trigger.p.tokens.words[phrase.head].tags
    if trigger.entry.of == "thing":
        return trigger.things
    if trigger.entry.of == "actor" and not (tags & _PLACES and not tags & Tag.COUNTRY):
        return trigger.actors
    return trigger.recipients


def _is_adjective(word: Word, *, definite: bool) -> bool:
    tags = word.tags
    if word.kind != WORD or tags & _WITH or bool(tags & Tag.DEFINITE) != definite or word.number is not None:
        return False
    if tags & Tag.PLURAL and tags & _PEOPLE:
        return False
    if word.form in _OTHER or (word.bare.endswith("ة") and not tags & _NAMED):
        return True  # مظاهرة حاشدة, مسيرة أخرى
    if tags & (Tag.ADJECTIVE | Tag.DEMONYM) or (word.bare.endswith(("ة", "تين")) and not tags & _NOUN_HEADS):
        return True
    return word.bare.endswith(("ية", "ي", "يا", "يتين")) and not tags & _NO_NISBA


def _genitive_at(trigger: Trigger, j: int) -> Phrase | None:
    word = trigger.p.tokens.words[j]
    if word.kind == PUNCT and word.surface not in '«“"':
        return None
    if any(r.kind == "verb" and (r.pronoun or r.link == "targets") for r in word.links):
        return None  # مظاهرة نظمها حزب
    if word.kind == WORD and word.number is None and (is_adjunct(word) or word.tags & Tag.WITH_CONJUNCTION):
        return None
    return phrase_at(trigger.p, j, trigger.hi)


def _linked_before(trigger: Trigger) -> bool:
    """Take the participants that a verb before the noun tells: شن مسلحون هجوما, تعرضت القرية لقصف."""
    found = links_before(trigger)
    if found is None:
        return False
    at, link = found
    if link.kind == "noun":
        judge_by(trigger, at)  # عدم تعرض السجين للتعذيب
        if link.preposition == "ل" and trigger.status == "asserted":
            trigger.status = "hypothetical"  # ذهب لشن هجوم
        return link.link == "happens" and not trigger.reference
    _judge_by(trigger, at, link)
    trigger.linked = True
    if link.link == "happens" and at == trigger.at - 1 and trigger.type == "PROTEST":
        trigger.reference = False  # تجددت المظاهرات
    if link.link == "hosts":
        trigger.host = _subject_of(trigger, at, link)
    elif link.link == "suffers" or (link.link == "does" and not link.passive):
        target = trigger.actors if link.link == "does" else trigger.recipients
        take(target, trigger.p, _subject_of(trigger, at, link), trigger.at)
        if not target and has_pronoun_subject(trigger, at):
            trigger.implied = "actor" if link.link == "does" else "recipient"
    return link.link != "claims"


def _judge_by(trigger: Trigger, at: int, link: LinkReading) -> None:
    """Take over from the linking verb whether it happened: لم يشن …, سيعقد …."""
    words = trigger.p.tokens.words
    before = words[at - 1].form if at > trigger.lo else ""
    if before in NEGATIONS:
        trigger.status = "denied"
    elif link.tense == "future":
        trigger.status = "planned"
    elif link.tense == "present" and (before in SUBJUNCTIVE or before in POSSIBLE or link.preposition == "ل"):
        trigger.status = "hypothetical" if trigger.status == "asserted" else trigger.status
    elif link.link == "suffers" and link.tense == "present" and trigger.p.kind == "paragraph":
        trigger.background = True  # يتعرضون للتعذيب: again and again
    if link.link == "suffers" and trigger.reading.definite:
        trigger.reference = False  # تعرض للضرب
    if at > trigger.lo and words[at - 1].tags & Tag.RELATIVE:
        trigger.background = True


def _subject_of(trigger: Trigger, at: int, link: LinkReading) -> Phrase | None:
    """Return the subject of the linking verb: between it and the noun, or before it."""
    p, words = trigger.p, trigger.p.tokens.words
    j = at + 1
    while j < trigger.at and (is_adjunct(words[j]) or words[j].kind == PUNCT):
        j = after_adjunct(p, j, trigger.at) if words[j].kind == WORD else j + 1
    if j < trigger.at and (may_head(words[j]) or is_count(words[j])):
        phrase = phrase_at(p, j, trigger.at)
        if phrase is not None:
            return phrase
    return subject_before(p, at, trigger.lo) if link.tense in ("past", "present") else None


def _linked_after(trigger: Trigger) -> bool:
    """Take what a verb after the noun tells: هجوم … استهدف سوقا, أوقع قتلى, شنه مسلحون, تبنته جماعة."""
    words = trigger.p.tokens.words
    for j in range(trigger.at + 1, min(trigger.hi, trigger.at + REACH)):
        word = words[j]
        if word.kind == PUNCT:
            if word.surface in ENDS:
                return False
            continue
        if word.tags & Tag.COMPLEMENTIZER or any(r.kind == "verb" for r in word.cues):
            return False
        if any(r.kind == "verb" and _told_by(trigger, j, r) for r in word.links):
            trigger.linked = True
            return not trigger.reading.definite
        if is_verb(word) and not word.events:
            return False
    return False


def _told_by(trigger: Trigger, j: int, link: LinkReading) -> bool:
    """Take what the linking verb at ``j`` tells of the noun before it, if it tells anything."""
    hi = min(trigger.hi, trigger.at + REACH)
    if link.link == "targets" and not trigger.recipients:
        take(trigger.recipients, trigger.p, object_after(trigger.p, j, hi), hi)
        return True
    if link.pronoun and link.link in ("does", "claims") and not trigger.actors:
        take(trigger.actors, trigger.p, object_after(trigger.p, j, hi), hi)
        if link.tense == "future":
            trigger.status = "planned"  # مباحثات سيجريها الوزير
        return True
    if link.link not in ("causes", "happens"):
        return False
    if link.tense == "future" or trigger.p.tokens.words[j - 1].form in POSSIBLE:
        trigger.status = "planned"
    return True
