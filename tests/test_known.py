"""Places, outlets and organisations known by name."""

import pytest

from musnad.lexicon.known import known, known_at
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.tokens import tokenise


def first_known(text: str, index: int = 0) -> tuple[str, str, str]:
    """Return name, kind and last word of what is known at a token of ``text``."""
    tokens = tokenise(text, vocabulary())
    found = known_at(tokens.words, index)
    assert found is not None
    return found.known.name, found.known.kind, tokens.words[found.end - 1].surface


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الولايات المتحدة الأميركية وحلفاؤها", ("الولايات المتحدة", "country", "الأميركية")),
        ("بالولايات المتحدة، وفي غيرها", ("الولايات المتحدة", "country", "المتحدة")),
        ("أمريكا تنتظر", ("الولايات المتحدة", "country", "أمريكا")),
        ("للبيت الأبيض رأي", ("البيت الأبيض", "seat", "الأبيض")),
        ("فرانس برس نشرت", ("وكالة فرانس برس", "agency", "برس")),
        ("أ.ف.ب نشرت", ("وكالة فرانس برس", "agency", "ب")),
        ("بي بي سي سألت", ("بي بي سي", "channel", "سي")),
        ("BBC سألت", ("بي بي سي", "channel", "BBC")),
        ("والأمم المتحدة حاضرة", ("الأمم المتحدة", "organization", "المتحدة")),
        ("كوريا الجنوبية", ("كوريا الجنوبية", "country", "الجنوبية")),
        ("جنوب السودان", ("جنوب السودان", "country", "السودان")),
    ],
)
def test_the_longest_name_is_found(text: str, expected: tuple[str, str, str]) -> None:
    assert first_known(text) == expected


def test_capitals_and_seats_stand_for_their_power() -> None:
    words = vocabulary()
    capital, seat, town = known(words["لطهران"]), known(words["الإليزيه"]), known(words["مرسيليا"])
    assert capital is not None
    assert (capital.country, capital.stands_for, capital.capital) == ("IR", "إيران", True)
    assert seat is not None
    assert seat.stands_for == "الرئاسة الفرنسية"
    assert town is not None
    assert (town.country, town.stands_for) == ("FR", "")


def test_what_is_no_name_is_not_known() -> None:
    words = vocabulary()
    assert known(words["وزير"]) is None
    assert known_at(tokenise("البيت القديم", words).words, 0) is None


def test_countries_are_many_and_have_adjectives() -> None:
    words = vocabulary()
    entry = known(words["ومالي"])
    assert entry is not None
    assert (entry.country, entry.demonym, entry.ambiguous) == ("ML", "مالي", True)
