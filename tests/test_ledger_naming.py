"""How people, bodies and offices are called, as it is compared across articles."""

import pytest

from musnad.ledger.preparing.naming import Naming, naming, namings, word_keys
from musnad.record import Entity, EntityType


def called(name: str, kind: EntityType = "person", *roles: str) -> Naming:
    return naming(Entity("e1", name, kind, roles))


@pytest.mark.parametrize("spellings", [
    ("سالم ترمب", "سالم ترامب"),
    ("ليلى نتنياهو", "ليلى نتانياهو", "ليلي نتنياهو"),
    ("عبد الرحمن القاضي", "عبدالرحمن القاضي", "عبدالرحمن قاضي"),
    ("نور الدين السعدي", "نورالدين السعدي"),
    ("سليم بن راشد آل حمد", "سليم بن راشد"),
    ("إياد أبو ربيع", "اياد ابو ربيع", "إياد أبوربيع"),
])  # fmt: skip
def test_spellings_of_a_full_name_are_one(spellings: tuple[str, ...]) -> None:
    found = [called(name) for name in spellings]
    assert {one.kind for one in found} == {"person"}
    assert len({one.key for one in found}) == 1


@pytest.mark.parametrize(("one", "other"), [
    ("سالم القاضي", "سليم القاضي"),
    ("محمد بن راشد", "محمد راشد"),
    ("أحمد علي الحداد", "أحمد حسن الحداد"),
])  # fmt: skip
def test_other_names_are_others(one: str, other: str) -> None:
    assert called(one).key != called(other).key


@pytest.mark.parametrize("names", [
    ("وزارة الخارجية الروسية", "الخارجية الروسية"),
    ("وكالة رويترز", "رويترز", "وكالة رويترز للأنباء"),
    ("الأمم المتحدة", "الامم المتحدة"),
    ("وزارة الصحة المصرية", "الصحة المصرية"),
    ("أميركا", "الولايات المتحدة"),
])  # fmt: skip
def test_names_of_a_body_are_one(names: tuple[str, ...]) -> None:
    found = [called(name, "organization") for name in names]
    assert {one.kind for one in found} == {"body"}
    assert len({one.key for one in found}) == 1


def test_bodies_of_two_countries_are_two() -> None:
    keys = {
        called(name, "organization").key for name in ("وزارة الداخلية المصرية", "وزارة الداخلية التونسية")
    }
    assert len(keys) == 2


def test_a_country_is_itself_whatever_it_was_taken_for() -> None:
    assert called("السعودية").key == called("السعودية", "organization").key
    assert called("السعودية").type == "place"


def test_a_document_is_the_body_that_issued_it() -> None:
    assert called("وزارة الصحة المصرية", "document").key == called("وزارة الصحة المصرية", "organization").key
    assert called("التقرير", "document").kind == "nobody"


@pytest.mark.parametrize(("name", "kind"), [
    ("مصدر أمني", "person"),
    ("مسؤول في الحكومة العراقية", "person"),
    ("الوزير", "person"),
    ("الناطق", "person"),
    ("رئيس الوزراء", "person"),
    ("طبيب", "person"),
    ("محللون", "group"),
    ("شهود عيان", "group"),
    ("الوزارة", "organization"),
    ("السلطات المحلية", "organization"),
    ("الجهات الأمنية المختصة", "organization"),
    ("الأمر", "unknown"),
    ("علي عبد", "person"),
    ("", "person"),
    ("،", "unknown"),
])  # fmt: skip
def test_what_sets_nobody_apart_is_nobody(name: str, kind: EntityType) -> None:
    assert called(name, kind, *([name] if kind == "person" else [])).kind == "nobody"


def test_an_office_without_a_name_is_no_person() -> None:
    office = called("وزير الدفاع المالي", "person", "وزير الدفاع المالي")
    assert (office.kind, office.type) == ("office", "office")
    assert called("المدير المالي", "person", "المدير المالي").kind == "nobody"
    assert office.key == called("وزير الدفاع في مالي", "person", "وزير الدفاع في مالي").key


def test_a_single_name_is_what_it_can_be() -> None:
    assert called("أوباما").stands == "alone"
    assert called("السيسي").stands == "family"
    assert called("محمد").stands == ""


def test_a_name_that_may_be_somebody_is_only_looked_for() -> None:
    assert called("سالم القاضي", "unknown").kind == "unsure"
    assert called("سالم القاضي", "unknown").key == called("سالم القاضي").key


def test_what_is_typed_is_read_in_every_way() -> None:
    keys = [one.key for one in namings("الخارجية الروسية")]
    assert called("وزارة الخارجية الروسية", "organization").key in keys
    assert called("سالم القاضي").key in [one.key for one in namings("سَالِم القاضي؟")]
    assert list(namings(" ؟ ")) == []


def test_the_words_of_a_name_are_found_whatever_they_are() -> None:
    assert word_keys("سالم بن راشد القاضي") == word_keys("سالم راشد قاضي")
