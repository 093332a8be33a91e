"""A web archive becomes a Parquet file with one row per page.

    python examples/warc_to_parquet.py crawl.warc.gz pages.parquet Europe/Lisbon

Each page's "today" is the day its record was written, in the zone given; without one, in the zone
that the page states, else in UTC.  Memory does not grow with the archive.
"""

import sys

from forumparse.batch import parse_batches, read_warc, write_parquet


def main(archive: str, target: str, tz: str | None = None) -> None:
    rows = write_parquet(parse_batches(read_warc(archive), tz=tz), target)
    print(f"{rows} pages in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
