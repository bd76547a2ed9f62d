"""What is remembered of addresses that were visited, so that only what is new is asked for."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol

import msgspec


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """The last visit to ``url``: when it was (ISO 8601, UTC) and by what a change of the page is told.

    ``etag`` and ``last_modified`` are the server's own words; ``content_hash`` is the SHA-256 of
    what it sent, None where nothing was taken.
    """

    url: str
    visited_at: str
    etag: str | None = None
    last_modified: str | None = None
    content_hash: str | None = None

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it has changed."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in told.items() if value}


class VisitLog(Protocol):
    """Where visits are kept."""

    def known(self, urls: Iterable[str]) -> dict[str, Visit]:
        """Return the visits to those of ``urls`` that were visited, by their address."""
        ...

    def put(self, visit: Visit) -> None:
        """Keep ``visit`` in place of an earlier one to the same address."""
        ...


class MemoryVisits:
    """A log of visits that is forgotten at the end."""

    def __init__(self) -> None:
        self._visits: dict[str, Visit] = {}

    def known(self, urls: Iterable[str]) -> dict[str, Visit]:
        """Return the visits to those of ``urls`` that were visited."""
        return {url: self._visits[url] for url in urls if url in self._visits}

    def put(self, visit: Visit) -> None:
        """Keep ``visit``."""
        self._visits[visit.url] = visit


def now() -> str:
    """Return this moment (ISO 8601, UTC, whole seconds)."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def is_after(moment: str | None, other: str) -> bool:
    """Return whether ``moment`` is known and after ``other``; a day is its beginning in UTC."""
    return moment is not None and _moment(moment) > _moment(other)


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
