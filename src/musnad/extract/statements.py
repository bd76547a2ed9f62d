"""Statements of a passage: each cue with the rule that reads its source and content."""

from collections.abc import Iterator

from musnad.extract.complements import Complement, find_complement
from musnad.extract.content import TokenSpan, clause_end, complement_start, content_end, trim
from musnad.extract.explain import Outcome, Trial
from musnad.extract.drafts import IMPLIED_SPEAKER, IMPLIED_SUBJECT, Draft
from musnad.extract.mentions import SAME
from musnad.extract.licence import licensed, negated
from musnad.extract.phrases import COMMON, HEAD, NAME, adjunct_at, is_head, phrase_end, source_end, split_gap
from musnad.extract.prepositions import read_preposition
from musnad.extract.subjects import antecedent_phrase, subject_before
from musnad.lexicon.nouns import gender
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage
from musnad.text.tokens import NUMBER, PUNCT

_HEADLINE_SOURCE = 10  # tokens in which the colon after a headline's source stands
_SHORT_QUOTATION = 5  # tokens with its marks: a quotation this short may be a name
_HEADLINE_NAME = 6  # tokens of a headline's source
_NO_NAME = Tag.PREPOSITION | Tag.CONJUNCTION | Tag.PARTICLE | Tag.WITH_PREPOSITION | Tag.TIME
_NISBA = Tag.DEMONYM | Tag.DEFINITE
_CLAUSE = frozenset({"that", "quote", "colon", "question"})
_PREPOSITIONAL = frozenset({"bi", "ila", "ala", "an", "min", "fi", "li"})


def read_statements(p: Passage, trials: list[Trial] | None = None) -> list[Draft]:
    """Return the drafts of the passage's statements in the order of their cues.

    With ``trials``, every reading tried is added to it with what decided.
    """
    reader = _Reader(p, trials)
    words = p.tokens.words
    headline = read_headline(p)
    if headline is not None:
        reader.drafts.append(headline)
    for lo, hi in p.sentences:
        for j in [at for at in range(lo, hi) if words[at].cues]:
            if j not in reader.consumed:
                reader.read_cue(j, (lo, hi))
    return reader.drafts


def read_headline(p: Passage) -> Draft | None:
    """Return the draft of «فلان: …» that begins a passage; who it is must be confirmed by the text."""
    words = p.tokens.words
    start = p.lo
    for j in range(p.lo, min(p.hi, p.lo + _HEADLINE_SOURCE)):
        surface = words[j].surface
        if surface in "./|!؟?" or surface == "…":
            start = j + 1
        elif surface in "-–":
            return None
        elif surface == ":":
            if j == start or j + 2 >= p.hi or j - start > _HEADLINE_NAME or words[start].tags & _NO_NAME:
                return None
            draft = Draft(p, (j, j + 1), None, "headline-colon")
            draft.source = (start, j)
            draft.content = [trim(p, j + 1, p.hi)]
            return draft
        elif any(r.kind == "verb" for r in words[j].cues) and not words[j].tags & (NAME | HEAD):
            return None
    return None


