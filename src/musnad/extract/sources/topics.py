"""Topics: the phrases of a sentence that may be its subject, in order."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from musnad.extract.keys import name_key
from musnad.extract.sources.classes import HEAD, PERSONAL
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD, Word

_WITH: Final = closed("with")
_WITHIN_IT: Final = closed("within_it")
_OF: Final = closed("of")
_DATELINE: Final = 4  # tokens of a place and its country before the agency: دبي، الإمارات (وكالات)
_LONGEST_DATELINE: Final = 10  # tokens of writer, outlet and place before the text
_DASHES: Final = frozenset("-–—ـ")
_DATELINE_MARKS: Final = frozenset("-–—ـ:()/")
_NO_DATELINE: Final = Tag.VERB | Tag.PREPOSITION | Tag.RELATIVE | Tag.CONJUNCTION | Tag.PARTICLE | Tag.PRONOUN
_DESCRIBED: Final = 5  # tokens of a document and its adjectives before «من» and its sender
_LONGEST_NAME: Final = 6  # words of a name set off by commas
_WITHIN: Final = 16  # tokens from the sentence's beginning
_CAN_BE_SUBJECT: Final = HEAD | Tag.NAMELIKE | Tag.OCCASION
_BODIES: Final = Tag.ORG | Tag.MEDIA | Tag.COUNTRY | Tag.GROUP
_NO_GENITIVE: Final = Tag.DEFINITE | Tag.WITH_PREPOSITION
_BEGINS_CLAUSE: Final = Tag.VERB | Tag.PARTICLE | Tag.CONJUNCTION | Tag.COMPLEMENTIZER


def topics(
    p: Passage, lo: int, hi: int, families: AbstractSet[str] = frozenset(), *, quoted: bool = False
) -> Iterator[int]:
    """Yield the tokens at which the subject of the clauses of ``[lo, hi)`` may begin.

    ``families`` are the names by which people of the text may be called, whatever else they mean;
    ``quoted`` when the clauses stand within a quotation.
    """
    words = p.tokens.words
    lo = _after_dateline(p, lo)
    depth = 0
    for j in range(lo, min(hi, lo + _WITHIN)):
        word = words[j]
        if word.kind == PUNCT:
            depth = max(0, depth + (word.surface == "(") - (word.surface == ")"))
        elif (
            depth == 0
            and (_may_head(word) or _of_family(word, families))
            and bool(p.quoted[j - p.lo]) == quoted
            and _in_place(p, j, lo)
        ):
            if not _already(p, j):
                at = j + 1 if word.tags & Tag.OCCASION and j + 1 < hi else j
                if at == j or _may_head(words[at]):
                    yield at
            elif words[j + 1].form[0] == "ل":
                yield j + 1


def latest(p: Passage, lo: int, hi: int) -> Iterator[int]:
    """Yield the people in ``[lo, hi)`` that stand as a subject after their verb, the last first."""
    words = p.tokens.words
    for j in range(hi - 1, lo, -1):
        person = words[j].tags & PERSONAL and words[j].tags & ~Tag.NAMELIKE and _may_head(words[j])
        if person and not p.quoted[j - p.lo] and _after_verb(words, j, lo):
            yield j


def said_within(p: Passage, after: int) -> bool:
    """Tell whether what follows a cue says that it stands in something told of before: فيها, من خلاله."""
    words = p.tokens.words
    if after + 1 < p.hi and words[after].form in _OF:
        after += 1
    if after >= p.hi or words[after].form not in _WITHIN_IT:
        return False
    return not words[after].bare.endswith("ة")  # يحذر من فئة


def author(p: Passage, lo: int, at: int, families: AbstractSet[str]) -> int | None:
    """Return where the phrase begins that names who says what stands in a document, before «قال فيه».

    In an interview it is who is spoken with, else whose the document is (تغريدة للوزير سليم), else the
    subject of the clause: بعث سليم برسالة قال فيها.
    """
    words = p.tokens.words
    if at > lo + 1 and words[at - 1].tags & Tag.RELATIVE and words[at - 2].tags & Tag.TIME:
        return None  # في الوقت الذي أعلن فيه
    for j in range(at - 1, lo, -1):
        word, previous = words[j], words[j - 1]
        if word.form in _WITH and previous.tags & (Tag.DOCUMENT | Tag.OCCASION):
            return j + 1
        if word.tags & PERSONAL and not word.tags & Tag.PLURAL and _owned(previous, word):
            return j
        if previous.form in _OF and word.tags & (PERSONAL | _BODIES) and _received(words, j - 1, lo):
            return j
        heads = word.tags & PERSONAL and _may_head(word)
        if (heads or word.tags & Tag.NAMELIKE or _of_family(word, families)) and _in_place(p, j, lo):
            return j
        if word.tags & _BODIES and _may_head(word) and _acts(words, j, lo):
            return j
    return None


def _owned(previous: Word, word: Word) -> bool:
    """Tell whether ``word`` names whose a document or speech is: تصريحات الوزيرة, كلمة سليم, تغريدة لسليم."""
    if _authors(previous, word):
        return True
    spoken = previous.tags & (Tag.DOCUMENT | Tag.OCCASION) and not previous.tags & _NO_GENITIVE
    return bool(spoken) and _may_head(word)


def _received(words: list[Word], j: int, lo: int) -> bool:
    """Tell whether a document comes from who is named after «من»: تلقى اتصالا هاتفيا أمس من الأمير."""
    for k in range(j - 1, max(lo, j - _DESCRIBED), -1):
        if words[k].tags & (Tag.DOCUMENT | Tag.OCCASION):
            return True
        if words[k].kind != WORD or words[k].tags & (HEAD | Tag.VERB | Tag.PREPOSITION):
            return False
    return False


def _acts(words: list[Word], j: int, lo: int) -> bool:
    """Tell whether a body at ``j`` does what the verb before it tells: أصدر أمس الحزب; not نشرته الصحيفة."""
    k = j - 1
    while k > lo and words[k].tags & Tag.TIME:
        k -= 1
    verb = words[k].tags & Tag.VERB or any(reading.kind == "verb" for reading in words[k].cues)
    return bool(verb) and not words[k].tags & Tag.PREPOSITION and not words[k].form.endswith(("ه", "ها"))


def _after_verb(words: list[Word], j: int, lo: int) -> bool:
    """Tell whether a verb stands right before ``j``, or before it and a pronoun: تحدث خلاله رئيس المركز."""
    for k in range(j - 1, max(lo - 1, j - 3), -1):
        tags = words[k].tags
        if (tags & Tag.VERB and not tags & Tag.NOUN) or any(r.kind == "verb" for r in words[k].cues):
            return True
        if not tags & Tag.PRONOUN and not words[k].form.endswith(("ه", "ها")):
            return False
    return False


def named(p: Passage, lo: int, hi: int) -> Iterator[int]:
    """Yield the names in ``[lo, hi)`` that follow a noun: انتخاب بلاتر, كلمة لبلاتر."""
    words = p.tokens.words
    for j in range(lo + 1, min(hi, lo + _WITHIN)):
        previous = words[j - 1]
        genitive = previous.tags & Tag.NOUN and not previous.tags & _NO_GENITIVE
        if p.quoted[j - p.lo] or not words[j].tags & Tag.NAME:
            continue
        if (genitive and _may_head(words[j])) or _authors(previous, words[j]):
            yield j


def _authors(previous: Word, word: Word) -> bool:
    """Tell whether ``word`` names whose words a document or speech is: تغريدة لخلفان, كلمة للحوثي."""
    spoken = previous.tags & (Tag.DOCUMENT | Tag.OCCASION)
    return bool(spoken and word.tags & Tag.WITH_PREPOSITION and word.form[0] == "ل")


def _of_family(word: Word, families: AbstractSet[str]) -> bool:
    """Tell whether a word is somebody's name though an ordinary one: لكن المصري رفض ذلك."""
    ordinary = word.tags & (Tag.NOUN | Tag.ADJECTIVE | Tag.DEMONYM)
    return bool(ordinary) and not word.cues and not word.tags & Tag.PLURAL and name_key(word) in families


