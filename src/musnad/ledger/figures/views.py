"""A figure as it is compared with those of other articles: what it measures, of what, when and where."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from math import floor, inf, log10
from typing import Final, NamedTuple

from musnad.ledger.preparing.story_features import term_of
from musnad.ledger.preparing.values import bounds
from musnad.lexicon.aspects import APART, FATES, FORMER, MORE, PART, SINCE, aspect
from musnad.lexicon.nouns import split
from musnad.lexicon.units import currency_names
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import BODY_KINDS, Figure, Record
from musnad.text.fold import fold
from musnad.text.tokens import BREAK, PUNCT, Tokens, Word, tokenise

Interval = tuple[float, float]

_BEFORE: Final = 8  # tokens before a figure in which stands what befell those it counts
_AFTER: Final = 5
_PART_BEFORE: Final = 4
_OTHERS_AFTER: Final = 2
_ENDS: Final = frozenset(".!?؟;؛")
_ROUGHLY: Final = 0.1  # how far «about» reaches to either side
_ROUND: Final = 1000.0  # from which the last digits may have been rounded off
_PEOPLE: Final = frozenset({"شخص", "اخرون", "اخرين", "قتيل", "جريح", "ضحيه", "حاله", "وفاه", "اصابه", ""})
_BEFORE_DAYS: Final = 8  # what was as long before the article is background
_LAST: Final = {4: "-12-31", 7: "-28"}  # the last day of a year, a month that is long over


class FigureView(NamedTuple):
    """A figure as it is compared; ``kind`` is what it measures, with what befell it."""

    article: int
    figure: Figure
    kind: tuple[str, ...]
    interval: Interval
    place: str
    period: str
    context: frozenset[int]  # terms of the words around it
    sentence: frozenset[int]  # terms of its sentence


def figure_views(article: int, record: Record) -> Iterator[FigureView]:
    """Yield the figures of ``record`` that can be compared: those with a number, and not of long ago."""
    if not record.figures:
        return
    tokens = tokenise(record.text, vocabulary())
    body = [block.span for block in record.blocks if block.kind in BODY_KINDS]
    told: set[tuple[str, ...]] = set()
    for figure in record.figures:
        interval = interval_of(figure)
        within = any(lo <= figure.span[0] < hi for lo, hi in body)
        if interval is not None and within:
            for view in _view(article, record, tokens, figure, interval):
                # «أربعة آخرون» adds to those killed before, where some were; else it is of another fate.
                if not (view.kind in told and _is_added(tokens, figure)):
                    yield view
                told.add(view.kind)


def _is_added(tokens: Tokens, figure: Figure) -> bool:
    """Tell whether ``figure`` counts others than were counted before."""
    at = bisect_left(tokens.starts, figure.span[1])
    return any(aspect(_stem(word)) == MORE for word in _clause(tokens.words[at : at + _OTHERS_AFTER]))


def interval_of(figure: Figure) -> Interval | None:
    """Return from which number to which ``figure`` may be; None when it names none."""
    low, high = bounds(figure.value)
    if low is None or high is None:
        return None
    if figure.bound in ("at_least", "more_than"):
        return low, inf
    if figure.bound in ("at_most", "less_than"):
        return -inf, high
    if figure.bound == "about":
        return low - abs(low) * _ROUGHLY, high + abs(high) * _ROUGHLY
    return low - _rounding(low), high + _rounding(high)


def _rounding(number: float) -> float:
    """Return how much may have been rounded off a large number: half of its last digit but zeros."""
    if abs(number) < _ROUND or number != floor(number):
        return 0.0
    step = 1.0
    while number % (step * 10) == 0 and step * 10 <= 10 ** floor(log10(abs(number))):
        step *= 10
    return step / 2 if step > 1 else 0.0


def _view(
    article: int, record: Record, tokens: Tokens, figure: Figure, interval: Interval
) -> Iterator[FigureView]:
    words = tokens.words
    at = bisect_left(tokens.starts, figure.span[0])
    end = max(at + 1, bisect_left(tokens.starts, figure.span[1]))
    first, last = _sentence(words, at)
    before, after = words[max(first, at - _BEFORE) : at], words[end : min(last, end + _AFTER)]
    near = [aspect(_stem(word)) for word in before]
    told = {aspect(_stem(word)) for word in words[first:last]}
    since = SINCE if SINCE in told else ""
    if APART in told or (not since and _told_of_before(record, tokens, at, min(last, end + _AFTER))):
        return
    fate = _fate(near, after, _stem_of(figure.measure))
    if not fate and not figure.measure:
        return  # a bare number may be the name of anything
    part = next((kind for kind in near[-_PART_BEFORE:] if kind in (PART, FORMER)), "")
    what = _what(figure, fate)
    context = frozenset(filter(None, map(term_of, [*before, *after])))
    sentence = frozenset(filter(None, map(term_of, words[first:last])))
    place = fold(record.words(figure.place)) if figure.place else ""
    yield FigureView(
        article,
        figure,
        (what, fate, part, since, _coin(figure)),
        interval,
        place,
        _period(figure),
        context,
        sentence,
    )


def _told_of_before(record: Record, tokens: Tokens, at: int, last: int) -> bool:
    """Tell whether the words around the token ``at`` name a time well before the article."""
    lo, hi = tokens.starts[max(0, at - _BEFORE)], tokens.ends[last - 1]
    near = (mention.value for mention in record.dates if lo <= mention.span[0] < hi)
    return any(_days_before(value, record.published) > _BEFORE_DAYS for value in near)


def _days_before(value: str | None, published: str | None) -> int:
    """Return how many days the end of a period is before ``published``; 0 where either is no day."""
    end = (value or "").split("/")[-1]
    try:
        last = date.fromisoformat(end + _LAST.get(len(end), ""))
        return (date.fromisoformat((published or "")[:10]) - last).days
    except ValueError:
        return 0


def _what(figure: Figure, fate: str) -> str:
    """Return what is counted; people of no kind are told by what befell them."""
    measure = _stem_of(figure.measure)
    return "" if fate and measure in _PEOPLE else measure


def _coin(figure: Figure) -> str:
    """Return the word for a part of a currency, whose code is that of the whole: سنت, هللة."""
    word = _fold_first(figure.unit) if figure.unit_code else ""
    return word if any(currency.minor for currency in currency_names(word)) else ""


def _fold_first(unit: str | None) -> str:
    return fold((unit or "").split(" ")[0])


def _stem_of(measure: str | None) -> str:
    return fold(measure or "")


def _fate(before: list[str], after: list[Word], measure: str) -> str:
    """Return what befell those that are counted: the counted noun says, else the nearest word."""
    told = aspect(measure)
    if told in FATES:
        return told
    found = next((kind for kind in reversed(before) if kind in FATES), "")
    return found or next((kind for word in _clause(after) if (kind := aspect(_stem(word))) in FATES), "")


def _clause(words: list[Word]) -> list[Word]:
    """Return ``words`` up to one that another clause begins with: «و» is written on it."""
    joined = (at for at, word in enumerate(words) if word.form.startswith("و"))
    return words[: next(joined, len(words))]


def _stem(word: Word) -> str:
    rest = split(word).rest
    return rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest


def _sentence(words: list[Word], at: int) -> tuple[int, int]:
    first = at
    while first > 0 and not _ends(words[first - 1]):
        first -= 1
    last = at
    while last < len(words) and not _ends(words[last]):
        last += 1
    return first, last


def _ends(word: Word) -> bool:
    return word.kind == BREAK or (word.kind == PUNCT and word.surface in _ENDS)


def _period(figure: Figure) -> str:
    """Return a month, year or longer as it is; a day tells when a figure was told, not what it measures."""
    period = figure.period or ""
    return period if len(period) < len("2000-01-01") else ""
