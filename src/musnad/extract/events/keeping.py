"""Which happenings become events of the record: those that say who, or tell of a deed that was done."""

from typing import Final

from musnad.extract.events.happenings import is_general, is_meeting
from musnad.extract.events.kinds import (
    is_protester,
    takes_to_streets,
)
from musnad.extract.events.merging import Happening
from musnad.extract.events.sides import SAID
from musnad.extract.events.trigger import Trigger
from musnad.extract.sources.entities import Someone
from musnad.lexicon.grammar import closed
from musnad.text.tokens import PUNCT

_BY_SOMEONE: Final = (SAID - {"PROTEST"}) | {"CONSULT"}  # no such event without who acts
_ACTS: Final = frozenset({"person", "organization", "group"})
_DEMANDS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT"})
_NEAR: Final = closed("near")
_NEAR_WITHIN: Final = 10  # tokens
_DEEDS: Final = frozenset({"ASSAULT", "PROTEST"})
_HARMED: Final = closed("harmed")
_HARM_WITHIN: Final = 5  # tokens
_ANNOUNCED: Final = 9  # tokens from a verb of speech to the event it announces


def is_counted(happening: Happening) -> bool:
    """Tell whether it is told how many did or suffered it, or with what it was done."""
    phrases = [phrase for t in happening.triggers for phrase in (*t.actors, *t.recipients)]
    return any(phrase.lo < phrase.head for phrase in phrases) or any(t.things for t in happening.triggers)


def at_something(trigger: Trigger) -> bool:
    """Tell whether it is told at what it happened: أمام مطعم, قرب مقر البلدية."""
    words = trigger.p.tokens.words
    last = min(trigger.hi - 1, trigger.at + _NEAR_WITHIN)
    return any(words[j].form in _NEAR for j in range(trigger.at + 1, last))


def lend_targets(happenings: list[Happening]) -> None:
    """Let those of whom a protest demands something be its recipients: تظاهروا … لمطالبة الحكومة."""
    protest = next((h for h in happenings if h.type == "PROTEST" and not h.recipients), None)
    if protest is not None:
        for other in happenings:
            if other.type in _DEMANDS and other.sentence == protest.sentence:
                add_all(protest.recipients, [s for s in other.recipients if s not in protest.actors])


def _by_protesters(happening: Happening) -> bool:
    """Tell whether demonstrators do something: there is a protest, whatever they do."""
    if happening.type != "PROTEST":
        return False
    return any(is_protester(t, phrase) for t in happening.triggers for phrase in t.actors)


def has_someone(happening: Happening) -> bool:
    if happening.actors or happening.recipients:
        return True
    return any(t.things or after_harm(t) for t in happening.triggers)


def says_something(trigger: Trigger) -> bool:
    """Tell whether a trigger tells of an event at all: a mere possibility without anyone does not."""
    if trigger.status != "hypothetical":
        return True
    return not trigger.is_noun and bool(trigger.actors or trigger.recipients)


def after_harm(trigger: Trigger) -> bool:
    """Tell whether it is told who came to harm in it: ثلاثة قتلى في تفجير."""
    words = trigger.p.tokens.words
    before = range(max(trigger.lo, trigger.at - _HARM_WITHIN), trigger.at)
    return any(words[j].form in _HARMED for j in before)


def is_announced(trigger: Trigger) -> bool:
    """Tell whether a verb of speech before a noun announces it: أعلنت مصادر أمنية أمس مقتل …."""
    words = trigger.p.tokens.words
    for j in range(trigger.at - 1, max(trigger.lo, trigger.at - _ANNOUNCED) - 1, -1):
        word = words[j]
        if word.kind >= PUNCT and word.surface not in '«“"':
            return False
        if any(r.kind == "verb" and r.act == "assert" for r in word.cues):
            return word.time is None or word.time.kind != "future"
    return False


def is_kept(happening: Happening) -> bool:
    """Tell whether a happening is one of the record: it says who, and is more than spoken of."""
    if happening.reference and not (_is_named(happening) or _by_protesters(happening)):
        return False
    if happening.type == "CONSULT" and not is_meeting(happening):
        return False
    if is_general(happening):
        return False
    if happening.type in _BY_SOMEONE:
        return any(s.type in _ACTS or s.sector for s in happening.actors)
    someone = bool(happening.actors or happening.recipients)
    return someone or happening.type in _DEEDS or any(t.linked for t in happening.triggers)


def _is_named(happening: Happening) -> bool:
    """Tell whether an event spoken of in passing says to whom or by whom: اغتيال القاضي سليم."""
    return any(s.names or s.place for s in (*happening.actors, *happening.recipients))


def is_told(happening: Happening) -> bool:
    """Tell whether a deed is told with when, where or how many; without any it is spoken of in passing."""
    if happening.type not in _DEEDS or happening.triggers[0].p.kind != "paragraph":
        return True
    return happening.concrete or any(map(takes_to_streets, happening.triggers))


def add_all(target: list[Someone], some: list[Someone]) -> None:
    target += [someone for someone in some if someone not in target]
