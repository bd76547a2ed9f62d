"""Every number of a text, with its value and bound, whatever it counts or names."""

from typing import cast

from musnad.extract.numbers.quantities import Quantity, quantities
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Bound, NumberMention, Span
from musnad.text.tokens import Tokens, tokenise


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Return the numbers of ``text`` in order: digits and words, with scale words, bounds and ranges.

    A range is one number with two values; a percentage is the number before the sign. Numbers inside
    dates, ages or names are numbers too.
    """
    tokens = tokenise(text, vocabulary())
    return tuple(
        NumberMention(number_span(tokens, found), found.value, cast(Bound, found.bound))
        for found in quantities(tokens)
    )


def number_span(tokens: Tokens, found: Quantity) -> Span:
    """Return the span of a number: without the conjunction and preposition written on its first word."""
    reading = tokens.words[found.start].number
    skip = reading.skip if reading is not None else 0
    return tokens.starts[found.start] + skip, tokens.ends[found.end - 1]
