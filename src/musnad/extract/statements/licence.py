"""Whether a word that can be a cue is one here: negation, mood, and the words it needs beside it."""

from bisect import bisect_left
from functools import cache
from typing import Final

from musnad.extract.sources.classes import COMPLEMENTIZER, HEAD, NAME
from musnad.extract.sources.phrases import is_head, source_end
from musnad.extract.sources.speaking import takes_object
from musnad.extract.statements.complements import Complement, find_complement
from musnad.extract.statements.frames import CLAUSE, PREPOSITIONAL, always_told
from musnad.extract.statements.needed import needed_follows
from musnad.lexicon.adjuncts import adjuncts
from musnad.lexicon.grammar import closed
from musnad.lexicon.nouns import gender
from musnad.lexicon.types import CueReading, Tag
from musnad.text.fold import bare
from musnad.text.passages import Passage
from musnad.text.tokens import NUMBER, PUNCT, Word

_ADJUNCTS: Final = adjuncts()
_FUNCTION: Final = Tag.PREPOSITION | Tag.CONJUNCTION
_IF: Final = closed("condition")
_NEVER: Final = Tag.PARTICLE | Tag.DETERMINER | Tag.TIME | Tag.PRONOUN
_NEXT_CLAUSE: Final = 6  # tokens between «ليضيف» and what it tells
_BETWEEN: Final = 15  # tokens from بين to وبين
_NOUN_FRAMES: Final = PREPOSITIONAL - {"fi", "li"}
_REFUSING: Final = frozenset({"deny", "warn", "commit"})
_ABOUT: Final = closed("about")
_OTHERS: Final = frozenset({"ك", "كم"})  # endings that are more often part of the word or its subject
_WHAT_ALONE: Final = closed("what_alone")
_WHAT: Final = closed("what")
_NEGATIONS: Final = closed("negation")
_PAST_CLAUSE: Final = closed("past_clause")
_PAST_NEGATIONS: Final = closed("past_negation")
_POSSIBLE: Final = closed("possible")
_SUBJUNCTIVE: Final = closed("subjunctive")
_BEFORE_THAT: Final = closed("before_that")
_BEFORE_NOUNS: Final = closed("before_noun")  # في سرد التفاصيل, مع توقع صدور: a verbal noun
_OTHER: Final = closed("other")
_ELATIVES: Final = closed("elative")
_AS: Final = closed("as")
_COURTS: Final = closed("court")
_GOD: Final = closed("god")
_WHO: Final = "من"  # a preposition, and «who»: اتهم من وصفهم بـ, هناك من يرى أن
_BRIDGES: Final = closed("bridge")
_CHANNELS: Final = closed("channel")


