"""The side of the page: the record as lists, each entry linked to its place in the text."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlsplit

from musnad.export.event_lines import counted, parties
from musnad.export.events import EventRow, event_rows
from musnad.export.view import Speaker, bound_and_value, by_id, chain, content, is_aside, moment, speakers
from musnad.record import Event, Figure, Record, Statement

_SUMMARY_LENGTH = 70


class Extras(NamedTuple):
    """What is known beside a record: pages of its entities, notes on its statements by their ids.

    ``correct`` is what the link says that leads to the form in which a statement is corrected.
    """

    pages: Mapping[str, str] = {}
    notes: Mapping[str, Sequence[str]] = {}
    correct: str = ""


_NOTHING_MORE = Extras()


class Panel:
    """Writes the lists of one record; ``words`` are the labels by key."""

    def __init__(self, record: Record, words: dict[str, str], extras: Extras = _NOTHING_MORE) -> None:
        self.record = record
        self.words = words
        self._extras = extras
        self._known = by_id(record)
        self._statement_places = {s.id: place for place, s in enumerate(record.statements)}
        self._figure_places = {f.id: place for place, f in enumerate(record.figures)}

    def write(self) -> str:
        """Return the HTML of all lists."""
        record = self.record
        sections = (
            self._about(),
            self._legend(),
            self._heading("statements", len(record.statements)) + self._statements(),
            self._heading("figures", len(record.figures)) + self._figures(),
            self._heading("events", len(record.events)) + self._events(),
            self._heading("dates", len(record.dates)) + self._dates(),
            self._heading("disputes", len(record.disputes)) + self._disputes(),
            f"<footer>{_bdi(record.schema)} · {_bdi(record.ruleset)} · {_bdi(record.id)}</footer>",
        )
        return "\n".join(sections)

    def _label(self, key: str) -> str:
        return escape(self.words[key])

    def _heading(self, key: str, count: int) -> str:
        return f"<h2>{self._label(key)} <small>({count})</small></h2>\n"

    def _empty(self) -> str:
        return f'<p class="empty">{self._label("none_found")}</p>'

    def _about(self) -> str:
        record = self.record
        published = _bdi(moment(record.published) if record.published else self.words["unknown"])
        if record.published_basis:
            published += f" <small>({self._label('basis_' + record.published_basis)})</small>"
        pairs = [("outlet", _bdi(record.outlet or self.words["unknown"])), ("at", published)]
        if record.url:
            pairs.append(("url", _address(record.url)))
        return (
            "<dl>" + "".join(f"<dt>{self._label(key)}</dt><dd>{value}</dd>" for key, value in pairs) + "</dl>"
        )

    def _legend(self) -> str:
        kinds = ("cue", "source", "content", "figure", "event", "date")
        shown = (f'<span class="{kind}">{self._label("legend_" + kind)}</span>' for kind in kinds)
        return f'<p class="legend">{" ".join(shown)}</p>'

    def _statements(self) -> str:
        groups: list[str] = []
        numbered = enumerate(speakers(self.record))
        for aside, group in groupby(numbered, key=lambda pair: pair[1].is_aside):
            if aside:
                groups.append(f"<h2>{self._label('aside')}</h2>")
            groups += [self._speaker(number, speaker) for number, speaker in group]
        return "\n".join(groups) or self._empty()

    def _speaker(self, number: int, speaker: Speaker) -> str:
        about = [self._label(f"type_{speaker.type}"), *(_bdi(role) for role in speaker.roles)]
        name = _bdi(speaker.name or self.words["unnamed"])
        page = self._extras.pages.get(speaker.statements[0].source.entity or "")
        name = f'<a href="{escape(page)}">{name}</a>' if page else name
        items = "\n".join(self._statement(statement) for statement in speaker.statements)
        return (
            f'<section class="speaker k{number % 8}" id="p{number}">'
            f"<h3>{name} <small>{' · '.join(about)}</small></h3>\n<ol>{items}</ol></section>"
        )

    def _statement(self, statement: Statement) -> str:
        place = self._statement_places[statement.id]
        cue = _bdi(self.record.words(statement.cue.span))
        said = _bdi(content(self.record, statement))
        chips = "".join(_bdi(chip) for chip in self._chips(statement))
        if self._extras.correct:
            chips += f'<a href="?about={escape(statement.id)}#f-body">{escape(self._extras.correct)}</a>'
        notes = "".join(
            f'<p class="note" dir="auto">{escape(note)}</p>'
            for note in self._extras.notes.get(statement.id, ())
        )
        return (
            f'<li class="item s{place}" id="i-s{place}">'
            f'<p lang="ar" dir="rtl"><a class="cueword" href="#t-s{place}">{cue}</a> {said}</p>'
            f'<p class="chips">{chips}</p>{notes}</li>'
        )

    def _chips(self, statement: Statement) -> list[str]:
        words = self.words
        chips = [words[f"mode_{statement.mode}"], words[f"act_{statement.act}"]]
        chips += [f"{words['via']} {name}" for name in chain(statement, self._known)]
        if statement.date:
            chips.append(statement.date)
        if statement.occasion:
            chips.append(f"{words['occasion']}: {self.record.words(statement.occasion)}")
        return [*chips, f"{words['rule']}: {statement.rule}", f"{statement.confidence:.0%}"]

    def _figures(self) -> str:
        rows = (
            f'<tr id="i-f{place}"><td>{_link(f"t-f{place}", self._figure_words(figure))}</td>'
            f'<td class="number">{self._value(figure)}</td><td>{self._claimant(figure)}</td></tr>'
            for place, figure in enumerate(self.record.figures)
        )
        return self._table(("figures", "value", "claimed_by"), rows)

    def _figure_words(self, figure: Figure) -> str:
        return f"{self.record.words(figure.span)} {figure.unit or ''}".rstrip()

    def _value(self, figure: Figure) -> str:
        bound, value = bound_and_value(figure, self.words)
        code = f" {figure.unit_code}" if figure.unit_code else ""
        return f"{escape(bound)} {_bdi(value + code)}".lstrip()

    def _claimant(self, figure: Figure) -> str:
        statement = self._known.get(figure.statement or "")
        if statement is None:
            return self._label("aside" if is_aside(self.record, figure.span) else "own_voice")
        name = statement.source.name or self.words["unnamed"]
        return _link(f"i-s{self._statement_places[statement.id]}", name)

    def _events(self) -> str:
        """Return the events along time, each linked to its words; those without a date last."""
        rows = {row.event: row for row in event_rows([self.record])}
        items = "\n".join(self._event(place, rows[one.id]) for place, one in self._by_date())
        return f'<ol class="events">{items}</ol>' if items else self._empty()

    def _by_date(self) -> list[tuple[int, Event]]:
        return sorted(enumerate(self.record.events), key=lambda pair: (pair[1].date or "~", pair[0]))

    def _event(self, place: int, row: EventRow) -> str:
        shown = parties(row.actors, row.recipients, row.trigger)
        modes = [self.words.get(f"event_mode_{mode}", mode) for mode in row.mode]
        chips = [row.date or self.words["unknown"], *modes, row.place or "", *counted(row, self.words)]
        if row.status != "asserted":
            chips.append(self.words[f"status_{row.status}"])
        if row.background:
            chips.append(self.words["background"])
        listed = "".join(_bdi(chip) for chip in (*chips, row.voice or "") if chip)
        return (
            f'<li class="item" id="i-v{place}"><p lang="ar" dir="rtl">'
            f"<b>{self._label(f'event_{row.type}')}</b> {_link(f't-v{place}', shown)}</p>"
            f'<p class="chips">{listed}</p></li>'
        )

    def _dates(self) -> str:
        rows = (
            f'<tr id="i-d{place}"><td>{_link(f"t-d{place}", self.record.words(date.span))}</td>'
            f'<td class="number">{_bdi(date.value or self.words["unresolved"])}</td></tr>'
            for place, date in enumerate(self.record.dates)
        )
        return self._table(("dates", "value"), rows)

    def _table(self, columns: tuple[str, ...], rows: Iterable[str]) -> str:
        body = "\n".join(rows)
        if not body:
            return self._empty()
        head = "".join(f'<th scope="col">{self._label(column)}</th>' for column in columns)
        return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"

    def _disputes(self) -> str:
        verb = self._label("dispute")
        items = (
            f'<li class="item">{self._reference(dispute.denial)} <b>{verb}</b> '
            f"{' · '.join(self._reference(claim) for claim in dispute.claims)}</li>"
            for dispute in self.record.disputes
        )
        body = "\n".join(items)
        return f"<ul>{body}</ul>" if body else self._empty()

    def _reference(self, identity: str) -> str:
        if identity in self._known:
            return _link(f"i-s{self._statement_places[identity]}", self._summary(self._known[identity]))
        if identity in self._figure_places:
            place = self._figure_places[identity]
            return _link(f"i-f{place}", self._figure_words(self.record.figures[place]))
        return _bdi(identity)

    def _summary(self, statement: Statement) -> str:
        said = content(self.record, statement)
        if len(said) > _SUMMARY_LENGTH:
            said = said[:_SUMMARY_LENGTH].rsplit(" ", 1)[0] + "…"
        return f"{statement.source.name or self.words['unnamed']}: {said}"


def speaker_numbers(record: Record) -> dict[str, int]:
    """Return for each statement the number of its source: its place in the list, its colour in the text."""
    return {s.id: number for number, speaker in enumerate(speakers(record)) for s in speaker.statements}


def _bdi(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"


def _link(anchor: str, text: str) -> str:
    return f'<a href="#{anchor}">{_bdi(text)}</a>'


def _address(url: str) -> str:
    try:
        is_web = urlsplit(url).scheme in ("http", "https")
    except ValueError:
        is_web = False
    if not is_web:
        return _bdi(url)
    return f'<a dir="ltr" rel="noopener noreferrer nofollow" href="{escape(url)}">{escape(url)}</a>'
