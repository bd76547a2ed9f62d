"""What is found, read from the ledger: an article, statement or figure with its words and facts."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import msgspec
import zstandard
from sqlalchemy import Connection, Table, func, select

from musnad.ledger.preparing.terms import FURNITURE, located, surroundings
from musnad.ledger.search.excerpts import Excerpt, Hit, excerpt
from musnad.ledger.search.forms import Finder
from musnad.ledger.search.index import PLACES, Kind, article_of, place_of
from musnad.ledger.store.bulk import among
from musnad.ledger.store.tables import articles, figures, records, statements
from musnad.record import Act, Block, Figure, Span, Statement

_TABLES: Final[dict[Kind, Table]] = {"statements": statements, "figures": figures}
_MOST_FACETS: Final = 20


class _OfArticle(msgspec.Struct, frozen=True):
    """What is read of a record to show an article."""

    text: str
    blocks: tuple[Block, ...] = ()


class _OfOther(msgspec.Struct, frozen=True):
    """What is read of a record to show its statements and figures."""

    text: str
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()


_DECODER_OF_ARTICLE: Final = msgspec.json.Decoder(_OfArticle)
_DECODER_OF_OTHER: Final = msgspec.json.Decoder(_OfOther)


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """Something found: ``article`` is its row, ``spans`` its words, ``searched`` where it has others."""

    article: Any
    text: str
    spans: tuple[Span, ...]
    searched: tuple[Span, ...]
    titles: tuple[Span, ...] = ()
    local: str | None = None
    number: int | None = None
    source: str | None = None
    act: Act | None = None


def units(connection: Connection, kind: Kind, numbers: Sequence[int]) -> dict[int, Unit]:
    """Return what the documents with ``numbers`` are of, in that order."""
    of = {number: article_of(number) for number in numbers}
    rows = _articles(connection, set(of.values()))
    if kind == "articles":
        return {number: _article(rows[article]) for number, article in of.items()}
    items = _items(connection, kind, set(of.values()))
    read = {row.id: _DECODER_OF_OTHER.decode(zstandard.decompress(row.data)) for row in rows.values()}
    return {
        number: _other(rows[article], read[article], kind, items[article, place_of(number)])
        for number, article in of.items()
        if (article, place_of(number)) in items
    }


def hits_of(unit: Unit, finder: Finder) -> list[Hit]:
    """Return where ``unit`` has the parts of a query."""
    return finder.hits(located(unit.text, unit.searched))


def excerpt_of(unit: Unit, hits: Sequence[Hit], most: int) -> Excerpt:
    """Return at most ``most`` letters of ``unit`` around the best find."""
    if unit.local is not None:
        within = (unit.searched[0][0], max(hi for _, hi in unit.searched))
        return excerpt(unit.text, within, hits, most=most)
    bodies = [span for span in unit.searched if span not in unit.titles] or list(unit.searched)
    if not bodies:
        return excerpt(unit.text, (0, len(unit.text)), hits, most=most)
    return excerpt(unit.text, max(bodies, key=lambda span: _worth(span, hits)), hits, most=most)


def counts(
    connection: Connection, kind: Kind, numbers: Sequence[int]
) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Return how many of the documents are of each outlet, act and source, the most frequent first."""
    of = [article_of(number) for number in numbers]
    outlets = _outlets(connection, kind, of)
    acts: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    if kind == "statements":
        s = statements.c
        document = s.article * PLACES + s.id % PLACES  # the low bits of its number
        wanted = [article_of(number) * PLACES + place_of(number) for number in numbers]
        told = select(s.act, s.source, func.count()).where(
            among(connection, s.article, set(of)), among(connection, document, wanted)
        )
        for act, source, many in connection.execute(told.group_by(s.act, s.source)):
            acts[act] += many
            sources.update({source: many} if source else {})
    return (
        dict(outlets.most_common(_MOST_FACETS)),
        dict(acts.most_common()),
        dict(sources.most_common(_MOST_FACETS)),
    )


def _outlets(connection: Connection, kind: Kind, of: Sequence[int]) -> Counter[str]:
    """Return how many of the documents, which are of the articles ``of``, are of each outlet."""
    a = articles.c
    among_them = among(connection, a.id, set(of))
    if kind == "articles":  # one document each: the database counts them
        query = select(a.outlet, func.count()).where(among_them).group_by(a.outlet)
        return Counter({name: many for name, many in connection.execute(query) if name})
    rows = connection.execute(select(a.id, a.outlet).where(among_them))
    names: dict[int, str | None] = {row.id: row.outlet for row in rows}
    return Counter(name for number in of if (name := names.get(number)))


def _articles(connection: Connection, wanted: set[int]) -> dict[int, Any]:
    c = articles.c
    query = (
        select(c.id, c.record_id, c.url, c.outlet, c.title, c.published, c.reserved, records.c.data)
        .join(records, records.c.article == c.id)
        .where(c.id.in_(wanted))
    )
    return {row.id: row for row in connection.execute(query)} if wanted else {}


def _items(connection: Connection, kind: Kind, wanted: set[int]) -> dict[tuple[int, int], tuple[int, str]]:
    """Return the number and the record's id of each statement or figure, by article and place."""
    table = _TABLES.get(kind)
    if table is None or not wanted:
        return {}
    rows = connection.execute(
        select(table.c.article, table.c.id, table.c.local).where(table.c.article.in_(wanted))
    )
    return {(article, place_of(number)): (number, local) for article, number, local in rows}


def _article(row: Any) -> Unit:
    read = _DECODER_OF_ARTICLE.decode(zstandard.decompress(row.data))
    searched = tuple(block.span for block in read.blocks if block.kind not in FURNITURE)
    titles = tuple(block.span for block in read.blocks if block.kind == "title")
    whole = ((0, len(read.text)),)
    return Unit(
        article=row, text=read.text, spans=(), searched=searched if read.blocks else whole, titles=titles
    )


def _other(row: Any, read: _OfOther, kind: Kind, item: tuple[int, str]) -> Unit:
    number, local = item
    said = {statement.id: statement for statement in read.statements}
    if kind == "statements":
        statement = said[local]
        return Unit(
            article=row, text=read.text, spans=statement.content, searched=statement.content, local=local,
            number=number, source=statement.source.name, act=statement.act,
        )  # fmt: skip
    figure = next(each for each in read.figures if each.id == local)
    claim = said.get(figure.statement or "")
    return Unit(
        article=row, text=read.text, spans=(figure.span,), searched=(surroundings(read.text, figure.span),),
        local=local, number=number,
        source=claim.source.name if claim else None, act=claim.act if claim else None,
    )  # fmt: skip


def _worth(span: Span, hits: Sequence[Hit]) -> float:
    best: dict[int, float] = {}
    for hit in hits:
        if span[0] <= hit.span[0] and hit.span[1] <= span[1]:
            best[hit.part] = max(hit.exactness, best.get(hit.part, 0.0))
    return sum(best.values())
