"""Rows of `to_records` in data frames: every value comes back, and no time changes its meaning."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from random import Random

import pytest

import forumparse as fp
from forumparse.export import COLUMNS
from lookalikes import cells, make_page

TIMES = ("posted_at", "earliest", "latest")
ZONES = [None, "Asia/Baghdad", "America/New_York", "UTC"]


@cache
def rows_of_pages(zone):
    """Return the rows of look-alike pages in many languages, some of them without a reference."""
    random, kinds = Random(5), cells()
    rows = []
    for number in range(24):
        page = make_page(random.choice(kinds), random)
        parsed = fp.parse_page(page.text)
        resolver = fp.Resolver(page.reference, tz=zone, locale=parsed.locale or "en")
        rows += fp.to_records(parsed, None if number % 10 == 3 else resolver)
    assert {row["posted_at"] is None for row in rows} == {True, False}
    return rows


def moment(value):
    """Return what a time means, however a library writes it: an instant, or a wall clock."""
    offset = value.utcoffset() or timedelta()
    return (value.replace(tzinfo=None) - offset, value.tzinfo is not None)


def plain(row):
    return {
        name: moment(value) if isinstance(value, datetime) else value for name, value in row.items()
    }


@pytest.mark.parametrize("zone", ZONES)
def test_pandas_gives_every_row_back(zone):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    rows = rows_of_pages(zone)
    frame = pandas.DataFrame(rows)
    assert tuple(frame.columns) == COLUMNS
    for name in TIMES:
        assert pandas.api.types.is_datetime64_any_dtype(frame[name])
        assert (frame[name].dt.tz is not None) is (zone is not None)
    again = frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert list(map(plain, again)) == list(map(plain, rows))


@pytest.mark.parametrize("zone", ZONES)
def test_polars_gives_every_row_back(zone):
    polars = pytest.importorskip("polars", reason="polars is not installed")
    rows = rows_of_pages(zone)
    frame = polars.DataFrame(rows, infer_schema_length=None)
    assert tuple(frame.columns) == COLUMNS
    for name in TIMES:
        assert isinstance(frame.schema[name], polars.Datetime)
        assert (frame.schema[name].time_zone is not None) is (zone is not None)
    assert list(map(plain, frame.to_dicts())) == list(map(plain, rows))


def test_polars_and_pandas_agree_on_instants():
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    polars = pytest.importorskip("polars", reason="polars is not installed")
    rows = rows_of_pages("Asia/Baghdad")
    ours = [moment(row["posted_at"]) for row in rows if row["posted_at"]]
    for column in (
        [value for value in pandas.DataFrame(rows)["posted_at"] if value is not pandas.NaT],
        polars.DataFrame(rows, infer_schema_length=None)["posted_at"].drop_nulls().to_list(),
    ):
        assert [moment(value) for value in column] == ours
