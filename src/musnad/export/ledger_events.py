"""Events of a ledger for people and programs: each once, with what every outlet tells of it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from musnad.export.event_lines import parties
from musnad.export.sheet import Cell, Look, row
from musnad.export.tables import Cells
from musnad.export.view import labels

if TYPE_CHECKING:
    from musnad.ledger import EventReport, LedgerEvent
    from musnad.ledger.events.reports import Count, Party

COLUMNS: Final = (
    *("event", "story", "type", "mode", "contexts", "status", "background", "date", "date_basis"),
    *("actors", "actor_countries", "actor_sectors"),
    *("recipients", "recipient_countries", "recipient_sectors"),
    *("place", "country", "latitude", "longitude", "killed", "wounded", "counts"),
    *("outlets", "texts", "reports", "told", "words"),
)
_SEPARATOR: Final = " | "
_TYPE_WIDTH, _META_WIDTH, _DAY, _OUTLET, _NUMBER, _INDENT = 14, 26, 10, 12, 8, 4  # terminal cells
_SHOWN: Final = 8  # reports of an event at a terminal


def cells(event: "LedgerEvent") -> Cells:
    """Return the cells of ``event`` by column; a list becomes text with « | » between.

    ``told`` has what each report tells: its outlet, article and numbers.
    """
    place = event.place
    latitude, longitude = (place.coordinates if place else None) or (None, None)
    found: Cells = {"event": event.id, "story": event.story, "type": event.type, "mode": _joined(event.modes)}
    found |= {"contexts": _joined(event.contexts), "status": event.status, "background": event.background}
    found |= {"date": event.date, "date_basis": event.date_basis}
    found |= _sides("actor", event.actors) | _sides("recipient", event.recipients)
    found |= {"place": place.name if place else None, "country": place.country if place else None}
    found |= {"latitude": latitude, "longitude": longitude}
    found |= {what: _counted(event, what) for what in ("killed", "wounded")}
    found |= {"counts": _joined(f"{one.what} {_range(one)}" for one in event.counts)}
    found |= {"outlets": _joined(event.outlets), "texts": event.texts, "reports": len(event.reports)}
    found |= {"told": _joined(map(_told, event.reports)), "words": event.reports[0].words}
    return found


def _joined(some: Iterable[str | None]) -> str:
    return _SEPARATOR.join(dict.fromkeys(one for one in some if one))


def _sides(side: str, parties: "tuple[Party, ...]") -> Cells:
    return {
        f"{side}s": _joined(party.name for party in parties),
        f"{side}_countries": _joined(party.country for party in parties),
        f"{side}_sectors": _joined(party.sector for party in parties),
    }


def _counted(event: "LedgerEvent", what: str) -> str | None:
    return next((_range(count) for count in event.counts if count.what == what), None)


def _range(count: "Count") -> str:
    """Return the lowest and the highest number told; the words of a vague one."""
    if count.low is None or count.high is None:
        return count.words
    low, high = f"{count.low:g}", f"{count.high:g}"
    return low if low == high else f"{low}-{high}"


def _told(report: "EventReport") -> str:
    counts = ", ".join(f"{count.what} {_range(count)}" for count in report.counts)
    return f"{report.outlet or '-'} {report.article}" + (f": {counts}" if counts else "")


def event_lines(events: "Iterable[LedgerEvent]", look: Look, *, timeline: bool) -> Iterator[str]:
    """Yield the lines of events for people, with ``timeline`` under a heading for each date."""
    words = labels(look.language)
    date: str | None = ""
    for event in events:
        if timeline and event.date != date:
            date = event.date
            shown = Cell(date or words["unknown"], 0, "heading", is_rtl=look.labels_run_right)
            yield from row((shown,), look)
        yield from _event_lines(event, look)


def _event_lines(event: "LedgerEvent", look: Look) -> Iterator[str]:
    words = labels(look.language)
    what = Cell(words[f"event_{event.type}"], _TYPE_WIDTH, "cue", is_rtl=look.labels_run_right)
    names = [tuple(party.name for party in some) for some in (event.actors, event.recipients)]
    who = Cell(parties(names[0], names[1], event.reports[0].trigger))
    yield from row((what, who, _meta(event, look)), look)
    for report in event.reports[:_SHOWN]:
        yield from row(_report(report), look)
    if len(event.reports) > _SHOWN:
        more = f"+ {len(event.reports) - _SHOWN}"
        yield from row((Cell(" ", _INDENT), Cell(more, 0, "soft", is_rtl=False)), look)


def _meta(event: "LedgerEvent", look: Look) -> Cell:
    words = labels(look.language)
    parts = [event.id, event.date or "", event.place.name if event.place else ""]
    parts += [f"{words[f'count_{one.what}']} {_range(one)}" for one in event.counts]
    if event.status != "asserted":
        parts.append(words[f"status_{event.status}"])
    if event.background:
        parts.append(words["background"])
    shown = ("، " if look.labels_run_right else ", ").join(part for part in parts if part)
    return Cell(shown, _META_WIDTH, "soft", is_rtl=look.labels_run_right)


def _report(report: "EventReport") -> tuple[Cell, ...]:
    counts = "، ".join(count.words for count in report.counts)
    return (
        Cell(" ", _INDENT),
        Cell(report.day or "", _DAY, "soft", is_rtl=False),
        Cell(report.outlet or "", _OUTLET),
        Cell(str(report.article), _NUMBER, "number", is_rtl=False),
        Cell(" — ".join(part for part in (counts, report.voice or "") if part), 0, "soft"),
    )
