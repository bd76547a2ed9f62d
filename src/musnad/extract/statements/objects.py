"""A noun phrase as content: أعلن الجيش اعتقال …, اتهمت الحكومة الانفصاليين بـ…, نفى وجود …"""

from typing import Final

from musnad.extract.drafts import Attempt, Draft, Misfit, Site, draft_at
from musnad.extract.sources.classes import HEAD, NAME
from musnad.extract.sources.phrases import phrase_end, source_end
from musnad.extract.sources.speaking import (
    can_speak,
    imply,
    is_spoken_of,
    names_source,
    needs_object,
    take_subject,
)
from musnad.extract.statements.complements import Complement, find_complement, taken_up
from musnad.extract.statements.content import complement_start, end_with
from musnad.extract.statements.frames import CLAUSE, PREPOSITIONAL
from musnad.extract.statements.gaps import skip_adjuncts
from musnad.extract.statements.needed import is_needed
from musnad.lexicon.grammar import closed
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT

_IDAFA: Final = 3  # tokens: اعتبر عدم فتح الباب خطأ
_NEEDED_WITHIN: Final = 2  # tokens: كل المزاعم, هذه الاتهامات, ما يتردد
_OBJECT_FRAMES: Final = frozenset({"np", "np_document", "target", "target_np", "np_name"})
_WHAT: Final = closed("what_alone")
_AND: Final = closed("and")
_BY: Final = closed("frame_bi")
_TAILS: Final = closed("name_tail")
_COURTS: Final = closed("court")
_FINDINGS: Final = closed("finding")
_ATTRIBUTE: Final = Tag.ADJECTIVE | Tag.DEMONYM | Tag.WITH_CONJUNCTION
_CLOSED: Final = NAME | Tag.DEFINITE | Tag.COUNTRY  # a phrase may end with it
_NAMED: Final = NAME | Tag.NAMELIKE | Tag.COUNTRY
_CLOSES_SOURCE: Final = _CLOSED | Tag.NAMELIKE | Tag.CITY | Tag.SEAT
_APPOSED: Final = NAME | Tag.NAMELIKE | Tag.ADJECTIVE
_BEFORE_VERB: Final = (
    Tag.CONJUNCTION
    | Tag.PARTICLE
    | Tag.RELATIVE
    | Tag.PRONOUN
    | Tag.COMPLEMENTIZER
    | Tag.TIME
    | Tag.WITH_CONJUNCTION
)  # after which a verb may stand
_SPEAKS: Final = NAME | Tag.ROLE | Tag.TITLE | Tag.ORG | Tag.GROUP | Tag.MEDIA
_PRONOUNS: Final = ("ه", "ها", "هم", "هن")
_NO_VERBAL_NOUN: Final = _ATTRIBUTE | HEAD | Tag.NAMELIKE | Tag.WITH_PREPOSITION | Tag.PLACE
_NOT_OBJECT: Final = Tag.PREPOSITION | Tag.CONJUNCTION | Tag.PARTICLE | Tag.COMPLEMENTIZER | Tag.RELATIVE


def object_capable(reading: CueReading) -> bool:
    """Tell whether content may follow as a bare noun phrase."""
    return not _OBJECT_FRAMES.isdisjoint(reading.frames)


def read_object(site: Site, complement: Complement | None) -> Attempt:
    """Read the noun phrase after the cue, or after its source, as the content."""
    if not object_capable(site.reading):
        return Misfit("no complement that its frames allow follows")
    draft = draft_at(site, f"{site.reading.kind}-object")
    start = _after_source(site, draft, complement)
    if draft.source is not None and draft.source[0] > site.at and _spoken_of(site, draft.source, start):
        start, draft.source = draft.source[0], None
    start = _within_source(site, draft, start)
    if draft.source is not None and not _goes_on(site.p, start, site.hi) and _is_his(site, draft.source):
        start, draft.source = draft.source[0], None  # نفى مشاركته في الهجوم
    if site.reading.pronoun and draft.source is not None and draft.source[0] > site.at:
        return _after_pronoun(site, draft, start)
    if start >= site.hi or not _begins_object(site.p, start):
        return Misfit("no noun phrase stands where the content should")
    if complement is not None and complement.gap_end == start and complement.kind == "ala":
        return Misfit("a preposition stands where the object should")  # أكد سالم علي ضرورة, for على
    if complement is not None and not _before_complement(site, draft, start, complement):
        return Misfit("the complement after it is the content")
    misfit = _other_than_told(site, draft, start)
    if misfit is not None:
        return misfit
    if draft.source is None and not imply(site, draft):
        return Misfit("impersonal, and nobody is named")
    return _speech_noun(site, draft, start) or end_with(draft, start, "np", site.hi)


