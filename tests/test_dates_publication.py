"""The day of publication as a text itself tells it."""

from datetime import date

import pytest

from musnad.extract.dates.publication import text_reference
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.tokens import tokenise


def told(text: str) -> date | None:
    return text_reference(tokenise(text, vocabulary()))


@pytest.mark.parametrize(
    "text",
    [
        "افتتاح معرض\nالواحة 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م\nافتتح المحافظ المعرض",
        "افتتاح معرض\nافتتح المحافظ اليوم الاثنين 10 أوت 2015 معرض الكتاب",
        "افتتاح معرض\nالاثنين 10 أغسطس 2015\nافتتح المحافظ المعرض",
        "افتتاح معرض\n10/08/2015\nافتتح المحافظ المعرض",
        "افتتاح معرض\nنُشر في الاثنين 10 أغسطس 2015 - 16:05\nافتتح المحافظ المعرض",
    ],
)
def test_datelines(text: str) -> None:
    assert told(text) == date(2015, 8, 10)


@pytest.mark.parametrize(
    "text",
    [
        "افتتح المحافظ المعرض أمس",
        "ولد الرسام في 10 أغسطس 1915 في قرية صغيرة ثم انتقل إلى العاصمة",
        "افتتاح معرض\nصور من معرض أقيم في الواحة القديمة 10 أغسطس 2015\nافتتح المحافظ المعرض",
        "صدر القرار بتاريخ 18/09/1436 هـ الموافق 05/07/2015 م بشأن تنظيم المعارض",
        # 10 August 2015 was a Monday: one of the two is misprinted.
        "افتتح المحافظ اليوم الجمعة 10 أوت 2015 معرض الكتاب",
        "",
    ],
)
def test_dates_that_are_not_those_of_publication(text: str) -> None:
    assert told(text) is None
