"""Parse many Parquet files with Dask: a task per file, each of which reads and writes for itself.

    python examples/dask_files.py scraped/ pages/ Europe/Lisbon

With `dask.distributed`, `client.map(parse_file, sources, targets)` does the same on a cluster.
"""

import sys
from pathlib import Path

import dask
import pyarrow.parquet as pq

from forumparse.batch import parse_batches, write_parquet


def parse_file(source: Path, target: Path, tz: str | None) -> int:
    batches = pq.ParquetFile(source).iter_batches(256)
    return write_parquet(parse_batches(batches, reference="page", tz=tz), target)


def main(source: str, target: str, tz: str | None = None) -> None:
    Path(target).mkdir(exist_ok=True)
    tasks = [
        dask.delayed(parse_file)(path, Path(target, path.name), tz)
        for path in sorted(Path(source).glob("*.parquet"))
    ]
    print(f"{sum(dask.compute(*tasks, scheduler='processes'))} pages in {len(tasks)} files")


if __name__ == "__main__":
    main(*sys.argv[1:])
