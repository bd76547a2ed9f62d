"""What kind of happening it is by who takes part: a meeting that counts, violence rather than an accident."""

from typing import Final

from musnad.extract.events.merging import Happening, is_harm
from musnad.extract.events.phrases import Phrase
from musnad.extract.events.trigger import Trigger
from musnad.extract.sources.entities import Someone
from musnad.lexicon.types import Tag

_PRIVATE: Final = frozenset({"", "CVL", "JRN", "EDU", "MED"})


def is_meeting(happening: Happening) -> bool:
    """Tell whether somebody meets who is named or holds an office, and no newspaper its readers."""
    if any(_is_media(t, phrase) for t in happening.triggers for phrase in t.actors):
        return False
    parties = happening.actors or happening.recipients
    if any(map(_has_weight, parties)):
        return True
    return any(_of_country(t, phrase) for t in happening.triggers if t.is_noun for phrase in t.actors)


def _of_country(trigger: Trigger, phrase: Phrase) -> bool:
    """Tell whether the sides of talks are told by their country: بين الأطراف الليبية."""
    words = trigger.p.tokens.words
    return any(word.tags & Tag.DEMONYM for word in words[phrase.head + 1 : phrase.hi])


def is_general(happening: Happening) -> bool:
    """Tell whether a rule is told rather than an event: what nobody of weight might do, or does always."""
    if happening.status == "hypothetical":
        return not any(map(_has_weight, happening.actors))
    always = all(not t.is_noun and t.reading.tense == "present" and t.background for t in happening.triggers)
    if not always or happening.type == "PROTEST" or happening.dated:
        return False
    return not any(map(_has_weight, (*happening.actors, *happening.recipients)))


def _has_weight(someone: Someone) -> bool:
    return bool(someone.names or someone.place) or someone.sector not in _PRIVATE


def _is_media(trigger: Trigger, phrase: Phrase) -> bool:
    return bool(trigger.p.tokens.words[phrase.head].tags & Tag.MEDIA)


def is_violence(happening: Happening) -> bool:
    """Tell whether somebody's deed is told, not only who came to harm."""
    if happening.type != "ASSAULT":
        return False
    if any(someone.sector or someone.names or someone.place for someone in happening.actors):
        return True
    return any(not is_harm(t) and not t.weak for t in happening.triggers)
