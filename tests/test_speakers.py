"""Speakers: who is meant where a source has no name, or none is written."""

import gc

import pytest

from musnad.article import Article
from musnad.extract.pipeline import extract
from musnad.extract.sources.speakers import Speakers
from musnad.text.passages import Passage


def test_where_takes_up_the_occasion_before_it() -> None:
    text = "وجاءت تصريحات الوزير ليث الحمداني خلال حفل نظمته البلدية، أمس، حيث أشار إلى أن السد آمن."
    record = extract(Article(id="t", text=text, published="2026-03-05"))
    (statement,) = record.statements
    assert statement.occasion is not None
    assert record.text[slice(*statement.occasion)] == "خلال حفل نظمته البلدية"
    assert statement.date == "2026-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "تراجع المنسوب خلال الأسابيع الماضية، حيث أشار الوزير ليث الحمداني إلى أن السد آمن.",
        "حضر خلال حفل البلدية كثيرون. وفي السوق، حيث أشار الوزير ليث الحمداني إلى أن السد آمن.",
    ],
)
def test_what_is_no_occasion_is_not_taken_up(text: str) -> None:
    assert [s.occasion for s in extract(Article(id="t", text=text)).statements] == [None]


def test_office_before_a_name_between_commas_is_whose_name_it_is() -> None:
    text = "أبرز السفير التالي لدى ساروا، ليث الحمداني، ما وصفه بـ«التقدم البطيء»."
    (someone,) = extract(Article(id="t", text=text)).entities
    assert (someone.name, someone.roles) == ("ليث الحمداني", ("السفير التالي لدى ساروا",))


@pytest.mark.parametrize(
    ("called_upon", "who"),
    [("كل الأطراف", "ليث الحمداني"), ("كل من البلدية والنقابة", "البلدية + النقابة")],
)
def test_all_are_called_upon_but_both_call(called_upon: str, who: str) -> None:
    text = f"قال الوزير ليث الحمداني إن السد آمن.\nودعا {called_upon} إلى الهدوء."
    assert _names(text) == ["ليث الحمداني", who]


