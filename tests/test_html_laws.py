"""The laws on HTML: soups of tags, spoilt pages, and what is hostile to a parser.

What hostile HTML costs is measured as for text (`test_hostile`): no test asserts seconds.
"""

from __future__ import annotations

import copy
import json
import pickle
import re
import socket
import sys
import time
import tracemalloc

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import forumparse as fp
from forgetting import forget
from strategies import any_html, any_text, html_soups
from test_hostile import COSTLIER, MEGABYTE, Family, again, costlier, line_of_costs

pytest.importorskip("resiliparse")

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
TYPES = (None, "text/html", "text/html; charset=utf-8", "text/html; charset=utf-16", "charset=x")


def blanks_collapsed(text: str) -> str:
    return " ".join(text.split())


# --- the laws ------------------------------------------------------------------------------------

# HTML that once raised: what is hidden here is the whole document.
FOUND = (
    "<html hidden>",
    '<html style="display:none"><p>x',
    "<body hidden>x",
    "<html hidden><div",
    '<t<?> class="author<a><',
)


def is_a_page(page: fp.Page) -> bool:
    fp.infer_reference(page)
    return type(page) is fp.Page and bool(repr(page)) and isinstance(page.content, str)


@given(any_html())
def test_every_html_has_a_page(html):
    assert is_a_page(fp.parse_html(html))


@pytest.mark.parametrize("html", FOUND)
def test_html_that_once_raised_has_a_page(html):
    assert is_a_page(fp.parse_html(html))
    assert is_a_page(fp.parse_html(html.encode()))


