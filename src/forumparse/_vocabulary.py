"""A language's words, made ready for reading: phrases, what they can mean, one symbol per meaning.

A word may mean several things (`mar` is Tuesday and March in French), and which one it is only
its neighbours can say.  So a stretch of text becomes a string of *symbols*, one per word, number
or mark, and a symbol stands for the whole set of things its word can mean.  The grammar of dates
is then a regular expression over symbols (`_dates`), the same for every language, in which
`<M>` matches each symbol whose word can be a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

import regex
from attrs import frozen

from ._tokens import Token, tokenize
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
_NO_MEANING: Final[Meanings] = MappingProxyType({})
_FIRST_PRIVATE: Final = 0xE000


class Symbol(NamedTuple):
    """One word, number or mark of a text, as the grammar sees it."""

    letter: str
    start: int
    end: int
    meanings: Meanings
    number: int
    """The value of a number; -1 for everything else."""


@frozen(eq=False)
class Vocabulary:
    """One language, ready to read with.  Compared by identity: there is one per language."""

    locale: Locale
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Meanings], ...]]
    """First token to the phrases it begins, longest first, with their meanings."""
    dating: frozenset[str]
    """First tokens of the phrases of which one stands in every date that has fewer than three
    numbers: days, weekdays, months, and what is written behind a month's number."""
    letters: Mapping[frozenset[str], str]
    """A set of meanings to the symbol that stands for it."""

    def may_hold_date(self, tokens: Sequence[Token]) -> bool:
        """Whether a date or a day word can be among *tokens*; cheap, and never wrongly no."""
        texts = [token.text for token in tokens]
        return not self.dating.isdisjoint(texts) or sum(map(str.isdecimal, texts)) >= 3

    def expand(self, grammar: str) -> regex.Pattern[str]:
        """Return *grammar* compiled, each `<M>` replaced by the symbols that can mean M."""

        def symbols(match: regex.Match[str]) -> str:
            letters = [letter for meant, letter in self.letters.items() if match[1] in meant]
            return f"[{''.join(letters)}]" if letters else "(?!)"

        return regex.compile(regex.sub(r"<([A-Z])>", symbols, grammar), regex.VERBOSE)

    def symbols(self, tokens: Sequence[Token]) -> list[Symbol]:
        """Return the symbols of *tokens*, the longest phrase winning at each place."""
        found: list[Symbol] = []
        at = 0
        while at < len(tokens):
            text, start, end = tokens[at]
            size, meanings = self._phrase(tokens, at) if text in self.phrases else (0, _NO_MEANING)
            if size:
                number = int(text) if size == 1 and text.isdecimal() else -1
                end = tokens[at + size - 1].end
                found.append(Symbol(self._letter(meanings), start, end, meanings, number))
            elif text == "-" and at and tokens[at - 1].end < start:
                found.append(Symbol(SPACED_DASH, start, end, _NO_MEANING, -1))
            else:
                letter, number = _plain_symbol(text)
                found.append(Symbol(letter, start, end, _NO_MEANING, number))
            at += size or 1
        return found

    def _phrase(self, tokens: Sequence[Token], at: int) -> tuple[int, Meanings]:
        for phrase, meanings in self.phrases[tokens[at].text]:
            size = len(phrase)
            if size == 1 or tuple([t.text for t in tokens[at : at + size]]) == phrase:
                return size, meanings
        return 0, _NO_MEANING

    def _letter(self, meanings: Meanings) -> str:
        return self.letters[frozenset(meanings)]


@lru_cache(maxsize=4096)
def _plain_symbol(text: str) -> tuple[str, int]:
    """Return the letter and the number of a token that means nothing in the language."""
    if text.isdecimal():
        return _NUMBERS.get(len(text), OTHER_NUMBER), int(text) if len(text) <= 4 else -1
    # Private characters stand for meanings here; on a page they mean nothing.
    is_mark = len(text) == 1 and not text.isalpha() and text.isprintable()
    return (text if is_mark else UNKNOWN_WORD), -1


def phrase_of(words: str) -> tuple[str, ...]:
    """Return the tokens that *words* become when they stand on a page."""
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
    phrases: dict[str, list[tuple[tuple[str, ...], Meanings]]] = {}
    for phrase in sorted(meanings, key=lambda phrase: (-len(phrase), phrase)):
        phrases.setdefault(phrase[0], []).append((phrase, meanings[phrase]))
    dating = frozenset(p[0] for p, meant in meanings.items() if not meant.keys().isdisjoint("TWMK"))
    return Vocabulary(
        locale, {first: tuple(rest) for first, rest in phrases.items()}, dating, letters
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
        "M": locale.months.items(),
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
    }
