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
            "وقالت ليلى الحداد “رأيت النهر كله من النافذة هذا الصباح.” وفي المساء يعرض الفيلم في الرحبة.",
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


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("وبينما طالب سالم الدرعي بالهدوء في الرحبة، واصل السكان مسيرتهم.", "طالب", "بالهدوء في الرحبة"),
        ("وفي حين أكدت ليلى الحداد أن السد آمن، قالت الشركة إن المياه ترتفع.", "أكدت", "السد آمن"),
        ("فبعد أن أبلغ الطلاب الإدارة عن رائحة الغاز، تم إخلاء المبنى.", "أبلغ", "رائحة الغاز"),
        ("ورغم أن سالم الدرعي نفى التهمة فإن المحكمة لم تصدقه.", "نفى", "التهمة"),
        # what stands first is no clause of the cue, or its main clause goes on with و
        (
            "وفيما يخص السد أوضح سالم الدرعي أنه آمن الآن، يحمي الرحبة كلها.",
            "أوضح",
            "آمن الآن، يحمي الرحبة كلها",
        ),
        (
            "في حين أكدت ليلى الحداد أن القناة القديمة في الرحبة، تروي الحقول كلها.",
            "أكدت",
            "القناة القديمة في الرحبة، تروي الحقول كلها",
        ),
    ],
)
def test_content_of_a_clause_put_first_ends_before_the_main_clause(text: str, cue: str, content: str) -> None:
    assert _contents(f"أخبار الرحبة\n{text}", cue) == [content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("قالت ليلى الحداد إن السد متوقف مضيفة أن العمل سيعود.", "قالت", "السد متوقف"),
        ("وأكدت الشركة وصول القطار إلى الرحبة مشيرة إلى أنه جديد.", "وأكدت", "وصول القطار إلى الرحبة"),
        ("وقال باحثون إنهم غير واثقين إن كان الماء نظيفا.", "وقال", "غير واثقين إن كان الماء نظيفا"),
        ("وقالت ليلى الحداد إن لديها وثائق مؤكدة أن السد آمن.", "وقالت", "لديها وثائق مؤكدة أن السد آمن"),
        ("وقال سالم الدرعي إن السد آمن ولفت إلى أن العمل مستمر.", "وقال", "السد آمن"),
        ("رحب سالم الدرعي بالحضور، ونوه بالدعم الكبير للسد.", "رحب", "بالحضور"),
        ("نفى سالم الدرعي أي صلة له بالحريق ويقول إن السد آمن.", "نفى", "أي صلة له بالحريق"),
        ("وينتقد المحتجون الحكومة ويقولون إنها تؤذي القرية.", "وينتقد", "الحكومة"),
        ("يرى سالم الدرعي أن السد ضعيف، ويعتبر أن الترميم قريب.", "يرى", "السد ضعيف"),
        # another than who speaks: the company, a feminine
        (
            "يرى سالم الدرعي أن الشركة تعمل، وتؤكد أن الترميم قريب.",
            "يرى",
            "الشركة تعمل، وتؤكد أن الترميم قريب",
        ),
        ("وقالت ليلى الحداد إنها ترفض القرار لكنها أكدت أن الحوار مستمر.", "وقالت", "ترفض القرار"),
        ("ورأى خبراء أن السد ضعيف، إلا أنهم أقروا بأن الترميم قريب.", "ورأى", "السد ضعيف"),
    ],
)
def test_content_ends_where_its_speaker_says_more(text: str, cue: str, content: str) -> None:
    assert _contents(f"أخبار الرحبة\n{text}", cue) == [content]