def licensed(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether ``reading`` of the word at ``j`` can be a statement made."""
    words = p.tokens.words
    previous = words[j - 1] if j > p.lo else None
    if reading.before and (previous is None or previous.form.lstrip("وف") not in reading.before):
        return False
    if reading.after and not needed_follows(p, j, reading):
        return False
    if reading.kind == "participle":
        return _participle(p, j, reading)
    if reading.kind == "noun":
        return _noun(p, j, reading)
    return reading.kind != "verb" or _verb(p, j, reading)


def _complement(p: Passage, j: int, reading: CueReading) -> Complement | None:
    """Return the complement that follows the word at ``j`` within its sentence."""
    place = bisect_left(p.sentences, (j + 1,)) - 1
    return find_complement(p, j + 1, p.sentences[place][1] if place >= 0 else p.hi, reading)


def _participle(p: Passage, j: int, reading: CueReading) -> bool:
    """A participle is a cue as a circumstance only: accusative, without article or preposition."""
    word = p.tokens.words[j]
    if reading.definite or reading.preposition or reading.mood == "nominative" or reading.pronoun:
        return False
    if reading.near and not _after_mark(p, j) and _has_kind(_complement(p, j, reading), "quote"):
        return False  # خرج متابعا «حكاية», for …، متابعا: «…»
    if word.form in _ADJUNCTS or (reading.number == "p" and reading.gender == "f"):
        return False
    if j > p.lo and _governs_noun(p.tokens.words[j - 1]):
        return False  # السجن على متهمين
    if j > p.lo and word.tags & Tag.ROLE and _counts(p.tokens.words[j - 1]) and not _that_follows(p, j):
        return False  # تخرج 120 طالبا; not عام 2016 مضيفا أن
    described = reading.gender == "f" and reading.cls == "attitude"
    noun = word.tags & (Tag.NOUN | Tag.PLACE | Tag.ORG | Tag.DOCUMENT)
    if _after_mark(p, j) or not (described or noun):
        return True
    complement = _complement(p, j, reading)
    if described and complement is not None and complement.kind in PREPOSITIONAL:
        return False  # ما زالت الشركة مطالبة بالدفع: said of her
    return not noun or (complement is not None and complement.gap_end == j + 1 and complement.kind != "quote")


def _has_kind(complement: Complement | None, kind: str) -> bool:
    return complement is not None and complement.kind == kind


def _noun(p: Passage, j: int, reading: CueReading) -> bool:
    """A noun is a cue with its speaker written on it (قوله), as «القول إن», or where its table says so."""
    if reading.before:
        return True
    if reading.cls in ("speech", "attitude") and not reading.definite and not reading.pronoun:
        return _somebodys(p, j, reading)
    if p.tokens.words[j].tags & Tag.OCCASION:
        return False
    if reading.pronoun and reading.cls == "attitude" and reading.act in _REFUSING:
        complement = _complement(p, j, reading)  # نفيه وجود خلاف, تلويحه بالانسحاب
        return complement is None or complement.gap_end == j + 1
    if reading.definite and reading.preposition == "ب" and reading.cls == "speech":
        complement = _complement(p, j, reading)  # استرسلت بالقول إن
        return complement is not None and complement.kind in CLAUSE and complement.gap_end == j + 1
    return bool(reading.pronoun) and (reading.cls == "speech" or reading.act in ("criticize", "ask"))


def _somebodys(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a noun has its speaker and its content after it: بعد إعلان الوزير أن, تهديد النقابة بـ."""
    words = p.tokens.words
    if j + 1 >= p.hi or not is_head(p, j + 1) or words[j + 1].tags & (Tag.DOCUMENT | Tag.WITH_PREPOSITION):
        return False
    complement = _complement(p, j, reading)
    if complement is None:
        return False
    end = source_end(p, j + 1, complement.gap_end)
    if complement.kind == "that":
        return end >= complement.gap_end - 1
    # Who is called upon or told stands there as well: دعوة الأعضاء إلى, إبلاغ الوزير بـ
    spoken_to = takes_object(reading) and reading.act not in ("warn", "commit")
    if complement.kind not in _NOUN_FRAMES or spoken_to or reading.preposition:
        return False
    topic = j > p.lo and words[j - 1].form.lstrip("و") in _ABOUT
    how = words[j].tags & Tag.OCCASION and complement.kind == "bi"  # تصريحات الوزير بشأن
    return end >= complement.gap_end and not topic and not how


def _after_mark(p: Passage, j: int) -> bool:
    return j > p.lo and p.tokens.words[j - 1].kind == PUNCT


def _verb(p: Passage, j: int, reading: CueReading) -> bool:
    """A verb is a cue in the third person, past or present, where it is no other word and not hedged."""
    if reading.tense == "future" or reading.mood == "jussive" or reading.person != 3:
        return False
    if reading.pronoun in _OTHERS or not _spelled_so(p.tokens.words[j].bare, reading):
        return False
    if reading.pronoun and not _may_bear_pronoun(p, j, reading):
        return False
    if not reading.pronoun and _that_follows(p, j) and always_told(reading.frames):
        return False  # أعلم أن الطريق طويل: «I know», for «he told them»
    if "li_target" in reading.frames and j > p.lo and _described(p.tokens.words[j - 1]):
        return False  # على أكمل وجه
    if reading.number == "d" and reading.tense == "past" and not _two_speak(p, j, reading):
        return False
    if reading.opening and not reading.conjunction and p.tokens.words[j].tags & Tag.NOUN and not _opens(p, j):
        return False
    if _is_verdict(p, j, reading):
        return False  # أدانتهم محكمة محلية
    return _no_other_word(p, j, reading) and _may_be_said(p, j, reading)


def _is_verdict(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a court that finds somebody guilty stands after the verb."""
    if reading.act != "criticize" or "np" not in reading.frames or j + 1 >= p.hi:
        return False
    court = p.tokens.words[j + 1]
    return court.form in _COURTS and gender(court) == reading.gender


def _opens(p: Passage, j: int) -> bool:
    """Tell whether a passage begins at ``j`` with a verb, who can speak behind it: ثمن الوزير جهود …"""
    return j == p.lo and j + 1 < p.hi and is_head(p, j + 1)


def _may_bear_pronoun(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether the pronoun on a verb is whom or what it speaks of or to: وصفه بـ, أبلغه أن, ما قاله."""
    if reading.cls in ("name", "attitude") or _relative_before(p, j) or "pronoun_np" in reading.frames:
        return True
    if not any(frame.startswith("addressee") for frame in reading.frames):
        return False
    complement = _complement(p, j, reading)
    return complement is not None


def _two_speak(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a past dual is the verb, not the accusative noun of the same spelling: قدّم شرحا عن."""
    words = p.tokens.words
    if reading.gender == "f":
        return True
    if j > p.lo and (words[j - 1].form in _BRIDGES or words[j - 1].tags & Tag.RELATIVE):
        return True
    if "ً" in words[j].surface or reading.cls == "relay":
        return False
    complement = _complement(p, j, reading)
    if complement is not None and reading.conjunction and not words[j].tags & Tag.NOUN:
        return True
    return _after_mark(p, j) or (complement is not None and complement.kind in CLAUSE)


@cache
def _bare_lemma(lemma: str) -> str:
    return bare(lemma)


def _spelled_so(written: str, reading: CueReading) -> bool:
    """Tell spellings apart that fold together: نادي from نادى, رؤى from روى, أعتقد (I) from اعتقد."""
    if written[0] == "أ" and _bare_lemma(reading.lemma)[0] == "ا":
        return False
    if reading.tense != "past":
        return True
    if written[-1] == "ي" and _bare_lemma(reading.lemma)[-1] == "ى":
        return False
    return "ؤ" not in written or bool(reading.pronoun) or "ؤ" in _bare_lemma(reading.lemma)


def _no_other_word(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether the spelling is not a name, a counted noun, a particle or a preposition here."""
    words = p.tokens.words
    tags = words[j].tags
    previous = words[j - 1] if j > p.lo else None
    named = tags & NAME and not reading.conjunction and not (previous and previous.tags & Tag.RELATIVE)
    if tags & _NEVER or named:
        return False
    if previous is not None and previous.tags & Tag.PARTICLE_OF_NAME and not reading.conjunction:
        return False  # علي بن أبي طالب
    if previous is not None and tags & Tag.ROLE and _counts(previous):
        return False  # 2400 طالب
    if previous is not None and _governs_noun(previous) and not reading.conjunction:
        return previous.form == _WHO and (reading.cls == "name" or _clause_follows(p, j, reading))
    if _in_construct(p, j - 1) and _is_genitive(p, j, reading):
        return False  # حجم قلق السكان
    if tags & Tag.NOUN and _heads_clause(p, j, reading):
        return False  # قال إن طلب التأجيل رفض
    following = words[j + 1].form if j + 1 < p.hi else ""
    if following in _GOD and reading.cls != "speech":
        return False  # لا قدر الله, أيده الله: a wish
    return not tags & _FUNCTION or _is_verb_here(p, j, reading)


def _is_verb_here(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a word that is a preposition or conjunction as well is the verb: بيّن أن, not بين الدول."""
    words = p.tokens.words
    tags = words[j].tags
    previous = words[j - 1] if j > p.lo else None
    if tags & Tag.PREPOSITION:
        following = words[j + 1].form if j + 1 < p.hi else ""
        if following in _CHANNELS or not _clause_follows(p, j, reading):
            return False  # قال، عبر حسابه، إن
        if reading.conjunction and _second_of_two(p, j):
            return False  # شبه بين الفتاة وبين الطالبة
    if "ّ" in words[j].surface or (previous is not None and previous.form in _AS):
        return True  # عبّر is marked as a verb; كما عبر عن
    if previous is not None and previous.tags & Tag.RELATIVE and _that_follows(p, j):
        return True  # المدير الذي بين أن
    if previous is not None and not reading.conjunction and not _after_mark(p, j):
        adjunct = _ADJUNCTS.get(previous.form)
        return (adjunct is not None and adjunct.kind == "manner") or _takes_floor(p, j)
    return True


def _second_of_two(p: Passage, j: int) -> bool:
    """Tell whether the preposition joined at ``j`` stands before already: بين … وبين."""
    words = p.tokens.words
    near = words[max(p.lo, j - _BETWEEN) : j]
    return any(word.form == words[j].form[1:] and word.tags & Tag.PREPOSITION for word in near)


def _counts(word: Word) -> bool:
    return word.number is not None or word.kind == NUMBER


def _that_follows(p: Passage, j: int) -> bool:
    return j + 1 < p.hi and bool(p.tokens.words[j + 1].tags & COMPLEMENTIZER)


def _takes_floor(p: Passage, j: int) -> bool:
    """Tell whether who takes the floor stands before ``j``, who speaks after it: من جانبه عبر الوزير."""
    words = p.tokens.words
    return words[j - 1].form in _CHANNELS and j + 1 < p.hi and is_head(p, j + 1)


def _in_construct(p: Passage, j: int) -> bool:
    """Tell whether an ordinary noun stands at ``j`` that its genitive follows; not من جانب آخر كشف."""
    return j >= p.lo and _ordinary(p.tokens.words[j]) and p.tokens.words[j].form not in _OTHER


def _described(word: Word) -> bool:
    """Tell whether ``word`` is an indefinite noun or adjective that a noun may follow."""
    if word.form in _ELATIVES:
        return True
    return bool(word.tags & (Tag.NOUN | Tag.ADJECTIVE)) and not word.tags & (Tag.DEFINITE | HEAD | Tag.TIME)


def _ordinary(word: Word) -> bool:
    other = HEAD | Tag.OCCASION | Tag.TIME | Tag.VERB | Tag.ADJECTIVE | Tag.DEFINITE
    return bool(word.tags & Tag.NOUN) and not word.tags & other


def _heads_clause(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a past verb that is a noun as well stands where أن must have a noun."""
    if j < p.lo + 2 or (reading.tense, reading.number, reading.gender) != ("past", "s", "m"):
        return False
    that, before = p.tokens.words[j - 1], p.tokens.words[j - 2]
    bare_ = that.tags & COMPLEMENTIZER and that.form.endswith("ن") and not reading.conjunction
    return bool(bare_) and before.form not in _PAST_CLAUSE


def _is_genitive(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a word that may be a noun stands where one would: no clause and no «فيه» follows."""
    if reading.tense != "past" or reading.number != "s" or reading.conjunction:
        return False
    words = p.tokens.words
    following = words[j + 1].tags if j + 1 < p.hi else 0
    if not words[j].tags & Tag.NOUN or following & Tag.PRONOUN or following & COMPLEMENTIZER:
        return False
    return j + 2 >= p.hi or not (following & Tag.PREPOSITION and words[j + 2].tags & COMPLEMENTIZER)


def _governs_noun(word: Word) -> bool:
    """Tell whether ``word`` is a preposition, or عدم, that only a noun can follow."""
    if word.tags & (Tag.PRONOUN | Tag.CONJUNCTION | Tag.RELATIVE | Tag.WITH_PREPOSITION):
        return False
    return word.form.lstrip("و") in _BEFORE_NOUNS


def _may_be_said(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether no negation, condition or «that it be» stands before the verb."""
    if j == p.lo:
        return True
    words = p.tokens.words
    previous = words[j - 1]
    if previous.form in _IF:
        return False
    if reading.preposition == "ل" and _goes_on(p, j, reading):
        return True
    if previous.form in _SUBJUNCTIVE and j - 2 >= p.lo and words[j - 2].form in _BEFORE_THAT:
        complement = _complement(p, j, reading)  # قبل أن يضيف: it was said, afterwards
        return complement is not None and complement.kind in ("that", "quote", "colon")
    if previous.form in _WHAT_ALONE and reading.tense == "present" and reading.cls == "speech":
        complement = _complement(p, j, reading)  # ما تقول الوزارة إنه خطأ: what it says to be one
        return complement is not None and complement.kind == "that" and complement.gap_end > j + 1
    return _mood_allows(previous.form, previous.tags, reading)


def _goes_on(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether «ل» tells what came next rather than what for: …، ليرد عليه زميله: «…»."""
    if reading.cls != "speech" or p.tokens.words[j].tags & Tag.NOUN:
        return False
    complement = _complement(p, j, reading)
    return complement is not None and complement.kind in CLAUSE and complement.gap_end <= j + _NEXT_CLAUSE


def _clause_follows(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether a word that is also a preposition has a clause or عن after it, so that it is the verb."""
    complement = _complement(p, j, reading)
    return complement is not None and complement.kind in ("that", "an", "colon")


def _relative_before(p: Passage, j: int) -> bool:
    """Tell whether ما or الذي before the cue makes its pronoun the content: ما قاله, ما وصفته."""
    return j > p.lo and (p.tokens.words[j - 1].tags & Tag.RELATIVE > 0 or p.tokens.words[j - 1].form in _WHAT)


def negated(p: Passage, j: int) -> bool:
    """Tell whether a negation stands directly before ``j``."""
    return (
        j > p.lo
        and p.tokens.words[j - 1].form in _NEGATIONS
        and p.tokens.words[j - 1].form not in _PAST_NEGATIONS
    )


def _mood_allows(previous: str, tags: int, reading: CueReading) -> bool:
    if previous in _NEGATIONS and not (previous in _PAST_NEGATIONS and reading.tense == "past"):
        return reading.act == "deny" or reading.cls == "think"
    if reading.tense == "present":
        if previous in _POSSIBLE:
            return False
        if tags & COMPLEMENTIZER and previous in _SUBJUNCTIVE:
            return False
        if reading.preposition == "ل":
            return False
    return True
