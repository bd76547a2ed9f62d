"""The order in which an article is read."""

from bisect import bisect_left, bisect_right
from datetime import date
from typing import Final, TypeVar

import msgspec

from musnad.article import Article
from musnad.extract.assemble import Voices, read_voices
from musnad.extract.blocks import read_blocks
from musnad.extract.date_publication import text_reference
from musnad.extract.dates import read_dates
from musnad.extract.disputes import read_disputes
from musnad.extract.events import read_events
from musnad.extract.explain import Trial
from musnad.extract.figures import read_figures
from musnad.lexicon.tables import ruleset
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Basis, Block, DateMention, Event, Figure, Record, Rights
from musnad.text.tokens import Tokens, tokenise

Spanned = TypeVar("Spanned", Figure, DateMention)
Told = TypeVar("Told", Figure, Event)
_FURNITURE: Final = frozenset({"navigation", "comments", "rights"})


def extract(article: Article) -> Record:
    """Read ``article`` and return its record."""
    return _extract(article, None)


def explain(article: Article) -> tuple[Record, tuple[Trial, ...]]:
    """Read ``article`` and return its record with every reading of a possible cue that was tried."""
    trials: list[Trial] = []
    record = _extract(article, trials)
    return record, tuple(trials)


def _extract(article: Article, trials: list[Trial] | None) -> Record:
    tokens = tokenise(article.text, vocabulary())
    blocks, rights = _blocks(article)
    published, basis = _published(article, tokens)
    dates = read_dates(tokens, date.fromisoformat(published[:10]) if published else None)
    voices = read_voices(tokens, blocks, dates, trials)
    figures = _attributed(_outside(blocks, read_figures(tokens, dates)), voices)
    dates = _outside(blocks, dates)
    events = _attributed(read_events(voices, dates, figures, published), voices)
    entities = voices.cast.records(tokens)  # those of events among them
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
        statements=voices.statements,
        figures=figures,
        dates=dates,
        events=events,
        disputes=read_disputes(tokens, voices.statements, figures, entities),
    )


def _blocks(article: Article) -> tuple[tuple[Block, ...], Rights | None]:
    if article.blocks is not None:
        return article.blocks, article.rights
    return read_blocks(article.text, article.title)


def _published(article: Article, tokens: Tokens) -> tuple[str | None, Basis | None]:
    if article.published:
        return article.published, article.published_basis or "caller"
    found = text_reference(tokens)
    return (found.isoformat(), "text") if found else (None, None)


def _outside(blocks: tuple[Block, ...], found: tuple[Spanned, ...]) -> tuple[Spanned, ...]:
    """Return what stands outside page furniture: the year of a copyright line is no date of the article."""
    furniture = [block.span for block in blocks if block.kind in _FURNITURE]
    if not furniture:
        return found
    starts = [span[0] for span in furniture]

    def within(start: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at >= 0 and start < furniture[at][1]

    return tuple(one for one in found if not within(one.span[0]))


def _attributed(found: tuple[Told, ...], voices: Voices) -> tuple[Told, ...]:
    """Return figures or events with the innermost statement whose content holds each, the last of equal ones."""
    statements = enumerate(voices.statements)
    contents = sorted((lo, hi, number) for number, s in statements for lo, hi in s.content)
    longest = max((hi - lo for lo, hi, _ in contents), default=0)
    starts = [lo for lo, _, _ in contents]
    attributed = []
    for one in found:
        start, end = one.trigger if isinstance(one, Event) else one.span
        near = contents[bisect_left(starts, start - longest) : bisect_right(starts, start)]
        holders = [(hi - lo, -number) for lo, hi, number in near if end <= hi]
        holder = voices.statements[-min(holders)[1]].id if holders else None
        attributed.append(msgspec.structs.replace(one, statement=holder) if holder else one)
    return tuple(attributed)