def _after_pronoun(site: Site, draft: Draft, start: int) -> Attempt:
    """Read what follows a verb with its object on it, and its source: اتهمه سالم بالرشوة, not أكده سالم."""
    word = site.p.tokens.words[start] if start < site.hi else None
    if word is not None and site.reading.after and is_needed(word, site.reading):
        return end_with(draft, start, "np", site.hi)  # حمله سالم مسؤولية الحادث
    by = word is not None and word.form[0] == "ب" and (word.form in _BY or word.tags & Tag.WITH_PREPOSITION)
    if word is None or not by or "target" not in site.reading.frames:
        return Misfit("its object is the pronoun: who tells it follows")
    return end_with(draft, start + (word.form in _BY), "bi", site.hi)


def _goes_on(p: Passage, start: int, hi: int) -> bool:
    return start < hi and _begins_object(p, start)


def _is_his(site: Site, source: TokenSpan) -> bool:
    """Tell whether what stands after the cue is the speaker's own, not who speaks: مشاركته, تصريحاته."""
    tags = site.p.tokens.words[source[0]].tags
    own = tags & Tag.POSSESSED and tags & (Tag.DOCUMENT | Tag.OCCASION)
    return source[0] > site.at and bool(own) and not tags & _SPEAKS and site.reading.cls != "think"


def _other_than_told(site: Site, draft: Draft, start: int) -> Misfit | None:
    """Return why the cue tells nothing of the object at ``start``, or None when it does."""
    if site.reading.kind == "participle" and not _circumstance(site, start):
        return Misfit("a participle with a bare object, not set off by a mark, is an adjective")
    if draft.source is None and taken_up(site.p, site.at + 1, site.reading) == "an":
        return Misfit("passive: its preposition takes up what is told")
    if _is_noun_here(site, draft):
        return Misfit("a noun of the same spelling, of which the word before is in need")
    if not _of_the_needed(site, start):
        return Misfit("the object is none of the words it needs")
    if "np_document" in site.reading.frames and not _by_document(site, draft):
        return Misfit("only a document shows a thing by telling it")
    if _is_verdict(site, draft):
        return Misfit("a verdict of a court")
    if _is_judged(site, draft, start):
        return Misfit("said of the subject itself: it is considered to be so")
    if relative_before(site) and _of_a_thing(site, draft):
        return Misfit("what the relative clause is about cannot speak")
    return None


def _circumstance(site: Site, start: int) -> bool:
    """Tell whether a participle with an object says how: set off by a mark, or by its accusative.

    جالوا في المعرض مبدين إعجابهم, انصرف متمنيا لهم التوفيق; not a noun's adjective: خطة مؤيدة الحل.
    """
    words, reading = site.p.tokens.words, site.reading
    if words[site.at - 1].kind == PUNCT:
        return True
    if words[start - 1].kind == PUNCT:
        return False
    his = words[start].form.endswith(_PRONOUNS) or start > site.at + 1
    if reading.gender == "m" and reading.number == "s":
        return words[site.at].bare.rstrip("ًٌٍ").endswith("ا") and bool(his or words[start].tags & Tag.DEFINITE)
    return reading.number == "p" and words[site.at].form.endswith("ين") and his


def _by_document(site: Site, draft: Draft) -> bool:
    """Tell whether findings are the source, not pictures: أظهرت البيانات ارتفاع الأسعار."""
    if draft.source is None or site.reading.kind != "verb":
        return False
    return site.p.tokens.words[draft.source[0]].form.removeprefix("ال") in _FINDINGS


