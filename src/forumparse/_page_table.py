"""Pages as rows of one Arrow table: its schema, and how its columns are filled.

* One row per page, whatever became of it.  Posts and problems are lists of structs: every engine
  that was tried takes them, and each has its own way to unfold them.
* Only types that Parquet, Spark, Ray, DuckDB, Polars, pandas and Daft all take: text, integers, and
  microseconds in UTC.  Not among them: times of day, categories, views, nanoseconds, unions.
* A column has one type, so times with and without a zone cannot stand in one column as what they
  are.  `zone` tells them apart: where it names a zone, the times of the row are instants; where it
  is null, nobody knew the zone, and they are the clock on the board's wall, written as if in UTC.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, timezone, tzinfo
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from ._read_when import reference_of, zone_of
from .errors import MissingExtra
from .export import to_records
from .model import Page, Post, Problem
from .resolver import Resolver

try:
    import pyarrow as pa
except ImportError:
    raise MissingExtra("arrow", "pyarrow") from None

_TIME: Final = pa.timestamp("us", "UTC")
_SIDEBAR_POST: Final = pa.struct(
    [
        ("title", pa.string()),
        ("author", pa.string()),
        ("posted_at", _TIME),
        ("earliest", _TIME),
        ("latest", _TIME),
        ("timestamp", pa.string()),
        ("kind", pa.string()),
        ("truncated", pa.string()),
        ("forum", pa.string()),
        ("url", pa.string()),
    ]
)
_POST: Final = pa.struct(
    [
        ("author", pa.string()),
        ("posted_at", _TIME),
        ("earliest", _TIME),
        ("latest", _TIME),
        ("timestamp", pa.string()),
        ("kind", pa.string()),
        ("body", pa.string()),
        ("url", pa.string()),
    ]
)
_PROBLEM: Final = pa.struct(
    [("kind", pa.string()), ("message", pa.string()), ("start", pa.int64()), ("end", pa.int64())]
)
PAGE_SCHEMA: Final = pa.schema(
    [
        ("id", pa.string()),
        ("url", pa.string()),
        ("locale", pa.string()),
        ("reference", pa.string()),
        ("zone", pa.string()),
        ("headline", pa.string()),
        ("caption", pa.string()),
        ("source_tag", pa.string()),
        ("dateline", pa.string()),
        ("byline", pa.string()),
        ("body", pa.string()),
        ("copies", pa.int32()),
        ("sidebar", pa.list_(_SIDEBAR_POST)),
        ("posts", pa.list_(_POST)),
        ("problems", pa.list_(_PROBLEM)),
        ("error", pa.string()),
    ]
)
"""The columns of `parse_batches`: one row per page."""

Values: TypeAlias = dict[str, Any]
"""A row, or a struct in it, by column."""

_ROWS_AT_ONCE: Final = 256
_SIZE_AT_ONCE: Final = 16 * 1024 * 1024


class Gathering:
    """Rows on their way into batches that are neither many small ones nor one that is too large."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._rows: list[Values] = []
        self._size = 0

    def add(self, row: Values) -> Iterator[pa.RecordBatch]:
        """Take *row*; yield a batch where that was the last one it waited for."""
        self._rows.append(row)
        self._size += _size(row)
        if len(self._rows) >= _ROWS_AT_ONCE or self._size >= _SIZE_AT_ONCE:
            yield from self.rest()

    def rest(self) -> Iterator[pa.RecordBatch]:
        """Yield a batch of the rows that are left, where there are any."""
        if self._rows:
            rows, self._rows, self._size = self._rows, [], 0
            yield build_batch(rows, self._schema)


def _size(value: object) -> int:
    """Return how many characters and bytes *value* holds, down to the fields of its structs."""
    match value:
        case str() | bytes():
            return len(value)
        case list():
            return sum(map(_size, value))
        case dict():
            return sum(map(_size, value.values()))
        case _:
            return 0


def build_batch(rows: Sequence[Values], schema: pa.Schema = PAGE_SCHEMA) -> pa.RecordBatch:
    """Return *rows* as one batch of *schema*."""
    try:
        return pa.RecordBatch.from_pylist(rows, schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist(_storable(rows), schema)


def error_row(reason: str) -> Values:
    """Return the row of a page that could not be had, for *reason*."""
    return {**_NO_PAGE, "error": reason}


def page_row(page: Page, resolver: Resolver | None) -> Values:
    """Return what stands in each column for *page*, its times as *resolver* has them."""
    row = {
        **_NO_PAGE,
        "locale": page.locale,
        "sidebar": [_times_in_range(record) for record in to_records(page, resolver)],
        "posts": [_times_in_range(_post(post, resolver)) for post in page.posts],
        "problems": [_problem(problem) for problem in page.problems],
    }
    if page.article is not None:
        row |= {name: getattr(page.article, name) for name in _ARTICLE}
    if resolver is not None:
        row |= _meaning(resolver)
    return row


_NO_PAGE: Final[Mapping[str, Any]] = MappingProxyType(
    {field.name: [] if pa.types.is_list(field.type) else None for field in PAGE_SCHEMA}
)
_ARTICLE: Final = ("headline", "caption", "source_tag", "dateline", "byline", "body", "copies")


def _meaning(resolver: Resolver) -> Values:
    reference, zone = reference_of(resolver), zone_of(resolver)
    return {
        "reference": None if reference is None else reference.isoformat(),
        "zone": None if zone is None else _zone_name(zone),
    }


def _zone_name(zone: tzinfo) -> str:
    """Return the name of *zone* that Arrow, pandas and `zoneinfo` know, or its fixed offset."""
    key = getattr(zone, "key", None)
    if isinstance(key, str):
        return key
    offset = zone.utcoffset(None)
    return str(zone if offset is None else timezone(offset)).removeprefix("UTC") or "UTC"


def _post(post: Post, resolver: Resolver | None) -> Values:
    written = post.timestamp
    meant = resolver.explain(written) if resolver and written else None
    return {
        "author": post.author,
        "posted_at": meant.value if meant else None,
        "earliest": meant.earliest if meant else None,
        "latest": meant.latest if meant else None,
        "timestamp": written.raw if written else None,
        "kind": written.kind if written else None,
        "body": post.body,
        "url": post.url,
    }


def _problem(problem: Problem) -> Values:
    start, end = problem.span.start, problem.span.end
    return {"kind": problem.kind, "message": problem.message, "start": start, "end": end}


def _times_in_range(record: Values) -> Values:
    """Return *record* without the times that UTC shows outside the years 1 to 9999."""
    for name in _TIMES:
        moment = record[name]
        if moment is not None and moment.year in _EDGES and moment.tzinfo is not None:
            try:
                moment.astimezone(UTC)
            except OverflowError:
                record = {**record, name: None}
    return record


_TIMES: Final = ("posted_at", "earliest", "latest")
_EDGES: Final = frozenset({1, 9999})


def _storable(value: Any) -> Any:
    """Return *value* with UTF-8 in all its texts: half a character becomes the mark for one."""
    match value:
        case str():
            return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        case list():
            return [_storable(item) for item in value]
        case dict():
            return {name: _storable(item) for name, item in value.items()}
        case _:
            return value