class _Reader:
    """The drafts of a passage so far, and the tokens already used by one of them."""

    __slots__ = ("consumed", "drafts", "p", "reason", "trials")

    def __init__(self, p: Passage, trials: list[Trial] | None) -> None:
        self.p = p
        self.drafts: list[Draft] = []
        self.consumed: set[int] = set()
        self.trials = trials
        self.reason = ""

    def read_cue(self, j: int, sentence: TokenSpan) -> None:
        """Try the readings of the word at ``j``; the first that gives content is taken."""
        taken = False
        for reading in self.p.tokens.words[j].cues:
            if taken:
                self._note(j, reading, "lost", "another reading of the word fired")
                continue
            drafts = self._try(j, reading, sentence)
            if drafts:
                drafts[0].negated = negated(self.p, j)
                self.drafts += drafts
                taken = True
                if self.trials is None:
                    return
                self._note(j, reading, "fired", "", drafts[0].rule)
            else:
                self._note(j, reading, "failed", self.reason)

    def _try(self, j: int, reading: CueReading, sentence: TokenSpan) -> list[Draft]:
        self.reason = "no complement that its frames allow follows"
        if not licensed(self.p, j, reading):
            self.reason = "negated, of another mood, or not beside the words it needs"
            return []
        if self._self_report(j, reading):
            self.reason = "a thought that only opens what its own speaker says"
            return []
        return list(self._drafts(j, reading, sentence))

    def _note(self, j: int, reading: CueReading, outcome: Outcome, reason: str, rule: str = "") -> None:
        if self.trials is not None:
            tokens = self.p.tokens
            span = (tokens.starts[j], tokens.ends[j])
            self.trials.append(Trial(rule or reading.kind, span, reading.lemma, outcome, reason))

    def _because(self, reason: str) -> None:
        """Remember why the reading at hand does not fit."""
        self.reason = reason

    def _self_report(self, j: int, reading: CueReading) -> bool:
        """Tell whether a thought only opens what its own speaker says: قال إنه يعتقد أن …"""
        if reading.cls != "think" or reading.pronoun:
            return False
        return any(0 <= j - lo <= 1 for draft in self.drafts for lo, _ in draft.content)

    def _drafts(self, j: int, reading: CueReading, sentence: TokenSpan) -> Iterator[Draft]:
        if reading.kind == "preposition":
            yield from read_preposition(self.p, j, reading, sentence, self.consumed)
        elif reading.cls == "relay" and reading.kind == "verb":
            yield from self._relay(j, reading, sentence)
        elif reading.cls == "name" or (reading.cls == "think" and reading.pronoun and reading.kind == "verb"):
            yield from self._naming(j, reading, sentence)
        elif "fi" in reading.frames and reading.cls == "show":
            yield from self._document(j, reading, sentence)
        elif reading.kind == "verb" and reading.pronoun and self._after_relative(j):
            draft = self._relative_object(j, reading, sentence)
            if draft is not None:
                yield draft
        else:
            draft = self._as_said(j, reading, sentence)
            draft = draft or self._cue_first(j, reading, sentence) or self._content_first(j, reading, sentence)
            if draft is not None:
                yield draft

    # A cue before its content

    def _cue_first(self, j: int, reading: CueReading, sentence: TokenSpan) -> Draft | None:
        p = self.p
        hi = _reach(p, j, sentence[1])
        complement = find_complement(p, j + 1, hi, reading)
        if complement is None or complement.kind not in _CLAUSE:
            draft = self._object(j, reading, sentence, complement)
            if draft is not None or complement is None:
                return draft
        elif _np_capable(reading):
            draft = self._object(j, reading, sentence, complement)
            if draft is not None:
                return draft
        draft = Draft(p, (j, j + 1), reading, f"{reading.kind}-{complement.kind}")
        gap = split_gap(p, j + 1, complement.gap_end)
        draft.adjuncts = gap.adjuncts
        before = self._before(j, reading, sentence)
        if before is not None and gap.source is not None and _speaks_itself(p, j, gap.source[0], reading):
            before = None
        addressed = gap.source is not None and _addressed(p, gap.source[0], reading)
        if before is not None:
            if complement.kind == "quote" and gap.source is not None:
                return self._because("something else than the quotation follows the cue")
            draft.source = before
            draft.rule = f"source-{draft.rule}"
        elif gap.source is not None and _names_source(reading) and not addressed:
            if complement.kind == "quote" and not self._reaches(gap.source, complement.gap_end):
                return self._because("more than a source stands before the quotation")
            source = self._source_in_gap(gap.source, reading, complement)
            if source is None:
                return self._because("what stands between cue and complement cannot speak")
            draft.source = source
        elif not self._imply(draft, j, sentence):
            return self._because("impersonal, and nobody is named")
        self._consume_nouns(j + 1, complement.gap_end)
        made = self._with_content(draft, complement_start(complement, p), complement.kind, hi)
        if made is not None:
            self._carried_by(made, (j + 1, complement.gap_end))
        return made

    def _carried_by(self, draft: Draft, gap: TokenSpan) -> None:
        """Add the outlet that carried a statement: قال في تصريحات نقلتها الوكالة إن …"""
        p = self.p
        for k in range(*gap):
            reading = next((r for r in p.tokens.words[k].cues if r.kind == "verb" and r.cls == "relay" and r.pronoun), None)
            if reading is None:
                continue
            start = self._skip_adjuncts(k + 1, gap[1])
            end = phrase_end(p, start, gap[1])
            if end > start and p.tokens.words[start].tags & (Tag.MEDIA | Tag.ORG):
                carrier = Draft(p, (k, k + 1), reading, "carrier")
                carrier.source = (start, end)
                carrier.relays = True
                carrier.content = list(draft.content)
                self.drafts.append(carrier)

    def _consume_nouns(self, lo: int, hi: int) -> None:
        """Leave the nouns and participles of a cue's gap to it: تابع قائلا, أضاف بالقول إن are one statement."""
        words = self.p.tokens.words
        for k in range(lo, hi):
            kinds = {reading.kind for reading in words[k].cues}
            if "noun" in kinds or ("participle" in kinds and words[k - 1].surface not in "،,"):
                self.consumed.add(k)

    def _reaches(self, source: TokenSpan, quotation: int) -> bool:
        """Tell whether what stands before a quotation is a source and adjuncts, not a thing called so."""
        p = self.p
        found = p.quotation_at(quotation)
        if found is None or found.end - found.start > _SHORT_QUOTATION:
            return True
        end = max(source_end(p, *source), source[0] + 1)
        while end < quotation and p.tokens.words[end].kind == PUNCT:
            end += 1
        if end >= quotation or adjunct_at(p, end, quotation):
            return True
        return bool(p.tokens.words[end].tags & (Tag.PREPOSITION | Tag.WITH_PREPOSITION))

    def _source_in_gap(
        self, gap: TokenSpan, reading: CueReading, complement: Complement
    ) -> TokenSpan | None:
        """Return the source within a gap; None when what stands there cannot speak."""
        p = self.p
        head = p.tokens.words[gap[0] + 1 if p.tokens.words[gap[0]].form in SAME and gap[0] + 1 < gap[1] else gap[0]]
        if head.tags & Tag.NOUN and not is_head(p, gap[0]) and not self._speaks_anyway(gap, reading, complement):
            return None
        if any(f.startswith(("addressee", "target")) for f in reading.frames):
            end = source_end(p, gap[0], gap[1])
            return (gap[0], end) if end > gap[0] else None
        return gap

    def _speaks_anyway(self, gap: TokenSpan, reading: CueReading, complement: Complement) -> bool:
        """Tell whether an ordinary noun is a source here: before speech in quotation marks, or with a nisba or name."""
        if not reading.things or (reading.lemma == "قال" and reading.kind == "verb"):
            return True
        if (complement.kind in ("quote", "colon") and reading.cls == "speech"):
            return True
        words = self.p.tokens.words
        if any(word.tags & Tag.DEMONYM for word in words[gap[0] : min(gap[1], gap[0] + 3)]):
            return True
        return any(word.tags & NAME for word in words[gap[0] : gap[1]])

    def _object(
        self, j: int, reading: CueReading, sentence: TokenSpan, complement: Complement | None
    ) -> Draft | None:
        """Read a noun phrase as content: أعلن الجيش اعتقال …, اتهمت الحكومة الانفصاليين بـ…"""
        if not _np_capable(reading):
            return None
        p = self.p
        hi = _reach(p, j, sentence[1])
        gap_end = complement.gap_end if complement is not None else hi
        start = self._skip_adjuncts(j + 1, hi)
        draft = Draft(p, (j, j + 1), reading, f"{reading.kind}-object")
        before = self._before(j, reading, sentence)
        if before is not None and start < hi and _speaks_itself(p, j, start, reading):
            before = None
        if before is not None:
            draft.source = before
            draft.rule = f"source-{draft.rule}"
        elif reading.kind == "verb" and not reading.pronoun and start < hi and _can_speak(p, start, reading):
            prepositional = complement is not None and complement.kind in _PREPOSITIONAL
            limit = complement.gap_end if complement is not None and prepositional and complement.gap_end > start else hi
            end = source_end(p, start, limit)
            if end > start:
                end = self._target_within((start, end), hi, reading)
                draft.source = (start, end)
                start = self._skip_adjuncts(end, hi)
        if start >= hi or not _begins_object(p, start):
            return None
        over = complement is not None and complement.kind == "quote" and draft.source and draft.source[1] > gap_end
        if complement is not None and complement.kind in _CLAUSE and start >= gap_end and not over:
            return None
        if complement is not None and start < gap_end and not self._object_first(draft, start, complement):
            return None
        if reading.kind == "participle" and p.tokens.words[j - 1].kind != PUNCT:
            return self._because("a participle with a bare object, not set off by a mark, is an adjective")
        if draft.source is None and not self._imply(draft, j, sentence):
            return self._because("impersonal, and nobody is named")
        return self._speech_noun(draft, start, hi) or self._with_content(draft, start, "np", hi)

    def _target_within(self, source: TokenSpan, hi: int, reading: CueReading) -> int:
        """Return where the source ends when its phrase ran into the target: اتهم النائب سامر الوزيرة بـ."""
        p = self.p
        words = p.tokens.words
        lo, end = source
        if not any(frame.startswith("target") for frame in reading.frames):
            return end
        if end < hi and words[end].form[0] != "ب" and words[end].kind != PUNCT:
            return end
        heads = (k for k in range(lo + 1, end) if words[k].tags & (Tag.ROLE | Tag.ORG) and not words[k].tags & Tag.DEFINITE)
        return next((k for k in heads if words[k - 1].tags & (NAME | Tag.NAMELIKE | Tag.DEFINITE)), end)

    def _speech_noun(self, draft: Draft, start: int, hi: int) -> Draft | None:
        """Read جددت الوزارة تأكيدها على …: the noun is the cue, its content follows it."""
        p = self.p
        noun = next((r for r in p.tokens.words[start].cues if r.kind == "noun" and r.pronoun and r.cls == "speech"), None)
        complement = find_complement(p, start + 1, hi, noun) if noun is not None else None
        if complement is None or noun is None or complement.gap_end > start + 2:
            return None
        draft.cue, draft.reading, draft.rule = (start, start + 1), noun, "verb-noun"
        self.consumed.add(start)
        return self._with_content(draft, complement_start(complement, p), complement.kind, hi)

    def _object_first(self, draft: Draft, start: int, complement: Complement) -> bool:
        """Tell whether the noun at ``start`` is the object, not part of the source before ``complement``."""
        word = self.p.tokens.words[start]
        if complement.kind in _PREPOSITIONAL and word.tags & Tag.NOUN and word.bare.endswith(("ه", "ها", "هم")):
            return True  # أعلن التنظيم مسؤوليته عن …
        if complement.kind in _PREPOSITIONAL and draft.source is None:
            return False
        frames = draft.reading.frames if draft.reading is not None else ()
        if draft.source is not None and any(f.startswith("target") for f in frames) and word.kind != PUNCT:
            return True
        if complement.kind == "quote" and word.form == "ما":
            return True
        return _noun_before(self.p, start, complement.gap_end)

    def _skip_adjuncts(self, j: int, hi: int) -> int:
        """Return the first token from ``j`` that begins neither a time, an occasion nor a mark."""
        p = self.p
        words = p.tokens.words
        while j < hi:
            if words[j].surface in "،,":
                j += 1
            elif adjunct_at(p, j, hi) or words[j].form == "في":
                j = self._adjunct_end(j, hi)
            elif words[j].tags & Tag.RELATIVE and j > 0 and words[j - 1].surface in "،,":
                j = next((k for k in range(j, hi) if words[k].surface in "،,"), j)
                if words[j].surface not in "،,":
                    break
            else:
                break
        return j

    def _adjunct_end(self, j: int, hi: int) -> int:
        words = self.p.tokens.words
        if words[j].tags & Tag.TIME or words[j].kind == NUMBER:
            while j < hi and (words[j].tags & Tag.TIME or words[j].time is not None):
                j += 1
            return j
        k = j + 1
        while k < hi and words[k].surface not in "،,":
            k += 1
        return k if k < hi else max(j + 1, phrase_end(self.p, j + 1, hi))

    def _before(self, j: int, reading: CueReading, sentence: TokenSpan) -> TokenSpan | None:
        """Return the subject that stands before a verb; a verb with و begins a clause of its own."""
        if reading.kind != "verb" or (reading.conjunction and j > sentence[0]):
            return None
        before = subject_before(self.p, j, sentence[0])
        return before if before is not None and _verb_agrees(self.p, before[0], reading) else None

    def _imply(self, draft: Draft, j: int, sentence: TokenSpan) -> bool:
        """Find who an unnamed source is: the phrase before the cue, else the sentence's or the last speaker."""
        before = self._before(j, draft.reading, sentence) if draft.reading is not None else None
        words = self.p.tokens.words
        impersonal = draft.reading is not None and _impersonal(draft.reading)
        if impersonal and j > self.p.lo and words[j - 1].tags & Tag.PRONOUN:
            impersonal = False  # إلا أنها تستبعد: the pronoun is its subject
        if draft.implied != IMPLIED_SUBJECT and j + 1 < self.p.hi and words[j + 1].tags & Tag.PRONOUN and words[j + 1].form.startswith("علي"):
            impersonal = impersonal or (before is None and draft.reading is not None and not draft.reading.conjunction)
        if impersonal and (before is None or not self.p.tokens.words[before[0]].tags & HEAD):
            return False
        if before is not None:
            draft.source = before
            draft.rule = f"source-{draft.rule}"
        elif draft.reading is not None and draft.reading.kind != "verb":
            draft.implied = IMPLIED_SUBJECT
        else:
            draft.implied = IMPLIED_SPEAKER
        return True

    def _with_content(self, draft: Draft, start: int, kind: str, hi: int) -> Draft | None:
        p = self.p
        end = content_end(p, start, kind, hi)
        span = trim(p, start, end)
        if span[0] >= span[1]:
            return None
        draft.content = [span]
        return draft

    def _document(self, j: int, reading: CueReading, sentence: TokenSpan) -> Iterator[Draft]:
        """Read جاء في بيان للوزارة أن …: the document follows في, its content a clause or quotation."""
        p = self.p
        words = p.tokens.words
        hi = _reach(p, j, sentence[1])
        k = j + 1
        if k + 1 >= hi or words[k].form != "في" or not words[k + 1].tags & (Tag.DOCUMENT | Tag.OCCASION):
            return
        complement = find_complement(p, k + 1, hi, reading._replace(frames=("that", "quote", "colon")))
        if complement is None:
            return
        draft = Draft(p, (j, j + 1), reading, "document")
        draft.source = (k + 1, max(phrase_end(p, k + 1, complement.gap_end), k + 2))
        made = self._with_content(draft, complement_start(complement, p), complement.kind, hi)
        if made is not None:
            yield made

    # Content before its cue

    def _content_first(self, j: int, reading: CueReading, sentence: TokenSpan) -> Draft | None:
        """Read «…»، قال فلان: a quotation, or the clause before a cue that ends its sentence."""
        p = self.p
        if reading.kind != "verb" or reading.conjunction or "quote" not in reading.frames:
            return None
        k = j - 1
        while k > p.lo and p.tokens.words[k].surface in "،,.-–":
            k -= 1
        quotation = p.quotation_at(k) if k >= p.lo else None
        if quotation is None or quotation.end != k or not quotation.closed or quotation.end - quotation.start < 3:
            return self._closing_cue(j, reading, sentence)
        end = phrase_end(p, j + 1, _reach(p, j, sentence[1]))
        draft = Draft(p, (j, j + 1), reading, "quotation-verb")
        if end > j + 1:
            draft.source = (j + 1, end)
        else:
            draft.implied = IMPLIED_SPEAKER
        draft.content = [trim(p, quotation.start, quotation.end + 1)]
        return draft

    def _after_relative(self, j: int) -> bool:
        words = self.p.tokens.words
        return j > self.p.lo and bool(words[j - 1].tags & Tag.RELATIVE) and words[j - 1].form.startswith("ال")

    def _relative_object(self, j: int, reading: CueReading, sentence: TokenSpan) -> Draft | None:
        """Read «الهجوم الذي تبناه التنظيم», «…، الأمر الذي تنفيه الحكومة»: the antecedent is the content."""
        p = self.p
        words = p.tokens.words
        lo, hi = sentence
        end = source_end(p, j + 1, hi)
        if reading.cls != "attitude" or end <= j + 1 or not _can_speak(p, j + 1, reading):
            return None
        if words[j - 2].form == "الامر":
            piece = trim(p, lo, j - 2)
        else:
            piece = antecedent_phrase(p, j - 1, lo) or (j - 1, j - 1)
        if piece[1] <= piece[0]:
            return None
        draft = Draft(p, (j, j + 1), reading, "relative-object")
        draft.source = (j + 1, end)
        draft.content = [piece]
        return draft

    def _as_said(self, j: int, reading: CueReading, sentence: TokenSpan) -> Draft | None:
        """Read «…، كما أعلنت الشرطة», «على ما أفاد شهود»: the clause before is the content."""
        p = self.p
        words = p.tokens.words
        lo, hi = sentence
        if reading.kind != "verb" or reading.conjunction or j <= lo + 1 or words[j - 1].form not in ("كما", "ما"):
            return None
        complement = find_complement(p, j + 1, hi, reading)
        if complement is not None and complement.kind in _CLAUSE:
            return None
        start = j - 1 if words[j - 1].form == "كما" else j - 2
        if start <= lo or not (words[start].form == "كما" or (words[start].form == "علي" and words[j - 1].form == "ما")):
            return None
        end = source_end(p, j + 1, hi)
        piece = trim(p, lo, start)
        after = self._skip_adjuncts(end, hi)
        if end <= j + 1 or piece[1] - piece[0] < 2 or (after < hi and words[after - 1].kind != PUNCT):
            return None
        draft = Draft(p, (j, j + 1), reading, "as-said")
        draft.source = (j + 1, end)
        draft.content = [piece]
        return draft

    def _closing_cue(self, j: int, reading: CueReading, sentence: TokenSpan) -> Draft | None:
        """Read «… تقول الصحيفة.»: a clause, then a cue and its source that end the sentence."""
        p = self.p
        lo, hi = sentence
        if reading.conjunction or reading.tense != "present" or reading.cls != "speech" or j - lo < 4:
            return None
        if j + 1 >= hi or not _can_speak(p, j + 1, reading):
            return None
        end = phrase_end(p, j + 1, hi)
        if end < hi and p.tokens.words[end].surface not in "،,":
            return None
        last = [d.content[-1] for d in self.drafts if d.cue[0] >= lo and d.content[-1][1] > j]
        draft = Draft(p, (j, j + 1), reading, "clause-verb")
        draft.source = (j + 1, end)
        draft.content = [trim(p, last[-1][0] if last else lo, j)]
        return draft

    # What is named or relayed

    def _naming(self, j: int, reading: CueReading, sentence: TokenSpan) -> Iterator[Draft]:
        """Read وصف X بـ«…» and ما وصفه بـ«…»: what is named, then the name."""
        p = self.p
        hi = _reach(p, j, sentence[1])
        complement = find_complement(p, j + 1, hi, reading._replace(frames=("bi", "quote")))
        if complement is None:
            return
        named = p.quotation_at(complement_start(complement, p))
        if reading.pronoun and named is not None and named.closed and named.start == complement_start(complement, p):
            hi = named.end + 1
        draft = Draft(p, (j, j + 1), reading, "naming")
        start = complement_start(complement, p)
        gap = split_gap(p, j + 1, complement.gap_end)
        if gap.source is not None and reading.kind == "verb":
            end = phrase_end(p, *gap.source)
            if end > gap.source[0] and _can_speak(p, gap.source[0], reading):
                draft.source = (gap.source[0], end)
                if not reading.pronoun and end < gap.source[1]:
                    start = end
            elif not reading.pronoun:
                start = gap.source[0]
        elif gap.source is not None and not reading.pronoun:
            start = gap.source[0]
        if draft.source is None:
            self._imply(draft, j, sentence)
            if draft.implied and (reading.pronoun or j > sentence[0]):
                draft.implied = IMPLIED_SUBJECT
        made = self._with_content(draft, start, complement.kind, hi)
        if made is not None:
            yield made

    def _relay(self, j: int, reading: CueReading, sentence: TokenSpan) -> Iterator[Draft]:
        """Read نقلت الوكالة عن مسؤول قوله إن …: the relay and the source behind it."""
        p = self.p
        words = p.tokens.words
        hi = _reach(p, j, sentence[1])
        bridge = "الي" if "ila_source" in reading.frames else "عن"
        at = next((k for k in range(j + 1, min(hi, j + 25)) if words[k].form == bridge), None)
        if at is None:
            draft = self._cue_first(j, reading._replace(frames=("that", "quote", "colon", "question")), sentence)
            if draft is not None and draft.source is not None:
                yield draft
            return
        yield from self._relayed(j, at, reading, (sentence[0], hi))

    def _relayed(self, j: int, at: int, reading: CueReading, sentence: TokenSpan) -> Iterator[Draft]:
        p = self.p
        words = p.tokens.words
        hi = sentence[1]
        end = phrase_end(p, at + 1, hi)
        cue = next((k for k in range(end, min(hi, end + 14)) if any(r.kind == "noun" for r in words[k].cues)), None)
        inner = cue if cue is not None else at
        complement = find_complement(p, inner + 1, hi, reading._replace(frames=("that", "quote", "colon"), lemma=""))
        if complement is None:
            return
        outer = Draft(p, (j, j + 1), reading, "relay")
        outer.relays = True
        gap = split_gap(p, j + 1, at)
        outer.source = gap.source
        if gap.source is None and reading.passive != "yes":
            outer.source = subject_before(p, j, sentence[0])
        behind = Draft(p, (inner, inner + 1), None, "relayed-source")
        behind.source = (at + 1, end) if end > at + 1 else None
        start = complement_start(complement, p)
        made = self._with_content(behind, start, complement.kind, hi)
        if made is None or made.source is None:
            return
        if cue is not None:
            self.consumed.add(cue)
        if outer.source is not None:
            outer.content = list(made.content)
            yield outer
        yield made


