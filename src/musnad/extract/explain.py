"""Why a cue became a statement or did not: the readings tried, and what decided."""

from typing import Literal

import msgspec

from musnad.record import Span

Outcome = Literal["fired", "lost", "failed"]


class Trial(msgspec.Struct, frozen=True):
    """One reading of one possible cue.

    ``fired`` made a statement; ``lost`` came after another reading of the same word that fired, or
    its statement was not confirmed by the text; ``failed`` did not fit, ``reason`` says why.
    ``made`` is the cue of the statement that was made, which may be another word: جدّد تأكيده.
    """

    rule: str
    cue: Span
    lemma: str
    outcome: Outcome
    reason: str
    made: Span | None = None
