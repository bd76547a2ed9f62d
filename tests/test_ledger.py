"""Adding to a ledger: nothing twice, nothing lost, on SQLite and PostgreSQL."""

import gc
from pathlib import Path

import pytest
from sqlalchemy import func, select

import musnad
from ledger_articles import rows, table
from musnad.article import Reason
from musnad.errors import LedgerError
from musnad.ledger import AddOptions, Ledger, Report, open_ledger
from musnad.ledger.articles.lookup import article_number
from musnad.ledger.filing import adding
from musnad.ledger.preparing.prepare import address_key
from musnad.ledger.store.connect import reading
from musnad.ledger.store.tables import appearances, articles, statements

FIRST = "أكد وزير المياه سليم الورداني أن السد آمن."
SECOND = "نفى وزير المياه سليم الورداني تصدع السد، وقال إن 40 مهندساً فحصوه."


def article(text: str, **facts: str) -> musnad.Record:
    return musnad.read(text=text, **facts)  # type: ignore[arg-type]  # the facts are texts


def test_what_was_added_is_given_back_as_it_was_read(ledger: Ledger) -> None:
    records = [article(row["text"], id=row["id"], url=row["url"]) for row in rows(12)]
    assert ledger.add_records(records) == Report(added=12)
    assert list(ledger.records()) == records
    assert ledger.record(3) == records[2]


def test_adding_again_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    source = table(tmp_path / "docs.jsonl", rows())
    assert ledger.add(source) == Report(added=30)
    before, counts = ledger.contents_hash(), ledger.stats()
    assert ledger.add(source) == Report(unchanged=30)
    assert ledger.add_records(ledger.records()) == Report(unchanged=30)
    assert (ledger.contents_hash(), ledger.stats()) == (before, counts)


def test_another_text_at_an_address_is_a_new_version(ledger: Ledger) -> None:
    address = "https://news.example/dam"
    ledger.add_records([article(FIRST, url=address)])
    assert ledger.add_records([article(SECOND, url=f"{address}#top")]) == Report(updated=1)
    assert ledger.add_records([article(FIRST, url=address)]) == Report(unchanged=1)
    assert [record.text for record in ledger.records()] == [SECOND]
    assert ledger.record(1).text == FIRST
    with reading(ledger.engine) as connection:
        versions = connection.execute(select(articles.c.version, articles.c.current)).all()
        told = connection.execute(select(statements.c.article, statements.c.act)).all()
    assert [tuple(row) for row in versions] == [(1, False), (2, True)]
    assert {number for number, _ in told} == {2}
    assert "deny" in {act for _, act in told}


def test_versions_within_one_batch_are_filed_in_their_order(ledger: Ledger) -> None:
    address = "https://news.example/dam"
    both = [article(FIRST, url=address), article(SECOND, url=address), article(FIRST, url=address)]
    assert ledger.add_records(both) == Report(added=1, updated=1, unchanged=1)
    assert [record.text for record in ledger.records()] == [SECOND]


def test_the_same_text_at_two_addresses_is_two_articles(ledger: Ledger) -> None:
    assert ledger.add_records([
        article(FIRST, url="https://one.example/1"), article(FIRST, url="https://two.example/1")
    ]) == Report(added=2)  # fmt: skip


def test_rejected_inputs_are_counted_and_kept_with_their_reason(ledger: Ledger, tmp_path: Path) -> None:
    broken = [*rows(3), {"id": "b", "text": " "}, {"id": "c", "text": "Nothing Arabic here at all."}]
    source = table(tmp_path / "docs.jsonl", broken)
    expected = {Reason.EMPTY: 1, Reason.NOT_ARABIC: 1}
    assert ledger.add(source) == Report(added=3, rejected=expected)
    assert ledger.add(source) == Report(unchanged=3, rejected=expected)
    assert ledger.stats().rejected == 2


def test_batches_and_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = table(tmp_path / "docs.jsonl", rows(24))
    hashes = set()
    for size, workers in ((256, 1), (256, 2), (1, 1), (7, 1)):
        monkeypatch.setattr(adding, "_BATCH", size)
        with open_ledger(str(tmp_path / f"{size}-{workers}.db")) as opened:
            assert opened.add(source, options=AddOptions(workers=workers)) == Report(added=24)
            hashes.add(opened.contents_hash())
    assert len(hashes) == 1


def test_both_kinds_of_database_hold_the_same(ledger: Ledger, tmp_path: Path) -> None:
    source = table(tmp_path / "docs.jsonl", rows())
    ledger.add(source)
    with open_ledger(str(tmp_path / "other.db")) as other:
        other.add(source)
        assert other.contents_hash() == ledger.contents_hash()


def test_garbage_is_looked_for_again_after_filing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def refused(*_given: object) -> None:
        seen.append(gc.isenabled())
        raise LedgerError("refused")

    monkeypatch.setattr(adding, "file", refused)
    with pytest.raises(LedgerError, match="refused"):
        ledger.add_records([article(FIRST)])
    assert (seen, gc.isenabled()) == ([False], True)


def test_one_name_is_one_entity(ledger: Ledger) -> None:
    ledger.add_records([article(FIRST, id="a"), article(SECOND, id="b")])
    with reading(ledger.engine) as connection:
        numbers = select(func.count(appearances.c.entity.distinct())).where(
            appearances.c.name == "سليم الورداني"
        )
        assert connection.execute(numbers).scalar() == 1


def test_what_no_database_takes_is_replaced_one_for_one(ledger: Ledger) -> None:
    ledger.add_records([musnad.Record(id="a\0b", text="قال\0فلان")])
    (record,) = ledger.records()
    assert (record.id, record.text) == ("a\ufffdb", "قال\ufffdفلان")


def test_numbers_beyond_all_measure_are_kept(ledger: Ledger) -> None:
    figure = musnad.Figure("f1", (0, 1), 10**400, "exact")
    record = musnad.Record(id="a", text="عدد", figures=(figure,))
    ledger.add_records([record])
    assert list(ledger.records()) == [record]


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("https://News.example/A?utm_source=x&id=3#top", "https://news.example/A?id=3"),
        ("https://news.example/A?id=3&fbclid=abc", "https://news.example/A?id=3"),
        ("HTTPS://news.example/", "https://news.example/"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_addresses_are_compared_without_what_only_counts_visits(given: str, key: str) -> None:
    assert address_key(given) == key


def test_an_article_is_found_by_number_address_or_id(ledger: Ledger) -> None:
    ledger.add_records([
        article(FIRST, id="dam", url="https://news.example/dam"), article(SECOND, id="7")
    ])  # fmt: skip
    with reading(ledger.engine) as connection:
        for where in ("1", "dam", "https://news.example/dam?utm_medium=x", " 1 "):
            assert article_number(connection, where) == 1
        assert article_number(connection, "7") == 2
        for where in ("", "99", "9" * 30, "https://news.example/other"):
            with pytest.raises(LedgerError, match="no such article"):
                article_number(connection, where)


def test_a_number_that_is_not_there_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no article 5"):
        ledger.record(5)
