"""Fetching a page: only from public addresses, bounded in time, size and redirects."""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple, Self
from urllib.parse import SplitResult, urljoin, urlsplit

from musnad import __version__
from musnad.article import Reason
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.unpack import CHUNK_BYTES, too_large

AGENT: Final = "musnad"  # the name by which robots.txt knows it
_HEADERS: Final = {
    "Accept": "text/html,application/xhtml+xml,application/json,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Language": "ar",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_UNCHANGED: Final = 304
_GONE = frozenset({404, 410})
_MAX_RETRY_S: Final = 86_400
_RETRY_DIGITS: Final = 9
_ALWAYS: Final[Mapping[str, str]] = {}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses behind a gateway

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Page(NamedTuple):
    """A fetched page: where it was found in the end, the encoding its server claims, its bytes.

    ``is_unchanged`` says that the server sent none of it, since the conditions did not hold.
    """

    url: str
    charset: str | None
    body: bytes
    headers: Message
    is_unchanged: bool = False


class Failed(Refusal):
    """The server answered with a failure; ``retry_after_s`` is how long it wants to be left alone."""

    def __init__(self, reason: Reason, message: str, *, status: int, retry_after_s: float | None) -> None:
        super().__init__(reason, message)
        self.status = status
        self.retry_after_s = retry_after_s


class _Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


def _parsed(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise Refusal(Reason.FETCH_FAILED, f"not a URL: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise Refusal(Reason.FETCH_FAILED, f"only http and https are fetched, not {parts.scheme}")
    if not host or port == 0:
        raise Refusal(Reason.FETCH_FAILED, "the URL names no host")
    return parts


def fetch(
    url: str,
    options: IntakeOptions,
    *,
    conditions: Mapping[str, str] = _ALWAYS,
    check: Callable[[str], object] = _parsed,
) -> Page:
    """Return the page at ``url``.

    Args:
        url: where it is.
        options: what is accepted of it.
        conditions: headers that ask for it only if it has changed.
        check: called with each address before it is asked, redirects included; the time it takes
            does not count. It raises a refusal to end the fetching.

    Raises:
        Refusal: a private address, too large, too slow, gone, or failed; the message says which.
        Failed: the server answered with a failure.
    """
    left_s = options.timeout_s
    for _ in range(options.redirects + 1):
        parts = _parsed(url)
        check(url)
        began = time.monotonic()
        answer = _ask(parts, began + left_s, options, conditions)
        left_s -= time.monotonic() - began
        location = answer.headers.get("Location")
        if answer.status == _UNCHANGED and conditions:
            return Page(url, None, b"", answer.headers, is_unchanged=True)
        if answer.status not in _REDIRECTS or not location:
            return Page(url, answer.headers.get_content_charset(), _checked(answer), answer.headers)
        url = _joined(url, location)
    raise Refusal(Reason.FETCH_FAILED, f"more than {options.redirects} redirects")


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise Refusal(Reason.FETCH_FAILED, f"redirected to what is no URL: {error}") from error


def _checked(answer: _Answer) -> bytes:
    if 200 <= answer.status < 300:
        return answer.body
    is_gone = answer.status in _GONE
    what = "has no such page" if is_gone else "failed or refused"
    raise Failed(
        Reason.NOT_FOUND if is_gone else Reason.FETCH_FAILED,
        f"the server {what} (HTTP {answer.status})",
        status=answer.status,
        retry_after_s=_retry_after_s(answer.headers.get("Retry-After", "")),
    )


def _retry_after_s(told: str) -> float | None:
    """Return the seconds that a header tells, as a number or as a date."""
    if told.strip().isdecimal():
        return float(min(int(told[:_RETRY_DIGITS]), _MAX_RETRY_S))
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), float(_MAX_RETRY_S))


def _ask(
    parts: SplitResult, deadline: float, options: IntakeOptions, conditions: Mapping[str, str]
) -> _Answer:
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    addresses = _resolve(host, port, deadline)
    if not options.allow_private:
        for address in addresses:
            if not _is_public(ipaddress.ip_address(address)):
                raise Refusal(Reason.PRIVATE_ADDRESS, f"{host} is at {address}, which is not public")
    connection = _Connection(host, port, addresses, deadline, tls=parts.scheme == "https")
    with connection:
        return connection.get(
            _target(parts), options, {**_HEADERS, **conditions, "User-Agent": _agent(options)}
        )


def _agent(options: IntakeOptions) -> str:
    contact = f"; +{options.contact}" if options.contact else ""
    return f"Mozilla/5.0 (compatible; {AGENT}/{__version__}{contact})"


def _target(parts: SplitResult) -> str:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    # Arabic paths arrive unquoted as often as quoted; a space would split the request line.
    return "".join(
        char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in path
    )


def _is_public(address: Address) -> bool:
    inner = _embedded(address)
    if inner is not None and not _is_public(inner):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _embedded(address: Address) -> Address | None:
    """Return the IPv4 address that an IPv6 address leads to, if any."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def _resolve(host: str, port: int, deadline: float) -> list[str]:
    """Return the addresses of ``host``; the system's resolver cannot be stopped, so it is left behind."""
    found: list[str] = []
    problems: list[Exception] = []

    def look_up() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(info[4][0]).partition("%")[0] for info in infos))
        except (OSError, UnicodeError) as error:
            problems.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if thread.is_alive():
        raise _timeout()
    if problems or not found:
        raise Refusal(Reason.FETCH_FAILED, f"there is no host {host}")
    return found


