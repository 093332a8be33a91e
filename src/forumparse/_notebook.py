"""How a page shows itself in a notebook: a map of its blocks, the article, the posts.

* Scraped text is hostile: every piece of it passes `_text`, which escapes it and cuts it off.
* The display stays small: so many rows, so many characters, and a line that says what is left.
* Beside each stamp as it was written stands what it means: a date for who gives a resolver
  (`forumparse.notebook`), else how it was read, which needs no reference.
* No scripts, no addresses, nothing loaded.  Colours of text and paper are inherited, and those
  of the map are middling, so that light and dark notebooks both stay readable, whatever the
  browser believes about the theme.  Notebooks set tables right-aligned, for numbers: not these.

Written against what a page looks like and imports nothing of the model, which imports this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

if TYPE_CHECKING:
    from .model import (
        AbsoluteTimestamp,
        Article,
        Block,
        ClockTime,
        Page,
        Post,
        Problem,
        SidebarPost,
        Timestamp,
    )

Meaning: TypeAlias = "Callable[[Timestamp], str]"
"""Says what a timestamp means, for a cell of a table."""

ROWS: Final = 20
"""Rows of a table that are shown."""
SEGMENTS: Final = 300
"""Blocks that the map shows one by one."""
_PARAGRAPHS: Final = 3
_CHARACTERS: Final = 300

_COLOURS: Final = {
    "headline": "#d9822b",
    "caption": "#c2a12a",
    "body": "#3d8fd1",
    "repeat": "#8fa9bf",
    "sidebar": "#3fa46a",
    "post": "#8a6fd1",
    "clock": "#cf5f92",
    "other": "#9a9a9a",
}

_STYLE: Final = """
.forumparse { font-size: 13px; line-height: 1.4; max-width: 60em }
.forumparse .map { display: flex; height: 14px; border-radius: 3px; overflow: hidden }
.forumparse .map i { min-width: 1px }
.forumparse .key i { display: inline-block; width: .8em; height: .8em; margin: 0 .3em 0 1em }
.forumparse .card { margin: .8em 0; padding: .1em 1em; border: 1px solid; border-radius: 3px }
.forumparse .quiet { opacity: .65 }
.forumparse table { border-collapse: collapse; margin: .8em 0 }
.forumparse .card p { margin: .7em 0 }
.forumparse th, .forumparse td { padding: .15em .8em .15em 0; border: 0 }
.forumparse th, .forumparse td, .forumparse p { text-align: start !important }
.forumparse td { vertical-align: baseline; overflow-wrap: anywhere }
.forumparse .written, .forumparse .means, .forumparse .problem { white-space: nowrap }
.forumparse .author, .forumparse .forum { min-width: 6em }
""" + "".join(f".forumparse .{kind} {{ background: {hue} }}\n" for kind, hue in _COLOURS.items())


def page_html(page: Page, meaning: Meaning | None = None, note: str = "") -> str:
    """Return *page* as a piece of HTML of bounded size; *note* says what *meaning* goes by."""
    return _framed(
        f"<div><b>Page</b> {_summary(page)}</div>",
        _map(page.blocks, len(page.text)),
        _article_card(page.article) if page.article else "",
        _quiet(note),
        _sidebar_table(page.sidebar, meaning or read_as),
        _posts_table(page.posts, meaning or read_as),
        _table(("problem", "message"), map(_problem_row, page.problems[:ROWS])),
        _left_out(page.problems, "problem"),
    )


def article_html(article: Article) -> str:
    """Return *article* as a piece of HTML of bounded size."""
    return _framed(_article_card(article))


def tables_html(
    sidebar: Sequence[SidebarPost],
    posts: Sequence[Post],
    meaning: Meaning | None = None,
    note: str = "",
) -> str:
    """Return entries of a widget and posts of a thread as a piece of HTML of bounded size."""
    return _framed(
        _quiet(note),
        _sidebar_table(sidebar, meaning or read_as),
        _posts_table(posts, meaning or read_as),
    )


def _framed(*parts: str) -> str:
    return f'<div class="forumparse"><style>{_STYLE}</style>{"".join(parts)}</div>'


def _summary(page: Page) -> str:
    facts = [
        counted(len(page.text), "character"),
        f"language {_text(page.locale)}" if page.locale else "",
        counted(len(page.sidebar), "sidebar post") if page.sidebar else "",
        counted(len(page.posts), "post") if page.posts else "",
        _text(page.page_clock.raw) if page.page_clock else "",
        counted(len(page.problems), "problem") if page.problems else "",
    ]
    return f'<span class="quiet">{" · ".join(filter(None, facts))}</span>'


def _map(blocks: Sequence[Block], total: int) -> str:
    if not total:
        return ""
    sizes: Counter[str] = Counter()
    for block in blocks:
        sizes[block.kind] += block.span.end - block.span.start
    shown = [_segment(block) for block in blocks[:SEGMENTS]]
    if len(blocks) > SEGMENTS:
        rest = total - blocks[SEGMENTS].span.start
        shown.append(f'<i class="other" style="flex-grow: {rest}" title="the rest"></i>')
    key = [
        f'<i class="{kind}"></i>{kind} {_share(size / total)}' for kind, size in sizes.most_common()
    ]
    return f'<div class="map">{"".join(shown)}</div><div class="key">{"".join(key)}</div>'


def _share(part: float) -> str:
    return "&lt;1%" if 0 < part < 0.005 else f"{part:.0%}"


def _segment(block: Block) -> str:
    size = block.span.end - block.span.start
    tip = _text(f"{block.kind}: {block.rule}, {counted(size, 'character')}")
    return f'<i class="{_text(block.kind)}" style="flex-grow: {size}" title="{tip}"></i>'


def _article_card(article: Article) -> str:
    facts = (
        article.source_tag,
        article.dateline,
        article.byline and f"by {article.byline}",
        f"{article.copies} copies" if article.copies > 1 else None,
    )
    paragraphs = [_text(paragraph.text) for paragraph in article.paragraphs[:_PARAGRAPHS]]
    rows = (
        _line(article.headline, "b"),
        _line(article.caption, "i"),
        _line(" · ".join(filter(None, facts)), "span"),
        *(f'<p dir="auto">{paragraph}</p>' for paragraph in paragraphs),
        _left_out(article.paragraphs, "paragraph", _PARAGRAPHS),
    )
    return f'<div class="card">{"".join(rows)}</div>'


def _line(text: str | None, tag: str) -> str:
    return f'<p dir="auto"><{tag}>{_text(text)}</{tag}></p>' if text else ""


def _sidebar_table(posts: Sequence[SidebarPost], meaning: Meaning) -> str:
    heads = ("title", "written", "means", "author", "forum")
    rows = [
        (post.title, *stamp_cells(post.timestamp, meaning), post.author, post.forum)
        for post in posts[:ROWS]
    ]
    return _table(heads, rows) + _left_out(posts, "sidebar post")


def _posts_table(posts: Sequence[Post], meaning: Meaning) -> str:
    heads = ("author", "written", "means", "text")
    rows = [
        (post.author, *stamp_cells(post.timestamp, meaning), post.body) for post in posts[:ROWS]
    ]
    return _table(heads, rows) + _left_out(posts, "post")


def _problem_row(problem: Problem) -> tuple[str | None, ...]:
    return problem.kind, problem.message


def stamp_cells(timestamp: Timestamp | None, meaning: Meaning) -> tuple[str | None, str | None]:
    """Return a timestamp as it was written, and what it means."""
    return (timestamp.raw, meaning(timestamp)) if timestamp else (None, None)


_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_DAYS: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def read_as(timestamp: Timestamp) -> str:
    """Return how *timestamp* was read, in words that are the same for every language.

    >>> import forumparse as fp
    >>> read_as(fp.parse_timestamp("Hier à 4:10", locale="fr"))
    'yesterday, 04:10'
    """
    if timestamp.kind == "elapsed":
        amount = counted(timestamp.amount, timestamp.unit)
        return f"at most {amount} before" if timestamp.at_most else f"{amount} before"
    if timestamp.kind == "absolute":
        day = _date(timestamp)
    elif timestamp.kind == "day":
        side = "before" if timestamp.days < 0 else "after"
        day = _DAYS.get(timestamp.days) or f"{abs(timestamp.days)} days {side} today"
    elif timestamp.kind == "weekday":
        day = f"the last {_WEEKDAYS[timestamp.weekday]} before today"
    else:
        assert_never(timestamp)
    return f"{day}, {_clock(timestamp.clock)}" if timestamp.clock else day


def _date(stamp: AbsoluteTimestamp) -> str:
    parts = (stamp.day, _MONTHS[stamp.month - 1], stamp.year)
    words = " ".join(str(part) for part in parts if part is not None)
    if stamp.ambiguous and stamp.day is not None and stamp.day <= len(_MONTHS):
        return f"{words} (or {stamp.month} {_MONTHS[stamp.day - 1]})"
    return words


def _clock(clock: ClockTime) -> str:
    seconds = f":{clock.second:02}" if clock.second else ""
    return f"{clock.hour:02}:{clock.minute:02}{seconds}"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str | None, ...]]) -> str:
    """Return a table of *rows*; columns without a single value are left out."""
    cells = list(rows)
    if not cells:
        return ""
    used = [at for at in range(len(heads)) if any(row[at] for row in cells)]
    head = "".join(f"<th>{heads[at]}</th>" for at in used)
    body = "".join(
        "<tr>"
        + "".join(f'<td dir="auto" class="{heads[at]}">{_text(row[at])}</td>' for at in used)
        + "</tr>"
        for row in cells
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _quiet(text: str) -> str:
    return f'<p class="quiet">{_text(text)}</p>' if text else ""


def _left_out(values: Sequence[object], name: str, shown: int = ROWS) -> str:
    left = len(values) - shown
    return f'<p class="quiet">… and {counted(left, f"more {name}")}</p>' if left > 0 else ""


def counted(number: int, name: str) -> str:
    """Return how many there are of what *name* names: `1 post`, `2 posts`."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def _text(text: str | None) -> str:
    """Return *text* escaped, no longer than a few lines, and free of lone surrogates."""
    if text is None:
        return '<span class="quiet">—</span>'
    cut = text if len(text) <= _CHARACTERS else text[:_CHARACTERS] + " …"
    return escape(cut.encode("utf-8", "replace").decode("utf-8"))
