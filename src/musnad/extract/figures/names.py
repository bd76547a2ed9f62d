"""Digits that name something rather than count: articles of law, models, lists, phones, years, scores."""

from typing import Final

from musnad.extract.figures.candidate import AND, NO_CLASSES, OF, Candidate
from musnad.extract.figures.units import is_definite
from musnad.extract.numbers.digits import adjacent
from musnad.lexicon.aspects import PART, aspect
from musnad.lexicon.contexts import contexts
from musnad.lexicon.types import Tag
from musnad.lexicon.units import currency_sign, is_known_unit
from musnad.text.tokens import BREAK, LATIN, NUMBER, WORD, Word

_DASHES: Final = frozenset("-–—−~")
_HYPHENS: Final = frozenset("-–_")
_TIMES_SIGNS: Final = frozenset("×x*+:/")
_LIST_MARKS: Final = frozenset(".-–)/:،")
_SLASH: Final = "/"
_LABELS: Final = frozenset({"label", "letter", "phone"})
_NAMES: Final = Tag.CITY | Tag.COUNTRY | Tag.NAME | Tag.PLACE
_RUNNING_MARKS: Final = frozenset(".-–)")
_SENTENCE_ENDS: Final = frozenset(".:؛!؟")
_LIST_REACH: Final = 14  # tokens between two numbers of a list
_LONGEST_CARRIER: Final = 2  # ب, ل and ال are written on digits; a longer word only by mistake
_LONGEST_LABEL: Final = 3  # words between a label and its number
_OF_LABEL: Final = Tag.DEFINITE | Tag.NOUN | Tag.ORG | Tag.ADJECTIVE
_NOT_OF_LABEL: Final = Tag.VERB | Tag.PREPOSITION | Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION
_OPENING: Final = '«“"'
_CLOSING: Final = '»”"'
_LONGEST_NAME: Final = 3  # words beside the number
_LAST_SEQUEL: Final = 10
_LONG_CODE: Final = 7
_LAST_LIST_NUMBER: Final = 99


def is_label(candidate: Candidate) -> bool:
    """«المادة 5», «القناة 12»: but «رحلة 300 راكب» has its counted noun."""
    if candidate.found.value is None:
        return False
    classes = candidate.classes_before
    if "serial" in classes and _is_serial(candidate):
        return True
    if "count" in classes and candidate.before:  # «القانون عدد 72»
        classes = contexts().before.get(candidate.words[candidate.before - 1].form, NO_CLASSES)
    if classes.isdisjoint(_LABELS):
        return _is_after_name(candidate)
    if candidate.is_scaled() or candidate.measures_next():
        return False
    if "letter" in classes:
        return candidate.is_digits and not candidate.counts_known()
    return not candidate.counts_next() or candidate.is_definite()


def _is_serial(candidate: Candidate) -> bool:
    """«الأمر الحكومي عدد 365 المؤرخ في …»: but «عدد 22 مباراة» counts."""
    after = candidate.word_after
    return candidate.is_bare() and after is not None and is_definite(after)


def _is_after_name(candidate: Candidate) -> bool:
    """«المنار 2», «أ 320»: bare digits after the name of a place or person, or after a single letter."""
    before = candidate.word_before
    if before is not None and before.surface == _SLASH and candidate.before:
        before = candidate.words[candidate.before - 1]  # «الرقم: أ / 243»
        return candidate.is_bare() and before.kind == WORD and len(before.form) == 1
    if before is None or before.kind != WORD or not candidate.is_bare():
        return False
    if len(before.form) == 1:
        return before.form != AND
    return bool(before.tags & _NAMES) or _is_of_label(candidate)


def _is_of_label(candidate: Candidate) -> bool:
    """«قرار مجلس الأمن 2254», «القرار الأممي 2254»: nouns and adjectives stand between."""
    words = candidate.words
    if not words[candidate.before].tags & Tag.DEFINITE:
        return False
    for at in range(candidate.before, max(0, candidate.before - _LONGEST_LABEL), -1):
        if not words[at].tags & _OF_LABEL or words[at].tags & _NOT_OF_LABEL or words[at].cues:
            return False
        if "label" in contexts().before.get(words[at - 1].form, NO_CLASSES):
            return True
    return False


