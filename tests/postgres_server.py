"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket, gone at the end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest
from psycopg import sql

REQUIRED = "MUSNAD_TEST_POSTGRESQL"  # set: its absence is a failure, not a skip
_USER = "postgres"  # whom Debian's package makes; the server refuses to run as root


class Server(NamedTuple):
    """A running server."""

    socket: Path

    def url(self, database: str) -> str:
        """Return the address of ``database``."""
        return f"postgresql://{_USER}@/{database}?host={self.socket}"

    def new_database(self, name: str) -> str:
        """Make an empty database and return its address."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)


@contextmanager
def running_server() -> Iterator[Server]:
    """Run a server; skip the test where none is installed, unless it is required."""
    programs = _programs()
    if programs is None:
        reason = "PostgreSQL is not installed (make test installs it)"
        (pytest.fail if os.environ.get(REQUIRED) else pytest.skip)(reason)
    folder = Path(tempfile.mkdtemp(prefix="musnad-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
    data = folder / "data"
    try:
        _run(
            programs / "initdb",
            "-D",
            data,
            "-U",
            _USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        settings = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", settings, "start")
        yield Server(folder)
    finally:
        _run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: float(path.parent.parent.name), default=None)
    return newest.parent if newest else None


def _run(*command: object, check: bool = True) -> None:
    prefix = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
    # To files of its own: the server would keep a pipe open that is waited for.
    subprocess.run(  # noqa: S603 - commands of this module
        [*prefix, *map(str, command)],
        check=check,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )
