"""Words around an event that say whether it happened: their classes, one bit each.

What the classes mean is described at the head of ``data/ar/lexicon/event_contexts.tsv``.
"""

from functools import cache
from typing import Final

from musnad.lexicon.affixes import beginnings, possessives, stripped
from musnad.lexicon.tables import rows
from musnad.text.fold import fold

DENIED: Final = 1
PLANNED: Final = 2
SUPPOSED: Final = 4
RECALLED: Final = 8
FICTION: Final = 16
GAME: Final = 32
ATTEMPT: Final = 64
HOLDS: Final = 128
PLAY: Final = FICTION | GAME  # of no event that happened
ACCIDENT: Final = 256
_CLASSES: Final = {
    "denied": DENIED, "planned": PLANNED, "supposed": SUPPOSED, "recalled": RECALLED,
    "fiction": FICTION, "game": GAME, "attempt": ATTEMPT, "holds": HOLDS, "accident": ACCIDENT, "other": 0,
}  # fmt: skip

_ARTICLE: Final = "ال"


def context_of(form: str) -> int:
    """Return the classes of the word with this folded form, as bits."""
    table = _contexts()
    found = 0
    for base in (form, *(part[1] for part in stripped(form))):
        plain = base[2:] if base.startswith(_ARTICLE) else base
        if base in table or plain in table:
            found |= table.get(base, 0) | table.get(plain, 0)
            continue
        stem = _unowned(base)
        if stem:
            found |= table.get(stem, 0) | (table.get(stem[:-1] + "ه", 0) if stem[-1] == "ت" else 0)
    return found


def context_beginnings() -> frozenset[str]:
    """Return how all words of the table of contexts begin, clitics taken off, as `beginnings` does."""
    forms = set(_contexts())
    forms |= {f"{form[:-1]}ت" for form in forms if form.endswith("ه")}  # so written before a pronoun
    return beginnings(forms, possessives())


def _unowned(base: str) -> str:
    """Return a word without the pronoun written on it, "" where none is: منعهم, نيته."""
    for end in possessives():
        stem = base[: -len(end)]
        if base.endswith(end) and (len(stem) > 3 or (len(stem) == 3 and (len(end) > 1 or stem[-1] == "ت"))):
            return stem
    return ""


@cache
def _contexts() -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows("lexicon/event_contexts.tsv", ("class", "words")):
        bit = _CLASSES[row.one_of("class", frozenset(_CLASSES))]
        for word in row.many("words"):
            form = fold(word)
            found[form] = found.get(form, 0) | bit
    return found
