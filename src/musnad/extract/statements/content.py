"""Where attributed content ends: the quotation, the next cue, the occasion, the outlet's own voice."""

from typing import Final

from musnad.extract.drafts import Attempt, Draft, Misfit
from musnad.extract.statements.breaks import (
    after_complementizer,
    attribution_start,
    clause_break,
    contrasted_cue,
    ender_at,
    main_clause,
    own_voice_follows,
    speaks_again,
    subordinate_cue,
    takes_up,
)
from musnad.extract.statements.complements import Complement, find_complement
from musnad.extract.statements.frames import CLAUSE
from musnad.extract.statements.named import names_within
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.record import Mode
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, Word

_TRAILING: Final = frozenset("،,.؛:-–—!؟?ـ")
_MEANWHILE: Final = closed("meanwhile")
_LEADS_OVER: Final = _MEANWHILE | closed("which_is") | closed("the_matter")
_AND: Final = closed("and")
_SENTENCE_ENDS: Final = frozenset("!?؟")
_JOINED_VERB: Final = Tag.WITH_CONJUNCTION | Tag.VERB
_CONTRASTED: Final = Tag.CONJUNCTION | Tag.PRONOUN  # لكنه
_TITLES: Final = frozenset({"title", "heading"})
_OPENING: Final = 4  # tokens of a sentence within which its cue stands: من جهته قال
_LONGEST_SPEECH: Final = 60  # sentences
_LONG_QUOTATION: Final = (
    5  # words: so long a quotation is over at a full stop in it, or where a conjunction follows it
)
_THAT_MATTER: Final = closed("that_matter")


def content_end(p: Passage, start: int, complement: str, hi: int, cue: CueReading | None = None) -> int:
    """Return where the content that begins at ``start`` ends; ``hi`` bounds its sentence.

    ``cue`` is the verb that tells it: one that agrees with it may go on with the same speaker.
    """
    nominal = complement not in CLAUSE and not after_complementizer(p, start)
    quotation = p.quotation_at(start) if start < p.hi else None
    if nominal and _refers_back(p, start, hi):
        return start + 1
    if quotation is not None and quotation.start == start:
        if not quotation.closed:
            return quotation.end
        after = quotation.end + 1
        if _ends_after_quotation(p, after, quotation.end - start - 1):
            return after
        return clause_end(p, start, max(hi, _sentence_end(p, after)), nominal=nominal, cue=cue)
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
    if start + 1 >= hi:
        return True
    following = words[start + 1]
    mark = following.kind == PUNCT and p.quotation_at(start + 1) is None
    return mark or bool(following.tags & (Tag.PREPOSITION | Tag.WITH_PREPOSITION | Tag.TIME))


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
        joined = word.tags & Tag.CONJUNCTION or (word.tags & _JOINED_VERB) == _JOINED_VERB
        last = words[after - 2].surface
        over = last in _SENTENCE_ENDS or (length > _LONG_QUOTATION and (last == "." or bool(joined)))
        return over or speaks_again(p, after)
    if word.surface in "،," and after + 1 < p.hi:
        following = words[after + 1]
        if following.form in _AND and after + 2 < p.hi:
            return False
        return length > 3 or clause_break(p, after + 1) or ender_at(p, after + 1, p.hi, nominal=True)
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
            if word.surface in "،," and own_voice_follows(p, j + 1, hi, nominal=nominal, cue=cue):
                return j
            if word.surface == ")" and not _opened(p, start, j):
                return j
            if p.kind in _TITLES and _parts_title(p, j, nominal=nominal):
                return j
        elif j > start and clause_break(p, j, nominal=nominal, cue=cue):
            return attribution_start(p, j)
        elif j > start and _may_lead_over(word) and _leads_over(p, j, hi, cue):
            return j
        j += 1
    return hi


def _may_lead_over(word: Word) -> bool:
    return word.form in _LEADS_OVER or word.tags & _CONTRASTED == _CONTRASTED


def _leads_over(p: Passage, j: int, hi: int, cue: CueReading | None) -> bool:
    """Tell whether with no mark before it something else is said: وهو ما نفاه, فيما أكد, لكنه أكد.

    «In what» is another «فيما»: تناقضات فيما قاله الناجون.
    """
    words = p.tokens.words
    if words[j].form in _MEANWHILE:
        in_what = j + 1 < hi and any(reading.pronoun for reading in words[j + 1].cues)
        return not in_what and subordinate_cue(p, j, hi)
    if words[j].form not in _LEADS_OVER:
        return contrasted_cue(p, j, hi, cue)
    return j + 2 < hi and bool(words[j + 1].tags & Tag.RELATIVE) and takes_up(p, j + 2)


def _parts_title(p: Passage, j: int, *, nominal: bool) -> bool:
    """Tell whether another part of a headline follows: ينفي التهمة.. والحزب يؤكد, يحذر من الجفاف: لا ماء."""
    surface = p.tokens.words[j].surface
    dots = surface == "…" or (surface == "." and j + 1 < p.hi and p.tokens.words[j + 1].surface == ".")
    return (dots or (nominal and surface == ":")) and p.quotation_at(j) is None


def _opened(p: Passage, start: int, j: int) -> bool:
    return any(w.surface == "(" for w in p.tokens.words[start:j])


def end_with(draft: Draft, start: int, complement: str, hi: int) -> Attempt:
    """Read the content that begins at ``start``; return ``draft``, or that there is none."""
    p = draft.passage
    end = content_end(p, start, complement, hi, draft.reading)
    span = trim(p, start, main_clause(p, draft.cue[0], start, end))
    if span[0] >= span[1]:
        return Misfit("no content is left")
    draft.content = [span]
    return [draft]


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
        numbers = {p.quoted[j - p.lo] for j in range(lo, hi) if p.tokens.words[j].kind != PUNCT}
        for number in numbers:
            if number and not names_within(p, p.quotations[number - 1], (lo, hi)):
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
