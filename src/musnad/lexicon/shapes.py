"""Shapes of ordinary words, by which an unlisted word is told from a personal name."""

import re
from functools import cache

from musnad.lexicon.tables import rows
from musnad.text.tokens import LATIN, WORD, Word

_SHORTEST_NAME = 3
_ROOT = str.maketrans({"ف": ".", "ع": ".", "ل": "."})


def namelike(word: Word) -> bool:
    """Tell whether an unlisted ``word`` may be a personal name: it has no shape of ordinary words."""
    if word.kind == LATIN:
        return True
    if word.kind != WORD or word.cues or word.number is not None or word.time is not None:
        return False
    if len(word.form) < _SHORTEST_NAME or (word.bare[-1] == "ه" and not word.form.endswith("الله")):
        return False
    return _ordinary().match(word.form) is None


@cache
def _ordinary() -> re.Pattern[str]:
    """Return one expression for all shapes; it runs once a spelling, not once a token."""
    shapes = []
    for row in rows("lexicon/shapes.tsv", ("shape", "example", "note")):
        shape = row["shape"]
        if shape.endswith("+"):
            shapes.append(shape[:-1] + ".{2,}")
        elif shape.startswith("+"):
            shapes.append(".{2,}" + shape[1:])
        else:
            shapes.append(shape.translate(_ROOT))
    return re.compile(f"(?:{'|'.join(shapes)})$")
