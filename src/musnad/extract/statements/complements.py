"""How content is introduced after a cue: a complementizer, a preposition, a mark, or nothing."""

from typing import Final

from musnad.extract.adjuncts import adjunct_at, of_office
from musnad.extract.sources.classes import COMPLEMENTIZER, NAME, OCCASION
from musnad.extract.sources.phrases import phrase_end
from musnad.extract.statements.clauses import (
    begins_anew,
    clause_near,
    inna_after,
    is_near,
    is_verb,
    whose_clause,
)
from musnad.extract.statements.frames import PREPOSITIONS, bases, is_object
from musnad.extract.statements.named import leads_to_name, names_before
from musnad.extract.statements.needed import needed_follows
from musnad.extract.statements.written import carries_bi, carries_li, office_goes_on
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage, Quotation
from musnad.text.tokens import PUNCT, WORD, Word

_FARTHEST: Final = (
    45  # tokens from a cue to its complement: long titles, appositions and occasions stand between
)
_SHORT_QUOTATION: Final = 4  # tokens: a quotation this short within a gap is a name
_OUTLET: Final = Tag.MEDIA | Tag.ORG | Tag.PLACE  # before the name of one: وكالة «الأفق» المحلية
_AFTER_NAME: Final = 20  # tokens after a quoted name in which the complement may still follow
_PARENTHESIS: Final = 12  # tokens of a parenthesis between a cue and its complement

_WHAT: Final = closed("what_alone")
_COMPOUND: Final = closed("compound")
_FUSED: Final = closed("fused")
_QUESTION: Final = closed("question")
SO_THAT: Final = closed("so_that")
_NO_CLAUSE: Final = closed("later_clause")
_WHERE: Final = Tag.PLACE | Tag.CITY
_TAKING_UP: Final = {word[:2]: frame for word, frame in PREPOSITIONS.items()} | {
    word[0]: frame for word, frame in PREPOSITIONS.items() if len(word) == 1
}
_ISSUED: Final = closed("issued")
_NO_OBJECT: Final = (
    Tag.PREPOSITION | Tag.WITH_PREPOSITION | Tag.CONJUNCTION | Tag.PARTICLE | Tag.COMPLEMENTIZER
)


class Complement:
    """Where a cue's content begins and how; the gap before it ends at ``gap_end``.

    ``kind`` is one of that, quote, colon, question, bi, ila, ala, an, min, fi, li.
    """

    __slots__ = ("gap_end", "kind", "start")

    def __init__(self, kind: str, gap_end: int, start: int) -> None:
        self.kind: Final = kind
        self.gap_end: Final = gap_end
        self.start: Final = start


def find_complement(p: Passage, cue_end: int, hi: int, reading: CueReading) -> Complement | None:
    """Return the first complement after the cue that its frames allow, or None."""
    found = _Search(p, cue_end, hi, reading).run()
    if found is None or not reading.near:
        return found
    return found if is_near(p, (cue_end, found.gap_end), found.kind, bases(reading.frames)) else None


def taken_up(p: Passage, j: int, reading: CueReading) -> str:
    """Return the frame whose preposition bears a pronoun at ``j`` (أعلن عنه, طالب بها), or ""."""
    if j >= p.hi:
        return ""
    word = p.tokens.words[j]
    if not (word.tags & Tag.PRONOUN and word.tags & Tag.PREPOSITION):
        return ""
    frame = _TAKING_UP.get(word.form[:2]) or _TAKING_UP.get(word.form[0], "")
    return frame if frame in bases(reading.frames) else ""


def introduces_content(p: Passage, cue_end: int, hi: int, reading: CueReading) -> bool:
    """Tell whether content follows the cue: a complement, or a noun phrase where its frames allow one."""
    if reading.after and not needed_follows(p, cue_end - 1, reading):
        return False
    if find_complement(p, cue_end, hi, reading) is not None:
        return True
    if cue_end >= hi or not any(is_object(frame) for frame in reading.frames):
        return False
    word = p.tokens.words[cue_end]
    return word.kind == WORD and not word.tags & _NO_OBJECT


