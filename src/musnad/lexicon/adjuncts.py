"""Words that end a source because an adjunct begins: when, where, about what, to whom."""

from functools import cache
from typing import NamedTuple

from musnad.lexicon.tables import rows
from musnad.text.fold import fold

_KINDS = frozenset({"occasion", "time", "topic", "channel", "manner"})
_NEEDS = frozenset({"", "occasion"})


class Adjunct(NamedTuple):
    """What kind of adjunct a word begins; ``needs_occasion`` when only before a speech occasion."""

    kind: str
    needs_occasion: bool


@cache
def anaphors() -> frozenset[str]:
    """Return the nouns that, definite and alone, mean the body or document last spoken of."""
    return frozenset(row["noun"] for row in rows("lexicon/anaphors.tsv", ("noun", "note")))


@cache
def adjuncts() -> dict[str, Adjunct]:
    """Return the adjunct that each folded word begins."""
    return {
        fold(row["word"]): Adjunct(row.one_of("kind", _KINDS), row.one_of("needs", _NEEDS) == "occasion")
        for row in rows("lexicon/adjuncts.tsv", ("word", "kind", "needs"))
    }
