"""Words that boards print, by language: read from the boards' own language packs.

The table is kept apart from the library's language files on purpose.  It was written from the
same public packs by another hand, so that a wrong word in either shows up as a failing page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from attrs import frozen


@frozen(kw_only=True)
class Words:
    """One language.  Lists start with Monday and January."""

    code: str
    today: tuple[str, ...]
    """Spellings; a page sticks to one of them."""
    yesterday: tuple[str, ...]
    at: tuple[str, ...]
    """Between a day word and its clock; "" where the board prints only a space."""
    months: tuple[str, ...]
    genitive: tuple[str, ...]
    """As behind a day number."""
    months_abbr: tuple[str, ...]
    months_abbr_dotted: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_abbr: tuple[tuple[str, ...], ...]
    """Sets of seven, by engine."""
    by: tuple[str, ...]
    on: tuple[str, ...]
    within: str
    """`in` before a forum."""
    last_post: str
    replies: str
    views: str
    widget: tuple[str, ...]
    similar: str
    clock: tuple[str, ...]
    """`{}` is the date and time."""
    zone: str
    last_visit: str
    edited: str
    """`{0}` is the author, `{1}` the stamp."""
    joined: str
    record: str
    """`{0}` is a number, `{1}` a stamp."""
    navigation: tuple[str, ...]
    birthday: str
    guest: str
    just_now: tuple[str, ...]
    """At most a minute ago."""
    elapsed: Mapping[str, tuple[str, ...]]
    """Unit -> forms for one, few and many; `{}` is the number."""
    am_pm: tuple[str, ...] = ("am", "pm")
    """In local script; most boards print the Latin ones whatever the language."""


def plural(code: str, number: int) -> int:
    """Return which of a unit's forms goes with *number*: 0 one, 1 few, 2 many, 3 like 21.

    >>> [plural("ru", n) for n in (1, 2, 5, 11, 21, 22)]
    [0, 1, 2, 2, 3, 1]
    """
    if number == 1:
        return 0
    tens, ones = number // 10 % 10, number % 10
    if code in ("ru", "uk"):
        if tens != 1 and ones == 1:
            return 3
        return 1 if tens != 1 and 2 <= ones <= 4 else 2
    if code == "pl":
        return 1 if tens != 1 and 2 <= ones <= 4 else 2
    if code == "ar":
        return 1 if number == 2 else 2 if number <= 10 else 3
    return 1 if number < 5 else 2


def elapsed(words: Words, unit: str, number: int) -> str:
    """Return `5 minutes ago` in that language."""
    forms = words.elapsed[unit]
    return forms[min(plural(words.code, number), len(forms) - 1)].format(number)


def _forms(raw: object) -> tuple[str, ...]:
    assert isinstance(raw, list)
    return tuple(str(form) for form in raw)


def _words(code: str, raw: Mapping[str, object]) -> Words:
    fields: dict[str, object] = {
        "genitive": raw["months"],
        "months_abbr_dotted": raw["months_abbr"],
    }
    elapsed_forms = {unit: _forms(raw[unit]) for unit in _UNITS if unit in raw}
    for name, value in (fields | dict(raw)).items():
        if name == "weekdays_abbr" and isinstance(value, list):
            fields[name] = tuple(_forms(week) for week in value)
        elif name not in _UNITS:
            fields[name] = _forms(value) if isinstance(value, list) else value
    return Words(code=code, elapsed=MappingProxyType(elapsed_forms), **fields)  # type: ignore[arg-type]


_UNITS: Final = ("minute", "hour", "day", "week", "month", "year")
_TABLE: Final = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {code: _words(code, raw) for code, raw in _TABLE.items()}
)
"""By language code."""
