"""Right-to-left text on terminals: some reorder and shape Arabic themselves, most do not.

``logical`` writes the text as it is, for files and pipes. ``terminal`` also does, each stretch
isolated, for terminals that do the rest. ``visual`` does the terminal's work: letters
joined, lines reordered, vowel signs left out (they cannot be placed after reordering).
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

Bidi = Literal["logical", "terminal", "visual"]

_RLI, _LRI, _PDI, _RLM, _LRM = "\u2067", "\u2066", "\u2069", "\u200f", "\u200e"
_MARKS = re.compile(f"[{_RLI}{_LRI}{_PDI}{_RLM}{_LRM}]")
_TIME = r"T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?"
_LEFT_TO_RIGHT = re.compile(rf"\d{{4}}-\d\d(?:-\d\d)?(?:{_TIME}|/\d{{4}}-\d\d(?:-\d\d)?)?|https?://\S+")
# The reordering library leaves brackets unmirrored. A tag behind each one, which keeps its side of it,
# comes out before the bracket where the text was reversed.
_PAIRS = "()[]{}<>«»‹›≤≥"
_MIRRORED = {one: _PAIRS[place ^ 1] for place, one in enumerate(_PAIRS)}
_TAG = "\ufe00"
_BRACKET = re.compile(f"[{re.escape(_PAIRS)}]")
_TAGGED = re.compile(f"(?P<even>{_BRACKET.pattern}){_TAG}|{_TAG}(?P<odd>{_BRACKET.pattern})")
_VTE_WITH_BIDI = 5800  # GNOME Terminal and its kin reorder from VTE 0.58 on
_BIDI_PROGRAMS = frozenset({"Apple_Terminal", "mintty"})


def chosen(name: str | None) -> Bidi | None:
    """Return the way that ``name`` names, None for any other word."""
    ways: dict[str | None, Bidi] = {"logical": "logical", "terminal": "terminal", "visual": "visual"}
    return ways.get(name)


def detect(environment: Mapping[str, str]) -> Bidi:
    """Return how to write for the terminal that ``environment`` describes.

    ``MUSNAD_BIDI`` decides where set. Unknown terminals count as unable: xterm, Alacritty, foot,
    kitty, WezTerm, VS Code and Windows Terminal do not reorder lines.
    """
    if (wished := chosen(environment.get("MUSNAD_BIDI"))) is not None:
        return wished
    version = environment.get("VTE_VERSION", "")
    able = (
        (version.isdecimal() and int(version) >= _VTE_WITH_BIDI)
        or "KONSOLE_VERSION" in environment
        or environment.get("TERM", "").startswith("mlterm")
        or environment.get("TERM_PROGRAM") in _BIDI_PROGRAMS
    )
    return "terminal" if able else "visual"


def rtl(line: str, bidi: Bidi) -> str:
    """Return one line of right-to-left text as it must be written."""
    if bidi != "logical":  # beside Arabic letters the parts of ISO dates and addresses would change places
        line = _LEFT_TO_RIGHT.sub(rf"{_LRI}\g<0>{_PDI}", line)
    if bidi == "visual":
        return _visual(line, "R")
    # The marks inside the isolate serve terminals that reorder but ignore isolates. They stand on a
    # space of their own: a bracket that carries a mark is not mirrored (VTE 0.70).
    return f"{_RLI}{_RLM}{line} {_RLM}{_PDI}" if bidi == "terminal" and line else line


def ltr(line: str, bidi: Bidi) -> str:
    """Return one line of left-to-right text, which may hold Arabic words, as it must be written."""
    if bidi == "visual":
        return _visual(line, "L")
    return f"{_LRM}{_LRI}{line}{_PDI}" if bidi == "terminal" and line else line


def room(cells: int, bidi: Bidi) -> int:
    """Return how many of ``cells`` a right-to-left line may fill, the space of its marks left out."""
    return cells - 1 if bidi == "terminal" else cells


def width(written: str) -> int:
    """Return how many terminal cells ``written`` takes."""
    return cell_len(written)


def printable(text: str) -> str:
    """Return ``text`` on one line, without control characters a terminal would obey."""
    kept = (" " if ch.isspace() else ch for ch in text if ch.isspace() or not _is_control(ch))
    return " ".join("".join(kept).split())


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs")


@cache
def _reshaper() -> "ArabicReshaper":
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415 - 20 ms that only this mode needs

    return ArabicReshaper({"delete_harakat": True, "ARABIC LIGATURE ALLAH": False})


def _visual(line: str, direction: Literal["L", "R"]) -> str:
    from bidi import get_display  # noqa: PLC0415 - only this mode needs it

    tagged = _BRACKET.sub(rf"\g<0>{_TAG}", _reshaper().reshape(line.replace(_TAG, "")))
    shown = _MARKS.sub("", str(get_display(tagged, base_dir=direction)))
    return _TAGGED.sub(lambda found: found["even"] or _MIRRORED[found["odd"]], shown)
