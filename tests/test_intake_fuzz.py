"""Whatever goes in, an article or a rejection comes out, never an exception."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_samples import PAGE, TEXT
from musnad.article import Article, Rejected
from musnad.intake import IntakeOptions, article_from_html, article_from_text, read_input

SMALL = IntakeOptions(size_bytes=5_000)
MAGIC = [b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"]
CALM = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
rows = st.fixed_dictionaries(
    {},
    optional={
        name: json_values | st.just(TEXT) | st.just(PAGE)
        for name in ("id", "title", "url", "outlet", "published", "text", "html")
    },
)
tags = st.sampled_from(
    (
        "<p> </p> <h1> <br> <table> <td> <script> </script> <title> <!-- --> <ul><li> <x:y> &#0; <nav> "
        "<head> </html> <a_href=x> </a> <meta_charset=x> <time_datetime=1> <div_class='comments'> <p_hidden>"
    )
    .replace("_", "\t")
    .split(" ")
)
sentences = st.just("قال الوزير إن السوق مفتوحة")
markup = st.lists(tags | st.text(max_size=30) | sentences, max_size=30).map("".join)


def check(found: Article | Rejected) -> None:
    if isinstance(found, Rejected):
        assert found.message
        return
    assert found.text.encode()
    end = 0
    for block in found.blocks or ():
        start, stop = block.span
        assert end <= start < stop <= len(found.text)
        assert found.text[start:stop].strip()
        assert not found.text[end:start].strip()
        end = stop


def read_bytes(folder: Path, data: bytes) -> None:
    path = folder / "input"
    path.write_bytes(data)
    for found in read_input(path, options=SMALL):
        check(found)


@CALM
@given(data=st.binary(max_size=3_000))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    read_bytes(tmp_path, data)


@CALM
@given(
    data=st.binary(max_size=500),
    magic=st.sampled_from([b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"]),
)
def test_any_archive(tmp_path: Path, data: bytes, magic: bytes) -> None:
    read_bytes(tmp_path, magic + data)


@CALM
@given(data=st.binary(min_size=1, max_size=8), at=st.integers(0, 300), cut=st.integers(0, 400))
def test_damaged_archives(tmp_path: Path, data: bytes, at: int, cut: int) -> None:
    packed = bytearray(gzip.compress(TEXT.encode()))
    packed[at : at + len(data)] = data
    read_bytes(tmp_path, bytes(packed[: len(packed) - cut]))


@CALM
@given(values=st.lists(rows | json_values, max_size=5), indent=st.sampled_from([None, 1]))
def test_any_table(tmp_path: Path, values: list[object], indent: int | None) -> None:
    data = "\n".join(json.dumps(value, indent=indent) for value in values)
    read_bytes(tmp_path, data.encode())


@CALM
@given(text=st.text(st.characters(), max_size=400), title=st.none() | st.text(max_size=40))
def test_any_text(text: str, title: str | None) -> None:
    check(article_from_text(text, title=title))
    found = article_from_text(TEXT + text, title=title)
    assert isinstance(found, Article)
    assert len(found.text) == len(TEXT + text)


@CALM
@given(html=markup, encoding=st.sampled_from(["utf-8", "utf-16", "cp1256"]))
def test_any_markup(html: str, encoding: str) -> None:
    check(article_from_html(html))
    check(article_from_html(html.encode(encoding, "replace")))


@CALM
@given(html=markup, at=st.integers(0, len(PAGE)))
def test_markup_within_a_page(html: str, at: int) -> None:
    check(article_from_html(PAGE[:at] + html + PAGE[at:]))


@pytest.mark.parametrize("where", ["", ".", "/dev/null", "\n", "a" * 5_000, "://", "http://\ud800/"])
def test_any_name(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for found in read_input(where):
        check(found)
