"""A word in the forms it is written in: alone, with its article, with what is joined to it.

Readers who look for القاهرة mean بالقاهرة and قاهرة too. `readings` takes off a typed word what is
written on it, `variants` writes on a word what may be, and `is_form` tells وزير from و and زير.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from musnad.lexicon.affixes import affixes, possessives, stripped
from musnad.lexicon.nouns import noun, split
from musnad.lexicon.types import FUNCTION, Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.tokens import Word

_ARTICLE: Final = "ال"
_SHORTEST: Final = 3  # letters of a word that is found within another
_GUESSED: Final = Tag.DEFINITE | Tag.NAMELIKE  # what is said of words that no table knows
_WITH: Final = Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION
_JOINING: Final = "و"  # the one conjunction that is read off a word no table knows


class Readings(NamedTuple):
    """The words that a form may be, without article: what it surely is, and what else it could be."""

    sure: tuple[str, ...]
    possible: tuple[str, ...]


class Variant(NamedTuple):
    """What is written on a word: so many letters before it (but for the article), a pronoun behind it."""

    before: int
    pronoun: str


@lru_cache(maxsize=10_000)
def readings(form: str) -> Readings:
    """Return the words that the folded ``form`` may be with clitics written on them."""
    word = vocabulary()[form]
    mechanical = tuple(_without_article(part[1]) for part in stripped(form) if len(part[1]) >= _SHORTEST)
    if _is_known(word):
        base = _without_article(split(word).rest) if _ends_in_feminine(form) else _base(word)
        return Readings((base,), mechanical)
    sure = [_without_article(form)]
    for part in stripped(form):
        # A preposition before the article is one; before a name it may be the name's first letter.
        certain = part[1].startswith(_ARTICLE) if part[3] else part[2] == _JOINING
        if certain and len(part[1]) > _SHORTEST:
            sure.append(_without_article(part[1]))
    return Readings(tuple(dict.fromkeys(sure)), mechanical)


@lru_cache(maxsize=10_000)
def variants(base: str) -> dict[str, Variant]:
    """Return the folded forms that the word ``base`` (folded, without article) may be written in."""
    return dict(_variants(base))


def is_form(form: str, variant: Variant) -> bool:
    """Tell whether ``form`` may be read as that ``variant``, not as another word: وزير is no form of زير."""
    word = vocabulary()[form]
    if not _is_known(word):
        return True
    if split(word).start != variant.before:
        return False
    if not variant.pronoun:
        return True
    found = noun(word)
    if found is None or found.pronoun != variant.pronoun:
        return False
    return not _ends_in_feminine(form)


def is_filler(word: Word) -> bool:
    """Tell whether ``word`` only holds sentences together: في, أن, الذي."""
    return bool(word.tags & FUNCTION) and not word.tags & ~(FUNCTION | _WITH | Tag.DEFINITE | Tag.PHRASE)


def _ends_in_feminine(form: str) -> bool:
    """Tell whether a last «ه» is sooner «ة» than a pronoun: مدرسه is no form of مدرس."""
    return form.endswith("ه") and _is_known(vocabulary()[form[:-1] + "ة"])


def _is_known(word: Word) -> bool:
    return bool(word.tags & ~_GUESSED)


def _base(word: Word) -> str:
    """Return a known word without what is written on it."""
    rest = split(word).rest
    if word.tags & Tag.DEFINITE:
        rest = rest.removeprefix(_ARTICLE)
    found = noun(word)
    if found is None or not found.pronoun or not rest.endswith(found.pronoun):
        return rest
    stem = rest.removesuffix(found.pronoun)
    return f"{stem[:-1]}ه" if found.lemma.endswith("ة") and stem.endswith("ت") else stem


def _without_article(form: str) -> str:
    return form[2:] if len(form) > 4 and form.startswith(_ARTICLE) else form


def _variants(base: str) -> Iterator[tuple[str, Variant]]:
    stem = f"{base[:-1]}ت" if base.endswith("ه") else base
    for conjunction in ("", *sorted(affixes().conjunctions)):
        for preposition in ("", *sorted(affixes().prepositions)):
            before, count = conjunction + preposition, len(conjunction + preposition)
            yield before + base, Variant(count, "")
            yield conjunction + _definite(preposition, base), Variant(count, "")
            if len(base) >= _SHORTEST:
                yield from ((before + stem + pronoun, Variant(count, pronoun)) for pronoun in possessives())


def _definite(preposition: str, base: str) -> str:
    """Return ``base`` with the article after ``preposition``: ل and the article are written لل."""
    if preposition != "ل":
        return preposition + _ARTICLE + base
    return f"ل{base}" if base.startswith("ل") else f"لل{base}"
