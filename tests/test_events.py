"""Events: the examples of the tables, and articles of our own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

import musnad
from musnad.lexicon.events import EVENT_COLUMNS, EVENT_TABLE, LINK_COLUMNS, LINK_TABLE, link_readings
from musnad.lexicon.gazetteer import coordinates
from musnad.lexicon.tables import rows
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Event, Record

MARKED = re.compile(r"\*([^*]+)\*")


def examples(column: str) -> Iterator[tuple[str, str, str]]:
    for row in rows(EVENT_TABLE, EVENT_COLUMNS):
        for sentence in row.many(column):
            yield row["type"], row["lemma"], sentence


def read(sentence: str) -> tuple[Record, tuple[int, int]]:
    """Return the record of a sentence, and where its marked word stands without the marks."""
    match = MARKED.search(sentence)
    assert match, sentence
    text = MARKED.sub(r"\1", sentence) + "."
    return musnad.read(text=text, published="2021-03-10"), (match.start(), match.start() + len(match[1]))


def told(record: Record, span: tuple[int, int]) -> list[Event]:
    """Return the events one of whose words is the marked one, a conjunction written on it or not."""
    return [e for e in record.events if any(lo <= span[0] and span[1] <= hi for lo, hi in e.mentions)]


@pytest.mark.parametrize(("kind", "lemma", "sentence"), list(examples("example")))
def test_an_example_reports_an_event_of_its_type(kind: str, lemma: str, sentence: str) -> None:
    record, span = read(sentence)
    assert [event.type for event in told(record, span)] == [kind], lemma


@pytest.mark.parametrize(("kind", "lemma", "sentence"), list(examples("counter")))
def test_a_counter_example_reports_none(kind: str, lemma: str, sentence: str) -> None:
    record, span = read(sentence)
    reported = [e for e in told(record, span) if e.status == "asserted" and not e.background]
    assert kind not in [event.type for event in reported], lemma


def test_every_line_has_an_example() -> None:
    assert [row["lemma"] for row in rows(EVENT_TABLE, EVENT_COLUMNS) if not row["example"]] == []


def test_the_examples_of_links_mark_a_form_of_them() -> None:
    for row in rows(LINK_TABLE, LINK_COLUMNS):
        match = MARKED.search(row["example"])
        assert match, row["lemma"]
        found = [reading.link for reading in link_readings(vocabulary()[match[1]])]
        assert row["link"] in found, row["lemma"]


def events_of(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """Return the events of ``text`` as type, actors, recipients and status."""
    record = musnad.read(text=text, published="2021-03-10")
    names = {entity.id: entity.name for entity in record.entities}
    return [
        (e.type, tuple(names[a] for a in e.actors), tuple(names[r] for r in e.recipients), e.status)
        for e in record.events
    ]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("خطف مسلحون مجهولون أربعة مهندسين قرب الجسر.", ("مسلحون مجهولون",), ("مهندسين",)),
        ("إن مسلحين مجهولين خطفوا أربعة مهندسين قرب الجسر.", ("مسلحين مجهولين",), ("مهندسين",)),
        ("خطف أربعة مهندسين في الضاحية.", (), ("مهندسين",)),
        ("أعلنت الشرطة مقتل أربعة مهندسين في الضاحية.", (), ("مهندسين",)),
        ("اغتيل القاضي سليم درويش في الضاحية أمس.", (), ("سليم درويش",)),
        ("نفذت طائرات إسرائيلية غارة على مخيم النور أمس.", ("طائرات إسرائيلية",), ("مخيم النور",)),
        ("تعرضت قرية سامرين لقصف مدفعي أمس.", (), ("قرية سامرين",)),
        ("أصيب حارسان في هجوم شنه ملثمون على المتحف أمس.", ("ملثمون",), ("المتحف", "حارسان")),
        ("ذكر مصدر أن أربعة عمال أصيبوا بجروح في هجوم قرب سامرين أمس.", (), ("عمال",)),
        ("قال المتحدث إن جنديين نرويجيين قتلا في كمين قرب سامرين أمس.", (), ("جنديين نرويجيين",)),
        ("ذكر البيان ان «ثمانية عمال، بينهم طفلان، قتلوا في كمين أمس».", (), ("عمال",)),
        ("قتل ما لا يقل عن 28 عاملا في كمين أمس.", (), ("عامل",)),
        ("قتل شرطي أول من أمس في كمين قرب سامرين.", (), ("شرطي",)),
        (
            "وقال الناطق إن انتحاريا يقود شاحنة فجر نفسه أمس قرب مخزن البلدية.",
            ("انتحاري",),
            ("مخزن البلدية",),
        ),
        ("خطف المسلحون خلال الأسابيع الماضية سبعة عمال.", ("المسلحون",), ("عمال",)),
        ("إن مسلحا قتل بعدما أطلقت طائرة صاروخا على حي الزيتون أمس.", ("طائرة",), ("مسلح", "حي الزيتون")),
        ("وقع هجوم بسيارة مفخخة استهدف دورية للشرطة أمس.", (), ("دورية للشرطة",)),
        ("قال جيش نرويجستان إن قواته قصفت مخيم النور أمس.", ("جيش نرويجستان",), ("مخيم النور",)),
        ("قالت حركة النور إنها تعرضت لقصف أمس.", (), ("حركة النور",)),
    ],
)
def test_violence_is_read_in_active_passive_and_nominal_form(
    text: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    found = events_of(text)
    assert [kind for kind, *_ in found] == ["ASSAULT"]
    assert found[0][1] == actors
    assert set(found[0][2]) == set(recipients)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("لم يخطف المسلحون المهندسين في الضاحية.", "denied"),
        ("سيجتمع رئيس الحكومة مع زعماء القبائل غدا.", "planned"),
        ("لن تفرج السلطات عن السجناء.", "denied"),
        ("قتل أربعة جنود في الضاحية.", "asserted"),
    ],
)
def test_status_is_told_by_the_words_before(text: str, status: str) -> None:
    assert [found for *_, found in events_of(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "حذر الوزير من احتمال وقوع هجوم.",
        "إذا قتل المسلحون الرهائن فسنرد.",
        "هل اغتيل القاضي؟",
        "يروي الفيلم كيف قتل المخرج بطل المسلسل.",
        "سجل اللاعب هدف المباراة من هجوم سريع للفريق.",
        "شن النائب هجوما لاذعا على الصحافة.",
        "ينتهي الاجتماع الثالثة فجرا.",
    ],
)
def test_what_does_not_happen_is_no_event_of_violence(text: str) -> None:
    reported = [found for found in events_of(text) if found[0] == "ASSAULT" and found[3] == "asserted"]
    assert reported == []


def test_an_event_spoken_of_is_background() -> None:
    text = "أحيت البلدة ذكرى اغتيال القاضي سليم درويش بمسيرة شموع."
    assert [(e.type, e.background) for e in musnad.read(text=text).events if e.type == "ASSAULT"] == [
        ("ASSAULT", True)
    ]


ARTICLE = """قتلى في هجوم على حاجز قرب الموصل

