"""The annotated articles of ``tests/gold``: that each says what its guide asks for."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from musnad.evaluation.gold import Gold, GoldStatement
from musnad.evaluation.loading import load

ARTICLES = list(load(Path(__file__).parent / "gold" / "articles"))
WEEKDAYS = {"ثنين": 0, "الثلاثاء": 1, "ربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5, "الأحد": 6}
MARKS = '«»“”"‹›'
EDGES = " .،,؛:"


def by_name(article: Gold) -> str:
    return article.id


@pytest.fixture(params=ARTICLES, ids=by_name)
def article(request: pytest.FixtureRequest) -> Gold:
    found = request.param
    assert isinstance(found, Gold)
    return found


def test_there_are_enough_and_they_differ() -> None:
    assert len(ARTICLES) >= 48
    assert len({article.text for article in ARTICLES}) == len(ARTICLES)
    assert len({article.outlet for article in ARTICLES}) >= 15
    acts = Counter(statement.act for article in ARTICLES for statement in article.statements)
    assert len(acts) == 8
    assert min(acts.values()) >= 5
    assert sum(len(article.disputes) for article in ARTICLES) >= 25
    assert any(not article.statements for article in ARTICLES)


def test_spans_lie_in_the_text_and_pieces_in_order(article: Gold) -> None:
    for statement in article.statements:
        assert statement.content
        assert all(start < end for start, end in statement.content)
        assert all(one[1] <= other[0] for one, other in pairwise(statement.content))


def test_content_has_no_punctuation_at_its_ends(article: Gold) -> None:
    for statement in article.statements:
        for start, end in statement.content:
            assert article.text[start] not in EDGES
            assert article.text[end - 1] not in EDGES


def test_the_mode_fits_the_quotation_marks(article: Gold) -> None:
    for statement in article.statements:
        if statement.mode == "direct":
            assert _opens(article, statement) or _inside(article, statement)
        if statement.mode == "mixed":
            assert _marks(article, statement)


def _opens(article: Gold, statement: GoldStatement) -> bool:
    return article.text[statement.content[0][0] - 1] in MARKS


def _marks(article: Gold, statement: GoldStatement) -> bool:
    return any(
        mark in article.text[start - 1 : end + 1] for start, end in statement.content for mark in MARKS
    )


def _inside(article: Gold, statement: GoldStatement) -> bool:
    """Return whether the content stands within the content of another direct statement."""
    start = statement.content[0][0]
    return any(
        other is not statement and other.mode == "direct" and any(s <= start < e for s, e in other.content)
        for other in article.statements
    )


def test_weekdays_fall_on_their_dates(article: Gold) -> None:
    for mention in article.dates:
        words = article.text[slice(*mention.span)]
        for name, number in WEEKDAYS.items():
            if name in words and mention.value and len(mention.value) == 10:
                assert date.fromisoformat(mention.value).weekday() == number, words


def test_every_number_in_digits_is_a_figure_a_date_or_known_not_to_be(article: Gold) -> None:
    covered = [figure.span for figure in article.figures] + [mention.span for mention in article.dates]
    body = [b.span for b in article.blocks or () if b.kind in {"title", "paragraph", "related"}]
    for number in re.finditer(r"\d[\d.,٫]*", article.text):
        at = number.start()
        if any(s <= at < e for s, e in body) and not any(s <= at < e for s, e in covered):
            context = article.text[max(0, at - 30) : at + 30]
            assert re.search(NEITHER, context), context


# ages, durations, clock times, scores of matches, names
NEITHER = "عام|سنوات|شهر|يوم|دقيقة|الساعة|تعادل|الترجيح|3-صفر|طريق|نورا"
