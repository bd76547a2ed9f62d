"""Stories: articles on the same event, put together in the order in which they come."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

import musnad
from musnad.ledger import Ledger, open_ledger
from musnad.ledger.filing import adding
from musnad.ledger.preparing.split_text import SplitText
from musnad.ledger.preparing.story_features import story_features
from musnad.ledger.store.connect import reading
from musnad.ledger.store.story_tables import stories, story_articles, story_terms
from musnad.ledger.stories.window import packed_terms, unpacked_terms

BRIDGE = (
    (
        "انهيار جسر الزعفران في مدينة نهروان\nقتل سبعة أشخاص وأصيب عشرون في انهيار جسر الزعفران بمدينة "
        "نهروان فجر اليوم، حسبما أعلن الدفاع المدني. وقالت البلدية إن الجسر كان قيد الترميم."
    ),
    (
        "سبعة قتلى بانهيار جسر في نهروان\nانهار جسر الزعفران في نهروان اليوم ما أدى إلى مقتل سبعة "
        "أشخاص. وقال الدفاع المدني إن فرق الإنقاذ تبحث تحت أنقاض الجسر عن عالقين."
    ),
    (
        "نهروان: البحث عن عالقين تحت جسر الزعفران\nتواصل فرق الإنقاذ البحث تحت أنقاض جسر الزعفران الذي "
        "انهار في نهروان. وأعلن محافظ نهروان فتح تحقيق في انهيار الجسر."
    ),
)
HARVEST = (
    "موسم قياسي لزيتون وادي السلام\nتوقعت وزارة الزراعة أن يبلغ محصول الزيتون في وادي السلام مستوى "
    "قياسياً هذا الموسم بعد أمطار وفيرة. وقال مزارعون إن المعاصر تعمل ليلاً ونهاراً."
)


def record(text: str, published: str | None, name: str) -> musnad.Record:
    found = musnad.read(text=text, published=published, id=name)
    assert isinstance(found, musnad.Record)
    return found


def told(day: str | None = "2031-05-10") -> list[musnad.Record]:
    return [record(text, day, f"bridge{at}") for at, text in enumerate(BRIDGE)]


def groups(ledger: Ledger) -> list[list[int]]:
    a = story_articles.c
    with reading(ledger.engine) as connection:
        rows = connection.execute(select(a.story, a.article).order_by(a.story, a.article)).all()
    return [[row.article for row in of] for _, of in itertools.groupby(rows, lambda row: row.story)]


def test_articles_on_one_event_are_one_story(ledger: Ledger) -> None:
    first, second, third = told()
    ledger.add_records([first, record(HARVEST, "2031-05-10", "harvest"), second, third])
    assert groups(ledger) == [[1, 3, 4], [2]]


def test_a_story_is_joined_within_days_of_publication_not_of_arrival(ledger: Ledger) -> None:
    first, second, _ = told()
    late = record(BRIDGE[2], "2031-05-30", "late")
    before = record(BRIDGE[2], "2031-05-08", "before")
    ledger.add_records([first, late, second, before])
    assert groups(ledger) == [[1, 3, 4], [2]]


def test_a_story_does_not_wander_on_for_ever(ledger: Ledger) -> None:
    days = [record(BRIDGE[0], f"2031-05-{day:02}", f"day{day}") for day in range(1, 29)]
    ledger.add_records(days)
    assert max(map(len, groups(ledger))) == 8


def test_articles_without_a_day_are_put_together_too(ledger: Ledger) -> None:
    ledger.add_records([*told(None), record(HARVEST, None, "harvest")])
    assert groups(ledger) == [[1, 2, 3], [4]]
    assert ledger.contents_hash() == ledger.contents_hash()


def test_a_new_version_leaves_the_story_of_the_old_one(ledger: Ledger) -> None:
    ledger.add_records(told())
    for text in (HARVEST, BRIDGE[1]):
        changed = musnad.read(text=text, published="2031-05-10", id="bridge0")
        ledger.add_records([changed])
    assert groups(ledger) == [[2, 3, 5]]
    with reading(ledger.engine) as connection:
        assert connection.execute(select(stories.c.articles)).scalars().all() == [3]
        indexed = set(connection.execute(select(story_terms.c.article)).scalars())
    assert indexed == {2, 3, 5}


def test_an_article_that_was_replaced_before_counts_until_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = musnad.read(text=HARVEST, published="2031-05-10", id="bridge0")
    items = [told()[0], *told()[1:2], replaced, told()[2]]
    assert len({hashed(tmp_path / f"{size}.db", items, size, monkeypatch) for size in (1, 2, 3, 4)}) == 1


def hashed(
    path: Path, items: Sequence[musnad.Record | musnad.Rejected], size: int, patch: pytest.MonkeyPatch
) -> str:
    patch.setattr(adding, "_BATCH", size)
    with open_ledger(str(path)) as opened:
        opened.add_records(items)
        return opened.contents_hash()


def test_an_empty_article_has_a_story_of_its_own(ledger: Ledger) -> None:
    ledger.add_records([musnad.Record(id="a", text="و"), musnad.Record(id="b", text="و", published="soon")])
    assert groups(ledger) == [[1], [2]]


def test_features_are_as_long_as_any_and_the_weightiest_come_first() -> None:
    terms = story_features(SplitText(told()[0]), "انهيار جسر").terms
    weights = list(terms.values())
    assert weights == sorted(weights, reverse=True)
    assert 950 <= sum(weight * weight for weight in weights) ** 0.5 <= 1000
    assert list(unpacked_terms(packed_terms(terms)).items()) == list(terms.items())


def test_vowel_signs_and_digits_change_no_story() -> None:
    plain, marked = "سقط جسر الزعفران", "سَقَطَ جـسر الزّعفران"
    texts = [SplitText(record(text, "2031-05-10", "a")) for text in (plain, marked)]
    one, other = (story_features(text, None) for text in texts)
    assert one == other
