"""A statement while it is being read: token indices, source not yet resolved."""

from typing import Final

from musnad.lexicon.types import CueReading
from musnad.text.passages import Passage, TokenSpan

IMPLIED_SPEAKER: Final = "speaker"  # whoever spoke before: وأضاف أن
IMPLIED_SUBJECT: Final = "subject"  # whoever the sentence is about: …، مشيراً إلى أن


class Site:
    """A word read as a cue: its place, its sentence, how far it reaches, and the drafts before it.

    ``bounds`` are where its sentence begins and ends, or its quotation when it stands in one.
    """

    __slots__ = ("at", "earlier", "hi", "lo", "p", "reading")

    def __init__(
        self, p: Passage, at: int, reading: CueReading, bounds: TokenSpan, earlier: "list[Draft]"
    ) -> None:
        self.p: Final = p
        self.at: Final = at
        self.reading: Final = reading
        self.lo: Final = bounds[0]
        self.hi: Final = bounds[1]
        self.earlier: Final = earlier

    def with_frames(self, *frames: str) -> "Site":
        """Return the same site with other ways for the content to follow."""
        reading = self.reading._replace(frames=frames)
        return Site(self.p, self.at, reading, (self.lo, self.hi), self.earlier)


class Misfit:
    """Why a reading makes no statement at its site."""

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason: Final = reason


class Draft:
    """One cue with its content; ``source`` is None where it is implied, ``implied`` says by what."""

    __slots__ = (
        *("adjuncts", "content", "cue", "implied", "negated", "passage"),
        *("reading", "relays", "rule", "source", "taken"),
    )

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
        self.taken: set[int] = set()  # tokens that can be no cue of their own any more


Attempt = list[Draft] | Misfit


def draft_at(site: Site, rule: str) -> Draft:
    """Return a new draft whose cue is the word of ``site``."""
    return Draft(site.p, (site.at, site.at + 1), site.reading, rule)
