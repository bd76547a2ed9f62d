"""An invented news site on this machine, whose pages, answers and wishes a test sets."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from intake_samples import PAGE


class Site:
    """What the site holds: by path the body, the status where it is not 200, and headers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.bodies: dict[str, bytes] = {}
        self.statuses: dict[str, int] = {}
        self.headers: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()

    def put(self, path: str, body: bytes | str, **headers: str) -> str:
        """Put a page on the site and return its address."""
        self.bodies[path] = body.encode() if isinstance(body, str) else body
        self.headers[path] = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.address + path

    def article(self, number: int, text: str = "", **headers: str) -> str:
        """Put an article on the site and return its address."""
        page = PAGE.replace("https://shati.example/news/41", "").replace("120 محلا", f"{number} محلا {text}")
        return self.put(f"/{number}", page, **headers)

    def rss(self, *numbers: int, path: str = "/rss", **headers: str) -> str:
        """Put a feed of articles on the site and return its address."""
        items = "".join(
            f"<item><title>خبر {number}</title><link>/{number}</link></item>" for number in numbers
        )
        feed = (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>الشاطئ</title>{items}</channel></rss>'
        )
        return self.put(path, feed, **headers)

    def new(self) -> list[str]:
        """Return the paths asked for since the last call, those of robots.txt and tdmrep.json left out."""
        asked = [path for path in self.asked if path not in ("/robots.txt", "/.well-known/tdmrep.json")]
        self.asked.clear()
        return asked


@contextmanager
def news_site() -> Iterator[Site]:
    """Serve a site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers["User-Agent"])
            headers = site.headers.get(self.path, {})
            status = site.statuses.get(self.path, 200 if self.path in site.bodies else 404)
            if self._is_known(headers):
                status = 304
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if status == 200:
                self.wfile.write(site.bodies[self.path])

        def _is_known(self, headers: dict[str, str]) -> bool:
            conditions = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}
            return any(
                self.headers[asked] and self.headers[asked] == headers.get(told)
                for asked, told in conditions.items()
            )

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
