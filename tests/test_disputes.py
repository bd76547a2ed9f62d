"""A denial finds the claim that it disputes."""

import pytest

from musnad.article import Article
from musnad.extract.disputes.views import first_line_end
from musnad.extract.pipeline import extract
from musnad.lexicon.disputed import cue_roles, roles
from musnad.lexicon.roots import root
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Record


def _record(text: str) -> Record:
    return extract(Article(id="a", text=text))


def _disputes(text: str) -> list[tuple[str, list[str]]]:
    """Return (cue of the denial, cues or numbers of its claims) for each dispute."""
    record = _record(text)
    words = {s.id: record.words(s.cue.span) for s in record.statements}
    words |= {f.id: record.words(f.span) for f in record.figures}
    return [(words[d.denial], [words[c] for c in d.claims]) for d in record.disputes]


ACCUSED = "اتهمت وزارة المياه شركة الساحل بتلويث نهر الرحبة.\n"
CLAIMED = "ذكرت صحيفة المنارة أن الوزير سالم الدرعي وقع عقدا سريا مع شركة الساحل.\n"


@pytest.mark.parametrize(
    "denial",
    [
        "ونفت شركة الساحل هذه الاتهامات.",
        "ونفت شركة الساحل ذلك.",
        "ونفت شركة الساحل تلويث النهر.",
        "ونفت شركة الساحل أي تورط لها في الأمر.",
    ],
)
def test_an_accusation_is_denied(denial: str) -> None:
    assert _disputes(ACCUSED + denial) == [("ونفت", ["اتهمت"])]


@pytest.mark.parametrize(
    "denial",
    [
        "ونفى الوزير سالم الدرعي توقيع أي عقد مع الشركة.",
        "ونفى الوزير سالم الدرعي صحة هذه الأنباء.",
        "ونفى الوزير سالم الدرعي ما ذكرته الصحيفة.",
    ],
)
def test_a_report_is_denied(denial: str) -> None:
    assert _disputes(CLAIMED + denial) == [("ونفى", ["ذكرت"])]


def test_the_claim_may_follow() -> None:
    text = (
        "نفى الوزير سالم الدرعي توقيع عقد مع شركة الساحل.\n"
        "وكانت صحيفة المنارة ذكرت أن الوزير وقع عقدا سريا مع الشركة."
    )
    assert _disputes(text) == [("نفى", ["ذكرت"])]


def test_what_shares_nothing_is_not_disputed_though_it_was_before() -> None:
    denial = "نفى الوزير سالم الدرعي وجود نية لإخلاء القرى أسفل الوادي."
    report = "وكانت صحيفة المنارة ذكرت أن ترميم الجسر يحتاج إلى قرض كبير."
    assert _disputes(f"أخبار الوادي\n{denial}\n{report}") == []


def test_who_calls_it_a_rumour_disputes_what_he_denied_before() -> None:
    text = (
        f"{CLAIMED}ونفى الوزير سالم الدرعي توقيع أي عقد مع الشركة، واصفا إياه بأنه «شائعات لا أساس لها».\n"
        "وكان تقرير لمعهد الجسور أفاد بأن الجسر يحتاج إلى ترميم."
    )
    assert _disputes(text) == [("ونفى", ["ذكرت"]), ("واصفا", ["ذكرت"])]


def test_a_denial_far_off_goes_on_only_with_a_word_it_shares() -> None:
    between = (
        "وقالت ليلى الحداد إن الطقس جميل.\nوقالت هند السعدي إن السوق مفتوح.\nوقال هاني رمزي إن الموسم طويل.\n"
    )
    before = f"{CLAIMED}ونفى الوزير سالم الدرعي توقيع أي عقد مع الشركة.\n{between}"
    other = f"{before}ونفى الدرعي وجود نية لإغلاق المدارس الجبلية."
    assert _disputes(other) == [("ونفى", ["ذكرت"])]
    same = f"{before}وقال الدرعي إنه لم يوقع ورقة واحدة في حياته كلها."
    assert _disputes(same) == [("ونفى", ["ذكرت"]), ("وقال", ["ذكرت"])]


