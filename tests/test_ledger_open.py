"""Opening ledgers: which one is meant, and what is said when it cannot be."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, select, update

from ledger_articles import rows, table
from musnad.cli import main
from musnad.errors import LedgerError
from musnad.ledger import open_ledger
from musnad.ledger.migrate import VERSION
from musnad.ledger.store import settings as settings_module
from musnad.ledger.store.settings import DEFAULT, VARIABLE, default_ledger
from musnad.ledger.store.tables import settings


@pytest.fixture(autouse=True)
def nobody_set_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(settings_module, "settings_file", lambda: tmp_path / "config.toml")
    monkeypatch.chdir(tmp_path)


def test_the_variable_goes_before_the_setting_and_that_before_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert default_ledger() == DEFAULT
    (tmp_path / "config.toml").write_text('ledger = "mine.db"', encoding="utf-8")
    assert default_ledger() == "mine.db"
    monkeypatch.setenv(VARIABLE, "other.db")
    assert default_ledger() == "other.db"


@pytest.mark.parametrize("written", ["ledger = 3", "ledger = ", "\x00"])
def test_a_broken_setting_is_named(tmp_path: Path, written: str) -> None:
    (tmp_path / "config.toml").write_text(written, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"config\.toml"):
        default_ledger()


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (".", "this is a directory"),
        ("missing/news.db", "there is no directory"),
        ("mysql://host/news", "postgresql://"),
        ("text.db", "not a database"),
        ("postgresql://nobody@127.0.0.1:1/news", "refused"),
        ("postgresql://127.0.0.1:port/news", "not a database URL"),
    ],
)
def test_what_cannot_be_opened_says_why(tmp_path: Path, where: str, told: str) -> None:
    (tmp_path / "text.db").write_text("هذا ليس قاعدة بيانات" * 100, encoding="utf-8")
    with pytest.raises(LedgerError, match=told):
        open_ledger(where)


def test_passwords_are_never_shown() -> None:
    with pytest.raises(LedgerError) as raised:
        open_ledger("postgresql://user:secret@127.0.0.1:1/news")
    assert "secret" not in str(raised.value)


def test_a_ledger_is_not_made_by_asking_it(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="musnad add"):
        open_ledger("none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_an_empty_database_is_no_ledger_yet(place: str) -> None:
    if "://" in place:
        with pytest.raises(LedgerError, match="musnad add"):
            open_ledger(place, create=False)
    open_ledger(place).close()
    open_ledger(place, create=False).close()


def test_a_ledger_of_a_newer_musnad_is_left_alone(tmp_path: Path) -> None:
    open_ledger("news.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'news.db'}")
    with engine.begin() as connection:
        connection.execute(update(settings).values(value=str(VERSION + 1)))
    engine.dispose()
    with pytest.raises(LedgerError, match="newer musnad"):
        open_ledger("news.db")


def test_a_ledger_of_an_older_musnad_is_brought_up_to_date() -> None:
    engine = open_ledger("news.db").engine
    with engine.begin() as connection:
        connection.execute(update(settings).values(value="1"))
        connection.exec_driver_sql("DELETE FROM search_figures_config WHERE k = 'automerge'")
    engine.dispose()
    with open_ledger("news.db") as ledger, ledger.engine.begin() as connection:
        assert connection.execute(select(settings.c.value)).scalar() == str(VERSION)
        query = "SELECT v FROM search_figures_config WHERE k = 'automerge'"
        assert connection.exec_driver_sql(query).scalar() == 8


def test_the_commands_add_and_count(tmp_path: Path) -> None:
    source = str(table(tmp_path / "docs.jsonl", [*rows(3), {"id": "b", "text": ""}]))
    first = CliRunner().invoke(main, ["add", source, "--ledger", "x.db"])
    assert first.exit_code == 3
    assert "3 added, 0 unchanged, 0 updated, 1 rejected (empty 1)" in first.output
    again = CliRunner().invoke(main, ["add", source, "--ledger", "x.db", "--quiet"])
    assert "added" not in again.output
    counts = CliRunner().invoke(main, ["stats", "--ledger", "x.db", "--json"])
    assert '"articles":3' in counts.output
    shown = CliRunner().invoke(main, ["stats"])
    assert shown.exit_code == 1
    assert "news.db: there is no ledger" in shown.output
