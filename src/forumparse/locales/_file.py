"""A language file, checked, as a `Locale`.

A file is read part by part, each when it is first asked for: a stamp on its own takes the words of
dates, and neither ages nor the page around it; the examples are for tests.  Reading is strict:
whatever a file says that it must not say raises `BrokenLocaleFile` with the line to look at.  What
comes out is ready to match: every word folded as the lines of a page are (`_lines.fold`), without
its trailing dot, and with its unaccented variant beside it.

A word has one meaning in its table (`mar` cannot be two months), but may stand in several
(`mar` is a weekday and a month in French): that is settled by the page, not here.  A variant
without accents is added only where it does not become another word of the language.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar, get_args

import regex
from attrs import field, frozen

from forumparse._lines import collapse_blanks, fold
from forumparse.errors import BrokenLocaleFile
from forumparse.model import NumericOrder, Unit

from ._places import WORDS_OF_DATES, line_of, parent_of, parts_of

T = TypeVar("T")
_Table: TypeAlias = Mapping[str, object]
Phrases: TypeAlias = tuple[str, ...]

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
_ORDERS: Final[tuple[NumericOrder, ...]] = get_args(NumericOrder)
_DAYS: Final = MappingProxyType({"-2": -2, "-1": -1, "0": 0, "+1": 1, "+2": 2})
_MONTHS: Final = MappingProxyType({str(number): number for number in range(1, 13)})
_WEEKDAYS: Final = MappingProxyType({str(number): number - 1 for number in range(1, 8)})
_FEWEST_EXAMPLES: Final = 5


@frozen(kw_only=True)
class Example:
    """A timestamp as a board prints it, and what it means."""

    text: str
    """As printed."""
    reference: datetime
    """Naive: the page's now."""
    expect: datetime
    """Naive: what the stamp resolves to."""
    stamp_only: bool = False
    """True for a stamp that is certain only on its own, not on a page."""


@frozen(kw_only=True)
class Words:
    """The small words around a date, folded: the `[words]` table."""

    at: Phrases = ()
    """Between a day and its clock."""
    on: Phrases = ()
    """Before a date."""
    by: Phrases = ()
    """Before an author."""
    by_after: Phrases = ()
    """Behind an author (Turkish `tarafından`)."""
    in_: Phrases = ()
    """Before a forum's name."""
    of: Phrases = ()
    """Between the parts of a date."""
    am: Phrases = ()
    """Behind a clock or, in some languages, before it."""
    pm: Phrases = ()
    """Behind a clock or, in some languages, before it."""
    after_clock: Phrases = ()
    """Behind a clock (`14:05 Uhr`)."""
    ordinals: Phrases = ()
    """Right behind a day."""
    year: Phrases = ()
    """Behind a year."""
    month: Phrases = ()
    """Behind a month's number."""
    day: Phrases = ()
    """Behind a day."""
    parts_of_day: Phrases = ()
    """Names of parts of a day that stand in a clock's place."""


@frozen(kw_only=True, eq=False)
class ElapsedWords:
    """How an age is written, folded: the `[elapsed]` table and those below it."""

    ago: Phrases
    """Templates, the longest first: `{}` is the amount with its unit, blanks are optional."""
    units: Mapping[str, Unit]
    """Every form of every unit that can stand in a template."""
    short: Mapping[str, Unit]
    """Units glued to their number (`5m`), which stand with or without a template."""
    numbers: Mapping[str, int]
    """Amounts as words."""
    fixed: Mapping[str, tuple[int, Unit]]
    """Whole phrases that follow no template."""
    at_most: Mapping[str, Unit]
    """Whole phrases without a number: at most one of the unit."""
    about: Phrases = ()
    """Words before an amount that are read over."""
    less_than: Phrases = ()
    """Words before an amount that make it a bound."""
    and_: Phrases = ()
    """Words between two units."""


@frozen(kw_only=True)
class PageWords:
    """What boards print around entries, folded: the `[page]` table."""

    clock: Phrases = ()
    """Templates: `{}` is the page's date, clock, or both."""
    zone: Phrases = ()
    """Templates: `{}` is the page's zone."""
    posted: Phrases = ()
    """Labels before the author or the stamp of an entry."""
    never: Phrases = ()
    """Labels of dates that are no entry's."""
    widget: Phrases = ()
    """Headings of a widget whose entries carry stamps."""
    similar: Phrases = ()
    """Headings of lists whose entries carry none."""
    counters: Phrases = ()
    """Names of counters."""
    goto: Phrases = ()
    """What the icon that leads to a topic's last post says."""
    menu: Phrases = ()
    """Entries of a board's menus, and what leads on from a widget: nobody's title."""


