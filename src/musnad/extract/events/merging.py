"""Happenings: triggers that tell of the same event, within a sentence and over the article."""

from itertools import islice
from typing import Final

from musnad.extract.events.trigger import Trigger
from musnad.extract.sources.entities import Someone
from musnad.lexicon.acts import stems_of
from musnad.lexicon.types import Tag
from musnad.record import Status
from musnad.text.tokens import WORD

_HARM: Final = frozenset({"killed", "wounded"})
_SAID_WITHIN: Final = 14  # tokens that tell what is said
_LITTLE: Final = 3  # letters
_COMMON: Final = 4  # words in common, enough wherever they stand
_FEW: Final = 3  # words of which half are enough
_ALWAYS_ONE: Final = frozenset({"PROTEST", "CONSULT"})  # types told once a sentence
_VERBAL: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
_COMPARED: Final = 200  # happenings; no article tells so many, and a hostile one is not compared for ever


class Happening:
    """An event while the article is read."""

    __slots__ = (
        *("actors", "background", "concrete", "date", "dated", "place", "recalled"),
        *("recipients", "reference", "sentence", "status", "triggers", "type"),
    )  # fmt: skip

    def __init__(self, trigger: Trigger) -> None:
        self.type = trigger.type
        self.triggers = [trigger]
        self.actors: list[Someone] = []
        self.recipients: list[Someone] = []
        self.place: Someone | None = None
        self.date: str | None = None
        self.dated = False  # the text gives the date
        self.concrete = False  # told with when, where or how many
        self.status: Status = trigger.status
        self.background = trigger.background
        self.reference = trigger.reference
        self.recalled = trigger.recalled
        self.sentence = trigger.lo

    def take(self, trigger: Trigger) -> None:
        """Take ``trigger`` as telling of the same event."""
        if self.recalled and (trigger.is_noun or trigger.weak or trigger.background):
            pass  # بعد هجوم أسفر عن مقتل …: what is told of it is told in passing too
        elif self.reference and not trigger.reference:
            self.recalled = False
            self.status, self.background, self.reference = trigger.status, trigger.background, False
        elif not trigger.reference:
            if trigger.linked or not trigger.is_noun:  # الذي قتل في هجوم: a part of it tells nothing new
                self.background = self.background and trigger.background
            if self.status != "asserted" and trigger.status == "asserted":
                self.status = "asserted"
        self.triggers.append(trigger)

    @property
    def is_harm(self) -> bool:
        """Whether only who was killed or hurt is told so far."""
        return all(is_harm(trigger) for trigger in self.triggers)

    @property
    def modes(self) -> tuple[str, ...]:
        """The modes that its words decide, in order."""
        return tuple(dict.fromkeys(filter(None, map(_mode, self.triggers))))

    @property
    def contexts(self) -> tuple[str, ...]:
        """The contexts that its words decide, in order."""
        return tuple(dict.fromkeys(context for t in self.triggers for context in t.entry.contexts))


def _mode(trigger: Trigger) -> str:
    """Return the mode of a trigger's event; violence in a protest is a riot."""
    return "riot" if trigger.type != trigger.entry.type == "ASSAULT" else trigger.entry.mode


def grouped(triggers: list[Trigger]) -> list[Happening]:
    """Return the happenings that the triggers of one sentence tell of, in order."""
    found: list[Happening] = []
    for trigger in sorted(triggers, key=lambda t: t.weak):  # those that need a sure one last
        same = next((h for h in reversed(found) if _one_happening(h, trigger)), None)
        if same is not None:
            same.take(trigger)
        elif not trigger.weak:
            found.append(Happening(trigger))
    for happening in found:
        happening.triggers.sort(key=lambda t: t.at)
    return sorted(found, key=lambda h: h.triggers[0].at)


def is_harm(trigger: Trigger) -> bool:
    """Tell whether a trigger tells only who was killed or hurt."""
    return trigger.entry.counts in _HARM and trigger.entry.mode != "assassinate"


def _one_happening(happening: Happening, trigger: Trigger) -> bool:
    entry = trigger.entry
    if trigger.type != happening.type or _worlds_apart(happening.status, trigger.status):
        return False
    if happening.type in _ALWAYS_ONE:
        return True
    if happening.type == "ASSAULT":
        harm = is_harm(trigger)
        if harm or happening.is_harm or trigger.is_noun or trigger.weak:
            return True
        return any(t.is_noun or "thing" in t.entry.frames for t in happening.triggers)
    same_word = any(t.entry.lemma == entry.lemma or _one_deed(t, trigger) for t in happening.triggers)
    return same_word and (trigger.is_noun or any(t.is_noun for t in happening.triggers))


