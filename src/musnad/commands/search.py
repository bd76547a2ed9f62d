"""``musnad search``: find articles, statements and figures in a ledger."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

import click

from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import look_options
from musnad.commands.output import look
from musnad.export.sheet import Cell, Look, row
from musnad.record import Act

if TYPE_CHECKING:
    from musnad.ledger import Facets, Result, Results

_KINDS = ("articles", "statements", "figures")
_META, _SOURCE, _ACT = 24, 20, 9  # columns in terminal cells
_TITLE = 100  # letters: an article without a title has its first paragraph


class _Search(click.Command):
    """A command whose first word may begin with a minus."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Say what to do about a word to leave out that was taken for an option."""
        left_out = next((each for each in args if each[:1] == "-" and not each[:2].isascii()), None)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if left_out is None:
                raise
            what_to_do = "put -- before a query that begins with a minus, and options before that"
            raise click.UsageError(f"{left_out} is no option; {what_to_do}", ctx) from error


@click.command("search", cls=_Search)
@click.argument("query", default="")
@click.option("--in", "kind", type=click.Choice(_KINDS), default="articles", show_default=True,
              help="What is searched.")  # fmt: skip
@click.option("--source", help="Words of the name or office of who said it.")
@click.option("--outlet", help="Words of the outlet's name.")
@click.option("--act", type=click.Choice(get_args(Act)), help="What is done by saying it.")
@click.option("--from", "from_day", metavar="DATE", help="Published from this day, month or year on.")
@click.option("--to", "to_day", metavar="DATE", help="Published up to this day, month or year.")
@click.option("--entity", metavar="NAME|NUMBER",
              help="A person or body of the ledger: who says it, of whom an article speaks.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 200), default=10, show_default=True, help="Finds a page.")
@click.option("--page", type=click.IntRange(1, 200), default=1, show_default=True, help="Which page.")
@click.option("--copies", is_flag=True, help="Show each copy of an article, not the best with their number.")
@click.option("--facets", is_flag=True, help="Count the finds by outlet, month, act and source instead.")
@click.option("--json", "as_json", is_flag=True, help="Print the finds as one line of JSON.")
@ledger_option
@look_options
def command(query: str, ledger: str | None, *, facets: bool, as_json: bool, **options: Any) -> None:
    """Find articles, statements and figures in a ledger.

    QUERY is words as people type them. Words in quotation marks are found in their order; a word
    after a minus must be missing (put -- before a query that begins with one). Without QUERY all is
    found that the options allow.
    """
    import msgspec  # noqa: PLC0415 - not needed to print --help

    from musnad.ledger import SearchOptions  # noqa: PLC0415 - 100 ms that only ledgers need

    shown = look(options.pop("bidi"), options.pop("labels"))
    wanted = SearchOptions(**options)
    with opened(ledger) as held:
        if facets:
            counts = held.facets(query, options=wanted)
            lines, answer = _counts(counts, shown), msgspec.json.encode(counts)
        else:
            found = held.search(query, options=wanted)
            lines, answer = _finds(found, shown), msgspec.json.encode(found)
    if as_json:
        click.echo(answer)
    else:
        click.echo("\n".join(lines), color=shown.colour)


def _finds(found: "Results", shown: Look) -> Iterator[str]:
    for result in found.results:
        yield from _find(result, shown)
        yield ""
    yield f"{len(found.results):,} of {'more than ' if found.more else ''}{found.total:,} finds"


def _find(result: "Result", shown: Look) -> Iterator[str]:
    meta = " ".join(filter(None, (result.outlet, (result.published or "")[:10])))
    meta += f" +{result.copies}" if result.copies else ""
    number = f"{result.article}{f' {result.id}' if result.id else ''}"
    head = (Cell(_short(result.title), style="heading"), Cell(f"{meta} #{number}", _META, "soft"))
    yield from row(head, shown)
    words = Cell(result.excerpt.marked())
    if result.kind == "articles":
        yield from row((words,), shown)
    else:
        yield from row(
            (Cell(result.source or "-", _SOURCE, "name"), words, Cell(result.act or "", 9, "soft")), shown
        )


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE].rsplit(maxsplit=1)[0]} …"


def _counts(counts: "Facets", shown: Look) -> Iterator[str]:
    for name in ("outlets", "months", "acts", "sources"):
        found: dict[str, int] = getattr(counts, name)
        if found:
            yield f"{name}:"
        for key, count in found.items():
            yield from row((Cell(key), Cell(f"{count:,}", 8, "number", is_rtl=False)), shown)
    yield f"of {'the newest ' if counts.more else ''}{counts.counted:,} finds"
