"""What a ledger holds, whatever numbers its rows have: two with the same articles are the same."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from musnad.ledger.filing.parts import PARTS
from musnad.ledger.store.tables import appearances, articles, disputes, entities, figures, records, statements


def contents_hash(connection: Connection) -> str:
    """Return the SHA-256 of all that the ledger knows, row numbers left out."""
    digest = hashlib.sha256()
    for line in sorted(_lines(connection)):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def _lines(connection: Connection) -> Iterator[str]:
    yield from _articles(connection)
    yield from _rows(connection)
    for part in PARTS:
        yield from part.facts(connection)


def _articles(connection: Connection) -> Iterator[str]:
    c = articles.c
    query = select(c.key, c.version, c.current, records.c.data).join(records, records.c.article == c.id)
    for key, version, current, data in connection.execute(query):
        yield f"article {key} {version} {current} {hashlib.sha256(data).hexdigest()}"


def _rows(connection: Connection) -> Iterator[str]:
    for table in (appearances, statements, figures):
        columns = [
            column for column in table.c if column.name not in {"id", "article", "entity", "statement"}
        ]
        query = (
            select(articles.c.key, entities.c.key, *columns)
            .join(articles, articles.c.id == table.c.article)
            .outerjoin(entities, entities.c.id == table.c.entity)
        )
        for row in connection.execute(query):
            yield f"{table.name} {tuple(row)!r}"
    yield from _disputes(connection)


def _disputes(connection: Connection) -> Iterator[str]:
    denial, claim = statements.alias(), statements.alias()
    denied_in, claimed_in = articles.alias(), articles.alias()
    query = (
        select(denied_in.c.key, denial.c.local, claimed_in.c.key, claim.c.local, figures.c.local)
        .select_from(disputes)
        .join(denial, denial.c.id == disputes.c.denial)
        .join(denied_in, denied_in.c.id == denial.c.article)
        .outerjoin(claim, claim.c.id == disputes.c.statement)
        .outerjoin(figures, figures.c.id == disputes.c.figure)
        .outerjoin(claimed_in, claimed_in.c.id == func.coalesce(claim.c.article, figures.c.article))
    )
    for row in connection.execute(query):
        yield f"dispute {tuple(row)!r}"
