"""What a number is when it is no figure: a name, an age, a time, a score, a place in an order."""

from collections.abc import Callable
from typing import Final, NamedTuple

from musnad.extract.figure_units import Unit, has_article, is_counted, is_definite, is_lone_one, is_possessed
from musnad.extract.numerals import joined_number
from musnad.extract.quantities import Quantity, adjacent
from musnad.lexicon.contexts import contexts
from musnad.lexicon.types import Tag
from musnad.lexicon.units import currency_sign, is_known_unit, is_plural
from musnad.text.tokens import BREAK, LATIN, NUMBER, WORD, Tokens, Word

_DASHES: Final = frozenset("-–—−~")
_TIMES_SIGNS: Final = frozenset("×x*+:/")
_LIST_MARKS: Final = frozenset(".-–)/:،")
_NONE: Final[frozenset[str]] = frozenset()


class Candidate(NamedTuple):
    """A number that may be a figure: with the word before it, what follows it, and its unit."""

    tokens: Tokens
    found: Quantity
    unit: Unit | None
    before: int  # index of the word before the number and its carriers, or -1
    after: int  # index of the first word after it and its closing marks

    def word_before(self) -> Word | None:
        """Return the word before the number, or None at the start of a line."""
        return self.tokens.words[self.before] if self.before >= 0 else None

    def word_after(self) -> Word | None:
        """Return the word after the number, or None at the end."""
        words = self.tokens.words
        return words[self.after] if self.after < len(words) else None

    def classes_before(self) -> frozenset[str]:
        """Return the classes of the word before the number."""
        word = self.word_before()
        return contexts().before.get(word.form, _NONE) if word is not None else _NONE

    def classes_after(self) -> frozenset[str]:
        """Return the classes of the word after the number."""
        word = self.word_after()
        return contexts().after.get(word.form, _NONE) if word is not None else _NONE

    def is_digits(self) -> bool:
        """Tell whether the number begins with digits."""
        return self.found.first.kind == "digits"

    def has_article(self) -> bool:
        """Tell whether the number is definite, in words or as «الـ 27»."""
        return self.found.first.definite or has_article(self.tokens.words, self.found.start)


def why_no_figure(candidate: Candidate) -> str:
    """Return the name of the filter that says the number is no figure, or "" when it is one."""
    return next((name for name, says in _FILTERS if says(candidate)), "")


def _is_label(candidate: Candidate) -> bool:
    """«المادة 5», «القناة 12»: but «رحلة 300 راكب» has its counted noun."""
    if candidate.found.value is None:
        return False
    classes = candidate.classes_before()
    if "count" in classes and candidate.before:  # «القانون عدد 72»
        classes = contexts().before.get(candidate.tokens.words[candidate.before - 1].form, _NONE)
    if not classes & _LABELS:
        return _is_after_name(candidate)
    if candidate.found.last.scale > 1 or _measures_next(candidate):
        return False
    if "letter" in classes:
        return candidate.is_digits() and not _counts_known(candidate)
    return not _counts_next(candidate) or candidate.has_article()


def _measures_next(candidate: Candidate) -> bool:
    unit = candidate.unit
    return unit is not None and unit.code is not None and unit.start == candidate.after


def _counts_known(candidate: Candidate) -> bool:
    unit = candidate.unit
    return _counts_next(candidate) and unit is not None and is_known_unit(candidate.tokens.words[unit.start].form)


def _is_after_name(candidate: Candidate) -> bool:
    """«المنار 2», «أ 320»: bare digits after the name of a place or person, or after a single letter."""
    before = candidate.word_before()
    if before is None or not candidate.is_digits() or candidate.unit is not None:
        return False
    if before.kind != WORD or candidate.found.bound != "exact" or candidate.found.last.scale > 1:
        return False
    return len(before.form) == 1 or bool(before.tags & _NAMES)


_NAMES: Final = Tag.CITY | Tag.COUNTRY | Tag.NAME | Tag.PLACE


def _counts_next(candidate: Candidate) -> bool:
    """Tell whether a counted noun stands next to the number, with no «من» between."""
    return candidate.unit is not None and candidate.unit.noun and candidate.unit.start == candidate.after


