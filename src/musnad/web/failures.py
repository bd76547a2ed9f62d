"""Pages for what goes wrong: each says what, and what to do."""

import logging
from typing import Any

from litestar import Response
from litestar.enums import MediaType
from litestar.exceptions import HTTPException

from musnad.errors import DeskError, LedgerError, NotFoundError, QueryError
from musnad.web.site import WebRequest, page

_LOG = logging.getLogger("musnad.web")
_TOLD = {400: "bad_request", 401: "sign_in_first", 403: "forbidden", 404: "not_found", 429: "too_many"}


def http_failure(request: WebRequest, error: HTTPException) -> Response[Any]:
    """Answer with a page, or with JSON where a program asks."""
    return _answer(request, error.status_code, _TOLD.get(error.status_code, "failed"), error.detail)


def ledger_failure(request: WebRequest, error: LedgerError) -> Response[Any]:
    """Answer that the ledger has no such thing, or cannot be read now."""
    if isinstance(error, NotFoundError):
        return _answer(request, 404, "not_found", str(error))
    _LOG.error("%s %s: %s", request.method, request.url.path, error)
    return _answer(request, 503, "unavailable", "the ledger cannot be read just now")


def other_failure(request: WebRequest, error: Exception) -> Response[Any]:
    """Answer that something went wrong which should not have, and note it."""
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    return _answer(request, 500, "failed", "Internal Server Error")


def query_failure(request: WebRequest, error: QueryError) -> Response[Any]:
    """Answer that the query cannot be understood."""
    return _answer(request, 400, "bad_request", str(error))


def desk_failure(request: WebRequest, error: DeskError) -> Response[Any]:
    """Answer that the desk cannot do this."""
    return _answer(request, 400, "bad_request", str(error))


def _answer(request: WebRequest, status: int, key: str, detail: str) -> Response[Any]:
    if request.url.path.startswith("/api"):
        return Response(
            {"status_code": status, "detail": detail}, status_code=status, media_type=MediaType.JSON
        )
    return page(request, "failure.html", status=status, key=key)
