"""Parquet and CSV: an article a row; a bad row or group of rows costs itself alone."""

import io
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_samples import BODY, PAGE, TEXT, TITLE
from musnad.article import Article, Reason, Rejected
from musnad.intake import IntakeOptions, read_input
from musnad.intake.mojibake import repaired

SMALL = IntakeOptions(size_bytes=20_000)
Found = list[Article | Rejected]
ROWS = [
    {"id": "1", "title": TITLE, "url": "https://shati.example/1", "outlet": "الشاطئ", "text": TEXT},
    {"id": "2", "published": "2025-03-04", "text": TEXT + "."},
    {"id": "3", "html": PAGE},
]


def parquet(rows: list[dict[str, Any]], **options: Any) -> bytes:
    names = {name: None for row in rows for name in row}
    table = pa.table({name: [row.get(name) for row in rows] for name in names})
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    return out.getvalue()


def read(folder: Path, data: bytes, options: IntakeOptions = SMALL) -> Found:
    path = folder / "news"
    path.write_bytes(data)
    return list(read_input(path, options=options))


def ids(found: Found) -> list[str]:
    return [item.id if isinstance(item, Article) else "!" + item.where.rpartition(":")[2] for item in found]


def only(found: Found) -> Rejected:
    (rejected,) = found
    assert isinstance(rejected, Rejected), rejected
    return rejected


def test_columns_are_those_of_jsonl(tmp_path: Path) -> None:
    first, second, third = read(tmp_path, parquet(ROWS))
    assert isinstance(first, Article)
    assert (first.title, first.url, first.outlet, first.text) == (TITLE, ROWS[0]["url"], "الشاطئ", TEXT)
    assert isinstance(second, Article)
    assert (second.published, second.published_basis) == ("2025-03-04", "caller")
    assert isinstance(third, Article)
    assert third.title == TITLE
    assert BODY[0] in third.text


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd", "brotli", "lz4"])
def test_groups_of_rows_are_read_in_order(tmp_path: Path, compression: str) -> None:
    rows = [{"id": str(number), "text": TEXT} for number in range(200)]
    options = IntakeOptions(size_bytes=1_000_000)
    found = read(tmp_path, parquet(rows, row_group_size=70, compression=compression), options)
    assert ids(found) == [str(number) for number in range(200)]


def test_cells_may_have_other_types(tmp_path: Path) -> None:
    moment = datetime(2025, 3, 4, 8, tzinfo=UTC)
    rows = [
        {"id": 7, "published": moment, "html": PAGE.replace("2025-03-04", "").encode("cp1256", "replace")}
    ]
    (found,) = read(tmp_path, parquet(rows))
    assert isinstance(found, Article)
    assert (found.id, found.published, found.title) == ("7", "2025-03-04T08:00:00+00:00", TITLE)
    (found,) = read(tmp_path, parquet([{"published": date(2025, 3, 4), "text": TEXT}]))
    assert isinstance(found, Article)
    assert found.published == "2025-03-04"


def test_bad_rows_are_rejected_by_their_number(tmp_path: Path) -> None:
    rows = [*ROWS, {"id": "4"}, {"id": "5", "text": "The harbour"}, {"id": "6", "text": TEXT * 99}, ROWS[0]]
    found = read(tmp_path, parquet(rows, row_group_size=2), IntakeOptions(text_chars=5_000))
    assert ids(found) == ["1", "2", "3", "!4", "!5", "!6", "1"]


