"""Where another voice begins after content: the next attribution, or the outlet's own words."""

from bisect import bisect_right
from typing import Final

from musnad.extract.adjuncts import speech_adjunct_at
from musnad.extract.sources.classes import HEAD, NAME
from musnad.extract.statements.complements import Complement, find_complement, introduces_content
from musnad.extract.statements.frames import CLAUSE
from musnad.lexicon.adjuncts import content_enders
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD, Word

_BETWEEN: Final = closed("there")
_SUBORDINATORS: Final = closed("subordinator")
_CONTRASTING: Final = closed("contrasting")
_SAVE: Final = closed("save")
_COPULA: Final = closed("copula")
_FRONTED: Final = closed("fronted")
_FRONTING: Final = closed("fronting")
_RESUMED: Final = Tag.COMPLEMENTIZER | Tag.PARTICLE
_FRONT_WITHIN: Final = 10  # tokens from such a conjunction to its cue: وفي حين ما زالت الوزارة تنفي
_CONTRAST_WITHIN: Final = 7  # tokens from a contrast to its cue: لكن المتحدث باسم الوزارة أكد
_SETTLED: Final = Tag.DEFINITE | Tag.POSSESSED | NAME  # no indefinite noun, which an adjective could follow
_PREDICATE: Final = Tag.PARTICLE | Tag.COMPLEMENTIZER  # إنهم غير واثقين, أنها مقتنعة
_NO_SUBJECT: Final = Tag.RELATIVE | Tag.COMPLEMENTIZER | Tag.CONJUNCTION | Tag.WITH_CONJUNCTION


def own_voice_follows(p: Passage, j: int, hi: int, *, nominal: bool, cue: CueReading | None) -> bool:
    """Tell whether after a comma the occasion, a bare date or a clause with its own cue follows."""
    words = p.tokens.words
    if j >= hi:
        return True
    quotation = p.quotation_at(j)
    if quotation is not None and quotation.closed:
        return clause_break(p, j)  # within a quotation the outlet has no voice
    word = words[j]
    if ender_at(p, j, hi, nominal=nominal):
        return True
    if word.tags & Tag.TIME and _only_time(p, j, hi):
        return True
    return clause_break(p, j) or subordinate_cue(p, j, hi) or contrasted_cue(p, j, hi, cue)


def speaks_again(p: Passage, j: int) -> bool:
    """Tell whether at ``j``, with no mark before it, another attribution or the outlet's own words begin."""
    if clause_break(p, j) or ender_at(p, j, p.hi, nominal=False):
        return True
    return j + 1 < p.hi and attribution_start(p, j + 1) == j and clause_break(p, j + 1)


def ender_at(p: Passage, j: int, hi: int, *, nominal: bool) -> bool:
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
        if ends == "said" and after < hi and takes_up(p, after):
            return True
    return False


def main_clause(p: Passage, at: int, start: int, hi: int) -> int:
    """Return where, after the content of a cue in a clause put first, its main clause begins, or ``hi``.

    وبينما طالب الوزير بالسلام، واصل الجيش القتال; ورغم أنه نفى التهمة فإن المحكمة أدانته.
    """
    if not _put_first(p, at):
        return hi
    words = p.tokens.words
    for j in range(start + 1, hi):
        word = words[j]
        if p.quotation_at(j) is None and not word.tags & NAME and word.kind == WORD:
            verb = word.tags & Tag.VERB and not word.tags & (Tag.WITH_CONJUNCTION | Tag.NOUN)
            again = word.tags & Tag.WITH_CONJUNCTION and _fronts(words, j)  # وبعد أن وعد، وبعد أن هدد، …
            if (verb or again) and words[j - 1].surface in "،,":
                return j - 1
            if word.form[0] == "ف" and word.tags & Tag.WITH_CONJUNCTION and word.tags & _RESUMED:
                return j
    return hi


def _put_first(p: Passage, at: int) -> bool:
    """Tell whether the cue's sentence begins with a conjunction whose main clause follows: وبينما, بعد أن."""
    words = p.tokens.words
    lo = p.sentences[bisect_right(p.sentences, (at, p.hi)) - 1][0]
    if not lo < at <= lo + _FRONT_WITHIN:
        return False
    return _fronts(words, lo) and _leads_to(p, lo + 1, at)


def _fronts(words: list[Word], lo: int) -> bool:
    """Tell whether a conjunction with which a clause stands first begins at ``lo``: وبينما, بعد أن."""
    if lo + 1 >= len(words):
        return False
    first, following = words[lo], words[lo + 1]
    form = first.form[1:] if first.tags & Tag.WITH_CONJUNCTION else first.form
    fronted = form in _FRONTED or first.form in _FRONTED
    if not fronted and (form in _FRONTING or first.form in _FRONTING):
        fronted = following.form in _FRONTED or bool(following.tags & Tag.COMPLEMENTIZER)
    return fronted


def _leads_to(p: Passage, lo: int, at: int) -> bool:
    """Tell whether the clause at ``lo`` has no verb before its cue: وفيما يخص السد أوضح has one."""
    between = p.tokens.words[lo:at]
    return not any(w.tags & Tag.VERB and w.form not in _COPULA and not w.cues for w in between)


