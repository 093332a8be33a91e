"""What a notebook shows is escaped, bounded, and complete as far as it goes.

The tests marked `browser` ask Chromium: `pytest -m browser` runs them alone.
"""

from __future__ import annotations

import json
import pickle
import subprocess
from datetime import date, datetime
from html.parser import HTMLParser
from shutil import which

import attrs
import pytest
from hypothesis import given, settings

import forumparse as fp
from any_page import PAGES, TIMESTAMPS
from forumparse import _notebook
from forumparse.notebook import show

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


DAY = fp.Resolver(date(2024, 12, 14))
HOSTILE_PAGE = whole_page(HOSTILE)
WAYS_TO_SHOW = {
    "page": HOSTILE_PAGE,
    "article": HOSTILE_PAGE.article,
    "sidebar": HOSTILE_PAGE.sidebar,
    "posts": HOSTILE_PAGE.posts,
    "page with times": show(HOSTILE_PAGE, DAY),
    "sidebar with times": show(HOSTILE_PAGE.sidebar, DAY),
    "posts with times": show(HOSTILE_PAGE.posts, DAY),
}


@pytest.mark.parametrize("shown", WAYS_TO_SHOW.values(), ids=WAYS_TO_SHOW)
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
    assert Seen(show(page, DAY).html).open == []


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


# What stands beside what was written.


@pytest.mark.parametrize(
    ("written", "locale", "read"),
    [
        ("Today at 7:09 am", "en", "today, 07:09"),
        ("Hier à 4:10", "fr", "yesterday, 04:10"),
        ("Tomorrow, 13:37", "en", "tomorrow, 13:37"),
        ("Vorgestern um 7:09", "de", "2 days before today, 07:09"),
        ("Saturday at 7:10 AM", "en", "the last Saturday before today, 07:10"),
        ("Thu 12 Dec 2024, 6:34 am", "en", "12 Dec 2024, 06:34"),
        ("12 Dec 2024, 14:05:09", "en", "12 Dec 2024, 14:05:09"),
        ("19 Mar, 7:12", "en", "19 Mar, 07:12"),
        ("Dec 2023", "en", "Dec 2023"),
        ("03/04/2024", "en", "4 Mar 2024 (or 3 Apr)"),
        ("Vor 2 Stunden", "de", "2 hours before"),
        ("just now", "en", "at most 1 minute before"),
    ],
)
def test_a_stamp_is_read_in_words(written, locale, read):
    assert _notebook.read_as(fp.parse_timestamp(written, locale=locale)) == read


@given(TIMESTAMPS)
def test_every_stamp_can_be_read_in_words(stamp):
    assert _notebook.read_as(stamp)


def dated(year, month, day):
    return fp.AbsoluteTimestamp(raw="-", span=fp.Span(0, 0), year=year, month=month, day=day)


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("Today at 7:09 am", "2024-12-14 07:09"),
        ("12 Dec 2024, 14:05:09", "2024-12-12 14:05:09"),
        ("Yesterday", "2024-12-13"),
        ("Dec 2023", "2023-12"),
        ("Today at 11:30 pm", "2024-12-14 23:30 · future"),
        ("2 hours ago", "2024-12-14 07:00"),
        ("03/04/2024", "2024-03-04 · ambiguous-order"),
        (dated(2024, 2, 30), "no value · unreadable"),
        (dated(33, 12, 12), "0033-12-12"),
    ],
)
def test_a_resolver_says_what_it_means(written, means):
    stamp = fp.parse_timestamp(written) if isinstance(written, str) else written
    entry = fp.SidebarPost(span=fp.Span(0, 0), title="Ferry", timestamp=stamp)
    html = show([entry], fp.Resolver(datetime(2024, 12, 14, 9))).html
    assert f'class="means">{means}</td>' in html


def test_the_display_says_what_its_times_go_by():
    entries = fp.parse_page("» Ferry\nToday at 7:09 am").sidebar
    aware = fp.Resolver(date(2024, 12, 14), tz="Asia/Baghdad")
    assert "times in Asia/Baghdad, counted from 2024-12-14" in show(entries, aware).html
    assert "in no known zone" in show(entries, DAY).html


def test_that_a_reference_is_inferred_is_said_once():
    text = "» Ferry\nToday at 7:09 am\n» Lamp\nThu 12 Dec 2024, 6:34 am\n» Pier\n"
    page = fp.parse_page(text + "Yesterday at 6:36 am")
    html = show(page, fp.Resolver.for_page(page)).html
    assert "counted from 2024-12-14, the earliest day that its stamps allow" in html
    assert "inferred-reference" not in html
    clock = fp.parse_page(f"It is currently 14 Dec 2024 09:00\n\n{text}")
    assert "2024-12-14 09:00:00, as the page says" in show(clock, fp.Resolver.for_page(clock)).html


