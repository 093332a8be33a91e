"""Pages that scripts would fill in: what the head tells of the thread is read as its first post."""

from __future__ import annotations

import json

import pytest

import forumparse as fp
import thread_pages as boards

pytest.importorskip("resiliparse")

TEXT = "The harbour railway was sold this morning, and nobody in the village knows who..."
TITLE = f'<meta property="og:title" content="{boards.TITLE}">'
PUBLISHED = '<meta property="article:published_time" content="2024-12-13T06:40:00Z">'
DESCRIBED = f'<meta property="og:description" content="{TEXT}">'
HEAD = TITLE + PUBLISHED + DESCRIBED
SCRIPT = "<noscript>Scripts are off.</noscript><div id=app></div>"


def shell(head: str = HEAD, body: str = SCRIPT) -> fp.Page:
    return fp.parse_html(
        f"<html><head><title>{boards.TITLE} - Harbour forum</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


def linked_data(**told: object) -> str:
    told = {"@context": "https://schema.org", "@type": "DiscussionForumPosting"} | told
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def test_a_page_without_a_thread_has_what_its_head_tells_of_it():
    page = shell()
    (post,) = page.posts
    assert page.content == post.body == TEXT
    assert page.article.headline == boards.TITLE
    assert (post.timestamp.year, post.timestamp.day, post.timestamp.clock.hour) == (2024, 13, 6)
    assert post.author is None


def test_what_is_told_stands_in_the_text_before_what_is_shown():
    page = shell()
    assert page.text == f"{boards.TITLE}\n{TEXT}\nScripts are off."
    assert "".join(page.text[b.span.start : b.span.end] for b in page.blocks) == page.text
    assert [block.kind for block in page.blocks] == ["headline", "post", "other"]


def test_a_problem_says_that_no_post_was_found():
    page = shell()
    (problem,) = page.problems
    assert problem.kind == "missing-posts"
    assert problem.span == page.posts[0].span


def test_linked_data_tell_the_whole_post_and_its_author():
    page = shell(
        HEAD
        + linked_data(
            author={"@type": "Person", "name": "Rocky & sons"},
            headline=boards.TITLE,
            text=f"{boards.FIRST}\n\n{boards.MORE} <3",
        )
    )
    (post,) = page.posts
    assert post.body == f"{boards.FIRST}\n\n{boards.MORE} <3"
    assert post.author == "Rocky & sons"
    assert page.article.headline == boards.TITLE


def test_linked_data_tell_the_answers_in_their_order():
    def answer(author: str, text: str, **more: object) -> dict[str, object]:
        return {"@type": "Answer", "author": {"name": author}, "text": text} | more

    page = shell(
        linked_data(
            name=boards.TITLE,
            text=TEXT,
            acceptedAnswer=answer(
                "june", "<p>The ferrymen.</p><p>No <b>less</b> &amp; no more.</p>"
            ),
            suggestedAnswer=[
                answer("Old Sam", boards.SECOND, comment=answer("Rosa", boards.MORE)),
                answer("Emil", ""),
            ],
            comment=[answer("Rocky", boards.THIRD, dateCreated="2024-12-14")],
        )
    )
    assert [(post.author, post.body) for post in page.posts] == [
        (None, TEXT),
        ("june", "The ferrymen.\n\nNo less & no more."),
        ("Old Sam", boards.SECOND),
        ("Rosa", boards.MORE),
        ("Rocky", boards.THIRD),
    ]
    assert page.posts[-1].timestamp.day == 14
    (problem,) = page.problems
    assert problem.span == fp.Span(page.posts[0].span.start, page.posts[-1].span.end)


def test_linked_data_are_enough():
    told = linked_data(name=boards.TITLE, articleBody=TEXT, dateCreated="2024-12-13T06:40:00Z")
    page = shell(told)
    assert page.content == TEXT
    assert page.posts[0].timestamp.day == 13


@pytest.mark.parametrize(
    "head",
    [
        TITLE + DESCRIBED,  # a list of topics, or a front page
        TITLE + PUBLISHED,
        PUBLISHED + '<meta property="og:description" content=" ">',
        linked_data(name=boards.TITLE),
        "",
    ],
)
def test_a_head_that_tells_too_little_tells_nothing(head):
    page = shell(head)
    assert page.posts == page.problems == ()
    assert page.text == "Scripts are off."


def test_an_instant_that_is_none_is_left_out():
    assert shell(HEAD.replace("2024-12-13T06:40:00Z", "a while ago")).posts[0].timestamp is None


def test_a_page_that_shows_more_than_its_head_tells_is_read_as_it_is():
    story = f"<h1>{boards.TITLE}</h1><p>{boards.FIRST}</p><p>{boards.THIRD}</p>"
    page = shell(HEAD, story)
    assert page.posts == page.problems == ()
    assert page.article is not None


@pytest.mark.parametrize("name", ["discourse", "phpbb-3"])
def test_a_thread_that_stands_in_the_page_needs_no_head(name):
    html = boards.KNOWN[name]
    assert "<head>" in html
    told = fp.parse_html(html.replace("<head>", f"<head>{PUBLISHED}{DESCRIBED}"))
    assert told == fp.parse_html(html)
