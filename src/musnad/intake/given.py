"""What a caller knows of an article, and the articles made of it."""

import hashlib
import re
from typing import TypedDict

import msgspec

from musnad.article import Article, Reason
from musnad.intake.language import check_arabic
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.published import iso_published
from musnad.record import Basis, Block, Rights

_SURROGATE = re.compile("[\ud800-\udfff]")


class Facts(TypedDict, total=False):
    """What a caller may know of one article; ``published`` is an ISO 8601 date or date-time."""

    id: str | None
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Facts about an article that come from its caller or its page; None where unknown."""

    id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_basis: Basis | None = None
    fetched: str | None = None

    def or_else(self, other: "Given") -> "Given":
        """Return these facts, with those of ``other`` where there are none."""
        dated = self if self.published else other
        return Given(
            id=self.id or other.id,
            title=self.title or other.title,
            url=self.url or other.url,
            outlet=self.outlet or other.outlet,
            published=dated.published,
            published_basis=dated.published_basis,
            fetched=self.fetched or other.fetched,
        )


NOTHING = Given()


def given_by_caller(facts: Facts) -> Given:
    """Return the facts a caller gave: empty ones as unknown, the date as ISO.

    Raises:
        Refusal: ``published`` is no date.
    """
    known = {
        name: clean(value.strip())
        for name, value in facts.items()
        if isinstance(value, str) and value.strip()
    }
    published = known.pop("published", None)
    if published is None:
        return Given(**known)  # type: ignore[arg-type]  # the keys are those of Given
    try:
        published = iso_published(published)
    except ValueError as error:
        raise Refusal(Reason.BAD_FORMAT, f"published: {error}") from error
    return Given(**known, published=published, published_basis="caller")


def clean(text: str) -> str:
    """Return ``text`` with half characters (lone surrogates) replaced one for one, so that offsets hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def make_article(
    text: str,
    given: Given,
    options: IntakeOptions,
    *,
    blocks: tuple[Block, ...] | None = None,
    rights: Rights | None = None,
) -> Article:
    """Return the article of ``text``.

    Raises:
        Refusal: the text is empty, too long or not Arabic.
    """
    if len(text) > options.text_chars:
        raise Refusal(
            Reason.TOO_LARGE,
            f"the text has more than {options.text_chars:,} characters; raise --max-size beyond that many "
            "bytes (text_chars in Python) to read it",
        )
    text = clean(text)
    check_arabic(text)
    return Article(
        id=given.id or content_id(text, given.url),
        text=text,
        url=given.url,
        outlet=given.outlet,
        title=given.title,
        published=given.published,
        published_basis=given.published_basis,
        blocks=blocks,
        rights=rights,
        fetched=given.fetched,
    )


def content_id(text: str, url: str | None) -> str:
    """Return the id of an article that nobody named."""
    digest = hashlib.sha256(text.encode())
    digest.update(b"\0" + (url or "").encode())
    return f"sha256:{digest.hexdigest()}"
