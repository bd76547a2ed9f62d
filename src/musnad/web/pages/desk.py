"""The editors' desk: signing in, deciding about comments, adding articles, the trail of what was done."""

from typing import Any, get_args

import msgspec
from litestar import Response, Router, get, post
from litestar.concurrency import sync_to_thread
from litestar.exceptions import ClientException
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromPath
from litestar.response import Redirect

from musnad.article import Rejected
from musnad.desk.accounts import Account, sign_in, sign_out
from musnad.desk.audit import noted, trail
from musnad.desk.comments import State, decide, queue
from musnad.ledger.articles.overview import articles_at
from musnad.ledger.store.connect import reading, writing
from musnad.web.adding import NewArticle, added
from musnad.web.forms import sent
from musnad.web.site import WebRequest, page, site_of
from musnad.web.viewer import SESSION_COOKIE, editor, session_cookie, viewer

_SIGN_INS = RateLimitConfig(rate_limit=("minute", 10))
_STATES: tuple[State, ...] = get_args(State)


class SignIn(msgspec.Struct, frozen=True):
    """The form by which an editor signs in."""

    name: str = ""
    password: str = ""


class Decided(msgspec.Struct, frozen=True):
    """The form by which an editor decides about a comment."""

    state: str = ""


@get("/sign-in", sync_to_thread=True, include_in_schema=False)
def sign_in_page(request: WebRequest) -> Response[str]:
    """Show the form for signing in."""
    return page(request, "sign_in.html", failed=False)


@post("/sign-in", middleware=[_SIGN_INS.middleware], include_in_schema=False)
async def sign_in_editor(request: WebRequest) -> Response[Any]:
    """Sign an editor in."""
    form = await sent(request, SignIn)
    engine = site_of(request).ledger.engine
    token = await sync_to_thread(sign_in, engine, form.name, form.password)
    if token is None:
        return page(request, "sign_in.html", status=401, failed=True)
    return Redirect("/desk", status_code=303, cookies=[session_cookie(request, token)])


@post("/sign-out", sync_to_thread=True, include_in_schema=False)
def sign_out_editor(request: WebRequest) -> Response[Any]:
    """End the session."""
    sign_out(site_of(request).ledger.engine, request.cookies.get(SESSION_COOKIE, ""))
    return Redirect("/", status_code=303, cookies=[session_cookie(request, "", max_age=0)])


@get("/desk", sync_to_thread=True, include_in_schema=False)
def desk_page(request: WebRequest) -> Response[Any]:
    """Show what waits for a decision; those who are not signed in are led to the form."""
    account = viewer(request)
    if account is None:
        return Redirect("/sign-in", status_code=303)
    return _desk(request, account)


def _desk(request: WebRequest, account: Account, *, status: int = 200, told: str = "") -> Response[str]:
    with reading(site_of(request).ledger.engine) as connection:
        waiting, entries = queue(connection), trail(connection, 30)
        about = articles_at(connection, {comment.article_key for comment in waiting})
    return page(
        request,
        "desk.html",
        status=status,
        account=account,
        waiting=waiting,
        articles=about,
        entries=entries,
        told=told,
    )


@post("/desk/comments/{number:int}", include_in_schema=False)
async def decide_comment(request: WebRequest, number: FromPath[int]) -> Response[Any]:
    """Accept or reject a comment."""
    form = await sent(request, Decided)
    account = await sync_to_thread(editor, request)
    if form.state not in _STATES:
        raise ClientException(f"a comment is {', '.join(_STATES)}")
    engine = site_of(request).ledger.engine
    await sync_to_thread(decide, engine, number, form.state, account)
    return Redirect("/desk", status_code=303)


@post("/desk/add", include_in_schema=False)
async def add_article(request: WebRequest) -> Response[Any]:
    """Add an article by its address, or its pasted text."""
    form = await sent(request, NewArticle)
    return await sync_to_thread(_add, request, form)


def _add(request: WebRequest, form: NewArticle) -> Response[Any]:
    account, site = editor(request), site_of(request)
    outcome = added(site.ledger.engine, form)
    if isinstance(outcome, Rejected):
        return _desk(request, account, status=422, told=outcome.message)
    with writing(site.ledger.engine) as connection:
        noted(connection, account.name, "add", form.url or "pasted", outcome.value)
    return _desk(request, account, told=outcome.value)


desk_pages = Router(
    "/",
    route_handlers=[desk_page, sign_in_page, sign_in_editor, sign_out_editor, decide_comment, add_article],
)