def _one_deed(one: Trigger, other: Trigger) -> bool:
    """Tell whether two words say the same was done to the same: ألقت الشرطة … القبض على شاب."""
    if not one.entry.mode or one.entry.mode != other.entry.mode:
        return False
    heads = {phrase.head for phrase in one.recipients}
    return any(phrase.head in heads for phrase in other.recipients)


def _worlds_apart(one: Status, other: Status) -> bool:
    """Tell whether what happened is told apart from what did not: قتل ثلاثة … ودعا إلى وقف القتل."""
    return one != other


def merged(happenings: list[Happening]) -> list[Happening]:
    """Return the happenings of an article, those that are told again made one."""
    found: list[Happening] = []
    for happening in happenings:
        near = islice(reversed(found), _COMPARED)
        same = next((h for h in near if _same(h, happening)), None)
        if same is None:
            found.append(happening)
        else:
            _fuse(same, happening)
    return found


def _same(one: Happening, other: Happening) -> bool:
    """Tell whether two happenings of different sentences are one."""
    if one.type != other.type or one.sentence == other.sentence:
        return False
    if "asserted" in (one.status, other.status) and one.status != other.status:
        return False
    if one.dated and other.dated and not _near(one.date, other.date):
        return False
    if _elsewhere(one.place, other.place):
        return False
    if other.reference:
        return _nobody_else(one, other)
    if one.type in _VERBAL:
        said = _shared(one.recipients, other.recipients) or _said_alike(one.triggers[0], other.triggers[0])
        return said and _shared(one.actors, other.actors)
    if one.triggers[0].entry.lemma != other.triggers[0].entry.lemma and not _alike(one, other):
        return False
    return _shared_all(one, other)


def _said_alike(one: Trigger, other: Trigger) -> bool:
    """Tell whether what is demanded, praised or refused is told in the same words."""
    words, words_there = _words_after(one), _words_after(other)
    common = len(words & words_there)
    return common >= _COMMON or (common > 0 and 2 * common >= min(len(words), len(words_there)) >= _FEW)


def _words_after(trigger: Trigger) -> frozenset[str]:
    """Return the words that follow a trigger as they are compared, but for little ones."""
    if trigger.told is None:
        words = trigger.p.tokens.words
        following = words[trigger.at + 1 : min(trigger.hi, trigger.at + _SAID_WITHIN)]
        telling = [w for w in following if w.kind == WORD and len(w.form) > _LITTLE and not w.tags & Tag.NAME]
        trigger.told = frozenset([min(sorted(stems_of(w)), key=len, default=w.form) for w in telling])
    return trigger.told


def _alike(one: Happening, other: Happening) -> bool:
    """Tell whether two happenings may be the same deed, by their words: a mode, or harm without one."""
    if one.type == "ASSAULT":
        modes = set(one.modes), set(other.modes)
        return not modes[0] or not modes[1] or bool(modes[0] & modes[1])
    return True


def _near(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _elsewhere(one: Someone | None, other: Someone | None) -> bool:
    """Tell whether two places differ; a country may hold a city of it."""
    if one is None or other is None or one is other:
        return False
    if one.coordinates is None or other.coordinates is None:
        return bool(one.country and other.country and one.country != other.country)
    return True


def _nobody_else(one: Happening, other: Happening) -> bool:
    """Tell whether a happening spoken of names nobody whom the one told of does not."""
    return all(s in one.actors for s in other.actors if s.names or s.place) and all(
        s in one.recipients or _kin(s, one.recipients) for s in other.recipients
    )


def _shared(one: list[Someone], other: list[Someone]) -> bool:
    return any(s in one or _kin(s, one) for s in other)


def _kin(someone: Someone, others: list[Someone]) -> bool:
    """Tell whether unnamed people are told in the same words: ثلاثة جنود, الجنود الثلاثة."""
    return not someone.names and any(
        not s.names and s.head == someone.head and (s.keys <= someone.keys or someone.keys <= s.keys)
        for s in others
    )


def _shared_all(one: Happening, other: Happening) -> bool:
    """Tell whether the participants of two happenings agree, and at least one is shared."""
    actors = not one.actors or not other.actors or _shared(one.actors, other.actors)
    recipients = not one.recipients or not other.recipients or _shared(one.recipients, other.recipients)
    some = _shared(one.actors, other.actors) or _shared(one.recipients, other.recipients)
    return actors and recipients and (some or (one.place is not None and one.place is other.place))


def _fuse(one: Happening, other: Happening) -> None:
    for trigger in other.triggers:
        one.take(trigger)
    one.actors += [s for s in other.actors if s not in one.actors and not _kin(s, one.actors)]
    one.recipients += [s for s in other.recipients if s not in one.recipients and not _kin(s, one.recipients)]
    one.place = one.place or other.place
    one.concrete = one.concrete or other.concrete
    if other.dated and not one.dated:
        one.date, one.dated = other.date, True
