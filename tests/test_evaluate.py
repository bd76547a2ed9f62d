"""Scoring of records, the annotated form it is measured on, and the commands around it."""

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from musnad.cli import main
from musnad.errors import InputError
from musnad.evaluation import names, report
from musnad.evaluation.annotated import AnnotationError, innermost, parse, read_folder
from musnad.evaluation.calibration import confidence, confidence_table
from musnad.evaluation.gold import Gold, GoldFigure, GoldSource, GoldStatement, decode, encode
from musnad.evaluation.loading import by_id, load, read_again
from musnad.evaluation.scoring import LAYERS, Evaluation, Tally, assign, evaluate

WRITTEN = """\
published: 2024-03-12
outlet: صحيفة المثال
# a comment
who D = سالم الدرعي | person
who B = البنك + شريكه | organization

title: الدرعي: السد آمن
  s=t : | D | الدرعي | السد آمن
paragraph: أكد الوزير سالم الدرعي، الثلاثاء، أن «السد آمن» وأن نسبة 70 بالمئة كافية، مشيراً إلى وفرة المياه.
  s=c أكد | D | الوزير سالم الدرعي | «السد آمن ~ بالمئة كافية | m
  s مشيراً | D | - | وفرة المياه
  f=f 70 | 70 | exact | بالمئة
  d الثلاثاء | 2024-03-12
paragraph: ونفى البنك ذلك قائلاً: «لا ماء ولا مال.
  s=n ونفى | B | البنك | ذلك | i deny
  s=q قائلاً | B | - | لا ماء ولا مال | d deny
paragraph: وكان بينهما مئات الأميال وبين 4 و6 جسور».
  + q | وكان بينهما ~ و6 جسور
  f مئات | null | vague | الأميال
  f 4 و6 | [4, 6] | range | جسور | c
navigation: تابعونا
dispute n: c, f
dispute q: t
"""

GOLD = parse(WRITTEN, "مثال")


def words(article: Gold, *spans: tuple[int, int]) -> list[str]:
    return [article.text[start:end] for start, end in spans]


def changed(**fields: object) -> Gold:
    """Return the example article with some fields changed, as a record of it might be."""
    return msgspec.structs.replace(GOLD, **fields)


def with_statement(index: int, **fields: object) -> Gold:
    statements = list(GOLD.statements)
    statements[index] = msgspec.structs.replace(statements[index], **fields)
    return changed(statements=tuple(statements))


def scored(record: Gold) -> Evaluation:
    return evaluate([GOLD], {GOLD.id: record})


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


