"""Numbers in words come back as they went out; writing changes nothing; no text breaks the reader."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from arabic_numbers import Style, spell
from musnad.extract.figures.reading import read_figures
from musnad.extract.numbers.reading import find_numbers
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.tokens import tokenise

# The first example reads the language data, which takes longer than any deadline.
steady = settings(deadline=None)
MARKS = "\u064e\u064f\u0650\u0652\u0651\u0640\u200f\u200e\u061c\u202a"
STYLES = st.builds(
    Style,
    feminine=st.booleans(),
    oblique=st.booleans(),
    hundred=st.sampled_from(["مئة", "مائة"]),
    apart=st.booleans(),
    conjunction=st.sampled_from([" و", " و "]),
)
NUMBERS = st.integers(0, 3).flatmap(lambda k: st.integers(0, 10 ** (4 * k + 3) - 1))
DIGITS = ("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬", "۰۱۲۳۴۵۶۷۸۹٫٬")
SENTENCES = (
    "قُتل 316 شخصاً على الأقل وجُرح أكثر من ألفين وثلاثمئة آخرين",
    "بلغت الصادرات نحو 45.5 مليار دولار أي ما بين 12% و15% من الناتج",
    "وصل ثلاثة ملايين و200 ألف زائر من 35 دولة بينهم مئات الأطباء",
    "ارتفع العدد من 10 إلى 20 مليون طن، ولا يزيد السعر عن 1,250 ريالا",
    "خسر المصنع ربع إنتاجه، ولقي 5-7 عمال حتفهم في المباريات الثلاث",
)


@steady
@given(NUMBERS, STYLES)
def test_words_come_back(number: int, style: Style) -> None:
    (found,) = find_numbers(spell(number, style))
    assert found.value == number
    assert found.bound == "exact"


# num2words is wrong where a hundred of a scale word is followed by one more (301,000), and gives the
# dual in its construct form, which looks like the accusative of one (ألفا).
@steady
@given(st.integers(0, 10**12 - 1).filter(lambda n: all(n // 1000**k % 100 not in (1, 2) for k in range(5))))
def test_words_of_num2words_come_back(number: int) -> None:
    (found,) = find_numbers(num2words(number, lang="ar"))
    assert found.value == number


@steady
@given(st.one_of(st.integers(0, 10**12), st.integers(1, 10**6).map(lambda n: n / 100)))
def test_digits_of_all_kinds_are_the_same(number: float) -> None:
    written = f"{number:,}"
    spellings = [written.translate(str.maketrans(DIGITS[0], kind)) for kind in DIGITS]
    assert [[found.value for found in find_numbers(f"بلغ {text} دولار")] for text in spellings] == [
        [number]
    ] * 3


@pytest.mark.parametrize("sentence", SENTENCES)
@steady
@given(data=st.data())
def test_marks_change_nothing(sentence: str, data: st.DataObject) -> None:
    plain = find_numbers(sentence)
    assert plain
    letters = [place for place, letter in enumerate(sentence, 1) if letter.isalpha() or letter.isdigit()]
    places = data.draw(st.lists(st.sampled_from(letters), max_size=12, unique=True))
    marks = {place: data.draw(st.sampled_from(MARKS)) for place in places}
    marked = "".join(letter + marks.get(place, "") for place, letter in enumerate(sentence, 1))
    changed = find_numbers(marked)
    assert [(found.value, found.bound) for found in changed] == [
        (found.value, found.bound) for found in plain
    ]
    for old, new in zip(plain, changed, strict=True):
        assert _without_marks(marked[slice(*new.span)]) == _without_marks(sentence[slice(*old.span)])


@pytest.mark.parametrize("sentence", SENTENCES)
@steady
@given(data=st.data())
def test_marks_change_no_figure(sentence: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(1, len(sentence)), max_size=8, unique=True))
    inside = [place for place in places if sentence[place - 1].isalpha()]
    marked = "".join(
        letter + (data.draw(st.sampled_from(MARKS)) if place in inside else "")
        for place, letter in enumerate(sentence, 1)
    )
    assert _figures(marked) == _figures(sentence)


@steady
@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789٣ .,،-/:()%$\nوبلك",
                "ألف ",
                "مليون",
                " مئة",
                "ربع ",
                "بين ",
                "من ",
                "إلى ",
                "خمسة ",
                "عشر",
                "ات",
                "الـ",
                "ـ",
                "ر",
                "نصف",
                "²",
                "½",
                "km",
                "G",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_no_text_breaks_the_reader(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= number.span[0] < number.span[1] <= len(text) for number in found)
    assert [number.span for number in found] == sorted(number.span for number in found)
    figures = read_figures(tokenise(text, vocabulary()), ())
    assert all(figure.span in {number.span for number in found} for figure in figures if figure.unit is None)


@steady
@given(st.text(max_size=60))
def test_no_characters_break_the_reader(text: str) -> None:
    assert all(0 <= number.span[0] < number.span[1] <= len(text) for number in find_numbers(text))


def _without_marks(text: str) -> str:
    return "".join(letter for letter in text if letter not in MARKS and unicodedata.category(letter) != "Mn")


def _figures(text: str) -> list[tuple[object, ...]]:
    return [
        (figure.value, figure.bound, figure.unit_code, figure.measure)
        for figure in read_figures(tokenise(text, vocabulary()), ())
    ]
