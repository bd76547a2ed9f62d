"""Words by which denials point at claims; the table is ``lexicon/disputed.tsv``."""

from functools import cache
from typing import Final

from musnad.lexicon.acts import may_stem, stem_beginnings, stems
from musnad.lexicon.affixes import affixes
from musnad.lexicon.tables import rows
from musnad.text.fold import fold

CLASSES: Final = frozenset(
    {"truth", "accusation", "news", "speech", "matter", "number", "part", "told", "knowing"}
    | {
        "negation",
        "light",
        "joint",
        "background",
        "untrue",
        "fact",
        "what",
        "claiming",
        "doubting",
        "countering",
        "blaming",
    }
)
_LEMMAS: Final = frozenset({"claiming", "doubting", "countering"})
_KEPT: Final = 50_000  # forms
_EXACT: Final = frozenset(
    {"negation", "fact", "joint", "background"}
)  # of the very form only: لا is not in لأن
_NONE: Final[frozenset[str]] = frozenset()


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    """Return the classes by word, and, under "lemma", by the lemma of a cue."""
    found: dict[str, dict[str, frozenset[str]]] = {"word": {}, "lemma": {}}
    for row in rows("lexicon/disputed.tsv", ("word", "class", "note")):
        kind = row.one_of("class", CLASSES)
        by = found["lemma" if kind in _LEMMAS else "word"]
        for word in row.many("word"):
            key = word if kind in _LEMMAS else fold(word)
            by[key] = by.get(key, frozenset()) | {kind}
    return found


def cue_roles(lemma: str) -> frozenset[str]:
    """Return the classes of the table that a cue with this lemma belongs to."""
    return _table()["lemma"].get(lemma, frozenset())


def roles(form: str) -> frozenset[str]:
    """Return the classes of the table that a word of this folded form belongs to."""
    table = _table()["word"]
    exact = table.get(form)
    if exact is not None:
        return exact
    if form[:1] in "وف" and "negation" in (found := table.get(form[1:], frozenset())):
        return found
    if not may_stem(form, _beginnings()):
        return _NONE
    return frozenset(kind for stem in stems(form) for kind in table.get(stem, ()) if kind not in _EXACT)


@cache
def _beginnings() -> frozenset[str]:
    return stem_beginnings(_table()["word"])


class _Roles(dict[str, frozenset[str]]):
    """`roles` by form, kept: asked for so many words that a function's call would tell."""

    def __missing__(self, form: str) -> frozenset[str]:
        if len(self) > _KEPT:
            self.clear()
        found = self[form] = roles(form)
        return found


ROLES: Final = _Roles()


@cache
def _possessive() -> tuple[str, ...]:
    return tuple(ending for ending, ways in affixes().endings.items() if any(way.pronoun for way in ways))


def is_possessed(bare: str) -> bool:
    """Tell whether a word, as it is written but for marks, ends as one with a possessive pronoun does."""
    return bare.endswith(_possessive())
