"""Law 7 over pages of every possible shape, the JSON Schema, and the columns of a row."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import get_args

import attrs
import jsonschema
import pytest
from hypothesis import given

import forumparse as fp
from any_page import PAGES
from forumparse import cli, model
from forumparse.export import COLUMNS
from lookalikes import cells, make_page

TESTS = Path(__file__).parent
EXAMPLE = TESTS.parent / "examples" / "pages" / "board.txt"

BOARD = """\
» Harbour dredging starts on Monday
Today at 7:09 am by Rosa
» Ferry to stop at the old pier again
Yesterday at 6:36 pm by Emil
» Lighthouse lamp replaced
Thu 12 Dec 2024, 6:34 am by Rosa
"""


@given(PAGES)
def test_a_page_comes_back_from_its_dict(page):
    assert fp.from_dict(fp.to_dict(page)) == page


@given(PAGES)
def test_a_page_comes_back_from_json(page):
    assert fp.from_dict(json.loads(json.dumps(fp.to_dict(page)))) == page


@given(PAGES)
def test_a_page_comes_back_from_pickle_and_deepcopy(page):
    assert pickle.loads(pickle.dumps(page)) == page
    assert copy.deepcopy(page) == page


@pytest.fixture(scope="module")
def schema():
    return json.loads(files("forumparse").joinpath("page.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def validator(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@given(page=PAGES)
def test_the_schema_holds_for_every_page(validator, page):
    assert list(validator.iter_errors(fp.to_dict(page))) == []


def test_the_schema_holds_for_pages_as_they_are_parsed(validator):
    random, kinds = Random(7), cells()
    texts = [make_page(random.choice(kinds), random).text for _ in range(12)]
    texts += [BOARD, BOARD.replace("Yesterday", "Monday"), EXAMPLE.read_text(encoding="utf-8")]
    pages = list(map(fp.parse_page, texts))
    assert any(page.article for page in pages)
    stamps = [post.timestamp for page in pages for post in page.sidebar if post.timestamp]
    assert {stamp.kind for stamp in stamps} == {"absolute", "day", "weekday", "elapsed"}
    for page in pages:
        assert list(validator.iter_errors(json.loads(json.dumps(fp.to_dict(page))))) == []


def test_the_schema_holds_for_html(validator):
    pytest.importorskip("resiliparse", reason="the extra html is not installed")
    for path in sorted((TESTS / "forum").glob("*.html")):
        page = fp.parse_html(path.read_bytes(), url="http://board.example/")
        assert page.posts or page.sidebar
        assert list(validator.iter_errors(fp.to_dict(page))) == []


def test_the_schema_holds_for_what_the_command_line_writes(validator, capsys):
    assert cli.main([str(EXAMPLE), "--reference=2024-12-14"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert line["sidebar"][0]["resolution"]
    assert list(validator.iter_errors(line)) == []


SCHEMA_OF = {
    "absolute_timestamp": fp.AbsoluteTimestamp,
    "relative_day": fp.RelativeDay,
    "relative_weekday": fp.RelativeWeekday,
    "elapsed": fp.Elapsed,
    "span": fp.Span,
    "clock": fp.ClockTime,
    "paragraph": fp.Paragraph,
    "article": fp.Article,
    "sidebar_post": fp.SidebarPost,
    "post": fp.Post,
    "page_clock": fp.PageClock,
    "block": fp.Block,
    "problem": fp.Problem,
}


def field_names(cls):
    return {field.name for field in attrs.fields(cls)}


@pytest.mark.parametrize("name", SCHEMA_OF)
def test_the_schema_asks_for_every_field(schema, name):
    described = schema["$defs"][name]
    assert (
        set(described["required"]) == set(described["properties"]) == field_names(SCHEMA_OF[name])
    )


def test_the_schema_asks_for_every_field_of_a_page(schema):
    assert set(schema["required"]) == set(schema["properties"]) == {"format", *field_names(fp.Page)}


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        ("paragraph", "role", model.Role),
        ("sidebar_post", "truncated", model.Truncation),
        ("elapsed", "unit", model.Unit),
        ("absolute_timestamp", "order", model.DateOrder),
        ("block", "kind", model.BlockKind),
        ("problem", "kind", model.ProblemKind),
    ],
)
def test_the_schema_lists_every_value(schema, name, field, values):
    assert schema["$defs"][name]["properties"][field]["enum"] == list(get_args(values))


def test_the_schema_refuses_what_no_page_is(validator):
    data = fp.to_dict(fp.Page(text="", sidebar=(fp.SidebarPost(span=fp.Span(0, 0)),)))
    data["sidebar"][0]["truncated"] = "perhaps"
    assert not validator.is_valid(data)


def test_keys_of_others_are_ignored():
    page = fp.Page(text="a")
    assert fp.from_dict({**fp.to_dict(page), "source": "a.txt"}) == page


def test_missing_keys_stand_for_their_defaults():
    assert fp.from_dict({"format": 1, "text": "a"}) == fp.Page(text="a")


@pytest.mark.parametrize("form", [None, 0, 2, "1", True])
def test_another_format_is_refused(form):
    with pytest.raises(ValueError, match="reads format 1"):
        fp.from_dict({"format": form, "text": "a"})


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"text": None}, TypeError, r"Page\.text is a str, not a NoneType"),
        ({"sidebar": {}}, TypeError, r"Page\.sidebar is a list, not a dict"),
        ({"sidebar": [3]}, TypeError, "SidebarPost is a dict, not a int"),
        ({"sidebar": [{}]}, ValueError, "SidebarPost lacks span"),
        ({"sidebar": [{"span": {"start": True, "end": 2}}]}, TypeError, r"Span\.start is a int"),
        (
            {"sidebar": [{"span": {"start": 1, "end": 2}, "timestamp": {"kind": "never"}}]},
            ValueError,
            "'absolute', 'day', 'weekday', 'elapsed', not 'never'",
        ),
        (
            {"problems": [{"kind": "x", "message": "", "span": {"start": 0, "end": 0}}]},
            ValueError,
            r"Problem\.kind is one of",
        ),
        ({"page_clock": {"moment": "noon"}}, ValueError, "PageClock lacks"),
    ],
)
def test_data_that_is_no_page_is_refused(change, error, message):
    with pytest.raises(error, match=message):
        fp.from_dict({"format": 1, "text": "a", **change})


def test_something_else_than_a_dict_is_refused():
    with pytest.raises(TypeError, match="a dict, not list"):
        fp.from_dict([])


@pytest.mark.parametrize("export", [fp.to_dict, fp.to_records])
def test_something_else_than_a_page_is_refused(export):
    with pytest.raises(TypeError, match="a Page is needed, not str: parse the text first"):
        export("» Harbour dredging starts")


def test_records_are_resolved_by_a_resolver():
    with pytest.raises(TypeError, match="a Resolver is needed, not date"):
        fp.to_records(fp.parse_page(""), date(2024, 12, 14))


def test_records_hold_what_was_written_and_what_it_means():
    first, *_, last = fp.to_records(fp.parse_page(BOARD), fp.Resolver(date(2024, 12, 14)))
    assert first == {
        "title": "Harbour dredging starts on Monday",
        "author": "Rosa",
        "posted_at": datetime(2024, 12, 14, 7, 9),
        "earliest": datetime(2024, 12, 14, 7, 9),
        "latest": datetime(2024, 12, 14, 7, 10),
        "timestamp": "Today at 7:09 am",
        "kind": "day",
        "truncated": "no",
        "forum": None,
        "url": None,
    }
    assert (last["kind"], last["posted_at"]) == ("absolute", datetime(2024, 12, 12, 6, 34))


def test_a_record_tells_the_best_reading_from_the_bounds():
    page = fp.parse_page("» Ferry to stop at the old pier again\n2 hours ago by Rosa\n")
    (row,) = fp.to_records(page, fp.Resolver(datetime(2024, 12, 14, 12)))
    assert row["posted_at"] == row["latest"] == datetime(2024, 12, 14, 10)
    assert row["earliest"] == datetime(2024, 12, 14, 9)


def test_records_have_the_documented_columns_in_order():
    assert [tuple(row) for row in fp.to_records(fp.parse_page(BOARD))] == [COLUMNS] * 3


def test_records_without_a_resolver_know_no_times():
    for row in fp.to_records(fp.parse_page(BOARD)):
        assert row["posted_at"] is row["earliest"] is row["latest"] is None
        assert row["timestamp"]


MIXED = BOARD + "» Tide table for January\n12 Dec 2024, 14:05 UTC by Emil\n"


@pytest.mark.parametrize("tz", [None, "Asia/Baghdad"])
def test_records_never_mix_aware_and_naive(tz):
    rows = fp.to_records(fp.parse_page(MIXED), fp.Resolver(date(2024, 12, 14), tz=tz))
    times = [row[name] for row in rows for name in ("posted_at", "earliest", "latest")]
    assert {value.tzinfo is not None for value in times if value is not None} == {tz is not None}


def test_a_post_without_a_stamp_is_a_row_too():
    page = fp.Page(text="a", sidebar=(fp.SidebarPost(span=fp.Span(0, 1), title="a"),))
    (row,) = fp.to_records(page, fp.Resolver(date(2024, 12, 14)))
    assert (row["title"], row["timestamp"], row["kind"], row["posted_at"]) == (
        "a",
        None,
        None,
        None,
    )
