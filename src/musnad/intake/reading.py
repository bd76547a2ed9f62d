"""The one way in: whatever is given, to articles or to why there is none."""

import os
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from musnad.article import Article, Reason, Rejected
from musnad.intake.decode import decode
from musnad.intake.given import NOTHING, Given, given_by_caller, make_article
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.page import article_of_page, is_page
from musnad.intake.tables import is_table, read_table
from musnad.intake.unpack import Source, Stream

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SNIFFED_BYTES = 1 << 16
_DEFAULTS = IntakeOptions()


def read_input(
    where: str | os.PathLike[str], *, options: IntakeOptions = _DEFAULTS
) -> Iterator[Article | Rejected]:
    """Yield the articles of ``where``, in order; what cannot be read is a `Rejected`, never an exception.

    ``where`` is a file, a directory (read recursively, sorted by path, hidden files left out), a URL
    (http, https) or ``-`` for standard input. HTML, plain text, JSON and JSONL are told by their
    content, each also packed with gzip, xz or zstd.
    """
    name = os.fspath(where)
    if name == "-":
        yield from _read_source(sys.stdin.buffer, "-", options)
    elif _URL.match(name):
        yield from _read_url(name, options)
    else:
        yield from _read_path(Path(name), options)


def input_parts(where: str | os.PathLike[str]) -> Iterator[str]:
    """Yield what ``where`` is made of: the files of a directory, in order; of anything else, itself."""
    name = os.fspath(where)
    if name == "-" or _URL.match(name):
        yield name
        return
    try:
        files = sorted(_files(Path(name))) if Path(name).is_dir() else []
    except (OSError, ValueError):
        files = []  # reading it tells what is wrong
    yield from map(str, files) if files else (name,)


def article_from_text(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 (the record's name for it)
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Article | Rejected:
    """Return the article of a plain ``text``, which is kept as it is: spans point into it.

    Only half characters (lone surrogates) are replaced, one for one. ``title`` is never put into
    the text; where the text's first line equals it, that line is the title block. ``published`` is
    an ISO date or date-time. Without ``id`` the article is named by a hash of text and ``url``.
    """
    try:
        facts = {"id": id, "title": title, "url": url, "outlet": outlet, "published": published}
        return make_article(text, given_by_caller(facts))
    except Refusal as refusal:
        return refusal.rejected(id or url or "text")


def article_from_html(
    html: bytes | str,
    *,
    id: str | None = None,  # noqa: A002 (the record's name for it)
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Article | Rejected:
    """Return the article of an HTML page; what is given goes before what the page says of itself."""
    try:
        facts = {"id": id, "title": title, "url": url, "outlet": outlet, "published": published}
        text = decode(html) if isinstance(html, bytes) else html
        return article_of_page(text, given_by_caller(facts))
    except Refusal as refusal:
        return refusal.rejected(id or url or "html")


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
    except Refusal as refusal:
        yield refusal.rejected(url)
        return
    yield from _read_source(BytesIO(page.body), page.url, options, label=page.charset)


def _read_source(
    source: Source, where: str, options: IntakeOptions, label: str | None = None
) -> Iterator[Article | Rejected]:
    try:
        stream = Stream(source, options)
        if is_table(stream.peek(_SNIFFED_BYTES)):
            yield from read_table(stream, where, options)
            return
        text = decode(stream.whole(), label)
        if is_table(text[:_SNIFFED_BYTES].encode()):  # in an encoding that hid it
            yield from read_table(Stream(BytesIO(text.encode()), options), where, options)
            return
        given = Given(url=where) if _URL.match(where) else NOTHING
        yield article_of_page(text, given) if is_page(text) else make_article(text, given)
    except Refusal as refusal:
        yield refusal.rejected(where)
