"""``musnad events``: who did what to whom, as a table, a map or a timeline."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import IO, Any

import click

from musnad.article import Rejected
from musnad.commands.options import about_input, input_options, intake_options, look_options
from musnad.commands.output import Tally, look
from musnad.commands.saving import saving
from musnad.export.event_lines import table_lines, timeline_lines
from musnad.export.events import (
    EventRow,
    Wanted,
    as_csv,
    as_geojson,
    as_json,
    as_parquet,
    by_date,
    event_rows,
)
from musnad.export.view import Language
from musnad.lexicon.events import TYPES
from musnad.reading import encoded
from musnad.record import Record

_FORMATS = ("table", "timeline", "csv", "json", "geojson", "parquet")
_STATUSES = ("asserted", "denied", "planned", "hypothetical")


@click.command("events")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="How the events are written; table and timeline are for people.",
)
@click.option("-o", "--output", metavar="FILE", help="Save the events instead of printing them.")
@click.option("--type", "types", type=click.Choice(TYPES), multiple=True, help="Only events of this type.")
@click.option("--status", "statuses", type=click.Choice(_STATUSES), multiple=True, help="Only these.")
@click.option("--no-background", is_flag=True, help="Leave out what is told in passing, of another time.")
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with."
)
@input_options
@look_options
def command(inputs: tuple[str, ...], form: str, output: str | None, **options: Any) -> None:
    """Read articles and list their events: who did what to whom, when, where, and in whose voice.

    INPUTS are as for ``musnad read``. The types, modes and contexts are those of PLOVER.

    Exit status: as for ``musnad read``.
    """
    wanted = Wanted(
        frozenset(options.pop("types")), frozenset(options.pop("statuses")), not options.pop("no_background")
    )
    bidi, labels = options.pop("bidi"), options.pop("labels")
    tally = Tally()
    intake, about = intake_options(options), about_input(options)
    lines = encoded(inputs, workers=options.pop("workers"), options=intake, **about)
    records = _records(lines, tally)
    rows = event_rows(records, wanted)
    if form in ("table", "timeline"):
        _for_people(rows, form, output, (bidi, labels))
    else:
        with ExitStack() as open_files:
            stream = open_files.enter_context(saving(output)) if output else sys.stdout.buffer
            _for_programs(rows, form, stream)
    sys.exit(tally.status())


def _records(lines: Iterable[bytes | Rejected], tally: Tally) -> Iterator[Record]:
    for line in lines:
        if isinstance(line, Rejected):
            tally.reject(line)
        else:
            tally.read += 1
            yield Record.from_json(line)


def _for_programs(rows: Iterable[EventRow], form: str, stream: IO[bytes]) -> None:
    if form == "parquet":
        stream.write(as_parquet(rows))
        return
    writer = {"csv": as_csv, "json": as_json, "geojson": as_geojson}[form]
    for part in writer(rows):
        stream.write(part)


def _for_people(
    rows: Iterable[EventRow], form: str, output: str | None, shown: tuple[str, Language | None]
) -> None:
    bidi, labels = shown
    seen = look("logical" if output else bidi, labels)
    lines = timeline_lines(by_date(rows), seen) if form == "timeline" else table_lines(rows, seen)
    if not output:
        for line in lines:
            click.echo(line, color=seen.colour)
        return
    with saving(output) as stream:
        for line in lines:
            stream.write(click.unstyle(line).encode() + b"\n")
