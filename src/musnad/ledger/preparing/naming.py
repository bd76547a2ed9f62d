"""How an entity of a record is called, as it is compared across articles.

Pure, and made where the article is read. A person is known by the full name; a family name or a
single name alone, a body, an office without a name are each called in a way of their own. What sets
nobody apart («مصدر أمني», «الوزير», «محللون») has no name here: it is someone of its article only.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, Literal

import msgspec

from musnad.extract.keys import key_of, name_key, skeleton
from musnad.lexicon.affixes import splits
from musnad.lexicon.callings import calling
from musnad.lexicon.grammar import closed
from musnad.lexicon.known import Known, known_at
from musnad.lexicon.nouns import noun
from musnad.lexicon.types import Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Entity
from musnad.text.fold import fold
from musnad.text.tokens import LATIN, PUNCT, WORD, Word, tokenise

Kind = Literal["person", "single", "body", "office", "unsure", "nobody"]

_LONGEST: Final = {"person": 6, "body": 8, "office": 12}  # words; more is a phrase read too far
_SURE_FROM: Final = 2  # words of an office: in a longer one مالي is Malian, not financial
_MOST_ROLES: Final = 4
_SHORTEST: Final = 4  # letters of a single name that stands for someone by itself
_CLAUSE = Tag.VERB | Tag.PARTICLE | Tag.RELATIVE | Tag.COMPLEMENTIZER | Tag.CONJUNCTION | Tag.PRONOUN
_LITTLE = Tag.PREPOSITION | Tag.DETERMINER | Tag.CONJUNCTION
_COMMON = Tag.NOUN | Tag.ADJECTIVE | Tag.VERB
_NAMES = Tag.NAME | Tag.NAMELIKE | Tag.PARTICLE_OF_NAME
_CLOSES = Tag.DEFINITE | Tag.COUNTRY | Tag.CITY | Tag.DEMONYM | Tag.PHRASE | Tag.POSSESSED
_PLACES: Final = frozenset({"country", "city", "region"})
_SON: Final = frozenset({"بن", "ابن", "بنت"})


class Office(msgspec.Struct, frozen=True, array_like=True):
    """What somebody is called by, without a name: the key of its head, and the keys of all its words."""

    head: str
    keys: tuple[str, ...]  # sorted; the head is one of them; a country is its ISO 3166 code

    @property
    def line(self) -> str:
        """The office as one line, by which it is found again."""
        return f"{self.head}|{' '.join(self.keys)}"

    @property
    def is_held(self) -> bool:
        """Whether one person at a time holds it."""
        return self.head in calling("office")

    @classmethod
    def of_line(cls, line: str) -> "Office":
        """Return the office that `line` tells."""
        head, _, keys = line.partition("|")
        return cls(head, tuple(keys.split()))


class Naming(msgspec.Struct, frozen=True, array_like=True):
    """How an entity is called.

    ``kind`` person: a full name; single: one name alone, as a family's; body; office: who holds an
    office, unnamed; unsure: perhaps the name of one known from elsewhere; nobody: no name at all.
    """

    kind: Kind
    key: str = ""  # what tells it from all others; of a single name, its one word
    name: str = ""
    type: str = "unknown"
    words: tuple[str, ...] = ()  # the words of a personal name as they are compared
    offices: tuple[Office, ...] = ()
    stands: Literal["", "family", "alone"] = ""  # what a single name can be without an office beside it

    @property
    def family(self) -> str:
        """The last word of a personal name as it is compared."""
        return self.words[-1] if self.words else ""


NOBODY: Final = Naming("nobody")


def naming(entity: Entity) -> Naming:
    """Return how ``entity`` is called across articles."""
    return _naming(entity.name, entity.type, entity.roles)


@lru_cache(maxsize=20_000)
def _naming(name: str, kind: str, roles: tuple[str, ...]) -> Naming:
    words = _split(name)
    if not words or kind == "group":
        return NOBODY
    if kind in ("organization", "place", "document"):
        return _body(words, told=kind != "document")
    if _is_described(name, words, roles):
        return _unnamed(words)
    found = _known(words)
    if found is not None and not found.ambiguous:
        return _of_known(found)
    called = _person(words, offices_of(roles))
    if kind == "person":
        return called
    return msgspec.structs.replace(called, kind="unsure") if called.kind == "person" else NOBODY


def namings(text: str) -> Iterator[Naming]:
    """Yield what ``text``, typed by someone who looks for a name, may mean, the likeliest first."""
    words = _without_signs(tokenise(text, vocabulary()).words)
    if words:
        found = _known(words)
        if found is not None:
            yield _of_known(found)
        for called in (_person(words, ()), _unnamed(words), _body(words, told=True)):
            if called.kind != "nobody":
                yield called


def word_keys(name: str) -> tuple[str, ...]:
    """Return the words of a name as someone who looks for it may type any of them."""
    return tuple(dict.fromkeys(filter(None, map(_loose, _split(name)))))


def word_ways(typed: str, *, without_clitics: bool = False) -> list[tuple[str, ...]]:
    """Return the ways of reading the words of ``typed``: those of a personal name, and as `word_keys`."""
    words = _without_signs(tokenise(typed, vocabulary()).words)
    if without_clitics:
        words = [vocabulary()[splits(word.form)[-1].rest] for word in words]
    ways = _person_words(words), tuple(dict.fromkeys(filter(None, map(_loose, words))))
    return list(dict.fromkeys(filter(None, ways)))


def _person_words(words: list[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in _name_words(words) if word != "بن"))


def without_office(typed: str) -> list[str]:
    """Return what may be the name after an office or a title: «وزير الدفاع كامارا»."""
    words = _without_signs(tokenise(typed, vocabulary()).words)
    if not words or not words[0].tags & (Tag.ROLE | Tag.TITLE):
        return []
    return [" ".join(word.surface for word in words[at:]) for at in range(1, len(words))]


def offices_of(roles: Sequence[str]) -> tuple[Office, ...]:
    """Return the offices that ``roles`` name, each once."""
    found = map(_office_told, roles[:_MOST_ROLES])
    return tuple(dict.fromkeys(office for office in found if office is not None))


@lru_cache(maxsize=20_000)
def _office_told(role: str) -> Office | None:
    return _office(_split(role))


def _split(name: str) -> list[Word]:
    """Return the words of a name of a record, whose tokens stand apart."""
    return _without_signs(map(vocabulary().__getitem__, name.split()))


def _without_signs(words: Iterable[Word]) -> list[Word]:
    return [word for word in words if word.kind != PUNCT and word.surface != "ـ"]


def _is_described(name: str, words: list[Word], roles: tuple[str, ...]) -> bool:
    """Tell whether a person is called by an office, not by a name."""
    if any(role.startswith(name) for role in roles):
        return True
    tags = words[0].tags
    return bool(tags & (Tag.ROLE | Tag.TITLE)) and (not tags & Tag.NAME or bool(tags & Tag.DEFINITE))


# Persons


def _person(words: list[Word], offices: tuple[Office, ...]) -> Naming:
    if len(words) > _LONGEST["person"] or not all(map(_may_name, words)):
        return NOBODY
    keys = _name_words(words)
    name = " ".join(word.bare for word in words)
    if len(keys) == 1:
        return Naming("single", keys[0], name, "person", keys, offices, _stands(words))
    if len(keys) < 2 or (words[-1].tags & Tag.PARTICLE_OF_NAME and not words[-1].tags & Tag.NAME):
        return NOBODY
    if fold(words[-1].bare) in calling("joined"):
        return NOBODY  # «علي عبد»: the name was cut short
    if not any(word.tags & _NAMES or not word.tags for word in words):
        return NOBODY
    return Naming("person", f"person {' '.join(keys)}", name, "person", keys, offices)


def _may_name(word: Word) -> bool:
    tags = word.tags
    if word.kind == LATIN:
        return True
    if word.kind != WORD or (tags & Tag.WITH_CONJUNCTION and not tags & Tag.NAME):
        return False
    return bool(tags & _NAMES) or not tags & (_CLAUSE | Tag.PREPOSITION | Tag.TIME)


def _stands(words: list[Word]) -> Literal["", "family", "alone"]:
    """Return what a single name is by itself: a family's (البحيري), someone's alone (ميسي), or too little."""
    tags = words[0].tags
    if len(words) > 1 or len(words[0].form) < _SHORTEST or not tags & (Tag.NAME | Tag.NAMELIKE):
        return ""
    if tags & (Tag.GIVEN | Tag.AMBIGUOUS | _COMMON | Tag.ROLE | Tag.TIME):
        return ""
    return "alone" if tags & Tag.NAME and not tags & Tag.DEFINITE else "family"


def _name_words(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words of a personal name as they are compared: عبد العزيز in one, آل سعود left out."""
    keys: list[str] = []
    joined = ""
    for at, word in enumerate(words):
        form = word.form
        if form in calling("family") and len(keys) > 1:
            break
        if form in calling("joined") and at + 1 < len(words):
            joined += form
        elif joined:
            keys.append(skeleton(joined + form))
            joined = ""
        elif form in closed("name_tail") and keys:
            keys[-1] = skeleton(words[at - 1].form + form)
        elif form in _SON:
            keys += ["بن"] if keys else []
        elif form not in calling("family"):
            # Within a name no preposition is written on a word: كمارا is no كـ with مارا.
            keys.append((name_key(word) if at == 0 else skeleton(_without_article(word.form))).casefold())
    return tuple(keys[:-1] if keys and keys[-1] == "بن" else keys)


