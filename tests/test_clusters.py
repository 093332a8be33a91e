"""Two engines, started here on two cores: their table is the one that a plain loop gives.

Both take long to install and to start, so they are not among the extras; where they are not
installed these tests are skipped.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from random import Random
from shutil import which

import pytest

from lookalikes import cells, make_page

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from forumparse.batch import PAGE_SCHEMA, parse_batches  # noqa: E402 - it needs pyarrow

EXAMPLES = Path(__file__).parent.parent / "examples"
PAGES = 2000
FILES = 4
SCRAPED = pa.schema(
    [
        ("id", pa.string()),
        ("text", pa.string()),
        ("reference", pa.timestamp("us", "UTC")),
        ("tz", pa.string()),
    ]
)


def scraped_rows():
    """Yield look-alike pages in all languages, some of them without a zone and some of them bad."""
    random = Random(2024)
    kinds = cells()
    for number in range(PAGES):
        page = make_page(random.choice(kinds), random)
        yield {
            "id": f"{number:05}",
            "text": None if number % 100 == 17 else page.text,
            "reference": None if number % 10 == 3 else page.reference,
            "tz": [None, "Asia/Baghdad", "America/New_York", "Nowhere/Town"][
                3 if number % 100 == 42 else number % 3
            ],
        }


@pytest.fixture(scope="module")
def scraped(tmp_path_factory):
    """A folder of Parquet files, so that there is something to share out."""
    folder = tmp_path_factory.mktemp("scraped")
    rows = list(scraped_rows())
    for number in range(FILES):
        part = pa.Table.from_pylist(rows[number::FILES], SCRAPED)
        pq.write_table(part, folder / f"{number}.parquet")
    return folder


@pytest.fixture(scope="module")
def local(scraped):
    """The table of a plain loop in this process, by id."""
    batches = pq.read_table(scraped).to_batches(256)
    table = pa.Table.from_batches(parse_batches(batches), PAGE_SCHEMA).sort_by("id")
    assert table.num_rows == PAGES
    assert PAGES - table["error"].null_count == PAGES // 100 * 2
    assert set(table["zone"].to_pylist()) > {None, "Asia/Baghdad", "America/New_York"}
    return table


def run(code, folder, **environment):
    """Run *code* in a process of its own, where the example scripts can be imported."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(EXAMPLES), *sys.path])} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def assert_same(folder, local):
    table = pq.read_table(folder).cast(PAGE_SCHEMA).sort_by("id")
    for row, expected in zip(table.to_pylist(), local.to_pylist(), strict=True):
        assert row == expected


@pytest.mark.ray
@pytest.mark.skipif(find_spec("ray") is None, reason="ray is not installed")
def test_ray_gives_the_same_table(scraped, local, tmp_path):
    code = f"""if True:
        import ray, ray_batches
        ray.init(num_cpus=2, include_dashboard=False, object_store_memory=256 * 1024**2)
        ray_batches.main({str(scraped)!r}, {str(tmp_path / "pages")!r})
    """
    said = run(code, tmp_path, RAY_ENABLE_UV_RUN_RUNTIME_ENV="0")
    assert_same(tmp_path / "pages", local)
    assert f"{PAGES // 100 * 2} pages could not be parsed" in said


@pytest.mark.spark
@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed")
@pytest.mark.skipif(which("java") is None, reason="Spark needs Java, which is not installed")
def test_spark_gives_the_same_table(scraped, local, tmp_path):
    code = f"""if True:
        import spark_batches
        spark_batches.main({str(scraped)!r}, {str(tmp_path / "pages")!r})
    """
    # a session in another zone than the pages: it must not show
    settings = "--master local[2] --conf spark.ui.enabled=false pyspark-shell"
    said = run(code, tmp_path, PYSPARK_SUBMIT_ARGS=settings, TZ="Asia/Tokyo")
    assert_same(tmp_path / "pages", local)
    posts = sum(len(row) for row in local["sidebar"].to_pylist())
    assert f"{posts} posts in {PAGES} pages" in said
    assert f"{PAGES // 100 * 2} pages could not be parsed" in said
