"""Intake from files, directories and standard input: what becomes an article, what is rejected and why."""

import gzip
import io
import json
import lzma
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from intake_samples import BODY, PAGE, TEXT, TITLE
from musnad.article import Article, Reason, Rejected
from musnad.intake import IntakeOptions, article_from_html, article_from_text, read_input
from musnad.intake.reading import input_parts
from musnad.intake.unpack import Stream

Packer = Callable[[bytes], bytes]
PACKERS: dict[str, Packer] = {
    "gz": gzip.compress,
    "xz": lzma.compress,
    "zst": zstandard.ZstdCompressor().compress,
}
SMALL = IntakeOptions(size_bytes=20_000)


def only(where: Path | str, options: IntakeOptions = SMALL) -> Article | Rejected:
    found = list(read_input(where, options=options))
    assert len(found) == 1
    return found[0]


def article(where: Path | str) -> Article:
    found = only(where)
    assert isinstance(found, Article), found
    return found


def rejected(where: Path | str, options: IntakeOptions = SMALL) -> Rejected:
    found = only(where, options)
    assert isinstance(found, Rejected), found
    return found


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def table(*values: object) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def test_plain_text_is_kept(tmp_path: Path) -> None:
    assert article(written(tmp_path, "a.txt", TEXT)).text == TEXT


def test_line_ends_of_files_become_newlines(tmp_path: Path) -> None:
    assert article(written(tmp_path, "a.txt", TEXT.replace("\n", "\r\n"))).text == TEXT
    assert article(written(tmp_path, "b.txt", TEXT.replace("\n", "\r"))).text == TEXT


def test_content_decides_not_the_suffix(tmp_path: Path) -> None:
    assert article(written(tmp_path, "page.txt", PAGE)).outlet == "صحيفة الشاطئ"
    assert article(written(tmp_path, "text.html", TEXT)).text == TEXT
    assert article(written(tmp_path, "table.html", table({"id": "x", "text": TEXT}))).id == "x"
    assert article(written(tmp_path, "packed.txt", gzip.compress(PAGE.encode()))).title == TITLE


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("content", [TEXT, PAGE, table({"text": TEXT})], ids=["text", "html", "jsonl"])
def test_packed_files_are_unpacked(tmp_path: Path, suffix: str, content: str) -> None:
    path = written(tmp_path, f"a.{suffix}", PACKERS[suffix](content.encode()))
    assert BODY[0] in article(path).text


@pytest.mark.parametrize("suffix", PACKERS)
def test_archives_of_several_parts_are_read_whole(tmp_path: Path, suffix: str) -> None:
    lines = table({"id": "1", "text": TEXT}), table({"id": "2", "text": TEXT})
    packed = b"".join(PACKERS[suffix](line.encode()) for line in lines)
    found = list(read_input(written(tmp_path, f"a.jsonl.{suffix}", packed)))
    assert [item.id for item in found if isinstance(item, Article)] == ["1", "2"]


@pytest.mark.parametrize("suffix", PACKERS)
def test_broken_archives_are_rejected(tmp_path: Path, suffix: str) -> None:
    packed = PACKERS[suffix](os.urandom(3000) + TEXT.encode())
    assert rejected(written(tmp_path, f"a.{suffix}", packed[:-700])).reason is Reason.BAD_ARCHIVE


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("filling", [b"\0", b"\n", b'{"text": "'], ids=["zeros", "lines", "json"])
def test_archive_bombs_are_too_large(tmp_path: Path, suffix: str, filling: bytes) -> None:
    bomb = PACKERS[suffix](filling * (3_000_000 // len(filling)))
    assert rejected(written(tmp_path, f"a.{suffix}", bomb)).reason is Reason.TOO_LARGE


def test_an_archive_bomb_of_lines_stops_the_table_after_its_articles(tmp_path: Path) -> None:
    bomb = gzip.compress(table({"id": "1", "text": TEXT}).encode() + b"\n" * 5_000_000)
    found = list(read_input(written(tmp_path, "a.gz", bomb), options=SMALL))
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], Rejected)
    assert found[-1].reason is Reason.TOO_LARGE


