"""One row of a table, of whatever format: ``text`` or ``html``, and what is known of the article."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from musnad.article import Article, Reason, Rejected
from musnad.intake.decode import decode
from musnad.intake.given import Facts, given_by_caller, make_article
from musnad.intake.mojibake import repaired
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.page import article_of_page
from musnad.intake.unpack import too_large

FACTS = ("id", "title", "url", "outlet", "published")
CONTENTS = ("text", "html")
COLUMNS = (*FACTS, *CONTENTS)


def read_row(value: Any, where: str, options: IntakeOptions) -> Article | Rejected:
    """Return the article of a row; ``value`` holds its cells by the names of their columns."""
    try:
        return _article(value, options)
    except Refusal as refusal:
        return refusal.rejected(where)


def _article(value: Any, options: IntakeOptions) -> Article:
    if not isinstance(value, Mapping):
        raise Refusal(Reason.BAD_FORMAT, "not a JSON object with «text» or «html»")
    facts: Facts = {
        "id": _fact(value, "id"),
        "title": _fact(value, "title"),
        "url": _fact(value, "url"),
        "outlet": _fact(value, "outlet"),
        "published": _fact(value, "published"),
    }
    given = given_by_caller(facts)
    text, html = _content(value, "text", options), _content(value, "html", options)
    if text is None and html is None:
        raise Refusal(Reason.BAD_FORMAT, "it has neither «text» nor «html»")
    if html is None or (text and text.strip()):
        return make_article(text or "", given, options)
    return article_of_page(html, given, options)


def _fact(value: Mapping[str, Any], name: str) -> str | None:
    fact = value.get(name)
    if isinstance(fact, int) and not isinstance(fact, bool) and name == "id":
        return str(fact)
    if isinstance(fact, date) and name == "published":
        return fact.isoformat()
    return _string(fact, name)


def _content(value: Mapping[str, Any], name: str, options: IntakeOptions) -> str | None:
    content = value.get(name)
    if isinstance(content, bytes):
        if len(content) > options.size_bytes:
            raise too_large(options)
        return decode(content)
    found = _string(content, name)
    return found and repaired(found)


def _string(value: Any, name: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise Refusal(Reason.BAD_FORMAT, f"«{name}» is not a string")
