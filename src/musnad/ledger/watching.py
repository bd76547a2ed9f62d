"""Watching feeds: what is new in them goes into a ledger, poll after poll."""

import time
from collections.abc import Callable, Iterable, Iterator

import msgspec

from musnad.article import Article, Rejected
from musnad.extract.pipeline import extract
from musnad.intake.following import Follower, FollowOptions
from musnad.ledger.filing.adding import add_records
from musnad.ledger.ledger import Ledger
from musnad.ledger.preparing.filed import Outcome
from musnad.ledger.visiting import LedgerVisits

_MAX_WAIT_S = 86_400.0  # however often a feed has failed, it is asked once a day
_MAX_DOUBLINGS = 10


class WatchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How feeds are watched: every how many seconds they are asked, how they are followed."""

    every_s: float = 900.0
    follow: FollowOptions = FollowOptions()


class _Feed(msgspec.Struct):
    url: str
    due: float = 0.0
    failures: int = 0


class Watcher:
    """Asks feeds for what is new and adds it to ``ledger``.

    A feed that fails is asked half as often each time, once a day in the end. ``unchanged`` and
    ``left`` count, over all polls, what needed no reading and what was left for a later one.
    """

    def __init__(
        self,
        ledger: Ledger,
        feeds: Iterable[str],
        options: WatchOptions,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine = ledger.engine
        self._every_s = options.every_s
        self._clock = clock
        self._feeds = [_Feed(url, due=clock()) for url in dict.fromkeys(feeds)]
        self._follower = Follower(LedgerVisits(ledger.engine), options.follow)

    @property
    def unchanged(self) -> int:
        """How many articles needed no reading."""
        return self._follower.unchanged

    @property
    def left(self) -> int:
        """How many new articles were left for a later poll."""
        return self._follower.left

    def wait_s(self) -> float:
        """Return how many seconds no feed is due."""
        return max(0.0, min(feed.due for feed in self._feeds) - self._clock())

    def poll(self) -> Iterator[Outcome | Rejected]:
        """Ask the feeds that are due; yield what became of each new article once that is kept.

        The feeds take turns, so that the hosts of some are fetched from while others are left alone.

        Raises:
            LedgerError: the ledger cannot be written; all that was yielded is kept.
        """
        due = [feed for feed in self._feeds if feed.due <= self._clock()]
        running = {feed.url: self._follower.new_articles(feed.url) for feed in due}
        failed: set[str] = set()
        while running:
            for url, articles in list(running.items()):
                item = next(articles, None)
                if item is None:
                    del running[url]
                    continue
                if isinstance(item, Rejected) and item.where == url:
                    failed.add(url)
                yield from self._added(item)
        for feed in due:
            feed.failures = feed.failures + 1 if feed.url in failed else 0
            wait_s = self._every_s * 2 ** min(feed.failures, _MAX_DOUBLINGS)
            feed.due = self._clock() + (min(wait_s, max(_MAX_WAIT_S, self._every_s)))

    def _added(self, item: Article | Rejected) -> Iterator[Outcome | Rejected]:
        # One at a time: the visit to an article is noted as soon as the next is asked for.
        return add_records(self._engine, [item if isinstance(item, Rejected) else extract(item)])