def test_a_table_may_be_longer_than_one_article(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", table(*({"id": str(number), "text": TEXT} for number in range(90))))
    assert path.stat().st_size > SMALL.size_bytes
    found = list(read_input(path, options=SMALL))
    assert [item.id for item in found if isinstance(item, Article)] == [str(number) for number in range(90)]


def test_bad_lines_are_rejected_with_their_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 7, "text": TEXT}),
        "{not json",
        "",
        json.dumps(["a list"]),
        json.dumps({"id": "no text"}),
        json.dumps({"text": 5}),
        json.dumps({"text": TEXT, "published": "someday"}),
        json.dumps({"id": "last", "html": PAGE}),
    ]
    path = written(tmp_path, "a.jsonl", "\n".join(lines))
    found = list(read_input(path))
    assert [item.id if isinstance(item, Article) else item.where for item in found] == [
        "7", f"{path}:2", f"{path}:4", f"{path}:5", f"{path}:6", f"{path}:7", "last",
    ]  # fmt: skip
    assert {item.reason for item in found if isinstance(item, Rejected)} == {Reason.BAD_FORMAT}


def test_a_broken_first_line_spoils_only_itself(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"text": broken\n' + table({"id": "2", "text": TEXT}))
    first, second = read_input(path)
    assert isinstance(first, Rejected)
    assert isinstance(second, Article)


def test_a_broken_first_line_does_not_cost_a_table_longer_than_one_article(tmp_path: Path) -> None:
    lines = ['{"text": broken', *(json.dumps({"id": str(number), "text": TEXT}) for number in range(90))]
    path = written(tmp_path, "a.jsonl", "\n".join(lines))
    assert path.stat().st_size > SMALL.size_bytes
    first, *others = read_input(path, options=SMALL)
    assert isinstance(first, Rejected)
    assert first.where == f"{path}:1"
    assert [item.id for item in others if isinstance(item, Article)] == [str(number) for number in range(90)]


def test_looking_ahead_copies_each_byte_a_few_times_only() -> None:
    # Were each piece copied with all before it, 20 GB would be copied.
    stream = Stream(io.BytesIO(b"x" * 49_000_000), IntakeOptions())
    started = time.process_time()
    assert len(stream.peek_line()) == 49_000_000
    assert time.process_time() - started < 1.5


@pytest.mark.parametrize("indent", [None, 2])
def test_one_json_object_over_any_lines(tmp_path: Path, indent: int | None) -> None:
    value = {"id": "one", "text": TEXT, "url": "https://shati.example/1"}
    found = article(written(tmp_path, "a.json", json.dumps(value, indent=indent)))
    assert (found.id, found.text, found.url) == ("one", TEXT, "https://shati.example/1")


def test_a_json_array_is_a_table(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", json.dumps([{"text": TEXT}, 5], indent=1))
    first, second = read_input(path)
    assert isinstance(first, Article)
    assert isinstance(second, Rejected)
    assert second.where == f"{path}:2"


def test_facts_of_a_table_are_kept(tmp_path: Path) -> None:
    facts = {"id": "n1", "title": TITLE, "url": "https://shati.example/1", "outlet": "الشاطئ"}
    found = article(written(tmp_path, "a.jsonl", table({**facts, "text": TEXT, "published": "2025-03-04"})))
    assert (found.id, found.title, found.url, found.outlet) == tuple(facts.values())
    assert (found.published, found.published_basis) == ("2025-03-04", "caller")


def test_text_of_a_table_is_not_touched(tmp_path: Path) -> None:
    text = f"\ufeff  {TITLE}\r\n\r\n\t{BODY[0]}\u200f\u00a0\n"
    assert article(written(tmp_path, "a.jsonl", table({"text": text}))).text == text


def test_half_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT + "\ud83d!"})
    found = article(written(tmp_path, "a.jsonl", line))
    assert found.text == TEXT + "\ufffd!"
    assert found.text.encode()


def test_directories_are_read_recursively_and_sorted(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "b/1.txt", ".git/x.txt", "b/.hidden"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT}\n{name}", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    *articles, picture = read_input(tmp_path)
    last_lines = [item.text.rpartition("\n")[2] for item in articles if isinstance(item, Article)]
    assert last_lines == ["a/1.txt", "b/1.txt", "b/2.txt"]
    assert isinstance(picture, Rejected)
    assert picture.reason is Reason.NOT_TEXT


