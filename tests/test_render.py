"""Markup becomes the lines that a reader sees, and every element knows where its text went."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forumparse._render import render, unescape

pytest.importorskip("resiliparse")

from forumparse._dom import parse_document


def rendered(html: str):
    return render(parse_document(html).body)


def lines(html: str) -> list[str]:
    return rendered(html).lines


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Today <b>at 7:09</b> by <i>Rocky</i></p>", ["Today at 7:09 by Rocky"]),
        ("<p><b>bold</b><i>er</i></p>", ["bolder"]),
        ("<p>One<p>Two", ["One", "Two"]),
        ("<div>One</div>Two<div>Three</div>", ["One", "Two", "Three"]),
        ("<h2>Salt</h2><span>and lamps</span>", ["Salt", "and lamps"]),
        ("One<br>Two<br><br>Three", ["One", "Two", "Three"]),
        ("<ul><li>One<li>Two<ul><li>Three</ul></ul>", ["One", "Two", "Three"]),
        ("<table><tr><td>One<td>Two<tr><td>Three</table>", ["One", "Two", "Three"]),
        ("<dl><dt>Joined<dd>2011</dl>", ["Joined", "2011"]),
        ("<a href=1>One</a> <a href=2>Two</a>", ["One Two"]),
        ("<button>Like</button><button>Reply</button>", ["Like", "Reply"]),
        ("<details><summary>More</summary>The rest</details>", ["More", "The rest"]),
        ("<pre>one\n  two\n</pre>three", ["one", "two", "three"]),
        ("one\n  two\tthree", ["one two three"]),
        (
            "one&nbsp;two &amp;amp; R&amp;D &lt;3 &quot;&raquo;&#8217;",
            'one two &amp; R&D <3 "»’'.split("|"),
        ),
        ("<p>&nbsp;</p><p> </p><p>&#8203;</p><p>One</p>", ["One"]),
        ("<p>&rlm;One &lrm;two&#8203;</p>", ["One \u200etwo"]),
        (
            "<blockquote><cite>Rocky wrote:</cite>So it is.</blockquote>",
            ["Rocky wrote:", "So it is."],
        ),
        ("<p>As <cite>The Pier</cite> says", ["As The Pier says"]),
        ("<xmp><b>One</b></xmp>", ["<b>One</b>"]),
        ("One<!-- <p>Two</p> -->Three", ["OneThree"]),
        ("<a title='<p>'>One</a>", ["One"]),
        ("One<?php echo ?>Two", ["OneTwo"]),
        ('<p>One</p><a href="x"<b>Two</a><p>Three</p>', ["One", "Two", "Three"]),
        ("<plaintext>One</plaintext>Two", ["One</plaintext>Two"]),
        ("<p>One<script>'</p>' < 1 > 0</script> Two</p>", ["One Two"]),
        (
            '<p class="a">One</p>Two<span class="mod-recent-time">Three</span>',
            "One Two Three".split(),
        ),
        ("", []),
    ],
)
def test_lines_are_what_a_reader_sees(html, shown):
    assert lines(html) == shown


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var seen = '<p>seen</p>';</script>",
        "<style>.seen {}</style>",
        "<template><p>seen</p></template>",
        "<div hidden>seen</div>",
        "<div style='display:none'>seen</div>",
        "<div style='color: red; display: none'>seen</div>",
        "<iframe><p>seen</p></iframe>",
        "<noframes><p>seen</p></noframes>",
        "<svg><title>seen</title></svg>",
        "<select><option>seen</option></select>",
        "<textarea>seen</textarea>",
        "<svg><svg></svg><text>seen</text></svg>",
        "<div hidden>seen<div>seen</div><br><b>seen</b>seen</div>",
        "<div hidden><!-- </div> --><script>'</div>'</script>seen</div>",
        "<template><template>seen</template>seen</template>",
        "<script>'<script>seen'</script>",
        "<i style='display:none'>seen</i>",
        "<pre><!-- seen\n -->\n</pre>",
    ],
)
def test_hidden_elements_stay_out(hidden):
    assert lines(f"<p>One</p>{hidden}<p>Two</p>") == ["One", "Two"]


@pytest.mark.parametrize(
    "html",
    [
        "<body hidden><p>One</p>",
        "<html style='display: none'><p>One</p>",
        "<p data-hidden=1>One</p>",
        "<p title='display:none'>One</p>",
        "<p title='a hidden='>One</p>",
    ],
)
def test_pages_that_only_scripts_show_are_seen(html):
    assert lines(html) == ["One"]


def test_what_stands_in_noscript_is_for_whoever_runs_no_scripts():
    assert lines("<noscript><p>The whole thread</p></noscript>") == ["The whole thread"]


def test_a_line_behind_a_break_goes_on_with_the_paragraph():
    page = rendered("<p>One<br>Two<br><br>Three</p><p>Four</p>")
    assert page.opens == [True, False, True, True]


def test_links_are_counted():
    page = rendered("<p>See <a href=x>the pier</a> now</p><p>No link</p>")
    assert page.linked == [len("the pier"), 0]


def test_links_in_links_are_counted_once():
    page = rendered("<a href=x>See<table><tr><td><a href=y>the pier</a></table></a> now")
    assert page.lines == ["See", "the pier", "now"]
    assert page.linked == [3, 8, 0]


def test_what_tags_tell_does_not_depend_on_what_was_read_before():
    html = "<a class=author href=1>One</a><a href=2 class=author>Two</a><a href=3>Three</a>"
    first = [(tag.name, tag.classes, tag.roles) for tag in rendered(html).tags]
    assert [(tag.name, tag.classes, tag.roles) for tag in rendered(html).tags] == first
    assert [classes for _, classes, _ in first] == ["", "author", "author", ""]


@pytest.mark.parametrize(
    "attributes",
    ["hidden", "style='display: none'", "id=post_7", "itemprop=datePublished", "data-author=Rocky"],
)
def test_a_tag_tells_what_others_of_its_classes_do_not(attributes):
    alone, other = (f"<div class=post{more}>One</div>" for more in ("", f" {attributes}"))
    told = [rendered(html).tags[1:] for html in (alone, other, alone)]
    assert told[0] == told[2] != told[1]


def test_hints_stand_in_whatever_classes_they_are_put_together_with():
    classes = ("x userName", "userName hidden", "hidden x md:block", "aB c")
    page = rendered("".join(f"<i class='{value}'>" for value in classes))
    told = [tag.roles for tag in page.tags[1:]]
    assert told == [{"author", "called"}, {"author", "called", "hidden"}, set(), set()]


@pytest.mark.parametrize("filler", ["x" * 30_000, "< " * 6_000, "> " * 6_000])
def test_only_tags_lose_attributes_beyond_thousands(filler):
    names = " ".join(f"a{n}=y" for n in range(9_000))
    page = rendered(f"<p>{filler}</p><p {names} class=last>One</p><p class=kept>Two</p>")
    assert page.lines[-2:] == ["One", "Two"]
    assert [tag.classes for tag in page.tags][-2:] == ["", "kept"]


def test_elements_know_their_lines_and_their_text():
    page = rendered("<div class=a><p class=b>One <b class=c>two</b></p><p class=d>Three</p></div>")
    found = {
        tag: (page.firsts[e], page.ends[e], page.text_of(e))
        for e, tag in enumerate(page.attributes)
        if "class" in tag
    }
    assert found == {
        'div class="a"': (0, 2, "One two Three"),
        'p class="b"': (0, 1, "One two"),
        'b class="c"': (0, 1, "two"),
        'p class="d"': (1, 2, "Three"),
    }


def test_elements_know_what_stands_in_them():
    page = rendered("<div id=a><ul id=b><li id=c>One</li></ul></div><div id=d>Two</div>")
    ids = {tag[-2]: e for e, tag in enumerate(page.attributes) if "id=" in tag}
    within = {key: (page.parents[e], page.lasts[e]) for key, e in ids.items()}
    assert within["b"][0] == ids["a"]
    assert within["c"][0] == ids["b"]
    assert within["a"][1] == ids["d"]
    assert within["c"][1] == within["b"][1] == within["a"][1]


def test_entities_are_read_once():
    assert unescape("&amp;lt;") == "&lt;"


PIECES = st.sampled_from(
    "<div> </div> <p> </p> <b> </b> <br> <table> <tr> <td> </table> <pre> </pre> <a|href=x> </a> "
    "<cite> </cite> <!-- --> <? > < > & &lt; &nbsp; <svg> </svg> <xmp> </xmp> <plaintext> <title> "
    "<li> <ul> </ul> <a|b<c> <x-y> \x00 word <body> <html> <form> <select> <option> <meta>".replace(
        "|", " "
    ).split(" ")
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=60))
@example(["<pre>", "<!--"])  # once an element without an end
def test_any_markup_becomes_lines_and_well_nested_elements(pieces):
    page = rendered("".join(pieces).encode("utf-8", "replace").decode())
    assert all(line == " ".join(line.split()) and line for line in page.lines)
    assert len(page.opens) == len(page.linked) == len(page.lines)
    for element in range(len(page.names)):
        parent = page.parents[element]
        assert element < page.lasts[element] <= len(page.names)
        assert 0 <= page.firsts[element] <= page.ends[element] <= len(page.lines)
        if parent >= 0:
            assert parent < element < page.lasts[parent]
            assert page.lasts[element] <= page.lasts[parent]


@pytest.mark.parametrize(
    "tag", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<font><p>", "<pre>"]
)
def test_no_page_is_too_deep(tag):
    page = rendered(tag * 10_000 + "at last")
    assert page.lines == ["at last"]


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "&", "<!--", "<p>x", "<pre>\n", "<cite>x", "<br>", "</p>"]
)
def test_time_grows_with_the_page(piece):
    def spent(size: int) -> float:
        body = parse_document(piece * size).body
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            render(body)
            best = min(best, time.process_time() - start)
        return best

    # ten times the page: a quadratic step would cost a hundred times the time
    assert spent(40_000) < 30 * spent(4_000) + 0.05
