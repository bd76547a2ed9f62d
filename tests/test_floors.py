"""The engine's scores on the annotated articles do not fall unnoticed, and neither do their floors lag."""

import tomllib

import gold_floors
from gold_floors import History, measured, problems, read_floors, scores, written
from musnad.evaluation.calibration import confidence as measured_confidence
from musnad.extract.confidence import confidence

OFTEN = 10  # cases; of a rule with fewer, one article more moves the measure too far
DRIFT = 0.1


def test_scores_stand_at_their_floors() -> None:
    floors, _ = read_floors()
    assert problems(floors, scores()) == []


def test_each_change_of_the_floors_has_its_reason() -> None:
    floors, history = read_floors()
    assert history
    assert all(len(entry.why.split()) >= 3 for entry in history)
    # the last change of each score in the history is the floor that stands
    last = {name: value for entry in history for name, value in _changes(entry)}
    assert last == floors


def test_confidence_is_as_measured() -> None:
    often = {rule: tally for rule, tally in measured().rules.items() if tally.found >= OFTEN}
    assert often
    drifted = {
        rule: (confidence(rule), measured_confidence(tally))
        for rule, tally in often.items()
        if abs(confidence(rule) - measured_confidence(tally)) > DRIFT
    }
    assert drifted == {}, "run tests/gold_floors.py"


def _changes(entry: History) -> list[tuple[str, float]]:
    changes = entry.changed.split(", ") if entry.changed != "nothing" else []
    return [(change.split()[0], float(change.split()[-1])) for change in changes]


def test_problems() -> None:
    assert problems({"dates": 90.0}, {"dates": 89.9}) == []
    assert problems({"dates": 90.0}, {"dates": 92.0}) == []
    assert problems({"dates": 90.0}, {"dates": 89.8}) == ["dates fell to 89.8 from 90.0"]
    assert problems({"dates": 90.0}, {"dates": 92.1}) == ["dates rose to 92.1 from 90.0: raise the floor"]
    assert problems({"dates": 90.0}, {}) == ["«dates» is no score"]
    assert problems({}, {"dates": 90.0}) == ["«dates» has no floor"]


def test_floors_are_written_as_they_are_read() -> None:
    history = [History("2026-01-01", "a first engine", "dates 0.0 → 90.0")]
    found = tomllib.loads(written({"dates": 90.0, "fig.source": 1.5}, history))
    assert found["floors"] == {"dates": 90.0, "fig.source": 1.5}
    assert [History(**entry) for entry in found["history"]] == history
    assert gold_floors.ROUNDING < gold_floors.SLACK
