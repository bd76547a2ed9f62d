"""A statement while it is being read: token indices, source not yet resolved."""

from musnad.extract.content import TokenSpan
from musnad.lexicon.types import CueReading
from musnad.text.passages import Passage

IMPLIED_SPEAKER = "speaker"  # whoever spoke before: وأضاف أن
IMPLIED_SUBJECT = "subject"  # whoever the sentence is about: …، مشيراً إلى أن


class Draft:
    """One cue with its content; ``source`` is None where it is implied, ``implied`` says by what."""

    __slots__ = ("adjuncts", "content", "cue", "implied", "negated", "passage", "reading", "relays", "rule", "source")

    def __init__(self, passage: Passage, cue: TokenSpan, reading: CueReading | None, rule: str) -> None:
        self.passage = passage
        self.cue = cue
        self.reading = reading
        self.rule = rule
        self.source: TokenSpan | None = None
        self.implied = ""
        self.content: list[TokenSpan] = []
        self.negated = False
        self.relays = False  # passes on what another said
        self.adjuncts: tuple[TokenSpan, ...] = ()
