"""A real browser on the reader: Debian's Chromium, driven by Playwright, on a server of the tests' own."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from litestar import Litestar
from playwright.sync_api import Browser, sync_playwright

REQUIRED = "MUSNAD_TEST_CHROMIUM"  # set: its absence is a failure, not a skip
SCREENSHOTS = Path(__file__).parent.parent / "build" / "screenshots"
_QUIET = ["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
_START_S = 20


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Run Chromium; skip the test where there is none, unless it is required."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        reason = "Chromium is not installed (make test installs it)"
        (pytest.fail if os.environ.get(REQUIRED) else pytest.skip)(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", *_QUIET])
        yield browser
        browser.close()


@contextmanager
def served(app: Litestar) -> Iterator[str]:
    """Serve ``app`` on this machine and give its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + _START_S
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