_LABELS: Final = frozenset({"label", "letter", "phone"})


def _is_in_model(candidate: Candidate) -> bool:
    """«إف-16», «إتش7», «Galaxy 9»: digits hung on a word or after a Latin one."""
    words, start = candidate.tokens.words, candidate.found.start
    if not candidate.is_digits() or not start:
        return False
    before = words[start - 1]
    if before.kind == LATIN:
        return not currency_sign(before.surface)
    if before.kind == WORD and adjacent(candidate.tokens, start - 1):
        # ب, ل and ال may be written on digits; a missing space shows by what is counted.
        return len(before.form) > 2 and not _counts(candidate) and candidate.found.last.scale == 1
    if before.surface not in _HYPHENS or start < 2 or not adjacent(candidate.tokens, start - 1):
        return False
    stem = words[start - 2]
    if stem.kind not in (WORD, LATIN) or stem.form in _CARRIED:
        return False
    return adjacent(candidate.tokens, start - 2) or "letter" in contexts().before.get(stem.form, _NONE)


_HYPHENS: Final = frozenset("-–_")
_CARRIED: Final = frozenset({"ب", "ل", "ال"})


def _is_duration(candidate: Candidate) -> bool:
    """«ثلاثة أيام», «السنوات الأربع», «عام ونصف», «الساعة الثامنة والنصف»."""
    after = candidate.word_after()
    if after is not None and after.form == "من":
        words = candidate.tokens.words
        after = words[candidate.after + 1] if candidate.after + 1 < len(words) else None
    if after is not None and _is_time_unit(after):
        return True
    before = candidate.word_before()
    if before is None or not _is_time_unit(before):
        return False
    return candidate.has_article() or is_lone_one(candidate.found) or _is_joined_fraction(candidate)


def _is_time_unit(word: Word) -> bool:
    return word.time is not None and word.time.kind == "unit" and word.number is None


def _is_joined_fraction(candidate: Candidate) -> bool:
    reading = candidate.tokens.words[candidate.found.start].number
    return reading is not None and reading.joined and reading.kind.startswith("fraction")


def _is_clock(candidate: Candidate) -> bool:
    after = candidate.word_after()
    if after is not None and after.time is not None and after.time.kind == "daypart" and candidate.unit is None:
        return True
    if "clock" in candidate.classes_after() and candidate.is_digits():
        return True
    classes = candidate.classes_before()
    if "clock" in classes and not (candidate.unit is not None and candidate.unit.noun):
        return True
    return candidate.unit is None and _is_joined_to_ordinal(candidate)


def _is_joined_to_ordinal(candidate: Candidate) -> bool:
    """«الثامنة و32», «الثالثة والعشرين»."""
    words, start = candidate.tokens.words, candidate.found.start
    at = start - 1
    if joined_number(words, start) != start:
        if at < 0 or words[at].form != "و":
            return False
        at -= 1
    return at >= 0 and _is_ordinal(words[at])


def _is_age(candidate: Candidate) -> bool:
    if "age" in candidate.classes_before():
        return not _counts(candidate)
    words, at = candidate.tokens.words, candidate.after
    after = contexts().before
    return at + 1 < len(words) and words[at].form == "من" and "age" in after.get(words[at + 1].form, _NONE)


def _is_times(candidate: Candidate) -> bool:
    return "times" in candidate.classes_after()


def _is_beside_sign(candidate: Candidate) -> bool:
    """Clock, fraction, dimension or score in digits: 9:34, 7/8, 30 × 30, 2-1."""
    words, found = candidate.tokens.words, candidate.found
    if found.mark == "/":
        return True
    if found.mark in _DASHES and found.mark:
        return not _is_counted_range(candidate)
    if candidate.unit is None and _is_among_digits(words, found):
        return True
    return _is_part_of_sign(words, found.end, 1) or _is_part_of_sign(words, found.start - 1, -1)


