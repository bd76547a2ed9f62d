"""Articles to measure on: real ones where a corpus is at hand, else invented ones."""

import json
import lzma
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from musnad.evaluation.loading import load

ROOT = Path(__file__).parent.parent
_PARAGRAPH = 80  # letters; shorter lines are titles and furniture


class Text(NamedTuple):
    """An article as it is given to the reader."""

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None


def texts(folder: Path, count: int) -> tuple[str, list[Text]]:
    """Return ``count`` articles and a word on where they are from."""
    files = sorted(folder.glob("*.jsonl.xz"))
    if files:
        return f"articles of {folder}", _real(files, count)
    return "invented articles (no corpus at hand)", list(islice(_invented(), count))


def _real(files: list[Path], count: int) -> list[Text]:
    """Return articles spread evenly over all files."""
    lines = [line for path in files for line in _lines(path)]
    step = max(1, len(lines) // count)
    return [_text(json.loads(line)) for line in lines[::step][:count]]


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from file


def _text(item: dict[str, str | None]) -> Text:
    text = "\n".join(part for part in (item.get("title"), item.get("text")) if part)
    return Text(str(item["id"]), text, item.get("published"), item.get("outlet"))


def _invented() -> Iterator[Text]:
    """Yield articles mixed from the paragraphs of the project's own invented ones, always the same."""
    invented = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    invented += [article.text for article in load(ROOT / "tests" / "gold" / "articles")]
    paragraphs = [line for text in invented for line in text.splitlines() if len(line) > _PARAGRAPH]
    chance = random.Random(1)  # noqa: S311 - for variety, not for secrets
    number = 0
    while True:
        number += 1
        text = "\n".join(chance.sample(paragraphs, chance.randint(4, 10)))
        yield Text(f"invented/{number}", text, "2025-03-04")
