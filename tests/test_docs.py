"""Every script in `examples/` runs, every documented name exists, every page is found.

The code blocks of README.md, CONTRIBUTING.md and docs/ are run where they stand (see the
conftest.py at the root), and the commands by test_docs_shell.py.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest

import forumparse as fp
from forumparse import cli, model

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"

# What a reader of the script's first lines would look for in what it prints.
PRINTED = {
    "parse_a_page.py": [
        "Harbour basin to be dredged for the first time in eleven years",
        "Handout via COASTAL TV",
        "printed 2 times",
        "15 posts, counted from 2024-12-14",
        "2024-12-14 07:09:00  Rosa      (lost)",
        "2024-12-11 04:24:00  old salt  Dredger sighted off the cape",
    ],
    "records_to_csv.py": [
        "page,title,author,posted_at,earliest,latest,timestamp,kind,truncated,forum,url",
        "board.txt,Storm warning lifted,Emil,2024-12-11 16:29:00+00:00,",
    ],
    "store_now_date_later.py": [
        "'Today at 7:09 am' in Europe/Lisbon: 2024-12-14T07:09:00+00:00",
        "'Today at 7:09 am' in Asia/Baghdad: 2024-12-14T07:09:00+03:00",
    ],
    "how_sure.py": ["open for 31 days", "weekday-mismatch", "unreadable"],
    "polars_frames.py": ["Harbour basin to be dredged", "old salt"],
    "pandas_frames.py": [", Europe/Lisbon]", "old salt      3 2024-12-14 06:12"],
    "thread_from_html.py": [
        "Who has seen the night ferry?",
        "old salt, 2024-12-13 23:15:00+00:00\nhttp://board.example/viewtopic.php?p=72#p72\n",
    ],
    "web_poet_page.py": ["Mirjam http://board.example/viewtopic.php?p=73#p73"],
    "zyte_items.py": [
        "Who has seen the night ferry?",
        "2024-12-14T07:02:00+00:00 http://board.example/viewtopic.php?p=73#p73",
        "Harbour basin to be dredged for the first time in eleven years",
    ],
    "duckdb_frames.py": ["Harbour basin to be dredged", "old salt"],
}
NEEDS = {
    "polars_frames.py": ("polars", "pyarrow"),
    "pandas_frames.py": ("pandas",),
    "thread_from_html.py": ("resiliparse",),
    "web_poet_page.py": ("web_poet", "resiliparse"),
    "zyte_items.py": ("zyte_common_items", "resiliparse"),
    "plot_activity.py": ("matplotlib",),
    "dask_files.py": ("dask", "pyarrow"),
    "duckdb_frames.py": ("duckdb", "pyarrow"),
    "warc_to_parquet.py": ("fastwarc", "pyarrow"),
}


def run_example(name, *arguments, cwd):
    """Return what the script prints, wherever the reader stands."""
    for package in NEEDS.get(name, ()):
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    done = subprocess.run(
        [sys.executable, "-W", "error", ROOT / "examples" / name, *arguments],
        capture_output=True,
        cwd=cwd,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "examples").glob("*.py")))
def test_every_example_is_run_by_a_test(script):
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py")]
    assert any(script.removesuffix(".py") in text for text in tests)


@pytest.mark.parametrize("name", PRINTED)
def test_examples_run(name, tmp_path):
    printed = run_example(name, cwd=tmp_path)
    for expected in PRINTED[name]:
        assert expected in printed
    assert list(tmp_path.iterdir()) == []


ARCHIVED = """\
WARC/1.0\r
WARC-Type: conversion\r
WARC-Target-URI: http://localhost/board\r
WARC-Date: 2024-12-14T12:00:00Z\r
WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r
Content-Type: text/plain\r
Content-Length: {length}\r
\r
{text}\r
\r
"""


def test_an_archive_becomes_a_table(tmp_path):
    text = text_of("examples/pages/board.txt")
    record = ARCHIVED.format(length=len(text.encode()), text=text)
    (tmp_path / "crawl.warc").write_bytes(record.encode())
    printed = run_example("warc_to_parquet.py", "crawl.warc", "pages.parquet", cwd=tmp_path)
    assert printed == "1 pages in pages.parquet\n"
    assert (tmp_path / "pages.parquet").read_bytes().startswith(b"PAR1")


NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))
RUN = "from nbclient.cli import main; main()"


def test_there_is_a_notebook():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebooks_are_kept_without_what_they_print(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert [cell["outputs"] for cell in code] == [[]] * len(code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebooks_run(path, tmp_path):
    for package in ("nbclient", "ipykernel", "matplotlib"):
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    own = {name: str(tmp_path) for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR")}
    done = subprocess.run(
        [sys.executable, "-c", RUN, path, "--output", tmp_path / "run.ipynb"],
        env=os.environ | own,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    check_notebook(json.loads((tmp_path / "run.ipynb").read_text(encoding="utf-8")))


def check_notebook(notebook):
    """Every cell shows something, and nothing it says is a warning or a name of an object."""
    shown = {
        cell["id"]: {kind for output in cell["outputs"] for kind in output.get("data", {"said": 1})}
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    }
    html, text = {"text/html", "text/plain"}, {"text/plain"}
    picture = {"image/png", "text/plain"}
    assert shown == {
        "page": html,
        "article": html,
        "reference": text,
        "means": html,
        "activity": picture,
    }
    assert "2024-12-14 07:09" in json.dumps(notebook)


def test_a_picture_is_saved(tmp_path):
    board = ROOT / "examples" / "pages" / "board.txt"
    printed = run_example(
        "plot_activity.py", board, "2024-12-14", "activity.png", "Asia/Baghdad", cwd=tmp_path
    )
    assert printed == "15 posts in activity.png\n"
    assert (tmp_path / "activity.png").read_bytes().startswith(b"\x89PNG")


def test_dask_parses_files(tmp_path):
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pq = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "scraped").mkdir()
    for name in ("a", "b"):
        table = pa.table({"id": [name], "text": ["» Ferry stops again\nToday at 7:09 am by Rosa"]})
        pq.write_table(table, tmp_path / "scraped" / f"{name}.parquet")
    printed = run_example("dask_files.py", "scraped", "pages", cwd=tmp_path)
    assert printed == "2 pages in 2 files\n"
    rows = pq.read_table(tmp_path / "pages").to_pylist()
    assert [(row["id"], row["sidebar"][0]["author"]) for row in rows] == [
        ("a", "Rosa"),
        ("b", "Rosa"),
    ]


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_a_page_goes_in_and_values_come_out_on_the_first_screen():
    head = text_of("README.md").splitlines()[:15]
    assert any("parse_page(" in line for line in head)
    assert any("datetime.datetime(" in line for line in head)


@pytest.mark.parametrize("name", fp.__all__)
def test_every_public_name_is_in_the_reference(name):
    pages = [path.read_text(encoding="utf-8") for path in (DOCS / "reference").glob("*.md")]
    assert any(re.search(rf"\b{name}\b", page) for page in pages)


# Where each public module is described.
DOORS = {
    "batch": "batch",
    "cli": "command-line",
    "errors": "errors",
    "export": "export",
    "html": "parsing",
    "locales": "locales",
    "model": "page",
    "notebook": "display",
    "plot": "display",
    "resolver": "resolver",
}


def test_every_door_has_its_page():
    package = Path(fp.__file__).parent
    modules = {path.stem for path in package.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert {name for name in modules if not name.startswith("_")} == set(DOORS)
    index = text_of("docs/reference/index.md").splitlines()
    assert [page for page in DOORS.values() if page not in index] == []


@pytest.mark.parametrize("kind", get_args(model.ProblemKind))
def test_every_problem_has_its_example(kind):
    assert f"\n## {kind}\n" in text_of("docs/reference/problems.md")


def test_no_problem_is_documented_that_there_is_not():
    documented = re.findall(r"^## (.+)$", text_of("docs/reference/problems.md"), re.MULTILINE)
    assert documented == list(get_args(model.ProblemKind))


@pytest.mark.parametrize("flag", get_args(model.ResolutionFlag))
def test_every_flag_is_explained(flag):
    assert f"`{flag}`" in text_of("docs/explanation/times.md")


@pytest.mark.parametrize("command", ["parse", "explain", "timestamp"])
def test_every_option_is_in_the_reference(command, capsys):
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    options = set(re.findall(r"(?<!\w)--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    page = text_of("docs/reference/command-line.md")
    assert [option for option in options if option not in page] == []


def linked_pages() -> list[tuple[Path, str]]:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
    pattern = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
    return [
        (page, link) for page in pages for link in pattern.findall(page.read_text(encoding="utf-8"))
    ]


def test_links_between_pages_lead_somewhere():
    links = linked_pages()
    assert links
    broken = [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()]
    assert broken == []