def test_an_accusation_finds_its_answer_over_a_paragraph() -> None:
    text = ACCUSED + "ويمر النهر بثلاث مدن.\nويعيش الصيادون عليه.\nونفت شركة الساحل تلويث النهر."
    assert _disputes(text) == [("ونفت", ["اتهمت"])]


def test_a_denial_goes_on() -> None:
    text = CLAIMED + "ونفى الوزير سالم الدرعي ذلك. وأكد أنه لم يقابل أحدا من الشركة."
    assert _disputes(text) == [("ونفى", ["ذكرت"]), ("وأكد", ["ذكرت"])]


FOUND = "وخلص معهد البيئة إلى أن تلويث النهر سبب نفوق الأسماك قبل موسم الصيد ومرض أطفال القرى المجاورة.\n"


def test_denials_of_one_thing_dispute_the_same_claims() -> None:
    denials = "ونفت شركة الساحل تلويث النهر.\nونفى المحافظ سالم الدرعي هذه الاتهامات."
    claims = ["اتهمت", "وخلص"]
    assert _disputes(f"أخبار الوادي\n{ACCUSED}{FOUND}{denials}") == [("ونفت", claims), ("ونفى", claims)]


def test_an_accusation_told_in_the_headline_alone_is_denied() -> None:
    text = f"{ACCUSED}وقال مدير الميناء إن السفن تعود غدا.\nونفى المحافظ سالم الدرعي هذه الاتهامات."
    assert _disputes(text) == [("ونفى", ["اتهمت"])]


def test_another_number_is_disputed() -> None:
    text = (
        "قال اتحاد العمال إن عدد المشاركين بلغ 25 ألف متظاهر.\n"
        "وقال متحدث باسم الشرطة إن عدد المتظاهرين لم يتجاوز ستة آلاف متظاهر."
    )
    assert _disputes(text) == [("وقال", ["قال", "25 ألف"])]


def test_a_number_is_refused() -> None:
    text = (
        "قال الوزير سالم الدرعي إن الاتفاق يشمل 28 سجينا.\nوقال متحدث باسم المحافظة إن العدد هو 19 وليس 28."
    )
    assert _disputes(text) == [("وقال", ["28"])]


@pytest.mark.parametrize(
    "text",
    [
        "نفى الوزير سالم الدرعي وجود أي تصدع في السد.",
        "قال الوزير سالم الدرعي إن السد آمن.\nوقالت شركة الساحل إن الأرباح لم ترتفع هذا العام.",
        "قال الوزير سالم الدرعي إن السد آمن، ونفى وجود أي تصدع فيه.",
        "ذكرت صحيفة المنارة أن الوزير سالم الدرعي نفى توقيع العقد.",
        "نفى الوزير سالم الدرعي صحة الأرقام المتداولة، مؤكدا أن موقع الوزارة هو المرجع، بحسب وكالة الوادي.",
    ],
)
def test_nothing_is_disputed(text: str) -> None:
    assert _disputes(text) == []


def test_marks_change_nothing() -> None:
    marked = ACCUSED.replace("اتهمت", "اتَّهَمَتْ") + "ونَفَتْ شركةُ الساحل هذهِ الاتهامــات."
    assert len(_disputes(marked)) == 1


def test_disputes_name_what_is_in_the_record() -> None:
    record = _record(ACCUSED + CLAIMED + "ونفت شركة الساحل هذه الاتهامات. ونفى الدرعي توقيع أي عقد.")
    known = {s.id for s in record.statements} | {f.id for f in record.figures}
    assert record.disputes
    for dispute in record.disputes:
        assert dispute.denial in known
        assert set(dispute.claims) <= known - {dispute.denial}
        assert len(set(dispute.claims)) == len(dispute.claims)


@pytest.mark.parametrize(
    "forms",
    [
        ("قتلوا", "مقتل", "قتلى", "قتيلا"),
        ("تجنيد", "جندت"),
        ("اتهام", "يتهم"),
        ("أصيب", "إصابة"),
        ("تناول", "يتناول"),
        ("خطف", "اختطاف", "يختطفون", "مخطوف"),
    ],
)
def test_forms_of_a_word_share_their_root(forms: tuple[str, ...]) -> None:
    assert len({root(vocabulary()[form]) for form in forms}) == 1


