"""Where attributed content ends: the quotation, the next cue, the occasion, the outlet's own voice."""

from typing import Final

from musnad.extract.adjuncts import speech_adjunct_at
from musnad.extract.complements import CLAUSE, Complement, find_complement, introduces_content
from musnad.extract.phrases import HEAD, NAME
from musnad.lexicon.adjuncts import content_enders
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.record import Mode
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD, Word

TokenSpan = tuple[int, int]

_TRAILING: Final = frozenset("،,.؛:-–—!؟?ـ")
_AND: Final = closed("and")
_BETWEEN: Final = closed("there")
_SUBORDINATORS: Final = closed("subordinator")
_OPENING: Final = 4  # tokens of a sentence within which its cue stands: من جهته قال
_LONGEST_SPEECH: Final = 60  # sentences
_LONG_QUOTATION: Final = 5  # words: after so long a quotation a conjunction begins the outlet's own clause
_CONTRASTING: Final = closed("contrasting")
_SAVE: Final = closed("save")
_THAT_MATTER: Final = closed("that_matter")
_CONTRAST_WITHIN: Final = 7  # tokens from a contrast to its cue: لكن المتحدث باسم الوزارة أكد
_NO_SUBJECT: Final = Tag.RELATIVE | Tag.COMPLEMENTIZER | Tag.CONJUNCTION | Tag.WITH_CONJUNCTION


def content_end(p: Passage, start: int, complement: str, hi: int, cue: CueReading | None = None) -> int:
    """Return where the content that begins at ``start`` ends; ``hi`` bounds its sentence.

    ``cue`` is the verb that tells it: one that agrees with it may go on with the same speaker.
    """
    nominal = complement not in CLAUSE and not _after_complementizer(p, start)
    quotation = p.quotation_at(start) if start < p.hi else None
    if nominal and _refers_back(p, start, hi):
        return start + 1
    if quotation is not None and quotation.start == start:
        if not quotation.closed:
            return quotation.end
        after = quotation.end + 1
        if _ends_after_quotation(p, after, quotation.end - start - 1):
            return after
        return clause_end(p, after, max(hi, _sentence_end(p, after)), nominal=nominal, cue=cue)
    if quotation is not None and quotation.start < start:  # a cue within a quotation ends with it
        hi = min(hi, quotation.end) if hi > quotation.end else hi
    elif complement == "colon" and not (start > p.lo and _bare_complementizer(p.tokens.words[start - 1])):
        return _open_speech_end(p, start)
    return clause_end(p, start, hi, nominal=nominal, cue=cue)


def _refers_back(p: Passage, start: int, hi: int) -> bool:
    """Tell whether content is all told before: نفى ذلك في رسالة; not a noun with its pointer: ذلك الاتهام."""
    words = p.tokens.words
    if start >= hi or words[start].form not in _THAT_MATTER:
        return False
    return start + 1 >= hi or not words[start + 1].tags & Tag.DEFINITE


def _after_complementizer(p: Passage, start: int) -> bool:
    """Tell whether content is a clause though a preposition brings it in: أشار إلى أن …"""
    return start > p.lo and bool(p.tokens.words[start - 1].tags & Tag.COMPLEMENTIZER)


def _bare_complementizer(word: Word) -> bool:
    """Tell whether ``word`` is إن, not إنه, with which speech may begin."""
    return bool(word.tags & Tag.COMPLEMENTIZER) and not word.tags & Tag.PRONOUN


def _sentence_end(p: Passage, j: int) -> int:
    return next((end for _, end in p.sentences if end >= j), p.hi)


def _ends_after_quotation(p: Passage, after: int, length: int) -> bool:
    """Tell whether content is over once its quotation is: a mark follows, and nothing joined by و."""
    words = p.tokens.words
    if after >= p.hi:
        return True
    word = words[after]
    if word.kind != PUNCT:
        goes_on = length > _LONG_QUOTATION and bool(word.tags & Tag.CONJUNCTION)
        return goes_on or _speaks_again(p, after)
    if word.surface in "،," and after + 1 < p.hi:
        joined = words[after + 1]
        if joined.form in _AND and after + 2 < p.hi:
            return False
        return length > 3 or clause_break(p, after + 1) or _ender_at(p, after + 1, p.hi, nominal=True)
    return p.quotation_at(after) is None


