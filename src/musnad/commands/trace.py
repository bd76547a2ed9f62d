"""``musnad trace``: whose text an article prints, and what was changed in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click
import msgspec

from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import look_options
from musnad.commands.output import look
from musnad.export.sheet import Cell, Look, Style, row
from musnad.export.view import labels

if TYPE_CHECKING:
    from musnad.ledger.copies.trace import Trace, Version

_SHOWN = 8  # changes of a kind


@click.command("trace")
@click.argument("article")
@ledger_option
@click.option(
    "--changes", is_flag=True, help="Show the changes in every version, not in the article's alone."
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole trace as one line of JSON.")
@look_options
def command(article: str, ledger: str | None, *, changes: bool, as_json: bool, **options: Any) -> None:
    """Show whose text an article prints, and what was changed in it.

    ARTICLE is its number in the ledger, its address or its id. Its versions stand in the order of
    publication: how much of each stands in the one they are compared with, how much of that one it
    keeps, and the agencies and outlets it names as those whose text it prints.
    """
    with opened(ledger) as held:
        found = held.trace(article)
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    shown = look(options["bidi"], options["labels"])
    click.echo("\n".join(_Shown(found, shown).lines(every=changes)), color=shown.colour)


class _Shown:
    def __init__(self, trace: "Trace", look: Look) -> None:
        self.trace = trace
        self.look = look
        self.words = labels(look.language)
        self._comma = "، " if look.labels_run_right else ", "
        self.known = {version.article: version for version in trace.versions}

    def lines(self, *, every: bool) -> Iterator[str]:
        asked = self.known[self.trace.article]
        yield from self._row(Cell(asked.title, style="heading"))
        yield from self._origin()
        yield ""
        yield from self._row(self._label(f"{self.words['trace_versions']} {len(self.known)}", "heading"))
        for version in self.trace.versions:
            yield from self._version(version)
        for version in self.trace.versions:
            if version.article != self.trace.base and (every or version is asked):
                yield ""
                yield from self._changes(version)

    def _row(self, *cells: Cell) -> Iterator[str]:
        return row(cells, self.look)

    def _label(self, text: str, style: Style = "plain", width: int = 0) -> Cell:
        return Cell(text, width, style, is_rtl=self.look.labels_run_right)

    def _origin(self) -> Iterator[str]:
        origin, words = self.trace.origin, self.words
        name = origin.name or words["unknown"]
        told = f"{words['trace_origin']}: {name} ({words['trace_' + origin.basis]})"
        yield from self._row(self._label(told))
        named = [f"{name} {count}" for name, count in origin.credited.items()]
        if origin.unnamed:
            named.append(f"{words['trace_unnamed']} {origin.unnamed}")
        if named:
            yield from self._row(self._label(f"{words['trace_credited']}: {self._comma.join(named)}", "soft"))

    def _version(self, version: "Version") -> Iterator[str]:
        words = self.words
        shares = f"{version.share:.0%} {words['trace_share']}, {version.kept:.0%} {words['trace_kept']}"
        shares = "" if version.article == self.trace.base else shares
        yield from self._row(
            Cell(str(version.article), 7, "number", is_rtl=False),
            Cell((version.published or words["unknown"])[:16], 16, "soft", is_rtl=False),
            Cell(version.outlet or words["unknown"], 16, "name"),
            self._label(shares, width=26),
            self._label(self._comma.join(self._notes(version)), "soft"),
        )

    def _notes(self, version: "Version") -> Iterator[str]:
        words = self.words
        yield from (f"«{credit.text}»" for credit in version.credits)
        yield from (f"{words['trace_cites']} {name}" for name in version.cites)
        if len(self.known) > 1 and version.article == self.trace.base:
            yield words["trace_base"]
        if len(self.known) > 1 and version.article == self.trace.most_complete:
            yield words["trace_complete"]
        if not version.copy:
            yield words["trace_part"]

    def _changes(self, version: "Version") -> Iterator[str]:
        words = self.words
        told = f"{words['trace_changes']}: {version.article} {version.outlet or ''}"
        yield from self._row(self._label(told, "heading"))
        changes = {
            "trace_added": [passage.text for passage in version.added],
            "trace_left_out": [passage.text for passage in version.left_out],
            "trace_replaced": [f"«{one.was.text}» ← «{one.now.text}»" for one in version.replaced],
        }
        for key, texts in changes.items():
            for text in texts[:_SHOWN]:
                yield from self._row(self._label(words[key], "cue", 10), Cell(text))
            if len(texts) > _SHOWN:
                yield from self._row(self._label(words[key], "cue", 10), Cell(f"… +{len(texts) - _SHOWN}"))
        if not any(changes.values()):
            yield from self._row(self._label(words["trace_same"], "soft"))
