"""What can go wrong, each named for the user's mistake or the world's."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musnad.article import Rejected


class MusnadError(Exception):
    """Base of every error musnad raises on purpose; its message is written for the user."""


class LanguageDataError(MusnadError):
    """An entry of the language data is wrong: the message names file, line and column."""

    def __init__(self, file: str, line: int, column: str, problem: str) -> None:
        super().__init__(f"{file}:{line}: {column}: {problem}")
        self.file, self.line, self.column, self.problem = file, line, column, problem


class InputError(MusnadError):
    """What cannot be read as asked; ``rejected`` says why where the input itself was refused."""

    def __init__(self, message: str, rejected: "Rejected | None" = None) -> None:
        super().__init__(message)
        self.rejected = rejected


class LedgerError(MusnadError):
    """A ledger that cannot be opened, read or written; the message says what to do."""


class NotFoundError(LedgerError):
    """What was asked for is not in the ledger."""


class DeskError(MusnadError):
    """What an editor or reader asked of the desk that cannot be done; the message says why."""


class QueryError(MusnadError):
    """A search that cannot be understood; the message says what to write instead."""