def _is_among_digits(words: list[Word], found: Quantity) -> bool:
    """Tell whether other digits stand next to the number: a season written «76 ـ 77», a phone number."""
    if found.first.kind != "digits":
        return False
    before = words[found.start - 1].kind if found.start else BREAK
    after = words[found.end].kind if found.end < len(words) else BREAK
    return NUMBER in (before, after)


def _is_part_of_sign(words: list[Word], at: int, step: int) -> bool:
    beyond = at + step
    if not 0 <= at < len(words) or not 0 <= beyond < len(words):
        return False
    sign, number = words[at].surface, words[beyond]
    if sign not in _DASHES and sign not in _TIMES_SIGNS:
        return False
    return number.kind == NUMBER or (number.number is not None and number.number.kind in ("zero", "unit"))


def _is_counted_range(candidate: Candidate) -> bool:
    if "score" in candidate.classes_before():
        return False
    if candidate.found.last.scale > 1 or candidate.found.bound != "range":
        return True
    unit = candidate.unit
    if unit is None:
        return False
    noun = candidate.tokens.words[unit.start].form
    return unit.code is not None or is_known_unit(noun) or noun.endswith("ا")


def _is_list_number(candidate: Candidate) -> bool:
    """A number that opens a line and is followed by a mark: «1. …», «2- …»; or stands alone on it."""
    words, found = candidate.tokens.words, candidate.found
    if not candidate.is_digits():
        return False
    if _is_followed_by_dash(candidate):
        return True
    if found.start and words[found.start - 1].kind != BREAK:
        return False
    if found.end >= len(words) or words[found.end].kind == BREAK:
        return True
    number = found.value
    return words[found.end].surface in _LIST_MARKS and isinstance(number, int) and number < 100


def _is_followed_by_dash(candidate: Candidate) -> bool:
    """A number of a list that runs on in its line: «1- … 2- …»."""
    words, end = candidate.tokens.words, candidate.found.end
    if candidate.unit is not None or end + 1 >= len(words) or words[end].surface not in _DASHES:
        return False
    return words[end + 1].kind == WORD and adjacent(candidate.tokens, end - 1)


def _is_code(candidate: Candidate) -> bool:
    """Phone and account numbers: a leading zero, or many digits that count nothing."""
    form = candidate.tokens.words[candidate.found.start].form
    if not candidate.is_digits() or not form.isdigit():
        return False
    if len(form) > 1 and form[0] == "0":
        return True
    return len(form) >= 7 and candidate.unit is None


def _is_year(candidate: Candidate) -> bool:
    """A bare four-digit number of our times with nothing counted after it."""
    form = candidate.tokens.words[candidate.found.start].form
    if not candidate.is_digits() or not form.isdigit() or candidate.found.last.scale > 1:
        return False
    if "event" in candidate.classes_before() and len(form) in (2, 4) and not _counts(candidate):
        return True
    value = int(form)
    if len(form) != 4 or _counts(candidate):
        return False
    before = candidate.word_before()
    if candidate.found.bound not in ("exact", "at_most"):
        return False
    after_preposition = before is not None and bool(before.tags & Tag.PREPOSITION)
    return 1900 <= value <= 2099 or 1400 <= value <= 1460 or (after_preposition and 1500 <= value < 1900)


def _counts(candidate: Candidate) -> bool:
    unit = candidate.unit
    return unit is not None and (unit.noun or unit.code is not None) and unit.start >= candidate.found.end


def _is_score(candidate: Candidate) -> bool:
    """«بنتيجة ثلاثة أهداف», «بأربعة أهداف مقابل هدف»."""
    if "score" in candidate.classes_before():
        return True
    words, unit = candidate.tokens.words, candidate.unit
    after = contexts().after
    if unit is None or "goal" not in after.get(words[unit.start].form, _NONE):
        return False
    first = min(unit.start, candidate.found.start)
    if first >= 2 and "versus" in after.get(words[first - 1].form, _NONE):
        return "goal" in after.get(words[first - 2].form, _NONE)
    following = words[candidate.after + 1] if candidate.after + 1 < len(words) else None
    return following is not None and "versus" in after.get(following.form, _NONE)


