"""Many articles in one memory: added once, searched, compared, traced."""

from musnad.ledger.adding import AddOptions, add
from musnad.ledger.filed import Outcome
from musnad.ledger.ledger import Ledger, Report, open_ledger
from musnad.ledger.stats import Stats
from musnad.ledger.trace import Trace

__all__ = ["AddOptions", "Ledger", "Outcome", "Report", "Stats", "Trace", "add", "open_ledger"]