def test_what_is_shown_needs_a_resolver():
    with pytest.raises(TypeError, match="a Resolver is needed, not date"):
        show([], date(2024, 12, 14))


@pytest.mark.parametrize("wrong", ["Rosa", [7], [HOSTILE_PAGE]])
def test_what_is_shown_is_a_page_or_its_posts(wrong):
    with pytest.raises(TypeError, match="a page or its posts are shown, not"):
        show(wrong, DAY)


def test_what_is_shown_is_brief_in_a_terminal():
    assert len(repr(show(HOSTILE_PAGE, DAY))) < 80


def test_posts_are_a_tuple_that_shows_itself():
    page = fp.parse_page("» Ferry to stop again\nToday at 7:09 am by Rosa")
    assert "Ferry to stop again" in page.sidebar._repr_html_()
    assert "today, 07:09" in page.sidebar._repr_html_()
    assert isinstance(page.sidebar, tuple)
    assert page.sidebar == (page.sidebar[0],)
    assert hash(page.sidebar) == hash((page.sidebar[0],))
    again = pickle.loads(pickle.dumps(page))
    assert (type(again.sidebar), again) == (type(page.sidebar), page)


# In a real browser.

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
# As notebooks do: their own style of tables, which is made for numbers, and a theme.
AROUND = """<!doctype html><meta charset="utf-8"><title>fine</title><style>
body {{ background: {paper}; color: {ink} }} :not(.markdown).output td {{ text-align: right }}
</style><body class="output">{shown}<pre id="seen"></pre><script>
const text = (one) => one.innerText.trim(), style = (one) => getComputedStyle(one);
const all = (name) => [...document.querySelectorAll(".forumparse " + name)];
seen.textContent = JSON.stringify({{
  title: document.title, scripts: document.scripts.length, images: document.images.length,
  cells: all("td").map(text), inks: [...new Set(all("td, p").map((one) => style(one).color))],
  papers: [...new Set(all("td, p, .card").map((one) => style(one).backgroundColor))],
  aligned: [...new Set(all("td").map((one) => style(one).textAlign))],
  map: all(".map i").map((one) => one.getBoundingClientRect().width),
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
}})</script>"""
DARK = {"paper": "rgb(17, 17, 17)", "ink": "rgb(238, 238, 238)"}
LIGHT = {"paper": "rgb(255, 255, 255)", "ink": "rgb(17, 17, 17)"}


class Told(HTMLParser):
    """The text of the element that the script in `AROUND` writes to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside, self.text = False, ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.inside = ("id", "seen") in attributes

    def handle_data(self, data):
        self.text += data if self.inside else ""

    def handle_endtag(self, _):
        self.inside = False


def seen_by_a_browser(html, folder, theme):
    """Return what a reader of *html* would see, as far as a script can tell."""
    page = folder / "page.html"
    page.write_text(AROUND.format(shown=html, **theme), encoding="utf-8")
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
    quiet = "--disable-background-networking --disable-component-update --window-size=1000,800"
    done = subprocess.run(
        [CHROMIUM, *flags.split(), *quiet.split(), f"--user-data-dir={folder / 'profile'}",
         "--dump-dom", page.as_uri()],
        capture_output=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    return json.loads(Told(done.stdout).text)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_browser_shows_scripts_as_text(tmp_path, theme):
    script = "<script>document.title = 'hit'</script><img src=x onerror=\"document.title='hit'\">"
    page = whole_page(script, times=30)
    seen = seen_by_a_browser(page._repr_html_(), tmp_path, theme)
    assert (seen["title"], seen["scripts"], seen["images"]) == ("fine", 1, 0)
    assert seen["cells"].count(script) > 100
    assert seen["inks"] == [theme["ink"]]
    assert seen["papers"] == ["rgba(0, 0, 0, 0)"]  # that of the notebook shows through
    assert seen["aligned"] == ["start"]
    assert seen["wide"] <= 0


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_draws_the_map_to_scale(tmp_path):
    page = fp.Page(
        text="abcd",
        blocks=(
            fp.Block(kind="headline", span=fp.Span(0, 1), rule="first line"),
            fp.Block(kind="sidebar", span=fp.Span(1, 4), rule="entries"),
        ),
    )
    first, second = seen_by_a_browser(page._repr_html_(), tmp_path, LIGHT)["map"]
    assert second == pytest.approx(3 * first, rel=0.01)
    assert first > 100
