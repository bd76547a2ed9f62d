"""Tables of language data: tab-separated, a header line, ``#`` for comments, checked when read."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, reduce
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import or_
from typing import TypeVar

from musnad.errors import LanguageDataError
from musnad.text.fold import fold

T = TypeVar("T")

LANGUAGE_DATA: Traversable = files("musnad") / "data" / "ar"


class Row:
    """One entry of a table; cells by column name, errors that name file, line and column."""

    __slots__ = ("_cells", "file", "line")

    def __init__(self, file: str, line: int, cells: dict[str, str]) -> None:
        self.file = file
        self.line = line
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        return self._cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that holds several, separated by ``|``."""
        return tuple(value.strip() for value in self[column].split("|") if value.strip())

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """Return the cell, or raise LanguageDataError when it is not one of ``allowed``."""
        value = self[column]
        if value not in allowed:
            choices = ", ".join(sorted(allowed))
            raise self.error(column, f"«{value}» is not one of: {choices}")
        return value

    def parse(self, column: str, read: Callable[[str], T]) -> T:
        """Return ``read`` of the cell; its ValueError becomes an error that names the place."""
        try:
            return read(self[column])
        except ValueError as error:
            raise self.error(column, str(error)) from error

    def error(self, column: str, problem: str) -> LanguageDataError:
        """Return an error about this row's ``column``, to be raised by the caller."""
        return LanguageDataError(self.file, self.line, column, problem)


def rows(name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the entries of ``data/ar/<name>``, which must have exactly ``columns``.

    Raises:
        LanguageDataError: the header differs, or a line has too few or too many cells.
    """
    lines = (LANGUAGE_DATA / name).read_text(encoding="utf-8").splitlines()
    header_seen = False
    for number, text in enumerate(lines, 1):
        if not text.strip() or text.startswith("#"):
            continue
        cells = [cell.strip() for cell in text.split("\t")]
        if not header_seen:
            if tuple(cells) != columns:
                raise LanguageDataError(name, number, "header", f"expected {columns}, found {tuple(cells)}")
            header_seen = True
            continue
        cells += [""] * (len(columns) - len(cells))
        if len(cells) > len(columns):
            raise LanguageDataError(name, number, "line", f"{len(cells)} cells for {len(columns)} columns")
        if not cells[0]:
            raise LanguageDataError(name, number, columns[0], "the first cell is empty")
        yield Row(name, number, dict(zip(columns, cells, strict=True)))


def word_list(name: str, codes: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the folded words of a long list ``data/ar/<name>`` with the bits of their letters.

    A line holds a word, a tab, and one or more letters of ``codes``. For lists of thousands of
    words, which `rows` reads too slowly for a command that starts in a tenth of a second.

    Raises:
        LanguageDataError: a line is not of that form, or has a letter that is none of ``codes``.
    """
    known: dict[str, int] = {}
    words: list[tuple[str, int]] = []
    text = fold((LANGUAGE_DATA / name).read_text(encoding="utf-8"))
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        word, _, letters = line.partition("\t")
        if letters not in known:
            wrong = [letter for letter in letters if letter not in codes]
            if wrong or not letters:
                choices = ", ".join(codes)
                raise LanguageDataError(name, number, "class", f"«{letters}» is not made of: {choices}")
            known[letters] = reduce(or_, (codes[letter] for letter in letters))
        if not word or " " in word:
            raise LanguageDataError(name, number, "word", f"«{word}» is not one word")
        words.append((word, known[letters]))
    return words


@cache
def ruleset() -> str:
    """Return the hash of all language data, as it is stamped on each record."""
    digest = hashlib.sha256()
    for path in sorted(_walk(LANGUAGE_DATA), key=lambda item: item[0]):
        digest.update(path[0].encode() + b"\0" + path[1].read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        if item.is_dir():
            yield from _walk(item, f"{name}/")
        elif item.name.endswith((".tsv", ".toml")):
            yield name, item