class _Search:
    """A walk from a cue to its complement, and what was met on the way."""

    __slots__ = (
        "circumstance",
        "clause",
        "cue_end",
        "fallback",
        "frames",
        "hi",
        "in_relative",
        "over",
        "p",
        "reading",
        "that",
    )

    def __init__(self, p: Passage, cue_end: int, hi: int, reading: CueReading) -> None:
        self.p = p
        self.cue_end = cue_end
        self.hi = min(hi, cue_end + _FARTHEST)
        self.reading = reading
        self.frames = bases(reading.frames)
        self.that = "that" in self.frames
        self.fallback: Complement | None = None  # taken unless something better follows
        self.in_relative = False  # within «الذي …»
        self.circumstance = False  # after a participle, which takes the preposition that follows it
        self.clause = False  # a verb was met, of «الذي …» or of an occasion (بيان أصدره …): it may go on
        self.over = False  # another clause begins: nothing follows

    def run(self) -> Complement | None:
        words = self.p.tokens.words
        j = self.cue_end
        while j < self.hi and not self.over:
            word = words[j]
            if word.kind == PUNCT:
                outcome = self._mark(j)
                if isinstance(outcome, Complement):
                    return outcome
                j += outcome
                continue
            found = self._word(j, word)
            if found is not None:
                return found
            j += 1
        return self.fallback

    def _mark(self, j: int) -> Complement | int:
        """Return the complement that the mark at ``j`` introduces, else how many tokens to go on."""
        surface = self.p.tokens.words[j].surface
        if surface in "،,":
            self.in_relative = False
            return 1
        if surface == ":":
            self.over = True
            speech = not self.frames.isdisjoint(("colon", "quote")) and j + 1 < self.hi
            return Complement("colon", j, j + 1) if speech else 1
        if surface == "؛":
            self.over = True
            return 1
        quotation = self.p.quotation_at(j)
        if quotation is not None and quotation.start == j:
            return self._quotation(quotation)
        if surface == "(":
            words = self.p.tokens.words
            within = range(j + 1, min(j + _PARENTHESIS, self.hi))
            return next((k - j + 1 for k in within if words[k].surface == ")"), 1)
        return 1

    def _quotation(self, quotation: Quotation) -> Complement | int:
        """Return what is quoted as the complement, or how many tokens it takes when it is none."""
        j, length = quotation.start, quotation.end - quotation.start - 1
        if quotation.closed and self._is_named(quotation):
            return length + 2
        if "quote" in self.frames:
            return self.fallback or Complement("quote", j, j)
        self.over = not quotation.closed
        return length + 2

    def _is_named(self, quotation: Quotation) -> bool:
        """Tell whether a quotation is the name of a source or thing, and the complement still follows."""
        j, end = quotation.start, quotation.end
        if j > self.cue_end and leads_to_name(self.p.tokens.words[j - 1], self.frames):
            return True
        if self._of_outlet(quotation):
            return True
        if end - j - 1 > _SHORT_QUOTATION:
            return False
        bounds = (self.cue_end, self.hi)
        return self._goes_on(end + 1) or names_before(self.p, quotation, bounds, self.reading)

    def _of_outlet(self, quotation: Quotation) -> bool:
        """Tell whether a quotation names the outlet right before it: ذكرت قناة «الأفق», لصحيفة «سي.دي»."""
        words, j = self.p.tokens.words, quotation.start
        tags = words[j - 1].tags
        if j <= self.cue_end or not tags & _OUTLET or tags & Tag.DEFINITE:
            return False
        return sum(word.kind == WORD for word in words[j + 1 : quotation.end]) <= _SHORT_QUOTATION

    def _word(self, j: int, word: Word) -> Complement | None:
        """Return the complement that the word at ``j`` introduces, or None to go on."""
        tags = word.tags
        if tags & COMPLEMENTIZER or (word.form in SO_THAT and "li" in self.frames):
            found = self._clause(j, word)
            if found is not None:
                return found
        elif self._begins_clause(j, word):
            self.over = True
            return None
        if self.fallback is None:
            found = self._written_on(j, word)
            if found is not None:
                return found
        frame = PREPOSITIONS.get(word.form)
        if frame is not None and frame in self.frames and not self._is_name(j, word):
            found = self._preposition(j, frame)
            if found is not None or self.over:
                return self._nearer(found)
        if word.form in _QUESTION and "question" in self.frames:
            return Complement("question", j, j)
        if word.cues and j > self.cue_end:
            self._other_cue(j, word)
        return None

    def _nearer(self, found: Complement | None) -> Complement | None:
        """Return what ب brings in first, if what another preposition does is no clause: نوه بهم إضافة إلى."""
        if found is None or self.fallback is None or self.fallback.kind != "bi":
            return found
        words = self.p.tokens.words
        clause = words[found.start - 1].tags & COMPLEMENTIZER
        return found if clause or words[self.fallback.start].tags & _WHERE else self.fallback

    def _begins_clause(self, j: int, word: Word) -> bool:
        """Tell whether another clause begins, so that the cue has no content: سجل هدفا وخرج …، …، ثم …"""
        if word.tags & Tag.RELATIVE and word.form.startswith("ال"):
            self.in_relative = self.clause = True
            return False
        if begins_anew(self.p, j):
            return j > self.cue_end
        verb = is_verb(word)
        if not verb or j <= self.cue_end or self.p.tokens.words[j - 1].tags & (NAME | Tag.NAMELIKE):
            return False  # جاستن ويلبي
        joined = word.tags & Tag.WITH_CONJUNCTION > 0 and not self.clause
        self.clause = True
        return joined

    def _clause(self, j: int, word: Word) -> Complement | None:
        """Return the clause that أن or إن introduces: بأن for ب, لأن never."""
        belongs = whose_clause(self.p, self.cue_end, j, self.reading) if j > self.cue_end else "cue"
        if belongs != "cue":
            self.over = belongs == "other" and not self.in_relative
            return None
        first = word.form[0]
        demanded = "li" in self.frames and word.form in SO_THAT  # دعا الأطراف لأن
        if (
            (first in "لك" and not demanded)
            or (first == "ف" and not self._resumes())
            or word.form in _NO_CLAUSE
            or not (self.that or demanded or (first == "ب" and "bi" in self.frames))
        ):
            return None
        if self.fallback is not None and self.fallback.kind == "bi" and first != "ب":
            return self.fallback
        found = Complement("that", j, j + 1)
        if self.reading.lemma == "قال" and word.bare[:1] == "أ" and inna_after(self.p, j + 1, self.hi):
            self.fallback = self.fallback or found  # قال takes إن: an earlier أن belongs to something else
            return None
        return found

    def _resumes(self) -> bool:
        """Tell whether «فإن» goes on after «وفق ما نقلت الصحيفة»; else it begins a clause of its own."""
        before = self.cue_end - 2
        return before >= self.p.lo and self.p.tokens.words[before].form in _WHAT

    def _is_name(self, j: int, word: Word) -> bool:
        """Tell علي, a name before another or between a name and an office, from على."""
        if not word.tags & NAME or word.bare[-1] != "ي" or j + 1 >= self.hi:
            return False
        before, following = self.p.tokens.words[j - 1].tags, self.p.tokens.words[j + 1].tags
        office = following & Tag.ROLE and not following & Tag.PLURAL and before & NAME
        return bool(following & (NAME | Tag.NAMELIKE) or office)

    def _written_on(self, j: int, word: Word) -> Complement | None:
        """Note the preposition written on ``word`` as one that may begin content; return it where it does."""
        if word.form[0] == "ب" and "bi" in self.frames and carries_bi(self.p, j, self.hi, self.reading):
            self.fallback = found = Complement("bi", j, j)
            return None if self.that else found
        if word.form[0] == "ل" and "addressee_li" in self.reading.frames and carries_li(word):
            self.fallback = found = Complement("li", j, j)
            return None if office_goes_on(self.p, j) else found
        return None

    def _preposition(self, j: int, frame: str) -> Complement | None:
        words = self.p.tokens.words
        if self._in_clause(j, frame):
            return None
        if j + 1 < self.hi and f"{words[j].form} {words[j + 1].form}" in _COMPOUND:
            return None
        if words[j].form in _FUSED:
            return Complement(frame, j, j + 1)
        if adjunct_at(self.p, j, self.hi) and not (self._about_document(j) or self._urged(j, frame)):
            return None
        own = of_office(self.p, j, self.cue_end) or words[j - 1].form in _ISSUED
        if self.that and own and clause_near(self.p, j, self.hi, self.reading):
            return None  # أكد المشرف العام على المهرجان أن …, أعلن بيان صادر عن الوزارة أن …
        if frame == "fi" and self.reading.cls == "think" and phrase_end(self.p, self.cue_end, j) < j:
            return None  # ترى ابنها يلعب في الحديقة: of something else
        if self.circumstance:
            self.over = True
            return None
        start = j + 1
        while start < self.hi and words[start].surface == "ـ":
            start += 1
        clause = start < self.hi and bool(words[start].tags & COMPLEMENTIZER)
        if not clause and f"{frame}_that" in self.reading.frames:
            return None
        return Complement(frame, j, start + 1 if clause else self._after_addressee(frame, start))

    def _in_clause(self, j: int, frame: str) -> bool:
        """Tell whether the preposition at ``j`` is of something before it, not of the cue."""
        words = self.p.tokens.words
        if self.in_relative and words[j - 2].tags & Tag.RELATIVE:
            return True  # تحدث القائد الذي تنحى عن منصبه: of the verb before it
        time = words[j + 1].time if j + 1 < self.hi else None
        if f"{frame}_addressee" in self.reading.frames and time is not None and time.kind == "month":
            return True  # طلب منذ الخامس من مايو من الشركة …
        # قالت في صحيفة … إن: it begins an adjunct
        return self.that and (
            self.in_relative or (frame in ("fi", "li") and clause_near(self.p, j, self.hi, self.reading))
        )

    def _after_addressee(self, frame: str, start: int) -> int:
        """Return where content begins, whom it is asked of left out: طلب من الوزارة تأجيل الموعد."""
        if f"{frame}_addressee" not in self.reading.frames:
            return start
        words = self.p.tokens.words
        end = phrase_end(self.p, start, self.hi)
        if end >= self.hi or words[end].kind != WORD:
            return start
        if words[end].tags & COMPLEMENTIZER:
            return end + 1
        return start if words[end].tags & (_NO_OBJECT | Tag.RELATIVE | Tag.WITH_CONJUNCTION) else end

    def _urged(self, j: int, frame: str) -> bool:
        """Tell whether «على» has what somebody is urged to: حث القوى على الحوار; not على هامش القمة."""
        following = self.p.tokens.words[j + 1].tags if j + 1 < self.hi else 0
        return frame == "ala" and self.reading.act == "demand" and bool(following & Tag.DEFINITE)

    def _about_document(self, j: int) -> bool:
        """Tell whether the verb's own preposition, has a document: شكك في نتائج الفرز."""
        words = self.p.tokens.words
        if j + 1 >= self.hi or (self.that and clause_near(self.p, j, self.hi, self.reading)):
            return False
        if not words[j + 1].tags & Tag.DOCUMENT or words[j + 1].tags & OCCASION:
            return False
        definite = words[j + 1].tags | (words[j + 2].tags if j + 2 < self.hi else 0)
        return bool(definite & Tag.DEFINITE)

    def _other_cue(self, j: int, word: Word) -> None:
        """Note another cue on the way: one that begins a clause of its own ends the search."""
        for other in word.cues:
            if other.after and not needed_follows(self.p, j, other):
                continue
            if other.kind == "verb" and other.conjunction and other.passive != "yes" and not other.pronoun:
                self.over = self.over or not word.tags & NAME
            elif other.kind == "participle":
                self.over = self.over or self.p.tokens.words[j - 1].surface in ("،", ",")
                self.circumstance = self.circumstance or other.mood != "nominative"

    def _goes_on(self, j: int) -> bool:
        """Tell whether a complement still follows a short quotation that ended before ``j``."""
        words = self.p.tokens.words
        told = j
        while told < self.hi and (words[told].tags & Tag.TIME or words[told].surface in "،,"):
            told += 1
        by = "bi" in self.frames and told < self.hi and words[told].form[0] == "ب"
        if by and carries_bi(self.p, told, self.hi, self.reading):
            return True  # أفاد مراسل «الأفق» أمس، بوقوع …
        for k in range(j, min(j + _AFTER_NAME, self.hi)):
            word = words[k]
            if word.surface in (".", "؛"):
                return False
            if word.surface == ":" or (word.tags & COMPLEMENTIZER and self.that):
                return True
            preposition = PREPOSITIONS.get(word.form) in self.frames
            if preposition and (word.form in _FUSED or not adjunct_at(self.p, k, self.hi)):
                return True
            quotation = self.p.quotation_at(k)
            if quotation is not None and quotation.start == k:
                return k > j or words[k - 1].kind != PUNCT
        return False
