"""Spellings are read as reporting words, with their clitics, by form and by hamza."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import LanguageDataError
from musnad.lexicon import cues
from musnad.lexicon.cues import NOUN_COLUMNS, NOUN_TABLE, VERB_COLUMNS, VERB_TABLE, cue_readings
from musnad.lexicon.tables import Row, rows
from musnad.lexicon.types import CueReading
from musnad.lexicon.vocabulary import vocabulary


def _readings(spelling: str) -> tuple[CueReading, ...]:
    return vocabulary()[spelling].cues


def _lemmas(spelling: str) -> set[str]:
    return {reading.lemma for reading in _readings(spelling)}


@pytest.mark.parametrize(
    ("spelling", "lemma"),
    [
        ("قال", "قال"),
        ("وقالت", "قال"),
        ("فقالوا", "قال"),
        ("قائلاً", "قال"),
        ("قائلًا", "قال"),
        ("قايلا", "قال"),
        ("وأكّدَت", "أكّد"),
        ("واكد", "أكّد"),
        ("مؤكـــدة", "أكّد"),
        ("مشيرتين", "أشار"),
        ("لافتين", "لفت"),
        ("نافيةً", "نفى"),
        ("ليضيف", "أضاف"),
        ("يقولون", "قال"),
        ("استنكاره", "استنكر"),
        ("مطالبتها", "طالب"),
        ("ادعائه", "ادّعى"),
        ("رآه", "رأى"),
        ("أسماه", "أسمى"),
        ("طولب", "طالب"),
        ("ورد", "ورد"),
        ("بحسب", "بحسب"),
        ("ووفقاً", "وفقا"),
    ],
)
def test_spelling_has_lemma(spelling: str, lemma: str) -> None:
    assert lemma in _lemmas(spelling)


@pytest.mark.parametrize(
    "spelling",
    [
        "الوزير",
        "إدانته",  # of a court, nearly always
        "هناك",
        "مدينة",
        "دون",
        "يتم",
        "يجب",
        "إبان",
        "أنباء",
        "نادي",
        "لندن",
        "سموه",
        "إنه",
        "مصر",
        "هنا",
    ],
)
def test_common_words_are_no_cues(spelling: str) -> None:
    assert _readings(spelling) == ()


def test_clitics_and_tense() -> None:
    future = _readings("وسيعلن")[0]
    assert (future.lemma, future.tense, future.conjunction) == ("أعلن", "future", "و")
    relative = _readings("قاله")[0]
    assert (relative.kind, relative.pronoun) == ("verb", "ه")
    noun = _readings("بالقول")[0]
    assert (noun.kind, noun.definite, noun.preposition) == ("noun", True, "ب")
    noun = _readings("للتحذير")[0]
    assert (noun.act, noun.definite, noun.preposition) == ("warn", True, "ل")


def test_first_person_by_its_hamza() -> None:
    assert {reading.person for reading in _readings("أعتقد")} == {1}
    assert {reading.person for reading in _readings("اعتقد")} == {1, 3}


def test_passives() -> None:
    assert {reading.passive for reading in _readings("قيل")} == {"yes"}
    assert {reading.passive for reading in _readings("ذكرت") if reading.lemma == "ذكر"} == {"maybe"}
    assert {reading.passive for reading in _readings("أضاف")} == {"no"}


def test_a_word_needed_beside_it_is_told() -> None:
    needed = {reading.after for reading in _readings("نقلا") if reading.kind == "preposition"}
    assert needed == {frozenset({"عن"})}
    assert {reading.before for reading in _readings("حد")} == {("علي",)}


def _examples() -> list[tuple[str, str, str]]:
    tables = ((VERB_TABLE, VERB_COLUMNS), (NOUN_TABLE, NOUN_COLUMNS))
    return [
        (f"{table}:{row.line}", row["lemma"], sentence)
        for table, columns in tables
        for row in rows(table, columns)
        for sentence in row.many("example")
    ]


@pytest.mark.parametrize("noise", ["", "\u064e", "\u0640", "\u200f"])
def test_the_marked_word_of_each_example_is_its_lemma(noise: str) -> None:
    wrong = []
    for place, lemma, sentence in _examples():
        marked = sentence.split("*")[1]
        if lemma not in _lemmas(marked[0] + noise + marked[1:]):
            wrong.append((place, lemma, marked))
    assert wrong == []


def test_each_lemma_has_an_example() -> None:
    named = {lemma for _, lemma, _ in _examples()}
    assert {row["lemma"] for row in rows(VERB_TABLE, VERB_COLUMNS)} <= named
    assert len(named) > 250


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىةؤئ\u064b\u0651\u0640", min_size=1, max_size=12))
def test_any_spelling_is_read_without_error(spelling: str) -> None:
    if spelling[0] not in "\u064b\u0651\u0640":
        assert all(reading.frames for reading in _readings(spelling))


def _row(**changes: str) -> Row:
    cells = dict.fromkeys(VERB_COLUMNS, "")
    cells |= {"lemma": "قال", "pattern": "I", "imperfect": "يقول", "class": "speech", "act": "assert"}
    return Row("lexicon/cues.tsv", 7, cells | {"frames": "that"} | changes)


@pytest.mark.parametrize(
    ("column", "value"),
    [("frames", "thta"), ("frames", ""), ("class", "say"), ("act", "lie"), ("use", "never")],
)
def test_a_wrong_cell_is_named_with_its_place(column: str, value: str) -> None:
    with pytest.raises(LanguageDataError, match=rf"lexicon/cues\.tsv:7: {column}:"):
        cues._verb_entry(_row(**{column: value}))


def test_a_wrong_pattern_is_named_with_its_place() -> None:
    with pytest.raises(LanguageDataError, match=r"lexicon/cues\.tsv:7: pattern: .*XII"):
        list(cues._verb_spellings(_row(pattern="XII")))


def test_loading_is_quick() -> None:
    cues._forms.cache_clear()
    start = time.process_time()
    assert len(cues._forms()) > 5000
    assert time.process_time() - start < 0.5  # some 0.025 s; the bound is for crowded machines


def test_reading_needs_no_neighbours() -> None:
    word = vocabulary()["وأضاف"]
    assert cue_readings(word) == word.cues
