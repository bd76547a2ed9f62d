"""Number words below a thousand, and the decimals after them."""

from typing import Final, NamedTuple

from musnad.lexicon.types import NumberReading
from musnad.text.tokens import Word

_AND: Final = "و"
_HUNDREDS: Final = frozenset({"hundred", "hundreds"})
_BELOW_HUNDRED: Final = frozenset({"unit", "one", "ten", "teen", "tens"})


class Part(NamedTuple):
    """A stretch of a number: its value, where it ends, and the scale word it ends in."""

    value: int | float
    end: int
    scale: int = 1


def joined_number(words: list[Word], at: int) -> int:
    """Return the index of the number word joined by و at ``at``, or -1."""
    if at >= len(words):
        return -1
    reading = words[at].number
    if reading is not None:
        return at if reading.joined else -1
    if words[at].form == _AND and at + 1 < len(words) and words[at + 1].number is not None:
        return at + 1
    return -1


def number_at(words: list[Word], at: int) -> NumberReading | None:
    return words[at].number if at < len(words) else None


def below_thousand(words: list[Word], at: int, reading: NumberReading) -> Part | None:
    """Read a number in words below a thousand."""
    if reading.kind in _HUNDREDS:
        alone = reading.compound and _stands_alone(words, at)
        return None if alone else _after_hundred(words, Part(reading.value, at + 1))
    if reading.kind not in _BELOW_HUNDRED:
        return decimal(words, Part(0, at + 1)) if reading.kind == "zero" else None
    following = number_at(words, at + 1)
    if reading.kind != "unit" or following is None or following.joined:
        return _below_hundred(words, at, reading)
    if following.kind == "hundred" and not following.definite and reading.value > 2:
        return _after_hundred(words, Part(reading.value * 100, at + 2))
    # «تسع 500 شخص»: a verb
    return _below_hundred(words, at, reading) if following.kind != "digits" else None


def _stands_alone(words: list[Word], at: int) -> bool:
    """Tell whether no number word goes with the one at ``at``."""
    reading = number_at(words, at + 1)
    beside = reading is not None and reading.kind in _BELOW_HUNDRED
    return not beside and joined_number(words, at + 1) < 0


def _after_hundred(words: list[Word], part: Part) -> Part:
    """Add what follows a hundred: with و, or without it in the spoken way («متين واحد وعشرين»)."""
    at = joined_number(words, part.end)
    if at < 0:
        at = part.end
    reading = number_at(words, at)
    if reading is None or reading.kind not in _BELOW_HUNDRED or reading.preposition:
        return part
    if at == part.end and reading.definite and not reading.joined:
        return part
    rest = _below_hundred(words, at, reading)
    following = number_at(words, rest.end) if rest is not None else None
    if rest is None or (following is not None and following.kind in ("fraction_plural", "hundred")):
        return part
    return Part(part.value + rest.value, rest.end)


def _below_hundred(words: list[Word], at: int, reading: NumberReading) -> Part | None:
    following = number_at(words, at + 1)
    if reading.kind in ("unit", "one"):
        if (
            following is not None
            and following.kind == "ten"
            and not following.joined
            and not following.definite
        ):
            return Part(10 + reading.value, at + 2)
        joined = joined_number(words, at + 1)
        tens = words[joined].number if joined >= 0 else None
        if (
            tens is not None
            and tens.kind == "tens"
            and not tens.preposition
            and tens.definite == reading.definite
        ):
            return decimal(words, Part(reading.value + tens.value, joined + 1))
        if reading.kind == "one":
            return None
    return decimal(words, Part(reading.value, at + 1))


def decimal(words: list[Word], part: Part) -> Part:
    """Read «فاصلة» and the digits after it."""
    point = number_at(words, part.end)
    after = number_at(words, part.end + 1)
    if point is None or point.kind != "point" or after is None or after.joined:
        return part
    if after.kind == "digits":
        digits = words[part.end + 1].form
        return Part(float(f"{int(part.value)}.{digits}"), part.end + 2) if digits.isdigit() else part
    small = below_thousand(words, part.end + 1, after)
    if small is None or not float(small.value).is_integer():
        return part
    return Part(float(f"{int(part.value)}.{int(small.value)}"), small.end)
