"""Two texts side by side: what of one stands in the other, and what was added, left out, replaced."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Record, Span
from musnad.text.tokens import LATIN, tokenise

_RUN: Final = 5  # words that stand in both texts as they are, from which they are taken as the same
_SMALL: Final = 60  # words between two runs that are compared word by word
_RELATED: Final = 0.4  # the part of words in common from which two stretches are one, reworded
_REPLACED: Final = 12  # words: longer stretches in one's place are other sentences
_MOVED: Final = re.compile(b"\x01{12,}")  # words that stand in both, elsewhere: fewer are a turn of phrase
_BODY: Final = frozenset({"heading", "paragraph"})

Stretch = tuple[int, int]  # words [start, end) of a text


class Words(NamedTuple):
    """The words of a text's paragraphs and headings as they are compared, each with its span."""

    forms: tuple[str, ...]
    spans: tuple[Span, ...]

    def span(self, stretch: Stretch) -> Span:
        """Return the span from the first to the last word of ``stretch``."""
        return self.spans[stretch[0]][0], self.spans[stretch[1] - 1][1]


class Alignment(NamedTuple):
    """What became of a ``base`` text in another. Stretches are of words, in the order of their text.

    ``share`` is how much of the other's words stand in the base in runs of five, ``kept`` how much of
    the base's in the other, wherever they stand.
    """

    share: float
    kept: float
    added: tuple[Stretch, ...]  # in the other alone
    left_out: tuple[Stretch, ...]  # in the base alone
    replaced: tuple[tuple[Stretch, Stretch], ...]  # in the base, in the other


def words_of(record: Record) -> Words:
    """Return the words of ``record`` that are its own text."""
    known = vocabulary()
    forms: list[str] = []
    spans: list[Span] = []
    for block in record.blocks:
        if block.kind in _BODY:
            at = block.span[0]
            tokens = tokenise(record.words(block.span), known)
            for word, start in zip(tokens.words, tokens.starts, strict=True):
                if word.kind <= LATIN:
                    forms.append(word.form)
                    spans.append((at + start, at + start + len(word.surface)))
    return Words(tuple(forms), tuple(spans))


def align(base: Words, other: Words) -> Alignment:
    """Compare ``other`` with ``base``, from which it may have come."""
    there, here = _runs(base.forms), _runs(other.forms)
    both = there.keys() & here.keys()
    kept, shared = _covered(base.forms, there, both), _covered(other.forms, here, both)
    added: list[Stretch] = []
    left_out: list[Stretch] = []
    replaced: list[tuple[Stretch, Stretch]] = []
    for was, now in _differences(base.forms, other.forms, _anchors(there, here, both)):
        if _same_letters(base.forms[slice(*was)], other.forms[slice(*now)]):
            continue
        if was[0] < was[1] and now[0] < now[1] and max(was[1] - was[0], now[1] - now[0]) <= _REPLACED:
            replaced.append((was, now))
        else:
            left_out.extend(_alone(kept, was))
            added.extend(_alone(shared, now))
    return Alignment(_part(shared), _part(kept), tuple(added), tuple(left_out), tuple(replaced))


def _runs(forms: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Return where each run of words begins."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place, run in enumerate(zip(*(forms[start:] for start in range(_RUN)), strict=False)):
        found.setdefault(run, []).append(place)
    return found


def _covered(
    forms: Sequence[str], runs: dict[tuple[str, ...], list[int]], both: set[tuple[str, ...]]
) -> bytearray:
    """Return for each word whether it stands in a run of ``both``."""
    covered = bytearray(len(forms))
    for run in both:
        for place in runs[run]:
            covered[place : place + _RUN] = b"\x01" * _RUN
    return covered


def _part(covered: bytearray) -> float:
    return covered.count(1) / len(covered) if covered else 0.0


def _anchors(
    there: dict[tuple[str, ...], list[int]],
    here: dict[tuple[str, ...], list[int]],
    both: set[tuple[str, ...]],
) -> list[tuple[int, int]]:
    """Return places of runs that stand once in each text, as many as stand in the same order in both."""
    once = sorted(
        (there[run][0], here[run][0]) for run in both if len(there[run]) == 1 and len(here[run]) == 1
    )
    ends: list[int] = []  # the smallest place at which an ascending chain of each length ends
    chains: list[int] = []  # by that length, which of ``once`` it is
    before: list[int] = []
    for number, (_, place) in enumerate(once):
        length = bisect_left(ends, place)
        before.append(chains[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        chains[length : length + 1] = [number]
    found = []
    number = chains[-1] if chains else -1
    while number >= 0:
        found.append(once[number])
        number = before[number]
    return found[::-1]


def _differences(
    base: Sequence[str], other: Sequence[str], anchors: Sequence[tuple[int, int]]
) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield what stands between the runs that both texts have in order: in the base, in the other."""
    was = now = 0
    for start, place in [*anchors, (len(base), len(other))]:
        if start >= was and place >= now:
            yield from _compared(base, other, (was, start), (now, place))
            was, now = start + _RUN, place + _RUN
        elif start - was == place - now:  # the next run of the same passage
            was, now = start + _RUN, place + _RUN


def _compared(
    base: Sequence[str], other: Sequence[str], was: Stretch, now: Stretch
) -> Iterator[tuple[Stretch, Stretch]]:
    if max(was[1] - was[0], now[1] - now[0]) > _SMALL:
        yield was, now
        return
    matcher = SequenceMatcher(None, base[was[0] : was[1]], other[now[0] : now[1]], autojunk=False)
    if matcher.ratio() < _RELATED:
        yield was, now
        return
    for kind, start, end, place, last in matcher.get_opcodes():
        if kind != "equal":
            yield (was[0] + start, was[0] + end), (now[0] + place, now[0] + last)


def _same_letters(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether words differ in their spaces alone: عبد الله, عبدالله."""
    return "".join(some) == "".join(others)


def _alone(covered: bytearray, stretch: Stretch) -> Iterator[Stretch]:
    """Yield the parts of ``stretch`` that do not stand in the other text: turns of phrase do not count."""
    start, end = stretch
    if covered.count(1, start, end) == end - start:
        return
    for found in _MOVED.finditer(covered, start, end):
        if start < found.start():
            yield start, found.start()
        start = found.end()
    if start < end:
        yield start, end