def test_roles_are_found_under_affixes() -> None:
    assert "accusation" in roles("الاتهامات")
    assert "negation" in roles("ولم")
    assert "negation" not in roles("لان")
    assert "claiming" in cue_roles("زعم")


@pytest.mark.parametrize(("text", "end"), [("عنوان\nنص", 5), ("\n \nعنوان\nنص", 8), ("عنوان", 5), ("", 0)])
def test_the_first_line_ends(text: str, end: int) -> None:
    assert first_line_end(text) == end


def test_a_lawyer_answers_for_his_client() -> None:
    text = (
        "اتهمت النيابة العامة وائل السمان ببيع معلومات سرية.\n"
        "وقال محامي السمان سالم الدرعي إن موكله لم يطلع على أي معلومات سرية."
    )
    assert _disputes(text) == [("وقال", ["اتهمت"])]


def test_two_denials_do_not_dispute_each_other() -> None:
    text = CLAIMED + "ونفى الوزير توقيع أي عقد.\nوقالت وزارة المياه إن الوزير لم يوقع أي عقد سري."
    assert _disputes(text) == [("ونفى", ["ذكرت"])]


def test_what_points_at_several_claims_disputes_them_all() -> None:
    text = (
        "قالت منظمة الماء إن النهر ملوث. وأضافت المنظمة أن السمك مات.\n"
        "ووصفت وزارة المياه هذه التصريحات بأنها مبالغات."
    )
    assert _disputes(text) == [("ووصفت", ["قالت", "وأضافت"])]