def _names(text: str) -> list[str | None]:
    return [s.source.name for s in extract(Article(id="t", text=text)).statements]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "تفقد معالي وزير المياه سليم الدرعي السد أمس.\nوأكد معاليه أن السد جاهز للأمطار.",
            "سليم الدرعي",
            id="honorific",
        ),
        pytest.param(
            "قالت شركة كوبرين إن المنجم آمن.\nوقال متحدث باسمها إن العمل مستمر.",
            "متحدث باسم شركة كوبرين",
            id="spokesman of hers",
        ),
        pytest.param(
            "قال المحامي وائل السمان إن الحكم جائر.\nوأضاف محاميه أن الاستئناف قريب.",
            "وائل السمان",
            id="his lawyer, named elsewhere",
        ),
        pytest.param(
            "قالت وزارة المياه في بيان إن السد جاهز.\nوأضاف البيان أن الأمطار قريبة.",
            "وزارة المياه",
            id="document by who issued it",
        ),
        pytest.param(
            "نشرت هيئة الجسور تقريرا عن السلامة.\nوأضاف التقرير أن الجسر القديم متآكل.",
            "هيئة الجسور",
            id="document that was an object",
        ),
        pytest.param(
            "قال الاتحاد الدولي للجسور (الفيجا) إن الموعد ثابت.\nوقالت الفيجا إن الملعب جاهز.",
            "الاتحاد الدولي للجسور",
            id="alias",
        ),
        pytest.param(
            "قال مروان الطيبي إن الفوز مهم.\nوقال اللاعب إن الفريق مستعد.",
            "مروان الطيبي",
            id="calling",
        ),
        pytest.param(
            "قال سامر غندور: «لن نوقع، والخبراء يقولون إن العجز كبير». وأضاف أن الأرقام خاطئة.",
            "سامر غندور",
            id="after a statement within a quotation",
        ),
        pytest.param(
            "قالت لينا حداد إن الجسر مغلق.\nونال الرئيس تصفيقا حارا بعد أن قال إن العمل مستمر.",
            "الرئيس",
            id="subject, not the object",
        ),
        pytest.param(
            "قالت لينا حداد إن الجسر مغلق.\nوتدخل رئيس المجلس هيثم قبلان داعيا إلى التزام النظام.",
            "هيثم قبلان",
            id="subject of a verb that may be a noun",
        ),
        pytest.param(
            "قالت لينا حداد إن الجسر مغلق.\nوأعيد انتخاب سامي حداد رئيسا للنادي لكنه أعلن أنه سيستقيل.",
            "سامي حداد",
            id="who a sentence tells of",
        ),
        pytest.param(
            "قال المدير سامي حداد إن الجسر مغلق.\nوسيفتح قريبا، حسب قوله.",
            "سامي حداد",
            id="in his words",
        ),
        pytest.param(
            "قالت وزارة الجسور إن التقارير التي تحدثت عن الخطر كاذبة، وأكدت أن الطريق سالك.",
            "وزارة الجسور",
            id="who quotes, not who is quoted",
        ),
        pytest.param(
            "نشرت دار المنارة صورة للحي القديم.\nوقال رئيس نقابة الحرفيين سامي حداد إن السوق مغلقة."
            "\nوشددت النقابة على أنها ستبقى هناك.",
            "نقابة الحرفيين",
            id="body told of within an office",
        ),
        pytest.param(
            "قالت لينا حداد إن الجسر مغلق.\nجاء ذلك في تغريدة للوزير سامي غندور، على منصة، الأفق، "
            "قال فيها: «الجسر مفتوح».",
            "سامي غندور",
            id="whose the message is",
        ),
        pytest.param(
            "قالت لينا حداد إن الجسر مغلق.\nونشر أمس حزب المنارة على صفحته بيانا أعلن فيه رفضه للقرار.",
            "حزب المنارة",
            id="body that issued a document",
        ),
        pytest.param(
            "قالت لينا حداد إن الجسر مغلق.\nورفع المحتجون لافتات نددوا من خلالها بالقرار.",
            "المحتجون",
            id="through it, not it",
        ),
        pytest.param(
            "قالت هيئة الجسور إن الجسر مغلق.\nوجاء في بيان صادر أمس عن وزارة المياه أن السد آمن.",
            "وزارة المياه",
            id="document issued by a body",
        ),
        pytest.param(
            "قالت هيئة الجسور في بيان إن الجسر مغلق.\nوجاء في نص البيان أن العمل مستمر.",
            "هيئة الجسور",
            id="text of a document",
        ),
        pytest.param(
            "قالت هيئة الجسور في بيان إن الجسر مغلق.\nوأضاف البيان المطول أن العمل مستمر.",
            "هيئة الجسور",
            id="document with an adjective",
        ),
        pytest.param(
            "قالت هيئة الجسور في بيان إن الجسر مغلق.\nوقالت لينا حداد إن العمل مستمر. "
            "وسبق للبلدية أن دعت إلى الهدوء.",
            "البلدية",
            id="who did so before",
        ),
        pytest.param(
            "قال اللواء سامي الساحلي إن الجسر مغلق.\nوقال العميد وائل السمان إن الطريق سالك."
            "\nوقال اللواء الساحلي إن العمل مستمر.",
            "سامي الساحلي",
            id="family after a rank",
        ),
        pytest.param(
            "قالت وكالة الغد إن الجسر مغلق.\nونشرت وكالة المنارة صورا.\nوقالت الوكالة إن العمل مستمر.",
            "وكالة المنارة",
            id="the nearest body of the kind",
        ),
        pytest.param(
            "قالت لينا حداد إن الجسر مغلق.\nوقال كاتب في صحيفة «الأفق» التي "
            "يكتب بها سامي غندور: «نحن قلقون»، وأشار إلى أن السوق مغلقة.",
            "كاتب في صحيفة الأفق",
            id="not who is told of in a clause on the source",
        ),
        pytest.param(
            "ذكر مصدر أمني أن السد آمن.\nوقال فريق التحقيق إن العمل مستمر.\nوقال المصدر الأمني إنه قديم.",
            "مصدر أمني",
            id="the same source, now definite",
        ),
        pytest.param(
            "قال الرئيس سالم الدرعي إن السد آمن.\nوقال رئيس الوزراء وائل السمان إن العمل مستمر."
            "\nوقال الرئيس إن الخلل قديم.",
            "سالم الدرعي",
            id="who is called so, not who heads the cabinet",
        ),
        pytest.param(
            "ارتفعت الأسعار في ألمانيا.\nوقالت برلين إن الأزمة مؤقتة.",
            "ألمانيا",
            id="capital of a country that is told of",
        ),
        pytest.param(
            "ارتفعت الأسعار في فرنسا.\nوقالت برلين إن الأزمة مؤقتة.",
            "برلين",
            id="capital of a country that is not told of",
        ),
        pytest.param(
            "قال المدير سامي غندور إن الجسر مغلق.\nوبات الاتفاق رهنا بقرار المجلس، متعهدا بفتحه.",
            "سامي غندور",
            id="a document promises nothing",
        ),
        pytest.param(
            "قال المدير سامي غندور إن الجسر مغلق.\nوتقدم هيغلوند من زميله قائلا: «الطريق سالك».",
            "هيغلوند",
            id="unlisted name after a verb that may be a noun",
        ),
        pytest.param(
            "قالت الوزيرة لينا حداد في بيان إن الجسر مغلق.\nوأضاف البيان أن العمل مستمر.",
            "لينا حداد",
            id="statement of a person",
        ),
        pytest.param(
            "قالت بلدية الساحل إن الجسر مغلق.\nوارتفع العدد وفقا لحصيلة نشرتها صحيفة الأفق.",
            "صحيفة الأفق",
            id="what is published is not whose it is",
        ),
        pytest.param(
            "قال المدير سامي غندور إن الجسر مغلق.\nعمان، الأردن (وكالات)-- أرسل رئيس الحكومة وائل السمان "
            "رسائل إلى الجيران، مؤكدا أن الطريق سالك.",
            "وائل السمان",
            id="not the country of a dateline",
        ),
        pytest.param(
            "قالت متحدثة باسم البلدية إنها تحقق في الواقعة التي وصفتها بأنها خطيرة.",
            "متحدثة باسم البلدية",
            id="a thing that is told of does not speak",
        ),
        pytest.param(
            "قالت مجلة «أضواء» إن الصورة حقيقية.\nلكن المجلة الفنية الشهيرة، قالت إن الثوب قديم.",
            "مجلة أضواء",
            id="body with adjectives",
        ),
        pytest.param(
            "قالت صحيفة «الأفق» إن المعهد سيفتح أبوابه.\nوذكر المصدر أن البناء اكتمل.",
            "صحيفة الأفق",
            id="the source is an outlet",
        ),
        pytest.param(
            "قال الفنان وائل السمان إن المعرض ناجح.\nوأشارت خطيبة السمان إلى أنه مرهق.",
            "خطيبة السمان",
            id="called by whose she is",
        ),
        pytest.param(
            "قالت المتحدثة باسم وزارة المياه هدى الحلبي إن السد آمن."
            "\nوقالت متحدثة باسم الوزارة إن العمل مستمر.",
            "متحدثة باسم الوزارة",
            id="one of many",
        ),
        pytest.param(
            "أقامت البلدية في أول أيام العيد حفل استقبال كبيرا في ملعب البلدة الجديد بين الجبلين، "
            "حيث تحدث خلاله رئيس المركز سامي حداد، مهنئا الأهالي بالعيد السعيد.",
            "سامي حداد",
            id="subject late in the sentence",
        ),
        pytest.param(
            "قال الوزير نزار الحلبي إن الجسر مغلق."
            "\nجاء ذلك في كلمة على موقع الوزارة، «أنباء»، حيث قال: «نعمل بلا توقف».",
            "نزار الحلبي",
            id="name of a page in apposition",
        ),
        pytest.param(
            "قال الوزير نزار الحلبي إن الجسر مغلق.\nووصف بيان المعارضة بأنه دعاية رخيصة.",
            "نزار الحلبي",
            id="what is named does not speak",
        ),
        pytest.param(
            "قال وزير المياه الكندي، بيتر هاولمان، إن السد آمن.\nوقالت مصادر إن إعلان وزير المياه السويدي، "
            "ماتس فيلكوندر، وشيك.\nوقال فيلكوندر إن العمل مستمر.\nوأضاف وزير المياه السويدي أن الجسر جاهز.",
            "ماتس فيلكوندر",
            id="office told of before a comma",
        ),
        pytest.param(
            "قال مدير المصرف صبيح المصري إن القضية انتهت.\nوأكد وزير العدل سليم الحداد أن الحكم نهائي."
            "\nيذكر أن المصري رفض لقاء الصحفيين، وقال: «سنواصل عملنا كما كنا».",
            "صبيح المصري",
            id="a nisba that is a name",
        ),
        pytest.param(
            "وصلت الطبيبة كاسيد بروكتومر أمس.\nوقالت بروكتمر إن الرحلة طويلة.",
            "كاسيد بروكتومر",
            id="a foreign name in another spelling",
        ),
        pytest.param(
            "قال نبيل العربي الأمين العام لاتحاد الجسور إن الموعد ثابت.\nوقال العربي إن العمل مستمر.",
            "نبيل العربي",
            id="a given name that is an adjective",
        ),
        pytest.param(
            "قال منظمو السباق إن الجو سيئ.\nوقالوا إن سليم الحداد بعث برسالة أخرى قال فيها «لم يبق لنا ماء».",
            "سليم الحداد",
            id="who wrote what it stands in",
        ),
        pytest.param(
            "قالت صحيفة «الأفق» إن المباراة صعبة.\nونشر النادي مقابلة مع رئيسه التنفيذي كارل رومنغ، "
            "أكد فيها أن المدرب باق.",
            "كارل رومنغ",
            id="who is interviewed",
        ),
        pytest.param(
            "تفقد الأمير سلطان بن حمد أمير منطقة الوادي السوق.\nوقال أمير الوادي إن العمل مستمر.",
            "سلطان بن حمد",
            id="an office that is a title",
        ),
        pytest.param(
            "قالت المتحدثة لينا حداد في بيان «راجعت الإدارة المسألة بحرص وخلصت إلى أن الجسر آمن».",
            "الإدارة",
            id="whom a quotation speaks of",
        ),
        pytest.param(
            "أكد المدير سامي حداد أن القضية انتهت، بعد شكوى ألف عامل اتهموا الشركة بالإهمال، "
            "مشيرا إلى أن العمل مستمر.",
            "سامي حداد",
            id="one, not several people",
        ),
        pytest.param(
            "قال القيادي سامي حداد إن الحوار مستمر.\nوقال قيادي آخر في الفصائل إن الهدنة ثابتة."
            "\nوأكد القيادي أن الجسر مغلق.",
            "قيادي آخر في الفصائل",
            id="who was last spoken of, without a name",
        ),
        pytest.param(
            "قالت متحدثة باسم رئيسة الحكومة ليندسترو إن الأمر انتهى.",
            "متحدثة باسم رئيسة الحكومة ليندسترو",
            id="foreign name of another",
        ),
        pytest.param(
            "قال عبدالله الدرعي إن الجسر آمن.\nوعبّر الملك عبد الله الثاني عن تعازيه لأسر الضحايا.",
            "عبد الله الثاني",
            id="a king is not who shares his first name",
        ),
        pytest.param(
            "قال الوزير نزار الحلبي إن الجسر مغلق."
            "\nوأغلق السوق، بحسب ما ذكرته مصادر أمنية، مضيفة أن العمل مستمر.",
            "مصادر أمنية",
            id="goes on from a preposition",
        ),
        pytest.param(
            "قال نزار الحلبي إن الجسر مغلق.\nأوضح ذلك اليوم مدير عام المعهد سامي حداد.",
            "سامي حداد",
            id="what was told before, today",
        ),
        pytest.param(
            "قال نزار الحلبي إن الجسر مغلق.\nوتفقد رئيس البلدية سامي حداد الحي أمس.\nوقال إن العمل مستمر.",
            "سامي حداد",
            id="the paragraph before is about another",
        ),
        pytest.param(
            "قال نزار الحلبي إن الجسر مغلق.\nوتفقد رئيس البلدية سامي حداد الحي أمس.\nوأضاف أن العمل مستمر.",
            "نزار الحلبي",
            id="goes on beyond a paragraph about another",
        ),
        pytest.param(
            "قال نزار الحلبي إن الجسر مغلق.\nوتفقد رئيس البلدية سامي حداد الحي أمس.\nوقالت إن العمل مستمر.",
            "نزار الحلبي",
            id="the paragraph before is about a man, the verb of a woman",
        ),
        pytest.param(
            "قال نزار الحلبي إن الجسر مغلق.\nسليم الدرعي - الأفق - بيروت: زار مدير المصنع سامي حداد الميناء،"
            " مؤكدا أن العمل مستمر.",
            "سامي حداد",
            id="a dateline is no subject",
        ),
        pytest.param(
            "قال الوزير نزار الحلبي إن الجسر مغلق.\nوتلقى أمير الساحل اتصالا هاتفيا أمس من الأمير سامي الدرعي"
            " قال فيه إن العمل مستمر.",
            "سامي الدرعي",
            id="who called speaks in the call",
        ),
        pytest.param(
            "قال الوزير نزار الحلبي إن الجسر مغلق.\nومضى يقول: العمل مستمر.",
            "نزار الحلبي",
            id="he goes on saying",
        ),
        pytest.param(
            "ونعت نزار الاتفاق بالكارثي، وقال إن العمل مستمر.",
            "نزار",
            id="a spelling of two verbs shows no gender",
        ),
        pytest.param("أكد عبد الله حضوره المؤتمر.", "عبد الله", id="a name of two words before an object"),
        pytest.param(
            "أقر زعيم الحزب عبد الملك الدرعي الجديد بوجود أخطاء.", "عبد الملك الدرعي", id="king in a name"
        ),
        pytest.param("قال الدكتور عبد الله التركي إن الجسر آمن.", "عبد الله التركي", id="nisba after a name"),
        pytest.param("وحذر فضيلته من التهاون.", "فضيلته", id="an honorific is masculine"),
        pytest.param(
            "واتهمت أنقرة رجل الأعمال سليم الدرعي بتمويل الحملة.", "أنقرة", id="a capital accuses somebody"
        ),
        pytest.param(
            "قال سامي حداد إن الجسر مغلق.\nوأكد لـ«الأفق» المهندس نزار الدرعي، أن العمل مستمر.",
            "نزار الدرعي",
            id="who spoke to an outlet",
        ),
        pytest.param(
            "قال سامي حداد إن الجسر مغلق.\nوتابع قوله: العمل مستمر.", "سامي حداد", id="his words are his"
        ),
        pytest.param(
            "وقال إمام المسجد نزار الدرعي إن العيد غدا.", "نزار الدرعي", id="an imam stands before nobody"
        ),
        pytest.param(
            "قال سامي حداد إن الجسر مغلق.\nوفي الميناء تم رصد المتهمين، مشيرا إلى أن العمل مستمر.",
            "سامي حداد",
            id="an object by its ending",
        ),
        pytest.param(
            "قال سامي حداد إن الجسر مغلق.\nصادق البرلمان على القانون، معربا عن أمله في التعاون.",
            "البرلمان",
            id="a name that is a verb",
        ),
        pytest.param(
            "قال مستشار الأمن سامي حداد إن الجسر مغلق.\nوقال الوزير إن العمل مستمر.",
            "الوزير",
            id="an adviser is no minister",
        ),
        pytest.param(
            "قال سمو الأمير سامي حداد إن الجسر مغلق، شاكرا سمو الأمير نزار الدرعي على دعمه."
            "\nوأثنى سموه على العمل.",
            "سامي حداد",
            id="the highness that spoke",
        ),
        pytest.param("وأبدى عدد من الحاضرات سعادتهن بالحفل.", "عدد من الحاضرات", id="some of them"),
        pytest.param("وأبدى الزوار سعادتهم بالحفل.", "الزوار", id="their joy is no title"),
        pytest.param("وأكد الجانبان رفضهما التدخل.", "الجانبان", id="both sides"),
        pytest.param(
            "قال سامي حداد إن الجسر مغلق.\nوتتهمه السلطات بتمويل الحملة.", "السلطات", id="who accuses him"
        ),
        pytest.param(
            "قال سامي حداد إن الجسر مغلق.\nوزار النائب نزار الدرعي المدينة التي انتقدها الرئيس.",
            "سامي حداد",
            id="what somebody criticized has no content",
        ),
        pytest.param(
            "تحدث الوزير سامي حداد عن دراسة حديثة تؤكد أن الأسعار ارتفعت.",
            "دراسة حديثة",
            id="what he spoke of tells",
        ),
        pytest.param(
            "قال سامي حداد في دراسة أكد فيها أن الأسعار ارتفعت.", "سامي حداد", id="what he spoke in tells not"
        ),
        pytest.param(
            "سقط الجسر وفقا لتصريحات وزير المياه نزار الدرعي.\nوأعرب وزير المياه عن أمله في التعاون.",
            "نزار الدرعي",
            id="named in what a document is called",
        ),
        pytest.param(
            "نشر النادي صورة للنجم الفرنسي سامي حداد.\nوقال النجم الفرنسي إن الفوز مهم.",
            "سامي حداد",
            id="named as on a picture",
        ),
        pytest.param(
            "استقبل رئيس الوزراء سامي حداد الوفد.\nوأكد رئيس الحكومة أن العمل مستمر.",
            "سامي حداد",
            id="head of the cabinet and of its ministers",
        ),
        pytest.param(
            "زار الشيخ نزار الدرعي المدينة.\nوقال سامي حداد إن الجسر مغلق.\nوقال الشيخ إن العمل مستمر.",
            "نزار الدرعي",
            id="a title of his own",
        ),
        pytest.param(
            "قال سامي حداد إن الجسر مغلق.\nلكن يخترع قصصا جديدة، مؤكدا أن العمل مستمر.",
            "سامي حداد",
            id="an unknown imperfect is nobody",
        ),
        pytest.param(
            "وقع خلاف بين مساعدي الرئيس سامي الحلبوني.\nوقال الحلبوني إن العمل مستمر.",
            "سامي الحلبوني",
            id="named as whose assistants",
        ),
        pytest.param("سرايا الوعد تعلن مسؤوليتها عن التفجير.", "سرايا الوعد", id="subject of a title"),
        (
            "أعلن الوزير ليث الحمداني أن المكتب سينتقل. ويطالب الساحليون ببقاء المكتب في الميناء.",
            "الساحليون",
        ),
        (
            "وأضاف ليث الحمداني: «كان هناك لقاء مع وزير المياه ومساعد المفوض، وتحدث الوزير وقال إننا سنعود».",
            "ليث الحمداني",
        ),
        (
            "أخبار الوادي\nسلطت الصحف الجبلية الضوء على وصول القافلة.\nوأشارت إلى أن السوق ستعقد غدا.",
            "الصحف الجبلية",
        ),
        (
            "عبرت والدة الراحل ليث الحمداني عن فخرها بعمله في القرية.",
            "والدة الراحل ليث الحمداني",
        ),
        (
            "ليث الحمداني: الخسارة أمر مخجل\nدافع ليث الحمداني عن مدير الفريق، سليم الدرعي، وأكد أنه باق.",
            "ليث الحمداني",
        ),
        ("أكد ليث الحمداني أن الفريق جاهز.\nوواصل حديثه: «أحب التحديات».", "ليث الحمداني"),
        ("وقال فايد إنه بريء من التهمة.", "فايد"),
        ("أضافت الهيئة أن الأمطار غزيرة، كما نصحت السكان المحليين باتخاذ الحيطة.", "الهيئة"),
        ("واتبع الطريقة ذاتها المدير الجبلي ليث الحمداني، الذي طلب من العمال وضع خطة.", "ليث الحمداني"),
        ("أكد فراس الخطيب، لاعب منتخب الجزر ونادي الساحل الجبلي، أن الخبرة قليلة.", "فراس الخطيب"),
        ("قال ليث الحمداني إن السد آمن.\nوتابع متحدثا خلال اجتماع: «نعترف بالخطأ».", "ليث الحمداني"),
        ('دعا ليث الحمداني الوزارة إلى الحوار.\nوأضاف ضيف "بوليدكا" اليوم، أن الجهة فقيرة.', "ليث الحمداني"),
        ("وقال ضيف الحلقة ليث الحمداني إن الماء نفد.", "ليث الحمداني"),
    ],
)
def test_last_source(text: str, who: str) -> None:
    assert _names(text)[-1] == who


def test_short_name_is_filled_from_someone_who_does_not_speak_there() -> None:
    assert _names("استقبل الوزير نزار الحلبوني الوفد.\nوقال الحلبوني إن الزيارة مفيدة.") == ["نزار الحلبوني"]


def test_an_office_of_another_country_is_another() -> None:
    text = "قال الرئيس الفرنسي جان مورو إن القمة نجحت.\nوقال الرئيس الألماني إن العمل مستمر."
    assert _names(text) == ["جان مورو", "الرئيس الألماني"]


def test_a_calling_of_a_woman_is_no_man() -> None:
    assert _names("قال مروان الطيبي إن الفوز مهم.\nوقالت اللاعبة إن الفريق مستعد.")[-1] == "اللاعبة"


def _alive() -> int:
    return sum(isinstance(one, Speakers | Passage) for one in gc.get_objects())


def test_no_cycle_keeps_what_was_read_alive() -> None:
    gc.disable()
    try:
        before = _alive()
        extract(Article(id="t", text="قال الوزير سليم الدرعي إن السد جاهز.\nوأضاف أن البيان صدر أمس."))
        assert _alive() == before
    finally:
        gc.enable()
