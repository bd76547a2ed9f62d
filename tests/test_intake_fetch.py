"""Fetching: public addresses only; redirects, size and time bounded. A local server plays the web."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from intake_samples import PAGE, TEXT, TITLE
from musnad.article import Article, Reason, Rejected
from musnad.intake import IntakeOptions, fetch, read_input

LOCAL = IntakeOptions(allow_private=True, timeout_s=5.0, size_bytes=50_000, redirects=3)
QUICK = IntakeOptions(allow_private=True, timeout_s=0.4)


class Web(BaseHTTPRequestHandler):
    """A few pages, each with a fault of its own."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].strip("/")
        name = path.partition("/")[0] or "page"
        getattr(self, f"page_{name}", self.page_none)(path)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        pass

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page_page(self, _: str) -> None:
        self.answer(PAGE.encode(), Content_Type="text/html; charset=utf-8")

    def page_packed(self, _: str) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_old(self, _: str) -> None:
        self.answer(TEXT.encode("cp1256"), Content_Type="text/plain; charset=iso-8859-1")

    def page_chunked(self, _: str) -> None:
        self.protocol_version = "HTTP/1.1"
        body = TEXT.encode()
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:99], body[99:]))
        self.answer(chunks + b"0\r\n\r\n", Transfer_Encoding="chunked")

    def page_cut(self, _: str) -> None:
        self.answer(PAGE.encode(), Content_Length=str(len(PAGE.encode()) + 100))

    def page_none(self, _: str) -> None:
        self.answer(b"", 404)

    def page_broken(self, _: str) -> None:
        self.answer(b"", 500)

    def page_large(self, _: str) -> None:
        self.answer(TEXT.encode() * 100)

    def page_around(self, path: str) -> None:
        self.answer(b"", 302, Location=f"/{path}/x")

    def page_to(self, path: str) -> None:
        where = {
            "page": "/page",
            "local": "http://127.0.0.2/",
            "file": "file:///etc/passwd",
            "odd": "http://[",
        }
        self.answer(b"", 301, Location=where[path.partition("/")[2]])

    def page_silent(self, _: str) -> None:
        time.sleep(1.5)

    def page_dripping(self, _: str) -> None:
        self.answer(b"")
        self.drip(b"<p>")

    def page_heading(self, _: str) -> None:
        self.send_response(200)
        self.flush_headers()
        self.drip(b"X-Y: z\r\n")

    def drip(self, drop: bytes) -> None:
        try:
            for _ in range(30):
                self.wfile.write(drop)
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass  # the reader went away, as it should


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def read(url: str, options: IntakeOptions = LOCAL) -> Article | Rejected:
    (found,) = read_input(url, options=options)
    return found


def reason(url: str, options: IntakeOptions = LOCAL) -> Reason:
    found = read(url, options)
    assert isinstance(found, Rejected), found
    assert found.message
    return found.reason


@pytest.mark.parametrize("path", ["", "/page?q=%D8%A7", "/packed", "/to/page", "/صفحة/../page"])
def test_pages_are_fetched(web: str, path: str) -> None:
    found = read(web + path)
    if "صفحة" in path:  # an unquoted Arabic path is asked for, not refused
        assert isinstance(found, Rejected)
        assert found.reason is Reason.NOT_FOUND
        return
    assert isinstance(found, Article)
    assert found.title == TITLE


@pytest.mark.parametrize("path", ["/old", "/chunked"])
def test_text_is_fetched_with_its_address(web: str, path: str) -> None:
    found = read(web + path)
    assert isinstance(found, Article)
    assert (found.text, found.url) == (TEXT, web + path)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/nothing", Reason.NOT_FOUND),
        ("/broken", Reason.FETCH_FAILED),
        ("/cut", Reason.FETCH_FAILED),
        ("/large", Reason.TOO_LARGE),
        ("/around", Reason.FETCH_FAILED),
        ("/to/file", Reason.FETCH_FAILED),
        ("/to/odd", Reason.FETCH_FAILED),
    ],
)
def test_what_goes_wrong_has_its_reason(web: str, path: str, expected: Reason) -> None:
    assert reason(web + path) is expected


@pytest.mark.parametrize("path", ["/silent", "/dripping", "/heading"])
def test_slow_servers_time_out_as_a_whole(web: str, path: str) -> None:
    started = time.monotonic()
    assert reason(web + path, QUICK) is Reason.TIMEOUT
    assert time.monotonic() - started < 1.2


def test_a_slow_resolver_times_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> list[object]:
        time.sleep(1.5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    started = time.monotonic()
    assert reason("http://shati.example/", QUICK) is Reason.TIMEOUT
    assert time.monotonic() - started < 1.2


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "0.0.0.0", "::1",  # noqa: S104
        "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "2001:0:1:2:3:4:80ff:fffe",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    infos = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: infos)
    assert reason("http://shati.example/", IntakeOptions()) is Reason.PRIVATE_ADDRESS


def test_one_private_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    infos = [(0, 0, 0, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: infos)
    assert reason("http://shati.example/", IntakeOptions()) is Reason.PRIVATE_ADDRESS


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]"])
def test_spellings_of_this_machine_are_refused(web: str, host: str) -> None:
    port = web.rpartition(":")[2]
    assert reason(f"http://{host}:{port}/page", IntakeOptions()) in (
        Reason.PRIVATE_ADDRESS,
        Reason.FETCH_FAILED,  # where the system knows no such spelling
    )


def test_redirects_are_checked_at_each_hop(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first host counts as public, the one it leads to does not.
    monkeypatch.setattr(fetch, "_is_public", lambda address: str(address) == "127.0.0.1")
    assert reason(f"{web}/to/local", IntakeOptions()) is Reason.PRIVATE_ADDRESS


def test_the_name_is_looked_up_once(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # A name that leads to a public address when checked and to this machine when connected to.
    port = int(web.rpartition(":")[2])
    answers = iter([[(0, 0, 0, "", ("127.0.0.1", port))]])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    real = socket.create_connection
    asked: list[str] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        asked.append(address[0])
        monkeypatch.undo()
        return real(address, timeout)

    monkeypatch.setattr(socket, "create_connection", connect)
    assert isinstance(read(f"http://shati.example:{port}/page"), Article)
    assert asked == ["127.0.0.1"]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://shati.example/", "file:///etc/passwd", "gopher://x/", "http://", "http:///x", "http://[::1",
        "https://h:99999/", "http://a b/", "http://h:0/", "http://\0/", "http://x..y/", "javascript://x/%0a",
        "http://" + "a" * 300 + ".example/",
    ],
)  # fmt: skip
def test_odd_urls_are_refused_in_words(url: str) -> None:
    assert reason(url, QUICK) in (Reason.FETCH_FAILED, Reason.NOT_FOUND)


def test_nobody_there() -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert reason(f"http://127.0.0.1:{port}/") is Reason.FETCH_FAILED
    assert reason(f"https://127.0.0.1:{port}/") is Reason.FETCH_FAILED


def test_a_plain_server_asked_for_a_secure_page(web: str) -> None:
    assert reason(web.replace("http:", "https:")) is Reason.FETCH_FAILED