def _is_verdict(site: Site, draft: Draft) -> bool:
    """Tell whether a court finds somebody guilty: أدانت المحكمة المتهم."""
    if draft.source is None or site.reading.act != "criticize" or "np" not in site.reading.frames:
        return False
    return site.p.tokens.words[draft.source[0]].form in _COURTS


def _of_the_needed(site: Site, start: int) -> bool:
    """Tell whether the object is one that the cue needs: رفض هذه المزاعم, not رفض التعليق عليها."""
    if not site.reading.after or _has_target(site.reading):
        return True
    near = site.p.tokens.words[start : min(start + _NEEDED_WITHIN, site.hi)]
    return any(is_needed(word, site.reading) for word in near)


def _has_target(reading: CueReading) -> bool:
    return any(frame.startswith("target") for frame in reading.frames)


def _is_noun_here(site: Site, draft: Draft) -> bool:
    """Tell whether a verb spelled like its noun is the noun: أجهزة كشف الألغام, 90 ألف طلب, رسالة شكر."""
    reading, words = site.reading, site.p.tokens.words
    if reading.kind != "verb" or (reading.tense, reading.number, reading.gender) != ("past", "s", "m"):
        return False
    if site.at == site.lo or reading.conjunction or not words[site.at].tags & Tag.NOUN:
        return False
    previous = words[site.at - 1]
    if draft.source is not None:
        spoken = draft.source == (site.at - 1, site.at) and reading.cls == "attitude"
        return spoken and not previous.tags & (NAME | Tag.DEFINITE | Tag.COUNTRY | Tag.ROLE)
    return previous.kind != PUNCT and not previous.tags & _BEFORE_VERB


def _of_a_thing(site: Site, draft: Draft) -> bool:
    """Tell whether what «الذي» follows is an ordinary noun: القناع الذي يكشف الوجه."""
    if draft.source is None:
        return True
    head = site.p.tokens.words[draft.source[0]].tags
    return bool(
        draft.source[0] < site.at
        and site.reading.number == "s"
        and head & Tag.NOUN
        and not head & (HEAD | NAME)
    )


def relative_before(site: Site) -> bool:
    """Tell whether the cue is the verb of «الذي …»."""
    previous = site.p.tokens.words[site.at - 1] if site.at > site.p.lo else None
    return previous is not None and previous.tags & Tag.RELATIVE > 0 and previous.form.startswith("ال")


def _is_judged(site: Site, draft: Draft, start: int) -> bool:
    """Tell whether a verb of judging is passive: يعتبر النهر أطول …, التي تعتبر ثاني …

    It is active where somebody judges something definite: يعتبر الوزير القرار خطأ.
    """
    reading, words = site.reading, site.p.tokens.words
    if reading.kind != "verb" or reading.pronoun or "np_name" not in reading.frames or reading.cls != "think":
        return False
    if relative_before(site):
        return True
    before = draft.source is not None and draft.source[0] < site.at
    if reading.tense == "past" and not before:
        return False
    if draft.source is None:
        return not reading.conjunction
    definite = _definite(site.p, start, site.hi)
    if before:
        return not (definite or words[start].tags & HEAD or words[start].form in _WHAT)
    return not (definite or words[start].form in _WHAT) or words[start - 1].kind == PUNCT


def _definite(p: Passage, start: int, hi: int) -> bool:
    """Tell whether the phrase at ``start`` is definite, by its own words or by the last of an idafa."""
    if p.tokens.words[start].tags & (NAME | Tag.ORG):
        return True
    for word in p.tokens.words[start : min(start + _IDAFA, hi)]:
        if word.tags & (Tag.DEFINITE | Tag.DETERMINER | Tag.POSSESSED | Tag.COUNTRY | Tag.CITY):
            return not word.tags & Tag.WITH_PREPOSITION
        if not word.tags & Tag.NOUN or word.tags & (Tag.WITH_PREPOSITION | Tag.PREPOSITION):
            return False
    return False


