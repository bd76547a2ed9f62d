"""A number that may be a figure, with what stands around it."""

from typing import Final

from musnad.extract.figures.units import Unit, has_article
from musnad.extract.numbers.below_thousand import joined_number
from musnad.extract.numbers.quantities import Quantity, before_number
from musnad.lexicon.contexts import contexts
from musnad.lexicon.units import is_known_unit
from musnad.text.tokens import Tokens, Word

NO_CLASSES: Final[frozenset[str]] = frozenset()
AND: Final = "و"
OF: Final = "من"
BY: Final = "ب"


class Candidate:
    """A number and its surroundings, looked up once for all filters.

    ``before`` is the index of the word before the number, over brackets and prepositions written apart
    (-1 at the start); ``after`` that of the first token after it, over closing marks.
    ``classes_before`` and ``classes_after`` are the classes of these words in ``number_contexts.tsv``.
    """

    __slots__ = (
        "after",
        "before",
        "classes_after",
        "classes_before",
        "found",
        "is_digits",
        "tokens",
        "unit",
        "word_after",
        "word_before",
        "words",
    )

    def __init__(self, tokens: Tokens, found: Quantity, unit: Unit | None, after: int) -> None:
        words = tokens.words
        table = contexts()
        self.tokens = tokens
        self.words = words
        self.found = found
        self.unit = unit
        self.after = after
        self.before = before_number(words, found.start)
        self.word_before: Word | None = words[self.before] if self.before >= 0 else None
        self.word_after: Word | None = words[after] if after < len(words) else None
        self.is_digits = found.first.kind == "digits"
        self.classes_before = _classes(table.before, self.word_before)
        self.classes_after = _classes(table.after, self.word_after)

    def is_definite(self) -> bool:
        """Tell whether the number has the article, written on it or as «الـ 27»."""
        return self.found.first.definite or has_article(self.words, self.found.start)

    def is_bare(self) -> bool:
        """Tell whether it is digits alone: no unit, no bound, no scale word."""
        return self.unit is None and self.is_digits and self.found.bound == "exact" and not self.is_scaled()

    def is_scaled(self) -> bool:
        """Tell whether the number ends in a scale word: 18 ألف."""
        return self.found.last.scale > 1

    def counts(self) -> bool:
        """Tell whether a counted noun, measure or currency follows the number."""
        unit = self.unit
        return unit is not None and (unit.noun or unit.code is not None) and unit.start >= self.found.end

    def counts_next(self) -> bool:
        """Tell whether a counted noun stands next to the number, with no «من» between."""
        return self.unit is not None and self.unit.noun and self.unit.start == self.after

    def measures_next(self) -> bool:
        """Tell whether a measure, currency or percent sign stands next to the number."""
        return self.unit is not None and self.unit.code is not None and self.unit.start == self.after

    def counts_known(self) -> bool:
        """Tell whether the counted noun next to the number is one of ``counted.tsv``."""
        return (
            self.counts_next() and self.unit is not None and is_known_unit(self.words[self.unit.start].form)
        )

    def says_by_how_much(self) -> bool:
        """Tell whether the number is an amount by which something differs: بـ70, بنحو 70."""
        return self.found.bound != "exact" or self.words[self.found.start - 1].form == BY

    def follows_ordinal(self) -> bool:
        """Tell whether the number is joined by و to an ordinal: «الثامنة و32», «الثالثة والعشرين»."""
        words, start = self.words, self.found.start
        at = start - 1
        if joined_number(words, start) != start:
            if at < 0 or words[at].form != AND:
                return False
            at -= 1
        return at >= 0 and is_ordinal(words[at])

    def is_joined_fraction(self) -> bool:
        """Tell whether the number is «ونصف», «وربع»."""
        reading = self.words[self.found.start].number
        return reading is not None and reading.joined and reading.kind.startswith("fraction")


def is_ordinal(word: Word) -> bool:
    """Tell whether a word is an ordinal number: الثالثة."""
    return word.time is not None and word.time.kind == "ordinal"


def _classes(table: dict[str, frozenset[str]], word: Word | None) -> frozenset[str]:
    return NO_CLASSES if word is None else table.get(word.form, NO_CLASSES)
