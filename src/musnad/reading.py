"""Reading from Python: one article, or many with several processes, in order."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

import msgspec

from musnad.article import Article, Rejected
from musnad.errors import InputError
from musnad.extract.pipeline import extract
from musnad.intake import IntakeOptions, article_from_text, read_input
from musnad.intake.archives import Kept, read_kept
from musnad.intake.given import Facts, content_id
from musnad.intake.published import iso_published
from musnad.intake.reading import archive_records, input_parts, is_archive
from musnad.processes import in_processes
from musnad.record import Record

Where = str | PathLike[str]

_SMALL_BYTES = 1_000_000  # a larger file may be a table, whose articles are worth sharing out
_DEFAULTS = IntakeOptions()


class AboutAll(TypedDict, total=False):
    """What the caller knows of all articles; it goes before what their pages say.

    ``published`` is an ISO 8601 date or date-time, against which relative dates are resolved.
    """

    outlet: str | None
    published: str | None


class About(Facts, total=False):
    """What the caller knows of one article."""


_OF_ONE = ("id", "title", "url")


class Part(msgspec.Struct, frozen=True):
    """A file, or what an archive kept, that is read where it is worked on."""

    what: str | Kept


Result = TypeVar("Result")
Other = TypeVar("Other")


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
        items: Iterator[Article | Rejected] = iter([article_from_text(text, options=options, **about)])
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
    **about: Unpack[AboutAll],
) -> Iterator[Record | Rejected]:
    """Read every article of ``sources`` and yield a record or a rejection for each, in input order.

    Args:
        sources: a path, directory, URL or ``-``, or several of them; tables may hold many articles.
        workers: processes to read with. More than one needs the ``if __name__ == "__main__":``
            guard in scripts, as everything does that starts processes.
        options: limits of intake (size, time, private addresses).
        **about: ``published`` and ``outlet``, where the caller knows them of all articles.

    Raises:
        InputError: ``workers`` is less than 1.
    """
    if workers == 1:
        items = articles(each(sources), options=options, **about)
        return (item if isinstance(item, Rejected) else extract(item) for item in items)
    lines = encoded(each(sources), workers=workers, options=options, **about)
    return (line if isinstance(line, Rejected) else Record.from_json(line) for line in lines)


def articles(
    sources: Iterable[Where], *, options: IntakeOptions = _DEFAULTS, **about: Unpack[About]
) -> Iterator[Article | Rejected]:
    """Yield what intake makes of ``sources``, with what the caller knows of them put in.

    Raises:
        InputError: ``about`` tells what only one article can have, and there are several; or
            ``published`` is no date.
    """
    known = _known(about)
    found = chain.from_iterable(read_input(where, options=options) for where in sources)
    return _informed_all(found, known)


def _informed_all(
    found: Iterable[Article | Rejected], known: dict[str, object]
) -> Iterator[Article | Rejected]:
    of_one = next((name for name in _OF_ONE if name in known), None)
    seen = 0
    for item in found:
        seen += isinstance(item, Article)
        if of_one and seen > 1:
            raise InputError(f"{of_one}: only one article can have it, and there are several")
        yield _informed(item, known) if known and isinstance(item, Article) else item


def _known(about: About) -> dict[str, object]:
    known = {name: value for name, value in about.items() if value}
    if "published" in known:
        known |= {"published": _iso(str(known["published"])), "published_basis": "caller"}
    return known


def _iso(published: str) -> str:
    try:
        return iso_published(published)
    except ValueError as error:
        raise InputError(f"published: {error}") from error


def encoded(
    sources: Iterable[Where],
    *,
    workers: int = 1,
    options: IntakeOptions = _DEFAULTS,
    **about: Unpack[About],
) -> Iterator[bytes | Rejected]:
    """Yield the record of each article of ``sources`` as a line of JSON, in order, and each rejection.

    Raises:
        InputError: ``workers`` is less than 1; or as `articles` does.
    """
    if is_alone(workers, about):
        return map(_encode, articles(sources, options=options, **about))
    work = shared_out(sources, options, about)
    return in_processes(work, partial(worked, _encode_article, options, about), workers)


def is_alone(workers: int, about: About) -> bool:
    """Return whether one process does the reading: one was asked for, or there is one article.

    Raises:
        InputError: ``workers`` is less than 1.
    """
    if workers < 1:
        raise InputError(f"workers must be at least 1, not {workers}")
    return workers == 1 or any(about.get(name) for name in _OF_ONE)


def shared_out(
    sources: Iterable[Where], options: IntakeOptions, about: About
) -> Iterator[Article | Rejected | Part]:
    """Yield what several processes can work on: small files, pages of archives, articles of tables."""
    for part in chain.from_iterable(map(input_parts, sources)):
        if _is_small_file(part):
            yield Part(part)
        elif is_archive(part):
            records = archive_records(part, options)
            yield from (Part(item) if isinstance(item, Kept) else item for item in records)
        else:
            yield from articles([part], options=options, **about)


def worked(
    do: Callable[[Article], Result],
    options: IntakeOptions,
    about: About,
    chunk: Iterable[Article | Other | Part],
) -> list[Result | Rejected | Other]:
    """Return what ``do`` makes of each article of ``chunk``, files read here; all else as it is."""
    results: list[Result | Rejected | Other] = []
    for item in chunk:
        items = _items(item.what, options, about) if isinstance(item, Part) else (item,)
        results.extend(do(found) if isinstance(found, Article) else found for found in items)
    return results


def _items(what: str | Kept, options: IntakeOptions, about: About) -> Iterator[Article | Rejected]:
    if isinstance(what, str):
        return articles([what], options=options, **about)
    return _informed_all([read_kept(what, options)], _known(about))


def _informed(article: Article, known: dict[str, object]) -> Article:
    informed = msgspec.structs.replace(article, **known)
    if informed.url != article.url and article.id == content_id(article.text, article.url):
        return msgspec.structs.replace(informed, id=content_id(article.text, informed.url))
    return informed


def _encode(item: Article | Rejected) -> bytes | Rejected:
    return item if isinstance(item, Rejected) else _encode_article(item)


def _encode_article(article: Article) -> bytes:
    return extract(article).to_json()


def _is_small_file(part: str) -> bool:
    try:
        return Path(part).is_file() and Path(part).stat().st_size <= _SMALL_BYTES
    except (OSError, ValueError):
        return False


def each(sources: Where | Iterable[Where]) -> Iterable[Where]:
    return [sources] if isinstance(sources, str | PathLike) else sources
