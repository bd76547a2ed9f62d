"""Whether who is found may be who says it: gender and number, and what a document cannot do."""

from typing import Final

from musnad.extract.drafts import Draft
from musnad.extract.sources.entities import Someone
from musnad.extract.sources.mentions import Mention
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading
from musnad.text.fold import fold

_GOING_ON: Final = closed("going_on")
_RIGHT_AFTER: Final = 6  # tokens between whom a preposition names and a participle that goes on


def gendered(mention: Mention, draft: Draft) -> Mention:
    """Return a named person with the gender that the verb of speaking shows: قالت لينا.

    A spelling that is another verb's too shows none: نعت is of نعى and of نعت.
    """
    reading = draft.reading
    if mention.gender or not mention.names or reading is None or reading.kind != "verb":
        return mention
    told = reading.gender in ("m", "f") and reading.number == "s" and reading.passive == "no"
    verbs = (other for other in draft.passage.tokens.words[draft.cue[0]].cues if other.kind == "verb")
    told = told and all(other.gender == reading.gender for other in verbs)
    return mention._replace(gender=reading.gender) if told else mention


def may_begin(draft: Draft) -> bool:
    """Tell whether a verb may tell of someone new: قال إن; not أضاف, nor one with an object."""
    reading = draft.reading
    if reading is None or reading.kind != "verb" or draft.rule.endswith(("-object", "naming")):
        return False
    return fold(reading.lemma) not in _GOING_ON


def of_things(draft: Draft, subject: Someone) -> bool:
    """Tell whether «حسب قوله» cannot mean the sentence's subject, as it cannot speak."""
    by_preposition = draft.reading is not None and draft.reading.kind == "preposition"
    return by_preposition and subject.type not in ("person", "organization")


def beyond(draft: Draft, someone: Someone) -> bool:
    """Tell whether a document cannot do what the cue tells: promise, demand, warn."""
    reading = draft.reading
    text = someone.type == "document" and not someone.issued
    return text and reading is not None and reading.act != "assert"


def _main(draft: Draft) -> bool:
    return draft.reading is not None and draft.reading.kind != "preposition" and draft.rule != "carrier"


def serves(people: list[Someone], other: Draft, draft: Draft) -> bool:
    """Tell whether who speaks in ``other`` may be the implied speaker of ``draft``."""
    if _several(other.reading, draft.reading):
        return False
    if not _main(other):
        return _goes_on_from(other, draft) and agrees(people, draft.reading)
    return agrees(people, draft.reading) or _alike(other.reading, draft.reading)


def _goes_on_from(other: Draft, draft: Draft) -> bool:
    """Tell whether a participle goes on with whom a preposition names: بحسب مصادر أمنية، مضيفة أن …"""
    if draft.reading is None or draft.reading.kind != "participle" or other.rule != "content-preposition":
        return False
    return other.source is not None and 0 <= draft.cue[0] - other.source[1] <= _RIGHT_AFTER


def _several(one: CueReading | None, other: CueReading | None) -> bool:
    """Tell whether one verb speaks of several people and the other word of one: اتهموا …، مؤكدا."""
    if one is None or other is None or one.kind != "verb" or one.number not in ("p", "d"):
        return False
    return other.kind in ("verb", "participle") and other.number == "s"


def of_several(reading: CueReading | None) -> bool:
    """Tell whether a cue speaks of several people: لم يجب الصحفيين عندما سألوه."""
    return reading is not None and reading.kind in ("verb", "participle") and reading.number in ("p", "d")


def _alike(one: CueReading | None, other: CueReading | None) -> bool:
    """Tell whether two verbs have the same gender and number, so that one subject serves both."""
    if one is None or other is None or one.kind != "verb":
        return False
    return (one.gender, one.number) == (other.gender, other.number)


def agrees(people: list[Someone], reading: CueReading | None) -> bool:
    """Tell whether the cue's gender and number fit: وأضافت for a woman or a feminine body."""
    if reading is None or reading.kind not in ("verb", "participle"):
        return True
    if reading.number in ("p", "d"):
        return len(people) > 1 or people[0].type in ("group", "organization")
    if len(people) > 1:
        return reading.kind == "verb"
    if people[0].type == "group" and reading.gender == "f":
        return True  # مصادر أمنية، مضيفة أن
    return not people[0].gender or reading.gender in ("any", people[0].gender)
