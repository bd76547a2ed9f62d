"""The linter of the language data finds what is easily typed and hard to see."""

from pathlib import Path

import pytest

from musnad.errors import LanguageDataError
from musnad.lexicon.check import example_problems, main, problems


def test_the_language_data_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0, capsys.readouterr().out


def test_a_table_that_cannot_be_read_is_told_in_full(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise LanguageDataError("lexicon/cues.tsv", 7, "class", "«speach» is not one of: name, speech")

    monkeypatch.setattr("musnad.lexicon.check.vocabulary", broken)
    assert main() == 1
    assert "lexicon/cues.tsv:7: class: «speach» is not one of: name, speech\n" in capsys.readouterr().out


def test_every_example_marks_its_cue() -> None:
    assert list(example_problems()) == []


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("\ufefcم", "presentation form"),
        ("علی", "Persian letter"),
        ("کتاب", "Persian letter"),
        ("كتب\u200f", "invisible mark"),
        ("كت\u0640ب", "tatweel"),
        ("بقولـ", "tatweel"),
    ],
)
def test_letters(tmp_path: Path, cell: str, what: str) -> None:
    (tmp_path / "words.tsv").write_text(f"word\tnote\nقال\t\n{cell}\tx\n", encoding="utf-8")
    (problem,) = problems(tmp_path)
    assert (problem.file, problem.line, problem.column) == ("words.tsv", 3, "cell 1")
    assert what in problem.what


@pytest.mark.parametrize("cell", ["بـ", "﷼", "أكّد"])
def test_letters_that_stand(tmp_path: Path, cell: str) -> None:
    (tmp_path / "words.tsv").write_text(f"word\n{cell}\n", encoding="utf-8")
    assert problems(tmp_path) == []


def test_entries_alike_after_folding(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("word\tclass\nمكتبة\ta\nأمس\ta\nمكتبه\tb\n", encoding="utf-8")
    (problem,) = problems(tmp_path)
    assert (problem.line, problem.column) == (4, "word")
    assert "line 2" in problem.what


def test_lists_without_header(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("أمس\tn\nامس\tn\n", encoding="utf-8")
    assert [problem.line for problem in problems(tmp_path)] == [2]


def test_declared_keys(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("word\tside\nنحو\tbefore\nنحو\tafter\n", encoding="utf-8")
    keys = "table\tkey\tcompare\treason\nwords.tsv\tword|side\tfolded\ttwo sides\ngone.tsv\tword\tfolded\t\n"
    (tmp_path / "keys.tsv").write_text(keys, encoding="utf-8")
    assert [str(problem) for problem in problems(tmp_path)] == ["keys.tsv:0: table: there is no gone.tsv"]
