"""Filing prepared articles in a ledger: what is new, what replaces what, and the rows of each."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select, update

from musnad.ledger.filing.parts import PARTS
from musnad.ledger.people import resolving
from musnad.ledger.preparing.filed import Filed, Outcome
from musnad.ledger.preparing.prepare import Prepared
from musnad.ledger.preparing.values import bounds, said_on
from musnad.ledger.store.bulk import insert_named
from musnad.ledger.store.numbers import next_number
from musnad.ledger.store.tables import appearances, articles, disputes, figures, records, statements
from musnad.record import Statement

Row = dict[str, Any]
_OF_A_VERSION = (figures, statements, appearances)  # in the order in which they may be deleted


class _Version(msgspec.Struct, frozen=True):
    """What the ledger has at an address."""

    number: int
    version: int
    current: bool
    content_hash: str


def file(connection: Connection, batch: Sequence[Prepared]) -> list[Outcome]:
    """File ``batch`` in its order and return what became of each article.

    The result depends on the order of articles alone, not on how they were put into batches.
    """
    outcomes: list[Outcome] = []
    for run in _without_repetition(batch):
        outcomes.extend(_file_run(connection, run))
    return outcomes


def _without_repetition(batch: Sequence[Prepared]) -> Iterator[list[Prepared]]:
    """Yield ``batch`` in runs in which no address stands twice."""
    run: dict[str, Prepared] = {}
    for prepared in batch:
        if prepared.article.key in run:
            yield list(run.values())
            run = {}
        run[prepared.article.key] = prepared
    if run:
        yield list(run.values())


def _file_run(connection: Connection, run: list[Prepared]) -> list[Outcome]:
    versions = _versions(connection, [prepared.article.key for prepared in run])
    outcomes = [_outcome(prepared, versions.get(prepared.article.key, ())) for prepared in run]
    new = [
        prepared for prepared, outcome in zip(run, outcomes, strict=True) if outcome is not Outcome.UNCHANGED
    ]
    for piece in _pieces(new, versions):
        _replace(connection, versions.get(piece[0].article.key, ()))
        _write(connection, piece, versions)
    return outcomes


def _pieces(new: list[Prepared], versions: dict[str, list[_Version]]) -> Iterator[list[Prepared]]:
    """Yield ``new`` in pieces that each begin with what replaces something.

    What goes before is filed while the replaced version still stands, whatever the batches.
    """
    piece: list[Prepared] = []
    for prepared in new:
        if piece and prepared.article.key in versions:
            yield piece
            piece = []
        piece.append(prepared)
    if piece:
        yield piece


def _outcome(prepared: Prepared, versions: Sequence[_Version]) -> Outcome:
    if not versions:
        return Outcome.ADDED
    known = any(version.content_hash == prepared.article.content_hash for version in versions)
    return Outcome.UNCHANGED if known else Outcome.UPDATED


def _versions(connection: Connection, keys: Sequence[str]) -> dict[str, list[_Version]]:
    c = articles.c
    found = connection.execute(
        select(c.key, c.id, c.version, c.current, c.content_hash).where(c.key.in_(keys)).order_by(c.version)
    )
    versions: dict[str, list[_Version]] = {}
    for key, *rest in found:
        versions.setdefault(key, []).append(_Version(*rest))
    return versions


def _replace(connection: Connection, versions: Sequence[_Version]) -> None:
    """Take out what the ledger knows of the current one of ``versions``, but for its text."""
    numbers = [version.number for version in versions if version.current]
    if not numbers:
        return
    for part in reversed(PARTS):
        part.withdraw(connection, numbers)
    of_them = select(statements.c.id).where(statements.c.article.in_(numbers))
    figures_of_them = select(figures.c.id).where(figures.c.article.in_(numbers))
    connection.execute(
        delete(disputes).where(
            disputes.c.denial.in_(of_them)
            | disputes.c.statement.in_(of_them)
            | disputes.c.figure.in_(figures_of_them)
        )
    )
    for table in _OF_A_VERSION:
        connection.execute(delete(table).where(table.c.article.in_(numbers)))
    connection.execute(update(articles).where(articles.c.id.in_(numbers)).values(current=False))


def _write(connection: Connection, new: Sequence[Prepared], versions: dict[str, list[_Version]]) -> None:
    first = next_number(connection, articles)
    batch = [Filed(number=first + place, prepared=prepared) for place, prepared in enumerate(new)]
    insert_named(connection, articles, [_article_row(filed, versions) for filed in batch])
    insert_named(connection, records, [{"article": f.number, "data": f.prepared.data} for f in batch])
    resolving.resolve(connection, batch)
    _number(connection, batch)
    insert_named(connection, appearances, _appearance_rows(connection, batch))
    insert_named(connection, statements, [row for filed in batch for row in _statement_rows(filed)])
    insert_named(connection, figures, [row for filed in batch for row in _figure_rows(filed)])
    insert_named(connection, disputes, [row for filed in batch for row in _dispute_rows(filed)])
    for part in PARTS:
        part.file(connection, batch)


def _number(connection: Connection, batch: Sequence[Filed]) -> None:
    statement, figure = next_number(connection, statements), next_number(connection, figures)
    for filed in batch:
        found = filed.prepared
        filed.statements = {item.id: statement + place for place, item in enumerate(found.statements)}
        filed.figures = {item.id: figure + place for place, item in enumerate(found.figures)}
        statement += len(found.statements)
        figure += len(found.figures)


def _article_row(filed: Filed, versions: dict[str, list[_Version]]) -> Row:
    row = msgspec.structs.asdict(filed.prepared.article)
    earlier = versions.get(row["key"], ())
    version = 1 + max((version.version for version in earlier), default=0)
    return row | {"id": filed.number, "version": version, "current": True}


def _appearance_rows(connection: Connection, batch: Sequence[Filed]) -> list[Row]:
    first = next_number(connection, appearances)
    found = [(filed, entity) for filed in batch for entity in filed.prepared.entities]
    return [
        {
            "id": first + place,
            "article": filed.number,
            "local": entity.id,
            "entity": filed.entities.get(entity.id),
            "name": entity.name,
            "role": entity.roles[0] if entity.roles else None,
        }
        for place, (filed, entity) in enumerate(found)
    ]


def _statement_rows(filed: Filed) -> Iterator[Row]:
    for statement in filed.prepared.statements:
        yield {
            "id": filed.statements[statement.id],
            "article": filed.number,
            "local": statement.id,
            "entity": _source_number(filed, statement),
            "source": statement.source.name,
            "source_type": statement.source.type,
            "implied": statement.source.span is None,
            "cue": statement.cue.lemma,
            "act": statement.act,
            "mode": statement.mode,
            "rule": statement.rule,
            "confidence": statement.confidence,
            "date": statement.date,
            "day": said_on(statement.date, filed.prepared.article.day),
        }


def _source_number(filed: Filed, statement: Statement) -> int | None:
    return filed.entities.get(statement.source.entity or "")


def _figure_rows(filed: Filed) -> Iterator[Row]:
    claimants = {item.id: _source_number(filed, item) for item in filed.prepared.statements}
    for figure in filed.prepared.figures:
        low, high = bounds(figure.value)
        yield {
            "id": filed.figures[figure.id],
            "article": filed.number,
            "local": figure.id,
            "statement": filed.statements.get(figure.statement or ""),
            "entity": claimants.get(figure.statement or ""),
            "low": low,
            "high": high,
            "bound": figure.bound,
            "unit": figure.unit,
            "unit_code": figure.unit_code,
            "measure": figure.measure,
            "period": figure.period,
            "place": filed.prepared.places.get(figure.id),
        }


def _dispute_rows(filed: Filed) -> Iterator[Row]:
    for denial, claim in filed.prepared.disputes:
        if denial in filed.statements:
            yield {
                "denial": filed.statements[denial],
                "statement": filed.statements.get(claim),
                "figure": filed.figures.get(claim),
                "across": False,
            }
