"""What counted nouns say of an event: قتيل, جريح; the table is ``lexicon/event_counts.tsv``."""

from functools import cache

from musnad.lexicon.events import COUNTS
from musnad.lexicon.tables import rows


def counted_harm(measure: str) -> str:
    """Return what a figure of this measure counts in an act of violence, "" for anything else."""
    return _table().get(measure, "")


@cache
def _table() -> dict[str, str]:
    return {
        measure: row.one_of("counts", COUNTS)
        for row in rows("lexicon/event_counts.tsv", ("counts", "measures"))
        for measure in row.many("measures")
    }
