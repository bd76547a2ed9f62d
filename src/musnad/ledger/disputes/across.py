"""Disputes across articles: a denial in one and the claim that it disputes in another of its story.

Two articles are compared by nothing but what they say themselves, so that it is all one which of them
was filed first. An article that tells of the same denial has the claim beside it: it is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, select

from musnad.ledger.preparing.filed import Filed
from musnad.ledger.preparing.stances import Stance
from musnad.ledger.store.numbers import in_pieces
from musnad.ledger.store.story_tables import story_articles
from musnad.ledger.store.tables import disputes, stances

Row = dict[str, Any]
_DAYS: Final = 3  # between the two articles
_MEMBERS: Final = 60  # articles of a story, the last before one, that it is compared with
_SHARED: Final = 3  # roots that a denial and its claim must share …
_ENOUGH: Final = 0.45  # … and what of the denial they must make up, each root by how rare it is
_OF_CLAIM: Final = 0.25  # share of the claim's roots: a long statement has words of everything
_SAME_DENIAL: Final = 0.5  # share of roots by which two denials are one told twice
_OF_BEST: Final = 0.8  # of several claims in an article, those nearly as good as the best


class Heard(msgspec.Struct, frozen=True, array_like=True):
    """A denial or claim in the ledger: the numbers of the statement and of whose it is."""

    statement: int
    entity: int | None
    roots: frozenset[str]
    source: frozenset[str]
    acts: frozenset[str]


class Article(msgspec.Struct, frozen=True, array_like=True):
    """The denials and claims of an article in the ledger."""

    denials: tuple[Heard, ...]
    claims: tuple[Heard, ...]


class _Member(NamedTuple):
    """An article of a story."""

    article: int
    day: int
    denies: bool


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(Article)


def file(connection: Connection, batch: Sequence[Filed]) -> None:
    """Find what the articles of ``batch`` dispute in those filed before them, and the reverse."""
    heard = {filed.number: _article(filed) for filed in batch}
    rows = [
        {"article": number, "denies": bool(each.denials), "data": _ENCODER.encode(each)}
        for number, each in heard.items()
        if each.denials or each.claims
    ]
    if rows:
        connection.execute(insert(stances), rows)
    pairs = list(_pairs(connection, sorted(heard)))
    _read(connection, {number for pair in pairs for number in pair}, heard)
    found = [row for one, other in pairs for row in _disputed(heard[one], heard[other])]
    if found:
        connection.execute(insert(disputes), found)


def withdraw(connection: Connection, numbers: Sequence[int]) -> None:
    """Forget what the articles with ``numbers`` say; their disputes go with their statements."""
    connection.execute(delete(stances).where(stances.c.article.in_(numbers)))


def facts(connection: Connection) -> Iterator[str]:  # noqa: ARG001 - what was found is told with all disputes
    """Yield nothing: disputes are told with those within articles."""
    yield from ()


def _article(filed: Filed) -> Article:
    found = filed.prepared.stances
    return Article(
        *(tuple(_heard(filed, stance) for stance in some) for some in (found.denials, found.claims))
    )


def _heard(filed: Filed, stance: Stance) -> Heard:
    entity = filed.entities.get(stance.entity or "")
    return Heard(filed.statements[stance.statement], entity, stance.roots, stance.source, stance.acts)


def _pairs(connection: Connection, batch: list[int]) -> Iterator[tuple[int, int]]:
    """Yield each article of ``batch`` with those before it in its story where one of the two denies."""
    first = batch[0]
    for members in _stories(connection, batch).values():
        if not any(member.denies for member in members):
            continue
        for at, member in enumerate(members):
            if member.article < first:
                continue
            for other in members[max(0, at - _MEMBERS) : at]:
                if abs(other.day - member.day) <= _DAYS and (other.denies or member.denies):
                    yield member.article, other.article


def _stories(connection: Connection, batch: list[int]) -> dict[int, list[_Member]]:
    """Return the articles of the stories of ``batch``, in the order in which they were filed."""
    c = story_articles.c
    of_batch = select(c.story, c.day).where(c.article.in_(batch))
    days: dict[int, list[int]] = defaultdict(list)
    for story, day in connection.execute(of_batch):
        days[story].append(day)
    found: dict[int, list[_Member]] = defaultdict(list)
    if not days:
        return found
    every = [day for some in days.values() for day in some]
    query = (
        select(c.story, c.article, c.day, stances.c.denies)
        .join(stances, stances.c.article == c.article)
        .where(c.story.in_(days), c.day.between(min(every) - _DAYS, max(every) + _DAYS))
        .order_by(c.article)
    )
    for story, *member in connection.execute(query):
        found[story].append(_Member(*member))
    return found


def _read(connection: Connection, numbers: set[int], heard: dict[int, Article]) -> None:
    for some in in_pieces(numbers - heard.keys()):
        query = select(stances.c.article, stances.c.data).where(stances.c.article.in_(some))
        heard.update((number, _DECODER.decode(data)) for number, data in connection.execute(query))


def _disputed(one: Article, other: Article) -> Iterator[Row]:
    """Yield the rows of what either article disputes in the other."""
    if not any(_same(mine, theirs) for mine in one.denials for theirs in other.denials):
        weights = _weights(one, other)
        for denying, claiming in ((one, other), (other, one)):
            for denial in denying.denials:
                for claim in _claims(denial, claiming.claims, weights):
                    yield {
                        "denial": denial.statement,
                        "statement": claim.statement,
                        "figure": None,
                        "across": True,
                    }


def _same(one: Heard, other: Heard) -> bool:
    shared = len(one.roots & other.roots)
    return shared > 1 and shared >= _SAME_DENIAL * min(len(one.roots), len(other.roots))


def _weights(one: Article, other: Article) -> Mapping[str, float]:
    """Return how much each root tells: the more, the fewer statements of the two articles hold it."""
    every = [
        stance for article in (one, other) for some in (article.claims, article.denials) for stance in some
    ]
    count = Counter(root for stance in every for root in stance.roots)
    return {root: log(1 + len(every) / many) for root, many in count.items()}


def _claims(denial: Heard, claims: Sequence[Heard], weights: Mapping[str, float]) -> list[Heard]:
    scored = [(_score(denial, claim, weights), claim) for claim in claims]
    best = max((score for score, _ in scored), default=0.0)
    return [claim for score, claim in scored if score >= _ENOUGH and score >= _OF_BEST * best]


def _score(denial: Heard, claim: Heard, weights: Mapping[str, float]) -> float:
    shared = denial.roots & claim.roots
    if not denial.acts & claim.acts or len(shared) < max(_SHARED, _OF_CLAIM * len(claim.roots)):
        return 0.0
    if _same_source(denial, claim):
        return 0.0
    whole = sum(weights[root] for root in sorted(denial.roots))
    return sum(weights[root] for root in sorted(shared)) / whole


def _same_source(one: Heard, other: Heard) -> bool:
    if one.entity is not None and one.entity == other.entity:
        return True
    return bool(one.source and other.source and (one.source <= other.source or other.source <= one.source))
