"""The ledger: many articles, one memory."""

from collections import Counter
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

import msgspec
from sqlalchemy import Engine, select

from musnad.article import Reason, Rejected
from musnad.errors import LedgerError, NotFoundError
from musnad.ledger.articles.lookup import article_number
from musnad.ledger.contents import contents_hash
from musnad.ledger.copies.groups import groups
from musnad.ledger.copies.trace import Trace, trace
from musnad.ledger.events.finding import ALL, EventOptions, events, events_of, events_of_story, events_with
from musnad.ledger.events.groups import LedgerEvent
from musnad.ledger.figures.comparing import Comparison
from musnad.ledger.filing import adding
from musnad.ledger.filing.adding import AddOptions
from musnad.ledger.frames import Name as TableName
from musnad.ledger.frames import table
from musnad.ledger.migrate import prepare
from musnad.ledger.people.who import Who, WhoOptions, who
from musnad.ledger.preparing.filed import Outcome
from musnad.ledger.preparing.prepare import unpacked
from musnad.ledger.search.searching import Facets, Results, SearchOptions, facets, search
from musnad.ledger.stats import Stats, stats
from musnad.ledger.store.connect import connect, name_of, reading
from musnad.ledger.store.numbers import LARGEST_NUMBER
from musnad.ledger.store.settings import default_ledger
from musnad.ledger.store.tables import articles, records
from musnad.ledger.stories.lists import Related, StoryLine, StoryOptions, related, story_lines
from musnad.ledger.stories.story import Story, figures_of, story
from musnad.reading import About, AboutAll, Where, each
from musnad.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

_DEFAULTS = AddOptions()
_SEARCH = SearchOptions()
_ANY_STORY = StoryOptions()
_EVERYTHING = WhoOptions()
_NEWS = EventOptions()
_READ_AT_ONCE = 200  # records taken from the database at once


class Report(msgspec.Struct, frozen=True):
    """What became of the inputs that were added, and why some were rejected."""

    added: int = 0
    unchanged: int = 0
    updated: int = 0
    rejected: dict[Reason, int] = {}

    @classmethod
    def of(cls, outcomes: Iterable[Outcome | Rejected]) -> Self:
        """Count ``outcomes``."""
        seen = Counter(item.reason if isinstance(item, Rejected) else item for item in outcomes)
        rejected = {reason: number for reason, number in seen.items() if isinstance(reason, Reason)}
        return cls(seen[Outcome.ADDED], seen[Outcome.UNCHANGED], seen[Outcome.UPDATED], rejected)


