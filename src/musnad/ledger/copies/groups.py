"""Copies: articles that share their words, found as they arrive, and the groups they make.

An article is compared with those that share at least two shingles of its sketch, exactly, by all
shingles of both. Two are copies when half of the shingles in either are in both, or when one that
is not too short beside the other stands in it nearly whole; reports of one form are not (`likeness`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from musnad.ledger.copies.likeness import Pair, Text, pairs, text_of
from musnad.ledger.preparing.filed import Filed
from musnad.ledger.store.bulk import among, driver_rows, insert_rows
from musnad.ledger.store.tables import articles, copies, copy_groups, shingles, sketches

# An article is found by so many of its sketch, and looks with all of its own: a copy has two of three of
# them at least. Each is written to another page of the table, of which filing pays for every one.
_POSTED: Final = 16
_COMMON: Final = 64  # articles by which a shingle is found: one of more is a standing phrase
_COMPARED: Final = 128  # articles compared with one: what shares most of its sketch


def file(connection: Connection, batch: Sequence[Filed]) -> None:
    """Find the copies of each article of ``batch`` among those before it, and group them."""
    own = {filed.number: _text(filed) for filed in batch}
    near = _near(batch, _posted(connection, batch))
    known = own | _texts(connection, {other for some in near.values() for other in some} - own.keys())
    found = [pair for article, others in near.items() for pair in pairs(article, others, known)]
    insert_rows(connection, shingles, [_row(filed) for filed in batch])
    insert_rows(connection, copies, found)
    _group(connection, list(own), [(pair.article, pair.other) for pair in found if pair.copied])


def withdraw(connection: Connection, numbers: Sequence[int]) -> None:
    """Take the articles with ``numbers`` out of their groups, which may fall apart."""
    leaders = set(group_of(connection, numbers).values())
    gone = copies.c.article.in_(numbers) | copies.c.other.in_(numbers)
    connection.execute(delete(copies).where(gone))
    for table in (shingles, copy_groups):
        connection.execute(delete(table).where(table.c.article.in_(numbers)))
    _regroup(connection, leaders)


def facts(connection: Connection) -> Iterator[str]:
    """Yield each pair that shares words, and each article with the one that leads its group."""
    one, other = articles.alias(), articles.alias()
    query = (
        select(one.c.key, other.c.key, copies.c.jaccard, copies.c.share, copies.c.copied)
        .join(one, one.c.id == copies.c.article)
        .join(other, other.c.id == copies.c.other)
    )
    yield from (f"copy {tuple(row)!r}" for row in connection.execute(query))
    groups = (
        select(one.c.key, other.c.key)
        .select_from(copy_groups)
        .join(one, one.c.id == copy_groups.c.article)
        .join(other, other.c.id == copy_groups.c.leader)
    )
    yield from (f"copied {tuple(row)!r}" for row in connection.execute(groups))


def group_of(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """Return for each article of ``numbers`` the one that leads its group: equal for copies of one text.

    An article of which there is no copy leads itself; one that the ledger lacks, or has in a newer
    version, is left out.
    """
    c = copy_groups.c
    rows = connection.execute(select(c.article, c.leader).where(among(connection, c.article, numbers)))
    return {row.article: row.leader for row in rows}


def members(connection: Connection, leaders: Collection[int]) -> dict[int, list[int]]:
    """Return for each of ``leaders`` the articles of its group, in the order they were added."""
    c = copy_groups.c
    found: dict[int, list[int]] = {}
    query = select(c.leader, c.article).where(among(connection, c.leader, leaders)).order_by(c.article)
    for leader, article in connection.execute(query):
        found.setdefault(leader, []).append(article)
    return found


def groups(connection: Connection) -> Iterator[tuple[int, ...]]:
    """Yield the articles of each group of two or more, in the order they were added."""
    c = copy_groups.c
    led = connection.execute(select(c.leader, c.article).order_by(c.leader, c.article))
    for _, rows in groupby(led, key=lambda row: row.leader):
        group = tuple(article for _, article in rows)
        if len(group) > 1:
            yield group


def pairs_of(connection: Connection, article: int) -> list[Pair]:
    """Return every article that shares words with ``article``, seen from that one, most shared first."""
    rows = connection.execute(
        select(copies).where(or_(copies.c.article == article, copies.c.other == article))
    )
    found = [Pair(*row) for row in rows]
    seen = [pair if pair.article == article else pair.turned for pair in found]
    return sorted(seen, key=lambda pair: (-pair.jaccard, pair.other))


def count(connection: Connection) -> int:
    """Return how many articles are copies of one added before."""
    c = copy_groups.c
    return connection.execute(select(func.count()).where(c.leader != c.article)).scalar_one()


def _text(filed: Filed) -> Text:
    kept = filed.prepared.shingles
    return text_of(kept.data, kept.names, filed.prepared.article.day)


def _row(filed: Filed) -> tuple[int, bytes, bytes]:
    kept = filed.prepared.shingles
    return filed.number, kept.data, kept.names


def _posted(connection: Connection, batch: Sequence[Filed]) -> dict[int, list[int]]:
    """Return the articles by which the ledger finds each shingle that the sketches of ``batch`` have."""
    wanted = sorted({shingle for filed in batch for shingle in filed.prepared.shingles.sketch})
    c = sketches.c
    query = select(c.shingle, c.article).where(among(connection, c.shingle, wanted))
    posted: dict[int, list[int]] = {}
    for shingle, article in driver_rows(connection.execute(query.order_by(c.shingle, c.article))):
        posted.setdefault(shingle, []).append(article)
    _post(connection, batch, {shingle: len(found) for shingle, found in posted.items()})
    return posted


def _post(connection: Connection, batch: Sequence[Filed], taken: dict[int, int]) -> None:
    """File the first of the sketches of ``batch``, each shingle under the first articles that have it."""
    rows = []
    for filed in batch:
        for shingle in filed.prepared.shingles.sketch[:_POSTED]:
            before = taken.get(shingle, 0)
            if before < _COMMON:
                taken[shingle] = before + 1
                rows.append((shingle, filed.number))
    insert_rows(connection, sketches, sorted(rows))  # in the order of the table, page by page


def _near(batch: Sequence[Filed], posted: dict[int, list[int]]) -> dict[int, list[int]]:
    """Return for each article of ``batch`` those before it that may share enough, likely ones first.

    ``posted`` grows by ``batch``.
    """
    near: dict[int, list[int]] = {}
    for filed in batch:
        sketch = filed.prepared.shingles.sketch
        seen = Counter(article for shingle in sketch for article in posted.get(shingle, ()))
        for shingle in sketch[:_POSTED]:
            found = posted.setdefault(shingle, [])
            if len(found) < _COMMON:
                found.append(filed.number)
        enough = [(-times, article) for article, times in seen.items() if times > 1 or len(sketch) <= 2]
        near[filed.number] = [article for _, article in sorted(enough)[:_COMPARED]]
    return near


def _texts(connection: Connection, numbers: Collection[int]) -> dict[int, Text]:
    """Return the texts of the articles with ``numbers``, but of older versions."""
    c = shingles.c
    query = select(c.article, c.data, c.names, articles.c.day).join(articles, articles.c.id == c.article)
    rows = connection.execute(query.where(among(connection, c.article, numbers)))
    return {article: text_of(data, names, day) for article, data, names, day in rows}


def _group(connection: Connection, new: Sequence[int], links: Sequence[tuple[int, int]]) -> None:
    """File ``new`` in groups: ``links`` are those of each to articles before it."""
    old = group_of(connection, {other for _, other in links} - set(new))
    led = joined(
        {*old.values(), *new},
        [(article, old.get(other, other)) for article, other in links],
    )
    insert_rows(connection, copy_groups, [(number, led[number]) for number in new])
    _follow(connection, {leader: led[leader] for leader in set(old.values())})


def _regroup(connection: Connection, leaders: Collection[int]) -> None:
    """Group the articles led by ``leaders`` anew, by the pairs that are left."""
    left = [article for group in members(connection, leaders).values() for article in group]
    c = copies.c
    query = select(c.article, c.other).where(among(connection, c.article, left), c.copied)
    links = [(article, other) for article, other in connection.execute(query)]
    led = joined(left, links)
    for leader in set(led.values()):
        follow = [article for article in left if led[article] == leader]
        c = copy_groups.c
        connection.execute(update(copy_groups).where(c.article.in_(follow)).values(leader=leader))


def joined(numbers: Iterable[int], links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each of ``numbers`` the smallest that it is linked to, directly or through others."""
    leads = {number: number for number in numbers}

    def leader(number: int) -> int:
        while leads[number] != number:
            leads[number] = number = leads[leads[number]]
        return number

    for one, other in links:
        first, last = sorted((leader(one), leader(other)))
        leads[last] = first
    return {number: leader(number) for number in leads}


def _follow(connection: Connection, leaders: Mapping[int, int]) -> None:
    """Let those who follow one of ``leaders`` follow the leader of that one."""
    changed = [{"old": old, "new": new} for old, new in leaders.items() if old != new]
    if changed:
        c = copy_groups.c
        query = update(copy_groups).where(c.leader == bindparam("old")).values(leader=bindparam("new"))
        connection.execute(query, changed)
