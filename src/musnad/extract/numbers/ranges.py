"""Two numerals that make one quantity: the ends of a range, or a fraction in digits."""

from typing import Final, NamedTuple

from musnad.extract.numbers.digits import adjacent
from musnad.extract.numbers.numerals import Numeral, tidy
from musnad.lexicon.contexts import contexts
from musnad.lexicon.ranges import ANY, range_rules
from musnad.text.tokens import NUMBER, PUNCT, Tokens, Word

BRACKETS: Final = frozenset("()[]«»“”‹›\"'")
SIGNS: Final = frozenset("$€£¥₪%٪")
SLASH: Final = "/"
_NONE: Final[frozenset[str]] = frozenset()
_AND: Final = "و"
_TO: Final = "ل"  # written on the second number: من عشرة لعشرين
MOST_BETWEEN: Final = 5  # a counted noun with its brackets, and the word that joins
_CHANGE_REACH: Final = 8
_LARGEST_IN_FRACTION: Final = 100


class Joint(NamedTuple):
    """What joins two numerals: a word or mark, how many words stand between besides, and whether signs do."""

    form: str
    words: int
    signs: bool
    is_mark: bool


def joint(words: list[Word], first: Numeral, second: Numeral) -> Joint | None:
    """Return what joins two numerals, at most `MOST_BETWEEN` tokens apart, or None."""
    form, mark, counted, signs = "", False, 0, False
    for word in words[first.end : second.start]:
        if word.kind == PUNCT:
            signs = signs or word.surface in SIGNS
            if word.surface in BRACKETS or word.surface in SIGNS:
                continue
            if mark:
                return None
            form, mark = word.surface, True
        else:
            counted += 1
            form, mark = word.form, False
    reading = words[second.start].number
    if reading is not None and (reading.joined or reading.preposition == _TO):
        return Joint(_AND if reading.joined else _TO, counted, signs, is_mark=False)
    return Joint(form, counted - (0 if mark else 1), signs, mark) if form else None


def meaning(words: list[Word], before: int, link: Joint) -> str:
    """Return what the rules make of two numerals: range, change or "". ``before`` is the word before them."""
    rules = range_rules()
    opener = words[before].form if before >= 0 else ""
    means = rules.get(opener, {}).get(link.form, "")
    if means == "gap":
        return "range"
    if link.words > 0 or (link.signs and not link.is_mark):
        return ""
    means = means or rules[ANY].get(link.form, "")
    if means != "change":
        return means
    return "change" if _tells_change(words, before) else "range"


def _tells_change(words: list[Word], before: int) -> bool:
    """Tell whether a word of change stands before «من … إلى»: then they are two numbers."""
    table = contexts().before
    for place in range(before, max(-1, before - _CHANGE_REACH), -1):
        word = words[place]
        if word.kind >= PUNCT and word.surface not in BRACKETS:
            return False
        if "change" in table.get(word.form, _NONE):
            return True
    return False


def ends(first: Numeral, second: Numeral) -> tuple[int | float, int | float]:
    """Return the ends of a range; a scale word on the second counts for both («3 إلى 4 ملايين»)."""
    low, high = first.value or 0, second.value or 0
    if first.scale == 1 and second.scale > 1 and low < second.plain:
        return low * second.scale, high
    return low, high


def ratio(tokens: Tokens, first: Numeral, second: Numeral) -> float | None:
    """Return the value of a fraction in digits, or None: 1/2; as right-to-left readers type it, also 2/1."""
    over, under = first.value, second.value
    if not isinstance(over, int) or not isinstance(under, int) or tokens.words[first.start].kind != NUMBER:
        return None
    if not 0 < over <= _LARGEST_IN_FRACTION or not 0 < under <= _LARGEST_IN_FRACTION:
        return None
    if not adjacent(tokens, first.start) or not adjacent(tokens, first.start + 1):
        return None
    return tidy(over / under if under > 1 else under / over)
