"""Blocks of bare text, told by words and position alone. All articles are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_samples import BODY, TEXT, TITLE
from musnad.extract.blocks.reading import read_blocks
from musnad.record import BODY_KINDS

LEAD, SAID, COST, DEMAND = BODY
STORY = (
    "افتتح وزير الثقافة في مدينة الزيتونة متحفا للخط العربي يضم ثلاثمئة لوحة جمعت من خمس دول.",
    "وقالت مديرة المتحف هناء الكاتب إن اللوحات تعود إلى القرنين الماضيين، وإن نصفها يعرض للمرة الأولى.",
    "وأوضحت الكاتب أن المتحف ينظم في الصيف دورات لتعليم الخط للأطفال من سن الثامنة.",
    "ورحب خطاطون حضروا الحفل بالمتحف الجديد، وطالبوا بمعرض سنوي للوحات المعاصرة.",
)


def kinds(*lines: str, title: str | None = None) -> list[str]:
    text = "\n".join(lines)
    blocks, _ = read_blocks(text, title)
    assert [text[slice(*block.span)] for block in blocks] == [line.strip() for line in lines if line.strip()]
    return [block.kind for block in blocks]


def kind(line: str, *, at: int = 2) -> str:
    """Return the kind of ``line`` within an article, before its line ``at``."""
    lines = [TITLE, *BODY]
    lines.insert(at, line)
    return kinds(*lines)[at]


def below(*lines: str) -> list[str]:
    """Return the kinds of lines under an article."""
    return kinds(TITLE, *BODY, *lines)[5:]


def test_a_plain_article() -> None:
    assert kinds(TITLE, *BODY) == ["title"] + ["paragraph"] * 4


def test_a_page_with_its_furniture() -> None:
    page = {
        "قضايا و آراء": "section",
        TITLE: "title",
        "المصدر وكالات": "credit",
        LEAD: "paragraph",
        "كلفة المشروع": "heading",
        COST: "paragraph",
        DEMAND: "paragraph",
        "مقالات ذات صلة": "related",
        "صيادو مرجانة يشكون غلاء الوقود": "related",
        "اترك تعليقاً": "comments",
        "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *": "comments",
        "زر الذهاب إلى الأعلى": "navigation",
        "error: هذا المحتوى محمي من القرصنة": "rights",
    }
    assert dict(zip(page, kinds(*page), strict=True)) == page


@pytest.mark.parametrize("title", [TITLE, f"{TITLE} - صحيفة الشاطئ", f"صحيفة الشاطئ | {TITLE}"])
def test_a_known_title_is_found_wherever_it_stands(title: str) -> None:
    assert kinds("الرئيسية", "أخبار", TITLE, *BODY, title=title)[:4] == [
        "navigation",
        "section",
        "title",
        "paragraph",
    ]


def test_two_sections_in_one() -> None:
    assert kinds("قضايا وتحقيقات", TITLE, *BODY)[:2] == ["section", "title"]


def test_a_count_of_comments() -> None:
    assert below("0 تعليق") == ["comments"]


def test_a_title_that_is_not_in_the_text_marks_nothing() -> None:
    assert kinds(*BODY, title=TITLE) == ["paragraph"] * 4


def test_text_without_a_title() -> None:
    assert kinds(*BODY)[0] == "paragraph"


@pytest.mark.parametrize(
    "title", ["صورة المدينة في عيون الصيادين", "تحرير سوق السمك من الاحتكار", "تعليقات على هامش السوق"]
)
def test_titles_may_begin_like_furniture(title: str) -> None:
    assert kinds(title, *BODY)[0] == "title"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("المصدر: وكالات", "credit"),
        ("رويترز / أ ف ب", "credit"),
        ("(وكالات)", "credit"),
        ("كتب: سالم النجار", "byline"),
        ("كتبت سلمى النجار", "byline"),
        ("كتب: سالم النجار | 4 مارس 2025", "byline"),
        ("بقلم سالم النجار", "byline"),
        ("سالم النجار – مرجانة", "byline"),
        ("إعداد: سالم النجار - تصوير: هدى علي", "byline"),
        ("الثلاثاء 4 مارس 2025", "dateline"),
        ("مرجانة 4 رمضان 1446 هـ الموافق 4 مارس 2025 م واس", "dateline"),
        ("نشر في: 04/03/2025 - 10:15", "dateline"),
        ("آخر تحديث: ١٠:١٥ بتوقيت غرينتش", "dateline"),
        ("10:15 ص", "dateline"),
        ("مرجانة، بلاد الشاطئ (رويترز) --", "dateline"),
        ("شارك", "navigation"),
        ("تويتر", "navigation"),
        ("طباعة الخبر | أرسل إلى صديق", "navigation"),
    ],
)
def test_lines_under_the_title(line: str, expected: str) -> None:
    assert kind(line, at=1) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("اقرأ أيضا: صيادو مرجانة يشكون غلاء الوقود", "related"),
        ("قد يهمك/ صيادو مرجانة يشكون غلاء الوقود", "related"),
        ("للمزيد: صيادو مرجانة يشكون غلاء الوقود", "related"),
        ("شاهد أيضاً", "related"),
        ("اشترك في النشرة البريدية لتصلك أهم الأخبار", "navigation"),
        ("إعلان", "navigation"),
        ("------------------------------", "navigation"),
        ("* * *", "navigation"),
        ("جانب من افتتاح السوق", "caption"),
        ("صورة: رئيس البلدية في السوق", "caption"),
        ("كلفة المشروع", "heading"),
        ("هل تكفي السوق الجديدة؟", "heading"),
        ("- 120 محلا في السوق الجديدة", "paragraph"),
        ("وهذا ما لم يتوقعه أحد", "paragraph"),
        ("والوقت يمضي", "heading"),
    ],
)
def test_lines_between_paragraphs(line: str, expected: str) -> None:
    found = kind(line)
    assert found == expected or {found, expected} == {"paragraph", "heading"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("// انتهى //", "navigation"),
        ("//انتهى//", "navigation"),
        ("// يتبع //", "navigation"),
        ("...المزيد", "related"),
        ("* نقلا عن صحيفة «الشاطئ»", "credit"),
        ("فرانس24/ أ ف ب", "credit"),
        ("-وات-", "credit"),
        ("--(بترا)", "credit"),
        ("salim@shati.example", "byline"),
        ("https://shati.example/41", "byline"),
        ("للتواصل مع الكاتب أرسل رسالة", "byline"),
        ("سالم النجار", "byline"),
        ("* كاتب من مرجانة", "byline"),
        ("الوسوم: مرجانة، صيد، سوق", "navigation"),
        ("رابط الخبر بصحيفة الشاطئ: بلدية مرجانة تفتتح سوقا", "navigation"),
        ("جانب من الحضور", "caption"),
        ("رئيس البلدية يلقي كلمته أمام الصيادين في السوق", "caption"),
        ("التعليقات (3)", "comments"),
        ("© 2025 صحيفة الشاطئ", "rights"),
        ("جميع الحقوق محفوظة لصحيفة الشاطئ", "rights"),
        ("All rights reserved.", "rights"),
    ],
)
def test_lines_under_the_article(line: str, expected: str) -> None:
    assert below(line) == [expected]


def test_the_sign_off_of_an_agency() -> None:
    assert below("// انتهى //", "15:28 ت م") == ["navigation", "dateline"]


def test_comments_run_to_the_end() -> None:
    lines = (
        "التعليقات",
        "أحمد",
        "خبر جيد، ونرجو أن تفتح السوق أبوابها قبل العيد إن شاء الله.",
        "هدى",
        "شكرا",
    )
    assert below(*lines) == ["comments"] * 5


def test_a_count_of_comments_above_the_article_opens_nothing() -> None:
    assert kinds(TITLE, "التعليقات 0", *BODY)[2:] == ["paragraph"] * 4


def test_titles_of_other_stories_within_the_article() -> None:
    others = (
        "ارتفاع أسعار القمح في أسواق أوروبا الشرقية هذا الموسم",
        "علماء يكتشفون نوعا نادرا من الفراشات في الغابات",
    )
    assert kinds(TITLE, LEAD, SAID, *others, COST, DEMAND)[3:5] == ["related", "related"]
    assert kinds(TITLE, LEAD, SAID, others[0], COST, DEMAND)[3] == "related"


def test_a_long_heading_announces_what_follows() -> None:
    heading = "نقيب الصيادين يطالب بإصلاح الميناء القديم قبل الشتاء"
    assert kinds(TITLE, LEAD, SAID, COST, heading, DEMAND)[4] == "heading"


def test_lists_and_poems_are_paragraphs() -> None:
    items = ("السمك الأبيض من المراكب الصغيرة كل صباح", "السمك الأزرق من المراكب الكبيرة كل مساء")
    assert kinds(TITLE, LEAD, "وتبيع السوق في أيامها الأولى:", *items, COST)[2:5] == ["paragraph"] * 3
    poem = (
        "يا بحر مرجانة البعيد",
        "خذني إلى زمن الطفولة",
        "حيث الشباك من الحرير",
        "والليل يمشي في الأزقة",
        "مثل شيخ في وقار",
    )
    assert set(kinds(TITLE, LEAD, *poem, SAID)[2:-1]) <= {"paragraph", "heading"}


def test_teasers_of_other_stories_at_the_end() -> None:
    teasers = (
        "أعلن نادي الفرسان تعاقده مع مهاجم من فريق النجوم لثلاثة مواسم مقابل مبلغ لم يكشف عنه وذلك بعد",
        "سجلت درجات الحرارة في جبال الثلج أدنى مستوى لها منذ عشرة أعوام، وأغلقت المدارس أبوابها.",
        "كشفت دراسة أن النوم المبكر يقلل من احتمال الإصابة بأمراض القلب لدى من تجاوزوا الخمسين.",
        "فازت الممثلة رجاء الفنان بجائزة أفضل دور نسائي عن فيلمها الأخير في مهرجان الضوء.",
        "تراجع سعر الذهب في الأسواق العالمية مع صعود الدولار أمام معظم العملات الرئيسية.",
    )
    assert below(*teasers) == ["related"] * 5
    assert kinds(STORY[0], *STORY[1:], *BODY[1:]).count("related") == 0


def test_a_sentence_about_rights_is_no_notice() -> None:
    line = "وقال المحامي إن القانون يحمي حقوق النشر، وإن القضية المرفوعة على الصحيفة ما زالت أمام المحكمة."
    assert kind(line) == "paragraph"
    assert read_blocks("\n".join((TITLE, *BODY, line)))[1] is None


def test_a_rights_notice_is_told_where_it_stands() -> None:
    text = f"{TEXT}\nجميع الحقوق محفوظة © 2025"
    _, rights = read_blocks(text)
    assert rights is not None
    assert rights.reserved
    assert text[slice(*rights.notice)] == "جميع الحقوق محفوظة © 2025"


PAGE = "\n".join(
    (
        "سياسة", TITLE, "المصدر: وكالات", "الثلاثاء 4 مارس 2025", *BODY, "اقرأ أيضا: خبر آخر عن السوق",
        "مقالات ذات صلة", "التعليقات 3", "جميع الحقوق محفوظة © 2025", "زر الذهاب إلى الأعلى",
    )
)  # fmt: skip
WITH_MARKS = {
    "tatweel": PAGE.replace("ق", "قـ"),
    "harakat": PAGE.replace("ل", "لَ").replace("ر", "رِ"),
    "bidi": PAGE.replace(" ", " \u200f").replace("\n", "\n\u202b"),
    "eastern digits": PAGE.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "persian digits": PAGE.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")),
    "no hamza": PAGE.replace("أ", "ا").replace("إ", "ا"),
    "indented": PAGE.replace("\n", " \r\n\n\t "),
}


@pytest.mark.parametrize("change", WITH_MARKS)
def test_marks_and_digits_change_nothing(change: str) -> None:
    plain, _ = read_blocks(PAGE)
    marked, rights = read_blocks(WITH_MARKS[change])
    assert [block.kind for block in marked] == [block.kind for block in plain]
    assert rights is not None


lines = st.sampled_from(
    [*PAGE.split("\n"), *STORY, "", " ", "***", "\u200f", "ـ", "1", "©", ":", "«", "وقال:"]
)


@given(st.lists(lines | st.text(max_size=30), max_size=30).map("\n".join), st.none() | lines)
def test_blocks_cover_every_line_once(text: str, title: str | None) -> None:
    blocks, rights = read_blocks(text, title)
    end = 0
    for block in blocks:
        start, stop = block.span
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip() != ""
        assert "\n" not in text[start:stop]
        end = stop
    assert not text[end:].strip()
    assert (rights is not None) == any(block.kind == "rights" for block in blocks)


@given(st.permutations(BODY))
def test_the_order_of_paragraphs_makes_none_of_them_furniture(paragraphs: list[str]) -> None:
    assert set(kinds(TITLE, *paragraphs)) <= BODY_KINDS
