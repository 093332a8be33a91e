"""A language's words, made ready for reading: phrases, what they can mean, one symbol per meaning.

A word may mean several things (`mar` is Tuesday and March in French), and which one it is only
its neighbours can say.  So a stretch of text becomes a string of *symbols*, one per word, number
or mark, and a symbol stands for the whole set of things its word can mean.  The grammar of dates
is then a regular expression over symbols (`_dates`), the same for every language, in which
`<M>` matches each symbol whose word can be a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import regex
from attrs import frozen

from ._calendars import PERSIAN_MONTHS
from ._tokens import Token, has_unspaced_script, tokenize
from .locales import Locale, load_locale

Meanings = Mapping[str, int]
"""What a word can mean: a letter of `MEANINGS` to its value (0 where it has none)."""

MEANINGS: Final = {
    "T": "a day word (its distance from today)",
    "W": "a weekday (Monday is 0)",
    "M": "a month (1 to 12)",
    "A": "between a day and its clock",
    "O": "before a date",
    "F": "between the parts of a date",
    "H": "a half of the day (0 am, 1 pm)",
    "P": "a part of the day",
    "R": "behind a clock",
    "S": "behind a day's number",
    "Y": "behind a year's number",
    "K": "behind a month's number",
    "J": "behind a day's number, as a word",
    "E": "an era, before a year's number (what its years are short of ours)",
}

ONE_DIGIT: Final = "1"
TWO_DIGITS: Final = "2"
FOUR_DIGITS: Final = "4"
OTHER_NUMBER: Final = "0"
CLOCK: Final = "C"
UNKNOWN_WORD: Final = "w"
SPACED_DASH: Final = "~"
"""A dash between blanks, which joins a date to what is around it and never its parts."""
_NUMBERS: Final = {1: ONE_DIGIT, 2: TWO_DIGITS, 4: FOUR_DIGITS}
_FIRST_PRIVATE: Final = 0xE000
_MEANING: Final = regex.compile("<([A-Z])>")


class Symbols(NamedTuple):
    """The words, numbers and marks of a text, as the grammar sees them."""

    letters: str
    """One for each of the pieces."""
    pieces: Sequence[Token]
    """What stands there: one token, or all of a phrase as one."""


_NO_SYMBOLS: Final = Symbols("", ())


@frozen(eq=False)
class Vocabulary:
    """One language, ready to read with.  Compared by identity: there is one per language."""

    locale: Locale
    letters: Mapping[frozenset[str], str]
    """A set of meanings to the symbol that stands for it."""
    meanings: Mapping[str, Meanings]
    """What a phrase can mean, its tokens joined by blanks."""
    words: Mapping[str, str]
    """The symbols of those phrases."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """First token to the longer phrases it begins, longest first."""
    dating: frozenset[str]
    """First tokens of the phrases of which one stands in every date that has fewer than three
    numbers: days, weekdays, months, and what is written behind a month's number."""
    unspaced: frozenset[str]
    """Weekdays of one letter in a script without blanks, `(월)`: at the end of a word they are
    a part of it."""

    def may_hold_date(self, tokens: Sequence[Token], fewest: int = 3) -> bool:
        """Whether a date or a day word can be among *tokens*; cheap, and never wrongly no.

        *fewest* is how many numbers a date without words has: two are enough beside a clock.
        """
        texts = [token.text for token in tokens]
        return not self.dating.isdisjoint(texts) or sum(map(str.isdecimal, texts)) >= fewest

    def expand(self, grammar: str) -> regex.Pattern[str]:
        """Return *grammar* compiled, each `<M>` replaced by the symbols that can mean M."""
        parts = _MEANING.split(grammar)
        symbols = {meaning: self._symbols_of(meaning) for meaning in set(parts[1::2])}
        parts[1::2] = [symbols[meaning] for meaning in parts[1::2]]
        return regex.compile("".join(parts), regex.VERBOSE)

    def _symbols_of(self, meaning: str) -> str:
        letters = [letter for meant, letter in self.letters.items() if meaning in meant]
        return f"[{''.join(letters)}]" if letters else "(?!)"

    def symbols(self, tokens: Sequence[Token]) -> Symbols:
        """Return the symbols of *tokens*, the longest phrase winning at each place."""
        if not tokens:
            return _NO_SYMBOLS
        texts = [token.text for token in tokens]
        pieces = tokens
        if not self.phrases.keys().isdisjoint(texts):
            pieces = list(self._joined(tokens))
            texts = [piece.text for piece in pieces]
        words = self.words
        letters = [words.get(text) or _plain_symbol(text) for text in texts]
        if "-" in texts:
            letters = [
                SPACED_DASH if letter == "-" and at and pieces[at - 1].end < pieces[at].start
                else letter
                for at, letter in enumerate(letters)
            ]  # fmt: skip
        if not self.unspaced.isdisjoint(texts):
            letters = list(self._whole_words(letters, pieces))
        return Symbols("".join(letters), pieces)

    def _whole_words(self, letters: Sequence[str], pieces: Sequence[Token]) -> Iterator[str]:
        """Yield *letters*, one that ends a word nobody knows as such a word."""
        end, before = -1, ""
        for letter, piece in zip(letters, pieces, strict=True):
            ends_word = piece.start == end and before == UNKNOWN_WORD
            before = UNKNOWN_WORD if ends_word and piece.text in self.unspaced else letter
            end = piece.end
            yield before

    def _joined(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Yield *tokens*, those of a longer phrase as one."""
        at = 0
        while at < len(tokens):
            size = self._size(tokens, at)
            if size == 1:
                yield tokens[at]
            else:
                whole = tokens[at : at + size]
                yield Token(" ".join([t.text for t in whole]), whole[0].start, whole[-1].end)
            at += size

    def _size(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many tokens the longest phrase takes that begins there."""
        for phrase in self.phrases.get(tokens[at].text, ()):
            size = len(phrase)
            if tuple([token.text for token in tokens[at : at + size]]) == phrase:
                return size
        return 1


@lru_cache(maxsize=4096)
def _plain_symbol(text: str) -> str:
    """Return the symbol of a token that means nothing in the language."""
    if text.isdecimal():
        return _NUMBERS.get(len(text), OTHER_NUMBER)
    # Private characters stand for meanings here; on a page they mean nothing.
    is_mark = len(text) == 1 and not text.isalpha() and text.isprintable()
    return text if is_mark else UNKNOWN_WORD


def phrase_of(words: str) -> tuple[str, ...]:
    """Return the tokens that *words* become when they stand on a page."""
    if words.isascii() and words.isalpha():
        return (words,)  # as most words of most languages are
    return tuple(token.text for token in tokenize(words))


@lru_cache(maxsize=128)
def vocabulary(code: str) -> Vocabulary:
    """Return the one vocabulary of the language *code*.

    Raises:
        UnknownLocale: when there is no file for it.
    """
    locale = load_locale(code)
    meanings: dict[tuple[str, ...], dict[str, int]] = {}
    for letter, words in _tables(locale).items():
        for word, value in words:
            meanings.setdefault(phrase_of(word), {})[letter] = value
    for letter, words in _untranslated().items():
        for word, value in words:
            meanings.setdefault(phrase_of(word), {letter: value})
    meanings.pop((), None)
    sets = sorted({frozenset(meant) for meant in meanings.values()}, key=sorted)
    letters = {meant: chr(_FIRST_PRIVATE + index) for index, meant in enumerate(sets)}
    longer: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted([p for p in meanings if len(p) > 1], key=lambda p: (-len(p), p)):
        longer.setdefault(phrase[0], []).append(phrase)
    return Vocabulary(
        locale=locale,
        letters=letters,
        meanings={" ".join(phrase): meant for phrase, meant in meanings.items()},
        words={" ".join(phrase): letters[frozenset(meant)] for phrase, meant in meanings.items()},
        phrases={first: tuple(phrases) for first, phrases in longer.items()},
        dating=frozenset(p[0] for p, m in meanings.items() if not m.keys().isdisjoint("TWMK")),
        unspaced=frozenset(
            day for day in locale.weekdays if has_unspaced_script(day[0]) and len(day) == 1
        ),
    )


def _untranslated() -> dict[str, Iterable[tuple[str, int]]]:
    """Return the words that vBulletin and MyBB print in English whatever a board's language is."""
    english = load_locale("en")
    return {"M": english.months.items(), "W": english.weekdays.items()}


def _tables(locale: Locale) -> dict[str, Iterable[tuple[str, int]]]:
    def valued(words: Iterable[str], value: int = 0) -> list[tuple[str, int]]:
        return [(word, value) for word in words]

    words = locale.words
    return {
        "T": locale.days.items(),
        "W": locale.weekdays.items(),
        "M": [
            *locale.months.items(),
            *((word, PERSIAN_MONTHS + month) for word, month in locale.persian_months.items()),
        ],
        "A": valued(words.at),
        "O": valued(words.on),
        "F": valued(words.of),
        "H": [*valued(words.am, 0), *valued(words.pm, 1)],
        "P": valued(words.parts_of_day),
        "R": valued(words.after_clock),
        "S": valued(words.ordinals),
        "Y": valued(words.year),
        "K": valued(words.month),
        "J": valued(words.day),
        "E": locale.eras.items(),
    }
