"""People and bodies across articles: who is the same, and who is not."""

from pathlib import Path

import pytest
from sqlalchemy import select

import musnad
from musnad.ledger import Ledger, open_ledger
from musnad.ledger.filing import adding
from musnad.ledger.store.connect import reading
from musnad.ledger.store.tables import appearances, entities
from musnad.record import Entity, Record

Someone = tuple[str, str, tuple[str, ...]]  # name, type, roles


def record(number: int, day: str | None, *some: Someone) -> Record:
    found = tuple(
        Entity(f"e{at}", name, kind, roles)  # type: ignore[arg-type]  # the types of the tests are types
        for at, (name, kind, roles) in enumerate(some, 1)
    )
    return Record(id=f"r{number}", text=f"نص رقم {number}", published=day, entities=found)


def person(name: str, *roles: str) -> Someone:
    return name, "person", roles


def resolved(ledger: Ledger, *each: tuple[str | None, Someone]) -> list[int | None]:
    """Add an article for each, and return which entity of the ledger each is."""
    ledger.add_records([record(number, day, someone) for number, (day, someone) in enumerate(each)])
    with reading(ledger.engine) as connection:
        query = select(appearances.c.entity).order_by(appearances.c.article, appearances.c.id)
        return list(connection.execute(query).scalars())


def names(ledger: Ledger) -> list[tuple[str, str]]:
    with reading(ledger.engine) as connection:
        query = select(entities.c.name, entities.c.type).order_by(entities.c.id)
        return [(name, kind) for name, kind in connection.execute(query)]


DAY, NEXT, LATER = "2026-03-01", "2026-03-02", "2026-12-24"
MINISTER = "وزير الدفاع المالي"
FULL, FAMILY, RANKED = person("ساديو كامارا", MINISTER), person("كامارا", MINISTER), person("كامارا")


def test_a_family_name_with_the_office_is_the_one_of_that_office(ledger: Ledger) -> None:
    assert resolved(ledger, (DAY, FULL), (NEXT, FAMILY)) == [1, 1]


def test_a_name_that_begins_like_a_preposition_is_one(ledger: Ledger) -> None:
    assert resolved(ledger, (DAY, FULL), (NEXT, person("ساديو كمارا"))) == [1, 1]


def test_a_family_name_alone_waits_until_its_bearer_is_known(ledger: Ledger) -> None:
    one, early, two, late = resolved(ledger, (DAY, FULL), (DAY, RANKED), (NEXT, FULL), (NEXT, RANKED))
    assert (one, early, two, late) == (1, None, 1, 1)


def test_a_family_name_alone_is_nobody_beside_two_who_have_it(ledger: Ledger) -> None:
    other = person("ليلى كامارا", "رئيسة بلدية المرسى")
    found = resolved(ledger, (DAY, FULL), (DAY, FULL), (DAY, other), (DAY, other), (NEXT, RANKED))
    assert found == [1, 1, 2, 2, None]


def test_a_family_name_is_nobody_long_after(ledger: Ledger) -> None:
    assert resolved(ledger, (DAY, FULL), (DAY, FULL), (LATER, RANKED))[-1] is None
    assert resolved(ledger, (None, RANKED))[-1] is None


def test_the_office_of_another_country_is_another(ledger: Ledger) -> None:
    french = person("كامارا", "وزير الدفاع الفرنسي")
    first, other, again = resolved(ledger, (DAY, FULL), (NEXT, french), (NEXT, french))
    assert other == again
    assert other != first


def test_who_was_known_by_the_family_name_gets_the_full_one(ledger: Ledger) -> None:
    assert resolved(ledger, (DAY, FAMILY), (NEXT, FULL), (NEXT, FAMILY)) == [1, 1, 1]
    assert names(ledger) == [("ساديو كامارا", "person")]


def test_a_longer_form_of_a_full_name_needs_the_office(ledger: Ledger) -> None:
    role = "أمين منطقة الواحة"
    found = resolved(
        ledger,
        (DAY, person("سالم القاضي", role)),
        (NEXT, person("سالم ناصر القاضي", "شاعر")),
        (NEXT, person("سالم بن راشد القاضي", role)),
        (NEXT, person("سالم بن راشد القاضي")),
    )
    assert found == [1, 2, 1, 1]


def test_the_president_is_who_is_president(ledger: Ledger) -> None:
    full = person("هاني المرواني", "الرئيس التونسي")
    found = resolved(ledger, (DAY, full), (NEXT, person("المرواني", "الرئيس")))
    assert found == [1, 1]


def test_descriptions_are_nobody_across_articles(ledger: Ledger) -> None:
    anonymous = person("مصدر أمني", "مصدر أمني")
    assert resolved(ledger, (DAY, anonymous), (NEXT, anonymous)) == [None, None]
    assert ledger.stats().entities == 0


def test_an_office_without_a_name_is_an_office(ledger: Ledger) -> None:
    unnamed = person(MINISTER, MINISTER)
    first, full, again = resolved(ledger, (DAY, unnamed), (DAY, FULL), (NEXT, unnamed))
    assert first == again != full
    assert names(ledger) == [(MINISTER, "office"), ("ساديو كامارا", "person")]


def test_a_body_is_one_under_its_names(ledger: Ledger) -> None:
    found = resolved(
        ledger,
        (DAY, ("وزارة الخارجية الروسية", "organization", ())),
        (NEXT, ("الخارجية الروسية", "organization", ())),
        (NEXT, ("وزارة الخارجية الفرنسية", "organization", ())),
    )
    assert found == [1, 1, 2]


def test_a_name_of_unknown_kind_joins_but_makes_nobody(ledger: Ledger) -> None:
    unknown: Someone = ("ساديو كامارا", "unknown", ())
    assert resolved(ledger, (DAY, unknown), (DAY, FULL), (NEXT, unknown)) == [None, 1, 1]


def test_a_day_that_is_none_does_no_harm(ledger: Ledger) -> None:
    assert resolved(ledger, ("2026", FULL), ("حديثا", RANKED), (DAY, RANKED)) == [1, None, None]


def test_a_new_version_takes_back_what_the_old_one_said(ledger: Ledger) -> None:
    address = "https://news.example/1"
    texts = ("أكد الوزير ساديو كامارا أن الأمر انتهى.", "أكدت الوزيرة هدى المنيف أن الأمر لم ينته.")
    for text in texts:
        ledger.add_records([musnad.read(text=text, url=address)])
    assert ledger.stats().entities == 1


@pytest.mark.parametrize("size", [1, 2, 5])
def test_batches_change_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    each = [FAMILY, FULL, RANKED, FULL, RANKED, person("كامارا", "الوزير"), person("ليلى كامارا"), RANKED]
    records = [record(number, DAY, someone) for number, someone in enumerate(each)]
    hashes = set()
    for batch in (size, 256):
        monkeypatch.setattr(adding, "_BATCH", batch)
        with open_ledger(str(tmp_path / f"{batch}.db")) as opened:
            opened.add_records(records)
            hashes.add(opened.contents_hash())
    assert len(hashes) == 1
