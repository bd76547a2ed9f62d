"""How content is introduced after a cue: a complementizer, a preposition, a mark, or nothing."""

from functools import cache
from typing import NamedTuple

from musnad.extract.adjuncts import adjunct_at
from musnad.extract.phrases import COMPLEMENTIZER, NAME, OCCASION
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, Word

_FARTHEST = 45  # tokens from a cue to its complement: long titles, appositions and occasions stand between
_SHORT_QUOTATION = 4  # tokens: a quotation this short within a gap is a name

_PREPOSITIONS = {
    "الي": "ila", "علي": "ala", "عن": "an", "من": "min", "في": "fi", "ب": "bi", "بـ": "bi", "ل": "li",
    "عما": "an", "عمن": "an", "مما": "min", "فيما": "fi",
}  # fmt: skip
_AFTER_NAME = 20  # tokens after a quoted name in which the complement may still follow
_PLACE = Tag.ORG | Tag.MEDIA | Tag.CITY | Tag.COUNTRY | Tag.PLACE  # مسؤول بوزارة الدفاع: where the source is
_FUSED = frozenset({"عما", "مما", "فيما", "عمن"})  # the content keeps the rest of these words
_QUESTION = frozenset({"هل", "كيف", "لماذا", "متي", "اين", "ماذا", "لم", "كم", "ما", "اذا", "من"})


CLAUSE = frozenset({"that", "quote", "colon", "question"})
PREPOSITIONAL = frozenset({"bi", "ila", "ala", "an", "min", "fi", "li"})


class Complement(NamedTuple):
    """Where a cue's content begins and how; the gap before it ends at ``gap_end``."""

    kind: str  # that, quote, colon, bi, ila, ala, an, min, fi, li, question, np
    gap_end: int
    start: int


def frame_base(frame: str) -> str:
    """Return the way a frame introduces content: ``addressee_bi`` as ``bi``."""
    if frame in ("ala_that", "ila_that"):
        return frame[:3]
    return frame.rpartition("_")[2] if frame.startswith(("addressee_", "target_")) else frame


@cache
def _bases(frames: tuple[str, ...]) -> frozenset[str]:
    return frozenset(frame_base(frame) for frame in frames)


def find_complement(p: Passage, cue_end: int, hi: int, reading: CueReading) -> Complement | None:
    """Return the first complement after the cue that its frames allow, or None."""
    frames = _bases(reading.frames)
    words = p.tokens.words
    last = min(hi, cue_end + _FARTHEST)
    j = cue_end
    fallback: Complement | None = None
    in_relative = circumstance = False
    while j < last:
        word = words[j]
        if word.kind == PUNCT:
            in_relative = in_relative and word.surface not in "،,"
            outcome = _at_punctuation(p, j, last, frames)
            if isinstance(outcome, Complement):
                return fallback if fallback is not None and outcome.kind == "quote" else outcome
            if outcome == 0:
                break
            j += outcome
            continue
        if word.tags & COMPLEMENTIZER and _takes_that(frames, reading, word):
            if fallback is not None and fallback.kind == "bi" and word.form[0] != "ب":
                return fallback
            found = Complement("that", j, j + 1)
            if not (reading.lemma == "قال" and word.bare[:1] == "أ" and _later_inna(p, j + 1, last)):
                return found
            fallback = fallback or found
        if (
            "bi" in frames
            and fallback is None
            and _carries_bi(word)
            and not ("that" in frames and word.tags & _PLACE)
        ):
            fallback = Complement("bi", j, j)
            if "that" not in frames:
                return fallback
        in_relative = in_relative or bool(word.tags & Tag.RELATIVE and word.form.startswith("ال"))
        kind = _PREPOSITIONS.get(word.form)
        if (
            kind in ("fi", "li")
            and "that" in frames
            and any(w.tags & COMPLEMENTIZER for w in words[j : j + _AFTER_NAME])
        ):
            kind = None  # قالت في صحيفة … إن: the preposition begins an adjunct
        if kind in frames and not (in_relative and "that" in frames) and not _within_adjunct(p, j, last):
            if circumstance:
                break
            found = _prepositional(p, j, last, str(kind))
            clause = found.start > j + 1 and words[found.start - 1].tags & COMPLEMENTIZER
            if clause or not {f"{kind}_that"} & set(reading.frames):
                return found
        if "question" in frames and word.form in _QUESTION and j > cue_end - 1 and word.form != "من":
            return Complement("question", j, j)
        if j > cue_end and _blocks(p, j, reading):
            break
        # … مشيرا إلى: a participle on the way takes the preposition that follows it.
        circumstance = circumstance or any(
            r.kind == "participle" and r.mood != "nominative" for r in word.cues
        )
        j += 1
    return fallback