class TestAnnotatedForm:
    def test_header_and_blocks(self) -> None:
        assert (GOLD.published, GOLD.outlet) == ("2024-03-12", "صحيفة المثال")
        assert GOLD.text.splitlines()[0] == "الدرعي: السد آمن"
        assert [block.kind for block in GOLD.blocks or ()] == [
            "title", "paragraph", "paragraph", "paragraph", "navigation",
        ]  # fmt: skip
        assert words(GOLD, *(b.span for b in GOLD.blocks or ())) == GOLD.text.splitlines()

    def test_statements(self) -> None:
        cue = GOLD.statements[1]
        assert cue.cue
        assert words(GOLD, cue.cue.span, *cue.content) == ["أكد", "«السد آمن» وأن نسبة 70 بالمئة كافية"]
        assert (cue.mode, cue.act, cue.name) == ("mixed", "assert", "سالم الدرعي")
        assert cue.source
        assert cue.source.span
        assert words(GOLD, cue.source.span) == ["الوزير سالم الدرعي"]

    def test_an_implied_source_has_a_name_and_no_span(self) -> None:
        source = GOLD.statements[2].source
        assert source
        assert (source.span, source.name, source.type) == (None, "سالم الدرعي", "person")

    def test_a_quotation_goes_on_in_the_next_paragraph(self) -> None:
        assert words(GOLD, *GOLD.statements[4].content) == [
            "لا ماء ولا مال", "وكان بينهما مئات الأميال وبين 4 و6 جسور",
        ]  # fmt: skip

    def test_figures_stand_in_the_innermost_statement_unless_told(self) -> None:
        assert [(f.value, f.bound, f.statement) for f in GOLD.figures] == [
            (70, "exact", "s2"), (None, "vague", "s5"), ((4, 6), "range", "s2"),
        ]  # fmt: skip

    def test_the_innermost_of_equal_contents_is_the_origin(self) -> None:
        statements = tuple(GoldStatement(id=name, content=((0, 9),)) for name in ("agency", "official"))
        assert innermost((3, 5), statements) == "official"
        assert innermost((8, 11), statements) is None

    def test_dates_and_disputes(self) -> None:
        assert [(words(GOLD, d.span), d.value) for d in GOLD.dates] == [(["الثلاثاء"], "2024-03-12")]
        assert [(d.denial, d.claims) for d in GOLD.disputes] == [("s4", ("s2", "f1")), ("s5", ("s1",))]

    def test_a_word_is_not_found_inside_a_longer_one(self) -> None:
        written = "who D = ع | person\nparagraph: وقال ثم قال: نعم\n  s قال | D | - | نعم"
        cue = parse(written, "x").statements[0].cue
        assert cue
        assert cue.span == (8, 11)

    def test_one_of_several_is_picked_by_number(self) -> None:
        written = "who D = ع | person\nparagraph: قال نعم ثم قال لا\n  s قال@1 | D | - | لا"
        cue = parse(written, "x").statements[0].cue
        assert cue
        assert cue.span == (11, 14)

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            ("  s صرخ | D | - | نعم", "x:3: «صرخ» does not stand in this block"),
            ("  s قال | D | - | نعم", "x:3: «قال» stands 2 times (add @0, @1 …) in this block"),
            ("  s قال@2 | D | - | نعم", "x:3: «قال» does not stand in this block"),
            ("  s قال@0 | D | فلان | نعم", "x:3: «فلان» does not stand in this block"),
            ("  s قال@0 | E | - | نعم", "x:3: no line «who E = …» names this source"),
            ("  s قال@0 | D | - | نعم | x", "x:3: «x» is not a mode (i d m) and an act"),
            ("  s قال@0 | D | - | نعم | i shout", "x:3: «i shout» is not a mode (i d m) and an act"),
            ("  s قال@0 | D | - | لا ~ نعم", "x:3: «نعم» does not stand in this block"),
            ("  s قال@0 | D | نعم", "x:3: expected: s cue | who | source or - | content | mode act"),
            ("  f 3 | three | exact | -", "x:3: «three» is not a value"),
            ("  f 3 | 3 | precisely | -", "x:3: «precisely» is not one of: about, at_least"),
            ("  f 3", "x:3: expected: f numeral | value | bound | unit"),
            ("  d 3", "x:3: expected: d expression | value or null"),
            ("  + q | نعم", "x:3: no statement or figure is labelled «q»"),
            ("dispute a: b", "x:3: no statement or figure is labelled «a»"),
            ("  z 3", "x:3: an indented line must be an annotation"),
            ("para: 3", "x:3: «para» is neither a field nor a kind of block"),
            ("outlet: 3", "x:3: «outlet» is neither a field nor a kind of block"),
            ("3", "x:3: neither a field, a block, a source nor an annotation"),
            ("who E = ع | dog", "x:3: «dog» is not one of"),
            ("who D = غ | person", "x:3: «D» is named twice"),
            ("who E = غ | person", "x:3: no statement is by «E»"),
        ],
    )
    def test_what_does_not_fit_is_refused_by_line(self, line: str, problem: str) -> None:
        written = f"who D = ع | person\nparagraph: قال نعم ثم قال لا 3\n{line}"
        if not line.startswith("  s"):
            written += "\n  s قال@0 | D | - | نعم"
        with pytest.raises(AnnotationError) as refused:
            parse(written, "x")
        assert str(refused.value).startswith(problem)

    def test_a_label_is_used_once(self) -> None:
        written = "who D = ع | person\nparagraph: قال نعم 3\n  s=a قال | D | - | نعم\n  f=a 3 | 3 | exact | -"
        with pytest.raises(AnnotationError, match="x:4: the label «a» is used twice"):
            parse(written, "x")

    def test_an_annotation_needs_a_block(self) -> None:
        with pytest.raises(AnnotationError, match="x:1: an indented line"):
            parse("  s قال | D | - | نعم", "x")


