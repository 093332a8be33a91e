"""Parse pages on a Ray cluster: Parquet files in, Parquet files out, one row per page.

    python examples/ray_batches.py scraped/ pages/ Europe/Lisbon

Each row of the input has a page as `text` or `html`, and perhaps its `id`, `url`, `reference` and
`tz`.  Ray hands tables over and wants tables back; they are cut into batches on the way.
"""

import sys
from typing import Any

import pyarrow as pa
import ray

from forumparse.batch import PAGE_SCHEMA, parse_batches


def parse(table: pa.Table, tz: str | None) -> pa.Table:
    return pa.Table.from_batches(parse_batches(table.to_batches(), tz=tz), PAGE_SCHEMA)


def could_not_be_parsed(row: dict[str, Any]) -> bool:
    return row["error"] is not None


def main(source: str, target: str, tz: str | None = None) -> None:
    scraped = ray.data.read_parquet(source)
    pages = scraped.map_batches(
        parse, batch_format="pyarrow", batch_size=256, fn_kwargs={"tz": tz}, zero_copy_batch=True
    )
    pages.write_parquet(target)

    failed = ray.data.read_parquet(target, columns=["error"]).filter(could_not_be_parsed)
    print(f"{failed.count()} pages could not be parsed")


if __name__ == "__main__":
    main(*sys.argv[1:])
