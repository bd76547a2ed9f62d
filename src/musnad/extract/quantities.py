"""Numbers with their bounds: a numeral, or two that make a range, and the words that bound them."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from musnad.extract.numerals import Numeral, adjacent, joined_number, read_numeral, tidy
from musnad.lexicon.bounds import GAP_WORDS, bounds, matches, may_stand_between
from musnad.lexicon.ranges import ANY, range_rules
from musnad.record import Span, Value
from musnad.text.tokens import LATIN, NUMBER, PUNCT, Tokens, Word

# Marks and prepositions that stand between a bounding word and its number: بنحو (511), ما يقارب الـ 90.
_CARRIERS: Final = frozenset({"ب", "ل", "ال", "بال", "لل", "ك", "وب", "ول", "وال", "فال"})
_SIGNS: Final = frozenset("$€£¥₪%٪")
_OPENING: Final = frozenset('([«"“‹')
_MINUS: Final = frozenset("-−")
_SLASH: Final = "/"
_INSIDE_NAME: Final = frozenset("/_=&?@#\\")
_AFTER_WORDS: Final = 6
_UNIT_WORDS: Final = 3


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
        first = numerals[at]
        pair = None
        if at + 1 < len(numerals) and numerals[at + 1].start - first.end <= _UNIT_WORDS + 2:
            pair = _pair(tokens, first, numerals[at + 1])
        if pair is not None:
            found.append(pair)
            at += 2
            continue
        found.append(Quantity(first.start, first.end, *_valued(tokens, first), first, first))
        at += 1
    return found


def _numerals(tokens: Tokens, taken: Iterable[Span]) -> list[Numeral]:
    starts, ends = tokens.starts, tokens.ends
    spans = iter(taken)
    span = next(spans, None)
    found: list[Numeral] = []
    free = 0
    for at in [at for at, word in enumerate(tokens.words) if word.number is not None]:
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
    if before in _INSIDE_NAME:
        return before != _SLASH or at < 2 or words[at - 2].kind != NUMBER
    if at and tokens.ends[at - 1] == start and words[at - 1].kind == LATIN:
        return True
    return end < len(text) and words[at + 1].kind == LATIN and tokens.starts[at + 1] == end


def before_number(words: list[Word], at: int) -> int:
    """Return the index of the word before the number at token ``at``: over brackets, signs, ب and ال."""
    at -= 1
    while at >= 0:
        word = words[at]
        if not (
            word.surface in _OPENING or word.surface in _SIGNS
            if word.kind == PUNCT
            else word.form in _CARRIERS
        ):
            break
        at -= 1
    return at


def _valued(tokens: Tokens, numeral: Numeral) -> tuple[Value, str]:
    value = numeral.value
    if value is None:
        return None, "vague"
    if _is_negative(tokens, numeral.start):
        value = -value
    return value, bound_of(tokens, numeral.start, numeral.end)


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
        return bound if after in ("", "or_equal") else after
    if bound in _OR_EQUAL and _bound_after(words, end) == "or_equal":
        return _OR_EQUAL[bound]
    return bound


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
        if not may_stand_between(words, place):
            break
    return "exact"


def _bound_after(words: list[Word], at: int) -> str:
    table = bounds().after
    for place in range(at, min(len(words), at + _AFTER_WORDS)):
        word = words[place]
        for phrase in table.get(word.form, ()):
            if matches(words, place, phrase, 1):
                return phrase.bound
        if not may_stand_between(words, place) and word.surface not in _SIGNS:
            break
    return ""


def _pair(tokens: Tokens, first: Numeral, second: Numeral) -> Quantity | None:
    """Make one quantity of two numerals where they are the ends of a range, or a fraction in digits."""
    words = tokens.words
    joint = _joint(words, first, second)
    if joint == _SLASH and first.end + 1 == second.start:
        return _ratio(tokens, first, second)
    if not joint or first.value is None or second.value is None:
        return None
    gap = (
        second.start - first.end - (0 if joined_number(words, first.end) == second.start == first.end else 1)
    )
    means = _meaning(words, first, joint, gap)
    if not means:
        return None
    low, high = _ends(first, second)
    if _is_negative(tokens, first.start):
        low = -low
    if low >= high or words[second.end - 1].form.startswith("0"):
        return None
    mark = joint if words[second.start - 1].kind == PUNCT and means != "gap" else ""
    return Quantity(first.start, second.end, (tidy(low), tidy(high)), "range", first, second, mark)


def _joint(words: list[Word], first: Numeral, second: Numeral) -> str:
    """Return what joins two numerals: a mark, a word, و, or "" when nothing does."""
    reading = words[second.start].number
    if reading is not None and reading.joined:
        return "و"
    if reading is not None and reading.preposition == "ل" and first.end == second.start:
        return "ل"
    before = before_number_mark(words, second.start)
    return words[before].form if before >= first.end else ""


def before_number_mark(words: list[Word], at: int) -> int:
    """Return the index of the word or mark that joins the number at ``at`` to what stands before."""
    at -= 1
    while at >= 0 and words[at].kind == PUNCT and words[at].surface in _OPENING | _SIGNS:
        at -= 1
    return at


def _meaning(words: list[Word], first: Numeral, joint: str, gap: int) -> str:
    rules = range_rules()
    before = before_number(words, first.start)
    opener = words[before].form if before >= 0 else ""
    means = rules.get(opener, {}).get(joint, "") or (rules[ANY].get(joint, "") if gap <= 0 else "")
    if gap > 0 and means != "gap":
        return ""
    if means == "change" and _is_change(words, before):
        return ""
    return means


def _is_change(words: list[Word], at: int) -> bool:
    return False


def _ends(first: Numeral, second: Numeral) -> tuple[int | float, int | float]:
    """Return the ends of a range; a scale word on the second counts for both («3 إلى 4 ملايين»)."""
    low, high = first.value or 0, second.value or 0
    if first.scale == 1 and second.scale > 1 and low < second.plain:
        return low * second.scale, high
    return low, high


def _ratio(tokens: Tokens, first: Numeral, second: Numeral) -> Quantity | None:
    over, under = first.value, second.value
    if not isinstance(over, int) or not isinstance(under, int) or not 0 < over <= 100 or not 0 < under <= 100:
        return None
    if not adjacent(tokens, first.start) or not adjacent(tokens, first.start + 1):
        return None
    value = over / under if under > 1 else under / over
    if _is_negative(tokens, first.start):
        value = -value
    bound = bound_of(tokens, first.start, second.end)
    return Quantity(first.start, second.end, tidy(value), bound, first, second, _SLASH)