def takes_up(p: Passage, j: int) -> bool:
    """Tell whether a verb says what somebody makes of what went before it: …، وهو ما نفاه الوزير."""
    words = p.tokens.words
    him = j + 1 < p.hi and words[j + 1].tags & Tag.PRONOUN and words[j + 1].tags & Tag.PREPOSITION
    return any(r.kind == "verb" and (r.pronoun or him or r.act == "deny") for r in words[j].cues)


def _only_time(p: Passage, j: int, hi: int) -> bool:
    words = p.tokens.words
    return hi - j <= 6 and all(
        w.tags & Tag.TIME or w.time is not None or w.kind == PUNCT for w in words[j:hi]
    )


def subordinate_cue(p: Passage, j: int, hi: int) -> bool:
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


def contrasted_cue(p: Passage, j: int, hi: int, cue: CueReading | None) -> bool:
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
    return complement is not None and _is_clause(p, complement)


def _is_clause(p: Passage, complement: Complement) -> bool:
    return complement.kind in CLAUSE or after_complementizer(p, complement.start)


def after_complementizer(p: Passage, start: int) -> bool:
    """Tell whether content is a clause though a preposition brings it in: أشار إلى أن …"""
    return start > p.lo and bool(p.tokens.words[start - 1].tags & Tag.COMPLEMENTIZER)


def _refers_to_speaker(word: Word, cue: CueReading) -> bool:
    """Tell whether the pronoun on ``word`` can mean who speaks: لكنه after قال, not after قالت."""
    if cue.kind != "verb":
        return False
    if word.form.endswith("هم"):  # رأى خبراء أن …، إلا أنهم أقروا: before its source a verb is singular
        return cue.gender == "m" and cue.number in "sp"
    feminine = word.form.endswith("ها")
    return cue.number == "s" and feminine == (cue.gender == "f") and (feminine or word.form.endswith("ه"))


def clause_break(p: Passage, j: int, *, nominal: bool = False, cue: CueReading | None = None) -> bool:
    """Tell whether another attribution begins at ``j``."""
    words = p.tokens.words
    word = words[j]
    if not word.cues or word.tags & NAME:
        return False
    previous = words[j - 1] if j > p.lo else word
    after_mark = previous.kind == PUNCT
    for reading in word.cues:
        if _breaks(p, j, reading, after_mark=after_mark, nominal=nominal):
            return True
        joined = cue is not None and reading.conjunction and (nominal or after_mark)
        if cue is not None and joined and _goes_on(p, j, reading, cue, nominal=nominal):
            return True
    return False


def attribution_start(p: Passage, j: int) -> int:
    """Return where the cue at ``j`` begins with the word that it needs before it: على in على حد قوله."""
    before = p.tokens.words[j - 1].form
    return j - 1 if any(before in reading.before for reading in p.tokens.words[j].cues) else j


def _goes_on(p: Passage, j: int, reading: CueReading, cue: CueReading, *, nominal: bool) -> bool:
    """Tell whether a verb joined by و tells what the same speaker says next: يدعو إلى السلام ويطالب بـ.

    So does one of the same tense with a speaker of its own: ينفي التهمة وتطالب واشنطن بالإفراج عنه.
    After a clause only the present does: يرى أن العرض ضعيف، ويعتبر أن الحل قريب.
    """
    if reading.kind != "verb" or cue.kind != "verb" or reading.person != cue.person:
        return False
    same = reading.gender == cue.gender and reading.number == cue.number
    if not nominal:
        return same and reading.tense == cue.tense == "present" and _tells_clause(p, j, p.hi, reading)
    speaks = reading.tense == cue.tense and (same or source_follows(p, j, reading))
    if speaks and introduces_content(p, j + 1, p.hi, reading):
        return True
    # ينتقد المحتجون القرار ويقولون إنه: before its source a verb is singular
    many = same or (reading.gender == cue.gender and (cue.number, reading.number) == ("s", "p"))
    return many and reading.tense != "future" and _tells_clause(p, j, p.hi, reading)


def _breaks(p: Passage, j: int, reading: CueReading, *, after_mark: bool, nominal: bool) -> bool:
    if reading.kind == "participle":
        if reading.definite or reading.preposition or reading.mood == "nominative":
            return False
        if after_mark:
            return True
        complement = find_complement(p, j + 1, min(j + 6, p.hi), reading)
        return complement is not None and _no_adjective(p, j, reading, clause=_is_clause(p, complement))
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
            return after_mark or nominal or _is_clause(p, complement)
        return after_mark and reading.tense != "future" and source_follows(p, j, reading)
    return False


def _no_adjective(p: Passage, j: int, reading: CueReading, *, clause: bool) -> bool:
    """Tell whether a participle without a mark before it is a circumstance, no adjective of a noun.

    The accusative ending shows it, or a clause after it where no indefinite noun stands before it:
    قالت إن السوق مغلق مضيفة أن …; not أدلة مؤكدة أن ….
    """
    if reading.gender == "m" and reading.number == "s":
        return p.tokens.words[j].bare.rstrip("ًٌٍ").endswith("ا")
    before = p.tokens.words[j - 1].tags
    if not clause or before & _PREDICATE:
        return False
    return not before & (Tag.NOUN | HEAD) or bool(before & _SETTLED)


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
