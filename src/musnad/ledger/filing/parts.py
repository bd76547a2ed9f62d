"""The parts of a ledger that know more of an article than its rows, in the order in which they file it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from sqlalchemy import Connection

from musnad.ledger.copies import groups
from musnad.ledger.disputes import across
from musnad.ledger.preparing.filed import Filed
from musnad.ledger.search import index
from musnad.ledger.stories import placing


class Part(Protocol):
    """What a module offers to file articles in tables of its own."""

    def file(self, connection: Connection, batch: Sequence[Filed]) -> None:
        """File ``batch``, whose rows stand in the ledger already, one article after the other."""

    def withdraw(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Take out what was filed of the articles with ``numbers``, which newer versions replace."""

    def facts(self, connection: Connection) -> Iterator[str]:
        """Yield what it knows as lines in any order, without the numbers of rows."""


PARTS: tuple[Part, ...] = (groups, placing, across, index)
