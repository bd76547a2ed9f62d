"""How content is introduced after a cue: a complementizer, a preposition, a mark, or nothing."""

from typing import Final

from musnad.extract.adjuncts import adjunct_at, of_office
from musnad.extract.sources.classes import COMPLEMENTIZER, HEAD, NAME, OCCASION
from musnad.extract.sources.phrases import phrase_end
from musnad.extract.statements.clauses import OWN, is_near, of_another_verb, of_preposition
from musnad.extract.statements.frames import PREPOSITIONS, bases, is_object
from musnad.extract.statements.needed import needed_follows
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage
from musnad.text.tokens import PUNCT, WORD, Word

_FARTHEST: Final = (
    45  # tokens from a cue to its complement: long titles, appositions and occasions stand between
)
_SHORT_QUOTATION: Final = 4  # tokens: a quotation this short within a gap is a name
_AFTER_NAME: Final = 20  # tokens after a quoted name in which the complement may still follow
_OWN_AFTER: Final = 2  # tokens from a cue on: قال يجب أن, وأضاف المدير من المتوقع أن
_PARENTHESIS: Final = 12  # tokens of a parenthesis between a cue and its complement

_BEFORE: Final = closed("before_that")
_WHAT: Final = closed("what_alone")
_ASIDE: Final = closed("aside_clause")
_COMPOUND: Final = closed("compound")
_NEXT: Final = closed("next_clause")
_FUSED: Final = closed("fused")
_QUESTION: Final = closed("question")
_CALLED: Final = closed("called")
SO_THAT: Final = closed("so_that")
_BY_WHAT: Final = closed("by_what")
_NO_CLAUSE: Final = closed("later_clause")
_PLACE: Final = (
    Tag.ORG | Tag.MEDIA | Tag.CITY | Tag.COUNTRY | Tag.PLACE
)  # مسؤول بوزارة الدفاع: where the source is
_OUTLET: Final = Tag.MEDIA | Tag.ORG | Tag.PLACE  # before the name of one: وكالة «الأفق» المحلية
_SPEAKS: Final = NAME | Tag.ROLE | Tag.GROUP | Tag.MEDIA | Tag.TITLE | Tag.DOCUMENT | OCCASION
_TAKING_UP: Final = {word[:2]: frame for word, frame in PREPOSITIONS.items()} | {
    word[0]: frame for word, frame in PREPOSITIONS.items() if len(word) == 1
}
_NOT_ASKED_FOR: Final = HEAD | Tag.PHRASE | Tag.DEMONYM | Tag.PLACE | Tag.PRONOUN | Tag.TIME
_ISSUED: Final = closed("issued")
_NO_OBJECT: Final = (
    Tag.PREPOSITION | Tag.WITH_PREPOSITION | Tag.CONJUNCTION | Tag.PARTICLE | Tag.COMPLEMENTIZER
)


def _goes_on_with_office(p: Passage, j: int) -> bool:
    """Tell whether ل before ``j`` may go on with an office: الأمين العام للاتحاد, المفوض السامي لحقوق …"""
    return bool(p.tokens.words[j - 1].tags & (Tag.ADJECTIVE | Tag.ROLE | Tag.DEMONYM | Tag.TIME))