@given(any_html(), st.sampled_from(TYPES), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_every_bytes_have_a_page(html, content_type, codec):
    page = fp.parse_html(html.encode(codec, "replace"), "http://a.example/t7", content_type)
    assert type(page) is fp.Page


@given(st.binary(max_size=300), st.sampled_from(TYPES), st.text(max_size=20))
def test_arbitrary_bytes_addresses_and_types_have_a_page(data, content_type, url):
    assert type(fp.parse_html(data, url, content_type)) is fp.Page
    assert type(fp.parse_html(data, None, url)) is fp.Page


@given(any_html())
def test_the_blocks_tile_the_text_that_is_seen(html):
    page = fp.parse_html(html)
    at = 0
    for block in page.blocks:
        assert block.span.start == at < block.span.end
        at = block.span.end
    assert at == len(page.text)


@given(any_html())
def test_values_stand_where_they_say(html):
    page = fp.parse_html(html)
    for post in (*page.sidebar, *page.posts):
        assert 0 <= post.span.start <= post.span.end <= len(page.text)
        stamp = post.timestamp
        if stamp is not None:  # what only an attribute tells stands nowhere in the text
            stretch = page.text[stamp.span.start : stamp.span.end]
            assert stamp.raw == blanks_collapsed(stretch) or not stretch
            assert post.span.start <= stamp.span.start <= stamp.span.end <= post.span.end
    for post in page.posts:
        shown = blanks_collapsed(page.text[post.span.start : post.span.end])
        for paragraph in post.body.split("\n\n"):
            assert blanks_collapsed(paragraph) in shown
    for problem in page.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(page.text)


@given(any_html())
def test_posts_stand_in_order_and_apart(html):
    page = fp.parse_html(html)
    ends = [0]
    for post in page.posts:
        assert ends[-1] <= post.span.start < post.span.end
        ends.append(post.span.end)


@given(any_html(), any_html())
def test_a_page_is_read_alike_after_another(html, other):
    forget()
    first = fp.parse_html(html)
    fp.parse_html(other)
    assert fp.parse_html(html) == first


@given(any_html(), st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_a_page_comes_back(html, protocol):
    page = fp.parse_html(html)
    assert pickle.loads(pickle.dumps(page, protocol)) == page
    assert copy.deepcopy(page) == page
    data = fp.to_dict(page)
    assert fp.from_dict(data) == page
    assume(not _PAIR.search(page.text))
    assert fp.from_dict(json.loads(json.dumps(data))) == page


@given(any_html())
def test_line_endings_of_the_source_change_nothing(html):
    plain = re.sub("\r\n?", "\n", html)
    assert fp.parse_html(plain.replace("\n", "\r\n")) == fp.parse_html(plain)


@given(any_text())
def test_escaped_text_is_seen_as_it_is(text):
    from html import escape

    seen = "".join(c for c in text if c.isprintable() and not 0xD800 <= ord(c) < 0xE000)
    page = fp.parse_html(f"<p>{escape(seen)}</p>")
    assert blanks_collapsed(page.text) == blanks_collapsed(seen)


@given(html_soups())
def test_nothing_is_fetched(html):
    def refuse(*arguments, **named):
        raise AssertionError("the network was asked for")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", refuse)
        patch.setattr(socket, "create_connection", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        fp.parse_html(f'<base href="http://b.example/"><img src="http://a.example/x.png">{html}')


# --- hostile HTML --------------------------------------------------------------------------------

POST = (
    "<div class=post id=p{n}><p class=author><a class=username>R</a> Today at 7:09 am</p>"
    "<div class=content>Tune {n}</div></div>\n"
)


def numbered(piece: str) -> Family:
    return lambda size: "".join(piece.format(n=n) for n in range(max(1, size // len(piece))))


def unclosed_formatting(size: int) -> str:
    """Open tags that are opened again in every paragraph behind them."""
    fonts = "".join(f"<font color={n}>" for n in range(size // 40))
    return f"<p>{fonts}" + "<p>x" * (size // 8)


def nested_json(size: int) -> str:
    return f'<script type="application/ld+json">{"[" * size}</script>'


def nested_and_closed_json(size: int) -> str:
    depth = size // 7
    json_ld = '{"a":' * depth + "1" + "}" * depth
    return f'<script type="application/ld+json">{json_ld}</script>'


def one_tag(size: int) -> str:
    return "<div " + " ".join(f"a{n}=x" for n in range(size // 8)) + ">x</div>"


UNCLOSED = (
    "<div> | <div>x | <p>x | <b> | <b><p> | <i><div> | <a> | <a href=x>x | <li>x | <ul><li>"
    " | <table> | <table><tr><td> | <td>x | <tr><td> | <blockquote>x | <span>x | <h1>x | <pre>"
    " | <font color=x>"
    " | <nobr> | <svg><g> | <math><mi> | <select><option> | <form><input> | <button> | <iframe>"
    " | <noscript> | <ruby><rt> | <script> | <style> | <title> | <textarea> | <template> | <object>"
    " | <plaintext> | <frameset> | <dl><dd>x | <center> | <section>x | <html> | <body> | <head>"
)
BARE = (
    "< | > | & | <!-- | <!-- x --> | <![CDATA[ | <!DOCTYPE html> | </div> | </p> | <a href=' | </"
    ' | <div class=" | <?x | <!x> | &amp; | &#x41; | &#x110000; | &NotEqualTilde; | &amp | x<br>'
)
HTML_FAMILIES: dict[str, Family] = {
    **{f"unclosed {piece}": again(piece) for piece in UNCLOSED.split(" | ")},
    **{f"bare {piece}": again(piece) for piece in BARE.split(" | ")},
    "nul": again("\0"),
    "lone surrogates": again("\udc80"),
    "words": again("x "),
    "newlines": again("\n"),
    "paragraphs and both line ends": again("<p>\r\n"),
    "closed div": again("<div>x</div>"),
    "closed span": again("<span>x</span>"),
    "closed style": again("<style>x</style>"),
    "hidden": again("<div hidden>x</div>"),
    "pre": again("<pre>\nx</pre>"),
    "headings": again("<h1>x</h1>"),
    "crossing": again("<b><i><u>x</b>y</i>z</u>"),
    "left open": again("<b><i><u><s>x</b>"),
    "posts": numbered(POST),
    "posts with one number": again(POST),
    "posts within posts": again("<div class=post id=p1><div class=content>x"),
    "quotes": again("<blockquote><cite>Ann wrote:</cite>x</blockquote>"),
    "table of topics": again("<tr><td><a href=/t1>tune</a><td>Rocky<td>Today at 7:09 am</tr>\n"),
    "list of topics": numbered("<li><a href=/t{n}>tune {n}</a> by Ann<br>Today at 7:09 am</li>\n"),
    "cut titles": again('<a title="A title that is long" href=/t1>A title th...</a> Today<br>'),
    "times": again('<time datetime="2024-12-14T07:09:00Z">x</time><br>'),
    "many classes": lambda size: f'<div class="{"post " * (size // 5)}">x</div>',
    "many attributes": one_tag,
    "unclosed formatting": unclosed_formatting,
    "nested json": nested_json,
    "nested and closed json": nested_and_closed_json,
    "many scripts": again('<script type="application/ld+json">{"a":[[</script>'),
    # with a link, a formatting tag or a form open, deep elements are looked through for it
    "unclosed <a><div>": again("<a><div>"),
    "unclosed <a><ul>": again("<a><ul>"),
    "deep in <b>": lambda size: "<b>" + "<div><span>" * (size // 11),
    "deep in <b>, closed": lambda size: (
        "<b>" + "<div><span>" * (size // 24) + "</span></div>" * (size // 24)
    ),
    "deep in an element of their own": lambda size: "<b>" + "<x>" * (size // 3),
    "forms that close": lambda size: "<form>" + "<div>" * (size // 12) + "</form>" * (size // 17),
    "one line": lambda size: "<p>" + "A tune. " * (size // 8),
    "one line of posts": lambda size: numbered(POST)(size).replace("\n", ""),
    "entities defined": lambda size: "<!DOCTYPE html [" + '<!ENTITY a "&b;&b;">' * (size // 20),
}
SMALL, LARGE = 4_000, 32_000


@pytest.mark.parametrize("name", HTML_FAMILIES)
def test_time_grows_with_the_length(name):
    make = HTML_FAMILIES[name]
    growth = costlier(fp.parse_html, make(SMALL), make(LARGE))
    assert growth < COSTLIER, f"a character costs {growth:.1f} times more in a longer page"


@pytest.mark.parametrize("name", HTML_FAMILIES)
def test_the_page_is_whole(name):
    page = fp.parse_html(HTML_FAMILIES[name](SMALL))
    assert "".join(page.text[b.span.start : b.span.end] for b in page.blocks) == page.text
    assert fp.from_dict(fp.to_dict(page)) == page


def test_ten_thousand_elements_deep():
    for tag in (
        "div",
        "blockquote",
        "ul><li",
        "table><tr><td",
        "b",
        "span",
        "div class=post id=p1",
    ):
        names = [part.split()[0] for part in tag.split("><")]
        closing = "".join(f"</{name}>" for name in reversed(names))
        html = f"<{tag}>" * 10_000 + "a tune" + closing * 10_000
        assert fp.parse_html(html).text.strip() == "a tune", tag


def test_what_stands_too_deep_keeps_its_text():
    depth = 25_000
    text = "".join(f"<div>tune {n} " for n in range(depth))
    seen = fp.parse_html(f"<b>{text}").text
    assert all(f"tune {n}" in seen for n in (0, 511, 512, 513, depth - 1))


def test_a_long_thread_is_not_deep():
    posts = "".join(POST.format(n=n) for n in range(2_501))
    assert posts.count("<") > 20_000
    assert len(fp.parse_html(posts).posts) == 2_501


def test_entities_are_bounded():
    swollen = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 9}">' for n in range(1, 12))
    page = fp.parse_html(f'<!DOCTYPE x [<!ENTITY a0 "ha">{swollen}]><p>&a11; &amp; &#8217;</p>')
    assert "&a11; & ’" in page.text
    assert len(page.text) < 2_000


def test_one_line_of_five_megabytes():
    html = "<p>" + "A tune. " * (5 * MEGABYTE // 8)
    page = fp.parse_html(html)
    assert len(page.text) > 4.9 * MEGABYTE
    assert page.blocks[-1].span.end == len(page.text)


def peak(html: str) -> int:
    tracemalloc.start()
    try:
        fp.parse_html(html)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_formatting_left_open_takes_memory_by_the_length():
    small, large = unclosed_formatting(SMALL), unclosed_formatting(4 * SMALL)
    fp.parse_html(small)
    assert peak(large) / len(large) < COSTLIER * peak(small) / len(small)


@pytest.mark.hostile
@pytest.mark.parametrize("name", HTML_FAMILIES)
def test_time_grows_with_the_length_up_to_ten_megabytes(name, capsys):
    make = HTML_FAMILIES[name]
    fp.parse_html(make(SMALL))
    times = []
    for size in (MEGABYTE, 10 * MEGABYTE):
        html = make(size)
        start = time.thread_time()
        fp.parse_html(html)
        times.append((time.thread_time() - start) / len(html) * MEGABYTE)
    with capsys.disabled():
        sys.stdout.write(line_of_costs(*times, name))
    assert times[1] < COSTLIER * times[0]
