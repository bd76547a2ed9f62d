"""The stories of the days around some articles, as they are while those articles are filed."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import Final

import msgspec
from sqlalchemy import Connection, select, text

from musnad.ledger.preparing.story_features import LENGTH, Terms
from musnad.ledger.store.bulk import driver_rows
from musnad.ledger.store.story_tables import stories

DAYS: Final = 2  # between an article and the nearest of its story
_SPAN: Final = 7  # days from the first article of a story to the last
INDEXED: Final = 8  # terms by which an article is found
_CANDIDATES: Final = 16  # articles that share the weightiest terms, whose stories are compared
# The cosine of an article and those of a story, on average, that puts it there: of joins to a single
# article just below the first about half were right, and of those just above three in four.
_LIKE_ONE: Final = round(0.34 * LENGTH * LENGTH)
_LIKE_SEVERAL: Final = round(0.30 * LENGTH * LENGTH)
_NEAR: Final = round(
    0.05 * LENGTH * LENGTH
)  # an article that shares less by its weightiest terms is not near
_STORY_TERMS: Final = 256
_PACKED: Final = struct.calcsize("<QI")  # bytes of a term
_SPREAD: Final = 2 * DAYS  # days whose windows touch are looked up together

# A term and what has it: the article, its day and story, and the weight of the term in it.
Post = tuple[int, int, int, int, int]
Posts = dict[int, list[Post]]
Candidate = tuple[int, int, int]  # the product of shared weights, the article, its story


class Story(msgspec.Struct):
    """A story as it grows: its days, how many articles, the sum of their terms."""

    number: int
    first_day: int
    last_day: int
    articles: int
    terms: Terms
    is_new: bool = False
    is_changed: bool = False

    def likeness(self, terms: Terms) -> int:
        """Return the average product of ``terms`` and those of the story's articles."""
        of_story = self.terms
        return sum(weight * of_story[term] for term, weight in terms.items() if term in of_story) // (
            self.articles or 1
        )

    def may_take(self, day: int) -> bool:
        """Tell whether an article of ``day`` would not stretch the story over too many days."""
        return max(self.last_day, day) - min(self.first_day, day) <= _SPAN

    def take(self, day: int, terms: Terms) -> None:
        """Add an article."""
        self.first_day, self.last_day = min(self.first_day, day), max(self.last_day, day)
        self.articles += 1
        for term, weight in terms.items():
            self.terms[term] = self.terms.get(term, 0) + weight
        if len(self.terms) > _STORY_TERMS:
            self.terms = weightiest(self.terms, _STORY_TERMS)
        self.is_changed = True

    def lose(self, first_day: int, last_day: int, terms: Terms) -> None:
        """Take out an article that had ``terms``; the others are of ``first_day`` to ``last_day``."""
        self.first_day, self.last_day = first_day, last_day
        self.articles -= 1
        for term, weight in terms.items():
            self.terms[term] = self.terms.get(term, 0) - weight
        self.terms = {term: weight for term, weight in self.terms.items() if weight > 0}


class Window:
    """The articles and stories of the days around a batch, and those of the batch itself."""

    def __init__(
        self,
        connection: Connection,
        batch: Sequence[tuple[int, Terms]],
        next_story: int,
        known: Iterable[int] = (),
    ) -> None:
        self._kept = _posts(connection, batch)
        self._fresh: Posts = {}
        self._next_story = next_story
        self._nearest = [self._candidates(self._kept, day, terms) for day, terms in batch]
        near = {story for found in self._nearest for _, _, story in found}.union(known)
        self.stories = {story.number: story for story in stories_numbered(connection, near)}

    def place(self, at: int, article: int, day: int, terms: Terms, original: int | None = None) -> int:
        """Put the article number ``at`` of the batch into a story; return which.

        ``original`` is the story of the article it is a copy of.
        """
        story = self._of_original(original, day) or self._like(at, day, terms) or self._new(day)
        story.take(day, terms)
        for term, weight in indexed(terms):
            self._fresh.setdefault(term, []).append((term, article, day, story.number, weight))
        return story.number

    def _of_original(self, original: int | None, day: int) -> Story | None:
        story = None if original is None else self.stories[original]
        return story if story is not None and story.may_take(day) else None

    def _like(self, at: int, day: int, terms: Terms) -> Story | None:
        found = nlargest(_CANDIDATES, [*self._nearest[at], *self._candidates(self._fresh, day, terms)])
        return self._best([story for _, _, story in found], day, terms)

    def _candidates(self, posts: Posts, day: int, terms: Terms) -> list[Candidate]:
        """Return the articles of the window that share most of the weightiest terms."""
        shared: dict[int, int] = {}
        story_of: dict[int, int] = {}
        for term, weight in indexed(terms):
            for _, article, its_day, story, its_weight in posts.get(term, ()):
                if -DAYS <= its_day - day <= DAYS:
                    shared[article] = shared.get(article, 0) + weight * its_weight
                    story_of[article] = story
        enough = [(product, article) for article, product in shared.items() if product >= _NEAR]
        return [(product, article, story_of[article]) for product, article in nlargest(_CANDIDATES, enough)]

    def _best(self, candidates: Iterable[int], day: int, terms: Terms) -> Story | None:
        best, most = None, 0
        for number in dict.fromkeys(candidates):
            story = self.stories[number]
            likeness = story.likeness(terms)
            enough = _LIKE_ONE if story.articles == 1 else _LIKE_SEVERAL
            if likeness > most and likeness >= enough and story.may_take(day):
                best, most = story, likeness
        return best

    def _new(self, day: int) -> Story:
        story = Story(self._next_story, day, day, 0, {}, is_new=True)
        self.stories[story.number] = story
        self._next_story += 1
        return story


