"""A word that reports an event, and what stands around it."""

from musnad.extract.events.phrases import Phrase
from musnad.lexicon.events import EventEntry, EventReading
from musnad.record import Status
from musnad.text.passages import Passage


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
