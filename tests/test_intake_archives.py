"""WARC and WET archives: pages and texts with their addresses; a broken record costs itself alone."""

import gzip
import io
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import musnad
from intake_samples import BODY, PAGE, TEXT, TITLE
from musnad import reading
from musnad.article import Article, Reason, Rejected
from musnad.intake import IntakeOptions, read_input
from musnad.intake.warc import warc_records

SMALL = IntakeOptions(size_bytes=20_000)
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Found = list[Article | Rejected]


def record(block: bytes, *, length: int | None = None, kind: str = "response", **headers: str) -> bytes:
    """Return a WARC record; ``length`` is what it claims."""
    told = {
        "WARC-Type": kind,
        "WARC-Target-URI": "https://shati.example/news/7",
        "WARC-Date": "2025-03-09T10:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        **{name.replace("_", "-"): value for name, value in headers.items()},
        "Content-Length": str(len(block) if length is None else length),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, *, status: str = "200 OK", **headers: str) -> bytes:
    told = {
        "Content-Type": "text/html; charset=utf-8",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def page(number: int) -> bytes:
    return record(answer(PAGE.encode()), WARC_Target_URI=f"https://shati.example/{number}")


def read(folder: Path, data: bytes, options: IntakeOptions = SMALL) -> Found:
    path = folder / "crawl.warc"
    path.write_bytes(data)
    return list(read_input(path, options=options))


def one(folder: Path, data: bytes) -> Article:
    (found,) = read(folder, data)
    assert isinstance(found, Article), found
    return found


def addresses(found: Found) -> list[str]:
    """Return which pages were read, by the end of their address, and where something was rejected."""
    return [
        str(item.url).rpartition("/")[2] if isinstance(item, Article) else "!" + item.where.rpartition(":")[2]
        for item in found
    ]


def test_a_page_has_its_address_and_the_day_it_was_fetched(tmp_path: Path) -> None:
    found = one(tmp_path, page(1))
    assert (found.title, found.url) == (TITLE, "https://shati.example/1")
    assert found.published == "2025-03-04T10:15:00+01:00"
    assert found.fetched == "2025-03-09T10:00:00+00:00"


def test_the_day_it_was_fetched_never_stands_for_the_day_it_was_published(tmp_path: Path) -> None:
    found = one(tmp_path, record(TEXT.encode(), kind="conversion", Content_Type="text/plain"))
    assert (found.text, found.published) == (TEXT, None)


def test_records_that_tell_of_the_crawl_alone_are_passed_over(tmp_path: Path) -> None:
    told = [record(b"x", kind=kind) for kind in ("warcinfo", "request", "metadata", "revisit")]
    names = record(
        b"shati.example. A 192.0.2.1", WARC_Target_URI="dns:shati.example", Content_Type="text/dns"
    )
    assert addresses(read(tmp_path, b"".join([*told, names, page(5)]))) == ["5"]


@pytest.mark.parametrize(
    ("record_of", "reason"),
    [
        (record(answer(b"", status="404 Not Found")), Reason.NOT_FOUND),
        (record(answer(b"", status="302 Found")), Reason.FETCH_FAILED),
        (record(answer(b"\xff\xd8\xff", Content_Type="image/jpeg")), Reason.NOT_TEXT),
        (record(answer(b"The harbour was opened", Content_Type="text/plain")), Reason.NOT_ARABIC),
        (record(answer(b"")), Reason.EMPTY),
        (record(b"no answer"), Reason.BAD_FORMAT),
        (record(answer(PAGE.encode()), WARC_Segment_Number="1"), Reason.BAD_FORMAT),
        (record(answer(b"x" * 30_000)), Reason.TOO_LARGE),
        (record(answer(gzip.compress(b" " * 5_000_000), Content_Encoding="gzip")), Reason.TOO_LARGE),
        (record(answer(zlib.compress(b" " * 5_000_000), Content_Encoding="deflate")), Reason.TOO_LARGE),
        (record(answer(brotli.compress(b" " * 5_000_000), Content_Encoding="br")), Reason.TOO_LARGE),
        (record(answer(b"\x93not brotli", Content_Encoding="br")), Reason.BAD_ARCHIVE),
        (record(b"x", kind="continuation"), Reason.BAD_FORMAT),
        (record(b"x", length=-5), Reason.BAD_ARCHIVE),
        (record(b"x" * 50, length=20), Reason.BAD_ARCHIVE),
        (record(b"x" * 50, length=500), Reason.BAD_ARCHIVE),
        (record(b"x" * 50, length=10**14), Reason.TOO_LARGE),
        (b"WARC/1.0\r\nX: " + " ".join(map(str, range(20_000))).encode() + b"\r\n\r\n", Reason.BAD_ARCHIVE),
        (b"what no record holds\r\n\r\n", Reason.BAD_ARCHIVE),
    ],
)
def test_a_bad_record_is_rejected_and_the_rest_is_read(
    tmp_path: Path, record_of: bytes, reason: Reason
) -> None:
    for packed in (lambda data: data, gzip.compress):
        found = read(tmp_path, b"".join(map(packed, (page(1), record_of, page(3), page(4)))))
        assert addresses(found) == ["1", "!2", "3", "4"]
        assert isinstance(found[1], Rejected)
        assert found[1].reason is reason
        assert found[1].message


def test_an_archive_cut_at_its_end_gives_all_before(tmp_path: Path) -> None:
    for pack in (bytes, gzip.compress):
        data = b"".join(pack(page(number)) for number in (1, 2, 3))
        assert addresses(read(tmp_path, data[:-300])) == ["1", "2", "!3"]


def test_line_ends_may_be_newlines_alone(tmp_path: Path) -> None:
    block = answer(PAGE.encode()).replace(b"\r\n", b"\n")
    archive = record(block).replace(b"\r\n", b"\n")
    assert addresses(read(tmp_path, archive * 2)) == ["7", "7"]


def test_a_damaged_member_costs_its_record_alone(tmp_path: Path) -> None:
    members = [gzip.compress(page(number)) for number in range(1, 5)]
    damaged = bytearray(members[1])
    damaged[100:140] = bytes(40)
    assert addresses(read(tmp_path, members[0] + damaged + members[2] + members[3])) == ["1", "!2", "3", "4"]
    assert addresses(read(tmp_path, members[0] + b"garbage" + members[2])) == ["1", "!2", "3"]
    assert addresses(read(tmp_path, members[0] + members[1][:-9] + members[2])) == ["1", "!2", "3"]


def test_a_bomb_costs_its_record_alone(tmp_path: Path) -> None:
    bomb = gzip.compress(record(b"\0" * 8_000_000))
    found = read(tmp_path, gzip.compress(page(1)) + bomb + gzip.compress(page(3)))
    assert addresses(found) == ["1", "!2", "3"]
    assert isinstance(found[1], Rejected)
    assert found[1].reason is Reason.TOO_LARGE


def test_an_archive_of_bombs_ends(tmp_path: Path) -> None:
    bombs = gzip.compress(record(b"\0" * 5_000_000)) * 400
    found = read(tmp_path, gzip.compress(page(1)) + bombs)
    assert addresses(found)[0] == "1"
    assert len(found) < 50


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
    "identity": bytes,
}


