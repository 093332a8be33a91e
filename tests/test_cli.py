"""The command line as a person or a pipeline meets it: what it writes, says, and leaves behind."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

import forumparse as fp
from forumparse import _explain, _inputs, _jobs, cli
from forumparse._replaced import replaced

ROOT = Path(__file__).parent.parent
BOARD = ROOT / "examples" / "pages" / "board.txt"

ENTRIES = """\
» Ferry to stop at the old pier again
Today at 7:09 am by Rosa
» Lighthouse lamp replaced
Yesterday at 6:36 pm by Emil
» Tide tables for the coming year
Thu 12 Dec 2024, 6:34 am by Rosa
"""


@pytest.fixture
def page_file(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    """Two folders of pages, with files of other kinds between them."""
    for name in ("b/2.txt", "a/1.txt", "a/10.txt"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ENTRIES.replace("Ferry", f"Ferry {name}"), encoding="utf-8")
    (tmp_path / "pages" / "notes.pdf").write_bytes(b"%PDF")
    return tmp_path / "pages"


def run(capsys, *arguments):
    """Return the status, what was written, and what was said."""
    status = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def lines(written):
    return [json.loads(line) for line in written.splitlines()]


def sources(written):
    return [line["source"] for line in lines(written)]


def test_a_file_becomes_a_line_that_is_a_page(capsys, page_file):
    status, written, said = run(capsys, page_file)
    (line,) = lines(written)
    assert (status, said, line["source"]) == (0, "", str(page_file))
    assert fp.from_dict(line) == fp.parse_page(ENTRIES)
    assert line["reference"] is None
    assert [post["resolution"] for post in line["sidebar"]] == [None] * 3


def test_a_reference_gives_every_stamp_its_meaning(capsys, page_file):
    _, written, _ = run(capsys, "parse", page_file, "--reference=2024-12-14", "--tz=Asia/Baghdad")
    (line,) = lines(written)
    assert line["reference"] == "2024-12-14"
    assert line["sidebar"][0]["resolution"] == {
        "value": "2024-12-14T07:09:00+03:00",
        "earliest": "2024-12-14T07:09:00+03:00",
        "latest": "2024-12-14T07:10:00+03:00",
        "implied": [],
        "flags": [],
    }


def test_the_page_can_be_its_own_reference(capsys, page_file):
    _, written, _ = run(capsys, page_file, "--reference=page", "--tz=Asia/Baghdad")
    (line,) = lines(written)
    assert line["reference"] == "2024-12-14"
    assert line["sidebar"][0]["resolution"]["value"] == "2024-12-14T07:09:00+03:00"
    assert line["sidebar"][0]["resolution"]["flags"] == ["inferred-reference"]


def test_a_page_that_tells_nothing_keeps_its_stamps_unresolved(capsys, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("» Ferry\nToday at 7:09 am by Rosa\n")
    status, written, _ = run(capsys, path, "--reference=page")
    (line,) = lines(written)
    assert (status, line["reference"], line["sidebar"][0]["resolution"]) == (0, None, None)


def test_the_time_of_the_file_can_be_the_reference(capsys, page_file):
    moment = datetime(2024, 12, 14, 22, 30, tzinfo=UTC).timestamp()
    os.utime(page_file, (moment, moment))
    _, written, _ = run(capsys, page_file, "--reference=mtime", "--tz=Asia/Baghdad")
    (line,) = lines(written)
    assert line["sidebar"][0]["resolution"]["value"] == "2024-12-15T07:09:00+03:00"


def test_csv_has_a_head_and_a_row_per_post(capsys, page_file):
    _, written, _ = run(capsys, page_file, "--to=csv", "--reference=2024-12-14")
    first, *_ = rows = list(csv.DictReader(io.StringIO(written)))
    assert len(rows) == 3
    assert first["source"] == str(page_file)
    assert first["posted_at"] == "2024-12-14T07:09:00"
    assert first["forum"] == ""


def test_the_name_of_the_output_says_how_to_write(capsys, page_file, tmp_path):
    out = tmp_path / "posts.csv"
    assert run(capsys, page_file, "-o", out) == (0, "", "")
    assert out.read_text(encoding="utf-8").startswith("source,title,author,")


def test_a_table_shows_every_post_and_steers_no_terminal(capsys, tmp_path):
    pytest.importorskip("rich", reason="the extra cli is not installed")
    path = tmp_path / "a.txt"
    path.write_text("» Ferry \x1b[31m[bold]red\nToday at 7:09 am by Rosa\n")
    status, written, _ = run(capsys, path, "--to=table", "--reference=2024-12-14")
    assert status == 0
    assert "\x1b" not in written
    assert "[bold]red" in written
    assert "2024-12-14" in written


def test_folders_are_searched_in_order_and_files_of_other_kinds_left_out(capsys, folder):
    _, written, _ = run(capsys, folder)
    assert sources(written) == [str(folder / name) for name in ("a/1.txt", "a/10.txt", "b/2.txt")]


def test_globs_that_the_shell_left_alone_are_expanded(capsys, folder):
    _, written, _ = run(capsys, folder / "a" / "*.txt")
    assert sources(written) == [str(folder / name) for name in ("a/1.txt", "a/10.txt")]


def test_a_pattern_that_fits_nothing_is_named(capsys, page_file, folder):
    pattern = folder / "*.html"
    status, written, said = run(capsys, page_file, pattern)
    assert (status, sources(written)) == (1, [str(page_file)])
    assert said == f"forumparse: {pattern}: No such file or directory\n"


def test_a_folder_that_cannot_be_read_is_named_and_the_rest_goes_on(capsys, folder, monkeypatch):
    closed, scandir = str(folder / "a"), os.scandir

    def scan(path):
        if str(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    status, written, said = run(capsys, folder)
    assert (status, sources(written)) == (1, [str(folder / "b" / "2.txt")])
    assert said.startswith(f"forumparse: {closed}: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(capsys, folder):
    os.mkfifo(folder / "a" / "2.txt")
    (folder / "a" / "3.txt").symlink_to("nowhere")
    status, written, said = run(capsys, folder / "a")
    assert (status, sources(written)) == (1, [str(folder / "a" / n) for n in ("1.txt", "10.txt")])
    assert said == f"forumparse: {folder / 'a' / '3.txt'}: No such file or directory\n"


@pytest.mark.parametrize("pages", [".", "*", "**"])
def test_the_output_of_a_run_is_no_page_of_the_next(capsys, folder, monkeypatch, pages):
    monkeypatch.chdir(folder / "a")
    out = folder / "a" / "out.jsonl"
    for _ in range(2):
        assert run(capsys, pages, "-o", out)[0] == 0
        assert [Path(path).name for path in sources(out.read_text())] == ["1.txt", "10.txt"]
    assert run(capsys, "out.jsonl", "-o", out)[0] == 0  # asked for by its name it is read
    assert len(sources(out.read_text())) == 2


def test_an_empty_folder_is_said_to_be_empty(capsys, tmp_path):
    status, written, said = run(capsys, tmp_path)
    assert (status, written, said) == (1, "", "forumparse: no pages found\n")


def test_packed_files_are_unpacked(capsys, tmp_path):
    path = tmp_path / "page.txt.gz"
    path.write_bytes(gzip.compress(ENTRIES.encode()))
    _, written, _ = run(capsys, path)
    assert lines(written)[0]["text"] == ENTRIES


def test_zst_files_are_unpacked(capsys, tmp_path):
    zstandard = pytest.importorskip("zstandard", reason="the extra cli is not installed")
    path = tmp_path / "page.txt.zst"
    path.write_bytes(zstandard.compress(ENTRIES.encode()))
    _, written, _ = run(capsys, path)
    assert lines(written)[0]["text"] == ENTRIES
    long = ENTRIES * 20_000
    packed = zstandard.compress(long.encode())
    path.write_bytes(packed + packed)
    (document,) = _inputs.read_documents(str(path))
    assert document.content == long + long


@pytest.mark.parametrize("lost", [1, 5, 40])
def test_a_zst_file_that_was_cut_is_named(capsys, tmp_path, lost):
    zstandard = pytest.importorskip("zstandard", reason="the extra cli is not installed")
    path = tmp_path / "pages.jsonl.zst"
    page = "".join(json.dumps({"text": f"{number} {ENTRIES}"}) + "\n" for number in range(5000))
    path.write_bytes(zstandard.compress(page.encode())[:-lost])
    *documents, failure = _inputs.read_documents(str(path))
    assert documents
    assert (failure.source, failure.reason) == (str(path), "the packed file is cut off")


def test_json_lines_hold_a_page_each(capsys, tmp_path):
    path = tmp_path / "pages.jsonl"
    rows = [{"text": ENTRIES}, {"text": "Ferry"}, ["text"], {"id": 3}, {"text": "pier"}]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n\n{not json\n")
    status, written, said = run(capsys, path)
    assert status == 1
    assert sources(written) == [f"{path}:{number}" for number in (1, 2, 5)]
    assert [line.split(": ")[1] for line in said.splitlines()] == [
        f"{path}:{number}" for number in (3, 4, 7)
    ]


HTML = """<html><head><meta charset="windows-1252"></head><body>
<div>\u00bb Ferry to stop at the old pier again</div><div>Today at 7:09 am by Ren\u00e9</div>
</body></html>"""


def test_html_is_read_in_its_own_encoding(capsys, tmp_path):
    pytest.importorskip("resiliparse", reason="the extra html is not installed")
    (tmp_path / "a.html").write_bytes(HTML.encode("cp1252"))
    (tmp_path / "b.jsonl").write_text(json.dumps({"html": HTML, "url": "http://localhost/"}))
    status, written, said = run(capsys, tmp_path)
    assert (status, said) == (0, "")
    for line in lines(written):
        assert [(post["title"], post["author"]) for post in line["sidebar"]] == [
            ("Ferry to stop at the old pier again", "René")
        ]


def test_line_endings_and_a_byte_order_mark_do_not_matter(capsys, tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ENTRIES.replace("\n", "\r\n").encode())
    _, written, _ = run(capsys, path)
    assert lines(written)[0]["text"] == ENTRIES.replace("\n", "\r\n")


@pytest.fixture
def broken(tmp_path, page_file):
    """Files that cannot be read, each with what is said of it, around one that can."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "latin.txt").write_bytes("Fähre".encode("latin-1"))
    (tmp_path / "torn.txt.gz").write_bytes(gzip.compress(ENTRIES.encode())[:-20])
    (tmp_path / "plain.txt.gz").write_bytes(b"not packed")
    (tmp_path / "plain.txt.zst").write_bytes(b"not packed")
    return {
        tmp_path / "empty.txt": "empty",
        tmp_path / "latin.txt": "utf-8",
        tmp_path / "missing.txt": "No such file",
        tmp_path / "torn.txt.gz": "end-of-stream",
        tmp_path / "plain.txt.gz": "gzip",
        tmp_path / "plain.txt.zst": "zst",
        page_file: None,
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_that_cannot_be_read_are_named_and_the_rest_goes_on(capsys, broken, jobs):
    status, written, said = run(capsys, *broken, f"--jobs={jobs}")
    assert status == 1
    assert sources(written) == [str(path) for path, reason in broken.items() if reason is None]
    reasons = {path: reason for path, reason in broken.items() if reason}
    for line, (path, reason) in zip(said.splitlines(), reasons.items(), strict=True):
        assert line.startswith(f"forumparse: {path}: ")
        assert reason in line


def test_a_file_longer_than_any_page_is_refused(capsys, monkeypatch, page_file):
    monkeypatch.setattr(_inputs, "LARGEST", 20)
    status, _, said = run(capsys, page_file)
    assert status == 1
    assert "longer than 20 bytes" in said


def test_a_line_longer_than_any_page_costs_no_other(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(_inputs, "LARGEST", 50)
    path = tmp_path / "pages.jsonl"
    longest = json.dumps({"text": "[" * (50 - len('{"text": ""}') - 1)}) + "\n"
    assert len(longest) == 50
    rows = [json.dumps({"text": "a" * 500}), longest.rstrip(), json.dumps({"text": "b"})]
    path.write_text("\n".join(rows) + "\n" + "c" * 200)
    status, written, said = run(capsys, path)
    assert (status, sources(written)) == (1, [f"{path}:2", f"{path}:3"])
    assert [line.split(": ")[1] for line in said.splitlines()] == [f"{path}:1", f"{path}:4"]


def test_a_page_that_breaks_the_parser_is_named_and_the_rest_goes_on(capsys, monkeypatch, folder):
    def parse(text, *, locale):
        if "a/10.txt" in text:
            raise RuntimeError("no such rule")
        return fp.parse_page(text, locale=locale)

    monkeypatch.setattr(_jobs, "parse_page", parse)
    status, written, said = run(capsys, folder)
    assert (status, len(lines(written))) == (1, 2)
    assert "10.txt: RuntimeError: no such rule (please report this page)" in said


def test_more_processes_write_the_same(capsys, folder, monkeypatch):
    monkeypatch.setattr(_jobs, "_FILES_AT_ONCE", 1)
    folders = [folder] * 5  # more files than are worked on at once
    assert run(capsys, *folders, "--jobs=2") == run(capsys, *folders)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no signal masks here")
def test_processes_are_born_deaf_to_interrupts():
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        with _jobs._interrupts_held():
            mask = pool.submit(signal.pthread_sigmask, signal.SIG_BLOCK, ())
        assert signal.SIGINT in mask.result()
        pool.submit(_jobs._ignore_interrupts).result()
        mask = pool.submit(signal.pthread_sigmask, signal.SIG_BLOCK, ())
        assert signal.SIGTERM not in mask.result()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_work_ends_when_nobody_reads_any_more(page_file):
    class Closed(io.StringIO):
        def write(self, text):
            if text:
                raise BrokenPipeError
            return 0

    with pytest.raises(BrokenPipeError):
        list(_jobs.run([str(page_file)], _jobs.Recipe(), jobs=1, out=Closed()))


def test_an_output_that_was_not_finished_does_not_appear(tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    with contextlib.suppress(KeyboardInterrupt), replaced(out) as part:
        part.write(b"new")
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert out.read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # there before any writer
    try:
        with replaced(pipe) as out:
            out.write(b"a page\n")
        assert os.read(reader, 100) == b"a page\n"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse", "--reference=tomorrow", "a.txt"],
        ["parse", "--tz=Asia/Nowhere", "a.txt"],
        ["parse", "--locale=tlh", "a.txt"],
        ["parse", "--jobs=0", "a.txt"],
        ["parse", "--jobs=many", "a.txt"],
        ["parse", "--to=xml", "a.txt"],
        ["explain"],
        ["timestamp"],
    ],
)
def test_a_wrong_command_is_refused_before_anything_is_read(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == cli.MISUSED
    assert capsys.readouterr().err.startswith("usage: forumparse")


@pytest.mark.parametrize("arguments", [["--help"], ["parse", "--help"], ["timestamp", "--help"]])
def test_help_is_given(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 0
    assert "usage: forumparse" in capsys.readouterr().out


def test_timestamp_says_what_was_written_and_what_it_means(capsys):
    status, written, _ = run(
        capsys, "timestamp", "2 hours ago", "--reference=2024-12-14T12:00", "--tz=Europe/Berlin"
    )
    assert status == 0
    assert dict(line.split(maxsplit=1) for line in written.splitlines()) == {
        "written": "2 hours ago",
        "language": "en",
        "kind": "elapsed",
        "reads": "2 hours before",
        "value": "2024-12-14T10:00:00+01:00",
        "earliest": "2024-12-14T09:00:00+01:00",
        "latest": "2024-12-14T10:00:00+01:00",
    }


def test_timestamp_without_a_reference_says_what_was_written(capsys):
    _, written, _ = run(capsys, "timestamp", "Yesterday")
    assert written.splitlines() == [
        "written   Yesterday",
        "language  en",
        "kind      day",
        "reads     yesterday",
    ]


@pytest.mark.parametrize(
    ("text", "language", "reads"),
    [
        ("Hier à 4:10", "fr", "yesterday, 04:10"),
        ("Vor 2 Stunden", "de", "2 hours before"),
        ("Вчера, 7:09", None, "yesterday, 07:09"),  # in several languages the same
    ],
)
def test_the_words_of_a_timestamp_tell_its_language(capsys, text, language, reads):
    status, written, _ = run(capsys, "timestamp", text)
    said = dict(line.split(maxsplit=1) for line in written.splitlines())
    assert (status, said["reads"]) == (0, reads)
    assert language in (None, said["language"])


def test_timestamp_names_what_has_no_value(capsys):
    _, written, _ = run(capsys, "timestamp", "2 hours ago", "--reference=2024-12-14")
    assert "value     none" in written
    assert "flags     needs-clock" in written


def test_timestamp_refuses_a_reference_beyond_the_calendar(capsys):
    status, _, said = run(capsys, "timestamp", "Today", "--reference=0001-01-01T00:00+05:00")
    assert status == cli.MISUSED
    assert "outside the years 1 to 9999" in said


def test_timestamp_refuses_what_is_none(capsys):
    status, written, said = run(capsys, "timestamp", "soon")
    assert (status, written) == (1, "")
    assert said == "forumparse: 'soon' is no timestamp in any known language\n"
    _, _, said = run(capsys, "timestamp", "Hier à 4:10", "--locale=en")
    assert said == "forumparse: 'Hier à 4:10' is no timestamp in 'en'\n"


def test_explain_shows_every_line_with_its_block(capsys, page_file):
    status, written, _ = run(capsys, "explain", page_file)
    head, *rest = written.splitlines()
    shown = [line.split(maxsplit=3) for line in rest]
    assert (status, head) == (0, f"{page_file}: language en, 3 sidebar posts")
    assert [line[:2] for line in shown] == [[str(at), "sidebar"] for at in range(1, 7)]
    assert [line[3] for line in shown] == ENTRIES.splitlines()


def test_explain_sets_problems_under_their_line():
    page = fp.Page(
        text="a\r\nb\nc",
        blocks=(fp.Block(kind="other", span=fp.Span(0, 6), rule="none"),),
        problems=(fp.Problem(kind="stray-markup", message="\x07", span=fp.Span(3, 4)),),
    )
    assert list(_explain.explain_lines(page)) == [
        "1 other    none a",
        "2 other    none b",
        "  ^ stray-markup: ␇",
        "3 other    none c",
    ]


def test_explain_colours_only_when_asked():
    page = fp.parse_page(ENTRIES)
    assert all(line.startswith("\x1b[") for line in _explain.explain_lines(page, coloured=True))
    assert not any("\x1b" in line for line in _explain.explain_lines(page))


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Ferry", 19, "1 other    none Fe…"),
        ("Ferry", 21, "1 other    none Ferry"),
        ("連絡船が", 20, "1 other    none 連…"),  # two columns each
        ("\tFerry", 21, "1 other    none     …"),
        ("\x1b[2J", None, "1 other    none ␛[2J"),
    ],
)
def test_explain_keeps_to_the_width_of_a_terminal(text, width, shown):
    block = fp.Block(kind="other", span=fp.Span(0, len(text)), rule="none")
    page = fp.Page(text=text, blocks=(block,))
    assert list(_explain.explain_lines(page, width=width)) == [shown]


def test_explain_says_when_nothing_was_found():
    assert _explain.summary(fp.Page(text="")) == "nothing was found"


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours_are_for_a_terminal_that_wants_them(monkeypatch, environment, terminal, coloured):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert cli._is_coloured() is coloured


def test_a_table_shows_the_article_and_the_posts_of_a_thread(capsys):
    pytest.importorskip("rich", reason="the extra cli is not installed")
    pytest.importorskip("resiliparse", reason="the extra html is not installed")
    thread = ROOT / "tests" / "forum" / "topic-1.html"
    _, written, _ = run(capsys, thread, BOARD, "--to=table", "--reference=2024-12-14")
    assert "Ferry to stop at the old pier again · by Rosa" in written
    assert "Harbour basin to be dredged" in written
    assert "2024-12-14 07:09" in written
    assert "Zoë" in written
    _, written, _ = run(capsys, thread, "--to=table")
    assert "today, 07:09" in written  # how it was read, where nothing says what it means


def test_a_table_of_a_page_without_posts_says_so(capsys, tmp_path):
    pytest.importorskip("rich", reason="the extra cli is not installed")
    path = tmp_path / "a.txt"
    path.write_text("nothing\n")
    status, written, _ = run(capsys, path, "--to=table")
    assert (status, written) == (0, f"{path}\nno posts\n\n\n")


def test_nobody_types_a_page(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    status, written, said = run(capsys)
    assert (status, written) == (cli.MISUSED, "")
    assert said.startswith("usage: forumparse")


@pytest.mark.parametrize("name", ["pages.jsonl.gz", "pages.csv.zst"])
def test_an_output_that_would_not_be_what_its_name_says_is_refused(capsys, page_file, name):
    status, _, said = run(capsys, page_file, "-o", page_file.with_name(name))
    assert (status, list(page_file.parent.iterdir())) == (cli.MISUSED, [page_file])
    assert "not packed" in said


def test_an_output_that_cannot_be_made_is_named(capsys, page_file):
    out = page_file.with_name("nowhere") / "out.jsonl"
    status, _, said = run(capsys, page_file, "-o", out)
    assert (status, said) == (1, f"forumparse: {out}: No such file or directory\n")


def test_a_long_file_is_told_of_on_the_way(tmp_path, monkeypatch):
    monkeypatch.setattr(_jobs, "_PAGES_AT_ONCE", 2)
    path = tmp_path / "pages.jsonl"
    path.write_text('{"text": "a"}\n{"text": "b"}\n{}\n{"text": "c"}\n{"text": "d"}\n')
    tallies = list(_jobs.run([str(path)], _jobs.Recipe(), jobs=1, out=io.StringIO()))
    assert [(t.files, t.pages, len(t.failures)) for t in tallies] == [
        (0, 2, 0),
        (0, 1, 1),
        (1, 1, 0),
    ]


# What follows needs a process of its own.


def on_a_terminal(*arguments):
    """Return the status of a command, and what a terminal that it has for itself was sent."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo terminals")
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "forumparse", *map(str, arguments)],
        stdin=subprocess.DEVNULL, stdout=its, stderr=its,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "NO_COLOR": ""},
    )  # fmt: skip
    os.close(its)
    sent = b""
    with contextlib.suppress(OSError):  # how Linux says that the other end is closed
        while more := os.read(ours, 4096):
            sent += more
    os.close(ours)
    return process.wait(timeout=120), sent.decode()


def test_a_terminal_sees_a_bar_the_failures_and_what_came_of_it(folder, tmp_path):
    pytest.importorskip("rich", reason="the extra cli is not installed")
    (folder / "a" / "empty.txt").touch()
    out = tmp_path / "out.jsonl"
    status, sent = on_a_terminal(folder, "-o", out, "--jobs=2")
    plain = re.sub(r"\x1b\[[?;\d]*[A-Za-z]", "", sent)
    assert status == 1
    assert re.search(r"4/4 files, .* pages/s", plain)
    assert f"forumparse: {folder / 'a' / 'empty.txt'}: the file is empty\r\n" in plain
    assert plain.endswith(f"forumparse: 3 pages in {out}, 1 could not be read\r\n")


def test_a_bar_does_not_run_through_what_is_shown(folder):
    pytest.importorskip("rich", reason="the extra cli is not installed")
    status, sent = on_a_terminal(folder, "--to=csv")
    assert status == 0
    assert "━" not in sent


def test_a_terminal_sees_explanations_in_colour(page_file):
    status, sent = on_a_terminal("explain", page_file)
    assert status == 0
    assert "\x1b[32m1 sidebar" in sent


def command(*arguments, **more):
    return subprocess.run(
        [sys.executable, "-m", "forumparse", *map(str, arguments)],
        capture_output=True,
        timeout=120,
        check=False,
        **more,
    )


def test_html_without_its_extra_says_how_to_get_it(tmp_path, page_file):
    path = tmp_path / "a.html"
    path.write_text(HTML, encoding="cp1252")
    code = (
        "import sys; sys.modules['resiliparse'] = None; "
        "from forumparse.cli import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path, page_file], capture_output=True, check=False, text=True
    )
    assert (done.returncode, sources(done.stdout)) == (1, [str(page_file)])
    assert done.stderr.startswith(f'forumparse: {path}: pip install "forumparse[html]"')


def test_standard_input_is_read_when_nothing_is_named():
    done = command(input=ENTRIES.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    (line,) = lines(done.stdout.decode())
    assert (line["source"], len(line["sidebar"])) == ("<stdin>", 3)


def test_standard_input_has_no_time_of_change():
    done = command("-", "--reference=mtime", input=ENTRIES.encode())
    assert done.returncode == 1
    assert b"standard input has no time of change" in done.stderr


def test_output_is_utf_8_whatever_the_terminal_speaks(page_file):
    done = command(page_file, "--to=csv", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert b"Lighthouse" in done.stdout
    page_file.write_text("» Fähre ⛴\nToday at 7:09 am by Rosa\n", encoding="utf-8")
    done = command(page_file, "--to=csv", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "Fähre ⛴".encode() in done.stdout
    done = command("timestamp", "Hier à 4:10", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "Hier à 4:10".encode() in done.stdout


def _as_from_a_terminal():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # what shells start in the background ignores it


def _opened_by_a_reader(pipe, process):
    """Return the pipe, opened for writing once *process* reads it: what is interrupted earlier
    may be a finalizer, and Python goes on after those.
    """
    while True:
        assert process.poll() is None
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads it yet
            time.sleep(0.05)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, cli.INTERRUPTED), (signal.SIGTERM, 143)]
)
def test_an_interrupted_run_leaves_nothing_behind(tmp_path, page_file, jobs, number, status):
    pages = tmp_path / "pages"
    pages.mkdir()
    page_file.rename(pages / "1.txt")
    os.mkfifo(pages / "2.txt")  # nothing is written to it: reading it never ends
    given = [str(pages / name) for name in ("1.txt", "2.txt")]  # pipes in a folder are left out
    parts = tmp_path / "parts"
    parts.mkdir()
    out = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "forumparse", *given, "-o", str(out), "--jobs", str(jobs)],
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(parts)},
        preexec_fn=_as_from_a_terminal,  # noqa: PLW1509 - no thread runs here
    )
    try:
        held = _opened_by_a_reader(pages / "2.txt", process)
        time.sleep(0.3)  # a signal between opening and waiting would be seen after the waiting
        assert list(tmp_path.glob(".out.jsonl.*.part"))
        # Ctrl-C reaches all processes of a terminal, `kill` one.
        (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        _, said = process.communicate(timeout=120)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    os.close(held)
    assert (process.returncode, said) == (status, b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pages", "parts"]
    assert list(parts.glob("forumparse-*")) == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system has no such signal")
def test_who_is_to_outlive_the_terminal_does():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as `nohup` does
    try:
        with cli._ending_in_order():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is cli._end
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_who_has_seen_enough_is_no_error(folder):
    process = subprocess.Popen(
        [sys.executable, "-m", "forumparse", *[str(folder)] * 500],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=120), said) == (0, b"")
