"""Keys: words as they are compared between mentions, whatever clitic, article or spelling they have."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from musnad.lexicon.affixes import possessives
from musnad.lexicon.grammar import closed
from musnad.lexicon.nouns import demonym_country, noun, rest_of
from musnad.lexicon.types import Tag
from musnad.text.fold import fold
from musnad.text.tokens import Word

_PREMIERS: Final = closed("premier")
_CABINET: Final = closed("cabinet")
(_MINISTER,) = closed("minister")
_VOWELS: Final = frozenset("اويىءئؤ")


def key_of(word: Word) -> str:
    """Return ``word`` as it is compared between mentions: lemma or stem, a demonym as its country."""
    found = word.key
    if found is None:
        found = word.key = _key(word)
    return found


def _key(word: Word) -> str:
    if word.tags & Tag.NAMELIKE:
        return name_key(word)
    country = demonym_country(word) if word.tags & Tag.DEMONYM else ""
    if country:
        return country
    listed = noun(word)
    nisba = listed is not None and listed.number == "d" and word.tags & Tag.AMBIGUOUS
    if listed is not None and not (nisba and word.form.endswith("ي")):  # مصدر أمني, no two securities
        weak = listed.tags & Tag.ROLE and listed.lemma.endswith("ي") and len(listed.lemma) > 3
        return listed.lemma[:-1] if weak else listed.lemma  # محام and المحامي
    rest = rest_of(word).removesuffix(pronoun_of(word))
    return rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest


def one_cabinet(keys: frozenset[str]) -> frozenset[str]:
    """Return an office's keys, a head of government called by one name: رئيس الحكومة is رئيس الوزراء."""
    cabinet = next((key for key in keys if fold(key) in _CABINET), "")
    if not cabinet or not any(fold(key) in _PREMIERS for key in keys):
        return keys
    return keys - {cabinet} | {_MINISTER}


def pronoun_of(word: Word) -> str:
    """Return the possessive pronoun written on a noun, or "": أعماله, باسمها, محاميه."""
    found = word.pronoun
    if found is None:
        found = word.pronoun = _pronoun(word)
    return found


def _pronoun(word: Word) -> str:
    listed = noun(word)
    if listed is not None:
        return listed.pronoun
    if (
        word.bare.endswith("ة")
        or not word.tags & (Tag.NOUN | Tag.ROLE)
        or word.tags & (Tag.DEFINITE | Tag.NAME)
    ):
        return ""
    return next((end for end in possessives() if word.form[3:].endswith(end)), "")


def unread_preposition(word: Word) -> bool:
    """Tell whether an unlisted name begins with a preposition, as a hamza after it shows: لإليوت, بأوسلو."""
    return word.tags == Tag.NAMELIKE and word.bare[:1] in ("ل", "ب") and word.bare[1:2] in ("إ", "أ")


def name_key(word: Word) -> str:
    """Return a word of a name as it is compared: article and clitics left out, ترمب and ترامب made one."""
    found = word.name_key
    if found is None:
        found = word.name_key = _name_key(word)
    return found


def _name_key(word: Word) -> str:
    if unread_preposition(word):
        rest = word.form[1:]
    else:
        rest = rest_of(word) if word.tags & (Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION) else word.form
    rest = rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest
    return skeleton(rest)


@lru_cache(maxsize=10_000)
def consonants(name: str) -> str:
    """Return a foreign name without the vowels that are written in one place and not in the other."""
    return name[0] + "".join([letter for letter in name[1:] if letter not in _VOWELS])


def skeleton(name: str) -> str:
    """Return a longer word of a name without the long vowel that is as often left out: نتانياهو."""
    return name[0] + name[1:-1].replace("ا", "") + name[-1] if len(name) > 4 else name


def alias_key(words: Iterable[Word]) -> str:
    """Return a short name as it is compared: its words without article."""
    return " ".join(name_key(word).casefold() for word in words)
