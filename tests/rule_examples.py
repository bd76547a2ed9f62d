"""Examples of rules read as articles, and as they must also be read: with marks and other digits."""

from itertools import cycle
from typing import NamedTuple

from musnad.article import Article
from musnad.extract.pipeline import extract
from musnad.lexicon.rules import Counter, Example
from musnad.record import Block, Record, Span, Statement

HEADLINE = "نشرة المساء"
PUBLISHED = "2026-03-06"
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
VARIANTS = ("as written", "vowels, Arabic-Indic digits", "tatweel", "bidi marks, Persian digits", "all marks")


class Read(NamedTuple):
    """A paragraph read: its record, where it begins, and for each code point its place as written."""

    record: Record
    start: int
    places: list[int]

    def statements(self) -> list[Statement]:
        """Return the statements of the paragraph, not those of what stands before it."""
        return [one for one in self.record.statements if one.cue.span[0] >= self.start]

    def written(self, span: Span) -> Span:
        """Return ``span`` of the record as a span of the paragraph as it was written."""
        first, last = span[0] - self.start, span[1] - 1 - self.start
        return (self.places[first], self.places[last] + 1) if first >= 0 else span


class Found(NamedTuple):
    """What is compared with an example, in the words and places of its text."""

    rule: str
    source_span: Span | None
    source: str
    content: tuple[Span, ...]
    mode: str
    act: str
    others: int


def varied(text: str, variant: str) -> tuple[str, list[int]]:
    """Return ``text`` written as ``variant`` says, and for each code point the place it was written at."""
    vowels, marks = cycle("\u064e\u0650\u064f\u0652\u064b"), cycle("\u200f\u200e\u202b\u202c")
    pieces: list[str] = []
    for at, letter in enumerate(text):
        piece = letter
        inside = at + 1 < len(text) and letter.isalpha() and text[at + 1].isalpha()
        if "vowels" in variant or "all" in variant:
            piece = piece.translate(ARABIC_INDIC) + (next(vowels) if "ء" <= letter <= "ي" else "")
        if ("tatweel" in variant or "all" in variant) and inside:
            piece += "\u0640"
        if "bidi" in variant or "all" in variant:
            piece = piece.translate(PERSIAN) + (next(marks) if letter.isalnum() and at % 3 else "")
        pieces.append(piece)
    return "".join(pieces), [at for at, piece in enumerate(pieces) for _ in piece]


def read(one: Example | Counter, variant: str = VARIANTS[0]) -> Read:
    """Read the paragraph of an example under a headline and after the paragraph it names."""
    paragraph, places = varied(one.text, variant)
    parts = [one.headline or HEADLINE, *([one.before] if one.before else []), paragraph]
    blocks: list[Block] = []
    start = 0
    for number, part in enumerate(parts):
        blocks.append(Block((start, start + len(part)), "paragraph" if number else "title"))
        start += len(part) + 2
    text = "\n\n".join(parts)
    article = Article(id="example", text=text, published=PUBLISHED, blocks=tuple(blocks))
    return Read(extract(article), blocks[-1].span[0], places)


def found(one: Example, variant: str = VARIANTS[0]) -> Found | str:
    """Return what is read where the example marks its cue; a text that says what stands there instead."""
    paragraph = read(one, variant)
    statements = paragraph.statements()
    here = [s for s in statements if paragraph.written(s.cue.span) == one.cue]
    if not here:
        cues = [f"{s.rule} «{paragraph.record.words(s.cue.span)}»" for s in statements]
        return f"no statement has this cue; found: {', '.join(cues) or 'none'}"
    statement = here[0]
    source = statement.source
    return Found(
        statement.rule,
        paragraph.written(source.span) if source.span else None,
        source.name or "",
        tuple(paragraph.written(piece) for piece in statement.content),
        statement.mode,
        statement.act,
        len(statements) - 1,
    )


def expected(one: Example, rule: str) -> Found:
    """Return what an example of ``rule`` says must be found."""
    return Found(rule, one.source_span, one.source, one.content, one.mode, one.act, one.others)


def difference(one: Example, rule: str, variant: str = VARIANTS[0]) -> str:
    """Return how what is read differs from what the example says; empty where it does not."""
    got = found(one, variant)
    if isinstance(got, str):
        return got
    wanted = expected(one, rule)
    unlike = (name for name in Found._fields if getattr(got, name) != getattr(wanted, name))
    return "; ".join(
        f"{name} {_shown(getattr(wanted, name), one.text)}, got {_shown(getattr(got, name), one.text)}"
        for name in unlike
    )


def _shown(value: object, text: str) -> str:
    match value:
        case (int(start), int(end)):
            return f"«{text[start:end]}»"
        case tuple():
            return " + ".join(_shown(piece, text) for piece in value)
    return repr(value)
