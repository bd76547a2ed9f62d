"""The option of every command that works on a ledger."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from musnad.ledger import Ledger

F = TypeVar("F", bound=Callable[..., Any])

ledger_option: Callable[[F], F] = click.option(
    "--ledger",
    metavar="PATH|URL",
    help="The ledger: a file, or postgresql://…  [default: MUSNAD_LEDGER, the setting, news.db]",
)


def opened(where: str | None, *, create: bool = False) -> "Ledger":
    """Open the ledger that the option named.

    Raises:
        LedgerError: it cannot be opened, or there is none and ``create`` is False.
    """
    from musnad.ledger import open_ledger  # noqa: PLC0415 - 100 ms that only ledgers need

    return open_ledger(where, create=create)
