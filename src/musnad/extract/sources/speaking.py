"""Who can be the source of a cue: by what heads the phrase, its case, and how the verb agrees."""

from functools import cache
from typing import Final

from musnad.extract.drafts import IMPLIED_SPEAKER, IMPLIED_SUBJECT, Draft, Site
from musnad.extract.sources.classes import COMMON, HEAD, NAME, several_people
from musnad.extract.sources.phrases import is_head
from musnad.extract.sources.subjects import subject_before
from musnad.extract.sources.topics import said_within
from musnad.lexicon.grammar import closed
from musnad.lexicon.nouns import gender
from musnad.lexicon.types import CueReading, Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import PUNCT, Word

_BRIDGES: Final = closed("bridge")
_NISBA: Final = Tag.DEMONYM | Tag.DEFINITE
_QUOTED_NAME: Final = 4  # tokens between the marks of a body's name
TITLES: Final = frozenset({"title", "heading"})
_WHAT: Final = closed("what")
_AS: Final = closed("as")
_ORDINARY: Final = Tag.NOUN | Tag.ADJECTIVE | Tag.DETERMINER
_NOMINAL: Final = Tag.NOUN | Tag.ADJECTIVE | Tag.DEMONYM | Tag.DETERMINER | Tag.RELATIVE
_NO_PART: Final = (
    HEAD | Tag.OCCASION | Tag.TIME | Tag.PREPOSITION | Tag.WITH_PREPOSITION | Tag.POSSESSED | Tag.NAMELIKE
)
_NO_THING: Final = (
    HEAD
    | Tag.OCCASION
    | Tag.TIME
    | Tag.VERB
    | Tag.DEFINITE
    | Tag.PREPOSITION
    | Tag.POSSESSED
    | Tag.PRONOUN
    | Tag.COMPLEMENTIZER
)
_BODIES: Final = Tag.ORG | Tag.GROUP | Tag.COUNTRY | Tag.MEDIA
_ALL: Final = closed("all")
_ANY: Final = closed("any")
_EACH: Final = closed("each")
_OF: Final = closed("of")
_SIDES: Final = closed("sides")
_RANKED: Final = closed("ranked")
_COPULAS: Final = closed("copula")
_SUBORDINATORS: Final = closed("subordinator")
_SAME: Final = closed("same")
_CLAUSES: Final = ("-that", "-quote", "-colon")  # rules whose content is a clause or speech
ANYWHERE: Final = frozenset({"quote", "colon", "question", "ala"})  # frames that say nothing of an object


def is_any(word: Word) -> bool:
    """Tell whether ``word`` makes nobody in particular of the noun after it: أي سبب; not آية الله."""
    return word.form in _ANY and word.bare[0] != "آ"


def takes_object(reading: CueReading) -> bool:
    """Tell whether someone spoken to or about can be the verb's object."""
    return any(frame.startswith(("addressee", "target")) for frame in reading.frames)


def is_spoken_of(site: Site, phrase: TokenSpan, end: int) -> bool:
    """Tell whether the only phrase up to ``end`` is whom the cue speaks to or of: واتهم الوزير بأنه.

    Some verbs always have an object; of those that may go without (حثّ على), only several people are it.
    """
    p, reading = site.p, site.reading
    begins = site.at == site.lo and not reading.conjunction and not _all_of_them(p, phrase[0])
    if reading.kind != "verb" or begins or reading.after or reading.pronoun:
        return False
    if p.tokens.words[phrase[0]].form.endswith("ون"):
        return False
    if not needs_object(reading.frames):
        return _goes_on_to(site, phrase)
    if phrase[1] < end and any(word.kind != PUNCT for word in p.tokens.words[phrase[1] : end]):
        return False
    word = p.tokens.words[phrase[0]]
    several = word.tags & (Tag.PLURAL | Tag.DETERMINER) or (
        word.tags & Tag.GROUP and not word.tags & Tag.ROLE
    )
    return bool("ala" not in reading.frames or several)


def _all_of_them(p: Passage, j: int) -> bool:
    """Tell whether several are called upon together: دعا كل الأطراف إلى; not دعا كل من سالم وليلى إلى."""
    words = p.tokens.words
    return j + 1 < p.hi and words[j].form in _ALL and words[j + 1].form not in _OF


