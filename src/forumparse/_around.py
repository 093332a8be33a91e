"""What stands on one side of a stamp: the author, the forum, and words that no rule explains.

`by Rocky`, `Last post by Rocky » `, `Rocky wrote:`, ` (News)`.  The unexplained *rest* may be a
title or an author's name, but it may also be prose that mentions a date; only the page can tell.

Labels of dates that are nobody's post (`Joined:`, `Last edited by … on`) rule a side out, and so
does every label with a colon that is not known to announce a post: a date behind an unknown
label is more often a fact about a member than an entry.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import regex

from ._board_words import BULLETS, ICON_WORDS, REPLY_MARKS, BoardWords, board_words
from ._lines import collapse_blanks, fold
from ._tokens import has_digit, has_letter

LONGEST_AUTHOR: Final = 48
_MOST_WORDS: Final = 6
_JOINERS: Final = " ,|·-–—@(:»«>~/" + BULLETS
_OPENERS: Final = _JOINERS + "["
"""A stamp in square brackets has one before it; behind it such a bracket is a title's own."""
_REPLY_NUMBER: Final = regex.compile(r"^#?\d{1,6}\b")
_NUMBERED: Final = regex.compile(r"\d{1,4} ?: ?(?=[^\d\s:][^:]*+:?\Z)")
"""`3 : Rocky : 2024/12/14 …`, as Japanese boards head their posts."""


class Around(NamedTuple):
    """What stands on one side of a stamp, taken apart.  Offsets are into that side."""

    author: tuple[int, int] | None = None
    forum: tuple[int, int] | None = None
    rest: tuple[int, int] | None = None
    """Words that no rule explains."""
    whole: tuple[int, int] | None = None
    """All words of a side that no label announced."""
    labelled: bool = False
    """Whether a label announced the author or the stamp."""
    ruled_out: bool = False
    """Whether the date is nobody's post."""
    clock: bool = False
    """Whether the words of a clock line lead to the stamp."""
    verb: bool = False
    """Whether the author was told by the verb behind the name (`Rocky replied`)."""


def text_at(side: str, place: tuple[int, int] | None) -> str | None:
    """Return the words that stand at *place*, blanks collapsed and quotes closed."""
    if place is None:
        return None
    start, end = place
    opening = side.rfind("«", 0, start)  # the joiners hold the quotes of a quoted title
    if opening >= 0 and not side[opening + 1 : start].strip() and "»" in side[start : end + 2]:
        start = opening
    closing = side.find("»", end)
    if closing >= 0 and not side[end:closing].strip() and "«" in side[start:end]:
        end = closing + 1
    if "\t" not in side[start:end]:
        return collapse_blanks(side[start:end])
    cells = map(collapse_blanks, side[start:end].split("\t"))
    return "\t".join(cell for cell in cells if has_letter(cell))  # the others are counters


@lru_cache(maxsize=4096)
def read_before(text: str, code: str) -> Around:
    """Return what the text before a stamp says."""
    words = board_words(code)
    folded = fold(text)
    if not folded.strip(_OPENERS):
        return Around()
    if words.clock.search(folded):
        return Around(clock=True)
    if words.never.search(folded):
        return Around(ruled_out=True, labelled=True)
    if folded.endswith("empty") or folded.strip(_JOINERS) in ICON_WORDS:
        return Around()
    start, end = _without_joiners(folded, 0, len(folded), words)
    label = None if words.by.match(folded, start) else words.label.match(folded[start:end])
    if label is None:
        return _unlabelled(text, folded, (start, end), words)
    start = _skip(folded, start + label.end(), end)
    number = _REPLY_NUMBER.match(folded[start:end])
    start = _skip(folded, start + number.end(), end) if number else start
    if start >= end:
        return Around(labelled=True)
    by = words.by.search(folded, start, end)
    if by is not None:
        around = _by(folded, start, end, by.span(), words, labelled=True)
        return _with_forum_first(around, folded, words)
    return Around(author=_author(start, end), rest=_rest(start, end), labelled=True)


