"""The page of an article: its text marked, and the record beside it."""

from litestar import Response, get
from litestar.params import FromPath

from musnad.export.page import text_html
from musnad.export.panel import Panel
from musnad.export.view import title
from musnad.web.rights import is_whole, shortened
from musnad.web.site import WebRequest, language_of, page, site_of, site_words


@get("/article/{number:int}", sync_to_thread=True, include_in_schema=False)
def article_page(request: WebRequest, number: FromPath[int]) -> Response[str]:
    """Show the article with this number, as far as rights allow."""
    site = site_of(request)
    record = site.ledger.record(number)
    whole = is_whole(record, owner=site.options.open_to_all, own_outlets=site.options.own_outlets)
    shown = record if whole else shortened(record)
    words = site_words(language_of(request))
    return page(
        request,
        "article.html",
        number=number,
        record=shown,
        title=title(record),
        is_whole=whole,
        text="\n".join(text_html(shown, words)),
        panel=Panel(shown, words).write(),
    )
