"""WARC and WET archives: the pages and texts a crawl kept, each with its address."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple

from musnad.article import Article, Reason, Rejected
from musnad.intake.decode import decode
from musnad.intake.given import Given, clean, make_article
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.page import article_of_page, is_page
from musnad.intake.published import iso_published
from musnad.intake.reservation import check_reserved
from musnad.intake.unpack import Source, Stream, too_large
from musnad.intake.warc import WarcRecord, parse_headers, warc_records

# They tell of the crawl: what was asked, with which program, what had not changed.
_PASSED_OVER: Final = frozenset({"warcinfo", "request", "metadata", "revisit"})
_KEPT: Final = frozenset({"response", "resource", "conversion"})
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,1000}\r?\n")
_ENDS = re.compile(rb"\r?\n\r?\n")
_GONE = frozenset({404, 410})


class _Body(NamedTuple):
    """What an address held: its content type, its bytes, and the headers that came with them."""

    type: str
    data: bytes
    headers: dict[str, str]


class Kept(NamedTuple):
    """A page or text that an archive kept, not read yet, and where it stands."""

    where: str
    record: WarcRecord


def read_archive(source: Source, where: str, options: IntakeOptions) -> Iterator[Article | Rejected]:
    """Yield the articles of an archive in order; a bad record is rejected by its number, the rest read."""
    for item in kept_records(source, where, options):
        yield read_kept(item, options) if isinstance(item, Kept) else item


def kept_records(source: Source, where: str, options: IntakeOptions) -> Iterator[Kept | Rejected]:
    """Yield what an archive kept, in order, for `read_kept`; a broken record is rejected by its number."""
    for item in warc_records(source, options):
        if not isinstance(item, WarcRecord):
            number, refusal = item
            yield refusal.rejected(f"{where}:{number}")
        elif not _is_passed_over(item):
            yield Kept(f"{where}:{item.number}", item)


def read_kept(kept: Kept, options: IntakeOptions) -> Article | Rejected:
    """Return the article of what an archive kept."""
    try:
        return _article(kept.record, options)
    except Refusal as refusal:
        return refusal.rejected(kept.where)


def _is_passed_over(record: WarcRecord) -> bool:
    return _kind(record) in _PASSED_OVER or _address(record).startswith("dns:")


def _kind(record: WarcRecord) -> str:
    return record.headers.get("warc-type", "").lower()


def _address(record: WarcRecord) -> str:
    return clean(record.headers.get("warc-target-uri", "").strip("<>"))


def _article(record: WarcRecord, options: IntakeOptions) -> Article:
    if _kind(record) not in _KEPT:
        raise Refusal(
            Reason.BAD_FORMAT, f"no record of a page or a text, but {_kind(record)[:100] or 'untold'}"
        )
    if "warc-segment-number" in record.headers:
        raise Refusal(Reason.BAD_FORMAT, "the record is a part of one; records in parts are not joined")
    address = _address(record)
    is_http = record.headers.get("content-type", "").lower().startswith("application/http")
    if is_http:
        body = _answered(record.block, options)
        check_reserved(address, body.data, options, headers=body.headers)
    else:
        body = _Body(_type(record.headers), record.block, record.headers)
    given = Given(url=address if address.startswith(("http://", "https://")) else None, fetched=_date(record))
    text = decode(body.data, _charset(body.type))
    return article_of_page(text, given, options) if is_page(text) else make_article(text, given, options)


def _date(record: WarcRecord) -> str | None:
    try:
        return iso_published(record.headers.get("warc-date", ""))
    except ValueError:
        return None


def _answered(block: bytes, options: IntakeOptions) -> _Body:
    status, ends = _STATUS.match(block), _ENDS.search(block)
    if status is None or ends is None:
        raise Refusal(Reason.BAD_FORMAT, "the record holds no answer of a web server")
    number = int(status[1])
    if not 200 <= number < 300:
        reason = Reason.NOT_FOUND if number in _GONE else Reason.FETCH_FAILED
        raise Refusal(reason, f"the server had answered with HTTP {number}")
    headers = parse_headers(block[: ends.start()])
    kind = _type(headers)  # before anything is unpacked: most of a crawl is images
    data = block[ends.end() :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        data = _joined(data)
    data = _unpacked(data, headers.get("content-encoding", "").strip().lower(), options)
    return _Body(kind, data, headers)


def _type(headers: dict[str, str]) -> str:
    """Return the content type that ``headers`` tell.

    Raises:
        Refusal: it is none of text.
    """
    told = headers.get("content-type", "")
    kind = told.partition(";")[0].strip().lower()
    if kind and not kind.startswith("text/") and kind != "application/xhtml+xml":
        raise Refusal(Reason.NOT_TEXT, f"neither a page nor text, but {kind[:100]}")
    return told


def _charset(content_type: str) -> str | None:
    found = re.search(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", content_type, re.IGNORECASE)
    return found[1] if found else None


def _joined(data: bytes) -> bytes:
    """Return chunks put together; what a crawler has put together already stays as it is."""
    parts, at = [], 0
    while found := _CHUNK.match(data, at):
        size = int(found[1], 16)
        if not size:
            break
        parts.append(data[found.end() : found.end() + size])
        at = found.end() + size + (2 if data[found.end() + size :][:2] == b"\r\n" else 1)
    return b"".join(parts) or data


def _unpacked(data: bytes, encoding: str, options: IntakeOptions) -> bytes:
    if encoding == "br" and not is_page(data[:1000].decode("latin-1")):
        return _from_brotli(data, options)
    if encoding == "deflate":
        data = _inflated(data, options)
    return Stream(BytesIO(data), options).whole()  # which knows gzip, zstd and xz by their first bytes


def _inflated(data: bytes, options: IntakeOptions) -> bytes:
    for window in (15, -15):  # as the standard has it, and as some servers do
        unpacker = zlib.decompressobj(window)
        try:
            found = unpacker.decompress(data, options.size_bytes)
        except zlib.error:
            continue
        if unpacker.unconsumed_tail:
            raise too_large(options)
        return found
    return data


def _from_brotli(data: bytes, options: IntakeOptions) -> bytes:
    try:
        import brotli  # noqa: PLC0415 (not everybody has it, and few archives need it)
    except ImportError as error:
        message = "to read what is packed with brotli: pip install 'musnad[archives]'"
        raise Refusal(Reason.UNREADABLE, message) from error
    try:
        found: bytes = brotli.Decompressor().process(data, output_buffer_limit=options.size_bytes + 1)
    except brotli.error as error:
        raise Refusal(Reason.BAD_ARCHIVE, f"not what brotli packs: {error}") from error
    if len(found) > options.size_bytes:
        raise too_large(options)
    return found
