"""A record for people at a terminal."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from musnad.export.event_lines import table_lines
from musnad.export.events import event_rows
from musnad.export.sheet import Cell, Look, Style, row
from musnad.export.view import (
    Speaker,
    block_counts,
    bound_and_value,
    by_id,
    chain,
    content,
    is_aside,
    labels,
    moment,
    speakers,
    title,
)
from musnad.record import Figure, Record, Statement

_NARROW = 80


class _Widths(NamedTuple):
    """Columns in terminal cells; the text between them takes the rest."""

    cue: int
    words: int
    meta: int


_WIDE, _SLIM = _Widths(12, 24, 24), _Widths(9, 15, 15)


def show(record: Record, look: Look) -> Iterator[str]:
    """Yield the lines that show ``record``."""
    return _Shown(record, look).lines()


class _Shown:
    def __init__(self, record: Record, look: Look) -> None:
        self.record = record
        self.look = look
        self.words = labels(look.language)
        self.known = by_id(record)
        self.widths = _WIDE if look.width >= _NARROW else _SLIM

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield from self._section("statements", len(self.record.statements))
        for aside, group in groupby(speakers(self.record), key=lambda speaker: speaker.is_aside):
            if aside:
                yield ""
                yield from self._row(self._label(self.words["aside"], "heading"))
            for speaker in group:
                yield from self._speaker(speaker)
        yield from self._section("figures", len(self.record.figures))
        for figure in self.record.figures:
            yield from self._figure(figure)
        yield from self._section("events", len(self.record.events))
        yield from table_lines(event_rows([self.record]), self.look)
        yield from self._section("dates", len(self.record.dates))
        for date in self.record.dates:
            value = date.value or self.words["unresolved"]
            yield from self._row(self._text(self.record.words(date.span), "number"), self._meta(value))
        yield from self._section("disputes", len(self.record.disputes))
        yield from self._disputes()
        yield from self._foot()

    def _row(self, *cells: Cell) -> Iterator[str]:
        return row(cells, self.look)

    def _label(self, text: str, style: Style = "plain") -> Cell:
        return Cell(text, style=style, is_rtl=self.look.labels_run_right)

    def _meta(self, text: str) -> Cell:
        return Cell(text, self.widths.meta, "soft", is_rtl=self.look.labels_run_right)

    def _text(self, text: str, style: Style = "plain", width: int = 0) -> Cell:
        return Cell(text, width, style)

    def _head(self) -> Iterator[str]:
        record, words = self.record, self.words
        yield from self._row(self._text(title(record), "heading"))
        published = moment(record.published) if record.published else words["unknown"]
        if record.published_basis:
            published += f" ({words['basis_' + record.published_basis]})"
        about = [f"{words['at']}: {published}"]
        if record.outlet:
            about.append(f"{words['outlet']}: {record.outlet}")
        if record.url:
            about.append(record.url)
        for line in about:
            yield from self._row(self._label(line, "soft"))

    def _section(self, key: str, count: int) -> Iterator[str]:
        yield ""
        shown = f"{self.words[key]} ({count})" if count else f"{self.words[key]}: {self.words['none_found']}"
        yield from self._row(self._label(shown, "heading" if count else "soft"))

    def _speaker(self, speaker: Speaker) -> Iterator[str]:
        yield ""
        name = speaker.name or self.words["unnamed"]
        about = " · ".join((self.words[f"type_{speaker.type}"], *speaker.roles))
        yield from self._row(self._text(f"{name} ({about})", "name"))
        for statement in speaker.statements:
            yield from self._statement(statement)

    def _statement(self, statement: Statement) -> Iterator[str]:
        record, words = self.record, self.words
        said = content(record, statement)
        if statement.occasion:
            said += f" [{words['occasion']}: {record.words(statement.occasion)}]"
        cue = self._text(record.words(statement.cue.span), "cue", self.widths.cue)
        yield from self._row(cue, self._text(said), self._meta(self._about(statement)))

    def _about(self, statement: Statement) -> str:
        words = self.words
        parts = [statement.id, words[f"mode_{statement.mode}"], words[f"act_{statement.act}"]]
        if statement.date:
            parts.append(statement.date)
        parts += [f"{words['via']} {name}" for name in chain(statement, self.known)]
        return ("، " if self.look.labels_run_right else ", ").join(parts)

    def _figure(self, figure: Figure) -> Iterator[str]:
        shown = self._text(self._figure_words(figure), "number", self.widths.words)
        yield from self._row(shown, self._text(self._claimant(figure)), self._meta(self._value(figure)))

    def _figure_words(self, figure: Figure) -> str:
        return f"{self.record.words(figure.span)} {figure.unit or ''}"

    def _claimant(self, figure: Figure) -> str:
        statement = self.known.get(figure.statement or "")
        if statement is None:
            return self.words["aside" if is_aside(self.record, figure.span) else "own_voice"]
        return f"{statement.source.name or self.words['unnamed']} ({statement.id})"

    def _value(self, figure: Figure) -> str:
        bound, value = bound_and_value(figure, self.words)
        return " ".join(part for part in (figure.id, bound, value, figure.unit_code) if part)

    def _disputes(self) -> Iterator[str]:
        figures = {figure.id: self._figure_words(figure) for figure in self.record.figures}
        for dispute in self.record.disputes:
            yield from self._row(self._text(self._summary(dispute.denial, figures), "alert"))
            for claim in dispute.claims:
                yield from self._row(Cell("←", 2), self._text(self._summary(claim, figures)))

    def _summary(self, identity: str, figures: dict[str, str]) -> str:
        statement = self.known.get(identity)
        if statement is None:
            return f"{figures.get(identity, '')} ({identity})"
        name = statement.source.name or self.words["unnamed"]
        return f"{name}: {content(self.record, statement)} ({identity})"

    def _foot(self) -> Iterator[str]:
        yield ""
        counts = block_counts(self.record)
        kinds = " · ".join(f"{self.words['block_' + kind]} {count}" for kind, count in counts.items())
        yield from self._row(self._label(f"{self.words['blocks']}: {kinds}", "soft"))
        if self.record.rights:
            notice = self.record.words(self.record.rights.notice)
            yield from self._row(self._label(f"{self.words['rights']}: {notice}", "soft"))
