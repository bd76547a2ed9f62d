"""The unit of a figure: the sign, measure, currency or counted noun that its number counts."""

from collections import Counter
from typing import Final, NamedTuple

from musnad.extract.numbers.quantities import Quantity, before_number
from musnad.lexicon.contexts import contexts
from musnad.lexicon.nouns import demonym_country
from musnad.lexicon.numbers import apart
from musnad.lexicon.types import Tag
from musnad.lexicon.units import (
    ALWAYS,
    Currency,
    counted_key,
    countries_mentioned,
    currency_names,
    currency_of,
    currency_sign,
    is_known_unit,
    is_plural,
    measure_at,
)
from musnad.text.tokens import BREAK, LATIN, PUNCT, WORD, Tokens, Word

_CLOSING: Final = frozenset(")]»\"”›'")
_LETTERLESS: Final = Tag.PREPOSITION | Tag.CONJUNCTION | Tag.COMPLEMENTIZER | Tag.RELATIVE | Tag.PARTICLE
_NO_NOUN: Final = _LETTERLESS | Tag.PRONOUN | Tag.DETERMINER
_WITH_CLITIC: Final = Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION
_KNOWN: Final = Tag.NOUN | Tag.ROLE | Tag.GROUP | Tag.ORG | Tag.DOCUMENT | Tag.MEDIA | Tag.PLACE | Tag.DEMONYM
_PLACES: Final = Tag.COUNTRY | Tag.CITY
_COUNT_REACH: Final = 7


class Unit(NamedTuple):
    """A unit: tokens ``[start, end)``, its code for measures and currencies, what it is compared by."""

    start: int
    end: int
    code: str | None = None
    key: str | None = None
    noun: bool = False  # a counted noun that follows the number