def _without_article(form: str) -> str:
    return form[2:] if form.startswith("ال") and len(form) > len("ال") + 2 else form


# Bodies


def _body(words: list[Word], *, told: bool) -> Naming:
    """Return the body that ``words`` name; unless ``told`` to be one, only what is known or headed as one."""
    rest = words[1:] if len(words) > 1 and _is(words[0], "kind") else words
    found = _known(words) or _known_after(words)
    if found is not None:
        return _of_known(found)
    if len(words) > _LONGEST["body"] or any(w.tags & _CLAUSE and not w.tags & _HEADS for w in words):
        return NOBODY
    if not told and not words[0].tags & _HEADS:
        return NOBODY
    keys = _content_keys(rest)
    if not _tells(keys) or (len(words) == 1 and not _is_name_of_one(words[0])):
        return NOBODY
    name = " ".join(word.bare for word in words)
    return Naming("body", f"body {' '.join(sorted(keys))}", name, "organization")


_HEADS = Tag.ORG | Tag.MEDIA


def _is_name_of_one(word: Word) -> bool:
    """Tell whether a single word names a body: الجوازات, أرامكو, and no السلع."""
    return bool(word.tags & (_HEADS | Tag.NAMELIKE | Tag.NAME)) or not word.tags & ~Tag.DEFINITE


