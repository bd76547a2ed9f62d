"""The page of an article: its text marked, the record beside it, what readers say of it."""

from typing import Any

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromPath
from litestar.response import Redirect

from musnad.desk.comments import Comment, Written, by_statement, comments_on, problems, write
from musnad.export.page import text_html
from musnad.export.panel import Extras, Panel
from musnad.export.view import content
from musnad.ledger.disputes.disputed import Dispute
from musnad.ledger.preparing.prepare import article_key
from musnad.ledger.store.connect import reading
from musnad.record import Record
from musnad.web.forms import is_trapped, sent
from musnad.web.pages.beside import Beside, beside
from musnad.web.pages.events import told_by_others
from musnad.web.pages.story import articles_of, quoted_dispute
from musnad.web.quoting import quoting
from musnad.web.rights import is_whole, shortened
from musnad.web.site import WebRequest, language_of, page, site_of, site_words
from musnad.web.viewer import is_owner

_COMMENTS = RateLimitConfig(rate_limit=("minute", 6))


@get("/article/{number:int}", sync_to_thread=True, include_in_schema=False)
def article_page(request: WebRequest, number: FromPath[int]) -> Response[str]:
    """Show the article with this number, as far as rights allow."""
    record = site_of(request).ledger.record(number)
    return _page(request, number, record, about=request.query_params.get("about", ""))


@post("/article/{number:int}/comment", middleware=[_COMMENTS.middleware], include_in_schema=False)
async def comment_on_article(request: WebRequest, number: FromPath[int]) -> Response[Any]:
    """Take a comment or correction, to wait for an editor; show the form again if it is not complete."""
    written, trapped = await sent(request, Written), await is_trapped(request)
    return await sync_to_thread(_comment, request, number, written, trapped)


def _comment(request: WebRequest, number: int, written: Written, trapped: bool) -> Response[Any]:  # noqa: FBT001
    site = site_of(request)
    record = site.ledger.record(number)
    wrong = problems(written)
    if wrong:
        return _page(request, number, record, status=422, written=written, wrong=wrong)
    if not trapped:  # a program gets the same answer, and learns nothing
        write(site.ledger.engine, article_key(record.url, record.id), record, written)
    return Redirect(f"/article/{number}?thanks=1#comments", status_code=303)


def _page(
    request: WebRequest, number: int, record: Record, *, status: int = 200, **form: Any
) -> Response[str]:
    site = site_of(request)
    whole = is_whole(record, owner=is_owner(request), own_outlets=site.options.own_outlets)
    shown = record if whole else shortened(record)
    words = site_words(language_of(request))
    with reading(site.ledger.engine) as connection:
        around = beside(connection, number)
        said_of = comments_on(connection, article_key(record.url, record.id))
        told = quoting(request, connection, articles_of(around.disputes))
    grouped = by_statement(record, said_of)
    return page(
        request,
        "article.html",
        status=status,
        number=number,
        record=shown,
        title=around.head.title,
        has_title=any(block.kind == "title" for block in shown.blocks),
        is_whole=whole,
        text="\n".join(text_html(shown, words)),
        panel=Panel(shown, words, _extras(around, grouped, words)).write(),
        around=around,
        across=[quoted_dispute(one, told) for one in around.disputes if _is_across(one)],
        said=[(s.id, s.source.name, content(shown, s)[:90]) for s in shown.statements],
        events_elsewhere=told_by_others(request, number) if around.story else (),
        comments=_in_order(record, grouped),
        thanks="thanks" in request.query_params,
        written=form.get("written", Written(statement=form.get("about", ""))),
        wrong=form.get("wrong", {}),
    )


def _in_order(record: Record, grouped: dict[str, list[Comment]]) -> list[tuple[str, list[Comment]]]:
    """Return the accepted comments by what they are about, in the order of the text."""
    order = ["", *(statement.id for statement in record.statements)]
    return [(identity, grouped[identity]) for identity in order if identity in grouped]


def _extras(around: Beside, grouped: dict[str, list[Comment]], words: dict[str, str]) -> Extras:
    """Return the links to who speaks, and the accepted corrections of what was read."""
    return Extras(
        pages={local: f"/source/{number}" for local, number in around.people.items()},
        notes={
            identity: [f"{words['corrected']}: {one.body}" for one in some if one.kind == "correction"]
            for identity, some in grouped.items()
            if identity
        },
        correct=words["correct_this"],
    )


def _is_across(dispute: Dispute) -> bool:
    """Return whether ``dispute`` is with another article; those within are shown with the record."""
    return any(claim.article != dispute.denial.article for claim in dispute.claims)
