"""The measured precision of each rule, as the calibration command wrote it."""

from functools import cache
from typing import Final

from musnad.lexicon.tables import rows

_UNMEASURED: Final = 0.5  # a rule that no annotated case has tried


def confidence(rule: str) -> float:
    """Return the precision measured for ``rule``, 0.5 where nothing was measured."""
    return _measured().get(rule, _UNMEASURED)


@cache
def _measured() -> dict[str, float]:
    columns = ("rule", "cases", "right", "confidence")
    return {row["rule"]: row.parse("confidence", float) for row in rows("rules/confidence.tsv", columns)}
