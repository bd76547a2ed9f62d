"""Personal names: where one stands in a phrase, and its words."""

from typing import Final

from musnad.extract.keys import name_key, skeleton
from musnad.extract.sources.classes import (
    COMMON,
    GROUP,
    HEAD,
    MEDIA,
    NAME,
    NAMELIKE,
    ORG,
    ROLE,
    TITLE,
    before_withheld,
    is_name,
    surely_given,
)
from musnad.extract.sources.families import (
    is_family,
    office_in_name,
    opens_name,
    past_owner,
    unknown,
    unlisted_name,
)
from musnad.extract.sources.surnames import is_surname, surname_goes_on
from musnad.lexicon.grammar import closed
from musnad.lexicon.known import known_at, known_tag
from musnad.lexicon.nouns import noun
from musnad.lexicon.types import FUNCTION, Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import LATIN, PUNCT, WORD, Word

PLACES: Final = Tag.COUNTRY | Tag.CITY | Tag.PLACE | Tag.SEAT
_ANY_NAME: Final = NAME | NAMELIKE
_NAMELIKE: Final = NAME | Tag.PARTICLE_OF_NAME
_NAMED_AFTER: Final = ORG | MEDIA | Tag.PLACE
_BODIES: Final = ORG | MEDIA | PLACES
_CLOSING: Final = Tag.DEFINITE | Tag.POSSESSED | TITLE | Tag.DEMONYM | Tag.COUNTRY | Tag.CITY
_IN_HIS_NAME: Final = closed("in_his_name")
_ORDINARY: Final = Tag.NOUN | Tag.ADJECTIVE | Tag.DEFINITE | Tag.GIVEN
_COMMAS: Final = frozenset("،,")
_LONGEST_SET_OFF: Final = 3  # words of a name between commas
_PREFIXED: Final = ("بأ", "بإ", "لأ", "لإ", "كأ", "كإ")
_SHORTEST: Final = 3  # letters of a family's name
_BEFORE_NAME: Final = ROLE | TITLE | Tag.DEMONYM | Tag.ADJECTIVE
_SHORT: Final = 4  # letters of a word within a foreign name: لو, باري
_NO_PART_OF_NAME: Final = (
    ROLE
    | TITLE
    | ORG
    | GROUP
    | MEDIA
    | Tag.RELATIVE
    | Tag.DETERMINER
    | Tag.COMPLEMENTIZER
    | Tag.WITH_CONJUNCTION
    | Tag.POSSESSED
    | Tag.TIME
    | Tag.PREPOSITION
    | Tag.OCCASION
)
_NO_GIVEN: Final = (
    NAME
    | ROLE
    | TITLE
    | ORG
    | GROUP
    | MEDIA
    | Tag.DEFINITE
    | Tag.ADJECTIVE
    | Tag.DEMONYM
    | Tag.POSSESSED
    | Tag.PLACE
    | Tag.WITH_CONJUNCTION
    | Tag.WITH_PREPOSITION
    | FUNCTION
    | Tag.TIME
)
_NOT_FAMILY: Final = ROLE | TITLE | ORG | GROUP | Tag.DEMONYM | COMMON | PLACES | Tag.TIME


def name_run(p: Passage, lo: int, hi: int) -> TokenSpan | None:
    """Return the tokens of the personal name within the phrase ``[lo, hi)``, or None."""
    words = p.tokens.words
    closed = True
    j = lo
    while j < hi:
        word = words[j]
        if word.kind == PUNCT:
            j = _past_mark(p, j, hi)
            closed = True
            continue
        if word.tags & Tag.RELATIVE and word.form.startswith("ال"):
            j = _past_relative(p, j, hi)
            continue
        found = known_at(words, j) if word.tags & Tag.PHRASE and not closed else None
        if found is not None and j + 1 < found.end < hi and known_tag(found.known) & _BODIES:
            j, closed = found.end, True  # محافظ خميس مشيط سعيد الدرعي, مدرب ريال مدريد سعيد الدرعي
            continue
        if _named_after(words, j, lo) and is_name(word) and not word.tags & _BODIES:
            j, closed = _name_end(p, j, hi), True
            continue
        if _begins_name(p, j, (lo, hi), closed=closed):
            end = _name_end(p, j, hi)
            holder = past_owner(words, (j, end), lo, hi)
            if holder:
                j, closed = holder, True
                continue
            return (j - 1 if _given_before(p, j, lo) or _odd_before(words, j, lo) else j, end)
        closed = _closes(word) or (closed and unknown(word))
        j += 1
    return None


