"""Texts that are no language: reading them takes time in proportion to their length.

Calls are counted, not seconds: on a busy machine they stay the same.
"""

import cProfile
import pstats
from collections.abc import Callable

import pytest

import musnad
from musnad.article import Article
from musnad.extract import pipeline

_CHARS = 6_000
_OPENING = "قال الوزير إن السد آمن في كل الأحوال من هذا العام. "

# Words that many constructions look back or forward from, over and over without a full stop.
_UNITS = (
    "الوزير وزير ",
    "نفى ",
    "قال: ",
    "قال إن ",
    "قال أكد أن ",
    "اتهم الوزير المدير بـ ",
    "ما وصفه بـ“",
    "يوم 5 ",
    "بحسب ",
    "«قال » ",
    "ما نفى ",
    "هجوم اتهم ",
    "ثلاثة وعشرون ألف ",
    "من 5 إلى ",
    "الرئيس محمد علي، وزير الخارجية، ",
    "الذي قال الذي قال ",
    "((5 ",
)


@pytest.mark.skipif(str(pipeline.__file__).endswith(".so"), reason="calls inside compiled code are not seen")
@pytest.mark.parametrize("unit", _UNITS)
def test_effort_grows_with_length(unit: str) -> None:
    once, twice = (_calls(_repeated(unit, chars)) for chars in (_CHARS, 2 * _CHARS))
    assert twice < 2.6 * once
    assert twice < 400 * 2 * _CHARS  # ordinary news takes about 5 calls a character


def _repeated(unit: str, chars: int) -> Callable[[], object]:
    text = _OPENING + unit * (chars // len(unit))
    return lambda: musnad.read(text=text)


def _calls(do: Callable[[], object]) -> int:
    do()  # words are looked up once
    profile = cProfile.Profile()
    profile.runcall(do)
    calls: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]  # not in the stubs
    return calls


def test_cues_beyond_the_bound_are_explained() -> None:
    record, trials = pipeline.explain(Article(id="a", text=_OPENING + "نفى " * 100))
    assert record.statements
    left = [trial for trial in trials if trial.reason == "the sentence holds more than 64 possible cues"]
    assert len({trial.cue for trial in left}) == 36
