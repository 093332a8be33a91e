"""From a word to the languages that write their dates with it.

Built once, when a page first holds words that English does not explain; it reads every language
file, which an English page never pays for.  A phrase (`hôm nay`, `il y a {}`) is found by its
first word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Final

import regex

from forumparse._tokens import tokenize

from ._file import Locale
from ._load import known_locales, load_locale

_NO_ALPHABET: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


@cache
def words_index() -> Mapping[str, tuple[str, ...]]:
    """Return folded word -> codes of the languages that have it, sorted.

    The words are day words, months, weekdays, the halves of the day, units of ages, the words
    around ages, those that join a day to its clock and a post to its author, the labels of posts
    and of the page's clock, and the headings of widgets.

    >>> words_index()["hier"]
    ('fr',)
    >>> words_index()["gestern"]
    ('de',)
    """
    found: dict[str, set[str]] = {}
    for code in known_locales():
        for word in _first_words(_date_phrases(load_locale(code))):
            found.setdefault(word, set()).add(code)
    return MappingProxyType({word: tuple(sorted(codes)) for word, codes in found.items()})


def _date_phrases(locale: Locale) -> Iterator[str]:
    yield from locale.days
    yield from locale.months
    yield from locale.persian_months
    yield from locale.weekdays
    elapsed = locale.elapsed
    yield from elapsed.units
    yield from elapsed.at_most
    yield from elapsed.fixed
    yield from locale.words.at
    yield from locale.words.am
    yield from locale.words.pm
    yield from locale.words.by
    yield from locale.page.posted
    yield from locale.page.widget
    yield from locale.page.clock
    for template in elapsed.ago:
        yield from template.split("{}")


def _first_words(phrases: Iterable[str]) -> Iterator[str]:
    """Yield the first telling word of each phrase, cut as a page's lines are (`5分` has `分`)."""
    for phrase in phrases:
        words = (token.text for token in tokenize(phrase))
        yield from islice(filter(_tells, words), 1)


def _tells(word: str) -> bool:
    """Whether *word* is one; single letters of an alphabet stand on every page."""
    return word[0].isalpha() and (len(word) > 1 or _NO_ALPHABET.match(word) is not None)