@frozen(kw_only=True, eq=False)
class Locale:
    """One language: its words, folded, as its file lists them.

    Compared and hashed by identity: `load_locale` gives the same object for the same language.
    """

    code: str
    """BCP 47."""
    name: str
    """In English."""
    order: NumericOrder
    """How a numeric date is usually written."""
    year_offset: int = 0
    """Added to a year of the language's own era to get the Gregorian one (Thai: -543)."""
    eras: Mapping[str, int] = MappingProxyType({})
    """Words before a year's number: what is added to it to get the Gregorian one."""
    days: Mapping[str, int]
    """Day words: how many days from today."""
    months: Mapping[str, int]
    """1 to 12."""
    persian_months: Mapping[str, int] = MappingProxyType({})
    """The same for the Persian calendar, which begins in March."""
    weekdays: Mapping[str, int]
    """Monday is 0."""
    words: Words
    """The small words."""
    _reader: _Reader = field(repr=False)

    @cached_property
    def elapsed(self) -> ElapsedWords:
        """Ages."""
        return self._reader.elapsed()

    @cached_property
    def page(self) -> PageWords:
        """Wording of the page around the entries."""
        return self._reader.page()

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """At least five; the tests run them."""
        return self._reader.examples()


def open_locale(text: str, path: str) -> Locale:
    """Return the language that *text* describes; *path* is only for messages.

    Raises:
        BrokenLocaleFile: when the text is no TOML or says something that it must not say; for
            ages, the page and the examples not before they are asked for.
    """
    return _Reader(text, path).locale()


def read_locale(text: str, path: str) -> Locale:
    """Return the language that *text* describes, all of it read.

    Raises:
        BrokenLocaleFile: when the text is no TOML or says something that it must not say.
    """
    locale = open_locale(text, path)
    _ = locale.elapsed, locale.page, locale.examples
    return locale


_TOML_LINE: Final = regex.compile(r"\(at line (\d++)")
# Letters that carry a stroke or lack a dot, which decomposition leaves as they are.
_STROKES: Final = str.maketrans("ıłđøħ", "ildoh")
_STRIPPED_SCRIPTS: Final = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}]")
_SHORT_I: Final = ("\u0438\u0306", "\u0439")


def unaccented(word: str) -> str:
    """Return *word* without its accents; `й` is a letter of its own and stays.

    >>> unaccented("août"), unaccented("σάβ"), unaccented("kasım"), unaccented("май")
    ('aout', 'σαβ', 'kasim', 'май')
    """
    if word.isascii() or not _STRIPPED_SCRIPTS.search(word):
        return word
    parts = unicodedata.normalize("NFD", word.translate(_STROKES)).replace(*_SHORT_I)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _folded(word: str) -> str:
    plain = collapse_blanks(fold(word))
    return plain.removesuffix(".") if len(plain) > 1 else plain


def _both(words: Iterable[str]) -> Phrases:
    """Return the words, each once, followed by their unaccented variants."""
    words = tuple(words)
    return tuple(dict.fromkeys((*words, *map(unaccented, words))))


