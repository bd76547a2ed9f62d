"""Who is looking: nobody known, an editor, an owner."""

from litestar.datastructures import Cookie
from litestar.exceptions import NotAuthorizedException

from musnad.desk.accounts import Account, account_of
from musnad.web.site import WebRequest, site_of

SESSION_COOKIE = "musnad_session"


def viewer(request: WebRequest) -> Account | None:
    """Return who is signed in, or None."""
    token = request.cookies.get(SESSION_COOKIE)
    return account_of(site_of(request).ledger.engine, token) if token else None


def is_owner(request: WebRequest) -> bool:
    """Return whether this visitor may see protected articles whole."""
    if site_of(request).options.open_to_all:
        return True
    account = viewer(request)
    return account is not None and account.role == "owner"


def editor(request: WebRequest) -> Account:
    """Return who is signed in.

    Raises:
        NotAuthorizedException: nobody is.
    """
    account = viewer(request)
    if account is None:
        raise NotAuthorizedException("sign in first")
    return account


def session_cookie(request: WebRequest, token: str, max_age: int | None = None) -> Cookie:
    """Return the cookie by which the browser is known; with ``max_age`` 0 it is taken away."""
    secure = site_of(request).options.https
    return Cookie(SESSION_COOKIE, value=token, max_age=max_age, httponly=True, samesite="lax", secure=secure)
