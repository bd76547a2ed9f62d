"""What a statement does, told by what its content says."""

import os
import subprocess
import sys

import pytest

from musnad.article import Article
from musnad.extract.pipeline import extract
from musnad.lexicon.acts import signs, signs_of, stems


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("قال الوزير سالم الدرعي إن السد آمن.", "assert"),
        ("نفى الوزير سالم الدرعي وجود أي تصدع في السد.", "deny"),
        ("أكد الوزير سالم الدرعي ضرورة صيانة السد قبل الشتاء.", "demand"),
        ("أكد الوزير سالم الدرعي على ضرورة صيانة السد قبل الشتاء.", "demand"),
        ("أعرب الوزير سالم الدرعي عن شكره لفرق الصيانة.", "praise"),
        ("جدد الوزير سالم الدرعي إدانته لتخريب السد.", "criticize"),
        ("أكد الوزير سالم الدرعي أنه لم يوقع عقد الصيانة.", "deny"),
        ("أكد الوزير سالم الدرعي أنه لم يوقع العقد بعد.", "assert"),
        ("قال الوزير سالم الدرعي إن ما نشر عن السد غير صحيح.", "deny"),
        ("قال الوزير سالم الدرعي إنه لا صحة لما نشر عن السد.", "deny"),
        ("وصف الوزير سالم الدرعي التقرير بأنه «فضيحة».", "criticize"),
        ("وصف الوزير سالم الدرعي التعاون بأنه «نموذج يحتذى».", "praise"),
        ("وصف الوزير سالم الدرعي السد بأنه «أكبر السدود».", "assert"),
        ("قال الوزير سالم الدرعي إن الفضيحة ستدرس.", "assert"),
    ],
)
def test_act(sentence: str, act: str) -> None:
    record = extract(Article(id="a", text=sentence))
    assert [s.act for s in record.statements] == [act]


def test_marks_change_nothing() -> None:
    plain = extract(Article(id="a", text="قال الوزير سالم الدرعي إن ما نشر عن السد غير صحيح."))
    marked = extract(Article(id="a", text="قالَ الوزيرُ سالم الدرعي إنَّ ما نُشر عن الســد غيرُ صحيحٍ."))
    assert [s.act for s in marked.statements] == [s.act for s in plain.statements] == ["deny"]


def test_stems_take_off_what_is_written_on_a_word() -> None:
    assert "شكر" in stems("وشكرها")
    assert "اشاده" in stems("اشادته")
    assert "فضيحه" in stems("بالفضيحه")


def test_signs_are_found_by_any_form() -> None:
    assert signs_of("بالفضيحه")
    assert not signs_of("السد")
    assert all(sign.words[0] == first for first, group in signs().items() for sign in group)


def test_words_rejected_early_begin_no_sign() -> None:
    forms = {before + word for word in signs() for before in ("", "و", "ال", "وال", "لل", "ب", "زر")}
    for form in forms:
        expected = {sign for stem in stems(form) for sign in signs().get(stem, ())}
        assert set(signs_of(form)) == expected, form


def test_signs_of_the_form_itself_come_first() -> None:
    for form, own in signs().items():
        assert signs_of(form)[: len(own)] == own, form


def test_of_several_signs_the_same_comes_first_in_each_process() -> None:
    told_of = "[(sign.words, sign.act) for sign in signs_of('و' + form)]"
    code = f"from musnad.lexicon.acts import signs, signs_of; print([{told_of} for form in signs()])"
    told = {
        subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1
