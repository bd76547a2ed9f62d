"""The examples of the cue tables, read by the engine: how many marked cues are cues of a statement."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from musnad.lexicon.cues import NOUN_COLUMNS, NOUN_TABLE, VERB_COLUMNS, VERB_TABLE
from musnad.lexicon.rules import Counter
from musnad.lexicon.tables import rows
from musnad.lexicon.vocabulary import vocabulary
from rule_examples import read

# Shares measured on the tables, less one point. Many examples are shorter than sentences of news and
# some verbs of feeling are cues of a speaker and none of a child: all right is not to be had.
EXAMPLES_FLOOR = 0.84
COUNTERS_FLOOR = 0.82

BEFORE = "قال مدير المصنع سامي النعيمي إن العمل مستمر."  # so that an implied source has somebody to mean
OPENING = "وقال المدير سامي النعيمي إن العمل مستمر، "  # for a participle, which continues a sentence
_MARKED = re.compile(r"\*([^*]+)\*")


class Cell(NamedTuple):
    """One sentence of a cue table, with its cue marked."""

    place: str
    lemma: str
    sentence: str
    is_counter: bool


def _cells() -> Iterator[Cell]:
    for table, columns in ((VERB_TABLE, VERB_COLUMNS), (NOUN_TABLE, NOUN_COLUMNS)):
        for row in rows(table, columns):
            for column in ("example", "counter"):
                for sentence in row.many(column):
                    yield Cell(f"{table}:{row.line}", row["lemma"], sentence, column == "counter")


def _is_cue(cell: Cell) -> bool:
    """Tell whether the marked word becomes a cue."""
    opening = OPENING if not cell.is_counter and _continues(cell) else ""
    marked = _MARKED.search(cell.sentence)
    assert marked is not None, cell.place
    start = len(opening) + marked.start()
    text = f"{opening}{cell.sentence.replace('*', '')}."
    found = read(Counter(text, (), "", BEFORE, 0))
    cues = (found.written(statement.cue.span) for statement in found.statements())
    return any(lo < start + len(marked[1]) and start < hi for lo, hi in cues)


def _continues(cell: Cell) -> bool:
    """Tell whether the sentence begins with a participle, so that another must stand before it."""
    word = _MARKED.search(cell.sentence)
    kinds = {r.kind for r in vocabulary()[word[1]].cues if r.lemma == cell.lemma} if word else set()
    return cell.sentence.startswith("*") and "participle" in kinds and "verb" not in kinds


@cache
def _wrong(*, is_counter: bool) -> tuple[int, tuple[str, ...]]:
    """Return how many cells there are, and those that are read otherwise than they say."""
    cells = [cell for cell in _cells() if cell.is_counter == is_counter]
    return len(cells), tuple(f"{c.place} {c.sentence}" for c in cells if _is_cue(c) == is_counter)


def test_marked_examples_are_cues() -> None:
    count, missed = _wrong(is_counter=False)
    assert count > 300
    assert 1 - len(missed) / count >= EXAMPLES_FLOOR, "\n".join(missed)


def test_marked_counter_examples_are_none() -> None:
    count, taken = _wrong(is_counter=True)
    assert count > 100
    assert 1 - len(taken) / count >= COUNTERS_FLOOR, "\n".join(taken)
