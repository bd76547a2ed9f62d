"""The story page: outlets side by side, who said what, figures compared, the timeline, who copied whom."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec
from litestar import Response, get
from litestar.params import FromPath
from sqlalchemy import Connection, select

from musnad.ledger.copies.copying import printed
from musnad.ledger.disputes.disputed import Dispute, Side, disputes_among
from musnad.ledger.figures.comparing import name_of
from musnad.ledger.store.bulk import among
from musnad.ledger.store.connect import reading
from musnad.ledger.store.tables import statements
from musnad.ledger.stories.lists import StoryArticle, StoryLine, lines_of
from musnad.ledger.stories.story import Said, Story, story
from musnad.web.charts import Copying, axis, copying
from musnad.web.pages.events import told_in_story
from musnad.web.quoting import Quoting, quoting
from musnad.web.site import WebRequest, anchor, language_of, page, site_of, site_words

_COLUMNS: Final = 6  # outlets side by side in the table of who quotes whom
_DISPUTES: Final = 12
_ALL: Final = sys.maxsize
_VOICES, _SAID, _MOMENTS = 12, 5, 20  # shown of a long story unless all is asked for


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who speaks in the story: their number among the ledger's people, what they said."""

    entity: int | None
    name: str | None
    said: tuple[Said, ...]
    outlets: dict[str, tuple[int, str]]  # how many statements, and where the first of them stands


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet with its articles of the story, and what it has of statements."""

    outlet: str | None
    articles: tuple[StoryArticle, ...]
    statements: int


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A story as the page and the API show it, as far as rights allow."""

    line: StoryLine
    story: Story
    disputes: tuple[Dispute, ...]


@get("/story/{number:int}", sync_to_thread=True, include_in_schema=False)
def story_page(request: WebRequest, number: FromPath[int]) -> Response[str]:
    """Show the story with this number."""
    with reading(site_of(request).ledger.engine) as connection:
        shown = shown_story(request, connection, number)
        members = [article.number for article in shown.story.articles]
        voices = _voices(connection, shown.story, members)
        copied = _copied(connection, shown.story)
    columns = _columns(shown.story)
    is_all = "all" in request.query_params
    words = site_words(language_of(request))
    return page(
        request,
        "story.html",
        line=shown.line,
        story=shown.story,
        by_number={article.number: article for article in shown.story.articles},
        disputes=shown.disputes,
        columns=columns,
        matrix=_quoting_most(columns),
        voices=voices,
        charts=[
            (name_of(one, words) or words["figures"], one, axis(one.claims)) for one in shown.story.figures
        ],
        copied=copied,
        events=told_in_story(request, number),
        is_all=is_all,
        most_voices=_ALL if is_all else _VOICES,
        most_said=_ALL if is_all else _SAID,
        most_moments=_ALL if is_all else _MOMENTS,
    )


def shown_story(request: WebRequest, connection: Connection, number: int) -> Shown:
    """Return the story with this number, what it quotes as short as rights demand.

    Raises:
        NotFoundError: there is none.
    """
    found = story(connection, number)
    members = [article.number for article in found.articles]
    told = quoting(request, connection, members)
    disputes = disputes_among(connection, members, _DISPUTES)
    return Shown(  # in the order of the page: what is disputed is quoted before the rest
        line=lines_of(connection, [number])[0],
        disputes=tuple(quoted_dispute(one, told) for one in disputes),
        story=_quoted(found, told),
    )


def _quoted(found: Story, told: Quoting) -> Story:
    replace = msgspec.structs.replace
    return replace(
        found,
        statements=tuple(replace(s, words=told.of(s.article, s.words)) for s in found.statements),
        figures=tuple(
            replace(one, claims=tuple(replace(c, excerpt=told.of(c.article, c.excerpt)) for c in one.claims))
            for one in found.figures
        ),
        timeline=tuple(replace(m, words=told.of(m.article, m.words)) for m in found.timeline),
    )


def articles_of(disputes: Sequence[Dispute]) -> set[int]:
    """Return the articles in which ``disputes`` stand."""
    return {side.article for one in disputes for side in (one.denial, *one.claims)}


def quoted_dispute(dispute: Dispute, told: Quoting) -> Dispute:
    """Return ``dispute`` with its words as short as rights demand."""
    return Dispute(
        denial=_quoted_side(dispute.denial, told),
        claims=tuple(_quoted_side(claim, told) for claim in dispute.claims),
    )


def _quoted_side(side: Side, told: Quoting) -> Side:
    return msgspec.structs.replace(side, words=told.of(side.article, side.words))


def _voices(connection: Connection, found: Story, members: Sequence[int]) -> tuple[Voice, ...]:
    """Return who speaks, those with most statements first; who is nameless last."""
    s = statements.c
    query = select(s.article, s.local, s.entity).where(
        among(connection, s.article, members), s.entity.is_not(None)
    )
    known = {(row.article, row.local): row.entity for row in connection.execute(query)}
    said: dict[tuple[int | None, str | None], list[Said]] = {}
    for one in found.statements:
        entity = known.get((one.article, one.statement))
        said.setdefault((entity, None if entity else one.source), []).append(one)
    voices = [
        Voice(entity=entity, name=each[0].source, said=tuple(each), outlets=_by_outlet(each))
        for (entity, _), each in said.items()
    ]
    return tuple(sorted(voices, key=lambda voice: (voice.name is None, -len(voice.said))))


def _by_outlet(said: Sequence[Said]) -> dict[str, tuple[int, str]]:
    many = Counter(one.outlet for one in said if one.outlet)
    first = {
        one.outlet: f"/article/{one.article}#{anchor(one.statement)}" for one in reversed(said) if one.outlet
    }
    return {outlet: (number, first[outlet]) for outlet, number in many.items()}


def _columns(found: Story) -> tuple[Column, ...]:
    by_outlet: dict[str | None, list[StoryArticle]] = {}
    for article in found.articles:
        by_outlet.setdefault(article.outlet, []).append(article)
    many = Counter(said.outlet for said in found.statements)
    return tuple(
        Column(outlet=outlet, articles=tuple(articles), statements=many[outlet])
        for outlet, articles in by_outlet.items()
    )


def _quoting_most(columns: Sequence[Column]) -> list[str]:
    """Return the outlets with most statements, in the order of ``columns``."""
    named = [column for column in columns if column.statements and column.outlet]
    most = sorted(named, key=lambda column: -column.statements)[:_COLUMNS]
    return [column.outlet for column in named if column in most and column.outlet]


def _copied(connection: Connection, found: Story) -> Copying:
    numbers = [article.number for article in found.articles]
    return copying(printed(connection, numbers), {a.number: a.outlet for a in found.articles})
