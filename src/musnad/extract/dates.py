"""Calendar expressions and their ISO values."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from musnad.extract.date_grammar import point
from musnad.extract.date_nodes import Calendar, Context, Node
from musnad.extract.date_ranges import extended
from musnad.extract.date_reader import Found, Reader
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import DateMention, Span
from musnad.text.tokens import Tokens, tokenise

Kind = Literal["date", "duration", "time"]


class Mention(NamedTuple):
    """A time expression of a text: ``value`` is ISO 8601 (start/end for a period), None when unresolved."""

    span: Span
    value: str | None
    kind: Kind


def find_dates(text: str, reference: str | None = None) -> tuple[Mention, ...]:
    """Return the dates, durations and clock times of ``text`` in order.

    Args:
        text: Arabic text.
        reference: ISO date that relative expressions («أمس») are counted from; without one
            their value is None.

    Raises:
        ValueError: ``reference`` is not an ISO date.
    """
    tokens = tokenise(text, vocabulary())
    context = Context(date.fromisoformat(reference[:10]) if reference else None)
    reader = Reader(tokens)
    return tuple(Mention(_span(tokens, found), value, "date") for found, value in _values(reader, context))


def read_dates(tokens: Tokens, reference: date | None, outlet: str | None = None) -> tuple[DateMention, ...]:
    """Return the calendar expressions of the text, in order; relative ones resolve against ``reference``."""
    reader = Reader(tokens)
    context = Context(reference, whole=True)
    return tuple(DateMention(_span(tokens, found), value) for found, value in _values(reader, context))


def _span(tokens: Tokens, found: Found) -> Span:
    return tokens.starts[found.start], tokens.ends[found.end - 1]


def _values(reader: Reader, context: Context) -> Iterator[tuple[Found, str | None]]:
    for found in _scan(reader):
        try:
            period = found.node.resolve(context)
        except (ValueError, OverflowError):
            continue
        if isinstance(found.node, Calendar) and found.node.year is not None and not found.node.hijri:
            context = context._replace(year=found.node.year)
        yield found, period.iso() if period else None


def _scan(reader: Reader) -> Iterator[Found]:
    end = 0
    for i, time in enumerate(reader.times):
        if time is None or not time.opens or i < end:
            continue
        found = point(reader, i)
        if found is None:
            continue
        found = extended(reader, found)
        end = found.end
        yield found


def _is_date(_node: Node) -> bool:
    return True
