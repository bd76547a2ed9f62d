"""Running the reader: what it needs is loaded before the first visitor comes."""

import gc
from typing import Final

import uvicorn

from musnad.ledger import Ledger, SearchOptions
from musnad.ledger.search.index import KINDS
from musnad.web.app import create_app
from musnad.web.options import WebOptions

_BETWEEN_COLLECTIONS: Final = 20_000  # objects; a page makes a few thousand, which die with it


def run(ledger: Ledger, options: WebOptions, *, host: str, port: int) -> None:
    """Serve ``ledger`` until interrupted."""
    app = create_app(ledger, options)
    warm_up(ledger)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)


def warm_up(ledger: Ledger) -> None:
    """Load what searches need, and keep the collector from looking through it again and again."""
    for kind in KINDS:
        ledger.search("خبر", options=SearchOptions(kind=kind))
    gc.collect()
    gc.freeze()
    gc.set_threshold(_BETWEEN_COLLECTIONS)
