"""Bystanders: who a text names outside of sources, read only where a source may mean them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from musnad.extract.keys import consonants, key_of, name_key
from musnad.extract.sources.classes import PERSONAL
from musnad.extract.sources.mentions import Mention, members, mention_of
from musnad.extract.sources.phrases import phrase_end, source_end
from musnad.lexicon.nouns import rest_of
from musnad.lexicon.types import Tag
from musnad.text.fold import fold
from musnad.text.passages import Passage
from musnad.text.tokens import NAMING, PUNCT, Word

_BODY_HEAD: Final = Tag.ORG | Tag.MEDIA | Tag.DOCUMENT | Tag.GROUP
_WITHIN_PHRASE: Final = (
    PERSONAL | _BODY_HEAD | Tag.NAMELIKE | Tag.DEFINITE | Tag.DEMONYM | Tag.NOUN | Tag.COUNTRY | Tag.CITY
)
_NAMED: Final = Tag.NAME | Tag.NAMELIKE | Tag.PARTICLE_OF_NAME
_OWNED: Final = Tag.DOCUMENT | Tag.GROUP | Tag.PLURAL
_NAMING: Final = PERSONAL | Tag.NAMELIKE
_SHORTLY: Final = 60  # tokens before a calling within which a name may be what it means
_LONGEST_OFFICE: Final = 8  # tokens from the head of a phrase to a name in it


class Bystanders:
    """The places of a text where someone or something may be named, by the words that name them."""

    def __init__(self, passages: list[Passage]) -> None:
        self._passages = passages
        self._begin = [p.lo for p in passages]
        self._read: set[str] = set()
        self._taken: set[int] = set()
        self._countries: set[str] | None = None  # by their names' first words, once they are asked for
        places: dict[str, list[int]] = {}
        for p in passages:
            words = p.tokens.words
            for j in p.tokens.places_between(NAMING, p.lo, p.hi):
                for key in _keys(words[j]):
                    at = places.get(key)
                    if at is None:
                        places[key] = [j]
                    else:
                        at.append(j)
        self._places = places

    def named_like(self, mention: Mention) -> Iterator[Mention]:
        """Yield the named mentions elsewhere that share a name or the head of an office with ``mention``."""
        wanted = mention.names or _wanted(mention)
        if mention.foreign and mention.names:
            wanted = (*wanted, *self._spelled_like(wanted[0]))
        for key in wanted:
            if key in self._read:
                continue
            self._read.add(key)
            for j in self._places.get(key, ()):
                if j in self._taken:
                    continue
                yield from self._at(self._passage(j), j)

    def _spelled_like(self, name: str) -> list[str]:
        """Return the other spellings of a foreign name that stands at one place only."""
        if len(self._places.get(name, ())) > 1:
            return []
        spelled = consonants(name)
        return [key for key in self._places if key[:1] == name[:1] and consonants(key) == spelled]

    def tells_of(self, country: str) -> bool:
        """Tell whether the text calls a country by its name."""
        if self._countries is None:
            told = (word for p in self._passages for word in p.tokens.words[p.lo : p.hi])
            self._countries = {rest_of(word) for word in told if word.tags & Tag.COUNTRY}
        return fold(country).split(" ", 1)[0] in self._countries

    def take(self, mentions: Iterable[Mention]) -> None:
        """Mark the tokens of ``mentions`` as read; a document may be called by somebody's name."""
        for mention in mentions:
            end = mention.lo + 1 if mention.type == "document" else mention.hi
            self._taken.update(range(mention.lo, end))

    def headed(self, key: str, before: int) -> Iterator[tuple[Passage, int]]:
        """Yield the places before token ``before`` of words with this key, the last first."""
        places = self._places.get(key, [])
        for at in range(bisect_left(places, before) - 1, -1, -1):
            yield self._passage(places[at]), places[at]

    def bodies_before(self, key: str, before: int) -> Iterator[Mention]:
        """Yield the bodies headed by a word with this key, told of within other phrases, the last first."""
        for p, j in self.headed(key, before):
            end = phrase_end(p, j, p.hi)
            if end - j > 1 and not p.tokens.words[j].tags & Tag.DEFINITE:
                yield mention_of(p, j, end)

    def _passage(self, j: int) -> Passage:
        return self._passages[bisect_right(self._begin, j) - 1]

    def person_before(self, at: int) -> Iterator[Mention]:
        """Yield the named people told of shortly before token ``at``, the last first."""
        for number in range(bisect_left(self._begin, at) - 1, -1, -1):
            p = self._passages[number]
            if p.hi < at - _SHORTLY:
                break
            words = p.tokens.words
            for j in range(min(at, p.hi) - 1, max(p.lo, at - _SHORTLY) - 1, -1):
                if words[j].tags & Tag.NAME and not words[j].tags & _BODY_HEAD:
                    yield from (m for m in self._at(p, j) if len(m.names) > 1)

    def _at(self, p: Passage, j: int) -> Iterator[Mention]:
        if j in self._taken:
            return
        words = p.tokens.words
        for lo in _beginnings(p, j):
            if lo in self._taken or (words[lo].cues and words[lo].tags & Tag.WITH_CONJUNCTION):
                continue
            body = bool(words[lo].tags & _BODY_HEAD) and not words[lo].tags & PERSONAL
            end = source_end(p, lo, p.hi) if body else phrase_end(p, lo, p.hi)
            alone = not words[lo].tags & _BODY_HEAD
            if end <= j or (alone and not any(words[k].tags & _NAMED for k in range(lo, end))):
                continue
            parts = [(a, b) for a, b in members(p, lo, end) if _may_tell(p, a, b)]
            found = [mention for a, b in parts if _tells(mention := mention_of(p, a, b))]
            whose = words[lo].tags & _OWNED and j > lo and words[j].tags & _NAMING  # مساعدي الرئيس سالم
            if not found or whose or (body and words[j].tags & Tag.NAMELIKE):
                continue  # بحث وزير الخارجية: a verb that is a document elsewhere; صورة للوزير سالم
            self._taken.update(range(lo, end))
            yield from found
            return


