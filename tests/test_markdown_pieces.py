from __future__ import annotations

import pytest

import forumparse as fp
from forumparse._article import read_article
from forumparse._lines import split_lines

COUNCIL = "The harbour council said on Sunday that the vote on salt would be delayed until spring."
BAKERS = "Two bakers told this paper that flour had become dearer by a third."
STORKS = "Nobody in the northern villages had seen so many storks since the flood of 1913."
OTHER = "A shorter line that could be a title"
HEADLINE = "Harbour council delays vote on salt tax"


def article(*lines: str) -> fp.Article:
    found = fp.parse_page("\n".join(lines)).article
    assert found is not None
    return found


def parts(*lines: str) -> list[tuple[str, str]]:
    return [(paragraph.role, paragraph.text) for paragraph in article(*lines).paragraphs]


@pytest.mark.parametrize(
    "marked", [[f"# {HEADLINE}"], [f"## {HEADLINE} ##"], [HEADLINE, "=" * 12], [f"**{HEADLINE}**"]]
)
def test_the_uppermost_heading_is_the_headline(marked):
    found = article(*marked, "", OTHER, "", COUNCIL, "", BAKERS)
    assert found.headline == HEADLINE


def test_what_stands_within_the_text():
    lines = (f"# {HEADLINE}", "![mill](https://img.example/mill.jpg)", COUNCIL, "## A mill")
    lines += (BAKERS, "> A mill is a mill.", "* **Monday**: flour", "* [Tuesday](/salt): salt")
    lines += (
        f"The *old* mill_by_the_river costs 3 * 4 coins, [they say](https://x.example). {STORKS}",
    )
    assert parts(*[line for pair in lines for line in (pair, "")]) == [
        ("text", COUNCIL),
        ("heading", "A mill"),
        ("text", BAKERS),
        ("quote", "A mill is a mill."),
        ("list-item", "Monday: flour"),
        ("list-item", "Tuesday: salt"),
        ("text", f"The old mill_by_the_river costs 3 * 4 coins, they say. {STORKS}"),
    ]


def test_headings_below_the_uppermost_are_bold_lines():
    found = parts(HEADLINE, "=====", "", COUNCIL, "", "The mill", "---", "", BAKERS, "", STORKS)
    assert found == [("text", COUNCIL), ("heading", "The mill"), ("text", BAKERS), ("text", STORKS)]


@pytest.mark.parametrize(
    "lines",
    [
        ["# load the table of all mills", "table = load()"],
        ["#1"],
        ["> Airports Gold reopens in the spring"],
        ["5 * 4 * 3"],
        ["**"],
    ],
)
def test_what_only_looks_like_markdown_stays(lines):
    split = split_lines("\n".join([HEADLINE, COUNCIL, *lines, BAKERS, STORKS]))
    found = read_article(split, [True] * len(split)).article
    assert found is not None
    assert found.headline == HEADLINE
    texts = [paragraph.text for paragraph in found.paragraphs]
    assert [line for line in lines if any(map(str.isalnum, line))] == texts[1:-2]


def test_spans_hold_the_markup():
    first = f"The [council](https://x.example) met. {COUNCIL}"
    text = f"# {HEADLINE}\n\n**By Ann Lee**\n\n{first}\n\n{BAKERS}"
    found = article(text)
    assert text[found.headline_span.start : found.headline_span.end] == f"# {HEADLINE}"
    assert found.byline == "Ann Lee"
    assert text[found.byline_span.start : found.byline_span.end] == "Ann Lee"
    first = found.paragraphs[0]
    assert first.text == f"The council met. {COUNCIL}"
    assert text[first.span.start :].startswith("The [council](https://x.example) met.")


@pytest.mark.parametrize("many", ["[a](/b) ", "**", "*a", "![", "> ", "# ", "[", "__a"])
def test_hostile_lines_end(many):
    text = f"# {HEADLINE}\n\n{COUNCIL}\n\n{many * 20_000}\n\n{BAKERS}"
    assert fp.parse_page(text).text == text


def test_headings_without_empty_lines_around_them():
    lines = (f"# {HEADLINE}", COUNCIL, "## A mill", BAKERS, STORKS)
    assert article(*lines).headline == HEADLINE
    assert parts(*lines) == [
        ("text", COUNCIL),
        ("heading", "A mill"),
        ("text", BAKERS),
        ("text", STORKS),
    ]
    assert article("# Comments:", "# load", *lines[1:]).headline != "Comments:"
