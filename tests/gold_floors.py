"""The floors under the engine's scores on ``tests/gold``: reading, checking and rewriting them.

    python tests/gold_floors.py "why the scores changed"

rewrites ``tests/gold/floors.toml`` with the scores of the engine as it is, adds to its history what
changed and why, and writes the rules' confidence as measured on the same articles.
"""

import sys
import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import musnad
from musnad.evaluation.calibration import confidence_table
from musnad.evaluation.loading import by_id, load, read_again
from musnad.evaluation.scoring import Evaluation, evaluate

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.toml"
CONFIDENCE = Path(musnad.__file__).parent / "data" / "ar" / "rules" / "confidence.tsv"
ROUNDING = 0.1  # scores are kept to one decimal
SLACK = 2.0  # points; a score that has risen by more is not guarded by its floor any more

_HEAD = """\
# The engine's scores on tests/gold/articles, in percent; F1 where a score has precision and recall.
# A score may not fall below its floor. When it rises by more than 2 points, the floor is raised:
#     python tests/gold_floors.py "why the scores changed"
# A floor is lowered only with a reason that stands here for good.
"""


class History(NamedTuple):
    """Why floors changed on a day, and which."""

    date: str
    why: str
    changed: str


def read_floors() -> tuple[dict[str, float], list[History]]:
    """Return the floors by score, and their history."""
    found = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return found.get("floors", {}), [History(**entry) for entry in found.get("history", [])]


@cache
def measured() -> Evaluation:
    """Return how the engine does on the annotated articles."""
    articles = list(load(GOLD / "articles"))
    return evaluate(articles, by_id(map(read_again, articles)))


def scores() -> dict[str, float]:
    """Return the engine's scores on the annotated articles, in percent."""
    return measured().percentages()


def problems(floors: dict[str, float], found: dict[str, float]) -> list[str]:
    """Return what is wrong: a score below its floor, far above it, or without one."""
    wrong = [f"«{name}» has no floor" for name in found.keys() - floors.keys()]
    wrong += [f"«{name}» is no score" for name in floors.keys() - found.keys()]
    for name in sorted(floors.keys() & found.keys()):
        floor, score = floors[name], found[name]
        if score < floor - ROUNDING:
            wrong.append(f"{name} fell to {score} from {floor}")
        elif score > floor + SLACK:
            wrong.append(f"{name} rose to {score} from {floor}: raise the floor")
    return wrong


def written(floors: dict[str, float], history: list[History]) -> str:
    """Return the floors and their history as TOML."""
    lines = [_HEAD, "[floors]", *(f'"{name}" = {floor}' for name, floor in floors.items())]
    for entry in history:
        fields = (f'{key} = "{value}"' for key, value in entry._asdict().items())
        lines += ["", "[[history]]", *fields]
    return "\n".join(lines) + "\n"


def rewrite(why: str) -> str:
    """Set the floors to the scores as they are and return what changed."""
    floors, history = read_floors()
    found = scores()
    changed = ", ".join(
        f"{name} {floors.get(name, 0.0)} → {score}"
        for name, score in found.items()
        if floors.get(name) != score
    )
    if changed:
        today = datetime.now(tz=UTC).date().isoformat()
        history = [*history, History(today, why.replace('"', "'").replace("\\", "/"), changed)]
    FLOORS.write_text(written(found, history), encoding="utf-8")
    CONFIDENCE.write_text(confidence_table(measured()), encoding="utf-8")
    return changed or "nothing"


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].strip():
        sys.exit('usage: python tests/gold_floors.py "why the scores changed"')
    sys.stdout.write(rewrite(sys.argv[1]) + "\n")
