"""The compiled engine reads as its source does: the same records, the same trials, byte by byte."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMPILED = os.environ.get("MUSNAD_COMPILED", "")

_READ = """
import sys
from pathlib import Path
from musnad.article import Article
from musnad.evaluation.loading import load
from musnad.extract.pipeline import explain
from musnad.reading import articles
from musnad.text import tokens

print(tokens.__file__)
given = [Article(id=one.id, text=one.text, published=one.published) for one in load(Path(sys.argv[1]))]
for article in [*given, *articles(sys.argv[2:])]:
    record, trials = explain(article)
    print(record.to_json().decode(), trials)
"""


def reading(source: Path) -> tuple[str, list[str]]:
    """Return the file of a module of the engine in ``source``, and what it reads, line by line."""
    command = [sys.executable, "-c", _READ, str(ROOT / "tests" / "gold" / "articles"), str(ROOT / "samples")]
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    where, *lines = done.stdout.splitlines()
    return where, lines


@pytest.mark.skipif(not COMPILED, reason="`make compiled` compiles the engine first")
def test_the_compiled_engine_reads_as_its_source_does() -> None:
    where, compiled = reading(ROOT / COMPILED)
    assert where.endswith((".so", ".pyd")), "the engine was not compiled: `pip wheel -v .` says why"
    where, interpreted = reading(ROOT / "src")
    assert where.endswith(".py")
    assert len(interpreted) > 50
    assert compiled == interpreted
