"""``musnad search``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledger_articles import rows, table
from musnad.cli import main
from musnad.ledger import open_ledger


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with invented articles."""
    folder = tmp_path_factory.mktemp("cli")
    with open_ledger(str(folder / "news.db")) as ledger:
        ledger.add(table(folder / "docs.jsonl", rows(25)))
    return folder / "news.db"


def run(news: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["search", "--ledger", str(news), *arguments])


def test_finds_are_printed_with_their_marks(news: Path) -> None:
    result = run(news, "الوزارة", "--limit", "3")
    assert result.exit_code == 0
    assert "[الوزارة]" in result.output
    assert result.output.rstrip().splitlines()[-1].startswith("3 of ")


def test_json_is_one_line_with_exact_offsets(news: Path) -> None:
    result = run(news, "الوزارة", "--in", "statements", "--json")
    found = json.loads(result.output)
    first = found["results"][0]
    with open_ledger(str(news)) as ledger:
        text = ledger.record(first["article"]).text
    (lo, hi), marks = first["excerpt"]["span"], first["excerpt"]["marks"]
    assert first["excerpt"]["text"] == text[lo:hi]
    assert all("وزار" in text[start:end] for start, end in marks)
    assert {"id", "act", "source", "outlet", "published", "reserved", "spans", "url"} <= first.keys()


def test_facets_are_counted(news: Path) -> None:
    assert "outlets:" in run(news, "--facets", "--in", "statements").output
    assert json.loads(run(news, "--facets", "--json").output)["outlets"]["صدى تاليا"] == 8


def test_a_query_without_a_word_is_an_error(news: Path) -> None:
    result = run(news, "؟!")
    assert result.exit_code == 1
    assert "no word" in result.output


def test_a_query_that_begins_with_a_minus(news: Path) -> None:
    assert run(news, "--json", "--", "-الوزارة").exit_code == 0
    refused = run(news, "-الوزارة")
    assert refused.exit_code == 2
    assert "-الوزارة is no option; put -- before" in refused.output
    assert "'--sorce'" in run(news, "--sorce", "الوزير").output
