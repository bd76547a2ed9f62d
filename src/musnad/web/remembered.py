"""What costs much and changes seldom: kept until the ledger changes, and looked after at most so often."""

import threading
import time
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import func, select

from musnad.ledger.ledger import Ledger
from musnad.ledger.store.connect import reading
from musnad.ledger.store.tables import articles

_AT_LEAST_S: Final = 20.0  # a ledger that is being filled changes all the time


class Remembered:
    """Keeps what was made of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[int, float, Any]] = {}

    def get(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what ``make`` gave under ``name``, made anew when the ledger has changed."""
        kept = self._kept.get(name)
        if kept is None:
            return self._made(name, make)
        if time.monotonic() - kept[1] > _AT_LEAST_S and kept[0] != self._state() and not self._lock.locked():
            threading.Thread(target=self._made, args=(name, make), daemon=True).start()
        return kept[2]

    def _made(self, name: str, make: Callable[[], Any]) -> Any:
        with self._lock:
            state, kept = self._state(), self._kept.get(name)
            if kept is None or kept[0] != state:  # else another made it while this one waited
                kept = (state, time.monotonic(), make())
                self._kept[name] = kept
            return kept[2]

    def _state(self) -> int:
        """Return the number of the last article: another version is another article."""
        with reading(self._ledger.engine) as connection:
            return int(connection.execute(select(func.max(articles.c.id))).scalar() or 0)
