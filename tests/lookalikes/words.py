"""Words that boards print, by language: read from the boards' own language packs.

The table is kept apart from the library's language files on purpose.  It was written from the
same public packs by another hand, so that a wrong word in either shows up as a failing page.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from .words_table import TABLE


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
    about: str = ""
    """Printed before the amount, `{} about`-wise: `about 2 hours ago`; "" where unknown."""
    am_pm: tuple[str, str] = ("am", "pm")
    local_am_pm: tuple[str, str] = ("am", "pm")


def plural(code: str, number: int) -> int:
    """Return which of a unit's forms goes with *number*: 0 one, 1 few, 2 many, 3 like 21.

    >>> [plural("ru", n) for n in (1, 2, 5, 11, 21, 22)]
    [0, 1, 2, 2, 3, 1]
    """
    if number == 1:
        return 0
    tens, ones = number // 10 % 10, number % 10
    if code == "ru":
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


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


def _words(code: str, raw: Mapping[str, str]) -> Words:
    months = _split(raw["months"])
    abbreviated = _split(raw["months_abbr"])
    return Words(
        code=code,
        today=_split(raw["today"]),
        yesterday=_split(raw["yesterday"]),
        at=_split(raw["at"]),
        months=months,
        genitive=_split(raw["genitive"]) if "genitive" in raw else months,
        months_abbr=abbreviated,
        months_abbr_dotted=_split(raw.get("months_abbr_dotted", raw["months_abbr"])),
        weekdays=_split(raw["weekdays"]),
        weekdays_abbr=tuple(_split(week) for week in raw["weekdays_abbr"].split("||")),
        by=_split(raw["by"]),
        on=_split(raw["on"]),
        within=raw["within"],
        last_post=raw["last_post"],
        replies=raw["replies"],
        views=raw["views"],
        widget=_split(raw["widget"]),
        similar=raw["similar"],
        clock=_split(raw["clock"]),
        zone=raw["zone"],
        last_visit=raw["last_visit"],
        edited=raw["edited"],
        joined=raw["joined"],
        record=raw["record"],
        navigation=_split(raw["navigation"]),
        birthday=raw["birthday"],
        guest=raw["guest"],
        just_now=_split(raw["just_now"]),
        elapsed=MappingProxyType(
            {unit: _split(raw[unit]) for unit in ("minute", "hour", "day", "month", "year")}
            | ({"week": _split(raw["week"])} if "week" in raw else {})
        ),
        about=raw.get("about", ""),
        local_am_pm=_am_pm(raw.get("am_pm", "am|pm")),
    )


def _am_pm(text: str) -> tuple[str, str]:
    before, after = text.split("|")
    return before, after


WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {code: _words(code, raw) for code, raw in TABLE.items()}
)
