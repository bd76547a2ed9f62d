"""Numbers with their bounds: a numeral, or two that make a range, and the words that bound them."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from musnad.extract.numbers.digits import adjacent
from musnad.extract.numbers.numerals import Numeral, read_numeral, tidy
from musnad.extract.numbers.ranges import MOST_BETWEEN, SIGNS, SLASH, ends, joint, meaning, ratio
from musnad.lexicon.bounds import GAP_WORDS, bounds, matches, may_stand_between
from musnad.lexicon.numbers import apart
from musnad.lexicon.units import measure_at
from musnad.record import Span, Value
from musnad.text.tokens import LATIN, NUMBER, NUMBERED, PUNCT, Tokens, Word

_OPENING: Final = frozenset('([«"“‹')
_MINUS: Final = frozenset("-−")
_OF_NAME: Final = frozenset("_@#\\")
_OF_ADDRESS: Final = frozenset("/=&?%+")  # marks of an address when a Latin letter or digit is before them
_AFTER_WORDS: Final = 6


class Quantity(NamedTuple):
    """A number of the text: tokens ``[start, end)``, value and bound as in ``Figure``.

    ``first`` and ``last`` are the numerals it was made of (the same one unless a range). ``mark`` is
    the sign that joined them when it was a sign («-» in 10-15), "/" for a fraction in digits.
    """

    start: int
    end: int
    value: Value
    bound: str
    first: Numeral
    last: Numeral
    mark: str = ""


def quantities(tokens: Tokens, taken: Iterable[Span] = ()) -> list[Quantity]:
    """Return the numbers of the text in order; those in the spans ``taken`` (in order) are left out."""
    numerals = _numerals(tokens, taken)
    found: list[Quantity] = []
    at = 0
    while at < len(numerals):
        near = at + 1 < len(numerals) and numerals[at + 1].start - numerals[at].end <= MOST_BETWEEN
        pair = _pair(tokens, numerals[at], numerals[at + 1]) if near else ()
        found += pair or (_alone(tokens, numerals[at]),)
        at += 2 if pair else 1
    return _compared(tokens.words, found)


def _alone(tokens: Tokens, numeral: Numeral) -> Quantity:
    value, bound = _valued(tokens, numeral)
    return Quantity(numeral.start, numeral.end, value, bound, numeral, numeral)


def _pair(tokens: Tokens, first: Numeral, second: Numeral) -> tuple[Quantity, ...]:
    """Return the one quantity that two numerals make, or both where the first takes the second's scale."""
    words = tokens.words
    link = joint(words, first, second)
    if link is None or first.value is None or second.value is None:
        return ()
    if link.form == SLASH:
        return _fraction(tokens, first, second)
    means = meaning(words, before_number(words, first.start), link)
    low, high = ends(first, second)
    if means == "change" and low != first.value:
        return _alone(tokens, first)._replace(value=tidy(low)), _alone(tokens, second)
    if _is_negative(tokens, first.start):
        low = -low
    if means != "range" or low >= high or words[second.end - 1].form.startswith("0"):
        return ()
    mark = link.form if link.is_mark and not link.words else ""
    return (Quantity(first.start, second.end, (tidy(low), tidy(high)), "range", first, second, mark),)


def _fraction(tokens: Tokens, first: Numeral, second: Numeral) -> tuple[Quantity, ...]:
    value = ratio(tokens, first, second)
    if value is None:
        return ()
    if _is_negative(tokens, first.start):
        value = -value
    bound = bound_of(tokens, first.start, second.end)
    return (Quantity(first.start, second.end, value, bound, first, second, SLASH),)


def _compared(words: list[Word], found: list[Quantity]) -> list[Quantity]:
    """Make one range of two bounds of one thing: «أكثر من 20 وأقل من 30»."""
    for at in range(len(found) - 1, 0, -1):
        low, high = found[at - 1], found[at]
        if (
            low.bound not in _FROM_BELOW
            or high.bound not in _FROM_ABOVE
            or not _only_bounds(words, low, high)
        ):
            continue
        values = (low.value, high.value)
        if (
            isinstance(values[0], int | float)
            and isinstance(values[1], int | float)
            and values[0] < values[1]
        ):
            ends_of = (values[0], values[1])
            found[at - 1 : at + 1] = [Quantity(low.start, high.end, ends_of, "range", low.first, high.last)]
    return found


def _only_bounds(words: list[Word], low: Quantity, high: Quantity) -> bool:
    """Tell whether nothing but bounding words stands between two numbers."""
    known = bounds().words
    between = words[low.end : high.start]
    return len(between) <= _LONGEST_COMPARISON and all(word.form in known for word in between)


