"""What stands between a cue and its complement: a source, maybe none, and adjuncts."""

from typing import Final

from musnad.extract.adjuncts import adjunct_at
from musnad.extract.sources.classes import (
    DOCUMENT,
    GROUP,
    HEAD,
    NAME,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    TIME,
    TITLE,
    before_withheld,
)
from musnad.extract.sources.names import name_run
from musnad.extract.sources.phrases import issuer_at, noun_cue, phrase_end
from musnad.extract.sources.short_names import accusative
from musnad.extract.statements.breaks import clause_break
from musnad.lexicon.adjuncts import adjuncts
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import NUMBER, PUNCT, Word

_ADJUNCTS: Final = adjuncts()
_MARKS: Final = "،,-–—"
_NOT_SOMEONE: Final = Tag.PLURAL | Tag.POSSESSED | Tag.WITH_PREPOSITION | Tag.WITH_CONJUNCTION
_COMPLETE: Final = Tag.DEFINITE | Tag.ADJECTIVE | Tag.DEMONYM
_NOBODY: Final = GROUP | Tag.ADJECTIVE | Tag.ORG | Tag.MEDIA | Tag.CITY | Tag.PLACE
_PARENTHESIS: Final = 6  # tokens: the short name of a body
_JOINED: Final = Tag.CONJUNCTION | Tag.WITH_CONJUNCTION
_DESCRIBES: Final = Tag.ADJECTIVE | Tag.DEMONYM
_OPENING: Final = PREPOSITION | Tag.CONJUNCTION | Tag.WITH_CONJUNCTION
VEIL: Final = closed("veil")
_NO_OBJECT: Final = Tag.DEFINITE | Tag.NAMELIKE | Tag.WITH_PREPOSITION
_OWN_WORDS: Final = closed("own_words")
_WHAT: Final = closed("what_alone")
_IN: Final = closed("in")
_HUNDRED: Final = closed("hundred")
_PERCENT: Final = frozenset("%٪﹪％")
_OF: Final = closed("of")
_FOR: Final = closed("for")
_PRONOUNS: Final = ("ه", "ها", "هم", "هما")
_ACCUSATIVE: Final = ("ا", "ه", "ين", "ات")  # endings of a participle that tells how something is said


class Gap:
    """What stands between a cue and its complement: a source, or None, and the adjuncts."""

    __slots__ = ("adjuncts", "source")

    def __init__(self, source: tuple[int, int] | None, adjuncts: tuple[tuple[int, int], ...]) -> None:
        self.source: Final = source
        self.adjuncts: Final = adjuncts


def split_gap(p: Passage, lo: int, hi: int) -> Gap:
    """Split the tokens between a cue and its complement into the source and adjuncts."""
    words = p.tokens.words
    source: tuple[int, int] | None = None
    found: list[tuple[int, int]] = []
    j = lo
    while j < hi:
        if words[j].kind == PUNCT and words[j].surface in _MARKS:
            j += 1
            continue
        if source is None and (
            _circumstance(words[j])
            or _joined_verb(words[j])
            or _adverb(p, j, hi)
            or says(words[j])
            or words[j].form in _OWN_WORDS
        ):
            j += 1  # وتابع قائلا, نبهت وحذرت, وواصل حديثه: one act of speech
        elif source is None and _share(words, j, hi):
            source = (j, _gap_source_end(p, j, hi))
            j = source[1]
        elif adjunct_at(p, j, hi) or (source is None and _prepositional(words[j])):
            end = _adjunct_end(p, j, hi, before_source=source is None)
            found.append((j, end))
            j = end
        elif source is None:
            end = _gap_source_end(p, j, hi)
            source = (j, end)
            j = end
        else:
            j += 1
    return Gap(source, tuple(found))


