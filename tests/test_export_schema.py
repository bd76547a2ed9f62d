"""The JSON Schema of a record."""

import json

import jsonschema
import msgspec
import pytest

from musnad.export.schema import field_meanings, schema, schema_json
from musnad.record import Record
from sample_record import RECORD

VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_json()))


def test_records_keep_to_it() -> None:
    VALIDATOR.validate(json.loads(RECORD.to_json()))


@pytest.mark.parametrize(
    "change", [{"text": None}, {"blocks": [{"span": [0], "kind": "title"}]}, {"rights": 1}]
)
def test_what_is_no_record_does_not(change: dict[str, object]) -> None:
    data = json.loads(RECORD.to_json()) | change
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(msgspec.ValidationError):
        Record.from_json(json.dumps(data))


def test_every_field_has_its_meaning_and_no_meaning_is_left_over() -> None:
    described = {name: set(definition["properties"]) for name, definition in schema()["$defs"].items()}
    assert described == {name: set(fields) for name, fields in field_meanings().items()}
    for definition in schema()["$defs"].values():
        assert all(field["description"] for field in definition["properties"].values())
