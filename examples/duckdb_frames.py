"""SQL in and SQL out: DuckDB finds the pages, the parser reads them, DuckDB counts the posts.

Run `python examples/duckdb_frames.py`.
"""

from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from forumparse.batch import PAGE_SCHEMA, parse_batches

PAGES = Path(__file__).parent / "pages"

FILES = "select filename as id, content as text from read_text(?) order by filename"
POSTS = """
    select post.author, count(*) as posts, max(post.posted_at at time zone zone) as latest
    from (select zone, unnest(sidebar) as post from pages)
    group by post.author
    order by posts desc, post.author
"""


def main() -> None:
    con = duckdb.connect()
    reading = con.cursor()  # a connection answers one question at a time
    scraped = reading.sql(FILES, params=[str(PAGES / "*.txt")]).to_arrow_reader(256)
    batches = parse_batches(scraped, reference=date(2024, 12, 14), tz="Europe/Lisbon")
    pages = pa.RecordBatchReader.from_batches(PAGE_SCHEMA, batches)  # noqa: F841 - read by name
    con.sql("create table pages as select * from pages")
    con.sql("select parse_filename(id) as id, headline, source_tag, zone from pages").show()
    con.sql(POSTS).show()


if __name__ == "__main__":
    main()
