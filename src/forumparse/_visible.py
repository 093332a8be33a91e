"""Scraped text on a terminal: no character of a page may move the cursor, ring or colour."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_UNSEEN: Final = (0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS: Final[Mapping[int, int]] = MappingProxyType(
    {code: 0x2400 + code for code in range(32) if code != ord("\t")}
    | dict.fromkeys(_UNSEEN, 0xFFFD)
)


def visible(text: str) -> str:
    """Return *text* with control characters made visible, one character for one.

    >>> visible("a\\x1b[31mb")
    'a\N{SYMBOL FOR ESCAPE}[31mb'
    """
    return text.translate(_CONTROLS)
