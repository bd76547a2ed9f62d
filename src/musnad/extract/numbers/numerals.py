"""The grammar of numerals: how number words and digits next to each other make one number.

Every function takes the words of a text and the index of a number word, and gives what it read and
the index after it; nothing looks further than the number goes.
"""

from typing import Final, NamedTuple

from musnad.extract.numbers.below_thousand import Part, below_thousand, joined_number, number_at
from musnad.extract.numbers.digits import read_digits
from musnad.lexicon.types import NumberReading
from musnad.text.tokens import NUMBER, PUNCT, WORD, Tokens, Word

_SCALES: Final = frozenset({"scale", "scale_plural"})
_SCALED_BY: Final = {"scale": 1, "scale_dual": 2, "dozen_dual": 2}
_PARTS: Final = {"fraction": 1, "fraction_dual": 2}
_AND: Final = "و"
_NEVER_ADDED: Final = frozenset({"scale_plural", "vague", "fraction_plural"})
_THOUSAND: Final = 1000
_VAGUE: Final = frozenset({"vague", "scale_plural"})
_OPENING: Final = frozenset('([«"“‹')
_CLOSING: Final = frozenset(')]»"”›')
_POINTS: Final = frozenset(".٫")
# خمس, سبع, تسع and عشر without ة are also fractions: «خمس السكان» is a fifth.
_ALSO_FRACTIONS: Final = frozenset({5, 7, 9, 10})


class Numeral(NamedTuple):
    """A number as written: tokens ``[start, end)``; ``value`` is None for a vague count.

    ``scale`` is the scale word it ends in (1000 in «18 ألف», 1 without one) and ``plain`` the number
    before that word (18); ``grouped`` is the number when its one dot groups thousands.
    """

    start: int
    end: int
    value: int | float | None
    scale: int
    plain: int | float
    kind: str
    definite: bool
    grouped: int | None = None


def read_numeral(tokens: Tokens, at: int) -> Numeral | None:
    """Return the number that begins with the number word at token ``at``, or None when none does."""
    words = tokens.words
    reading = words[at].number
    if reading is None:
        return None
    if reading.kind == "digits" and _stand_alone(words, at):
        value = tidy(reading.value)
        return Numeral(at, at + 1, value, 1, value, "digits", False, reading.grouped)
    if _is_no_number(words, at, reading):
        return None
    if reading.kind in _VAGUE:
        return Numeral(at, _vague_end(words, at), None, 1, 0, "vague", reading.definite)
    first = _term(tokens, at, reading)
    if first is None:
        return None
    whole = first if reading.kind.startswith("fraction") else _tail(tokens, first)
    only = at + 1 == whole.end
    plain, grouped = first.value / first.scale, reading.grouped if only else None
    value = tidy(whole.value)
    return Numeral(at, whole.end, value, first.scale, plain, reading.kind, reading.definite, grouped)


def _stand_alone(words: list[Word], at: int) -> bool:
    """Tell at a glance that digits have nothing to do with their neighbours: most of them do not."""
    if at + 1 < len(words):
        following = words[at + 1]
        if following.number is not None or following.kind != WORD or following.form == _AND:
            return False
    return not at or words[at - 1].surface not in _POINTS


def tidy(value: int | float) -> int | float:
    """Return ``value`` without the noise of binary fractions, whole numbers as int."""
    if isinstance(value, int):
        return value
    rounded = round(float(f"{value:.15g}"), 6)  # 15 digits are exact: 268.4 مليار has no other
    return int(rounded) if rounded.is_integer() else rounded


def _is_no_number(words: list[Word], at: int, reading: NumberReading) -> bool:
    """Tell «المئة» in «بالمئة» and «في المئة», «عشر» in «الرابعة عشرة», and «الأطنان» from numbers."""
    before = words[at - 1] if at else None
    if reading.definite and reading.kind in ("hundred", "scale"):
        return reading.preposition == "ب" or (before is not None and before.form == "في")
    if reading.kind == "ten":
        return before is not None and before.time is not None and before.time.kind == "ordinal"
    return reading.kind == "vague" and not reading.value and reading.definite


def _vague_end(words: list[Word], at: int) -> int:
    """Return where «مئات», «عشرات الآلاف», «مئات آلاف الملايين» ends."""
    end = at + 1
    while (reading := number_at(words, end)) is not None and reading.kind in _SCALES and not reading.joined:
        end += 1
    return end


def _term(tokens: Tokens, at: int, reading: NumberReading) -> Part | None:
    """Read a number up to its scale words: «18 ألف», «ثلاثة ملايين», «نصف مليون», «ثلاثة أرباع»."""
    head = read_digits(tokens, at, reading) if reading.kind == "digits" else _head(tokens.words, at, reading)
    return _scaled(tokens.words, head) if head is not None else None


def _head(words: list[Word], at: int, reading: NumberReading) -> Part | None:
    """Read a number in words up to its second scale word."""
    if reading.kind in _SCALED_BY:
        scale = int(reading.value)
        return Part(_SCALED_BY[reading.kind] * scale, at + 1, scale)
    if reading.kind in _PARTS:
        return Part(_fraction(_PARTS[reading.kind], reading), at + 1)
    if _is_part_of_definite(words, at, reading):
        return Part(_fraction(1, reading), at + 1)
    small = below_thousand(words, at, reading)
    following = number_at(words, small.end) if small is not None else None
    if small is None or following is None or following.kind != "fraction_plural" or following.joined:
        return small
    return Part(_fraction(small.value, following), small.end + 1)