class TestNames:
    @pytest.mark.parametrize(
        ("gold", "found"),
        [
            ("سالم الدرعي", "الدرعي"),
            ("الدرعي", "سَالِم الدرعي"),
            ("وزارة الصحة", "وزارة الصحّه"),
            ("البنك الدولي", "بنك دولي"),
            ("مسؤول أمني رفيع", "مسؤول أمني كبير"),
            ("سالم الدرعي + هدى الكيلاني", "هدى الكيلاني + سالم الدرعي"),
            ("سالم الدرعي + هدى الكيلاني", "سالم الدرعي وهدى الكيلاني"),
            ("فرنسا + ألمانيا", "فرنسا وألمانيا"),
            ("سالم الدرعي", "سالم الدرعي + هدى الكيلاني"),
            (None, None),
            (None, ""),
        ],
    )
    def test_the_same(self, gold: str | None, found: str | None) -> None:
        assert names.same(gold, found)

    @pytest.mark.parametrize(
        ("gold", "found"),
        [
            ("سالم الدرعي", "هدى الكيلاني"),
            ("سالم الدرعي", None),
            (None, "سالم الدرعي"),
            ("سالم الدرعي + هدى الكيلاني", "سالم الدرعي"),
            ("وزير الخارجية الكوردالي السابق", "وزير المالية التيراني الحالي"),
        ],
    )
    def test_not_the_same(self, gold: str | None, found: str | None) -> None:
        assert not names.same(gold, found)

    @given(st.text("ابتوأةى ّـ+ ", min_size=1, max_size=20))
    def test_a_name_with_letters_is_its_own(self, name: str) -> None:
        # «+» joins sources only between spaces, and each side must then have letters
        if all(names.words(part) for part in name.split(names.JOIN)):
            assert names.same(name, name)


