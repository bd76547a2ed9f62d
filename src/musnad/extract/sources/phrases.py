"""Noun phrases that name a source: what heads them and where they end."""

from typing import Final

from musnad.extract.adjuncts import adjunct_at
from musnad.lexicon.adjuncts import issuing_verbs
from musnad.lexicon.grammar import closed
from musnad.lexicon.known import Found, known_at
from musnad.lexicon.nouns import noun
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage, TokenSpan
from musnad.text.tokens import LATIN, NUMBER, PUNCT, WORD, Word

ROLE: Final = Tag.ROLE
TITLE: Final = Tag.TITLE
ORG: Final = Tag.ORG
GROUP: Final = Tag.GROUP
DOCUMENT: Final = Tag.DOCUMENT
MEDIA: Final = Tag.MEDIA
NAME: Final = Tag.NAME
COUNTRY: Final = Tag.COUNTRY
CITY: Final = Tag.CITY
DEMONYM: Final = Tag.DEMONYM
PREPOSITION: Final = Tag.PREPOSITION
CONJUNCTION: Final = Tag.CONJUNCTION
TIME: Final = Tag.TIME
OCCASION: Final = Tag.OCCASION
RELATIVE: Final = Tag.RELATIVE
VERB: Final = Tag.VERB
DEFINITE: Final = Tag.DEFINITE
ADJECTIVE: Final = Tag.ADJECTIVE
PARTICLE: Final = Tag.PARTICLE
PRONOUN: Final = Tag.PRONOUN
COMPLEMENTIZER: Final = Tag.COMPLEMENTIZER
NAMELIKE: Final = Tag.NAMELIKE
COMMON: Final = Tag.NOUN | Tag.ADJECTIVE | Tag.VERB

HEAD: Final = ROLE | TITLE | ORG | GROUP | DOCUMENT | MEDIA | NAME | COUNTRY | CITY | Tag.SEAT
_DEMONSTRATIVES: Final = closed("demonstrative")
_CLITICS: Final = closed("clitic")
_FOR: Final = closed("for")
_ABOUT: Final = closed("about")
_BELONGING: Final = closed("belonging")
_FATHERS: Final = closed("father")
_OVER: Final = closed("frame_ala")
_OVERSEERS: Final = closed("overseer")
_MEMBERS: Final = closed("member")
_SOURCE_PREPOSITIONS: Final = closed("source_preposition")
_CLOSED: Final = DEFINITE | DEMONYM | COUNTRY | CITY | Tag.POSSESSED
PERSONAL: Final = ROLE | TITLE | NAME
_ENDS_PHRASE: Final = COMPLEMENTIZER | PARTICLE | CONJUNCTION | PRONOUN
_FUNCTION: Final = PREPOSITION | _ENDS_PHRASE | RELATIVE
_LONGEST_QUOTED_NAME: Final = 4  # tokens between the marks: «ميسي إيران», "هيومن رايتس ووتش"
_LONGEST_PHRASE: Final = 100  # tokens; a text of offices alone would be read to its end for each of them
_OFFICE_TAIL: Final = 8  # tokens of an office after its first definite word, before the comma and the name
_ISSUER_WITHIN: Final = 6  # tokens after a document in which its issuer is told
_RANK_TAILS: Final = closed("rank_tail")
_COMMAS: Final = frozenset("،,")
_PURPOSES: Final = closed("purpose")
_ALSO_ADJECTIVES: Final = closed("also_adjective")
OBJECT_PRONOUNS: Final = ("ها", "هم", "هن", "هما")
_TAILS: Final = closed("name_tail")
_OBJECTS: Final = "اه"  # endings of what is said or done: طلبا, استقالته
_SHORT_TITLES: Final = closed("short_title")
_ALSO_OTHER: Final = NAME | DEMONYM | ADJECTIVE | Tag.AMBIGUOUS | Tag.WITH_CONJUNCTION
_NO_FAMILY: Final = _FUNCTION | TIME | OCCASION | ORG | GROUP | Tag.POSSESSED | Tag.WITH_CONJUNCTION


def is_head(p: Passage, j: int) -> bool:
    """Tell whether a source may be headed by token ``j``: a listed head, or a body known by its full name."""
    word = p.tokens.words[j]
    if word.tags & HEAD:
        return True
    return bool(word.tags & Tag.PHRASE) and known_at(p.tokens.words, j) is not None


def is_name(word: Word) -> bool:
    """Tell whether ``word`` is a listed name and no function word: باسم is both."""
    return bool(word.tags & NAME) and not word.tags & _FUNCTION