def _is_round(candidate: Candidate) -> bool:
    """«ربع النهائي», «النصف الأول», «الربع الأخير», «نصف سنوي»."""
    kind = candidate.found.first.kind
    if not kind.startswith("fraction"):
        return False
    if "knockout" in candidate.classes_after():
        return True
    after = candidate.word_after()
    if not candidate.has_article() or after is None:
        return False
    return _is_joined_fraction(candidate) or "part" in candidate.classes_after() or _is_ordinal(after)


def _is_ordinal(word: Word) -> bool:
    return word.time is not None and word.time.kind == "ordinal"


def _is_place_in_order(candidate: Candidate) -> bool:
    """«الذكرى السبعين», «المركز الـ99», «الثالثة والعشرين»: but «المباريات الثلاث» counts."""
    before = candidate.word_before()
    if _is_joined_to_ordinal(candidate) and (candidate.unit is None or candidate.found.first.definite):
        return True
    if not candidate.has_article() or candidate.found.value is None:
        return False
    if candidate.found.first.kind.startswith("fraction"):
        return False
    small = isinstance(candidate.found.value, int) and 3 <= candidate.found.value <= 10 and not candidate.is_digits()
    unit = candidate.unit
    if unit is not None and unit.start >= candidate.found.end:
        return small and not is_plural(candidate.tokens.words[unit.start])
    if before is None or before.kind != WORD or not _is_definite_noun(before):
        return not (candidate.found.bound not in ("exact", "vague") and candidate.found.last.scale > 1)
    if small or is_plural(before):
        return False
    # An adjective between: المستعمرات الأميركية الـ13
    return not (candidate.before and is_plural(candidate.tokens.words[candidate.before - 1]))


def _is_definite_noun(word: Word) -> bool:
    if not is_counted(word, definite=True, joined=True):
        return False
    return is_definite(word) or bool(word.tags & Tag.POSSESSED) or is_possessed(word)


def _is_hundred_of_percent(candidate: Candidate) -> bool:
    """The «المئة» of «في المئة» and «بالمئة»."""
    return candidate.found.first.kind == "hundred" and candidate.found.first.definite and candidate.found.value == 100


def _is_idle_one(candidate: Candidate) -> bool:
    """«واحد من», «كل واحد», «في آن واحد»: but «دائرة واحدة» counts."""
    if not is_lone_one(candidate.found):
        return False
    before = candidate.word_before()
    if _measures_next(candidate):
        return False
    if candidate.found.first.definite or before is None or not is_counted(before, joined=True):
        return True
    return "idiom" in candidate.classes_before()


def _is_idle_thousand(candidate: Candidate) -> bool:
    """«ألف» with nothing to count may be a verb; «المليون» alone names no amount."""
    first = candidate.found.first
    if first.kind != "scale" or first.plain != 1 or candidate.found.end - candidate.found.start > 1:
        return False
    if candidate.found.bound != "exact" or (candidate.unit is not None and not first.definite):
        return False
    return first.definite or first.scale == 1000


def _is_in_brackets(candidate: Candidate) -> bool:
    """A number alone in brackets with nothing counted: a rank, a minute, a reference."""
    words, found = candidate.tokens.words, candidate.found
    if not candidate.is_digits() or candidate.unit is not None or found.bound != "exact" or found.last.scale > 1:
        return False
    return 0 < found.start and found.end < len(words) and words[found.start - 1].surface + words[found.end].surface == "()"


_FILTERS: Final[tuple[tuple[str, Callable[[Candidate], bool]], ...]] = (
    ("duration", _is_duration),
    ("label", _is_label),
    ("model", _is_in_model),
    ("sign", _is_beside_sign),
    ("list", _is_list_number),
    ("brackets", _is_in_brackets),
    ("code", _is_code),
    ("year", _is_year),
    ("times", _is_times),
    ("clock", _is_clock),
    ("age", _is_age),
    ("percent", _is_hundred_of_percent),
    ("score", _is_score),
    ("round", _is_round),
    ("order", _is_place_in_order),
    ("one", _is_idle_one),
    ("thousand", _is_idle_thousand),
)
