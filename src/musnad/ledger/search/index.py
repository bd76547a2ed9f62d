"""The index of a ledger: which articles, statements and figures have which words.

SQLite's FTS5 and PostgreSQL's ``tsvector`` get the same words, split and folded by
`musnad.ledger.preparing.terms`, and answer with the same documents: the numbers below, whose order is
that of the days of publication. So the newest are found first without sorting, and a search stays
quick for the most frequent words too. The index keeps words as they are written (folded); a search
asks for the forms of its words that the ledger has (``search_words``), so that better knowledge of
the language needs no new index.

SQLite keeps in its index what was filed of a replaced version, and leaves it out when it answers.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from operator import itemgetter
from typing import Any, Final, Literal, TypeVar

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Table,
    TableClause,
    Text,
    cast,
    column,
    delete,
    event,
    func,
    insert,
    literal,
    select,
    table,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, TSVECTOR
from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.types import TypeEngine

from musnad.ledger.preparing.filed import Filed
from musnad.ledger.preparing.terms import Document
from musnad.ledger.search.match import Wanted, fts5, tsquery
from musnad.ledger.store.tables import appearances, articles, copy_groups, figures, metadata, statements

T = TypeVar("T", int, str)
Kind = Literal["articles", "statements", "figures"]
KINDS: Final[tuple[Kind, ...]] = ("articles", "statements", "figures")

# A document's number: the day it was published, its article, its place among what the article has.
_PLACE_BITS: Final = 13
_ARTICLE_BITS: Final = 28
PLACES: Final = 1 << _PLACE_BITS
_ARTICLES: Final = 1 << _ARTICLE_BITS
_A_DAY: Final = 1 << (_PLACE_BITS + _ARTICLE_BITS)
_LAST: Final = 2**63 - 1
_NUMBER: Final = column("rowid", BigInteger)
# How SQLite writes its index: a batch becomes one part of it, not several of a megabyte, and eight parts
# are merged at a time: with its own four it is written half as fast, with sixteen some batches take seconds.
_WRITTEN: Final = {"hashsize": 16 << 20, "automerge": 8}

words = Table(  # the Arabic words that were ever filed, folded
    "search_words", metadata, Column("word", Text, primary_key=True), sqlite_with_rowid=False
)

_FTS5: Final = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_{kind} USING fts5(
    head, body, about, content='', columnsize=0, tokenize="ascii tokenchars '.='"
);
"""
_TSVECTOR: Final = """
CREATE TABLE IF NOT EXISTS search_{kind} (
    rowid BIGINT PRIMARY KEY, article BIGINT NOT NULL, terms TSVECTOR NOT NULL
);
CREATE INDEX IF NOT EXISTS search_{kind}_by_terms ON search_{kind} USING gin (terms);
CREATE INDEX IF NOT EXISTS search_{kind}_by_article ON search_{kind} (article);
"""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Which documents are asked for: of these days (ISO 8601, inclusive), of these entities."""

    from_day: str | None = None
    to_day: str | None = None
    entities: tuple[int, ...] | None = None


def file(connection: Connection, batch: Sequence[Filed]) -> None:
    """File the words of ``batch``."""
    row = _fts5_row if _is_sqlite(connection) else _tsvector_row
    for kind in KINDS:
        rows = [row(number, item) for number, item in sorted(_rows(kind, batch), key=itemgetter(0))]
        if rows:
            connection.execute(insert(_table(kind)), rows)
    _file_words(connection, {word for filed in batch for word in filed.prepared.found_by.words})


def withdraw(connection: Connection, numbers: Sequence[int]) -> None:
    """Take out the documents of the articles with ``numbers``; SQLite's stay, and are not answered."""
    if not _is_sqlite(connection):
        for kind in KINDS:
            connection.execute(delete(_table(kind)).where(column("article").in_(numbers)))


def facts(connection: Connection) -> Iterator[str]:
    """Yield a digest of the words that were filed."""
    digest = sha256()
    for (word,) in connection.execute(words.select().order_by(words.c.word.collate(_bytewise(connection)))):
        digest.update(word.encode() + b"\n")
    yield f"search words {digest.hexdigest()}"


def numbers(connection: Connection, kind: Kind, wanted: Wanted, limits: Limits, *, at_most: int) -> list[int]:
    """Return the numbers of the newest documents that have what is ``wanted``, the newest first."""
    query = select(_NUMBER).select_from(_table(kind)).where(*_conditions(connection, kind, limits))
    if _is_sqlite(connection):
        query = query.where(column(f"search_{kind}").op("MATCH")(fts5(wanted)))
    else:
        query = query.where(column("terms").op("@@")(cast(tsquery(wanted), TSQUERY)))
    return list(connection.execute(query.order_by(_NUMBER.desc()).limit(at_most)).scalars().all())


def known_words(connection: Connection, asked: Sequence[str]) -> set[str]:
    """Return those of the words ``asked`` for that some document has."""
    query = select(words.c.word).where(_among(connection, words.c.word, asked))
    return set(connection.execute(query).scalars().all())


