"""``musnad figures``: figures that measure the same thing, side by side."""

import csv
import io
from typing import TYPE_CHECKING, Any

import click
import msgspec

from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import look_options
from musnad.commands.output import look
from musnad.commands.saving import saving
from musnad.commands.story_output import figure_lines, panels
from musnad.export.tables import uncalculated
from musnad.export.view import labels as label_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musnad.ledger.figures.comparing import Comparison

_COLUMNS = ("comparison", "what", "fate", "part", "since", "place", "verdict")
_OF_CLAIM = ("day", "outlet", "source", "value", "bound", "low", "high", "unit", "words", "article", "figure")


@click.command("figures")
@click.argument("of", metavar="STORY|QUERY")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print each comparison as one line of JSON.")
@click.option("--csv", "as_csv", metavar="FILE", help="Save the claims as CSV, a line each.")
@click.option("--plot", metavar="FILE.svg", help="Save a drawing of the claims.")
@look_options
def command(of: str, ledger: str | None, **options: Any) -> None:
    """Set figures side by side that measure the same thing, with who claims each.

    STORY is a story's number: figures of its articles. QUERY is words that tell what articles are
    about: figures on that topic, over time. Flagged are those that cannot all be true.
    """
    with opened(ledger) as held:
        found = held.figures(of)
    shown = look(options["bidi"], options["labels"])
    if options["as_csv"]:
        with saving(options["as_csv"]) as stream:
            stream.write(_csv(found).encode())
    if options["plot"]:
        from musnad.export.plot import svg  # noqa: PLC0415 - only for a drawing

        with saving(options["plot"]) as stream:
            words = label_words(options["labels"] or "ar")
            stream.write(svg(f"{words['figures']}: {of}", panels(found, words)).encode())
    if options["as_json"]:
        for comparison in found:
            click.echo(msgspec.json.encode(comparison))
    elif not (options["as_csv"] or options["plot"]):
        for text in figure_lines(found, shown):
            click.echo(text, color=shown.colour)


def _csv(comparisons: "Sequence[Comparison]") -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([*_COLUMNS, *_OF_CLAIM, "also"])
    for number, comparison in enumerate(comparisons, 1):
        of_all = [number, *(getattr(comparison, name) for name in _COLUMNS[1:])]
        for claim in comparison.claims:
            own = [getattr(claim, name) for name in _OF_CLAIM]
            writer.writerow([*of_all, *(_plain(value) for value in own), "; ".join(claim.also)])
    return written.getvalue()


def _plain(value: Any) -> Any:
    """Return a cell; a text that a spreadsheet would calculate is kept a text."""
    if isinstance(value, tuple):
        return "–".join(map(str, value))
    return uncalculated(value)
