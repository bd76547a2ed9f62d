"""Parquet: an article a row, read a few rows of a group at a time."""

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from musnad.article import Article, Reason, Rejected
from musnad.intake.options import IntakeOptions, Refusal
from musnad.intake.rows import COLUMNS, CONTENTS, read_row
from musnad.intake.unpack import CHUNK_BYTES

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

MAGIC = b"PAR1"
_ROWS = 64  # held at once
_FOOTER_BYTES = 100_000_000  # strings and lists of a footer; a hostile one claims thousands of millions
_NAMED_COLUMNS = 20


def read_parquet(file: IO[bytes], where: str, options: IntakeOptions) -> Iterator[Article | Rejected]:
    """Yield the articles of a Parquet file in order; a bad row or group of rows is rejected, the rest read.

    Raises:
        Refusal: there is no pyarrow, the file is broken, or it has neither ``text`` nor ``html``.
    """
    table = _opened(file)
    names = table.schema_arrow.names
    columns = [name for name in COLUMNS if name in names]
    if not set(columns) & set(CONTENTS):
        named = ", ".join(names[:_NAMED_COLUMNS])
        raise Refusal(Reason.BAD_FORMAT, f"it has neither a column «text» nor «html», but: {named}")
    first = 1
    for group in range(table.num_row_groups):
        yield from _group(_Group(table, group, columns, first), where, options)
        first += table.metadata.row_group(group).num_rows


class _Group:
    """A group of rows of ``table``; ``row`` is the number of the next."""

    def __init__(self, table: "ParquetFile", index: int, columns: list[str], row: int) -> None:
        self._table, self._index, self._columns = table, index, columns
        self._last = row + table.metadata.row_group(index).num_rows - 1
        self.row = row

    def values(self, options: IntakeOptions) -> Iterator[dict[str, Any]]:
        """Yield the rows of the group.

        Raises:
            Refusal: the group is broken, or unpacks to far more than it holds.
        """
        allowed = self._allowed_bytes(options)
        try:
            for batch in self._table.iter_batches(
                batch_size=_ROWS, row_groups=[self._index], columns=self._columns, use_threads=False
            ):
                allowed -= batch.nbytes
                if allowed < 0:
                    break
                yield from batch.to_pylist()
        except Exception as error:  # hostile bytes reach a parser that names no closed set of errors
            raise self._refusal(Reason.BAD_ARCHIVE, f"cannot be read: {error}") from error
        if allowed < 0:
            raise self._refusal(Reason.TOO_LARGE, "unpack to far more than they hold")

    def _allowed_bytes(self, options: IntakeOptions) -> int:
        group = self._table.metadata.row_group(self._index)
        columns = [group.column(number) for number in range(group.num_columns)]
        packed = sum(column.total_compressed_size for column in columns)
        allowed = max(options.size_bytes, CHUNK_BYTES, options.unpack_ratio * packed)
        if sum(column.total_uncompressed_size for column in columns) > allowed:
            raise self._refusal(Reason.TOO_LARGE, "unpack to far more than they hold")
        return int(allowed)

    def _refusal(self, reason: Reason, problem: str) -> Refusal:
        return Refusal(reason, f"rows {self.row:,} to {self._last:,} {problem}")


def _group(group: _Group, where: str, options: IntakeOptions) -> Iterator[Article | Rejected]:
    try:
        for value in group.values(options):
            yield read_row(value, f"{where}:{group.row}", options)
            group.row += 1
    except Refusal as refusal:
        yield refusal.rejected(f"{where}:{group.row}")


def _opened(file: IO[bytes]) -> "ParquetFile":
    try:
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 (large, and only Parquet needs it)
    except ImportError as error:
        message = "to read Parquet install pyarrow: pip install 'musnad[tables]'"
        raise Refusal(Reason.UNREADABLE, message) from error
    try:
        return ParquetFile(
            file,
            pre_buffer=False,
            page_checksum_verification=True,
            thrift_string_size_limit=_FOOTER_BYTES,
            thrift_container_size_limit=_FOOTER_BYTES,
        )
    except Exception as error:  # as above
        raise Refusal(Reason.BAD_ARCHIVE, f"the Parquet file is broken: {error}") from error
