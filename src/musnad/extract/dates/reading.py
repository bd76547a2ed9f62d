"""Calendar expressions and their ISO values."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from musnad.errors import InputError
from musnad.extract.dates.durations import lengths
from musnad.extract.dates.filter import in_record, stands, tells_when
from musnad.extract.dates.grammar import point
from musnad.extract.dates.named import named
from musnad.extract.dates.nodes import Between, Calendar, Context, NextWeekday, Node, Tense, Weekday
from musnad.extract.dates.ranges import extended, joined
from musnad.extract.dates.reader import Found, Reader
from musnad.extract.dates.stretches import Part, WeekAhead
from musnad.extract.dates.tense import tense
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import DateMention, Span
from musnad.text.tokens import Tokens, tokenise

# Words that begin an expression only with another within three tokens: most numbers stand alone.
_NEEDY: Final = frozenset({"number", "ordinal", "shift", "last", "this"})

Kind = Literal["date", "duration", "time"]


class Mention(NamedTuple):
    """A time expression of a text: ``value`` is ISO 8601 (start/end for a period), None when unresolved."""

    span: Span
    value: str | None
    kind: Kind


class Dates(NamedTuple):
    """The dates of a text, in order: all that tell when, and those of them that a record keeps."""

    told: tuple[DateMention, ...]
    kept: tuple[DateMention, ...]


def find_dates(text: str, reference: str | None = None) -> tuple[Mention, ...]:
    """Return the dates, durations and clock times of ``text`` in order.

    Args:
        text: Arabic text.
        reference: ISO date that relative expressions («أمس») are counted from; without one
            their value is None.

    Raises:
        InputError: ``reference`` is not an ISO date.
    """
    tokens = tokenise(text, vocabulary())
    reader = Reader(tokens)
    context = Context(_day(reference) if reference else None)
    found = [found for found in scan(reader) if stands(reader, found)]
    mentions = [Mention(_span(tokens, one), value, "date") for one, value in _values(reader, found, context)]
    mentions += [
        Mention((tokens.starts[one.start], tokens.ends[one.end - 1]), one.value, one.kind)
        for one in lengths(reader, [(one.start, one.end) for one in found])
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _day(reference: str) -> date:
    try:
        return date.fromisoformat(reference[:10])
    except ValueError as error:
        raise InputError(f"the reference date «{reference}» is not one; write it as 2026-02-22") from error


def read_dates(tokens: Tokens, reference: date | None) -> Dates:
    """Return the calendar expressions of the text.

    Relative ones resolve against ``reference``, the day of publication; their value is None without
    it. Durations and times of the day are left out, and «مطلع أغسطس» is told as August.
    """
    reader = Reader(tokens)
    found = [found for found in scan(reader) if stands(reader, found) and tells_when(reader, found)]
    context = Context(reference, whole=True)
    told = [
        (one.node, DateMention(_span(tokens, one), value)) for one, value in _values(reader, found, context)
    ]
    return Dates(
        tuple(mention for _, mention in told), tuple(mention for node, mention in told if in_record(node))
    )


def _span(tokens: Tokens, found: Found) -> Span:
    return tokens.starts[found.start], tokens.ends[found.end - 1]


def _values(reader: Reader, found: list[Found], context: Context) -> Iterator[tuple[Found, str | None]]:
    """Resolve mentions in order; the tense of their clause is asked only where it decides."""
    found = joined(reader, found)
    tenses = [tense(reader, one) if _needs_tense(one.node) else "" for one in found]
    ahead = _weekdays_ahead(found, tenses, context)
    for one, told in zip(found, tenses, strict=True):
        node = one.node
        follows = not told and isinstance(node, Weekday) and node.number in ahead
        clause: Tense = "coming" if follows else told
        yield from _resolved(one, context._replace(tense=clause) if clause else context)
        if isinstance(node, Calendar) and node.year is not None and not node.hijri:
            context = context._replace(year=node.year)


def _resolved(found: Found, context: Context) -> Iterator[tuple[Found, str | None]]:
    """Yield a mention and its value; both ends of a stretch that makes no sense; no day that is none."""
    try:
        period = found.node.resolve(context)
        yield found, period.iso() if period else None
    except (ValueError, OverflowError):
        for end in found.ends:
            yield from _resolved(end, context)


def _weekdays_ahead(found: list[Found], tenses: list[Tense], context: Context) -> frozenset[int]:
    """Return the weekdays that some clause of the text puts in the future: bare mentions follow it."""
    ahead = set()
    for one, told in zip(found, tenses, strict=True):
        if told in {"coming", "planned"} and isinstance(one.node, Weekday) and context.reference:
            period = one.node.resolve(context._replace(tense=told))
            if period and period.start > context.reference:
                ahead.add(one.node.number)
    return frozenset(ahead)


def _needs_tense(node: Node) -> bool:
    if isinstance(node, Weekday):
        return node.direction is None and node.week is None
    if isinstance(node, NextWeekday):
        return _needs_tense(node.after)
    if isinstance(node, Between):
        return isinstance(node.first, Weekday | Calendar) and _needs_tense(node.first)
    if isinstance(node, Part):
        return isinstance(node.of, WeekAhead)
    return isinstance(node, Calendar) and node.year is None and node.direction is None and node.shift is None


def scan(reader: Reader) -> Iterator[Found]:
    """Yield the expressions of the text, each as long as it goes, in order."""
    end = 0
    times = reader.times
    for i, time in times.items():
        if not time.opens or i < end:
            continue
        kind = time.kind
        if kind in _NEEDY and i + 1 not in times and i + 2 not in times and i + 3 not in times:
            continue
        if kind == "this" and time.value:
            end = _past_pointer(reader, i)
            continue
        found = point(reader, i)
        if found is None:
            continue
        found = named(reader, extended(reader, found))
        end = found.end
        yield found


def _past_pointer(reader: Reader, i: int) -> int:
    """Return the token after a day told before («ذلك اليوم», «نفس الليلة»); «جاء ذلك أمس» is none."""
    pointed = reader.kind(i + 1) in {"unit", "season"} or (
        reader.kind(i + 1) == "deictic" and reader.time(i + 1).value == 0
    )
    return i + 2 if pointed and not reader.direction(i + 2) else i + 1
