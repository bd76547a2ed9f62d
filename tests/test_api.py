"""Reading from Python."""

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import musnad
from musnad import InputError, Reason, Record, Rejected

ARABIC = "عنوان الخبر\n\nقال رئيس البلدية سمير العتيبي إن 120 متطوعاً شاركوا في الحملة أمس."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(ARABIC, encoding="utf-8")
    return path


def test_a_path_is_read(page: Path) -> None:
    assert musnad.read(page).text == ARABIC
    assert musnad.read(str(page)) == musnad.read(page)


def test_a_text_is_read_with_what_is_known_of_it() -> None:
    record = musnad.read(
        text=ARABIC,
        published="2031-03-09",
        outlet="نهار الساحل",
        url="https://news.example/1",
        title="عنوان الخبر",
        id="mine",
    )
    assert (record.id, record.published, record.published_basis) == ("mine", "2031-03-09", "caller")
    assert (record.outlet, record.url) == ("نهار الساحل", "https://news.example/1")
    assert "2031-03-08" in {date.value for date in record.dates}


def test_the_same_article_has_the_same_id_however_it_is_given(page: Path) -> None:
    url = "https://news.example/1"
    assert musnad.read(page, url=url).id == musnad.read(text=ARABIC, url=url).id
    assert musnad.read(page).id == musnad.read(text=ARABIC).id != musnad.read(page, url=url).id


def test_what_the_caller_knows_goes_before_what_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "docs.jsonl"
    line = {"id": "theirs", "text": ARABIC, "published": "2020-01-01", "outlet": "صدى الواحة"}
    path.write_text(json.dumps(line), encoding="utf-8")
    record = musnad.read(path, published="2031-03-09T10:00:00")
    assert (record.id, record.published, record.outlet) == ("theirs", "2031-03-09T10:00:00", "صدى الواحة")


def test_a_rejected_input_raises_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere") as caught:
        musnad.read(tmp_path / "nowhere")
    assert caught.value.rejected is not None
    assert caught.value.rejected.reason is Reason.NOT_FOUND
    with pytest.raises(InputError) as caught:
        musnad.read(text="Nothing Arabic here at all.")
    assert caught.value.rejected is not None
    assert caught.value.rejected.reason is Reason.NOT_ARABIC


def test_wrong_calls_are_told(page: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="one of the two"):
        musnad.read()
    with pytest.raises(InputError, match="one of the two"):
        musnad.read(page, text=ARABIC)
    with pytest.raises(InputError, match="published"):
        musnad.read(page, published="yesterday")
    with pytest.raises(InputError, match="published"):
        musnad.read(text=ARABIC, published="yesterday")
    with pytest.raises(InputError, match="workers"):
        musnad.read_many(page, workers=0)
    (tmp_path / "second.txt").write_text(ARABIC, encoding="utf-8")
    with pytest.raises(InputError, match="read_many"):
        musnad.read(tmp_path)


@pytest.mark.parametrize("workers", [1, 2])
def test_many_are_read_in_order_rejections_in_their_place(page: Path, tmp_path: Path, workers: int) -> None:
    table = tmp_path / "docs.jsonl"
    lines = [json.dumps({"id": f"a{n}", "text": ARABIC if n != 2 else ""}) for n in range(5)]
    table.write_text("\n".join(lines), encoding="utf-8")
    items = list(musnad.read_many([table, page], workers=workers, outlet="نهار الساحل"))
    assert [item.id if isinstance(item, Record) else item.reason for item in items[:5]] == [
        "a0", "a1", Reason.EMPTY, "a3", "a4",
    ]  # fmt: skip
    assert items[5] == musnad.read(page, outlet="نهار الساحل")


def test_one_source_need_not_be_in_a_list(page: Path) -> None:
    assert list(musnad.read_many(page)) == list(musnad.read_many([str(page)]))
    [missing] = musnad.read_many(page.with_name("nowhere"))
    assert isinstance(missing, Rejected)


def test_reading_many_reads_ahead_only_so_far(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(ARABIC, encoding="utf-8")
    items = musnad.read_many(tmp_path)
    next(items)
    (tmp_path / "2.txt").unlink()
    assert [type(item) for item in items] == [Record, Rejected]


@pytest.mark.parametrize("name", musnad.__all__)
def test_everything_public_is_there_and_described(name: str) -> None:
    value = getattr(musnad, name)
    assert name in dir(musnad)
    if inspect.isfunction(value) or inspect.isclass(value):
        assert inspect.getdoc(value)
        assert (inspect.getdoc(value) or "").strip().endswith((".", ")"))


def test_the_list_of_names_and_their_places_agree() -> None:
    assert sorted(musnad._MODULE_OF) == sorted(set(musnad.__all__) - {"__version__"})


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="reed"):
        _ = musnad.reed  # type: ignore[attr-defined]  # that is the point


def test_star_import_and_pickling_work() -> None:
    code = (
        "from musnad import *; import pickle; record = read(text='قال الوزير إن 5 رجال وصلوا');"
        "assert pickle.loads(pickle.dumps(record)) == record"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code