def test_a_matter_denied_that_nobody_claimed_disputes_nothing() -> None:
    text = (
        "اتهمت وزارة المياه شركة الساحل بتلويث نهر الرحبة.\n"
        "وتعود القطيعة بين البلدين إلى خلاف على الحدود، الأمر الذي تنفيه الحكومة."
    )
    assert _disputes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال الوزير سالم الدرعي إن شركة الساحل أفلست، وهو ما نفته الشركة.",
            [("نفته", ["قال"])],
        ),
        (
            "ونفى الوزير سالم الدرعي الأنباء التي تحدثت عن استقالته.",
            [("ونفى", ["تحدثت"])],
        ),
        (
            "قالت الحكومة إن التقارير التي تحدثت عن إفلاس شركة الساحل كاذبة.",
            [("قالت", ["تحدثت"])],
        ),
        (
            CLAIMED + "لكن الوزير سالم الدرعي نفى ذلك في رسالة إلى البرلمان.",
            [("نفى", ["ذكرت"])],
        ),
        (
            (
                "اتهمت وزارة المياه شركة الساحل بالإهمال.\n"
                "وطردت النقابة شركة الساحل من السوق، متهمة عمالها بالغش، لكن الشركة تنفي هذه التهم."
            ),
            [("تنفي", ["متهمة"])],
        ),
        (
            ACCUSED + "وقالت شركة الساحل: «مرة أخرى نؤكد أن مثل هذه الاتهامات لا أساس لها».",
            [("وقالت", ["اتهمت"])],
        ),
    ],
)
def test_a_denial_points_at_what_was_told(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert _disputes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        (
            "ذكرت صحيفة المنارة أن شركة الساحل باعت ثلاث سفن في الرحبة.\n"
            "ونفى الوزير سالم الدرعي وجود خلاف مع النقابة بشأن أجور عمال المصنع القديم في الرحبة."
        ),
        ACCUSED + "وأكدت شركة الساحل عدم تأثر أرباحها هذا العام.",
        "قال المتحدث باسم وزارة المياه وائل السمان إن ماء النهر نظيف.\nونفت وزارة المياه تلوث ماء النهر.",
    ],
)
def test_what_is_not_answered_is_not_disputed(text: str) -> None:
    assert _disputes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قالت شركة الساحل إن روسيا أخفت ثلاث سفن في المرفأ.\nونفت موسكو إخفاء أي سفن.",
            [("ونفت", ["قالت"])],
        ),
        ("قالت روسيا إن السفن غادرت المرفأ أمس.\nونفت موسكو مغادرة السفن.", []),
        ("قال وزير الدفاع الروسي إيفان مالكوف إن السفن غادرت المرفأ أمس.\nونفت موسكو مغادرة السفن.", []),
        ("قال البيت الأبيض إن السفن غادرت المرفأ أمس.\nونفت واشنطن مغادرة السفن.", []),
    ],
)
def test_a_country_is_its_capital(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert _disputes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "نفى الوزير سالم الدرعي صحة الأنباء المتداولة أمس التي تتحدث عن إغلاق المدارس الجبلية.",
            [("نفى", ["تتحدث"])],
        ),
        (
            "نفى الوزير سالم الدرعي ما أعلنته شركة الساحل من أن السد القديم متصدع.",
            [("نفى", ["أعلنته"])],
        ),
        (
            (
                "أخبار الوادي\nقالت صحيفة المنارة إن الوزير سالم الدرعي باع أرضا قرب النهر.\n"
                "وقالت شركة الساحل إن الموسم طويل.\nونفى الوزير سالم الدرعي ما نشرته المنارة."
            ),
            [("ونفى", ["قالت"])],
        ),
    ],
)
def test_a_denial_tells_whose_claim_it_means(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert _disputes(text) == expected


def test_what_only_goes_on_with_a_denial_disputes_the_same() -> None:
    text = (
        f"{CLAIMED}ونفى الوزير سالم الدرعي توقيع أي عقد.\n"
        "وأكد الدرعي أن دفاتر الوزارة كلها مفتوحة أمام النواب ولم يدخلها عقد مع الشركة."
    )
    assert _disputes(text) == [("ونفى", ["ذكرت"]), ("وأكد", ["ذكرت"])]


def test_who_calls_words_untrue_claims_nothing() -> None:
    text = (
        "قال وائل السمان إن الأنباء عن إغلاق المدارس الجبلية شائعات باطلة.\n"
        "ونفى الوزير سالم الدرعي إغلاق المدارس الجبلية."
    )
    assert _disputes(text) == []


def test_who_repeats_a_claim_is_denied_with_it() -> None:
    text = (
        "أخبار الوادي\nقالت النقابة إن شركة الساحل باعت سفينة قديمة في ميناء الرحبة.\n"
        "وقالت ليلى الحداد إن الطقس جميل.\n"
        "وذكر خبراء الميناء أن سفينة قديمة باعتها شركة الساحل في الرحبة غرقت.\n"
        "ونفت شركة الساحل بيع أي سفينة في الرحبة."
    )
    assert _disputes(text) == [("ونفت", ["قالت", "وذكر"])]


def test_who_says_the_opposite_does_not_repeat_a_claim() -> None:
    text = (
        "أخبار الوادي\nقالت النقابة إن شركة الساحل باعت سفينة قديمة في ميناء الرحبة.\n"
        "وذكر خبراء الميناء أنه لم تبع شركة الساحل سفينة قديمة في الرحبة.\n"
        "ونفت شركة الساحل بيع أي سفينة في الرحبة."
    )
    assert ("ونفت", ["قالت"]) in _disputes(text)


def test_a_report_that_is_itself_denied_is_what_is_disputed() -> None:
    text = (
        "نفى الوزير سالم الدرعي تقريرا لصحيفة المنارة قال إن السد القديم متصدع.\n"
        "وقالت ليلى الحداد إن الطقس جميل."
    )
    assert _disputes(text) == [("نفى", ["قال"])]


def test_a_number_that_is_only_not_clear_disputes_none() -> None:
    text = (
        "قالت الشرطة إن ثلاثة عمال أصيبوا في المصنع.\n"
        "وقال متحدث باسم المحافظة إن الحصيلة لم تتضح بعد وقد تتجاوز سبعة عمال."
    )
    assert _disputes(text) == []


def test_who_is_held_guilty_denies_that_and_not_what_stands_nearer() -> None:
    text = (
        "أخبار الوادي\nقالت النقابة إن شركة الساحل متورطة في حريق المصنع.\n"
        "وقالت ليلى الحداد إن الطقس جميل.\n"
        "ونفت شركة الساحل أي دور لها."
    )
    assert _disputes(text) == [("ونفت", ["قالت"])]
