"""Figures in disputes: another number of the same thing, and a number that is refused."""

from bisect import bisect_left
from typing import Final

from musnad.extract.disputes.views import MAGNITUDE, OPENING, View
from musnad.lexicon.disputed import ROLES
from musnad.record import Figure

_NEGATED: Final = 4  # words: how far before a number the negation of it stands


class Numbers:
    """The figures of one article."""

    def __init__(self, figures: tuple[Figure, ...]) -> None:
        self.figures = figures
        self.starts = [figure.span[0] for figure in figures]

    def of(self, view: View) -> list[Figure]:
        """Return the figures in what ``view`` says."""
        found: list[Figure] = []
        for lo, hi in view.statement.content:
            first, last = bisect_left(self.starts, lo), bisect_left(self.starts, hi)
            found += self.figures[first:last]
        return found

    def refused(self, denial: View) -> list[str]:
        """Return the figures elsewhere that «19 وليس 28» refuses."""
        words = denial.words
        refused = {
            number.value
            for j, word in enumerate(words[:-1])
            if (number := words[j + 1].number) is not None and "negation" in ROLES[word.form]
        }
        own = self.of(denial)
        return [f.id for f in self.figures if f.value in refused and f not in own] if refused else []

    def claimed(self, denial: View, others: list[View]) -> list[View]:
        """Return the claims of the nearest other number, where the denial is about how many."""
        mine = self.of(denial)
        if not mine or not any("number" in ROLES[w.form] for w in denial.words[:OPENING]):
            return []
        if not _negates_number(denial):
            return []
        fitting = [(f.value, v) for v in others for f in self.of(v) if any(_conflict(f, m) for m in mine)]
        nearest = min(fitting, key=lambda each: abs(each[1].order - denial.order), default=None)
        return [v for value, v in fitting if nearest is not None and value == nearest[0]]

    def disputed(self, denial: View, claims: list[View]) -> list[str]:
        """Return the figures of the claims that the denial disputes: of a number, or with another number."""
        if not any("number" in ROLES[w.form] for w in denial.words):
            return []
        mine = self.of(denial)
        found = [f for claim in claims for f in self.of(claim)]
        return list(
            dict.fromkeys(f.id for f in found if not mine or f in mine or any(_conflict(f, m) for m in mine))
        )


def _negates_number(denial: View) -> bool:
    """Tell whether a negation stands shortly before a number: لم يتجاوز 30, ليس 28."""
    words = denial.words
    numbers = (j for j, word in enumerate(words) if word.number is not None)
    return any("negation" in ROLES[w.form] for j in numbers for w in words[max(0, j - _NEGATED) : j])


def _conflict(claimed: Figure, denied: Figure) -> bool:
    """Tell whether two figures may be of the same thing and say different numbers."""
    a, b = claimed.value, denied.value
    if (claimed.unit_code or denied.unit_code) and claimed.unit_code != denied.unit_code:
        return False
    if isinstance(a, int | float) and isinstance(b, int | float):
        return a != b and min(a, b) > 0 and max(a, b) / min(a, b) < MAGNITUDE
    return a != b
