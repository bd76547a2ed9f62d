"""Antecedents: who a phrase means that names nobody: معاليه, محاميه, متحدث باسمها, البيان, النادي الفرنسي."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final

from musnad.extract.sources.bystanders import Bystanders
from musnad.extract.sources.entities import Cast, Someone, other_country
from musnad.extract.sources.mentions import Mention
from musnad.lexicon.adjuncts import anaphors, authors
from musnad.lexicon.callings import calling
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage

_OFFICES: Final = calling("office")
_FEMININE: Final = frozenset({"ها"})
_MASCULINE: Final = frozenset({"ه"})
_DOCUMENTS_BACK: Final = 5  # earlier places of «البيان» at which its issuer is looked for
_DESCRIBING: Final = Tag.ADJECTIVE | Tag.DEMONYM
_LONGEST_CALLING: Final = 2  # keys of a calling: the noun and an adjective
Issuer = Callable[[Passage, int], Someone | None]


class Antecedents:
    """Finds who is meant, among those the text has spoken of before a phrase."""

    def __init__(self, cast: Cast, bystanders: Bystanders) -> None:
        self._cast = cast
        self._bystanders = bystanders

    def of(self, mention: Mention, p: Passage, issuer: Issuer) -> Someone | None:
        """Return who ``mention`` means, or None when it tells of someone new.

        ``issuer`` tells who issued the document at a place; kept, it would keep all of an article's parts.
        """
        if mention.type == "document":
            return self._document(mention, p, issuer)
        if mention.names:
            return None  # رئيسه التنفيذي سليم درويش
        if mention.possessive is not None and not _honorific(mention, p):
            return self._possessed(mention, p)
        if mention.head in authors() and len(mention.keys) == 2:
            return _latest([s for s in self._before(mention) if s.names and s.spoke], mention.lo)
        if not mention.definite:
            return None
        if mention.type == "person":
            return self._person(mention, p)
        if mention.type == "organization":
            return self._body(mention, p)
        return None

    def _person(self, mention: Mention, p: Passage) -> Someone | None:
        """Return the person last spoken of whom a calling or an honorific fits: الممثلة, معاليه."""
        honorific = _honorific(mention, p)
        if len(mention.keys) > _LONGEST_CALLING and not honorific:
            return None
        people = [s for s in self._before(mention) if s.type == "person" and s.names and _agrees(s, mention)]
        if honorific:
            titled = [s for s in people if mention.titles & s.titles]
            titled = [s for s in titled if s.spoke] or titled
            return _latest(titled or people or self._titled(mention), mention.lo)
        people = [s for s in people if not other_country(mention.keys, s.keys) and not _otherwise(s, mention)]
        if mention.head in anaphors():
            return self._source(mention)
        if mention.number != "s":
            return None  # السكان, whoever spoke last
        people = [s for s in people if mention.titles & s.titles] or people
        spoke = _latest([s for s in people if s.spoke], mention.lo)
        national = any(key.isascii() for key in mention.keys)
        if spoke is not None or national:
            return spoke
        return _latest([*people, *self._told_of(mention)], mention.lo)

    def _source(self, mention: Mention) -> Someone | None:
        """Return whom «المصدر» means: who spoke last, somebody without a name or an outlet first."""
        spoke = [s for s in self._before(mention) if s.spoke and s.type in ("person", "organization")]
        return _latest([s for s in spoke if not s.names] or spoke, mention.lo)

    def _told_of(self, mention: Mention) -> list[Someone]:
        """Return the person whom the text names last before ``mention`` and who agrees with it."""
        for person in self._bystanders.person_before(mention.lo):
            someone = self._cast.settle(person, self._cast.find(person), spoke=False)
            if _agrees(someone, mention):
                return [someone]
        return []

    def _titled(self, mention: Mention) -> list[Someone]:
        """Return the unnamed holders of an office with an honorific: سمو أمير الساحل."""
        return [s for s in self._before(mention) if s.type == "person" and mention.titles & s.titles]

    def _body(self, mention: Mention, p: Passage) -> Someone | None:
        """Return the body last spoken of that «الشركة», «النادي الفرنسي», «المجلة الشهيرة» means."""
        anaphor = mention.head in anaphors()
        if (len(mention.keys) > 1 and not anaphor) or not _describes(mention, p):
            return None
        bodies = [s for s in self._before(mention) if s.type == "organization" and not s.place]
        bodies = [s for s in bodies if not other_country(mention.keys, s.keys)]
        same = _latest([s for s in bodies if s.head == mention.head], mention.lo)
        for body in islice(self._bystanders.bodies_before(mention.head, mention.lo), 1):
            if same is None or body.lo > same.last_before(mention.lo):
                return self._cast.settle(body, self._cast.find(body), spoke=False)
        if same is not None:
            return same
        plain = {key for key in mention.keys if not key.isascii()}
        return _latest(bodies, mention.lo) if anaphor and len(plain) == 1 else None

    def _document(self, mention: Mention, p: Passage, issuer: Issuer) -> Someone | None:
        """Return who issued «البيان», else the document spoken of before."""
        if mention.possessive is not None and (mention.possessive[0] == mention.lo or not mention.issued):
            return self._owner(mention)  # تغريداته; not حصيلة نشرتها وكالة
        if not mention.definite:
            return issuer(p, mention.lo) if _object(mention, p) else None
        if mention.number != "s" or (len(mention.keys) > 1 and not _issued_and_described(mention, p)):
            return None
        same = [s for s in self._before(mention) if s.head == mention.head and s.type == "document"]
        issued = _latest([s for s in same if s.issued], mention.lo)
        if issued is not None:
            return issued
        for q, j in islice(self._bystanders.headed(mention.head, mention.lo), _DOCUMENTS_BACK):
            found = issuer(q, j)
            if found is not None:
                return found
        return _latest(same, mention.lo)

    def _possessed(self, mention: Mention, p: Passage) -> Someone | None:
        """Name an unnamed office by whose it is: متحدث باسمها → متحدث باسم الشركة."""
        owner = self._owner(mention)
        if owner is None or mention.possessive is None:
            return None
        at, pronoun = mention.possessive
        words = [p.tokens.words[j].bare for j in range(mention.lo, at + 1)]
        words[-1] = _without(words[-1], pronoun)
        return self._cast.called(mention, " ".join([*words, owner.name]))

    def _owner(self, mention: Mention) -> Someone | None:
        """Return who a possessive pronoun means: the last spoken of that agrees."""
        if mention.possessive is None:
            return None
        pronoun = mention.possessive[1]
        owners = [s for s in self._before(mention) if _may_own(s, pronoun)]
        bodies = [s for s in owners if s.type == "organization"] if pronoun in _FEMININE else []
        return _latest(bodies or owners, mention.lo)  # a spokesman is a body's sooner than a woman's

    def _before(self, mention: Mention) -> list[Someone]:
        return [s for s in self._cast.lately() if s.mentions and s.mentions[0][0] < mention.lo]


def _describes(mention: Mention, p: Passage) -> bool:
    """Tell whether a body's noun has at most adjectives after it: المجلة الشهيرة, not المجلة العلمية للطب."""
    return all(word.tags & _DESCRIBING for word in p.tokens.words[mention.lo + 1 : mention.hi])