def test_an_empty_directory_says_so(tmp_path: Path) -> None:
    assert rejected(tmp_path).reason is Reason.EMPTY


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(PAGE.encode()))))
    assert article("-").title == TITLE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t\r\n", Reason.EMPTY),
        (b"\xef\xbb\xbf", Reason.EMPTY),
        (b"<html><body><script>1</script></body></html>", Reason.EMPTY),
        (b"\0" * 500, Reason.NOT_TEXT),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, Reason.NOT_TEXT),
        (b"The council opened a new market for the fishermen on Tuesday.", Reason.NOT_ARABIC),
        (b"12345 67890 !!!", Reason.NOT_ARABIC),
        (("این بازار تازه برای ماهیگیران است که در آن صد و بیست مغازه باز شده است و مردم از آن خرید "
          "می‌کنند و شهردار گفت که کار از هفته آینده آغاز خواهد شد").encode(), Reason.NOT_ARABIC),
        (b"{}", Reason.BAD_FORMAT),
        (b'{"text": 1', Reason.BAD_FORMAT),
        (b"[" * 10_000, Reason.NOT_ARABIC),
        (b'[{"a":' * 3_000, Reason.BAD_FORMAT),
        ((TEXT * 60).encode(), Reason.TOO_LARGE),
        (table({"text": TEXT * 60}).encode(), Reason.TOO_LARGE),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_rejected(tmp_path: Path, data: bytes, reason: Reason) -> None:
    found = rejected(written(tmp_path, "a", data))
    assert found.reason is reason
    assert found.where.startswith(str(tmp_path))
    assert found.message


def test_what_is_not_there(tmp_path: Path) -> None:
    assert rejected(tmp_path / "none").reason is Reason.NOT_FOUND
    assert rejected("a\0b").reason is Reason.NOT_FOUND


def test_an_empty_name_is_not_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "a.txt", TEXT)
    monkeypatch.chdir(tmp_path)
    assert rejected("").reason is Reason.NOT_FOUND
    assert list(input_parts("")) == [""]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    assert rejected(path).reason is Reason.UNREADABLE


def test_reasons_are_exit_statuses_of_their_own() -> None:
    statuses = [reason.value for reason in Reason]
    assert len(set(statuses)) == len(statuses)
    assert all(2 < status < 126 for status in statuses)


def test_text_given_by_the_caller() -> None:
    found = article_from_text(TEXT, title="عنوان آخر", published="2025-03-04T08:00:00Z", outlet=" ")
    assert isinstance(found, Article)
    assert (found.text, found.title, found.outlet) == (TEXT, "عنوان آخر", None)
    assert (found.published, found.published_basis) == ("2025-03-04T08:00:00+00:00", "caller")
    assert found.blocks is None


def test_the_id_is_a_hash_of_text_and_url() -> None:
    plain, same, other, elsewhere = (
        article_from_text(TEXT),
        article_from_text(TEXT, outlet="الشاطئ"),
        article_from_text(TEXT + "."),
        article_from_text(TEXT, url="https://shati.example/1"),
    )
    ids = [item.id for item in (plain, same, other, elsewhere) if isinstance(item, Article)]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
    assert ids[0].startswith("sha256:")
    assert len(ids[0]) == len("sha256:") + 64


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2025-03-04", "2025-03-04"),
        ("٢٠٢٥-٠٣-٠٤", "2025-03-04"),
        ("2025/3/4", "2025-03-04"),
        ("2025-03-04T03:01+0400", "2025-03-04T03:01:00+04:00"),
        ("Tue, 04 Mar 2025 10:15:00 GMT", "2025-03-04T10:15:00+00:00"),
        ("2025-03-04 10:15", "2025-03-04T10:15:00"),
    ],
)
def test_dates_of_callers_become_iso(given: str, iso: str) -> None:
    found = article_from_text(TEXT, published=given)
    assert isinstance(found, Article)
    assert found.published == iso


@pytest.mark.parametrize("given", ["أمس", "2025-13-40", "99999999999999", "0001-01-01", "Tue, 99 Mar 2025"])
def test_what_is_no_date_is_said(given: str) -> None:
    found = article_from_text(TEXT, published=given)
    assert isinstance(found, Rejected)
    assert found.reason is Reason.BAD_FORMAT
    assert given[:10] in found.message or "year" in found.message


def test_given_facts_go_before_those_of_the_page() -> None:
    found = article_from_html(PAGE, id="p", title="عنوان آخر", outlet="منبر", published="2024-01-02")
    assert isinstance(found, Article)
    assert (found.id, found.title, found.outlet) == ("p", "عنوان آخر", "منبر")
    assert (found.published, found.published_basis) == ("2024-01-02", "caller")
    assert found.url == "https://shati.example/news/41"
