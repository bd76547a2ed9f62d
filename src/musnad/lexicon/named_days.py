"""Events called by their day alone, and the year they mean: ``named_days.tsv``."""

from datetime import date
from functools import cache

from musnad.lexicon.tables import rows
from musnad.text.fold import fold


@cache
def _named_days() -> dict[tuple[str, int, int], int]:
    found = {}
    for row in rows("lexicon/named_days.tsv", ("day", "event")):
        day = row.parse("day", date.fromisoformat)
        for event in row.many("event"):
            found[fold(event), day.month, day.day] = day.year
    return found


def year_of(event: str, month: int, day: int) -> int | None:
    """Return the year of the folded ``event`` that is called by this day: هجمات 11 سبتمبر."""
    return _named_days().get((event, month, day))