def _past_relative(p: Passage, j: int, hi: int) -> int:
    """Return where a name may follow a relative clause: after «، الذي …،»; none in المسؤول الذي فضل عدم."""
    words = p.tokens.words
    if words[j - 1].surface not in _COMMAS:
        return hi
    return next((k for k in range(j, hi) if words[k].surface in _COMMAS), hi)


def _past_mark(p: Passage, j: int, hi: int) -> int:
    """Return where to go on after a mark: behind a nickname in quotation marks, or a parenthesis."""
    if p.tokens.words[j].surface == "(" and not (j + 1 < hi and p.tokens.words[j + 1].tags & NAME):
        return next((k + 1 for k in range(j, hi) if p.tokens.words[k].surface == ")"), j + 1)
    quotation = p.quotation_at(j)
    if quotation is not None and quotation.start == j and quotation.closed and quotation.end < hi - 1:
        return quotation.end + 1
    return j + 1


def _closes(word: Word) -> bool:
    """Tell whether a name may follow ``word`` in a phrase: it closes the idafa."""
    tags = word.tags
    if tags & _BODIES and not tags & Tag.DEFINITE and not tags & PLACES:
        return noun(word) is None  # حماس, رويترز: a body by its name
    return bool(tags & _CLOSING) or word.form in _IN_HIS_NAME or bool(tags & PLACES and noun(word) is None)


def _begins_name(p: Passage, j: int, phrase: TokenSpan, *, closed: bool) -> bool:
    words = p.tokens.words
    lo, hi = phrase
    if j > lo and (words[j - 1].tags & Tag.PREPOSITION or words[j - 1].form in ("ل", "ب")):
        return False
    if j > lo and words[j].tags & Tag.WITH_CONJUNCTION and words[j].tags & Tag.DEFINITE:
        return False  # كاتب الدولة للمياه والصيد
    joined = words[j].form in _IN_HIS_NAME or (
        words[j].tags & Tag.WITH_PREPOSITION and words[j].form[:2] == "لل"
    )
    if j > lo and (joined or words[j].bare.startswith(_PREFIXED)):
        return False  # المكتب الإعلامي للعبادي سعد الحديثي
    if j == lo and _unlisted_verb(p, j, hi):
        return False
    if j > lo and (_joined_noun(words, j, hi) or before_withheld(words, j, p.hi)):
        return False  # تاجر فضل عدم الكشف عن اسمه
    if _starts_name(words[j], closed=closed):
        return closed or bool(words[j].tags & NAME) or _name_end(p, j, hi) > j + 1
    if not closed or j + 1 >= hi:
        return False
    if j == lo:
        return bool(words[j].tags & Tag.GIVEN) and _given_first(words[j], words[j + 1])
    if words[j - 1].surface in _COMMAS and unlisted_name(p, j, hi):
        return True
    return _odd_name(words, j) or _set_off(words, j, hi)


