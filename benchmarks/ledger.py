"""How fast a ledger takes articles, whether it slows as it grows, and whether it survives being killed.

    python benchmarks/ledger.py FOLDER [--limit N] [--kills N] [--database URL]

FOLDER holds a corpus (*.jsonl.xz). Without one there is nothing to measure, and the command says so.
"""

import argparse
import json
import lzma
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from multiprocessing import active_children
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from sqlalchemy import Connection

from musnad.ledger import AddOptions, Ledger, adding, open_ledger
from musnad.ledger.filed import Outcome
from musnad.ledger.filing import file
from musnad.ledger.prepare import Prepared

_EARLY, _SAMPLE = 7_000, 2_000  # the cost of so many articles is compared early and at the end
_KILLED = 1_500  # articles that are added while being killed
_ADD = (
    "import sys; from musnad.ledger import AddOptions, open_ledger\n"
    "with open_ledger(sys.argv[2]) as ledger: ledger.add(sys.argv[1], options=AddOptions(workers=2))"
)


class Part(NamedTuple):
    """A file of articles, and how many."""

    path: Path
    articles: int


class Clock:
    """Times the filing of articles, apart from their reading, by the processor: others may use it too."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def file(self, connection: Connection, batch: Sequence[Prepared]) -> list[Outcome]:
        """File ``batch`` and count how long it took."""
        began = time.thread_time()
        try:
            return file(connection, batch)
        finally:
            self.seconds += time.thread_time() - began


class Memory(Thread):
    """Watches how much memory this process and those it started take together, where Linux tells."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most_mb = 0.0
        self.most_reading_mb = 0.0  # of the processes that read
        self.ended = Event()
        self.start()

    def run(self) -> None:
        """Look twice a second until ``ended`` is set."""
        while not self.ended.wait(0.5):
            reading = sum(map(_resident_mb, filter(None, (child.pid for child in active_children()))))
            self.most_reading_mb = max(self.most_reading_mb, reading)
            self.most_mb = max(self.most_mb, reading + _resident_mb(os.getpid()))


def main() -> None:
    """Measure and print."""
    options = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = _parts(Path(options.folder), folder, options.limit)
        if not parts:
            print(f"Nothing measured: there is no corpus (*.jsonl.xz) in {options.folder}.")
            return
        _growth(parts, options.database or str(folder / "news.db"))
        _kills(folder / "killed.jsonl", folder, options.kills)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--limit", type=int, default=None, help="articles to add; all of them otherwise")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--database", help="a new ledger elsewhere, such as postgresql://…")
    return parser.parse_args()


def _lines(folder: Path) -> list[bytes]:
    """Return all articles, the files one after the other as an archive grows, but none twice."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path) as stream:
            for line in stream:
                found.setdefault(json.loads(line)["id"], line)
    return list(found.values())


def _parts(corpus: Path, folder: Path, limit: int | None) -> list[Part]:
    """Write the articles of ``corpus`` in the parts that are added one after the other, and those killed.

    Nothing of the corpus stays in memory: what adding takes is to be measured.
    """
    lines = _lines(corpus)[:limit]
    if not lines:
        return []
    chance = random.Random(1)  # noqa: S311 - for variety, not for secrets
    held = set(chance.sample(range(len(lines)), min(2 * _SAMPLE, len(lines) // 4)))
    samples = [lines[number] for number in sorted(held)]
    rest = [line for number, line in enumerate(lines) if number not in held]
    (folder / "killed.jsonl").write_bytes(b"".join(lines[:_KILLED]))
    pieces = rest[:_EARLY], samples[::2], rest[_EARLY:], samples[1::2]
    parts = [Part(folder / f"part{number}.jsonl", len(piece)) for number, piece in enumerate(pieces)]
    for part, piece in zip(parts, pieces, strict=True):
        part.path.write_bytes(b"".join(piece))
    return parts


def _growth(parts: list[Part], place: str) -> None:
    count = sum(part.articles for part in parts)
    memory, began, used = Memory(), time.perf_counter(), _processor_s()
    with open_ledger(place) as ledger:
        costs = [_cost(ledger, part) for part in parts]
        seconds = time.perf_counter() - began
        memory.ended.set()
        stats = ledger.stats()
    used = _processor_s() - used
    print(f"{stats}")
    print(f"{count:,} articles in {seconds:.0f} s: {count / seconds:.0f} articles/s, two processes")
    print(f"processor: {used:.0f} s in all, {used / count * 1000:.2f} ms an article")
    print(
        f"filing an article after {_EARLY:,}: {costs[1]:.2f} ms of the processor; "
        f"after {count - parts[-1].articles:,}: {costs[3]:.2f} ms"
    )
    print(
        f"memory: {memory.most_mb:.0f} MB in all, {memory.most_reading_mb:.0f} MB of it the reading processes"
    )
    if "://" not in place:
        print(f"the ledger: {Path(place).stat().st_size / 1e6:.0f} MB")


def _cost(ledger: Ledger, part: Part) -> float:
    """Add ``part`` and return the milliseconds that filing one took."""
    clock = Clock()
    adding.file = clock.file  # type: ignore[attr-defined]  # the way in that `adding` has
    ledger.add(part.path, options=AddOptions(workers=2))
    return clock.seconds / max(part.articles, 1) * 1000


def _processor_s() -> float:
    """Return the time of the processor that this process and those that ended took."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, both))


def _resident_mb(process: int) -> float:
    """Return the memory of a process, what it maps of the ledger's file included."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:  # it has ended, or this is not Linux
        return 0.0
    return next(
        (int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0
    )


def _kills(source: Path, folder: Path, kills: int) -> None:
    with open_ledger(str(folder / "whole.db")) as ledger:
        ledger.add(source, options=AddOptions(workers=2))
        whole = ledger.contents_hash()
    chance = random.Random(2)  # noqa: S311 - for variety, not for secrets
    killed = same = runs = 0
    while killed < kills:
        runs += 1
        place = folder / f"killed{runs}.db"
        while killed < kills and _killed(source, place, chance.uniform(0.5, 8.0)):
            killed += 1
        with open_ledger(str(place)) as ledger:
            ledger.add(source, options=AddOptions(workers=2))
            same += ledger.contents_hash() == whole
    print(f"{killed} kills in {runs} runs of {_KILLED:,} articles: {same} ended as the undisturbed run")


def _killed(source: Path, place: Path, seconds: float) -> bool:
    """Add ``source`` for so long, then kill all of it; return whether it was still at work."""
    command = [sys.executable, "-c", _ADD, str(source), str(place)]
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - the program above
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


if __name__ == "__main__":
    main()
