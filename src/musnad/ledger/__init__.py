"""Many articles in one memory: added once, searched, compared, traced."""

from musnad.ledger.adding import AddOptions
from musnad.ledger.ledger import Ledger, Report, open_ledger
from musnad.ledger.stats import Stats

__all__ = ["AddOptions", "Ledger", "Report", "Stats", "open_ledger"]
