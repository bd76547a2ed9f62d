"""Which article is meant by what a user writes."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Select, func, select

from musnad.errors import NotFoundError
from musnad.ledger.preparing.naming import namings, word_keys
from musnad.ledger.preparing.prepare import address_key
from musnad.ledger.store.numbers import LARGEST_NUMBER
from musnad.ledger.store.tables import articles, entities, names


def article_number(connection: Connection, where: str) -> int:
    """Return the number of the article that ``where`` names: its number, its address or its record's id.

    Raises:
        NotFoundError: the ledger has no such article.
    """
    for named in _readings(where.strip()):
        found = connection.execute(
            select(articles.c.id).where(named, articles.c.current).order_by(articles.c.id).limit(1)
        ).scalar()
        if found is not None:
            return int(found)
    raise NotFoundError(f"{where}: the ledger has no such article; give its number, its address or its id")


def _readings(where: str) -> list[ColumnElement[bool]]:
    c = articles.c
    number = [c.id == int(where)] if where.isdecimal() and int(where) <= LARGEST_NUMBER else []
    return [*number, c.key == address_key(where), c.record_id == where]


def entities_named(connection: Connection, name: str) -> tuple[int, ...]:
    """Return the numbers of the people and bodies that ``name`` is the number or the name of.

    Raises:
        NotFoundError: the ledger knows nobody of that name.
    """
    written = name.strip()
    for numbers in _namesakes(written):
        found = connection.execute(numbers).scalars().all()
        if found:
            return tuple(sorted(found))
    raise NotFoundError(f"«{written[:60]}»: the ledger knows nobody of that name; give a name or a number")


def _namesakes(name: str) -> Iterator[Select[int]]:
    """Yield queries for who is called ``name``: by number, by the whole name, by words of it."""
    if name.isdecimal() and int(name) <= LARGEST_NUMBER:
        yield select(entities.c.id).where(entities.c.id == int(name))
    keys = [called.key for called in namings(name) if called.kind != "single"]
    yield select(entities.c.id).where(entities.c.key.in_(keys))
    words = [f"word {word}" for word in word_keys(name)]
    found_by = select(names.c.entity).where(names.c.key.in_(words)).group_by(names.c.entity)
    yield found_by.having(func.count() == len(words))
