"""The command line as a whole."""

import subprocess
import sys
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

import musnad
from musnad.cli import main
from musnad.export.schema import schema_json

CONTEXT = click.Context(main)


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.output == f"musnad {musnad.__version__}\n"


def test_schema() -> None:
    assert CliRunner().invoke(main, ["schema"]).output == schema_json() + "\n"


@pytest.mark.parametrize("name", main.list_commands(CONTEXT))
def test_every_command_is_there_and_says_what_it_does(name: str) -> None:
    command = main.get_command(CONTEXT, name)
    assert command is import_module(f"musnad.commands.{name.replace('-', '_')}").command
    assert command is not None
    assert (command.help or "").splitlines()[0]
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_help_lists_all_commands_without_loading_them() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from musnad.cli import main;"
        "print(CliRunner().invoke(main, ['--help']).output);"
        "assert not [m for m in sys.modules if m.startswith('musnad.commands.')], sys.modules"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    for name in main.list_commands(CONTEXT):
        assert f"\n  {name} " in shown.stdout


def test_an_unknown_command_is_told() -> None:
    result = CliRunner().invoke(main, ["raed"])
    assert result.exit_code == 2
    assert "raed" in result.output


def test_version_and_import_load_little() -> None:
    # Loading is what start-up time is made of; times themselves are measured by `make bench`.
    code = (
        "import sys; import musnad;"
        "heavy = {'msgspec', 'click', 'rich', 'lxml', 'musnad.lexicon'} & set(sys.modules);"
        "assert not heavy, heavy;"
        "from musnad.cli import main;"
        "heavy = {'msgspec', 'rich', 'lxml', 'musnad.lexicon'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code
