"""Numbers in digits: in groups, with a point before them, with their parts in reverse."""

from typing import Final

from musnad.extract.numbers.below_thousand import Part, decimal, number_at
from musnad.lexicon.types import NumberReading
from musnad.text.tokens import NUMBER, Tokens, Word

_POINTS: Final = frozenset(".٫")


def adjacent(tokens: Tokens, at: int) -> bool:
    """Tell whether no space stands between token ``at`` and the next one (marks may)."""
    if at + 1 >= len(tokens.words):
        return False
    end, start = tokens.ends[at], tokens.starts[at + 1]
    return end == start or not any(map(str.isspace, tokens.text[end:start]))


def read_digits(tokens: Tokens, at: int, reading: NumberReading) -> Part:
    """Read digits, in groups of three where spaces part them: «20 000»."""
    value, end = reading.value, at + 1
    words = tokens.words
    if _has_leading_point(tokens, at):
        return Part(float(f"0.{words[at].form}"), end)
    if _is_reversed(tokens, at):
        return _reversed(tokens, at)
    if not (words[at].form.isdigit() and len(words[at].form) <= 3 and words[at].form[0] != "0"):
        return decimal(words, Part(value, end))
    while end < len(words) and words[end].kind == NUMBER and _is_group(tokens, end):
        value = value * 1000 + int(words[end].form)
        end += 1
    return decimal(words, Part(value, end))


def _has_leading_point(tokens: Tokens, at: int) -> bool:
    """Tell whether one to three digits stand after a point with nothing before it: «.77»."""
    words = tokens.words
    if (
        not at
        or words[at - 1].surface not in _POINTS
        or not words[at].form.isdigit()
        or len(words[at].form) > 3
    ):
        return False
    if at + 1 < len(words) and words[at + 1].surface in _POINTS and adjacent(tokens, at):
        return False  # «.6. قوافيه متعددة», a number of a list
    return adjacent(tokens, at - 1) and (at == 1 or not adjacent(tokens, at - 2))


def _reversed(tokens: Tokens, at: int) -> Part:
    """Read digits as some agencies write them, last part first: 5ر3 is 3.5, 5ر300ر2 is 2300.5."""
    words = tokens.words
    fraction, whole, end = words[at].form, words[at + 2].form, at + 3
    while _is_reversed(tokens, end - 1):
        whole = words[end + 1].form + whole
        end += 2
    return Part(float(f"{whole}.{fraction}"), end)


def _is_reversed(tokens: Tokens, at: int) -> bool:
    """Tell whether the digits at ``at`` stand before «ر» and more digits."""
    words = tokens.words
    point = number_at(words, at + 1)
    if point is None or point.kind != "point_reversed" or at + 2 >= len(words):
        return False
    digits = _are_plain_digits(words[at]) and _are_plain_digits(words[at + 2])
    return digits and adjacent(tokens, at) and adjacent(tokens, at + 1)


def _are_plain_digits(word: Word) -> bool:
    return word.kind == NUMBER and word.number is not None and word.form.isdigit()


def _is_group(tokens: Tokens, at: int) -> bool:
    form = tokens.words[at].form
    gap = tokens.text[tokens.ends[at - 1] : tokens.starts[at]]
    return len(form) == 3 and form.isdigit() and sum(map(str.isspace, gap)) == 1