@pytest.mark.parametrize("encoding", PACKED)
def test_bodies_are_unpacked_as_their_server_had_packed_them(tmp_path: Path, encoding: str) -> None:
    body = PACKED[encoding](PAGE.encode())
    assert one(tmp_path, record(answer(body, Content_Encoding=encoding))).title == TITLE
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:99], body[99:])) + b"0\r\n\r\n"
    found = one(tmp_path, record(answer(chunks, Content_Encoding=encoding, Transfer_Encoding="chunked")))
    assert found.title == TITLE


@pytest.mark.parametrize("header", ["Transfer-Encoding: chunked", "Content-Encoding: br"])
def test_bodies_that_were_unpacked_by_the_crawler_stay(tmp_path: Path, header: str) -> None:
    name, _, value = header.partition(": ")
    assert one(tmp_path, record(answer(PAGE.encode(), **{name.replace("-", "_"): value}))).title == TITLE


def test_brotli_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    body = answer(brotli.compress(PAGE.encode()), Content_Encoding="br")
    first, second = read(tmp_path, record(body) + page(2))
    assert isinstance(first, Rejected)
    assert "pip install 'musnad[archives]'" in first.message
    assert isinstance(second, Article)


def test_texts_of_wet_archives_keep_their_furniture(tmp_path: Path) -> None:
    text = "الرئيسية\nسياسة\n" + TEXT + "\nجميع الحقوق محفوظة"
    archive = record(text.encode(), kind="conversion", Content_Type="text/plain")
    found = one(tmp_path, gzip.compress(record(b"x", kind="warcinfo")) + gzip.compress(archive))
    assert (found.text, found.url, found.title) == (text, "https://shati.example/news/7", None)


