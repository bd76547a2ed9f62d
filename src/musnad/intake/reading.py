"""The one way in: whatever is given, to articles or to why there is none."""

import os
import re
import sys
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO, Unpack

from musnad.article import Article, Reason, Rejected
from musnad.intake.archives import Kept, kept_records, read_archive
from musnad.intake.csv_tables import is_csv, read_csv
from musnad.intake.decode import decode
from musnad.intake.feeds import is_feed
from musnad.intake.given import NOTHING, Facts, Given, given_by_caller, make_article
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.page import article_of_page, is_page
from musnad.intake.parquet import MAGIC, read_parquet
from musnad.intake.reservation import check_reserved
from musnad.intake.tables import is_table, read_table
from musnad.intake.unpack import Source, Stream, first_bytes
from musnad.intake.warc import is_warc

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SNIFFED_BYTES = 1 << 16
_DEFAULTS = IntakeOptions()


def read_input(
    where: str | os.PathLike[str], *, options: IntakeOptions = _DEFAULTS
) -> Iterator[Article | Rejected]:
    """Yield the articles of ``where``, in order; what cannot be read is a `Rejected`, never an exception.

    ``where`` is a file, a directory (read recursively, sorted by path, hidden files left out), a URL
    (http, https) or ``-`` for standard input. HTML, plain text, JSON, JSONL, CSV, Parquet, WARC and
    WET are told by their content, each also packed with gzip, xz or zstd.
    """
    name = os.fspath(where)
    if name == "-" and sys.stdin is None:
        yield Rejected(name, Reason.UNREADABLE, "standard input is closed")
    elif name == "-":
        yield from _read_source(sys.stdin.buffer, "-", options)
    elif _URL.match(name):
        yield from _read_url(name, options)
    elif not name:  # an empty variable of a shell, which would be the current directory
        yield Rejected(name, Reason.NOT_FOUND, "the name of the input is empty")
    else:
        yield from _read_path(Path(name), options)


def input_parts(where: str | os.PathLike[str]) -> Iterator[str]:
    """Yield what ``where`` is made of: the files of a directory, in order; of anything else, itself."""
    name = os.fspath(where)
    if name in ("", "-") or _URL.match(name):
        yield name
        return
    try:
        files = sorted(_files(Path(name))) if Path(name).is_dir() else []
    except (OSError, ValueError):
        files = []  # reading it tells what is wrong
    yield from map(str, files) if files else (name,)


