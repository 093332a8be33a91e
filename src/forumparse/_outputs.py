"""From parsed pages to what is written: JSON lines, CSV, Parquet, or a table for the eye.

A format makes a piece of each page, and sinks take pieces: a sink for the whole output, and one for
a part, which a process of its own writes and the whole takes over.  So several processes can write
side by side, and one can put their parts together in order.  What is wrong with a page shows when
its piece is made; what is wrong with the output shows when it is written, and ends the run.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from io import StringIO
from types import MappingProxyType
from typing import Any, Final, Protocol, TextIO

from attrs import frozen

from ._read_when import reference_of
from .export import COLUMNS, to_dict, to_records
from .model import Page, Resolution, Timestamp
from .resolver import Resolver


@frozen(kw_only=True)
class Parsed:
    """A page, where it came from, and what its timestamps count from."""

    source: str
    url: str | None
    page: Page
    resolver: Resolver | None
    """None where nothing says when the page was read: then no time is resolved."""

    @property
    def reference(self) -> date | datetime | None:
        """What the times of the page count from."""
        return None if self.resolver is None else reference_of(self.resolver)


class Sink(Protocol):
    """Where pieces go."""

    def write(self, piece: Any, /) -> object:
        """Take one page."""

    def take(self, part: TextIO, /) -> object:
        """Take what a part holds."""


@frozen(kw_only=True)
class Format:
    """How pages are written."""

    render: Callable[[Parsed], Any]
    """One page, ready to be written."""
    whole: Callable[[TextIO], AbstractContextManager[Sink]]
    part: Callable[[TextIO], AbstractContextManager[Sink]]


def _json_line(parsed: Parsed) -> str:
    data = {
        "source": parsed.source,
        "reference": parsed.reference and parsed.reference.isoformat(),
        **to_dict(parsed.page),
    }
    for name in ("sidebar", "posts"):
        for post, row in zip(getattr(parsed.page, name), data[name], strict=True):
            row["resolution"] = _resolution(post.timestamp, parsed.resolver)
    line = json.dumps(data, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # a lone surrogate
        line = json.dumps(data)
    return line + "\n"


def _resolution(written: Timestamp | None, resolver: Resolver | None) -> dict[str, Any] | None:
    if written is None or resolver is None:
        return None
    meant: Resolution = resolver.explain(written)
    return {
        "value": meant.value and meant.value.isoformat(),
        "earliest": meant.earliest and meant.earliest.isoformat(),
        "latest": meant.latest and meant.latest.isoformat(),
        "implied": sorted(meant.implied),
        "flags": sorted(meant.flags),
    }


def _csv_line(cells: list[object]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _csv_rows(parsed: Parsed) -> str:
    rows = to_records(parsed.page, parsed.resolver)
    return "".join(_csv_line([parsed.source, *map(_cell, row.values())]) for row in rows)


def _cell(value: str | datetime | None) -> str | None:
    return value.isoformat() if isinstance(value, datetime) else value


def _table(parsed: Parsed) -> str:
    from ._table import table_of

    return table_of(parsed.source, parsed.page, parsed.resolver) + "\n"


@frozen
class _TextSink:
    out: TextIO

    def write(self, piece: str) -> None:
        self.out.write(piece)

    def take(self, part: TextIO) -> None:
        shutil.copyfileobj(part, self.out)


def _text_format(render: Callable[[Parsed], str], head: str = "") -> Format:
    """Return the format of texts that end their lines, the whole of them under *head*."""

    @contextmanager
    def whole(out: TextIO) -> Iterator[Sink]:
        out.write(head)
        yield _TextSink(out)

    @contextmanager
    def part(out: TextIO) -> Iterator[Sink]:
        yield _TextSink(out)

    return Format(render=render, whole=whole, part=part)


def _row(parsed: Parsed) -> dict[str, Any]:
    from ._page_table import page_row

    return page_row(parsed.page, parsed.resolver) | {"id": parsed.source, "url": parsed.url}


@contextmanager
def _parquet_file(out: TextIO) -> Iterator[Sink]:
    from ._parquet import page_file

    with page_file(out.buffer) as sink:
        yield sink


@contextmanager
def _parquet_part(out: TextIO) -> Iterator[Sink]:
    from ._parquet import page_part

    with page_part(out.buffer) as sink:
        yield sink


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "jsonl": _text_format(_json_line),
        "csv": _text_format(_csv_rows, _csv_line(["source", *COLUMNS])),
        "parquet": Format(render=_row, whole=_parquet_file, part=_parquet_part),
        "table": _text_format(_table),
    }
)
