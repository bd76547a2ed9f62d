"""Who copied whom: of each article the one it prints, and the agencies it credits."""

from collections.abc import Collection
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from musnad.ledger.articles.wording import records_of
from musnad.ledger.copies.credits import credits_of
from musnad.ledger.store.bulk import among
from musnad.ledger.store.tables import articles, copies
from musnad.record import Record

_ENOUGH: Final = 0.5  # share of a text in another from which that is its likely origin


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """An article, the one whose words it prints, and how much of its own words those are (0 to 1).

    ``of`` is None for an article that is the first of those here to have its text; ``agencies`` are
    the agencies that it credits.
    """

    article: int
    of: int | None
    share: float
    agencies: tuple[str, ...]


def printed(connection: Connection, numbers: Collection[int]) -> tuple[Printed, ...]:
    """Return for the articles with ``numbers`` whose words they print, in the order of publication.

    An article prints the earlier one of which most stands in it; of a day without hours the one
    added first counts as earlier. Articles that share their words with none are left out.
    """
    a, c = articles.c, copies.c
    rows = connection.execute(select(a.id, a.published).where(among(connection, a.id, numbers)))
    when = {row.id: (row.published or "9", row.id) for row in rows}
    best: dict[int, tuple[float, int]] = {}
    linked: set[int] = set()
    query = select(c.article, c.other, c.share, c.other_share).where(
        among(connection, c.article, numbers), among(connection, c.other, numbers)
    )
    for article, other, share, other_share in connection.execute(query):
        if article not in when or other not in when:
            continue
        later, earlier, part = (
            (article, other, share) if when[other] < when[article] else (other, article, other_share)
        )
        if part >= _ENOUGH:
            linked |= {later, earlier}
            best[later] = max(best.get(later, (0.0, 0)), (part, earlier))
    agencies = {number: _agencies(record) for number, record in records_of(connection, linked)}
    return tuple(
        Printed(
            article=number,
            of=best[number][1] if number in best else None,
            share=best[number][0] if number in best else 0.0,
            agencies=agencies.get(number, ()),
        )
        for number in sorted(linked, key=when.__getitem__)
    )


def _agencies(record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for credit in credits_of(record) for name in credit.agencies))
