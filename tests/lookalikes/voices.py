"""The choices a page sticks to: spellings, and the characters its stamps are printed in."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import Final

from .stamps import Voice
from .words import Words

_NBSP: Final = MappingProxyType({ord(" "): "\u00a0"})
_NARROW: Final = MappingProxyType({ord(" "): "\u202f"})
_ARABIC_INDIC: Final = MappingProxyType({ord(str(n)): chr(0x660 + n) for n in range(10)})
_CURLY: Final = MappingProxyType({ord("'"): "’"})
_NOTHING: Final[Mapping[int, str]] = MappingProxyType({})


def _disguise(locale: str, random: Random) -> Mapping[int, str]:
    """Return what stands for plain characters in the stamps of the page."""
    rare: list[Mapping[int, str]] = [_NBSP, _NARROW, _CURLY]
    if locale == "ar":
        rare += [_ARABIC_INDIC] * 2
    return random.choice([*rare, *[_NOTHING] * (7 * len(rare))])


def choose_voice(words: Words, random: Random) -> Voice:
    """Return one board's spellings of that language."""
    at = random.randrange(len(words.today))
    return Voice(
        words=words,
        today=words.today[at],
        yesterday=words.yesterday[min(at, len(words.yesterday) - 1)],
        at=random.choice(words.at),
        weekdays_abbr=random.choice(words.weekdays_abbr),
        just_now=random.choice(words.just_now),
        disguise=_disguise(words.code, random),
        mark="\u200f" if words.code == "ar" and random.random() < 0.1 else "",
    )
