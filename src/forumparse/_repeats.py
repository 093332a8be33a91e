"""Copies: runs of texts that stand on the page a second time.

Boards and scrapers print an article twice or more: with the headline or without, quotes
straightened on the way, a sentence corrected, the end cut off.  So a copy is a run that follows
its original text by text, and:

* two texts are the same when only quotes, dashes and ellipses differ;
* a text that shares most of its beginning and end with the expected one is a drifted copy of it;
* up to three texts in a row may be missing, new or rewritten inside a run;
* a run counts when a third of it is the same, and that holds prose or the run three texts.  A menu
  word that comes twice is no copy, a title over the page and over the article is none, and neither
  are sentences that say the same of one town after another.

Texts are hashed; each is then compared with the one text that its run expects, and with at most
two that begin like it.  That is linear, also on 200,000 equal lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex
from attrs import frozen

from ._lines import straightened
from ._prose import is_prose

_DRIFT: Final = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u00b4`\u2032\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    ord("\u2026"): "...",
}
_DRIFTS: Final = regex.compile("[" + "".join(map(chr, _DRIFT)) + "]")
_SHORTEST_DRIFT: Final = 40
_BEGINNING: Final = 14
_MISSES: Final = 3
_BACK: Final = 8
_LONELY: Final = 1  # what drifted within a run is found there
_SHARED: Final = 0.5
_FAR: Final = 4
_SHORTEST_CUT: Final = 15
_LONGEST_COMPARED: Final = 100_000
_SAME: Final = 3
_MANY: Final = 3


@frozen
class Copy:
    """Texts *first* to *last* (included) are a copy of *original_first* to *original_last*."""

    first: int
    last: int
    original_first: int
    original_last: int


def find_copies(texts: Sequence[str]) -> tuple[Copy, ...]:
    """Return the copies among *texts*, in order; none overlaps another or its own original.

    >>> letter = "They sent us a letter about the civilians, one of the officials said."
    >>> find_copies(["A letter", letter, "Next page", letter.replace("'", "\u2019")])
    (Copy(first=3, last=3, original_first=1, original_last=1),)
    """
    sources = _sources(texts)
    if not sources:
        return ()
    search = _Search(texts, sources)
    at = min(sources)
    while at < len(texts):
        at = (search.read(at) if search.pairs or at in sources else at) + 1
    search.close()
    return tuple(search.copies)


def _sources(texts: Sequence[str]) -> dict[int, int]:
    """Return which texts read like an earlier one, with the earliest."""
    sources = _exact_sources(texts)
    if len(texts) - len({*sources.values(), *sources}) > _LONELY or not sources:
        _add_drifted(texts, sources)
    return sources


def _exact_sources(texts: Sequence[str]) -> dict[int, int]:
    # Texts of a length that no other has need no hash, and paragraphs seldom share their length.
    first_of_length: dict[int, int] = {}
    first_of: dict[str, int] = {}
    sources: dict[int, int] = {}
    for at, text in enumerate(texts):
        earlier = first_of_length.setdefault(len(text), at)
        if earlier == at:
            continue
        if texts[earlier] != text:
            straight = straightened(text)
            if straightened(texts[earlier]) != straight:
                earlier = first_of.setdefault(straight, at)
        if earlier != at:
            sources[at] = earlier
    return sources


def _add_drifted(texts: Sequence[str], sources: dict[int, int]) -> None:
    """Add the texts that begin like one of the two first with that beginning, and share most."""
    beginnings = {
        at: start if (start := text[:_BEGINNING]).isascii() else _without_drift(start)[:_BEGINNING]
        for at, text in enumerate(texts)
        if len(text) >= _SHORTEST_DRIFT and at not in sources
    }
    if len(set(beginnings.values())) == len(beginnings):
        return
    first_of: dict[str, int] = {}
    second_of: dict[str, int] = {}
    for at, beginning in beginnings.items():
        first = first_of.setdefault(beginning, at)
        if first == at:
            continue
        if _alike(texts[first], texts[at]):
            sources[at] = first
            continue
        second = second_of.setdefault(beginning, at)
        if second != at and _alike(texts[second], texts[at]):
            sources[at] = second


def _plain(text: str) -> str:
    return _without_drift(text).replace("--", "-")


def _without_drift(text: str) -> str:
    if text.isascii() and "`" not in text:
        return text
    return text.translate(_DRIFT) if _DRIFTS.search(text) else text


def _alike(original: str, text: str) -> float:
    """Return how much of the longer text both share at their ends; 0 when that is too little."""
    longer, shorter = max(len(original), len(text)), min(len(original), len(text))
    if shorter < longer * _SHARED - 8 or longer > _LONGEST_COMPARED:
        return 0.0
    start, end = _common_ends(original, text)
    if (start + end) * _FAR < longer and (
        _differ(original[start], text[start]) and _differ(original[-1 - end], text[-1 - end])
    ):
        return 0.0  # and dashes and quotes made plain would not change that
    original, text = _plain(original), _plain(text)
    if original == text:
        return 1.0
    share = sum(_common_ends(original, text)) / max(len(original), len(text))
    return share if share >= _SHARED else 0.0


def _differ(one: str, other: str) -> bool:
    """Return whether two characters are none that a copy may have in each other's place."""
    return one != other and one.isalnum() and other.isalnum()


