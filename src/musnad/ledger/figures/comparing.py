"""Figures of several articles that measure the same thing, side by side, with who claims each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import isfinite
from typing import Final, Literal

import msgspec

from musnad.ledger.figures.views import FigureView, figure_views
from musnad.ledger.preparing.story_features import rarity_of
from musnad.ledger.preparing.values import said_on
from musnad.lexicon.rarity import RAREST, rarity
from musnad.record import Bound, Record

Verdict = Literal["agree", "changed", "disagree"]

_SAME_MEASURE: Final = 5.0  # numbers of the same thing differ by less, from one claim to the next
_ALIKE: Final = 1.1
# How rare the words around two figures must be that they share, what is counted among them, added up:
# less where the numbers are alike, for few other things of a story come to the same number.
_AROUND_ALIKE: Final = 7
_AROUND: Final = 14
_OVERLAP: Final = 0.5
_SENTENCE: Final = 20  # the same for the words of their sentences
_SEVERAL: Final = 4  # numbers of people to whom the same befell, in one article
_EXCERPT: Final = 60  # characters on either side


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An article whose figures are compared: its record, and the one that leads its copies."""

    article: int
    outlet: str | None
    day: str | None
    leader: int
    record: Record


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Who claims a figure: ``source``, else the outlet itself; one text printed by several is one claim."""

    article: int
    outlet: str | None
    day: str | None
    source: str | None
    figure: str  # its id in the article's record
    value: int | float | tuple[int | float, int | float] | None
    bound: Bound
    low: float | None  # what the bound leaves open is None
    high: float | None
    unit: str | None
    words: str  # the figure as written, with what it counts
    excerpt: str
    also: tuple[str, ...] = ()  # outlets that print the same text


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of the same figure, in the order of days.

    ``verdict``: ``disagree`` when two of one day cannot both be true, ``changed`` when only claims of
    different days, or of the same outlet or source, differ; else ``agree``.
    """

    what: str  # what is counted: a unit's code, or the counted noun; "" for people
    fate: str  # killed, injured …, or ""
    part: bool  # a part of what was counted
    since: bool  # adds up a longer time
    place: str | None
    verdict: Verdict
    claims: tuple[Claim, ...]


def compared(sources: Sequence[Source], about: Iterable[int]) -> tuple[Comparison, ...]:
    """Return the figures of ``sources`` that at least two claim, those that differ first.

    ``about`` are the terms of what is compared: a figure counts if its sentence has one of them.
    """
    core = frozenset(about)
    by_article = {source.article: source for source in sources}
    groups: dict[tuple[str, ...], list[list[FigureView]]] = {}
    for source in sources:
        views = [
            view for view in figure_views(source.article, source.record) if not core or view.sentence & core
        ]
        for view in _of_one_event(views):
            _join(groups.setdefault(view.kind, []), view)
    found = [_comparison(group, by_article) for some in groups.values() for group in some]
    kept = [comparison for comparison in found if _is_compared(comparison)]
    order = {"disagree": 0, "changed": 1, "agree": 2}
    return tuple(sorted(kept, key=lambda each: (order[each.verdict], -len(each.claims))))


def name_of(comparison: Comparison, words: Mapping[str, str]) -> str:
    """Return what ``comparison`` is about: what is counted, what befell it, where."""
    unit = next((claim.unit for claim in comparison.claims if claim.unit), "") if comparison.what else ""
    parts = [
        words["of_these"] if comparison.part else "",
        unit,
        words[f"fate_{comparison.fate}"] if comparison.fate else "",
        f"({words['since']})" if comparison.since else "",
        f"[{comparison.place}]" if comparison.place else "",
    ]
    return " ".join(part for part in parts if part)


def _of_one_event(views: Sequence[FigureView]) -> Iterator[FigureView]:
    """Yield ``views`` but for those of several events: many numbers of killed in one article."""
    values: dict[tuple[str, ...], set[tuple[float, float]]] = {}
    for view in views:
        values.setdefault(view.kind, set()).add(view.interval)
    yield from (v for v in views if not _is_of_people(v) or len(values[v.kind]) < _SEVERAL)


def _is_compared(comparison: Comparison) -> bool:
    claimants = {(claim.article, claim.source) for claim in comparison.claims}
    return len(claimants) > 1


def _join(groups: list[list[FigureView]], view: FigureView) -> None:
    """Put ``view`` to the figures it measures the same as, the nearest in number, or to none yet."""
    fitting = [group for group in groups if _fits(group, view)]
    if fitting:
        min(fitting, key=lambda group: min(_distance(view, other) for other in group)).append(view)
    else:
        groups.append([view])


def _fits(group: Sequence[FigureView], view: FigureView) -> bool:
    """Tell whether ``view`` measures what ``group`` does: those to whom something befell grow in number."""
    if any(_excludes(view, other) for other in group):
        return False
    enough = any if _is_of_people(view) else all
    return enough(_same(view, other) for other in group)


def _excludes(one: FigureView, other: FigureView) -> bool:
    """Tell whether two figures cannot be of the same thing: one voice tells two numbers, places differ."""
    if one.article == other.article and one.figure.statement == other.figure.statement:
        # A bound reaches far: «more than 300 of 462» are two numbers, though 462 is more than 300.
        return not _meet(one, other) or (one.sentence == other.sentence and _distance(one, other) > _ALIKE)
    return not _one_of(one.place, other.place) or not _one_of(one.period, other.period)