def issuer_at(word: Word) -> bool:
    """Tell whether who issued a document is named by ``word``: تقرير لصحيفة …, بيان للوزارة."""
    return word.form[0] == "ل" and bool(word.tags & (MEDIA | ORG) or word.form in _FOR)


def noun_cue(word: Word) -> bool:
    """Tell whether ``word`` is a speech noun such as القول or قوله: no source goes on over it."""
    return (
        bool(word.cues)
        and (not word.tags & HEAD or word.tags & (CITY | Tag.AMBIGUOUS) == CITY | Tag.AMBIGUOUS)
        and any(r.kind == "noun" and (r.definite or r.pronoun) and not r.before for r in word.cues)
    )


def source_end(p: Passage, lo: int, hi: int) -> int:
    """Return where the source that begins at ``lo`` ends: its phrase, and who issued a document."""
    end = phrase_end(p, lo, hi)
    words = p.tokens.words
    if end == lo or not words[lo].tags & DOCUMENT:
        return end
    j = end
    while j < min(hi, end + _ISSUER_WITHIN):
        word = words[j]
        if word.form in _ABOUT or issuer_at(word):
            return max(phrase_end(p, j + 1 if word.form in _ABOUT else j, hi), end)
        if any(r.kind == "verb" and r.pronoun for r in word.cues) or word.form in issuing_verbs():
            further = phrase_end(p, j + 1, hi)
            if further > j + 1:
                return further
        if word.kind == PUNCT or word.tags & COMPLEMENTIZER:
            break
        j += 1
    return end


def phrase_end(p: Passage, lo: int, hi: int) -> int:
    """Return where the noun phrase that begins at ``lo`` ends; ``lo`` itself when none begins there.

    An idafa stays open until a definite word closes it; after that an ordinary indefinite noun
    begins something else, an unknown word or a name begins the person's name.
    """
    hi = min(hi, lo + _LONGEST_PHRASE)
    end = p.phrases.get((lo, hi))
    if end is None:
        end = p.phrases[lo, hi] = _read_phrase(p, lo, hi)
    return end


def _read_phrase(p: Passage, lo: int, hi: int) -> int:
    words = p.tokens.words
    state = _PhraseState()
    j = lo
    while j < hi:
        taken = _taken_at(p, j, (lo, hi), state)
        if not taken:
            break
        j += taken
    while j > lo and words[j - 1].kind == PUNCT and words[j - 1].surface in "،,-–—":
        j -= 1
    return j


def _taken_at(p: Passage, j: int, phrase: TokenSpan, state: "_PhraseState") -> int:
    """Return how many tokens from ``j`` on belong to the phrase, 0 when it ends there."""
    words = p.tokens.words
    lo, hi = phrase
    word = words[j]
    if word.kind == PUNCT:
        return _over_punctuation(p, j, hi, state)
    if state.takes_tail(word, words[j - 1] if j > lo else None):
        return 1
    if j > lo and _ends_at(p, j, phrase):
        return 0
    known = known_at(words, j) if word.tags & Tag.PHRASE else None
    if known is not None and state.body and state.closed and _is_body(known, word):
        return 0  # طالبت الحكومة مجلس الأمن بـ
    if known is not None and state.takes(known, (j, hi)):
        return known.end - j
    following = words[j + 1] if j + 1 < hi else None
    if state.closed and not state.named and words[lo].tags & ROLE and _named_after_comma(p, j, hi):
        return 1
    if state.accepts(word, following) or _name_follows(word, following, state):
        return 1
    return 1 if j > lo and state.named and is_family(p, j, hi) else 0


def _ends_at(p: Passage, j: int, phrase: TokenSpan) -> bool:
    """Tell whether what is said, or when, begins at ``j``; but a document may go on with who issued it."""
    words = p.tokens.words
    lo, hi = phrase
    if issuer_at(words[j]) and words[lo].tags & DOCUMENT:
        return False
    return noun_cue(words[j]) or words[j].form in issuing_verbs() or adjunct_at(p, j, hi)


def _is_body(found: Found, word: Word) -> bool:
    return found.known.kind == "organization" and not word.tags & (
        Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION | ADJECTIVE
    )


def _can_be_apposition(word: Word) -> bool:
    if word.kind != WORD or word.cues or word.tags & Tag.POSSESSED:
        return False  # سعادته after a name is his joy
    return bool(word.tags & (PERSONAL | NAMELIKE))


