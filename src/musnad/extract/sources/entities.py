"""Entities of an article: mentions that mean the same one, short mentions resolved."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from musnad.extract.keys import consonants
from musnad.extract.sources.mentions import Mention
from musnad.lexicon.adjuncts import authors
from musnad.lexicon.grammar import closed
from musnad.record import Entity, EntityType, Span
from musnad.text.fold import fold
from musnad.text.tokens import Tokens

_WOMAN: Final = "ة"
_PLAYERS: Final = closed("player")
_FEWEST_CONSONANTS: Final = 4  # letters by which two spellings of a foreign name are one
_MOST: Final = 500  # of those the text speaks of: how many a mention is compared with


class Someone:
    """An entity while the article is read."""

    __slots__ = (
        "aliases", "coordinates", "core", "country", "gender", "head", "issued", "keys", "mentions", "name",
        "names", "number", "place", "roles", "sector", "spoke", "stands_for", "titles", "type",
    )  # fmt: skip

    def __init__(self, mention: Mention, number: int) -> None:
        self.number = number
        self.name = mention.name
        self.names: tuple[str, ...] = mention.names
        self.type: EntityType = mention.type
        self.keys: set[str] = set(mention.keys)
        self.core = mention.core
        self.head = mention.head
        self.gender = mention.gender
        self.stands_for = mention.stands_for
        self.issued = mention.issued
        self.spoke = False
        self.country = ""
        self.sector = ""
        self.coordinates: tuple[float, float] | None = None
        self.place = mention.place
        self.titles: set[str] = set()
        self.aliases: set[str] = set()
        self.mentions: list[tuple[int, int]] = []
        self.roles: dict[str, None] = {}

    def add(self, mention: Mention) -> None:
        """Take ``mention`` as another of this entity."""
        insort(self.mentions, (mention.lo, mention.hi))
        if len(mention.names) > len(self.names):
            self.name, self.names = mention.name, mention.names
        if self.type == "person" and mention.names:
            self.keys |= mention.keys
        self.titles |= mention.titles
        self.aliases |= mention.aliases
        self.gender = self.gender or mention.gender
        if mention.role and self.type == "person" and mention.possessive is None:
            self.roles[mention.role] = None

    def last_before(self, at: int) -> int:
        """Return where this entity was mentioned last before token ``at``, -1 when it was not."""
        place = bisect_left(self.mentions, (at,))
        return self.mentions[place - 1][0] if place else -1


class Cast:
    """Everyone the article speaks of, in order of appearance."""

    def __init__(self) -> None:
        self.everyone: list[Someone] = []
        self._by_place: dict[int, Someone] = {}

    def lately(self) -> list[Someone]:
        """Return those among whom a mention is looked for: everyone, but in a text of hundreds the last."""
        return self.everyone[-_MOST:]

    def families(self) -> frozenset[str]:
        """Return the last names of the people of the cast who have several."""
        return frozenset([s.names[-1] for s in self.lately() if len(s.names) > 1])

    def introduce(self, mentions: Iterable[Mention], sources: frozenset[int] = frozenset()) -> None:
        """Take all mentions of the text: named ones first, then what only an office or a head names.

        ``sources`` are the mentions, by place, that are sources of statements. A mention that may
        mean another (`leans`) and fits nobody is left to be settled when it is met.
        """
        later = []
        for mention in sorted(mentions, key=lambda mention: mention.lo):
            if leans(mention):
                later.append(mention)
            elif mention.names or mention.type not in ("person", "unknown"):
                self.settle(mention, self._same(mention), spoke=mention.lo in sources)
            else:
                later.append(mention)
        for mention in later:
            someone = self.find(mention) if mention.type != "document" else None
            if someone is not None or not leans(mention):
                self.settle(mention, someone, spoke=mention.lo in sources)

    def at(self, mention: Mention) -> Someone | None:
        """Return the entity that ``mention`` belongs to, or None while it is not settled."""
        return self._by_place.get(mention.lo)

    def find(self, mention: Mention) -> Someone | None:
        """Return who of the cast ``mention`` means by its own words."""
        if mention.type == "person" and not mention.names:
            return self._by_surname(mention) or self._by_role(mention)
        return self._same(mention)

    def settle(self, mention: Mention, someone: Someone | None, *, spoke: bool) -> Someone:
        """Let ``mention`` mean ``someone``, or a new entity."""
        if someone is None:
            someone = Someone(mention, len(self.everyone))
            self.everyone.append(someone)
        someone.add(mention)
        someone.spoke = someone.spoke or spoke
        self._by_place[mention.lo] = someone
        return someone

    def called(self, mention: Mention, name: str) -> Someone:
        """Return the unnamed one called ``name`` after another: متحدث باسم الشركة."""
        found = next((s for s in self.lately() if s.name == name), None)
        if found is None:
            found = Someone(mention._replace(name=name), len(self.everyone))
            self.everyone.append(found)
        return found

    def _same(self, mention: Mention) -> Someone | None:
        if mention.names:
            return self._by_name(mention)
        surname = self._by_surname(mention) if mention.type in ("unknown", "organization") else None
        if surname is not None:
            return surname
        for someone in reversed(self.lately()):
            if someone.names or someone.type == "person":
                continue
            if someone.stands_for and _power(someone.stands_for) == _power(mention.name):
                someone.name = mention.name
                return someone
            if _one_body(mention, someone):
                return someone
        return None

    def _by_surname(self, mention: Mention) -> Someone | None:
        """Return who is called by one word, though it is an ordinary one, or the name of a body as well."""
        if mention.alone:
            named = [s for s in self.lately() if len(s.names) > 1]
            found = next((s for s in named if s.names[-1] == mention.alone), None)
            if found is None and not mention.definite:  # شريف, for شريف إسماعيل
                found = next((s for s in named if s.names[0] == mention.alone), None)
            if found is not None:
                return found
        if mention.type == "unknown" and len(mention.keys) == 1:
            return next((s for s in self.lately() if mention.keys & set(s.names)), None)
        return None

    def _by_name(self, mention: Mention) -> Someone | None:
        fitting = [s for s in reversed(self.lately()) if s.names and _shares_name(mention, s)]
        if fitting:
            return next((s for s in fitting if s.spoke), fitting[0])
        if len(mention.names) > 1 or not mention.foreign:
            return None
        spelled = consonants(mention.names[0])
        return next((s for s in reversed(self.lately()) if s.names and _spelled_like(s, spelled)), None)

    def _by_role(self, mention: Mention) -> Someone | None:
        """Return who an office without a name means: who held it last, else who is introduced later."""
        people = [s for s in self.lately() if s.type == "person" and s.names]
        keys, head = mention.keys, mention.head
        fitting = [s for s in people if keys & set(s.names)] if not mention.owner else []
        fitting = fitting or [s for s in people if keys and keys <= s.keys and head in s.keys | s.titles]
        fitting = fitting or [s for s in people if _nearly(mention, s)]
        fitting = fitting or [s for s in people if _by_other_gender(mention, s) or _by_calling(mention, s)]
        if not fitting or mention.anyone:
            return self._same_office(mention)
        before = [s for s in fitting if s.mentions[0][0] < mention.lo]
        if before:
            alone = mention.definite and len(keys) == 1
            called = [s for s in before if alone and _called_so(mention, s)]
            named = max(called or before, key=lambda s: (s.spoke, s.last_before(mention.lo)))
            unnamed = self._same_office(mention) if alone else None
            later = unnamed is not None and unnamed.last_before(mention.lo) > named.last_before(mention.lo)
            return unnamed if later else named
        return min(fitting, key=lambda s: s.mentions[0][0])

    def _same_office(self, mention: Mention) -> Someone | None:
        """Return an unnamed holder of the same office who was spoken of before."""
        unnamed = [s for s in self.lately() if s.type == "person" and not s.names]
        same = (s for s in reversed(unnamed) if mention.head == s.head and mention.keys <= s.keys)
        return next(same, None) if mention.keys else None

    def records(self, tokens: Tokens) -> tuple[Entity, ...]:
        """Return the entities as they stand in the record."""
        return tuple(
            Entity(
                f"e{s.number + 1}",
                s.name,
                s.type,
                tuple(s.roles),
                _spans(tokens, s.mentions),
                s.country or None,
                s.sector or None,
                s.coordinates,
            )
            for s in self.everyone
        )


def _shares_name(mention: Mention, someone: Someone) -> bool:
    """Tell whether one name holds the other, or both have the same first and last word."""
    words, theirs = set(mention.names), set(someone.names)
    family = (mention.names[0], mention.names[-1]) == (someone.names[0], someone.names[-1])
    return words <= theirs or theirs <= words or family


def _spelled_like(someone: Someone, spelled: str) -> bool:
    """Tell whether a foreign name is the last of someone's in another spelling: هوملز, هومليز."""
    return len(spelled) >= _FEWEST_CONSONANTS and consonants(someone.names[-1]) == spelled


