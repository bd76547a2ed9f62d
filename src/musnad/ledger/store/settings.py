"""Which ledger is meant when none is named."""

import os
import tomllib
from pathlib import Path

import click

from musnad.errors import LedgerError

VARIABLE = "MUSNAD_LEDGER"
DEFAULT = "news.db"


def default_ledger() -> str:
    """Return where the ledger is when nobody says: the variable's, the setting's, else ``news.db`` here.

    The setting is ``ledger = "…"`` in ``config.toml`` in the user's folder of musnad's settings.

    Raises:
        LedgerError: the file of settings is no TOML, or its ``ledger`` is no text.
    """
    return os.environ.get(VARIABLE) or _setting() or DEFAULT


def settings_file() -> Path:
    """Return where the user's settings are read from."""
    return Path(click.get_app_dir("musnad")) / "config.toml"


def _setting() -> str | None:
    path = settings_file()
    if not path.is_file():
        return None
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("ledger")
    except (OSError, ValueError) as error:
        raise LedgerError(f"{path}: {error}") from error
    if found is not None and not isinstance(found, str):
        raise LedgerError(f'{path}: ledger: write a path or URL between quotation marks, as "news.db"')
    return found
