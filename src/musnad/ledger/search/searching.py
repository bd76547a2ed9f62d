"""Searching a ledger: articles, statements and figures by their words, whose, when and where."""

import calendar
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from musnad.errors import QueryError
from musnad.ledger.articles.lookup import entities_named
from musnad.ledger.preparing.terms import EVERYTHING, act_mark, outlet_mark, terms
from musnad.ledger.search.excerpts import Excerpt, Hit
from musnad.ledger.search.forms import Finder, Forms, as_typed, forms_of, wanted
from musnad.ledger.search.index import KINDS, Kind, Limits, article_of, leaders, month_of, numbers
from musnad.ledger.search.match import Wanted, Words
from musnad.ledger.search.query import Part, Query, parse
from musnad.ledger.search.ranking import score
from musnad.ledger.search.units import Unit, counts, excerpt_of, hits_of, units
from musnad.record import Act, Span
from musnad.text.fold import ascii_digits

COUNTED: Final = 1_000  # how many finds are counted; of more it is said that there are more
MOST_AT_ONCE: Final = 200
_NEWEST, _IN_TITLE, _AS_TYPED = 30, 15, 15  # finds that are compared; the rest follows by day
_EXCERPT: Final = 240
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class SearchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What is searched, and which finds are wanted.

    ``kind``: articles, statements or figures. ``source`` is words of the name or office of who said
    it; ``outlet`` words of the outlet's name; ``act`` what is done by saying it; ``from_day`` and
    ``to_day`` (ISO 8601, also YYYY or YYYY-MM) bound the day of publication; ``entity`` is the number
    or the name of one of the ledger's people or bodies: who speaks, or of whom an article speaks.
    ``limit`` finds a page, ``page`` from 1. Of articles that are copies of each other the best is
    shown with the number of the others, or with ``copies`` each. ``excerpt`` is the most letters of
    an excerpt.
    """

    kind: Kind = "articles"
    source: str | None = None
    outlet: str | None = None
    act: Act | None = None
    from_day: str | None = None
    to_day: str | None = None
    entity: str | None = None
    limit: int = 20
    page: int = 1
    copies: bool = False
    excerpt: int = _EXCERPT


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One find: an article, or a statement or figure of one.

    ``article`` is its number in the ledger, ``record`` the record's id; ``id`` and ``number`` are the
    statement's or figure's in the record and in the ledger; ``spans`` lead to its words in the
    record's text. ``reserved`` tells that the page reserves its rights; ``copies`` counts further
    finds that are copies of the article and not shown.
    """

    kind: Kind
    article: int
    record: str
    url: str | None
    outlet: str | None
    title: str
    published: str | None
    reserved: bool
    id: str | None
    number: int | None
    source: str | None
    act: Act | None
    spans: tuple[Span, ...]
    excerpt: Excerpt
    score: float
    copies: int = 0


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A page of finds, the best first; ``total`` counts all pages, up to 1,000 if ``more``."""

    query: str
    results: tuple[Result, ...]
    total: int
    more: bool = False


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """How the ``counted`` newest finds fall to outlets, months, acts and sources, the most frequent first.

    ``more`` tells that there are older finds that were not counted.
    """

    counted: int
    more: bool
    outlets: dict[str, int]
    months: dict[str, int]
    acts: dict[str, int]
    sources: dict[str, int]


class _Found(NamedTuple):
    """A find that was read, where it has the words of the query, and how well it answers."""

    unit: Unit
    hits: list[Hit]
    score: float


class _Asked(msgspec.Struct, frozen=True):
    """A query with the forms of its words and its filters, as the index is asked."""

    typed: str
    kind: Kind
    query: Query
    forms: Forms
    marks: tuple[Words, ...]
    limits: Limits

    def newest(self, connection: Connection, at_most: int) -> list[int]:
        """Return the numbers of the newest finds."""
        match = wanted(self.query, self.forms, marks=self.marks)
        return self._numbers(connection, match, at_most)

    def in_title(self, connection: Connection, at_most: int) -> list[int]:
        """Return the newest finds with all words in the title."""
        match = wanted(self.query, self.forms, marks=self.marks, where="head")
        return self._numbers(connection, match, at_most)

    def as_typed(self, connection: Connection, at_most: int) -> list[int]:
        """Return the newest finds that have the words in the very forms that were typed."""
        typed = wanted(self.query, as_typed(self.query), marks=self.marks)
        return self._numbers(
            connection, msgspec.structs.replace(typed, none=wanted(self.query, self.forms).none), at_most
        )

    def _numbers(self, connection: Connection, match: Wanted, at_most: int) -> list[int]:
        if not match.all:
            match = msgspec.structs.replace(match, all=(Words(((EVERYTHING,),), "about"),))
        return numbers(connection, self.kind, match, self.limits, at_most=at_most)


def search(connection: Connection, typed: str, options: SearchOptions) -> Results:
    """Return the finds of what was ``typed``.

    Of more finds than are compared, those with all words in the title or as typed and the newest are
    ranked; the others follow by day.

    Raises:
        QueryError: the query or an option cannot be understood.
        LedgerError: ``options.entity`` names nobody.
    """
    asked = _asked(connection, typed, options)
    return _results(connection, asked, options, asked.newest(connection, _enough(options) + 1))


def facets(connection: Connection, typed: str, options: SearchOptions) -> Facets:
    """Count the newest finds of what was ``typed`` by outlet, month, act and source.

    Raises:
        QueryError: the query or an option cannot be understood.
        LedgerError: ``options.entity`` names nobody.
    """
    asked = _asked(connection, typed, options)
    return _facets(connection, asked, asked.newest(connection, COUNTED + 1))


def search_and_facets(connection: Connection, typed: str, options: SearchOptions) -> tuple[Results, Facets]:
    """Return what `search` and `facets` do, at less cost.

    Raises:
        QueryError: the query or an option cannot be understood.
        LedgerError: ``options.entity`` names nobody.
    """
    asked = _asked(connection, typed, options)
    newest = asked.newest(connection, _enough(options) + 1)
    return _results(connection, asked, options, newest), _facets(connection, asked, newest[: COUNTED + 1])


def _enough(options: SearchOptions) -> int:
    return max(COUNTED, options.page * options.limit)


def _results(connection: Connection, asked: _Asked, options: SearchOptions, newest: Sequence[int]) -> Results:
    first, enough = (options.page - 1) * options.limit, _enough(options)
    finder = Finder(asked.query, asked.forms)
    ranked = _ranked(connection, asked, newest, finder)
    order = [*ranked, *(number for number in newest if number not in ranked)]
    copies: Counter[int] = Counter()
    if asked.kind == "articles" and not options.copies:
        order, copies = _without_copies(connection, order)
    page = order[first : first + options.limit]
    others = _found(connection, asked, [number for number in page if number not in ranked], finder)
    results = (_result(asked, (ranked | others)[number], options, copies[number]) for number in page)
    return Results(
        query=asked.typed, results=tuple(results), total=min(len(order), enough), more=len(newest) > enough
    )


def _facets(connection: Connection, asked: _Asked, found: Sequence[int]) -> Facets:
    counted = found[:COUNTED]
    outlets, acts, sources = counts(connection, asked.kind, counted)
    return Facets(
        counted=len(counted),
        more=len(found) > COUNTED,
        outlets=outlets,
        months=dict(Counter(month for number in counted if (month := month_of(number))).most_common()),
        acts=acts,
        sources=sources,
    )


def _asked(connection: Connection, typed: str, options: SearchOptions) -> _Asked:
    _check(options)
    query = parse(typed)
    source = _part(options.source, "source")
    forms = forms_of(connection, [*query.wanted, *query.refused, *source])
    marks = [Words(((mark,),), "about") for mark in _marks(options)]
    marks += [forms.words(part, "head") for part in source]
    return _Asked(typed, options.kind, query, forms, tuple(marks), _limits(connection, options))


def _check(options: SearchOptions) -> None:
    if options.kind not in KINDS:
        raise QueryError(f"«{options.kind}» cannot be searched in; give one of: {', '.join(KINDS)}")
    if options.kind == "articles" and (options.source or options.act):
        raise QueryError("only statements and figures have a source and an act; search in statements")
    if not 1 <= options.limit <= MOST_AT_ONCE or not 1 <= options.page <= MOST_AT_ONCE:
        raise QueryError(f"limit and page must lie between 1 and {MOST_AT_ONCE}")


def _part(name: str | None, option: str) -> list[Part]:
    found = [Part((form,)) for form in terms(name or "")]
    if name is not None and not found:
        raise QueryError(f"{option}: «{name[:40]}» has no word; give a word of the {option}'s name")
    return found


def _marks(options: SearchOptions) -> list[str]:
    outlet = [outlet_mark(part.forms[0]) for part in _part(options.outlet, "outlet")]
    return outlet + ([act_mark(options.act)] if options.act else [])


def _limits(connection: Connection, options: SearchOptions) -> Limits:
    return Limits(
        from_day=_day(options.from_day, last=False) if options.from_day else None,
        to_day=_day(options.to_day, last=True) if options.to_day else None,
        entities=entities_named(connection, options.entity) if options.entity else None,
    )


def _day(written: str, *, last: bool) -> str:
    """Return the first or last day of a day, month or year that is written as ISO 8601."""
    found = _DAY.fullmatch(ascii_digits(written).strip())
    year, month, day = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    month_then = month or (12 if last else 1)
    try:
        then = day or (calendar.monthrange(year, month_then)[1] if last else 1)
        return date(year, month_then, then).isoformat()
    except ValueError as error:
        raise QueryError(f"«{written[:40]}» is no date; write YYYY-MM-DD, YYYY-MM or YYYY") from error


def _ranked(
    connection: Connection, asked: _Asked, newest: Sequence[int], finder: Finder
) -> dict[int, _Found]:
    """Return the finds that are compared, the best first."""
    if not asked.query.wanted:
        return {}
    chosen = dict.fromkeys(newest[:_NEWEST])
    if len(newest) > _NEWEST:
        chosen |= dict.fromkeys(asked.as_typed(connection, _AS_TYPED))
        if asked.kind == "articles":
            chosen |= dict.fromkeys(asked.in_title(connection, _IN_TITLE))
    found = _found(connection, asked, list(chosen), finder)
    best = sorted(found, key=lambda number: (-found[number].score, -number))
    return {number: found[number] for number in best}


def _without_copies(connection: Connection, order: Sequence[int]) -> tuple[list[int], Counter[int]]:
    """Return the first find of each group of copies, and how many further ones each stands for."""
    leader = leaders(connection, order)
    shown: dict[int, int] = {}
    more: Counter[int] = Counter()
    for number in order:
        article = article_of(number)
        first = shown.setdefault(leader.get(article, article), number)
        more[first] += first != number
    return list(shown.values()), more


def _found(connection: Connection, asked: _Asked, chosen: Sequence[int], finder: Finder) -> dict[int, _Found]:
    read = units(connection, asked.kind, chosen)
    hits = {number: hits_of(unit, finder) for number, unit in read.items()}
    return {
        number: _Found(unit, hits[number], score(asked.query, hits[number], unit.titles))
        for number, unit in read.items()
    }


def _result(asked: _Asked, found: _Found, options: SearchOptions, copies: int) -> Result:
    unit = found.unit
    return Result(
        kind=asked.kind,
        article=unit.article.id,
        record=unit.article.record_id,
        url=unit.article.url,
        outlet=unit.article.outlet,
        title=unit.article.title,
        published=unit.article.published,
        reserved=unit.article.reserved,
        id=unit.local,
        number=unit.number,
        source=unit.source,
        act=unit.act,
        spans=unit.spans,
        excerpt=excerpt_of(unit, found.hits, options.excerpt),
        score=found.score,
        copies=copies,
    )
