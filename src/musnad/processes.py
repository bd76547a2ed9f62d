"""Work shared out to processes, its results in order."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from signal import SIG_IGN, SIGINT, signal
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 16  # articles handed to a process at once: some 20 ms of work against 1 ms of handing over
_CHUNKS_AHEAD = 4  # per process, so that none waits for the reading of input and memory stays bounded


def in_processes(
    work: Iterator[Item], do: Callable[[list[Item]], list[Result]], workers: int, *, ahead: int = 0
) -> Iterator[Result]:
    """Yield what ``do`` makes of chunks of ``work``, in the order of the work.

    ``ahead`` is how many items at least may wait: who does something long with many results at once
    keeps the processes busy meanwhile.

    Processes are spawned, not forked: the same on every system, and safe beside the threads of a
    progress bar. ``do`` must be a function of a module, or a partial of one.
    """
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow_parent)
    waiting: deque[Future[list[Result]]] = deque()
    most_waiting = max(workers * _CHUNKS_AHEAD, -(-ahead // _CHUNK))
    try:
        while chunk := list(islice(work, _CHUNK)):
            waiting.append(pool.submit(do, chunk))
            if len(waiting) >= most_waiting or waiting[0].done():  # of a slow source nothing waits for more
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _follow_parent() -> None:
    """Let Ctrl-C reach the parent alone, which ends its processes in order; end when it was killed."""
    signal(SIGINT, SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    wait([parent])
    os._exit(1)  # nobody is left to give results to, and the main thread waits for work for ever