def _over_punctuation(p: Passage, j: int, hi: int, state: "_PhraseState") -> int:
    """Return how many tokens of punctuation a phrase goes on over, 0 when it ends there."""
    words = p.tokens.words
    surface = words[j].surface
    if surface in "،,":
        if j + 1 < hi and _can_be_apposition(words[j + 1]):
            state.reopen()
            return 1
        return 0
    if surface in "ـ#_-/" or (surface == "." and words[j - 1].form in _SHORT_TITLES and state.length == 1):
        return 1
    if surface == "(":
        close = next((k for k in range(j, min(j + 8, hi)) if words[k].surface == ")"), None)
        return close - j + 1 if close is not None else 0
    quotation = p.quotation_at(j)
    if quotation is None or quotation.start != j or not quotation.closed:
        return 0
    if quotation.end - j - 1 > _LONGEST_QUOTED_NAME:
        return 0
    state.named = True
    return quotation.end - j + 1


def _named_after_comma(p: Passage, j: int, hi: int) -> bool:
    """Tell whether the rest of an office runs to a comma and a name: …لشؤون اللاجئين، نجلاء سليم،."""
    words = p.tokens.words
    for k in range(j, min(j + _OFFICE_TAIL, hi - 2)):
        word = words[k]
        if word.surface in "،,":
            return (
                k > j
                and (is_name(words[k + 1]) or bool(words[k + 1].tags & NAMELIKE))
                and not words[k + 1].cues
            )
        if word.kind != WORD or word.cues or word.tags & (_ENDS_PHRASE | RELATIVE | VERB | TIME):
            return False
    return False


def _name_follows(word: Word, following: Word | None, state: "_PhraseState") -> bool:
    """Tell whether a word not known as a name begins one after an office: الدكتورة حصة بنت راشد."""
    if not state.closed or state.named or state.body or following is None or word.kind != WORD:
        return False
    family = (
        following.tags & (NAMELIKE | NAME) and following.form.startswith("ال") and following.form[-1] == "ي"
    )
    if following.tags & Tag.PARTICLE_OF_NAME or family:
        state.named = not word.tags & ~(ADJECTIVE | Tag.GIVEN | Tag.NOUN)
    elif not word.tags & ~(ADJECTIVE | Tag.GIVEN):
        state.named = bool(following.tags & (NAME | NAMELIKE))
    return state.named


def surely_given(word: Word) -> bool:
    """Tell whether ``word`` is a given name and nothing else."""
    return word.tags & (Tag.GIVEN | Tag.AMBIGUOUS) == Tag.GIVEN


def is_family(p: Passage, j: int, hi: int) -> bool:
    """Tell whether an ordinary word right after a given name is the family's: قال هاني عيد إن, منى راد،."""
    words = p.tokens.words
    word, tags = words[j], words[j].tags
    if word.kind != WORD or word.cues or tags & _NO_FAMILY or not surely_given(words[j - 1]):
        return False
    if word.form[0] == "ل" and tags & Tag.WITH_PREPOSITION:
        return False  # قال سليم لموراليس
    if (tags & VERB or not tags) and word.form.endswith(OBJECT_PRONOUNS):
        return False  # سلوى تزورهم
    following = words[j + 1] if j + 1 < p.hi else None
    if following is None or following.tags & COMPLEMENTIZER or following.surface == ":":
        return True
    if j + 1 < hi and following.tags & (ROLE | TITLE) and not tags & (DEFINITE | Tag.NOUN):
        return True
    # A comma may also end what was said or done: انتقد عمر القرار، رفض عمر طلبا، سلوى تغني،
    return following.surface in _COMMAS and not tags & (DEFINITE | VERB) and word.form[-1] not in _OBJECTS


def _takes_no_idafa(word: Word) -> bool:
    """Tell whether a plural ends so that no genitive can follow: الصحفيون, ناشطون."""
    return bool(word.tags & DEFINITE) or word.form.endswith(("ون", "ين"))


def _another_body(word: Word) -> bool:
    """Tell whether ``word`` is a body of its own, not an adjective of one: اتهم النقيب الحكومة."""
    tags = word.tags
    if not tags & ORG or not tags & DEFINITE or tags & (ADJECTIVE | DEMONYM | Tag.WITH_CONJUNCTION | ROLE):
        return False
    nisba = word.bare.endswith(("ي", "ية"))
    return not nisba and word.form not in _ALSO_ADJECTIVES and noun(word) is not None


def _another_follows(word: Word, *, named: bool, body: bool) -> bool:
    """Tell whether a word cannot go on with a phrase that a definite word or a name has closed."""
    nisba = word.bare.endswith(("ي", "ية"))
    return _another_body(word) or _begins_another(word.tags, named=named, nisba=nisba, body=body)


