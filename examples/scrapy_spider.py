"""Crawl a forum with Scrapy: every post of every thread, and every row of its topic list.

    python examples/scrapy_spider.py http://board.example/ posts.jsonl topics.csv Europe/Lisbon

The posts are the library's own attrs classes: Scrapy writes them as nested JSON, `kind` tells one
way of writing a time from the other.  A CSV file has no nesting, so the topics are flat records.
"Today" is the day on which the server answered, in the zone of the board.
"""

import sys
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

import forumparse as fp


class ForumSpider(scrapy.Spider):
    """Follows the links of topic lists, and of nothing else."""

    name = "forum"

    def __init__(self, start: str, tz: str | None = None) -> None:
        super().__init__()
        self.start_urls = [start]
        self.tz = tz

    def parse(self, response: Response) -> Iterator[Any]:
        """Yield the posts and topics of a page, and the pages of its topics."""
        page = fp.parse_html(response.body, url=response.url, content_type=content_type(response))
        yield from page.posts
        yield from fp.to_records(page, self.resolver(response))
        for entry in page.sidebar:
            if entry.url:
                yield response.follow(entry.url)

    def resolver(self, response: Response) -> fp.Resolver | None:
        """Return what the times of *response* count from."""
        answered = answered_at(response)
        return fp.Resolver(answered, tz=self.tz) if answered else None


def content_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1")


def answered_at(response: Response) -> datetime | None:
    try:
        return parsedate_to_datetime((response.headers.get("Date") or b"").decode("latin-1"))
    except ValueError:  # there is none, or it is nonsense
        return None


def main(start: str, posts: str, topics: str, tz: str | None = None) -> None:
    process = CrawlerProcess(
        {
            "FEEDS": {
                posts: {"format": "jsonlines", "item_classes": [fp.Post]},
                topics: {"format": "csv", "item_classes": [dict]},
            },
            "LOG_LEVEL": "WARNING",
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(ForumSpider, start=start, tz=tz)
    process.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
