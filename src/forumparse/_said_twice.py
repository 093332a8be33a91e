"""What a thread says twice: long quotes of its posts, teasers of folded ones, logs again and again.

Boards put the whole of a post above its answer, and both of them above the answer to that.  Who
reads a thread from top to bottom has read it; so a long quote whose words mostly stand in posts of
the page is left out of the body.  A short quote stays where it is: somebody has picked it out, and
it tells what is answered.  So does whatever is quoted from elsewhere, the first time.

A log that somebody has pasted says the same a dozen times, at other times of day; the first stands
for all of them.  Lines without times are code, a form or a song, and stay as they are.

Where long posts are folded, a page carries the beginning, a link to read on, and then the whole
once more from its first line; only the whole is the body.

What is left out stays in the page's text and in the post's block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import regex
from attrs import evolve

from ._one_post import FoundPost

_WORD: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|\w++")
_WORDS_ALONE: Final = bytes(
    code if chr(code).isalnum() or code == ord("_") else ord(" ") for code in range(128)
).ljust(256)
"""By ASCII character: itself in a word, else a blank.  Most lines need no more."""
_LONG: Final = 25
"""In words: two lines, more than what people pick out to answer it."""
_MOSTLY: Final = 0.85
"""The rest are names, dates, and what was edited since."""
_ELLIPSES: Final = "….[] "
_LONGEST_LABEL: Final = 40
_SHORTEST_TEASER: Final = 60
_FEWEST_LOGGED: Final = 3
# `2024-05-03 10:09:38.163`, `[10:09:38]`, `May  3 10:09:38`
_LOGGED: Final = re.compile(
    r"\A\W?(?:[A-Z][a-z]{2} {1,2}[0-9]{1,2} |[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}[ T])?"
    r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}[0-9.,Z+:\]-]*"
)

_Run: TypeAlias = tuple[str, str, str, str]
"""Words in a row; four say what no two people happen to say."""


def said_once(posts: Sequence[FoundPost], lines: Sequence[str]) -> list[FoundPost]:
    """Return *posts* without teasers, and without long quotes of what the page says anyway."""
    posts = [_without_log_again(_without_teaser(post, lines), lines) for post in posts]
    posts = _without_copies(posts, lines)
    quotes = [
        [(quote, [run for line in quote for run in _runs(lines[line])]) for quote in of_post]
        for of_post in (_long_quotes(post, lines) for post in posts)
    ]
    quoted = {run for of_post in quotes for _, runs in of_post for run in runs}
    if not quoted:
        return posts
    said: set[_Run] = set()
    for post in posts:
        for line in post.body:
            if line not in post.quoted:
                said.update(quoted.intersection(_runs(lines[line])))
    return [
        _without_repeated(post, of_post, said) for post, of_post in zip(posts, quotes, strict=True)
    ]


def _without_copies(posts: Sequence[FoundPost], lines: Sequence[str]) -> list[FoundPost]:
    """Return *posts* without those that stand there once more, at the same address.

    Boards print the answer that solved a question below it, and once more where it was given.
    """
    seen: set[tuple[str | None, str, tuple[str, ...]]] = set()
    kept = []
    for post in posts:
        key = (
            None if not post.url else (post.author, post.url, tuple(lines[at] for at in post.body))
        )
        if key is None or key not in seen:
            kept.append(post)
        if key is not None:
            seen.add(key)
    return kept


# -- quotes ---------------------------------------------------------------------------------------


def _without_repeated(
    post: FoundPost, quotes: Iterable[tuple[list[int], list[_Run]]], said: set[_Run]
) -> FoundPost:
    repeated: set[int] = set()
    for quote, runs in quotes:
        if sum(run in said for run in runs) > _MOSTLY * len(runs):
            repeated.update(quote)
        else:
            said.update(runs)
    body = tuple(line for line in post.body if line not in repeated)
    return evolve(post, body=body, quoted=post.quoted - repeated) if body else post


def _long_quotes(post: FoundPost, lines: Sequence[str]) -> list[list[int]]:
    """Return the lines of each long quote in a post."""
    quotes: list[list[int]] = []
    before_is_quoted = False
    for line in post.body if post.quoted else ():
        is_quoted = line in post.quoted
        if is_quoted and before_is_quoted:
            quotes[-1].append(line)
        elif is_quoted:
            quotes.append([line])
        before_is_quoted = is_quoted
    return [quote for quote in quotes if _is_long(lines[line] for line in quote)]


def _is_long(quote: Iterable[str]) -> bool:
    return sum(len(_words(line)) for line in quote) >= _LONG


def _runs(line: str) -> Iterator[_Run]:
    words = _words(line.lower())
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def _words(line: str) -> list[str]:
    if not line.isascii():
        return _WORD.findall(line)
    return line.encode().translate(_WORDS_ALONE).decode().split()


# -- logs -----------------------------------------------------------------------------------------


def _without_log_again(post: FoundPost, lines: Sequence[str]) -> FoundPost:
    """Return *post* without stretches of a log that it has said before, times aside."""
    logged = {line for line in post.body if _LOGGED.match(lines[line])}
    if len(logged) < _FEWEST_LOGGED:
        return post
    again: set[int] = set()
    for stretch in _said_before(post.body, [_LOGGED.sub("", lines[line], 1) for line in post.body]):
        if not logged.isdisjoint(stretch) and _is_long(lines[line] for line in stretch):
            again.update(stretch)
    body = tuple(line for line in post.body if line not in again)
    return evolve(post, body=body, quoted=post.quoted.intersection(body))


def _said_before(body: Sequence[int], texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield stretches of lines each of which has stood beside one of its neighbours before."""
    said: set[tuple[str, str]] = set()
    stretch: list[int] = []
    pairs = [*pairwise(("", *texts, ""))]
    for line, pair, following in zip(body, pairs, pairs[1:], strict=False):
        if pair in said or following in said:
            stretch.append(line)
        elif stretch:
            yield stretch
            stretch = []
        said.add(pair)
    if stretch:
        yield stretch


# -- teasers --------------------------------------------------------------------------------------


def _without_teaser(post: FoundPost, lines: Sequence[str]) -> FoundPost:
    start = _whole_text(post, [lines[line] for line in post.body])
    body = post.body[start:]
    return evolve(post, body=body, quoted=post.quoted.intersection(body)) if start else post


def _whole_text(post: FoundPost, body: Sequence[str]) -> int:
    """Return where the whole text begins behind its teaser; 0 where there is none."""
    first = body[0].rstrip(_ELLIPSES)
    start = next((at for at, line in enumerate(body) if at and line.startswith(first)), 0)
    teaser, whole = list(body[:start]), body[start:]
    if sum(map(len, teaser)) < _SHORTEST_TEASER:
        return 0
    has_gap = post.body[start] > post.body[start - 1] + 1  # where the link was left out
    if not has_gap and (len(teaser) == 1 or len(teaser.pop()) > _LONGEST_LABEL):
        return 0
    *same, last = teaser
    if whole[: len(same)] != same or len(whole) <= len(same):
        return 0
    goes_on = has_gap or len(teaser) > 1 or whole[0] != last  # else it may be a refrain
    return start if goes_on and whole[len(same)].startswith(last.rstrip(_ELLIPSES)) else 0
