"""The part of a record that is scored, read leniently: annotations carry no rule and no confidence."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from musnad.errors import InputError
from musnad.record import Act, Block, Bound, DateMention, Dispute, Mode, Span, Value


class GoldCue(msgspec.Struct, frozen=True):
    """The word that attributes."""

    span: Span


class GoldSource(msgspec.Struct, frozen=True):
    """Who is said to have said it; ``span`` is None when only implied."""

    span: Span | None = None
    name: str | None = None
    type: str = "unknown"


class GoldStatement(msgspec.Struct, frozen=True):
    """One cue and what it attributes to whom; ``rule`` only where an engine found it."""

    id: str
    cue: GoldCue | None = None
    source: GoldSource | None = None
    content: tuple[Span, ...] = ()
    mode: Mode | None = None
    act: Act | None = None
    rule: str | None = None

    @property
    def name(self) -> str | None:
        """The name of the source, None where there is none."""
        return self.source.name if self.source else None


class GoldFigure(msgspec.Struct, frozen=True):
    """A number that counts or measures something."""

    id: str
    span: Span
    value: Value = None
    bound: Bound | None = None
    unit: str | None = None
    statement: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated article, or the scored part of a record; None for blocks: not annotated."""

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    blocks: tuple[Block, ...] | None = None
    statements: tuple[GoldStatement, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    disputes: tuple[Dispute, ...] = ()


_DECODER = msgspec.json.Decoder(Gold)
_ENCODER = msgspec.json.Encoder()


def decode(line: bytes | str) -> Gold:
    """Return the scored part of a record.

    Raises:
        msgspec.DecodeError: the line is not a record; the message says where.
    """
    return _DECODER.decode(line)


def encode(article: Gold) -> bytes:
    """Return ``article`` as one line of JSON in the form of a record."""
    return _ENCODER.encode(article)


def read_lines(path: Path) -> Iterator[Gold]:
    """Yield the annotated articles or records of a JSONL file.

    Raises:
        InputError: a line is not a record; the message names file and line.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield decode(line)
                except msgspec.DecodeError as error:
                    raise InputError(f"{path}:{number}: not a record: {error}") from error
