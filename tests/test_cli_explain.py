"""``musnad explain``."""

from click.testing import CliRunner, Result

from musnad.article import Reason
from musnad.cli import main
from musnad.lexicon.rules import rule_title

ARABIC = (
    "عنوان الخبر\n\nأكّد رئيس البلدية سمير العتيبي أن 120 متطوعاً شاركوا في الحملة.\n\nوأضاف أن العمل مستمر."
)


def run(*arguments: str, stdin: str = ARABIC) -> Result:
    return CliRunner().invoke(main, ["explain", "-", *arguments], input=stdin, catch_exceptions=False)


def test_what_fired_is_shown_under_its_paragraph_with_its_statement() -> None:
    result = run()
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    first, second = lines.index(ARABIC.split("\n\n")[1]), lines.index(ARABIC.split("\n\n")[2])
    assert any("fired s1" in line for line in lines[first:second])
    assert any("fired s2" in line for line in lines[second:])


def test_what_fired_bears_the_title_of_its_rule() -> None:
    assert any("verb-that" in line and rule_title("verb-that") in line for line in run().stdout.splitlines())


def test_a_statement_is_named_though_its_cue_is_another_word_than_the_one_tried() -> None:
    shown = run("--fired", stdin="جدد وزير المياه سليم الورداني تأكيده على متانة السد في كل الأحوال.").stdout
    assert "fired s1: verb-noun" in shown


def test_cues_are_chosen_whatever_their_spelling() -> None:
    shown = run("--cue", "اكد").stdout
    assert "أكّد" in shown
    assert "وأضاف" not in shown


def test_only_what_fired() -> None:
    shown = run("--fired").stdout
    assert "fired s1" in shown
    assert "failed" not in shown
    assert "lost" not in shown


def test_a_rejected_input_ends_with_its_reason() -> None:
    result = run(stdin="")
    assert result.exit_code == Reason.EMPTY.value
    assert result.stderr.startswith("-: empty: ")
