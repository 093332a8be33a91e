"""Folded text to tokens: runs of digits, runs of letters, single marks.  Blanks only separate.

Digits and letters part even where they touch (`5m`, `12th`, `2024年12月`), because in stamps a
number and the word behind it are two things in every script.
Scripts that write no blanks between words (Chinese, Japanese, Thai, and Korean where a particle is
written on) give a token per letter, so that the words of a language can be found within a run.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import regex

from ._filling import filled

_TOKEN: Final = regex.compile(
    r"""
      (?<=[,\p{L}]\ ) (?:19|20)[0-9]{2} (?=[0-9]{1,2}\ \p{L})  # June 20, 20231 yr
    | [0-9]++
    | [\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}] \p{M}*+  # scripts without blanks
    | [\p{L}\p{M}_]++ (?: '[\p{L}\p{M}_]++ )*+  # aujourd'hui, the_old_man
    | \S  # a mark
    """,
    regex.VERBOSE,
)


class Token(NamedTuple):
    """A piece of folded text and where it stands in it."""

    text: str
    start: int
    end: int


_filled_token: Final = filled(Token)


@lru_cache(maxsize=512)  # a line is read in each language that is tried
def tokenize(folded: str) -> tuple[Token, ...]:
    """Return the tokens of text that `fold` made plain.

    >>> [token.text for token in tokenize("aujourd'hui à 7:09, 12th")]
    ["aujourd'hui", 'à', '7', ':', '09', ',', '12', 'th']
    """
    return tuple([_filled_token((m[0], *m.span())) for m in _TOKEN.finditer(folded)])


_AROUND_WORDS: Final = ".,;:()[]{}«»|/@-–—<>\"'“”„،؛۔॰、。\u200e\u200f\u061c"
_ROUGHLY_FOLDED: Final = (("’", "'"), ("\u200c", " "), ("i\u0307", "i"))
"""What `fold` and `tokenize` do beside lower case: a joiner parts words, `İ` is one letter."""
_DIGIT: Final = regex.compile(r"\p{Nd}")
_LETTER: Final = regex.compile(r"\p{L}")
_UNSPACED: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


def rough_words(text: str) -> list[str]:
    """Return the words of unfolded text in lower case, quickly; marks inside words stay.

    Good enough to rule a line out: `tokenize` reads the few that are left.

    >>> rough_words("Vor 5 Minuten, (heute)")
    ['vor', '5', 'minuten', 'heute']
    """
    plain = text.lower()
    if not text.isascii():
        for seen, meant in _ROUGHLY_FOLDED:
            plain = plain.replace(seen, meant)
    return [word if word.isalnum() else word.strip(_AROUND_WORDS) for word in plain.split()]


def has_digit(text: str) -> bool:
    """Whether *text* has a decimal digit of any script."""
    ascii_digit = (  # ten questions at the speed of C; other ways to ask them take twice as long
        "1" in text or "2" in text or "0" in text or "3" in text or "4" in text
        or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text
    )  # fmt: skip
    return ascii_digit or (not text.isascii() and _DIGIT.search(text) is not None)


def has_letter(text: str) -> bool:
    """Whether *text* has a letter of any script."""
    return _LETTER.search(text) is not None


def has_unspaced_script(text: str) -> bool:
    """Whether *text* has letters of a script that puts no blanks between words."""
    return not text.isascii() and _UNSPACED.search(text) is not None
