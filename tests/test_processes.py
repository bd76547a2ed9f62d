"""Work shared out to processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from musnad.processes import in_processes

ENDLESS = """
import os, sys, time
from itertools import count
from pathlib import Path
from musnad.processes import in_processes
from test_processes import told
if __name__ == "__main__":
    for pid in in_processes(count(), told, 2):
        print(pid, flush=True)
"""


def squares(numbers: list[int]) -> list[int]:
    return [number * number for number in numbers]


def told(numbers: list[int]) -> list[int]:
    time.sleep(0.01)
    return [os.getpid() for _ in numbers]


def test_results_come_in_the_order_of_the_work() -> None:
    assert list(in_processes(iter(range(500)), squares, 2)) == [number * number for number in range(500)]


def slow(numbers: list[int]) -> list[int]:
    time.sleep(0.3)
    return numbers


def test_work_is_handed_over_as_far_ahead_as_asked() -> None:
    taken = count()
    results = in_processes((next(taken) for _ in range(2_000)), slow, 1, ahead=900)
    assert next(results) == 0
    assert 900 <= next(taken) < 1_000


def test_what_is_done_does_not_wait_for_work_that_comes_slowly() -> None:
    taken = count()

    def slowly() -> Iterator[int]:
        for _ in range(2_000):
            time.sleep(0.01)
            yield next(taken)

    results = in_processes(slowly(), squares, 1, ahead=2_000)
    assert next(results) == 0
    assert next(taken) < 1_000


def test_processes_end_when_their_parent_was_killed(tmp_path: Path) -> None:
    program = tmp_path / "endless.py"
    program.write_text(ENDLESS, encoding="utf-8")
    paths = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    parent = subprocess.Popen(  # noqa: S603 - the program above
        [sys.executable, program], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths}
    )
    assert parent.stdout is not None
    workers = {int(parent.stdout.readline()) for _ in range(100)}
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
