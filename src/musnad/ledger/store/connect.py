"""Opening a ledger: SQLite in one file, or PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from musnad.errors import LedgerError

_BUSY_S = 60.0  # how long one process waits for another to end its batch
_WRITES = {"musnad_writes": True}
_WRITERS_LOCK = 0x6D75736E  # "musn": PostgreSQL's lock by which writers wait for each other


def is_url(where: str) -> bool:
    """Return whether ``where`` names a server, not a file."""
    return "://" in where


def connect(where: str, *, create: bool) -> Engine:
    """Return the engine for ``where``, a path or a ``postgresql://`` URL; nothing is opened yet.

    Raises:
        LedgerError: ``where`` names no database that musnad can use, or no file and ``create`` is False.
    """
    if not is_url(where):
        return _sqlite(Path(where), create=create)
    scheme, _, rest = where.partition("://")
    if scheme not in {"postgresql", "postgres", "postgresql+psycopg"}:
        raise LedgerError(f"{scheme}://: give the path of a file, or a URL that begins with postgresql://")
    try:
        return create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"{scheme}://: not a database URL: {error}") from error
    except ImportError as error:
        raise LedgerError("for PostgreSQL install musnad[postgresql]") from error


def _sqlite(path: Path, *, create: bool) -> Engine:
    if not create and not path.exists():
        raise LedgerError(f"{path}: there is no ledger; make one with musnad add")
    if path.is_dir():
        raise LedgerError(f"{path}: this is a directory; name a file in it, for example {path / 'news.db'}")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no directory {path.parent}; make it first")
    engine = create_engine(
        f"sqlite+pysqlite:///{path}", connect_args={"timeout": _BUSY_S, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # musnad begins transactions itself, below
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",  # a killed process loses nothing; a power cut at most the last batches
        "foreign_keys=ON",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: to read first and then want to write fails beside another writer.
    writes = connection.get_execution_options().get("musnad_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that alone may write; all is kept at the end, or nothing.

    Raises:
        LedgerError: the database refused (full, read-only, gone); nothing of the block is kept.
    """
    with told(engine), engine.connect().execution_options(**_WRITES) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS_LOCK})
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that sees one state of the ledger.

    Raises:
        LedgerError: the database refused.
    """
    with told(engine), engine.connect() as connection:
        yield connection


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Say what a database's error means for whoever called.

    Raises:
        LedgerError: in place of the database's own error.
    """
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(f"{name_of(engine)}: {str(error.orig).strip()}; {_advice(error)}") from error
    except SQLAlchemyError as error:
        raise LedgerError(f"{name_of(engine)}: {error}") from error


def name_of(engine: Engine) -> str:
    """Return where the ledger is, without its password."""
    url = engine.url
    return (
        str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    )


_ADVICE = (
    ("full", "free some space and run the same command again: what was added is kept"),
    ("locked", "another program holds the ledger; end it or wait, then run the same command again"),
    ("readonly", "the file or its directory may not be written; change its permissions or copy it"),
    ("not a database", "the file is something else; name another"),
    ("malformed", "the file is damaged; restore a copy, or make the ledger anew"),
    ("unable to open", "check that the path can be read and written"),
)


def _advice(error: DBAPIError) -> str:
    words = str(error.orig).casefold()
    known = (advice for sign, advice in _ADVICE if sign in words)
    return next(known, "what was added before is kept; run the same command again when it is mended")
