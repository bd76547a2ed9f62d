"""What a number is when it is no figure: a name, an age, a time, a score, a place in an order."""

from collections.abc import Callable
from typing import Final

from musnad.extract.dates.marks import OR, TO
from musnad.extract.figures.candidate import NO_CLASSES, OF, Candidate, is_ordinal
from musnad.extract.figures.names import (
    is_among_digits,
    is_beside_sign,
    is_code,
    is_in_brackets,
    is_in_model,
    is_in_quoted_name,
    is_label,
    is_list_number,
    is_year,
)
from musnad.extract.figures.units import is_counted, is_definite, is_lone_one, is_possessed
from musnad.extract.numbers.below_thousand import joined_number
from musnad.extract.numbers.numerals import read_numeral
from musnad.lexicon.contexts import contexts
from musnad.lexicon.types import Tag
from musnad.lexicon.units import is_plural
from musnad.text.tokens import WORD, Word

_TO: Final = "ل"  # written on what the other side of a score has: بسبعة أهداف لهدف
_BETWEEN_TWO: Final = OR | TO
_AS: Final = "ك"
Filter = tuple[str, Callable[[Candidate], bool]]


def why_no_figure(candidate: Candidate) -> str:
    """Return the name of the filter that says the number is no figure, or "" when it is one."""
    for name, says in _OF_DIGITS if candidate.is_digits else _OF_WORDS:
        if says(candidate):
            return name
    return ""


def _is_duration(candidate: Candidate) -> bool:
    """«ثلاثة أيام», «السنوات الأربع», «عام ونصف», «20 من الشهر»."""
    words, after = candidate.words, candidate.word_after
    if after is not None and after.form == OF:
        after = words[candidate.after + 1] if candidate.after + 1 < len(words) else None
    if after is not None and _is_time_unit(after):
        return True
    if candidate.unit is None and (_is_first_of_two(candidate) or _is_second_of_two(candidate)):
        return True
    before = candidate.word_before
    if before is None or not _is_time_unit(before):
        return False
    return candidate.is_definite() or is_lone_one(candidate.found) or candidate.is_joined_fraction()


def _is_first_of_two(candidate: Candidate) -> bool:
    """«17 و18 سنة», «لا تزيد على أربع إلى خمس ساعات»: the second number carries the unit of both."""
    words, end = candidate.words, candidate.found.end
    at = joined_number(words, end)
    if at < 0 and end + 1 < len(words) and words[end].form in _BETWEEN_TWO:
        at = end + 1 if words[end + 1].number is not None else -1
    numeral = read_numeral(candidate.tokens, at) if at >= 0 else None
    return numeral is not None and numeral.end < len(words) and _is_time_unit(words[numeral.end])


def _is_second_of_two(candidate: Candidate) -> bool:
    """«يومين أو ثلاثة», «عام أو عامين ونصف»."""
    words, before = candidate.words, candidate.before
    return before > 0 and words[before].form in OR and _is_time_unit(words[before - 1])


def _is_time_unit(word: Word) -> bool:
    if word.number is not None:
        return False
    if word.time is not None and word.time.kind == "unit":
        return True
    return "duration" in contexts().after.get(word.form, NO_CLASSES)


def _is_clock(candidate: Candidate) -> bool:
    """«الساعة 9», «5 مساء», «19,00 ت غ», «الثامنة و32»."""
    after = candidate.word_after
    if after is not None and after.time is not None and after.time.kind == "daypart":
        return True
    if candidate.unit is None and candidate.follows_ordinal():
        return True
    if candidate.found.first.kind.startswith("fraction") and _is_short_of_hour(candidate):
        return True
    if "clock" in candidate.classes_after and candidate.is_digits:
        return True
    if "clock" not in candidate.classes_before or candidate.unit is None:
        return "clock" in candidate.classes_before
    apart = candidate.before < candidate.found.start - 1  # «سعر الساعة ب 16 ريالا»: but «الساعة 6.40 م»
    return not (candidate.unit.noun or (apart and candidate.counts()))


