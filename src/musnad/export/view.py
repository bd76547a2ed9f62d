"""What both the terminal and the page show: a record's lines, grouped and labelled."""

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from musnad.record import EntityType, Figure, Record, Source, Span, Statement, Value

Language = Literal["ar", "en"]
_PLAIN_BOUNDS = ("exact", "vague", "range")
WITHHELD = "…"  # stands for content that is not shown
_OPENING = {"»": "«", "”": "“", '"': '"'}


@cache
def labels(language: Language) -> dict[str, str]:
    """Return the words of the interface by key, in ``language``."""
    text = (files("musnad.export") / "labels.toml").read_text(encoding="utf-8")
    words: dict[str, str] = tomllib.loads(text)[language]
    return words


class Speaker(NamedTuple):
    """A source and its statements, in the order of the text; ``name`` is None when nobody is named."""

    name: str | None
    type: EntityType
    roles: tuple[str, ...]
    statements: tuple[Statement, ...]
    is_aside: bool = False  # what stands in the page's list of other articles


def speakers(record: Record) -> tuple[Speaker, ...]:
    """Return the sources in the order in which they first speak, those of the page's other articles last."""
    roles = {entity.id: entity.roles for entity in record.entities}
    groups: dict[tuple[bool, str], list[Statement]] = {}
    for statement in record.statements:
        key = is_aside(record, statement.cue.span), _speaker_key(statement.source)
        groups.setdefault(key, []).append(statement)
    return tuple(
        Speaker(group[0].source.name, group[0].source.type, roles.get(key, ()), tuple(group), aside)
        for (aside, key), group in sorted(groups.items(), key=lambda item: item[0][0])
    )


def is_aside(record: Record, span: Span) -> bool:
    """Return whether ``span`` stands where the page points at other articles."""
    at = bisect_right(record.blocks, span[0], key=lambda block: block.span[0]) - 1
    return at >= 0 and record.blocks[at].kind == "related" and span[0] < record.blocks[at].span[1]


def _speaker_key(source: Source) -> str:
    """Return what tells two sources apart: the entity, else the name."""
    return source.entity or f"name:{source.name or ''}"


def moment(published: str) -> str:
    """Return a date or date-time as people write it: no T, no seconds."""
    day, _, time = published.partition("T")
    clock = re.match(r"(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$", time)
    if clock is None:
        return published
    zone = "UTC" if clock[2] in ("Z", "+00:00") else clock[2] or ""
    return f"{day} {clock[1]} {zone}".rstrip()


def title(record: Record) -> str:
    """Return the words of the first title block, else the record's id."""
    for block in record.blocks:
        if block.kind == "title":
            return record.words(block.span)
    return record.id


def content(record: Record, statement: Statement) -> str:
    """Return the attributed words, pieces joined by an ellipsis, each on one line.

    A quotation that ends with the content is shown closed; of content that is withheld the ellipsis is left.
    """
    said = f" {WITHHELD} ".join(" ".join(_closed(record, span).split()) for span in statement.content)
    return said or WITHHELD


def _closed(record: Record, span: Span) -> str:
    words, after = record.words(span), record.text[span[1] : span[1] + 1]
    opening = _OPENING.get(after)
    if opening is None:
        return words
    is_open = words.count(opening) % 2 if opening == after else words.count(opening) > words.count(after)
    return words + after if is_open else words


def by_id(record: Record) -> dict[str, Statement]:
    """Return the statements of ``record`` by their ids."""
    return {statement.id: statement for statement in record.statements}


def chain(statement: Statement, statements: dict[str, Statement]) -> tuple[str, ...]:
    """Return the names through which ``statement`` is transmitted, nearest first."""
    steps = (statements.get(step) for step in statement.via)
    return tuple(step.source.name for step in steps if step and step.source.name)


def bound_and_value(figure: Figure, words: dict[str, str]) -> tuple[str, str]:
    """Return a figure's bound, "" where it goes without saying, and its value, in the words of ``words``."""
    bound = "" if figure.bound in _PLAIN_BOUNDS else words[f"bound_{figure.bound}"]
    return bound, words["bound_vague"] if figure.value is None else amount(figure.value)


def amount(value: Value) -> str:
    """Return ``value`` with its thousands set apart, a range as ``low–high``, ``?`` when vague."""
    if value is None:
        return "?"
    if isinstance(value, tuple):
        return "–".join(amount(part) for part in value)
    return f"{value:,}"


def block_counts(record: Record) -> dict[str, int]:
    """Return how many blocks of each kind the page has, the most frequent first."""
    return dict(Counter(block.kind for block in record.blocks).most_common())
