"""Whether a clause that أن introduces belongs to a cue before it, or to what stands between them."""

from typing import Final

from musnad.extract.adjuncts import adjunct_at
from musnad.extract.sources.classes import HEAD, NAME, OBJECT_PRONOUNS
from musnad.extract.sources.phrases import is_head, source_end, tells_how_many
from musnad.extract.statements.frames import CLAUSE, PREPOSITIONS
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, Word

OWN: Final = closed("own_that")
_ASIDE: Final = Tag.PREPOSITION | Tag.WITH_PREPOSITION  # where and when
_GOES_ON: Final = Tag.DEFINITE | Tag.NAMELIKE | HEAD  # with who speaks: اللاعب المصنف أول عالميا سالم
_WHICH_IS: Final = closed("which_is")


def of_another_verb(p: Passage, cue_end: int, j: int) -> bool:
    """Tell whether a verb stands right before أن, which is its own: وجدت نفسها أمام معارضة ترى أن."""
    if j <= cue_end:
        return False
    word = p.tokens.words[j]
    if word.tags & (NAME | HEAD | Tag.NOUN) and not word.tags & Tag.WITH_CONJUNCTION:
        return False
    return any(
        r.kind == "verb" and r.mood != "jussive" and (r.pronoun or "that" in r.frames) for r in word.cues
    )


def of_preposition(p: Passage, j: int, frames: frozenset[str]) -> bool:
    """Tell whether a preposition that is none of the cue's takes أن: ذكر الموعد، على أن يؤجل.

    A noun of speech before it has it: جدد التأكيد على أن. «إلى أن» is written for أن as well.
    """
    words = p.tokens.words
    frame = PREPOSITIONS.get(words[j].form)
    if frame not in ("ala", "ila") or frame in frames:
        return False
    kinds = {reading.kind for reading in words[j - 1].cues}
    return not kinds.isdisjoint(("verb", "participle")) if frame == "ila" else "noun" not in kinds


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
        elif word.tags & _ASIDE and kind in CLAUSE:
            return True  # أقر في مطلع العام بأن; not أقر في الجلسة زيادة بقيمة
        elif phrase and word.form in _WHICH_IS and words[k - 1].kind == PUNCT:
            return True  # هاجر، وهي طالبة، أن
        elif phrase:
            if kind not in CLAUSE or word.cues or (word.tags & Tag.NOUN and not word.tags & _GOES_ON):
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
    if word.form.endswith(OBJECT_PRONOUNS) and word.tags & (Tag.POSSESSED | Tag.NAMELIKE):
        return False
    if tells_how_many(p, k):
        return False
    if word.tags & Tag.DETERMINER and k + 1 < p.hi:
        return is_head(p, k + 1)
    return is_head(p, k) or bool(word.tags & (Tag.DEFINITE | Tag.NAMELIKE))
