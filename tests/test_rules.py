"""The rules of statements: each described, each tried on its examples and on what only looks alike."""

import ast
from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path

import pytest

import musnad.extract
from musnad.errors import LanguageDataError
from musnad.lexicon.cues import VERB_COLUMNS, VERB_TABLE
from musnad.lexicon.rules import Counter, Example, read_rules, rule_title, rules
from musnad.lexicon.tables import Row, rows
from rule_examples import VARIANTS, difference, read

BASES = {"that", "quote", "colon", "question", "bi", "ila", "ala", "an", "min", "fi", "li"}
EXAMPLES = [(rule.name, one) for rule in rules() for one in rule.examples]
COUNTERS = [(rule.name, one) for rule in rules() for one in rule.counters]
MAKERS = {"Draft", "draft_at"}  # what makes a draft of a statement, its rule among the arguments
PROVISIONAL = {"preposition"}  # the name of a draft until it is known where its content stands


def _label(value: object) -> str:
    return f"line {value.line}" if isinstance(value, Example | Counter) else str(value)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=_label)
def test_example_is_read_as_it_says(rule: str, example: Example) -> None:
    wrong = {variant: difference(example, rule, variant) for variant in VARIANTS}
    assert {variant: what for variant, what in wrong.items() if what} == {}, example.text


@pytest.mark.parametrize(("rule", "counter"), COUNTERS, ids=_label)
def test_counter_example_is_none(rule: str, counter: Counter) -> None:
    assert rule not in counter.instead
    for variant in VARIANTS:
        fired = [statement.rule for statement in read(counter, variant).statements()]
        assert sorted(fired) == sorted(counter.instead), (variant, counter.text)


def test_every_rule_of_the_engine_is_described() -> None:
    described = {rule.name for rule in rules()}
    assert (_made_in_code() | _of_kinds_and_frames()) - described == set()


def test_no_rule_is_described_that_the_engine_lacks() -> None:
    others = {rule.name for rule in rules()} - _of_kinds_and_frames()
    assert {name for name in others if name.removeprefix("source-") not in _texts_of_code()} == set()


def test_rules_with_measured_confidence_are_described() -> None:
    measured = rows("rules/confidence.tsv", ("rule", "cases", "right", "confidence"))
    assert {row["rule"] for row in measured} <= {rule.name for rule in rules()}


@cache
def _nodes() -> tuple[ast.AST, ...]:
    folder = Path(next(iter(musnad.extract.__path__)))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py")))
    return tuple(node for tree in trees for node in ast.walk(tree))


def _made_in_code() -> set[str]:
    """Return the rules that drafts are made with under a name of their own: Draft(…, "carrier")."""
    names: set[str] = set()
    for node in _nodes():
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS:
            names |= _texts(node.args)
        elif isinstance(node, ast.Assign) and any(_is_rule(target) for target in node.targets):
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            names |= _texts(values[-1:])
    return names - PROVISIONAL


def _texts_of_code() -> set[str]:
    return {text for node in _nodes() for text in _texts([node])}


def _is_rule(node: ast.expr) -> bool:
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    names = (getattr(part, "attr", getattr(part, "id", "")) for part in parts)
    return "rule" in names


def _texts(nodes: Iterable[ast.AST]) -> set[str]:
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _of_kinds_and_frames() -> set[str]:
    """Return the rules made of a kind of cue and a frame that some cue of the tables has."""
    names: set[str] = set()
    for row in rows(VERB_TABLE, VERB_COLUMNS):
        bases = {_base(frame) for frame in row.many("frames")}
        objects = {"object"} if {"np", "target", "target_np", "np_name"} & set(row.many("frames")) else set()
        kinds = ["verb", "source-verb"]
        kinds += ["participle"] if row["participle"] != "-" else []
        kinds += ["noun"] if _noun_can_be_cue(row) else []
        names |= {f"{kind}-{base}" for kind, base in product(kinds, bases & BASES | objects)}
    return names


def _base(frame: str) -> str:
    """Return the way a frame introduces content: addressee_bi and bi alike."""
    return frame[:3] if frame in ("ala_that", "ila_that", "min_addressee") else frame.rpartition("_")[2]


def _noun_can_be_cue(row: Row) -> bool:
    return bool(row["masdar"]) and (row["class"] == "speech" or row["act"] in ("criticize", "ask"))


ONE = """
[[rule]]
name = "verb-that"
title = "verb, source, that"
description = "A verb, its source, a clause."

[[rule.example]]
text = "*قال* {سالم} إن [الماء صاف]."
source = "سالم"
"""


def test_signs_become_spans() -> None:
    (rule,) = read_rules(ONE)
    (example,) = rule.examples
    assert example.text == "قال سالم إن الماء صاف."
    assert example.text[slice(*example.cue)] == "قال"
    assert example.source_span is not None
    assert example.text[slice(*example.source_span)] == "سالم"
    assert [example.text[slice(*piece)] for piece in example.content] == ["الماء صاف"]
    assert (rule.line, example.line) == (2, 7)
    assert (example.mode, example.act, example.others) == ("indirect", "assert", 0)


WRONG = [
    ("rule = 1", "file:0", "file: rule", "must be a list"),
    ("[rule", "file:1", "file", "Expected"),
    ("[[rules]]", "file:0", "file: rules", "is not one of: rule"),
    (ONE.replace("verb-that", "Verb that"), "file:2", "rule: name", "small Latin letters"),
    (ONE.replace("title", "titel"), "file:2", "verb-that: titel", "is not one of"),
    (ONE.replace('title = "verb, source, that"', ""), "file:2", "verb-that: title", "missing"),
    (ONE.partition("[[rule.example]]")[0], "file:2", "verb-that: example", "at least one"),
    (ONE + 'act = "shout"', "file:7", "verb-that, example: act", "«shout» is not one of"),
    (ONE + "others = 'two'", "file:7", "verb-that, example: others", "must be a whole number"),
    (ONE + "mode = 3", "file:7", "verb-that, example: mode", "must be a text"),
    (ONE.replace("*", ""), "file:7", "verb-that, example: text", "mark one cue"),
    (ONE.replace("[الماء صاف]", "الماء صاف"), "file:7", "verb-that, example: text", "mark the content"),
    (ONE.replace("صاف]", "صاف"), "file:7", "verb-that, example: text", "a [ is not closed"),
    (ONE.replace("{", ""), "file:7", "verb-that, example: text", "a } closes nothing"),
    (ONE + '[[rule.counter]]\ninstead = ["x"]', "file:10", "verb-that, counter: text", "missing"),
    (
        ONE + '[[rule.counter]]\ntext = "x"\ninstead = [1]',
        "file:10",
        "verb-that, counter: instead",
        "list of",
    ),
    (ONE + ONE, "file:11", "verb-that", "two rules of this name"),
]


@pytest.mark.parametrize(("text", "place", "key", "problem"), WRONG)
def test_a_mistake_names_its_place(text: str, place: str, key: str, problem: str) -> None:
    with pytest.raises(LanguageDataError) as caught:
        read_rules(text, "file")
    message = str(caught.value)
    assert message.startswith(f"{place}: {key}: ")
    assert problem in message


def test_titles() -> None:
    assert rule_title("verb-that") == "verb, source, أن"
    assert rule_title("no such rule") == ""
    assert all(len(rule.title) < 60 for rule in rules())
    assert len({rule.title for rule in rules()}) == len(rules())
