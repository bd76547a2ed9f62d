"""Noun phrases that take part in an event: counted, joined, before their verb and after it."""

from typing import Final, NamedTuple

from musnad.extract.sources.phrases import phrase_end
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import BREAK, LATIN, NUMBER, PUNCT, WORD, Word

_OPENS_COUNT: Final = closed("counting")
_COUNTING_ON: Final = closed("counting_on")
_COUNTING: Final = _OPENS_COUNT | _COUNTING_ON
AND_THAT: Final = closed("and_that")
_OF: Final = closed("of")
_IN: Final = closed("in")
_AUXILIARY: Final = closed("auxiliary")
_NOT_HEAD: Final = (
    Tag.PREPOSITION | Tag.CONJUNCTION | Tag.COMPLEMENTIZER | Tag.PARTICLE | Tag.PRONOUN | Tag.RELATIVE
)
_NOUNS: Final = (
    Tag.NOUN | Tag.ROLE | Tag.TITLE | Tag.ORG | Tag.GROUP | Tag.MEDIA | Tag.NAME | Tag.COUNTRY | Tag.CITY
    | Tag.DEMONYM | Tag.PLACE | Tag.SEAT | Tag.DEFINITE | Tag.ADJECTIVE
)  # fmt: skip
_PEOPLE: Final = Tag.ROLE | Tag.TITLE | Tag.ORG | Tag.GROUP | Tag.NAME | Tag.PLACE
_ACTORS: Final = (
    Tag.ROLE | Tag.TITLE | Tag.ORG | Tag.GROUP | Tag.MEDIA | Tag.NAME | Tag.COUNTRY | Tag.CITY | Tag.DEMONYM
    | Tag.SEAT | Tag.NAMELIKE
)  # fmt: skip
_AFTER_PLURAL: Final = Tag.ADJECTIVE | Tag.DEMONYM | Tag.PREPOSITION | Tag.WITH_PREPOSITION
_OF_TIME: Final = frozenset({"direction", "part"})  # الماضية, منتصف: no participant
_PLURALS: Final = frozenset({"ون", "ين", "ات"})
_DEEDS: Final = frozenset({"ASSAULT", "PROTEST", "COERCE"})
_LONGEST: Final = 12  # tokens of a participant's phrase
_LONGEST_COUNT: Final = 8  # tokens before the counted noun: ما لا يقل عن خمسة وعشرين
_QUOTES: Final = '«“"'
_CLAUSE_MARKS: Final = frozenset(".!?؟؛;:…")
_FAR: Final = 34  # tokens from a complementizer to the verb, a clause in commas between
_SUBJECT_WITHIN: Final = 18  # tokens before a verb


class Phrase(NamedTuple):
    """A participant: tokens ``[lo, hi)`` with its count, and the noun at its head."""

    lo: int
    head: int
    hi: int


def is_verb(word: Word) -> bool:
    """Tell whether ``word`` is a finite verb and no noun."""
    if word.tags & Tag.VERB and not word.tags & _NOUNS:
        return True
    if word.tags & Tag.TIME or word.number is not None:
        return False  # فجر أمس, صاروخا واحدا
    return any(r.kind == "verb" for r in word.events) and not word.tags & _NOUNS & ~Tag.NOUN


def may_head(word: Word) -> bool:
    """Tell whether a participant may be headed by ``word``."""
    if word.kind not in (WORD, LATIN):
        return False
    tags = word.tags
    if word.form in AND_THAT:
        return False
    if tags & _NOT_HEAD and not tags & (Tag.NAME | Tag.CITY | Tag.COUNTRY):
        return False
    if (tags & Tag.TIME or (word.time is not None and word.time.kind in _OF_TIME)) and not tags & Tag.NAME:
        return False
    if any(r.kind == "noun" and r.entry.type in _DEEDS for r in word.events) and not tags & _PEOPLE:
        return False  # another event is no participant: رفض مقتل …
    return not is_verb(word)


def phrase_at(p: Passage, j: int, hi: int) -> Phrase | None:
    """Return the participant that begins at token ``j``: its count, head and what belongs to it."""
    words = p.tokens.words
    head = _after_count(words, j, hi)
    if head >= hi or is_days_ago(words, head, hi):
        return None
    if words[head].kind == PUNCT:
        return _quoted(p, j, head, hi)
    if _is_counted_alone(words, j, head):
        return Phrase(j, head - 1, head)
    if not may_head(words[head]):
        return None
    limit = _limit(p, head, hi)
    end = max(phrase_end(p, head, limit), head + 1)
    while end < limit and _agrees(words[head], words[end]):
        end += 1
    return Phrase(j, head, end)