def _circumstance(word: Word) -> bool:
    """Tell whether ``word`` is a participle that only colours the cue before it: وتابع قائلا."""
    if word.tags & HEAD and not word.tags & Tag.AMBIGUOUS:
        return bool(word.tags & ROLE) and accusative(word)  # وتابع متحدثا خلال اجتماع
    return any(r.kind == "participle" and not r.definite for r in word.cues)


def _share(words: list[Word], j: int, hi: int) -> bool:
    """Tell whether those who speak are told by their share: يعتقد 35 في المئة من السكان أن."""
    if words[j].kind != NUMBER or j + 2 >= hi:
        return False
    if words[j + 1].surface in _PERCENT or words[j + 1].form in _HUNDRED:
        return True
    return words[j + 1].form in _IN and words[j + 2].form in _HUNDRED


def _adverb(p: Passage, j: int, hi: int) -> bool:
    """Tell whether nothing but a particle stands before the complement: أشار فقط إلى, قال صراحة إن."""
    word = p.tokens.words[j]
    return bool(word.tags & Tag.PARTICLE) and not word.tags & HEAD and j + 1 == hi


def _joined_verb(word: Word) -> bool:
    """Tell whether ``word`` is a second verb of the same act of speech: نبهت وحذرت من."""
    if word.tags & (HEAD | Tag.NAMELIKE):
        return False
    return any(r.kind == "verb" and r.conjunction for r in word.cues)


def says(word: Word) -> bool:
    """Tell whether ``word`` only says how the cue before goes on: وأضاف يقول, تابع قوله."""
    if word.tags & (HEAD | Tag.NAMELIKE):
        return False
    return any(
        (r.kind == "verb" and r.tense == "present" and not r.conjunction)
        or (r.kind == "noun" and r.cls == "speech" and bool(r.pronoun))
        for r in word.cues
    )


def _colours(words: list[Word], j: int) -> bool:
    """Tell whether the participle at ``j`` colours the cue after its source: وأضاف الأمين العام قائلا."""
    closed = words[j - 1].tags & (Tag.DEFINITE | NAME | Tag.NAMELIKE) or words[j - 1].kind == PUNCT
    return bool(closed) and words[j].form.endswith(_ACCUSATIVE) and _circumstance(words[j])


def _his(words: list[Word], j: int) -> bool:
    """Tell whether after a closed source what it says begins: تابع الوزير كلامه, أبدى المدير أسفه."""
    word = words[j]
    plain = bool(word.tags & Tag.NOUN) and not word.tags & (HEAD | _NO_OBJECT)
    owned = plain or bool(word.tags & DOCUMENT and word.tags & Tag.POSSESSED)  # ختم سالم تصريحاته
    pronoun = word.form.endswith(_PRONOUNS) and word.bare[-1] != "ة" and len(word.form) > 3
    closed = words[j - 1].tags & (Tag.DEFINITE | NAME) and not words[j - 1].tags & RELATIVE
    return bool(owned and pronoun and closed)


def _prepositional(word: Word) -> bool:
    return bool(word.tags & (Tag.WITH_PREPOSITION | PREPOSITION)) and not word.tags & NAME


def _gap_source_end(p: Passage, lo: int, hi: int) -> int:
    """Return where a source that begins at ``lo`` ends, knowing that a complement follows at ``hi``."""
    words = p.tokens.words
    of_document = bool(words[lo].tags & DOCUMENT)
    j = lo + 1
    while j < hi and not noun_cue(words[j]):
        if adjunct_at(p, j, hi) and not (of_document and issuer_at(words[j])):
            break
        if _colours(words, j) or _his(words, j) or words[j].form in VEIL:
            break
        if words[j].cues and before_withheld(words, j, hi):
            break  # قال مصدر طلب عدم ذكر اسمه إن
        if words[j - 1].surface in _MARKS and any(r.kind == "preposition" for r in words[j].cues):
            break  # ذكرت الصحيفة، نقلا عن مصدر، أن
        if words[j - 1].surface in _MARKS and words[j].tags & Tag.WITH_CONJUNCTION and _aside(words[j]):
            break  # قال المرصد، ومقره في الميناء، إن
        j += 1
    while j > lo + 1 and (words[j - 1].surface in _MARKS or _left_open(words[j - 1])):
        j -= 1
    return j


