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
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast

from attrs import frozen

from ._warc import LARGEST, ArchivedPage, read_archive
from .errors import MissingExtra

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Kind: TypeAlias = Literal["text", "html", "jsonl", "warc"]

STANDARD_INPUT: Final = "-"
_PIECE: Final = 1024  # packed, of which each four bytes can stand for 128 KiB

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


def find_files(arguments: Sequence[str], output: str | None = None) -> Iterator[str]:
    """Yield the files that *arguments* name, in order; folders are searched for known suffixes.

    The *output* of a run before is found by no folder or pattern: it is about to be replaced.  A
    pattern that fits nothing and a folder that cannot be read are named as they are: whoever opens
    them learns why.
    """
    for argument in arguments:
        if os.path.isdir(argument):  # noqa: PTH112 - a million pages are walked as plain strings
            yield from _without(output, _files_below(argument))
        elif glob.has_magic(argument) and not Path(argument).exists():
            found = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207
            yield from _without(output, find_files(found)) if found else [argument]
        else:
            yield argument


def _without(output: str | None, paths: Iterable[str]) -> Iterable[str]:
    if output is None:
        return paths
    own = os.path.abspath(output)  # noqa: PTH100
    return (path for path in paths if os.path.abspath(path) != own)  # noqa: PTH100


def _files_below(folder: str) -> Iterator[str]:
    unread: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unread.append):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(place, name)  # noqa: PTH118
            if _suffix(name) in _KINDS and not _may_wait(path):
                yield path
    yield from (error.filename for error in unread)


def _may_wait(path: str) -> bool:
    """Whether it is a pipe, a socket or a device, which may have nothing to read for ever."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except OSError:  # whoever opens it learns why
        return False


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
    if find_spec("zstandard") is None:
        raise MissingExtra("cli", "zstandard")
    return io.BufferedReader(_Unpacked(Path(path).open("rb")))


class _Unpacked(io.RawIOBase):
    """What a `.zst` file holds: the reader of the package takes a file that was cut for whole."""

    def __init__(self, packed: IO[bytes]) -> None:
        super().__init__()
        self._packed = packed
        self._frame: Any = None
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill in what comes next, and return how much that is; 0 at the end.

        Raises:
            EOFError: when the file ends in the middle.
            ValueError: when it is not packed so.
        """
        while not self._ready and (piece := self._next_piece()):
            self._ready = self._unpacked(piece)
        room = memoryview(buffer)
        filled = min(len(room), len(self._ready))
        room[:filled], self._ready = self._ready[:filled], self._ready[filled:]
        return filled

    def _next_piece(self) -> bytes:
        left: bytes = b"" if self._frame is None else self._frame.unused_data
        piece = left or self._packed.read(_PIECE)
        if not piece and self._frame is not None and not self._frame.eof:
            raise EOFError("the packed file is cut off")
        return piece

    def _unpacked(self, piece: bytes) -> bytes:
        import zstandard

        if self._frame is None or self._frame.eof:  # a file may be of several
            self._frame = zstandard.ZstdDecompressor().decompressobj()
        try:
            content: bytes = self._frame.decompress(piece)
        except zstandard.ZstdError as error:
            raise ValueError(str(error)) from None
        return content

    def close(self) -> None:
        self._packed.close()
        super().close()


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
