"""The parts of a ledger that know more of an article than its rows, in the order in which they file it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from sqlalchemy import Connection

from musnad.ledger import across, copies, search_index, stories
from musnad.ledger.filed import Filed


class Part(Protocol):
    """What a module offers to file articles in tables of its own."""

    def file(self, connection: Connection, batch: Sequence[Filed]) -> None:
        """File ``batch``, whose rows stand in the ledger already, one article after the other."""

    def withdraw(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Take out what was filed of the articles with ``numbers``, which newer versions replace."""

    def facts(self, connection: Connection) -> Iterator[str]:
        """Yield what it knows as lines in any order, without the numbers of rows."""


PARTS: tuple[Part, ...] = (copies, stories, across, search_index)
