"""Where attributed content ends: the quotation, the next cue, the occasion, the outlet's own voice."""

from typing import Final

from musnad.extract.complements import CLAUSE, Complement, find_complement, introduces_content
from musnad.extract.phrases import HEAD, NAME
from musnad.lexicon.adjuncts import content_enders
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.record import Mode
from musnad.text.passages import Passage
from musnad.text.tokens import LATIN, PUNCT, WORD, Word

TokenSpan = tuple[int, int]

_TRAILING: Final = frozenset("،,.؛:-–—!؟?ـ")
_LONGEST_NAME: Final = 3  # words between the marks
_NAMED: Final = Tag.ORG | Tag.MEDIA | Tag.PLACE  # what bears a name: حركة «…», ملعب «…», صحيفة «…»
_NO_NAME: Final = Tag.VERB | Tag.ADJECTIVE | Tag.PREPOSITION | Tag.COMPLEMENTIZER | Tag.PRONOUN | Tag.PARTICLE
_AND: Final = closed("and")
_BETWEEN: Final = closed("there")
_SUBORDINATORS: Final = closed("subordinator")
_OPENING: Final = 4  # tokens of a sentence within which its cue stands: من جهته قال
_LONGEST_SPEECH: Final = 60  # sentences
_LONG_QUOTATION: Final = 5  # words: after so long a quotation a conjunction begins the outlet's own clause
_CONTRASTING: Final = closed("contrasting")


def content_end(p: Passage, start: int, complement: str, hi: int) -> int:
    """Return where the content that begins at ``start`` ends; ``hi`` bounds its sentence."""
    nominal = complement not in CLAUSE
    quotation = p.quotation_at(start) if start < p.hi else None
    if quotation is not None and quotation.start == start:
        if not quotation.closed:
            return quotation.end
        after = quotation.end + 1
        if _ends_after_quotation(p, after, quotation.end - start - 1):
            return after
        return clause_end(p, after, max(hi, _sentence_end(p, after)), nominal=nominal)
    if quotation is not None and quotation.start < start:  # a cue within a quotation ends with it
        hi = min(hi, quotation.end) if hi > quotation.end else hi
    elif complement == "colon":
        return _open_speech_end(p, start)
    return clause_end(p, start, hi, nominal=nominal)


def _sentence_end(p: Passage, j: int) -> int:
    return next((end for _, end in p.sentences if end >= j), p.hi)


def _ends_after_quotation(p: Passage, after: int, length: int) -> bool:
    """Tell whether content is over once its quotation is: a mark follows, and nothing joined by و."""
    words = p.tokens.words
    if after >= p.hi:
        return True
    word = words[after]
    if word.kind != PUNCT:
        return clause_break(p, after) or (length > _LONG_QUOTATION and bool(word.tags & Tag.CONJUNCTION))
    if word.surface in "،," and after + 1 < p.hi:
        joined = words[after + 1]
        if joined.form in _AND and after + 2 < p.hi:
            return False
        return length > 3 or clause_break(p, after + 1)
    return p.quotation_at(after) is None


def _open_speech_end(p: Passage, start: int) -> int:
    """Return where unquoted speech after a colon ends: where a sentence begins with a cue, or at the end."""
    first = next((k for k, (_, hi) in enumerate(p.sentences) if hi > start), len(p.sentences))
    speech = p.sentences[first : first + _LONGEST_SPEECH]
    for lo, hi in speech:
        if lo > start and _begins_with_cue(p, lo, hi):
            return lo
        end = clause_end(p, max(lo, start), hi)
        if end < hi:
            return end
    return speech[-1][1] if speech else p.hi


def _begins_with_cue(p: Passage, lo: int, hi: int) -> bool:
    """Tell whether another statement begins a sentence: وأضاف …, من جهته قال …"""
    words = p.tokens.words
    for j in range(lo, min(lo + _OPENING, hi)):
        for reading in words[j].cues:
            told = reading.kind == "verb" and reading.tense == "past" and reading.person == 3
            if told and (j == lo or reading.conjunction):
                return find_complement(p, j + 1, hi, reading) is not None
    return False


