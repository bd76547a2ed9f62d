"""How two numbers make one range, from ``number_ranges.tsv``."""

from functools import cache
from typing import Final

from musnad.lexicon.tables import rows
from musnad.text.fold import fold

MEANINGS: Final = frozenset({"range", "gap", "change"})
ANY: Final = "*"


@cache
def range_rules() -> dict[str, dict[str, str]]:
    """Return what a joiner makes of two numbers: by opener, then by joiner, both folded.

    Raises:
        LanguageDataError: a cell holds none of the values it may hold.
    """
    rules: dict[str, dict[str, str]] = {}
    for row in rows("lexicon/number_ranges.tsv", ("opener", "joiner", "means")):
        means = row.one_of("means", MEANINGS)
        for opener in row.many("opener"):
            for joiner in row.many("joiner"):
                rules.setdefault(fold(opener), {})[fold(joiner)] = means
    return rules