def is_archive(path: str) -> bool:
    """Return whether the file at ``path`` is a WARC or WET archive; False if it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return is_warc(file.read(_SNIFFED_BYTES))
    except (OSError, ValueError):
        return False


def archive_records(path: str, options: IntakeOptions) -> Iterator[Kept | Rejected]:
    """Yield what the archive at ``path`` kept, not read yet, so that others can read it."""
    try:
        with Path(path).open("rb") as file:
            yield from kept_records(file, path, options)
    except OSError as error:
        yield _no_file(Path(path), error).rejected(path)


def article_from_text(
    text: str, *, options: IntakeOptions = _DEFAULTS, **facts: Unpack[Facts]
) -> Article | Rejected:
    """Return the article of a plain ``text``, which is kept as it is: spans point into it.

    Only half characters (lone surrogates) are replaced, one for one. ``title`` is never put into
    the text; where the text's first line equals it, that line is the title block. ``published`` is
    an ISO date or date-time. Without ``id`` the article is named by a hash of text and ``url``.
    """
    try:
        return make_article(text, given_by_caller(facts), options)
    except Refusal as refusal:
        return refusal.rejected(facts.get("id") or facts.get("url") or "text")


def article_from_html(
    html: bytes | str, *, options: IntakeOptions = _DEFAULTS, **facts: Unpack[Facts]
) -> Article | Rejected:
    """Return the article of an HTML page; what is given goes before what the page says of itself."""
    try:
        text = decode(html) if isinstance(html, bytes) else html
        return article_of_page(text, given_by_caller(facts), options)
    except Refusal as refusal:
        return refusal.rejected(facts.get("id") or facts.get("url") or "html")


def _read_path(path: Path, options: IntakeOptions) -> Iterator[Article | Rejected]:
    try:
        files = sorted(_files(path)) if path.is_dir() else [path]
    except (OSError, ValueError) as error:
        yield _no_file(path, error).rejected(str(path))
        return
    if not files:
        yield Rejected(str(path), Reason.EMPTY, "there is no file in this directory")
    for file in files:
        yield from _read_file(file, options)


def _files(folder: Path) -> Iterator[Path]:
    for directory, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(directory, name)
            if not name.startswith(".") and file.is_file():  # a pipe would wait for ever
                yield file


def _read_file(path: Path, options: IntakeOptions) -> Iterator[Article | Rejected]:
    try:
        with path.open("rb") as file:
            yield from _read_source(file, str(path), options)
    except (OSError, ValueError) as error:
        yield _no_file(path, error).rejected(str(path))


def _no_file(path: Path, error: Exception) -> Refusal:
    if isinstance(error, FileNotFoundError):
        return Refusal(Reason.NOT_FOUND, f"there is no file or directory {path}")
    if isinstance(error, OSError):
        return Refusal(Reason.UNREADABLE, f"cannot be read: {error.strerror or error}")
    return Refusal(Reason.NOT_FOUND, f"not a path: {error}")  # a NUL character, for example


def _read_url(url: str, options: IntakeOptions) -> Iterator[Article | Rejected]:
    from musnad.intake.fetch import fetch  # noqa: PLC0415 (loads ssl: only where something is fetched)

    try:
        page = fetch(url, options)
        check_reserved(page.url, page.body, options, headers=page.headers)
    except Refusal as refusal:
        yield refusal.rejected(url)
        return
    yield from _read_source(BytesIO(page.body), page.url, options, label=page.charset)


def _read_source(
    source: Source, where: str, options: IntakeOptions, label: str | None = None
) -> Iterator[Article | Rejected]:
    try:
        yield from _recognised(_Peeked(source), where, options, label)
    except Refusal as refusal:
        yield refusal.rejected(where)


def _recognised(
    source: "_Peeked", where: str, options: IntakeOptions, label: str | None
) -> Iterator[Article | Rejected]:
    if is_warc(source.head):  # before it is unpacked: each of its records is packed by itself
        yield from read_archive(source, where, options)
        return
    if source.head.startswith(MAGIC) and (file := source.file()):
        yield from read_parquet(file, where, options)
        return
    stream = Stream(source, options)
    head = stream.peek(_SNIFFED_BYTES)
    if head.startswith(MAGIC):
        yield from read_parquet(BytesIO(stream.whole()), where, options)
    elif is_warc(head):
        yield from read_archive(stream, where, options)
    elif is_table(head):
        yield from read_table(stream, where, options)
    elif is_csv(head):
        yield from read_csv(stream, where, options)
    else:
        yield from _read_text(decode(stream.whole(), label), where, options)


def _read_text(text: str, where: str, options: IntakeOptions) -> Iterator[Article | Rejected]:
    if is_table(text[:_SNIFFED_BYTES].encode()):  # in an encoding that hid it
        yield from read_table(Stream(BytesIO(text.encode()), options), where, options)
        return
    if is_feed(text):
        raise Refusal(
            Reason.BAD_FORMAT, "a feed or sitemap lists articles and holds none: musnad watch follows it"
        )
    given = Given(url=where) if _URL.match(where) else NOTHING
    yield article_of_page(text, given, options) if is_page(text) else make_article(text, given, options)


class _Peeked:
    """A source whose first bytes are known before it is read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.head = self._rest = first_bytes(source, _SNIFFED_BYTES)

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        if not self._rest:
            return self._source.read(size)
        part, self._rest = self._rest[:size], self._rest[size:]
        return part

    def file(self) -> IO[bytes] | None:
        """Return the file behind, at its beginning; None where it can only be read once."""
        source = self._source
        if isinstance(source, BufferedReader) and source.seekable():
            source.seek(0)
            return source
        return None
