"""Adjuncts of a speech act: when, on what occasion, about what, through what channel, to whom."""

from typing import Final

from musnad.lexicon.adjuncts import adjuncts
from musnad.lexicon.grammar import closed
from musnad.lexicon.known import known_at, known_tag
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage
from musnad.text.tokens import LATIN, NUMBER, WORD

_ADJUNCTS: Final = adjuncts()
_ADDRESSEES: Final = Tag.MEDIA | Tag.GROUP
_FOR: Final = closed("for")
_FATHERS: Final = closed("father")
_SERVANTS: Final = closed("servant")
_CHANNELS: Final = closed("channel")
_MOMENTS: Final = closed("moment")
_OFFICES: Final = {  # the offices that go on with a preposition of their own
    **dict.fromkeys(closed("frame_ala"), closed("overseer")),
    **dict.fromkeys(closed("about"), closed("member")),
}
_WHERE: Final = closed("where")
_CLAUSE_ENDS: Final = frozenset(".؛:!?؟")
_FARTHEST_OCCASION: Final = 30  # tokens from an occasion to the cue that «حيث» brings
_JOINS: Final = frozenset("ـ(")


def adjunct_at(p: Passage, j: int, hi: int) -> bool:
    """Tell whether an adjunct of the speech act begins at token ``j``."""
    word = p.tokens.words[j]
    if word.kind == NUMBER:
        return word.time is not None
    if word.kind != WORD:
        return False
    tags = word.tags
    if tags & Tag.TIME and not (tags & Tag.NAME and _within_name(p, j, hi)):
        return not _of_a_name(p, j) and _begins_time(p, j, hi)
    adjunct = _ADJUNCTS.get(word.form)
    if adjunct is not None and (of_office(p, j, p.lo) or tags & Tag.TITLE):  # إمام is no أمام
        return False
    if adjunct is not None and (not adjunct.needs_occasion or _occasion_follows(p, j + 1, hi)):
        return True
    form = word.form
    if form[0] == "ب" and tags & Tag.OCCASION and tags & Tag.WITH_PREPOSITION and not tags & Tag.NAME:
        return True
    if tags & Tag.PREPOSITION and tags & Tag.PRONOUN:  # له, عليها: to or about whom
        return True
    if form[0] == "ل":
        return _addressee(p, j, hi)
    return False


def _of_a_name(p: Passage, j: int) -> bool:
    """Tell whether a word of time follows what joins names: فارس بن صفر, عبد الأحد."""
    before = p.tokens.words[j - 1] if j > p.lo else None
    if before is None or not before.tags & Tag.PARTICLE_OF_NAME:
        return False
    return before.form in _SERVANTS or before.form in _FATHERS


def speech_adjunct_at(p: Passage, j: int, hi: int) -> bool:
    """Tell whether what begins at ``j`` is of the speech act alone: on what occasion, in answer to what."""
    adjunct = _ADJUNCTS.get(p.tokens.words[j].form)
    if adjunct is None or adjunct.kind not in ("occasion", "topic"):
        return False
    return adjunct.kind == "topic" or _occasion_follows(p, j + 1, hi)


def occasion_before(p: Passage, at: int) -> tuple[int, int] | None:
    """Return the occasion that «حيث» before the cue at ``at`` takes up, with all between them.

    وجاء ذلك خلال حفل نظمته البلدية، أمس، حيث أشار إلى …
    """
    words = p.tokens.words
    if at <= p.lo or words[at - 1].form not in _WHERE:
        return None
    for j in range(at - 2, max(p.lo - 1, at - _FARTHEST_OCCASION), -1):
        if words[j].surface in _CLAUSE_ENDS:
            break
        adjunct = _ADJUNCTS.get(words[j].form)
        if adjunct is not None and adjunct.kind == "occasion" and _occasion_follows(p, j + 1, at):
            return (j, at - 1)
    return None


def _within_name(p: Passage, j: int, hi: int) -> bool:
    """Tell whether a word of the calendar stands in a name: جمعة محمد, تيريزا ماي."""
    words = p.tokens.words
    named = j > p.lo and (words[j - 1].tags & (Tag.NAME | Tag.NAMELIKE) or words[j - 1].cues)
    before = named or (j > p.lo and words[j - 1].tags & Tag.ORG and not words[j - 1].tags & Tag.DEFINITE)
    return bool(before) or bool(j + 1 < hi and words[j + 1].tags & Tag.NAME)


def of_office(p: Passage, j: int, lo: int) -> bool:
    """Tell whether an office goes on with the preposition at ``j``: المشرف العام على المهرجان."""
    words = p.tokens.words
    offices = _OFFICES.get(words[j].form, frozenset())
    return bool(offices) and any(words[k].form in offices for k in (j - 1, j - 2) if k >= lo)


def _begins_time(p: Passage, j: int, hi: int) -> bool:
    """Tell whether a time word begins an expression: العام in الأمين العام is an adjective."""
    word = p.tokens.words[j]
    if word.time is None or word.time.kind != "unit":
        return True
    following = p.tokens.words[j + 1] if j + 1 < hi else None
    office = j > p.lo and p.tokens.words[j - 1].tags & Tag.ROLE and not word.tags & Tag.DEFINITE
    if office and following is not None and following.kind == WORD:
        return False  # مدير عام الهيئة
    return following is not None and (following.time is not None or following.kind == NUMBER)


def _occasion_follows(p: Passage, j: int, hi: int) -> bool:
    words = p.tokens.words
    if j >= hi:
        return False
    form = words[j].form
    return bool(words[j].tags & (Tag.OCCASION | Tag.DOCUMENT)) or form in _CHANNELS or form in _MOMENTS


def _addressee(p: Passage, j: int, hi: int) -> bool:
    """Tell whether ``j`` begins to whom it was said: لوكالة رويترز, للصحفيين, لـ"العربية"."""
    word = p.tokens.words[j]
    words = p.tokens.words
    told = bool(words[j - 1].cues)  # قال لـ«الأفق» سالم; not نجم «الأفق» سالم
    if word.form in _FOR:
        while j + 1 < hi and words[j + 1].surface in _JOINS:
            j += 1
        if j + 1 >= hi:
            return False
        quotation = p.quotation_at(j + 1)
        if quotation is not None and quotation.start == j + 1:
            after = quotation.end + 1
            return told or not (after < hi and words[after].tags & (Tag.NAME | Tag.NAMELIKE))
        return bool(words[j + 1].tags & (_ADDRESSEES | Tag.OCCASION)) or words[j + 1].kind == LATIN
    found = known_at(words, j) if word.tags & Tag.PHRASE else None
    if found is not None and known_tag(found.known) & Tag.MEDIA:
        return True  # لبي بي سي
    if word.tags & Tag.NAME or not word.tags & _ADDRESSEES:
        return False
    named = j + 1 < hi and words[j + 1].tags & (Tag.NAME | Tag.NAMELIKE) and not words[j + 1].cues
    return not (named and words[j - 1].tags & (Tag.DEMONYM | Tag.DEFINITE))  # مدير المنتخب للشباب علي
