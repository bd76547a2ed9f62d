"""Figures: numbers that count or measure something."""

from collections.abc import Iterator
from typing import Final, cast

from musnad.extract.figures.candidate import AND, Candidate
from musnad.extract.figures.filters import why_no_figure
from musnad.extract.figures.scope import Scopes, Stretch
from musnad.extract.figures.units import Unit, UnitReader
from musnad.extract.numbers.below_thousand import joined_number
from musnad.extract.numbers.numerals import tidy
from musnad.extract.numbers.quantities import Quantity, bound_of, quantities
from musnad.extract.numbers.reading import number_span
from musnad.lexicon.contexts import contexts
from musnad.lexicon.units import is_plural, measure_at
from musnad.record import Bound, DateMention, Figure, Value
from musnad.text.tokens import Tokens

# Two numbers joined by و share their fate: «المادتان 5 و6», «الفصلان 39 و53».
# Percentages and the currencies of a thousand parts, whose amounts are written with three decimals.
_OF_THREE_DECIMALS: Final = frozenset({"%", "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_FEW_THOUSANDS: Final = 10_000
_SCORE_REACH: Final = 3  # «أهداف نظيفة مقابل»
_SHARED: Final = frozenset({"label", "model", "score", "clock"})


def read_figures(tokens: Tokens, dates: tuple[DateMention, ...]) -> tuple[Figure, ...]:
    """Return the figures of the text in order, ids ``f1``…; ``statement`` is linked by the pipeline.

    Numbers inside ``dates`` (in order) are none, nor are ages, durations, clock times, scores, places in
    an order, and numbers that name something.
    """
    found = quantities(tokens, [mention.span for mention in dates])
    if not found:
        return ()
    counted = list(_counted(tokens, dates, found))
    scopes = Scopes(tokens, dates, [_stretch(quantity, unit) for quantity, unit in counted])
    return tuple(_figure(tokens, at, *counted[at], scopes) for at in range(len(counted)))


def _counted(
    tokens: Tokens, dates: tuple[DateMention, ...], found: list[Quantity]
) -> Iterator[tuple[Quantity, Unit | None]]:
    """Yield the numbers that count or measure something, with their units."""
    reader = UnitReader(tokens)
    opens = frozenset(mention.span[0] for mention in dates)
    free, fate, fate_end = 0, "", -1
    for place, quantity in enumerate(found):
        if quantity.start < free:
            continue
        one_and_part = _one_and_part(tokens, quantity)
        if one_and_part is not None:
            yield one_and_part
            continue
        unit = reader.read(quantity)
        candidate = Candidate(tokens, quantity, unit, reader.after(quantity))
        why = why_no_figure(candidate) or _is_day_before_date(tokens, candidate, opens)
        if not why and fate in _SHARED and joined_number(tokens.words, fate_end) == quantity.start:
            why = "" if candidate.counts_next() else fate
        if not why and fate == "score" and _is_other_side(tokens, quantity.start, fate_end):
            why = fate
        fate, fate_end = why, quantity.end
        if not why:
            whole = _half_after(tokens, found, place, unit) or quantity
            yield whole, unit
            free = max(whole.end, unit.end if unit is not None else 0)


def _is_other_side(tokens: Tokens, at: int, fate_end: int) -> bool:
    """Tell whether the number at token ``at`` is the other side of a score: «بأربعة أهداف مقابل ثلاثة»."""
    versus = "versus" in contexts().after.get(tokens.words[at - 1].form, ())
    return versus and at - fate_end <= _SCORE_REACH


def _stretch(quantity: Quantity, unit: Unit | None) -> Stretch:
    return Stretch(quantity.start, max(quantity.end, unit.end if unit is not None else 0))


def _is_day_before_date(tokens: Tokens, candidate: Candidate, opens: frozenset[int]) -> str:
    """Return "date" for the first days of «17 و18 و19 مايو», of which the date holds the last."""
    value = candidate.found.value
    if not isinstance(value, int) or not 0 < value <= 31:
        return ""
    after = candidate.word_after
    if after is not None and after.time is not None and after.time.kind == "month" and candidate.is_digits:
        return "date"  # of a name: «شارع 9 أبريل»
    if candidate.unit is not None:
        return ""
    at = joined_number(tokens.words, candidate.found.end)
    while at >= 0:
        if tokens.starts[at] in opens:
            return "date"
        at = joined_number(tokens.words, at + 1)
    return ""


def _half_after(tokens: Tokens, found: list[Quantity], place: int, unit: Unit | None) -> Quantity | None:
    """Add the fraction that follows the unit: «خمسة أفدنة ونصف», «مليون طن ونصف المليون»."""
    quantity = found[place]
    if unit is None or place + 1 == len(found) or found[place + 1].start != unit.end:
        return None
    part = found[place + 1]
    reading = tokens.words[part.start].number
    if reading is None or not reading.joined or not part.first.kind.startswith("fraction"):
        return None
    if not isinstance(quantity.value, int) or not isinstance(part.value, float | int) or part.first.definite:
        return None
    return quantity._replace(end=part.end, value=tidy(quantity.value + part.value))


def _one_and_part(tokens: Tokens, quantity: Quantity) -> tuple[Quantity, Unit] | None:
    """Read a measure that says «one» by itself with the part of another: «متر ونصف», «طن ونصف الطن»."""
    words, first = tokens.words, quantity.first
    reading = words[quantity.start].number
    if (
        reading is None
        or not first.kind.startswith("fraction")
        or not isinstance(quantity.value, int | float)
    ):
        return None
    at = quantity.start - 1 if reading.joined else quantity.start - 2
    if at < 1 or not (reading.joined or words[at + 1].form == AND) or words[at - 1].number is not None:
        return None
    measure = measure_at(words, at)
    time = words[at].time
    if time is not None and time.kind == "unit":
        return None
    if measure is None or measure.end != at + 1 or is_plural(words[at]):
        return None
    value = tidy(1 + quantity.value)
    bound = bound_of(tokens, at, quantity.end)
    whole = quantity._replace(start=at, value=value, bound=bound)
    return whole, Unit(at, at + 1, measure.code, measure.code)


def _figure(tokens: Tokens, at: int, quantity: Quantity, unit: Unit | None, scopes: Scopes) -> Figure:
    return Figure(
        id=f"f{at + 1}",
        span=number_span(tokens, quantity),
        value=_value(quantity, unit),
        bound=cast(Bound, quantity.bound),
        unit=_words(tokens, unit),
        unit_code=unit.code if unit is not None else None,
        measure=unit.key if unit is not None else None,
        period=scopes.period(at),
        place=scopes.place(at),
    )


def _value(quantity: Quantity, unit: Unit | None) -> Value:
    """Return the value; one dot before three digits groups thousands where a noun is counted."""
    grouped = quantity.first.grouped
    if grouped is None or quantity.first is not quantity.last or unit is None:
        return quantity.value
    return grouped if unit.noun or _are_thousands(grouped, unit) else quantity.value


def _are_thousands(grouped: int, unit: Unit) -> bool:
    """Tell whether «80.000 متر», «73.500 دولار» are no decimals: zeros would say nothing there."""
    if unit.code is None or unit.code in _OF_THREE_DECIMALS:
        return False
    return grouped % 1000 == 0 or (grouped % 100 == 0 and grouped >= _FEW_THOUSANDS)


def _words(tokens: Tokens, unit: Unit | None) -> str | None:
    return tokens.text[tokens.starts[unit.start] : tokens.ends[unit.end - 1]] if unit is not None else None