class _Reader:
    """One file on its way to a `Locale`: every method raises `BrokenLocaleFile`."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.parts = parts_of(text)
        self.read: dict[str, _Table] = {}

    def data(self, table: str) -> _Table:
        """Return the part of the file in which the top-level *table* stands."""
        part = table if table in self.parts else WORDS_OF_DATES
        if part not in self.read:
            try:
                self.read[part] = tomllib.loads(self.parts[part])
            except tomllib.TOMLDecodeError:  # what it is and where, only the whole file tells
                self.parts = {WORDS_OF_DATES: self.text}
                self.read = {WORDS_OF_DATES: self.whole()}
                part = WORDS_OF_DATES
            self.check_keys("", self.read[part], _TOP)
        return self.read[part]

    def whole(self) -> _Table:
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = _TOML_LINE.search(str(error))
            line = int(found[1]) if found else self.text.count("\n") + 1
            raise BrokenLocaleFile(self.path, line, f"not TOML: {error}") from error

    def locale(self) -> Locale:
        top = self.data(WORDS_OF_DATES)
        days = self.meanings("days", _DAYS, needed=("0", "-1"))
        months = self.meanings("months", _MONTHS, needed=_MONTHS)
        weekdays = self.meanings("weekdays", _WEEKDAYS, needed=_WEEKDAYS)
        self.dated = {*days, *months, *weekdays}
        return Locale(
            code=self.value("", top, "code", str),
            name=self.value("", top, "name", str),
            order=self.order(),
            year_offset=self.value("", top, "year_offset", int, 0),
            days=self.with_variants(days),
            eras=self.numbered("eras"),
            months=self.with_variants(months),
            persian_months=self.meanings("persian_months", _MONTHS),
            weekdays=self.with_variants(weekdays),
            words=self.words(),
            reader=self,
        )

    def with_variants(self, table: Mapping[str, T]) -> Mapping[str, T]:
        """Add the unaccented variants of words that are no other word of dates and ages."""
        return _with_variants(table, lambda: {*self.dated, *self.units_of_ages, *self.numbers})

    @cached_property
    def units_of_ages(self) -> dict[str, Unit]:
        return self.units("elapsed", needed=UNITS)

    def broken(self, reason: str, section: str, key: str = "", **at: object) -> BrokenLocaleFile:
        line = line_of(self.text, section, key, **at)  # type: ignore[arg-type]
        return BrokenLocaleFile(self.path, line, reason)

    def check_keys(self, section: str, table: _Table, known: Iterable[str]) -> None:
        for key in table:
            if key not in known:
                place = f"[{section}]" if section else "the file"
                reason = f"{place} has no {key!r}: it has {', '.join(known)}"
                at = line_of(self.text, section, key)
                if not section and isinstance(table[key], (dict, list)):
                    at = max(at, line_of(self.text, key))
                raise BrokenLocaleFile(self.path, at, reason)

    def table(self, name: str, known: Iterable[str] = ()) -> _Table:
        """Return the table *name* (`elapsed.short`), empty where the file has none."""
        found: object = self.data(name.partition(".")[0])
        for part in name.split("."):
            found = found.get(part, {}) if isinstance(found, dict) else found
        if not isinstance(found, dict):
            raise self.broken(f"{name} must be a table", *parent_of(name))
        if known:
            self.check_keys(name, found, known)
        return found

    def value(
        self, section: str, table: _Table, key: str, kind: type[T], default: T | None = None
    ) -> T:
        found = table.get(key, default)
        if found is None:
            raise self.broken(f"{key} is missing", section)
        if type(found) is not kind or found == "":
            raise self.broken(f"{key} must be a {kind.__name__}", section, key)
        return found

    def order(self) -> NumericOrder:
        found = self.value("", self.data(WORDS_OF_DATES), "order", str)
        for order in _ORDERS:
            if found == order:
                return order
        raise self.broken(f"order must be one of {', '.join(_ORDERS)}", "", "order")

    def raw_words(self, section: str, key: str) -> list[str]:
        found = self.table(section).get(key, [])
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            raise self.broken(f"{key} must be a list of words", section, key)
        for word in found:
            if not word[:1].isalnum() and not _folded(word):
                raise self.broken(f"{key} has an empty word", section, key, word=word)
        return found

    def phrases(self, section: str, key: str) -> Phrases:
        return _both(map(_folded, self.raw_words(section, key)))

    def templates(self, section: str, key: str) -> Phrases:
        for template in self.raw_words(section, key):
            if template.count("{}") != 1:
                reason = f"{template!r} needs one {{}} where the value stands"
                raise self.broken(reason, section, key, word=template)
        return self.phrases(section, key)

    def meanings(
        self, section: str, keys: Mapping[str, T], *, needed: Iterable[str] = (), suffix: str = ""
    ) -> dict[str, T]:
        """Return word -> meaning for the keys (with *suffix*) of a table."""
        table = self.table(section, () if section == "elapsed" else keys)
        for key in needed:
            if not table.get(key + suffix):
                raise self.broken(f"[{section}] lacks words for {key}", section, key + suffix)
        found: dict[str, T] = {}
        for key, meaning in keys.items():
            for word in self.raw_words(section, key + suffix):
                if found.setdefault(_folded(word), meaning) != meaning:
                    reason = f"{word!r} has two meanings in [{section}]"
                    raise self.broken(reason, section, key + suffix, word=word)
        return found

    def units(
        self, section: str, *, needed: Iterable[str] = (), suffix: str = ""
    ) -> dict[str, Unit]:
        keys: dict[str, Unit] = {unit: unit for unit in UNITS}
        return self.meanings(section, keys, needed=needed, suffix=suffix)

    def words(self) -> Words:
        self.table("words", _WORDS)
        found = Words(**{_field(key): self.phrases("words", key) for key in _WORDS})
        for word in self.raw_words("words", "pm"):
            if _folded(word) in found.am:
                raise self.broken(f"{word!r} is both am and pm", "words", "pm", word=word)
        return found

    @cached_property
    def numbers(self) -> dict[str, int]:
        return self.numbered("elapsed.numbers")

    def numbered(self, section: str) -> dict[str, int]:
        """Return word -> number for a table of words that stand for numbers."""
        table = self.table(section)
        for word, number in table.items():
            if type(number) is not int or number < 0:
                raise self.broken(f"{word!r} must be a number", section, word)
        return {_folded(word): number for word, number in table.items() if type(number) is int}

    def fixed(self) -> dict[str, tuple[int, Unit]]:
        found: dict[str, tuple[int, Unit]] = {}
        for phrase, pair in self.table("elapsed.fixed").items():
            match pair:
                case [int(amount), str(name)] if name in UNITS:
                    unit = next(unit for unit in UNITS if unit == name)
                    found[_folded(phrase)] = (amount, unit)
                case _:
                    reason = f"{phrase!r} must be [amount, unit]"
                    raise self.broken(reason, "elapsed.fixed", phrase)
        return found

    def elapsed(self) -> ElapsedWords:
        self.table("elapsed", _ELAPSED)
        units, numbers = self.units_of_ages, self.numbers
        ago = self.templates("elapsed", "ago")
        if not ago:
            raise self.broken("ago is empty: it needs a template", "elapsed", "ago")
        return ElapsedWords(
            ago=tuple(sorted(ago, key=len, reverse=True)),
            units=self.with_variants(units),
            short=MappingProxyType(self.units("elapsed.short")),
            numbers=self.with_variants(numbers),
            fixed=_with_variants(self.fixed(), set),
            at_most=_with_variants(self.units("elapsed", suffix="_at_most"), set),
            about=self.phrases("elapsed", "about"),
            less_than=self.phrases("elapsed", "less_than"),
            and_=self.phrases("elapsed", "and"),
        )

    def page(self) -> PageWords:
        self.table("page", _PAGE)
        read: dict[str, Callable[[str, str], Phrases]] = dict.fromkeys(_PAGE, self.phrases)
        read |= {"clock": self.templates, "zone": self.templates}
        return PageWords(**{key: read[key]("page", key) for key in _PAGE})

    def examples(self) -> tuple[Example, ...]:
        found = self.data("examples").get("examples", [])
        if not isinstance(found, list) or len(found) < _FEWEST_EXAMPLES:
            reason = f"at least {_FEWEST_EXAMPLES} [[examples]] are needed"
            raise self.broken(reason, "examples", nth=len(found) if isinstance(found, list) else 1)
        return tuple(self.example(nth, table) for nth, table in enumerate(found, 1))

    def example(self, nth: int, table: _Table) -> Example:
        for key in table:
            if key not in _EXAMPLE:
                raise self.broken(f"an example has no {key!r}", "examples", key, nth=nth)
        for key, kind in _EXAMPLE.items():
            found = table.get(key, False if kind is bool else None)
            if type(found) is not kind or (isinstance(found, datetime) and found.tzinfo):
                reason = f"{key} of an example must be a {_KIND_NAMES[kind]}"
                raise self.broken(reason, "examples", key, nth=nth)
        return Example(**table)  # type: ignore[arg-type]


def _field(key: str) -> str:
    return "in_" if key == "in" else key


def _with_variants(table: Mapping[str, T], taken: Callable[[], set[str]]) -> Mapping[str, T]:
    """Add the unaccented variants that are no other word, nor two words' variant.

    *taken* tells those other words, where there is a variant.
    """
    variants: dict[str, set[T]] = {}
    for word, meaning in table.items():
        variant = unaccented(word)
        if variant not in table:
            variants.setdefault(variant, set()).add(meaning)
    others = taken() if variants else ()
    plain = {
        word: next(iter(meanings))
        for word, meanings in variants.items()
        if len(meanings) == 1 and word not in others
    }
    return MappingProxyType({**table, **plain})


_WORDS: Final = tuple(name.rstrip("_") for name in Words.__annotations__)
_PAGE: Final = tuple(PageWords.__annotations__)
_TOP: Final = (
    "code", "name", "order", "year_offset", "eras", "days", "words", "months", "persian_months",
    "weekdays", "elapsed", "page", "examples",
)  # fmt: skip
_ELAPSED: Final = (
    "ago", *(f"{unit}_at_most" for unit in UNITS), "about", "less_than", "and", "numbers",
    "fixed", "short", *UNITS,
)  # fmt: skip
_EXAMPLE: Final[Mapping[str, type]] = MappingProxyType(
    {"text": str, "reference": datetime, "expect": datetime, "stamp_only": bool}
)
_KIND_NAMES: Final[Mapping[type, str]] = MappingProxyType(
    {str: "text", datetime: "date and time without a zone", bool: "true or false"}
)
