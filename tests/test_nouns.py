"""What the vocabulary of sources says of a word."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import LanguageDataError
from musnad.lexicon import nouns, tables
from musnad.lexicon.nouns import demonym_country, entity_type, gender, noun, number, split, tag_word
from musnad.lexicon.types import Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.tokens import Word, tokenise


def word(surface: str) -> Word:
    return vocabulary()[surface]


def has(surface: str, tag: int) -> bool:
    return bool(word(surface).tags & tag)


@pytest.mark.parametrize(
    ("surface", "tag"),
    [
        ("وزير", Tag.ROLE),
        ("الوزيرة", Tag.ROLE | Tag.DEFINITE | Tag.FEMININE),
        ("ووزيرها", Tag.ROLE | Tag.WITH_CONJUNCTION | Tag.POSSESSED),
        ("مسؤولون", Tag.ROLE | Tag.GROUP | Tag.PLURAL),
        ("مسئولين", Tag.ROLE | Tag.GROUP | Tag.PLURAL),
        ("لمستشاريه", Tag.ROLE | Tag.PLURAL | Tag.WITH_PREPOSITION | Tag.POSSESSED),
        ("خبراء", Tag.ROLE | Tag.GROUP | Tag.PLURAL),
        ("الدكتور", Tag.TITLE | Tag.DEFINITE),
        ("سماحته", Tag.TITLE | Tag.POSSESSED),
        ("للجنة", Tag.ORG | Tag.DEFINITE | Tag.WITH_PREPOSITION),
        ("بوزارتي", Tag.ORG | Tag.WITH_PREPOSITION),
        ("دراستين", Tag.DOCUMENT | Tag.PLURAL),
        ("صحيفة", Tag.MEDIA),
        ("وسائل", Tag.MEDIA | Tag.PLURAL),
        ("بيان", Tag.DOCUMENT | Tag.OCCASION),
        ("مؤتمر", Tag.OCCASION),
        ("رويترز", Tag.MEDIA),
        ("CNN", Tag.MEDIA),
        ("الروس", Tag.DEMONYM | Tag.GROUP),
        ("البرازيليات", Tag.DEMONYM | Tag.PLURAL | Tag.FEMININE),
        ("المالي", Tag.DEMONYM | Tag.AMBIGUOUS),
        ("للعراق", Tag.COUNTRY | Tag.WITH_PREPOSITION),
        ("باماكو", Tag.CITY | Tag.SEAT),
        ("الكرملين", Tag.SEAT),
        ("الولايات", Tag.PHRASE),
        ("لبي", Tag.PHRASE | Tag.WITH_PREPOSITION),  # بي بي سي
        ("محمد", Tag.NAME | Tag.GIVEN),
        ("ولسعيد", Tag.NAME | Tag.AMBIGUOUS | Tag.WITH_CONJUNCTION | Tag.WITH_PREPOSITION),
        ("بن", Tag.PARTICLE_OF_NAME),
        ("وبأنهم", Tag.COMPLEMENTIZER | Tag.PRONOUN | Tag.WITH_CONJUNCTION),
        ("الذين", Tag.RELATIVE),
        ("خلال", Tag.PREPOSITION),
        ("هذه", Tag.DETERMINER),
        ("لن", Tag.PARTICLE),
        ("الخميس", Tag.TIME),
        ("والمستوى", Tag.NOUN | Tag.DEFINITE | Tag.WITH_CONJUNCTION),
        ("استقال", Tag.VERB),
        ("ألمانية", Tag.DEMONYM | Tag.FEMININE),
        ("الألمانية", Tag.DEMONYM | Tag.FEMININE | Tag.DEFINITE),
    ],
)
def test_has_every_bit(surface: str, tag: int) -> None:
    assert word(surface).tags & tag == tag


@pytest.mark.parametrize(
    ("surface", "tag"),
    [
        ("وفد", Tag.WITH_CONJUNCTION),  # not و and a rest
        ("فهد", Tag.WITH_CONJUNCTION),
        ("بيان", Tag.WITH_PREPOSITION),
        ("لجنة", Tag.WITH_PREPOSITION),
        ("كامل", Tag.WITH_PREPOSITION),
        ("وسائل", Tag.WITH_CONJUNCTION),
        ("ألمانية", Tag.DEFINITE),
        ("التزام", Tag.DEFINITE),
        ("على", Tag.NAME),
        ("علي", Tag.PREPOSITION),
        ("فإن", Tag.PARTICLE_OF_NAME),
        ("فان", Tag.COMPLEMENTIZER),
        ("مسؤولون", Tag.NOUN),  # a form of a listed noun is not an ordinary word
        ("وزير", Tag.PLURAL),
        ("غفرنستي", Tag.NAME | Tag.NOUN | Tag.VERB | Tag.ROLE),  # no word at all
    ],
)
def test_has_none_of_the_bits(surface: str, tag: int) -> None:
    assert not word(surface).tags & tag


@pytest.mark.parametrize(
    ("surface", "lemma", "kind", "sex", "count", "pronoun"),
    [
        ("وزيرة", "وزيرة", "person", "f", "s", ""),
        ("وزيره", "وزير", "person", "m", "s", "ه"),
        ("وزيرتها", "وزيرة", "person", "f", "s", "ها"),
        ("الناطقات", "ناطقة", "group", "f", "p", ""),
        ("مبعوثان", "مبعوث", "group", "m", "d", ""),
        ("وكالات", "وكالة", "organization", "f", "p", ""),
        ("وزارتا", "وزارة", "organization", "f", "d", ""),
        ("تقاريرهم", "تقرير", "document", "m", "p", "هم"),
        ("شهود", "شاهد", "group", "m", "p", ""),
    ],
)
def test_noun_forms(surface: str, lemma: str, kind: str, sex: str, count: str, pronoun: str) -> None:
    found = noun(word(surface))
    assert found is not None
    assert (found.type, found.gender, found.number, found.pronoun) == (kind, sex, count, pronoun)
    assert found.lemma == lemma


def test_gender_and_number_of_unlisted_words_come_from_the_ending() -> None:
    assert gender(word("غفرنستة")) == "f"
    assert gender(word("غفرنست")) == ""
    assert number(word("غفرنستون")) == "p"


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("وزير", "person"),
        ("متظاهرون", "group"),
        ("الشرطة", "organization"),
        ("تقرير", "document"),
        ("فرنسا", "place"),
        ("الكرملين", "organization"),
        ("خديجة", "person"),
        ("غفرنست", "unknown"),
    ],
)
def test_entity_type(surface: str, expected: str) -> None:
    assert entity_type(word(surface)) == expected


def test_demonyms_lead_to_their_country() -> None:
    assert demonym_country(word("الأميركية")) == "US"
    assert demonym_country(word("أمريكيون")) == "US"
    assert demonym_country(word("الأتراك")) == "TR"
    assert demonym_country(word("المالية")) == "ML"
    assert demonym_country(word("وزير")) == ""


def test_split_tells_what_is_written_on_the_word() -> None:
    parts = split(word("وللجنة"))
    assert (parts.conjunction, parts.preposition, parts.rest) == ("و", "ل", "اللجنه")


@pytest.mark.parametrize("surface", ["وزيرة", "مسؤولون", "للعراق", "الكرملين", "محمد", "وبأنهم", "دراستين"])
@pytest.mark.parametrize("mark", ["\u064e", "\u0651\u064f", "\u0640", "\u200f", "\u202b"])
def test_marks_change_nothing(surface: str, mark: str) -> None:
    marked = "".join(letter + mark for letter in surface)
    assert word(marked).tags == word(surface).tags


@given(st.text(alphabet=st.characters(min_codepoint=0x621, max_codepoint=0x655), min_size=1, max_size=9))
def test_any_spelling_is_tagged(text: str) -> None:
    for found in tokenise(text, vocabulary()).words:
        assert found.tags >= 0
        assert not found.tags & Tag.POSSESSED or noun(found) is not None


def test_bits_are_single_and_distinct() -> None:
    bits = [value for name, value in vars(Tag).items() if name.isupper()]
    assert len(set(bits)) == len(bits)
    assert all(bit & (bit - 1) == 0 for bit in bits)


def test_a_wrong_class_is_named_with_its_place() -> None:
    row = tables.Row("lexicon/nouns.tsv", 7, {"class": "rolle"})
    with pytest.raises(LanguageDataError, match=re.escape("lexicon/nouns.tsv:7: class")):
        nouns._tags(row, "class", {"role": 1})


def test_the_vocabulary_loads_quickly() -> None:
    started = time.process_time()
    nouns._lexicon.__wrapped__()
    assert time.process_time() - started < 0.3  # some 0.03 s on an idle machine


def test_tag_word_is_what_the_vocabulary_keeps() -> None:
    assert tag_word(word("سفيرة")) == word("سفيرة").tags
