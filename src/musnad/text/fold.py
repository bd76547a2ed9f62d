"""Arabic letters as they are compared: without marks, with spelling variants made one.

``bare`` keeps the spelling and drops only what carries no letter; ``fold`` makes the usual
spelling variants one, so that a dictionary needs a single form. Neither keeps offsets: they are
applied to single words, whose place in the text is known.
"""

import re
import unicodedata
from typing import Final

# Harakat, Quranic signs, tatweel; zero-width and bidirectional controls; soft hyphen and BOM.
MARKS: Final = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad"
)
# Bidirectional controls: what closes one belongs to no word, though it is written on the last.
DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARKS: Final = re.compile(f"[{MARKS}]+")
PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
# Nearly every word has none of these: one search decides that there is nothing to take away.
_UNUSUAL: Final = re.compile(f"[{MARKS}\ufb50-\ufdff\ufe70-\ufefc\u06cc\u06a9\u0671\u06c1\u06be]")
_BARE: Final = str.maketrans({"\u06cc": "ي", "\u06a9": "ك", "\u0671": "ا", "\u06c1": "ه", "\u06be": "ه"})
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


def bare(word: str) -> str:
    """Return ``word`` without marks, presentation and Persian letters made plain Arabic."""
    if not _UNUSUAL.search(word):
        return word
    if PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    return _MARKS.sub("", word).translate(_BARE)


def fold(word: str) -> str:
    """Return ``word`` as it is looked up: bare, hamza carriers, ya and ta marbuta made one."""
    return fold_bare(bare(word))


def fold_bare(word: str) -> str:
    """Return the folded form of a word that is bare already."""
    # Ten times as quick as translate().
    word = word.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("ى", "ي")
    return word.replace("ة", "ه").replace("ؤ", "و").replace("ئ", "ي")


def ascii_digits(word: str) -> str:
    """Return ``word`` with Arabic-Indic and Persian digits and separators as ASCII ones."""
    return _MARKS.sub("", word).translate(_DIGITS)
