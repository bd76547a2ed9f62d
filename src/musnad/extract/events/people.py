"""Who takes part in events: phrases led to the entities of the article, or made new ones."""

from musnad.extract.events.phrases import Phrase
from musnad.extract.sources.entities import Cast, Someone
from musnad.extract.sources.mentions import Mention, mention_of
from musnad.lexicon.actors import sector_of
from musnad.lexicon.gazetteer import coordinates
from musnad.lexicon.known import Found, country_name, known_at
from musnad.lexicon.nouns import demonym_country
from musnad.lexicon.types import Tag
from musnad.text.passages import Passage


class People:
    """Leads phrases to the cast of an article."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._places: dict[str, Someone] = {}

    def meant(self, p: Passage, phrase: Phrase) -> Someone:
        """Return who a participant's phrase means, in the cast from now on."""
        mention = self._mention(p, phrase)
        someone = self._cast.at(mention)
        if someone is None:
            meant = self._known(mention, several=bool(p.tokens.words[phrase.head].tags & Tag.PLURAL))
            someone = self._cast.settle(mention, meant, spoke=False)
        if not someone.sector:
            someone.sector = sector_of(p.tokens.words, phrase.head, phrase.hi)
        if not someone.country:
            someone.country = _country(p, mention)
        return someone

    def _known(self, mention: Mention, *, several: bool) -> Someone | None:
        """Return who of the cast is meant; several people together, unnamed and indefinite, are new."""
        anonymous = not (mention.names or mention.definite or mention.place or mention.stands_for)
        if anonymous and mention.type in ("person", "group", "unknown"):
            return None
        found = self._cast.find(mention)
        if found is not None and several and found.names and not mention.names:
            return None  # الفلسطينيون are not the one who is called الفلسطيني
        return None if found is not None and found.type == "place" else found

    def _mention(self, p: Passage, phrase: Phrase) -> Mention:
        words = p.tokens.words
        mention = mention_of(p, phrase.head, phrase.hi)
        word = words[phrase.head]
        country = demonym_country(word) if phrase.hi == phrase.head + 1 and word.tags & Tag.DEMONYM else ""
        if country and not word.tags & (Tag.PLURAL | Tag.NAME) and phrase.lo == phrase.head:
            keys = frozenset({country})
            return mention._replace(
                type="organization", name=country_name(country), names=(), keys=keys, role="", place=True
            )
        return mention

    def place(self, p: Passage, lo: int, hi: int, found: Found | None) -> Someone:
        """Return the place that tokens ``[lo, hi)`` name, in the cast from now on."""
        mention = mention_of(p, lo, hi)
        name = found.known.name if found is not None else mention.name
        someone = self._places.get(name)
        if someone is None:
            everyone = self._cast.everyone
            someone = Someone(mention._replace(type="place", name=name, names=(), role=""), len(everyone))
            everyone.append(someone)
            self._places[name] = someone
            someone.country = found.known.country if found is not None else ""
            someone.coordinates = coordinates(name, someone.country)
        if (mention.lo, mention.hi) not in someone.mentions:
            someone.mentions.append((mention.lo, mention.hi))
        return someone


def _country(p: Passage, mention: Mention) -> str:
    """Return the country that a participant's words tell: of a demonym, its name, a body known by name."""
    code = next((key for key in sorted(mention.keys) if len(key) == 2 and key.isascii()), "")
    if code:
        return code
    found = known_at(p.tokens.words, mention.lo)
    return found.known.country if found is not None else ""