def clause_end(p: Passage, start: int, hi: int, *, nominal: bool = False) -> int:
    """Return where the clause that begins at ``start`` stops being the source's."""
    words = p.tokens.words
    j = start
    while j < hi:
        word = words[j]
        if word.kind == PUNCT:
            quotation = p.quotation_at(j)
            if quotation is not None and quotation.start == j and quotation.closed:
                j = min(quotation.end + 1, hi)
                continue
            if word.surface in "،," and _own_voice_follows(p, j + 1, hi, nominal=nominal):
                return j
            if word.surface == ")" and not _opened(p, start, j):
                return j
        elif j > start and clause_break(p, j, nominal=nominal):
            return j
        j += 1
    return hi


def _opened(p: Passage, start: int, j: int) -> bool:
    return any(w.surface == "(" for w in p.tokens.words[start:j])


def _own_voice_follows(p: Passage, j: int, hi: int, *, nominal: bool) -> bool:
    """Tell whether after a comma the occasion, a bare date or a clause with its own cue follows."""
    words = p.tokens.words
    if j >= hi:
        return True
    word = words[j]
    if _ender_at(p, j, hi, nominal=nominal):
        return True
    if word.tags & Tag.TIME and _only_time(p, j, hi):
        return True
    return clause_break(p, j) or _subordinate_cue(p, j, hi)


def _ender_at(p: Passage, j: int, hi: int, *, nominal: bool) -> bool:
    """Tell whether words stand at ``j`` with which the outlet speaks again."""
    words = p.tokens.words
    following = words[j + 1].form if j + 1 < hi else ""
    options = content_enders().get(words[j].form, ())
    return any(
        second in ("", following) and (nominal or not only_nominal) for second, only_nominal in options
    )


def _only_time(p: Passage, j: int, hi: int) -> bool:
    words = p.tokens.words
    return hi - j <= 6 and all(
        w.tags & Tag.TIME or w.time is not None or w.kind == PUNCT for w in words[j:hi]
    )


def _subordinate_cue(p: Passage, j: int, hi: int) -> bool:
    """Tell whether a clause joined by a subordinator soon has a finite cue: ، إذ قال …, ، فيما أكد …"""
    words = p.tokens.words
    form = words[j].form
    if form not in _SUBORDINATORS and form[1:] not in _SUBORDINATORS:
        return False
    for k in range(j + 1, min(j + 5, hi)):
        if words[k].kind == PUNCT:
            return False
        for reading in words[k].cues:
            if reading.kind == "verb" and reading.tense == "past" and not words[k].tags & NAME:
                if find_complement(p, k + 1, hi, reading) is not None:
                    return True
                verb = words[k].tags & Tag.VERB and not words[k].tags & Tag.PREPOSITION
                return bool(form in _CONTRASTING and verb and introduces_content(p, k + 1, hi, reading))
    return False


def clause_break(p: Passage, j: int, *, nominal: bool = False) -> bool:
    """Tell whether another attribution begins at ``j``."""
    words = p.tokens.words
    word = words[j]
    if not word.cues or word.tags & NAME:
        return False
    previous = words[j - 1] if j > p.lo else word
    after_mark = previous.kind == PUNCT
    return any(_breaks(p, j, reading, after_mark=after_mark, nominal=nominal) for reading in word.cues)


