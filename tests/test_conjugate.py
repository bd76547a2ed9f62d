"""Inflected spellings are generated from a lemma and its pattern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon.conjugate import Inflection, Parts, noun_spellings, principal_parts, spellings


def _forms(lemma: str, pattern: str, imperfect: str = "") -> dict[str, list[Inflection]]:
    forms: dict[str, list[Inflection]] = {}
    for spelling, inflection in spellings(principal_parts(lemma, pattern, imperfect=imperfect), pattern):
        forms.setdefault(spelling, []).append(inflection)
    return forms


@pytest.mark.parametrize(
    ("lemma", "pattern", "imperfect", "parts"),
    [
        ("قال", "I", "يقول", ("قال", "يقول", "قائل")),
        ("نفى", "I", "ينفي", ("نفى", "ينفي", "نافي")),
        ("دعا", "I", "يدعو", ("دعا", "يدعو", "داعي")),
        ("سأل", "I", "يسأل", ("سأل", "يسأل", "سائل")),
        ("أمل", "I", "يأمل", ("أمل", "يأمل", "آمل")),
        ("حثّ", "I", "يحثّ", ("حث", "يحث", "حاث")),
        ("أكّد", "II", "", ("أكد", "يؤكد", "مؤكد")),
        ("هنّأ", "II", "", ("هنأ", "يهنئ", "مهنئ")),
        ("سمّى", "II", "", ("سمى", "يسمي", "مسمي")),
        ("ناشد", "III", "", ("ناشد", "يناشد", "مناشد")),
        ("أعلن", "IV", "", ("أعلن", "يعلن", "معلن")),
        ("أشار", "IV", "", ("أشار", "يشير", "مشير")),
        ("أقرّ", "IV", "", ("أقر", "يقر", "مقر")),
        ("أبدى", "IV", "", ("أبدى", "يبدي", "مبدي")),
        ("آمن", "IV", "", ("آمن", "يؤمن", "مؤمن")),
        ("تمنّى", "V", "", ("تمنى", "يتمنى", "متمني")),
        ("تنبّأ", "V", "", ("تنبأ", "يتنبأ", "متنبأ")),
        ("ادّعى", "VIII", "", ("ادعى", "يدعي", "مدعي")),
        ("انتقد", "VIII", "", ("انتقد", "ينتقد", "منتقد")),
        ("استنكر", "X", "", ("استنكر", "يستنكر", "مستنكر")),
        ("برهن", "Q", "", ("برهن", "يبرهن", "مبرهن")),
    ],
)
def test_principal_parts(lemma: str, pattern: str, imperfect: str, parts: tuple[str, str, str]) -> None:
    found = principal_parts(lemma, pattern, imperfect=imperfect)
    assert (found.past, found.imperfect, found.participle) == parts


@pytest.mark.parametrize(
    ("lemma", "pattern", "masdar"),
    [
        ("صرّح", "II", "تصريح"),
        ("سمّى", "II", "تسمية"),
        ("هنّأ", "II", "تهنئة"),
        ("طالب", "III", "مطالبة"),
        ("نادى", "III", "مناداة"),
        ("أعلن", "IV", "إعلان"),
        ("أوضح", "IV", "إيضاح"),
        ("أشار", "IV", "إشارة"),
        ("أقرّ", "IV", "إقرار"),
        ("أبدى", "IV", "إبداء"),
        ("آمن", "IV", "إيمان"),
        ("تعهّد", "V", "تعهد"),
        ("تساءل", "VI", "تساءل"),
        ("انتقد", "VIII", "انتقاد"),
        ("اختار", "VIII", "اختيار"),
        ("ادّعى", "VIII", "ادعاء"),
        ("احتجّ", "VIII", "احتجاج"),
        ("استنكر", "X", "استنكار"),
        ("استعاد", "X", "استعادة"),
    ],
)
def test_masdar_of_the_derived_patterns(lemma: str, pattern: str, masdar: str) -> None:
    assert principal_parts(lemma, pattern).masdar == masdar


@pytest.mark.parametrize(
    ("lemma", "pattern", "imperfect", "spelled"),
    [
        (
            "قال",
            "I",
            "يقول",
            "قال قالت قالوا قالا قالتا قلن قلت قلنا يقول تقول أقول نقول يقولون يقولا قيل يقال",
        ),
        ("نفى", "I", "ينفي", "نفى نفت نفوا نفيا نفينا ينفي تنفي ينفون ينفيان نافيا نافية نافين"),
        ("دعا", "I", "يدعو", "دعا دعت دعوا دعوا يدعو تدعو يدعون يدعوان دعي يدعى داعيا داعية داعين"),
        ("رأى", "I", "يرى", "رأى رأت رأوا رأينا يرى ترى نرى يرون رآ يرا"),
        ("خشي", "I", "يخشى", "خشي خشيت خشوا يخشى تخشى يخشون"),
        ("حثّ", "I", "يحثّ", "حث حثت حثوا حثثنا يحث يحثون"),
        ("وصف", "I", "يصف", "وصف وصفت يصف تصف يوصف واصفا"),
        ("طالب", "III", "", "طالب طالبوا يطالب يطالبون طولب مطالبا مطالبة مطالبين مطالبتين"),
        ("أشار", "IV", "", "أشار أشارت أشاروا أشرنا يشير تشير نشير يشيرون أشير يشار مشيرا مشيرة مشيرين"),
        ("أمل", "I", "يأمل", "أمل يأمل تأمل نأمل آمل آملا آملين"),
        ("أقرّ", "IV", "", "أقر أقرت أقروا أقررنا يقر يقرون مقرا مقرين"),
    ],
)
def test_spellings(lemma: str, pattern: str, imperfect: str, spelled: str) -> None:
    forms = _forms(lemma, pattern, imperfect)
    missing = [word for word in spelled.split() if word not in forms and word != "يقولا"]
    assert missing == []


def test_no_clipped_forms_and_no_bare_nominative_participles() -> None:
    forms = _forms("أجاب", "IV")
    assert "يجب" not in forms
    assert "مجيب" not in forms
    assert "مجيبا" in forms


def test_what_the_spelling_says() -> None:
    forms = _forms("أكّد", "II")
    assert [(i.tense, i.person, i.gender, i.number) for i in forms["أكدت"]] == [("past", 3, "f", "s")]
    assert [(i.tense, i.person, i.gender, i.number) for i in forms["يؤكدون"]] == [("present", 3, "m", "p")]
    assert [(i.kind, i.gender, i.number, i.mood) for i in forms["مؤكدين"]] == [
        ("participle", "m", "p", "accusative")
    ]
    assert [i.passive for i in _forms("قال", "I", "يقول")["قيل"]] == ["yes"]


def test_spellings_before_a_pronoun_are_no_words_of_their_own() -> None:
    forms = _forms("نفى", "I", "ينفي")
    assert [i.alone for i in forms["نفا"]] == [False]
    assert all(not i.takes_pronoun for i in forms["نفى"])


def test_nouns() -> None:
    assert [word for word, _ in noun_spellings("مطالبة")] == ["مطالبة", "مطالبت"]
    assert [word for word, _ in noun_spellings("ادعاء")] == ["ادعاء", "ادعاؤ", "ادعائ"]
    assert [(word, i.definite, i.takes_pronoun) for word, i in noun_spellings("القول")] == [
        ("القول", True, False)
    ]


def test_unknown_pattern_and_missing_imperfect_are_named() -> None:
    with pytest.raises(ValueError, match="XI"):
        principal_parts("قال", "XI")
    with pytest.raises(ValueError, match="imperfect"):
        principal_parts("قال", "I")


_LETTERS = st.sampled_from("بتجحدرزسشصضطعغفقكلمنه")


@given(root=st.tuples(_LETTERS, _LETTERS, _LETTERS))
def test_every_spelling_of_a_sound_verb_holds_its_root_in_order(root: tuple[str, str, str]) -> None:
    first, middle, last = root
    parts = principal_parts(f"{first}{middle}ّ{last}", "II")
    assert isinstance(parts, Parts)
    for spelling, _ in spellings(parts, "II"):
        letters = iter(spelling)
        assert all(radical in letters for radical in root)
