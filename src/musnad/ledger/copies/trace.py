"""Tracing an article: whose text it prints, how much of it, by which credits, and what was changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple, TypedDict

import msgspec
from sqlalchemy import Connection, select

from musnad.ledger.copies.alignment import Alignment, Stretch, Words, align, words_of
from musnad.ledger.copies.credits import Credit, agency_named, credits_of
from musnad.ledger.copies.groups import group_of, members, pairs_of
from musnad.ledger.preparing.prepare import unpacked
from musnad.ledger.store.tables import articles, records
from musnad.record import Record, Span

_MOST: Final = 100  # versions compared: those that share most
_ENOUGH: Final = 0.5  # the share of a text in another from which that may be its origin
_UNDATED: Final = "9"  # after every date
_DAY: Final = len("2031-03-04")

Basis = Literal["agency", "credit", "earliest", "undecided", "alone"]


class Passage(msgspec.Struct, frozen=True):
    """Words of an article: their span in its text, and themselves."""

    span: Span
    text: str


class Replacement(msgspec.Struct, frozen=True):
    """Words of the text a version was compared with, and those that stand in their place."""

    was: Passage
    now: Passage


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An article that prints the text or a part of it, compared with the trace's base.

    ``share`` is how much of its words stand in the base in runs of five, ``kept`` how much of the
    base's stand here. ``copy`` tells whether it is of the base's group; else it shares a part.
    """

    article: int
    id: str
    url: str | None
    outlet: str | None
    title: str
    published: str | None
    words: int
    copy: bool
    share: float
    kept: float
    credits: tuple[Credit, ...]
    cites: tuple[str, ...]  # agencies that the text names as sources of what they said
    added: tuple[Passage, ...]
    left_out: tuple[Passage, ...]
    replaced: tuple[Replacement, ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whose text it is.

    ``basis``: ``agency``, the outlet of a version is one; ``credit``, versions name it; ``earliest``,
    none is named and its version was published first; ``undecided``, several outlets published it first
    as far as their dates tell; ``alone``, nothing here shares it. ``name`` is None where that is not
    known. ``credited`` counts the versions that name each agency or outlet.
    """

    name: str | None
    basis: Basis
    credited: dict[str, int] = {}
    unnamed: int = 0  # versions credited to «وكالات», agencies that go unnamed


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article's text is from.

    ``versions`` are in the order of publication, the article itself among them; ``base`` is the one
    that the others are compared with. All are numbers of articles.
    """

    article: int
    origin: Origin
    base: int
    earliest: int
    most_complete: int
    versions: tuple[Version, ...]


class _Held(NamedTuple):
    number: int
    record: Record
    title: str
    words: Words
    credits: tuple[Credit, ...]


def trace(connection: Connection, article: int) -> Trace:
    """Return where the text of ``article``, the number of one in its current version, is from."""
    grouped = _group(connection, article)
    partial = [pair for pair in pairs_of(connection, article) if pair.other not in grouped]
    numbers = [article, *grouped, *(pair.other for pair in partial)]
    held = _held(connection, list(dict.fromkeys(numbers))[:_MOST])
    copies = [one for one in held if one.number in grouped]
    sources = {pair.other for pair in partial if pair.share >= _ENOUGH}
    likely = [one for one in held if one.number in sources] if len(copies) == 1 else []
    origin, base = _origin([*copies, *likely], next(one for one in held if one.number == article))
    return Trace(
        article=article,
        origin=origin,
        base=base.number,
        earliest=min(copies, key=_when).number,
        most_complete=max(copies, key=lambda one: (len(one.words.forms), -one.number)).number,
        versions=tuple(_version(one, base, copy=one in copies) for one in held),
    )


def origin_of(connection: Connection, article: int) -> Origin:
    """Return whose text ``article`` prints, as `trace` does, without comparing the versions word by word."""
    grouped = _group(connection, article)
    sources = {
        pair.other
        for pair in pairs_of(connection, article)
        if pair.other not in grouped and pair.share >= _ENOUGH
    }
    numbers = [article, *grouped, *(sources if len(grouped) == 1 else ())]
    held = _held(connection, list(dict.fromkeys(numbers))[:_MOST])
    return _origin(held, next(one for one in held if one.number == article))[0]


def _group(connection: Connection, article: int) -> set[int]:
    leaders = set(group_of(connection, [article]).values())
    return {article}.union(*members(connection, leaders).values())


def _held(connection: Connection, numbers: Sequence[int]) -> list[_Held]:
    """Return the articles with ``numbers`` in the order of publication."""
    query = (
        select(articles.c.id, articles.c.title, records.c.data)
        .join(records, records.c.article == articles.c.id)
        .where(articles.c.id.in_(numbers))
    )
    found = []
    for number, title, data in connection.execute(query):
        record = unpacked(data)
        found.append(_Held(number, record, title, words_of(record), credits_of(record)))
    return sorted(found, key=_when)


def _when(one: _Held) -> tuple[str, int]:
    return one.record.published or _UNDATED, one.number


def _origin(found: Sequence[_Held], article: _Held) -> tuple[Origin, _Held]:
    """Return whose text ``found`` print, and the version of it to compare with."""
    credited = Counter(name for one in found for name in _foreign(one))
    unnamed = sum(any(not credit.names for credit in one.credits) for one in found)
    name, basis, base = _decided(found, article, credited)
    return Origin(name=name, basis=basis, credited=dict(credited.most_common()), unnamed=unnamed), base


def _decided(
    found: Sequence[_Held], article: _Held, credited: Counter[str]
) -> tuple[str | None, Basis, _Held]:
    agency = next((one for one in found if agency_named(one.record.outlet)), None)
    if agency:
        return agency_named(agency.record.outlet), "agency", agency
    if credited:
        name = _most_credited(found, credited)
        return name, "credit", _fullest(one for one in found if name in _foreign(one))
    if len(found) > 1:
        return _first(found)
    return article.record.outlet, "alone", article


def _first(found: Sequence[_Held]) -> tuple[str | None, Basis, _Held]:
    """Return the version published first; of several that may be, the fullest.

    A date without its hour may be before or after any hour of its day.
    """
    first = min(found, key=_when)
    when = first.record.published or _UNDATED
    rivals = [one for one in found if _may_be_first(one.record.published or _UNDATED, when)]
    if len({one.record.outlet for one in rivals}) > 1:
        return None, "undecided", _fullest(rivals)
    return first.record.outlet, "earliest", first


def _may_be_first(published: str, first: str) -> bool:
    return published == first or (
        published[:_DAY] == first[:_DAY] and min(len(published), len(first)) <= _DAY
    )


def _foreign(one: _Held) -> set[str]:
    """Return the agencies that ``one`` is credited to; where there are none the outlets."""
    agencies = {name for credit in one.credits for name in credit.agencies}
    return agencies or {name for credit in one.credits for name in credit.names}


def _most_credited(found: Sequence[_Held], credited: Counter[str]) -> str:
    agencies = {name for one in found for credit in one.credits for name in credit.agencies}
    return max(credited, key=lambda name: (name in agencies, credited[name]))


def _fullest(found: Iterable[_Held]) -> _Held:
    return max(found, key=lambda one: (len(one.words.forms), -one.number))


def _version(one: _Held, base: _Held, *, copy: bool) -> Version:
    found = align(base.words, one.words)
    record = one.record
    return Version(
        article=one.number,
        id=record.id,
        url=record.url,
        outlet=record.outlet,
        title=one.title,
        published=record.published,
        words=len(one.words.forms),
        copy=copy,
        share=round(found.share, 3),
        kept=round(found.kept, 3),
        credits=one.credits,
        cites=_cited(record),
        **_changes(found, base, one),
    )


class _Changes(TypedDict):
    added: tuple[Passage, ...]
    left_out: tuple[Passage, ...]
    replaced: tuple[Replacement, ...]


def _changes(found: Alignment, base: _Held, one: _Held) -> _Changes:
    return {
        "added": tuple(_passage(one, stretch) for stretch in found.added),
        "left_out": tuple(_passage(base, stretch) for stretch in found.left_out),
        "replaced": tuple(
            Replacement(_passage(base, was), _passage(one, now)) for was, now in found.replaced
        ),
    }


def _passage(one: _Held, stretch: Stretch) -> Passage:
    span = one.words.span(stretch)
    return Passage(span, one.record.words(span))


def _cited(record: Record) -> tuple[str, ...]:
    """Return the agencies that ``record`` has statements of, in their order."""
    named = (agency_named(statement.source.name) for statement in record.statements)
    return tuple(dict.fromkeys(name for name in named if name))