def _with_forum_first(around: Around, folded: str, words: BoardWords) -> Around:
    """Return *around* with the forum of `Posted in FORUM by AUTHOR`."""
    if around.rest is None or around.author is None or around.forum is not None:
        return around
    within = words.in_.match(folded, *around.rest)
    if within is None:
        return around
    return around._replace(
        forum=(_skip(folded, within.end(), around.rest[1]), around.rest[1]), rest=None
    )


def _unlabelled(text: str, folded: str, place: tuple[int, int], words: BoardWords) -> Around:
    start, end = place
    if start >= end:
        return Around()
    number = _NUMBERED.match(folded, start, end)
    if number is not None:
        return Around(author=_author(number.end(), end))
    bys = [by for by in words.by.finditer(folded, start, end) if _fills_cell(text, *by.span())]
    if bys and bys[-1].start() > start and folded.rstrip().endswith(":"):
        return Around(ruled_out=True)  # a label with a word for "by" in it: `Fecha de inscripción:`
    if bys:
        return _by(folded, start, end, bys[-1].span(), words, labelled=False)
    after = words.by_after.search(folded[start:end])
    if after is not None and after.start():
        stop = _back(folded, start, start + after.start())
        return Around(author=_author(start, stop), rest=_rest(start, stop))
    verb = words.label_end.search(folded[start:end])
    if verb is not None and verb.start():
        author = _author(start, _back(folded, start, start + verb.start()))
        if author is not None:
            return Around(author=author, whole=(start, end), verb=True)
    colon = folded.rstrip().endswith(":")
    if colon and folded[start:end].rsplit(None, 1)[-1] not in REPLY_MARKS:
        glued = words.label_glued.search(folded[start:end])
        return Around(labelled=True) if glued else Around(ruled_out=True)
    if end - start > LONGEST_AUTHOR:  # a title, and the word before the date may be its last
        end = _back(folded, start, len(folded))
    return Around(rest=(start, end))


def _fills_cell(text: str, start: int, end: int) -> bool:
    """Whether a word begins the last cell of a table's row that is no number's."""
    if "\t" not in text:
        return True
    begins = text[:start].rstrip(" ")[-1:] in ("", "\t")
    return begins and not any(map(has_letter, text[end:].split("\t")[1:]))


def _by(
    folded: str, start: int, end: int, by: tuple[int, int], words: BoardWords, *, labelled: bool
) -> Around:
    """Return `REST by AUTHOR in FORUM`, whose word for "by" stands at *by*."""
    rest_end = _back(folded, start, by[0])
    first = _skip(folded, by[1], end)
    if first >= end:
        return Around(rest=(start, rest_end) if rest_end > start else None, labelled=labelled)
    author, forum = _author_and_forum(folded, first, end, words)
    rest = (start, rest_end) if rest_end > start else None
    return Around(
        author=author,
        forum=forum,
        rest=rest if author else (start, end),
        whole=None if labelled else (start, end),
        labelled=labelled,
    )


@lru_cache(maxsize=4096)
def read_behind(text: str, code: str) -> Around:
    """Return what the text behind a stamp says."""
    words = board_words(code)
    folded = fold(text)
    start = _skip(folded, 0, len(folded))
    while start < len(folded) and folded[start] in ")].":
        start = _skip(folded, start + 1, len(folded))
    end = _back(folded, start, len(folded))
    if start >= end:
        return Around()
    if words.never.search(folded):
        return Around(ruled_out=True)
    bys = list(words.by.finditer(folded, start, end))
    if bys:
        by = bys[0] if bys[0].start() == start else bys[-1]
        return _by(folded, start, end, by.span(), words, labelled=False)
    within = words.in_.match(folded, start, end)
    if within is not None and within.end() < end:
        return Around(forum=(_skip(folded, within.end(), end), end))
    after = words.by_after.search(folded[start:end])
    if after is not None and after.start():
        stop = _back(folded, start, start + after.start())
        return Around(author=_author(start, stop), rest=_rest(start, stop))
    if has_digit(folded[start:end]) and words.counter.match(folded[start:end]):
        return Around()
    return Around(rest=(start, end))


