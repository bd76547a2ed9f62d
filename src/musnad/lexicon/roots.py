"""The letters that stay through the forms of a word, for comparing what two clauses speak of."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from musnad.lexicon.nouns import rest_of
from musnad.lexicon.strips import strips
from musnad.text.tokens import Word

_STEM: Final = 3
_SHORTEST: Final = 2


def root(word: Word) -> str:
    """Return the letters that the forms of a word share: قتلوا, مقتل, قتلى give قتل; "" for too few."""
    return _root(rest_of(word))


@lru_cache(maxsize=50_000)
def _root(form: str) -> str:
    table = strips()
    stem = form.removeprefix("ال") if len(form) > _STEM + 1 else form
    stem = _without(stem, table.endings, str.removesuffix)
    rest = _without(stem, table.beginnings, str.removeprefix)
    if len(rest) > _STEM and len(stem) - len(rest) == 1 and rest[1] in table.infixes:
        rest = rest[0] + rest[2:]  # اعتداء, يعتدي
    strong = "".join(letter for letter in rest if letter not in table.weak)
    return strong if len(strong) >= _SHORTEST else ""


def _without(stem: str, affixes: tuple[str, ...], take_off: Callable[[str, str], str]) -> str:
    for affix in affixes:
        rest = take_off(stem, affix)
        if rest != stem and len(rest) >= _STEM:
            return rest
    return stem
