"""What the public may see of an article whose page reserves its rights: facts and short quotations."""

import re
from collections.abc import Sequence

import msgspec

from musnad.record import Block, BlockKind, Record, Rights, Span, Statement

QUOTED_WORDS = 20  # of each statement at most
QUOTED_SHARE = 0.2  # of the text's words at most, its title aside
_WORD = re.compile(r"\S+")


def is_whole(record: Record, *, owner: bool, own_outlets: frozenset[str]) -> bool:
    """Return whether a visitor sees all of ``record``: nothing is reserved, or it is the owner's."""
    reserved = record.rights is not None and record.rights.reserved
    return is_open(reserved=reserved, outlet=record.outlet, owner=owner, own_outlets=own_outlets)


def is_open(*, reserved: bool, outlet: str | None, owner: bool, own_outlets: frozenset[str]) -> bool:
    """Return whether a visitor sees all of an article of ``outlet``."""
    return not reserved or owner or (outlet or "") in own_outlets


def shortened(record: Record) -> Record:
    """Return ``record`` with a text of its title, short quotations and facts, all spans leading there."""
    copy = _Excerpts(record)
    copy.keep_blocks("title")
    statements = tuple(copy.statement(statement) for statement in record.statements)
    spans = iter(copy.facts([figure.span for figure in record.figures]))
    figures = tuple(msgspec.structs.replace(f, span=next(spans), place=None) for f in record.figures)
    spans = iter(copy.facts([date.span for date in record.dates]))
    dates = tuple(msgspec.structs.replace(date, span=next(spans)) for date in record.dates)
    rights = record.rights and Rights(copy.block(record.rights.notice, "rights"), record.rights.reserved)
    return msgspec.structs.replace(
        record,
        text=copy.text(),
        blocks=tuple(copy.blocks),
        statements=statements,
        figures=figures,
        dates=dates,
        rights=rights,
        entities=tuple(msgspec.structs.replace(entity, mentions=()) for entity in record.entities),
        events=(),
    )


class _Excerpts:
    """A shorter text put together from pieces of a record's."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._pieces: list[str] = []
        self._length = 0
        self._words_left = int(len(record.text.split()) * QUOTED_SHARE)
        self.blocks: list[Block] = []

    def text(self) -> str:
        """Return all that was kept."""
        return "".join(self._pieces)

    def keep_blocks(self, kind: BlockKind) -> None:
        """Keep all blocks of ``kind``."""
        for block in self._record.blocks:
            if block.kind == kind:
                self.block(block.span, kind)

    def block(self, span: Span, kind: BlockKind) -> Span:
        """Keep the words of ``span`` as a block of their own."""
        place = self._add(span, "\n\n")
        self.blocks.append(Block(place, kind))
        return place

    def facts(self, spans: Sequence[Span]) -> list[Span]:
        """Keep the few words of each figure or date, in a paragraph of their own."""
        began = self._length
        last = len(spans) - 1
        places = [self._add(span, "\n\n" if at == last else " · ") for at, span in enumerate(spans)]
        if places:
            self.blocks.append(Block((began, places[-1][1]), "paragraph"))
        return places

    def statement(self, statement: Statement) -> Statement:
        """Keep who said it, the cue and the first words of what was said."""
        began = self._length
        source = statement.source
        if source.span:
            source = msgspec.structs.replace(source, span=self._add(source.span, " "))
        cue = msgspec.structs.replace(statement.cue, span=self._add(statement.cue.span, ": "))
        content = self._quotation(statement)
        self._write("\n\n")
        self.blocks.append(Block((began, self._length - 2), "paragraph"))
        return msgspec.structs.replace(statement, source=source, cue=cue, content=content, occasion=None)

    def _quotation(self, statement: Statement) -> tuple[Span, ...]:
        allowed = min(QUOTED_WORDS, self._words_left)
        if not statement.content or allowed <= 0:
            return ()
        start, end = statement.content[0]
        words = list(_WORD.finditer(self._record.text, start, end))
        self._words_left -= min(len(words), allowed)
        if len(words) > allowed:
            place = self._add((start, words[allowed - 1].end()), "")
            self._write("…")
            return (place,)
        return (self._add((start, end), ""),)

    def _add(self, span: Span, after: str) -> Span:
        start = self._length
        self._write(self._record.words(span))
        place = (start, self._length)
        self._write(after)
        return place

    def _write(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)
