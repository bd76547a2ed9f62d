"""The grammar of calendar expressions: all readers of `musnad.extract.dates.points`, brought together."""

from musnad.extract.dates import counts, days, months, numeric, units
from musnad.extract.dates.points import point

__all__ = ["counts", "days", "months", "numeric", "point", "units"]