def is_in_model(candidate: Candidate) -> bool:
    """«إف-16», «إتش7», «Galaxy 9»: digits hung on a word or after a Latin one."""
    words, start = candidate.words, candidate.found.start
    if not start:
        return False
    before = words[start - 1]
    if before.kind == LATIN:
        return not currency_sign(before.surface)
    if before.kind == WORD and adjacent(candidate.tokens, start - 1):
        # A missing space shows by what is counted.
        return len(before.form) > _LONGEST_CARRIER and not candidate.counts() and not candidate.is_scaled()
    return start > 1 and before.surface in _HYPHENS and (_is_hung(candidate) or _is_numbered(candidate))


def _is_hung(candidate: Candidate) -> bool:
    """Digits after a hyphen that belongs to the word before it: «إف-16», «إس -300», «آر- 4»."""
    words, start = candidate.words, candidate.found.start
    stem, letter = words[start - 2], _is_letter(words[start - 2])
    if not (letter or adjacent(candidate.tokens, start - 1)):
        return False
    if stem.kind == WORD and len(stem.form) <= _LONGEST_CARRIER and not letter:
        return False
    return stem.kind in (WORD, LATIN) and (letter or adjacent(candidate.tokens, start - 2))


def _is_numbered(candidate: Candidate) -> bool:
    """Bare digits after the name of a place and a hyphen that touches either: «جنيف -3», «تبوك- 4»."""
    tokens, start = candidate.tokens, candidate.found.first.start
    stem = candidate.words[start - 2]
    beside = adjacent(tokens, start - 1) or adjacent(tokens, start - 2)
    return candidate.is_bare() and beside and stem.kind == WORD and bool(stem.tags & _NAMES)


def _is_letter(word: Word) -> bool:
    return "letter" in contexts().before.get(word.form, NO_CLASSES)


def is_among_digits(candidate: Candidate) -> bool:
    """Other digits stand next to the number: a season written «76 ـ 77», a phone number in groups."""
    if candidate.unit is not None:
        return False
    words, found = candidate.words, candidate.found
    before = words[found.start - 1].kind if found.start else BREAK
    after = words[found.end].kind if found.end < len(words) else BREAK
    return NUMBER in (before, after)


def is_beside_sign(candidate: Candidate) -> bool:
    """Clock, fraction, dimension or score: 9:34, 7/8, 30 × 30, 2-1, 1-صفر."""
    words, found = candidate.words, candidate.found
    if found.mark:
        return found.mark not in _DASHES or not _is_counted_range(candidate)
    return _is_part_of_sign(words, found.end, 1) or _is_part_of_sign(words, found.start - 1, -1)


def _is_part_of_sign(words: list[Word], at: int, step: int) -> bool:
    if not 0 <= at < len(words):
        return False
    sign, beyond = words[at].surface, at + step
    if (sign not in _DASHES and sign not in _TIMES_SIGNS) or not 0 <= beyond < len(words):
        return False
    number = words[beyond]
    return number.kind == NUMBER or (number.number is not None and number.number.kind in ("zero", "unit"))


def _is_counted_range(candidate: Candidate) -> bool:
    if "score" in candidate.classes_before:
        return False
    if candidate.is_scaled() or candidate.found.bound != "range":
        return True
    unit = candidate.unit
    if unit is None:
        return False
    noun = candidate.words[unit.start].form
    return unit.code is not None or is_known_unit(noun) or noun.endswith("ا")


def is_list_number(candidate: Candidate) -> bool:
    """A number that opens a line and is followed by a mark («1. …», «2- …»), or stands alone on it."""
    words, found = candidate.words, candidate.found
    if _is_followed_by_dash(candidate):
        return True
    if found.end >= len(words) or words[found.end].kind == BREAK:
        return not found.start or words[found.start - 1].kind == BREAK
    number = found.value
    if words[found.end].surface not in _LIST_MARKS or not isinstance(number, int):
        return False
    if number > _LAST_LIST_NUMBER or not found.start or words[found.start - 1].kind == BREAK:
        return number <= _LAST_LIST_NUMBER
    return candidate.is_bare() and _is_in_running_list(candidate, number)


