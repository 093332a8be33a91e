"""Made-up titles, sentences and names, by language.

Every sentence here was written for these tests.  A title is a subject and a predicate with
whatever a board's members put around them: dates, brackets, quotes, clock times, ` by `.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from attrs import frozen


@frozen(kw_only=True)
class Prose:
    """The made-up text of one language."""

    subjects: tuple[str, ...]
    predicates: tuple[str, ...]
    short: tuple[str, ...]
    """Titles of one to three words."""
    sentences: tuple[str, ...]
    """For articles; `{date}` is a spelled-out date of that language."""
    tricky: tuple[str, ...]
    """Titles that carry day words, dates, clock times or the word for "by"."""
    forums: tuple[str, ...]


_TABLE: Final = tomllib.loads(Path(__file__).with_name("prose.toml").read_text(encoding="utf-8"))
PROSE: Final[Mapping[str, Prose]] = MappingProxyType(
    {
        code: Prose(**{kind: tuple(texts) for kind, texts in raw.items()})
        for code, raw in _TABLE.items()
    }
)
"""By language code."""

AUTHORS: Final = (
    "Rocky",
    "jot",
    "yugasu123",
    "Heaven ♪",
    "MM-12",
    "the_old_man",
    "Anna Berg",
    "Ziad",
    "k.o.w.a.l",
    "Löwe77",
    "Dr. Emil Tann",
    "x",
    "Марина",
    "أبو سالم",
    "2fast",
    "Marchand d'Oeufs",
    "[BOT] Ping",
    "june",
    "May",
    "user1204",
    "admin",
    "O'Hara",
)

TAILS: Final = (
    " (2)",
    " - II",
    " | 9",
    "!!!",
    " :)",
    " [2024]",
    " @ home",
    " · part 3",
    " 🙂",
    "?",
)
"""What members hang on their titles."""
AGENCIES: Final = ("Reuters", "AFP", "AP", "Xinhua", "Shafaq News", "INA")
