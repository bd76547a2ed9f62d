"""The grammar of calendar expressions: all readers of `musnad.extract.date_points`, brought together."""

from musnad.extract import date_counts, date_days, date_months, date_numeric, date_units
from musnad.extract.date_points import point

__all__ = ["date_counts", "date_days", "date_months", "date_numeric", "date_units", "point"]