def _is_part_of_definite(words: list[Word], at: int, reading: NumberReading) -> bool:
    """Tell whether a unit is a fraction, because a noun with the article follows: «خمس السكان»."""
    if reading.kind not in ("unit", "ten") or reading.value not in _ALSO_FRACTIONS or reading.definite:
        return False
    if words[at].form.endswith("ه") or at + 1 >= len(words) or words[at + 1].number is not None:
        return False
    following = words[at + 1]
    return following.bare.startswith("ال") and len(following.form) > 4


def _fraction(count: int | float, reading: NumberReading) -> float:
    return round(count / reading.value, 4)


def _scaled(words: list[Word], part: Part) -> Part:
    """Multiply by the scale words that follow; after a fraction with the article, too: «نصف المليون»."""
    value, end, scale = part
    definite = not float(value).is_integer()
    while True:
        at = _past_closing(words, end)
        reading = number_at(words, at)
        if reading is None or reading.joined or (reading.definite and not definite) or reading.preposition:
            return Part(value, end, scale)
        if reading.kind in _SCALES or reading.kind == "dozen" or _is_hundred_of_digits(words, at, value):
            value *= reading.value
            scale *= int(reading.value)
            end = at + 1
        else:
            return Part(value, end, scale)


def _is_hundred_of_digits(words: list[Word], at: int, value: int | float) -> bool:
    """Tell whether «مئة» after a digit multiplies it: «3 مئة»."""
    reading = words[at].number
    return reading is not None and reading.kind == "hundred" and words[at - 1].kind == NUMBER and value < 10


def _past_closing(words: list[Word], at: int) -> int:
    """Step over the mark that closes around a number whose scale word stands outside: «(3) ملايين»."""
    if at < len(words) and words[at].kind == PUNCT and words[at].surface in _CLOSING:
        before = at - 2
        if before >= 0 and words[before].kind == PUNCT and words[before].surface in _OPENING:
            return at + 1
    return at


def _tail(tokens: Tokens, first: Part) -> Part:
    """Add the parts that follow with و: «ثلاثة ملايين و200 ألف», «مليون ونصف», «ألفان وثلاثمئة»."""
    words = tokens.words
    value, end, scale = first
    while (at := joined_number(words, end)) >= 0 or (at := _loose(words, end, scale)) >= 0:
        reading = words[at].number
        if reading is None or reading.preposition:
            break
        part = _fraction_of(words, at, reading, scale)
        if part is not None:
            return Part(value + part.value, part.end, scale)
        more = _more(tokens, Part(value, end, scale), at, reading)
        if more is None:
            break
        value, end, scale = more
    return Part(value, end, scale)


def _more(tokens: Tokens, part: Part, at: int, reading: NumberReading) -> Part | None:
    """Return ``part`` with the term at ``at`` added, or None when the term is a number of its own."""
    value, _, scale = part
    if scale == 1 or reading.definite or reading.kind in _NEVER_ADDED:
        return None
    term = _term(tokens, at, reading)
    if term is None or term.value <= 0 or not float(term.value).is_integer():
        return None
    if term.value < scale or _is_counted_on(reading, part):
        return Part(value + term.value, term.end, term.scale)
    plain = term.value / term.scale
    if scale == _THOUSAND < term.scale and plain < scale:  # «ألف و200 مليون»
        return Part((value + plain) * term.scale, term.end, term.scale)
    return None


def _is_counted_on(reading: NumberReading, part: Part) -> bool:
    """Tell whether one or two more of the same scale follow a hundred of it: «مئة ألف وألفان»."""
    if reading.kind not in _SCALED_BY or reading.value != part.scale:
        return False
    hundreds, rest = divmod(part.value, 100 * part.scale)
    return hundreds > 0 and rest == 0


def _loose(words: list[Word], at: int, scale: int) -> int:
    """Return ``at`` where a smaller scale follows without و: «4 آلاف 3 مئة», «مليون 760 ألف»."""
    following = number_at(words, at + 1)
    reading = number_at(words, at)
    if scale > 1 and reading is not None and reading.kind == "digits" and following is not None:
        smaller = following.kind in _SCALES and following.value < scale and not following.joined
        return at if smaller or following.kind == "hundred" else -1
    return -1


def _fraction_of(words: list[Word], at: int, reading: NumberReading, scale: int) -> Part | None:
    """Read «ونصف», «وثلاثة أرباع», «ونصف المليون» after a number that ends in the word for ``scale``."""
    if reading.kind == "fraction" and not reading.definite:
        part = Part(_fraction(1, reading), at + 1)
    elif reading.kind == "fraction_dual":
        part = Part(_fraction(2, reading), at + 1)
    else:
        following = number_at(words, at + 1)
        if (
            following is None
            or following.kind != "fraction_plural"
            or reading.kind != "unit"
            or following.joined
        ):
            return None
        part = Part(_fraction(reading.value, following), at + 2)
    repeated = number_at(words, part.end)
    if repeated is not None and repeated.kind == "scale" and not repeated.joined:
        if repeated.value < scale:  # «مليون ونصف ألف»
            return Part(part.value * repeated.value, part.end + 1)
        return Part(part.value * scale, part.end + 1)
    return Part(part.value * scale, part.end)
