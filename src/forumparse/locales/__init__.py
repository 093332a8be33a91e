"""The words of each language: one TOML file per language, checked when it is loaded.

A file holds words and examples, never code (`docs/how-to/add-a-language.md` shows how to write
one).  Nothing is read when this module is imported: a file is read when its language is first
asked for, and kept.
"""

from ._file import ElapsedWords, Example, Locale, PageWords, Words
from ._index import words_index
from ._load import known_locales, load_locale, match_locale

__all__ = [
    "ElapsedWords",
    "Example",
    "Locale",
    "PageWords",
    "Words",
    "known_locales",
    "load_locale",
    "match_locale",
    "words_index",
]