def _is_short_of_hour(candidate: Candidate) -> bool:
    """«الثامنة إلا ربعاً»."""
    words, before = candidate.words, candidate.before
    return before > 0 and bool(words[before].tags & Tag.PARTICLE) and is_ordinal(words[before - 1])


def _is_age(candidate: Candidate) -> bool:
    """«سن 23», «في العشرين من عمره»."""
    if "age" in candidate.classes_before:
        return not candidate.counts()
    after = candidate.word_after
    if after is None or after.form != OF or candidate.after + 1 >= len(candidate.words):
        return False
    return "age" in contexts().before.get(candidate.words[candidate.after + 1].form, NO_CLASSES)


def _is_times(candidate: Candidate) -> bool:
    """«خمس مرات»: but «أسرع بـ70 مرة», «عشرة آلاف مرة» tell how much."""
    return "times" in candidate.classes_after and not (candidate.is_scaled() or candidate.says_by_how_much())


def _is_score(candidate: Candidate) -> bool:
    """«بنتيجة ثلاثة أهداف», «بأربعة أهداف مقابل هدف»: but «فاز بـ13 مقعدا» counts."""
    words, unit, after = candidate.words, candidate.unit, contexts().after
    goals = unit is not None and "goal" in after.get(words[unit.start].form, NO_CLASSES)
    if "score" in candidate.classes_before:
        return goals or not candidate.counts()
    if unit is None or not goals:
        return False
    first = min(unit.start, candidate.found.start)
    if first >= 2 and "versus" in after.get(words[first - 1].form, NO_CLASSES):
        return "goal" in after.get(words[first - 2].form, NO_CLASSES)
    if words[first].form[0] == _TO and first and "goal" in after.get(words[first - 1].form, NO_CLASSES):
        return True
    following = words[candidate.after + 1] if candidate.after + 1 < len(words) else None
    if following is None:
        return False
    classes = after.get(following.form, NO_CLASSES)
    return "versus" in classes or (following.form[0] == _TO and "goal" in classes)


def _is_round(candidate: Candidate) -> bool:
    """«ربع النهائي», «النصف الأول», «الربع الأخير», «الثامنة والنصف»."""
    after = candidate.word_after
    if not candidate.found.first.kind.startswith("fraction") or after is None:
        return False
    if "knockout" in candidate.classes_after:
        return True
    if not candidate.is_definite():
        return False
    return candidate.is_joined_fraction() or "part" in candidate.classes_after or is_ordinal(after)


def _is_place_in_order(candidate: Candidate) -> bool:
    """«الذكرى السبعين», «المركز الـ99», «الثالثة والعشرين»: but «المباريات الثلاث» counts."""
    first, unit = candidate.found.first, candidate.unit
    if (unit is None or first.definite) and candidate.follows_ordinal():
        return True
    if candidate.found.value is None or first.kind.startswith("fraction") or not candidate.is_definite():
        return False
    if unit is not None and unit.start >= candidate.found.end:
        return _is_few(candidate) and not is_plural(candidate.words[unit.start])
    return not _is_count_of_definite(candidate)


def _is_few(candidate: Candidate) -> bool:
    """Three to ten in words: an ordinal has another form, so that these can only count."""
    value = candidate.found.value
    return isinstance(value, int) and 3 <= value <= 10 and not candidate.is_digits


def _is_count_of_definite(candidate: Candidate) -> bool:
    """Tell whether a definite number counts the noun before it: «الدول الـ27», «أطرافها الأربع»."""
    before = candidate.word_before
    if candidate.is_scaled() and candidate.found.bound not in ("exact", "vague"):
        return True
    if before is None or before.kind != WORD or not _is_definite_noun(before):
        return False
    if _is_few(candidate) or is_plural(before):
        return True
    # An adjective between: المستعمرات الأميركية الـ13
    return candidate.before > 0 and is_plural(candidate.words[candidate.before - 1])


