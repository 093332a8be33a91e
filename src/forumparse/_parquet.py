"""Batches to a Parquet file, which appears only when it is complete.

Rows are gathered into groups: large enough to be packed and read well, small enough that memory
does not grow with the number of pages.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Final, TextIO

from attrs import field, frozen

from ._page_table import PAGE_SCHEMA, Gathering, Values
from ._replaced import replaced
from .errors import MissingExtra

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError:
    raise MissingExtra("arrow", "pyarrow") from None

_ROWS_IN_GROUP: Final = 4096
_BYTES_IN_GROUP: Final = 16 * 1024 * 1024


def write_parquet(
    batches: Iterable[pa.RecordBatch],
    path: str | os.PathLike[str],
    *,
    schema: pa.Schema = PAGE_SCHEMA,
) -> int:
    """Write *batches* to the Parquet file *path*, and return how many rows it has.

    The file appears, or takes the place of the one that was there, only when all is written.

    Raises:
        TypeError: for anything else than a record batch.
        ValueError: when a batch does not have *schema*.
        OSError: when the file cannot be written.
    """
    with replaced(path) as stream, row_groups(stream, schema) as groups:
        for batch in batches:
            groups.add(batch)
    return groups.rows


class RowGroups:
    """Batches on their way into a Parquet file, in groups."""

    def __init__(self, writer: pq.ParquetWriter) -> None:
        self.rows = 0
        """How many were added."""
        self._writer = writer
        self._waiting: list[pa.RecordBatch] = []

    def add(self, batch: pa.RecordBatch) -> None:
        """Take *batch*, and write all that waited when that is enough for a group."""
        if not isinstance(batch, pa.RecordBatch):
            raise TypeError(f"record batches are written, not {type(batch).__name__}")
        self.rows += batch.num_rows
        self._waiting.append(batch)
        rows = sum(batch.num_rows for batch in self._waiting)
        if rows >= _ROWS_IN_GROUP or sum(b.nbytes for b in self._waiting) >= _BYTES_IN_GROUP:
            self.flush()

    def flush(self) -> None:
        """Write what waited as a group."""
        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting, self._writer.schema))
            self._waiting.clear()


@contextmanager
def row_groups(stream: IO[bytes], schema: pa.Schema = PAGE_SCHEMA) -> Iterator[RowGroups]:
    """Give what writes batches of *schema* to *stream*; the file is whole when this ends."""
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        groups = RowGroups(writer)
        yield groups
        groups.flush()


@frozen
class _PageSink:
    """Rows and whole parts, on their way to where batches are written."""

    _write: Callable[[pa.RecordBatch], object]
    _gathering: Gathering = field(init=False, factory=lambda: Gathering(PAGE_SCHEMA))

    def write(self, row: Values) -> None:
        """Take the row of one page."""
        for batch in self._gathering.add(row):
            self._write(batch)

    def take(self, part: TextIO) -> None:
        """Take all that a part holds."""
        with pa.ipc.open_stream(part.buffer) as batches:
            for batch in batches:
                self._write(batch)

    def end(self) -> None:
        """Write what has waited."""
        for batch in self._gathering.rest():
            self._write(batch)


@contextmanager
def page_file(stream: IO[bytes]) -> Iterator[_PageSink]:
    """Give what writes the rows of pages to a Parquet file."""
    with row_groups(stream) as groups:
        sink = _PageSink(groups.add)
        yield sink
        sink.end()


@contextmanager
def page_part(stream: IO[bytes]) -> Iterator[_PageSink]:
    """Give what writes the rows of pages to a part, which `page_file` takes over."""
    with pa.ipc.new_stream(stream, PAGE_SCHEMA) as batches:
        sink = _PageSink(batches.write_batch)
        yield sink
        sink.end()
