"""Times as the desk writes them."""

from datetime import UTC, datetime, timedelta


def now() -> str:
    """Return the time in UTC as ISO 8601, to the second."""
    return _written(datetime.now(UTC))


def in_hours(hours: int) -> str:
    """Return the time so many hours from now."""
    return _written(datetime.now(UTC) + timedelta(hours=hours))


def _written(time: datetime) -> str:
    return time.isoformat(timespec="seconds")