def _is_cut(original: str, text: str) -> bool:
    """Return whether *text* is *original* cut short."""
    return _plain(original[: len(text) + 8]).startswith(_plain(text).rstrip("."))


def _common_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many characters both share where they begin, and of the rest where they end."""
    start = _common_start(one, other)
    return start, _common_start(one[start:][::-1], other[start:][::-1])


def _common_start(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class _Search:
    """Reads the texts in order and keeps the one run that is open."""

    def __init__(self, texts: Sequence[str], sources: dict[int, int]) -> None:
        self.texts, self.sources = texts, sources
        self.copies: list[Copy] = []
        self.copied = bytearray(len(texts))
        self.pairs: list[tuple[int, int, float]] = []
        self.missed = 0

    def read(self, at: int) -> int:
        """Read text *at*, and those behind it that go on in the same run; return the last one."""
        if self.pairs:
            if self._goes_on(at):
                return self._run_on() if self.missed == 0 else at
            self.close()
        source = self.sources.get(at, -1)
        if source < 0 or self.copied[source]:
            return at
        self._open(at, source)
        return self._run_on()

    def _run_on(self) -> int:
        """Take in the exact copies right behind the last match; return where they end."""
        sources, pairs = self.sources, self.pairs
        (at, original, _), first = pairs[-1], pairs[0][0]
        while sources.get(at + 1) == original + 1 and original + 1 < first:
            at, original = at + 1, original + 1
            pairs.append((at, original, 1.0))
        return at

    def _open(self, at: int, source: int) -> None:
        """Start a run, and take in what drifted right before it."""
        self.pairs = [(at, source, self._share(source, at))]
        done = self.copies[-1].last if self.copies else -1
        first, original = at - 1, source - 1
        while first > max(done, source) and original >= 0 and len(self.pairs) <= _BACK:
            share = self._share(original, first)
            if not share or self.copied[original]:
                break
            self.pairs.insert(0, (first, original, share))
            first, original = first - 1, original - 1

    def _goes_on(self, at: int) -> bool:
        """Return whether text *at* may belong to the open run, and note what it is a copy of."""
        first, expected = self.pairs[0][0], self.pairs[-1][1] + 1
        for original in (expected + self.missed, expected) if self.missed else (expected,):
            if original < first and not self.copied[original]:
                share = self._share(original, at)
                if share:
                    return self._match(at, original, share)
        source = self.sources.get(at, -1)
        if expected <= source <= expected + self.missed + _MISSES and source < first:
            return self._match(at, source, self._share(source, at))
        self.missed += 1
        return self.missed <= _MISSES and (source < 0 or len(self.texts[at]) < _SHORTEST_DRIFT)

    def _match(self, at: int, original: int, share: float) -> bool:
        self.pairs.append((at, original, share))
        self.missed = 0
        return True

    def _share(self, original: int, at: int) -> float:
        one, other = self.texts[original], self.texts[at]
        if one == other:
            return 1.0
        short = len(one) < _SHORTEST_DRIFT or len(other) < _SHORTEST_DRIFT
        if _differ(one[0], other[0]):
            return 0.0 if short else _alike(one, other)
        if _SHORTEST_CUT <= len(other) < len(one) and _is_cut(one, other):
            return _SHARED
        return float(_plain(one) == _plain(other)) if short else _alike(one, other)

    def close(self) -> None:
        """Keep the open run when it is a copy."""
        if self.pairs and self._is_copy():
            (first, original_first, _), (last, original_last, _) = self.pairs[0], self.pairs[-1]
            self.copies.append(Copy(first, last, original_first, original_last))
            self.copied[first : last + 1] = b"\x01" * (last + 1 - first)
        self.pairs, self.missed = [], 0

    def _is_copy(self) -> bool:
        texts = self.texts
        same = [texts[at] for at, _, share in self.pairs if share == 1.0]
        if len(self.pairs) < _MANY and not any(map(is_prose, same)):
            return False
        return sum(map(len, same)) * _SAME >= sum(len(texts[at]) for at, _, _ in self.pairs)