def test_pages_saved_without_their_answer_are_read(tmp_path: Path) -> None:
    old = record(
        PAGE.encode("cp1256", "replace"), kind="resource", Content_Type="text/html; charset=windows-1256"
    )
    assert BODY[0] in one(tmp_path, old).text


@pytest.mark.parametrize("pack", [zstandard.compress, gzip.compress], ids=["zstd", "gzip"])
def test_archives_packed_as_a_whole_are_read(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    assert addresses(read(tmp_path, pack(b"".join(map(page, range(6)))))) == list("012345")


def test_many_beginnings_without_a_record_take_time_in_proportion() -> None:
    lines = b"WARC/1.0\r\n" * 30_000  # minutes, were each looked through to the end
    assert len(list(warc_records(io.BytesIO(lines), SMALL))) == 30_000


@pytest.mark.parametrize("workers", [1, 2])
def test_an_archive_is_shared_out_to_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(reading, "_SMALL_BYTES", 0)
    path = tmp_path / "crawl.warc"
    broken = record(b"x" * 50, length=20)
    pages = b"".join(map(page, range(1, 41)))
    path.write_bytes(pages + broken + page(42))
    found = list(musnad.read_many(path, workers=workers, outlet="منبر الشاطئ"))
    assert [item.url if isinstance(item, musnad.Record) else item.where for item in found] == [
        *(f"https://shati.example/{number}" for number in range(1, 41)),
        f"{path}:41",
        "https://shati.example/42",
    ]
    assert {item.outlet for item in found if isinstance(item, musnad.Record)} == {"منبر الشاطئ"}


def test_pages_that_are_reserved_are_told(tmp_path: Path) -> None:
    reserved = record(answer(PAGE.encode(), tdm_reservation="1"))
    first, second = read(tmp_path, reserved + page(2))
    assert isinstance(first, Rejected)
    assert first.reason is Reason.RESERVED
    assert isinstance(second, Article)
    licensed = IntakeOptions(licensed=("shati.example",))
    assert addresses(read(tmp_path, reserved + page(2), licensed)) == ["7", "2"]


@CALM
@given(st.data())
def test_whatever_is_damaged_every_untouched_record_after_it_is_read(
    tmp_path: Path, data: st.DataObject
) -> None:
    members = [page(number) for number in range(1, 5)]
    packed = data.draw(st.booleans())
    if packed:
        members = [gzip.compress(member) for member in members]
    at = data.draw(st.integers(0, len(members[1]) - 1))
    cut = data.draw(st.integers(0, 60))
    instead = data.draw(st.binary(max_size=60))
    members[1] = members[1][:at] + instead + members[1][at + cut :]
    found = addresses(read(tmp_path, b"".join(members)))
    assert found[0] == "1"
    assert found[-2:] == ["3", "4"]
    assert len(found) > 3


@CALM
@given(st.binary(max_size=300))
def test_whatever_follows_a_version_line_is_survived(tmp_path: Path, rest: bytes) -> None:
    for data in (b"WARC/1.0\r\n" + rest, gzip.compress(b"WARC/1.0\r\n") + rest):
        assert all(isinstance(item, Rejected) for item in read(tmp_path, data))
