"""Clauses between a cue and its content: whose أن it is, where another begins, what is near."""

from typing import Final, Literal

from musnad.extract.adjuncts import adjunct_at
from musnad.extract.sources.classes import COMPLEMENTIZER, HEAD, NAME, OBJECT_PRONOUNS
from musnad.extract.sources.phrases import is_head, source_end, tells_how_many
from musnad.extract.statements.frames import CLAUSE, PREPOSITIONS, bases, is_object
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, Word

_SAY: Final = "قال"  # the lemma of «قائلا»
_NEAR: Final = 20  # tokens in which أن or إن may still follow
_BEFORE: Final = closed("before_that")
_ASIDE: Final = closed("aside_clause")
_NEXT: Final = closed("next_clause")
_OWN: Final = closed("own_that")
_JOINT: Final = closed("joint")
_DESPITE: Final = closed("despite")
_WHICH_IS: Final = closed("which_is")
_OF_SOURCE: Final = closed("copula") | closed("describing")
_NO_VERB: Final = NAME | HEAD | Tag.NOUN
_WHERE: Final = Tag.PREPOSITION | Tag.WITH_PREPOSITION  # and when
_NAMES_ON: Final = Tag.DEFINITE | Tag.NAMELIKE | HEAD  # with who speaks: اللاعب المصنف أول عالميا سالم
_OWN_AFTER: Final = 2  # tokens from a cue on: قال يجب أن, وأضاف المدير من المتوقع أن
_OBJECTS: Final = ("ه", "ها", "هم", "هما")  # في بيان تبثه أن: such a verb ends the clause before it

Owner = Literal["cue", "aside", "other"]


def whose_clause(p: Passage, cue_end: int, j: int, reading: CueReading) -> Owner:
    """Tell whose the clause is that أن at ``j`` introduces: the cue's, an aside's, or of what comes after.

    قال الوزير إن; قال، بعد أن زار القرية، إن; سجل هدفا قبل أن يخرج. After قال a further إن may stand far off.
    """
    previous = p.tokens.words[j - 1].form
    if previous in _BEFORE or previous in _NEXT or _of_another(p, cue_end, j - 1):
        return "other"
    if previous in _OWN and j > cue_end + _OWN_AFTER:
        return "aside" if reading.lemma == _SAY else "other"
    if previous in _ASIDE:
        return "aside"
    other = _after_other(p, cue_end, j - 1, reading) or _of_participle(p, cue_end, j - 1, reading)
    return "other" if other else "cue"


def begins_anew(p: Passage, j: int) -> bool:
    """Tell whether a clause of its own begins after a comma: …، ثم خرج, …، حيث قال."""
    words = p.tokens.words
    return words[j].form in _JOINT and words[j - 1].surface in "،,"


def is_verb(word: Word) -> bool:
    """Tell whether ``word`` is a finite verb that is no cue or noun, and tells of no source: وكان, ويدعى."""
    verb = word.tags & Tag.VERB and not word.tags & _NO_VERB and not word.cues
    return bool(verb) and word.form not in _OF_SOURCE


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
    if j > cue_end and words[j - 1].form in _DESPITE:
        return True  # لا يشعر بأي مخاوف، على الرغم من أن
    frame = PREPOSITIONS.get(words[j].form) if j > cue_end else None
    if frame is None or frame in frames:
        return False
    kinds = {other.kind for other in words[j - 1].cues}
    if "noun" in kinds:
        return False  # جدد تأكيده على أن
    if not kinds.isdisjoint(("verb", "participle")):
        return True  # أوضح سالم مشيرا إلى أن
    if "np" not in frames and reading.cls == "speech":
        return False
    end = source_end(p, cue_end, j)
    while end < j and words[end].surface in "،,":
        end += 1
    return end < j and not adjunct_at(p, end, j)


def is_near(p: Passage, gap: TokenSpan, kind: str, frames: frozenset[str]) -> bool:
    """Tell whether nothing but who speaks, and when or where, stands between a cue and its content."""
    words = p.tokens.words
    k, end = gap
    if end > k and PREPOSITIONS.get(words[end - 1].form) in frames:
        end -= 1  # يشك في أن
    phrase = False
    while k < end:
        word = words[k]
        if word.kind == PUNCT or word.tags & (Tag.TIME | Tag.PARTICLE):
            k += 1
        elif adjunct_at(p, k, end) or _colours(word) or (phrase and word.tags & Tag.RELATIVE):
            return True  # وتابع في بيان, وتابع قائلا, وتابع بالقول, وتابع الوزير الذي
        elif word.tags & _WHERE and kind in CLAUSE:
            return True  # أقر في مطلع العام بأن; not أقر في الجلسة زيادة بقيمة
        elif phrase and word.form in _WHICH_IS and words[k - 1].kind == PUNCT:
            return True  # هاجر، وهي طالبة، أن
        elif phrase:
            if kind not in CLAUSE or word.cues or (word.tags & Tag.NOUN and not word.tags & _NAMES_ON):
                return False  # سجل المهاجم هدفا
            k += 1
        elif _speaks(p, k):
            k, phrase = max(source_end(p, k, end), k + 1), True
        else:
            return False
    return True


def _colours(word: Word) -> bool:
    """Tell whether ``word`` goes with the cue before it, as another verb does not: وتابع قائلا, بالقول."""
    return any(reading.kind in ("participle", "noun") for reading in word.cues)


def _speaks(p: Passage, k: int) -> bool:
    """Tell whether who speaks may begin at ``k``: الخبير, عدد من الخبراء; not عددهم, عدد الزوار."""
    word = p.tokens.words[k]
    following = p.tokens.words[k + 1] if k + 1 < p.hi else None
    if word.form.endswith(OBJECT_PRONOUNS) and word.tags & (Tag.POSSESSED | Tag.NAMELIKE):
        return False
    if following is not None and following.form[:2] == "من" and following.tags & Tag.PRONOUN:
        return True  # كثير منهم
    if tells_how_many(p, k):
        return False
    if word.tags & Tag.DETERMINER and following is not None:
        return is_head(p, k + 1)
    return is_head(p, k) or bool(word.tags & (Tag.DEFINITE | Tag.NAMELIKE))
