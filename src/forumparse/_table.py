"""A page as a table for the eye, as wide as the terminal.                          (extra: `cli`)

What was written stands beside what it means, as in a notebook; the article is a line above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Final

from ._in_words import basis, meaning
from ._notebook import read_as, stamp_cells
from ._visible import visible
from .errors import MissingExtra
from .model import Article, Page, Timestamp
from .resolver import Resolver

if TYPE_CHECKING:
    from rich.console import RenderableType

_CHARACTERS: Final = 300
"""Of a post's text that are shown."""


def table_of(source: str, page: Page, resolver: Resolver | None) -> str:
    """Return *page*, which came from *source*, as lines of text.

    Raises:
        MissingExtra: when the package that draws tables is not installed.
    """
    try:
        from rich.console import Console
    except ImportError:
        raise MissingExtra("cli", "rich") from None
    buffer = StringIO()
    console = Console(file=buffer, highlight=False, markup=False, emoji=False)
    console.print(visible(source))
    if page.article is not None:
        console.print(_article_line(page.article))
    if resolver is not None:
        console.print(basis(resolver))
    means = read_as if resolver is None else partial(meaning, resolver=resolver)
    for table in _tables(page, means):
        console.print(table)
    if not page.sidebar and not page.posts:
        console.print("no posts\n")
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _article_line(article: Article) -> str:
    facts = (
        article.headline or "an article without a headline",
        article.source_tag,
        article.byline and f"by {article.byline}",
        f"{article.copies} copies" if article.copies > 1 else None,
    )
    return visible(" · ".join(filter(None, facts)))


def _tables(page: Page, means: Callable[[Timestamp], str]) -> Iterable[RenderableType]:
    if page.sidebar:
        yield _table(
            ("title", "written", "means", "author"),
            (
                (post.title, *stamp_cells(post.timestamp, means), post.author)
                for post in page.sidebar
            ),
        )  # fmt: skip
    if page.posts:
        yield _table(
            ("text", "written", "means", "author"),
            (
                (_shortened(post.body), *stamp_cells(post.timestamp, means), post.author)
                for post in page.posts
            ),
        )


def _shortened(body: str) -> str:
    one_line = " ".join(body.split())
    return one_line if len(one_line) <= _CHARACTERS else one_line[:_CHARACTERS] + " …"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str | None, ...]]) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        is_stamp = head in {"written", "means"}
        table.add_column(head, overflow="fold", min_width=16 if is_stamp else 8)
    for row in rows:
        table.add_row(*(Text(visible(cell) if cell else "—") for cell in row))
    return table