def _is_in_running_list(candidate: Candidate, number: int) -> bool:
    """A number of a list in one line: «… 2 - التمور 3 - الزيوت», «… ما يلي: 1. إن …»."""
    words, found = candidate.words, candidate.found
    mark = words[found.end].surface
    if mark not in _RUNNING_MARKS or found.end + 1 >= len(words) or words[found.end + 1].kind != WORD:
        return False
    if words[found.start - 1].surface in _SENTENCE_ENDS:
        return True
    beside = range(max(1, found.start - _LIST_REACH), min(len(words), found.end + _LIST_REACH))
    return any(
        words[at].surface == mark and words[at - 1].form in (str(number - 1), str(number + 1))
        for at in beside
    )


def _is_followed_by_dash(candidate: Candidate) -> bool:
    """A number of a list that runs on in its line: «1- … 2- …»."""
    words, end = candidate.words, candidate.found.end
    if candidate.unit is not None or end + 1 >= len(words) or words[end].surface not in _DASHES:
        return False
    if words[end + 1].kind == LATIN:
        return True  # the number of a service: «88123 - Mobile»
    return words[end + 1].kind == WORD and adjacent(candidate.tokens, end - 1)


def is_in_brackets(candidate: Candidate) -> bool:
    """A number alone in brackets with nothing counted: a rank, a minute, a reference."""
    words, found = candidate.words, candidate.found
    if not candidate.is_bare() or not found.start or found.end >= len(words):
        return False
    if words[found.start - 1].surface != "(":
        return False
    if words[found.end].form == OF and found.end + 1 < len(words):  # «(32 من ركلة جزاء)»
        return "kick" in contexts().after.get(words[found.end + 1].form, NO_CLASSES)
    return words[found.end].surface == ")" and not _counts_in_brackets(candidate)


def _counts_in_brackets(candidate: Candidate) -> bool:
    """«ارتفع إلى (10059)», «نقل المصابين (5) منهم»: papers that put all their numbers into brackets."""
    before, after = candidate.word_before, candidate.word_after
    governed = before is not None and before.kind == WORD and bool(before.tags & Tag.PREPOSITION)
    return governed or (after is not None and aspect(after.form) == PART)


def is_in_quoted_name(candidate: Candidate) -> bool:
    """«ميت 20 برو», «هجولة 2»: digits in a name of few words between quotation marks."""
    words, found = candidate.words, candidate.found
    if (
        found.bound != "exact"
        or candidate.is_scaled()
        or candidate.measures_next()
        or candidate.counts_known()
    ):
        return False
    before = _to_mark(words, found.start - 1, -1, _OPENING)
    after = _to_mark(words, found.end, 1, _CLOSING)
    if before < 0 or after < 0 or before + after > _LONGEST_NAME:
        return False
    if before and (after or (isinstance(found.value, int) and found.value <= _LAST_SEQUEL)):
        return True
    return not candidate.counts()  # «52 مسلحا», «87» كبسولة, «تجنيد 1417» إفريقيا


def _to_mark(words: list[Word], at: int, step: int, marks: str) -> int:
    """Return how many words of a name stand up to a quotation mark, or -1 when none is near."""
    for count in range(_LONGEST_NAME + 1):
        if not 0 <= at < len(words):
            return -1
        word = words[at]
        if word.surface in marks:
            return count
        if word.kind not in (WORD, LATIN) or word.tags & Tag.VERB or word.cues:
            return -1
        at += step
    return -1


def is_code(candidate: Candidate) -> bool:
    """Phone and account numbers: a leading zero, or many digits that count nothing."""
    form = candidate.words[candidate.found.start].form
    if not form.isdigit():
        return False
    if len(form) > 1 and form[0] == "0":
        return not candidate.counts()
    return len(form) >= _LONG_CODE and candidate.unit is None


def is_year(candidate: Candidate) -> bool:
    """A bare number that names a year: «مونديال 2018», «رؤية 2030», «وفي 1783»."""
    form = candidate.words[candidate.found.start].form
    if not 2 <= len(form) <= 4 or not form.isdigit() or candidate.is_scaled() or candidate.counts():
        return False
    if "event" in candidate.classes_before:
        return True
    if len(form) != 4 or candidate.found.bound not in ("exact", "at_most"):
        return False
    year = int(form)
    before = candidate.word_before
    follows_preposition = before is not None and bool(before.tags & Tag.PREPOSITION)
    return 1900 <= year <= 2099 or 1400 <= year <= 1460 or (follows_preposition and 1500 <= year < 1900)
