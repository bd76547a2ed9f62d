"""The vocabulary: quick ways to say what a spelling is say the same as the slow ones; it stays bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon import vocabulary as module
from musnad.lexicon.affixes import affixes
from musnad.lexicon.cues import _forms as cue_forms
from musnad.lexicon.cues import cue_readings
from musnad.lexicon.event_contexts import PLAY, _contexts, context_of
from musnad.lexicon.events import LinkReading, link_readings
from musnad.lexicon.events import _links as link_forms
from musnad.lexicon.numbers import _spellings as number_spellings
from musnad.lexicon.numbers import number_reading
from musnad.lexicon.times import _lexicon as time_words
from musnad.lexicon.times import time_reading
from musnad.lexicon.vocabulary import Vocabulary, vocabulary
from musnad.text.fold import fold
from musnad.text.tokens import (
    BREAK,
    CUED,
    LATIN,
    NAMING,
    NUMBER,
    NUMBERED,
    PLAYED,
    PUNCT,
    SIGN,
    TIMED,
    WORD,
    Word,
    spelled,
    tokenise,
)


def _written() -> list[str]:
    """Return words of the tables with what may be written before and after them."""
    before = [
        conjunction + clitic
        for conjunction in ("", *sorted(affixes().conjunctions))
        for clitic in ("", "س", "ال", "لل", *sorted(affixes().prepositions))
    ]
    stems = [*list(cue_forms())[::50], *list(time_words())[::10], *list(number_spellings().folded)[::100]]
    stems += [*list(_contexts())[::20], *list(link_forms())[::50]]
    return [
        f"{first}{stem.removeprefix('ال') if first.endswith('لل') else stem}{last}"
        for stem in stems
        for first in before
        for last in ("", "ها", "ه", "نا")
    ]


def _plain(spelling: str) -> Word:
    return Word(spelling, spelling, fold(spelling), WORD)


def _cells(links: tuple[LinkReading, ...]) -> list[list[object]]:
    return [[getattr(link, name) for name in LinkReading.__slots__] for link in links]


def test_no_reading_is_lost_by_the_look_at_the_beginning() -> None:
    fresh = Vocabulary()
    read = 0
    for spelling in _written():
        word, plain = fresh[spelling], _plain(spelling)
        assert word.number == number_reading(plain), spelling
        assert word.time == time_reading(plain), spelling
        assert word.cues == cue_readings(plain), spelling
        assert _cells(word.links) == _cells(link_readings(plain)), spelling
        assert word.context == context_of(plain.form), spelling
        read += bool(word.traits)
    assert read > 1000


def test_traits_say_what_is_there() -> None:
    for spelling in _written()[::7]:
        word = vocabulary()[spelling]
        assert bool(word.traits & NUMBERED) == (word.number is not None)
        assert bool(word.traits & TIMED) == (word.time is not None)
        assert bool(word.traits & CUED) == bool(word.cues)
        assert bool(word.traits & PLAYED) == bool(word.context & PLAY)
        assert not word.traits & SIGN


@pytest.mark.parametrize(
    ("spelling", "kind", "traits"),
    [
        ("\n", BREAK, SIGN),
        ("،", PUNCT, SIGN),
        ("²", PUNCT, SIGN),
        ("١٢", NUMBER, NUMBERED | TIMED),
        ("１２", NUMBER, TIMED),  # full-width digits count nothing
        ("Reuters", LATIN, NAMING),
        ("\ufefb", WORD, 0),
    ],
)
def test_kinds(spelling: str, kind: int, traits: int) -> None:
    word = vocabulary()[spelling]
    assert (word.kind, word.traits) == (kind, traits)


def test_places_are_those_of_the_trait() -> None:
    tokens = tokenise("قال إن 3 بيوت، لا بيتين، بيعت أمس.", vocabulary())
    for trait in (SIGN, NUMBERED, TIMED, CUED, NAMING):
        expected = [place for place, word in enumerate(tokens.words) if word.traits & trait]
        assert tokens.places(trait) == expected
        assert tokens.places_between(trait, 2, 6) == [place for place in expected if 2 <= place < 6]


def test_it_forgets_what_was_not_seen_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_GENERATION", 10)
    some = Vocabulary()
    often = some["وزير"]
    once = some["سفير"]
    for number in range(25):
        assert some["وزير"] is often
        assert some[f"{number}"].form == f"{number}"
        assert len(some) <= 10
    assert some["سفير"] is not once


@given(st.text("ابم،.٫؛ 12٣\n\u200fـ۽۔ab'-«»\"\u00a0\tس²\u064b\ufb50(]", max_size=40))
def test_tokens_are_the_same_whatever_was_read_before(text: str) -> None:
    surfaces, starts, ends = spelled(text)
    for known in (Vocabulary(), vocabulary(), vocabulary()):
        tokens = tokenise(text, known)
        assert [word.surface for word in tokens.words] == surfaces
        assert tokens.starts == starts
        assert [tokens.ends[j] for j in range(len(surfaces))] == ends
        for trait in (SIGN, NUMBERED, CUED, NAMING):
            assert tokens.places(trait) == [j for j, word in enumerate(tokens.words) if word.traits & trait]
