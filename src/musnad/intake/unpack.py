"""Streams of bytes, unpacked on the way: gzip, xz and zstd, bounded against archive bombs."""

import gzip
import lzma
import zlib
from collections.abc import Iterator
from typing import IO, Protocol, cast

import zstandard

from musnad.article import Reason
from musnad.intake.options import IntakeOptions, Refusal

CHUNK_BYTES = 1 << 16
_MEMORY_BYTES = 256 << 20  # xz -9 needs 65 MB; an archive that asks for gigabytes is an attack
_ZSTD_BYTES = 1024  # four bytes may unpack to 128 kB, and nothing bounds what one call gives
_LAYERS = 2  # a .gz file served with gzip encoding
_GZIP, _XZ, _ZSTD = b"\x1f\x8b", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, zstandard.ZstdError)


class Source(Protocol):
    """Anything that bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        ...


class Stream:
    """Bytes read in chunks from ``source``, unpacked, with a look ahead."""

    def __init__(self, source: Source, options: IntakeOptions) -> None:
        self._options = options
        self._chunks = _raw(source)
        self._ahead = b""
        for _ in range(_LAYERS):
            packing = _packing(self.peek(8))
            if packing is None:
                break
            packed = _Counted(self._ahead, self._chunks)
            self._ahead, self._chunks = b"", _bounded(packing, packed, options)

    def peek(self, size: int) -> bytes:
        """Return the next ``size`` bytes (fewer at the end) without taking them."""
        if len(self._ahead) < size:
            parts, length = [self._ahead], len(self._ahead)
            while length < size and (chunk := next(self._chunks, b"")):
                parts.append(chunk)
                length += len(chunk)
            self._ahead = b"".join(parts)
        return self._ahead[:size]

    def peek_line(self) -> bytes:
        """Return the next line (cut where the options' limit is) without taking it."""
        size = CHUNK_BYTES
        while b"\n" not in (ahead := self.peek(size)) and len(ahead) == size <= self._options.size_bytes:
            size *= 2
        return ahead.partition(b"\n")[0]

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end: a stream is a source too."""
        part = self.peek(1) and self._ahead[:size]
        self._ahead = self._ahead[len(part) :]
        return part

    def whole(self) -> bytes:
        """Return all that is left.

        Raises:
            Refusal: it is longer than the options allow, or a broken archive.
        """
        parts, size = [self._ahead], len(self._ahead)
        for chunk in self._chunks:
            parts.append(chunk)
            size += len(chunk)
            if size > self._options.size_bytes:
                break
        if size > self._options.size_bytes:
            raise too_large(self._options)
        self._ahead = b""
        return b"".join(parts)

    def lines(self) -> Iterator[bytes]:
        """Yield the lines that are left, without their ends.

        Of a line longer than the options allow, one byte more than allowed is given: it tells so.

        Raises:
            Refusal: the archive is broken.
        """
        limit = self._options.size_bytes + 1
        parts: list[bytes] = []
        size = 0
        for chunk in self._rest():
            first, *others = chunk.split(b"\n")
            parts.append(first[: max(0, limit - size)])
            size += len(first)
            if others:
                yield b"".join(parts)
                yield from (line[:limit] for line in others[:-1])
                parts, size = [others[-1][:limit]], len(others[-1])
        yield b"".join(parts)

    def _rest(self) -> Iterator[bytes]:
        ahead, self._ahead = self._ahead, b""
        yield ahead
        yield from self._chunks


def too_large(options: IntakeOptions) -> Refusal:
    """Return the refusal of an input beyond the size limit."""
    megabytes = options.size_bytes / 1e6
    return Refusal(
        Reason.TOO_LARGE, f"larger than {megabytes:g} MB; raise --max-size (size_bytes in Python) to read it"
    )


def first_bytes(source: Source, size: int) -> bytes:
    """Return the first ``size`` bytes of ``source``, fewer only where it has fewer.

    Raises:
        Refusal: it cannot be read.
    """
    first = b""
    while len(first) < size and (chunk := _chunk(source)):
        first += chunk
    return first


def _raw(source: Source) -> Iterator[bytes]:
    while chunk := _chunk(source):
        yield chunk


def _chunk(source: Source) -> bytes:
    try:
        return source.read(CHUNK_BYTES)
    except OSError as error:
        raise Refusal(Reason.UNREADABLE, f"cannot be read: {error.strerror or error}") from error


def _packing(head: bytes) -> str | None:
    if head.startswith(_GZIP):
        return "gzip"
    if head.startswith(_XZ):
        return "xz"
    return "zstd" if head.startswith(_ZSTD) else None


class _Counted:
    """A source over chunks that counts what was read of it."""

    def __init__(self, ahead: bytes, chunks: Iterator[bytes]) -> None:
        self._rest = ahead
        self._chunks = chunks
        self.count = 0

    def read(self, size: int = CHUNK_BYTES) -> bytes:
        if not self._rest:
            self._rest = next(self._chunks, b"")
        part, self._rest = self._rest[:size], self._rest[size:]
        self.count += len(part)
        return part


def _bounded(packing: str, packed: _Counted, options: IntakeOptions) -> Iterator[bytes]:
    produced = 0
    try:
        for chunk in _UNPACKERS[packing](packed):
            produced += len(chunk)
            if produced > max(options.size_bytes, options.unpack_ratio * packed.count):
                raise Refusal(Reason.TOO_LARGE, f"the {packing} archive unpacks to far more than it holds")
            yield chunk
    except _BROKEN as error:
        message = f"the {packing} archive is broken after {produced} bytes: {error}"
        raise Refusal(Reason.BAD_ARCHIVE, message) from error


def _gunzip(packed: _Counted) -> Iterator[bytes]:
    # GzipFile reads several members in a row and bounds each read, as an archive bomb demands.
    with gzip.GzipFile(fileobj=cast("IO[bytes]", packed)) as file:  # only read() is called
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def _unxz(packed: _Counted) -> Iterator[bytes]:
    data = packed.read()
    while data.strip(b"\0"):  # streams in a row, with padding between them
        decompressor = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY_BYTES)
        while not decompressor.eof:
            if decompressor.needs_input and not data:
                data = packed.read()
                if not data:
                    raise EOFError("it ends in the middle")
            yield decompressor.decompress(data, CHUNK_BYTES)
            data = b""
        data = decompressor.unused_data.lstrip(b"\0") or packed.read()


def _unzstd(packed: _Counted) -> Iterator[bytes]:
    decompressor = zstandard.ZstdDecompressor(max_window_size=_MEMORY_BYTES)
    frame = decompressor.decompressobj()
    data = packed.read(_ZSTD_BYTES)
    while data:
        yield frame.decompress(data)
        data = frame.unused_data if frame.eof else b""
        if frame.eof and (data := data or packed.read(_ZSTD_BYTES)):
            frame = decompressor.decompressobj()
        elif not frame.eof:
            data = packed.read(_ZSTD_BYTES)
    if not frame.eof:
        raise EOFError("it ends in the middle")


_UNPACKERS = {"gzip": _gunzip, "xz": _unxz, "zstd": _unzstd}
