"""The order in which an article is read."""

from bisect import bisect_left, bisect_right
from datetime import date
from typing import Final, TypeVar

import msgspec

from musnad.article import Article
from musnad.extract.assemble import read_voices
from musnad.extract.blocks.reading import read_blocks
from musnad.extract.dates.publication import text_reference
from musnad.extract.dates.reading import read_dates
from musnad.extract.disputes.reading import read_disputes
from musnad.extract.events.reading import read_events
from musnad.extract.explain import Trial
from musnad.extract.figures.reading import read_figures
from musnad.lexicon.tables import ruleset
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Basis, Block, DateMention, Event, Figure, Record, Rights, Span, Statement
from musnad.text.tokens import Tokens, tokenise

Spanned = TypeVar("Spanned", Figure, DateMention)
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
    voices = read_voices(tokens, blocks, dates.told, trials)
    holders = Holders(voices.statements)
    figures = _attributed(_outside(blocks, read_figures(tokens, dates.told)), holders)
    events = _voiced(read_events(voices, _outside(blocks, dates.told), figures, published), holders)
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
        dates=_outside(blocks, dates.kept),
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


class Holders:
    """Finds the innermost statement whose content holds a span, the last of equal ones."""

    __slots__ = ("_contents", "_longest", "_starts", "_statements")

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self._statements = statements
        self._contents = sorted(
            (lo, hi, number) for number, s in enumerate(statements) for lo, hi in s.content
        )
        self._longest = max((hi - lo for lo, hi, _ in self._contents), default=0)
        self._starts = [lo for lo, _, _ in self._contents]

    def of(self, span: Span) -> str | None:
        """Return the id of the statement that holds ``span``, or None for the outlet's own voice."""
        start, end = span
        first, last = bisect_left(self._starts, start - self._longest), bisect_right(self._starts, start)
        found = [(hi - lo, -number) for lo, hi, number in self._contents[first:last] if end <= hi]
        return self._statements[-min(found)[1]].id if found else None


def _attributed(figures: tuple[Figure, ...], holders: Holders) -> tuple[Figure, ...]:
    """Return the figures with the statement that holds each."""
    held = ((figure, holders.of(figure.span)) for figure in figures)
    return tuple(msgspec.structs.replace(one, statement=by) if by else one for one, by in held)


def _voiced(events: tuple[Event, ...], holders: Holders) -> tuple[Event, ...]:
    """Return the events with the statement that reports each."""
    held = ((event, holders.of(event.trigger)) for event in events)
    return tuple(msgspec.structs.replace(one, statement=by) if by else one for one, by in held)
