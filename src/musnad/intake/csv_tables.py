"""CSV and TSV: a line that names the columns, then an article a row; cells may hold many lines."""

import codecs
import csv
import re
from collections.abc import Iterator
from typing import Final

from musnad.article import Article, Reason, Rejected
from musnad.intake.decode import encoding_of
from musnad.intake.options import IntakeOptions
from musnad.intake.rows import COLUMNS, CONTENTS, read_row
from musnad.intake.unpack import Stream, too_large

_DELIMITERS: Final = "\t,;"
_HEADER_CHARS = 2_000
_CELL = re.compile(r'\s*"?\s*([^",;\t]*?)\s*"?\s*')
_SNIFFED_BYTES = 1 << 16
_CUT: Final = "\0"  # stands for a line too long to be held; no other NUL gets so far


def is_csv(head: bytes) -> bool:
    """Return whether bytes that begin with ``head`` are a table: their first line names its columns."""
    return _delimiter(_first_line(head)) is not None


def read_csv(stream: Stream, where: str, options: IntakeOptions) -> Iterator[Article | Rejected]:
    """Yield the articles of a table in order; a bad row is rejected with its line, the rest goes on."""
    head = stream.peek(_SNIFFED_BYTES)
    delimiter = _delimiter(_first_line(head)) or ","
    # The limit of the csv module is one for the process, and 128 kB are less than an article may have.
    csv.field_size_limit(max(csv.field_size_limit(), options.size_bytes))
    reader = csv.reader(_lines(stream, head, options), delimiter=delimiter, strict=True)
    columns = [name.strip().lower() for name in next(reader, [])]
    while True:
        place = f"{where}:{reader.line_num + 1}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected(place, Reason.BAD_FORMAT, f"not a row of CSV: {error}")
        else:
            if any(cells):
                yield _row(cells, columns, place, options)


def _row(cells: list[str], columns: list[str], place: str, options: IntakeOptions) -> Article | Rejected:
    if len(cells) > len(columns):
        message = (
            f"the row has {len(cells)} cells, the first line {len(columns)}; quote cells that hold commas"
        )
        return Rejected(place, Reason.BAD_FORMAT, message)
    if any(_CUT in cell for cell in cells):
        return too_large(options).rejected(place)
    known = {name: cell for name, cell in zip(columns, cells, strict=False) if name in COLUMNS and cell}
    return read_row(known, place, options)


def _lines(stream: Stream, head: bytes, options: IntakeOptions) -> Iterator[str]:
    mark, encoding = encoding_of(head)
    if encoding.startswith(("utf-16", "utf-32")):  # a newline is several bytes there
        yield from stream.whole()[len(mark) :].decode(encoding, "replace").splitlines(keepends=True)
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for number, line in enumerate(stream.lines()):
        text = decoder.decode((line if number else line[len(mark) :]).replace(b"\0", b"") + b"\n")
        yield text if len(line) <= options.size_bytes else _CUT + "\n"


def _first_line(head: bytes) -> str:
    mark, encoding = encoding_of(head[:_SNIFFED_BYTES])
    return head[len(mark) :].decode(encoding, "replace")[:_HEADER_CHARS].partition("\n")[0].rstrip("\r")


def _delimiter(line: str) -> str | None:
    for delimiter in _DELIMITERS:
        names = {match[1].lower() for cell in line.split(delimiter) if (match := _CELL.fullmatch(cell))}
        if len(names & set(COLUMNS)) > 1 and names & set(CONTENTS):
            return delimiter
    return None