def _carries_bi(word: Word) -> bool:
    """Tell whether ب is written on ``word`` and begins content: بالاعتذار, not بيان or في."""
    if word.form == "بما":
        return True
    if word.form[0] != "ب" or word.tags & (OCCASION | NAME) or len(word.form) < 4:
        return False
    return (
        bool(word.tags & Tag.WITH_PREPOSITION)
        or (not word.tags & ~(Tag.DEFINITE | Tag.NAMELIKE)
        and not word.cues)
    )


def _takes_that(frames: frozenset[str], reading: CueReading, word: Word) -> bool:
    """Tell whether the cue takes a clause that ``word`` introduces: بأن for ب, لأن never."""
    first = word.form[0]
    if first in "لك" or word.form in ("كان", "لكن"):
        return False
    if "that" in frames:
        return True
    return first == "ب" and "bi" in frames


def _later_inna(p: Passage, j: int, hi: int) -> bool:
    return any(w.tags & COMPLEMENTIZER and w.bare[:1] in ("إ", "ا") for w in p.tokens.words[j:hi])


def _at_punctuation(p: Passage, j: int, hi: int, frames: frozenset[str]) -> Complement | int:
    """Return the complement a mark introduces, else how many tokens to go on, 0 to stop."""
    words = p.tokens.words
    surface = words[j].surface
    if surface == ":":
        start = j + 1
        return Complement("colon", j, start) if frames & {"colon", "quote"} and start < hi else 0
    quotation = p.quotation_at(j)
    if quotation is not None and quotation.start == j:
        length = quotation.end - j - 1
        if quotation.closed and length <= _SHORT_QUOTATION and _goes_on(p, quotation.end + 1, hi, frames):
            return length + 2
        if "quote" in frames:
            return Complement("quote", j, j)
        return length + 2 if quotation.closed else 0
    if surface == "(":
        for k in range(j + 1, min(j + 12, hi)):
            if words[k].surface == ")":
                return k - j + 1
    return 0 if surface in "؛" else 1


def _goes_on(p: Passage, j: int, hi: int, frames: frozenset[str]) -> bool:
    """Tell whether a complement still follows a short quotation that ended before ``j``."""
    words = p.tokens.words
    for k in range(j, min(j + _AFTER_NAME, hi)):
        word = words[k]
        if word.surface in ".؛":
            return False
        if _PREPOSITIONS.get(word.form) in frames and not _within_adjunct(p, k, hi):
            return True
        if word.surface == ":" or (word.tags & COMPLEMENTIZER and "that" in frames):
            return True
        quotation = p.quotation_at(k)
        if quotation is not None and quotation.start == k:
            return k > j or words[k - 1].kind != PUNCT
    return False


def _within_adjunct(p: Passage, j: int, hi: int) -> bool:
    """Tell whether the preposition at ``j`` begins an adjunct (في بيان) rather than the content."""
    return p.tokens.words[j].form not in _FUSED and adjunct_at(p, j, hi)


def _prepositional(p: Passage, j: int, hi: int, kind: str) -> Complement:
    words = p.tokens.words
    if words[j].form in _FUSED:
        return Complement(kind, j, j + 1)
    start = j + 1
    while start < hi and words[start].surface in "ـ":
        start += 1
    if start < hi and words[start].tags & COMPLEMENTIZER:
        start += 1
    return Complement(kind, j, start)


def _blocks(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether another clause with a cue of its own begins at ``j``."""
    word = p.tokens.words[j]
    for other in word.cues:
        if (
            other.kind == "verb"
            and other.conjunction
            and other.passive != "yes"
            and not other.pronoun
            and not word.tags & NAME
        ):
            return True
        if other.kind == "participle" and p.tokens.words[j - 1].surface in "،,":
            return True
    return False
