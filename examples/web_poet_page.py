"""A web-poet page object whose item is a `Page`.

Run `python examples/web_poet_page.py`.  In a project, `@handle_urls("board.example")` above the
class lets scrapy-poet find it.
"""

import asyncio
from pathlib import Path

from web_poet import HttpResponse, WebPage

import forumparse as fp

FERRY = Path(__file__).parent / "threads" / "ferry.html"


class ForumPage(WebPage[fp.Page]):
    """Reads any page of a forum."""

    async def to_item(self) -> fp.Page:
        """Return the page, from its bytes and what the header says of their encoding."""
        return fp.parse_html(
            self.response.body,
            url=str(self.response.url),
            content_type=self.response.headers.get("Content-Type"),
        )


def main() -> None:
    response = HttpResponse(
        "http://board.example/viewtopic.php?t=7",
        FERRY.read_bytes(),
        headers={"Content-Type": "text/html; charset=utf-8"},
    )
    page = asyncio.run(ForumPage(response).to_item())
    for post in page.posts:
        print(post.author, post.url)


if __name__ == "__main__":
    main()
