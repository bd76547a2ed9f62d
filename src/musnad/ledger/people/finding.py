"""Finding who is meant by a name as people type it: folded, with clitics, in part, or by the office."""

from collections.abc import Collection, Sequence
from typing import Final

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Select, func, select

from musnad.errors import LedgerError, NotFoundError
from musnad.ledger.preparing.naming import Naming, namings, offices_of, without_office, word_ways
from musnad.ledger.store.numbers import in_pieces
from musnad.ledger.store.tables import appearances, entities, names, offices, statements

_SHOWN: Final = 20  # candidates
_ROLES: Final = 3  # of each
_LARGEST: Final = 2**63 - 1  # what a row number can be
_LONGEST: Final = 500  # letters of a name


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who may be meant: who they are, and how much the ledger has of them.

    ``type`` is person, organization, place, or office: whoever holds it, unnamed. ``roles`` are those
    by which they were called most. Days are ISO 8601.
    """

    entity: int
    name: str
    type: str
    roles: tuple[str, ...]
    articles: int
    statements: int


class Found(msgspec.Struct, frozen=True):
    """Who may be meant by a name, those with most statements first; ``chosen`` where one is certain."""

    candidates: tuple[Candidate, ...]
    chosen: int | None = None


def find(connection: Connection, typed: str) -> Found:
    """Return who may be meant by the name ``typed``.

    Raises:
        LedgerError: there are no letters in it, or too many.
    """
    if len(typed) > _LONGEST:
        raise LedgerError(f"the name has {len(typed):,} letters; give at most {_LONGEST}")
    ways = tuple(namings(typed))
    if not word_ways(typed):
        raise LedgerError(f"{typed!r} is no name; type a name, a part of one, or an office")
    exact = _exact(connection, ways)
    lines = [office.line for office in offices_of([typed])]
    held = select(offices.c.entity).where(offices.c.office.in_(lines))
    numbers = exact | _numbers(connection, held)
    for without_clitics in (False, True):
        for way in word_ways(typed, without_clitics=without_clitics):
            numbers |= numbers if without_clitics and numbers else _numbers(connection, _by_words(way))
    numbers |= _titled(connection, typed)
    candidates = described(connection, numbers)
    sure = candidates and (len(candidates) == 1 or exact == {candidates[0].entity})
    return Found(tuple(candidates), candidates[0].entity if sure else None)


def candidate(connection: Connection, entity: int) -> Candidate:
    """Return the entity with this number.

    Raises:
        LedgerError: there is none.
    """
    found = described(connection, {entity}) if 0 < entity <= _LARGEST else []
    if not found:
        raise NotFoundError(f"the ledger has no entity {entity}; look for a name to see the numbers")
    return found[0]


def described(connection: Connection, numbers: Collection[int]) -> list[Candidate]:
    """Return those of ``numbers`` of whom articles speak, at most 20, those with most statements first."""
    told = _counts(connection, statements.c.entity, func.count(), numbers)
    seen = _counts(connection, appearances.c.entity, func.count(appearances.c.article.distinct()), numbers)
    shown = sorted(seen, key=lambda number: (-told.get(number, 0), -seen[number], number))[:_SHOWN]
    query = select(entities.c.id, entities.c.name, entities.c.type).where(entities.c.id.in_(shown))
    rows = {number: (name, kind) for number, name, kind in connection.execute(query)}
    return [
        Candidate(
            entity=number,
            name=rows[number][0],
            type=rows[number][1],
            roles=_roles(connection, number),
            articles=seen[number],
            statements=told.get(number, 0),
        )
        for number in shown
    ]


def _exact(connection: Connection, ways: Sequence[Naming]) -> set[int]:
    """Return those whose whole name it is, in any form of it."""
    keys = [way.key for way in ways if way.kind != "single"]
    return _numbers(connection, select(entities.c.id).where(entities.c.key.in_(keys))) | _numbers(
        connection, select(names.c.entity).where(names.c.key.in_(keys))
    )


def _by_words(keys: Sequence[str]) -> Select[int]:
    """Return the query for those whose name has all the words."""
    return (
        select(names.c.entity)
        .where(names.c.key.in_([f"word {key}" for key in keys]))
        .group_by(names.c.entity)
        .having(func.count() == len(keys))
    )


def _titled(connection: Connection, typed: str) -> set[int]:
    """Return the people meant by what follows an office or title: by as many of its words as is possible."""
    people = select(entities.c.id).where(entities.c.type == "person")
    for name in without_office(typed):
        for way in word_ways(name):
            found = _numbers(connection, people.where(entities.c.id.in_(_by_words(way))))
            if found:
                return found
    return set()


def _numbers(connection: Connection, query: Select[int]) -> set[int]:
    return {number for (number,) in connection.execute(query)}


def _counts(
    connection: Connection,
    column: Column[int],
    count: ColumnElement[int],
    numbers: Collection[int],
) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in in_pieces(numbers):
        query = select(column, count).where(column.in_(some)).group_by(column)
        found.update((number, many) for number, many in connection.execute(query))
    return found


def _roles(connection: Connection, entity: int) -> tuple[str, ...]:
    """Return the roles by which ``entity`` was called most."""
    role = appearances.c.role
    query = (
        select(role)
        .where(appearances.c.entity == entity, role.is_not(None))
        .group_by(role)
        .order_by(func.count().desc(), role)
        .limit(_ROLES)
    )
    return tuple(found for found in connection.execute(query).scalars() if found is not None)
