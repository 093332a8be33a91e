"""Every script in `examples/` runs, every documented name exists, every page is found.

The code blocks of README.md, CONTRIBUTING.md and docs/ are run where they stand (see the
conftest.py at the root).
"""

from __future__ import annotations

import re
import subprocess
import sys
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
}


def test_every_example_is_expected_to_print_something():
    assert sorted(PRINTED) == sorted(path.name for path in (ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("name", PRINTED)
def test_examples_run(name, tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", ROOT / "examples" / name],
        capture_output=True,
        cwd=tmp_path,  # wherever the reader stands
        encoding="utf-8",
        env=None,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for expected in PRINTED[name]:
        assert expected in done.stdout
    assert list(tmp_path.iterdir()) == []


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
