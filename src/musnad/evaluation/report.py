"""An evaluation for people and for programs."""

import json
from collections.abc import Iterator

from musnad.evaluation.scoring import Evaluation, Tally, mean, percent


def as_json(result: Evaluation) -> str:
    """Return the scores as one line of JSON: percentages with one decimal, and what each rule did."""
    layers = {
        name: {"precision": percent(t.precision), "recall": percent(t.recall), "f1": percent(t.f1)}
        for name, t in result.layers.items()
    }
    means = {name: percent(mean(values)) for name, values in result.means.items()}
    rules = {
        rule: {"cases": t.found, "right": t.right, "precision": percent(t.precision)}
        for rule, t in _by_cases(result)
    }
    return json.dumps({"articles": result.articles, **layers, **means, "rules": rules}, ensure_ascii=False)


def table(result: Evaluation) -> Iterator[str]:
    """Yield the scores as lines of a table."""
    yield f"{result.articles} articles"
    if result.missing:
        shown = ", ".join(result.missing[:5]) + (", …" if len(result.missing) > 5 else "")
        yield f"no record for {len(result.missing)} of them: {shown}"
    for name, t in result.layers.items():
        shares = f"precision {percent(t.precision):5.1f}   recall {percent(t.recall):5.1f}"
        yield f"{name:12} F1 {percent(t.f1):5.1f}   {shares}"
    for name, values in result.means.items():
        yield f"{name:12}    {percent(mean(values)):5.1f}"


def rules(result: Evaluation) -> Iterator[str]:
    """Yield, for each rule that fired, how often and how often rightly: statement and source."""
    width = max((len(rule) for rule in result.rules), default=0)
    yield f"{'rule':{width}}  cases  right  precision"
    for rule, t in _by_cases(result):
        yield f"{rule:{width}}  {t.found:5}  {t.right:5}  {percent(t.precision):9.1f}"


def errors(result: Evaluation, kind: str, count: int) -> Iterator[str]:
    """Yield the first ``count`` differences whose kind begins with ``kind``, tab-separated."""
    chosen = (error for error in result.errors if error.kind.startswith(kind))
    for error, _ in zip(chosen, range(count), strict=False):
        yield "\t".join(field.replace("\n", " ").replace("\t", " ") for field in error)


def _by_cases(result: Evaluation) -> list[tuple[str, Tally]]:
    return sorted(result.rules.items(), key=lambda item: (-item[1].found, item[0]))
