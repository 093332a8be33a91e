"""Read a thread from HTML: every post with its author, its time and its own address.

Run `python examples/thread_from_html.py [FILE [ADDRESS]]`.  Hand over the bytes as they came: they
still hold the encoding.
"""

import sys
from datetime import date
from pathlib import Path

import forumparse as fp

FERRY = Path(__file__).parent / "threads" / "ferry.html"


def main(path: str | Path = FERRY, url: str = "http://board.example/viewtopic.php?t=7") -> None:
    page = fp.parse_html(Path(path).read_bytes(), url=url)
    resolver = fp.Resolver.for_page(page, date(2024, 12, 14))
    print(page.article.headline if page.article else "a thread without a title")
    for post in page.posts:
        when = resolver.resolve(post.timestamp) if post.timestamp else "?"
        print(f"\n{post.author}, {when}\n{post.url}\n{post.body}")


if __name__ == "__main__":
    main(*sys.argv[1:])
