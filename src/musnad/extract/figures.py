"""Figures: numbers that count or measure something."""

from musnad.record import DateMention, Figure
from musnad.text.tokens import Tokens


def read_figures(tokens: Tokens, dates: tuple[DateMention, ...]) -> tuple[Figure, ...]:
    """Return the figures of the text in order, ids ``f1``…; ``statement`` is linked by the pipeline."""
    return ()