def _keys(word: Word) -> tuple[str, ...]:
    """Return the words of a text by which it may be found that one names somebody."""
    found = word.keys
    if found is None:
        key = key_of(word)
        name = name_key(word) if word.tags & (Tag.NAME | Tag.NAMELIKE) else key
        found = word.keys = (key,) if name == key else (key, name)
    return found


def _wanted(mention: Mention) -> tuple[str, ...]:
    if mention.type == "person":
        return (mention.head,)
    if mention.type == "unknown":
        return tuple(mention.keys) if len(mention.keys) == 1 else ()
    return (mention.head,) if mention.definite and len(mention.keys) == 1 else ()


def _may_tell(p: Passage, lo: int, hi: int) -> bool:
    """Tell whether a phrase is more than a head alone: this spares most of reading what it says."""
    return hi - lo > 1 or bool(p.tokens.words[lo].tags & _NAMED)


def _tells(mention: Mention) -> bool:
    """Tell whether a bystander says more than its head: a name, or what body or document it is."""
    if mention.type in ("person", "unknown"):
        return bool(mention.names)
    return mention.hi - mention.lo > 1


def _beginnings(p: Passage, j: int) -> list[int]:
    """Return where a phrase over token ``j`` may begin, the earliest first."""
    words = p.tokens.words
    found = [j] if words[j].traits & NAMING else []
    names = 0  # words of a name right before the token
    for k in range(j - 1, max(p.lo, j - _LONGEST_OFFICE) - 1, -1):
        word = words[k]
        if word.surface in "،," and k == j - 1 - names:
            continue  # وزير المياه، سليم الدرعي
        if word.kind == PUNCT or not word.tags & _WITHIN_PHRASE or word.tags & Tag.VERB:
            break
        names += bool(word.tags & _NAMED) and names == j - 1 - k
        if word.tags & (PERSONAL | _BODY_HEAD):
            found.append(k)
    return found[::-1]
