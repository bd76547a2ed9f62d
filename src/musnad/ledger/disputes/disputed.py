"""Disputes to be shown: a denial with what it disputes, each with who says it and where it stands."""

from collections.abc import Collection, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from musnad.ledger.articles.wording import wordings
from musnad.ledger.store.bulk import among
from musnad.ledger.store.tables import articles, disputes, figures, statements

_LOOKED_THROUGH: Final = 600  # the newest articles
_DENIALS: Final = 5  # of one voice in an article, that one is chosen from


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of a dispute; ``statement`` is its id in the record of its article."""

    article: int
    statement: str
    source: str | None
    outlet: str | None
    day: str | None
    words: str


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A denial and the claims that it disputes, in its own article or another of the story."""

    denial: Side
    claims: tuple[Side, ...]


def latest_disputes(connection: Connection, limit: int) -> tuple[Dispute, ...]:
    """Return the disputes of the newest articles, those of the newest first.

    What somebody denies again in the same article is left out, and what is denied again in the same words.
    """
    newest = select(articles.c.id).where(articles.c.current).order_by(articles.c.day.desc())
    numbers = list(connection.execute(newest.limit(_LOOKED_THROUGH)).scalars())
    by_voice: dict[tuple[int, str], Dispute] = {}
    for one in _told(connection, numbers, _DENIALS * limit):
        by_voice[one.denial.article, one.denial.source or one.denial.statement] = one  # the latest come first
    by_words = {(one.denial.article, one.denial.words): one for one in by_voice.values()}
    return tuple(by_words.values())[:limit]


def disputes_among(connection: Connection, numbers: Collection[int], limit: int) -> tuple[Dispute, ...]:
    """Return the disputes whose denial stands in one of the articles with ``numbers``."""
    return _told(connection, numbers, limit)


def disputes_of(connection: Connection, entity: int, limit: int) -> tuple[Dispute, ...]:
    """Return what the one with the number ``entity`` denied."""
    return _of_pairs(connection, _pairs(connection, statements.c.entity == entity), limit)


def disputed_by(connection: Connection, entity: int, limit: int) -> tuple[Dispute, ...]:
    """Return by whom what the one with the number ``entity`` said was denied."""
    s, d, f = statements.c, disputes.c, figures.c
    said = select(d.denial, s.id).join(statements, s.id == d.statement)
    # By article, for which figures have an index.
    counted = (
        select(d.denial, s.id)
        .select_from(statements)
        .join(figures, (f.article == s.article) & (f.statement == s.id))
        .join(disputes, d.figure == f.id)
    )
    found = [row for query in (said, counted) for row in connection.execute(query.where(s.entity == entity))]
    return _of_pairs(connection, [(denial, claim) for denial, claim in found if denial != claim], limit)


def _told(connection: Connection, numbers: Collection[int], limit: int) -> tuple[Dispute, ...]:
    return _of_pairs(connection, _pairs(connection, among(connection, statements.c.article, numbers)), limit)


def _of_pairs(connection: Connection, pairs: Sequence[tuple[int, int]], limit: int) -> tuple[Dispute, ...]:
    rows = _rows(connection, {number for pair in pairs for number in pair})
    claimed: dict[int, list[int]] = {}
    for denial, claim in pairs:
        if denial in rows and claim in rows:
            claimed.setdefault(denial, []).append(claim)
    order = sorted(claimed, key=lambda number: (rows[number].day or "", number), reverse=True)
    words = wordings(
        connection,
        {
            (rows[number].article, rows[number].local)
            for one in order[: limit * 2]
            for number in (one, *claimed[one])
        },
    )
    return tuple(_distinct([_dispute(one, claimed[one], rows, words) for one in order[: limit * 2]])[:limit])


def _pairs(connection: Connection, denials: ColumnElement[bool]) -> list[tuple[int, int]]:
    """Return each of ``denials`` with what it disputes: a statement, or the one that holds the figure."""
    d = disputes.c
    query = (
        select(d.denial, d.statement, figures.c.statement)
        .join(statements, statements.c.id == d.denial)
        .join(figures, figures.c.id == d.figure, isouter=True)
        .where(denials)
    )
    found = ((denial, claim or holder) for denial, claim, holder in connection.execute(query))
    return list(dict.fromkeys((denial, claim) for denial, claim in found if claim and claim != denial))


def _rows(connection: Connection, numbers: Collection[int]) -> dict[int, Any]:
    s = statements.c
    query = (
        select(s.id, s.article, s.local, s.source, articles.c.outlet, s.day)
        .join(articles, articles.c.id == s.article)
        .where(among(connection, s.id, numbers))
    )
    return {row.id: row for row in connection.execute(query)}


def _dispute(
    denial: int, claims: Sequence[int], rows: dict[int, Any], words: dict[tuple[int, str], str]
) -> Dispute:
    return Dispute(
        denial=_side(rows[denial], words), claims=tuple(_side(rows[claim], words) for claim in claims)
    )


def _side(row: Any, words: dict[tuple[int, str], str]) -> Side:
    return Side(
        article=row.article,
        statement=row.local,
        source=row.source,
        outlet=row.outlet,
        day=row.day,
        words=words.get((row.article, row.local), ""),
    )


def _distinct(found: Sequence[Dispute]) -> list[Dispute]:
    """Leave out what a copy prints again."""
    first: dict[tuple[str | None, str], Dispute] = {}
    for dispute in found:
        first.setdefault((dispute.denial.source, dispute.denial.words), dispute)
    return list(first.values())
