"""WARC archives cut into records; where one is broken, reading goes on at the next.

Readers of archives stop at the first record whose length is wrong, whose gzip member is damaged,
and lose all after it. Here a record counts only if another begins where it ends.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from musnad.article import Reason
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.unpack import CHUNK_BYTES, Source, too_large

_VERSION: Final = b"WARC/"
_GZIP: Final = b"\x1f\x8b\x08"
_NEXT = re.compile(rb"WARC/[01]\.\d\r?\n")
_NEXT_BYTES = 16  # what the expression above may need of the bytes that follow
_ENDS = re.compile(rb"\r?\n\r?\n")
# Or where another record begins: no look further, or each of many without end would look as far.
_HEADERS_END = re.compile(rb"\r?\n(?:\r?\n|(WARC/[01]\.\d\r?\n))")
_HEADER_BYTES = 1 << 16
_LENGTH = re.compile(rb"\d{1,15}")
_GAP_BYTES = 8  # line ends between two records
_COMPACTED_BYTES = 1 << 20
_SNIFFED_BYTES = 1 << 10
_BOMBS = 10  # members that unpack too far before the rest is left


class _Gap(Refusal):
    """Bytes of the archive are missing here; what follows begins with a record."""


class WarcRecord(NamedTuple):
    """A record: where it stands in the archive (counted from 1), its headers by small letters, its block."""

    number: int
    headers: dict[str, str]
    block: bytes


def is_warc(head: bytes) -> bool:
    """Return whether bytes that begin with ``head`` are a WARC or WET archive, packed with gzip or not."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 2 * len(_VERSION))
        except zlib.error:
            return False
    return head.startswith(_VERSION)


def warc_records(source: Source, options: IntakeOptions) -> Iterator[WarcRecord | tuple[int, Refusal]]:
    """Yield the records of an archive in order; for a broken one, its number and what is wrong."""
    reader = _Reader(_pieces(source, options))
    number = 0
    while True:
        number += 1
        try:
            if not reader.begins():
                return
            headers, block = reader.record(options)
        except Refusal as refusal:
            yield number, refusal
            if not isinstance(refusal, _Gap):
                reader.find_next()
        else:
            yield WarcRecord(number, headers, block)


class _Reader:
    """The bytes of an archive, with a look ahead as far as the record at hand."""

    def __init__(self, pieces: Iterator[bytes | _Gap]) -> None:
        self._pieces = pieces
        self._ahead = bytearray()
        self._at = 0
        self._gap: _Gap | None = None  # what follows the bytes ahead
        self._ended = False

    def begins(self) -> bool:
        """Go to the beginning of a record; return whether there is one.

        Raises:
            Refusal: something else stands there.
        """
        while self._fill(1) and self._ahead[self._at] in b"\r\n":
            self._at += 1
        if not self._fill(1):
            self._raise_gap()
            return False
        self._fill(len(_VERSION))
        if not self._ahead.startswith(_VERSION, self._at):
            raise Refusal(Reason.BAD_ARCHIVE, "no record begins where one should")
        return True

    def record(self, options: IntakeOptions) -> tuple[dict[str, str], bytes]:
        """Return headers and block of the record that begins here.

        Raises:
            Refusal: it is cut, too large, or not as long as it says.
        """
        headers, begin = self._headers()
        length = _LENGTH.fullmatch(headers.get("content-length", "").encode())
        if length is None:
            raise Refusal(Reason.BAD_ARCHIVE, "the record does not say how long it is")
        size = int(length[0])
        if size > options.size_bytes:
            raise too_large(options)
        end = begin + size
        if not self._fill(end - self._at):
            self._raise_gap()
            raise Refusal(Reason.BAD_ARCHIVE, "the record is shorter than it says, or the archive is cut")
        if not self._ends_at(end):
            raise Refusal(Reason.BAD_ARCHIVE, "the record is longer or shorter than it says")
        block = bytes(memoryview(self._ahead)[begin:end])
        self._take(end)
        return headers, block

    def find_next(self) -> None:
        """Leave a broken record and go to where another begins, else to where the bytes end."""
        self._at += 1
        while not (found := _NEXT.search(self._ahead, self._at)):
            self._take(max(self._at, len(self._ahead) - _NEXT_BYTES))
            if not self._fill(len(self._ahead) - self._at + 1):
                self._take(len(self._ahead))
                return
        self._take(found.start())

    def _headers(self) -> tuple[dict[str, str], int]:
        size = 1 << 11
        while True:
            self._fill(size)
            found = _HEADERS_END.search(self._ahead, self._at, self._at + _HEADER_BYTES)
            if found and not found[1]:
                return parse_headers(bytes(self._ahead[self._at : found.start()])), found.end()
            if found or size > len(self._ahead) - self._at or size >= _HEADER_BYTES:
                if not found:
                    self._raise_gap()
                raise Refusal(Reason.BAD_ARCHIVE, "the headers of the record do not end")
            size *= 2

    def _ends_at(self, end: int) -> bool:
        """Return whether a record may end at ``end``: two line ends follow, another record, or nothing."""
        self._fill(end - self._at + _GAP_BYTES + len(_VERSION))
        after = bytes(self._ahead[end : end + _GAP_BYTES + len(_VERSION)])
        begins = after.lstrip(b"\r\n")
        return not begins or begins.startswith(_VERSION) or bool(_ENDS.match(after))

    def _fill(self, size: int) -> bool:
        """Return whether ``size`` bytes are ahead, after reading on as far as needed."""
        while len(self._ahead) - self._at < size and not self._gap and not self._ended:
            piece = next(self._pieces, None)
            if isinstance(piece, _Gap):
                self._gap = piece
            elif piece is None:
                self._ended = True
            else:
                self._ahead += piece
        return len(self._ahead) - self._at >= size

    def _take(self, end: int) -> None:
        self._at = end
        if self._at > _COMPACTED_BYTES:
            del self._ahead[: self._at]
            self._at = 0

    def _raise_gap(self) -> None:
        if self._gap:
            gap, self._gap = self._gap, None
            self._take(len(self._ahead))
            raise gap


