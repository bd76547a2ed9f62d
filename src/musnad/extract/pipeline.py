"""The order in which an article is read."""

from datetime import date

from musnad.article import Article
from musnad.extract.assemble import statements_of
from musnad.extract.blocks import read_blocks
from musnad.extract.dates import read_dates
from musnad.extract.figures import read_figures
from musnad.lexicon.tables import ruleset
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Record
from musnad.text.tokens import tokenise


def extract(article: Article) -> Record:
    """Read ``article`` and return its record."""
    tokens = tokenise(article.text, vocabulary())
    blocks, rights = article.blocks, article.rights
    if blocks is None:
        blocks, rights = read_blocks(article.text, article.title)
    published, basis = article.published, article.published_basis
    reference = date.fromisoformat(published[:10]) if published else None
    dates = read_dates(tokens, reference, article.outlet)
    figures = read_figures(tokens, dates)
    statements, entities = statements_of(tokens, blocks, dates)
    return Record(
        id=article.id,
        url=article.url,
        outlet=article.outlet,
        published=published,
        published_basis=basis,
        ruleset=ruleset(),
        rights=rights,
        text=article.text,
        blocks=blocks,
        entities=entities,
        statements=statements,
        figures=figures,
        dates=dates,
    )
