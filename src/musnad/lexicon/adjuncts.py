"""Words that end a source because an adjunct begins: when, where, about what, to whom."""

from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.tables import rows
from musnad.text.fold import fold

_KINDS: Final = frozenset({"occasion", "time", "topic", "channel", "manner"})
_NEEDS: Final = frozenset({"", "occasion"})
_ENDS: Final = frozenset({"any", "nominal", "occasion", "said"})


class Adjunct(NamedTuple):
    """What kind of adjunct a word begins; ``needs_occasion`` when only before a speech occasion."""

    kind: str
    needs_occasion: bool


@cache
def issuing_verbs() -> frozenset[str]:
    """Return the folded verbs, with the document as their object, after which its issuer stands: أصدرته."""
    return frozenset(fold(row["verb"]) for row in rows("lexicon/issuing_verbs.tsv", ("verb", "note")))


@cache
def content_enders() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return by first word: (second word or "", which content it ends: see the head of the table)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows("lexicon/content_enders.tsv", ("words", "ends", "note")):
        first, _, second = fold(row["words"]).partition(" ")
        found.setdefault(first, []).append((second, row.one_of("ends", _ENDS)))
    return {first: tuple(options) for first, options in found.items()}


@cache
def anaphors() -> frozenset[str]:
    """Return the nouns that, definite and alone, mean the body or document last spoken of."""
    return _anaphors()["body"]


@cache
def authors() -> frozenset[str]:
    """Return the nouns that, before a definite one, mean the person last spoken of: كاتب المقال."""
    return _anaphors()["person"]


@cache
def _anaphors() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {"body": set(), "person": set()}
    for row in rows("lexicon/anaphors.tsv", ("noun", "kind", "note")):
        found[row.one_of("kind", frozenset(found))].add(row["noun"])
    return {kind: frozenset(nouns) for kind, nouns in found.items()}


@cache
def adjuncts() -> dict[str, Adjunct]:
    """Return the adjunct that each folded word begins."""
    return {
        fold(row["word"]): Adjunct(row.one_of("kind", _KINDS), row.one_of("needs", _NEEDS) == "occasion")
        for row in rows("lexicon/adjuncts.tsv", ("word", "kind", "needs"))
    }
