"""Batches in, batches out: a row for every page, whatever the engine made of it on the way."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import forumparse as fp
from any_page import PAGES
from lookalikes import cells, make_page

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from forumparse import _page_table, batch, cli  # noqa: E402 - they need pyarrow
from forumparse.batch import PAGE_SCHEMA, parse_batches, write_parquet  # noqa: E402
from forumparse.export import COLUMNS  # noqa: E402

ROOT = Path(__file__).parent.parent

ENTRIES = """\
» Ferry to stop at the old pier again
Today at 7:09 am by Rosa
» Lighthouse lamp replaced
Yesterday at 6:36 pm by Emil
"""
WITH_ZONE = f"{ENTRIES}\nAll times are GMT -5. The time now is 09:20 AM.\n"
WITH_CLOCK = f"It is currently 14 Dec 2024 09:00\n\n{ENTRIES}"
TIMES = ("posted_at", "earliest", "latest")


def batch_of(*rows, **columns):
    """Return a batch of *rows*, or of *columns* by name."""
    return pa.RecordBatch.from_pylist(list(rows)) if rows else pa.RecordBatch.from_pydict(columns)


def parsed(*batches, **options):
    """Return the rows that *batches* become."""
    return pa.Table.from_batches(parse_batches(batches, **options), PAGE_SCHEMA).to_pylist()


def one(row, **options):
    (only,) = parsed(batch_of(row), **options)
    return only


def first_time(row):
    return row["sidebar"][0]["posted_at"]


def as_stored(record):
    """Return a row of `to_records` as the table holds it: naive times written as if in UTC."""
    return {
        name: value.replace(tzinfo=UTC)
        if isinstance(value, datetime) and not value.tzinfo
        else value
        for name, value in record.items()
    }


def lookalike_rows(count, seed=1):
    random = Random(seed)
    kinds = cells()
    for number in range(count):
        page = make_page(random.choice(kinds), random)
        yield {"id": str(number), "text": page.text, "reference": page.reference}


# The schema.


def leaves(kind):
    if pa.types.is_list(kind):
        return leaves(kind.value_type)
    if pa.types.is_struct(kind):
        return {leaf for field in kind for leaf in leaves(field.type)}
    return {kind}


def test_every_engine_knows_the_types():
    used = set().union(*(leaves(field.type) for field in PAGE_SCHEMA))
    assert used == {pa.string(), pa.int32(), pa.int64(), pa.timestamp("us", "UTC")}


def test_sidebar_posts_have_the_columns_of_records():
    assert tuple(field.name for field in PAGE_SCHEMA.field("sidebar").type.value_type) == COLUMNS


def test_the_documented_columns_are_the_columns():
    page = (ROOT / "docs" / "reference" / "batch.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:3] for line in page.splitlines() if line.startswith("| `")]
    documented = {name.strip(" `"): kind.strip() for name, kind in rows}
    structs = ("sidebar", "posts", "problems")
    names = [field.name for field in PAGE_SCHEMA]
    names += [
        f"{name}.{field.name}"
        for name in structs
        for field in PAGE_SCHEMA.field(name).type.value_type
    ]
    assert set(names) <= set(documented)
    assert {f"{kind}" for name, kind in documented.items() if name == "copies"} == {"int32"}


# A page becomes a row.


def test_an_article_becomes_columns():
    text = (ROOT / "examples" / "pages" / "board.txt").read_text(encoding="utf-8")
    row = one({"id": 7, "url": "http://board.example/1", "text": text})
    article = fp.parse_page(text).article
    assert (row["id"], row["url"], row["error"]) == ("7", "http://board.example/1", None)
    for name in ("headline", "caption", "source_tag", "dateline", "byline", "body", "copies"):
        assert row[name] == getattr(article, name)
    assert row["copies"] == 2


def test_rows_are_records():
    rows = list(lookalike_rows(60))
    for zone in (None, "Asia/Baghdad"):
        for given_row, row in zip(rows, parsed(batch_of(*rows), tz=zone), strict=True):
            page = fp.parse_page(given_row["text"])
            resolver = fp.Resolver(given_row["reference"], tz=zone, locale=page.locale or "en")
            assert row["sidebar"] == [as_stored(r) for r in fp.to_records(page, resolver)]
            assert [p["kind"] for p in row["problems"]] == [p.kind for p in page.problems]
            assert (row["id"], row["zone"], row["locale"]) == (given_row["id"], zone, page.locale)
            assert row["reference"] == given_row["reference"].isoformat()


@given(st.lists(st.text(), min_size=1))
def test_every_text_has_a_row(texts):
    for text, row in zip(texts, parsed(batch_of(text=texts)), strict=True):
        article = fp.parse_page(text).article
        assert (row["error"], row["body"]) == (None, article and article.body)


@given(PAGES, st.sampled_from([None, "Asia/Tokyo", "America/New_York"]), st.dates())
def test_every_page_can_be_stored(page, zone, day):
    resolver = fp.Resolver(day, tz=zone)
    stored = _page_table.build_batch([_page_table.page_row(page, resolver)])
    stored.validate(full=True)
    (row,) = stored.to_pylist()
    assert (len(row["sidebar"]), len(row["posts"])) == (len(page.sidebar), len(page.posts))


def test_problems_say_where_they_are():
    text = "» One\nToday at 25:00\n» Two\nToday at 7:09 am\n» Three\nYesterday at 6:36 am"
    problems = one({"text": text})["problems"]
    assert {problem["kind"] for problem in problems} >= {"malformed-timestamp"}
    for problem, known in zip(problems, fp.parse_page(text).problems, strict=True):
        assert (problem["kind"], problem["message"]) == (known.kind, known.message)
        assert (problem["start"], problem["end"]) == (known.span.start, known.span.end)


def test_without_a_page_lists_are_empty_and_values_null():
    row = one({"text": "", "id": "a"})
    assert {name: value for name, value in row.items() if value is not None} == {
        "id": "a",
        "sidebar": [],
        "posts": [],
        "problems": [],
    }


THREAD = (ROOT / "tests" / "forum" / "topic-1.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("html", [THREAD, THREAD.encode()], ids=["text", "bytes"])
def test_a_thread_becomes_posts(html):
    pytest.importorskip("resiliparse")
    row = one(
        {"html": html, "text": "not this", "url": "http://board.example/t/1"},
        reference=date(2024, 12, 14),
        tz="Asia/Baghdad",
    )
    assert [post["author"] for post in row["posts"]] == ["Rosa", "Zoë"]
    assert [post["kind"] for post in row["posts"]] == ["absolute", "day"]
    assert [post["posted_at"].isoformat() for post in row["posts"]] == [
        "2024-12-12T03:34:00+00:00",
        "2024-12-14T04:09:00+00:00",
    ]
    assert row["posts"][1]["url"].startswith("http://board.example/t/")
    assert "only in summer" in row["posts"][1]["body"]


def test_text_stands_in_where_html_is_null():
    pytest.importorskip("resiliparse")
    rows = parsed(batch_of({"html": THREAD, "text": None}, {"html": None, "text": ENTRIES}))
    assert [(len(row["posts"]), len(row["sidebar"])) for row in rows] == [(2, 0), (0, 2)]


def test_the_content_type_names_the_encoding():
    pytest.importorskip("resiliparse")
    html = "<p>Kompa zamknięta<br>Today at 7:09 am</p><p>Ferry<br>Today at 7:08 am".encode("cp1250")
    row = one({"html": html, "content_type": "text/html; charset=windows-1250"})
    assert row["sidebar"][0]["title"] == "Kompa zamknięta"


# What engines hand over.


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.dictionary(pa.int32(), pa.string()),
    ],
    ids=str,
)
def test_text_of_any_type_reads_the_same(kind):
    values = [ENTRIES, None, "other"]
    packed = pa.types.is_dictionary(kind)
    text = pa.array(values).dictionary_encode() if packed else pa.array(values, kind)
    rows = parsed(batch_of(text=text, id=text, url=text))
    assert [len(row["sidebar"]) for row in rows] == [2, 0, 0]
    assert [row["error"] is None for row in rows] == [True, False, True]
    assert [row["url"] for row in rows] == [ENTRIES, None, "other"]


MOMENT = datetime(2024, 12, 14, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "+03:00"])
def test_the_zone_of_a_session_says_nothing_about_the_board(unit, zone):
    column = pa.array([MOMENT], pa.timestamp("us", "UTC")).cast(pa.timestamp(unit, zone))
    (row,) = parsed(batch_of(text=[ENTRIES], reference=column))
    assert row["reference"] == "2024-12-14T06:00:00+00:00"
    assert (row["zone"], first_time(row)) == ("UTC", datetime(2024, 12, 14, 7, 9, tzinfo=UTC))


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_time_without_a_zone_stays_without(unit):
    column = pa.array([MOMENT.replace(tzinfo=None)], pa.timestamp(unit))
    (row,) = parsed(batch_of(text=[ENTRIES], reference=column))
    assert (row["reference"], row["zone"]) == ("2024-12-14T06:00:00", None)


@pytest.mark.parametrize(
    ("reference", "written", "zone"),
    [
        (date(2024, 12, 14), "2024-12-14", None),
        ("2024-12-14", "2024-12-14", None),
        (b"2024-12-14", "2024-12-14", None),
        ("2024-12-14T09:00", "2024-12-14T09:00:00", None),
        ("2024-12-14T09:00:00Z", "2024-12-14T09:00:00+00:00", "UTC"),
        ("2024-12-14T09:00:00-05:30", "2024-12-14T09:00:00-05:30", "-05:30"),
        ("", None, None),
        (None, None, None),
    ],
    ids=repr,
)
def test_a_reference_is_a_date_a_time_or_iso_text(reference, written, zone):
    row = one({"text": ENTRIES, "reference": reference})
    assert (row["error"], row["reference"], row["zone"]) == (None, written, zone)
    assert (first_time(row) is None) == (written is None)


# Whose reference, and whose zone.


def test_the_row_beats_the_run():
    rows = parsed(
        batch_of(
            {"text": ENTRIES, "reference": date(2020, 2, 2), "tz": "Asia/Baghdad"},
            {"text": ENTRIES, "reference": None, "tz": ""},
        ),
        reference=date(2024, 12, 14),
        tz="Europe/Lisbon",
    )
    assert [row["zone"] for row in rows] == ["Asia/Baghdad", "Europe/Lisbon"]
    assert first_time(rows[0]) == datetime(2020, 2, 2, 7, 9, tzinfo=ZoneInfo("Asia/Baghdad"))
    assert first_time(rows[1]) == datetime(2024, 12, 14, 7, 9, tzinfo=ZoneInfo("Europe/Lisbon"))


def test_without_a_reference_no_time_is_resolved():
    row = one({"text": WITH_CLOCK}, tz="Asia/Baghdad")
    assert (row["reference"], row["zone"]) == (None, None)
    assert [post[name] for post in row["sidebar"] for name in TIMES] == [None] * 6
    assert [post["timestamp"] for post in row["sidebar"]] == [
        "Today at 7:09 am",
        "Yesterday at 6:36 pm",
    ]


def test_the_page_can_tell():
    told, silent = parsed(batch_of(text=[WITH_CLOCK, "» One\nnothing"]), reference="page")
    assert (told["reference"], told["zone"]) == ("2024-12-14T09:00:00", None)
    assert first_time(told) == datetime(2024, 12, 14, 7, 9, tzinfo=UTC)
    assert (silent["reference"], silent["error"]) == (None, None)


def test_an_instant_is_shown_in_the_zone_of_the_page():
    row = one({"text": WITH_ZONE, "reference": datetime(2024, 12, 14, 2, tzinfo=UTC)})
    assert row["zone"] == "-05:00"
    assert first_time(row) == datetime(2024, 12, 13, 7, 9, tzinfo=timezone(timedelta(hours=-5)))


def test_the_zone_given_beats_the_zone_of_the_page():
    row = one({"text": WITH_ZONE, "reference": MOMENT, "tz": "Asia/Baghdad"})
    assert row["zone"] == "Asia/Baghdad"


def test_a_zone_tells_instants_from_the_clock_on_the_wall():
    naive, aware = parsed(
        batch_of(
            {"text": ENTRIES, "reference": "2024-12-14", "tz": None},
            {"text": ENTRIES, "reference": "2024-12-14", "tz": "Asia/Baghdad"},
        )
    )
    assert (naive["zone"], aware["zone"]) == (None, "Asia/Baghdad")
    wall = first_time(naive).replace(tzinfo=None)
    assert wall == fp.Resolver(date(2024, 12, 14)).resolve("Today at 7:09 am")
    assert first_time(aware).astimezone(ZoneInfo(aware["zone"])).replace(tzinfo=None) == wall
    assert first_time(aware) != first_time(naive)


def test_times_that_utc_cannot_show_are_null():
    first, last = date(1, 1, 1), date(9999, 12, 31)
    late = ENTRIES.replace("7:09 am", "11:09 pm")
    rows = parsed(
        batch_of(
            {"text": ENTRIES, "reference": first, "tz": "+14"},
            {"text": ENTRIES, "reference": first, "tz": "Asia/Tokyo"},
            {"text": late, "reference": last, "tz": "America/New_York"},
            {"text": ENTRIES, "reference": last, "tz": "America/New_York"},
        )
    )
    assert "no time zone" in rows[0]["error"]
    assert first_time(rows[1]) is None
    assert first_time(rows[2]) is None
    assert first_time(rows[3]) == datetime(9999, 12, 31, 12, 9, tzinfo=UTC)


# Bad rows.


def invalid_utf8():
    """Return a text column with bytes in it that are no text, which nothing on the way checks."""
    return pa.Array.from_buffers(
        pa.string(), 3, pa.array([b"fine", b"\xff\xfe", b"fine"]).buffers()
    )


def test_a_bad_row_costs_no_other():
    rows = [
        {"text": None},
        {"text": ENTRIES, "tz": "Nowhere/Town"},
        {"text": ENTRIES, "reference": "last week"},
        {"text": ENTRIES, "error": "the file is cut off"},
        {"text": "["},
    ]
    wanted = [
        "there is no page",
        "no time zone 'Nowhere/Town'",
        "`reference` cannot",
        "cut off",
        "",
    ]
    batches = [batch_of({"id": str(number), **row}) for number, row in enumerate(rows)]
    for number, (row, reason) in enumerate(zip(parsed(*batches), wanted, strict=True)):
        assert row["id"] == str(number)
        assert reason in (row["error"] or "")
        assert bool(reason) == (row["error"] is not None)


def test_bytes_that_are_no_text_cost_their_row():
    for column in (invalid_utf8(), pa.array([b"fine", b"\xff\xfe", b"fine"])):
        rows = parsed(batch_of(text=column, id=["a", "b", "c"]))
        assert [row["error"] is None for row in rows] == [True, False, True]
        assert (rows[1]["id"], rows[1]["error"][:6]) == ("b", "`text`")


def test_numbers_are_no_text():
    (row,) = parsed(batch_of(text=[7]))
    assert row["error"] == "`text` cannot be read: text is needed, not int"


def test_what_is_no_page_is_not_tried(monkeypatch):
    monkeypatch.setattr(batch, "LARGEST", 10)
    monkeypatch.setattr(batch, "parse_page", lambda _: pytest.fail("it was tried"))
    assert "longer than 10" in one({"text": "[" * 11})["error"]


def test_a_defect_costs_its_page(monkeypatch):
    def parse(text, *, locale):
        if "Ferry" in text:
            raise RecursionError("too deep")
        return fp.parse_page(text, locale=locale)

    monkeypatch.setattr(batch, "parse_page", parse)
    broken, fine = parsed(batch_of(text=[ENTRIES, "other"]))
    assert broken["error"] == "RecursionError: too deep (please report this page)"
    assert fine["error"] is None


def test_half_a_character_is_replaced():
    page = fp.parse_page("» Ferry \ud83d stops\nToday at 7:09 am")
    row = _page_table.page_row(page, None) | {"id": "\ud83d\ude00"}
    rows = _page_table.build_batch([row]).to_pylist()
    assert rows[0]["sidebar"][0]["title"] == "Ferry \ufffd stops"
    assert rows[0]["id"] == "\U0001f600"


# How it is called.


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"tz": "Nowhere/Town"}, ValueError),
        ({"tz": 3}, TypeError),
        ({"reference": "yesterday"}, TypeError),
        ({"locale": "xx"}, fp.UnknownLocale),
        ({"locale": ["en", "xx"]}, fp.UnknownLocale),
    ],
)
def test_wrong_arguments_are_refused_at_once(options, error):
    with pytest.raises(error):
        parse_batches([], **options)


@pytest.mark.parametrize(
    ("batches", "error", "message"),
    [
        ([batch_of(body=["text"])], ValueError, "`text` or `html`"),
        (pa.table({"text": ["a"]}), TypeError, "to_batches"),
        (batch_of(text=["a"]), TypeError, "list of them"),
        ([{"text": ["a"]}], TypeError, "not dict"),
    ],
)
def test_what_is_no_batch_of_pages_is_refused(batches, error, message):
    with pytest.raises(error, match=message):
        list(parse_batches(batches))


def test_a_language_can_be_given():
    stamp = "» Fähre fährt wieder\nGestern um 7:09"
    assert one({"text": stamp}, locale="de")["locale"] == "de"
    assert one({"text": stamp}, locale=["en", "de"])["locale"] == "de"


def test_batches_are_read_as_they_are_needed():
    read = []

    def source():
        for number in range(3):
            read.append(number)
            yield batch_of(text=[str(number)])

    batches = parse_batches(source())
    assert read == []
    assert next(batches).num_rows == 1
    assert read == [0]


def test_no_batch_out_is_large(monkeypatch):
    assert [b.num_rows for b in parse_batches([batch_of(text=["a"] * 600)])] == [256, 256, 88]
    text = (ROOT / "examples" / "pages" / "board.txt").read_text(encoding="utf-8")
    monkeypatch.setattr(_page_table, "_SIZE_AT_ONCE", len(text))
    assert [b.num_rows for b in parse_batches([batch_of(text=[text] * 5)])] == [2, 2, 1]


def test_empty_batches_are_no_batches():
    empty = pa.RecordBatch.from_pylist([], pa.schema([("text", pa.string())]))
    assert list(parse_batches([empty, empty])) == []
    assert list(parse_batches([])) == []


def test_the_function_goes_to_other_processes():
    run = pickle.loads(pickle.dumps(partial(parse_batches, reference="page", tz="Asia/Baghdad")))
    (row,) = pa.Table.from_batches(run([batch_of(text=[WITH_CLOCK])])).to_pylist()
    assert row["zone"] == "Asia/Baghdad"


@pytest.mark.parametrize("module", ["batch", "_page_table", "_parquet", "_given"])
def test_without_arrow_the_extra_is_named(module):
    code = f"import sys; sys.modules['pyarrow'] = None; import forumparse.{module}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.endswith('pip install "forumparse[arrow]"  (needs pyarrow)\n')


def test_a_missing_html_parser_is_no_fault_of_the_row(monkeypatch):
    def parse_html(*_, **__):
        raise fp.MissingExtra("html", "resiliparse")

    monkeypatch.setitem(
        sys.modules, "forumparse.html", type("html", (), {"parse_html": parse_html})
    )
    with pytest.raises(fp.MissingExtra):
        parsed(batch_of(html=[b"<p>Ferry"]))


# Parquet.


def test_parquet_gives_back_what_went_in(tmp_path):
    rows = list(lookalike_rows(30, seed=2))
    table = pa.Table.from_batches(parse_batches([batch_of(*rows)], tz="Asia/Baghdad"))
    path = tmp_path / "pages.parquet"
    assert write_parquet(table.to_batches(), path) == 30
    again = pq.read_table(path)
    assert again.schema == PAGE_SCHEMA
    assert again == table
    assert list(tmp_path.iterdir()) == [path]


def test_no_pages_make_a_file_with_columns(tmp_path):
    assert write_parquet([], tmp_path / "none.parquet") == 0
    assert pq.read_schema(tmp_path / "none.parquet") == PAGE_SCHEMA


def test_what_is_no_batch_is_refused(tmp_path):
    with pytest.raises(TypeError, match="record batches are written, not str"):
        write_parquet(["a page"], tmp_path / "pages.parquet")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_file(tmp_path):
    path = tmp_path / "pages.parquet"
    write_parquet(parse_batches([batch_of(text=["old"])]), path)
    before = path.read_bytes()

    def broken():
        yield from parse_batches([batch_of(text=["new"])])
        raise OSError("the source is gone")

    for batches in (broken(), [batch_of(text=["no page"])]):
        with pytest.raises((OSError, ValueError)):
            write_parquet(batches, path)
        assert list(tmp_path.iterdir()) == [path]
        assert path.read_bytes() == before


def test_row_groups_are_bounded(tmp_path):
    path = tmp_path / "pages.parquet"
    pages = [batch_of(text=["page"] * 1000)]
    write_parquet((b for _ in range(10) for b in parse_batches(pages)), path)
    groups = pq.ParquetFile(path).metadata
    assert [groups.row_group(n).num_rows for n in range(groups.num_row_groups)] == [
        *[4256, 4256],
        1488,
    ]


def test_another_schema_can_be_written(tmp_path):
    path = tmp_path / "texts.parquet"
    plain = batch_of(text=["a", "b"])
    assert write_parquet([plain], path, schema=plain.schema) == 2
    assert pq.read_table(path).to_pylist() == [{"text": "a"}, {"text": "b"}]


# On the command line.


@pytest.fixture
def folder(tmp_path):
    """Seventy files, so that two processes have three parts to share; three of them broken."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(70):
        (pages / f"{number:02}.txt").write_text(
            f"{ENTRIES}» Boat {number} is late\nYesterday at 6:00 am by Zoë\n"
        )
    (pages / "07.txt").write_bytes(b"\xff\xfe")
    (pages / "33.txt").write_bytes(b"")
    (pages / "50.txt").unlink()
    (pages / "50.txt").symlink_to("nowhere")
    return pages


