"""A language for pages whose stamps are numbers alone: told by the script of everything else.

Such stamps are read alike in every language but for two things, the order of their numbers and
the calendar they are of, and in those the languages of a script mostly agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import regex

# The letters of one language's alphabet stand before the rest of its script.
_WRITTEN: Final = {
    "ur": "[ٹڈڑںھہے]",
    "ckb": "[ەڕڵۆێڤ]",
    "fa": "[پچژگکی]",
    "ar": r"\p{Arabic}",
    "ja": r"[\p{Hiragana}\p{Katakana}]",
    "zh-Hans": r"\p{Han}",
    "ko": r"\p{Hangul}",
    "th": r"\p{Thai}",
    "el": r"\p{Greek}",
    "he": r"\p{Hebrew}",
    "hi": r"\p{Devanagari}",
    "bn": r"\p{Bengali}",
    "ta": r"\p{Tamil}",
    "te": r"\p{Telugu}",
    "hy": r"\p{Armenian}",
    "ka": r"\p{Georgian}",
    "ru": r"\p{Cyrillic}",
}
_LETTERS: Final = regex.compile("|".join([*map("({})".format, _WRITTEN.values()), r"(\p{Latin})"]))
_FEW: Final = 20
"""An alphabet is used where one letter in so many is of it."""


def written_in(texts: Iterable[str]) -> str | None:
    """Return a language of the script that most letters of *texts* are of; None for Latin.

    >>> written_in(["24.12.12 18:34", "등산 같이 가요"]), written_in(["Ferry", "Водка"])
    ('ko', None)
    """
    text = "".join(texts)
    if text.isascii():
        return None
    letters = Counter([match.lastindex or 0 for match in _LETTERS.finditer(text)])
    if 2 * letters[len(_WRITTEN) + 1] >= letters.total():
        return None
    fewest = letters.total() / _FEW
    return next((code for at, code in enumerate(_WRITTEN, 1) if letters[at] > fewest), None)
