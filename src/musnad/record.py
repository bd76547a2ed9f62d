"""The record of one article: frozen types, lossless JSON.

Every ``span`` is half-open ``(start, end)`` in Unicode code points into ``Record.text``.
Terms are those of the field: source, cue, content and mode (PARC 3.0, PolNeAR), TIMEX3 values
(TimeML), PLOVER event types, text position selectors (W3C Web Annotation).
"""

from typing import Literal

import msgspec

Span = tuple[int, int]
BlockKind = Literal[
    "section", "title", "credit", "byline", "dateline", "heading", "paragraph", "caption",
    "related", "comments", "navigation", "rights",
]  # fmt: skip
EntityType = Literal["person", "organization", "group", "place", "document", "unknown"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "deny", "praise", "criticize", "demand", "commit", "warn", "ask"]
Bound = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague"]
Basis = Literal["meta", "text", "caller"]
Status = Literal["asserted", "denied", "planned", "hypothetical"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Counted = Literal["killed", "wounded", "arrested", "abducted", "deported", "released", "participants"]
DateBasis = Literal["text", "published"]
Value = int | float | tuple[int | float, int | float] | None

SCHEMA = "musnad/1"
BODY_KINDS: frozenset[str] = frozenset({"title", "heading", "paragraph"})


# Nothing of a record can lead back to it, so that the garbage collector need not look at any (gc=False):
# a program that keeps the records of a large corpus would wait for that again and again.


class Block(msgspec.Struct, frozen=True, gc=False):
    """A non-blank stretch of text, body or page furniture."""

    span: Span
    kind: BlockKind


class Rights(msgspec.Struct, frozen=True, gc=False):
    """A rights notice on the page: where it stands and whether it reserves the text."""

    notice: Span
    reserved: bool


class Entity(msgspec.Struct, frozen=True, gc=False):
    """Who or what the record speaks of, resolved within the article.

    ``country`` (ISO 3166) and ``sector`` (PLOVER's code: GOV, MIL, COP …) are told of those who take part
    in events, where the words tell; ``coordinates`` are latitude and longitude of a place of events.
    """

    id: str
    name: str
    type: EntityType
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    country: str | None = None
    sector: str | None = None
    coordinates: tuple[float, float] | None = None


class Cue(msgspec.Struct, frozen=True, gc=False):
    """The word that attributes content to a source; ``lemma`` is its dictionary form."""

    span: Span
    lemma: str


class Source(msgspec.Struct, frozen=True, gc=False):
    """Who is said to have said it; ``span`` is None when only implied."""

    span: Span | None
    name: str | None
    type: EntityType
    entity: str | None = None


class Statement(msgspec.Struct, frozen=True, gc=False):
    """One cue that attributes content to a source."""

    id: str
    cue: Cue
    source: Source
    content: tuple[Span, ...]
    mode: Mode
    act: Act
    rule: str
    confidence: float
    via: tuple[str, ...] = ()
    date: str | None = None
    occasion: Span | None = None


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A number that counts or measures something; ``statement`` is None in the outlet's own voice.

    ``measure`` is what figures of two articles are compared by: the unit's code, or the counted noun
    as its lemma. ``period`` (ISO 8601, as in ``DateMention``) and ``place`` are those of its clause.
    """

    id: str
    span: Span
    value: Value
    bound: Bound
    unit: str | None = None
    unit_code: str | None = None
    statement: str | None = None
    measure: str | None = None
    period: str | None = None
    place: Span | None = None


class NumberMention(msgspec.Struct, frozen=True, gc=False):
    """A number in a text, whatever it counts or names; see ``Figure`` for value and bound."""

    span: Span
    value: Value
    bound: Bound


class DateMention(msgspec.Struct, frozen=True, gc=False):
    """A calendar expression; ``value`` is ISO 8601, ``start/end`` for a period, None when unresolved."""

    span: Span
    value: str | None


class EventCount(msgspec.Struct, frozen=True, gc=False):
    """A figure that belongs to an event, and whom it counts."""

    figure: str
    what: Counted


class Event(msgspec.Struct, frozen=True, gc=False):
    """Who did what to whom, when, where, and in whose voice (PLOVER types, modes and contexts).

    ``mentions`` are all words of the text that tell of it, ``trigger`` the first. ``date`` is the one the
    text gives it, or the day of publication (``date_basis`` says which). ``background`` marks what is
    told in passing, of another time.
    """

    id: str
    type: str
    trigger: Span
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    status: Status = "asserted"
    statement: str | None = None
    mode: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    date_basis: DateBasis | None = None
    background: bool = False
    counts: tuple[EventCount, ...] = ()


class Dispute(msgspec.Struct, frozen=True, gc=False):
    """A denial and the statements or figures of the same text that it disputes."""

    denial: str
    claims: tuple[str, ...]


class Record(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One article read: its text, and everything found in it by span."""

    schema: str = SCHEMA
    id: str
    url: str | None = None
    outlet: str | None = None
    language: str = "ar"
    published: str | None = None
    published_basis: Basis | None = None
    ruleset: str = ""
    rights: Rights | None = None
    text: str
    blocks: tuple[Block, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    def words(self, span: Span) -> str:
        """Return the exact words of the text that ``span`` covers."""
        return self.text[span[0] : span[1]]

    def _repr_html_(self) -> str:
        from musnad.export.page import notebook_frame  # noqa: PLC0415 (only notebooks ask for it)

        return notebook_frame(self)

    def to_json(self) -> bytes:
        """Return the record as one line of UTF-8 JSON."""
        return _ENCODER.encode(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> "Record":
        """Return the record that ``to_json`` wrote.

        Raises:
            msgspec.ValidationError: the JSON is not a record; the message says where.
        """
        return _DECODER.decode(data)


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)
