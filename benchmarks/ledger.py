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
from multiprocessing import active_children
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple, Self

from sqlalchemy import Engine

from musnad.article import Rejected
from musnad.ledger import AddOptions, open_ledger
from musnad.ledger.filing import adding
from musnad.ledger.preparing.filed import Outcome
from musnad.ledger.preparing.prepare import Prepared

_SIZES = (7_000, 35_000)  # ledgers in which filing is timed, beside that of all articles
_SAMPLE = 4_096  # articles that are filed in each: some whole batches
_KILLED = 1_500  # articles that are added while being killed
_ADD = (
    "import sys; from musnad.ledger import AddOptions, open_ledger\n"
    "with open_ledger(sys.argv[2]) as ledger: ledger.add(sys.argv[1], options=AddOptions(workers=2))"
)


class Stretch(NamedTuple):
    """Articles of the corpus that follow each other as they are added: where they begin and end."""

    start: int
    end: int


class Corpus(NamedTuple):
    """All articles in one file, in the order they are added; ``samples`` are drawn from all of them.

    ``last`` are those before the last sample, in the order of the archive; ``alone`` is a file of them
    and the articles just before them.
    """

    path: Path
    articles: int
    samples: list[Stretch]
    last: Stretch
    alone: Path


class Clock:
    """Times the filing of batches, apart from their reading, by the processor: others may use it too."""

    def __init__(self) -> None:
        self.batches: list[tuple[Stretch, float]] = []
        self._filed = 0

    def __enter__(self) -> Self:
        """Time what is filed from now on."""
        self._keep = adding.keep
        adding.keep = self.keep
        return self

    def __exit__(self, *_error: object) -> None:
        """Let filing go on untimed."""
        adding.keep = self._keep

    def keep(self, engine: Engine, prepared: list[Prepared], rejected: list[Rejected]) -> list[Outcome]:
        """File a batch and note how long it took."""
        began = time.thread_time()
        outcomes = self._keep(engine, prepared, rejected)
        seconds = time.thread_time() - began
        end = self._filed + len(prepared) + len(rejected)
        self.batches.append((Stretch(self._filed, end), seconds))
        self._filed = end
        return outcomes

    def cost(self, stretch: Stretch) -> str:
        """Return the milliseconds an article took in the batches that lie within ``stretch``."""
        within = [
            (batch, seconds)
            for batch, seconds in self.batches
            if stretch.start <= batch.start and batch.end <= stretch.end
        ]
        count = sum(batch.end - batch.start for batch, _ in within)
        if not count:
            return "too few articles"
        return f"{sum(seconds for _, seconds in within) / count * 1000:.2f}"


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
        corpus = _corpus(Path(options.folder), folder, options.limit)
        if corpus is None:
            print(f"Nothing measured: there is no corpus (*.jsonl.xz) in {options.folder}.")
            return
        _growth(corpus, options.database or str(folder / "news.db"), str(folder / "alone.db"))
        if options.kills:
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


def _corpus(place: Path, folder: Path, limit: int | None) -> Corpus | None:
    """Write the articles of the corpus at ``place`` in the order in which they are added, and those killed.

    Nothing of the corpus stays in memory: what adding takes is to be measured.
    """
    lines = _lines(place)[:limit]
    if not lines:
        return None
    chance = random.Random(1)  # noqa: S311 - for variety, not for secrets
    size = min(_SAMPLE, len(lines) // 8)
    drawn = chance.sample(range(len(lines)), 3 * size)
    held = set(drawn)
    rest = [line for number, line in enumerate(lines) if number not in held]
    order: list[bytes] = []
    samples: list[Stretch] = []
    at = 0
    for place_of_sample, until in enumerate((*_SIZES, len(rest))):
        order += rest[at : min(until, len(rest))]
        at = until
        samples.append(Stretch(len(order), len(order) + size))
        order += [lines[number] for number in drawn[place_of_sample * size : (place_of_sample + 1) * size]]
    last = Stretch(samples[-1].start - size, samples[-1].start)
    for name, some in (("all", order), ("alone", rest[-size - _SIZES[0] :]), ("killed", lines[:_KILLED])):
        (folder / f"{name}.jsonl").write_bytes(b"".join(some))
    return Corpus(folder / "all.jsonl", len(order), samples, last, folder / "alone.jsonl")


def _growth(corpus: Corpus, place: str, alone: str) -> None:
    memory, began, used = Memory(), time.perf_counter(), _processor_s()
    with Clock() as clock, open_ledger(place) as ledger:
        ledger.add(corpus.path, options=AddOptions(workers=2))
        seconds, used = time.perf_counter() - began, _processor_s() - used
        memory.ended.set()
        print(f"{ledger.stats()}")
    count = corpus.articles
    print(f"{count:,} articles in {seconds:.0f} s: {count / seconds:.0f} articles/s, two processes")
    print(f"processor: {used:.0f} s in all, {used / count * 1000:.2f} ms an article, {_load()}")
    print(
        f"memory: {memory.most_mb:.0f} MB in all, {memory.most_reading_mb:.0f} MB of it the reading processes"
    )
    if "://" not in place:
        print(f"the ledger: {Path(place).stat().st_size / 1e6:.0f} MB")
    print("filing an article, milliseconds of the processor:")
    for sample in corpus.samples:
        print(f"  articles of any day, in a ledger of {sample.start:,}: {clock.cost(sample)}")
    before = corpus.last.start
    print(f"  the last of the archive, in a ledger of {before:,}: {clock.cost(corpus.last)}")
    _alone(corpus, alone)


def _alone(corpus: Corpus, place: str) -> None:
    """File the last articles of the archive after those just before them: as many to compare with."""
    with Clock() as clock, open_ledger(place) as ledger:
        ledger.add(corpus.alone, options=AddOptions(workers=2))
    end = max((batch.end for batch, _ in clock.batches), default=0)
    start = end - (corpus.last.end - corpus.last.start)
    print(f"  the same, in a ledger of the {start:,} before them: {clock.cost(Stretch(start, end))}")


def _load() -> str:
    """Return how many processes waited for a core, where the system tells."""
    try:
        return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    except OSError:
        return "load unknown"


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
