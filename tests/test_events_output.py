"""Events as tables, maps and timelines; scores on annotated sentences."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import musnad
from musnad.cli import main
from musnad.export.events import (
    COLUMNS,
    EventRow,
    Wanted,
    as_csv,
    as_geojson,
    as_parquet,
    by_date,
    event_rows,
)
from musnad.export.page import page
from musnad.export.sheet import Look
from musnad.export.terminal import show
from musnad.record import Record

TEXT = (
    "قتل أربعة جنود في هجوم شنه مسلحون على حاجز قرب الموصل أمس الثلاثاء.\n\n"
    "وتظاهر مئات المعلمين أمام وزارة التربية في عمان يوم 2 آذار 2021.\n\n"
    "وسيجتمع رئيس الحكومة مع زعماء القبائل غدا.\n"
)


@pytest.fixture(name="record")
def _record() -> Record:
    return musnad.read(text=TEXT, published="2021-03-10", outlet="صدى النهر")


def row_of(record: Record, kind: str) -> EventRow:
    return next(row for row in event_rows([record]) if row.type == kind)


def test_a_row_has_names_for_ids(record: Record) -> None:
    row = row_of(record, "ASSAULT")
    assert row.outlet == "صدى النهر"
    assert row.actors == ("مسلحون",)
    assert row.killed == "4"
    assert row.place == "الموصل"
    assert row.latitude == pytest.approx(36.3, abs=0.2)
    assert row.trigger in row.words


def test_rows_are_chosen_by_type_and_status(record: Record) -> None:
    assert {row.type for row in event_rows([record], Wanted(types=frozenset({"PROTEST"})))} == {"PROTEST"}
    planned = list(event_rows([record], Wanted(statuses=frozenset({"planned"}))))
    assert [row.type for row in planned] == ["CONSULT"]
    foreground = event_rows([record], Wanted(background=False))
    assert not any(row.background for row in foreground)


def test_csv_reads_back(record: Record) -> None:
    data = b"".join(as_csv(event_rows([record]))).decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(data)))
    assert tuple(found[0]) == COLUMNS
    assert [line["type"] for line in found] == [event.type for event in record.events]


def test_a_spreadsheet_is_given_no_formula(record: Record) -> None:
    row = row_of(record, "ASSAULT")
    changed = b"".join(as_csv([EventRow(**{**{f: getattr(row, f) for f in COLUMNS}, "voice": "=1+1"})]))
    assert b"'=1+1" in changed


def test_geojson_has_points_and_features_without(record: Record) -> None:
    collection = json.loads(b"".join(as_geojson(event_rows([record]))))
    assert collection["type"] == "FeatureCollection"
    by_type = {feature["properties"]["type"]: feature["geometry"] for feature in collection["features"]}
    longitude, latitude = by_type["ASSAULT"]["coordinates"]
    assert (longitude, latitude) == pytest.approx((43.1, 36.3), abs=0.2)
    assert by_type["CONSULT"] is None


def test_parquet_reads_back(record: Record) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(io.BytesIO(as_parquet(event_rows([record]))))
    assert tuple(table.column_names) == COLUMNS
    assert table.num_rows == len(record.events)


def test_a_timeline_goes_by_date(record: Record) -> None:
    dates = [row.date for row in by_date(event_rows([record]))]
    assert dates == sorted(dates, key=lambda date: (date is None, date or ""))
    assert dates[0] == "2021-03-02"


def test_terminal_and_page_show_events(record: Record) -> None:
    shown = "\n".join(show(record, Look()))
    assert "Events (" in shown
    assert "attacks" in shown
    html = page(record, language="en")
    assert 'class="events"' in html
    assert html.count('id="i-v') == len(record.events)
    assert html.count('id="t-v') == len(record.events)


@pytest.mark.parametrize("form", ["table", "timeline", "csv", "json", "geojson"])
def test_the_command_writes_every_form(tmp_path: Path, form: str) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "out"
    source.write_text(TEXT, encoding="utf-8")
    given = ["events", str(source), "--published", "2021-03-10", "--format", form]
    printed = CliRunner().invoke(main, given)
    assert printed.exit_code == 0, printed.output
    saved = CliRunner().invoke(main, [*given, "-o", str(target)])
    assert saved.exit_code == 0, saved.output
    assert "مسلحون" in printed.output
    assert "مسلحون" in target.read_text(encoding="utf-8-sig")


def test_the_command_reports_what_it_cannot_read(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["events", str(tmp_path / "nowhere.txt")])
    assert result.exit_code == 10


def sentences(tmp_path: Path) -> Path:
    lines = [
        {"id": "1", "type": "ASSAULT", "text": "قتل أربعة جنود في هجوم قرب الموصل أمس.", "label": "yes"},
        {"id": "2", "type": "ASSAULT", "text": "زار الوزير المعرض أمس.", "label": "easy no"},
        {
            "id": "3",
            "type": "ASSAULT",
            "text": "خطف مسلحون أربعة مهندسين قرب الجسر.",
            "annotations": [{"verb": ["خطف"], "source_actor": ["المسلحون"], "target_actor": ["مهندسين"]}],
        },
    ]
    path = tmp_path / "sentences.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def test_sentences_are_scored(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate-events", str(sentences(tmp_path)), "--json"])
    assert result.exit_code == 0, result.output
    scores = json.loads(result.output)
    assert scores["ASSAULT"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert scores["verb"] == {"overlap": 1.0, "given": 1}
    assert scores["actor"]["overlap"] == scores["recipient"]["overlap"] == 1.0


def test_differences_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    line = {"id": "9", "type": "PROTEST", "text": "زار الوزير المعرض أمس.", "label": "yes"}
    path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    result = CliRunner().invoke(main, ["evaluate-events", str(path), "--errors", "3"])
    assert "missed: 9: زار الوزير المعرض أمس." in result.output


def test_a_line_of_another_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text('{"id": 1}', encoding="utf-8")
    result = CliRunner().invoke(main, ["evaluate-events", str(path)])
    assert result.exit_code == 1
    assert f"{path}:1" in result.output
