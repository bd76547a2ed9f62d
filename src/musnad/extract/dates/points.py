"""The table of readers: which function reads an expression that begins with which kind of word."""

from collections.abc import Callable

from musnad.extract.dates.reader import Found, Reader

PointReader = Callable[[Reader, int], Found | None]

_READERS: dict[str, PointReader] = {}


def reads(*kinds: str) -> Callable[[PointReader], PointReader]:
    """Register a function as the reader of expressions that begin with a word of ``kinds``."""

    def register(read: PointReader) -> PointReader:
        _READERS.update(dict.fromkeys(kinds, read))
        return read

    return register


def point(reader: Reader, i: int) -> Found | None:
    """Return the point of time that begins at token ``i``, or None."""
    read = _READERS.get(reader.kind(i))
    return read(reader, i) if read else None
