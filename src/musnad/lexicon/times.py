"""Words of calendar expressions: months, weekdays, units, relative words."""

from musnad.lexicon.types import TimeReading
from musnad.text.tokens import Word


def time_reading(word: Word) -> TimeReading | None:
    """Return what ``word`` contributes to a calendar expression, or None."""
    return None
