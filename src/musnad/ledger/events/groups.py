"""Events over outlets: reports of several articles on one happening brought together.

Reports of one story are one event when they share type and status, lie within a day or two, contradict
each other in nobody who is known and in no place, and share someone who takes part, the place or a
number of killed. An article tells an event once: two events of one article stay two.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import cos, hypot, radians
from typing import Final

import msgspec

from musnad.ledger.events.reports import Count, Party, Place, Report, Told, days_apart, keys_of

# Deeds that are told of one place and one day: the place is enough to know them again.
_DEEDS: Final = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", "AID"})
_DAYS: Final = 1  # apart, as the texts tell them
_DAYS_PUBLISHED: Final = 2  # where a report is dated by its publication
_NEAR_KM: Final = 40.0
_KM_PER_DEGREE: Final = 111.2


class LedgerEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event over outlets, with the reports of each, the first to be published first.

    ``id`` is where it is told first: the article's number and the event's id there (1518#v6).
    ``date`` is the one that most texts give, else the first day of publication. ``counts`` are the lowest
    and highest number that any report tells; ``texts`` counts the reports that print a text of their own.
    """

    id: str
    story: int
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: str
    background: bool
    date: str | None
    date_basis: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    counts: tuple[Count, ...]
    outlets: tuple[str, ...]
    texts: int
    reports: tuple[Report, ...]


def grouped(story: int, found: Iterable[Told]) -> list[LedgerEvent]:
    """Return the events that the articles of one story tell, by date."""
    groups: dict[tuple[str, str], list[list[Told]]] = {}
    for one in sorted(found, key=_order):
        alike = groups.setdefault((one.type, one.report.status), [])
        evidence = [_evidence(group, one) for group in alike]
        best = max(evidence, default=0)
        if best > 0:
            alike[evidence.index(best)].append(one)
        else:
            alike.append([one])
    events = [_event(story, group) for alike in groups.values() for group in alike]
    return sorted(events, key=lambda event: (event.date is None, event.date or "", event.reports[0].article))


def _order(one: Told) -> tuple[bool, str, int, int]:
    """Return the place of a report: what is news before what is told in passing, by day."""
    report = one.report
    return report.background, report.day or "9999", report.article, int(report.event[1:])


def _evidence(group: Sequence[Told], one: Told) -> int:
    """Return how many signs say that ``one`` tells what ``group`` tells; 0: it does not."""
    if any(other.report.article == one.report.article for other in group):
        return 0
    if any(_apart(other, one) for other in group):
        return 0
    return max(_signs(other, one) for other in group)


def _apart(one: Told, other: Told) -> bool:
    """Tell whether two reports cannot be of one event."""
    if one.modes and other.modes and not set(one.modes) & set(other.modes):
        return True
    days = days_apart(one.report.date, other.report.date)
    by_text = one.report.date_basis == other.report.date_basis == "text"
    if days is not None and days > (_DAYS if by_text else _DAYS_PUBLISHED):
        return True
    if _elsewhere(one.place, other.place):
        return True
    return _others(one.actors, other.actors) or _others(one.recipients, other.recipients)