def split_title(text: str, code: str) -> tuple[str, str, str | None] | None:
    """Return title, author and forum of `TITLE by AUTHOR (FORUM)`; None for every other text."""
    words = board_words(code)
    folded = fold(text)
    bys = list(words.by.finditer(folded, 1))
    if not bys or bys[-1].end() >= len(folded):
        return None
    by = bys[-1]
    around = _by(folded, 0, len(folded), by.span(), words, labelled=False)
    title, author = text_at(text, around.rest), text_at(text, around.author)
    return None if not title or not author else (title, author, text_at(text, around.forum))


def split_reply(text: str, code: str) -> tuple[str, str] | None:
    """Return author and title of `AUTHOR on TITLE`; None for every other text."""
    on = board_words(code).on.search(fold(text), 1)
    if on is None or not 0 < on.start() <= LONGEST_AUTHOR:
        return None
    author, title = collapse_blanks(text[: on.start()]), collapse_blanks(text[on.end() :])
    return (author, title) if author and title else None


def split_author(text: str, code: str) -> tuple[str, str | None]:
    """Return author and forum of `AUTHOR in FORUM`; the forum is None where none is named."""
    author, forum = _author_and_forum(fold(text), 0, len(text), board_words(code))
    return text_at(text, author) or text, text_at(text, forum)


def _author_and_forum(
    folded: str, start: int, end: int, words: BoardWords
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return where the author and the forum stand in `AUTHOR in FORUM` or `AUTHOR (FORUM)`."""
    goto = words.goto.search(folded, start, end) if " " in folded[start:end] else None
    if goto is not None and goto.start() > start:
        end = _back(folded, start, goto.start())
    for within in words.in_.finditer(folded, start, end):
        if within.start() == start or folded[within.start() - 1] != " ":
            continue
        stop = _back(folded, start, within.start())
        first = _skip(folded, within.end(), end)
        if stop > start and first < end:
            return _named(folded, start, stop), (first, end)
    if folded.endswith(")", start, end) and " (" in folded[start:end]:
        bracket = _opening_bracket(folded, start, end)
        return _named(folded, start, _back(folded, start, bracket)), (bracket + 2, end - 1)
    return _named(folded, start, end), None


def _named(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the author behind a word for "by"; such words are many a sentence's, too."""
    return _author(start, end) if folded.count(" ", start, end) < _MOST_WORDS else None


def _opening_bracket(folded: str, start: int, end: int) -> int:
    """Return where the blank stands before the bracket that the last character closes."""
    depth = 0
    for at in range(end - 1, start, -1):
        depth += {")": 1, "(": -1}.get(folded[at], 0)
        if depth == 0 and folded[at - 1] == " ":
            return at - 1
    return folded.rindex(" (", start, end)


def _author(start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if 0 < end - start <= LONGEST_AUTHOR else None


def _rest(start: int, end: int) -> tuple[int, int] | None:
    """What is too long for a name is kept as words nobody explained."""
    return None if _author(start, end) else (start, end)


def _without_joiners(folded: str, start: int, end: int, words: BoardWords) -> tuple[int, int]:
    """Return the place without joiners, and without the word that leads over to the date."""
    start = _skip(folded, start, end)
    closing, end = end, _back(folded, start, end)
    over = words.on_end.search(folded, start, end)
    if over is not None and "," not in folded[end:closing]:  # `Zosia W, 2 godziny temu`
        end = _back(folded, start, over.start())
    return start, end


def _skip(folded: str, start: int, end: int) -> int:
    while start < end and folded[start] in _JOINERS:
        start += 1
    return start


def _back(folded: str, start: int, end: int) -> int:
    while end > start and folded[end - 1] in _OPENERS:
        end -= 1
    return end
