"""A story told whole: its articles side by side, who said what, figures compared, what happened when."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from musnad.errors import LedgerError
from musnad.ledger.copies.groups import group_of
from musnad.ledger.figures.comparing import Comparison, Source, compared
from musnad.ledger.preparing.prepare import unpacked
from musnad.ledger.preparing.story_features import rarity_of, terms_of
from musnad.ledger.preparing.values import said_on
from musnad.ledger.store.numbers import LARGEST_NUMBER
from musnad.ledger.store.story_tables import story_articles, story_terms
from musnad.ledger.store.tables import articles, records
from musnad.ledger.stories.lists import StoryArticle, core_of, members_of
from musnad.ledger.stories.window import unpacked_terms, weightiest
from musnad.record import Act, DateMention, Record

_CORE: Final = 12  # terms that tell what a story is about
_TOPIC_ARTICLES: Final = 300  # the newest on a topic
_DAY: Final = len("2000-01-01")
_CLAUSE: Final = 160  # characters


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of a story: who said what, in which article; what several print alike only once."""

    article: int
    outlet: str | None
    statement: str  # its id in the article's record
    source: str | None
    cue: str
    act: Act
    day: str | None
    words: str


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that tells when something happened: an ISO day."""

    day: str
    article: int
    outlet: str | None
    words: str


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A story: its articles, statements, compared figures, and what happened on which day."""

    number: int
    articles: tuple[StoryArticle, ...]
    statements: tuple[Said, ...]
    figures: tuple[Comparison, ...]
    timeline: tuple[Moment, ...]


def story(connection: Connection, number: int) -> Story:
    """Return the story with this number.

    Raises:
        LedgerError: there is none.
    """
    members = members_of(connection, number)
    sources = sources_of(connection, [member.number for member in members])
    # Of several that print one text, the first; read backwards, so that the first is the one kept.
    first = list({source.leader: source for source in reversed(sources)}.values())[::-1]
    return Story(
        number=number,
        articles=members,
        statements=tuple(said for source in first for said in _said(source)),
        figures=compared(sources, weightiest(core_of(connection, number), _CORE)),
        timeline=_timeline(first),
    )


def figures_of(connection: Connection, of: int | str) -> tuple[Comparison, ...]:
    """Return the compared figures of the story with the number ``of``, or on the topic it names.

    Raises:
        LedgerError: there is no such story, or no word tells what an article is about.
    """
    number = str(of).strip()
    if number.isdecimal() and int(number) <= LARGEST_NUMBER:
        return story_figures(connection, int(number))
    return topic_figures(connection, number)


def story_figures(connection: Connection, number: int) -> tuple[Comparison, ...]:
    """Return the figures of a story that several claim.

    Raises:
        LedgerError: there is no such story.
    """
    members = members_of(connection, number)
    sources = sources_of(connection, [member.number for member in members])
    return compared(sources, weightiest(core_of(connection, number), _CORE))


def topic_figures(connection: Connection, query: str) -> tuple[Comparison, ...]:
    """Return the figures on a topic, over time, that several articles claim: the newest 300 of its articles.

    An article is on the topic when each word of ``query`` is among those that tell what it is about.

    Raises:
        LedgerError: ``query`` has no word that tells anything.
    """
    terms = set(terms_of(query))
    if not terms:
        raise LedgerError(f"«{query}»: no word of this tells what an article is about; give a rarer one")
    return compared(sources_of(connection, _on_topic(connection, terms)), terms)


def _on_topic(connection: Connection, terms: set[int]) -> list[int]:
    c, member = story_terms.c, story_articles.c
    rarest = max(terms, key=lambda term: (rarity_of(term), term))
    query = (
        select(member.article, member.terms)
        .join(story_terms, c.article == member.article)
        .where(c.term == rarest)
        .order_by(c.day.desc(), c.article.desc())
    )
    found = (row.article for row in connection.execute(query) if terms <= unpacked_terms(row.terms).keys())
    return sorted(number for number, _ in zip(found, range(_TOPIC_ARTICLES), strict=False))


def sources_of(connection: Connection, numbers: Sequence[int]) -> list[Source]:
    """Return the articles with ``numbers``, with their records, by day."""
    a = articles.c
    query = (
        select(a.id, a.outlet, a.day, records.c.data)
        .join(records, records.c.article == a.id)
        .where(a.id.in_(numbers))
        .order_by(a.day.nulls_last(), a.id)
    )
    leaders = group_of(connection, numbers)
    return [
        Source(
            article=row.id,
            outlet=row.outlet,
            day=row.day,
            leader=leaders.get(row.id, row.id),
            record=unpacked(row.data),
        )
        for row in connection.execute(query)
    ]


def _said(source: Source) -> Iterator[Said]:
    record = source.record
    for statement in record.statements:
        yield Said(
            article=source.article,
            outlet=source.outlet,
            statement=statement.id,
            source=statement.source.name,
            cue=statement.cue.lemma,
            act=statement.act,
            day=said_on(statement.date, source.day),
            words=" … ".join(" ".join(record.words(span).split()) for span in statement.content),
        )


def _timeline(sources: Sequence[Source]) -> tuple[Moment, ...]:
    """Return the sentences that name a day, once for each article and day."""
    found: dict[tuple[str, int], Moment] = {}
    for source in sources:
        for mention in source.record.dates:
            day = mention.value or ""
            if len(day) == _DAY:
                moment = Moment(
                    day=day,
                    article=source.article,
                    outlet=source.outlet,
                    words=_sentence(source.record, mention),
                )
                found.setdefault((day, source.article), moment)
    return tuple(sorted(found.values(), key=lambda moment: (moment.day, moment.article)))


def _sentence(record: Record, mention: DateMention) -> str:
    text, (lo, hi) = record.text, mention.span
    first = max(text.rfind(end, 0, lo) + 1 for end in ".\n؟!")
    ends = [at for end in ".\n؟!" if (at := text.find(end, hi)) >= 0]
    words = " ".join(text[first : min(ends, default=len(text))].split())
    return words if len(words) <= _CLAUSE else words[:_CLAUSE].rsplit(" ", 1)[0] + " …"
