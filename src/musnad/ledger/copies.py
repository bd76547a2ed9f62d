"""Copies: articles that share their words, found as they arrive, and the groups they make.

An article is compared with those that share at least two shingles of its sketch, exactly, by all
shingles of both. Two are copies when half of the shingles in either are in both, or when one that
is not too short beside the other stands in it nearly whole.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from numpy import uint32
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from musnad.ledger.filed import Filed
from musnad.ledger.shingles import numbers_of, shared
from musnad.ledger.tables import articles, copies, copy_groups, shingles, sketches

JACCARD: Final = 0.5  # from which two texts are copies
WHOLE: Final = 0.8  # the share of a text from which it stands in another nearly whole …
_OF_LONGER: Final = 1 / 3  # … when it makes this much of that: a digest is no copy of all it is made of
_KEPT: Final = 0.5  # the share of one text in another from which the ledger keeps that they share it
_FEWEST: Final = 15  # shingles: a shorter text stands in another by chance, or as a quotation
_COMMON: Final = 64  # articles by which a shingle is found: one of more is a standing phrase
_COMPARED: Final = 128  # articles compared with one: what shares most of its sketch
_AT_ONCE: Final = 8_000  # values in one query: SQLite takes 32,766

Held = dict[int, NDArray[uint32]]


class Pair(NamedTuple):
    """Two articles that share words: a row of ``copies``."""

    article: int
    other: int
    jaccard: float
    share: float
    other_share: float

    @property
    def copied(self) -> bool:
        """Whether the two count as one text."""
        return self.jaccard >= JACCARD or (
            max(self.share, self.other_share) >= WHOLE and min(self.share, self.other_share) >= _OF_LONGER
        )


def file(connection: Connection, batch: Sequence[Filed]) -> None:
    """Find the copies of each article of ``batch`` among those before it, and group them."""
    own: Held = {filed.number: numbers_of(filed.prepared.shingles.data) for filed in batch}
    near = _near(batch, _posted(connection, batch))
    held = own | _held(connection, {other for some in near.values() for other in some} - own.keys())
    pairs = [pair for article, others in near.items() for pair in _compared(article, others, held)]
    rows = [{"article": filed.number, "data": filed.prepared.shingles.data} for filed in batch]
    connection.execute(insert(shingles), rows)
    _insert_pairs(connection, pairs)
    _group(connection, list(own), [(pair.article, pair.other) for pair in pairs if pair.copied])


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
        select(one.c.key, other.c.key, copies.c.jaccard, copies.c.share, copies.c.other_share)
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
    found: dict[int, int] = {}
    for some in _chunks(sorted(numbers)):
        rows = connection.execute(select(c.article, c.leader).where(c.article.in_(some)))
        found.update((article, leader) for article, leader in rows)
    return found


def members(connection: Connection, leaders: Collection[int]) -> dict[int, list[int]]:
    """Return for each of ``leaders`` the articles of its group, in the order they were added."""
    c = copy_groups.c
    found: dict[int, list[int]] = {}
    for some in _chunks(sorted(leaders)):
        query = select(c.leader, c.article).where(c.leader.in_(some)).order_by(c.article)
        for leader, article in connection.execute(query):
            found.setdefault(leader, []).append(article)
    return found


def pairs_of(connection: Connection, article: int) -> list[Pair]:
    """Return every article that shares words with ``article``, seen from that one, most shared first."""
    rows = connection.execute(
        select(copies).where(or_(copies.c.article == article, copies.c.other == article))
    )
    found = [Pair(*row) for row in rows]
    seen = [pair if pair.article == article else _turned(pair) for pair in found]
    return sorted(seen, key=lambda pair: (-pair.jaccard, pair.other))


def count(connection: Connection) -> int:
    """Return how many articles are copies of one added before."""
    c = copy_groups.c
    return connection.execute(select(func.count()).where(c.leader != c.article)).scalar_one()


def _turned(pair: Pair) -> Pair:
    return Pair(pair.other, pair.article, pair.jaccard, pair.other_share, pair.share)


def _posted(connection: Connection, batch: Sequence[Filed]) -> dict[int, list[int]]:
    """Return the articles by which the ledger finds each shingle that the sketches of ``batch`` have."""
    wanted = sorted({shingle for filed in batch for shingle in filed.prepared.shingles.sketch})
    c = sketches.c
    posted: dict[int, list[int]] = defaultdict(list)
    for some in _chunks(wanted):
        for shingle, article in connection.execute(
            select(c.shingle, c.article).where(c.shingle.in_(some)).order_by(c.shingle, c.article)
        ):
            posted[shingle].append(article)
    _post(connection, batch, {shingle: len(found) for shingle, found in posted.items()})
    return posted


def _post(connection: Connection, batch: Sequence[Filed], taken: dict[int, int]) -> None:
    """File the sketches of ``batch``, each shingle under the first articles that have it."""
    rows = []
    for filed in batch:
        for shingle in filed.prepared.shingles.sketch:
            before = taken.get(shingle, 0)
            if before < _COMMON:
                taken[shingle] = before + 1
                rows.append({"shingle": shingle, "article": filed.number})
    if rows:
        connection.execute(insert(sketches), rows)


def _near(batch: Sequence[Filed], posted: dict[int, list[int]]) -> dict[int, list[int]]:
    """Return for each article of ``batch`` those before it that may share enough, likely ones first.

    ``posted`` grows by ``batch``.
    """
    near: dict[int, list[int]] = {}
    for filed in batch:
        sketch = filed.prepared.shingles.sketch
        seen: Counter[int] = Counter()
        for shingle in sketch:
            found = posted.setdefault(shingle, [])
            seen.update(found)
            if len(found) < _COMMON:
                found.append(filed.number)
        enough = [(-times, article) for article, times in seen.items() if times > 1 or len(sketch) <= 2]
        near[filed.number] = [article for _, article in sorted(enough)[:_COMPARED]]
    return near


def _held(connection: Connection, numbers: set[int]) -> Held:
    """Return the shingles of the articles with ``numbers``, but of older versions."""
    held: Held = {}
    for some in _chunks(sorted(numbers)):
        rows = connection.execute(select(shingles).where(shingles.c.article.in_(some)))
        held.update((article, numbers_of(data)) for article, data in rows)
    return held


def _compared(article: int, others: Iterable[int], held: Held) -> Iterator[Pair]:
    """Yield the pairs of ``article`` with those of ``others`` that share enough to be kept."""
    mine = held[article]
    for other in others:
        theirs = held.get(other)
        if theirs is None:
            continue
        common = shared(mine, theirs)
        shares = common / len(mine), common / len(theirs)
        jaccard = common / (len(mine) + len(theirs) - common)
        long_enough = min(len(mine), len(theirs)) >= _FEWEST
        if jaccard >= JACCARD or (long_enough and max(shares) >= _KEPT):
            yield Pair(article, other, jaccard, *shares)


def _insert_pairs(connection: Connection, pairs: Sequence[Pair]) -> None:
    if pairs:
        connection.execute(insert(copies), [pair._asdict() for pair in pairs])


def _group(connection: Connection, new: Sequence[int], links: Sequence[tuple[int, int]]) -> None:
    """File ``new`` in groups: ``links`` are those of each to articles before it."""
    old = group_of(connection, {other for _, other in links} - set(new))
    led = joined(
        {*old.values(), *new},
        [(article, old.get(other, other)) for article, other in links],
    )
    rows = [{"article": number, "leader": led[number]} for number in new]
    connection.execute(insert(copy_groups), rows)
    _follow(connection, {leader: led[leader] for leader in set(old.values())})


def _regroup(connection: Connection, leaders: Collection[int]) -> None:
    """Group the articles led by ``leaders`` anew, by the pairs that are left."""
    left = [article for group in members(connection, leaders).values() for article in group]
    links: list[tuple[int, int]] = []
    for some in _chunks(left):
        rows = connection.execute(select(copies).where(copies.c.article.in_(some)))
        links.extend((pair.article, pair.other) for pair in (Pair(*row) for row in rows) if pair.copied)
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


def _chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]
