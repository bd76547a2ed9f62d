"""``musnad events``: who did what to whom, in articles or a ledger, as a table, a map or a timeline."""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click
import msgspec

from musnad.article import Rejected
from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import (
    Published,
    about_input,
    input_options,
    intake_options,
    look_options,
)
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
from musnad.export.ledger_events import COLUMNS, cells, event_lines
from musnad.export.sheet import Look
from musnad.export.tables import csv_of, geojson_of, parquet_of
from musnad.export.view import Language
from musnad.lexicon.events import TYPES
from musnad.reading import encoded
from musnad.record import Record

if TYPE_CHECKING:
    from musnad.ledger import LedgerEvent

_FORMATS = ("table", "timeline", "csv", "json", "geojson", "parquet")
_STATUSES = ("asserted", "denied", "planned", "hypothetical")


@click.command("events")
@click.argument("inputs", metavar="QUERY|INPUTS...", nargs=-1, required=True)
@ledger_option
@click.option("--from", "first_day", type=Published(), help="Only events of this day or later (ledger).")
@click.option("--to", "last_day", type=Published(), help="Only events of this day or earlier (ledger).")
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
    """List events: who did what to whom, when, where, and in whose voice.

    QUERY is words: events of the articles in the ledger that have them, each once over all outlets,
    with what every outlet tells of it; "" for the newest. INPUTS are files and addresses as for
    ``musnad read``: the events of each article. What names no file and no address is a query, and
    with --ledger everything is. The types, modes and contexts are those of PLOVER.

    Exit status: as for ``musnad read``.
    """
    wanted = Wanted(
        frozenset(options.pop("types")), frozenset(options.pop("statuses")), not options.pop("no_background")
    )
    days = options.pop("first_day"), options.pop("last_day")
    ledger = options.pop("ledger")
    if ledger is not None or not any(map(_is_input, inputs)):
        found = _asked(" ".join(inputs), ledger, wanted, days)
        _write_found(found, form, output, look("logical" if output else options["bidi"], options["labels"]))
        return
    if days != (None, None):
        raise click.UsageError("--from and --to choose events of a ledger; give a query instead of files")
    _read(inputs, wanted, form, output, options)


def _is_input(given: str) -> bool:
    """Tell whether what was given names a file or an address, also one that is not there."""
    if given == "-" or "://" in given or "/" in given or re.search(r"\.[A-Za-z0-9]{2,7}$", given):
        return True
    try:
        return bool(given) and Path(given).exists()
    except OSError:  # too long for a name
        return False


def _asked(
    query: str, ledger: str | None, wanted: Wanted, days: tuple[str | None, str | None]
) -> "tuple[LedgerEvent, ...]":
    from musnad.ledger import EventOptions  # noqa: PLC0415 - 100 ms that only ledgers need

    first, last = (day and day[:10] for day in days)
    asked = EventOptions(
        types=wanted.types,
        statuses=wanted.statuses,
        background=wanted.background,
        from_day=first,
        to_day=last,
    )
    with opened(ledger) as held:
        return held.events(query, options=asked)


def _write_found(found: "tuple[LedgerEvent, ...]", form: str, output: str | None, seen: Look) -> None:
    if form in ("table", "timeline"):
        _lines(event_lines(found, seen, timeline=form == "timeline"), output, seen)
        return
    with ExitStack() as open_files:
        stream = open_files.enter_context(saving(output)) if output else sys.stdout.buffer
        if form == "parquet":
            stream.write(parquet_of(COLUMNS, map(cells, found)))
        elif form == "csv":
            stream.writelines(csv_of(COLUMNS, map(cells, found)))
        elif form == "geojson":
            stream.writelines(geojson_of((event.id, cells(event)) for event in found))
        else:
            stream.writelines(msgspec.json.encode(event) + b"\n" for event in found)


def _read(
    inputs: tuple[str, ...], wanted: Wanted, form: str, output: str | None, options: dict[str, Any]
) -> None:
    """Read articles and write the events of each."""
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
    _lines(lines, output, seen)


def _lines(lines: Iterable[str], output: str | None, seen: Look) -> None:
    if not output:
        for line in lines:
            click.echo(line, color=seen.colour)
        return
    with saving(output) as stream:
        for line in lines:
            stream.write(click.unstyle(line).encode() + b"\n")
