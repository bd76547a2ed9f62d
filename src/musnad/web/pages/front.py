"""The front page: what is newest."""

from litestar import Response, get
from litestar.params import FromQuery

from musnad.ledger.connect import reading
from musnad.ledger.overview import article_lines, outlets
from musnad.ledger.tables import articles
from musnad.web.site import WebRequest, page, site_of


@get("/", sync_to_thread=True, include_in_schema=False)
def front_page(
    request: WebRequest, outlet: FromQuery[str | None] = None, start: FromQuery[int] = 0
) -> Response[str]:
    """Show the newest articles, of one outlet if asked."""
    site = site_of(request)
    size = site.options.page_size
    wanted = [articles.c.outlet == outlet] if outlet else []
    with reading(site.ledger.engine) as connection:
        lines = article_lines(connection, *wanted, limit=size + 1, offset=max(start, 0))
        known = outlets(connection)
    return page(
        request,
        "front.html",
        lines=lines[:size],
        outlets=known,
        outlet=outlet,
        next_start=max(start, 0) + size if len(lines) > size else None,
    )