def _verb_agrees(p: Passage, head: int, reading: CueReading) -> bool:
    """Tell whether the verb agrees with a subject before it: in gender, and with people in number."""
    word = p.tokens.words[head]
    if word.tags & NAME or reading.gender == "any":
        return True
    if word.tags & Tag.GROUP and word.tags & Tag.PLURAL:
        return reading.number != "s" or reading.gender == "f"
    known = gender(word)
    return not known or known == reading.gender or reading.number != "s"


def _addressed(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether the phrase at ``j`` is spoken to: an object by its ending, of a verb that takes one."""
    if not any(frame.startswith(("addressee", "target")) for frame in reading.frames):
        return False
    word = p.tokens.words[j]
    object_ending = bool(word.tags & Tag.PLURAL) and word.form.endswith(("ين", "ي")) and not word.tags & Tag.DEMONYM
    if reading.kind == "verb" and reading.gender == "m" and reading.number == "s" and is_head(p, j):
        object_ending = object_ending or (gender(word) == "f" and not word.tags & (Tag.PLURAL | NAME))
    return object_ending or (bool(word.tags & COMMON) and not is_head(p, j))


def _speaks_itself(p: Passage, j: int, source: int, reading: CueReading) -> bool:
    """Tell whether after «التي أعلن …» the subject follows, so that the antecedent is no source."""
    words = p.tokens.words
    if not words[j - 1].tags & Tag.RELATIVE or any(f.startswith(("addressee", "target")) for f in reading.frames):
        return False
    return bool(words[source].tags & HEAD)


def _impersonal(reading: CueReading) -> bool:
    """Tell whether nobody may be meant to speak: يُذكر أن, يُتوقع أن; but رجّحت أن has a subject."""
    if reading.passive == "no":
        return False
    return not (reading.tense == "past" and reading.cls == "think")


def _names_source(reading: CueReading) -> bool:
    """Tell whether the source may stand after the cue: of a verb, or of قول in قول الوزير إن."""
    return reading.kind == "verb" or (reading.kind == "noun" and not reading.pronoun and not reading.definite)


def _np_capable(reading: CueReading) -> bool:
    return bool({"np", "target", "target_np", "np_name"} & set(reading.frames))


def _can_speak(p: Passage, j: int, reading: CueReading | None) -> bool:
    """Tell whether the phrase at ``j`` is headed by who or what can be a source."""
    word = p.tokens.words[j]
    if word.kind == PUNCT:
        quotation = p.quotation_at(j)
        return quotation is not None and quotation.start == j and quotation.closed and quotation.end - j <= 4
    tags = word.tags
    if tags & Tag.WITH_PREPOSITION and not tags & NAME:
        return False
    if reading is not None and _addressed(p, j, reading):
        return False
    if is_head(p, j) or tags & Tag.NAMELIKE or (tags & _NISBA) == _NISBA:
        return True
    if tags & Tag.DEFINITE and tags & (Tag.NOUN | Tag.ADJECTIVE):
        if j + 1 < p.hi and p.tokens.words[j + 1].tags & Tag.DEMONYM:
            return True
        return any(p.tokens.words[k].kind == PUNCT and p.quotation_at(k) is not None for k in (j + 1, j + 2) if k < p.hi)
    return False


def _begins_object(p: Passage, j: int) -> bool:
    word = p.tokens.words[j]
    if word.kind == PUNCT:
        quotation = p.quotation_at(j)
        return quotation is not None and quotation.start == j
    if word.form == "ما":
        return True
    if word.tags & (Tag.PREPOSITION | Tag.CONJUNCTION | Tag.PARTICLE | Tag.COMPLEMENTIZER | Tag.RELATIVE):
        return False
    return not word.tags & Tag.WITH_PREPOSITION


def _noun_before(p: Passage, start: int, gap_end: int) -> bool:
    """Tell whether an ordinary noun stands before a clause, so that the noun and not the clause is the object."""
    word = p.tokens.words[start]
    if start + 1 >= gap_end:
        return False
    if word.tags & Tag.DETERMINER:
        return True
    return bool(word.tags & Tag.NOUN) and not word.tags & (HEAD | Tag.DEFINITE) or bool(word.tags & Tag.POSSESSED)


def _reach(p: Passage, j: int, hi: int) -> int:
    """Return how far the cue at ``j`` reaches: its sentence, or its quotation when it stands in one."""
    quotation = p.quotation_at(j)
    return min(hi, quotation.end) if quotation is not None and quotation.closed else hi


__all__ = ["clause_end", "read_statements"]
