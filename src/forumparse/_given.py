"""What a row of a batch gives: the page, what it is called, and when it was read.

Engines hand the same text over as `string`, `large_string` or `string_view`, and the same moment as
a date, a timestamp of any unit and zone, or ISO text.  So a value is asked for as a Python object,
and judged by what it is.  What cannot be read is the error of its row, and of no other.

The zone of a timestamp column is not used: engines show an instant in the zone of their session,
which says nothing about the board.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from attrs import frozen

from .errors import MissingExtra

try:
    import pyarrow as pa
except ImportError:
    raise MissingExtra("arrow", "pyarrow") from None


@frozen(kw_only=True)
class Given:
    """What a row gives; None where the batch has no such column, and where it is null."""

    id: str | None = None
    url: str | None = None
    html: str | bytes | None = None
    text: str | None = None
    content_type: str | None = None
    reference: date | datetime | None = None
    tz: str | None = None
    error: str | None = None
    """Why the row cannot be used: what a reader before wrote there, or what is wrong here."""


def read_rows(batch: pa.RecordBatch) -> Iterator[Given]:
    """Yield what each row of *batch* gives.

    Raises:
        TypeError: when *batch* is no record batch.
        ValueError: when no column can hold a page.
    """
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(
            f"record batches are read, not {type(batch).__name__}: hand in a list of them, or "
            "table.to_batches()"
        )
    names = batch.schema.names
    if not {"text", "html"} & set(names):
        raise ValueError(f"the pages must be in a column `text` or `html`, not in {names}")
    columns = {
        name: _with_plain_times(batch.column(name)) for name in _READERS if names.count(name) == 1
    }
    for row in range(batch.num_rows):
        yield _given(columns, row)


def _with_plain_times(column: pa.Array) -> pa.Array:
    """Return *column* in a unit and a zone that Python has."""
    kind = column.type
    if not pa.types.is_timestamp(kind):
        return column
    zone = None if kind.tz is None else "UTC"
    return column.cast(pa.timestamp("us" if kind.unit == "ns" else kind.unit, zone), safe=False)


def _given(columns: Mapping[str, pa.Array], row: int) -> Given:
    values: dict[str, Any] = {}
    for name, column in columns.items():
        try:
            values[name] = _READERS[name](column[row].as_py())
        except Exception as error:  # noqa: BLE001 - one row must not cost the others
            return Given(**values | {"error": f"`{name}` cannot be read: {error}"})
    return Given(**values)


def _label(value: object) -> str | None:
    return _text(value) if value is None or isinstance(value, str | bytes) else str(value)


def _text(value: object) -> str | None:
    match value:
        case None | str():
            return value
        case bytes():
            return value.decode("utf-8-sig")
        case _:
            raise TypeError(f"text is needed, not {type(value).__name__}")


def _html(value: object) -> str | bytes | None:
    return value if isinstance(value, bytes) else _text(value)


def _word(value: object) -> str | None:
    """Return a short text; an empty one, as CSV files leave it, says nothing."""
    return _text(value) or None


def _moment(value: object) -> date | datetime | None:
    match value:
        case datetime():
            return value if value.tzinfo is None else value.astimezone(UTC)
        case date():
            return value
        case _:
            word = _word(value)
            return None if word is None else _read_iso(word)


def _read_iso(text: str) -> date | datetime:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(text)


_Reader: TypeAlias = Callable[[object], str | bytes | date | None]
_READERS: Final[Mapping[str, _Reader]] = MappingProxyType(
    {
        "id": _label,  # first, so that an error can say whose it is
        "url": _word,
        "error": _word,
        "content_type": _word,
        "reference": _moment,
        "tz": _word,
        "text": _text,
        "html": _html,
    }
)
