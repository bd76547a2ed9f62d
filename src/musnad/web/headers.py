"""What every answer tells the browser: nothing runs and nothing loads but what the reader itself sends."""

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

_ALLOWED = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {where}" for what, where in _ALLOWED.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


async def add_headers(message: Message, _scope: Scope) -> None:
    """Put the headers of the reader on the answer that ``message`` begins, whoever gave it."""
    if message["type"] == "http.response.start":
        present = MutableScopeHeaders(message)
        for name, value in HEADERS.items():
            present.setdefault(name, value)