def _spoken_of(site: Site, source: TokenSpan, start: int) -> bool:
    """Tell whether what was read as the source is the object, and nothing more follows: وشكر الجمهور."""
    if not _has_target(site.reading):
        return False
    words = site.p.tokens.words
    if start < site.hi and _begins_object(site.p, start) and words[start].kind != PUNCT:
        return False
    return is_spoken_of(site, source, start)


def _after_source(site: Site, draft: Draft, complement: Complement | None) -> int:
    """Give the draft the source before or after the cue, if any; return where the object would begin."""
    p, reading = site.p, site.reading
    start = skip_adjuncts(p, site.at + 1, site.hi)
    if take_subject(site, draft, start if start < site.hi else None):
        return start
    if not names_source(reading) or start >= site.hi:
        return start
    if reading.pronoun and (reading.kind != "verb" or not can_speak(p, start, reading)):
        return start
    tag = start + (p.tokens.words[start].surface == "#")
    if start < tag < site.hi:
        draft.source = (start, max(tag + 1, source_end(p, tag, site.hi)))  # أعلن #الجيش_الوطني اعتقال …
        return skip_adjuncts(p, draft.source[1], site.hi)
    if not can_speak(p, start, reading):
        return start
    limit = site.hi
    if complement is not None and complement.kind in PREPOSITIONAL and complement.gap_end > start:
        limit = complement.gap_end
    end = source_end(p, start, limit)
    if end == start:
        return start
    if reading.after and not _has_target(reading):
        end = next((k for k in range(start + 1, end) if is_needed(p.tokens.words[k], reading)), end)
    end = _before_verbal_noun(site, (start, _before_target(site, (start, end))))
    draft.source = (start, end)
    return skip_adjuncts(p, end, site.hi)


def _within_source(site: Site, draft: Draft, start: int) -> int:
    """Return where the object begins; within what was read as the source, if nothing stands after it.

    اعتبر الوزير، سالم الدرعي، الحكم هزيمة; وطلبت الشرطة مساعدة السكان: its phrase ran into what it tells.
    """
    p, source = site.p, draft.source
    after = start < site.hi and _begins_object(p, start) and p.tokens.words[start].kind != PUNCT
    if after or source is None or source[0] < site.at or _has_target(site.reading):
        return start
    for k in range(source[1] - 1, source[0], -1):
        end = _ends_source(p, k, source[0])
        if end and _begins_object(p, k):
            draft.source = (source[0], end)
            return k
    return start


def _ends_source(p: Passage, k: int, lo: int) -> int:
    """Return where a source from ``lo`` ends if the object may begin at ``k``, else 0."""
    words = p.tokens.words
    quotation = p.quotation_at(k)
    if words[k - 1].surface in "،," and k - 1 > lo:
        return 0 if words[k].tags & _APPOSED else k - 1
    if quotation is not None:
        return k if quotation.start == k and words[k - 1].tags & _CLOSED else 0
    definite = words[k].tags & Tag.DEFINITE
    if not words[k].tags & Tag.NOUN or words[k].tags & _APPOSED or (definite and words[k].tags & HEAD):
        return 0
    return k if words[k - 1].tags & (_NAMED if definite else _CLOSED) else 0  # رفض سالم الحكم وخرج


def _before_target(site: Site, source: TokenSpan) -> int:
    """Return where the source ends when its phrase ran into the target: اتهم النائب سامر الوزيرة بـ."""
    words = site.p.tokens.words
    lo, end = source
    if not _has_target(site.reading):
        return end
    if needs_object(site.reading.frames):
        country = before_addressee(site.p, lo, end)
        if country < end:
            return country
    if end < site.hi and words[end].form[0] != "ب" and words[end].kind != PUNCT:
        return end
    heads = (
        k
        for k in range(lo + 1, end)
        if words[k].tags & (Tag.ROLE | Tag.ORG) and not words[k].tags & Tag.DEFINITE
    )
    return next((k for k in heads if words[k - 1].tags & _CLOSES_SOURCE), end)


