"""What someone said over time: when, where printed, denied by whom, and what was said otherwise later."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, func, select

from musnad.errors import LedgerError
from musnad.ledger.articles.wording import wordings
from musnad.ledger.copies.groups import group_of
from musnad.ledger.people.changes import Measured, Saying, differing, roots_of, turned
from musnad.ledger.people.finding import Candidate, Found, candidate, find
from musnad.ledger.store.bulk import among
from musnad.ledger.store.tables import appearances, articles, disputes, figures, statements
from musnad.record import Act
from musnad.text.fold import fold

MOST: Final = 1_000  # statements at once
_READ: Final = 4  # rows read for each statement shown: the others are reprints of them
_SHOWN: Final = 12  # names and roles of somebody
_REPEATED: Final = 0.6  # share of the roots that two copies of a statement have in common


class WhoOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of someone's statements; days are ISO 8601, both included.

    ``entity`` says who of several is meant; ``limit`` how many statements are given, the latest.
    """

    entity: int | None = None
    act: Act | None = None
    first_day: str | None = None
    last_day: str | None = None
    limit: int = 50


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """An office or calling, and the days between which articles used it."""

    role: str
    first_day: str | None
    last_day: str | None
    articles: int


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """An article that prints a statement."""

    article: int
    outlet: str | None
    day: str | None
    url: str | None