def indexed(terms: Terms) -> Iterator[tuple[int, int]]:
    """Yield the terms by which an article is found."""
    return zip(list(terms)[:INDEXED], terms.values(), strict=False)


def weightiest(terms: Terms, number: int) -> Terms:
    """Return the ``number`` weightiest of ``terms``, the weightiest first."""
    return dict(sorted(terms.items(), key=lambda each: (-each[1], each[0]))[:number])


def packed_terms(terms: Terms) -> bytes:
    """Return ``terms`` as bytes, in their order."""
    return struct.pack(f"<{len(terms)}Q{len(terms)}I", *terms, *terms.values())


def unpacked_terms(data: bytes) -> Terms:
    """Return the terms that ``packed_terms`` packed."""
    count = len(data) // _PACKED
    numbers = struct.unpack(f"<{count}Q{count}I", data)
    return dict(zip(numbers[:count], numbers[count:], strict=True))


def _posts(connection: Connection, batch: Sequence[tuple[int, Terms]]) -> Posts:
    found: Posts = {}
    windows = msgspec.json.encode(list(_windows(batch))).decode()
    query = _LOOK_UP[connection.dialect.name]
    for post in driver_rows(connection.execute(query, {"windows": windows})):
        found.setdefault(post[0], []).append(post)
    return found


# One query for all terms, each with its own days: a batch of an archive may be of any day, and what
# a frequent word stands in on all of them is many times what is looked for.
_LOOK_UP: Final = {
    "sqlite": text(
        "SELECT t.term, t.article, t.day, t.story, t.weight FROM json_each(:windows) AS looked "
        "CROSS JOIN story_terms AS t ON t.term = json_extract(looked.value, '$[0]') AND t.day "
        "BETWEEN json_extract(looked.value, '$[1]') AND json_extract(looked.value, '$[2]')"
    ),
    "postgresql": text(
        "SELECT t.term, t.article, t.day, t.story, t.weight "
        "FROM json_array_elements(CAST(:windows AS JSON)) AS looked (at) JOIN story_terms AS t "
        "ON t.term = CAST(at ->> 0 AS BIGINT) AND t.day "
        "BETWEEN CAST(at ->> 1 AS INTEGER) AND CAST(at ->> 2 AS INTEGER)"
    ),
}


def _windows(batch: Sequence[tuple[int, Terms]]) -> Iterator[tuple[int, int, int]]:
    """Yield each term of ``batch`` with the first and last day it is looked up on, none of them twice."""
    days: dict[int, set[int]] = {}
    for day, has in batch:
        for term, _ in indexed(has):
            days.setdefault(term, set()).add(day)
    for term, some in days.items():
        first, *others = sorted(some)
        last = first
        for day in others:
            if day - last > _SPREAD:
                yield term, first - DAYS, last + DAYS
                first = day
            last = day
        yield term, first - DAYS, last + DAYS


def stories_numbered(connection: Connection, numbers: Iterable[int]) -> Iterator[Story]:
    """Yield the stories with these numbers as the ledger has them."""
    c = stories.c
    wanted = sorted(numbers)
    if not wanted:
        return
    query = select(c.id, c.first_day, c.last_day, c.articles, c.terms).where(c.id.in_(wanted))
    for number, first_day, last_day, articles, terms in connection.execute(query):
        yield Story(number, first_day, last_day, articles, unpacked_terms(terms))
