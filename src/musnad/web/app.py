"""The application: its pages, its static files, and what holds for all of them."""

from importlib.resources import files

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import CacheControlHeader, State
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router

from musnad import __version__
from musnad.desk.tables import prepare_desk
from musnad.errors import DeskError, LedgerError, QueryError
from musnad.ledger import Ledger
from musnad.web.api import api, components
from musnad.web.failures import desk_failure, http_failure, ledger_failure, other_failure, query_failure
from musnad.web.feeds import feeds
from musnad.web.headers import add_headers
from musnad.web.options import WebOptions
from musnad.web.pages.article import article_page, comment_on_article
from musnad.web.pages.desk import desk_pages
from musnad.web.pages.events import handlers as events_handlers
from musnad.web.pages.front import articles_page, front_page, stories_page
from musnad.web.pages.search import search_csv, search_page
from musnad.web.pages.source import source_page
from musnad.web.pages.story import story_page
from musnad.web.remembered import Remembered
from musnad.web.site import Site

_STATIC_S = 24 * 3600
_BODY_BYTES = 2_000_000  # the longest form: a pasted article


def create_app(ledger: Ledger, options: WebOptions) -> Litestar:
    """Return the reader of ``ledger`` as an ASGI application.

    Raises:
        LedgerError: the ledger cannot be written, which comments and accounts need.
    """
    prepare_desk(ledger.engine)
    return Litestar(
        [
            front_page,
            articles_page,
            stories_page,
            story_page,
            source_page,
            article_page,
            comment_on_article,
            desk_pages,
            search_page,
            search_csv,
            *events_handlers,
            feeds,
            api,
            _static_files(),
        ],
        state=State({"site": Site(ledger, options, Remembered(ledger))}),
        before_send=[add_headers],
        exception_handlers={
            HTTPException: http_failure,
            LedgerError: ledger_failure,
            DeskError: desk_failure,
            QueryError: query_failure,
            Exception: other_failure,
        },
        csrf_config=CSRFConfig(secret=options.secret, cookie_secure=options.https, cookie_httponly=True),
        compression_config=CompressionConfig(backend="gzip", gzip_compress_level=4),
        openapi_config=OpenAPIConfig(
            title="musnad",
            version=__version__,
            path="/api/described",
            render_plugins=[JsonRenderPlugin()],
            components=components,
        ),
        request_max_body_size=_BODY_BYTES,
    )


def _static_files() -> Router:
    return create_static_files_router(
        path="/static",
        directories=[str(files("musnad.web") / "static"), str(files("musnad.export") / "static")],
        cache_control=CacheControlHeader(max_age=_STATIC_S, public=True),
    )