def _is_definite_noun(word: Word) -> bool:
    if not is_counted(word, definite=True, joined=True):
        return False
    return is_definite(word) or bool(word.tags & Tag.POSSESSED) or is_possessed(word)


def _is_idle_one(candidate: Candidate) -> bool:
    """«واحد من», «كل واحد», «في إطار واحد», «كتحالف واحد»: but «دائرة واحدة» counts."""
    if not is_lone_one(candidate.found) or candidate.measures_next() or _is_one_among(candidate):
        return False
    before = candidate.word_before
    if candidate.found.first.definite or before is None or not is_counted(before, joined=True):
        return True
    return "idiom" in candidate.classes_before or _is_one_of(candidate) or _is_setting(candidate, before)


def _is_one_among(candidate: Candidate) -> bool:
    """«واحد من بين 7 أشخاص», «واحد من أصل عشرة»: a share that counts."""
    words, at = candidate.words, candidate.after
    if at + 3 >= len(words) or words[at].form != OF or words[at + 2].number is None:
        return False
    return "among" in contexts().after.get(words[at + 1].form, NO_CLASSES)


def _is_one_of(candidate: Candidate) -> bool:
    """«تعد واحدة من أفقر الدول»: but «واحدة من كل عشرين» counts."""
    words, after = candidate.words, candidate.word_after
    if after is None or after.form != OF or candidate.after + 1 >= len(words):
        return False
    return "each" not in contexts().after.get(words[candidate.after + 1].form, NO_CLASSES)


def _is_setting(candidate: Candidate, noun: Word) -> bool:
    """Tell whether the noun says where or how, «only» aside: في إطار واحد, كتحالف واحد."""
    if candidate.word_after is not None and "only" in candidate.classes_after:
        return False
    governs = candidate.words[candidate.before - 1] if candidate.before > 0 else None
    if governs is not None and "setting" in contexts().before.get(governs.form, NO_CLASSES):
        return True
    return bool(noun.tags & Tag.WITH_PREPOSITION) and noun.form[0] == _AS


def _is_in_name(candidate: Candidate) -> bool:
    """«وست هام»: what follows makes a name of the number."""
    return "name" in candidate.classes_after and candidate.found.first is candidate.found.last


def _is_idle_zero(candidate: Candidate) -> bool:
    """«صفر» with nothing counted: of a score, «تحت الصفر», «من الصفر», somebody's name."""
    after = candidate.word_after
    name = after is not None and bool(after.tags & Tag.PARTICLE_OF_NAME)
    return candidate.found.first.kind == "zero" and (candidate.unit is None or name)


def _is_idle_thousand(candidate: Candidate) -> bool:
    """«ألف» with nothing to count may be a verb; «المليون» alone names no amount."""
    first = candidate.found.first
    if first.kind != "scale" or first.plain != 1 or first.end - first.start > 1:
        return False
    if candidate.found.bound != "exact" or candidate.counts_next() or candidate.measures_next():
        return False
    if candidate.unit is not None and not first.definite:
        return False
    return first.definite or first.scale == 1000


_OF_DIGITS: Final[tuple[Filter, ...]] = (
    ("duration", _is_duration),
    ("label", is_label),
    ("model", is_in_model),
    ("sign", is_beside_sign),
    ("digits", is_among_digits),
    ("list", is_list_number),
    ("brackets", is_in_brackets),
    ("name", is_in_quoted_name),
    ("code", is_code),
    ("year", is_year),
    ("times", _is_times),
    ("clock", _is_clock),
    ("age", _is_age),
    ("score", _is_score),
    ("order", _is_place_in_order),
)
_OF_WORDS: Final[tuple[Filter, ...]] = (
    ("duration", _is_duration),
    ("name", _is_in_name),
    ("label", is_label),
    ("sign", is_beside_sign),
    ("times", _is_times),
    ("clock", _is_clock),
    ("age", _is_age),
    ("score", _is_score),
    ("round", _is_round),
    ("order", _is_place_in_order),
    ("one", _is_idle_one),
    ("zero", _is_idle_zero),
    ("thousand", _is_idle_thousand),
)