def _before_verbal_noun(site: Site, source: TokenSpan) -> int:
    """Return where the source ends when its phrase ran into what it tells: أعلن الجيش الوطني القبض على."""
    words = site.p.tokens.words
    lo, end = source
    if "np" not in site.reading.frames:
        return end
    for k in range(lo + 1, end):
        tags = words[k].tags
        noun = tags & Tag.NOUN and tags & Tag.DEFINITE and not tags & _NO_VERBAL_NOUN
        noun = noun and not words[k].form.endswith(("ي", "يه"))
        before = words[k - 1].tags
        closed_ = before & (NAME | Tag.DEMONYM | Tag.COUNTRY | Tag.CITY) or (
            before & Tag.DEFINITE and before & Tag.ADJECTIVE
        )
        if noun and closed_ and words[k].form not in _TAILS:  # أكد عبد الله حضوره
            return k
    return end


def before_addressee(p: Passage, lo: int, end: int) -> int:
    """Return where a source ends when its phrase ran into whom it speaks to: طالبت النقابة الحكومة بـ."""
    words = p.tokens.words
    for k in range(lo + 1, end):
        tags = words[k].tags
        another = tags & (Tag.ORG | Tag.GROUP) and tags & Tag.DEFINITE and not tags & _ATTRIBUTE
        another = another or (tags & Tag.COUNTRY and not tags & _ATTRIBUTE)
        if another and words[k - 1].tags & (Tag.DEFINITE | NAME | Tag.COUNTRY):
            return k
    return end


def _before_complement(site: Site, draft: Draft, start: int, complement: Complement) -> bool:
    """Tell whether the phrase at ``start`` is the object, though a complement stands in the sentence."""
    gap_end = complement.gap_end
    if start >= gap_end:
        over_name = complement.kind == "quote" and draft.source is not None and draft.source[1] > gap_end
        return complement.kind not in CLAUSE or over_name
    word = site.p.tokens.words[start]
    if complement.kind in PREPOSITIONAL:
        if word.tags & Tag.NOUN and word.bare.endswith(("ه", "ها", "هم")):
            return True  # أعلن التنظيم مسؤوليته عن …
        if draft.source is None:
            return False
    targets = _has_target(site.reading)
    if draft.source is not None and targets and word.kind != PUNCT:
        return True
    if complement.kind == "quote" and word.form in _WHAT:
        return True
    if complement.kind == "that" and word.tags & Tag.DETERMINER and draft.source is None:
        return phrase_end(site.p, start + 1, gap_end) < gap_end  # تكشف هذه الدراسة أن: it speaks
    return start + 1 < gap_end and _is_object(word.tags)


def _is_object(tags: int) -> bool:
    """Tell whether a word begins an object, not more of a source: an ordinary or possessed noun."""
    if tags & (Tag.DETERMINER | Tag.POSSESSED):
        return True
    return bool(tags & Tag.NOUN) and not tags & (HEAD | Tag.DEFINITE)


def _begins_object(p: Passage, j: int) -> bool:
    word = p.tokens.words[j]
    if word.kind == PUNCT:
        quotation = p.quotation_at(j)
        return quotation is not None and quotation.start == j
    if word.tags & Tag.WITH_CONJUNCTION and word.tags & (Tag.POSSESSED | Tag.PRONOUN):
        return False  # أكد المرصد، ومقره في الميناء، أن
    if word.tags & Tag.WITH_CONJUNCTION and word.tags & Tag.VERB and not word.cues:
        return False  # دانت القرار وأطلقت حملة
    return word.form in _WHAT or not (word.form in _AND or word.tags & (_NOT_OBJECT | Tag.WITH_PREPOSITION))


def _speech_noun(site: Site, draft: Draft, start: int) -> Attempt | None:
    """Read جددت الوزارة تأكيدها على …: the noun is the cue, its content follows it."""
    p = site.p
    nouns = (r for r in p.tokens.words[start].cues if r.kind == "noun" and r.pronoun and r.cls == "speech")
    noun = next(nouns, None)
    complement = find_complement(p, start + 1, site.hi, noun) if noun is not None else None
    if complement is None or complement.gap_end > start + 2:
        return None
    draft.cue, draft.reading, draft.rule = (start, start + 1), noun, "verb-noun"
    draft.taken.add(start)
    return end_with(draft, complement_start(complement, p), complement.kind, site.hi)
