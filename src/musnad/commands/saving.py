"""Files that are either whole or recognisably unfinished."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click


@contextmanager
def saving(name: str) -> Iterator[IO[bytes]]:
    """Open ``name`` for writing; ``-`` is standard output.

    What is written goes to ``name.partial`` beside it, which becomes ``name`` at the end. After an
    error or Ctrl-C it stays, and an earlier ``name`` is untouched. With nothing written there is no file.
    """
    target = Path(os.path.realpath(name))
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif target.exists() and not target.is_file():  # a device or pipe must not be replaced
        with _opened(target) as stream:
            yield stream
    else:
        yield from _saved(target)


def _saved(target: Path) -> Iterator[IO[bytes]]:
    partial = target.with_name(target.name + ".partial")
    try:
        with _opened(partial) as stream:
            yield stream
    except BaseException:
        if partial.exists():
            click.echo(f"Unfinished: what was read until now is in {partial}", err=True)
        raise
    if partial.stat().st_size:
        partial.replace(target)
    else:
        partial.unlink()


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("wb")
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror}") from error
