"""What feeds and sitemaps list."""

from typing import Final
from urllib.parse import urldefrag, urljoin

import msgspec

from musnad.intake.given import clean
from musnad.intake.published import iso_published

MAX_ENTRIES: Final = 50_000  # as many as the protocol of sitemaps allows


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A page or sitemap that is listed, and what is said of it; dates in ISO 8601."""

    url: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    outlet: str | None = None


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed or sitemap lists.

    ``left_out`` counts what has no address or is beyond the limit; ``is_cut`` says that its end is missing.
    """

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()
    left_out: int = 0
    is_cut: bool = False


def web_address(address: str, base: str) -> str | None:
    """Return the full address on the web, without its fragment; None where it is none."""
    address = clean(address).strip()
    try:
        found = urldefrag(urljoin(base, address)).url if address else ""
    except ValueError:
        return None
    return found if found.startswith(("http://", "https://")) else None


def known_date(told: str | None) -> str | None:
    """Return ``told`` as an ISO date or date-time, None where it is no date."""
    try:
        return iso_published(told) if told else None
    except ValueError:
        return None
