"""What is measured on: the founding page where it is at hand, else a look-alike of its size.

`../shared/seed/page.txt` and `../shared/pages/wcxb-dev` are other people's texts and no part of
this repository.  Without them the board of `examples/pages` is grown to the same proportions, and
HTML is made of it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Final

from attrs import frozen

ROOT: Final = Path(__file__).resolve().parent.parent
_SEED: Final = ROOT.parent / "shared" / "seed" / "page.txt"
_FORUM_PAGES: Final = ROOT.parent / "shared" / "pages" / "wcxb-dev" / "html"
_BOARD: Final = ROOT / "examples" / "pages" / "board.txt"

REFERENCE: Final = datetime(2024, 12, 14)  # noqa: DTZ001 - naive in, naive out
_STAMP: Final = re.compile(
    r"^(?P<day>(?P<word>Today|Yesterday) at|[A-Z][a-z]{2} (?P<date>\d{1,2} [A-Z][a-z]{2} \d{4}),) "
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d) (?P<half>[ap]m)",
    re.MULTILINE,
)
_PARAGRAPHS, _ENTRIES = 37, 98


@frozen(kw_only=True)
class Board:
    """A page as its parts, to be put together at any size."""

    name: str
    headline: str
    body: tuple[str, ...]
    """The lines of one copy of the article."""
    widget: tuple[str, ...]
    """The lines of the widget, the first of them a stamp without its title."""

    @property
    def text(self) -> str:
        """The whole page."""
        return "\n".join((self.headline, *self.body, *self.body, *self.widget))

    @property
    def article(self) -> str:
        """The article once, and no widget."""
        return "\n".join((self.headline, *self.body))

    @property
    def article_twice(self) -> str:
        """As the board prints it: with its copy."""
        return "\n".join((self.headline, *self.body, *self.body))

    def grown(self, times: int) -> str:
        """Return the page with so many times the paragraphs, all different, and the entries."""
        body = (
            [f"{n} {line}" for n in range(times) for line in self.body] if times > 1 else self.body
        )
        return "\n".join((self.headline, *body, *body, *(self.widget * times)))


def board() -> Board:
    """Return the founding page, or its look-alike."""
    if _SEED.exists():
        lines = _SEED.read_text(encoding="utf-8").splitlines()
        first = next(at for at, line in enumerate(lines) if _STAMP.match(line))
        headline, *body = lines[:first]
        return Board(
            name="the founding page",
            headline=headline,
            body=tuple(body[: len(body) // 2]),
            widget=tuple(lines[first:]),
        )
    lines = _BOARD.read_text(encoding="utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if _STAMP.match(line))
    headline, *body = lines[:first]
    once = body[: len(body) // 2]
    entries = lines[first + 1 :]
    return Board(
        name="a look-alike of the founding page",
        headline=headline,
        body=(*once, *_more(once[1:], _PARAGRAPHS - len(once))),
        widget=(lines[first], *islice(cycle(entries), 2 * _ENTRIES)),
    )


def _more(paragraphs: list[str], count: int) -> Iterator[str]:
    """Yield so many more paragraphs, none like another: their words are moved round."""
    for number, paragraph in zip(range(count), cycle(filter(_is_long, paragraphs)), strict=False):
        words = paragraph.rstrip(".").split(" ")
        by = 3 + number
        yield f"{' '.join(words[by:] + words[:by]).capitalize()}."


def _is_long(line: str) -> bool:
    return len(line) > 100


@frozen
class Stamp:
    """A timestamp as the board prints it, and what it means."""

    text: str
    value: datetime
    spelled_out: bool


def stamps(page: Board, shift: int) -> tuple[Stamp, ...]:
    """Return the stamps of a page, every clock moved on by *shift* minutes within its day."""
    return tuple(_stamp(found, shift) for found in _STAMP.finditer("\n".join(page.widget)))


def _stamp(found: re.Match[str], shift: int) -> Stamp:
    hours = int(found["hour"]) % 12 + 12 * (found["half"] == "pm")
    hour, minute = divmod((60 * hours + int(found["minute"]) + shift) % (24 * 60), 60)
    day = REFERENCE - timedelta(days=found["word"] == "Yesterday")
    if found["date"]:
        day = datetime.strptime(found["date"], "%d %b %Y")  # noqa: DTZ007
    text = f"{found['day']} {hour % 12 or 12}:{minute:02} {'pm' if hour >= 12 else 'am'}"
    return Stamp(text, day + timedelta(hours=hour, minutes=minute), found["date"] is not None)


def forum_pages(limit: int) -> dict[str, str]:
    """Return real forum pages as HTML by name, evenly picked; none where they are not at hand."""
    paths = sorted(_FORUM_PAGES.glob("*.html.gz"))
    step = max(1, len(paths) // limit)
    chosen = paths[::step][:limit]
    return {
        path.name: gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in chosen
    }


def lookalike_pages(count: int) -> list[str]:
    """Return made-up pages of many boards, whose layouts and languages are told apart by chance."""
    from lookalikes import cells, make_page

    random = Random(6)
    return [make_page(cell, random).text for cell in random.sample(cells(), count)]


def as_html(page: Board) -> str:
    """Return the page as a board would serve it, the widget at the side."""
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in (*page.body, *page.body))
    rows = "\n".join(
        f'<a href="/t{number}-topic">{escape(line)}</a><br />'
        if line.startswith("»")
        else f'<span class="postdetails">{escape(line)}</span><br />'
        for number, line in enumerate(page.widget)
    )
    headline = re.sub(r"\[[^\]]*\]", "", page.headline)
    return (
        f"<!DOCTYPE html><html><head><title>{escape(headline)}</title></head><body>"
        f'<div id="main"><div class="post"><h1>{escape(headline)}</h1>\n{paragraphs}</div></div>'
        f'<div id="sidebar"><div class="module">{rows}</div></div></body></html>'
    )


def as_broken_lines(page: Board) -> str:
    """Return the page as one stretch of lines that only `<br>` parts, as old boards serve it."""
    lines = "<br />\n".join(map(escape, page.text.split("\n")))
    head = "<!DOCTYPE html><html><head><title>Board</title></head>"
    return f"{head}<body><div>{lines}</div></body></html>"
