"""How a page shows itself in a notebook: a map of its blocks, the article, the posts.

* Scraped text is hostile: every piece of it passes `_text`, which escapes it and cuts it off.
* The display stays small: so many rows, so many characters, and a line that says what is left.
* No scripts, no addresses, nothing loaded.  Colours of text and paper are inherited, and those
  of the map are middling, so that light and dark notebooks both stay readable, whatever the
  browser believes about the theme.

Written against what a page looks like and imports nothing of the model, which imports this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .model import Article, Block, Page, Post, Problem, SidebarPost, Timestamp

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
.forumparse th, .forumparse td { text-align: start; padding: .15em .8em .15em 0; border: 0 }
.forumparse .written { white-space: nowrap }
""" + "".join(f".forumparse .{kind} {{ background: {hue} }}\n" for kind, hue in _COLOURS.items())


def page_html(page: Page) -> str:
    """Return *page* as a piece of HTML of bounded size."""
    parts = [
        f"<style>{_STYLE}</style>",
        f"<div><b>Page</b> {_summary(page)}</div>",
        _map(page.blocks, len(page.text)),
        _article_card(page.article) if page.article else "",
        _table(("title", "written", "author", "forum"), map(_sidebar_row, page.sidebar[:ROWS])),
        _left_out(page.sidebar, "sidebar post"),
        _table(("author", "written", "text"), map(_post_row, page.posts[:ROWS])),
        _left_out(page.posts, "post"),
        _table(("problem", "message"), map(_problem_row, page.problems[:ROWS])),
        _left_out(page.problems, "problem"),
    ]
    return f'<div class="forumparse">{"".join(parts)}</div>'


def article_html(article: Article) -> str:
    """Return *article* as a piece of HTML of bounded size."""
    return f'<div class="forumparse"><style>{_STYLE}</style>{_article_card(article)}</div>'


def _summary(page: Page) -> str:
    facts = [
        _count(len(page.text), "character"),
        f"language {_text(page.locale)}" if page.locale else "",
        _count(len(page.sidebar), "sidebar post") if page.sidebar else "",
        _count(len(page.posts), "post") if page.posts else "",
        _text(page.page_clock.raw) if page.page_clock else "",
        _count(len(page.problems), "problem") if page.problems else "",
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
    key = [f'<i class="{kind}"></i>{kind} {size / total:.0%}' for kind, size in sizes.most_common()]
    return f'<div class="map">{"".join(shown)}</div><div class="key">{"".join(key)}</div>'


def _segment(block: Block) -> str:
    size = block.span.end - block.span.start
    tip = _text(f"{block.kind}: {block.rule}, {_count(size, 'character')}")
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


def _sidebar_row(post: SidebarPost) -> tuple[str | None, ...]:
    return post.title, _written(post.timestamp), post.author, post.forum


def _post_row(post: Post) -> tuple[str | None, ...]:
    return post.author, _written(post.timestamp), post.body


def _problem_row(problem: Problem) -> tuple[str | None, ...]:
    return problem.kind, problem.message


def _written(timestamp: Timestamp | None) -> str | None:
    return timestamp.raw if timestamp else None


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


def _left_out(values: Sequence[object], name: str, shown: int = ROWS) -> str:
    left = len(values) - shown
    return f'<p class="quiet">… and {_count(left, f"more {name}")}</p>' if left > 0 else ""


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def _text(text: str | None) -> str:
    """Return *text* escaped, no longer than a few lines, and free of lone surrogates."""
    if text is None:
        return '<span class="quiet">—</span>'
    cut = text if len(text) <= _CHARACTERS else text[:_CHARACTERS] + " …"
    return escape(cut.encode("utf-8", "replace").decode("utf-8"))
