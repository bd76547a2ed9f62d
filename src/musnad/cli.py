"""The command line: each command is loaded only when it is called."""

import errno
import os
import sys
from importlib import import_module
from typing import Any, ClassVar, Final

import click

from musnad import __version__
from musnad.errors import MusnadError

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class _Commands(click.Group):
    """The commands by name, each the ``command`` of its module in ``musnad.commands``."""

    summaries: ClassVar[dict[str, str]] = {
        "read": "Read articles and print, save or draw their records.",
        "events": "List the events of articles: who did what to whom, when, where.",
        "explain": "Show which rules were tried on an article, which fired and why others lost.",
        "who": "Show what someone said over time, who denied it, what changed.",
        "add": "Put articles into a ledger, which answers across them.",
        "account": "Make an account for the reader, or change it.",
        "search": "Find articles, statements and figures in a ledger.",
        "serve": "Read a ledger in the browser.",
        "watch": "Add what is new in feeds and sitemaps, until Ctrl-C.",
        "trace": "Show whose text an article prints, and what was changed in it.",
        "stories": "List the latest stories: events that several articles tell.",
        "story": "Show a story: its articles, who said what, figures compared.",
        "related": "List the articles most like one.",
        "figures": "Set figures side by side that measure the same thing.",
        "stats": "Count what a ledger holds.",
        "schema": "Print the JSON Schema of a record.",
        "evaluate": "Score records against annotated articles.",
        "evaluate-events": "Score events on annotated sentences.",
        "calibrate": "Measure how often each rule is right on annotated articles.",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self.summaries:
            return None
        command: click.Command = import_module(f"musnad.commands.{cmd_name.replace('-', '_')}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        if sys.stdout is None:  # closed by who called it; what goes to files is written all the same
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open to the end
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # here what cannot be written can still be told
        except MusnadError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno not in _FULL:
                raise
            # What is buffered is lost, and must not fail once more when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            raise click.ClickException(f"the output cannot be written: {error.strerror}") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="musnad", message="%(prog)s %(version)s")
def main() -> None:
    """Read Arabic news and give back the record of who said what.

    Every find points to the exact words of the text it came from.
    """
