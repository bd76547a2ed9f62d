"""Passages: a block's tokens with its sentences and quotations.

Quotation marks in scraped Arabic are mixed, reversed and unbalanced. A mark is read by the side
on which it touches a word; where that does not tell, by its own direction, or in turn.
"""

from typing import Final

from musnad.text.tokens import SIGN, WORD, Tokens

TokenSpan = tuple[int, int]

_OPENING: Final = frozenset("«“„‹‟")
_CLOSING: Final = frozenset("»”›")
_MARKS: Final = _OPENING | _CLOSING | frozenset('"＂')
_ADDRESS_ENDINGS: Final = frozenset({"كوم", "نت", "اورغ", "اورج", "تي"})
_SPELLED: Final = 3  # letters of a part of an abbreviation: إن.إتش.كيه
_LONGEST_NESTED: Final = 7  # tokens from mark to mark of a name within a quotation
_LONGEST_SENTENCE: Final = 400  # tokens: a text without full stops is read in stretches of this length
_ENDERS: Final = frozenset(".!?؟")
_NOT_TOUCHING: Final = frozenset(" \n\t\u00a0،.:؛,()[]-–—!?؟")


class Quotation:
    """A quotation: token indices of its marks; ``closed`` is False when it runs to the passage's end.

    ``start`` is the opening mark, ``end`` the closing one (or the passage's end when not closed).
    """

    __slots__ = ("closed", "end", "start")

    def __init__(self, start: int, end: int, *, closed: bool) -> None:
        self.start: Final = start
        self.end: Final = end
        self.closed: Final = closed


class Passage:
    """The tokens ``[lo, hi)`` of a block, split into sentences, with its quotations in order.

    ``quoted[j - lo]`` is 1 + the index of the quotation that token ``j`` stands in, or 0.
    """

    __slots__ = ("hi", "kind", "lo", "phrases", "quotations", "quoted", "sentences", "tokens")

    def __init__(self, tokens: Tokens, kind: str, lo: int, hi: int) -> None:
        signs = tokens.places_between(SIGN, lo, hi)
        self.tokens: Final = tokens
        self.kind: Final = kind
        self.lo: Final = lo
        self.hi: Final = hi
        self.quotations: Final = _quotations(tokens, signs, hi)
        self.quoted: Final = _quoted(self.quotations, lo, hi)
        self.sentences: Final = _sentences(tokens, (lo, hi), signs, self.quoted)
        # Where phrases already read end: the same are asked for again.
        self.phrases: Final[dict[tuple[int, int], int]] = {}

    def quotation_at(self, index: int) -> Quotation | None:
        """Return the quotation that token ``index`` (a mark or a word inside) belongs to."""
        number = self.quoted[index - self.lo]
        return self.quotations[number - 1] if number else None


def _quoted(quotations: tuple[Quotation, ...], lo: int, hi: int) -> list[int]:
    quoted = [0] * (hi - lo)
    for number, quotation in enumerate(quotations, 1):
        last = quotation.end + 1 if quotation.closed else quotation.end
        quoted[quotation.start - lo : last - lo] = [number] * (last - quotation.start)
    return quoted


def _quotations(tokens: Tokens, signs: list[int], hi: int) -> tuple[Quotation, ...]:
    words = tokens.words
    marks = [index for index in signs if words[index].surface in _MARKS]
    if not marks:
        return ()
    found: list[Quotation] = []
    opened: int | None = None
    nested = -1  # the mark that closes a quotation within a quotation
    for place, index in enumerate(marks):
        if index <= nested:
            continue
        opens = _opens(tokens, index, is_open=opened is not None)
        if opened is None and opens:
            opened = index
        elif opened is not None and not opens:
            found.append(Quotation(opened, index, closed=True))
            opened = None
        elif opened is not None and words[index].surface in '"＂':
            if _closed_twice(tokens, marks, place):
                nested = marks[place + 1]
                continue
            # A second opening mark: the first was never closed. It ended before this one.
            found.append(Quotation(opened, index, closed=False))
            opened = index
    if opened is not None:
        found.append(Quotation(opened, hi, closed=False))
    return tuple(found)


def _closed_twice(tokens: Tokens, marks: list[int], place: int) -> bool:
    """Tell whether two closing marks follow an opening one, so that it opens a name within a quotation."""
    if place + 2 >= len(marks) or marks[place + 1] - marks[place] > _LONGEST_NESTED:
        return False
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    return all(_touches_only_left(text, starts[m], ends[m]) for m in marks[place + 1 : place + 3])


def _opens(tokens: Tokens, index: int, *, is_open: bool) -> bool:
    """Tell whether the quotation mark at ``index`` opens a quotation."""
    text, start, end = tokens.text, tokens.starts[index], tokens.ends[index]
    mark = tokens.words[index].surface
    if mark in _OPENING:
        return not (is_open and not _touches_only_right(text, start, end))
    if mark in _CLOSING:
        return not is_open and not _touches_left(text, start)
    if _touches_only_right(text, start, end):
        return True
    if _touches_only_left(text, start, end):
        return False
    return not is_open


def _touches_left(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] not in _NOT_TOUCHING


def _touches_only_left(text: str, start: int, end: int) -> bool:
    left = _touches_left(text, start)
    right = end < len(text) and text[end] not in _NOT_TOUCHING
    return left and not right


def _touches_only_right(text: str, start: int, end: int) -> bool:
    left = _touches_left(text, start)
    right = end < len(text) and text[end] not in _NOT_TOUCHING
    return right and not left


def _sentences(
    tokens: Tokens, bounds: tuple[int, int], signs: list[int], quoted: list[int]
) -> tuple[tuple[int, int], ...]:
    lo, hi = bounds
    words = tokens.words
    found: list[tuple[int, int]] = []
    start = lo
    for index in signs:
        surface = words[index].surface
        if surface == "\n" or (surface in _ENDERS and _ends_sentence(tokens, index, bounds, quoted)):
            if index > start:
                found += _stretches(start, index)
            start = index + 1
    if start < hi:
        found += _stretches(start, hi)
    return tuple(found)


def _stretches(lo: int, hi: int) -> list[tuple[int, int]]:
    if hi - lo <= _LONGEST_SENTENCE:
        return [(lo, hi)]
    return [(start, min(start + _LONGEST_SENTENCE, hi)) for start in range(lo, hi, _LONGEST_SENTENCE)]


def _ends_sentence(tokens: Tokens, index: int, bounds: tuple[int, int], quoted: list[int]) -> bool:
    lo, hi = bounds
    if quoted[index - lo]:
        return False
    text, words = tokens.text, tokens.words
    end = tokens.ends[index]
    if words[index].surface != ".":
        return True
    neighbour = text[end : end + 1]
    if neighbour == "." or (index > lo and text[tokens.starts[index] - 1] == "."):
        return False  # an ellipsis, or the two dots of a headline
    before = words[index - 1]
    if index > lo and before.kind == WORD and len(before.form) == 1 and index + 1 < hi:
        return False  # an abbreviated title: د. م. أ.
    if not neighbour.isalnum() or index + 1 >= hi:
        return True
    following = words[index + 1].form
    spelled = index > lo and max(len(before.form), len(following)) <= _SPELLED
    return not (spelled or _within_address(following))  # بي.دي.آي is spelled letter by letter


def _within_address(form: str) -> bool:
    """Tell whether a full stop before ``form``, with no space, belongs to an address: ممزورلد.كوم."""
    return form in _ADDRESS_ENDINGS or form.isascii()
