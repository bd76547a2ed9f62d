"""How long the reader's pages take in a filled ledger, asked for at a steady rate.

    python benchmarks/web.py LEDGER [--rate 50] [--seconds 60]

The server runs in a process of its own on one core, the questions come from another. Pages are drawn
evenly from all articles, stories and sources of the ledger, each asked for once; half the searches are
for words of titles, half of the kinds people type, which may come again. Nothing is kept of an answer.
A time runs from when a page was due to be asked for to its last byte: what waits behind a slow page
counts. Also measured: the front page with all it loads, in bytes.
"""

import argparse
import asyncio
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from sqlalchemy import select

from musnad.ledger import open_ledger
from musnad.ledger.search.index import KINDS
from musnad.ledger.store.connect import reading
from musnad.ledger.store.story_tables import stories
from musnad.ledger.store.tables import articles, statements
from search import NAMES, PHRASES, SEVERAL, WITHOUT, WORDS

_SERVE = "import sys; from musnad.cli import main; sys.argv[0] = 'musnad'; main()"
_LIMIT_MS = 60.0
_START_S = 60.0
_ANSWER_S = 30.0
_WARM_UP = 40  # pages asked for before measuring: templates, tables and connections are loaded then


class Timed(NamedTuple):
    """A page: its kind, how long it took in milliseconds, whether it came."""

    kind: str
    address: str
    took_ms: float
    came: bool


def pages(ledger: str, seed: int) -> dict[str, Iterator[str]]:
    """Return addresses of each kind of page, drawn from all of ``ledger``."""
    with open_ledger(ledger, create=False) as opened, reading(opened.engine) as connection:
        numbers = {
            "article": select(articles.c.id).where(articles.c.current),
            "story": select(stories.c.id).where(stories.c.articles > 1),
            "source": select(statements.c.entity).where(statements.c.entity.is_not(None)).distinct(),
        }
        drawn = {kind: list(connection.execute(query).scalars()) for kind, query in numbers.items()}
        titles = list(connection.execute(select(articles.c.title).where(articles.c.current)).scalars())
    chance = random.Random(seed)  # noqa: S311 - for variety, not for secrets
    for some in drawn.values():
        chance.shuffle(some)
    found: dict[str, Iterator[str]] = {
        kind: (f"/{kind}/{number}" for number in some) for kind, some in drawn.items()
    }
    return found | {"search": _searches(chance, titles)}


def _searches(chance: random.Random, titles: Sequence[str]) -> Iterator[str]:
    """Yield searches as people type them, and for two words that stand together in a title."""
    typed = [*WORDS, *NAMES, *SEVERAL, *PHRASES, *WITHOUT]
    while True:
        if chance.random() < 0.5:
            query = chance.choice(typed)
        else:
            words = chance.choice(titles).split() or ["خبر"]
            first = chance.randrange(len(words))
            query = " ".join(words[first : first + 2]).strip('"-«»“”')
        yield f"/search?q={quote(query)}&in={chance.choice(KINDS)}"


async def asked(port: int, kind: str, address: str, due: float) -> Timed:
    """Ask for a page when it is due, and return how long it took from then on."""
    await asyncio.sleep(max(0.0, due - time.perf_counter()))
    try:
        came = await asyncio.wait_for(_answer(port, address), _ANSWER_S)
    except (OSError, TimeoutError, ValueError, IndexError):
        came = False
    return Timed(kind, address, (time.perf_counter() - due) * 1000, came)


async def _answer(port: int, address: str) -> bool:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n"
        "Connection: close\r\n\r\n".encode()
    )
    answer = await reader.read(-1)
    writer.close()
    return answer.split(b" ", 2)[1] in (b"200", b"400")  # 400: a title's words may be no query


async def load(port: int, found: dict[str, Iterator[str]], rate: float, seconds: float) -> list[Timed]:
    """Ask for pages of all kinds in turn, ``rate`` a second."""
    kinds = list(found)
    for number in range(_WARM_UP):
        await _answer(port, next(found[kinds[number % len(kinds)]]))
    began = time.perf_counter() + 0.5
    coming = [
        asyncio.create_task(asked(port, kind, next(found[kind]), began + number / rate))
        for number in range(int(rate * seconds))
        for kind in [kinds[number % len(kinds)]]
    ]
    return list(await asyncio.gather(*coming))


def first_page_bytes(port: int) -> int:
    """Return how many bytes a browser gets to show the front page, style and scripts included."""
    page, size = _fetched(port, "/")
    loaded = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    return size + sum(_fetched(port, address)[1] for address in dict.fromkeys(loaded))


def _fetched(port: int, address: str) -> tuple[str, int]:
    """Return a page as text and its size as it travels, compressed, with its headers."""
    sizes = []
    for encoding in ("identity", "gzip"):
        with socket.create_connection(("127.0.0.1", port), timeout=_ANSWER_S) as connection:
            connection.sendall(
                f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {encoding}\r\n"
                "Connection: close\r\n\r\n".encode()
            )
            answer = b"".join(iter(lambda c=connection: c.recv(1 << 16), b""))  # type: ignore[misc]  # bound now
        sizes.append((answer, len(answer)))
    return sizes[0][0].decode(errors="replace"), sizes[1][1]


def started(ledger: str, port: int, core: int) -> "subprocess.Popen[bytes]":
    """Start the reader on ``core`` alone."""
    command = [sys.executable, "-c", _SERVE, "serve", "--ledger", ledger, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - this very program
    os.sched_setaffinity(server.pid, {core})
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    server.kill()
    raise SystemExit(f"the reader did not start within {_START_S:.0f} s")


def percentile(times: Sequence[float], share: int) -> float:
    """Return the time that ``share`` percent of ``times`` stay under."""
    return statistics.quantiles(times, n=100, method="inclusive")[share - 1]


def report(found: Sequence[Timed]) -> bool:
    """Print the times of each kind of page, and return whether all stay below the limit."""
    for kind in dict.fromkeys(timed.kind for timed in found):
        times = [timed.took_ms for timed in found if timed.kind == kind]
        shares = ", ".join(f"p{share} {percentile(times, share):.1f}" for share in (50, 95, 99))
        print(f"{kind}: {len(times)} pages, milliseconds: {shares}, most {max(times):.1f}")
    for timed in sorted(found, key=lambda one: -one.took_ms)[:5]:
        print(f"  {timed.took_ms:7.1f} ms  {timed.address}")
    missing = sum(not timed.came for timed in found)
    print(f"{missing} pages did not come")
    kinds = {timed.kind for timed in found}
    worst = max(percentile([t.took_ms for t in found if t.kind == kind], 95) for kind in kinds)
    return worst < _LIMIT_MS and not missing


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--rate", type=float, default=50.0, help="pages a second")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = pages(given.ledger, given.seed)
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, set(cores[:-1]) or set(cores))
    server = started(given.ledger, given.port, cores[-1])
    try:
        fast = report(asyncio.run(load(given.port, found, given.rate, given.seconds)))
        size = first_page_bytes(given.port)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
    print(f"front page with all it loads: {size / 1000:.1f} kB")
    print(f"below {_LIMIT_MS:.0f} ms at the 95th percentile: {'yes' if fast else 'no'}")
    raise SystemExit(0 if fast and size < 100_000 else 1)


if __name__ == "__main__":
    main()
