"""Clauses between a cue and its content: whose a clause that أن introduces is, and where another begins."""

from typing import Final, Literal

from musnad.extract.adjuncts import adjunct_at
from musnad.extract.sources.classes import COMPLEMENTIZER, HEAD, NAME
from musnad.extract.sources.phrases import source_end
from musnad.extract.statements.frames import PREPOSITIONS, bases, is_object
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, Word

_SAY: Final = "قال"  # the lemma of «قائلا»
_NEAR: Final = 20  # tokens in which أن or إن may still follow
_BEFORE: Final = closed("before_that")
_ASIDE: Final = closed("aside_clause")
_NEXT: Final = closed("next_clause")
_JOINT: Final = closed("joint")
_COPULA: Final = closed("copula")
_NO_VERB: Final = NAME | HEAD | Tag.NOUN
_OBJECTS: Final = ("ه", "ها", "هم", "هما")  # في بيان تبثه أن: such a verb ends the clause before it

Owner = Literal["cue", "aside", "other"]


def whose_clause(p: Passage, cue_end: int, j: int, reading: CueReading) -> Owner:
    """Tell whose the clause is that أن at ``j`` introduces: the cue's, an aside's, or of what comes after.

    قال الوزير إن; قال، بعد أن زار القرية، إن; سجل هدفا قبل أن يخرج.
    """
    previous = p.tokens.words[j - 1].form
    if previous in _BEFORE or previous in _NEXT or _of_another(p, cue_end, j - 1):
        return "other"
    if previous in _ASIDE:
        return "aside"
    other = _after_other(p, cue_end, j - 1, reading) or _of_participle(p, cue_end, j - 1, reading)
    return "other" if other else "cue"


def begins_anew(p: Passage, j: int) -> bool:
    """Tell whether a clause of its own begins after a comma: …، ثم خرج, …، حيث قال."""
    words = p.tokens.words
    return words[j].form in _JOINT and words[j - 1].surface in "،,"


def is_verb(word: Word) -> bool:
    """Tell whether ``word`` is a finite verb that is no cue, and neither a noun nor كان."""
    verb = word.tags & Tag.VERB and not word.tags & _NO_VERB and not word.cues
    return bool(verb) and word.form not in _COPULA


def inna_after(p: Passage, j: int, hi: int) -> bool:
    """Tell whether إن follows from ``j`` on."""
    words = p.tokens.words[j:hi]
    return any(word.tags & COMPLEMENTIZER and word.bare[:1] in ("إ", "ا") for word in words)


def clause_near(p: Passage, j: int, hi: int, reading: CueReading) -> bool:
    """Tell whether أن or إن follows before another verb begins a clause: شكك في النتائج، وقال إن."""
    words = p.tokens.words
    for k in range(j, min(j + _NEAR, hi)):
        if words[k].tags & COMPLEMENTIZER:
            return True
        joined = words[k].cues and words[k].tags & Tag.WITH_CONJUNCTION and words[k - 1].kind == PUNCT
        if joined and reading.cls == "attitude":
            return False
    return False


def _of_another(p: Passage, cue_end: int, j: int) -> bool:
    """Tell whether a verb stands right before أن, which is its own: وجدت نفسها أمام معارضة ترى أن."""
    if j <= cue_end:
        return False
    word = p.tokens.words[j]
    if word.tags & (NAME | HEAD | Tag.NOUN) and not word.tags & Tag.WITH_CONJUNCTION:
        return False
    if word.tags & Tag.VERB and word.form[0] in "يت" and not word.form.endswith(_OBJECTS):
        return True  # في مباراة تستحق أن, يمكن أن
    return any(
        r.kind == "verb" and r.mood != "jussive" and (r.pronoun or "that" in r.frames) for r in word.cues
    )


def _of_participle(p: Passage, cue_end: int, j: int, reading: CueReading) -> bool:
    """Tell whether أن follows a participle that tells something after an object: نفى التهمة معتبرا أنها …

    Any verb may be coloured by «saying»: أعلن قائلا إن.
    """
    if j <= cue_end or not any(is_object(frame) for frame in reading.frames):
        return False
    if adjunct_at(p, j, j + 1):
        return False  # أكد مجددا أن
    told = (r for r in p.tokens.words[j].cues if r.kind == "participle" and "that" in r.frames)
    return any(not r.definite and r.mood != "nominative" and r.lemma != _SAY for r in told)


def _after_other(p: Passage, cue_end: int, j: int, reading: CueReading) -> bool:
    """Tell whether the preposition at ``j``, none of the cue's, has أن: أقر تعيينه على أن …

    After the source and an adjunct it is the cue's all the same: أكد الوزير في تقريره إلى أن.
    """
    words, frames = p.tokens.words, bases(reading.frames)
    frame = PREPOSITIONS.get(words[j].form) if j > cue_end else None
    if frame is None or frame in frames or ("np" not in frames and reading.cls == "speech"):
        return False
    if any(other.kind == "noun" for other in words[j - 1].cues):
        return False  # جدد تأكيده على أن
    end = source_end(p, cue_end, j)
    while end < j and words[end].surface in "،,":
        end += 1
    return end < j and not adjunct_at(p, end, j)
