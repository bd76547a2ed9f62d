"""What the tests of ledgers share: an empty ledger of each kind."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.ledger import Ledger, open_ledger
from postgres_server import Server, running_server

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real PostgreSQL for the length of the tests; skipped with the reason where none is installed."""
    del tmp_path_factory
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made: a path, a URL."""
    if request.param == "sqlite":
        return str(tmp_path / "news.db")
    server: Server = request.getfixturevalue("postgresql")
    return server.new_database(f"news{next(_numbers)}")


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger, on SQLite and on PostgreSQL."""
    with open_ledger(place) as opened:
        yield opened
