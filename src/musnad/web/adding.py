"""Adding one article through the reader: by its address, or its text and what is known of it."""

import re
import threading

import msgspec
from sqlalchemy import Engine

from musnad.article import Reason, Rejected
from musnad.errors import DeskError
from musnad.intake import IntakeOptions, article_from_text
from musnad.ledger import AddOptions, Outcome, add
from musnad.ledger.filing.adding import file_all
from musnad.ledger.preparing.prepare import prepare
from musnad.reading import About

_FETCH = IntakeOptions(size_bytes=5_000_000, timeout_s=15.0)  # what a page of news may be
_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)


class NewArticle(msgspec.Struct, frozen=True):
    """An article to be added: its text, else its address; its outlet and date (ISO 8601) if known."""

    url: str = ""
    text: str = ""
    outlet: str = ""
    published: str = ""


_SLOTS = threading.BoundedSemaphore(2)  # fetching waits for others: it must not keep all from reading


def added(engine: Engine, new: NewArticle) -> Outcome | Rejected:
    """Add ``new`` and return what became of it. Fetching never reaches private addresses.

    Raises:
        DeskError: others are being added just now.
    """
    if not _SLOTS.acquire(blocking=False):
        raise DeskError("other articles are being added just now; try again in a moment")
    try:
        return _added(engine, new)
    finally:
        _SLOTS.release()


def _added(engine: Engine, new: NewArticle) -> Outcome | Rejected:
    outlet, published, url = new.outlet.strip(), new.published.strip(), new.url.strip()
    if new.text.strip():
        found = article_from_text(new.text, url=url or None, outlet=outlet, published=published)
        return next(file_all(engine, [found if isinstance(found, Rejected) else prepare(found)]))
    if not _ADDRESS.match(url):  # or a path on this machine would be read
        return Rejected(url, Reason.BAD_FORMAT, "give an address that begins with https:// or http://")
    about: About = {"outlet": outlet, "published": published}
    outcome = next(add(engine, [url], AddOptions(intake=_FETCH), about), None)
    return outcome or Rejected(url, Reason.EMPTY, "there is no article in it")
