"""A ledger that is disturbed while articles are added: killed, full, cut off, with another beside it."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, event

from ledger_articles import rows, table
from musnad.article import Rejected
from musnad.errors import LedgerError
from musnad.ledger import Ledger, Report, open_ledger
from musnad.ledger.filing import adding
from musnad.ledger.filing.batches import file
from musnad.ledger.preparing.filed import Outcome
from musnad.ledger.preparing.prepare import Prepared
from musnad.reading import read_many
from musnad.record import Record
from postgres_server import Server

COUNT = 90
KILLS = 6
# Small batches, so that there is something between the first and the last.
ADD = """
import sys
from musnad.ledger import open_ledger
from musnad.ledger.filing import adding
adding._BATCH = 4
with open_ledger(sys.argv[2]) as ledger:
    print("open", flush=True)
    ledger.add(sys.argv[1])
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return table(tmp_path / "docs.jsonl", rows(COUNT))


@pytest.fixture
def undisturbed(source: Path, tmp_path: Path) -> str:
    with open_ledger(str(tmp_path / "undisturbed.db")) as ledger:
        ledger.add(source)
        return ledger.contents_hash()


def started(source: Path, place: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(  # noqa: S603 - the program above
        [sys.executable, "-c", ADD, source, place], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    return process


def test_killed_at_any_moment_it_goes_on_where_it_was(place: str, source: Path, undisturbed: str) -> None:
    chance = random.Random(7)  # noqa: S311 - for variety, not for secrets
    killed = []
    for _ in range(KILLS):
        process = started(source, place)
        time.sleep(chance.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        killed.append(process.wait() == -signal.SIGKILL)
    with open_ledger(place) as ledger:
        ledger.add(source)
        assert ledger.contents_hash() == undisturbed
    assert any(killed)


def test_two_processes_add_at_once(place: str, tmp_path: Path) -> None:
    first, second = table(tmp_path / "a.jsonl", rows(60)), table(tmp_path / "b.jsonl", rows(COUNT)[30:])
    processes = [started(first, place), started(second, place)]
    assert [process.wait(60) for process in processes] == [0, 0]
    with open_ledger(place) as ledger:
        assert ledger.stats().articles == COUNT
        assert sorted(record.id for record in ledger.records()) == sorted(row["id"] for row in rows(COUNT))


def test_a_full_disk_is_said_and_loses_nothing(
    source: Path, tmp_path: Path, undisturbed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_BATCH", 4)
    place = str(tmp_path / "news.db")
    with open_ledger(place) as ledger:
        _fill_up(ledger)
        with pytest.raises(LedgerError, match=r"full.*free some space"):
            ledger.add(source)
    with open_ledger(place) as ledger:
        kept = ledger.stats().articles
        assert 0 < kept < COUNT
        assert ledger.add(source) == Report(added=COUNT - kept, unchanged=kept)
        assert ledger.contents_hash() == undisturbed


def _fill_up(ledger: Ledger) -> None:
    """Let the file of ``ledger`` grow by little more."""
    ledger.engine.dispose()

    @event.listens_for(ledger.engine, "connect")
    def limit(connection: object, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[attr-defined]
        connection.execute(f"PRAGMA max_page_count = {pages + 60}")  # type: ignore[attr-defined]


def test_a_lost_connection_is_said_and_loses_nothing(
    postgresql: Server, source: Path, undisturbed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_BATCH", 4)
    place = postgresql.new_database("lost")
    with open_ledger(place) as ledger:

        def cut_off(connection: Connection, batch: Sequence[Prepared]) -> list[Outcome]:
            if any(prepared.article.record_id == "a20" for prepared in batch):
                _terminate_all(postgresql, "lost")
            return file(connection, batch)

        monkeypatch.setattr(adding, "file", cut_off)
        with pytest.raises(LedgerError, match="run the same command again"):
            ledger.add_records(_records(source))
        monkeypatch.setattr(adding, "file", file)
        assert ledger.stats().articles == 20
        assert ledger.add_records(_records(source)) == Report(added=COUNT - 20, unchanged=20)
        assert ledger.contents_hash() == undisturbed


def _records(source: Path) -> Iterator[Record | Rejected]:
    return read_many(source)


def _terminate_all(server: Server, database: str) -> None:
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database]
        )