def _may_head(word: Word) -> bool:
    tags = word.tags
    if tags & (Tag.WITH_PREPOSITION | Tag.PREPOSITION | Tag.PARTICLE | Tag.TIME) or word.cues:
        return False
    return bool(tags & _CAN_BE_SUBJECT)


def _already(p: Passage, j: int) -> bool:
    """Tell whether an outlet's name is a verb here: سبق أن قضت, سبق لسليم أن دعا."""
    words = p.tokens.words
    if not words[j].tags & Tag.AMBIGUOUS or not words[j].tags & Tag.MEDIA or j + 1 >= p.hi:
        return False
    following = words[j + 1]
    return bool(following.tags & Tag.COMPLEMENTIZER or (following.form[0] == "ل" and j + 2 < p.hi))


def _verb_of_a_name(words: list[Word], j: int) -> bool:
    """Tell whether a name that opens a sentence is a verb before a body: صادق البرلمان على القانون."""
    word, following = words[j], words[j + 1] if j + 1 < len(words) else None
    if not word.tags & Tag.NAME or not word.tags & Tag.AMBIGUOUS or following is None:
        return False
    return bool(following.tags & Tag.DEFINITE and following.tags & (Tag.ORG | Tag.SEAT))


def oblique(words: list[Word], j: int) -> bool:
    """Tell whether the word at ``j`` is by its ending no subject of one verb: تم رصد المتهمين, خلفها."""
    word = words[j]
    if word.tags & Tag.POSSESSED and word.tags & Tag.AMBIGUOUS:
        return True
    if not word.tags & Tag.PLURAL or word.tags & (Tag.NAME | Tag.COUNTRY) or not word.form.endswith("ين"):
        return False
    return not words[max(j - 1, 0)].tags & Tag.COMPLEMENTIZER