def _is_counted_alone(words: list[Word], j: int, head: int) -> bool:
    """Tell whether a number stands for those it counts: أصاب ستة بجروح, قتل مئة منهم."""
    if head == j or words[head - 1].kind != WORD or words[head - 1].number is None:
        return False
    return bool(words[head].tags & (Tag.WITH_PREPOSITION | Tag.PREPOSITION))


def _agrees(head: Word, word: Word) -> bool:
    """Tell whether a word goes on with its head as an adjective, by its ending: مسلحون مجهولون."""
    ending = head.bare[-2:]
    return ending in _PLURALS and word.bare.endswith(ending) and not (head.tags | word.tags) & Tag.DEFINITE


def _quoted(p: Passage, lo: int, mark: int, hi: int) -> Phrase | None:
    """Return the participant called by a name in quotation marks."""
    quotation = p.quotation_at(mark)
    if quotation is None or quotation.start != mark or not quotation.closed or quotation.end > mark + 5:
        return None
    return Phrase(lo, mark + 1, quotation.end) if quotation.end <= hi and quotation.end > mark + 1 else None


def is_days_ago(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether «أول من أمس» stands at ``j``."""
    time = words[j].time
    if time is None or time.kind != "ordinal" or j + 2 >= hi:
        return False
    return words[j + 1].form in _OF and bool(words[j + 2].tags & Tag.TIME)


def counts_on(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether a count of several words begins at ``j``: ما لا يقل عن, ما مجموعه."""
    return j + 1 < hi and is_count(words[j]) and words[j + 1].form in _COUNTING_ON


def _after_count(words: list[Word], j: int, hi: int) -> int:
    """Return where the noun stands that the words from ``j`` count, ``j`` where nothing is counted."""
    start, last = j, min(hi, j + _LONGEST_COUNT)
    while j < last:
        word = words[j]
        if is_count(word) or word.tags & Tag.DETERMINER or (j > start and word.form in _COUNTING):
            j += 1
            continue
        break
    return j


def is_count(word: Word) -> bool:
    """Tell whether a counted noun may follow ``word``: a number, نحو, أكثر من, عدد من."""
    if word.number is not None:
        return not word.tags & Tag.WITH_PREPOSITION
    return word.form in _OPENS_COUNT


def _limit(p: Passage, head: int, hi: int) -> int:
    """Return where the phrase headed at ``head`` must end: before a verb, a number, another clause."""
    words = p.tokens.words
    for j in range(head + 1, min(hi, head + _LONGEST)):
        word = words[j]
        if word.kind in (NUMBER, BREAK):
            return j
        if word.number is not None and not word.tags & (Tag.NAME | Tag.DEFINITE):
            return j
        if word.time is not None and (word.time.kind in _OF_TIME or is_days_ago(words, j, hi)):
            return j
        if word.kind == WORD and (is_verb(word) or _begins_clause(word) or _begins_other(words, head, j, hi)):
            return j
    return min(hi, head + _LONGEST)


def _begins_other(words: list[Word], head: int, j: int, hi: int) -> bool:
    """Tell whether the word at ``j`` belongs to another phrase: joined by و, a place, an object."""
    word = words[j]
    if word.tags & Tag.WITH_CONJUNCTION or any(r.conjunction for r in word.events):
        return True
    if word.form in _IN:
        return not (j + 1 < hi and words[j + 1].tags & (Tag.ORG | Tag.MEDIA))
    if word.form[0] == "ب" and word.tags & Tag.WITH_PREPOSITION:
        return True
    if words[head].bare.endswith("ون") and not word.bare.endswith("ون"):
        if word.tags & (Tag.ROLE | Tag.TITLE):
            return True  # خطف مسلحون مطران …
        if j == head + 1 and words[head].tags & Tag.DEFINITE and not word.tags & _AFTER_PLURAL:
            return True  # رفع المتظاهرون الأعلام, ردد المحتجون شعارات
    if j == head + 1 and word.tags & Tag.DEFINITE and _is_closed(words[head]):
        return not word.tags & _AFTER_PLURAL  # خطف ثلاثة مسلحين الوزير
    return _is_object(word) and not _is_object(words[head])


def _is_closed(word: Word) -> bool:
    """Tell whether the ending of several people without the article takes no genitive: مسلحين, جنديان."""
    several = word.tags & Tag.PLURAL and word.tags & (Tag.GROUP | Tag.ROLE) and not word.tags & Tag.DEFINITE
    return bool(several) and word.bare.endswith(("ين", "ان"))


def _is_object(word: Word) -> bool:
    """Tell whether the ending shows an indefinite accusative: جنديا, مسلحين."""
    if word.tags & (Tag.DEFINITE | Tag.NAME | Tag.CITY | Tag.COUNTRY) or len(word.form) < 4:
        return False
    return word.bare.endswith("ا") and not word.bare.endswith(("ها", "نا", "يا"))


def _begins_clause(word: Word) -> bool:
    return bool(word.tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE))


