"""The API: what the pages show, as JSON, and adding articles with a key."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import Router, get, post
from litestar.exceptions import ClientException, NotAuthorizedException, NotFoundException
from litestar.openapi.spec import Components, SecurityScheme
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody, QueryParameter

from musnad.article import Rejected
from musnad.desk.audit import noted
from musnad.desk.keys import account_of_key
from musnad.ledger import (
    EventOptions,
    LedgerEvent,
    Related,
    Results,
    SearchOptions,
    Stats,
    StoryLine,
    StoryOptions,
    Who,
)
from musnad.ledger.articles.overview import ArticleLine, article_lines
from musnad.ledger.search.index import Kind
from musnad.ledger.store.connect import reading, writing
from musnad.ledger.store.numbers import LARGEST_NUMBER
from musnad.ledger.store.tables import articles
from musnad.record import Act, EventType, Record, Status
from musnad.web.adding import NewArticle, added
from musnad.web.etags import ETags
from musnad.web.pages.events import ARTICLES, found_events, quoted_events
from musnad.web.pages.search import public
from musnad.web.pages.source import options_of, shown_source
from musnad.web.pages.story import Shown, shown_story
from musnad.web.rights import is_whole, shortened
from musnad.web.site import WebRequest, site_of
from musnad.web.viewer import is_owner

_MOST = 100
Start = Annotated[int, QueryParameter(ge=0, le=1_000_000_000)]
KEY_HEADER = "X-API-Key"
components = Components(
    security_schemes={"key": SecurityScheme(type="apiKey", name=KEY_HEADER, security_scheme_in="header")}
)


class Articles(msgspec.Struct, frozen=True):
    """A page of articles, the newest first; ``next`` is where the next one starts, null at the end."""

    articles: tuple[ArticleLine, ...]
    next: int | None


class Stories(msgspec.Struct, frozen=True):
    """A page of stories, the latest first; ``next`` is where the next one starts, null at the end."""

    stories: tuple[StoryLine, ...]
    next: int | None


class Events(msgspec.Struct, frozen=True):
    """A page of events over all outlets; ``next`` is where the next one starts, null at the end."""

    events: tuple[LedgerEvent, ...]
    total: int
    next: int | None


class Kept(msgspec.Struct, frozen=True):
    """What became of an article that was sent: added, unchanged or updated."""

    outcome: Literal["added", "unchanged", "updated"]


@get("/stats", sync_to_thread=True)
def get_stats(request: WebRequest) -> Stats:
    """Return how much the ledger holds."""
    return site_of(request).ledger.stats()


@get("/articles", sync_to_thread=True)
def get_articles(
    request: WebRequest,
    outlet: FromQuery[str | None] = None,
    start: Start = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST)] = 30,
) -> Articles:
    """Return the newest articles, of one outlet if asked."""
    wanted = [articles.c.outlet == outlet] if outlet else []
    with reading(site_of(request).ledger.engine) as connection:
        lines = article_lines(connection, *wanted, limit=limit + 1, offset=start)
    return Articles(lines[:limit], start + limit if len(lines) > limit else None)


@get("/articles/{number:int}", sync_to_thread=True, raises=[NotFoundException])
def get_article(request: WebRequest, number: FromPath[int]) -> Record:
    """Return the record of an article: whole, or its facts and short quotations where rights are reserved."""
    site = site_of(request)
    record = site.ledger.record(number)
    whole = is_whole(record, owner=is_owner(request), own_outlets=site.options.own_outlets)
    return record if whole else shortened(record)


@get("/articles/{number:int}/related", sync_to_thread=True, raises=[NotFoundException])
def get_related(
    request: WebRequest,
    number: FromPath[int],
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST)] = 10,
) -> tuple[Related, ...]:
    """Return the articles most like this one, those of its story among them."""
    return site_of(request).ledger.related(number, limit=limit)


@get("/stories", sync_to_thread=True)
def get_stories(
    request: WebRequest,
    start: Start = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST)] = 30,
) -> Stories:
    """Return the stories with the latest articles first."""
    lines = site_of(request).ledger.stories(options=StoryOptions(limit=limit + 1, offset=start))
    return Stories(lines[:limit], start + limit if len(lines) > limit else None)


@get("/stories/{number:int}", sync_to_thread=True, raises=[NotFoundException])
def get_story(request: WebRequest, number: FromPath[int]) -> Shown:
    """Return a story: its articles, who said what, figures compared, days, disputes."""
    with reading(site_of(request).ledger.engine) as connection:
        return shown_story(request, connection, number)


@get("/sources/{number:int}", sync_to_thread=True, raises=[NotFoundException])
def get_source(
    request: WebRequest,
    number: FromPath[int],
    *,
    act: FromQuery[Act | None] = None,
    from_day: Annotated[str, QueryParameter(name="from")] = "",
    to_day: Annotated[str, QueryParameter(name="to")] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST)] = 30,
) -> Who:
    """Return what a person or body said, the latest statements, with denials and changes."""
    options = options_of(number, {"act": act or "", "from": from_day, "to": to_day}, limit)
    with reading(site_of(request).ledger.engine) as connection:
        return shown_source(request, connection, number, options)


@get("/events", sync_to_thread=True)
def get_events(  # noqa: PLR0913 - one parameter of the address each
    request: WebRequest,
    *,
    q: FromQuery[str] = "",
    type_: Annotated[EventType | None, QueryParameter(name="type")] = None,
    status: FromQuery[Status | None] = None,
    background: FromQuery[bool] = False,
    who: Annotated[int | None, QueryParameter(ge=0, le=LARGEST_NUMBER)] = None,
    actor: FromQuery[str] = "",
    recipient: FromQuery[str] = "",
    place: FromQuery[str] = "",
    from_day: Annotated[str, QueryParameter(name="from")] = "",
    to_day: Annotated[str, QueryParameter(name="to")] = "",
    start: Start = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST)] = 30,
) -> Events:
    """Return the events of the articles that have the words asked for, each once, what happened first."""
    options = EventOptions(
        types=frozenset({type_} if type_ else ()),
        statuses=frozenset({status} if status else ()),
        background=background,
        actor=actor,
        recipient=recipient,
        place=place,
        from_day=from_day or None,
        to_day=to_day or None,
        articles=ARTICLES,
    )
    found = found_events(request, q, options, "" if who is None else str(who))
    shown = quoted_events(request, found[start : start + limit])
    return Events(shown, len(found), start + limit if start + limit < len(found) else None)


@get("/search", sync_to_thread=True, raises=[NotFoundException])
def get_search(  # noqa: PLR0913 - one parameter of the address each
    request: WebRequest,
    *,
    q: FromQuery[str] = "",
    kind: Annotated[Kind, QueryParameter(name="in")] = "articles",
    source: FromQuery[str] = "",
    outlet: FromQuery[str] = "",
    act: FromQuery[Act | None] = None,
    from_day: Annotated[str, QueryParameter(name="from")] = "",
    to_day: Annotated[str, QueryParameter(name="to")] = "",
    entity: FromQuery[str] = "",
    page: Annotated[int, QueryParameter(ge=1, le=200)] = 1,
) -> Results:
    """Return the finds of a query."""
    options = SearchOptions(
        kind=kind,
        source=source or None,
        outlet=outlet or None,
        act=act,
        from_day=from_day or None,
        to_day=to_day or None,
        entity=entity or None,
        page=page,
    )
    return public(request, site_of(request).ledger.search(q, options=options))


@post(
    "/articles",
    sync_to_thread=True,
    status_code=200,
    exclude_from_csrf=True,
    raises=[NotAuthorizedException],
    security=[{"key": []}],
)
def post_article(
    request: WebRequest,
    data: JSONBody[NewArticle],
    key: Annotated[str, HeaderParameter(name=KEY_HEADER)] = "",
) -> Kept:
    """Add an article by its text or its address."""
    engine = site_of(request).ledger.engine
    account = account_of_key(engine, key)
    if account is None:
        raise NotAuthorizedException("this needs a key: musnad account NAME --key makes one")
    outcome = added(engine, data)
    if isinstance(outcome, Rejected):
        raise ClientException(f"{outcome.reason.name.lower()}: {outcome.message}")
    with writing(engine) as connection:
        noted(connection, account.name, "add", data.url or "text", outcome.value)
    return Kept(outcome.value)


@get("/openapi.json", include_in_schema=False, media_type="application/vnd.oai.openapi+json")
async def get_description(request: WebRequest) -> dict[str, Any]:
    """Return the description of the API (OpenAPI 3.1)."""
    return {name: _mended(part) for name, part in request.app.openapi_schema.to_schema().items()}


def _mended(schema: Any) -> Any:
    """Return ``schema`` as JSON Schema 2020-12 means it.

    Litestar writes unions as oneOf, which an integer that is also a number breaks, and the parts of
    tuples as items.
    """
    if isinstance(schema, list):
        return [_mended(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    names = {"oneOf": "anyOf"} | ({"items": "prefixItems"} if isinstance(schema.get("items"), list) else {})
    return {names.get(name, name): _mended(part) for name, part in schema.items()}


api = Router(
    "/api",
    route_handlers=[
        get_description,
        get_stats,
        get_articles,
        get_article,
        get_related,
        get_stories,
        get_story,
        get_source,
        get_events,
        get_search,
        post_article,
    ],
    middleware=[ETags()],
)