def _speaks_again(p: Passage, j: int) -> bool:
    """Tell whether at ``j``, with no mark before it, another attribution or the outlet's own words begin."""
    if clause_break(p, j) or _ender_at(p, j, p.hi, nominal=False):
        return True
    return j + 1 < p.hi and _attribution_start(p, j + 1) == j and clause_break(p, j + 1)


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


def clause_end(
    p: Passage, start: int, hi: int, *, nominal: bool = False, cue: CueReading | None = None
) -> int:
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
            if word.surface in "،," and _own_voice_follows(p, j + 1, hi, nominal=nominal, cue=cue):
                return j
            if word.surface == ")" and not _opened(p, start, j):
                return j
        elif j > start and clause_break(p, j, nominal=nominal, cue=cue):
            return _attribution_start(p, j)
        j += 1
    return hi


def _attribution_start(p: Passage, j: int) -> int:
    """Return where the cue at ``j`` begins with the word that it needs before it: على in على حد قوله."""
    before = p.tokens.words[j - 1].form
    return j - 1 if any(before in reading.before for reading in p.tokens.words[j].cues) else j


def _opened(p: Passage, start: int, j: int) -> bool:
    return any(w.surface == "(" for w in p.tokens.words[start:j])


def _own_voice_follows(p: Passage, j: int, hi: int, *, nominal: bool, cue: CueReading | None) -> bool:
    """Tell whether after a comma the occasion, a bare date or a clause with its own cue follows."""
    words = p.tokens.words
    if j >= hi:
        return True
    word = words[j]
    if _ender_at(p, j, hi, nominal=nominal):
        return True
    if word.tags & Tag.TIME and _only_time(p, j, hi):
        return True
    return clause_break(p, j) or _subordinate_cue(p, j, hi) or _contrasted_cue(p, j, hi, cue)


def _ender_at(p: Passage, j: int, hi: int, *, nominal: bool) -> bool:
    """Tell whether words stand at ``j`` with which the outlet speaks again."""
    words = p.tokens.words
    following = words[j + 1].form if j + 1 < hi else ""
    for second, ends in content_enders().get(words[j].form, ()):
        if second not in ("", following):
            continue
        after = j + 2 if second else j + 1
        if ends == "any" or nominal:
            return True
        if ends == "occasion" and after < hi and speech_adjunct_at(p, after, hi):
            return True
        if ends == "said" and after < hi and _takes_up(p, after):
            return True
    return False


def _takes_up(p: Passage, j: int) -> bool:
    """Tell whether a verb says what somebody makes of what went before it: …، وهو ما نفاه الوزير."""
    words = p.tokens.words
    him = j + 1 < p.hi and words[j + 1].tags & Tag.PRONOUN and words[j + 1].tags & Tag.PREPOSITION
    return any(r.kind == "verb" and (r.pronoun or him or r.act == "deny") for r in words[j].cues)


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


def _contrasted_cue(p: Passage, j: int, hi: int, cue: CueReading | None) -> bool:
    """Tell whether a contrast leads over to what is said now: ، لكن الوزير يؤكد أن …, ، غير أنه أضاف أن …"""
    words = p.tokens.words
    if words[j].form in _SAVE and j + 1 < hi and words[j + 1].tags & Tag.COMPLEMENTIZER:
        j += 1
    elif words[j].form not in _CONTRASTING:
        return False
    if words[j].tags & Tag.PRONOUN and (cue is None or not _refers_to_speaker(words[j], cue)):
        return False
    for k in range(j + 1, min(j + _CONTRAST_WITHIN, hi)):
        if words[k].kind == PUNCT or (k > j + 1 and words[k].tags & _NO_SUBJECT):
            return False
        if words[k].tags & NAME:
            continue
        for reading in words[k].cues:
            if reading.kind == "verb" and reading.person == 3 and not reading.conjunction:
                denied = reading.act == "deny" and introduces_content(p, k + 1, hi, reading)
                return denied or _tells_clause(p, k, hi, reading)
    return False


