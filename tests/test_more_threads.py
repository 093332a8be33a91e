"""Whole threads of further engines, languages and skins: nothing is missing, and nothing extra.

Each page under `threads/more` stands beside what a reader finds on it: the title and, for every
post, who wrote it, when, and the text.  The pages are made up after the engines' templates.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import forumparse as fp

pytest.importorskip("resiliparse")

FOLDER = Path(__file__).parent / "threads" / "more"
PAGES = sorted(path.stem for path in FOLDER.glob("*.html"))


def when(stamp: fp.Timestamp | None) -> str | None:
    """Return a spelled-out stamp as `YYYY-MM-DD HH:MM`, any other as it is written."""
    if not isinstance(stamp, fp.AbsoluteTimestamp):
        return None if stamp is None else stamp.raw
    day = f"{stamp.year}-{stamp.month:02}-{stamp.day:02}"
    clock = stamp.clock
    return day if clock is None else f"{day} {clock.hour:02}:{clock.minute:02}"


@pytest.fixture(scope="module", params=PAGES)
def told(request) -> tuple[fp.Page, dict[str, Any]]:
    html = (FOLDER / f"{request.param}.html").read_bytes()
    wanted = json.loads((FOLDER / f"{request.param}.json").read_text(encoding="utf-8"))
    return fp.parse_html(html, url="https://pier.example/t/9"), wanted


def test_a_thread_has_its_title(told):
    page, wanted = told
    assert page.article.headline == wanted["title"]


def test_every_post_has_its_author(told):
    page, wanted = told
    assert [post.author for post in page.posts] == [post["author"] for post in wanted["posts"]]


def test_a_body_is_all_that_its_author_wrote_and_nothing_else(told):
    page, wanted = told
    bodies = [post.body.split() for post in page.posts]
    assert bodies == [post["body"].split() for post in wanted["posts"]]


def test_every_post_has_its_time(told):
    page, wanted = told
    for post, other in zip(page.posts, wanted["posts"], strict=True):
        assert other["at"] is None or when(post.timestamp) == other["at"]
