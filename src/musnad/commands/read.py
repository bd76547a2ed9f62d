"""``musnad read``: records for people, for programs, for a browser."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import IO, Any

import click
import msgspec

from musnad.article import Rejected
from musnad.commands.options import about_input, input_options, intake_options, look_options
from musnad.commands.output import Tally, look
from musnad.commands.progress import progress
from musnad.commands.saving import saving
from musnad.export.view import Language
from musnad.intake import IntakeOptions
from musnad.reading import About, encoded
from musnad.record import Record

Sink = Callable[[bytes], None]


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command."""

    as_json: bool
    output: str | None
    html: str | None
    workers: int
    bidi: str
    labels: Language | None
    intake: IntakeOptions
    about: About


@click.command("read")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print each record as one line of JSON.")
@click.option("-o", "--output", metavar="FILE", help="Save the records as JSONL, in input order.")
@click.option("--html", metavar="FILE", help="Save one record as a self-contained page for the browser.")
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with."
)
@input_options
@look_options
def command(inputs: tuple[str, ...], **options: Any) -> None:
    """Read articles and print, save or draw their records.

    INPUTS are files, directories, URLs, or - for standard input: HTML, plain text with or without
    page furniture, JSONL, CSV or Parquet (with "text" or "html"), WARC or WET archives, each also
    as .gz, .xz or .zst.

    Exit status: 0 all read; 3 some rejected, each reported on standard error; 10 to 22 nothing
    read, for one reason (docs/commands.md lists them); 2 the command was called wrongly.
    """
    tally = _run(inputs, _options(options))
    sys.exit(tally.status())


def _options(given: dict[str, Any]) -> ReadOptions:
    intake, about = intake_options(given), about_input(given)
    return ReadOptions(**given, intake=intake, about=about)


def _run(inputs: tuple[str, ...], options: ReadOptions) -> Tally:
    tally = Tally()
    pages: list[bytes] = []
    with ExitStack() as open_files:
        sinks = list(_sinks(options, pages, open_files))
        to_file = bool(options.output) and options.output != "-"
        advance = open_files.enter_context(progress(tally, shown=to_file))
        lines = encoded(inputs, workers=options.workers, options=options.intake, **options.about)
        for line in lines:
            if isinstance(line, Rejected):
                tally.reject(line)
            else:
                for sink in sinks:
                    sink(line)
                tally.read += 1
            advance()
    _draw(pages, options)
    if tally.read + tally.rejected.total() > 1 and (options.output or tally.rejected):
        click.echo(tally.summary(), err=True)
    return tally


def _sinks(options: ReadOptions, pages: list[bytes], open_files: ExitStack) -> Iterator[Sink]:
    if options.output:
        stream = open_files.enter_context(saving(options.output))
        yield lambda line: _write(stream, line)
    if options.html:
        yield _html_sink(pages)
    if options.as_json:
        yield lambda line: _write(sys.stdout.buffer, line)
    elif not options.output and not options.html:
        yield _people_sink(options)


def _write(stream: IO[bytes], line: bytes) -> None:
    stream.write(line + b"\n")


def _html_sink(pages: list[bytes]) -> Sink:
    def keep(line: bytes) -> None:
        if pages:
            raise click.UsageError("--html draws one record, and there are several; use -o for them")
        pages.append(line)

    return keep


def _draw(pages: list[bytes], options: ReadOptions) -> None:
    from musnad.export.page import page  # noqa: PLC0415 - loaded when it is needed

    for line in pages:
        with saving(options.html or "-") as stream:
            stream.write(page(Record.from_json(line), language=options.labels or "ar").encode())


def _people_sink(options: ReadOptions) -> Sink:
    from musnad.export.terminal import show  # noqa: PLC0415 - loaded when it is needed

    shown = look(options.bidi, options.labels)
    first = True

    def write(line: bytes) -> None:
        nonlocal first
        if not first:
            click.echo("\n" + "─" * shown.width + "\n", color=shown.colour)
        first = False
        click.echo("\n".join(show(Record.from_json(line), shown)), color=shown.colour)

    return write
