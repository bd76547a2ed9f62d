"""What a record brings into a ledger, made where the article is read, without the database."""

import hashlib
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec
import zstandard

from musnad.article import Article
from musnad.extract.pipeline import extract
from musnad.ledger.preparing.naming import Naming, naming
from musnad.ledger.preparing.shingles import Shingles, shingles
from musnad.ledger.preparing.split_text import SplitText
from musnad.ledger.preparing.stances import Stances, stances
from musnad.ledger.preparing.story_features import StoryFeatures, story_features
from musnad.ledger.preparing.terms import Documents, documents
from musnad.record import BlockKind, Entity, Figure, Record, Span, Statement

_TITLE_CHARS = 200  # of a first paragraph that stands for a missing title
_NUL = b"\\u0000"
_VISIT_COUNTERS = ("utm_", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid")


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of ``articles``, but for what the ledger decides."""

    key: str
    record_id: str
    content_hash: str
    url: str | None
    outlet: str | None
    section: str | None
    title: str
    credit: str | None
    published: str | None
    day: str | None
    reserved: bool
    ruleset: str
    words: int


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """An article read and ready to be filed; its record is kept as compressed JSON."""

    article: ArticleRow
    data: bytes
    entities: tuple[Entity, ...]
    namings: tuple[Naming, ...]  # how each of the entities is called across articles
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    disputes: tuple[tuple[str, str], ...]  # (denial, statement or figure), by their ids in the record
    found_by: Documents
    places: dict[str, str]  # the words of a figure's place, by the figure's id
    shingles: Shingles
    story: StoryFeatures
    stances: Stances


def prepare(item: Article | Record) -> Prepared:
    """Read ``item`` if it is not a record yet, and return what the ledger files of it."""
    record = _storable(item if isinstance(item, Record) else extract(item))
    text = SplitText(record)
    title = None if isinstance(item, Record) else (item.title or "").replace("\0", "\ufffd")
    return Prepared(
        article=_article_row(record, title),
        data=packed(record),
        entities=record.entities,
        namings=tuple(map(naming, record.entities)),
        statements=record.statements,
        figures=record.figures,
        disputes=tuple((dispute.denial, claim) for dispute in record.disputes for claim in dispute.claims),
        found_by=documents(text),
        places={figure.id: record.words(figure.place) for figure in record.figures if figure.place},
        shingles=shingles(text),
        story=story_features(text, title),
        stances=stances(text),
    )


def _storable(record: Record) -> Record:
    """Return ``record`` as any database takes it: PostgreSQL knows no NUL, replaced one for one."""
    line = record.to_json()
    return Record.from_json(line.replace(_NUL, b"\\ufffd")) if _NUL in line else record


def packed(record: Record) -> bytes:
    """Return ``record`` as compressed JSON."""
    return zstandard.compress(record.to_json())


def unpacked(data: bytes) -> Record:
    """Return the record that ``packed`` compressed."""
    return Record.from_json(zstandard.decompress(data))


def article_key(url: str | None, record_id: str) -> str:
    """Return what tells articles apart: the address where there is one, else the record's id."""
    return address_key(url) if url else record_id


def address_key(url: str) -> str:
    """Return ``url`` without its fragment and what only counts visits, the host in small letters."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # not an address: what the caller calls one still tells articles apart
        return url.strip()
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.startswith(_VISIT_COUNTERS)
    ]
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, urlencode(kept), ""))


def content_hash(text: str) -> str:
    """Return the SHA-256 of ``text``, by which an unchanged article is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def _article_row(record: Record, title: str | None) -> ArticleRow:
    return ArticleRow(
        key=article_key(record.url, record.id),
        record_id=record.id,
        content_hash=content_hash(record.text),
        url=record.url and record.url,
        outlet=record.outlet and record.outlet,
        section=_first(record, "section"),
        title=_title(record, title),
        credit=_first(record, "credit"),
        published=record.published,
        day=_day(record.published),
        reserved=record.rights is not None and record.rights.reserved,
        ruleset=record.ruleset,
        words=len(record.text.split()),
    )


def _day(published: str | None) -> str | None:
    """Return the day of a date or date-time; None also for what a caller's record has in its place."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None


def _first(record: Record, kind: BlockKind) -> str | None:
    span = _first_span(record, kind)
    return record.words(span) if span else None


def _first_span(record: Record, kind: BlockKind) -> Span | None:
    return next((block.span for block in record.blocks if block.kind == kind), None)


def _title(record: Record, given: str | None) -> str:
    found = _first(record, "title") or given or _first(record, "paragraph") or record.text.strip()
    return " ".join(found.split())[:_TITLE_CHARS]