def test_a_damaged_group_costs_its_rows_alone(tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": f"{TEXT} {number}"} for number in range(1, 31)]
    layout = {"row_group_size": 10, "use_dictionary": False, "write_statistics": False}
    data = bytearray(parquet(rows, write_page_checksum=True, **layout))
    group = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(1).column(1)
    data[group.data_page_offset + 60 : group.data_page_offset + 160] = bytes(100)
    found = read(tmp_path, bytes(data))
    assert ids(found) == [*map(str, range(1, 11)), "!11", *map(str, range(21, 31))]
    assert isinstance(found[10], Rejected)
    assert "rows 11 to 20" in found[10].message


def test_a_bomb_costs_its_group_alone(tmp_path: Path) -> None:
    rows = [{"id": "1", "text": TEXT}, {"id": "2", "text": " " * 30_000_000}, {"id": "3", "text": TEXT}]
    found = read(tmp_path, parquet(rows, row_group_size=1, compression="zstd"))
    assert ids(found) == ["1", "!2", "3"]
    assert isinstance(found[1], Rejected)
    assert found[1].reason is Reason.TOO_LARGE
    many = parquet([{"text": TEXT}] * 40_000, compression="zstd")  # one text, pointed to by all rows
    last = read(tmp_path, many)[-1]
    assert isinstance(last, Rejected)
    assert last.reason is Reason.TOO_LARGE


def test_no_column_of_text(tmp_path: Path) -> None:
    rejected = only(read(tmp_path, parquet([{"body": TEXT, "lang": "ar"}])))
    assert rejected.reason is Reason.BAD_FORMAT
    assert "body, lang" in rejected.message


def test_pyarrow_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    rejected = only(read(tmp_path, parquet(ROWS)))
    assert "pip install 'musnad[tables]'" in rejected.message


def test_parquet_from_standard_input_is_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(parquet(ROWS))

    monkeypatch.setattr(sys, "stdin", Piped())
    assert ids(list(read_input("-"))) == ["1", "2", "3"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_parquet_is_survived(tmp_path: Path, data: st.DataObject) -> None:
    whole = parquet(ROWS)
    at = data.draw(st.integers(4, len(whole) - 1))
    found = read(tmp_path, whole[:at] + data.draw(st.binary(min_size=1, max_size=40)) + whole[at + 20 :])
    assert found


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_csv_is_told_by_its_first_line(tmp_path: Path, delimiter: str, encoding: str, newline: str) -> None:
    lines = [
        delimiter.join(("ID", "Title", '"text"', "note")),
        delimiter.join(("1", quoted(TITLE), quoted(TEXT), "x")),
        delimiter.join(("2", "", quoted(TEXT.replace("\n", " ")), "")),
        "",
    ]
    found = read(tmp_path, newline.join(lines).encode(encoding))
    assert ids(found) == ["1", "2"]
    assert isinstance(found[0], Article)
    assert (found[0].title, found[0].text.replace("\r", "")) == (TITLE, TEXT)


def test_bad_rows_of_csv_are_rejected_with_their_line(tmp_path: Path) -> None:
    lines = [
        "id,text",
        f"1,{quoted(TEXT)}",
        "2,The harbour",
        "3",
        "4,a,b",
        f"5,{'س' * 30_000}",
        f"6,{quoted(TEXT)}",
    ]
    found = read(tmp_path, "\n".join(lines).encode())
    first = 2 + TEXT.count("\n") + 1
    assert ids(found) == ["1", f"!{first}", f"!{first + 1}", f"!{first + 2}", f"!{first + 3}", "6"]


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    table = f'id,text\n1,{quoted(TEXT)}\n2,"' + TEXT * 40
    assert ids(read(tmp_path, table.encode()))[:2] == ["1", f"!{3 + TEXT.count(chr(10))}"]


@pytest.mark.parametrize("first", ["text", "قال، text, html", "id,title", TEXT.replace("،", ",")])
def test_text_with_commas_is_no_table(tmp_path: Path, first: str) -> None:
    (found,) = read(tmp_path, f"{first}\n{TEXT}".encode())
    assert isinstance(found, Article)
    assert found.text == f"{first}\n{TEXT}"


def wrongly(encoding: str) -> Callable[[str], str]:
    def decoded(text: str) -> str:
        return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())

    return decoded


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1256"])
@pytest.mark.parametrize("content", [TEXT, PAGE], ids=["text", "html"])
def test_text_that_was_decoded_wrongly_is_repaired(tmp_path: Path, encoding: str, content: str) -> None:
    spoilt = wrongly(encoding)(content)
    (found,) = read(tmp_path, spoilt.encode())
    assert isinstance(found, Article)
    assert BODY[0] in found.text
    (found,) = read(tmp_path, parquet([{"html" if content is PAGE else "text": spoilt}]))
    assert isinstance(found, Article)
    assert BODY[1] in found.text


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
@pytest.mark.parametrize("content", [TEXT, PAGE], ids=["text", "html"])
def test_a_code_page_that_was_taken_for_a_western_one_is_repaired(
    tmp_path: Path, wrong: str, content: str
) -> None:
    spoilt = "".join(bytes([b]).decode(wrong, "ignore") or chr(b) for b in content.encode("cp1256", "ignore"))
    (found,) = read(tmp_path, spoilt.encode())
    assert isinstance(found, Article)
    assert BODY[0] in found.text


@pytest.mark.parametrize(
    "text",
    [
        "Não há çá e lá, está já cá: amanhã à tarde, às três, irá à praça. Ça va, François? Où ça?",
        "ÇÁ ÇÁ ÇÁ ÇÁ çá áá ÇÇ ãã, şimdi " * 3,
        "قال الوزير: «Çá Çá Çá Çá Çá Çá Çá Çá»",
    ],
)
def test_other_texts_are_left(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1256"])
def test_what_does_not_go_back_whole_is_left(tmp_path: Path, encoding: str) -> None:
    spoilt = wrongly(encoding)(TEXT)
    for damaged in (spoilt[1:], spoilt[:-2], spoilt + "س", spoilt + "漢"):
        (found,) = read(tmp_path, damaged.encode())
        assert isinstance(found, Rejected), found
        assert found.reason in (Reason.NOT_ARABIC, Reason.NOT_TEXT)
