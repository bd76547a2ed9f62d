"""What can go wrong, each named for the user's mistake or the world's."""


class MusnadError(Exception):
    """Base of every error musnad raises on purpose; its message is written for the user."""


class LanguageDataError(MusnadError):
    """An entry of the language data is wrong: the message names file, line and column."""

    def __init__(self, file: str, line: int, column: str, problem: str) -> None:
        super().__init__(f"{file}:{line}: {column}: {problem}")
        self.file, self.line, self.column = file, line, column


class InputError(MusnadError):
    """The caller asked for something that cannot be read as asked."""
