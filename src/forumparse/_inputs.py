"""From arguments to documents: files, folders, globs and standard input, one page each or many.

* A file is read by its suffix, under which `.gz` or `.zst` may lie; any other file is text.
* What cannot be read is a `Failure` in its place, never an exception: the other pages go on.
* Nothing is held but the document at hand, and no more than `LARGEST` bytes of it.
"""

from __future__ import annotations

import glob
import gzip
import io
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import IO, Final, Literal, TypeAlias, cast

from attrs import frozen

from ._warc import LARGEST, ArchivedPage, read_archive
from .errors import MissingExtra

Kind: TypeAlias = Literal["text", "html", "jsonl", "warc"]

STANDARD_INPUT: Final = "-"

_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        ".txt": "text",
        ".html": "html",
        ".htm": "html",
        ".jsonl": "jsonl",
        ".ndjson": "jsonl",
        ".warc": "warc",
        ".wet": "warc",
    }
)


@frozen(kw_only=True)
class Document:
    """One page as it was stored."""

    source: str
    """Where it came from: a path, and the line of a file that holds many."""
    content: str | bytes
    """The page as text, or its HTML as it was stored."""
    is_html: bool
    url: str | None = None
    """Its address, where the file names it."""
    content_type: str | None = None
    """The header it came with, where the file has it."""
    read_at: datetime | None = None
    """When it was read, where the file says so."""
    changed: datetime | None = None
    """When the file was last written, in UTC; None for standard input."""


@frozen(kw_only=True)
class Failure:
    """A document that could not be had, or not be parsed."""

    source: str
    reason: str


def find_files(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the files that *arguments* name, in order; folders are searched for known suffixes.

    A pattern that fits nothing and a folder that cannot be read are named as they are: whoever
    opens them learns why.
    """
    for argument in arguments:
        if os.path.isdir(argument):  # noqa: PTH112 - a million pages are walked as plain strings
            yield from _files_below(argument)
        elif glob.has_magic(argument) and not Path(argument).exists():
            found = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207
            yield from find_files(found) if found else [argument]
        else:
            yield argument


def _files_below(folder: str) -> Iterator[str]:
    unread: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unread.append):
        folders.sort()
        for name in sorted(names):
            if _suffix(name) in _KINDS:
                yield os.path.join(place, name)  # noqa: PTH118
    yield from (error.filename for error in unread)


def _suffix(name: str) -> str:
    return Path(name.lower().removesuffix(".gz").removesuffix(".zst")).suffix


def read_documents(path: str, kind: Kind | None = None) -> Iterator[Document | Failure]:
    """Yield what the file holds; *kind* overrules its suffix."""
    source = "<stdin>" if path == STANDARD_INPUT else path
    try:
        kind = kind or _KINDS.get(_suffix(path), "text")
        with _open(path, kind) as stream:
            yield from _READERS[kind](stream, source, _last_change(path))
    except OSError as error:
        yield Failure(source=source, reason=error.strerror or str(error))
    except (ValueError, EOFError, zlib.error, MissingExtra) as error:
        yield Failure(source=source, reason=str(error))


def _open(path: str, kind: Kind) -> IO[bytes]:
    if path == STANDARD_INPUT:
        return cast("IO[bytes]", open(sys.stdin.fileno(), "rb", closefd=False))
    if kind == "warc":  # its reader unpacks records by themselves
        return Path(path).open("rb")
    if path.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if path.lower().endswith(".zst"):
        return _open_zst(path)
    return Path(path).open("rb")


def _open_zst(path: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError:
        raise MissingExtra("cli", "zstandard") from None
    packed = Path(path).open("rb")  # noqa: SIM115 - closed by what reads it
    frames = zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True)
    return cast("IO[bytes]", io.BufferedReader(frames))


def _last_change(path: str) -> datetime | None:
    if path == STANDARD_INPUT:
        return None
    return datetime.fromtimestamp(Path(path).stat().st_mtime, UTC)


def _read_text(stream: IO[bytes], source: str, changed: datetime | None) -> Iterator[Document]:
    text = _limited(stream.read(LARGEST + 1)).decode("utf-8-sig")
    yield Document(source=source, content=text, is_html=False, changed=changed)


def _read_html(stream: IO[bytes], source: str, changed: datetime | None) -> Iterator[Document]:
    content = _limited(stream.read(LARGEST + 1))
    yield Document(source=source, content=content, is_html=True, changed=changed)


def _read_json_lines(
    stream: IO[bytes], source: str, changed: datetime | None
) -> Iterator[Document | Failure]:
    """Yield a document per line: an object with the page as `html` or `text`, perhaps a `url`."""
    for number, line in enumerate(iter(lambda: stream.readline(LARGEST + 1), b""), 1):
        place = f"{source}:{number}"
        if len(line) > LARGEST:
            _pass_by(stream, line)
            yield Failure(source=place, reason=_TOO_LONG.format(LARGEST))
        elif not line.isspace():
            yield _json_document(line, place, changed)


def _pass_by(stream: IO[bytes], line: bytes) -> None:
    """Read on to the end of the line that begins with *line*."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(LARGEST)


def _json_document(line: bytes, source: str, changed: datetime | None) -> Document | Failure:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(source=source, reason=f"not JSON: {error}")
    row = row if isinstance(row, dict) else {}
    content = row.get("html") or row.get("text")
    if not isinstance(content, str):
        return Failure(
            source=source, reason="the line is no object with a page in `html` or `text`"
        )
    url = row.get("url")
    return Document(
        source=source,
        content=content,
        is_html=bool(row.get("html")),
        url=url if isinstance(url, str) else None,
        changed=changed,
    )


def _read_warc(
    stream: IO[bytes], source: str, _changed: datetime | None
) -> Iterator[Document | Failure]:
    """Yield a document per record that can be one."""
    for page in read_archive(stream):
        yield _archived_document(page, f"{source}:{page.url or page.id or '?'}")


def _archived_document(page: ArchivedPage, source: str) -> Document | Failure:
    content = page.text if page.html is None else page.html
    if content is None:
        return Failure(source=source, reason=page.error or "the record is empty")
    return Document(
        source=source,
        content=content,
        is_html=page.html is not None,
        url=page.url,
        content_type=page.content_type,
        read_at=page.reference,
    )


_TOO_LONG: Final = "longer than {:,} bytes, which no page is"


def _limited(content: bytes) -> bytes:
    if len(content) > LARGEST:
        raise ValueError(_TOO_LONG.format(LARGEST))
    if not content:
        raise ValueError("the file is empty")
    return content


_Reader: TypeAlias = Callable[
    [IO[bytes], str, datetime | None], Iterator[Document] | Iterator[Document | Failure]
]
_READERS: Final[Mapping[Kind, _Reader]] = MappingProxyType(
    {"text": _read_text, "html": _read_html, "jsonl": _read_json_lines, "warc": _read_warc}
)
