"""The limits of intake, and the one exception that carries a rejection inside it."""

from typing import Final

import msgspec

from musnad.article import Reason, Rejected

TEXT_CHARS: Final = 1_000_000


class IntakeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What intake accepts before it gives up.

    ``size_bytes`` bounds one article (a page, a text, a line of JSONL), unpacked. A table of many
    articles may be longer: it is read line by line. ``text_chars`` bounds the text of one article,
    furniture included: of 9,003 newspaper articles the longest
    had 31,320. ``unpack_ratio`` bounds how much longer than
    the archive its contents may be, once they exceed ``size_bytes``: Arabic text packs ten to one.
    ``timeout_s`` bounds the whole fetching of a URL, redirects included. ``allow_private`` permits
    addresses of the local network, which a URL from elsewhere must never reach. ``licensed`` are the
    hosts with whose publishers there is a licence to mine what they reserve. ``contact`` is an
    address (URL or mail) under which sites reach whoever fetches; it is told to them.
    """

    size_bytes: int = 50_000_000
    text_chars: int = TEXT_CHARS
    unpack_ratio: int = 200
    timeout_s: float = 30.0
    redirects: int = 5
    allow_private: bool = False
    licensed: tuple[str, ...] = ()
    contact: str = ""


class Refusal(Exception):  # noqa: N818 (not an error of the program: the input is refused)
    """Raised inside intake, turned into a `Rejected` at its border."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message

    def rejected(self, where: str) -> Rejected:
        """Return the rejection of the input called ``where``."""
        # What a hostile input says of itself stands in messages; databases take no NUL.
        return Rejected(where, self.reason, self.message.replace("\0", "\ufffd"))
