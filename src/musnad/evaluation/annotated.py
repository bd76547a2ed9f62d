"""Annotated articles as a person writes them, compiled to records.

One text file an article: header lines, then each block with its annotations indented beneath it.

    published: 2024-03-12
    outlet: …
    who D = سالم الدرعي | person

    paragraph: أكد الوزير سالم الدرعي، الثلاثاء، أن السد آمن، مشيراً إلى أن نسبة التخزين بلغت 70 بالمئة.
      s أكد | D | الوزير سالم الدرعي | السد آمن
      s=level مشيراً | D | - | نسبة التخزين ~ 70 بالمئة | i assert
      f 70 | 70 | exact | بالمئة
      d الثلاثاء | 2024-03-12
    dispute level: f1

Every string stands exactly as in its block; ``@n`` after it picks the n-th of several (from 0).
``tests/gold/README.md`` describes the form in full.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

from musnad.errors import MusnadError
from musnad.evaluation.gold import Gold, GoldCue, GoldFigure, GoldSource, GoldStatement
from musnad.record import Act, Block, BlockKind, Bound, DateMention, Dispute, EntityType, Mode, Span, Value

_ANNOTATION = re.compile(r"^\s+(?P<kind>[sfd+])(?:=(?P<label>\w+))?\s+(?P<rest>.+)$")
_WHO = re.compile(r"^who\s+(?P<key>\w+)\s*=\s*(?P<name>[^|]+?)\s*\|\s*(?P<type>\w+)\s*$")
_DISPUTE = re.compile(r"^dispute\s+(?P<denial>\w+)\s*:\s*(?P<claims>.+)$")
_FIELD = re.compile(r"^(?P<key>\w+)\s*:\s*(?P<value>.*\S)\s*$")
_PICK = re.compile(r"^(?P<words>.*)@(?P<nth>\d+)$", re.DOTALL)
_BLOCKS: frozenset[str] = frozenset(get_args(BlockKind))
_MODES: dict[str, Mode] = {"i": "indirect", "d": "direct", "m": "mixed"}
_ACTS: frozenset[str] = frozenset(get_args(Act))
_BOUNDS: frozenset[str] = frozenset(get_args(Bound))
_TYPES: frozenset[str] = frozenset(get_args(EntityType))
_VALUE: msgspec.json.Decoder[Value] = msgspec.json.Decoder(Value)
_PIECES, _TO, _JOIN = " ## ", " ~ ", "+"


class AnnotationError(MusnadError):
    """An annotation does not fit its article: the message names file and line."""


class Line(NamedTuple):
    """An annotation as written: which block it stands under and where in the file."""

    number: int
    block: int
    kind: str
    label: str
    fields: tuple[str, ...]


class Source(NamedTuple):
    """A source of the article, named once in the header."""

    name: str
    type: EntityType


class _Draft:
    """The file while it is read, line by line."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.header: dict[str, str] = {}
        self.sources: dict[str, Source] = {}
        self.declared: dict[str, int] = {}
        self.blocks: list[tuple[BlockKind, str]] = []
        self.lines: list[Line] = []
        self.disputes: list[tuple[int, str, tuple[str, ...]]] = []

    def fail(self, number: int, problem: str) -> AnnotationError:
        return AnnotationError(f"{self.where}:{number}: {problem}")

    def take(self, number: int, line: str) -> None:
        if not line.strip() or line.startswith("#"):
            return
        if line[0].isspace():
            self._annotation(number, line)
        elif who := _WHO.match(line):
            self._who(number, who)
        elif dispute := _DISPUTE.match(line):
            claims = tuple(claim.strip() for claim in dispute["claims"].split(","))
            self.disputes.append((number, dispute["denial"], claims))
        elif field := _FIELD.match(line):
            self._field(number, field["key"], field["value"])
        else:
            raise self.fail(number, "neither a field, a block, a source nor an annotation")

    def _annotation(self, number: int, line: str) -> None:
        found = _ANNOTATION.match(line)
        if not found or not self.blocks:
            raise self.fail(number, "an indented line must be an annotation (s f d +) beneath a block")
        fields = tuple(field.strip() for field in found["rest"].split(" | "))
        self.lines.append(Line(number, len(self.blocks) - 1, found["kind"], found["label"] or "", fields))

    def _who(self, number: int, found: re.Match[str]) -> None:
        if found["type"] not in _TYPES:
            raise self.fail(number, f"«{found['type']}» is not one of: {', '.join(sorted(_TYPES))}")
        if found["key"] in self.sources:
            raise self.fail(number, f"«{found['key']}» is named twice")
        self.declared[found["key"]] = number
        self.sources[found["key"]] = Source(found["name"], msgspec.convert(found["type"], EntityType))

    def _field(self, number: int, key: str, value: str) -> None:
        if key in _BLOCKS:
            self.blocks.append((msgspec.convert(key, BlockKind), value))
        elif key in {"published", "outlet", "note"} and not self.blocks:
            self.header[key] = value
        else:
            raise self.fail(number, f"«{key}» is neither a field nor a kind of block")