def _joined_noun(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether an unknown word with و goes on with an office: مدير مؤسسة الصوامع ومطاحن الدقيق."""
    if words[j].form[0] != "و" or words[j].tags != NAMELIKE or j + 1 >= hi:
        return False
    following = words[j + 1].tags
    return bool(following & Tag.DEFINITE) and not following & (_ANY_NAME | ROLE | TITLE)


def _unlisted_verb(p: Passage, j: int, hi: int) -> bool:
    """Tell whether an unknown word that opens a sentence stands before a given name: أمهل سالم القاضي."""
    words = p.tokens.words
    if words[j].tags != NAMELIKE or j + 1 >= hi or not surely_given(words[j + 1]):
        return False
    before = words[j - 1] if j > p.lo else None
    return before is None or (before.kind == PUNCT and before.surface not in _COMMAS)


def _named_after(words: list[Word], j: int, lo: int) -> bool:
    """Tell whether a body within an office is named after somebody: مدير مستشفى الملك فهد سليم الدرعي."""
    k = j - 1
    while k > lo and words[k].tags & (ROLE | TITLE) and words[k].tags & Tag.DEFINITE:
        if words[k].tags & Tag.PLURAL:
            return False  # رئيس مجلس النواب سليم الدرعي
        k -= 1
    tags = words[k].tags
    if k == lo or not tags & _NAMED_AFTER or tags & (Tag.DEFINITE | GROUP | ROLE):
        return False
    return noun(words[k]) is not None  # a noun, not a body by its name: حركة حماس


def _set_off(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether two or three ordinary words between commas are a name: المدير، نعمة الصباغ، …"""
    if words[j - 1].surface not in _COMMAS:
        return False
    end = next((k for k in range(j, min(j + _LONGEST_SET_OFF + 1, hi)) if words[k].surface in _COMMAS), j)
    return end - j > 1 and not any(
        word.kind != WORD or word.cues or word.tags & ~_ORDINARY or not word.tags & COMMON
        for word in words[j:end]
    )


def _given_before(p: Passage, j: int, lo: int) -> bool:
    """Tell whether the office before بن is a given name: سلطان بن حمد."""
    if j == lo or p.tokens.words[j].tags & (Tag.PARTICLE_OF_NAME | NAME) != Tag.PARTICLE_OF_NAME:
        return False
    tags = p.tokens.words[j - 1].tags
    return bool(tags & (ROLE | TITLE)) and not tags & (Tag.DEFINITE | Tag.POSSESSED)


def _odd_before(words: list[Word], j: int, lo: int) -> bool:
    """Tell whether the word between an office and a name is the given name: النائب الغاني سيرجو مالكيا."""
    if j < lo + 2:
        return False
    word, before = words[j - 1], words[j - 2]
    if unknown(word):
        return before.kind == PUNCT or bool(before.tags & (Tag.DEFINITE | TITLE))  # العميد سميرية الدرعي
    if words[j].tags & (Tag.GIVEN | Tag.PARTICLE_OF_NAME):
        return False
    if word.kind not in (WORD, LATIN) or word.cues or word.time is not None or word.tags & _NO_GIVEN:
        return False
    if before.kind != WORD or word.bare[-1] == "ة" or (word.tags & PLACES and not before.tags & Tag.DEMONYM):
        return False
    place = before.tags & (Tag.COUNTRY | Tag.CITY) and noun(before) is None
    return bool(before.tags & (Tag.DEFINITE | TITLE) or place)


def _odd_name(words: list[Word], j: int) -> bool:
    """Tell whether an ordinary word after a closed office begins a name: … البلجيكي نور هيلان."""
    word, following = words[j], words[j + 1]
    if word.tags & (Tag.DEFINITE | Tag.WITH_CONJUNCTION) or (
        word.tags & Tag.DEMONYM and not word.tags & Tag.GIVEN
    ):
        return False
    if word.tags & HEAD:
        return bool(word.tags & Tag.GIVEN) and _goes_on_name(following)  # الوزير ناجي درغام
    if not word.tags & COMMON:
        return False
    unlisted = following.tags & Tag.DEFINITE and following.tags & NAMELIKE
    if unlisted and not following.form.endswith("ي") and words[j - 1].surface not in _COMMAS:
        return bool(word.tags & Tag.GIVEN)  # أستاذ علم اللاهوت
    return is_name(following) or bool(following.tags & NAMELIKE)


def _given_first(word: Word, following: Word) -> bool:
    """Tell whether a phrase begins with a given name that is an office as well: نبيل العربي, حافظ السبسي."""
    if word.tags & (Tag.DEFINITE | TITLE):
        return False
    nisba = following.tags & Tag.DEMONYM and following.tags & Tag.DEFINITE and following.form.endswith("ي")
    return bool(nisba) or _goes_on_name(following)


def _goes_on_name(word: Word) -> bool:
    return bool(word.tags & (NAME | NAMELIKE | Tag.PARTICLE_OF_NAME)) and not word.tags & (ROLE | TITLE | ORG)


def _starts_name(word: Word, *, closed: bool) -> bool:
    tags = word.tags
    if word.kind != WORD or (tags & (Tag.PREPOSITION | Tag.WITH_PREPOSITION) and not tags & NAME):
        return False
    if is_name(word) and not tags & (ROLE | TITLE | Tag.DEMONYM):
        return closed or not tags & (Tag.AMBIGUOUS | COMMON)
    if tags & Tag.PARTICLE_OF_NAME:
        return closed
    return closed and tags == NAMELIKE


def _name_end(p: Passage, j: int, hi: int) -> int:
    end = j + 1
    while end < hi and (further := _past_part(p, j, end, hi)) > end:
        end = further
    return end


def _past_part(p: Passage, j: int, end: int, hi: int) -> int:
    """Return where the part of a name at ``end`` ends, or ``end`` when the name, begun at ``j``, is over."""
    words = p.tokens.words
    word = words[end]
    tags = word.tags
    if word.surface in "-#_":
        return end + 1 if end + 1 < hi else end
    if office_in_name(p, end, hi):
        return end + 2
    if word.kind not in (WORD, LATIN) or _an_office(words, end, hi) or _moment(p, end):
        return end
    if is_family(p, end, hi):
        return end + 1
    if tags & Tag.WITH_CONJUNCTION or _to_another(p, end, hi):
        return end  # قال سليم لموراليس, شبه سليم بأدولف
    listed = tags & (_NAMELIKE | NAMELIKE) and not (tags & _NOT_FAMILY and not tags & _NAMELIKE)
    if listed or is_surname(words, end, hi) or surname_goes_on(words, end, hi):
        return end + 1
    return _foreign_end(p, j, end, hi)


def _moment(p: Passage, j: int) -> bool:
    """Tell whether a word of time that is a name as well is the time: سالم الدرعي صباح الجمعة, سالم الآن."""
    words = p.tokens.words
    if not words[j].tags & Tag.TIME or words[j - 1].tags & Tag.PARTICLE_OF_NAME:
        return False
    return bool(words[j].tags & Tag.DEFINITE) or (j + 1 < p.hi and bool(words[j + 1].tags & Tag.TIME))


def _to_another(p: Passage, j: int, hi: int) -> bool:
    """Tell whether a preposition is written on the word at ``j``; not in «ابتسام لشكر إن»."""
    words = p.tokens.words
    word = words[j]
    if word.bare.startswith(_PREFIXED):
        return True
    if not word.tags & Tag.WITH_PREPOSITION or word.form[0] != "ل":
        return False
    ordinary = word.tags & COMMON and not word.tags & (Tag.DEFINITE | HEAD)
    return not (ordinary and surely_given(words[j - 1]) and _whole(p, j + 1, hi))


def _foreign_end(p: Passage, j: int, end: int, hi: int) -> int:
    """Return where a foreign name goes on to over words that mean something else: برونو لو مير, تشونغ شان.

    Of what is said of someone by the surname alone only the end of the phrase tells it: قال تشونغ شان إن.
    """
    words = p.tokens.words
    word = words[end]
    people = word.tags & Tag.DEMONYM and not word.tags & Tag.DEFINITE  # ويلبر روس
    barred = _NO_PART_OF_NAME & ~GROUP if people else _NO_PART_OF_NAME
    if word.kind != WORD or word.cues or word.time is not None or word.tags & barred:
        return end
    if end + 1 < hi and _goes_on_name(words[end + 1]) and not words[end + 1].tags & Tag.WITH_CONJUNCTION:
        longest = _SHORTEST - 1 if word.tags & FUNCTION else _SHORT
        short = len(word.form) <= longest or (word.form[0] == "ك" and word.tags & Tag.WITH_PREPOSITION)
        return end + 2 if short and words[end - 1].tags & (NAME | NAMELIKE) else end
    if end != j + 1 or word.tags & (Tag.DEFINITE | Tag.POSSESSED | FUNCTION) or word.form[-1] in "اه":
        return end
    full = (j > p.lo and words[j - 1].tags & _BEFORE_NAME) or _sets_office_off(words, end + 1, hi)
    return end + 1 if full and _whole(p, end + 1, hi) else end


def _sets_office_off(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether an office follows at ``j`` behind a comma, as it does after a full name alone."""
    if j + 1 >= hi or words[j].surface not in _COMMAS:
        return False
    return bool(words[j + 1].tags & (ROLE | TITLE)) and not words[j + 1].tags & NAME


def _whole(p: Passage, j: int, hi: int) -> bool:
    """Tell whether the phrase ends at ``j``, before what is said or what sets an office off."""
    words = p.tokens.words
    if j < hi:
        return words[j].kind == PUNCT or bool(words[j].tags & (ROLE | TITLE))
    return j < p.hi and (words[j].kind == PUNCT or bool(words[j].tags & Tag.COMPLEMENTIZER))


def _an_office(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether an office that is a name as well is the office: نبيل العربي الأمين العام."""
    if not words[j].tags & ROLE or not words[j].tags & Tag.DEFINITE or j + 1 >= hi:
        return False
    if opens_name(words[j - 1]):
        return False  # عبد الملك الحوثي
    return bool(words[j + 1].tags & Tag.DEFINITE and words[j + 1].tags & (Tag.ADJECTIVE | Tag.TIME))


def names_in(words: list[Word], run: TokenSpan) -> tuple[str, ...]:
    """Return the folded words of a name, عبد الله and عبدالله made one."""
    found: list[str] = []
    for j in range(run[0], run[1]):
        if words[j].kind == PUNCT:
            continue
        key = name_key(words[j])
        if found and found[-1] == "عبد":
            found[-1] = skeleton(f"عبد{words[j].form}")
        else:
            found.append(key)
    return tuple(found)
