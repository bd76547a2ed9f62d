"""The front page: the latest stories, what is disputed, figures that disagree, the newest articles."""

from itertools import islice
from typing import Final

import msgspec
from litestar import Response, get
from litestar.params import FromQuery
from sqlalchemy import ColumnElement, Connection

from musnad.ledger.articles.overview import article_lines, outlets, sections
from musnad.ledger.disputes.disputed import Dispute, latest_disputes
from musnad.ledger.figures.comparing import Comparison, name_of
from musnad.ledger.store.connect import reading
from musnad.ledger.store.tables import articles
from musnad.ledger.stories.lists import StoryLine, StoryOptions, story_lines
from musnad.ledger.stories.story import story_figures
from musnad.web.charts import axis
from musnad.web.pages.story import articles_of, quoted_dispute
from musnad.web.quoting import quoting
from musnad.web.site import WebRequest, language_of, page, site_of, site_words

_STORIES: Final = 12
_DISPUTES: Final = 6
_FIGURES: Final = 4
_COMPARED: Final = 100  # the latest stories, whose figures are looked through for those that disagree
_FEW: Final = 8  # newest articles below the rest


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """What the front page shows of the whole ledger."""

    stories: tuple[StoryLine, ...]
    disputes: tuple[Dispute, ...]
    figures: tuple[tuple[StoryLine, Comparison], ...]
    outlets: tuple[tuple[str, int], ...]
    sections: tuple[tuple[str, int], ...]


@get("/", sync_to_thread=True, include_in_schema=False)
def front_page(request: WebRequest) -> Response[str]:
    """Show what is newest."""
    site = site_of(request)
    overview = overview_of(request)
    words = site_words(language_of(request))
    with reading(site.ledger.engine) as connection:
        told = quoting(request, connection, articles_of(overview.disputes))
        lines = article_lines(connection, limit=_FEW)
    return page(
        request,
        "front.html",
        overview=overview,
        disputes=[quoted_dispute(one, told) for one in overview.disputes],
        figures=[
            (line, name_of(one, words) or words["figures"], one, axis(one.claims))
            for line, one in overview.figures
        ],
        lines=lines,
    )


@get("/articles", sync_to_thread=True, include_in_schema=False)
def articles_page(
    request: WebRequest,
    outlet: FromQuery[str | None] = None,
    section: FromQuery[str | None] = None,
    start: FromQuery[int] = 0,
) -> Response[str]:
    """Show the newest articles, of one outlet or section if asked."""
    site, start = site_of(request), min(max(start, 0), 1_000_000_000)
    size = site.options.page_size
    wanted: list[ColumnElement[bool]] = []
    wanted += [articles.c.outlet == outlet] if outlet else []
    wanted += [articles.c.section == section] if section else []
    with reading(site.ledger.engine) as connection:
        lines = article_lines(connection, *wanted, limit=size + 1, offset=start)
    return page(
        request,
        "articles.html",
        lines=lines[:size],
        overview=overview_of(request),
        outlet=outlet,
        section=section,
        previous=max(0, start - size) if start else None,
        following=start + size if len(lines) > size else None,
    )


@get("/stories", sync_to_thread=True, include_in_schema=False)
def stories_page(request: WebRequest, start: FromQuery[int] = 0) -> Response[str]:
    """Show the latest stories."""
    site, start = site_of(request), min(max(start, 0), 1_000_000_000)
    size = site.options.page_size
    with reading(site.ledger.engine) as connection:
        lines = story_lines(connection, StoryOptions(limit=size + 1, offset=start))
    return page(
        request,
        "stories.html",
        lines=lines[:size],
        previous=max(0, start - size) if start else None,
        following=start + size if len(lines) > size else None,
    )


def overview_of(request: WebRequest) -> Overview:
    """Return what is known of the whole ledger, which is looked up anew when it has changed."""
    site = site_of(request)

    def make() -> Overview:
        with reading(site.ledger.engine) as connection:
            return _overview(connection)

    found: Overview = site.remembered.get("overview", make)
    return found


def _overview(connection: Connection) -> Overview:
    latest = story_lines(connection, StoryOptions(limit=_COMPARED))
    figures = (
        (line, comparison)
        for line in latest
        for comparison in story_figures(connection, line.number)[:1]
        if comparison.verdict == "disagree"
    )
    return Overview(
        stories=latest[:_STORIES],
        disputes=latest_disputes(connection, _DISPUTES),
        figures=tuple(islice(figures, _FIGURES)),
        outlets=outlets(connection),
        sections=sections(connection),
    )
