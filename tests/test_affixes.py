"""Clitics and endings."""

from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon.affixes import affixes, splits


def test_readings_come_with_the_least_stripped_first() -> None:
    rests = [part.rest for part in splits("وبوزير")]
    assert rests[0] == "وبوزير"
    assert "وزير" in rests
    assert rests.index("بوزير") < rests.index("وزير")


def test_the_article_behind_a_preposition_is_restored() -> None:
    assert "العراق" in [part.rest for part in splits("للعراق")]
    assert "اللجنه" in [part.rest for part in splits("وللجنه")]


def test_short_words_are_left_whole() -> None:
    assert [part.rest for part in splits("وب")] == ["وب"]


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=8))
def test_what_is_stripped_and_what_is_left_make_the_word(form: str) -> None:
    for part in splits(form):
        assert part.start == len(part.conjunction) + len(part.preposition)
        assert form.startswith(part.conjunction + part.preposition)
        assert part.rest.endswith(form[part.start + 1 :])


def test_sound_plurals_are_read_before_duals() -> None:
    assert [ending.number for ending in affixes().endings["ين"]] == ["p", "d"]
