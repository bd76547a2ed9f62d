"""Copies: found whatever the order, grouped, taken apart again."""

from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from copied_articles import article, sentences
from musnad.ledger import Ledger, open_ledger
from musnad.ledger.copies import groups
from musnad.ledger.copies.likeness import ALIKE
from musnad.ledger.preparing.shingles import body_words, shingles
from musnad.ledger.preparing.split_text import SplitText
from musnad.ledger.store.connect import reading
from musnad.ledger.store.tables import sketches
from musnad.record import Record

ONE, TWO, THREE = (sentences(12, seed) for seed in (1, 2, 3))


def records(*texts: list[str]) -> list[Record]:
    return [article(lines, id=f"a{place}") for place, lines in enumerate(texts, 1)]


def leaders(ledger: Ledger) -> dict[int, int]:
    with reading(ledger.engine) as connection:
        return groups.group_of(connection, range(1, 200))


def test_copies_follow_the_article_that_came_first(ledger: Ledger) -> None:
    ledger.add_records(records(ONE, TWO, ONE[:9], [*ONE, *THREE[:2]], TWO[2:]))
    assert leaders(ledger) == {1: 1, 2: 2, 3: 1, 4: 1, 5: 2}
    assert ledger.stats().copies == 3
    with reading(ledger.engine) as connection:
        assert groups.members(connection, [1]) == {1: [1, 3, 4]}
        assert [pair.other for pair in groups.pairs_of(connection, 3)] == [1, 4]


def test_spelling_marks_and_furniture_make_no_difference(ledger: Ledger) -> None:
    written = [line.replace("أ", "ا").replace("ة", "ةَ") for line in ONE]
    furniture = ["\n\nاقرأ أيضاً", "\n\nجميع الحقوق محفوظة لصحيفة صدى مرجان 2031"]
    ledger.add_records(records(ONE, [*written, *furniture]))
    with reading(ledger.engine) as connection:
        (pair,) = groups.pairs_of(connection, 2)
    assert pair.other_share == 1
    assert leaders(ledger) == {1: 1, 2: 1}


def test_a_part_of_a_much_longer_text_is_kept_as_a_pair_but_is_no_copy(ledger: Ledger) -> None:
    digest = [*ONE, *sentences(40, 4), *TWO]
    ledger.add_records(records(ONE, TWO, digest))
    assert leaders(ledger) == {1: 1, 2: 2, 3: 3}
    with reading(ledger.engine) as connection:
        found = {pair.other: pair.other_share for pair in groups.pairs_of(connection, 3)}
    assert found == {1: 1.0, 2: 1.0}


def test_an_article_of_two_texts_joins_the_longer_at_most(ledger: Ledger) -> None:
    ledger.add_records(records(ONE, TWO[:8], [*ONE, *TWO[:8]]))
    assert leaders(ledger) == {1: 1, 2: 2, 3: 1}


def test_one_article_joins_two_groups_and_parts_them_when_it_is_replaced(ledger: Ledger) -> None:
    between, other = [*ONE[2:], *TWO[:4]], [*ONE[6:], *TWO[:6]]
    ledger.add_records([*records(ONE, other, ONE, other), article(between, url="https://news.example/b")])
    assert leaders(ledger) == dict.fromkeys(range(1, 6), 1)
    ledger.add_records([article(THREE, url="https://news.example/b")])
    assert leaders(ledger) == {1: 1, 2: 2, 3: 1, 4: 2, 6: 6}


def test_a_group_outlives_its_leader(ledger: Ledger) -> None:
    address = "https://news.example/a"
    ledger.add_records([article(ONE, url=address), *records(ONE, ONE[:10])])
    ledger.add_records([article(TWO, url=address)])
    assert leaders(ledger) == {2: 2, 3: 2, 4: 4}


def test_batches_change_nothing(ledger: Ledger) -> None:
    address = "https://news.example/a"
    wanted = [
        article(ONE, url=address),
        *records(ONE[:10], TWO, [*ONE[4:], *TWO]),
        article(TWO, url=address),
        article(ONE[1:], id="last"),
    ]
    for record in wanted:
        ledger.add_records([record])
    with open_ledger(":memory:") as other:
        other.add_records(wanted)
        assert leaders(other) == leaders(ledger)
        assert other.contents_hash() == ledger.contents_hash()


def test_the_order_of_articles_changes_no_group(ledger: Ledger) -> None:
    texts = {"one": ONE, "part": ONE[:8], "both": [*ONE[2:], *TWO[4:]], "two": TWO}
    found = set()
    for order in permutations(texts):
        with open_ledger(":memory:") as other:
            other.add_records([article(texts[name], id=name) for name in order])
            led = leaders(other)
        together = {
            frozenset(pair) for pair in combinations(range(4), 2) if led[1 + pair[0]] == led[1 + pair[1]]
        }
        found.add(frozenset(frozenset(order[place] for place in pair) for pair in together))
    assert len(found) == 1
    assert ledger.stats().copies == 0


def test_a_text_that_many_print_costs_no_more(ledger: Ledger) -> None:
    ledger.add_records(records(*([*ONE, line] for line in sentences(90, 5))))
    assert set(leaders(ledger).values()) == {1}
    with reading(ledger.engine) as connection:
        c = sketches.c
        most = (
            select(func.count())
            .select_from(sketches)
            .group_by(c.shingle)
            .order_by(func.count().desc())
            .limit(1)
        )
        assert connection.execute(most).scalar_one() == 64


def test_texts_of_few_words(ledger: Ledger) -> None:
    few, more = ["خبر."], ["افتتح السوق الجديد في مرجان، وحضر الافتتاح أهالي القرى.", "الخبر التالي."]
    ledger.add_records(records(few, few, more, more))
    assert leaders(ledger) == {1: 1, 2: 2, 3: 3, 4: 3}


def test_shingles_are_the_same_everywhere() -> None:
    found = shingles(SplitText(article(["افتتح السوق الجديد في مرجان بحضور أهالي القرى."])))
    assert found.sketch == (
        1669600288430117666,
        5137843713354984385,
        6867447408533320181,
        6916167450551664517,
    )
    assert found.data.hex() == "3b39572e45939a8e10269cbe4e53f6bf"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 11), min_size=1, max_size=12, unique=True), min_size=2, max_size=5))
def test_what_is_found_is_what_comparing_all_with_all_finds(chosen: list[list[int]]) -> None:
    made = records(*([ONE[place] for place in places] for places in chosen))
    with open_ledger(":memory:") as ledger:
        ledger.add_records(made)
        with reading(ledger.engine) as connection:
            numbers = range(1, len(made) + 1)
            found = {
                frozenset({pair.article, pair.other})
                for number in numbers
                for pair in groups.pairs_of(connection, number)
                if pair.jaccard >= ALIKE
            }
    runs = [_runs(record) for record in made]
    assert found == {
        frozenset({one + 1, other + 1})
        for one, other in combinations(range(len(made)), 2)
        if len(runs[one] & runs[other]) >= 0.5 * len(runs[one] | runs[other])
    }


def _runs(record: Record) -> set[tuple[str, ...]]:
    words = [word.form for word in body_words(SplitText(record))]
    return set(zip(*(words[start:] for start in range(5)), strict=False))
