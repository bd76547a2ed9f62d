"""Entity tags: who has an answer already is told so in place of getting it again (RFC 9110)."""

import hashlib

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send


class ETags(ASGIMiddleware):
    """Tags each answer to a GET with the hash of its body."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass the answer of ``next_app`` on, or say that it has not changed."""
        if scope.get("method") != "GET":
            await next_app(scope, receive, send)
            return
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                await _answer(messages, Headers.from_scope(scope).get("if-none-match", ""), send)

        await next_app(scope, receive, keep)


async def _answer(messages: list[Message], known: str, send: Send) -> None:
    start, *bodies = messages
    body = b"".join(message["body"] for message in bodies if message["type"] == "http.response.body")
    if start["type"] == "http.response.start" and start["status"] == 200:
        headers = MutableScopeHeaders(start)
        same = (
            body[:4] + body[8:] if headers.get("Content-Encoding") == "gzip" else body
        )  # gzip writes the time
        tag = f'"{hashlib.sha256(same).hexdigest()[:32]}"'
        headers["ETag"] = tag
        headers["Cache-Control"] = "no-cache"  # ask each time whether it has changed
        if tag in known or known.strip() == "*":
            start["status"], body = 304, b""
            headers["Content-Length"] = "0"
            bodies = []
    await send(start)
    if bodies:
        for message in bodies:
            await send(message)
    else:
        await send({"type": "http.response.body", "body": body, "more_body": False})
