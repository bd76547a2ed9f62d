"""What stands beside an article: its story, related articles, copies and their origin, who speaks."""

from collections.abc import Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from musnad.ledger.articles.overview import ArticleLine, article_lines
from musnad.ledger.copies.groups import group_of, members, pairs_of
from musnad.ledger.copies.trace import Origin, origin_of
from musnad.ledger.disputes.disputed import Dispute, disputes_among
from musnad.ledger.store.tables import appearances, articles
from musnad.ledger.stories.lists import Related, StoryLine, lines_of, related, story_of

_RELATED: Final = 6
_DISPUTES: Final = 6
_VERSIONS: Final = 12


class Head(msgspec.Struct, frozen=True):
    """What stands above an article."""

    title: str
    outlet: str | None
    section: str | None
    credit: str | None
    published: str | None


class Version(msgspec.Struct, frozen=True):
    """Another article that has this one's words; ``share`` of this one's words stand in it."""

    line: ArticleLine
    share: float | None
    is_copy: bool


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger knows around one article; ``newer`` is the version that took its place."""

    newer: int | None
    head: Head
    story: StoryLine | None
    related: tuple[Related, ...]
    origin: Origin | None
    versions: tuple[Version, ...]
    disputes: tuple[Dispute, ...]
    people: dict[str, int]


def beside(connection: Connection, article: int) -> Beside:
    """Return what the ledger knows around ``article``."""
    head, newer = _head(connection, article)
    story = None if newer else story_of(connection, article)
    told = lines_of(connection, [story]) if story is not None else ()
    versions = () if newer else _versions(connection, article)
    copies = {version.line.number for version in versions if version.is_copy}
    near = () if newer else related(connection, article, _RELATED + len(copies))
    return Beside(
        newer=newer,
        head=head,
        story=told[0] if told and told[0].articles > 1 else None,
        related=tuple(one for one in near if one.article.number not in copies)[:_RELATED],
        origin=origin_of(connection, article) if versions else None,
        versions=versions,
        disputes=disputes_among(connection, [article], _DISPUTES),
        people=_people(connection, article),
    )


def _head(connection: Connection, article: int) -> tuple[Head, int | None]:
    """Return what stands above an article, and its newer version if there is one."""
    a = articles.c
    row = connection.execute(
        select(a.key, a.current, a.title, a.outlet, a.section, a.credit, a.published).where(a.id == article)
    ).one()
    newer = select(a.id).where(a.key == row.key, a.current)
    head = Head(row.title, row.outlet, row.section, row.credit, row.published)
    return head, None if row.current else connection.execute(newer).scalar()


def _versions(connection: Connection, article: int) -> tuple[Version, ...]:
    leaders = set(group_of(connection, [article]).values())
    grouped = {number for some in members(connection, leaders).values() for number in some} - {article}
    shares = {pair.other: pair.share for pair in pairs_of(connection, article)}
    wanted: Sequence[int] = sorted(
        grouped | shares.keys(), key=lambda number: (-shares.get(number, 0.0), number)
    )
    lines = {
        line.number: line
        for line in article_lines(connection, articles.c.id.in_(wanted[:_VERSIONS]), limit=_VERSIONS)
    }
    return tuple(
        Version(lines[number], shares.get(number), number in grouped) for number in wanted if number in lines
    )


def _people(connection: Connection, article: int) -> dict[str, int]:
    """Return the numbers of the entities of a record in the ledger, by their ids in the record."""
    a = appearances.c
    rows = connection.execute(select(a.local, a.entity).where(a.article == article, a.entity.is_not(None)))
    return {row.local: row.entity for row in rows}
