"""Disputes across articles: the claim that a denial disputes, in another article of its story."""

from pathlib import Path

import pytest
from sqlalchemy import select

import musnad
from musnad.ledger import Ledger, open_ledger
from musnad.ledger.filing import adding
from musnad.ledger.preparing.split_text import SplitText
from musnad.ledger.preparing.stances import stances
from musnad.ledger.store.connect import reading
from musnad.ledger.store.tables import disputes, statements
from musnad.record import Record

TAIL = " وكان سد الوادي في بلدة الرمال قد افتتح قبل عامين لري مزارع النخيل شرق البلدة."
CLAIM = "قالت المهندسة ليلى الحداد إن جدران سد الوادي انهارت في بلدة الرمال ليل أمس." + TAIL
DENIAL = "نفى وزير المياه سليم الورداني انهيار جدران سد الوادي." + TAIL
OTHER = "قالت المهندسة ليلى الحداد إن مزارع النخيل في بلدة الرمال تروى من سد الوادي." + TAIL


def article(text: str, day: str, number: int = 0) -> Record:
    return musnad.read(
        text=text, title="سد الوادي في بلدة الرمال", published=day, url=f"https://n.example/{number}"
    )


def found(ledger: Ledger) -> list[tuple[int, int]]:
    """Return the articles of each dispute across articles: of the denial and of the claim."""
    denial, claim = statements.alias(), statements.alias()
    query = (
        select(denial.c.article, claim.c.article)
        .select_from(disputes)
        .join(denial, denial.c.id == disputes.c.denial)
        .join(claim, claim.c.id == disputes.c.statement)
        .where(disputes.c.across)
        .order_by(denial.c.article, claim.c.article)
    )
    with reading(ledger.engine) as connection:
        return [(one, other) for one, other in connection.execute(query)]


@pytest.mark.parametrize(("texts", "expected"), [((CLAIM, DENIAL), [(2, 1)]), ((DENIAL, CLAIM), [(1, 2)])])
def test_a_denial_finds_its_claim_whichever_came_first(
    ledger: Ledger, texts: tuple[str, str], expected: list[tuple[int, int]]
) -> None:
    ledger.add_records(article(text, "2026-03-01", number) for number, text in enumerate(texts))
    assert found(ledger) == expected


@pytest.mark.parametrize("other", [
    OTHER,
    CLAIM.replace("قالت المهندسة ليلى الحداد", "قال وزير المياه سليم الورداني"),
    CLAIM.replace("انهارت", "لم تنهر"),
    DENIAL,
])  # fmt: skip
def test_what_is_no_claim_of_another_is_not_disputed(ledger: Ledger, other: str) -> None:
    ledger.add_records([article(other, "2026-03-01", 1), article(DENIAL, "2026-03-01", 2)])
    assert found(ledger) == []


def test_a_claim_of_long_ago_is_not_disputed(ledger: Ledger) -> None:
    ledger.add_records([article(CLAIM, "2026-03-01", 1), article(DENIAL, "2026-03-20", 2)])
    assert found(ledger) == []


def test_what_a_new_version_no_longer_says_is_not_disputed(ledger: Ledger) -> None:
    ledger.add_records([article(CLAIM, "2026-03-01", 1), article(DENIAL, "2026-03-01", 2)])
    ledger.add_records([article(OTHER, "2026-03-01", 1)])
    assert found(ledger) == []


@pytest.mark.parametrize("size", [1, 2])
def test_batches_change_no_dispute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    records = [article(t, "2026-03-01", n) for n, t in enumerate([CLAIM, DENIAL, OTHER, CLAIM, DENIAL])]
    seen = []
    for batch in (size, 256):
        monkeypatch.setattr(adding, "_BATCH", batch)
        with open_ledger(str(tmp_path / f"{batch}.db")) as opened:
            opened.add_records(records)
            seen.append((found(opened), opened.contents_hash()))
    assert seen[0] == seen[1]


@pytest.mark.parametrize(("text", "denials"), [
    ("نفت الوزارة انهيار جدران السد.", 1),
    ("نفت الوزارة أن تكون جدران السد قد انهارت.", 1),
    ("نفت الوزارة علمها بما حدث في السد.", 0),
    ("نفت الوزارة أي علاقة لها بانهيار السد.", 0),
    ("نفت الوزارة هذه الأنباء.", 0),
])  # fmt: skip
def test_only_a_denial_that_tells_what_was_done_looks_elsewhere(text: str, denials: int) -> None:
    assert len(stances(SplitText(musnad.read(text=text))).denials) == denials
