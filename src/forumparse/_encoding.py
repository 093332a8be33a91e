"""Bytes to text, the way browsers do: header, byte order mark, meta element, then a guess.

A wrong guess turns `»` into `Â»`, and both `requests` and `httpx` guess wrongly for pages without
a header, which is why bytes are the best thing to hand in.  Before anything is guessed, UTF-8 is
tried: text in another encoding almost never passes for it.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

import regex

from ._dom import codec_of, guess_encoding

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IN_HEADER: Final = regex.compile(
    r"""charset \s*+ = \s*+ ["']?+ ([^\s;"',]++)""", regex.VERBOSE | regex.IGNORECASE
)
_IN_META: Final = regex.compile(
    rb"""<meta [^>]{0,200}? charset \s*+ = \s*+ ["']?+ ([\w.:\-]++)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_HEAD: Final = 4096
"""How far into a page its meta element is looked for: browsers look at 1024 bytes."""
_LAST_RESORT: Final = "cp1252"
_LOST: Final = "\ufffd"


def decode(data: bytes, content_type: str | None) -> tuple[str, bool]:
    """Return *data* as text, and whether some of it could not be decoded."""
    for codec in _told(data, content_type):
        try:
            return _decoded(data, codec), False
        except UnicodeDecodeError:
            return data.decode(codec, "replace"), True
        except LookupError:
            continue
    try:
        return _decoded(data, "utf-8"), False
    except UnicodeDecodeError:
        return _decode_guessed(data)


def _decoded(data: bytes, codec: str) -> str:
    """Return *data* as text, with U+FFFD for a character that its end cuts off.

    A first odd byte that is the last is no such character: more than one would be text.
    """
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        if error.end < len(data) or data[: error.start].isascii():
            raise
        return codecs.getincrementaldecoder(codec)().decode(data) + _LOST


def _told(data: bytes, content_type: str | None) -> Iterator[str]:
    """Yield the codecs that header, mark and meta element name, the most reliable first."""
    label = _IN_HEADER.search(content_type or "")
    if label is not None:
        yield from _named(label[1])
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            yield codec
    meta = _IN_META.search(data, 0, _HEAD)
    if meta is not None:
        for codec in _named(meta[1].decode("ascii", "replace")):
            # a meta element that could be read as ASCII stands in no UTF-16 page
            yield "utf-8" if codec.startswith("utf-16") else codec


def _named(label: str) -> Iterator[str]:
    codec = codec_of(label.strip().lower())
    if codec is not None:
        yield "utf-8-sig" if codec == "utf-8" else codec


def _decode_guessed(data: bytes) -> tuple[str, bool]:
    guessed = guess_encoding(data)
    if guessed is not None and guessed != "utf-8":
        try:
            return data.decode(guessed), False
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return data.decode(_LAST_RESORT), False
    except UnicodeDecodeError:
        return data.decode("utf-8" if guessed == "utf-8" else _LAST_RESORT, "replace"), True
