"""Times of day as boards print them, wherever they stand in a line: `7:09 am`, `17h45`, `07.10`.

A clock has the same shape in every language, so it is found by its shape alone; what stands around
it is for others to read.  Most clocks have a colon and a blank before them and are found by it, the
short way; `find_clocks` knows them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

import regex

from ._lines import fold
from .model import ClockTime

# Written so that it needs no folding where the text is ASCII, as most lines with a clock are.
_CLOCK: Final = regex.compile(
    r"""
    (?= \d{1,2} (?: : | [ ]? [hHaApP時时点點시] ) )  # asked first, because it is quickly told
    (?: (?<! [\d:.] | [\d\pL][+\-] )
      | (?<= [/.\-](?:19|20)\d\d ) | (?<= [/.\-]\d\d )  # 12/9/2511:01 PM
      | (?<= \d[tT] )
      | (?<= \p{Hebrew}- )  # ב-18:30, "at" written onto the number
    )
    (?P<hour> \d{1,2} )
    (?:
        : (?P<minute>\d\d) (?: : (?P<second>\d\d) (?:\.\d{1,6})? )?
        (?: [ ]? (?P<half>[apAP]) (?: [mM] | \.[ ]?[mM]\.? ) (?!\w) )?
      | [ ]?[hH][ ]?(?P<minute>\d\d) (?!\w)
      | [ ]?[時时点點시][ ]? (?P<minute>\d{1,2}) [ ]?[分분]  # 18時34分07秒
        (?: [ ]? (?P<second>\d{1,2}) [ ]?[秒초] )?
      | [ ]? (?P<half>[apAP]) (?: [mM] | \.[mM]\.? ) (?!\w)
    )
    (?! \d | :\d )
    """,
    regex.VERBOSE,
)
# What may stand before a clock and tells nothing more about it, but that it begins there.
_BEFORE_USUAL: Final = frozenset(" \t\xa0(,T")
# As far behind its colon decides what stands there about a clock.
_BEHIND_COLON: Final = 7
_CLOCK_LOOKS_AHEAD: Final = 2
_HALF_BEGUN: Final = regex.compile("[ ]?[apAP]")
# `07.10` is a clock only behind the word that announces one (`klo 07.10`, `pukul 12.00`) or a
# dash; whether a word does is for the grammar to say.  Thai has the word behind: `18.34 น.`
_DOTTED_CLOCK: Final = regex.compile(
    r"""
    (?= \d{1,2} \. \d )  # asked first, because it is quickly told
    (?: (?<= \p{L}\.?\ | \d\ -\ ) | (?<= \d\ ) (?= \d{1,2} \. \d\d\ ?น\. ) )
    (?P<hour>\d{1,2}) \. (?P<minute>\d\d) (?: \. (?P<second>\d\d) )? (?![\d.]|\.\d)
    """,
    regex.VERBOSE,
)
_HALVES: Final = MappingProxyType({None: None, "a": 0, "A": 0, "p": 1, "P": 1})
_HAS_HOUR: Final = regex.compile(r"\d[ ]?[hHaApP時时点點시]")


class ClockReading(NamedTuple):
    """What a clock shows; the numbers are not checked."""

    hour: int
    minute: int
    second: int
    half: int | None
    shown: ClockTime | None
    """The time of day, where no word beside it says which half of the day."""

    def time(self, half: int | None) -> ClockTime | None:
        """Return the time of day; *half* (0 am, 1 pm) is what a word beside it says."""
        if half is None or self.half is not None:
            return self.shown
        return clock_time(self.hour, self.minute, self.second, half)


def usual_clock(line: str) -> tuple[int, int, ClockReading] | None:
    """Return where a clock with a colon stands in *line* and what it shows, quickly.

    None tells nothing: the clock may be of another kind, and `find_clocks` knows them all.  There
    may be another one before it, but none that overlaps it.
    """
    colon = line.find(":")
    while colon > 0 and not line[colon - 1].isdecimal():
        colon = line.find(":", colon + 1)
    if colon <= 0:
        return None
    start = colon - 2 if colon > 1 and line[colon - 2].isdecimal() else colon - 1
    if start and line[start - 1] not in _BEFORE_USUAL:
        return None
    found = _clock_at_start(line[start : colon + 1 + _BEHIND_COLON])
    return None if found is None else (start, start + found[0], found[1])


@lru_cache(maxsize=8192)
def _clock_at_start(window: str) -> tuple[int, ClockReading] | None:
    """Return where the clock ends that a line's *window* was cut out for, and what it shows.

    None where the rest of the line could change the answer.
    """
    match = _CLOCK.match(fold(window))
    if match is None:
        return None
    end = match.end()
    is_cut = len(window) > window.index(":") + _BEHIND_COLON
    if is_cut and (len(window) - end < _CLOCK_LOOKS_AHEAD or _HALF_BEGUN.match(window, end)):
        return None
    return end, _shown(match)


def find_clocks(plain: str) -> Iterator[tuple[int, int, ClockReading]]:
    """Yield where clocks stand in a line that is ASCII or folded, and what they show."""
    found = None
    if ":" in plain or _HAS_HOUR.search(plain) is not None:
        found = _CLOCK.search(plain)
    if found is None:
        if "." in plain:
            for dotted in _DOTTED_CLOCK.finditer(fold(plain)):
                yield dotted.start(), dotted.end(), _read_clock(dotted[0].replace(".", ":"))
        return
    while found is not None:
        start, end = found.span()
        yield start, end, _read_clock(found[0])
        found = _CLOCK.search(plain, end) if end < len(plain) else None


@lru_cache(maxsize=4096)
def _read_clock(text: str) -> ClockReading:
    """Return what a clock shows that `_CLOCK` has matched."""
    match = _CLOCK.fullmatch(text)
    assert match is not None, text  # noqa: S101 - the caller has matched it
    return _shown(match)


def _shown(match: regex.Match[str]) -> ClockReading:
    written = match.group("hour", "minute", "second", "half")
    hour, minute, second = map(int, [number or 0 for number in written[:3]])
    half = _HALVES[written[3]]
    return ClockReading(hour, minute, second, half, clock_time(hour, minute, second, half))


@lru_cache(maxsize=2880)
def clock_time(hour: int, minute: int, second: int, half: int | None) -> ClockTime | None:
    """Return the time of day, or None when there is no such time (`25:00`, `13:05 pm`)."""
    if half is not None:
        if hour > 12:
            return None
        hour = hour % 12 + 12 * half
    if hour > 23 or minute > 59 or second > 59:
        return None
    return ClockTime(hour, minute, second)
