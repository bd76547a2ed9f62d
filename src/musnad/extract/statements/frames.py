"""What the frames of a cue say of how its content is introduced."""

from functools import cache
from typing import Final

from musnad.lexicon.grammar import closed

CLAUSE: Final = frozenset({"that", "quote", "colon", "question"})
PREPOSITIONAL: Final = frozenset({"bi", "ila", "ala", "an", "min", "fi", "li"})
PREPOSITIONS: Final = {word: frame for frame in PREPOSITIONAL for word in closed(f"frame_{frame}")}


@cache
def is_object(frame: str) -> bool:
    """Tell whether the content, or who is spoken to or of, follows as a bare noun phrase."""
    return frame == "np" or frame.startswith("target") or frame == "addressee_np"


@cache
def always_told(frames: tuple[str, ...]) -> bool:
    """Tell whether somebody who is told must be named: أعلم الموظفين أن."""
    return all(frame.startswith("addressee") for frame in frames)


@cache
def bases(frames: tuple[str, ...]) -> frozenset[str]:
    """Return the ways the frames introduce content: ``addressee_bi`` as ``bi``."""
    return frozenset(_base(frame) for frame in frames)


def _base(frame: str) -> str:
    if frame in ("ala_that", "ila_that", "min_addressee"):
        return frame[:3]
    return frame.rpartition("_")[2] if frame.startswith(("addressee_", "target_")) else frame
