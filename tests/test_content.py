"""Where attributed content begins and ends, in headlines and quotations that rule examples cannot show."""

import pytest

from musnad.article import Article
from musnad.extract.pipeline import extract


def _contents(text: str, cue: str) -> list[str]:
    """Return the content of each statement whose cue is ``cue``."""
    record = extract(Article(id="a", text=text))
    found = (s for s in record.statements if record.words(s.cue.span) == cue)
    return [" | ".join(record.words(span) for span in s.content) for s in found]


@pytest.mark.parametrize(
    ("headline", "cue", "content"),
    [
        ("الدرعي ينفي تهمة الرشوة.. والنقابة تطالب بمحاكمته", "ينفي", "تهمة الرشوة"),
        ("الدرعي ينفي تهمة الرشوة… والنقابة تطالب بمحاكمته", "ينفي", "تهمة الرشوة"),
        ("الدرعي يحذر من الجفاف: السدود فارغة", "يحذر", "الجفاف"),
    ],
)
def test_a_part_of_a_headline_ends_content(headline: str, cue: str, content: str) -> None:
    text = f"{headline}\nزار الوزير سالم الدرعي مدينة الرحبة أمس والتقى أهاليها في السوق القديم."
    assert _contents(text, cue) == [content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            'وقالت ليلى الحداد: "رأيت النهر كله من النافذة هذا الصباح!" ويعرض الفيلم في الرحبة غدا.',
            "وقالت",
            "رأيت النهر كله من النافذة هذا الصباح",
        ),
        (
            'وقال سالم الدرعي: "السد يدعم القرى كلها، وذلك في مؤتمر يراه الجميع فرصة".',
            "وقال",
            "السد يدعم القرى كلها، وذلك في مؤتمر يراه الجميع فرصة",
        ),
        (
            'ونفى سالم الدرعي ذلك في رسالة إلى "إذاعة الرحبة".',
            "ونفى",
            "ذلك",
        ),
        (
            'واعتبر سالم الدرعي ذلك "جريمة في حق الأهالي".',
            "واعتبر",
            'ذلك "جريمة في حق الأهالي',
        ),
    ],
)
def test_content_ends_with_what_is_said(text: str, cue: str, content: str) -> None:
    assert _contents(f"أخبار الرحبة\n{text}", cue) == [content]


@pytest.mark.parametrize("marks", ["\u202c", "\u202c\u200f", "\u2069"])
def test_marks_that_close_what_is_said_are_no_part_of_it(marks: str) -> None:
    text = f"قال الوزير سالم الدرعي: «\u202bالسد آمن{marks}»."
    (statement,) = extract(Article(id="c", text=text)).statements
    ((start, end),) = statement.content
    assert text[start:end] == "السد آمن"


def test_who_confirms_in_passing_does_not_go_on_speaking() -> None:
    text = (
        "أخبار الرحبة\n"
        "قالت الوزيرة ليلى الحداد إن الشركة أفلست، وهو ما نفته شركة الساحل. وأضافت أن العمال سرحوا."
    )
    record = extract(Article(id="a", text=text))
    assert [s.source.name for s in record.statements] == ["ليلى الحداد", "شركة الساحل", "ليلى الحداد"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            'وقالت الجامعة: "فترة التسجيل "عن بعد" في الرحبة تبدأ غدا".',
            'فترة التسجيل "عن بعد" في الرحبة تبدأ غدا',
        ),
        ("وقالت الجامعة: » إن فترة التسجيل تبدأ غدا «.", "إن فترة التسجيل تبدأ غدا"),
        ("وقالت الجامعة: ” فترة التسجيل تبدأ غدا “.", "فترة التسجيل تبدأ غدا"),
        ("وقالت الجامعة: «فترة التسجيل تبدأ غدا».", "فترة التسجيل تبدأ غدا"),
    ],
)
def test_marks_within_reversed_and_apart_make_one_quotation(text: str, content: str) -> None:
    record = extract(Article(id="a", text=f"أخبار الرحبة\n{text}"))
    assert [(record.words(s.content[0]), s.mode) for s in record.statements] == [(content, "direct")]


def test_a_quoted_name_is_no_speech() -> None:
    text = "أخبار الرحبة\nأعلنت البلدية انتهاء فعاليات «عيدنا معا» التي استمرت خمسة أيام."
    assert _contents(text, "أعلنت") == ["انتهاء فعاليات «عيدنا معا» التي استمرت خمسة أيام"]


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        ("المباراة تقام على ملعب «الاتحاد» غدا", "indirect"),
        ("الصفقة تشمل صواريخ «إس-300» الجديدة", "indirect"),
        ("حركة «الشباب» تنشط في الساحل", "indirect"),
        ("الخطة «خطوة خطيرة» للساحل", "mixed"),
        ("الاتفاق «تاريخي» لأهل الساحل", "mixed"),
        ("المصنع بدأ «تجنيد 40» عاملا", "mixed"),
    ],
)
def test_a_name_in_marks_is_nobodys_words(content: str, mode: str) -> None:
    record = extract(Article(id="a", text=f"أخبار الرحبة\nوقال سالم الدرعي إن {content}."))
    assert [s.mode for s in record.statements] == [mode]