def _issued_and_described(mention: Mention, p: Passage) -> bool:
    """Tell whether an adjective only tells what a statement is like: البيان القصير; not القانون الجديد."""
    words = p.tokens.words[mention.lo : mention.hi]
    return bool(words[0].tags & Tag.OCCASION) and all(
        word.tags & Tag.ADJECTIVE and not word.tags & Tag.DEMONYM for word in words[1:]
    )


def _honorific(mention: Mention, p: Passage) -> bool:
    head = p.tokens.words[mention.lo].tags
    return bool(head & Tag.TITLE and (head & Tag.POSSESSED or not head & (Tag.ROLE | Tag.DEFINITE)))


def _object(mention: Mention, p: Passage) -> bool:
    """Tell whether an indefinite document is what was issued, not who speaks: نشر الاتحاد تقريرا."""
    word = p.tokens.words[mention.lo]
    return mention.possessive is None and word.form.endswith("ا")


def _without(word: str, pronoun: str) -> str:
    """Return a noun as it is written without the pronoun on it: وزرائها → وزراء, منظمته → منظمة."""
    rest = word.removesuffix(pronoun)
    if rest.endswith("ت") and not rest.endswith("ات"):
        return f"{rest[:-1]}ة"
    return f"{rest[:-1]}ء" if rest.endswith(("ائ", "اؤ")) else rest


def _agrees(someone: Someone, mention: Mention) -> bool:
    return not someone.gender or not mention.gender or someone.gender == mention.gender


def _otherwise(someone: Someone, mention: Mention) -> bool:
    """Tell whether someone is known by another office than the one meant: المستشار سالم is no «الوزير»."""
    if mention.head not in _OFFICES or mention.head in someone.keys:
        return False
    return not _OFFICES.isdisjoint(someone.keys)


def _may_own(someone: Someone, pronoun: str) -> bool:
    if someone.type in ("document", "unknown"):
        return False
    if pronoun in _FEMININE:
        return someone.gender != "m" and (someone.type == "organization" or someone.gender == "f")
    if pronoun in _MASCULINE:
        return someone.gender != "f" and someone.type != "group"
    return someone.type == "group"


def _latest(people: Iterable[Someone], before: int) -> Someone | None:
    """Return who of ``people`` was mentioned last before token ``before``."""
    return max(people, key=lambda s: s.last_before(before), default=None)