def _numerals(tokens: Tokens, taken: Iterable[Span]) -> list[Numeral]:
    starts, ends = tokens.starts, tokens.ends
    spans = iter(taken)
    span = next(spans, None)
    found: list[Numeral] = []
    free = 0
    for at in tokens.places(NUMBERED):
        if at < free:
            continue
        while span is not None and span[1] <= starts[at]:
            span = next(spans, None)
        if (span is not None and span[0] < ends[at]) or _is_in_name(tokens, at):
            continue
        numeral = read_numeral(tokens, at)
        if numeral is not None:
            found.append(numeral)
            free = numeral.end
    return found


def _is_in_name(tokens: Tokens, at: int) -> bool:
    """Tell whether digits are glued to Latin letters or the marks of an address: G20, v=3, 1M."""
    words, text = tokens.words, tokens.text
    if words[at].kind != NUMBER:
        return False
    start, end = tokens.starts[at], tokens.ends[at]
    before = text[start - 1] if start else " "
    if before in _OF_NAME:
        return True
    if before in _OF_ADDRESS and start > 1 and text[start - 2].isascii() and text[start - 2].isalnum():
        return before != SLASH or words[at - 2].kind != NUMBER
    if at and tokens.ends[at - 1] == start and words[at - 1].kind == LATIN:
        return True
    return at + 1 < len(words) and words[at + 1].kind == LATIN and tokens.starts[at + 1] == end


def before_number(words: list[Word], at: int) -> int:
    """Return the index of the word before the number at token ``at``: over brackets, signs, ب and ال."""
    at -= 1
    while at >= 0 and _is_carrier(words[at]):
        at -= 1
    return at


def _is_carrier(word: Word) -> bool:
    if word.kind == PUNCT:
        return word.surface in _OPENING or word.surface in SIGNS
    return word.form in apart().carriers or (word.number is not None and word.number.kind == "minus")


def _valued(tokens: Tokens, numeral: Numeral) -> tuple[Value, str]:
    value = numeral.value
    if value is None:
        return None, "vague"
    if not _is_negative(tokens, numeral.start):
        return value, bound_of(tokens, numeral.start, numeral.end)
    return -value, bound_of(tokens, numeral.start - 1, numeral.end)


def _is_negative(tokens: Tokens, start: int) -> bool:
    words = tokens.words
    if not start:
        return False
    before = words[start - 1]
    if before.number is not None and before.number.kind == "minus":
        return True
    if before.surface not in _MINUS or not adjacent(tokens, start - 1):
        return False
    return start == 1 or not adjacent(tokens, start - 2) or words[start - 2].kind == PUNCT


def bound_of(tokens: Tokens, start: int, end: int) -> str:
    """Return the bound that the words around the number ``[start, end)`` set, or "exact"."""
    words = tokens.words
    bound = _bound_before(words, before_number(words, start))
    if bound in ("exact", "about"):
        after = _bound_after(words, end)
        return bound if after in _SAYS_NOTHING else after
    if bound in _OR_EQUAL and _bound_after(words, end) == "or_equal":
        return _OR_EQUAL[bound]
    return bound


_FROM_BELOW: Final = frozenset({"more_than", "at_least"})
_FROM_ABOVE: Final = frozenset({"less_than", "at_most"})
_LONGEST_COMPARISON: Final = 7
_SAYS_NOTHING: Final = frozenset({"", "exact", "or_equal"})
_OR_EQUAL: Final = {"more_than": "at_least", "less_than": "at_most"}


def _bound_before(words: list[Word], at: int) -> str:
    if at < 0:
        return "exact"
    table = bounds()
    for phrase in table.near.get(words[at].form, ()):
        if matches(words, at, phrase, -1):
            return phrase.bound
    for place in range(at, max(-1, at - GAP_WORDS - 1), -1):
        for phrase in table.far.get(words[place].form, ()):
            if matches(words, place, phrase, -1):
                return phrase.bound
        word = words[place]
        if (word.kind >= PUNCT or word.number is not None) and not may_stand_between(words, place):
            break
    return "exact"


def _bound_after(words: list[Word], at: int) -> str:
    table = bounds().after
    measure = measure_at(words, at) if at < len(words) else None
    if measure is not None:
        at = measure.end  # «90 في المائة تقريباً»
    for place in range(at, min(len(words), at + _AFTER_WORDS)):
        word = words[place]
        for phrase in table.get(word.form, ()):
            if matches(words, place, phrase, 1):
                return phrase.bound
        if word.kind < PUNCT and word.number is None:
            continue
        if not may_stand_between(words, place) and word.surface not in SIGNS:
            break
    return ""
