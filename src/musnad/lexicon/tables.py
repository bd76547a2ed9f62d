"""Tables of language data: tab-separated, a header line, ``#`` for comments, checked when read."""

import hashlib
import re
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


def word_list(name: str, codes: Mapping[str, int]) -> dict[str, int]:
    """Return the folded words of a long list ``data/ar/<name>`` with the bits of their letters.

    A line holds a word, a tab, and one or more letters of ``codes``; comment lines stand at the
    head. For lists of many thousands of words, which `rows` would read too slowly for a command
    that starts in a tenth of a second: everything here is done for the whole file at once.

    Raises:
        LanguageDataError: a line is not of that form, or has a letter that is none of ``codes``.
    """
    text = (LANGUAGE_DATA / name).read_text(encoding="utf-8")
    body = re.sub(r"\A(?:#.*\n)+", "", text)
    lines = fold(body).splitlines()
    fields = "\t".join(lines).split("\t")
    words, letters = fields[0::2], fields[1::2]
    bits = {mark: reduce(or_, (codes.get(letter, 0) for letter in mark), 0) for mark in set(letters)}
    if (
        len(fields) != 2 * len(lines)
        or any(set(mark) - set(codes) or not mark for mark in bits)
        or "" in words
    ):
        raise _wrong_line(name, lines, codes, head=text.count("\n") - body.count("\n"))
    return dict(zip(words, map(bits.__getitem__, letters), strict=True))


def _wrong_line(name: str, lines: list[str], codes: Mapping[str, int], *, head: int) -> LanguageDataError:
    """Return the error of the first wrong line of a word list."""
    for number, line in enumerate(lines, head + 1):
        word, *cells = line.split("\t")
        if not word:
            return LanguageDataError(name, number, "word", "is empty; give one word")
        if len(cells) != 1 or not cells[0] or set(cells[0]) - set(codes):
            choices = " ".join(codes)
            return LanguageDataError(
                name, number, "class", f"«{' '.join(cells)}»; give letters of: {choices}"
            )
    return LanguageDataError(name, head + 1, "line", "the list cannot be read; give a word, a tab, letters")


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
