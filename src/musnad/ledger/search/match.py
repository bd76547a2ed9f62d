"""What documents must have, in the languages of the two databases; words hold no sign of either."""

from itertools import islice, product
from typing import Final, Literal

import msgspec

Where = Literal["anywhere", "head", "about"]
_MOST_PHRASES: Final = 128  # ways to write one phrase that are asked for


class Words(msgspec.Struct, frozen=True):
    """One of several forms of a word; or forms of words that follow each other."""

    forms: tuple[tuple[str, ...], ...]
    where: Where = "anywhere"


class Wanted(msgspec.Struct, frozen=True):
    """A document has all of ``all`` (one at least) and none of ``none``."""

    all: tuple[Words, ...]
    none: tuple[Words, ...] = ()


def fts5(wanted: Wanted) -> str:
    """Return ``wanted`` as a query of SQLite's FTS5."""
    query = f"({' AND '.join(map(_fts5, wanted.all))})"
    return f"{query} NOT ({' OR '.join(map(_fts5, wanted.none))})" if wanted.none else query


def tsquery(wanted: Wanted) -> str:
    """Return ``wanted`` as a query of PostgreSQL."""
    return " & ".join([*map(_tsquery, wanted.all), *(f"!{_tsquery(words)}" for words in wanted.none)])


def _fts5(words: Words) -> str:
    columns = {"anywhere": "{head body}", "head": "head", "about": "about"}[words.where]
    quoted = " OR ".join(f'"{way}"' for way in map(" ".join, _written(words)))
    return f"{columns} : ({quoted})"


def _tsquery(words: Words) -> str:
    label = ":A" if words.where == "head" else ""
    ways = (" <-> ".join(f"'{form}'{label}" for form in each) for each in _written(words))
    return f"({' | '.join(f'({way})' for way in ways)})"


def _written(words: Words) -> list[tuple[str, ...]]:
    """Return the ways in which ``words`` may be written, those with the forms named first before others."""
    return list(islice(product(*words.forms), _MOST_PHRASES))