class TestScores:
    def test_an_article_against_itself_is_perfect(self) -> None:
        assert set(scored(GOLD).percentages().values()) == {100.0}
        assert scored(GOLD).errors == []

    def test_nothing_found_scores_nothing(self) -> None:
        result = evaluate([GOLD], {})
        assert set(result.percentages().values()) == {0.0}
        assert result.missing == [GOLD.id]

    def test_a_different_text_is_refused(self) -> None:
        with pytest.raises(InputError, match="text differs"):
            scored(changed(text=GOLD.text + "."))

    def test_another_source_is_found_and_not_attributed(self) -> None:
        source = GoldSource(name="هدى الكيلاني", type="person")
        result = scored(with_statement(1, source=source))
        assert result.layers["statements"].f1 == 1
        assert result.layers["attribution"].right == len(GOLD.statements) - 1
        assert [(e.kind, e.words, e.gold, e.found) for e in result.errors] == [
            ("source", "أكد", "سالم الدرعي", "هدى الكيلاني"),
        ]

    def test_the_same_cue_and_some_content_is_enough(self) -> None:
        start, _ = GOLD.statements[1].content[0]
        result = scored(with_statement(1, content=((start, start + 5),)))
        assert result.layers["statements"].f1 == 1
        assert 0 < min(result.means["content"]) < 0.5

    def test_without_the_cue_half_of_the_content_is_needed(self) -> None:
        start, end = GOLD.statements[1].content[0]
        half = scored(with_statement(1, cue=None, content=((start, end - 4),)))
        assert half.layers["statements"].f1 == 1
        less = scored(with_statement(1, cue=None, content=((start, start + 5),)))
        assert less.layers["statements"].right == len(GOLD.statements) - 1
        assert {error.kind for error in less.errors} == {"missed", "spurious"}

    def test_each_is_matched_once_and_the_best_first(self) -> None:
        assert assign([(0.6, 0, 0), (0.9, 0, 1), (0.8, 1, 1)]) == {0: 1}
        assert assign([(0.6, 0, 0), (0.9, 0, 1), (0.8, 1, 0)]) == {0: 1, 1: 0}

    def test_a_figure_needs_value_and_bound(self) -> None:
        for wrong in ({"value": 71}, {"bound": "about"}, {"value": None}):
            figures = (msgspec.structs.replace(GOLD.figures[0], **wrong), *GOLD.figures[1:])
            result = scored(changed(figures=figures))
            assert result.layers["figures"].right == len(figures) - 1
            assert result.layers["figures"].found == len(figures)
        assert scored(changed(figures=GOLD.figures[1:])).layers["figures"].precision == 1

    def test_a_figure_has_its_own_source_or_none(self) -> None:
        for wrong in (None, "s4"):
            figures = (msgspec.structs.replace(GOLD.figures[0], statement=wrong), *GOLD.figures[1:])
            result = scored(changed(figures=figures))
            assert result.layers["figures"].f1 == 1
            assert result.layers["fig.source"].right == len(figures) - 1
        # another statement of the same source serves as well
        figures = (msgspec.structs.replace(GOLD.figures[0], statement="s3"), *GOLD.figures[1:])
        assert scored(changed(figures=figures)).layers["fig.source"].f1 == 1

    def test_dates_need_their_value(self) -> None:
        dates = (msgspec.structs.replace(GOLD.dates[0], value="2024-03-05"),)
        result = scored(changed(dates=dates))
        assert result.layers["dates"].f1 == 0
        assert [error.kind for error in result.errors] == ["date"]

    def test_disputes_are_followed_through_other_ids(self) -> None:
        new = {s.id: f"other{i}" for i, s in enumerate(reversed(GOLD.statements))}
        statements = tuple(msgspec.structs.replace(s, id=new[s.id]) for s in reversed(GOLD.statements))
        figures = tuple(msgspec.structs.replace(f, statement=new[f.statement or ""]) for f in GOLD.figures)
        disputes = tuple(
            msgspec.structs.replace(d, denial=new[d.denial], claims=tuple(new.get(c, c) for c in d.claims))
            for d in GOLD.disputes
        )
        result = scored(changed(statements=statements, figures=figures, disputes=disputes))
        assert result.layers["disputes"].f1 == 1

    def test_a_dispute_with_something_unpaired_is_wrong(self) -> None:
        stray = GoldStatement(id="s9", content=((0, 3),))
        disputes = (msgspec.structs.replace(GOLD.disputes[0], claims=("s9",)),)
        result = scored(changed(statements=(*GOLD.statements, stray), disputes=disputes))
        assert (result.layers["disputes"].right, result.layers["disputes"].found) == (0, 1)

    def test_furniture_is_told_from_body_by_character(self) -> None:
        blocks = GOLD.blocks or ()
        result = scored(changed(blocks=(*blocks[:-1], msgspec.structs.replace(blocks[-1], kind="paragraph"))))
        assert result.layers["blocks"].recall == 1
        assert result.layers["blocks"].found - result.layers["blocks"].right == len("تابعونا")

    def test_rules_are_right_when_the_source_is(self) -> None:
        statements = tuple(
            msgspec.structs.replace(s, rule=f"rule{i % 2}") for i, s in enumerate(GOLD.statements)
        )
        nobody = msgspec.structs.replace(statements[0], source=None)
        result = scored(changed(statements=(nobody, *statements[1:])))
        assert {rule: (t.right, t.found) for rule, t in result.rules.items()} == {
            "rule0": (2, 3), "rule1": (2, 2),
        }  # fmt: skip

    @given(st.sets(st.integers(0, 4)))
    def test_leaving_out_lowers_recall_alone(self, kept: set[int]) -> None:
        statements = tuple(s for i, s in enumerate(GOLD.statements) if i in kept)
        tally = scored(changed(statements=statements)).layers["statements"]
        assert tally.recall == len(kept) / len(GOLD.statements)
        assert tally.precision == (1.0 if kept else 0.0)


class TestFiles:
    def test_compiled_articles_are_records(self, tmp_path: Path) -> None:
        path = tmp_path / "gold.jsonl"
        path.write_bytes(encode(GOLD) + b"\n\n")
        assert list(load(path)) == [GOLD]

    def test_a_folder_of_annotated_texts(self, tmp_path: Path) -> None:
        (tmp_path / "b.txt").write_text(WRITTEN, encoding="utf-8")
        (tmp_path / "a.txt").write_text("paragraph: نص", encoding="utf-8")
        assert [article.id for article in load(tmp_path)] == ["a", "b"]
        assert [article.id for article in read_folder(tmp_path)] == ["a", "b"]
        assert [article.id for article in load(tmp_path / "b.txt")] == ["b"]

    def test_what_is_wrong_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no such file"):
            list(load(tmp_path / "none.jsonl"))
        with pytest.raises(InputError, match="no annotated article"):
            list(load(tmp_path))
        path = tmp_path / "gold.jsonl"
        path.write_text(encode(GOLD).decode() + '\n{"id": 1}\n', encoding="utf-8")
        with pytest.raises(InputError, match=r"gold.jsonl:2: not a record: .*id"):
            list(load(path))

    def test_the_engine_reads_the_texts_itself(self) -> None:
        record = read_again(GOLD)
        assert (record.id, record.text) == (GOLD.id, GOLD.text)
        assert [date.value for date in record.dates] == ["2024-03-12"]

    def test_records_of_the_engine_are_read(self) -> None:
        figure = {"id": "f1", "span": [0, 1], "value": 1.5, "unit_code": "%"}
        record = {"schema": "musnad/1", "id": "x", "text": "ن", "figures": [figure], "events": []}
        assert decode(json.dumps(record)).figures == (GoldFigure("f1", (0, 1), 1.5),)


