"""The search page: finds with their words marked, facets, permanent links, the same as CSV."""

import csv
import io
from typing import Any, get_args
from urllib.parse import urlencode

import msgspec
from litestar import Response, get

from musnad.errors import QueryError
from musnad.export.tables import uncalculated
from musnad.ledger import Facets, Result, Results, SearchOptions
from musnad.ledger.search.excerpts import shortened
from musnad.ledger.search.searching import search_and_facets
from musnad.ledger.store.connect import reading
from musnad.record import Act
from musnad.web.site import WebRequest, page, site_of
from musnad.web.viewer import is_owner

KINDS = ("articles", "statements", "figures")
_PUBLIC_EXCERPT = 120  # letters of a page that reserves its rights
_FACETS_SHOWN = 8
_CSV_FINDS = 200
_FILTERS = {
    "source": "source",
    "outlet": "outlet",
    "act": "act",
    "from": "from_day",
    "to": "to_day",
    "entity": "entity",
}
_NOTHING = Results(query="", results=(), total=0)


@get("/search", sync_to_thread=True, include_in_schema=False)
def search_page(request: WebRequest) -> Response[str]:
    """Show the finds of a query."""
    asked = parameters(request)
    found, counts, wrong = _NOTHING, None, ""
    try:
        options = options_of(asked)
        with reading(site_of(request).ledger.engine) as connection:
            found, counts = search_and_facets(connection, asked.get("q", ""), options)
        found = public(request, found)
    except QueryError as error:
        wrong = str(error)
    return page(
        request,
        "search.html",
        status=400 if wrong else 200,
        asked=asked,
        found=found,
        facets=_facet_links(asked, counts) if counts else [],
        wrong=wrong,
        kinds=KINDS,
        acts=get_args(Act),
        link=lambda **changed: _link(asked, changed),
        page_number=_page_number(asked),
    )


@get("/search.csv", sync_to_thread=True, include_in_schema=False)
def search_csv(request: WebRequest) -> Response[str]:
    """Give the finds of a query as a table for spreadsheets."""
    asked = parameters(request)
    options = msgspec.structs.replace(options_of(asked), limit=_CSV_FINDS)
    found = public(request, site_of(request).ledger.search(asked.get("q", ""), options=options))
    headers = {"Content-Disposition": 'attachment; filename="musnad.csv"'}
    return Response(_table(found), media_type="text/csv; charset=utf-8", headers=headers)


def parameters(request: WebRequest) -> dict[str, str]:
    """Return the parameters of the address, those that are missing as empty."""
    given = {str(name): str(value) for name, value in request.query_params.items()}
    return {"q": "", "in": "", "page": "", **dict.fromkeys(_FILTERS, ""), **given}


def options_of(asked: dict[str, str]) -> SearchOptions:
    """Return the options that the parameters of an address name.

    Raises:
        QueryError: one of them is not what the search takes.
    """
    given: dict[str, Any] = {
        name: asked[key].strip() for key, name in _FILTERS.items() if asked.get(key, "").strip()
    }
    given["kind"] = asked.get("in") or "articles"
    given["page"] = _page_number(asked)
    try:
        return msgspec.convert(given, SearchOptions)
    except msgspec.ValidationError as error:
        raise QueryError(str(error)) from error


def public(request: WebRequest, found: Results) -> Results:
    """Return ``found`` with excerpts as long as the visitor may see."""
    if is_owner(request):
        return found
    own = site_of(request).options.own_outlets
    return msgspec.structs.replace(found, results=tuple(_short(result, own) for result in found.results))


def _short(result: Result, own_outlets: frozenset[str]) -> Result:
    if not result.reserved or (result.outlet or "") in own_outlets:
        return result
    return msgspec.structs.replace(result, excerpt=shortened(result.excerpt, _PUBLIC_EXCERPT))


def _page_number(asked: dict[str, str]) -> int:
    number = asked.get("page", "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 4 else 1


def _link(asked: dict[str, str], changed: dict[str, Any]) -> str:
    kept = {"page": "", **asked, **({"page": ""} | changed), "lang": ""}
    return "/search?" + urlencode({name: value for name, value in kept.items() if value})


def _facet_links(asked: dict[str, str], counts: Facets) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """Return for each facet its values, how many, and the address that asks for one alone."""
    shown = []
    for key, values in (("outlet", counts.outlets), ("act", counts.acts), ("source", counts.sources)):
        links = [
            (value, number, _link(asked, {key: value}))
            for value, number in list(values.items())[:_FACETS_SHOWN]
        ]
        shown.append((key, links))
    months = [
        (month, number, _link(asked, {"from": month, "to": month}))
        for month, number in list(counts.months.items())[:_FACETS_SHOWN]
    ]
    return [facet for facet in (*shown, ("month", months)) if facet[1]]


_COLUMNS = ("article", "id", "url", "outlet", "published", "title", "source", "act", "text")


def _table(found: Results) -> str:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(_COLUMNS)
    for result in found.results:
        values = [getattr(result, name) for name in _COLUMNS[:-1]]
        texts = ("" if value is None else str(value) for value in (*values, result.excerpt.text))
        table.writerow(map(uncalculated, texts))
    return "\ufeff" + written.getvalue()  # spreadsheets take it for UTF-8 by that mark
