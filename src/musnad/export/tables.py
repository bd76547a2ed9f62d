"""Tables for other programs: CSV, Parquet and GeoJSON, from cells by column."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from musnad.errors import InputError

Cells = dict[str, str | float | bool | None]
_PLACE: Final = ("latitude", "longitude")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that spreadsheets compute


def csv_of(columns: Sequence[str], lines: Iterable[Cells]) -> Iterator[bytes]:
    """Yield CSV with a header, UTF-8 with the mark by which spreadsheets know it."""
    yield b"\xef\xbb\xbf" + _csv_line(columns)
    for line in lines:
        yield _csv_line(["" if (value := line[name]) is None else uncalculated(value) for name in columns])


def _csv_line(values: Iterable[Any]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(values)
    return stream.getvalue().encode()


def uncalculated(value: Any) -> Any:
    """Return a cell so that a spreadsheet shows its text rather than computes it: =SUM(…)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def geojson_of(features: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[bytes]:
    """Yield a GeoJSON FeatureCollection (RFC 7946) of ids with cells.

    ``latitude`` and ``longitude`` become the point; a feature without them has no geometry.
    """
    yield b'{"type": "FeatureCollection", "features": ['
    for number, (identity, cells) in enumerate(features):
        feature = {"type": "Feature", "id": identity, "geometry": _point(cells)}
        feature["properties"] = {name: value for name, value in cells.items() if name not in _PLACE}
        yield (b",\n" if number else b"\n") + json.dumps(feature, ensure_ascii=False).encode()
    yield b"\n]}\n"


def _point(cells: Mapping[str, Any]) -> dict[str, Any] | None:
    latitude, longitude = (cells[name] for name in _PLACE)
    if latitude is None or longitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}


def parquet_of(columns: Sequence[str], lines: Iterable[Cells]) -> bytes:
    """Return a Parquet file; a column is of numbers or of truth values where its cells are, else of text.

    Raises:
        InputError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - optional, and slow to load
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise InputError("Parquet needs pyarrow: pip install 'musnad[tables]'") from error
    listed = list(lines)
    kinds = {**dict.fromkeys(_PLACE, pa.float64()), "background": pa.bool_()}
    kinds |= dict.fromkeys(("story", "texts", "reports"), pa.int64())
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in columns])
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(listed, schema=schema), stream, compression="zstd")
    return stream.getvalue()