def _is_of_people(view: FigureView) -> bool:
    what, fate, *_ = view.kind
    return bool(fate) and not what


def _same(one: FigureView, other: FigureView) -> bool:
    """Tell whether two figures of a kind measure the same thing."""
    alike = _distance(one, other)
    if alike >= _SAME_MEASURE:
        return False
    people = _is_of_people(one)
    around = _weight(one.context & other.context) + _telling(one.kind[0])
    if _meet(one, other) and alike <= _ALIKE:
        return people or around >= _AROUND_ALIKE
    return _weight(one.sentence & other.sentence) >= _SENTENCE and (
        people or (around >= _AROUND and _overlap(one, other) >= _OVERLAP)
    )


def _weight(terms: frozenset[int]) -> int:
    return sum(map(rarity_of, terms))


def _overlap(one: FigureView, other: FigureView) -> float:
    """Return the share of the words around two figures that stand around both."""
    either = len(one.context | other.context)
    return len(one.context & other.context) / either if either else 0.0


def _telling(what: str) -> int:
    """Return how much it tells that both count ``what``: a unit nothing, a noun by its rarity."""
    return 0 if not what or what.isascii() or not what.isalpha() else min(rarity(what), RAREST - 1)


def _one_of(one: str, other: str) -> bool:
    return one in other or other in one


def _meet(one: FigureView, other: FigureView) -> bool:
    return one.interval[0] <= other.interval[1] and other.interval[0] <= one.interval[1]


def _distance(one: FigureView, other: FigureView) -> float:
    """Return how many times the larger number is the smaller."""
    a, b = (max(map(abs, _ends(view))) for view in (one, other))
    if a == b:
        return 1.0
    return max(a, b) / min(a, b) if min(a, b) else _SAME_MEASURE


def _ends(view: FigureView) -> tuple[float, ...]:
    value = view.figure.value
    return tuple(map(float, value)) if isinstance(value, tuple) else (float(value or 0),)


def _comparison(group: Sequence[FigureView], sources: Mapping[int, Source]) -> Comparison:
    what, fate, part, since, _ = group[0].kind
    claims = tuple(sorted(_claims(group, sources), key=lambda claim: (claim.day or "", claim.article)))
    places = [view.place for view in group if view.place]
    return Comparison(
        what=what,
        fate=fate,
        part=bool(part),
        since=bool(since),
        place=max(places, key=len) if places else None,
        verdict=_verdict(claims),
        claims=claims,
    )


def _claims(group: Sequence[FigureView], sources: Mapping[int, Source]) -> Iterator[Claim]:
    """Yield the claims of ``group``: once what an article tells twice, or what several print alike."""
    told: dict[tuple[int, float, float], list[tuple[FigureView, str | None]]] = {}
    for view in group:
        source = sources[view.article]
        key = (source.leader, *view.interval)
        told.setdefault(key, []).append((view, _claimant(source.record, view)))
    for views in told.values():
        named = [(view, name) for view, name in views if name]
        view, name = (named or views)[0]
        first = sources[view.article]
        printed = {sources[other.article].outlet for other, _ in views} - {first.outlet, None}
        yield _claim(first, view, name, tuple(sorted(outlet for outlet in printed if outlet)))


def _claimant(record: Record, view: FigureView) -> str | None:
    statement = next((s for s in record.statements if s.id == view.figure.statement), None)
    return statement.source.name if statement is not None else None


def _claim(source: Source, view: FigureView, name: str | None, also: tuple[str, ...]) -> Claim:
    figure, text = view.figure, source.record.text
    lo, hi = figure.span
    unit = f" {figure.unit}" if figure.unit else ""
    return Claim(
        article=source.article,
        outlet=source.outlet,
        day=_day(source, view),
        source=name,
        figure=figure.id,
        value=figure.value,
        bound=figure.bound,
        low=_finite(view.interval[0]),
        high=_finite(view.interval[1]),
        unit=figure.unit,
        words=f"{source.record.words(figure.span)}{unit}",
        excerpt=" ".join(text[max(0, lo - _EXCERPT) : hi + _EXCERPT].split()),
        also=also,
    )


def _finite(end: float) -> float | None:
    return end if isfinite(end) else None


def _day(source: Source, view: FigureView) -> str | None:
    """Return when it was claimed: the day of the statement, else of the article."""
    statement = next((s for s in source.record.statements if s.id == view.figure.statement), None)
    said = said_on(statement.date, source.day) if statement is not None else None
    return said if said and len(said) == len("2000-01-01") else source.day


def _verdict(claims: Sequence[Claim]) -> Verdict:
    apart = [(one, other) for one, other in combinations(claims, 2) if _are_apart(one, other)]
    if not apart:
        return "agree"
    return "disagree" if any(_at_once(one, other) for one, other in apart) else "changed"


def _are_apart(one: Claim, other: Claim) -> bool:
    return _beyond(one.low, other.high) or _beyond(other.low, one.high)


def _beyond(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high


def _at_once(one: Claim, other: Claim) -> bool:
    """Tell whether two claims stand beside each other, rather than one after the other."""
    if one.source and one.source == other.source:
        return False
    if one.article == other.article:
        return True
    return one.day == other.day and one.outlet != other.outlet