def leans(mention: Mention) -> bool:
    """Tell whether a phrase may mean someone spoken of before: no name stands in it, and it is definite."""
    if mention.names or mention.place:
        return False
    owned = mention.possessive is not None
    return mention.definite or owned or mention.type == "document" or mention.head in authors()


def _one_body(mention: Mention, someone: Someone) -> bool:
    """Tell whether a mention without a personal name is someone's: same words, alias, power or head."""
    keys = mention.keys
    if len(keys) < 2 and " ".join(keys) in someone.aliases:
        return True
    if mention.stands_for and _power(mention.stands_for) == _power(someone.name):
        return True
    if keys == someone.keys or someone.name == mention.name:
        return True
    if _part_of(mention, someone) and (someone.type != "unknown" or someone.head in keys):
        return True
    return mention.definite and mention.head == someone.head and keys <= someone.keys


def _called_so(mention: Mention, someone: Someone) -> bool:
    """Tell whether someone has been called by an office with the article: الرئيس سالم, not رئيس الوزراء."""
    return any(role.split(" ", 1)[0] == mention.name for role in someone.roles)


def _nearly(mention: Mention, someone: Someone) -> bool:
    """Tell whether all but one word of a longer office are someone's, its head among them."""
    shared = mention.keys & someone.keys
    if other_country(mention.keys, someone.keys):
        return False  # وزير الخارجية السعودي is no وزير الخارجية الألماني
    return mention.head in shared and len(mention.keys) > 2 and len(shared) >= 2