def _timeout() -> Refusal:
    return Refusal(Reason.TIMEOUT, "took too long; raise --timeout (timeout_s in Python) to wait longer")


class _Connection(http.client.HTTPConnection):
    """One request to one of the checked addresses: the name is not looked up a second time.

    A watchdog shuts the socket at the deadline, so that a server that sends a byte a second in
    headers, handshake or body cannot hold the reader.
    """

    def __init__(self, host: str, port: int, addresses: list[str], deadline: float, *, tls: bool) -> None:
        super().__init__(host, port)
        self._addresses = addresses
        self._deadline = deadline
        self._tls = ssl.create_default_context() if tls else None
        self._expired = False
        self._open: socket.socket | None = None  # http.client lets go of it once the answer has begun
        self._watchdog = threading.Timer(max(0.0, deadline - time.monotonic()), self._expire)
        self._watchdog.daemon = True

    def __enter__(self) -> Self:
        self._watchdog.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._watchdog.cancel()
        self.close()

    def _expire(self) -> None:
        self._expired = True
        if self._open is not None:
            with contextlib.suppress(OSError):  # closed meanwhile
                # Not SSLSocket.shutdown: it would go on to read what follows as plain text.
                socket.socket.shutdown(self._open, socket.SHUT_RDWR)

    def connect(self) -> None:
        self.sock = self._open = self._connected()
        if self._tls is not None:
            # The handshake waits until self.sock is set, so that the watchdog can end it too.
            secure = self._tls.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = self._open = secure
            secure.do_handshake()

    def _connected(self) -> socket.socket:
        problem: OSError | None = None
        for address in self._addresses:
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise _timeout()
            try:
                return socket.create_connection((address, self.port), timeout=left)
            except OSError as error:
                problem = error
        raise problem or OSError("no address")

    def get(self, target: str, options: IntakeOptions, headers: Mapping[str, str]) -> _Answer:
        """Return the answer to a GET of ``target``; the body of redirects and errors is not read."""
        try:
            self.request("GET", target, headers=headers)
            response = self.getresponse()
            body = b"" if response.status >= 300 else self._body(response, options)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if self._expired or isinstance(error, TimeoutError):
                raise _timeout() from error
            raise Refusal(Reason.FETCH_FAILED, f"could not be fetched: {error}") from error
        if self._expired:
            raise _timeout()
        return _Answer(response.status, response.headers, body)

    def _body(self, response: http.client.HTTPResponse, options: IntakeOptions) -> bytes:
        parts, size = [], 0
        told = response.length  # None where the server does not tell, or sends it in chunks
        while chunk := response.read1(CHUNK_BYTES):
            parts.append(chunk)
            size += len(chunk)
            if size > options.size_bytes:
                raise too_large(options)
        if told is not None and size < told:
            raise OSError(f"the connection ended after {size:,} of {told:,} bytes")
        return b"".join(parts)
