"""``musnad who``: what someone said over time, as the articles of a ledger tell it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, get_args

import click
import msgspec

from musnad.commands.ledger_option import ledger_option, opened
from musnad.commands.options import Published, look_options
from musnad.commands.output import look
from musnad.export.sheet import Cell, Look, Style, row
from musnad.export.view import labels
from musnad.record import Act

if TYPE_CHECKING:
    from musnad.ledger.people.finding import Candidate
    from musnad.ledger.people.who import Changed, Opposed, Print, Said, Who

_DAY, _OUTLET, _NUMBER, _INDENT = 10, 12, 8, 4  # columns, in terminal cells
_WORD, _NAME, _COUNTS, _LABEL = 12, 28, 32, 22
_OTHERS = 5  # others of that name that are shown beside who is meant


@click.command("who")
@click.argument("name")
@ledger_option
@click.option("--entity", type=click.IntRange(1), help="Who of several is meant, by number.")
@click.option("--act", type=click.Choice(get_args(Act)), help="Only statements that do this.")
@click.option("--from", "first_day", type=Published(), help="Only statements of this day or later.")
@click.option("--to", "last_day", type=Published(), help="Only statements of this day or earlier.")
@click.option(
    "--limit", type=click.IntRange(1, 1_000), default=50, show_default=True, help="The latest so many."
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one line of JSON.")
@look_options
def command(name: str, ledger: str | None, **options: Any) -> None:
    """Show what someone said over time, who denied it, and what they said otherwise before.

    NAME is a person, body or office in any spelling, or a part of the name. Where several may be
    meant they are listed, to be chosen from with --entity.
    """
    from musnad.ledger.people.who import WhoOptions  # noqa: PLC0415 - 100 ms that only ledgers need

    asked = {key: options[key] for key in ("entity", "act", "first_day", "last_day", "limit")}
    for key in ("first_day", "last_day"):
        asked[key] = asked[key] and asked[key][:10]
    with opened(ledger) as held:
        found = held.who(name, options=WhoOptions(**asked))
    if options["as_json"]:
        click.echo(msgspec.json.encode(found))
    else:
        shown = look(options["bidi"], options["labels"])
        click.echo("\n".join(_Shown(shown).lines(found)), color=shown.colour)


class _Shown:
    def __init__(self, look: Look) -> None:
        self.look = look
        self.words = labels(look.language)

    def lines(self, found: "Who") -> Iterator[str]:
        if found.someone is None:
            yield from self._choice(found)
            return
        yield from self._head(found, found.someone)
        for said in found.statements:
            yield ""
            yield from self._said(said)
        others = [one for one in found.candidates if one.entity != found.someone.entity][:_OTHERS]
        if others:
            yield ""
            yield from self._row(self._label(self.words["who_others"], "soft"))
            yield from self._candidates(others)

    def _choice(self, found: "Who") -> Iterator[str]:
        told = "who_choose" if found.candidates else "who_none"
        yield from self._row(self._label(self.words[told], "heading"))
        yield from self._candidates(found.candidates)

    def _candidates(self, candidates: "Sequence[Candidate]") -> Iterator[str]:
        for one in candidates:
            yield from self._row(
                Cell(str(one.entity), _NUMBER, "number", is_rtl=False),
                Cell(one.name, _NAME, "name"),
                Cell("، ".join(one.roles) or self.words[f"who_type_{one.type}"], 0, "soft"),
                self._label(self._counts(one), width=_COUNTS),
            )

    def _head(self, found: "Who", someone: "Candidate") -> Iterator[str]:
        yield from self._row(Cell(someone.name, style="heading"))
        kind = self.words[f"who_type_{someone.type}"]
        shown = f"{self.words['who_shown']}: {len(found.statements):,}/{found.total:,}"
        yield from self._row(self._label(f"{kind} · {self._counts(someone)} · {shown}", "soft"))
        others = [name for name in found.names if name != someone.name]
        if others:
            yield from self._row(
                self._label(self.words["who_called"], "soft", _LABEL), Cell("، ".join(others))
            )
        for role in found.roles:
            days = sorted({day for day in (role.first_day, role.last_day) if day})
            yield from self._row(Cell(" – ".join(days), _LABEL + 1, "soft", is_rtl=False), Cell(role.role))

    def _counts(self, one: "Candidate") -> str:
        words = self.words
        return f"{one.statements:,} {words['who_statements']} · {one.articles:,} {words['who_articles']}"

    def _said(self, said: "Said") -> Iterator[str]:
        act = self.words.get(f"act_{said.act}", "")
        yield from self._row(
            *self._printed(said.printed, said.day),
            Cell(said.cue, _WORD, "cue"),
            self._label(act, "soft", _WORD),
            Cell(said.role or "", 0, "soft"),
        )
        yield from self._indented(Cell(f"«{said.words}»"))
        if said.reprints:
            printed = ", ".join(f"{one.outlet or '-'} {one.article}" for one in said.reprints)
            yield from self._indented(
                self._label(self.words["who_reprints"], "soft", _LABEL),
                Cell(printed, 0, "soft", is_rtl=False),
            )
        for label, some in (("who_denies", said.denies), ("who_denied_by", said.denied_by)):
            for other in some:
                yield from self._beside(self.words[label], other, other.source or "")
        for change in said.changes:
            told = f"({change.before} ← {change.now})" if change.before else ""
            yield from self._beside(self.words[f"who_change_{change.kind}"], change, told)

    def _beside(self, label: str, other: "Opposed | Changed", told: str) -> Iterator[str]:
        yield from self._indented(self._label(label, "alert", _LABEL), Cell(told, 0, "name"))
        yield from self._indented(*self._printed(other.printed, other.printed.day), Cell(f"«{other.words}»"))

    def _printed(self, printed: "Print", day: str | None) -> tuple[Cell, ...]:
        return (
            Cell((day or "")[:_DAY], _DAY, is_rtl=False),
            Cell(printed.outlet or "", _OUTLET, is_rtl=False),
            Cell(str(printed.article), _NUMBER, "number", is_rtl=False),
        )

    def _indented(self, *cells: Cell) -> Iterator[str]:
        yield from self._row(Cell(" " * (_INDENT - 1), _INDENT), *cells)

    def _row(self, *cells: Cell) -> Iterator[str]:
        return row(cells, self.look)

    def _label(self, text: str, style: Style = "plain", width: int = 0) -> Cell:
        return Cell(text, width, style, is_rtl=self.look.labels_run_right)
