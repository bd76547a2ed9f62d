"""Inflected forms by spelling: of which entry a word as it is written can be a form.

Forms are kept folded, each with how it is written in full, so that a word may leave out hamzas and dots
as news does without becoming another word (هنأ is not هنا).
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, TypeVar

from musnad.lexicon.affixes import beginnings
from musnad.lexicon.conjugate import Inflection
from musnad.text.fold import fold

E = TypeVar("E")
Form = tuple[E, Inflection, str]
Forms = dict[str, list[Form[E]]]

# Pronouns by their last letter: a word ends in one at most.
_SUFFIXES: Final = {"ا": ("هما", "ها", "نا"), "م": ("هم",), "ن": ("هن",), "ي": ("ني",), "ه": ("ه",)}
_FOLDED: Final = {ord(letter): fold(letter) for letter in "أإآىةؤئ"}
# What the second letter may be written for the first, at the start of a word and further on: a hamza
# is often left out at the start, rarely within a short word.
_FIRST: Final = frozenset({"أا", "إا", "آا", "اإ"})
_LATER: Final = frozenset({"يى", "ةه", "ؤو", "ئي", "ؤئ", "ئؤ", "وؤ", "يئ"})
_LATER_LONG: Final = _LATER | {"أا", "آا"}
_LONG: Final = 5


def add_forms(forms: Forms[E], entry: E, spelled: Iterable[tuple[str, Inflection]]) -> None:
    """Add the spellings of ``entry`` to ``forms``."""
    for spelling, inflection in spelled:
        forms.setdefault(spelling.translate(_FOLDED), []).append((entry, inflection, spelling))


def inflected(forms: Forms[E], form: str, spelling: str) -> Iterator[Form[E]]:
    """Yield the entries that a word can be a form of, with the pronoun written on it; none for most."""
    for entry, inflection, generated in forms.get(form, ()):
        if inflection.alone and _agrees(generated, spelling):
            yield entry, inflection, ""
    if form[-1] not in _SUFFIXES or spelling[-1] == "ة":
        return
    for suffix in _SUFFIXES[form[-1]]:
        if form.endswith(suffix):
            for entry, inflection, generated in forms.get(form[: -len(suffix)], ()):
                if inflection.takes_pronoun and _agrees(generated, spelling):
                    yield entry, inflection, suffix


def inflected_beginnings(forms: Forms[E]) -> frozenset[str]:
    """Return how all ``forms`` begin, clitics taken off, as `beginnings` does."""
    return beginnings(forms, chain.from_iterable(_SUFFIXES.values()))


def _agrees(generated: str, written: str) -> bool:
    """Tell whether ``written`` begins with ``generated`` but for hamzas and dots that are often left out."""
    if written.startswith(generated):
        return True
    later = _LATER_LONG if len(generated) >= _LONG else _LATER
    return all(
        a == b or a + b in (later if place else _FIRST)
        for place, (a, b) in enumerate(zip(generated, written, strict=False))
    )
