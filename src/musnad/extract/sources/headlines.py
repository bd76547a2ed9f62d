"""Headlines: whether who is named before a colon speaks, and whom a title means that names nobody."""

from collections.abc import Iterator
from typing import Final

from musnad.extract.drafts import Draft
from musnad.extract.sources.entities import Someone
from musnad.extract.sources.mentions import Mention
from musnad.lexicon.grammar import closed
from musnad.lexicon.roots import root
from musnad.lexicon.types import Tag

Explicit = dict[int, list[Mention]]
_NEGATIONS: Final = closed("negation")
_TOLD_AGAIN: Final = 2  # words of a headline that a statement of the text has as well
_NEIGHBOURS: Final = 40  # statements on both sides among which who speaks in a headline is looked for


class Headlines:
    """Who speaks in the headlines of an article, once the speakers of its text are known."""

    def __init__(self, drafts: list[Draft], explicit: Explicit, resolved: list[list[Someone]]) -> None:
        self._drafts = drafts
        self._explicit = explicit
        self._resolved = resolved

    def confirmed(self, number: int) -> bool:
        """Tell whether a headline's source is one: it speaks in the text, or in its own words by name."""
        draft = self._drafts[number]
        if draft.rule != "headline-colon":
            return True
        someone = self._source(number) or self._resolved[number][0]
        self._resolved[number] = [someone]
        mention = self._explicit[number][0]
        if mention.place:
            return self._told_again(number, mention)  # «سوريا: قتلى في قصف» names where, not who
        if _by_office(draft):
            return True
        if _joined(draft):
            return True  # «… .. والحكومة: …» answers what the title begins with
        if any(someone is speaker for speaker in self._speaking_around(number)):
            return True
        named = someone.type == "person" and len(someone.names) > 1
        return named and _sounds_spoken(draft)  # «سيدي عامر: قتيل في حادث» is a town

    def _told_again(self, number: int, mention: Mention) -> bool:
        """Tell whether what a country is made to say in the headline, one of its own says in the text."""
        told = _words_told(self._drafts[number])
        if not _sounds_spoken(self._drafts[number]):
            return False
        for other in range(number + 1, min(len(self._resolved), number + _NEIGHBOURS)):
            if any(mention.keys <= someone.keys for someone in self._resolved[other]):
                again = told & _words_told(self._drafts[other])
                if len(again) >= _TOLD_AGAIN and len(again) * 2 >= len(told):
                    return True
        return False

    def _source(self, number: int) -> Someone | None:
        """Return who speaks in the text that a headline's short name fits: الصحة for وزارة الصحة, تقرير."""
        mention = self._explicit[number][0]
        speaking = list(self._speaking_around(number))
        keys = mention.keys | set(mention.names)
        if _joined(self._drafts[number]):
            keys = frozenset(key.removeprefix("و") for key in keys)
        if mention.place:
            return None
        if mention.type != "document" and len(keys) == 1:  # «العمل»: no article of the labour law
            speaking = [s for s in speaking if s.type != "document" or s.issued]
        if mention.type == "organization":
            speaking = [s for s in speaking if s.type != "person" or keys <= set(s.names[-1:])]
        exact = next((s for s in speaking if _fits(keys, s, named=bool(mention.names))), None)
        if exact is not None or mention.type != "document":
            return exact
        return next((s for s in speaking if s.type == "document"), None)

    def _speaking_around(self, number: int) -> Iterator[Someone]:
        """Yield who speaks in the neighbours of a statement, in the order of the text."""
        for other in range(max(0, number - _NEIGHBOURS), min(len(self._resolved), number + _NEIGHBOURS)):
            if other != number:
                yield from self._resolved[other]


def named_by_the_text(number: int, mention: Mention, drafts: list[Draft], explicit: Explicit) -> Mention:
    """Return an unnamed person of a title with the name of who speaks first in the text and says the like.

    مدرب النسور يعلن الرحيل, then: أعلن سليم الدرعي رحيله عن الفريق.
    """
    draft = drafts[number]
    if draft.passage.kind != "title" or mention.names or mention.type != "person" or mention.number != "s":
        return mention
    last = min(len(drafts), number + _NEIGHBOURS)
    first = next((j for j in range(number + 1, last) if _single(drafts[j], explicit.get(j, []))), None)
    if first is None:
        return mention
    speaker = explicit[first][0]
    differ = speaker.gender and mention.gender and speaker.gender != mention.gender
    if not speaker.names or speaker.type != "person" or differ:
        return mention
    shared = len(_words_told(draft) & _words_told(drafts[first]))
    near = mention.anyone or mention.keys & speaker.keys
    alike = shared >= _TOLD_AGAIN or (near and (shared or _by_one_verb(draft, drafts[first])))
    return mention._replace(name=speaker.name, names=speaker.names) if alike else mention


def _single(draft: Draft, speakers: list[Mention]) -> bool:
    """Tell whether a statement of the text names one speaker."""
    return draft.passage.kind == "paragraph" and len(speakers) == 1


def _by_one_verb(title: Draft, other: Draft) -> bool:
    one, two = title.reading, other.reading
    return one is not None and two is not None and one.lemma == two.lemma


def _by_office(draft: Draft) -> bool:
    """Tell whether a title's source is a person or people by what they are: مسؤول محلي: …, خبراء: …"""
    passage = draft.passage
    if passage.kind != "title" or draft.source is None or draft.source[0] != passage.lo:
        return False
    tags = passage.tokens.words[draft.source[0]].tags
    return bool(tags & (Tag.ROLE | Tag.GROUP)) and not tags & (Tag.ORG | Tag.AMBIGUOUS | Tag.DEFINITE)


def _joined(draft: Draft) -> bool:
    """Tell whether the source of a headline is joined to a first part of it: «… .. والحكومة: …»."""
    if draft.source is None or draft.source[0] == draft.passage.lo:
        return False
    return draft.passage.tokens.words[draft.source[0]].form.startswith("و")


def _sounds_spoken(draft: Draft) -> bool:
    """Tell whether a headline's content is in somebody's own words: it denies, quotes, or says «our»."""
    p = draft.passage
    lo, hi = draft.content[0]
    words = p.tokens.words[lo:hi]
    ours = any(word.form in _NEGATIONS or word.form.endswith("نا") for word in words)
    return ours or any(p.quoted[j - p.lo] for j in range(lo, hi))


def _words_told(draft: Draft) -> frozenset[str]:
    """Return the roots of what a statement says."""
    words = draft.passage.tokens.words
    return frozenset(filter(None, (root(word) for lo, hi in draft.content for word in words[lo:hi])))


def _fits(keys: frozenset[str], someone: Someone, *, named: bool) -> bool:
    """Tell whether a headline's words are someone's: all of them, or for a name one of them."""
    names = set(someone.names)
    return bool(keys) and (keys <= someone.keys | names or (named and bool(keys & names)))