class Opposed(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that denies another, or is denied by it: whose it is, where it stands, its words."""

    source: str | None
    printed: Print
    words: str


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What the same one said otherwise before: ``kind`` figure, denied (now), or withdrawn (a denial)."""

    kind: str
    printed: Print
    words: str
    before: str | None = None  # the figures, for ``kind`` figure
    now: str | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, reprints folded into the earliest article that has it.

    ``statement`` is its id in that article's record; ``role`` what its source was called there; ``day``
    when it was said, where the text tells, else published. ``denies`` are claims of others that it
    disputes, ``denied_by`` statements of others that dispute it, ``changes`` what the source said before.
    """

    statement: str
    printed: Print
    day: str | None
    role: str | None
    act: str
    cue: str
    words: str
    confidence: float
    reprints: tuple[Print, ...] = ()
    denies: tuple[Opposed, ...] = ()
    denied_by: tuple[Opposed, ...] = ()
    changes: tuple[Changed, ...] = ()


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Who is meant by a name and what they said, oldest first.

    ``someone`` is None where several may be meant: ``candidates`` are to be chosen from, by their
    number. ``statements`` are the latest of those asked for; ``total`` how many there are, reprints
    counted.
    """

    name: str
    candidates: tuple[Candidate, ...] = ()
    someone: Candidate | None = None
    names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    total: int = 0
    statements: tuple[Said, ...] = ()


def who(connection: Connection, name: str, options: WhoOptions) -> Who:
    """Return who is meant by ``name``, and what they said.

    Raises:
        LedgerError: there are no letters in ``name``, or the ledger has no such entity; or too many
            statements are asked for.
    """
    if not 0 < options.limit <= MOST:
        raise LedgerError(f"limit: {options.limit}; ask for 1 to {MOST:,} statements")
    found = find(connection, name) if options.entity is None else Found((), options.entity)
    if found.chosen is None:
        return Who(name=name, candidates=found.candidates)
    someone = candidate(connection, found.chosen)
    called = _called(connection, found.chosen)
    rows = _rows(connection, found.chosen, options)
    total = _asked(select(func.count()), found.chosen, options)
    return Who(
        name=name,
        candidates=found.candidates,
        someone=someone,
        names=called.names,
        roles=called.spans,
        total=connection.execute(total).scalar_one(),
        statements=tuple(_said(connection, rows, called, options.limit)),
    )


_TOLD: Final = (
    statements.c.id.label("number"), statements.c.article, statements.c.local, statements.c.source,
    statements.c.day.label("said"), statements.c.cue, statements.c.act, statements.c.confidence,
    articles.c.outlet, articles.c.day, articles.c.url,
)  # fmt: skip


def _asked(query: Select[Any], entity: int, options: WhoOptions) -> Select[Any]:
    s = statements.c
    query = query.select_from(statements).where(s.entity == entity)
    if options.act is not None:
        query = query.where(s.act == options.act)
    if options.first_day is not None:
        query = query.where(s.day >= options.first_day)
    if options.last_day is not None:
        query = query.where(func.substr(s.day, 1, 10) <= options.last_day)
    return query


def _rows(connection: Connection, entity: int, options: WhoOptions) -> list[Any]:
    """Return the latest statements asked for, oldest first."""
    s = statements.c
    when = func.coalesce(s.day, "")
    latest = _asked(select(s.id), entity, options).order_by(when.desc(), s.id.desc())
    latest = latest.limit(options.limit * _READ)
    query = (
        select(*_TOLD)
        .join(articles, articles.c.id == s.article)
        .where(s.id.in_(select(latest.subquery().c.id)))
        .order_by(when, s.id)
    )
    return list(connection.execute(query))


def _said(connection: Connection, rows: list[Any], someone: "_Someone", limit: int) -> list[Said]:
    words = wordings(connection, {(row.article, row.local) for row in rows})
    folded = list(_folded(rows, words, group_of(connection, {row.article for row in rows})))
    shown = folded[-limit:]
    numbers = {row.number: at for at, group in enumerate(shown) for row in group}
    opposed = _opposed(connection, numbers)
    sayings = _sayings(connection, shown, words)
    return [
        Said(
            statement=first.local,
            printed=_print(first),
            day=first.said,
            role=someone.roles.get(first.article),
            act=first.act,
            cue=first.cue,
            words=words[first.article, first.local],
            confidence=first.confidence,
            reprints=tuple(map(_print, reprints)),
            denies=opposed[at, "denies"],
            denied_by=opposed[at, "denied_by"],
            changes=tuple(_changes(shown, sayings, at, words)),
        )
        for at, (first, *reprints) in enumerate(shown)
    ]


def _folded(
    rows: list[Any], words: dict[tuple[int, str], str], leaders: dict[int, int]
) -> Iterator[list[Any]]:
    """Yield the statements with those that repeat them: the same words, or much the same in a copy."""
    by_words: dict[tuple[str, str], list[Any]] = {}
    by_group: dict[tuple[int, str], list[tuple[frozenset[str], list[Any]]]] = defaultdict(list)
    groups: list[list[Any]] = []
    for row in rows:
        said = words[row.article, row.local]
        tells = roots_of(said)
        key = (" ".join(map(fold, said.split())), row.act)
        leader = (leaders.get(row.article, row.article), row.act)
        copied = (each for known, each in by_group[leader] if _repeats(row, each, known, tells))
        group = by_words.get(key) or next(copied, None)
        if group is None:
            group = []
            groups.append(group)
        group.append(row)
        by_words[key] = group
        by_group[leader].append((tells, group))
    yield from groups


def _repeats(row: Any, group: list[Any], known: frozenset[str], tells: frozenset[str]) -> bool:
    other = all(each.article != row.article for each in group)
    return other and len(known & tells) >= _REPEATED * max(len(known | tells), 1)


def _print(row: Any) -> Print:
    return Print(article=row.article, outlet=row.outlet, day=row.day, url=row.url)


def _opposed(connection: Connection, numbers: dict[int, int]) -> dict[tuple[int, str], tuple[Opposed, ...]]:
    """Return what the statements deny, and what denies them, by their place."""
    found: dict[tuple[int, str], dict[tuple[int, str], Any]] = defaultdict(dict)
    pairs = _disputes(connection, numbers)
    query = (
        select(*_TOLD)
        .join(articles, articles.c.id == statements.c.article)
        .where(among(connection, statements.c.id, {other for _, other, _ in pairs}))
        .order_by(statements.c.id)
    )
    rows_of = {row.number: row for row in connection.execute(query)}
    for mine, other, kind in sorted(pairs, key=lambda pair: pair[1]):
        if row := rows_of.get(other):
            found[numbers[mine], kind][row.article, row.local] = row
    words = wordings(connection, {key for rows in found.values() for key in rows})
    told: dict[tuple[int, str], tuple[Opposed, ...]] = defaultdict(tuple)
    for place, rows in found.items():
        first = {(row.source, words[key]): row for key, row in reversed(rows.items())}  # of reprints
        told[place] = tuple(
            Opposed(source=source, printed=_print(row), words=said)
            for (source, said), row in reversed(first.items())
        )
    return told


def _disputes(connection: Connection, numbers: Collection[int]) -> list[tuple[int, int, str]]:
    """Return each statement of ``numbers`` with one it denies, or that denies it, by the tables' indexes."""
    d, f, s = disputes.c, figures.c, statements.c
    denied = select(d.denial, func.coalesce(d.statement, f.statement))
    denied = denied.join(figures, f.id == d.figure, isouter=True).where(among(connection, d.denial, numbers))
    denying = select(d.statement, d.denial).where(among(connection, d.statement, numbers))
    counted = (  # by article, for which figures have an index
        select(s.id, d.denial)
        .select_from(statements)
        .join(figures, (f.article == s.article) & (f.statement == s.id))
        .join(disputes, d.figure == f.id)
        .where(among(connection, s.id, numbers))
    )
    asked = ((denied, "denies"), (denying, "denied_by"), (counted, "denied_by"))
    return [
        (mine, other, kind)
        for query, kind in asked
        for mine, other in connection.execute(query)
        if other is not None
    ]


def _sayings(
    connection: Connection, groups: list[list[Any]], words: dict[tuple[int, str], str]
) -> list[Saying]:
    f = figures.c
    first = {group[0].number: at for at, group in enumerate(groups)}
    measured: dict[int, list[Measured]] = defaultdict(list)
    query = select(f.statement, f.low, f.high, f.bound, f.unit, f.measure, f.period, f.place)
    told_in = f.article.in_({group[0].article for group in groups})  # of articles figures have an index
    query = query.where(told_in, f.statement.in_(first))
    for statement, low, high, *rest in connection.execute(query.order_by(f.id)):
        if low is not None and rest[1] and rest[2]:
            measured[statement].append(Measured(low, high, *rest))
    return [
        Saying(row.act, roots_of(words[row.article, row.local]), tuple(measured[row.number]))
        for row, *_ in groups
    ]


def _changes(
    groups: list[list[Any]], sayings: list[Saying], at: int, words: dict[tuple[int, str], str]
) -> Iterator[Changed]:
    """Yield in what the statement at ``at`` differs from the latest one before that it differs from."""
    for before in reversed(range(at)):
        row = groups[before][0]
        if row.article == groups[at][0].article:
            continue
        pair = differing(sayings[before], sayings[at])
        kind = "figure" if pair else turned(sayings[before], sayings[at])
        if kind is not None:
            yield Changed(
                kind=kind,
                printed=_print(row),
                words=words[row.article, row.local],
                before=_shown(pair[0]) if pair else None,
                now=_shown(pair[1]) if pair else None,
            )
            return


def _shown(figure: Measured) -> str:
    number = f"{figure.low:,.15g}" if figure.low == figure.high else f"{figure.low:,.15g}-{figure.high:,.15g}"
    return f"{number} {figure.unit}"


class _Someone(NamedTuple):
    """How the articles call somebody."""

    names: tuple[str, ...]
    roles: dict[int, str]  # by article
    spans: tuple[Role, ...]


def _called(connection: Connection, entity: int) -> _Someone:
    a = appearances.c
    query = (
        select(a.article, a.name, a.role, articles.c.day)
        .join(articles, articles.c.id == a.article)
        .where(a.entity == entity)
        .order_by(a.id)
    )
    names: Counter[str] = Counter()
    roles: dict[int, str] = {}
    days: dict[str, list[str | None]] = defaultdict(list)
    for article, name, role, day in connection.execute(query):
        names[name] += 1
        if role is not None:
            roles[article] = role
            days[role].append(day)
    spans = (
        Role(
            role=role,
            first_day=min(known, default=None),
            last_day=max(known, default=None),
            articles=len(all_),
        )
        for role, all_ in days.items()
        for known in [[day for day in all_ if day is not None]]
    )
    ordered = sorted(spans, key=lambda role: (-role.articles, role.role))[:_SHOWN]
    return _Someone(
        tuple(name for name, _ in names.most_common(_SHOWN)),
        roles,
        tuple(sorted(ordered, key=lambda role: (role.first_day or "", role.role))),
    )