def _tells_clause(p: Passage, k: int, hi: int, reading: CueReading) -> bool:
    """Tell whether a clause or speech follows the cue at ``k``."""
    complement = find_complement(p, k + 1, hi, reading)
    return complement is not None and (
        complement.kind in CLAUSE or _after_complementizer(p, complement.start)
    )


def _refers_to_speaker(word: Word, cue: CueReading) -> bool:
    """Tell whether the pronoun on ``word`` can mean who speaks: لكنه after قال, not after قالت."""
    feminine = word.form.endswith("ها")
    return (
        cue.kind == "verb"
        and cue.number == "s"
        and feminine == (cue.gender == "f")
        and (feminine or word.form.endswith("ه"))
    )


def clause_break(p: Passage, j: int, *, nominal: bool = False, cue: CueReading | None = None) -> bool:
    """Tell whether another attribution begins at ``j``."""
    words = p.tokens.words
    word = words[j]
    if not word.cues or word.tags & NAME:
        return False
    previous = words[j - 1] if j > p.lo else word
    after_mark = previous.kind == PUNCT
    if any(_breaks(p, j, reading, after_mark=after_mark, nominal=nominal) for reading in word.cues):
        return True
    return nominal and cue is not None and any(_goes_on(p, j, reading, cue) for reading in word.cues)


def _goes_on(p: Passage, j: int, reading: CueReading, cue: CueReading) -> bool:
    """Tell whether a verb joined by و tells what the same speaker says next: يدعو إلى السلام ويطالب بـ.

    So does one of the same tense with a speaker of its own: ينفي التهمة وتطالب واشنطن بالإفراج عنه.
    """
    if reading.kind != "verb" or cue.kind != "verb" or not reading.conjunction:
        return False
    same = (reading.person, reading.gender, reading.number) == (cue.person, cue.gender, cue.number)
    speaks = reading.tense == cue.tense and (same or source_follows(p, j, reading))
    return speaks and introduces_content(p, j + 1, p.hi, reading)


def _breaks(p: Passage, j: int, reading: CueReading, *, after_mark: bool, nominal: bool) -> bool:
    if reading.kind == "participle":
        if reading.definite or reading.preposition or reading.mood == "nominative":
            return False
        complement = find_complement(p, j + 1, min(j + 6, p.hi), reading)
        return after_mark or (complement is not None and _no_adjective(p, j, reading))
    if reading.kind == "preposition":
        needed = not reading.before or p.tokens.words[j - 1].form in reading.before
        return needed and source_follows(p, j, reading)
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
    if names_own_words(word):
        return k + 1 >= p.hi or words[k + 1].kind == PUNCT
    if word.tags & HEAD or word.kind != WORD:
        return word.kind != PUNCT
    if any(r.kind == "verb" for r in word.cues):
        return True
    return bool(word.tags & Tag.NAMELIKE)


def names_own_words(word: Word) -> bool:
    """Tell whether ``word`` names what somebody said, with him as its pronoun: قوله, تعبيرها."""
    return any(r.kind == "noun" and r.pronoun for r in word.cues)


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
            if p.quoted[j - p.lo]:
                quoted = True
            else:
                plain = True
    if quoted and plain:
        return "mixed"
    return "direct" if quoted else "indirect"


def complement_start(complement: Complement, p: Passage) -> int:
    """Return where content starts: after a ـ or colon between the preposition and its mark, after : إن."""
    words = p.tokens.words
    start = complement.start
    while start < p.hi and words[start].surface in "ـ:":
        start += 1
    if complement.kind == "colon" and start + 1 < p.hi and _bare_complementizer(words[start]):
        start += 1
    return start
