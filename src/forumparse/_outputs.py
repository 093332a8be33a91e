"""From parsed pages to text: JSON lines, CSV, or a table for the eye.

A format is a head and a function from one page to a piece of text, so that several processes can
write pieces side by side and one can put them together in order.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from io import StringIO
from types import MappingProxyType
from typing import Any, Final

from attrs import frozen

from ._read_when import reference_of
from .errors import MissingExtra
from .export import COLUMNS, to_dict, to_records
from .model import Page, Resolution, Timestamp
from .resolver import Resolver


@frozen(kw_only=True)
class Parsed:
    """A page, where it came from, and what its timestamps count from."""

    source: str
    page: Page
    resolver: Resolver | None
    """None where nothing says when the page was read: then no time is resolved."""

    @property
    def reference(self) -> date | datetime | None:
        """What the times of the page count from."""
        return None if self.resolver is None else reference_of(self.resolver)


@frozen(kw_only=True)
class Format:
    """How pages are written."""

    head: str
    """What the whole output begins with."""
    render: Callable[[Parsed], str]
    """One page as text that ends its line."""


def visible(text: str) -> str:
    """Return *text* with control characters made visible: a page must not steer a terminal.

    >>> visible("a\\x1b[31mb")
    'a\N{SYMBOL FOR ESCAPE}[31mb'
    """
    return text.translate(_CONTROLS)


_UNSEEN: Final = (0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS: Final[Mapping[int, int]] = MappingProxyType(
    {code: 0x2400 + code for code in range(32) if code != ord("\t")}
    | dict.fromkeys(_UNSEEN, 0xFFFD)
)


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
    try:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text
    except ImportError:
        raise MissingExtra("cli", "rich") from None
    table = Table(title=Text(visible(parsed.source)), title_justify="left")
    for heading in ("title", "author", "written", "means"):
        table.add_column(heading, overflow="fold")
    for row in to_records(parsed.page, parsed.resolver):
        means = row["posted_at"]
        cells = (row["title"], row["author"], row["timestamp"], means and str(means))
        table.add_row(*(Text(visible(str(cell or "—"))) for cell in cells))
    buffer = StringIO()
    Console(file=buffer).print(table)
    return buffer.getvalue()


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "jsonl": Format(head="", render=_json_line),
        "csv": Format(head=_csv_line(["source", *COLUMNS]), render=_csv_rows),
        "table": Format(head="", render=_table),
    }
)