def _goes_on_to(site: Site, phrase: TokenSpan) -> bool:
    """Tell whether a sentence goes on with whom its speaker calls upon: …، ودعا أهالي القرى إلى."""
    p, reading = site.p, site.reading
    if not takes_object(reading) or not reading.conjunction:
        return False
    word = p.tokens.words[phrase[0]]
    if site.at == site.lo:
        return _all_of_them(p, phrase[0])
    following = p.tokens.words[phrase[0] + 1].tags if phrase[0] + 1 < p.hi else 0
    users = (
        word.form.endswith("ي") and following & Tag.DEFINITE and not word.tags & (Tag.DEFINITE | HEAD | NAME)
    )
    several = bool(word.tags & Tag.PLURAL and not word.tags & Tag.DEFINITE)
    return bool(users or word.form in _ALL or several or _speaker_goes_on(site, word))


def _speaker_goes_on(site: Site, word: Word) -> bool:
    """Tell whether who spoke in the sentence calls upon a body: قالت العضوة إن …، وطالبت الحكومة بـ."""
    words = site.p.tokens.words
    if not word.tags & _BODIES or word.tags & (Tag.ROLE | NAME):
        return False
    for draft in reversed(site.earlier):
        if draft.cue[0] < site.lo:
            return False
        if draft.source is None or draft.reading is None or draft.reading.kind != "verb":
            continue
        speaker = words[draft.source[0]]
        telling = speaker.tags & HEAD and not speaker.tags & Tag.DOCUMENT
        return bool(telling) and speaker.form != word.form and _agrees(site.p, draft.source[0], site.reading)
    return False


@cache
def needs_object(frames: tuple[str, ...]) -> bool:
    """Tell whether someone spoken to or about must follow: اتهم X بـ, حثّ X على; not in دعا إلى."""
    others = [f for f in frames if not f.startswith(("addressee", "target"))]
    return len(others) < len(frames) and ANYWHERE.issuperset(others)


def can_speak(p: Passage, j: int, reading: CueReading | None = None) -> bool:
    """Tell whether the phrase at ``j`` is headed by who or what can be a source."""
    word = p.tokens.words[j]
    if word.kind == PUNCT:
        quotation = p.quotation_at(j)
        named = quotation is not None and quotation.start == j and quotation.closed
        return named and quotation is not None and quotation.end - j <= _QUOTED_NAME
    tags = word.tags
    if tags & Tag.WITH_PREPOSITION and not tags & NAME:
        return False
    if reading is not None and addressed(p, j, reading):
        return False
    if tags & Tag.DETERMINER and word.form not in _SAME and j + 1 < p.hi:
        if is_any(word):
            return False
        of = p.tokens.words[j + 1].form in _OF and j + 2 < p.hi
        if of and tags & Tag.GROUP and p.tokens.words[j + 2].tags & Tag.PLURAL:
            return True  # عدد من الحاضرات
        each = of and (word.form in _EACH or tags & Tag.GROUP)
        return is_head(p, j + 2 if each else j + 1)  # أحد أعضاء اللجنة, كل من الوزير والمدير
    if heads_after_rank(p, j) or (word.form in _SIDES and word.form.endswith("ان")):
        return True
    if is_head(p, j) or tags & Tag.NAMELIKE or (tags & _NISBA) == _NISBA:
        return True
    if not tags & Tag.DEFINITE or not tags & (Tag.NOUN | Tag.ADJECTIVE):
        return False
    return several_people(word) or _told_apart(p, j)


def heads_after_rank(p: Passage, j: int) -> bool:
    """Tell whether ``j`` says which or how many of the sources after it: أحدث تقرير, العديد من الخبراء."""
    words = p.tokens.words
    if j + 1 >= p.hi or words[j].form.removeprefix("ل") not in _RANKED:
        return False
    many = words[j + 1].form in _OF and j + 2 < p.hi
    return is_head(p, j + 2 if many else j + 1)


def _told_apart(p: Passage, j: int) -> bool:
    """Tell whether a nisba or a quoted name makes a definite noun a body: الجانب المالي, الناقلة «نسيم»."""
    if j + 1 < p.hi and p.tokens.words[j + 1].tags & Tag.DEMONYM:
        return True
    return any(
        p.tokens.words[k].kind == PUNCT and p.quotation_at(k) is not None for k in (j + 1, j + 2) if k < p.hi
    )


def addressed(p: Passage, j: int, reading: CueReading) -> bool:
    """Tell whether the phrase at ``j`` is spoken to: an object by its ending, of a verb that takes one."""
    if not takes_object(reading):
        return False
    word = p.tokens.words[j]
    several = word.tags & Tag.PLURAL and word.form.endswith(("ين", "ي"))
    if several and (reading.gender == "f" or not word.tags & Tag.DEMONYM):
        return True  # تحذر الفلسطينيين من
    if not is_head(p, j):
        return bool(word.tags & COMMON)
    if word.tags & (Tag.PLURAL | Tag.GROUP) and j + 1 < p.hi and _oblique_adjective(p.tokens.words[j + 1]):
        return True  # نصحت السكان المحليين بـ
    masculine = reading.kind == "verb" and (reading.gender, reading.number) == ("m", "s")
    highness = word.tags & Tag.TITLE and not word.tags & Tag.DEFINITE  # وحذر فضيلته من
    return masculine and gender(word) == "f" and not highness and not word.tags & (Tag.PLURAL | NAME)


