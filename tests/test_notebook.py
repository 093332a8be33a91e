"""What a notebook shows is escaped, bounded, and complete as far as it goes."""

from __future__ import annotations

from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings

import forumparse as fp
from any_page import PAGES
from forumparse import _notebook

HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)>&amp;</td></table>\udcff'


class Seen(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes.update(name for name, _ in attributes)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def whole_page(text: str, times: int = 1) -> fp.Page:
    """A page that says *text* wherever a page can say something."""
    span = fp.Span(0, 1)
    stamp = fp.RelativeDay(raw=text, span=span, days=0)
    article = fp.Article(
        paragraphs=(fp.Paragraph(text=text, role="text", span=span),) * times,
        span=span,
        headline=text,
        caption=text,
        source_tag=text,
        dateline=text,
        byline=text,
        copies=2,
    )
    return fp.Page(
        text=text,
        locale=text,
        article=article,
        sidebar=(fp.SidebarPost(span=span, title=text, author=text, forum=text, timestamp=stamp),)
        * times,
        posts=(fp.Post(span=span, body=text, author=text, timestamp=stamp),) * times,
        page_clock=fp.PageClock(moment=None, clock=None, utc_offset=None, raw=text, span=span),
        blocks=(fp.Block(kind="body", span=span, rule=text),) * times,
        problems=(fp.Problem(kind="orphan-title", message=text, span=span),) * times,
    )


ALLOWED = {"div", "style", "b", "i", "p", "span", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize("shown", [whole_page(HOSTILE), whole_page(HOSTILE).article])
def test_nothing_on_a_page_becomes_markup(shown):
    html = shown._repr_html_()
    seen = Seen(html)
    assert seen.open == []
    assert set(seen.tags) <= ALLOWED
    assert seen.attributes <= {"class", "style", "title", "dir"}
    assert "&lt;script&gt;" in html
    html.encode("utf-8")


@settings(max_examples=30)
@given(PAGES)
def test_every_page_shows_itself(page):
    assert Seen(page._repr_html_()).open == []


def test_the_display_does_not_grow_with_the_page():
    large = len(whole_page("a" * 10_000, times=1_000)._repr_html_())
    larger = len(whole_page("a" * 100_000, times=10_000)._repr_html_())
    assert larger - large < 100  # a few more digits


def test_what_is_left_out_is_counted():
    html = whole_page("a", times=_notebook.ROWS + 79)._repr_html_()
    assert "… and 79 more sidebar posts" in html
    assert html.count("<tr>") == 3 * (1 + _notebook.ROWS)


def test_the_map_gives_each_block_its_share():
    page = fp.Page(
        text="abcd",
        blocks=(
            fp.Block(kind="headline", span=fp.Span(0, 1), rule="first line"),
            fp.Block(kind="sidebar", span=fp.Span(1, 4), rule="entries"),
        ),
    )
    html = page._repr_html_()
    assert 'class="sidebar" style="flex-grow: 3" title="sidebar: entries, 3 characters"' in html
    assert "sidebar 75%" in html


def test_an_empty_page_shows_itself():
    assert "0 characters" in fp.Page(text="")._repr_html_()


@pytest.mark.parametrize("name", ["sidebar", "posts", "blocks", "problems", "text"])
def test_the_repr_of_a_page_is_short(name):
    page = whole_page("a" * 10, times=5_000)
    assert len(repr(page)) < 1_500
    assert f"{name}=<{len(getattr(page, name))}>" in repr(attrs.evolve(page, article=None))
