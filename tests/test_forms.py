"""The forms in which a word is found."""

import pytest

from musnad.lexicon.forms import is_filler, is_form, readings, variants
from musnad.lexicon.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("القاهره", "قاهره"),
        ("وبالقاهره", "قاهره"),
        ("للجنه", "لجنه"),
        ("وزير", "وزير"),
        ("والوزير", "وزير"),
        ("التزام", "التزام"),
        ("كتابها", "كتاب"),
        ("مدرسه", "مدرسه"),
        ("وبالمدرسه", "مدرسه"),
        ("جامعتها", "جامعه"),
        ("زرلقان", "زرلقان"),
        ("الزرلقان", "زرلقان"),
        ("بالزرلقان", "زرلقان"),
        ("في", "في"),
    ],
)
def test_what_is_written_on_a_word_is_taken_off(form: str, base: str) -> None:
    assert base in readings(form).sure


@pytest.mark.parametrize(
    ("base", "form", "expected"),
    [
        ("قاهره", "بالقاهره", True),
        ("قاهره", "قاهره", True),
        ("زير", "وزير", False),
        ("وزير", "ووزير", True),
        ("وزير", "للوزير", True),
        ("جامعه", "جامعتها", True),
        ("مدرس", "مدرسه", False),
        ("زرلقان", "وزرلقان", True),
        ("نان", "لبنان", False),
        ("عد", "بعد", False),
    ],
)
def test_forms_of_a_word(base: str, form: str, expected: bool) -> None:  # noqa: FBT001 - a column of a table
    variant = variants(base).get(form)
    assert (variant is not None and is_form(form, variant)) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("في", True),
        ("وفي", True),
        ("أن", True),
        ("الذي", True),
        ("قال", False),
        ("علي", False),
        ("وزير", False),
    ],
)
def test_words_that_only_hold_sentences_together(word: str, expected: bool) -> None:  # noqa: FBT001 - a column
    assert is_filler(vocabulary()[word]) is expected