def _oblique_adjective(word: Word) -> bool:
    """Tell whether a definite adjective of several is no subject's, by its ending: المحليين."""
    described = word.tags & (Tag.ADJECTIVE | Tag.DEMONYM) and word.tags & Tag.DEFINITE
    return bool(described) and word.form.endswith("يين")


def _speaks_itself(site: Site, source: int) -> bool:
    """Tell whether after «التي أعلن …» the subject follows, so that the antecedent is no source."""
    words = site.p.tokens.words
    if not words[site.at - 1].tags & Tag.RELATIVE or takes_object(site.reading):
        return False
    return bool(words[source].tags & HEAD) and is_head(site.p, source)


def names_source(reading: CueReading) -> bool:
    """Tell whether the source may stand after the cue: of a verb, or of قول in قول الوزير إن."""
    if reading.kind == "verb":
        return not follows_subject(reading)
    return reading.kind == "noun" and not reading.pronoun and not reading.definite


def follows_subject(reading: CueReading) -> bool:
    """Tell whether a verb can only stand after its subject: اتهموا, قالتا; before it a verb is singular."""
    return reading.kind == "verb" and reading.person == 3 and reading.number in ("p", "d")


def _subject_of(site: Site) -> TokenSpan | None:
    """Return the subject that stands before a verb; a verb with و begins a clause of its own."""
    reading = site.reading
    if reading.kind != "verb" or (reading.conjunction and site.at > site.lo):
        return None
    before = subject_before(site.p, site.at, site.lo)
    if before is not None and said_within(site.p, site.at + 1) and not _told_of(site, before):
        return None  # في حسابه على المنصة، قال فيه
    if before is not None and _thing_told_of(site, before):
        return None
    if before is None and follows_subject(reading):
        before = _right_before(site)
    if before is None or site.p.tokens.words[site.at - 1].form in _OF:
        return before  # وكانت الصحيفة أول من كشف: the verb agrees with «من»
    return before if _agrees(site.p, before[0], reading) else None


def _thing_told_of(site: Site, antecedent: TokenSpan) -> bool:
    """Tell whether a relative takes up a thing that somebody else speaks of: الواقعة التي وصفتها بـ."""
    words, reading = site.p.tokens.words, site.reading
    word = words[antecedent[0]]
    if antecedent[1] - antecedent[0] > 1 or not word.tags & Tag.NOUN or word.tags & (HEAD | Tag.NAMELIKE):
        return False
    spoken = reading.cls == "speech" and (not reading.things or reading.lemma == "قال")
    told = spoken or reading.cls in ("think", "name")
    return told and bool(words[site.at - 1].tags & Tag.RELATIVE)


def _told_of(site: Site, subject: TokenSpan) -> bool:
    """Tell whether a copula before a subject says whom all is about: كان الحزب أصدر بيانا قال فيه."""
    before = site.p.tokens.words[subject[0] - 1].form if subject[0] > site.lo else ""
    return before in _COPULAS


def _right_before(site: Site) -> TokenSpan | None:
    """Return the word before a verb of several people that its subject ends with: ألف عامل اتهموا."""
    j = site.at - 1
    tags = site.p.tokens.words[j].tags if j >= site.lo else 0
    people = tags & (Tag.DEMONYM | Tag.ROLE | Tag.GROUP) and not tags & (Tag.DEFINITE | Tag.WITH_PREPOSITION)
    return (j, site.at) if people else None


def take_subject(site: Site, draft: Draft, following: int | None) -> bool:
    """Give the draft the subject before its cue; not where the phrase at ``following`` is the subject."""
    before = _subject_of(site)
    if before is None or (following is not None and _speaks_itself(site, following)):
        return False
    _speaks_first(draft, before)
    return True


def _speaks_first(draft: Draft, subject: TokenSpan) -> None:
    draft.source = subject
    draft.rule = f"source-{draft.rule}"


def _agrees(p: Passage, head: int, reading: CueReading) -> bool:
    """Tell whether the verb agrees with a subject before it: in gender, and with people in number."""
    word = p.tokens.words[head]
    if word.tags & NAME or reading.gender == "any":
        return True
    if word.tags & Tag.GROUP and word.tags & Tag.PLURAL:
        return reading.number != "s" or reading.gender == "f"
    if word.tags & Tag.PLURAL and not word.tags & (Tag.GROUP | Tag.ROLE):
        return reading.number != "s" or reading.gender == "f"  # التقارير التي تحدثت
    known = gender(word)
    return not known or known == reading.gender or reading.number != "s"


