"""Pages that end in the middle of something, and pages that only look as if they did."""

from __future__ import annotations

import pytest

import forumparse as fp

WIDGET = "» Ferry to stop at the old pier again\nToday at 7:09 am by Rosa\n"


def cut_at(page: fp.Page) -> list[str]:
    return [
        page.text[problem.span.start : problem.span.end]
        for problem in page.problems
        if problem.kind == "truncated-input"
    ]


@pytest.mark.parametrize(
    ("end", "seen"),
    [
        ("The pier [url=http://pier.exa", "[url=http://pier.exa"),
        ("The pier [URL=http://pier.exa \r\n", "[URL=http://pier.exa"),
        ("[size=39]The pier[/siz", "[/siz"),
        ("The pier [/", "[/"),
        ("The F\ufffd", "\ufffd"),
        ("The pier costs 5 \udce2\udc82", "\udc82"),
    ],
)
def test_a_text_is_cut_within_a_tag_or_a_character(end, seen):
    assert cut_at(fp.parse_page(WIDGET + end)) == [seen]


@pytest.mark.parametrize(
    "end",
    [
        "The pier [1",
        "The pier [see=there",
        "The pier [b]is mended[/b]",
        "[url=http://pier.example\nThe pier",
        "The F\ufffdhre",
        "F\ufffdhre \ufffd",
        "caf\udce9 cr\udce8me br\udcfbl\udce9",
        "\udcff",
        "F\udcc3\udcc3",
        "",
    ],
)
def test_other_texts_are_not(end):
    assert cut_at(fp.parse_page(WIDGET + end)) == []


def test_a_tag_that_the_end_cuts_is_reported_once():
    page = fp.parse_page("The council of the town met on Monday.\nThe [color=#ff00")
    assert [problem.kind for problem in page.problems] == ["truncated-input"]


def test_problems_stay_in_page_order():
    page = fp.parse_page(f"[b]Harbour basin to be dredged\n{WIDGET}» Tide tables\n[/siz")
    starts = [problem.span.start for problem in page.problems]
    assert len(starts) > 1
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><div><p>The pier",
        '<html lang=en><table><tr><td>The pier</td></tr></table><a href="/t7">The pier',
        '<p>The pier</p><div class="po',
        "<p>The pier</p></di",
        "<p>The pier</p><!-- a long com",
        "<p>F\xe4hre \ufffd",
        b"<p>F\xc3\xa4hre f\xc3",
        b"<meta charset=utf-8><p>F\xc3\xa4hre \xe2\x82",
        b"<meta charset=shift_jis><p>\x93\xfa\x96",
    ],
)
def test_html_is_cut_within_a_tag_an_element_or_a_character(html):
    pytest.importorskip("resiliparse")
    page = fp.parse_html(html)
    assert [problem.kind for problem in page.problems] == ["truncated-input"]
    assert len(cut_at(page)[0]) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<div><p>The pier",  # a piece of a page, as stores keep them
        "<html lang=en><body><div>The pier</div>",  # ends that browsers do without
        "<html><body><div>The pier</body>",
        "<html><body><div>The pier</html>",
        "<html><script>x = '<!--'</script><div></div><p>The pier</html>",
        "<p>1 < 2",
        b"<p>caf\xe9",
        "",
    ],
)
def test_other_html_is_not(html):
    pytest.importorskip("resiliparse")
    assert fp.parse_html(html).problems == ()


def test_a_cut_character_does_not_make_another_encoding_of_the_page():
    pytest.importorskip("resiliparse")
    whole = "<p>Die Fähre fährt über die Brücke nicht.</p>".encode()
    for end in range(len(whole)):
        seen = fp.parse_html(whole[:end]).text
        assert "Ã" not in seen