def _begins_another(tags: int, *, named: bool, nisba: bool, body: bool) -> bool:
    if named and tags & (COUNTRY | CITY | Tag.SEAT) and not tags & NAME:
        return True
    if (
        named
        and tags & DEFINITE
        and tags & (DOCUMENT | OCCASION)
        and not tags & (ADJECTIVE | PERSONAL | TIME)
    ):
        return True  # وقع سليم الدرعي الاتفاق
    if body and tags & (COUNTRY | CITY) and not nisba and not tags & _ALSO_OTHER:
        return True  # اتهم الحزب الكردي أنقرة
    if body and tags & (ORG | MEDIA) and not tags & (DEFINITE | Tag.WITH_CONJUNCTION):
        return True
    if tags & (GROUP | Tag.PLURAL) and not tags & DEMONYM:
        return not tags & DEFINITE or bool(tags & (ROLE | GROUP)) or named
    if tags & Tag.POSSESSED and not tags & ROLE:
        return True
    if tags & DEFINITE and tags & Tag.NOUN:
        listed = tags & Tag.WITH_CONJUNCTION and not named  # وزيرة الثقافة والرياضة
        return not tags & (ADJECTIVE | DEMONYM | HEAD) and not nisba and not listed
    return False


class _PhraseState:
    """Where in a noun phrase the reader is."""

    __slots__ = (
        "body",
        "closed",
        "ending",
        "goes_on",
        "indefinite",
        "length",
        "named",
        "office",
        "preposition",
        "several",
    )

    def __init__(self) -> None:
        self.closed = False  # a definite word has closed the idafa
        self.named = False  # the last word belonged to a name
        self.preposition = False  # the last word was a preposition
        self.length = 0
        self.office = False  # headed by an office with the article
        self.ending = ""  # how an adjective of the head ends
        self.goes_on: frozenset[str] = frozenset()  # prepositions that the office takes
        self.body = False  # headed by a body or by several people
        self.indefinite = False  # an indefinite plural with its adjective
        self.several = (
            False  # the last word is an indefinite plural, which an adjective or a genitive follows
        )

    def note(self, word: Word) -> None:
        """Remember with which preposition an office goes on: المشرف العام على, النائب عن."""
        if word.form in _OVERSEERS:
            self.goes_on = _OVER
        elif word.form in _MEMBERS:
            self.goes_on = _ABOUT

    def takes(self, known: Found, within: tuple[int, int]) -> bool:
        """Take a name of several words that begins at the first token of ``within``, if it ends within."""
        if self.named or not within[0] + 1 < known.end <= within[1]:
            return False
        self.closed, self.named, self.length = True, False, self.length + 1
        return True

    def takes_tail(self, word: Word, before: Word | None) -> bool:
        """Take what belongs to a name whatever else it may mean: نور الدين, عبد الله, فارس بن صفر."""
        if before is None or word.kind != WORD:
            return False
        if before.form in _FATHERS and before.tags & Tag.PARTICLE_OF_NAME:
            son = self.length == 1 and bool(word.tags & (ROLE | TITLE))  # ابن اللاعب
            taken = not son and (is_name(word) or not (word.cues or word.tags & _FUNCTION))
        else:
            taken = word.form in _TAILS and (self.named or is_name(before))
        if taken:
            self.named, self.length = True, self.length + 1
        return taken

    def reopen(self) -> None:
        self.closed = self.named = self.several = self.indefinite = False

    def accepts(self, word: Word, following: Word | None) -> bool:
        """Take ``word`` into the phrase, or tell that it ends before it."""
        tags = word.tags
        if tags & ROLE:
            self.note(word)
        if tags & Tag.DETERMINER and self.length and word.form in _DEMONSTRATIVES:
            return False
        if tags & _ENDS_PHRASE or (tags & VERB and not tags & (NAME | HEAD)):
            return False
        if tags & RELATIVE:
            return False
        first = self.length == 0
        self.length += 1
        if word.kind == NUMBER:
            return False
        if word.kind == LATIN:
            self.named = True
            return True
        if tags & PREPOSITION or word.form in _CLITICS:
            return self._preposition(word, following, first=first)
        if not first and word.form[0] in "لب" and tags & Tag.WITH_PREPOSITION and not tags & NAME:
            self.named = False
            self.closed = bool(tags & _CLOSED)
            return word.form[0] == "ل" or bool(tags & (ORG | MEDIA | Tag.PLACE | COUNTRY | CITY))
        if first:
            return self._take(word, tags)
        return self._continues(word, tags)

    def _after_several(self, word: Word, tags: int) -> bool:
        """Take what may follow an indefinite plural: مصادر ميدانية, عصابات المهربين, not مصادر مقتل."""
        if tags & Tag.WITH_CONJUNCTION:
            return False
        if word.form in _PURPOSES:
            return True  # جماعات حقوق الإنسان: an idafa
        described = tags & (ADJECTIVE | DEMONYM) or not tags & COMMON or word.bare[-1] == "ة"
        if not described and not tags & (DEFINITE | HEAD):
            return False
        self.closed = not tags & HEAD or bool(tags & _CLOSED)  # وسائل إعلام محلية, بيانات وزارة الصحة
        self.indefinite = self.closed and not tags & (_CLOSED & ~DEMONYM)
        self.named = bool(tags & (NAME | NAMELIKE))
        return not tags & (NAME | NAMELIKE) or not tags & DEFINITE

    def _preposition(self, word: Word, following: Word | None, *, first: bool) -> bool:
        if first or following is None or following.tags & (OCCASION | TIME | COMPLEMENTIZER | PREPOSITION):
            return False
        if word.form not in _SOURCE_PREPOSITIONS and word.form not in self.goes_on:
            return False
        self.closed = self.named = self.indefinite = False
        self.preposition = True
        return True

    def _take(self, word: Word, tags: int) -> bool:
        if self.length == 1:
            self.office = bool(tags & ROLE and tags & DEFINITE)
            self.ending = "ة" if word.bare[-1] == "ة" else "م"
            single = tags & ROLE and not tags & (Tag.PLURAL | ORG)  # السفير is a newspaper too
            self.body = bool(
                tags & (ORG | MEDIA | GROUP | Tag.PLURAL) and not single and not tags & (TITLE | NAME)
            )
        self.closed = bool(tags & _CLOSED) or (
            self.body and bool(tags & Tag.PLURAL) and _takes_no_idafa(word)
        )
        self.several = self.body and bool(tags & Tag.PLURAL) and not self.closed
        self.named = bool(tags & (NAME | NAMELIKE)) and not tags & ROLE
        self.preposition = False
        return True

    def _continues(self, word: Word, tags: int) -> bool:
        if self.preposition:
            return self._take(word, tags)
        if word.form in _BELONGING and self.closed and not self.named:
            return True  # رئيس القسم التابع لإدارة الكوارث
        if self.several:
            self.several = False
            return self._after_several(word, tags)
        conjoined = bool(tags & Tag.WITH_CONJUNCTION)
        if self.indefinite and tags & DEFINITE and not conjoined:
            return False  # وصفت مصادر أمنية الحادث
        if self.body and self.closed and not conjoined and tags & (NAME | NAMELIKE):
            return False  # اتهم القضاء سليم بـ: a body has no personal name
        if self._names_person(word, tags, conjoined=conjoined):
            return True
        if (self.closed or self.named) and _another_follows(word, named=self.named, body=self.body):
            return False
        return self._adds_noun(tags, conjoined=conjoined)

    def _names_person(self, word: Word, tags: int, *, conjoined: bool) -> bool:
        """Take a word of a name, of a rank or of an office."""
        if word.form in _RANK_TAILS and not self.named:
            return True  # العميد بحري محمد
        if (tags & (NAMELIKE | Tag.PARTICLE_OF_NAME) or is_name(word)) and (not conjoined or self.named):
            # A name: after a closed idafa, after another name, or within an open idafa.
            self.named = True
            return True
        if self.office and self.length == 2 and tags & DEFINITE and word.bare[-1] == self.ending:
            return True  # المدعية العامة: after a head with the article only an adjective can follow
        joy = tags & Tag.POSSESSED and tags & TITLE and self.named  # أبدت منار الدوسري سعادتها
        if tags & (ROLE | TITLE) and not conjoined and not tags & Tag.PLURAL and not joy:
            self.reopen()
            self.closed = bool(tags & DEFINITE)
            return True
        return False

    def _adds_noun(self, tags: int, *, conjoined: bool) -> bool:
        if tags & DEFINITE or tags & (DEMONYM | COUNTRY | CITY):
            self.closed = True
            return not (conjoined and self.named)
        if conjoined and tags & HEAD:
            self.closed = self.named = False
            return True
        if tags & ADJECTIVE and not self.closed:
            return True
        return not (self.closed or self.named)
