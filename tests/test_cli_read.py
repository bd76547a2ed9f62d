"""``musnad read``: what it prints, saves and draws, and how it ends."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from musnad.article import Reason, Rejected
from musnad.cli import main
from musnad.commands.output import Tally
from musnad.commands.saving import saving
from musnad.record import Record

ARABIC = "عنوان الخبر\n\nقال رئيس البلدية سمير العتيبي إن 120 متطوعاً شاركوا في الحملة أمس."
MUSNAD = [sys.executable, "-c", "from musnad.cli import main; main()"]


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, arguments)], input=stdin, catch_exceptions=False)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    lines = [{"id": f"a{number}", "text": f"{ARABIC} {number}"} for number in range(50)]
    lines[7] = {"id": "empty", "text": " "}
    lines[9] = {"id": "english", "text": "Nothing here is written in Arabic at all."}
    path = tmp_path / "docs.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def records(path: Path) -> list[Record]:
    return [Record.from_json(line) for line in path.read_bytes().splitlines()]


def test_the_record_is_printed_for_people() -> None:
    result = run("-", "--published", "2031-03-09", "--outlet", "نهار الساحل", stdin=ARABIC)
    assert result.exit_code == 0
    assert "عنوان الخبر" in result.stdout
    assert "2031-03-09 (given by the caller)" in result.stdout
    assert "نهار الساحل" in result.stdout
    assert "Statements" in result.stdout


def test_labels_follow_the_option_and_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "ar_TN.UTF-8")
    assert "الأقوال" in run("-", stdin=ARABIC).stdout
    assert "Statements" in run("-", "--labels", "en", stdin=ARABIC).stdout


def test_json_is_one_object_for_one_input() -> None:
    result = run("-", "--json", "--url", "https://news.example/1", stdin=ARABIC)
    record = Record.from_json(result.stdout)
    assert result.stdout.count("\n") == 1
    assert (record.text, record.url) == (ARABIC, "https://news.example/1")


def test_json_is_a_line_each_for_several(table: Path) -> None:
    result = run(table, "--json")
    assert len(result.stdout.splitlines()) == 48


@pytest.mark.parametrize("workers", ["1", "3"])
def test_a_table_is_saved_in_order_and_nothing_is_lost(table: Path, tmp_path: Path, workers: str) -> None:
    out = tmp_path / "records.jsonl"
    result = run(table, "-o", out, "--workers", workers)
    assert [record.id for record in records(out)] == [f"a{n}" for n in range(50) if n not in (7, 9)]
    assert result.exit_code == 3
    *rejections, summary = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in rejections] == [
        [f"{table}:8", "empty"],
        [f"{table}:10", "not arabic"],
    ]
    assert summary == "48 records, 2 rejected (empty 1, not arabic 1)"
    assert not list(tmp_path.glob("*.partial"))


def test_processes_read_files_of_a_directory_in_order(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(40):
        (pages / f"{number:02}.txt").write_text(f"{ARABIC} {number}", encoding="utf-8")
    (pages / "05.txt").write_text("", encoding="utf-8")
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    first = run(pages, "-o", one, "--outlet", "نهار الساحل")
    second = run(pages, "-o", two, "--outlet", "نهار الساحل", "--workers", "2")
    assert one.read_bytes() == two.read_bytes()
    assert first.stderr == second.stderr
    assert {record.outlet for record in records(two)} == {"نهار الساحل"}
    assert len(records(two)) == 39


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"Only English words stand in this text.", Reason.NOT_ARABIC),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), Reason.NOT_TEXT),
        (b"\x1f\x8b\x08\0broken", Reason.BAD_ARCHIVE),
        ((ARABIC * 2000).encode(), Reason.TOO_LARGE),
    ],
)
def test_a_rejected_input_ends_with_its_reason(tmp_path: Path, content: bytes, reason: Reason) -> None:
    path = tmp_path / "input"
    path.write_bytes(content)
    result = run(path, "--max-size", "100K", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == reason.value
    assert result.stderr.startswith(f"{path}: ")
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_a_missing_file_is_told_as_such(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere")
    assert result.exit_code == Reason.NOT_FOUND.value
    assert "nowhere" in result.stderr
    assert result.stdout == ""


def test_private_addresses_are_refused() -> None:
    assert run("http://127.0.0.1:9/").exit_code == Reason.PRIVATE_ADDRESS.value


def test_the_page_is_drawn(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert run("-", "--html", out, stdin=ARABIC).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith('<!doctype html>\n<html lang="ar" dir="rtl">')
    run("-", "--html", out, "--labels", "en", stdin=ARABIC)
    assert '<html lang="en" dir="ltr">' in out.read_text(encoding="utf-8")


def test_a_page_shows_one_record(table: Path, tmp_path: Path) -> None:
    result = run(table, "--html", tmp_path / "page.html")
    assert result.exit_code == 2
    assert "several" in result.stderr
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--published", "yesterday"],
        ["--max-size", "big"],
        ["--workers", "0"],
        ["--timeout", "0"],
        ["--bidi", "left"],
        ["--labels", "fr"],
    ],
)
def test_wrong_options_are_told(arguments: list[str]) -> None:
    result = run("-", *arguments, stdin=ARABIC)
    assert result.exit_code == 2
    assert arguments[0] in result.stderr


def test_what_only_one_article_can_have_is_refused_for_several(table: Path) -> None:
    result = run(table, "--url", "https://news.example/1", "--json")
    assert result.exit_code == 1
    assert "several" in result.stderr


@pytest.mark.parametrize(("size", "is_read"), [("1", False), ("1k", True), ("1 MB", True), ("2G", True)])
def test_sizes_may_have_units(size: str, *, is_read: bool) -> None:
    assert (run("-", "--max-size", size, stdin=ARABIC).exit_code == 0) is is_read


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk at hand")
@pytest.mark.parametrize("option", [[], ["--json"], ["-o", "/dev/full"]])
def test_a_full_disk_is_told_in_a_line(option: list[str]) -> None:
    command = [*MUSNAD, "read", "-", *option]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - our own command
            command, input=ARABIC.encode(), stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "Error: the output cannot be written: No space left on device"
    ]


@pytest.mark.parametrize(
    ("closing", "status"), [("- >&-", 0), ("- --json >&-", 0), ("- <&-", Reason.UNREADABLE.value)]
)
def test_closed_streams_do_no_harm(closing: str, status: int) -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        ["/bin/sh", "-c", f'exec "$@" {closing}', "sh", *MUSNAD, "read"],
        input=ARABIC.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == status
    assert b"Traceback" not in done.stderr


def test_a_name_cannot_command_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("musnad.commands.output.click.echo", lambda line, **_: said.append(line))
    Tally().reject(Rejected("a\x1b[2J\x07\nb", Reason.EMPTY, "there is\x9b31m nothing"))
    assert said == ["a[2J b: empty: there is31m nothing"]


def test_a_larger_size_is_meant_of_the_text_too(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(ARABIC + "\n" + "\n".join(["السد آمن."] * 110_000), encoding="utf-8")
    refused = run(path, "--json")
    assert refused.exit_code == Reason.TOO_LARGE.value
    assert "--max-size" in refused.stderr
    assert run(path, "--json", "--max-size", "2M").exit_code == 0


def interrupt(name: str) -> None:
    with saving(name) as stream:
        stream.write(b"half")
        raise KeyboardInterrupt


def test_what_was_saved_until_an_error_is_recognisable(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("earlier", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        interrupt(str(out))
    assert out.read_text(encoding="utf-8") == "earlier"
    assert (tmp_path / "records.jsonl.partial").read_bytes() == b"half"


def test_devices_are_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with saving(str(pipe)) as stream:
        stream.write(b"line\n")
    assert os.read(reader, 100) == b"line\n"
    os.close(reader)
    assert pipe.is_fifo()


def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    result = run("-", "-o", tmp_path / "no" / "folder.jsonl", stdin=ARABIC)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: cannot write ")


def test_a_dash_saves_to_standard_output() -> None:
    assert Record.from_json(run("-", "-o", "-", stdin=ARABIC).stdout).text == ARABIC


def on_a_terminal(*arguments: str, status: int = 0, **environment: str) -> str:
    """Return what the command writes to a terminal."""
    parent, child = pty.openpty()
    settings = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "90"} | environment
    with subprocess.Popen(  # noqa: S603 - our own command
        [*MUSNAD, "read", *arguments], stdin=subprocess.DEVNULL, stdout=child, stderr=child, env=settings
    ) as process:
        os.close(child)
        written = b""
        while True:
            try:
                part = os.read(parent, 65536)
            except OSError:  # Linux says so when the other end is closed
                part = b""
            if not part:
                break
            written += part
    os.close(parent)
    assert process.returncode == status
    return written.decode()


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARABIC, encoding="utf-8")
    return str(path)


def test_an_unknown_way_of_the_environment_is_complained_of(article: str) -> None:
    complaint = "MUSNAD_BIDI is set to 'vissual', which is ignored: set it to terminal, visual"
    assert complaint in on_a_terminal(article, MUSNAD_BIDI="vissual")
    assert "MUSNAD_BIDI" not in on_a_terminal(article, MUSNAD_BIDI="auto")
    assert "MUSNAD_BIDI" not in on_a_terminal(article, "--bidi", "visual", MUSNAD_BIDI="vissual")


def test_a_terminal_gets_colours_and_the_order_it_needs(article: str) -> None:
    plain = on_a_terminal(article)
    assert "\x1b[" in plain
    assert "ﺮﺒﺨﻟﺍ ﻥﺍﻮﻨﻋ" in plain
    able = on_a_terminal(article, VTE_VERSION="7006")
    assert "\u2067\u200fعنوان الخبر \u200f\u2069" in able


def test_no_colour_where_none_is_wanted(article: str) -> None:
    assert "\x1b[" not in on_a_terminal(article, NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal(article, TERM="dumb")


def test_the_progress_bar_is_for_terminals_only(article: str, tmp_path: Path) -> None:
    out = str(tmp_path / "r.jsonl")
    assert "1 record" in on_a_terminal(article, "-o", out)
    assert run(article, "-o", out).stderr == ""


def test_rejections_stand_on_lines_of_their_own_above_the_bar(table: Path, tmp_path: Path) -> None:
    shown = on_a_terminal(str(table), "-o", str(tmp_path / "r.jsonl"), status=3, COLUMNS="200")
    lines = [line.rpartition("\x1b[2K")[2] for line in shown.replace("\r", "\n").splitlines()]
    assert f"{table}:8: empty: there is no text in it" in lines