def table_of(path):
    return pq.read_table(path).to_pylist()


def test_the_table_does_not_depend_on_the_processes(folder, capsys):
    outputs = []
    for jobs in ("1", "2"):
        path = folder.with_name(f"{jobs}.parquet")
        status = cli.main(
            ["parse", str(folder), "-o", str(path), "--jobs", jobs, "--reference=2024-12-14"]
        )
        assert status == 1
        named = {line.split(": ")[1] for line in capsys.readouterr().err.splitlines()}
        assert named == {str(folder / f"{name}.txt") for name in ("07", "33", "50")}
        outputs.append(table_of(path))
    assert outputs[0] == outputs[1]
    ids = [row["id"] for row in outputs[0]]
    assert ids == [str(path) for path in sorted(folder.iterdir()) if str(path) not in named]
    assert outputs[0][5]["sidebar"][2]["title"] == "Boat 5 is late"
    assert first_time(outputs[0][5]) == datetime(2024, 12, 14, 7, 9, tzinfo=UTC)


def test_parquet_can_be_piped(folder):
    command = [sys.executable, "-m", "forumparse", str(folder / "00.txt"), "--to=parquet"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert [row["id"] for row in table_of(pa.BufferReader(done.stdout))] == [str(folder / "00.txt")]


def test_parquet_is_not_for_the_eye(monkeypatch, capsys, folder):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert cli.main([str(folder), "--to=parquet"]) == 2
    assert "-o" in capsys.readouterr().err


def test_a_full_disk_leaves_no_half_file(folder, monkeypatch, capsys):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr("forumparse._parquet.RowGroups.add", full)
    assert cli.main([str(folder), "-o", str(folder.with_name("out.parquet"))]) == 1
    assert "no space left" in capsys.readouterr().err
    assert list(folder.parent.iterdir()) == [folder]


def test_addresses_of_json_lines_are_columns(tmp_path):
    source, target = tmp_path / "pages.jsonl", tmp_path / "pages.pq"
    source.write_text('{"text": "one", "url": "http://board.example/1"}\n{"text": "two"}\n')
    assert cli.main([str(source), "-o", str(target)]) == 0
    assert [(row["id"], row["url"]) for row in table_of(target)] == [
        (f"{source}:1", "http://board.example/1"),
        (f"{source}:2", None),
    ]
