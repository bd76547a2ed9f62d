"""Where in the noun phrase of a source its reader is, and what goes on with it."""

from typing import Final

from musnad.extract.sources.classes import (
    ADJECTIVE,
    CITY,
    CLOSED,
    COMMON,
    COMPLEMENTIZER,
    COUNTRY,
    DEFINITE,
    DEMONYM,
    DOCUMENT,
    ENDS_PHRASE,
    FUNCTION,
    GROUP,
    HEAD,
    MEDIA,
    NAME,
    NAMELIKE,
    OCCASION,
    ORG,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    ROLE,
    TIME,
    TITLE,
    VERB,
    is_name,
)
from musnad.extract.sources.families import opens_name
from musnad.lexicon.grammar import closed
from musnad.lexicon.known import Found, known_tag
from musnad.lexicon.nouns import noun
from musnad.lexicon.types import Tag
from musnad.text.tokens import LATIN, NUMBER, WORD, Word

_DEMONSTRATIVES: Final = closed("demonstrative")
_CLITICS: Final = closed("clitic")
_ABOUT: Final = closed("about")
_BELONGING: Final = closed("belonging")
_FATHERS: Final = closed("father")
_OVER: Final = closed("frame_ala")
_OVERSEERS: Final = closed("overseer")
_MEMBERS: Final = closed("member")
_SOURCE_PREPOSITIONS: Final = closed("source_preposition")
_RANK_TAILS: Final = closed("rank_tail")
_IN_HIS_NAME: Final = closed("in_his_name")
_PURPOSES: Final = closed("purpose")
_COMPARATIVES: Final = closed("comparative")
_ALSO_ADJECTIVES: Final = closed("also_adjective")
_TAILS: Final = closed("name_tail")
_ALSO_OTHER: Final = NAME | DEMONYM | ADJECTIVE | Tag.AMBIGUOUS | Tag.WITH_CONJUNCTION


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
    describes = word.bare.endswith(("ي", "ية")) or word.form in _COMPARATIVES
    return _another_body(word) or _begins_another(word.tags, named=named, describes=describes, body=body)


def _begins_another(tags: int, *, named: bool, describes: bool, body: bool) -> bool:
    if named and tags & (COUNTRY | CITY | Tag.SEAT) and not tags & NAME:
        return True
    listed = tags & Tag.WITH_CONJUNCTION and not named  # وزيرة الثقافة والرياضة
    if tags & DEFINITE and tags & (DOCUMENT | OCCASION) and not tags & (ADJECTIVE | PERSONAL | TIME):
        return not listed  # وقع سليم الدرعي الاتفاق, وصف الوزير القرار بأنه …
    if body and tags & (COUNTRY | CITY) and not describes and not tags & _ALSO_OTHER:
        return True  # اتهم الحزب الكردي أنقرة
    if body and tags & (ORG | MEDIA) and not tags & (DEFINITE | Tag.WITH_CONJUNCTION):
        return True
    if tags & (GROUP | Tag.PLURAL) and not tags & DEMONYM:
        return not tags & DEFINITE or bool(tags & (ROLE | GROUP)) or named
    if tags & Tag.POSSESSED and not tags & ROLE:
        return True
    if tags & DEFINITE and tags & Tag.NOUN:
        return not tags & (ADJECTIVE | DEMONYM | HEAD) and not describes and not listed
    return False


def _agrees(before: Word, word: Word) -> bool:
    """Tell whether a plural describes the one before it: خادم الحرمين الشريفين, المسؤولين المحليين."""
    several = before.tags & word.tags & Tag.PLURAL and before.tags & word.tags & DEFINITE
    if not several or word.tags & Tag.WITH_CONJUNCTION:
        return False
    return word.form[-2:] == before.form[-2:] and word.form.endswith(("ين", "ون"))


class PhraseState:
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
        if not self.length and known_tag(known.known) & Tag.SEAT:
            self.body = True  # اتهم البيت الأبيض بكين
        self.closed, self.named, self.length = True, False, self.length + 1
        return True

    def takes_tail(self, word: Word, before: Word | None) -> bool:
        """Take what belongs to a name whatever else it may mean: نور الدين, عبد الله, فارس بن صفر."""
        if before is None or word.kind != WORD:
            return False
        if _agrees(before, word):
            return True
        if before.tags & Tag.PARTICLE_OF_NAME and (before.form in _FATHERS or opens_name(before)):
            son = self.length == 1 and bool(word.tags & (ROLE | TITLE))  # ابن اللاعب
            taken = not son and (is_name(word) or not (word.cues or word.tags & FUNCTION))
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
        if tags & ENDS_PHRASE or (tags & VERB and not tags & (NAME | HEAD)):
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
            his = word.form in _IN_HIS_NAME  # المتحدث باسمها سليم الدرعي
            self.named = False
            self.closed = his or bool(tags & CLOSED)
            return his or word.form[0] == "ل" or bool(tags & (ORG | MEDIA | Tag.PLACE | COUNTRY | CITY))
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
        if tags & (ROLE | TITLE) and not tags & (GROUP | Tag.PLURAL):
            self.body = False  # تصريحات وزير المياه سالم الدرعي
        self.closed = not tags & HEAD or bool(tags & CLOSED)  # وسائل إعلام محلية, بيانات وزارة الصحة
        self.indefinite = self.closed and not tags & (CLOSED & ~DEMONYM)
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
        self.closed = bool(tags & CLOSED) or (self.body and bool(tags & Tag.PLURAL) and _takes_no_idafa(word))
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
        if self.office and self.length == 2 and tags & ORG and word.bare[-1] == "ة" != self.ending:
            return False  # هاجم الوزير المعارضة: no adjective of a man
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
        # أبدت منار الدوسري سعادتها, أبدى الزوار سعادتهم
        joy = tags & Tag.POSSESSED and tags & TITLE and (self.named or self.body)
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
