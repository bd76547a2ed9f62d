"""Entities: whom the record holds, under which names, roles and mentions."""

from musnad.article import Article
from musnad.extract.pipeline import extract
from musnad.record import Entity


def _entities(text: str) -> tuple[Entity, ...]:
    return extract(Article(id="t", text=text)).entities


def test_mentions_of_one_person_are_one_entity() -> None:
    text = (
        "قال وزير المياه سليم الدرعي إن السد جاهز.\nوأضاف الدرعي أن الأمطار قريبة.\nوقال الوزير إن العمل تم."
    )
    (someone,) = _entities(text)
    assert someone.name == "سليم الدرعي"
    assert someone.roles[0] == "وزير المياه"
    assert [text[lo:hi] for lo, hi in someone.mentions] == ["وزير المياه سليم الدرعي", "الدرعي", "الوزير"]


def test_two_people_of_one_office_stay_two() -> None:
    text = "قال وزير المياه سليم الدرعي إن السد جاهز.\nوقال وزير النقل نادر الشامي إن الطريق سالك."
    assert [e.name for e in _entities(text)] == ["سليم الدرعي", "نادر الشامي"]


def test_ministers_of_two_countries_stay_two() -> None:
    text = "قال وزير الخارجية الألماني كارل فيشمان إن السد جاهز.\nوقال وزير الخارجية السعودي إن الطريق سالك."
    assert [e.name for e in _entities(text)] == ["كارل فيشمان", "وزير الخارجية السعودي"]


def test_a_woman_is_meant_by_her_office_told_as_a_mans() -> None:
    text = "قالت رئيسة الوزراء الغانية منى الدرعي إن السد جاهز.\nوأضافت رئيس الوزراء الغانية أن الطريق سالك."
    assert [e.name for e in _entities(text)] == ["منى الدرعي"]


def test_the_star_of_a_team_is_the_player_the_text_names() -> None:
    text = "نجم الخليج يعلن الرحيل\nأعلن مدافع الخليج، سامي الدرعي، رحيله عن النادي."
    assert [e.name for e in _entities(text)] == ["سامي الدرعي"]


def test_a_rank_with_a_nisba_is_who_has_it_as_surname() -> None:
    text = (
        "قال اللواء سامي التركي إن السد جاهز.\n"
        "وأكد العميد نادر حلبوني أنه تم.\nوأضاف اللواء التركي أن الطريق سالك."
    )
    assert [e.name for e in _entities(text)] == ["سامي التركي", "نادر حلبوني"]


def test_a_commission_is_not_what_it_is_for() -> None:
    text = (
        "أظهرت الانتخابات العراقية أن الإقبال ضعيف.\nوقالت المفوضية العليا للانتخابات في العراق إن الفرز تم."
    )
    assert "المفوضية العليا للانتخابات في العراق" in [e.name for e in _entities(text)]


def test_a_body_is_known_without_its_first_word() -> None:
    text = "قالت منظمة الرحمة الغانية إن السد جاهز.\nوأضافت الرحمة الغانية أن الطريق سالك."
    assert [e.name for e in _entities(text)] == ["منظمة الرحمة الغانية"]


def test_a_text_without_statements_has_no_entities() -> None:
    assert _entities("وصل وزير المياه سليم الدرعي إلى السد صباح أمس.") == ()


def test_a_capital_is_its_power_where_the_text_has_both() -> None:
    text = "قالت إيران إن المحادثات مستمرة.\nوأعلنت طهران أن الوفد وصل."
    (power,) = _entities(text)
    assert power.name == "إيران"


def test_harakat_and_tatweel_change_nothing() -> None:
    plain = "قال الوزير نزار الحلبوني إن الأمر واضح.\nوأضاف الحلبوني أن العمل تم."
    marked = plain.replace("نزار", "نِزار").replace("وأضاف الحلبوني", "وأضاف الحلـبوني")
    assert [(e.name, e.type) for e in _entities(plain)] == [(e.name, e.type) for e in _entities(marked)]
