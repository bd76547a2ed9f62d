"""How much a word tells of what an article is about: the rarer in the news, the more."""

from functools import cache, lru_cache
from typing import Final

from musnad.lexicon.tables import word_list
from musnad.text.fold import fold

RAREST: Final = 10  # of a word that is not listed: it stands in fewer than one of 400 articles
_DIGITS: Final = {str(digit): digit for digit in range(RAREST)}


@lru_cache(maxsize=100_000)
def rarity(key: str) -> int:
    """Return n for a word that stands in about one of 2ⁿ articles of news, at most `RAREST`.

    ``key`` is the word as it is compared: its lemma, else its stem without clitics and article.
    """
    return _listed().get(fold(key).casefold(), RAREST)


@cache
def _listed() -> dict[str, int]:
    return word_list("lexicon/rarity.tsv", _DIGITS)