class TestReport:
    def test_table(self) -> None:
        lines = list(report.table(evaluate([GOLD, msgspec.structs.replace(GOLD, id="2")], by_id([GOLD]))))
        assert lines[0] == "2 articles"
        assert lines[1] == "no record for 1 of them: 2"
        assert lines[2] == "blocks       F1  66.7   precision 100.0   recall  50.0"
        assert lines[-1] == "mode            100.0"
        assert len(lines) == 2 + len(LAYERS) + 3

    def test_confidence_is_smoothed_precision(self) -> None:
        result = Evaluation(rules={"b": Tally(8, 0, 8), "a": Tally(0, 0, 1)})
        assert [confidence(t) for t in result.rules.values()] == [0.9, 0.3333]
        assert [line for line in confidence_table(result).splitlines() if not line.startswith("#")] == [
            "rule\tcases\tright\tconfidence", "a\t1\t0\t0.3333", "b\t8\t8\t0.9",
        ]  # fmt: skip


class TestCommands:
    @pytest.fixture
    def gold(self, tmp_path: Path) -> Path:
        path = tmp_path / "gold.jsonl"
        path.write_bytes(encode(GOLD) + b"\n")
        return path

    def test_evaluate_records(self, gold: Path) -> None:
        result = run("evaluate", gold, gold)
        assert result.exit_code == 0
        assert "attribution  F1 100.0   precision 100.0   recall 100.0" in result.stdout

    def test_evaluate_json(self, gold: Path) -> None:
        scores = json.loads(run("evaluate", gold, gold, "--json").stdout)
        assert scores["articles"] == 1
        assert scores["disputes"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
        assert (scores["content"], scores["rules"]) == (100.0, {})

    def test_evaluate_shows_differences_of_a_kind(self, gold: Path, tmp_path: Path) -> None:
        records = tmp_path / "records.jsonl"
        records.write_bytes(encode(changed(statements=(), dates=())) + b"\n")
        lines = run("evaluate", gold, records, "--errors", "2", "--kind", "missed").stdout.splitlines()
        assert [line.split("\t") for line in lines[-2:]] == [
            ["مثال", "missed", ":", "سالم الدرعي", "السد آمن"],
            ["مثال", "missed", "أكد", "سالم الدرعي", "«السد آمن» وأن نسبة 70 بالمئة كافية"],
        ]

    def test_evaluate_reads_the_texts_without_records(self, gold: Path) -> None:
        result = run("evaluate", gold, "--rules")
        assert result.exit_code == 0
        assert "rule" in result.stdout.splitlines()[-1] or "cases" in result.stdout

    def test_evaluate_compiles_annotated_texts(self, tmp_path: Path) -> None:
        (tmp_path / "مثال.txt").write_text(WRITTEN, encoding="utf-8")
        output = tmp_path / "gold.jsonl"
        assert run("evaluate", tmp_path, "-o", output).exit_code == 0
        assert list(load(output)) == [GOLD]

    def test_evaluate_says_what_is_wrong(self, tmp_path: Path) -> None:
        result = run("evaluate", tmp_path / "none")
        assert result.exit_code == 1
        assert "there is no such file or folder" in result.stderr

    def test_calibrate(self, gold: Path, tmp_path: Path) -> None:
        printed = run("calibrate", gold).stdout
        assert "rule\tcases\tright\tconfidence\n" in printed
        output = tmp_path / "confidence.tsv"
        assert run("calibrate", gold, "-o", output).exit_code == 0
        assert output.read_text(encoding="utf-8") == printed
