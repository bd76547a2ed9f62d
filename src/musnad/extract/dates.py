"""Calendar expressions and their ISO values."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from musnad.extract.date_filter import in_record, stands
from musnad.extract.date_grammar import point
from musnad.extract.date_nodes import Calendar, Context, Node, Weekday
from musnad.extract.date_ranges import extended
from musnad.extract.date_reader import Found, Reader
from musnad.extract.date_tense import coming
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
    reader = Reader(tokens)
    context = Context(date.fromisoformat(reference[:10]) if reference else None)
    found = [found for found in _scan(reader) if stands(reader, found)]
    return tuple(Mention(_span(tokens, one), value, "date") for one, value in _values(reader, found, context))


def read_dates(tokens: Tokens, reference: date | None, outlet: str | None = None) -> tuple[DateMention, ...]:
    """Return the calendar expressions of the text, in order; relative ones resolve against ``reference``."""
    reader = Reader(tokens)
    found = [found for found in _scan(reader) if stands(reader, found) and in_record(reader, found)]
    context = Context(reference, whole=True)
    return tuple(DateMention(_span(tokens, one), value) for one, value in _values(reader, found, context))


def _span(tokens: Tokens, found: Found) -> Span:
    return tokens.starts[found.start], tokens.ends[found.end - 1]


def _values(reader: Reader, found: list[Found], context: Context) -> Iterator[tuple[Found, str | None]]:
    """Resolve mentions in order; tense is asked only of those it decides, and a weekday keeps one tense."""
    tenses = [coming(reader, one) if _needs_tense(one.node) else None for one in found]
    weekdays = {
        one.node.number for one, tense in zip(found, tenses, strict=True) if tense and isinstance(one.node, Weekday)
    }
    for one, tense in zip(found, tenses, strict=True):
        node = one.node
        if tense is None and isinstance(node, Weekday) and node.number in weekdays:
            tense = True
        try:
            period = node.resolve(context._replace(coming=tense))
        except (ValueError, OverflowError):
            continue  # no such day: 31 February
        if isinstance(node, Calendar) and node.year is not None and not node.hijri:
            context = context._replace(year=node.year)
        yield one, period.iso() if period else None


def _needs_tense(node: Node) -> bool:
    if isinstance(node, Weekday):
        return node.direction is None and node.week is None
    return isinstance(node, Calendar) and node.year is None and node.direction is None and node.shift is None


def _scan(reader: Reader) -> Iterator[Found]:
    """Yield the expressions of the text, each as long as it goes, in order."""
    end = 0
    for i, time in enumerate(reader.times):
        if time is None or not time.opens or i < end:
            continue
        if time.kind == "this" and time.value:
            end = i + 2  # «ذلك اليوم», «نفس الليلة»: a day told before, not by the calendar
            continue
        found = point(reader, i)
        if found is None:
            continue
        found = extended(reader, found)
        end = found.end
        yield found
