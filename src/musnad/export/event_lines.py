"""Events for people at a terminal: one row each, in a table or along time."""

from collections.abc import Iterable, Iterator

from musnad.export.events import EventRow
from musnad.export.sheet import Cell, Look, row
from musnad.export.view import labels

_TYPE_WIDTH = 14
_META_WIDTH = 26


def table_lines(rows: Iterable[EventRow], look: Look) -> Iterator[str]:
    """Yield the lines of a table: what, who did it to whom, where and when, in whose voice."""
    for one in rows:
        yield from row((_what(one, look), _who(one), _meta(one, look)), look)


def timeline_lines(rows: Iterable[EventRow], look: Look) -> Iterator[str]:
    """Yield the lines of a timeline: a heading for each date, its events below."""
    words = labels(look.language)
    date: str | None = ""
    for one in rows:
        if one.date != date:
            date = one.date
            shown = Cell(date or words["unknown"], 0, "heading", is_rtl=look.labels_run_right)
            yield from row((shown,), look)
        yield from row((_what(one, look), _who(one), _meta(one, look)), look)


def _what(one: EventRow, look: Look) -> Cell:
    return Cell(labels(look.language)[f"event_{one.type}"], _TYPE_WIDTH, "cue", is_rtl=look.labels_run_right)


def _who(one: EventRow) -> Cell:
    return Cell(parties(one.actors, one.recipients, one.trigger))


def parties(actors: tuple[str, ...], recipients: tuple[str, ...], trigger: str) -> str:
    """Return who does it to whom around the word that tells it: الجيش ← قصف ← المخيم."""
    return " ← ".join(part for part in ("، ".join(actors), trigger, "، ".join(recipients)) if part)


def counted(one: EventRow, words: dict[str, str]) -> list[str]:
    """Return how many were killed, took part …, with labels for what is counted."""
    parts = [count.partition(" ") for count in one.counts]
    return [f"{words[f'count_{what}']} {number}" for what, _, number in parts]


def _meta(one: EventRow, look: Look) -> Cell:
    words = labels(look.language)
    parts = [one.event, one.date or "", one.place or "", *counted(one, words)]
    if one.status != "asserted":
        parts.append(words[f"status_{one.status}"])
    if one.background:
        parts.append(words["background"])
    if one.voice:
        parts.append(one.voice)
    shown = ("، " if look.labels_run_right else ", ").join(part for part in parts if part)
    return Cell(shown, _META_WIDTH, "soft", is_rtl=look.labels_run_right)