def parse_headers(lines: bytes) -> dict[str, str]:
    """Return the headers below a first line, by their names in small letters; of several the first."""
    headers: dict[str, str] = {}
    name = ""
    for line in lines.decode("utf-8", "replace").splitlines()[1:]:
        if line[:1] in (" ", "\t"):  # the line before goes on
            headers[name] = f"{headers.get(name, '')} {line.strip()}".strip()
            continue
        name, _, value = line.partition(":")
        name = name.strip().lower()
        headers.setdefault(name, value.strip())
    return headers


def _pieces(source: Source, options: IntakeOptions) -> Iterator[bytes | _Gap]:
    try:
        first = source.read(CHUNK_BYTES)
        if first.startswith(_GZIP):
            yield from _unpacked(_Packed(first, source), options)
            return
        while first:
            yield first
            first = source.read(CHUNK_BYTES)
    except OSError as error:
        yield _Gap(Reason.UNREADABLE, f"cannot be read further: {error.strerror or error}")
    except Refusal as refusal:  # of the stream that unpacks it
        yield _Gap(refusal.reason, refusal.message)


def _unpacked(packed: "_Packed", options: IntakeOptions) -> Iterator[bytes | _Gap]:
    while packed.begins():
        try:
            yield from packed.member(options)
        except (zlib.error, EOFError) as error:
            yield _Gap(Reason.BAD_ARCHIVE, f"the archive is damaged here: {error}")
            packed.find_member()
        except _Gap as gap:
            yield gap
            if packed.is_bomb(options):
                return
            packed.find_member()


class _Packed:
    """An archive of gzip members, one a record as a rule."""

    def __init__(self, first: bytes, source: Source) -> None:
        self._source = source
        self._data = first
        self._taken = self._given = 0

    def begins(self) -> bool:
        """Return whether anything but padding is left."""
        while True:
            self._data = self._data.lstrip(b"\0")
            if self._data or not self._more():
                return bool(self._data)

    def is_bomb(self, options: IntakeOptions) -> bool:
        """Return whether all members together unpack to far more than they hold."""
        return self._given > _BOMBS * options.size_bytes + options.unpack_ratio * self._taken

    def member(self, options: IntakeOptions) -> Iterator[bytes]:
        """Yield what the member that begins here holds; after an error the bytes not taken are left.

        Raises:
            zlib.error, EOFError: it is broken or cut.
            _Gap: it unpacks to far more than it holds.
        """
        unpacker = zlib.decompressobj(31)
        held = b""  # the last piece waits for the check sum: a record that fails it must not be whole
        taken = given = 0
        while not unpacker.eof:
            before = self._data or self._more()
            piece = unpacker.decompress(before, CHUNK_BYTES)
            if not piece and not before:
                raise EOFError("it ends in the middle")
            self._data = unpacker.unused_data or unpacker.unconsumed_tail
            taken += len(before) - len(self._data)
            given += len(piece)
            self._taken += len(before) - len(self._data)
            self._given += len(piece)
            if given > max(options.size_bytes, options.unpack_ratio * taken) or self.is_bomb(options):
                raise _Gap(Reason.TOO_LARGE, "it unpacks to far more than it holds")
            yield held
            held = piece
        yield held

    def find_member(self) -> None:
        """Go to the next member that begins with a record; to the end where there is none."""
        start = 1
        while True:
            found = self._data.find(_GZIP, start)
            if found < 0:
                self._data = self._data[1 - len(_GZIP) :]
                start = 0
                if not self._more():
                    self._data = b""
                    return
            elif is_warc(self._known(found)):
                self._data = self._data[found:]
                return
            else:
                start = found + 1

    def _known(self, at: int) -> bytes:
        while len(self._data) < at + _SNIFFED_BYTES and self._more():
            pass
        return self._data[at : at + _SNIFFED_BYTES]

    def _more(self) -> bytes:
        chunk = self._source.read(CHUNK_BYTES)
        self._data += chunk
        return chunk
