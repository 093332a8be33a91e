"""Where in a language file something stands: the line of a word, and what can be read by itself."""

from __future__ import annotations

from itertools import groupby
from typing import Final

import regex

_HEADER: Final = regex.compile(r"""\s*+\[++ \s*+ (?P<name>[^\]\s]++) \s*+\]""", regex.VERBOSE)
_KEY: Final = regex.compile(
    r"""\s*+ (?: "(?P<key>[^"]*+)" | '(?P<key>[^']*+)' | (?P<key>[\w-]++) ) \s*+ =""",
    regex.VERBOSE,
)


def line_of(text: str, section: str, key: str = "", word: str | None = None, nth: int = 1) -> int:
    """Return the line, from 1, of a section (its *nth*), a key in it, a word of that key."""
    here, best, met = section == "", 1, 0
    in_key = False
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            met += header["name"] == section
            here, in_key = header["name"] == section and met == nth, False
            best = number if here else best
        elif here and (found := _KEY.match(line)):
            in_key = found["key"] == key
            best = number if in_key else best
        if in_key and word is not None and (f'"{word}"' in line or f"'{word}'" in line):
            return number
    if section and not met:  # a table written on one line of its parent
        return line_of(text, *parent_of(section))
    return best


def parent_of(name: str) -> tuple[str, str]:
    section, _, key = name.rpartition(".")
    return section, key


_TABLE_NAME: Final = regex.compile(r"^\[{1,2}+ (?P<name>\w++)", regex.VERBOSE | regex.MULTILINE)
WORDS_OF_DATES: Final = ""
_PARTS: Final = (WORDS_OF_DATES, "elapsed", "page", "examples")
"""What of a file can be read by itself, in the usual order: named by its first table."""


def parts_of(text: str) -> dict[str, str]:
    """Return the parts of a file; all of it is one where they stand in no order."""
    starts = {WORDS_OF_DATES: 0}
    named = [
        (m["name"] if m["name"] in _PARTS else "", m.start()) for m in _TABLE_NAME.finditer(text)
    ]
    for name, at in named:
        starts.setdefault(name, at)
    order = [name for name, _ in groupby(name for name, _ in named)]
    if order != sorted(order, key=_PARTS.index):
        return {WORDS_OF_DATES: text}
    ends = [*list(starts.values())[1:], len(text)]
    return {name: text[at:end] for (name, at), end in zip(starts.items(), ends, strict=True)}
