"""The reader: a newsroom's pages for a ledger. Loaded by ``musnad serve`` only."""

from musnad.web.app import create_app
from musnad.web.options import WebOptions

__all__ = ["WebOptions", "create_app"]
