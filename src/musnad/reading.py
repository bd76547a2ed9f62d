"""Reading from Python: one article, or many with several processes, in order."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from os import PathLike
from signal import SIG_IGN, SIGINT, signal
from typing import TypedDict, Unpack

import msgspec

from musnad.article import Article, Rejected
from musnad.errors import InputError
from musnad.extract.pipeline import extract
from musnad.intake import IntakeOptions, article_from_text, read_input
from musnad.record import Record

Where = str | PathLike[str]

_CHUNK = 32  # articles handed to a process at once: some 30 ms of work against 1 ms of handing over
_CHUNKS_AHEAD = 4  # per process, so that none waits for the reading of input and memory stays bounded
_DEFAULTS = IntakeOptions()


class About(TypedDict, total=False):
    """What the caller knows of an article; it goes before what the page says of itself.

    ``published`` is an ISO 8601 date or date-time, against which relative dates are resolved.
    """

    id: str | None
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None


def read(
    where: Where | None = None,
    *,
    text: str | None = None,
    options: IntakeOptions = _DEFAULTS,
    **about: Unpack[About],
) -> Record:
    """Read one article and return its record.

    Args:
        where: a path, a URL, or ``-`` for standard input; HTML, plain text, or a table of one article.
        text: the plain text itself, in place of ``where``.
        options: limits of intake (size, time, private addresses).
        **about: ``published``, ``outlet``, ``url``, ``title`` and ``id``, where the caller knows them.

    Raises:
        InputError: the input was rejected (``rejected`` says why), it holds several articles,
            or the arguments do not fit together.
    """
    if text is not None and where is None:
        items: Iterator[Article | Rejected] = iter([article_from_text(text, **about)])
    elif where is not None and text is None:
        items = articles([where], options=options, **about)
    else:
        raise InputError("give either a path or URL, or text=: one of the two")
    first, second = next(items, None), next(items, None)
    if first is None or second is not None:
        count = "no article" if first is None else "several articles; read_many reads them"
        raise InputError(f"{where}: it holds {count}")
    if isinstance(first, Rejected):
        raise InputError(f"{first.where}: {first.message}", rejected=first)
    return extract(first)


def read_many(
    sources: Where | Iterable[Where],
    *,
    workers: int = 1,
    options: IntakeOptions = _DEFAULTS,
    **about: Unpack[About],
) -> Iterator[Record | Rejected]:
    """Read every article of ``sources`` and yield a record or a rejection for each, in input order.

    Args:
        sources: a path, directory, URL or ``-``, or several of them; tables may hold many articles.
        workers: processes to read with. More than one needs the ``if __name__ == "__main__":``
            guard in scripts, as everything does that starts processes.
        options: limits of intake (size, time, private addresses).
        **about: what the caller knows of all these articles.

    Raises:
        InputError: ``workers`` is less than 1.
    """
    items = articles(_each(sources), options=options, **about)
    if workers == 1:
        return (item if isinstance(item, Rejected) else extract(item) for item in items)
    lines = encoded(items, workers=workers)
    return (line if isinstance(line, Rejected) else Record.from_json(line) for line in lines)


def articles(
    sources: Iterable[Where], *, options: IntakeOptions = _DEFAULTS, **about: Unpack[About]
) -> Iterator[Article | Rejected]:
    """Yield what intake makes of ``sources``, with what the caller knows of them put in."""
    known = {name: value for name, value in about.items() if value}
    if "published" in known:
        known["published_basis"] = "caller"
    for item in chain.from_iterable(read_input(where, options=options) for where in sources):
        yield msgspec.structs.replace(item, **known) if known and isinstance(item, Article) else item


def encoded(items: Iterator[Article | Rejected], *, workers: int = 1) -> Iterator[bytes | Rejected]:
    """Yield the record of each article as a line of JSON, in order; rejections pass through.

    Raises:
        InputError: ``workers`` is less than 1.
    """
    if workers < 1:
        raise InputError(f"workers must be at least 1, not {workers}")
    if workers == 1:
        return map(_encode, items)
    return _in_processes(items, workers)


def _encode(item: Article | Rejected) -> bytes | Rejected:
    return item if isinstance(item, Rejected) else extract(item).to_json()


def _in_processes(items: Iterator[Article | Rejected], workers: int) -> Iterator[bytes | Rejected]:
    # Spawned, not forked: the same on every system, and safe beside the threads of a progress bar.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    waiting: deque[Future[list[bytes | Rejected]]] = deque()
    try:
        while chunk := list(islice(items, _CHUNK)):
            waiting.append(pool.submit(_encode_chunk, chunk))
            if len(waiting) >= workers * _CHUNKS_AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _encode_chunk(chunk: list[Article | Rejected]) -> list[bytes | Rejected]:
    return [_encode(item) for item in chunk]


def _leave_interrupts() -> None:
    """Let Ctrl-C reach the parent alone, which ends its processes in order."""
    signal(SIGINT, SIG_IGN)


def _each(sources: Where | Iterable[Where]) -> Iterable[Where]:
    return [sources] if isinstance(sources, str | PathLike) else sources
