"""Number words: what a spelling contributes to a number."""

from musnad.lexicon.types import NumberReading
from musnad.text.tokens import Word


def number_reading(word: Word) -> NumberReading | None:
    """Return what ``word`` contributes to a number, or None when it is no number word."""
    return None
