"""Made-up titles, sentences and names, by language.

Every sentence here was written for these tests.  A title is a subject and a predicate with
whatever a board's members put around them: dates, brackets, quotes, clock times, ` by `.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from .prose_table import TABLE


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


def _prose(raw: Mapping[str, str]) -> Prose:
    parts = {key: tuple(value.split("|")) for key, value in raw.items()}
    return Prose(
        subjects=parts["subjects"],
        predicates=parts["predicates"],
        short=parts["short"],
        sentences=parts["sentences"],
        tricky=parts["tricky"],
        forums=parts["forums"],
    )


PROSE: Final[Mapping[str, Prose]] = MappingProxyType(
    {code: _prose(raw) for code, raw in TABLE.items()}
)

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
)
AGENCIES: Final = ("Reuters", "AFP", "AP", "Xinhua", "Shafaq News", "INA")
