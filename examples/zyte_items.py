"""A thread and an article as items of zyte-common-items.

Run `python examples/zyte_items.py`.  Their dates are ISO text.  The author of a `SocialMediaPost`
has no field for a username, and a post none for the date as it was written: keep `post.author` and
`post.timestamp.raw` beside it.
"""

from datetime import date
from pathlib import Path

from zyte_common_items import Article, Author, ForumThread, SocialMediaPost, Topic

import forumparse as fp

HERE = Path(__file__).parent


def to_thread(page: fp.Page, url: str, resolver: fp.Resolver) -> ForumThread:
    title = page.article.headline if page.article else None
    return ForumThread(
        url=url,
        topic=Topic(name=title) if title else None,
        posts=[to_post(post, url, resolver) for post in page.posts],
    )


def to_post(post: fp.Post, url: str, resolver: fp.Resolver) -> SocialMediaPost:
    posted = resolver.explain(post.timestamp).value if post.timestamp else None
    return SocialMediaPost(
        url=post.url or url, text=post.body, datePublished=posted.isoformat() if posted else None
    )


def to_article(page: fp.Page, url: str) -> Article | None:
    found = page.article
    if found is None:
        return None
    return Article(
        url=url,
        headline=found.headline,
        articleBody=found.body,
        authors=[Author(name=found.byline)] if found.byline else None,
        inLanguage=page.locale,
    )


def main() -> None:
    url = "http://board.example/viewtopic.php?t=7"
    thread = fp.parse_html((HERE / "threads" / "ferry.html").read_bytes(), url=url)
    item = to_thread(thread, url, fp.Resolver(date(2024, 12, 14), tz="Europe/Lisbon"))
    print(item.topic and item.topic.name)
    for post in item.posts or ():
        print(post.datePublished, post.url)
    board = fp.parse_page((HERE / "pages" / "board.txt").read_text(encoding="utf-8"))
    article = to_article(board, "http://board.example/")
    print(article.headline if article else "no article")


if __name__ == "__main__":
    main()
