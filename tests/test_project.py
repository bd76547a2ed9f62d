"""The project around the code: its documentation cannot fall behind it."""

import re
import tomllib
from pathlib import Path

import click
import pytest

import musnad
from musnad.article import Reason
from musnad.cli import main
from musnad.commands.output import reason_name
from musnad.export.schema import field_meanings
from musnad.record import Record

ROOT = Path(__file__).parent.parent
CONTEXT = click.Context(main)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """Return the section of ``page`` under ``heading``, up to the next of the same depth."""
    found = re.search(rf"^## {re.escape(heading)}\b.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"there is no section {heading}"
    return found[0]


@pytest.mark.parametrize("name", main.list_commands(CONTEXT))
def test_every_command_and_option_is_documented(name: str) -> None:
    command = main.get_command(CONTEXT, name)
    assert command is not None
    described = section(text("docs/commands.md"), f"musnad {name}")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert re.search(rf"`{option}[` ]", described), f"{option} of musnad {name} is undocumented"


def test_no_option_is_documented_that_is_not_there() -> None:
    page = text("docs/commands.md")
    for name in main.list_commands(CONTEXT):
        command = main.get_command(CONTEXT, name)
        assert command is not None
        known = {option for parameter in command.params for option in parameter.opts} | {
            "--help",
            "--version",
        }
        in_tables = re.findall(r"^\| .*?(--[a-z-]+)", section(page, f"musnad {name}"), re.MULTILINE)
        assert set(in_tables) <= known


@pytest.mark.parametrize("reason", Reason)
def test_every_exit_status_is_documented(reason: Reason) -> None:
    row = rf"^\| {reason.value} \| nothing was read: {reason_name(reason)}\b"
    assert re.search(row, text("docs/commands.md"), re.MULTILINE)


@pytest.mark.parametrize("name", musnad.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert re.search(rf"\b{name}\b", text("docs/python.md"))


@pytest.mark.parametrize(("type_name", "fields"), field_meanings().items())
def test_every_field_is_documented(type_name: str, fields: dict[str, str]) -> None:
    described = section(text("docs/record.md"), type_name)
    for field, meaning in fields.items():
        assert f"| `{field}` | {meaning} |" in described


def test_the_readme_begins_with_the_two_commands_that_the_makefile_has() -> None:
    readme, makefile = text("README.md"), text("Makefile")
    commands = re.findall(r"^ *(?:\$ )?make ([a-z]+)", readme, re.MULTILINE)
    assert commands[:2] == ["demo", "test"]
    for command in re.findall(r"\bmake ([a-z]+)", readme):
        assert re.search(rf"^{command}:", makefile, re.MULTILINE), f"make {command}"


def test_the_example_of_the_readme_is_read_so() -> None:
    given = section(text("README.md"), "What it gives")
    lines = [line.removeprefix("> ").strip("*") for line in given.splitlines() if line.startswith("> ")]
    record = musnad.read(text="\n".join(lines), title=lines[0], published="2025-11-16")
    shown = [
        tuple(cell.strip(" `") for cell in row.removesuffix("|").split("|")[1:])
        for row in given.splitlines()
        if row.startswith("| ")
    ][1:]
    assert [cells[:3] for cells in shown] == [
        (
            record.words(s.cue.span),
            f"{s.source.name}{'' if s.source.span else ' (implied)'}",
            " … ".join(record.words(span) for span in s.content),
        )
        for s in record.statements
    ]
    for statement, (*_, about) in zip(record.statements, shown, strict=True):
        assert statement.mode in about
        assert statement.date is None or statement.date in about
        assert ("denies" in about) == (statement.act == "deny")
        assert ("via" in about) == bool(statement.via)
    assert [figure.value for figure in record.figures] == [1200, 3000]
    assert [date.value for date in record.dates] == ["2025-11-16", "2025-11-15"]


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", *[
    f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))
]])  # fmt: skip
def test_links_and_paths_of_the_documentation_lead_somewhere(page: str) -> None:
    written = text(page)
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", written)
    assert all((ROOT / page).parent.joinpath(link).exists() for link in links), links
    paths = re.findall(r"`((?:src|tests|docs|samples|benchmarks)/[\w./-]*)`", written)
    missing = [path for path in paths if not (ROOT / path).exists()]
    assert not missing


def test_the_tests_are_what_continuous_integration_runs() -> None:
    assert "make test" in text(".ci/run")


@pytest.mark.parametrize("path", sorted((ROOT / "samples").iterdir()), ids=lambda path: path.name)
def test_every_sample_is_read_and_has_statements(path: Path) -> None:
    items = list(musnad.read_many(path))
    assert items
    for item in items:
        assert isinstance(item, Record)
        assert item.statements
        assert all(0 <= block.span[0] < block.span[1] <= len(item.text) for block in item.blocks)


def test_scripts_and_styles_of_sample_pages_are_not_read() -> None:
    for path in (ROOT / "samples").glob("*.html"):
        record = musnad.read(path)
        for left_out in ("السكربت", "dataLayer", "function", "margin", "{"):
            assert left_out not in record.text


def test_the_package_says_what_it_is() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert project["license"] == "Apache-2.0"
    assert (ROOT / "src" / "musnad" / "py.typed").exists()
    assert re.fullmatch(r"\d+\.\d+\.\d+", musnad.__version__)
