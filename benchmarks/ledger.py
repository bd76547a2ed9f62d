"""How fast a ledger takes articles, whether it slows as it grows, and whether it survives being killed.

    python benchmarks/ledger.py FOLDER [--limit N] [--kills N] [--database URL]

FOLDER holds a corpus (*.jsonl.xz). Without one there is nothing to measure, and the command says so.
"""

import argparse
import json
import lzma
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

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


class Clock:
    """Times the filing of articles, apart from their reading."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def file(self, connection: Connection, batch: Sequence[Prepared]) -> list[Outcome]:
        """File ``batch`` and count how long it took."""
        began = time.perf_counter()
        try:
            return file(connection, batch)
        finally:
            self.seconds += time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    options = _arguments()
    lines = _lines(Path(options.folder))[: options.limit]
    if not lines:
        print(f"Nothing measured: there is no corpus (*.jsonl.xz) in {options.folder}.")
        return
    with tempfile.TemporaryDirectory() as folder:
        place = options.database or str(Path(folder) / "news.db")
        _growth(lines, Path(folder), place)
        _kills(lines[:_KILLED], Path(folder), options.kills)


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


def _growth(lines: list[bytes], folder: Path, place: str) -> None:
    chance = random.Random(1)  # noqa: S311 - for variety, not for secrets
    held = set(chance.sample(range(len(lines)), min(2 * _SAMPLE, len(lines) // 4)))
    samples = [lines[number] for number in sorted(held)]
    rest = [line for number, line in enumerate(lines) if number not in held]
    parts = (rest[:_EARLY], samples[::2], rest[_EARLY:], samples[1::2])
    began = time.perf_counter()
    with open_ledger(place) as ledger:
        costs = [_cost(ledger, part, folder) for part in parts]
        seconds = time.perf_counter() - began
        stats = ledger.stats()
    print(f"{stats}")
    print(f"{len(lines):,} articles in {seconds:.0f} s: {len(lines) / seconds:.0f} articles/s, two processes")
    print(f"filing an article after {_EARLY:,}: {costs[1]:.2f} ms; after {len(rest):,}: {costs[3]:.2f} ms")
    own, child = _memory_mb(resource.RUSAGE_SELF), _memory_mb(resource.RUSAGE_CHILDREN)
    print(f"memory: {own:.0f} MB, and {child:.0f} MB the largest reading process")
    if "://" not in place:
        print(f"the ledger: {Path(place).stat().st_size / 1e6:.0f} MB")


def _cost(ledger: Ledger, lines: list[bytes], folder: Path) -> float:
    """Add ``lines`` and return the milliseconds that filing one took."""
    if not lines:
        return 0.0
    clock = Clock()
    source = folder / "part.jsonl"
    source.write_bytes(b"".join(lines))
    adding.file = clock.file  # type: ignore[attr-defined]  # the way in that `adding` has
    ledger.add(source, options=AddOptions(workers=2))
    return clock.seconds / len(lines) * 1000


def _memory_mb(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def _kills(lines: list[bytes], folder: Path, kills: int) -> None:
    source = folder / "killed.jsonl"
    source.write_bytes(b"".join(lines))
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
    print(f"{killed} kills in {runs} runs of {len(lines):,} articles: {same} ended as the undisturbed run")


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