بغداد - قتل أربعة جنود وأصيب سبعة آخرون بجروح في هجوم شنه مسلحون على حاجز قرب الموصل أمس الثلاثاء.

وقال الناطق باسم الشرطة سالم درويش إن قواته اعتقلت ثلاثة مشتبه بهم في المدينة.

ونفى المحافظ أن يكون المسلحون خطفوا مدنيين.
"""


@pytest.fixture(name="article")
def _article() -> Record:
    return musnad.read(text=ARTICLE, published="2021-03-10", title="قتلى في هجوم على حاجز قرب الموصل")


def named(record: Record, ids: tuple[str, ...]) -> list[str]:
    names = {entity.id: entity.name for entity in record.entities}
    return [names[one] for one in ids]


def test_a_happening_told_twice_is_one_event(article: Record) -> None:
    violence = [
        e for e in article.events if e.type == "ASSAULT" and e.status == "asserted" and not e.background
    ]
    assert len(violence) == 1
    assert len(violence[0].mentions) >= 3
    assert named(article, violence[0].actors) == ["مسلحون"]


def test_a_demand_told_twice_is_one_event() -> None:
    text = (
        "طلبت نرويجستان من جزيرة المرجان الدخول في حوار يقدم تعويضا عادلا.\n\n"
        "وقالت: طلبت نرويجستان من جزيرة المرجان الدخول في حوار يقدم تعويضا عادلا عن الخسائر.\n\n"
        "وطلبت نرويجستان من النقابة وقف العمل في الميناء القديم."
    )
    demands = [e for e in musnad.read(text=text, published="2021-03-10").events if e.type == "REQUEST"]
    assert [len(e.mentions) for e in demands] == [2, 1]


def test_an_arrest_told_by_verb_and_noun_is_one_event() -> None:
    found = events_of("ألقت «شرطة سامرين»، القبض على شاب في العقد الثالث من العمر أمس.")
    assert [kind for kind, *_ in found] == ["COERCE"]


def test_an_event_has_its_date_place_and_figures(article: Record) -> None:
    event = next(e for e in article.events if e.type == "ASSAULT" and e.actors)
    assert (event.date, event.date_basis) == ("2021-03-09", "text")
    place = next(entity for entity in article.entities if entity.id == event.place)
    assert (place.name, place.type, place.country) == ("الموصل", "place", "IQ")
    assert place.coordinates == pytest.approx((36.3, 43.1), abs=0.2)
    values = {figure.id: figure.value for figure in article.figures}
    assert {count.what: values[count.figure] for count in event.counts} == {"killed": 4, "wounded": 7}


def test_the_voice_is_the_statement_that_reports_it(article: Record) -> None:
    arrest = next(e for e in article.events if e.type == "COERCE")
    voice = next(s for s in article.statements if s.id == arrest.statement)
    assert voice.source.name == "سالم درويش"
    assert arrest.mode == ("arrest",)


def test_participants_have_country_and_sector() -> None:
    record = musnad.read(
        text="قصفت طائرات الجيش الفرنسي مواقع المتمردين في الجبل أمس.", published="2021-03-10"
    )
    event = record.events[0]
    entities = {entity.id: entity for entity in record.entities}
    assert [(entities[one].sector, entities[one].country) for one in event.actors] == [("MIL", "FR")]


def test_demonstrators_who_denounce_take_part_in_a_protest() -> None:
    found = events_of("تظاهر مئات العمال أمام الوزارة في عمان أمس مطالبين باستقالة الوزير.")
    assert [kind for kind, *_ in found] == ["PROTEST"]
    assert [kind for kind, *_ in events_of("ندد المتظاهرون بقرار الحكومة.")] == ["PROTEST"]


def test_what_only_demonstrators_do_is_theirs() -> None:
    found = events_of("فرقت الشرطة مئات المتظاهرين الذين كانوا يهتفون ضد الغلاء في سامرين أمس.")
    assert ("PROTEST", ("المتظاهرين",)) in [(kind, actors) for kind, actors, *_ in found]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("وكان الوزير قد استقبل سفير نرويجستان أمس.", "CONSULT", "asserted"),
        ("يرجو الناطق أن تتخذ حكومة نرويجستان خطوة وتطلق سراح الصحفيين.", "RETREAT", None),
        ("إن إطلاق سراح الصحفي سليم درويش سيكون خطوة حسنة.", "RETREAT", None),
        ("أكد الناطق ضرورة التوصل إلى اتفاق مع حكومة نرويجستان.", "AGREE", None),
        ("وافقت الحكومة على فرض عقوبات على نرويجستان.", "SANCTION", "planned"),
        ("ويعتصم مئات العمال أمام الوزارة في عمان.", "PROTEST", "asserted"),
        ("سيسمح القانون باعتقال سليم درويش في سامرين.", "COERCE", "planned"),
        ("وينص مقترح النظام على معاقبة سليم درويش.", "SANCTION", None),
        ("إن رفع العقوبات عن نرويجستان لن يتم قبل العيد.", "RETREAT", None),
        ("وطالب رئيس الحكومة الوزراء بالاستقالة.", "REQUEST", "asserted"),
        ("وهدد رئيس نرويجستان، في خطاب أمس، بمعاقبة المصارف.", "SANCTION", None),
        ("الجفاف يهدد محاصيل القرى.", "THREATEN", None),
        ("وكان سالم قاضيا في المحكمة عام 2003.", "ACCUSE", None),
        ("أكد الناطق أن دعم الوزير للرياضة كبير.", "SUPPORT", None),
        ("خرجت تظاهرة حاشدة في سامرين تأييدا للحكومة أمس.", "PROTEST", None),
    ],
)
def test_what_is_hoped_or_agreed_to_has_not_happened(text: str, kind: str, status: str | None) -> None:
    found = [told for event, *_, told in events_of(text) if event == kind]
    assert found == ([] if status is None else [status])


@pytest.mark.parametrize(
    "text",
    [
        "تحطم طائرة\n\nسقطت طائرة ركاب أمس.\n\nوقتل جميع من كانوا على متنها، وهم أحد عشر شخصا.",
        "زلزال يضرب سامرين\n\nقتل تسعة أشخاص وأصيب عشرون أمس في سامرين.\n\nوأدى إلى تهجير مئات السكان.",
    ],
)
def test_an_accident_is_no_violence(text: str) -> None:
    assert events_of(text) == []


def test_violence_amid_a_disaster_is_violence() -> None:
    text = "زلزال يضرب سامرين\n\nقتل تسعة أشخاص أمس في سامرين. وخطف مسلحون ثلاثة مسعفين في القرية أمس."
    assert "ASSAULT" in [kind for kind, *_ in events_of(text)]


def test_plural_verbs_mean_the_people_last_named() -> None:
    text = "وصل العمال إلى ساحة البلدية أمس ثم خطفوا مهندسا في سامرين."
    assert ("ASSAULT", ("العمال",), ("مهندس",), "asserted") in events_of(text)


def test_a_date_far_away_is_of_something_else() -> None:
    text = (
        "قتل شرطي في هجوم قرب سامرين، وهي بلدة صغيرة في واد بعيد اشتهرت بزراعة التمور وصناعة السلال، "
        "وكان أهلها قد بنوا فيها سوقا كبيرا افتتح في حفل حضره كثيرون من القرى المجاورة عام 1998."
    )
    event = musnad.read(text=text, published="2021-03-10").events[0]
    assert (event.date, event.background) == ("2021-03-10", False)


def test_a_patrol_is_no_league() -> None:
    found = events_of("قتل شرطي أمس في هجوم على دورية للشرطة وعلى دورية للجيش قرب سامرين.")
    assert [kind for kind, *_ in found] == ["ASSAULT"]


def test_what_is_prevented_did_not_happen() -> None:
    found = events_of("أسف الناطق لمنع الحكومة تنظيم تظاهرات حزب النور أمس.")
    assert [status for kind, *_, status in found if kind == "PROTEST"] == ["denied"]


def test_marks_and_digits_change_no_event() -> None:
    plain = "قتل 4 جنود في هجوم شنه مسلحون قرب الموصل أمس."
    marked = "قُتِلَ ٤ جنـود في هجومٍ شنّه مسلّحون قرب الموصل أمس."
    assert [found[0] for found in events_of(plain)] == [found[0] for found in events_of(marked)]


def test_every_id_of_an_event_is_in_the_record(article: Record) -> None:
    entities = {entity.id for entity in article.entities}
    statements = {statement.id for statement in article.statements}
    figures = {figure.id for figure in article.figures}
    for event in article.events:
        assert {*event.actors, *event.recipients} <= entities
        assert event.place is None or event.place in entities
        assert event.statement is None or event.statement in statements
        assert {count.figure for count in event.counts} <= figures
        assert event.trigger == event.mentions[0]


def test_a_place_is_looked_up_in_its_country() -> None:
    assert coordinates("الموصل", "IQ") is not None
    assert coordinates("الموصل", "FR") is None
    assert coordinates("لا مكان") is None


def test_what_an_actor_is_does_not_depend_on_the_process() -> None:
    # «كنيستهم» may be a church's or a parliament's form; a set of both has another order each time.
    code = (
        "from musnad.lexicon.actors import sector_of; from musnad.lexicon.vocabulary import vocabulary;"
        "print(sector_of([vocabulary()['كنيستهم']], 0, 1))"
    )
    found = {
        subprocess.run(  # noqa: S603 - the program above
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "1234"
    }
    assert found == {b"REL\n"}


def test_the_word_of_an_event_is_shown_without_its_conjunction() -> None:
    for text in ("وأشاد الوزير بشجاعة الجنود.", "وَأشاد الوزير بشجاعة الجنود."):
        record = musnad.read(text=text, published="2021-03-10")
        (event,) = record.events
        assert record.words(event.trigger) == "أشاد"
        assert event.mentions == (event.trigger,)


def test_what_has_a_date_to_come_has_not_happened() -> None:
    (planned,) = musnad.read(
        text="زيارة الوزير سليم الحاج إلى الرباط يوم 20 أبريل.", published="2021-03-10"
    ).events
    assert (planned.status, planned.date) == ("planned", "2021-04-20")
    (visit,) = musnad.read(text="الوزير سليم الحاج يزور الرباط يوم 20 أبريل.", published="2021-03-10").events
    assert visit.status == "planned"
    text = "هدد الحزب بمقاطعة انتخابات أبريل المقبل."
    (threat, *_) = musnad.read(text=text, published="2021-03-10").events
    assert (threat.status, threat.date) == ("asserted", "2021-03-10")


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        # between two auxiliaries, whatever parts them
        (
            "وكانت «كتائب الفجر»، الجناح العسكري للحركة، قد قصفت معسكر الحجر.",
            ("كتائب الفجر",),
            ("معسكر الحجر",),
        ),
        # numbers that stand for those they count
        ("أطلق الرجل أعيرة نارية على حافلة قرب الجسر فأصاب ستة بجروح.", ("الرجل",), ("حافلة", "ستة")),
        # over a long subject
        (
            "تعرضت وزيرة المياه سلمى الحداد، حرم الطبيب سليم الورداني نائب رئيس الحزب، لمحاولة اغتيال.",
            (),
            ("سلمى الحداد",),
        ),
        # a genitive that goes on, a name's last part that nobody listed
        ("قتل أربعة من جنود مشاة البحرية في هجوم أمس.", (), ("جنود مشاة البحرية",)),
        # several people without the article end their phrase
        ("خطف ثلاثة مسلحين الوزير سليم الحاج قرب الجسر.", ("مسلحين",), ("سليم",)),
        # those counted as a group after a preposition
        ("أطلق جنود صاروخا على مجموعة من عناصر الكتائب قرب الجسر.", ("جنود",), ("عناصر الكتائب",)),
    ],
)
def test_participants_are_found_around_what_stands_between(
    text: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    (event,) = [event for event in events_of(text) if event[0] == "ASSAULT"]
    assert event[1:3] == (actors, recipients)


def test_demonstrators_clash_with_others() -> None:
    ((kind, actors, recipients, _),) = events_of("وقعت صدامات بين الشرطة والمتظاهرين أمام البرلمان أمس.")
    assert (kind, actors, recipients) == ("PROTEST", ("المتظاهرين",), ("الشرطة",))


def test_what_demonstrators_show_is_not_of_them() -> None:
    ((_, actors, _, _),) = events_of("ورفع المتظاهرون الأعلام وصور الزعيم سليم الحاج أمام البرلمان.")
    assert actors == ("المتظاهرون",)


@pytest.mark.parametrize(
    "text",
    [
        "كثف الرئيس ضغوطه لفرض عقوبات على الشركة.",
        "اجتمعت اللجنة بشأن خطة لمصادرة المحلات.",
        "توجه شاب إلى البلدة لشن هجوم على الحاجز.",
        "رجحت العاصمة توجيه ضربات جوية وقصف مواقع المسلحين.",
        "حث المدير زملاءه على الصبر وتحمل المسؤولية الكبيرة التي ألقيت عليهم.",
        "لم تستطع النقابة أن تجمع أكثر من خمسين متظاهرا.",
        "تعهد الوزير بالعمل على إلقاء القبض على المهربين.",
        "أعلنت الشرطة أنها سيطرت على الموقف في الملعب أمس.",
        "قالت مصادر إن عملية اقتحام مدينة الحجر باتت وشيكة.",
        "احتلت السفن الجزء الأكثر نموا بنسبة عشرة في المئة.",
    ],
)
def test_what_is_meant_for_a_purpose_has_not_happened(text: str) -> None:
    told = musnad.read(text=text, published="2021-03-10").events
    kinds = {"SANCTION", "ACCUSE", "COERCE", "ASSAULT", "PROTEST"}
    assert [e.type for e in told if e.type in kinds and e.status == "asserted" and not e.background] == []


def test_a_people_is_not_one_of_them() -> None:
    text = "وقعت مواجهات بين الفلسطينيين وحراس أمس. وقال الرئيس الفلسطيني سليم الحاج إن الوضع صعب."
    ((_, actors, _, _),) = events_of(text)
    assert actors[0] == "الفلسطينيين"


def test_short_verbs_are_read_after_a_conjunction() -> None:
    assert events_of("وشن مسلحون هجوما على الحاجز فجر أمس.") == [
        ("ASSAULT", ("مسلحون",), ("الحاجز",), "asserted")
    ]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("بدأ المراسل عامه الثاني قيد اعتقال السلطات.", "COERCE", ("السلطات",), ()),
        ("أعلنت مصادر محلية اعتقال قيادات حزبية أمس.", "COERCE", (), ("قيادات حزبية",)),
        ("انتهى الحصار بقتل قوات الأمن لسليم الورداني أمس.", "ASSAULT", ("قوات الأمن",), ("سليم الورداني",)),
        ("أطلق سراح المرأتين بكفالة أمس.", "RETREAT", (), ("المرأتين",)),
        (
            "بدأت العاصمة بفرض عقوبات على شركتين بعد احتجاز سليم الورداني من قبل الشرطة.",
            "SANCTION",
            ("العاصمة",),
            ("شركتين",),
        ),
    ],
)
def test_who_does_it_is_told_by_the_genitive_and_its_own_agent(
    text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    (event,) = [event for event in events_of(text) if event[0] == kind]
    assert event[1:3] == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أكدت الشرطة أن الحادث انتهى وأنها ألقت القبض على لص أمس.",
            ("COERCE", ("الشرطة",), ("لص",), "asserted"),
        ),
        (
            "تبدأ في جنيف محادثات السلام بين الأطراف الليبية.",
            ("CONSULT", ("الأطراف الليبية",), (), "asserted"),
        ),
        (
            "نفذت طائرات الجيش في ساعة متأخرة من مساء أمس غارات قرب الجبل.",
            ("ASSAULT", ("طائرات الجيش",), (), "asserted"),
        ),
        (
            "أشاد رئيس الجامعة بالهند سليم الحاج بجهود الحكومة.",
            ("SUPPORT", ("سليم",), ("الحكومة",), "asserted"),
        ),
    ],
)
def test_no_other_word_takes_part(
    text: str, expected: tuple[str, tuple[str, ...], tuple[str, ...], str]
) -> None:
    assert expected in events_of(text)


def test_who_is_asked_in_the_passive_asks_nobody() -> None:
    told = events_of("قال التاجر سليم الحاج إن الصياد منير العلي طولب برشوة في الميناء.")
    assert [actors for kind, actors, _, _ in told if kind == "REQUEST"] == []


def test_a_word_that_an_event_needs_is_no_event() -> None:
    told = [(kind, status) for kind, _, _, status in events_of("دعت دول إلى فرض حظر سلاح على الجزيرة.")]
    assert ("SANCTION", "asserted") not in told
    assert "COERCE" not in [kind for kind, _ in told]


def test_what_is_called_for_has_not_happened() -> None:
    (event,) = [
        event for event in events_of("دعا البيان إلى إرسال قوات إلى الجزيرة.") if event[0] == "MOBILIZE"
    ]
    assert event[3] != "asserted"