def joined(p: Passage, phrase: Phrase, hi: int) -> list[Phrase]:
    """Return ``phrase`` and what is joined to it by و."""
    words = p.tokens.words
    found = [phrase]
    j = phrase.hi
    while j < hi and len(found) < 4:
        word = words[j]
        if (
            not (word.kind == WORD and word.form[0] == "و" and len(word.form) > 2)
            or word.cues
            or is_verb(word)
        ):
            break
        if not word.tags & Tag.WITH_CONJUNCTION and word.number is None:
            break
        if any(r.conjunction for r in word.events):
            break
        following = phrase_at(p, j, hi)
        if following is None:
            break
        found.append(following)
        j = following.hi
    return found


def subject_before(p: Passage, at: int, lo: int) -> Phrase | None:
    """Return the phrase that stands as the subject before the verb at ``at``, in its clause."""
    words = p.tokens.words
    end = at
    while end > lo and words[end - 1].form in _AUXILIARY:
        end -= 1
    if end < at:
        fronted = _after_auxiliary(p, end, lo)
        if fronted is not None:
            return fronted
    start = _clause_start(p, end, lo)
    if start >= end and words[end - 1].surface not in "،,":
        return _over_clause(p, end, lo)
    if words[end - 1].surface in "،," and not _is_told(words, start, lo):
        start = _after_complementizer(words, end, lo) or start
    if start >= end or words[start].tags & Tag.TIME:
        return None
    if words[start].kind == PUNCT and words[start].surface in _QUOTES:
        start += 1  # إن «ثمانية أشخاص، بينهم طفلان، قتلوا
    phrase = phrase_at(p, start, end)
    if phrase is None or words[phrase.head].tags & Tag.TIME:
        return None
    return phrase if _is_told(words, start, lo) or _reaches(p, phrase.hi, end) else None


def _after_auxiliary(p: Passage, end: int, lo: int) -> Phrase | None:
    """Return the subject between two auxiliaries, whatever parts them: كانت الكتيبة، وهي …، قد قصفت."""
    words = p.tokens.words
    for j in range(end - 1, max(lo, end - _FAR) - 1, -1):
        word = words[j]
        if word.surface in _CLAUSE_MARKS or word.tags & Tag.COMPLEMENTIZER:
            return None
        if word.form in _AUXILIARY:
            return phrase_at(p, j + 1, end) if j + 1 < end else None
    return None


def _over_clause(p: Passage, end: int, lo: int) -> Phrase | None:
    """Return the subject that a clause of its own parts from its verb: إن انتحاريا يقود سيارة فجر نفسه."""
    words = p.tokens.words
    if words[end - 1].tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE | Tag.CONJUNCTION):
        return None  # إن مقاتلا قتل بعدما أطلقت …
    start = _after_complementizer(words, end, lo)
    phrase = phrase_at(p, start, end) if start else None
    if phrase is None or phrase.hi >= end:
        return None
    if words[phrase.hi].tags & Tag.RELATIVE:
        return phrase
    return phrase if is_verb(words[phrase.hi]) and not words[phrase.head].tags & Tag.DEFINITE else None


def _is_told(words: list[Word], start: int, lo: int) -> bool:
    """Tell whether a complementizer stands before ``start``: what follows it is a subject."""
    if start > lo and words[start - 1].surface in _QUOTES:
        start -= 1
    return start > lo and bool(words[start - 1].tags & Tag.COMPLEMENTIZER)


def _after_complementizer(words: list[Word], end: int, lo: int) -> int:
    """Return where the subject after the last complementizer begins, 0 for none: إن المنطقة التي …، تعرضت."""
    for j in range(end - 1, max(lo, end - _FAR) - 1, -1):
        if words[j].kind == WORD and words[j].tags & Tag.COMPLEMENTIZER:
            return j + 1
    return 0