class _Compiler:
    """Turns the strings of a draft into spans of the joined text."""

    def __init__(self, draft: _Draft) -> None:
        self.draft = draft
        self.text = "\n".join(text for _, text in draft.blocks)
        self.spans: list[Span] = []
        at = 0
        for _, text in draft.blocks:
            self.spans.append((at, at + len(text)))
            at += len(text) + 1
        self.labels: dict[str, str] = {}

    def compile(self, name: str) -> Gold:
        """Return the article with every annotation resolved."""
        statements = self._statements()
        self._all_sources_speak()
        figures = tuple(self._figures(statements))
        header = self.draft.header
        return Gold(
            id=name,
            text=self.text,
            published=header.get("published"),
            outlet=header.get("outlet"),
            blocks=tuple(Block(s, k) for s, (k, _) in zip(self.spans, self.draft.blocks, strict=True)),
            statements=statements,
            figures=figures,
            dates=tuple(self._dates()),
            disputes=tuple(self._disputes()),
        )

    def _all_sources_speak(self) -> None:
        said = {key.strip() for line in self._of("s") for key in "".join(line.fields[1:2]).split(_JOIN)}
        for key, number in self.draft.declared.items():
            if key not in said:
                raise self.draft.fail(number, f"no statement is by «{key}»")

    def _of(self, kind: str) -> Iterator[Line]:
        return (line for line in self.draft.lines if line.kind == kind)

    def _label(self, line: Line, ident: str) -> str:
        if line.label and self.labels.setdefault(line.label, ident) != ident:
            raise self.draft.fail(line.number, f"the label «{line.label}» is used twice")
        return ident

    def _statements(self) -> tuple[GoldStatement, ...]:
        found = [self._statement(line, f"s{i}") for i, line in enumerate(self._of("s"), 1)]
        for line in self._of("+"):
            at = self._known(line.number, line.fields[0])
            index = int(at[1:]) - 1
            more = self._pieces(line, line.fields[1])
            found[index] = msgspec.structs.replace(found[index], content=found[index].content + more)
        return tuple(found)

    def _statement(self, line: Line, ident: str) -> GoldStatement:
        if len(line.fields) not in (4, 5):
            raise self.draft.fail(line.number, "expected: s cue | who | source or - | content | mode act")
        cue, who, source, content, *manner = line.fields
        mode, act = self._manner(line, manner[0] if manner else "")
        span = self.find(line, cue)
        return GoldStatement(
            id=self._label(line, ident),
            cue=GoldCue(span),
            source=self._source(line, who, None if source == "-" else self.nearest(line, source, span)),
            content=self._pieces(line, content),
            mode=mode,
            act=act,
        )

    def _manner(self, line: Line, written: str) -> tuple[Mode, Act]:
        mode, _, act = written.partition(" ")
        if (mode or "i") not in _MODES or (act or "assert") not in _ACTS:
            raise self.draft.fail(line.number, f"«{written}» is not a mode (i d m) and an act")
        return _MODES[mode or "i"], msgspec.convert(act or "assert", Act)

    def _source(self, line: Line, who: str, span: Span | None) -> GoldSource:
        keys = [key.strip() for key in who.split(_JOIN)]
        unknown = [key for key in keys if key not in self.draft.sources]
        if unknown:
            raise self.draft.fail(line.number, f"no line «who {unknown[0]} = …» names this source")
        sources = [self.draft.sources[key] for key in keys]
        return GoldSource(span, " + ".join(source.name for source in sources), sources[0].type)

    def _pieces(self, line: Line, written: str) -> tuple[Span, ...]:
        return tuple(self._piece(line, piece.strip()) for piece in written.split(_PIECES))

    def _piece(self, line: Line, written: str) -> Span:
        first, split, last = written.partition(_TO)
        start, end = self.find(line, first)
        if not split:
            return start, end
        return start, self.find(line, last, after=start)[1]

    def _figures(self, statements: tuple[GoldStatement, ...]) -> Iterator[GoldFigure]:
        for i, line in enumerate(self._of("f"), 1):
            if len(line.fields) not in (4, 5):
                raise self.draft.fail(line.number, "expected: f numeral | value | bound | unit")
            numeral, value, bound, unit, *inside = line.fields
            if bound not in _BOUNDS:
                raise self.draft.fail(line.number, f"«{bound}» is not one of: {', '.join(sorted(_BOUNDS))}")
            span = self.find(line, numeral)
            yield GoldFigure(
                id=self._label(line, f"f{i}"),
                span=span,
                value=self._value(line, value),
                bound=msgspec.convert(bound, Bound),
                unit=None if unit == "-" else unit,
                statement=self._known(line.number, inside[0]) if inside else innermost(span, statements),
            )

    def _value(self, line: Line, written: str) -> Value:
        try:
            return _VALUE.decode(written)
        except msgspec.DecodeError as error:
            raise self.draft.fail(line.number, f"«{written}» is not a value: {error}") from error

    def _dates(self) -> Iterator[DateMention]:
        for line in self._of("d"):
            if len(line.fields) != 2:
                raise self.draft.fail(line.number, "expected: d expression | value or null")
            words, value = line.fields
            yield DateMention(self.find(line, words), None if value == "null" else value)

    def _disputes(self) -> Iterator[Dispute]:
        for number, denial, claims in self.draft.disputes:
            yield Dispute(self._known(number, denial), tuple(self._known(number, c) for c in claims))

    def _known(self, number: int, label: str) -> str:
        if label not in self.labels:
            raise self.draft.fail(number, f"no statement or figure is labelled «{label}»")
        return self.labels[label]

    def find(self, line: Line, written: str, *, after: int | None = None) -> Span:
        """Return where ``written`` stands in the line's block; the first one at or after ``after``."""
        pick = _PICK.match(written)
        words = pick["words"] if pick else written
        places = self._places(line, words)
        if after is not None:
            places = [place for place in places if place >= after][:1]
        if pick:
            places = places[int(pick["nth"]) :][:1]
        if len(places) != 1:
            problem = "does not stand" if not places else f"stands {len(places)} times (add @0, @1 …)"
            raise self.draft.fail(line.number, f"«{words}» {problem} in this block")
        return places[0], places[0] + len(words)

    def nearest(self, line: Line, written: str, cue: Span) -> Span:
        """Return the place of ``written`` that is nearest to the cue."""
        places = self._places(line, written)
        if not places:
            raise self.draft.fail(line.number, f"«{written}» does not stand in this block")
        start = min(places, key=lambda place: abs(place - cue[0]))
        return start, start + len(written)

    def _places(self, line: Line, words: str) -> list[int]:
        """Return where ``words`` stands as whole words, else where it stands at all."""
        start, end = self.spans[line.block]
        block = self.text[start:end]
        places = [start + found.start() for found in re.finditer(re.escape(words), block)] if words else []
        return [place for place in places if self._whole(place, place + len(words))] or places

    def _whole(self, start: int, end: int) -> bool:
        text = self.text
        return not (
            (start > 0 and text[start].isalnum() and text[start - 1].isalnum())
            or (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
        )


def innermost(figure: Span, statements: tuple[GoldStatement, ...]) -> str | None:
    """Return the id of the shortest content that holds ``figure``; of equal ones the last: the origin."""
    holding = [
        (sum(end - start for start, end in statement.content), -place, statement.id)
        for place, statement in enumerate(statements)
        if any(start <= figure[0] and figure[1] <= end for start, end in statement.content)
    ]
    return min(holding)[2] if holding else None


def parse(written: str, name: str, where: str = "") -> Gold:
    """Return the article annotated in ``written``, with ``name`` as its id.

    Raises:
        AnnotationError: a line has the wrong form, or a quoted string does not stand in its block.
    """
    draft = _Draft(where or name)
    for number, line in enumerate(written.splitlines(), 1):
        draft.take(number, line)
    return _Compiler(draft).compile(name)


def read_folder(folder: Path) -> Iterator[Gold]:
    """Yield the annotated articles (``*.txt``) of ``folder`` in order of their names."""
    for path in sorted(folder.glob("*.txt")):
        yield parse(path.read_text(encoding="utf-8"), path.stem, str(path))
