"""An article from an HTML page."""

import re

import msgspec

from musnad.article import Article
from musnad.extract.blocks.lines import split_lines
from musnad.extract.blocks.reading import rights_of
from musnad.extract.dates.reading import read_dates
from musnad.intake.given import Given, make_article
from musnad.intake.markup import parse_markup
from musnad.intake.metadata import guess_published, outlet_beside_title, page_facts
from musnad.intake.options import IntakeOptions
from musnad.intake.structure import page_kinds
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Block
from musnad.text.tokens import tokenise

_START = re.compile(
    r"(?:\s++|<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->)*+<(?:!doctype\s+html|html|head|body|meta|title|script|style|link|base|"
    r"article|main|section|header|nav|div|p|span|table|h[1-6]|ul|ol|a|b|strong|center|font|img|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"</(?:html|body|div|p|span|a|h[1-6]|li|td|article)\s*>|<br\s*/?>", re.IGNORECASE)
_NEAR_TITLE = 6  # blocks above and below the title in which its date line stands
_ISO_DAY = len("YYYY-MM-DD")
_SNIFFED_CHARS = 1 << 16


def is_page(text: str) -> bool:
    """Return whether ``text`` is HTML, by its content."""
    head = text[:_SNIFFED_CHARS]
    return bool(_START.match(head)) or len(_CLOSED.findall(head)) > 2


def article_of_page(html: str, given: Given, options: IntakeOptions) -> Article:
    """Return the article of an HTML page; ``given`` goes before what the page says of itself.

    The text is a line for each block of the page, furniture included, in the order of the page.

    Raises:
        Refusal: the page is empty, not Arabic, or too large.
    """
    markup = parse_markup(html)
    facts = given.or_else(page_facts(markup))
    text = "\n".join(line.text for line in markup.lines)
    lines = split_lines(text)
    kinds, title_at = page_kinds(markup, lines, facts.title)
    blocks = tuple(
        Block((line.start, line.start + len(line.text)), kind)
        for line, kind in zip(lines, kinds, strict=True)
    )
    title = None if title_at is None else lines[title_at].text  # without the site's name
    beside = Given(outlet=outlet_beside_title(markup, title))
    if not given.title:
        facts = msgspec.structs.replace(facts, title=title or facts.title)
    facts = facts.or_else(beside).or_else(_dated(html, text, blocks) if not facts.published else beside)
    return make_article(text, facts, options, blocks=blocks, rights=rights_of(blocks))


def _dated(html: str, text: str, blocks: tuple[Block, ...]) -> Given:
    """Return the date of the page's date line, else what may be guessed from its markup."""
    if day := _day_near_title(text, blocks):
        return Given(published=day, published_basis="text")
    day = guess_published(html)
    return Given(published=day, published_basis="meta" if day else None)


def _day_near_title(text: str, blocks: tuple[Block, ...]) -> str | None:
    at = next((index for index, block in enumerate(blocks) if block.kind == "title"), 0)
    for block in blocks[max(0, at - _NEAR_TITLE) : at + _NEAR_TITLE]:
        if block.kind == "dateline":
            line = text[block.span[0] : block.span[1]]
            for mention in read_dates(tokenise(line, vocabulary()), None).kept:
                if mention.value and len(mention.value) == _ISO_DAY:
                    return mention.value
    return None
