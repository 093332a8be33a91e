"""Pages that a scraper turned into Markdown."""

from __future__ import annotations

import pytest

import forumparse as fp
from forumparse._lines import split_lines
from forumparse._markdown import without_markdown

ROWS = (
    ("Tide tables again", "june", "Today at 7:09 am"),
    ("Who has the key?", "tin_man", "Today at 7:08 am"),
    ("A lamp in the fog", "june", "Thu 12 Dec 2024, 6:34 am"),
)


def rows(text: str) -> list[tuple[str | None, str | None, str | None]]:
    posts = fp.parse_page(text).sidebar
    return [(post.title, post.author, post.timestamp and post.timestamp.raw) for post in posts]


def page(form: str) -> str:
    return "".join(form.format(t=title, a=author, s=stamp) for title, author, stamp in ROWS)


@pytest.mark.parametrize(
    "form",
    [
        "### {t}\nby **{a}** *{s}*\n\n",
        "## [{t}](/t/1) ##\n_{s}_ by [{a}](/u/1)\n\n",
        "**[{t}](https://a.example/t/1)**\nby __{a}__ on {s}\n",
        '* [{t}](/t/1 "All of it (1)")\n  {s} by [{a}](/u/1_(2))\n',
        "- [{t}](/t/1)\n  {s} by [{a}](/u/1)\n",
        "![{a}](/i/1.png)\n\n[{t}](/t/1)\n\n{s} by **{a}**\n\n",
        "[![](/i/1.png)](/u/1)\n**{t}**\n{s} by **{a}**\n",
        "***{t}***\n**{s}** by *{a}*\n",
    ],
)
def test_a_widget_in_markdown(form):
    assert rows(page(form)) == list(ROWS)


def test_a_table_in_markdown():
    head = "| Thread | Last post |\n| --- | :-: |\n"
    assert rows(head + page("| **{t}** | {s} by {a} |\n")) == list(ROWS)


def test_every_value_keeps_its_place():
    text = page("### {t}\nby **{a}** *{s}*\n\n")
    stamps = [post.timestamp for post in fp.parse_page(text).sidebar]
    assert [text[s.span.start : s.span.end] for s in stamps] == [stamp for _, _, stamp in ROWS]


def test_signs_that_are_escaped_are_none():
    [first, *_] = rows(page("### {t}\nby **{a}** *{s}*\n\n").replace("june", r"ju\_ne"))
    assert first[1] == "ju_ne"
    shrug = "» ¯\\_(ツ)_/¯ said the ferryman\nToday at 7:09 am by june\n"
    assert rows(shrug)[0][0] == "¯\\_(ツ)_/¯ said the ferryman"


@pytest.mark.parametrize(
    "text",
    [
        "# one\n# two\n# three\n",
        "a *b* c\n* d\n*e*\n",
        "one **b** alone\n",
        "_june_ and _tom_\n",
        "| a | b |\n| c | d |\n",
        "2 ** 3 ** 4\n5 ** 6 ** 7\n",
        "f(a)[b](c)\nf(a)[b](c)\n",
        "- a\n- b\n",
        "12## 13\n## \n",
    ],
)
def test_what_is_no_markdown(text):
    lines = split_lines(text)
    assert without_markdown(lines) is lines


@pytest.mark.parametrize(
    "line",
    [
        "a ** b ** c",
        "tin_man and old_tom",
        "__init__.py",
        "5 * 6 * 7",
        "a*b*c",
        "#1 of the year",
        "C# and F#",
        "a | b",
        "[1] and (2)",
        "x" * 5000 + " **a**",
    ],
)
def test_what_is_no_sign_on_a_page_in_markdown(line):
    lines = split_lines(f"## Head\n**bold** words\n{line}\n")
    assert without_markdown(lines).contents[:3] == ["   Head", "  bold   words", line]
