"""What a ledger holds as tables for other programs: Arrow, and from it pandas, Polars and DuckDB.

Rows are those of the ledger, joined to what people need: the article's key, address, outlet and day,
the name of who is meant, the words.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec
from sqlalchemy import Connection, Select, func, select

from musnad.errors import LedgerError
from musnad.ledger.articles.wording import wordings
from musnad.ledger.figures.comparing import Comparison
from musnad.ledger.preparing.values import bounds
from musnad.ledger.store.tables import appearances, articles, disputes, entities, figures, statements

if TYPE_CHECKING:
    import pyarrow as pa

Name = Literal["articles", "statements", "figures", "entities", "appearances", "disputes"]

_AT_ONCE = 2_000  # rows whose words are read together
_ARTICLE = (
    articles.c.key.label("article_key"),
    articles.c.url,
    articles.c.outlet,
    articles.c.day.label("published_day"),
)


def table(connection: Connection, name: Name) -> "pa.Table":
    """Return the rows called ``name`` as an Arrow table.

    Raises:
        LedgerError: no rows are called so, or pyarrow is not installed.
    """
    if name not in get_args(Name):
        raise LedgerError(f"{name}: there is no such table; ask for one of: {', '.join(get_args(Name))}")
    pa = _arrow()
    query, words = _QUERIES[name]()
    found = connection.execute(query)
    columns: dict[str, list[Any]] = {column: [] for column in found.keys()}  # noqa: SIM118 - no mapping
    for row in found:
        for column, value in zip(columns, row, strict=True):
            columns[column].append(value)
    for column, (article, statement) in words.items():
        columns[column] = _words(connection, list(zip(columns[article], columns[statement], strict=True)))
    schema = pa.schema([(column, _kind(pa, column)) for column in columns])
    return pa.table(columns, schema=schema)


def as_table(found: Iterable[msgspec.Struct]) -> "pa.Table":
    """Return what a ledger answered as an Arrow table, a row each: finds, statements, stories, comparisons.

    The fields are the columns; a comparison gives a row for each claim, ``comparison`` tells which.

    Raises:
        LedgerError: pyarrow is not installed.
    """
    rows = [row for number, item in enumerate(found, 1) for row in _flat(number, item)]
    return _arrow().Table.from_pylist(rows)


def _flat(number: int, item: msgspec.Struct) -> Iterator[dict[str, Any]]:
    row: dict[str, Any] = msgspec.to_builtins(item)
    if not isinstance(item, Comparison):
        yield row
        return
    del row["claims"]
    for claim in item.claims:
        low, high = bounds(claim.value)  # one number or two: a column has one type
        told = msgspec.to_builtins(claim) | {"value_low": low, "value_high": high}
        del told["value"]
        yield {"comparison": number, **row, **told}


def _arrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and 100 ms
    except ImportError as error:
        raise LedgerError("for tables install pyarrow: pip install 'musnad[tables]'") from error
    return pa


Words = dict[str, tuple[str, str]]  # a column of words: those of the article and the id of its statement


def _words(connection: Connection, rows: list[tuple[int | None, str | None]]) -> list[str | None]:
    found: dict[tuple[int, str], str] = {}
    for at in range(0, len(rows), _AT_ONCE):
        some = rows[at : at + _AT_ONCE]
        found |= wordings(connection, {(a, s) for a, s in some if a is not None and s is not None})
    return [None if a is None or s is None else found.get((a, s)) for a, s in rows]


_INTEGERS = frozenset(
    {"id", "article", "entity", "version", "length", "seen", "denial_article", "claim_article"}
)
_NUMBERS = frozenset({"low", "high", "confidence"})
_FLAGS = frozenset({"implied", "across"})


def _kind(pa: Any, column: str) -> Any:
    if column in _INTEGERS:
        return pa.int64()
    if column in _NUMBERS:
        return pa.float64()
    return pa.bool_() if column in _FLAGS else pa.string()


def _articles() -> tuple[Select[Any], Words]:
    c = articles.c
    query = select(
        c.id, c.key, c.version, c.record_id, c.url, c.outlet, c.section, c.title, c.credit, c.published,
        c.day, c.words.label("length"), c.ruleset,
    )  # fmt: skip
    return query.where(c.current).order_by(c.id), {}


def _statements() -> tuple[Select[Any], Words]:
    s = statements.c
    query = (
        select(
            s.id, s.article, *_ARTICLE, s.local.label("statement"), s.entity, s.source, s.source_type,
            entities.c.name.label("entity_name"), s.implied, s.cue, s.act, s.mode, s.rule, s.confidence,
            s.date, s.day,
        )
        .join(articles, articles.c.id == s.article)
        .outerjoin(entities, entities.c.id == s.entity)
        .order_by(s.id)
    )  # fmt: skip
    return query, {"words": ("article", "statement")}


def _figures() -> tuple[Select[Any], Words]:
    f = figures.c
    query = (
        select(
            f.id, f.article, *_ARTICLE, f.local.label("figure"), statements.c.local.label("statement"),
            f.entity, statements.c.source, entities.c.name.label("entity_name"), f.low, f.high, f.bound,
            f.unit, f.unit_code, f.measure, f.period, f.place,
        )
        .join(articles, articles.c.id == f.article)
        .outerjoin(statements, statements.c.id == f.statement)
        .outerjoin(entities, entities.c.id == f.entity)
        .order_by(f.id)
    )  # fmt: skip
    return query, {"words": ("article", "statement")}


def _entities() -> tuple[Select[Any], Words]:
    e = entities.c
    spoken = select(appearances.c.entity).where(appearances.c.entity.is_not(None))
    query = select(e.id, e.name, e.type, e.first_day, e.last_day).where(e.id.in_(spoken)).order_by(e.id)
    return query, {}


def _appearances() -> tuple[Select[Any], Words]:
    a = appearances.c
    query = (
        select(
            a.id, a.article, *_ARTICLE, a.entity, entities.c.name.label("entity_name"), a.name, a.role
        )
        .join(articles, articles.c.id == a.article)
        .outerjoin(entities, entities.c.id == a.entity)
        .order_by(a.id)
    )  # fmt: skip
    return query, {}


def _disputes() -> tuple[Select[Any], Words]:
    d = disputes.c
    denial, claim = statements.alias(), statements.alias()
    denied_in, claimed_in = articles.alias(), articles.alias()
    query = (
        select(
            denial.c.article.label("denial_article"), denied_in.c.key.label("denial_key"),
            denied_in.c.outlet.label("denial_outlet"), denied_in.c.day.label("denial_day"),
            denial.c.local.label("denial_statement"), denial.c.source.label("denial_source"),
            func.coalesce(claim.c.article, figures.c.article).label("claim_article"),
            claimed_in.c.key.label("claim_key"), claimed_in.c.outlet.label("claim_outlet"),
            claimed_in.c.day.label("claim_day"), claim.c.local.label("claim_statement"),
            figures.c.local.label("claim_figure"), claim.c.source.label("claim_source"), d.across,
        )
        .select_from(disputes)
        .join(denial, denial.c.id == d.denial)
        .join(denied_in, denied_in.c.id == denial.c.article)
        .outerjoin(claim, claim.c.id == d.statement)
        .outerjoin(figures, figures.c.id == d.figure)
        .outerjoin(claimed_in, claimed_in.c.id == func.coalesce(claim.c.article, figures.c.article))
        .order_by(d.denial, d.statement, d.figure)
    )  # fmt: skip
    return query, {
        "denial_words": ("denial_article", "denial_statement"),
        "claim_words": ("claim_article", "claim_statement"),
    }


_QUERIES = {
    "articles": _articles,
    "statements": _statements,
    "figures": _figures,
    "entities": _entities,
    "appearances": _appearances,
    "disputes": _disputes,
}