def is_initial(p: Passage, at: int, lo: int) -> bool:
    """Tell whether the verb at ``at`` begins its clause, but for adjuncts: its subject follows it."""
    words = p.tokens.words
    end = at
    while end > lo and words[end - 1].form in _AUXILIARY:
        end -= 1
    if end == lo:
        return True
    before = words[end - 1]
    if before.kind != WORD or before.tags & (Tag.COMPLEMENTIZER | Tag.CONJUNCTION | Tag.PARTICLE | Tag.TIME):
        return True
    start = _clause_start(p, end, lo)
    if start >= end:
        return False
    first = words[start]
    return bool(first.tags & (Tag.PREPOSITION | Tag.WITH_PREPOSITION | Tag.TIME)) or first.time is not None


def _clause_start(p: Passage, end: int, lo: int) -> int:
    """Return where the clause begins whose verb stands at ``end``."""
    words = p.tokens.words
    floor = max(lo, end - _SUBJECT_WITHIN)
    for j in range(end - 1, floor - 1, -1):
        word = words[j]
        if word.kind == BREAK or (word.kind == PUNCT and _opens_clause(word)):
            return j + 1
        if word.tags & (Tag.COMPLEMENTIZER | Tag.RELATIVE) and word.kind == WORD:
            return j + 1
        if word.tags & Tag.CONJUNCTION and not word.tags & Tag.PREPOSITION:
            return j + 1
        if word.form in _AUXILIARY:
            return j + 1
        if is_verb(word) or any(r.kind == "verb" for r in word.cues):
            return end  # another verb stands between: the subject is that one's
    return floor


def _opens_clause(word: Word) -> bool:
    return word.surface in _CLAUSE_MARKS or word.surface in '«“"،,'


def _reaches(p: Passage, j: int, end: int) -> bool:
    """Tell whether only adjuncts stand from ``j`` to the verb: على الأقل, في بغداد, (٤٠ عاما)."""
    words = p.tokens.words
    if end - j > 12:
        return False
    while j < end:
        word = words[j]
        if word.kind == PUNCT and word.surface in "،,()»”":
            j += 1
        elif word.tags & (Tag.PREPOSITION | Tag.WITH_PREPOSITION | Tag.TIME) or word.form in _COUNTING:
            j = after_adjunct(p, j, end)
        elif word.kind == NUMBER or word.number is not None or word.tags & Tag.ADJECTIVE:
            j += 1
        else:
            return False
    return True


def after_adjunct(p: Passage, j: int, hi: int) -> int:
    """Return where the prepositional phrase or time expression that begins at ``j`` ends."""
    words = p.tokens.words
    word = words[j]
    if word.tags & Tag.TIME and not word.tags & Tag.PREPOSITION:
        j += 1
        while j < hi and (words[j].time is not None or words[j].kind == NUMBER):
            j += 1
        return j
    start = j if word.tags & Tag.WITH_PREPOSITION else j + 1
    if start >= hi:
        return hi
    unit = start
    while unit < hi and words[unit].number is not None:
        unit += 1
    if unit > start and unit < hi and words[unit].time is not None and not words[unit].tags & Tag.NAME:
        return unit + 1  # قبل خمسة أيام
    time = words[start].time
    if time is not None and time.kind == "unit":  # خلال الأسابيع الماضية
        after = words[start + 1] if start + 1 < hi else None
        if after is None:
            return start + 1
        told = after.time is not None and after.time.kind in _OF_TIME
        return start + 1 + (told or _is_quality(after))
    if words[start].tags & Tag.TIME or time is not None:
        return after_adjunct(p, start, hi) if start > j else start + 1
    phrase = phrase_at(p, start, hi)
    return max(phrase.hi, j + 1) if phrase is not None else j + 1


def _is_quality(word: Word) -> bool:
    """Tell whether a word goes on with an indefinite unit of time before it: ساعة متأخرة."""
    return word.kind == WORD and word.bare.endswith("ة") and not word.tags & ~(Tag.ADJECTIVE | Tag.FEMININE)


def words_of(phrase: Phrase) -> TokenSpan:
    """Return the tokens of a participant without its count."""
    return phrase.head, phrase.hi


def actor_within(p: Passage, phrase: Phrase) -> Phrase | None:
    """Return the person or body that a phrase names, itself or as whose the thing is: قرار الحكومة."""
    words = p.tokens.words
    for j in range(phrase.head, phrase.hi):
        word = words[j]
        if word.tags & _ACTORS and not (
            word.tags & Tag.ADJECTIVE and not word.tags & (Tag.NAME | Tag.DEMONYM)
        ):
            return phrase if j == phrase.head else Phrase(j, j, phrase.hi)
    return None
