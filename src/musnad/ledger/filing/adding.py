"""Adding articles to a ledger: read by one process or several, filed in order, batch by batch."""

import gc
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Engine, delete, insert, select

from musnad.article import Article, Rejected
from musnad.intake import IntakeOptions
from musnad.ledger.filing.batches import file
from musnad.ledger.preparing.filed import Outcome
from musnad.ledger.preparing.prepare import Prepared, article_key, content_hash, prepare
from musnad.ledger.store.connect import reading, writing
from musnad.ledger.store.tables import articles, rejections
from musnad.processes import in_processes
from musnad.reading import About, Where, is_alone, shared_out, worked
from musnad.reading import articles as read_articles
from musnad.record import Record

# Articles filed at once: each transaction writes once what its articles change of the indexes, which in
# a large ledger is another page for nearly every key.
_BATCH = 1_024
_BATCH_S = 5.0  # a slow source is filed sooner, so that little is read again after an interruption
_LOOKED_UP = 64  # addresses asked for at once before reading

Known = Outcome  # an article that needs no reading: it is in the ledger as it is
Read = Prepared | Rejected | Known
T = TypeVar("T")


class AddOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How articles are added: with how many processes, within which limits of intake."""

    workers: int = 1
    intake: IntakeOptions = IntakeOptions()


def add(
    engine: Engine, sources: Iterable[Where], options: AddOptions, about: About
) -> Iterator[Outcome | Rejected]:
    """Add every article of ``sources``; yield what became of each once that is kept, in order.

    Raises:
        InputError: ``workers`` is less than 1; or what is known of one article is said of several.
        LedgerError: the ledger cannot be written; all that was yielded is kept.
    """
    intake = options.intake
    if is_alone(options.workers, about):
        found = _unless_known(engine, read_articles(sources, options=intake, **about))
        ready: Iterator[Read] = map(_read, found)
    else:
        work = _unless_known(engine, shared_out(sources, intake, about))
        do = partial(worked, prepare, intake, about)
        ready = in_processes(work, do, options.workers, ahead=_BATCH)  # the next is read while one is filed
    return file_all(engine, ready)


def add_records(engine: Engine, records: Iterable[Record | Rejected]) -> Iterator[Outcome | Rejected]:
    """Add ``records`` that are read already; yield as `add` does."""
    return file_all(engine, (item if isinstance(item, Rejected) else prepare(item) for item in records))


def file_all(engine: Engine, ready: Iterable[Read]) -> Iterator[Outcome | Rejected]:
    """File what is ready in batches; yield what became of each input once its batch is kept."""
    for batch in _batches(ready):
        prepared = [item for item in batch if isinstance(item, Prepared)]
        rejected = [item for item in batch if isinstance(item, Rejected)]
        outcomes = iter(keep(engine, prepared, rejected))
        for item in batch:
            yield next(outcomes) if isinstance(item, Prepared) else item


def keep(engine: Engine, prepared: list[Prepared], rejected: list[Rejected]) -> list[Outcome]:
    """File a batch, whole or not at all; return what became of each article."""
    if not prepared and not rejected:
        return []
    with _garbage_later(), writing(engine) as connection:
        outcomes = file(connection, prepared)
        _note(connection, rejected)
        return outcomes


@contextmanager
def _garbage_later() -> Iterator[None]:
    """Leave garbage in cycles until a batch is filed: its many rows have none, and a search a row costs."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(item: Article | Rejected | Known) -> Read:
    return prepare(item) if isinstance(item, Article) else item


def _unless_known(engine: Engine, items: Iterator[Article | T]) -> Iterator[Article | T | Known]:
    """Yield ``items``, in place of an article the ledger has that it is unchanged."""
    for chunk in _chunks(items, _LOOKED_UP):
        keys = {_key(item): content_hash(item.text) for item in chunk if isinstance(item, Article)}
        known = _known(engine, keys)
        for item in chunk:
            seen = isinstance(item, Article) and (_key(item), content_hash(item.text)) in known
            yield Outcome.UNCHANGED if seen else item


def _key(article: Article) -> str:
    return article_key(article.url, article.id)


def _known(engine: Engine, keys: dict[str, str]) -> set[tuple[str, str]]:
    if not keys:
        return set()
    with reading(engine) as connection:
        found = connection.execute(
            select(articles.c.key, articles.c.content_hash).where(articles.c.key.in_(keys))
        )
        return {(key, digest) for key, digest in found}


def _batches(ready: Iterable[Read]) -> Iterator[list[Read]]:
    batch: list[Read] = []
    began = time.monotonic()
    for item in ready:
        batch.append(item)
        if len(batch) >= _BATCH or time.monotonic() - began > _BATCH_S:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _chunks(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while chunk := list(islice(items, size)):
        yield chunk


def _note(connection: Connection, rejected: list[Rejected]) -> None:
    rows = {
        item.where: {"input": item.where, "reason": item.reason.name.lower(), "message": item.message}
        for item in rejected
    }
    if rows:
        connection.execute(delete(rejections).where(rejections.c.input.in_(rows)))
        connection.execute(insert(rejections), list(rows.values()))