def imply(site: Site, draft: Draft) -> bool:
    """Say who an unnamed source is: the phrase before the cue, the sentence's subject, or the last speaker.

    Return False where nobody may be meant (يُذكر أن).
    """
    before = _subject_of(site)
    if _impersonal(site, before) and (before is None or not site.p.tokens.words[before[0]].tags & HEAD):
        return False
    if before is not None:
        _speaks_first(draft, before)
    elif _of_a_thing(site, told=draft.rule.endswith(_CLAUSES)):
        return False
    else:
        draft.implied = IMPLIED_SPEAKER if site.reading.kind == "verb" else IMPLIED_SUBJECT
    return True


def _of_a_thing(site: Site, *, told: bool) -> bool:
    """Tell whether the verb describes the ordinary noun before it: أمر يدعو للتفاؤل, مؤشرات تدل على أن.

    In the past what is ``told`` as a clause or speech has a speaker: في اللقاء أكد أن, not صفقة قدرت بمليون.
    """
    reading, words = site.reading, site.p.tokens.words
    if reading.kind != "verb" or reading.conjunction or reading.pronoun:
        return False
    if reading.tense != "present" and (told or words[site.at - 1].form in _SUBORDINATORS):
        return False
    if site.at <= site.lo or reading.number == "p":
        return False
    if _shows_of_itself(site):
        return True
    previous = words[site.at - 1]
    if previous.form in _WHAT and previous.form not in _AS:
        return True  # مما يهدد بـ…
    if previous.time is not None or previous.form in _BRIDGES or "_" in previous.form:
        return False
    if previous.tags & Tag.DEFINITE:
        return _follows_thing(site)
    return bool(previous.tags & Tag.NOUN) and not previous.tags & _NO_THING


def _shows_of_itself(site: Site) -> bool:
    """Tell whether a verb said of things as well stands behind one: فشل الهجوم الأخير، يؤكد صلابة …"""
    reading, words, k = site.reading, site.p.tokens.words, site.at - 1
    if not reading.things or reading.tense != "present" or site.p.kind in TITLES:
        return False
    if reading.cls == "think" or reading.lemma == "قال":
        return False
    while k > site.lo and words[k].surface in "،,":
        k -= 1
    word = words[k]
    return bool(word.tags & _NOMINAL) and not word.tags & (Tag.TIME | Tag.PARTICLE | Tag.NAMELIKE | NAME)


def _follows_thing(site: Site) -> bool:
    """Tell whether a definite ordinary noun before the verb is its subject: لكن القائم يهدد بـ…"""
    words, k = site.p.tokens.words, site.at - 1
    while k >= site.lo and words[k].tags & _ORDINARY and not words[k].tags & _NO_PART:
        k -= 1
    if k < site.lo and k == site.at - 2 and site.p.kind in TITLES:
        return False  # الصحة تعلن: a ministry, in headlines
    if k == site.at - 1 or (k >= site.lo and words[k].tags & (_NO_PART & ~Tag.PREPOSITION | Tag.VERB)):
        return False
    return k < site.lo or not words[k].tags & Tag.PREPOSITION


def _impersonal(site: Site, before: TokenSpan | None) -> bool:
    """Tell whether nobody may be meant to speak: يُذكر أن, كُتب عليها; but رجّحت أن has a subject."""
    words, j, reading = site.p.tokens.words, site.at, site.reading
    if before is None and not reading.conjunction and reading.kind == "verb" and j + 1 < site.p.hi:
        following = words[j + 1]
        if following.tags & Tag.PRONOUN and following.form.startswith("علي"):
            return True
    if reading.passive == "no" or (reading.tense == "past" and reading.cls == "think"):
        return False
    also = reading.conjunction or words[j - 1].form in _AS
    if reading.passive != "yes" and reading.tense == "past" and also:
        return False  # وذكر أن, كما ذكر أن go on with who spoke before
    if words[j - 1].form in _SUBORDINATORS and (reading.tense, reading.gender) == ("past", "f"):
        spoke = any(draft.source is not None and draft.cue[0] >= site.lo for draft in site.earlier[-3:])
        if reading.passive != "yes" and spoke:
            return False  # وكانت الصحيفة أول من كشف عن التسريب، إذ ذكرت أن
    return not (j > site.p.lo and words[j - 1].tags & Tag.PRONOUN)  # إلا أنها تستبعد has its pronoun
