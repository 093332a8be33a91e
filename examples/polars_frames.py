"""Pages in a Polars frame, and their posts in another, one row each.

Run `python examples/polars_frames.py`.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa

from forumparse.batch import PAGE_SCHEMA, parse_batches

PAGES = Path(__file__).parent / "pages"


def scraped() -> Iterator[pa.RecordBatch]:
    """Yield what a scraper left, a few pages at a time."""
    for path in sorted(PAGES.glob("*.txt")):
        yield pa.RecordBatch.from_pylist([{"id": path.name, "text": path.read_text("utf-8")}])


def main() -> None:
    batches = parse_batches(scraped(), reference=date(2024, 12, 14), tz="Europe/Lisbon")
    pages = pl.DataFrame(pa.Table.from_batches(batches, PAGE_SCHEMA))
    print(pages.select("id", "headline", "source_tag", "copies", "zone"))

    posts = pages.select("id", "sidebar").explode("sidebar").unnest("sidebar")
    print(
        posts.group_by("author")
        .agg(pl.len().alias("posts"), pl.col("posted_at").max().alias("latest"))
        .sort("posts", "author", descending=[True, False], nulls_last=True)
    )


if __name__ == "__main__":
    main()