def _breaks(p: Passage, j: int, reading: CueReading, *, after_mark: bool, nominal: bool) -> bool:
    if reading.kind == "participle":
        if reading.definite or reading.preposition or reading.mood == "nominative":
            return False
        complement = find_complement(p, j + 1, min(j + 6, p.hi), reading)
        return after_mark or (complement is not None and _no_adjective(p, j, reading))
    if reading.kind == "preposition":
        return source_follows(p, j, reading)
    if (
        reading.kind == "verb"
        and reading.person == 3
        and not ("fi" in reading.frames and reading.cls == "show")
    ):
        if reading.conjunction and reading.tense == "past":
            complement = find_complement(p, j + 1, p.hi, reading)
            if complement is None:
                same = nominal or reading.number == "s"  # after a clause, a plural goes on with its subject
                return after_mark and same and introduces_content(p, j + 1, p.hi, reading)
            return after_mark or nominal or complement.kind in {"that", "quote", "colon"}
        return after_mark and reading.tense != "future" and source_follows(p, j, reading)
    return False


def _no_adjective(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a participle without a mark before it is a circumstance: by its accusative ending."""
    return reading.gender == "m" and reading.number == "s" and p.tokens.words[j].bare.rstrip("ًٌٍ").endswith("ا")


def source_follows(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether what follows the cue at ``j`` is headed like a source."""
    words = p.tokens.words
    k = j + 1
    if reading.pronoun:
        return True
    while k < p.hi and (words[k].surface in 'ـ"«“' or words[k].form in _BETWEEN):
        k += 1
    if k >= p.hi:
        return False
    word = words[k]
    if word.tags & HEAD or word.kind != WORD:
        return word.kind != PUNCT
    if any(r.kind == "verb" for r in word.cues):
        return True
    return bool(word.tags & Tag.NAMELIKE)


def trim(p: Passage, lo: int, hi: int) -> TokenSpan:
    """Return the content without outer quotation marks, separators and final punctuation."""
    words = p.tokens.words
    while lo < hi and words[lo].kind == PUNCT and (words[lo].surface in _TRAILING or _outer_mark(p, lo)):
        lo += 1
    while (
        hi > lo
        and words[hi - 1].kind == PUNCT
        and (words[hi - 1].surface in _TRAILING or _outer_mark(p, hi - 1))
    ):
        hi -= 1
    return lo, hi


def _outer_mark(p: Passage, j: int) -> bool:
    quotation = p.quotation_at(j)
    return quotation is not None and j in (quotation.start, quotation.end)


def mode_of(p: Passage, spans: list[TokenSpan]) -> Mode:
    """Return direct, indirect or mixed by how much of the content stands in quotation marks."""
    quoted = plain = False
    if not p.quotations:
        return "indirect"
    for lo, hi in spans:
        for j in range(lo, hi):
            if p.tokens.words[j].kind == PUNCT:
                continue
            if p.quoted[j - p.lo] and not _in_name(p, j, lo):
                quoted = True
            else:
                plain = True
    if quoted and plain:
        return "mixed"
    return "direct" if quoted else "indirect"


def _in_name(p: Passage, j: int, lo: int) -> bool:
    """Tell whether ``j`` stands in a quoted name within the content: إعصار "بام", شركة «الأفق»."""
    quotation = p.quotation_at(j)
    if quotation is None or quotation.start <= lo or not quotation.closed:
        return False
    words = p.tokens.words
    name = words[quotation.start + 1 : quotation.end]
    if len(name) > _LONGEST_NAME or any(_in_no_name(word) for word in name):
        return False
    before = words[quotation.start - 1]
    if before.kind == PUNCT and before.surface == "ـ" and quotation.start - 2 >= lo:
        before = words[quotation.start - 2]
    if before.tags & _NAMED and not before.tags & (Tag.ADJECTIVE | Tag.DEFINITE | NAME | Tag.COUNTRY):
        return True
    return all(word.kind == LATIN or word.tags & (NAME | Tag.ORG | Tag.MEDIA) for word in name)


def _in_no_name(word: Word) -> bool:
    return bool(word.cues or (word.tags & _NO_NAME and not word.tags & Tag.DEFINITE))


def complement_start(complement: Complement, p: Passage) -> int:
    """Return where content starts, a ـ or colon between the preposition and its mark skipped."""
    words = p.tokens.words
    start = complement.start
    while start < p.hi and words[start].surface in "ـ:":
        start += 1
    return start