def _by_other_gender(mention: Mention, someone: Someone) -> bool:
    """Tell whether a longer office is a woman's, told as a man's: رئيس الوزراء البريطانية, for رئيسة."""
    if len(mention.keys) < 2 or not mention.keys - {mention.head} <= someone.keys:
        return False
    return f"{mention.head}{_WOMAN}" in someone.keys and mention.head not in someone.keys


def _by_calling(mention: Mention, someone: Someone) -> bool:
    """Tell whether a player of a team is meant: نجم النادي, where the text has named its مدافع."""
    rest = mention.keys - {mention.head}
    return (
        mention.head in _PLAYERS
        and bool(rest)
        and rest <= someone.keys
        and not _PLAYERS.isdisjoint(someone.keys)
    )


def other_country(one: frozenset[str], other: set[str]) -> bool:
    """Tell whether two offices belong to different countries."""
    countries = {key for key in one if key.isascii()}, {key for key in other if key.isascii()}
    return bool(countries[0] and countries[1] and not countries[0] & countries[1])


def _part_of(mention: Mention, someone: Someone) -> bool:
    """Tell whether one body's words are among another's: with its head, or before a preposition.

    العفو الدولية is منظمة العفو الدولية, but no election its commission: المفوضية العليا للانتخابات.
    """
    ours, theirs = mention.keys, someone.keys
    if len(ours) < 2 or len(theirs) < 2:
        return False
    if mention.head == someone.head:
        return ours <= theirs or theirs <= ours
    bodies = bool(mention.core and someone.core)
    return bodies and (ours <= someone.core or theirs <= mention.core)


@lru_cache(maxsize=10_000)
def _power(name: str) -> str:
    return fold(name).replace("الامريكيه", "الاميركيه")


def _spans(tokens: Tokens, mentions: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(sorted({(tokens.starts[lo], tokens.ends[hi - 1]) for lo, hi in mentions}))