def _short_noun(word: Word) -> bool:
    """Tell whether ب is written on a noun of two letters: هدد بشن غارات, not بهن or بلا."""
    noun = word.tags & (Tag.NOUN | Tag.VERB) and not word.tags & (Tag.PRONOUN | Tag.PARTICLE)
    return bool(noun and word.tags & Tag.WITH_PREPOSITION)


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
            return self._quotation(j, quotation.end, closed_=quotation.closed)
        if surface == "(":
            words = self.p.tokens.words
            within = range(j + 1, min(j + _PARENTHESIS, self.hi))
            return next((k - j + 1 for k in within if words[k].surface == ")"), 1)
        return 1

    def _quotation(self, j: int, end: int, *, closed_: bool) -> Complement | int:
        length = end - j - 1
        if closed_ and j > self.cue_end and self.p.tokens.words[j - 1].form in _CALLED:
            return length + 2  # في تقرير بعنوان «…»
        if closed_ and length <= _SHORT_QUOTATION and (self._goes_on(end + 1) or self._names(j, end + 1)):
            return length + 2
        if "quote" in self.frames:
            return self.fallback or Complement("quote", j, j)
        self.over = not closed_
        return length + 2

    def _names(self, j: int, after: int) -> bool:
        """Tell whether a short quotation is the name of a thing: ختمت الأمانة فعاليات «عيدنا» التي …"""
        words = self.p.tokens.words
        if after >= self.hi or words[after].kind != WORD or words[after].cues:
            return False
        if j <= self.cue_end:
            return self.reading.cls == "attitude"  # تهدد «سيادتنا» في البحر
        tags = words[j - 1].tags
        if tags & _OUTLET and not tags & Tag.DEFINITE:
            return True
        return bool(tags & Tag.NOUN) and not tags & _SPEAKS

    def _word(self, j: int, word: Word) -> Complement | None:
        """Return the complement that the word at ``j`` introduces, or None to go on."""
        tags = word.tags
        if tags & COMPLEMENTIZER or (word.form in SO_THAT and "li" in self.frames):
            found = self._clause(j, word)
            if found is not None:
                return found
        elif tags & Tag.RELATIVE and word.form.startswith("ال"):
            self.in_relative = True
        if self.fallback is None:
            found = self._written_on(j, word)
            if found is not None:
                return found
        frame = PREPOSITIONS.get(word.form)
        if frame is not None and frame in self.frames and not self._is_name(j, word):
            found = self._preposition(j, frame)
            if found is not None or self.over:
                return found
        if word.form in _QUESTION and "question" in self.frames:
            return Complement("question", j, j)
        if word.cues and j > self.cue_end:
            self._other_cue(j, word)
        return None

    def _clause(self, j: int, word: Word) -> Complement | None:
        """Return the clause that أن or إن introduces: بأن for ب, لأن never."""
        previous = self.p.tokens.words[j - 1].form if j > self.cue_end else ""
        if of_another_verb(self.p, self.cue_end, j - 1) or previous in _BEFORE or previous in _NEXT:
            self.over = True  # سجل هدفا قبل أن يخرج, إلا أن فريقه خسر
            return None
        if previous in _ASIDE:
            return None  # قال، بعد أن زار القرية، إن
        if j > self.cue_end + _OWN_AFTER and (previous in OWN or of_preposition(self.p, j - 1, self.frames)):
            own = previous in OWN and not self.in_relative  # زعيمته التي كان من المفترض أن تترشح
            self.over = own and self.reading.lemma != "قال"  # whose إن may stand far off
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
        if self.reading.lemma == "قال" and word.bare[:1] == "أ" and self._inna_after(j + 1):
            self.fallback = self.fallback or found  # قال takes إن: an earlier أن belongs to something else
            return None
        return found

    def _resumes(self) -> bool:
        """Tell whether «فإن» goes on after «وفق ما نقلت الصحيفة»; else it begins a clause of its own."""
        before = self.cue_end - 2
        return before >= self.p.lo and self.p.tokens.words[before].form in _WHAT

    def _inna_after(self, j: int) -> bool:
        words = self.p.tokens.words[j : self.hi]
        return any(word.tags & COMPLEMENTIZER and word.bare[:1] in ("إ", "ا") for word in words)

    def _is_name(self, j: int, word: Word) -> bool:
        """Tell علي, a name before another or between a name and an office, from على."""
        if not word.tags & NAME or word.bare[-1] != "ي" or j + 1 >= self.hi:
            return False
        before, following = self.p.tokens.words[j - 1].tags, self.p.tokens.words[j + 1].tags
        office = following & Tag.ROLE and not following & Tag.PLURAL and before & NAME
        return bool(following & (NAME | Tag.NAMELIKE) or office)

    def _written_on(self, j: int, word: Word) -> Complement | None:
        """Note the preposition written on ``word`` as one that may begin content; return it where it does."""
        if word.form[0] == "ب" and "bi" in self.frames and self._carries_bi(j, word):
            self.fallback = found = Complement("bi", j, j)
            return None if self.that else found
        if word.form[0] == "ل" and "addressee_li" in self.reading.frames and self._carries_li(word):
            self.fallback = found = Complement("li", j, j)
            return None if _goes_on_with_office(self.p, j) else found
        return None

    def _carries_bi(self, j: int, word: Word) -> bool:
        """Tell whether ب is written on ``word`` and begins content: بالاعتذار, not بيان or في."""
        if word.form in _BY_WHAT:
            return True
        if word.tags & NAME or (
            len(word.form) < 4 and not (self.reading.cls == "attitude" and _short_noun(word))
        ):
            return False
        if word.tags & OCCASION and (self.reading.cls != "attitude" or self._clause_near(j)):
            return False  # صرح ببيان, not تعهد بالرد
        if self.that and word.tags & _PLACE and (word.tags & Tag.DEFINITE or self._clause_near(j)):
            return False
        return bool(word.tags & Tag.WITH_PREPOSITION) or (
            not word.tags & ~(Tag.DEFINITE | Tag.NAMELIKE) and not word.cues
        )

    def _carries_li(self, word: Word) -> bool:
        """Tell whether ل on ``word`` begins what is asked for: دعا الجميع لزيارة المعرض, not للصحفيين."""
        return bool(word.tags & Tag.WITH_PREPOSITION) and not word.tags & _NOT_ASKED_FOR

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
        if self.that and own and self._clause_near(j):
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
        return self.that and (self.in_relative or (frame in ("fi", "li") and self._clause_near(j)))

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
        if j + 1 >= self.hi or (self.that and self._clause_near(j)):
            return False
        if not words[j + 1].tags & Tag.DOCUMENT or words[j + 1].tags & OCCASION:
            return False
        definite = words[j + 1].tags | (words[j + 2].tags if j + 2 < self.hi else 0)
        return bool(definite & Tag.DEFINITE)

    def _clause_near(self, j: int) -> bool:
        """Tell whether أن or إن follows before another verb begins a clause: شكك في النتائج، وقال إن."""
        words = self.p.tokens.words
        for k in range(j, min(j + _AFTER_NAME, self.hi)):
            if words[k].tags & COMPLEMENTIZER:
                return True
            joined = words[k].cues and words[k].tags & Tag.WITH_CONJUNCTION and words[k - 1].kind == PUNCT
            if joined and self.reading.cls == "attitude":
                return False
        return False

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
        if j < self.hi and "bi" in self.frames and words[j].form[0] == "ب" and self._carries_bi(j, words[j]):
            return True  # أفاد مراسل «الأفق» بوقوع …
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
