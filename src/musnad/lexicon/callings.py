"""Words by which names are compared across articles; the table is ``lexicon/callings.tsv``."""

from functools import cache
from typing import Final

from musnad.lexicon.tables import rows
from musnad.text.fold import fold

CLASSES: Final = frozenset({"office", "kind", "state", "plain", "joined", "tail", "family"})


def calling(name: str) -> frozenset[str]:
    """Return the folded words of the class ``name``.

    Raises:
        KeyError: the table has no such class; a mistake in the code that asks.
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: set() for name in CLASSES}
    for row in rows("lexicon/callings.tsv", ("word", "class", "note")):
        found[row.one_of("class", CLASSES)].add(fold(row["word"]))
    return {name: frozenset(words) for name, words in found.items()}
