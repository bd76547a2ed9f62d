"""Shapes of ordinary words, by which an unlisted word is told from a personal name."""

import re
from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon.tables import rows
from musnad.text.tokens import LATIN, WORD, Word

_SHORTEST_NAME: Final = 3
_ROOT: Final = str.maketrans({"ف": ".", "ع": ".", "ل": "."})
_MORE: Final = 2  # letters that a + stands for at least


class _Shapes(NamedTuple):
    """Beginnings, endings and, by their length, whole shapes of ordinary words."""

    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    whole: dict[int, re.Pattern[str]]


def namelike(word: Word) -> bool:
    """Tell whether an unlisted ``word`` may be a personal name: it has no shape of ordinary words."""
    if word.kind == LATIN:
        return True
    if word.kind != WORD or word.cues or word.number is not None or word.time is not None:
        return False
    if len(word.form) < _SHORTEST_NAME or (word.bare[-1] == "ه" and not word.form.endswith("الله")):
        return False
    return not _is_ordinary(word.form)


def _is_ordinary(form: str) -> bool:
    shapes = _shapes()
    if form[:-_MORE].startswith(shapes.beginnings) or form[_MORE:].endswith(shapes.endings):
        return True
    whole = shapes.whole.get(len(form))
    return whole is not None and whole.match(form) is not None


@cache
def _shapes() -> _Shapes:
    shapes = [row["shape"] for row in rows("lexicon/shapes.tsv", ("shape", "example", "note"))]
    whole: dict[int, list[str]] = {}
    for shape in shapes:
        if "+" not in shape:
            whole.setdefault(len(shape), []).append(shape.translate(_ROOT))
    return _Shapes(
        tuple(shape[:-1] for shape in shapes if shape[-1] == "+"),
        tuple(shape[1:] for shape in shapes if shape[0] == "+"),
        {length: re.compile("|".join(some)) for length, some in whole.items()},
    )
