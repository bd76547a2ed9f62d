"""Headlines: who is made to say what follows a colon."""

import pytest

from musnad.article import Article
from musnad.extract.pipeline import extract

BODY = "عادت الحركة إلى السوق القديم أمس بعد ترميم استمر عامين.\nوحضر الافتتاح مئات من أهالي الحي وزواره."


def _told(headline: str, body: str = BODY) -> list[tuple[str, str | None, list[str]]]:
    """Return the cue, the source and the content of each statement of the headline."""
    text = f"{headline}\n{body}"
    found = extract(Article(id="t", text=text)).statements
    return [
        (text[slice(*s.cue.span)], s.source.name, [text[lo:hi] for lo, hi in s.content])
        for s in found
        if s.cue.span[0] < len(headline)
    ]


@pytest.mark.parametrize(
    ("headline", "who", "what"),
    [
        pytest.param("مسؤول محلي: السوق آمن للزوار", "مسؤول محلي", "السوق آمن للزوار", id="an office"),
        pytest.param("خبراء: المياه صالحة للشرب", "خبراء", "المياه صالحة للشرب", id="people"),
        pytest.param(
            "مصدر أمني لرويترز: الطريق مغلق", "مصدر أمني", "الطريق مغلق", id="not to whom it was told"
        ),
    ],
)
def test_an_office_speaks_before_a_colon(headline: str, who: str, what: str) -> None:
    assert _told(headline) == [(":", who, [what])]


def test_what_follows_the_colon_is_said_as_well() -> None:
    assert _told("سليم الدرعي ينتقد قرار الاتحاد: لن نلعب في الميناء") == [
        ("ينتقد", "سليم الدرعي", ["قرار الاتحاد"]),
        (":", "سليم الدرعي", ["لن نلعب في الميناء"]),
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "السوق القديم: عودة بعد الترميم",
        "العرب في كأس الساحل: أول فوز بعد سنوات",
        "جنوب الساحل: أمطار غزيرة تغلق الطرق",
        "موجة الحر تهدد محصول العنب",
    ],
)
def test_a_topic_says_nothing(headline: str) -> None:
    assert _told(headline) == []


@pytest.mark.parametrize(
    ("title", "lead", "who"),
    [
        pytest.param(
            "خبير: السدود تكفي لعامين",
            "قال المدير العام لهيئة المياه سليم الدرعي إن السدود تكفي لعامين.",
            "سليم الدرعي",
            id="a calling",
        ),
        pytest.param(
            "نجم الصقور يعلن الرحيل",
            "أعلن لاعب الصقور سليم الدرعي رحيله عن الفريق.",
            "سليم الدرعي",
            id="the same team, the same verb",
        ),
        pytest.param(
            "خبير: السدود تكفي لعامين",
            "أشاد المدير العام لهيئة المياه سليم الدرعي بجهود العاملين.",
            "خبير",
            id="of something else",
        ),
        pytest.param(
            "خبيرة: السدود تكفي لعامين",
            "قال المدير العام لهيئة المياه سليم الدرعي إن السدود تكفي لعامين.",
            "خبيرة",
            id="a man is no woman",
        ),
        pytest.param(
            "حاكم الجزيرة يعلن الحداد",
            "أعلن رئيس النادي سليم الدرعي إلغاء الحفل.",
            "حاكم الجزيرة",
            id="of another office",
        ),
    ],
)
def test_unnamed_person_of_a_title_is_who_says_the_same_in_the_text(title: str, lead: str, who: str) -> None:
    record = extract(Article(id="t", text=f"{title}\n{lead}", title=title))
    assert record.statements[0].source.name == who
