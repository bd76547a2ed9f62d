"""An article is found by any of its words, however they are decorated, on both databases alike."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger_articles import rows
from musnad.errors import QueryError
from musnad.ledger import Ledger, Result, SearchOptions, open_ledger
from musnad.ledger.search.excerpts import shortened
from musnad.ledger.search.index import KINDS
from musnad.lexicon.affixes import affixes
from musnad.lexicon.forms import readings
from musnad.lexicon.vocabulary import vocabulary
from musnad.reading import read
from musnad.record import Record
from musnad.text.tokens import NUMBER, WORD, tokenise

COUNT = 24
SIGNS = "\u064e\u064f\u0650\u0651\u0652\u0640\u200f\u200d\u2067\u2069"
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
SPELLINGS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ة", "ه"), ("ى", "ي"), ("ؤ", "و"), ("ئ", "ي"))
OPTIONS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def records() -> list[Record]:
    return [
        read(text=row["text"], id=row["id"], url=row["url"], published=row["published"])
        for row in rows(COUNT)
    ]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with invented articles."""
    place = str(tmp_path_factory.mktemp("search") / "news.db")
    if request.param == "postgresql":
        place = request.getfixturevalue("postgresql").new_database("properties")
    with open_ledger(place) as ledger:
        ledger.add_records(records())
        yield ledger


@st.composite
def decorated(draw: st.DrawFn) -> tuple[Record, str]:
    """One of the articles, and one of its words or numbers as somebody else might type it."""
    record = draw(st.sampled_from(ARTICLES))
    words = [
        word
        for block in record.blocks
        if block.kind in {"title", "paragraph", "heading"}
        for word in tokenise(record.words(block.span), vocabulary()).words
        if word.kind in {WORD, NUMBER}
    ]
    word = draw(st.sampled_from(words))
    if word.kind == NUMBER:
        shown = word.form.translate(str.maketrans(DIGITS[0], draw(st.sampled_from(DIGITS))))
        return record, shown
    typed = word.bare
    for written, instead in SPELLINGS:
        if draw(st.booleans()):
            typed = typed.replace(written, instead)
    typed = draw(clitics(typed))
    signs = draw(st.lists(st.text(SIGNS, max_size=2), min_size=len(typed), max_size=len(typed)))
    return record, "".join(letter + sign for letter, sign in zip(typed, signs, strict=True))


@st.composite
def clitics(draw: st.DrawFn, word: str) -> str:
    """``word`` as it is, or with a clitic before it that can be told from its own letters."""
    before = draw(st.sampled_from(["", *sorted(affixes().conjunctions), *sorted(affixes().prepositions)]))
    plain = vocabulary()[word].form
    written = vocabulary()[before + word].form
    return before + word if readings(plain).sure[0] in readings(written).sure else word


ARTICLES = records()


@OPTIONS
@given(decorated())
def test_an_article_is_found_by_any_of_its_words(filled: Ledger, case: tuple[Record, str]) -> None:
    record, typed = case
    results = filled.search(typed, options=SearchOptions(limit=COUNT)).results
    assert record.id in {result.record for result in results}


@OPTIONS
@given(decorated(), st.integers(10, 300))
def test_excerpts_are_words_of_the_text(filled: Ledger, case: tuple[Record, str], letters: int) -> None:
    texts = {record.id: record.text for record in ARTICLES}
    for kind in KINDS:
        options = SearchOptions(kind=kind, excerpt=letters)
        for result in filled.search(case[1], options=options).results:
            check_excerpt(result, texts[result.record], letters)


def check_excerpt(result: Result, text: str, letters: int) -> None:
    for excerpt in (result.excerpt, shortened(result.excerpt, 20)):
        lo, hi = excerpt.span
        assert excerpt.text == text[lo:hi]
        assert all(lo <= start < end <= hi for start, end in excerpt.marks)
        assert "".join(part for part, _ in excerpt.parts()) == excerpt.text
        marked = [part for part, found in excerpt.parts() if found]
        assert marked == [text[start:end] for start, end in excerpt.marks]
        assert not any(text[end : end + 1] in SIGNS and text[end : end + 1] for _, end in excerpt.marks)
    assert len(result.excerpt.text) <= letters
    assert len(shortened(result.excerpt, 20).text) <= 20


@OPTIONS
@given(st.text(st.characters() | st.sampled_from("\"-«»()*:^+~|&!<>\\'؟ وبالسد"), max_size=60))
def test_any_string_is_a_query_or_a_clear_error(filled: Ledger, typed: str) -> None:
    with suppress(QueryError):
        filled.search(typed)