def _left_open(word: Word) -> bool:
    """Tell whether no source ends with ``word``: before an adjunct, قالت مصادر في مارس إن."""
    return bool(word.tags & PREPOSITION) and not word.tags & ~_OPENING


def _adjunct_end(p: Passage, lo: int, hi: int, *, before_source: bool) -> int:
    """Return where the adjunct at ``lo`` ends: a time expression, or all up to a comma."""
    short = _short_end(p, lo, hi)
    if short:
        return short
    words = p.tokens.words
    j = lo + 1
    outlet = _to_outlet(p, lo, hi) if before_source else lo
    if outlet > lo:
        return outlet
    while j < hi:
        word = words[j]
        if word.surface in "،," and before_source and j + 1 < hi and words[j + 1].tags & HEAD:
            break
        if before_source and _someone_to(p, (lo, j), hi):
            break  # أكد خلال مؤتمر صحفي وزير المياه سالم الدرعي أن …
        j += 1
    return j


def _to_outlet(p: Passage, lo: int, hi: int) -> int:
    """Return where after an outlet who speaks begins, else ``lo``: أكد لـ«الأفق» الشيخ سالم أن …"""
    words = p.tokens.words
    if words[lo].form not in _FOR:
        return lo
    for j in range(lo + 1, min(lo + 3, hi)):
        quotation = p.quotation_at(j)
        if quotation is not None and quotation.start == j and quotation.closed:
            after = quotation.end + 1
            return after if after < hi and words[after].tags & (HEAD | Tag.NAMELIKE) else lo
    return lo


def _short_end(p: Passage, lo: int, hi: int) -> int:
    """Return where an adjunct at ``lo`` that has no phrase ends, a time or one word; 0 where it has one."""
    words = p.tokens.words
    tags, adjunct = words[lo].tags, _ADJUNCTS.get(words[lo].form)
    j = lo + 1
    if tags & TIME or words[lo].kind == NUMBER:
        while j < hi and (_temporal(words[j]) or words[j].surface in "()/" or _of_time(words, j, hi)):
            j += 1
        return j - 1 if j > lo + 1 and words[j - 1].form in _IN else j  # قال السبت في كلمة إن
    if adjunct is None:
        return j if tags & PRONOUN and tags & PREPOSITION else 0  # أكد فيه, أكد له
    return j if adjunct.kind == "manner" else 0  # دان بشدة الهجوم


def _someone_to(p: Passage, adjunct: tuple[int, int], hi: int) -> bool:
    """Tell whether after an adjunct, up to the complement, somebody is named who is no part of it."""
    words = p.tokens.words
    lo, j = adjunct
    word, before = words[j], words[j - 1]
    if not word.tags & (ROLE | TITLE) or word.tags & (GROUP | _NOT_SOMEONE):
        return False
    if any(_somebody(other) for other in words[lo:j]) or before.tags & Tag.POSSESSED:
        return False  # مؤتمر عقده مع وزير المياه الأستاذ سالم الدرعي, خلال لقائه وزير المياه
    if not before.tags & (_COMPLETE | TIME) and before.time is None:
        return False  # في مقر وزير المياه
    end = phrase_end(p, j, hi)
    return end >= hi and name_run(p, j, end) is not None


def _somebody(word: Word) -> bool:
    """Tell whether ``word`` tells of a person: صحفي in بيان صحفي does not."""
    return bool(word.tags & (ROLE | TITLE | NAME)) and not word.tags & _NOBODY


