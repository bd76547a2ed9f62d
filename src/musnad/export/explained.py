"""For each paragraph the cues in it: which rules were tried, which fired, what lost and why."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from musnad.export.sheet import Cell, Look, Style, row
from musnad.extract.explain import Outcome, Trial
from musnad.lexicon.rules import rule_title
from musnad.record import Record, Span

_STYLES: dict[Outcome, Style] = {"fired": "number", "lost": "soft", "failed": "alert"}
_NARROW = 80


def explained(record: Record, trials: Iterable[Trial], look: Look) -> Iterator[str]:
    """Yield the lines that show ``trials``, under the paragraphs their cues stand in."""
    ordered = sorted(trials, key=lambda trial: trial.cue)
    statements = {statement.cue.span: statement.id for statement in record.statements}
    for paragraph, tried in groupby(ordered, key=lambda trial: _paragraph(record, trial.cue)):
        yield from row((Cell(record.words(paragraph)),), look)
        for trial in tried:
            yield from _trial(record, trial, statements.get(trial.made or trial.cue), look)
        yield ""
    if not ordered:
        yield "No word of this text can be a cue."


def _paragraph(record: Record, cue: Span) -> Span:
    """Return the span of the block that holds ``cue``, else of its line."""
    for block in record.blocks:
        if block.span[0] <= cue[0] < block.span[1]:
            return block.span
    start = record.text.rfind("\n", 0, cue[0]) + 1
    end = record.text.find("\n", cue[1])
    return start, len(record.text) if end < 0 else end


def _trial(record: Record, trial: Trial, statement: str | None, look: Look) -> Iterator[str]:
    rule_width = 30 if look.width >= _NARROW else 16
    made = f" {statement}" if trial.outcome == "fired" and statement else ""
    cells = (
        Cell(record.words(trial.cue), 10, "cue"),
        Cell(trial.lemma, 10, "soft"),
        Cell(f"{trial.outcome}{made}: {trial.rule}", rule_width, _STYLES[trial.outcome], is_rtl=False),
        Cell(trial.reason or rule_title(trial.rule), is_rtl=False),
    )
    yield from row(cells, look)
