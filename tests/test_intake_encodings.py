"""Bytes to text by evidence: the encodings of Arabic sites, true labels and false ones."""

import codecs
from pathlib import Path

import pytest

from intake_samples import PAGE, TEXT
from musnad.article import Article
from musnad.intake import article_from_html, read_input
from musnad.intake.decode import decode

PLAIN = TEXT.replace("«", '"').replace("»", '"')  # ISO 8859-6 has no guillemets


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("label", [None, "utf-8", "windows-1256", "iso-8859-6", "windows-1252", "nonsense"])
def test_text_is_decoded_whatever_its_label_says(encoding: str, label: str | None) -> None:
    assert decode(PLAIN.encode(encoding), label) == PLAIN


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-8"])
@pytest.mark.parametrize("label", ["utf-8", "windows-1256", "iso-8859-6", "iso-8859-1"])
def test_a_false_meta_charset_does_no_harm(encoding: str, label: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{label}"').replace("©", "").replace("ً", "")
    found = article_from_html(page.encode(encoding))
    assert isinstance(found, Article)
    assert found.outlet == "صحيفة الشاطئ"
    assert TEXT.split("\n")[1] in found.text


def test_short_texts_are_decoded_too() -> None:
    for encoding in ("cp1256", "iso8859-6"):
        assert decode("قال الوزير إن الطريق من العاصمة".encode(encoding)) == "قال الوزير إن الطريق من العاصمة"


def test_damaged_utf8_stays_utf8() -> None:
    data = bytearray(TEXT.encode())
    data[101] = 0xFF
    text = decode(bytes(data))
    assert text.count("\ufffd") <= 2
    assert text[200:] in TEXT


def test_a_sample_may_end_within_a_character() -> None:
    data = ("ا" * 200_000).encode()[:-1]
    assert decode(data).startswith("ااا")


def test_a_label_that_is_no_text_encoding_is_ignored() -> None:
    data = TEXT.encode("cp1256")
    for label in ("base64", "rot13", "zlib", "undefined", "\0", "x" * 500):
        assert decode(data, label) == TEXT


@pytest.mark.parametrize("bom", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_cut_files_with_a_mark_do_not_raise(tmp_path: Path, bom: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(bom + TEXT.encode("utf-16-le")[:-1])
    assert len(list(read_input(path))) == 1


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16"])
def test_tables_in_old_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(('{"id": "1", "text": "' + TEXT.replace("\n", "\\n") + '"}').encode(encoding))
    found = list(read_input(path))
    assert isinstance(found[0], Article)
    assert TEXT in found[0].text
