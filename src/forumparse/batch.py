"""Pages in Arrow record batches, for data frames, engines and clusters.       (extra: `arrow`)

Batches of scraped pages go in, batches with one row per page come out, in order.  Every engine that
speaks Arrow can run that function on its own workers; none is needed, and none is imported.

    reader = pq.ParquetFile("scraped.parquet").iter_batches(256)
    write_parquet(parse_batches(reader, tz="Europe/Lisbon"), "pages.parquet")

No page ends a job: what cannot be read or parsed is a row that says why in `error`.  Nothing is
held but the batch at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import tzinfo
from os import PathLike
from pathlib import Path
from typing import IO, Final

from attrs import asdict, frozen

from ._given import Given, read_rows
from ._page import parse_page
from ._page_table import PAGE_SCHEMA, Gathering, Values, error_row, page_row
from ._parquet import write_parquet
from ._read_when import PageReference, resolver_for
from ._warc import LARGEST, read_archive
from ._zones import checked_zone
from .errors import ForumParseError, MissingExtra
from .locales import match_locale
from .model import Page
from .resolver import Resolver

try:
    import pyarrow as pa
except ImportError:
    raise MissingExtra("arrow", "pyarrow") from None

__all__ = ["PAGE_SCHEMA", "WARC_SCHEMA", "parse_batches", "read_warc", "write_parquet"]

WARC_SCHEMA: Final = pa.schema(
    [
        ("id", pa.string()),
        ("url", pa.string()),
        ("reference", pa.timestamp("us", "UTC")),
        ("html", pa.binary()),
        ("text", pa.string()),
        ("content_type", pa.string()),
        ("error", pa.string()),
    ]
)
"""The columns of `read_warc`, all of them known to `parse_batches`."""


@frozen(kw_only=True)
class _Run:
    """What is the same for all rows."""

    reference: PageReference
    tz: tzinfo | None
    locale: str | Sequence[str] | None


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    reference: PageReference = None,
    tz: str | tzinfo | None = None,
    locale: str | Sequence[str] | None = None,
) -> Iterator[pa.RecordBatch]:
    """Return batches of `PAGE_SCHEMA`: a row per row of *batches*, in their order.

    A page is read from the column `html` (bytes are best) where that is not null, else from
    `text`.  Other columns are used where they are there: `id` and `url` are handed on, `url` and
    `content_type` help to read HTML, `reference` is when the page was read (a date, a time or ISO
    text), `tz` is the zone of its stamps, and a row with an `error` is handed on as it is.

    *reference* and *tz* stand in where a row has none.  A *reference* of `"page"` is what each page
    reveals.  Without any reference no time is resolved.  *locale* is the language of the stamps, or
    several to choose among; by default each page decides.

    Where it is known in which zone a page's stamps are, its times are instants and `zone` names it.
    Elsewhere `zone` is null, and times are what the board's clock showed, written as if in UTC.
    A reference with a zone and no `tz` means the offset that the page states, else its own zone.

    >>> import pyarrow as pa
    >>> text = "» Ferry to stop at the old pier again\\nToday at 7:09 am by Rosa"
    >>> scraped = pa.RecordBatch.from_pylist([{"text": text, "reference": "2024-12-14"}])
    >>> row, = pa.Table.from_batches(parse_batches([scraped], tz="Asia/Baghdad")).to_pylist()
    >>> row["sidebar"][0]["title"], row["sidebar"][0]["posted_at"].isoformat()
    ('Ferry to stop at the old pier again', '2024-12-14T04:09:00+00:00')
    >>> row["zone"], row["error"]
    ('Asia/Baghdad', None)

    Raises:
        TypeError: for a *reference* or *tz* of the wrong type; while batches are read, for one that
            is no record batch.
        ValueError: for an unknown *tz*; while batches are read, for one without a
            column `text` or `html`.
        UnknownLocale: for a *locale* that no file describes.
        MissingExtra: while batches are read, for HTML without the extra `html`.
    """
    run = _Run(
        reference=_checked_reference(reference), tz=checked_zone(tz), locale=_checked(locale)
    )
    return _parse(batches, run)


def _checked_reference(reference: PageReference) -> PageReference:
    if reference is None or reference == "page":
        return reference
    Resolver(reference)
    return reference


def _checked(locale: str | Sequence[str] | None) -> str | Sequence[str] | None:
    for code in [locale] if isinstance(locale, str) else locale or ():
        match_locale(code)
    return locale


def _parse(batches: Iterable[pa.RecordBatch], run: _Run) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        gathering = Gathering(PAGE_SCHEMA)
        for given in read_rows(batch):
            yield from gathering.add(_row(given, run))
        yield from gathering.rest()


def _row(given: Given, run: _Run) -> Values:
    return _parsed_row(given, run) | {"id": given.id, "url": given.url}


def _parsed_row(given: Given, run: _Run) -> Values:
    if given.error is not None:
        return error_row(given.error)
    try:
        zone = run.tz if given.tz is None else checked_zone(given.tz)
        page = _page(given, run.locale)
        return page_row(page, resolver_for(page, given.reference or run.reference, zone))
    except MissingExtra:
        raise
    except Exception as error:  # noqa: BLE001 - one page must not cost the others
        return error_row(_reason(error))


def _page(given: Given, locale: str | Sequence[str] | None) -> Page:
    content = given.text if given.html is None else given.html
    if content is None:
        raise ValueError("there is no page: `text` and `html` are null")
    if len(content) > LARGEST:
        raise ValueError(f"longer than {LARGEST:,} characters, which no page is")
    if given.html is None:
        return parse_page(str(content), locale=locale)
    from .html import parse_html

    return parse_html(content, url=given.url, content_type=given.content_type, locale=locale)


def _reason(error: Exception) -> str:
    expected = isinstance(error, (ForumParseError, ValueError))
    return str(error) if expected else f"{type(error).__name__}: {error} (please report this page)"


def read_warc(source: str | PathLike[str] | IO[bytes]) -> Iterator[pa.RecordBatch]:
    """Return the pages of a WARC or WET file, packed or not, as batches for `parse_batches`.

    Its columns are those of `WARC_SCHEMA`.  `html` holds the body of a good HTML response, with its
    transfer and content codings taken off, and `text` the text of a conversion record; `reference`
    is the date of the record.  What cannot be read has the reason in `error`, which `parse_batches`
    hands on: a record that is cut or too large, or the rest of a file that is broken.

    Raises:
        TypeError: while batches are read, when *source* is neither a path nor a file.
        OSError: while batches are read, when the file cannot be opened.
        MissingExtra: while batches are read, without the extra `warc`.
    """
    with _opened(source) as stream:
        gathering = Gathering(WARC_SCHEMA)
        for page in read_archive(stream):
            yield from gathering.add(asdict(page))
        yield from gathering.rest()


def _opened(source: str | PathLike[str] | IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    if isinstance(source, str | PathLike):
        return Path(source).open("rb")
    if not hasattr(source, "read"):
        raise TypeError(f"a path or a file is read, not {type(source).__name__}")
    return nullcontext(source)
