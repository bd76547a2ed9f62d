"""What intake gives: an article to read, or why it was rejected."""

from enum import Enum

import msgspec

from musnad.record import Basis, Block, Rights


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The plain text of a page, furniture included, and what its metadata says.

    ``blocks`` and ``rights`` are given where the page's structure told them (HTML);
    None leaves them to be read from the words and their position. ``fetched`` is when it was got
    from its address (ISO 8601, as archives and feeds tell): it never stands for ``published``.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: Basis | None = None
    blocks: tuple[Block, ...] | None = None
    rights: Rights | None = None
    fetched: str | None = None


class Reason(Enum):
    """Why an input was not read; the value is the exit status of the command."""

    NOT_FOUND = 10
    EMPTY = 11
    NOT_TEXT = 12
    NOT_ARABIC = 13
    TOO_LARGE = 14
    BAD_FORMAT = 15
    PRIVATE_ADDRESS = 16
    TIMEOUT = 17
    FETCH_FAILED = 18
    BAD_ARCHIVE = 19
    UNREADABLE = 20
    ROBOTS = 21
    RESERVED = 22


class Rejected(msgspec.Struct, frozen=True):
    """An input that was not read: which (a table's line as ``path:line``), why, and what to do about it."""

    where: str
    reason: Reason
    message: str
