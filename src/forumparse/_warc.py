"""Web archives to pages: the records of WARC and WET files that can be one.       (extra: `warc`)

* A page is a response with a good status or a resource, in HTML; the text that a conversion record
  holds (WET files are made of them); and a resource that is plain text.  All others are passed by.
* The date of the record is when the page was read.
* What crawlers unpacked before they stored it still says that it is packed.  So a body that does
  not unpack as its header says is taken as it is, unless it opens like something packed.
* A file that breaks off ends silently for the reader of the format.  Here it is an error, in the
  place of the record that is cut, and the records before it stand.
* No more than one record is held, and none larger than `LARGEST` bytes is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Final, cast

from attrs import evolve, frozen

from .errors import MissingExtra

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LARGEST: Final = 32 * 1024 * 1024
"""Bytes of a record, packed or unpacked.  The largest page seen had 2 MB."""

_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
_TEXT: Final = "text/plain"
# How what was packed that way begins, where it begins with anything.
_SIGNATURES: Final[Mapping[str, bytes]] = MappingProxyType(
    {"gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
)


@frozen(kw_only=True)
class ArchivedPage:
    """A record that can be a page, or the reason why it cannot be read."""

    id: str | None = None
    """As the record has it: `<urn:uuid:...>`."""
    url: str | None = None
    reference: datetime | None = None
    """When it was read, in UTC."""
    html: bytes | None = None
    text: str | None = None
    content_type: str | None = None
    """Of the HTTP response: it can name the encoding of the HTML."""
    error: str | None = None


def read_archive(stream: IO[bytes]) -> Iterator[ArchivedPage]:
    """Yield the pages of the WARC or WET file that *stream* reads, packed or not.

    Raises:
        MissingExtra: when no reader of the format is installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, conversion, resource, response
    except ImportError:
        raise MissingExtra("warc", "fastwarc") from None

    kinds = response | resource | conversion
    records = ArchiveIterator(cast("IO[bytes]", _Counted(stream)), kinds, parse_http=False)
    try:
        for record in records:
            page = _read(record)
            if page is not None:
                yield page
    except (OSError, EOFError, ValueError) as error:
        yield ArchivedPage(error=f"the rest of the file cannot be read: {error}")


class _Counted:
    """What the reader asks of a stream, for streams that cannot tell where they are: pipes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._taken += len(data)
        return data

    def tell(self) -> int:
        return self._taken


def _read(record: WarcRecord) -> ArchivedPage | None:
    """Return what *record* holds; None when that is no page."""
    frame = ArchivedPage(
        id=record.record_id, url=record.headers.get("WARC-Target-URI"), reference=record.record_date
    )
    try:
        return _PAGES[str(record.record_type)](record, frame)
    except (OSError, EOFError, ValueError) as error:
        return evolve(frame, error=str(error))


def _response(record: WarcRecord, frame: ArchivedPage) -> ArchivedPage | None:
    if not record.is_http:
        return None
    record.parse_http()
    headers = record.http_headers
    good = 200 <= (headers.status_code or 0) < 300
    if not good or _media_type(headers.get("Content-Type")) not in _HTML:
        return None
    body = _body(record)
    for coding in _codings(headers.get("Transfer-Encoding"), headers.get("Content-Encoding")):
        body = _unpacked(body, coding)
    return evolve(frame, html=body, content_type=headers.get("Content-Type"))


def _resource(record: WarcRecord, frame: ArchivedPage) -> ArchivedPage | None:
    content_type = record.headers.get("Content-Type", "")
    match _media_type(content_type):
        case "text/plain":
            return evolve(frame, text=_body(record).decode("utf-8-sig"))
        case media_type if media_type in _HTML:
            return evolve(frame, html=_body(record), content_type=content_type)
        case _:
            return None


def _conversion(record: WarcRecord, frame: ArchivedPage) -> ArchivedPage | None:
    if _media_type(record.headers.get("Content-Type", _TEXT)) != _TEXT:
        return None
    return evolve(frame, text=_body(record).decode("utf-8-sig"))


_PAGES: Final[Mapping[str, Callable[[WarcRecord, ArchivedPage], ArchivedPage | None]]] = (
    MappingProxyType({"response": _response, "resource": _resource, "conversion": _conversion})
)


def _media_type(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _body(record: WarcRecord) -> bytes:
    if record.content_length > LARGEST:
        raise ValueError(f"longer than {LARGEST:,} bytes, which no page is")
    body: bytes = record.reader.read(record.content_length)
    if len(body) < record.content_length:
        raise ValueError(f"the file ends after {len(body):,} of {record.content_length:,} bytes")
    return body


def _codings(transfer: str | None, content: str | None) -> list[str]:
    """Return how a body was packed, the last way first."""
    named = f"{content or ''},{transfer or ''}".lower().split(",")
    return [name.strip().removeprefix("x-") for name in reversed(named) if name.strip()]


def _unpacked(body: bytes, coding: str) -> bytes:
    from io import BytesIO

    open_packed = _unpackers().get(coding)
    signature = _SIGNATURES.get(coding)
    if open_packed is None or (signature and not body.startswith(signature)):
        return body
    try:
        unpacked: bytes = open_packed(BytesIO(body)).read(LARGEST + 1)
    except OSError:
        if signature:
            raise
        return body
    if len(unpacked) > LARGEST:
        raise ValueError(f"longer than {LARGEST:,} bytes when unpacked, which no page is")
    return unpacked


def _unpackers() -> Mapping[str, Callable[[IO[bytes]], Any]]:
    from functools import partial

    from fastwarc import stream_io

    return {
        "chunked": stream_io.ChunkedReader,
        "gzip": stream_io.GzipReader,
        "deflate": partial(stream_io.GzipReader, zlib=True),
        "br": stream_io.BrotliReader,
        "zstd": stream_io.ZstdReader,
    }