class Ledger:
    """Articles and what they say, in one SQLite file or a PostgreSQL database.

    Use it in a ``with`` statement, or close it. Methods raise `LedgerError` when the database
    refuses; what was kept before stays kept. One ledger may be used by several threads, and the
    same file or database by several processes.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @property
    def name(self) -> str:
        """Where the ledger is, without its password."""
        return name_of(self.engine)

    def add(
        self,
        sources: Where | Iterable[Where],
        *,
        options: AddOptions = _DEFAULTS,
        **about: Unpack[AboutAll],
    ) -> Report:
        """Add every article of ``sources`` and return how many were added, unchanged, updated, rejected.

        An article is known by its address, else its id; another text at the same address is a new
        version, and the old one is kept. To add the same again changes nothing, also after an
        interruption.

        Raises:
            InputError: ``options.workers`` is less than 1.
        """
        known: About = {"outlet": about.get("outlet"), "published": about.get("published")}
        return Report.of(adding.add(self.engine, each(sources), options, known))

    def add_records(self, records: Iterable[Record | Rejected]) -> Report:
        """Add ``records`` that were read before, as `add` does."""
        return Report.of(adding.add_records(self.engine, records))

    def record(self, article: int) -> Record:
        """Return the record of the article with this number.

        Raises:
            LedgerError: there is none.
        """
        with reading(self.engine) as connection:
            wanted = records.c.article == (article if 0 < article <= LARGEST_NUMBER else 0)
            data = connection.execute(select(records.c.data).where(wanted)).scalar()
        if data is None:
            raise NotFoundError(f"{self.name}: there is no article {article}")
        return unpacked(data)

    def records(self) -> Iterator[Record]:
        """Yield the record of every article in its current version, in the order of their numbers."""
        last = 0
        while rows := self._records_after(last):
            for number, data in rows:
                yield unpacked(data)
                last = number

    def table(self, name: TableName) -> "pa.Table":
        """Return articles, statements, figures, entities, appearances or disputes as an Arrow table.

        Raises:
            LedgerError: no table is called ``name``, or pyarrow is not installed.
        """
        with reading(self.engine) as connection:
            return table(connection, name)

    def who(self, name: str, *, options: WhoOptions = _EVERYTHING) -> Who:
        """Return who is meant by ``name`` and what they said over time, with denials and changes.

        ``name`` is taken as people type it: any spelling, a part of the name, an office. Where several
        may be meant, the answer holds the candidates and no statements.

        Raises:
            LedgerError: there is no word in ``name``; or no entity has the number of the options.
        """
        with reading(self.engine) as connection:
            return who(connection, name, options)

    def _records_after(self, number: int) -> list[tuple[int, bytes]]:
        query = (
            select(records.c.article, records.c.data)
            .join(articles, articles.c.id == records.c.article)
            .where(articles.c.current, records.c.article > number)
            .order_by(records.c.article)
            .limit(_READ_AT_ONCE)
        )
        with reading(self.engine) as connection:
            return [(article, data) for article, data in connection.execute(query)]

    def trace(self, article: int | str) -> Trace:
        """Return whose text ``article`` (its number, address or record's id) prints, and what was changed.

        Raises:
            LedgerError: the ledger has no such article.
        """
        with reading(self.engine) as connection:
            return trace(connection, article_number(connection, str(article)))

    def copies(self) -> Iterator[tuple[int, ...]]:
        """Yield each group of copies: the numbers of its articles in the order they were added."""
        with reading(self.engine) as connection:
            yield from groups(connection)

    def search(self, query: str, *, options: SearchOptions = _SEARCH) -> Results:
        """Return what has the words of ``query``, the best first.

        Words are found in any spelling and with any clitic; those in quotation marks in their order;
        those after a minus must be missing. An empty query finds all that ``options`` allow.

        Raises:
            QueryError: the query or an option cannot be understood.
        """
        with reading(self.engine) as connection:
            return search(connection, query, options)

    def facets(self, query: str, *, options: SearchOptions = _SEARCH) -> Facets:
        """Count what `search` finds by outlet, month, act and source: at most the 1,000 newest finds.

        Raises:
            QueryError: the query or an option cannot be understood.
        """
        with reading(self.engine) as connection:
            return facets(connection, query, options)

    def stories(self, *, options: StoryOptions = _ANY_STORY) -> tuple[StoryLine, ...]:
        """Return the latest stories: events that two articles or more tell.

        Raises:
            LedgerError: a day of ``options`` is none.
        """
        with reading(self.engine) as connection:
            return story_lines(connection, options)

    def story(self, number: int) -> Story:
        """Return a story with its articles, who said what, figures compared, what happened when.

        Raises:
            LedgerError: there is none with this number.
        """
        with reading(self.engine) as connection:
            return story(connection, number)

    def related(self, article: int | str, *, limit: int = 10) -> tuple[Related, ...]:
        """Return the articles most like ``article`` (its number, address or id), its story's among them.

        Raises:
            LedgerError: there is no such article.
        """
        with reading(self.engine) as connection:
            return related(connection, article_number(connection, str(article)), limit)

    def figures(self, of: int | str) -> tuple[Comparison, ...]:
        """Return figures that measure the same thing, side by side: of a story, or on a topic over time.

        Args:
            of: the number of a story, or words that tell what the articles are about.

        Raises:
            LedgerError: there is no such story, or the words tell nothing.
        """
        with reading(self.engine) as connection:
            return figures_of(connection, of)

    def events(self, query: str = "", *, options: EventOptions = _NEWS) -> tuple[LedgerEvent, ...]:
        """Return the events of the articles that ``query`` finds, each once, with every outlet's figures.

        Raises:
            QueryError: the query cannot be understood.
            LedgerError: more articles are asked for than are taken at once.
        """
        with reading(self.engine) as connection:
            return events(connection, query, options)

    def events_of_article(self, article: int, *, options: EventOptions = ALL) -> tuple[LedgerEvent, ...]:
        """Return the events of an article, with what other articles of its story tell of each."""
        with reading(self.engine) as connection:
            return events_of(connection, [article], options)

    def events_of_story(self, story: int, *, options: EventOptions = ALL) -> tuple[LedgerEvent, ...]:
        """Return the events of a story, by date; none where there is no such story."""
        with reading(self.engine) as connection:
            return events_of_story(connection, story, options)

    def events_with(self, entity: int, *, options: EventOptions = ALL) -> tuple[LedgerEvent, ...]:
        """Return the events in which someone takes part: a person, body or place by its number here."""
        with reading(self.engine) as connection:
            return events_with(connection, entity, options)

    def stats(self) -> Stats:
        """Return how much of what the ledger holds."""
        with reading(self.engine) as connection:
            return stats(connection)

    def contents_hash(self) -> str:
        """Return the SHA-256 of all known here: equal for equal articles added in one order."""
        with reading(self.engine) as connection:
            return contents_hash(connection)


def open_ledger(where: str | None = None, *, create: bool = True) -> Ledger:
    """Open the ledger at ``where`` (a path or a ``postgresql://`` URL; default: the setting's).

    Args:
        where: without it, what `default_ledger` says.
        create: make the ledger if there is none.

    Raises:
        LedgerError: it cannot be opened, or there is none and ``create`` is False.
    """
    engine = connect(where or default_ledger(), create=create)
    try:
        prepare(engine, create=create)
    except LedgerError:
        engine.dispose()
        raise
    return Ledger(engine)
