"""Closed classes of little words around a cue: negations, copulas, links; `data/ar/lexicon/grammar.tsv`."""

from functools import cache

from musnad.lexicon.tables import rows
from musnad.text.fold import fold


def closed(name: str) -> frozenset[str]:
    """Return the folded words of the class ``name``.

    Raises:
        KeyError: the table has no such class; a mistake in the code that asks.
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {
        row["class"]: frozenset(fold(word) for word in row.many("words"))
        for row in rows("lexicon/grammar.tsv", ("class", "words"))
    }
