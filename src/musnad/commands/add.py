"""``musnad add``: put articles into a ledger."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from musnad.article import Rejected
from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import about_input, input_options, intake_options
from musnad.commands.output import Tally
from musnad.commands.progress import progress

if TYPE_CHECKING:
    from musnad.ledger import Outcome


class AddTally(Tally):
    """Counts what became of articles, and reports rejections as it does for reading."""

    def __init__(self) -> None:
        super().__init__()
        self.outcomes: Counter[str] = Counter({"added": 0, "unchanged": 0, "updated": 0})

    def count(self, outcome: "Outcome | Rejected") -> None:
        """Count what became of one input."""
        if isinstance(outcome, Rejected):
            self.reject(outcome)
        else:
            self.read += 1
            self.outcomes[outcome.value] += 1

    def count_unchanged(self, number: int) -> None:
        """Count inputs that needed no reading."""
        self.read += number
        self.outcomes["unchanged"] += number

    def summary(self) -> str:
        """Return how many ended in which way."""
        return ", ".join(f"{number:,} {name}" for name, number in self.outcomes.items()) + self.rejections()


@click.command("add")
@click.argument("inputs", nargs=-1, required=True)
@ledger_option
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with."
)
@click.option("--quiet", is_flag=True, help="Report only rejections.")
@input_options
def command(inputs: tuple[str, ...], **options: Any) -> None:
    """Put articles into a ledger, which answers across them.

    INPUTS are those of musnad read. To add the same again changes nothing: after an interruption
    run the same command once more.
    """
    tally, quiet = AddTally(), options["quiet"]
    with progress(tally, shown=not quiet) as advance:
        for outcome in _outcomes(inputs, options):
            tally.count(outcome)
            advance()
    if not quiet:
        click.echo(tally.summary())
    sys.exit(tally.status())


def _outcomes(inputs: tuple[str, ...], options: dict[str, Any]) -> "Iterator[Outcome | Rejected]":
    from musnad.ledger import AddOptions, add  # noqa: PLC0415 - 100 ms that only ledgers need

    intake, about = intake_options(options), about_input(options)
    with opened(options["ledger"], create=True) as ledger:
        yield from add(ledger.engine, inputs, AddOptions(workers=options["workers"], intake=intake), about)
