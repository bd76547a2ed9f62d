"""A linter for the language data: ``python -m musnad.lexicon.check``.

Refuses what is easily typed and hard to see: presentation forms, Persian letters, bidirectional marks
and stray tatweel; entries that collide after folding; examples of cues whose marked word is none.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, NamedTuple

from musnad.errors import LanguageDataError
from musnad.lexicon import tables
from musnad.lexicon.cues import NOUN_COLUMNS, NOUN_TABLE, VERB_COLUMNS, VERB_TABLE
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.fold import PRESENTATION, bare, fold

KEY_TABLE: Final = "keys.tsv"
_PERSIAN: Final = re.compile("[\u06cc\u06a9\u06c1\u06be]")
_INVISIBLE: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TATWEEL: Final = re.compile(
    "(?<![\u0621-\u064a])[\u0621-\u063f\u0641-\u064a]\u0640(?![\u0621-\u064a])|(\u0640)"
)
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_MARKED: Final = re.compile(r"\*([^*]+)\*")


class Problem(NamedTuple):
    """Something wrong in the language data, and where."""

    file: str
    line: int
    column: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.column}: {self.what}"


class _Key(NamedTuple):
    columns: tuple[str, ...]
    folded: bool


def problems(folder: Traversable = tables.LANGUAGE_DATA) -> list[Problem]:
    """Return everything wrong in the tables of ``folder``; none for data that can be shipped."""
    files = sorted(_files(folder))
    keys = _keys(folder)
    found = [problem for name, text in files for problem in _letters(name, text)]
    for name, text in files:
        if name.endswith(".tsv"):
            found += _collisions(name, text, keys.get(name))
    known = {name for name, _ in files}
    found += [Problem(KEY_TABLE, 0, "table", f"there is no {name}") for name in keys if name not in known]
    return found


def example_problems() -> Iterator[Problem]:
    """Yield the examples of the cue tables in which not exactly one cue of the entry is marked."""
    for table, columns in ((VERB_TABLE, VERB_COLUMNS), (NOUN_TABLE, NOUN_COLUMNS)):
        for row in tables.rows(table, columns):
            if not row["example"]:
                yield Problem(table, row.line, "example", f"«{row['lemma']}» has none")
            for column in ("example", "counter"):
                for sentence in row.many(column):
                    what = _marked_wrongly(sentence, row["lemma"] if column == "example" else "")
                    if what:
                        yield Problem(table, row.line, column, what)


def _marked_wrongly(sentence: str, lemma: str) -> str:
    marked = _MARKED.findall(sentence)
    if len(marked) != 1:
        return f"«{sentence}»: mark one word with a * on both sides"
    if lemma and all(reading.lemma != lemma for reading in vocabulary()[marked[0]].cues):
        return f"«{marked[0]}» is no spelling of «{lemma}»"
    return ""


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item, f"{prefix}{item.name}/")
        elif item.name.endswith((".tsv", ".toml")):
            yield f"{prefix}{item.name}", item.read_text(encoding="utf-8")


def _keys(folder: Traversable) -> dict[str, _Key]:
    path = folder / KEY_TABLE
    if not path.is_file():
        return {}
    entries = [cells for _, cells in _entries(path.read_text(encoding="utf-8"))][1:]
    return {cells[0]: _Key(tuple(cells[1].split("|")), cells[2] == "folded") for cells in entries}


def _letters(name: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in ((_PERSIAN, "a Persian letter"), (_INVISIBLE, "an invisible mark")):
            yield from (_at(name, number, line, match, what) for match in pattern.finditer(line))
        for match in PRESENTATION.finditer(line):
            if unicodedata.category(match[0]) != "Sc":  # the rial sign is no letter
                yield _at(name, number, line, match, "a presentation form")
        if not line.startswith("#"):
            for match in _TATWEEL.finditer(line):
                if match[1]:  # a tatweel alone after a single letter shows a clitic: بـ
                    yield _at(name, number, line, match, "a tatweel inside a word")


def _at(name: str, number: int, line: str, match: re.Match[str], what: str) -> Problem:
    letter = match[0][-1]
    cell = line.count("\t", 0, match.start()) + 1
    return Problem(
        name, number, f"cell {cell}", f"U+{ord(letter):04X}, {what}: type the plain letter or none"
    )


def _entries(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


def _collisions(name: str, text: str, key: _Key | None) -> Iterator[Problem]:
    entries = list(_entries(text))
    if not entries:
        return
    header = entries[0][1]
    if _ARABIC.search(header[0]):  # a list without header
        header, wanted = ["word"], _Key(("word",), folded=True)
    else:
        entries = entries[1:]
        wanted = key or _Key((header[0],), folded=True)
    missing = [column for column in wanted.columns if column not in header]
    if missing:
        yield Problem(name, 0, "header", f"{KEY_TABLE} names a column «{missing[0]}» that it lacks")
        return
    yield from _repeated(name, entries, wanted, [header.index(column) for column in wanted.columns])


def _repeated(
    name: str, entries: list[tuple[int, list[str]]], key: _Key, places: list[int]
) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    plain = fold if key.folded else bare
    for number, cells in entries:
        values = [cells[place] if place < len(cells) else "" for place in places]
        identity = tuple(map(plain, values))
        if identity in seen:
            what = f"«{values[0]}» is already in line {seen[identity]}, alike after folding"
            yield Problem(name, number, key.columns[0], what)
        seen.setdefault(identity, number)


def main() -> int:
    """Print what is wrong with the language data; 1 when anything is."""
    try:
        vocabulary()["قال"]  # loads every table of the lexicon, each with its own checks
        found = [*problems(), *example_problems()]
    except LanguageDataError as error:
        found = [Problem(error.file, error.line, error.column, error.problem)]
    for problem in found:
        sys.stdout.write(f"{problem}\n")
    count = len(list(_files(tables.LANGUAGE_DATA)))
    state = f"{len(found)} problems" if found else "no problems"
    sys.stdout.write(f"language data: {count} tables, {state} ({Path(str(tables.LANGUAGE_DATA)).name})\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
