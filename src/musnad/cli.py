"""The command line: each command is loaded only when it is called."""

from importlib import import_module
from typing import Any, ClassVar

import click

from musnad import __version__
from musnad.errors import MusnadError


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
        try:
            return super().invoke(ctx)
        except MusnadError as error:
            raise click.ClickException(str(error)) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="musnad", message="%(prog)s %(version)s")
def main() -> None:
    """Read Arabic news and give back the record of who said what.

    Every find points to the exact words of the text it came from.
    """
