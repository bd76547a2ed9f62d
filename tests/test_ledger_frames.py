"""Tables of a ledger for other programs; the examples of the documentation run here."""

import re
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

import musnad
from musnad.errors import LedgerError
from musnad.ledger import Ledger, as_table, open_ledger
from musnad.ledger.frames import Name

TEXT = "قالت البلدية إن 40 جداراً انهارت. ونفى وزير المياه سليم الورداني انهيار الجدران."
EXAMPLES = (Path(__file__).parent.parent / "docs" / "ledger.md").read_text(encoding="utf-8")


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add_records([musnad.read(text=TEXT, outlet="alif", published="2026-03-01")])
    return ledger


@pytest.mark.parametrize("name", get_args(Name))
def test_every_table_has_typed_columns_with_and_without_rows(ledger: Ledger, name: Name) -> None:
    empty = ledger.table(name)
    assert empty.num_rows == 0
    ledger.add_records([musnad.read(text=TEXT, outlet="alif", published="2026-03-01")])
    full = ledger.table(name)
    assert full.num_rows
    assert full.schema == empty.schema


def test_statements_come_with_their_words_and_article(filled: Ledger) -> None:
    rows = filled.table("statements").to_pylist()
    assert [(row["act"], row["outlet"], row["published_day"]) for row in rows] == [
        ("assert", "alif", "2026-03-01"),
        ("deny", "alif", "2026-03-01"),
    ]
    assert rows[0]["words"] == "40 جداراً انهارت"
    assert rows[1]["entity_name"] == "سليم الورداني"


def test_figures_come_with_who_claims_them(filled: Ledger) -> None:
    (figure,) = filled.table("figures").to_pylist()
    assert (figure["low"], figure["high"], figure["source"]) == (40, 40, "البلدية")
    assert figure["words"] == "40 جداراً انهارت"


def test_disputes_come_with_the_words_of_both(filled: Ledger) -> None:
    (dispute,) = filled.table("disputes").to_pylist()
    assert dispute["denial_source"] == "سليم الورداني"
    assert dispute["claim_words"] == "40 جداراً انهارت"
    assert dispute["across"] is False


def test_answers_are_tables_too(ledger: Ledger) -> None:
    other = "أعلن مستشفى المرسى أن نحو 40 جداراً انهارت في بلدة المرسى. وأكد وزير المياه سليم الورداني ذلك."
    one = f"انهيار جدران المرسى\n\nقالت بلدية المرسى إن 40 إلى 45 جداراً انهارت في بلدة المرسى. {TEXT}"
    for text, outlet in ((one, "alif"), (f"انهيار جدران المرسى\n\n{other}", "ba")):
        ledger.add_records([musnad.read(text=text, outlet=outlet, published="2026-03-01")])
    finds = as_table(ledger.search("الجدران").results)
    assert set(finds.column("outlet").to_pylist()) == {"alif", "ba"}
    said = as_table(ledger.who("سليم الورداني").statements)
    assert "deny" in said.column("act").to_pylist()
    claims = as_table(ledger.figures(1))
    assert claims.column("comparison").to_pylist() == [1] * claims.num_rows
    assert claims.num_rows > 1
    assert (40, 45) in zip(
        claims.column("value_low").to_pylist(), claims.column("value_high").to_pylist(), strict=True
    )
    assert as_table(()).num_rows == 0


def test_a_table_that_is_none_is_named(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="ask for one of: articles, statements"):
        ledger.table("people")  # type: ignore[arg-type]  # what the type refuses


def test_without_pyarrow_the_command_is_told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(LedgerError, match=r"pip install 'musnad\[tables\]'"):
        ledger.table("statements")


@pytest.mark.parametrize("library", ["pandas", "polars", "duckdb"])
def test_the_examples_of_the_documentation_run(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(library)
    (code,) = re.findall(rf"```python\n(# {library}\n.*?)```", EXAMPLES, re.DOTALL)
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        ledger.add_records([musnad.read(text=TEXT, outlet="alif", published="2026-03-01")])
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - the project's own documentation
    assert len(names["denials"]) == 1
