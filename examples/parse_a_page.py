"""Read a scraped forum page: its article, and its sidebar with every post dated.

Run `python examples/parse_a_page.py [PAGE [DAY]]`.  DAY is the day the page was scraped, such as
2024-12-14.  Without it, the page's own timestamps tell the earliest day it can have been.
"""

import sys
from datetime import date
from pathlib import Path

import forumparse as fp

BOARD = Path(__file__).parent / "pages" / "board.txt"


def main(path: str | Path = BOARD, day: str | None = None) -> None:
    page = fp.parse_page(Path(path).read_text(encoding="utf-8"))
    if page.article:
        print(page.article.headline)
        print(f"  picture: {page.article.caption}")
        print(f"  source: {page.article.source_tag}, printed {page.article.copies} times")
        print(f"  {page.article.body[:90]} ...")

    reference = date.fromisoformat(day) if day else fp.infer_reference(page).earliest
    print(f"\n{len(page.sidebar)} posts, counted from {reference}")
    for row in fp.to_records(page, fp.Resolver(reference) if reference else None):
        when = row["posted_at"] or row["timestamp"] or "?"
        cut = "" if row["truncated"] == "no" else "..."
        print(f"  {when!s:19}  {row['author'] or '?':<8}  {row['title'] or '(lost)'}{cut}")


if __name__ == "__main__":
    main(*sys.argv[1:])
