"""How long each host is left alone between two requests."""

import time
from collections.abc import Callable
from typing import Final

from musnad.article import Reason
from musnad.intake.options import Refusal

_MAX_HOSTS: Final = 10_000


class Pace:
    """When each host may be asked again."""

    def __init__(
        self,
        *,
        max_wait_s: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._max_wait_s = max_wait_s
        self._clock, self._sleep = clock, sleep
        self._free: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until ``host`` may be asked.

        Raises:
            Refusal: that would take longer than anybody waits.
        """
        wait_s = self._free.get(host, 0.0) - self._clock()
        if wait_s > self._max_wait_s:
            raise Refusal(Reason.FETCH_FAILED, f"{host} wants to be left alone for {wait_s:.0f} seconds more")
        if wait_s > 0:
            self._sleep(wait_s)

    def hold(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for ``seconds`` from now, or for longer if that was said before."""
        if len(self._free) >= _MAX_HOSTS:
            now = self._clock()
            self._free = {name: free for name, free in self._free.items() if free > now}
        self._free[host] = max(self._free.get(host, 0.0), self._clock() + seconds)
