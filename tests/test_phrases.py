"""Phrases: where the noun phrase of a source ends."""

import pytest

from musnad.extract.sources.phrases import phrase_end
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.passages import Passage
from musnad.text.tokens import tokenise


def _phrase(text: str) -> str:
    tokens = tokenise(text, vocabulary())
    p = Passage(tokens, "paragraph", 0, len(tokens.words))
    return " ".join(word.surface for word in tokens.words[: phrase_end(p, 0, p.hi)])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("الأمير عبد الله الدرعي الاتفاق", "الأمير عبد الله الدرعي"),
        ("رئيس الحكومة، نور الدين الدرعي، الاتفاق", "رئيس الحكومة ، نور الدين الدرعي"),
        ("السفير فاسيلي نيبنكين الاتفاق", "السفير فاسيلي نيبنكين"),  # السفير is a newspaper too
        ("والد المعلم فارس بن صفر المبادرة", "والد المعلم فارس بن صفر"),  # صفر is a month too
        ("هاني عيد إن الجسر جاهز", "هاني عيد"),
        ("هاني عيد، مدير البلدية", "هاني عيد ، مدير البلدية"),
        ("هاني القرار، كما قال", "هاني"),
        ("هاني طلبا، كما قال", "هاني"),
        ("سلوى تزورهم، كما قيل", "سلوى"),
        ("د. سالم الدرعي إن", "د . سالم الدرعي"),
        ("وزير الدفاع الوطني فرحات الكلباني الاتفاق", "وزير الدفاع الوطني فرحات الكلباني"),
        ("الحزب الكردي أنقرة بالتواطؤ", "الحزب الكردي"),
        ("وحدة التقارير الاقتصادية إن", "وحدة التقارير الاقتصادية"),
        ("رئيس المجلس الأعلى لتنظيم المياه بإطلاق", "رئيس المجلس الأعلى لتنظيم المياه"),
        ("الوزير سالم أبي إلى المدينة", "الوزير سالم أبي"),
    ],
)
def test_a_phrase_ends(text: str, phrase: str) -> None:
    assert _phrase(text) == phrase
