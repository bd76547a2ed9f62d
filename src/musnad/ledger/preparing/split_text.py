"""The text of a record split into tokens once, for all that a ledger compares of it."""

from bisect import bisect_left
from collections.abc import Collection, Iterable

from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Record, Span
from musnad.text.tokens import Word, tokenise


class SplitText:
    """A record with the words of its text in order, and where each starts and ends."""

    __slots__ = ("ends", "record", "starts", "words")

    def __init__(self, record: Record) -> None:
        tokens = tokenise(record.text, vocabulary())
        self.record = record
        self.words, self.starts = tokens.words, tokens.starts
        self.ends = [start + len(word.surface) for word, start in zip(self.words, self.starts, strict=True)]

    def within(self, spans: Iterable[Span]) -> list[Word]:
        """Return the words of the stretches ``spans``."""
        starts = self.starts
        pieces = [self.words[bisect_left(starts, lo) : bisect_left(starts, hi)] for lo, hi in spans]
        return pieces[0] if len(pieces) == 1 else [word for piece in pieces for word in piece]

    def of_kinds(self, kinds: Collection[str]) -> list[Word]:
        """Return the words of the blocks that are of one of ``kinds``."""
        return self.within(block.span for block in self.record.blocks if block.kind in kinds)