def skip_adjuncts(p: Passage, j: int, hi: int) -> int:
    """Return the first token from ``j`` that begins no time, occasion, relative clause or mark."""
    words = p.tokens.words
    while j < hi:
        if words[j].surface in "،,":
            j += 1
        elif words[j].surface == "(":
            closing = next((k for k in range(j, min(j + _PARENTHESIS, hi)) if words[k].surface == ")"), None)
            if closing is None:
                break
            j = closing + 1  # الاتحاد الدولي (الفيفا)
        elif adjunct_at(p, j, hi) or words[j].form in _IN:
            j = _skip_adjunct(p, j, hi)
        elif _aside(words[j]) and words[j].form not in _WHAT and words[j - 1].surface in "،,":
            comma = next((k for k in range(j, hi) if words[k].surface in "،,"), None)
            if comma is None:
                break
            j = comma
        else:
            break
    return j


def _aside(word: Word) -> bool:
    """Tell whether ``word`` begins what is only said of a source: الذي …, وهو عضو …, ومقره …"""
    if word.tags & RELATIVE:
        return True
    return bool(word.tags & Tag.WITH_CONJUNCTION and word.tags & (Tag.POSSESSED | PRONOUN) and not word.cues)


def _temporal(word: Word) -> bool:
    return bool(word.tags & TIME) or word.time is not None


def _of_time(words: list[Word], j: int, hi: int) -> bool:
    return words[j].form in _OF and j + 1 < hi and _temporal(words[j + 1])  # الثالث من مارس


def _skip_adjunct(p: Passage, j: int, hi: int) -> int:
    words = p.tokens.words
    if words[j].form in _IN and j + 1 < hi and words[j + 1].tags & TIME:
        j += 1
    short = _short_end(p, j, hi)
    if short:
        return short
    adjunct = _ADJUNCTS.get(words[j].form)
    if adjunct is not None and adjunct.kind == "time" and j + 1 < hi and _temporal(words[j + 1]):
        j += 1
        while j < hi and (_temporal(words[j]) or words[j].kind == NUMBER):
            j += 1
        return j  # أعلن قبل عامين اعتزاله
    comma = next((k for k in range(j + 1, hi) if words[k].surface in "،,"), hi)
    if comma < hi and not _new_clause(p, comma + 1, hi):
        return comma
    return min(comma, max(j + 1, _occasion_end(p, j + 1, hi)))


def _new_clause(p: Passage, j: int, hi: int) -> bool:
    """Tell whether another clause begins at ``j``, so that an object stood before it: …، مؤكدا أن."""
    word = p.tokens.words[j] if j < hi else None
    return word is None or bool(word.tags & _JOINED) or clause_break(p, j)


def _occasion_end(p: Passage, j: int, hi: int) -> int:
    """Return where the phrase of an adjunct ends; of an occasion before the object: في بيان له إغلاق …"""
    words = p.tokens.words
    if not words[j].tags & (Tag.OCCASION | Tag.DOCUMENT) or words[j].tags & Tag.DEFINITE:
        return phrase_end(p, j, hi)
    feminine = words[j].bare.endswith(("ة", "ات"))
    j += 1
    while j < hi and _describes(words[j], feminine=feminine):
        j += 1
    if j >= hi or not (words[j].tags & Tag.VERB or any(r.kind == "verb" for r in words[j].cues)):
        return j
    if not words[j].bare.endswith(("ه", "ها")):
        return hi
    j += 1  # في مؤتمر صحفي عقده أمس
    return phrase_end(p, j, hi) if j < hi and words[j].tags & HEAD else j  # في كلمة بثها التلفزيون


def _describes(word: Word, *, feminine: bool) -> bool:
    """Tell whether ``word`` is an adjective of the indefinite noun before it: مكالمة هاتفية, بيان رسمي."""
    if word.tags & Tag.DEFINITE:
        return False
    return bool(word.tags & _DESCRIBES) or word.bare.endswith("ية") or (feminine and word.bare.endswith("ة"))