def _others(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """Tell whether both name someone known across articles, and nobody is in both."""
    known, known_there = _numbers(some), _numbers(others)
    return bool(known and known_there) and not known & known_there and not _shared(some, others)


def _numbers(some: Sequence[Party]) -> set[int]:
    return {one.entity for one in some if one.entity is not None}


def _signs(one: Told, other: Told) -> int:
    actors = _shared(one.actors, other.actors)
    recipients = _shared(one.recipients, other.recipients)
    if one.type not in _DEEDS:
        return int(actors) and 1 + int(recipients)  # who says or meets what: never without who
    place = one.place is not None and other.place is not None and _same_place(one.place, other.place)
    killed = bool(_killed(one) & _killed(other))
    return int(actors) + int(recipients) + int(place) + int(killed)


def _shared(some: Sequence[Party], others: Sequence[Party]) -> bool:
    return any(_same(one, other) for one in some for other in others)


def _same(one: Party, other: Party) -> bool:
    if one.entity is not None and other.entity is not None:
        return one.entity == other.entity
    if one.country and other.country and one.country != other.country:
        return False
    keys, keys_there = keys_of(one.name), keys_of(other.name)
    return bool(keys) and (keys <= keys_there or (bool(keys_there) and keys_there <= keys))


def _killed(one: Told) -> set[float]:
    return {count.low for count in one.report.counts if count.what == "killed" and count.low is not None}


def _same_place(one: Place, other: Place) -> bool:
    if one.coordinates and other.coordinates:
        return _km(one.coordinates, other.coordinates) < _NEAR_KM
    return keys_of(one.name) == keys_of(other.name)


def _elsewhere(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    both = one.coordinates is not None and other.coordinates is not None
    return both and not _same_place(one, other)


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two places that are near each other, roughly."""
    north = (one[0] - other[0]) * _KM_PER_DEGREE
    east = (one[1] - other[1]) * _KM_PER_DEGREE * cos(radians((one[0] + other[0]) / 2))
    return hypot(north, east)


def _event(story: int, group: Sequence[Told]) -> LedgerEvent:
    ordered = sorted(group, key=lambda one: (one.report.day or "9999", one.report.article))
    reports = tuple(one.report for one in ordered)
    day, basis = _date(reports)
    return LedgerEvent(
        id=f"{reports[0].article}#{reports[0].event}",
        story=story,
        type=ordered[0].type,
        modes=tuple(dict.fromkeys(mode for one in ordered for mode in one.modes)),
        contexts=tuple(dict.fromkeys(context for one in ordered for context in one.contexts)),
        status=reports[0].status,
        background=all(report.background for report in reports),
        date=day,
        date_basis=basis,
        actors=_union([one.actors for one in ordered]),
        recipients=_union([one.recipients for one in ordered]),
        place=_place([one.place for one in ordered if one.place is not None]),
        counts=_counts(reports),
        outlets=tuple(dict.fromkeys(report.outlet for report in reports if report.outlet)),
        texts=sum(report.copy_of is None for report in reports)
        or len({report.copy_of for report in reports}),
        reports=reports,
    )


def _date(reports: Sequence[Report]) -> tuple[str | None, str | None]:
    written = Counter(report.date for report in reports if report.date and report.date_basis == "text")
    if written:
        return max(written, key=lambda day: (written[day], len(day))), "text"
    published = min((report.date for report in reports if report.date), default=None)
    return published, "published" if published else None


def _union(parties: Sequence[Sequence[Party]]) -> tuple[Party, ...]:
    """Return all who take part, each once, those that most reports name first."""
    found: list[Party] = []
    named: Counter[int] = Counter()
    for some in parties:
        for party in some:
            at = next((at for at, known in enumerate(found) if _same(known, party)), None)
            if at is None:
                at = len(found)
                found.append(party)
            elif found[at].entity is None and party.entity is not None:
                found[at] = party
            named[at] += 1
    return tuple(found[at] for at in sorted(named, key=lambda at: (-named[at], at)))


def _place(places: Sequence[Place]) -> Place | None:
    """Return the place that most reports name, one with coordinates before one without."""
    names = Counter(place.name for place in places)
    return max(places, key=lambda place: (place.coordinates is not None, names[place.name]), default=None)


def _counts(reports: Sequence[Report]) -> tuple[Count, ...]:
    """Return of each that is counted the lowest and the highest number any report tells."""
    found: dict[str, list[Count]] = {}
    for report in reports:
        for count in report.counts:
            found.setdefault(count.what, []).append(count)
    spans = []
    for what, counts in found.items():
        low = min((one.low for one in counts if one.low is not None), default=None)
        high = max((one.high for one in counts if one.high is not None), default=None)
        words = " | ".join(dict.fromkeys(one.words for one in counts))
        spans.append(Count(what=what, low=low, high=high, words=words))
    return tuple(spans)