def leaders(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Return the one that leads its group of copies for the article of each document that another leads."""
    c = copy_groups.c
    query = select(c.article, c.leader).where(
        _among(connection, c.article, list(map(article_of, numbers))), c.article != c.leader
    )
    return {article: leader for article, leader in connection.execute(query)}  # noqa: C416 - rows are no pairs


def article_of(number: int) -> int:
    """Return the number of the article that a document is of."""
    return (number >> _PLACE_BITS) & (_ARTICLES - 1)


def place_of(number: int) -> int:
    """Return the low bits of the number of the statement or figure that a document is of."""
    return number & (PLACES - 1)


def month_of(number: int) -> str | None:
    """Return the month (YYYY-MM) a document was published in, None where that is unknown."""
    return _month(number >> (_PLACE_BITS + _ARTICLE_BITS))


@lru_cache(maxsize=4_000)
def _month(day: int) -> str | None:
    return date.fromordinal(day).isoformat()[:7] if day else None


def _document_number(day: str | None, article: int, place: int) -> int:
    return _first_of(day) | article << _PLACE_BITS | place & (PLACES - 1)


def _first_of(day: str | None) -> int:
    """Return the number below which no document of ``day`` lies; without a day they come before all."""
    ordinal = date.fromisoformat(day).toordinal() if day else 0
    return ordinal << (_PLACE_BITS + _ARTICLE_BITS)


def _rows(kind: Kind, batch: Sequence[Filed]) -> Iterator[tuple[int, Document]]:
    for filed in batch:
        day, found_by = filed.prepared.article.day, filed.prepared.found_by
        if kind == "articles":
            yield _document_number(day, filed.number, 0), found_by.article
            continue
        items = (
            (found_by.statements, filed.statements)
            if kind == "statements"
            else (found_by.figures, filed.figures)
        )
        for local, number in list(items[1].items())[:PLACES]:
            yield _document_number(day, filed.number, number), items[0][local]


def _fts5_row(number: int, item: Document) -> dict[str, Any]:
    return {"rowid": number, "head": item.head, "body": item.body, "about": item.about}


def _tsvector_row(number: int, item: Document) -> dict[str, Any]:
    return {"rowid": number, "article": article_of(number), "terms": _tsvector(item)}


def _tsvector(document: Document) -> str:
    """Return ``document`` as PostgreSQL reads it: each word with its places, A for those of the head."""
    places: dict[str, list[str]] = {}
    head = document.head.split()
    for place, word in enumerate(head, 1):
        places.setdefault(word, []).append(f"{place}A")
    for place, word in enumerate(document.body.split(), len(head) + 2):  # no phrase leads from head to body
        places.setdefault(word, []).append(str(place))
    marks = (f"'{mark}'" for mark in document.about.split())
    return " ".join([*(f"'{word}':{','.join(at)}" for word, at in places.items()), *marks])


def _file_words(connection: Connection, found: set[str]) -> None:
    listed = select(_listed(connection, sorted(found), Text()))
    if _is_sqlite(connection):
        connection.execute(insert(words).prefix_with("OR IGNORE").from_select(["word"], listed))
    else:
        new = insert_on_postgresql(words).from_select(["word"], listed)
        connection.execute(new.on_conflict_do_nothing())


def _conditions(connection: Connection, kind: Kind, limits: Limits) -> Iterator[ColumnElement[bool]]:
    article = _NUMBER.bitwise_rshift(literal(_PLACE_BITS, Integer)).bitwise_and(_ARTICLES - 1)
    if limits.from_day or limits.to_day:  # a document without a day is of none
        first = _first_of(limits.from_day) if limits.from_day else _A_DAY
        last = _first_of(limits.to_day) + _A_DAY - 1 if limits.to_day else _LAST
        yield _NUMBER.between(first, last)
    if _is_sqlite(connection):
        yield article.not_in(select(articles.c.id).where(~articles.c.current))
    if limits.entities is not None and kind == "articles":
        c = appearances.c
        yield article.in_(select(c.article).where(c.entity.in_(limits.entities)))
    elif limits.entities is not None:
        of = (statements if kind == "statements" else figures).c
        place = _NUMBER.bitwise_and(PLACES - 1)
        theirs = select(of.article, of.id.bitwise_and(PLACES - 1)).where(of.entity.in_(limits.entities))
        yield tuple_(article, place).in_(theirs)


def _table(kind: Kind) -> TableClause:
    names = ("rowid", "head", "body", "about", "article")
    return table(f"search_{kind}", *(column(name) for name in names), column("terms", TSVECTOR))


def _among(connection: Connection, found: Column[T], values: Sequence[T]) -> ColumnElement[bool]:
    return found.in_(select(_listed(connection, values, found.type)))


def _listed(connection: Connection, values: Sequence[T], kind: TypeEngine[T]) -> ColumnElement[T]:
    """Return ``values`` as a column, bound as one: thousands of parameters take longer than an answer."""
    if _is_sqlite(connection):
        column_of: ColumnElement[T] = func.json_each(_json(values)).table_valued("value").c.value
        return column_of
    return func.unnest(literal(list(values), ARRAY(kind))).column_valued()


def _json(values: Sequence[T]) -> str:
    """Return ``values`` as a JSON array."""
    return msgspec.json.encode(list(values)).decode()


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _bytewise(connection: Connection) -> str:
    return "BINARY" if _is_sqlite(connection) else "C"


def make_tables(connection: Connection) -> None:
    """Make the tables that the index needs on this database."""
    steps = _FTS5 if _is_sqlite(connection) else _TSVECTOR
    for kind in KINDS:
        for step in steps.format(kind=kind).split(";\n"):
            if step.strip():
                connection.exec_driver_sql(step)
    write_evenly(connection)


def write_evenly(connection: Connection) -> None:
    """Set how SQLite writes its index; the ledger keeps it."""
    if _is_sqlite(connection):
        for kind in KINDS:
            for setting in _WRITTEN.items():
                name = f"search_{kind}"
                connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES (?, ?)", setting)  # noqa: S608 - no input


@event.listens_for(metadata, "after_create")
def _with_the_others(_target: Any, connection: Connection, **_facts: Any) -> None:
    make_tables(connection)
