"""Stories: articles on the same event, put together as they are filed.

An article joins the story whose articles it resembles most on average, if enough, within some days
of them; else it begins one. A copy of at most a week later joins the story of its original. Days are
those of publication, not of arrival.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, select, update

from musnad.ledger.preparing.filed import Filed
from musnad.ledger.preparing.story_features import Terms
from musnad.ledger.store.bulk import insert_named, insert_rows
from musnad.ledger.store.numbers import next_number
from musnad.ledger.store.story_tables import stories, story_articles, story_terms
from musnad.ledger.store.tables import articles, copies
from musnad.ledger.stories.window import (
    Story,
    Window,
    indexed,
    packed_terms,
    stories_numbered,
    unpacked_terms,
)

Row = dict[str, Any]
_UNDATED: Final = 500  # articles without a day are compared with about as many filed before them


def file(connection: Connection, batch: Sequence[Filed]) -> None:
    """Put each article of ``batch`` into a story."""
    days = [_day(filed) for filed in batch]
    features = [filed.prepared.story.terms for filed in batch]
    copied = _copied(connection, [filed.number for filed in batch])
    placed = _placed(connection, copied.values())
    window = Window(
        connection,
        list(zip(days, features, strict=True)),
        next_number(connection, stories),
        placed.values(),
    )
    rows: list[Row] = []
    for at, (filed, day, terms) in enumerate(zip(batch, days, features, strict=True)):
        original = placed.get(copied.get(filed.number, 0))
        story = window.place(at, filed.number, day, terms, original)
        placed[filed.number] = story
        rows.append({"article": filed.number, "story": story, "day": day, "terms": terms})
    _save(connection, window.stories.values(), rows)


def _copied(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Return for each article that is a copy of one before it the one it resembles most."""
    c = copies.c
    query = (
        select(c.article, c.other)
        .where(c.article.in_(numbers), c.copied)
        .order_by(c.article, c.jaccard, c.other)
    )
    return {row.article: row.other for row in connection.execute(query)}


def _placed(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """Return the stories of the articles with ``numbers``."""
    a = story_articles.c
    query = select(a.article, a.story).where(a.article.in_(sorted(numbers)))
    return {row.article: row.story for row in connection.execute(query)}


def _day(filed: Filed) -> int:
    """Return the day of an article; a negative one stands for when an undated article was filed."""
    day = filed.prepared.story.day
    return -1 - filed.number // _UNDATED if day is None else day


def withdraw(connection: Connection, numbers: Sequence[int]) -> None:
    """Take the articles with ``numbers`` out of their stories."""
    a = story_articles.c
    query = select(a.article, a.story, a.day, a.terms).where(a.article.in_(numbers)).order_by(a.article)
    for article, number, day, terms in connection.execute(query).all():
        had = unpacked_terms(terms)
        _unindex(connection, article, day, had)
        connection.execute(delete(story_articles).where(a.article == article))
        story = next(stories_numbered(connection, [number]))
        first, last = connection.execute(
            select(func.min(a.day), func.max(a.day)).where(a.story == number)
        ).one()
        if first is None:
            connection.execute(delete(stories).where(stories.c.id == number))
        else:
            story.lose(first, last, had)
            _update(connection, [_story_row(story)])


def facts(connection: Connection) -> Iterator[str]:
    """Yield for each article the first article of its story."""
    a = story_articles.c
    query = (
        select(a.story, articles.c.key)
        .join(articles, articles.c.id == a.article)
        .order_by(a.story, a.article)
    )
    story, first = None, ""
    for number, key in connection.execute(query):
        if number != story:
            story, first = number, key
        yield f"story {first} {key}"


def _save(connection: Connection, window: Iterable[Story], rows: list[Row]) -> None:
    insert_named(connection, stories, [_story_row(story) for story in window if story.is_new])
    changed = [_story_row(story) for story in window if story.is_changed and not story.is_new]
    if changed:
        _update(connection, changed)
    insert_named(connection, story_articles, [row | {"terms": packed_terms(row["terms"])} for row in rows])
    # In the order of the table, page by page.
    insert_rows(connection, story_terms, sorted(term for row in rows for term in _term_rows(row)))


def _update(connection: Connection, rows: list[Row]) -> None:
    to: Row = {name: bindparam(name) for name in ("first_day", "last_day", "articles", "terms")}
    statement = update(stories).where(stories.c.id == bindparam("number")).values(to)
    connection.execute(statement, [{"number": row["id"], **row} for row in rows])


def _unindex(connection: Connection, article: int, day: int, terms: Terms) -> None:
    c = story_terms.c
    those = [term for term, _ in indexed(terms)]
    connection.execute(delete(story_terms).where(c.term.in_(those), c.day == day, c.article == article))


def _story_row(story: Story) -> Row:
    return {
        "id": story.number,
        "first_day": story.first_day,
        "last_day": story.last_day,
        "articles": story.articles,
        "terms": packed_terms(story.terms),
    }


def _term_rows(row: Row) -> Iterator[tuple[int, int, int, int, int]]:
    for term, weight in indexed(row["terms"]):
        yield term, row["day"], row["article"], row["story"], weight