def _is(word: Word, name: str) -> bool:
    return fold(key_of(word)) in calling(name)


def _known_after(words: list[Word]) -> Known | None:
    """Return what is known without the word that says its kind: وكالة رويترز, دولة قطر, and no شركة مصر."""
    found = _known(words[1:])
    if found is None:
        return None
    return found if _is(words[0], "state" if found.kind in _PLACES else "kind") else None


def _known(words: list[Word]) -> Known | None:
    """Return what is known by the whole of ``words``, but for a tail: الأناضول للأنباء, رويترز البريطانية."""
    found = known_at(words, 0) if words else None
    if found is None:
        return None
    rest = {fold(key_of(word)) for word in words[found.end :]}
    return found.known if rest <= calling("tail") | {found.known.country} else None


def _of_known(known: Known) -> Naming:
    kind = "place" if known.kind in _PLACES else "organization"
    return Naming("body", f"known {fold(known.name)}", known.name, kind)


# Offices


def _unnamed(words: list[Word]) -> Naming:
    """Return who is called by an office that one person holds: «وزير الدفاع المالي»; else nobody."""
    office = _office(words)
    if office is None or office.head not in calling("office") or not _is_closed(words):
        return NOBODY
    sure = len(office.keys) > _SURE_FROM
    if len(words) > _LONGEST["office"] or not any(_is_proper(word, sure=sure) for word in words):
        return NOBODY  # «رئيس الوزراء»: of which country is not told
    name = " ".join(word.bare for word in words)
    return Naming("office", f"office {office.line}", name, "office", offices=(office,))


def _is_proper(word: Word, *, sure: bool) -> bool:
    """Tell whether ``word`` is a name of its own: of a country, a place, a body, in no dictionary.

    ``sure`` that a word that may be an ordinary one is none: وزير الدفاع المالي, and not المدير المالي.
    """
    tags = word.tags
    if tags & (Tag.COUNTRY | Tag.CITY | Tag.PLACE | Tag.DEMONYM | Tag.SEAT | Tag.MEDIA | Tag.NAMELIKE):
        return sure or not tags & Tag.AMBIGUOUS
    return word.kind == LATIN or not tags & ~(Tag.DEFINITE | Tag.PHRASE)


def _office(words: Sequence[Word]) -> Office | None:
    keys = _content_keys(words) if words else set()
    return Office(fold(_key(words[0])), tuple(sorted(keys))) if keys and _key(words[0]) else None


def _is_closed(words: list[Word]) -> bool:
    """Tell whether an office is one: رئيس البلدية, and no رئيس سابق, مسؤول في البلدية."""
    for word in words:
        if word.tags & _CLOSES:
            return True
        if word.tags & Tag.ADJECTIVE or (word.tags & Tag.PREPOSITION and not word.tags & Tag.NAME):
            return False
    return False


# Keys


def _content_keys(words: Sequence[Word]) -> set[str]:
    return {fold(key) for word in words if (key := _key(word))}


@lru_cache(maxsize=50_000)
def _key(word: Word) -> str:
    little = word.tags & _LITTLE and not word.tags & (Tag.NAME | Tag.ROLE | _HEADS)
    return "" if little or word.kind == PUNCT else key_of(word)


def _tells(keys: set[str]) -> bool:
    """Tell whether ``keys`` set a body or office apart from others of its kind."""
    return not all(key in _plain() or key.removesuffix("ه") in _plain() for key in keys)


@cache
def _plain() -> frozenset[str]:
    return calling("plain") | calling("tail")


@lru_cache(maxsize=50_000)
def _loose(word: Word) -> str:
    """Return a word as it is found again whatever it is in a name: personal, a demonym, a noun."""
    if word.kind not in (WORD, LATIN) or word.form in _SON:
        return ""
    if word.tags & (Tag.NAME | Tag.NAMELIKE) or noun(word) is None:
        return name_key(word).casefold()
    return fold(key_of(word))
