"""The JSON Schema of a record, with what each field means."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from musnad.record import SCHEMA, Record


@cache
def field_meanings() -> dict[str, dict[str, str]]:
    """Return what each field means, by type and field."""
    text = (files("musnad.export") / "fields.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record."""
    body = msgspec.json.schema(Record)
    for name, definition in body["$defs"].items():
        meanings = field_meanings().get(name, {})
        for field, described in definition["properties"].items():
            described["description"] = meanings.get(field, "")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA}
    return head | body


def schema_json() -> str:
    """Return the JSON Schema as indented JSON."""
    return json.dumps(schema(), ensure_ascii=False, indent=2)
