"""Text as it is searched: the folded words that stand for it in an index, and where they stand.

Texts and queries are split by the same function, so that neither spelling, vowel signs, invisible
marks nor the kind of digits keeps a word from being found.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import compress
from typing import Final

import msgspec

from musnad.ledger.preparing.split_text import SplitText
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Figure, Span, Statement
from musnad.text.fold import fold
from musnad.text.tokens import LATIN, NUMBER, WORD, Word, spelled

FURNITURE: Final = frozenset({"related", "comments", "navigation", "rights"})
EVERYTHING: Final = "="  # a mark that every document bears
LONGEST: Final = 28  # letters of a word; PostgreSQL has one megabyte for a document
MOST_WORDS: Final = 16_000  # of an article; PostgreSQL's last position in a document is 16,383
_AROUND: Final = 120  # letters on either side of a figure by which it is found
_GENERATION: Final = 200_000  # spellings remembered


class Document(msgspec.Struct, frozen=True, gc=False):
    """What is found of an article, statement or figure: words between spaces.

    ``head`` is the title of an article, the source of the others; ``about`` marks for filters.
    """

    head: str
    body: str
    about: str


class Documents(msgspec.Struct, frozen=True, gc=False):
    """What an article brings into the index; statements and figures by their ids in the record."""

    article: Document
    statements: dict[str, Document]
    figures: dict[str, Document]
    words: tuple[str, ...]  # the distinct Arabic words of all


class Terms(msgspec.Struct, frozen=True, gc=False):
    """The words of a stretch of text in order; ``spans`` lead to where each is written."""

    forms: list[str]
    spans: list[Span]


def documents(split: SplitText) -> Documents:
    """Return what the record of ``split`` is found by."""
    record = split.record
    text = _Spelled(record.text, [word.surface for word in split.words], split.starts, split.ends)
    outlet = " ".join([EVERYTHING, *map(outlet_mark, _short(record.outlet or ""))])
    statements = {item.id: _statement(text, item, outlet) for item in record.statements}
    figures = {
        item.id: _figure(text, item, statements.get(item.statement or ""), outlet) for item in record.figures
    }
    titles = [block.span for block in record.blocks if block.kind == "title"]
    rest = [block.span for block in record.blocks if block.kind not in FURNITURE and block.kind != "title"]
    head = text.within(titles)[:MOST_WORDS]
    body = text.within(rest if record.blocks else [(0, len(record.text))])[: MOST_WORDS - len(head)]
    article = Document(" ".join(head), " ".join(body), outlet)
    found = [article, *statements.values(), *figures.values()]
    return Documents(article, statements, figures, _arabic_words(found))


def terms(text: str) -> list[str]:
    """Return the words of ``text`` as they are searched: folded, digits as one number."""
    return located(text, [(0, len(text))]).forms


def located(text: str, spans: Sequence[Span]) -> Terms:
    """Return the words of the stretches ``spans`` of ``text`` and where they are written."""
    if sum(hi - lo for lo, hi in spans) > len(text) // 2:
        return _spelled(text).located(spans)
    found = Terms([], [])
    for lo, hi in spans:
        piece = _spelled(text[lo:hi]).located([(0, hi - lo)])
        found.forms.extend(piece.forms)
        found.spans.extend((lo + start, lo + end) for start, end in piece.spans)
    return found


def outlet_mark(word: str) -> str:
    """Return the mark that documents of an outlet bear whose name has ``word``."""
    return f"=o.{word[2:] if len(word) > 4 and word.startswith('ال') else word}"


def act_mark(act: str) -> str:
    """Return the mark that statements bear that do ``act``."""
    return f"=a.{act}"


def source_spans(statement: Statement) -> tuple[Span, ...]:
    """Return where the source of ``statement`` is written."""
    return (statement.source.span,) if statement.source.span else ()


def surroundings(text: str, span: Span) -> Span:
    """Return the stretch of the line around ``span`` by whose words a figure is found."""
    lo = max(text.rfind("\n", 0, span[0]) + 1, span[0] - _AROUND)
    end = text.find("\n", span[1])
    hi = min(len(text) if end < 0 else end, span[1] + _AROUND)
    while lo > 0 and lo < span[0] and not text[lo - 1].isspace():
        lo += 1
    while hi < len(text) and hi > span[1] and not text[hi].isspace():
        hi -= 1
    return lo, hi


class _Spelled:
    """A text split into tokens, with the words that each is searched as, "" for none."""

    def __init__(self, text: str, surfaces: list[str], starts: list[int], ends: list[int]) -> None:
        known = _known_terms()
        self.starts, self.ends = starts, ends
        self.forms = list(map(known.__getitem__, surfaces))
        self.text = text
        self.has_several = not known.several.isdisjoint(surfaces)

    def within(self, spans: Iterable[Span]) -> list[str]:
        """Return the words of the stretches ``spans``."""
        starts = self.starts
        pieces = (self.forms[bisect_left(starts, lo) : bisect_left(starts, hi)] for lo, hi in spans)
        return [form for piece in pieces for form in piece if form]

    def located(self, spans: Iterable[Span]) -> Terms:
        """Return the words of the stretches ``spans`` and where they are written; one entry a word."""
        forms: list[str] = []
        places: list[Span] = []
        for lo, hi in spans:
            first, last = bisect_left(self.starts, lo), bisect_left(self.starts, hi)
            piece = self.forms[first:last]
            forms += filter(None, piece)
            places += compress(zip(self.starts[first:last], self.ends[first:last], strict=True), piece)
        return _apart(forms, places) if self.has_several else Terms(forms, places)


def _spelled(text: str) -> _Spelled:
    return _Spelled(text, *spelled(text))


def _apart(forms: list[str], places: list[Span]) -> Terms:
    """Return ``forms`` with those of several words (covid-19's) as one each, at the same place."""
    found = [(part, place) for form, place in zip(forms, places, strict=True) for part in form.split()]
    return Terms([part for part, _ in found], [place for _, place in found])


def _statement(text: _Spelled, statement: Statement, outlet: str) -> Document:
    written = text.within(source_spans(statement))
    named = [form for form in _short(statement.source.name or "") if form not in written]
    return Document(
        " ".join([*named, *written]),
        " ".join(text.within(statement.content)),
        f"{outlet} {act_mark(statement.act)}",
    )


def _figure(text: _Spelled, figure: Figure, claim: Document | None, outlet: str) -> Document:
    around = text.within([surroundings(text.text, figure.span)])
    measure = [form for form in _short(figure.measure or "") if form not in around]
    return Document(
        claim.head if claim else "",
        " ".join([*around, *measure]),
        claim.about if claim else outlet,
    )


@lru_cache(maxsize=20_000)
def _short(name: str) -> tuple[str, ...]:
    """Return the words of a name: the same come again and again."""
    return tuple(terms(name))


def _arabic_words(found: list[Document]) -> tuple[str, ...]:
    words = {word for document in found for word in (*document.head.split(), *document.body.split())}
    return tuple(word for word in words if word[0] > "\u0620")


class _KnownTerms(dict[str, str]):
    """What each spelling is searched as, made on first sight; forgotten when there are too many."""

    __slots__ = ("several",)

    def __init__(self) -> None:
        super().__init__()
        self.several: set[str] = set()  # spellings that are several words

    def __missing__(self, surface: str) -> str:
        if len(self) >= _GENERATION:
            self.clear()
            self.several.clear()
        if "\u0620" <= surface[0] <= "\u064a":  # an Arabic word, of which no more than its form is needed
            form = self[surface] = fold(surface)[:LONGEST]
            return form
        forms = [part[:LONGEST] for part in _forms(vocabulary()[surface])]
        if len(forms) > 1:
            self.several.add(surface)
        found = self[surface] = " ".join(forms)
        return found


@cache
def _known_terms() -> _KnownTerms:
    return _KnownTerms()


def _forms(word: Word) -> list[str]:
    if word.kind == WORD:
        return [word.form]
    if word.kind == NUMBER:
        return _number_forms(word)
    if word.kind == LATIN:
        return _between(word.form)
    return [word.form.casefold()] if word.form.isalnum() else []


def _number_forms(word: Word) -> list[str]:
    """Return digits as one number, however they are grouped; digits that are none apart: 2014,2015."""
    reading = word.number
    if reading is None:
        return _between(word.form)
    value = reading.value
    return [str(int(value)) if value == int(value) else repr(value)]


def _between(form: str) -> list[str]:
    """Return the letters and digits of ``form`` between its other signs."""
    return "".join(sign if sign.isalnum() else " " for sign in form).casefold().split()
