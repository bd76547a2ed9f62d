"""Following feeds and sitemaps: the articles that are new since the last visit, politely fetched."""

import hashlib
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import msgspec

from musnad.article import Article, Reason, Rejected
from musnad.intake.decode import decode
from musnad.intake.entries import Entry, Listing
from musnad.intake.feeds import parse_listing
from musnad.intake.fetch import Failed, Page, fetch
from musnad.intake.given import Given, make_article
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.page import article_of_page, is_page
from musnad.intake.politeness import Pace
from musnad.intake.reservation import check_reserved
from musnad.intake.robots import Wishes, origin_of, wishes_of
from musnad.intake.unpack import Stream
from musnad.intake.visits import Visit, VisitLog, is_after, now

# What will be so again at the next visit; all else is tried again.
_LASTING: Final = frozenset(Reason) - {Reason.TIMEOUT, Reason.FETCH_FAILED, Reason.UNREADABLE}
_REMEMBERED_S: Final = 86_400.0  # how long the wishes of a host are remembered, as RFC 9309 has it
_FORGOTTEN_S: Final = 600.0  # and how long that it could not be asked
_MAX_ORIGINS: Final = 10_000
_BUSY_S: Final = 60.0  # how long a host is left alone that is too busy and does not say how long
_BUSY: Final = frozenset({429, 503})
_MAX_HEADER: Final = 1_000
_DEPTH: Final = 2  # an index of sitemaps lists sitemaps, no indexes; some sites do all the same


class FollowOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How feeds are followed.

    A host is asked at most every ``delay_s`` seconds, less often if its robots.txt or a busy server
    says so; what would take longer than ``max_wait_s`` is left for the next time. At most
    ``max_articles`` are fetched at once for one feed, the newest first: a sitemap may list all that
    an outlet ever published.
    """

    intake: IntakeOptions = IntakeOptions()
    delay_s: float = 2.0
    max_wait_s: float = 60.0
    max_articles: int = 200


_DEFAULTS: Final = FollowOptions()


class _Document(NamedTuple):
    """A feed or sitemap that was fetched: where, the visit to note once all in it is done, what it lists."""

    where: str
    visit: Visit | None
    listing: Listing


def new_articles(
    feed: str, visits: VisitLog, options: FollowOptions = _DEFAULTS
) -> Iterator[Article | Rejected]:
    """Yield the articles of ``feed`` that are new or changed since the last visit, newest first.

    ``feed`` is the URL or the file of an RSS or Atom feed, of a sitemap or of an index of sitemaps.
    A visit is noted when the next article is asked for: who puts each article away before asking
    loses none.
    """
    return Follower(visits, options).new_articles(feed)


class Follower:
    """Follows several feeds with one memory of their hosts.

    ``unchanged`` counts what needed no reading, ``left`` what is left for the next time.
    """

    def __init__(
        self, visits: VisitLog, options: FollowOptions = _DEFAULTS, pace: Pace | None = None
    ) -> None:
        self._visits = visits
        self._options = options
        self._pace = pace or Pace(max_wait_s=options.max_wait_s)
        self._wishes: dict[str, tuple[float, Wishes]] = {}
        self.unchanged = 0
        self.left = 0

    def new_articles(self, feed: str) -> Iterator[Article | Rejected]:
        """Yield what is new in ``feed``, as `new_articles` does."""
        budget = self._options.max_articles
        for document in self._documents(feed, depth=0):
            if isinstance(document, Rejected):
                yield document
                continue
            due = self._due(document.listing)
            self.left += max(0, len(due) - budget)
            is_done = len(due) <= budget
            for entry in due[:budget]:
                item, visit = self._visited(entry)
                if item:
                    yield item
                self.unchanged += item is None
                is_done = is_done and visit is not None
                if visit:
                    self._visits.put(visit)
            budget -= min(budget, len(due))
            if is_done and document.visit:
                self._visits.put(document.visit)
            if not budget:
                return

    def _documents(self, feed: str, depth: int, updated: str | None = None) -> Iterator[_Document | Rejected]:
        try:
            document = self._document(feed, updated)
        except Refusal as refusal:
            yield refusal.rejected(feed)
            return
        if document.listing.left_out:
            message = f"{document.listing.left_out} of its entries have no address or are too many"
            yield Rejected(feed, Reason.BAD_FORMAT, message)
        if document.listing.is_cut:
            yield Rejected(feed, Reason.BAD_FORMAT, "it ends in the middle; what stands before was read")
            document = document._replace(visit=None)
        yield document
        newest_first = sorted(document.listing.sitemaps, key=lambda entry: entry.updated or "", reverse=True)
        for sitemap in newest_first if depth < _DEPTH else ():
            yield from self._documents(sitemap.url, depth + 1, sitemap.updated)

    def _document(self, feed: str, updated: str | None) -> _Document:
        if "://" not in feed:
            return _Document(feed, None, parse_listing(_file(feed, self._options.intake), ""))
        known = self._visits.known([feed]).get(feed)
        if known and updated and not is_after(updated, known.visited_at):
            return _Document(feed, None, Listing())
        page = self._fetched(feed, known)
        if page.is_unchanged:
            return _Document(feed, _again(known, feed), Listing())
        body = Stream(BytesIO(page.body), self._options.intake).whole()
        listing = parse_listing(body, page.url, page.charset)
        # An index is always read: that it is unchanged says nothing of what is left in its sitemaps.
        return _Document(feed, None if listing.sitemaps else _visit(feed, page), listing)

    def _due(self, listing: Listing) -> list[Entry]:
        """Return the entries that are new or changed, newest first; count the others."""
        entries: dict[str, Entry] = {}
        for entry in listing.entries:
            entries.setdefault(entry.url, entry)
        known = self._visits.known(entries)
        due = [
            entry
            for url, entry in entries.items()
            if url not in known or is_after(entry.updated, known[url].visited_at)
        ]
        self.unchanged += len(entries) - len(due)
        return sorted(due, key=lambda entry: entry.published or entry.updated or "", reverse=True)

    def _visited(self, entry: Entry) -> tuple[Article | Rejected | None, Visit | None]:
        """Return what is new at an entry, if anything, and the visit to note, if it need not be repeated."""
        known = self._visits.known([entry.url]).get(entry.url)
        try:
            page = self._fetched(entry.url, known)
            if page.is_unchanged:
                return None, _again(known, entry.url)
            visit = _visit(entry.url, page)
            if known and known.content_hash == visit.content_hash:
                return None, visit
            return self._article(page, entry), visit
        except Refusal as refusal:
            lasting = refusal.reason in _LASTING
            return refusal.rejected(entry.url), Visit(url=entry.url, visited_at=now()) if lasting else None

    def _article(self, page: Page, entry: Entry) -> Article:
        options = self._options.intake
        check_reserved(
            page.url, page.body, options, headers=page.headers, rules=self._asked(origin_of(page.url)).rules
        )
        given = Given(
            url=page.url,
            published=entry.published,
            published_basis="meta" if entry.published else None,
            fetched=now(),
        )
        text = decode(Stream(BytesIO(page.body), options).whole(), page.charset)
        article = (
            article_of_page(text, given, options) if is_page(text) else make_article(text, given, options)
        )
        return msgspec.structs.replace(
            article, title=article.title or entry.title, outlet=article.outlet or entry.outlet
        )

    def _fetched(self, url: str, known: Visit | None) -> Page:
        conditions = known.conditions() if known else {}
        try:
            return fetch(url, self._options.intake, conditions=conditions, check=self._await)
        except Failed as failed:
            if failed.status in _BUSY:
                self._pace.hold(_host(url), failed.retry_after_s or _BUSY_S)
            raise

    def _await(self, url: str) -> None:
        """Wait until the host of ``url`` may be asked for it.

        Raises:
            Refusal: the host does not want that, or not so soon.
        """
        wishes = self._asked(origin_of(url))
        wishes.check(url)
        host = _host(url)
        self._pace.wait(host)
        self._pace.hold(host, max(self._options.delay_s, wishes.delay_s))

    def _asked(self, origin: str) -> Wishes:
        until, wishes = self._wishes.get(origin, (0.0, None))
        if wishes is None or until < time.monotonic():
            if len(self._wishes) >= _MAX_ORIGINS:
                self._wishes.clear()
            wishes = wishes_of(origin, self._options.intake)
            remembered_s = _REMEMBERED_S if wishes.are_known else _FORGOTTEN_S
            self._wishes[origin] = time.monotonic() + remembered_s, wishes
        return wishes


def _host(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _file(path: str, options: IntakeOptions) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return Stream(file, options).whole()
    except (OSError, ValueError) as error:
        raise Refusal(Reason.NOT_FOUND, f"there is no feed {path}: {error}") from error


def _visit(url: str, page: Page) -> Visit:
    return Visit(
        url=url,
        visited_at=now(),
        etag=_told(page, "ETag"),
        last_modified=_told(page, "Last-Modified"),
        content_hash=hashlib.sha256(page.body).hexdigest(),
    )


def _told(page: Page, name: str) -> str | None:
    """Return a header that may be sent back, and kept, as it is; others are attempts at something else."""
    value = page.headers.get(name, "")
    return value if value and value.isascii() and value.isprintable() and len(value) < _MAX_HEADER else None


def _again(known: Visit | None, url: str) -> Visit:
    return msgspec.structs.replace(known or Visit(url=url, visited_at=""), visited_at=now())
