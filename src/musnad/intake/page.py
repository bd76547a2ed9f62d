"""An article from an HTML page."""

import re

from musnad.article import Article
from musnad.intake.given import Given, make_article
from musnad.intake.markup import parse_markup
from musnad.intake.metadata import page_facts

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|style|link|base|"
    r"article|main|section|header|nav|div|p|span|table|h[1-6]|ul|ol|a|b|strong|center|font|img|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"</(?:html|body|div|p|span|a|h[1-6]|li|td|article)\s*>|<br\s*/?>", re.IGNORECASE)
_SNIFFED_CHARS = 1 << 16


def is_page(text: str) -> bool:
    """Return whether ``text`` is HTML, by its content."""
    head = text[:_SNIFFED_CHARS]
    return bool(_START.match(head)) or len(_CLOSED.findall(head)) > 2


def article_of_page(html: str, given: Given) -> Article:
    """Return the article of an HTML page; ``given`` goes before what the page says of itself.

    Raises:
        Refusal: the page is empty, not Arabic, or too large.
    """
    markup = parse_markup(html)
    facts = given.or_else(page_facts(markup, html))
    text = "\n".join(line.text for line in markup.lines)
    return make_article(text, facts)