def _after_dateline(p: Passage, lo: int) -> int:
    """Return where a passage begins after who wrote it, for whom and where: سالم - الأفق - الميناء: …"""
    words = p.tokens.words
    if lo != p.lo:
        return lo
    end, told = lo, False
    for k in range(lo, min(lo + _LONGEST_DATELINE, p.hi)):
        word = words[k]
        if word.kind == PUNCT:
            if word.surface not in _DATELINE_MARKS:
                break
            end = k + 1 if told and word.surface not in "()" else end
        elif word.tags & (Tag.CITY | Tag.MEDIA):
            told = True
        elif word.cues or word.tags & _NO_DATELINE:
            alone = told and k > lo + 1 and words[k - 2].surface in _DASHES
            return k if alone else end  # نايف السعدي - الميناء صرح المدير
    return end


def _dateline(p: Passage, j: int) -> bool:
    """Tell whether a place begins a passage to say where it was written: عمان، الأردن (وكالات) –"""
    words = p.tokens.words
    if not words[j].tags & (Tag.CITY | Tag.COUNTRY) or j > p.lo + _DATELINE:
        return False
    if j == p.lo:
        return j + 1 < p.hi and words[j + 1].kind == PUNCT
    after = (word.surface for word in words[j + 1 : min(j + _DATELINE, p.hi)] if word.kind == PUNCT)
    return words[j - 1].surface in "،," and next(after, "") == "("


def _set_off(p: Passage, j: int) -> bool:
    """Tell whether a comma ends the word or the name at ``j``."""
    k = j + 1
    while k < min(p.hi, j + _LONGEST_NAME) and p.tokens.words[k].tags & (Tag.NAME | Tag.NAMELIKE):
        k += 1
    return k < p.hi and p.tokens.words[k].surface in "،,"


def _in_place(p: Passage, j: int, lo: int) -> bool:
    """Tell whether a phrase at ``j`` can be the subject: first in its clause, or after its verb."""
    if j == lo:
        plain = not p.tokens.words[j].tags & (Tag.NAMELIKE | Tag.VERB)
        return plain and not _dateline(p, j) and not _verb_of_a_name(p.tokens.words, j)
    if _dateline(p, j):
        return False
    previous = p.tokens.words[j - 1]
    if not previous.tags & ~Tag.NAMELIKE and previous.form[0] in "يتن":
        return True  # an unlisted imperfect
    person = PERSONAL | Tag.NAMELIKE if previous.cues else PERSONAL
    if j == lo + 1 and previous.tags & Tag.WITH_CONJUNCTION and p.tokens.words[j].tags & person:
        return not previous.tags & (Tag.WITH_PREPOSITION | HEAD)  # وتدخل رئيس المجلس: a verb, not a noun
    if previous.kind == PUNCT and _set_off(p, j):
        return False  # على الموقع، «الأفق»، حيث قال; عن مدير الفريق، سالم الحي، وأكد: in apposition
    if previous.surface in "،," and j > lo + 2 and p.tokens.words[j - 2].tags & (Tag.NAME | Tag.NAMELIKE):
        return False  # عن الملك سالم، ولي عهده، …: in apposition, or one of several
    if j == lo + 1 and _verb_of_a_name(p.tokens.words, lo):
        return True
    if previous.kind == PUNCT or j == lo + 1:
        return not previous.tags & (Tag.PREPOSITION | Tag.WITH_PREPOSITION | HEAD | Tag.NOUN)
    return bool(previous.tags & _BEGINS_CLAUSE or previous.cues)
