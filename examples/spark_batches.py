"""Parse pages on a Spark cluster: Parquet files in, Parquet files out, one row per page.

    python examples/spark_batches.py scraped/ pages/ Europe/Lisbon

Each row of the input has a page as `text` or `html`, and perhaps its `id`, `url`, `reference` and
`tz`.  Spark hands batches over and wants batches back, which is what `parse_batches` does.
"""

import os
import sys
from functools import partial

# Else Spark starts whatever `python3` it finds, which does not have this package.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

from pyspark.sql import SparkSession
from pyspark.sql.functions import explode
from pyspark.sql.pandas.types import from_arrow_schema

from forumparse.batch import PAGE_SCHEMA, parse_batches


def main(source: str, target: str, tz: str | None = None) -> None:
    spark = SparkSession.builder.appName("forumparse").getOrCreate()
    scraped = spark.read.parquet(source)
    pages = scraped.mapInArrow(partial(parse_batches, tz=tz), from_arrow_schema(PAGE_SCHEMA))
    pages.write.parquet(target)

    written = spark.read.parquet(target)
    posts = written.select("id", explode("sidebar").alias("post")).select("id", "post.*")
    print(f"{posts.count()} posts in {written.count()} pages")
    print(f"{written.where('error is not null').count()} pages could not be parsed")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