class UnitReader:
    """Reads the units of one text; counts the countries it speaks of once, when a currency asks."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._mentioned: Counter[str] | None = None

    def read(self, found: Quantity) -> Unit | None:
        """Return what the number counts, or None when the text does not say."""
        words = self.tokens.words
        at = self.after(found)
        if _is_club(words, at):
            return None
        return (
            self._coded(at)
            or (self._coded(at + 1) if at < len(words) and words[at].form == _OF else None)
            or self._sign_before(found.start)
            or _noun_before(words, found)
            or self._noun_after(at, found)
            or _count_before(words, found.start)
        )

    def after(self, found: Quantity) -> int:
        """Return the index of the first token after the number, over the marks that close around it."""
        words = self.tokens.words
        at = found.end
        while at < len(words) and words[at].kind == PUNCT and words[at].surface in _CLOSING:
            at += 1
        return at

    def _coded(self, at: int) -> Unit | None:
        """Read a measure or currency at ``at``."""
        words = self.tokens.words
        if at >= len(words):
            return None
        measure = measure_at(words, at)
        if measure is not None:
            return Unit(at, measure.end, measure.code, measure.code)
        word = words[at]
        code = currency_sign(word.surface)
        if code:
            return Unit(at, at + 1, code, code)
        return self._currency(at) if word.kind == WORD else None

    def _currency(self, at: int) -> Unit | None:
        words = self.tokens.words
        names = currency_names(words[at].form)
        if not names:
            return None
        following = words[at + 1] if at + 1 < len(words) else None
        country = demonym_country(following) if following is not None and following.tags & Tag.DEMONYM else ""
        if country:
            code = currency_of(names, country, Counter())
        elif following is not None and (narrower := _both(names, currency_names(following.form))):
            country, code = narrower, narrower
        elif names[0].usual == ALWAYS:
            code = names[0].code
        else:
            code = currency_of(names, "", self._countries())
        key = code or counted_key(words[at].form)
        return Unit(at, at + (2 if country else 1), code or None, key)

    def _countries(self) -> Counter[str]:
        if self._mentioned is None:
            self._mentioned = countries_mentioned(self.tokens.words)
        return self._mentioned

    def _sign_before(self, start: int) -> Unit | None:
        if not start:
            return None
        word = self.tokens.words[start - 1]
        code = currency_sign(word.surface) if word.kind in (PUNCT, LATIN) else ""
        if not code and word.surface in _PERCENT:
            code = "%"
        return Unit(start - 1, start, code, code) if code else None

    def _noun_after(self, at: int, found: Quantity) -> Unit | None:
        words = self.tokens.words
        partitive = at < len(words) and words[at].form == _OF
        if partitive:
            at += 1
        whole = partitive or found.bound == "vague" or found.first.kind.startswith("fraction")
        if at >= len(words) or not is_counted(words[at], definite=whole):
            return None
        if partitive and (
            not _may_be_whole(words[at]) or "count" in contexts().before.get(words[at].form, ())
        ):
            return None
        end = _phrase_end(words, at)
        return Unit(at, end, None, counted_key(words[at].form), noun=True)


def _is_club(words: list[Word], at: int) -> bool:
    """Tell whether a currency and a city name a club: «2-6 ريال مدريد»."""
    if at + 1 >= len(words) or not currency_names(words[at].form):
        return False
    tags = words[at + 1].tags
    return bool(tags & Tag.CITY) and not tags & (Tag.DEMONYM | _WITH_CLITIC)


_PERCENT: Final = frozenset("%٪")
_OF: Final = "من"


def _both(names: tuple[Currency, ...], narrower: tuple[Currency, ...]) -> str:
    """Return the code of the currency that both words name: جنيه إسترليني."""
    codes = {each.code for each in names}
    return next((each.code for each in narrower if each.code in codes), "")


def is_counted(word: Word, *, definite: bool = False, joined: bool = False) -> bool:
    """Tell whether a word may be a noun that a number counts.

    ``definite``: also with the article; ``joined``: also with a preposition written on it.
    """
    if word.kind != WORD or word.number is not None or len(word.form) < 2 or word.tags & _NO_NOUN:
        return False
    if "versus" in contexts().after.get(word.form, ()) or (word.tags & _PLACES and not word.tags & Tag.NOUN):
        return False
    if not joined and _is_joined_or_verb(word):
        return False
    if word.form.startswith(("لل", "وال", "بال", "فال")):
        return joined
    return definite or not is_definite(word)


def _is_joined_or_verb(word: Word) -> bool:
    """Tell whether something is written on a word, or it is a verb; a known unit is neither."""
    if is_known_unit(word.form):
        return False
    if word.tags & _WITH_CLITIC or _is_of_many(word.form):
        return True
    return not word.tags & _KNOWN and _looks_no_noun(word)


def _is_of_many(form: str) -> bool:
    """Tell whether a word has the shape of a verb of several: يمثلون, but not يمنيون."""
    return form.startswith("ي") and form.endswith("ون") and not form.endswith("يون")


def _looks_no_noun(word: Word) -> bool:
    """Tell whether a word no table knows as a noun looks like a verb, or joined by و."""
    if word.tags & Tag.VERB or any(cue.kind == "verb" for cue in word.cues):
        return True
    return word.form.endswith("وا") or word.form.startswith("و")


def is_possessed(word: Word) -> bool:
    """Tell whether a word ends like one with a possessive pronoun."""
    return bool(word.tags & Tag.POSSESSED) or (
        len(word.form) > 4 and word.form.endswith(("ها", "هم", "هما", "نا"))
    )


def _may_be_whole(word: Word) -> bool:
    """Tell whether a word after «من» may be what the number is a part of: 12 من الضباط, من مقاتليها."""
    return is_definite(word) or is_plural(word) or is_possessed(word) or word.form.endswith("ي")


def is_definite(word: Word) -> bool:
    """Tell whether a word has the article."""
    return bool(word.tags & Tag.DEFINITE) or (word.bare.startswith("ال") and len(word.form) > 4)


def _phrase_end(words: list[Word], at: int) -> int:
    """Return where the counted noun and its adjectives end, three words at most."""
    end = at + 1
    head = words[at]
    while end < len(words) and end < at + 3 and _goes_on(head, words[end - 1], words[end]):
        end += 1
    return end


def _goes_on(head: Word, before: Word, word: Word) -> bool:
    if not is_counted(word, definite=True) or word.cues:
        return False
    if is_definite(head):
        return is_definite(word) and word.form.endswith(("ه", "ي", "ين", "ون"))
    if is_definite(word):
        return not before.form.endswith("ا") and not is_definite(before) and _is_construct(before, word)
    form = word.form
    if head.form.endswith("ا"):
        return form.endswith("ا") and len(form) > 3 and not form.endswith(("ها", "وا", "نا"))
    return form.endswith(("يه", "ي")) and len(form) > 3


def _is_construct(before: Word, word: Word) -> bool:
    return not before.form.endswith(("ين", "ون", "ه")) and is_plural(before) and is_plural(word)


def _noun_before(words: list[Word], found: Quantity) -> Unit | None:
    """Read the noun that a definite number, «واحد» or «اثنان» follows: المباريات الثلاث, دائرة واحدة."""
    at = before_number(words, found.start)
    if at < 0 or words[at].kind != WORD:
        return None
    follows = is_lone_one(found) or (is_lone_two(found) and words[at].form.endswith(("ين", "ان")))
    if not (found.first.definite or has_article(words, found.start) or follows) or found.value is None:
        return None
    if found.first.kind.startswith("fraction") or not is_counted(words[at], definite=True, joined=True):
        return None
    if not (follows or is_definite(words[at]) or is_possessed(words[at])):
        return None
    return Unit(at, at + 1, None, counted_key(words[at].form))


def has_article(words: list[Word], start: int) -> bool:
    """Tell whether the number at token ``start`` has the article as a word of its own: الـ 27."""
    return start > 0 and words[start - 1].form in apart().articles


def is_lone_one(found: Quantity) -> bool:
    """Tell whether the number is «واحد» in words, which follows its noun."""
    return found.value == 1 and found.first.kind == "unit"


def is_lone_two(found: Quantity) -> bool:
    """Tell whether the number is «اثنان» in words, which follows its dual."""
    return found.value == 2 and found.first.kind == "unit"


def _count_before(words: list[Word], start: int) -> Unit | None:
    """Read the noun of «عدد القتلى», «إجمالي عدد المصابين» before the number."""
    classes = contexts().before
    for at in range(start - 2, max(-1, start - _COUNT_REACH), -1):
        word = words[at]
        if word.kind == BREAK or word.number is not None:
            return None
        if "count" in classes.get(word.form, ()):
            noun = at + 1
            if noun < start and "count" in classes.get(words[noun].form, ()):
                noun += 1
            if noun < start and is_counted(words[noun], definite=True):
                return Unit(noun, min(start, _phrase_end(words, noun)), None, counted_key(words[noun].form))
            return None
    return None
