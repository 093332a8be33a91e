"""Every command that README.md, CONTRIBUTING.md and docs/ show is run, or is run by `.ci/run`.

What is fenced as `sh` is run in a folder that has what it names: `pages/`, `page.txt`, an archive.
What is fenced as `console` is run too, and prints what stands below it.  What installs something is
held to the extras that there are.  A command of any other kind has no place in the documentation
until this file knows how to run it.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCED = re.compile(r"^```(\S+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# In a line of text: a whole command, and not one with a word to fill in.
INLINE = re.compile(r"`(forumparse [^`A-Z]+)`")

# Run by sybil, by this file, by Sphinx, and read by people alone.
KINDS = {"python", "sh", "console", "toml", "text"}

# What stands in `.ci/run` for it.
BY_CI = {
    "python3 -m venv .venv": '"$python" -m venv "$work/plain"\n',
    ". .venv/bin/activate": '. "$work/plain/bin/activate"\n',
    "pytest": "\npytest\n",
    "ruff check": "\nruff check\n",
    "ruff format": "\nruff format --check\n",
    "mypy": "\nmypy\n",
    ".ci/run": "",
}
INSTALLING = re.compile(r"pip install (.+)")
HERE = re.compile(r"(zcat \S+ \| )?forumparse .+|python examples/\S+")
WITH_HELP = re.compile(r"(python benchmarks/\w+\.py) (--\w+)")
WITH_A_WINDOW = re.compile(r"jupyter notebook (\S+)")

# What a command needs, by a word in it.
NEEDS = {"archive/": "fastwarc", ".warc": "fastwarc", ".parquet": "pyarrow"}


def blocks(*kinds):
    return [
        (path, body)
        for path in PAGES
        for kind, body in FENCED.findall(path.read_text(encoding="utf-8"))
        if kind in kinds
    ]


def commands():
    """Return every command of the documentation once, and those of one line one by one."""
    lines = [line for _, body in blocks("sh") for line in body.splitlines()]
    lines += [line for path in PAGES for line in INLINE.findall(path.read_text(encoding="utf-8"))]
    bare = [re.sub(r"\s+#.*", "", line) for line in lines]
    return sorted({command for line in bare for command in line.split(" && ") if command})


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder that has what the commands name, and a command `forumparse` to run them with."""
    folder = tmp_path_factory.mktemp("desk")
    board = ROOT / "examples" / "pages" / "board.txt"
    shutil.copytree(ROOT / "examples", folder / "examples")
    for name in ("pages", "archive", "bin"):
        (folder / name).mkdir()
    shutil.copy(board, folder / "pages")
    shutil.copy(board, folder / "page.txt")
    (folder / "page.txt.gz").write_bytes(gzip.compress(board.read_bytes()))
    for name in ("crawl.warc.gz", "archive/a.warc.gz", "archive/b.warc.gz"):
        (folder / name).write_bytes(gzip.compress(archived(board.read_bytes())))
    for name, arguments in (("forumparse", "-m forumparse"), ("python", "")):
        script = folder / "bin" / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        script.chmod(0o755)
    return folder


def archived(text):
    head = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://board.example/\r\n"
        "WARC-Date: 2024-12-14T09:00:00Z\r\nContent-Type: text/plain\r\n"
        f"Content-Length: {len(text)}\r\n\r\n"
    )
    return head.encode() + text + b"\r\n\r\n"


def run(command, desk):
    for word, package in NEEDS.items():
        if word in command and find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    path = os.pathsep.join([str(desk / "bin"), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=desk,
        env=os.environ | {"PATH": path},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of a Unix shell")
@pytest.mark.parametrize("command", commands())
def test_every_command_runs(command, desk):
    if command in BY_CI:
        assert BY_CI[command] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    elif found := INSTALLING.fullmatch(command):
        offered = set(metadata("forumparse").get_all("Provides-Extra"))
        for wanted in re.findall(r"(?:forumparse|\.)\[([^]]+)\]", found[1]):
            assert set(wanted.split(",")) <= offered
    elif found := WITH_A_WINDOW.fullmatch(command):
        assert (ROOT / found[1]).is_file()  # it is run by tests/test_docs.py
    elif found := WITH_HELP.fullmatch(command):
        assert found[2] in run(f"{found[1].replace('benchmarks', f'{ROOT}/benchmarks')} -h", desk)
    else:
        assert HERE.fullmatch(command), "nothing runs this command"
        assert run(command, desk) or (desk / output_of(command)).stat().st_size


def output_of(command):
    return re.findall(r" -o (\S+)", command)[0]


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of a Unix shell")
@pytest.mark.parametrize("session", [body for _, body in blocks("console")])
def test_every_session_prints_what_it_says(session, desk):
    parts = re.split(r"^\$ (.*)\n", session, flags=re.MULTILINE)[1:]
    assert parts
    for command, printed in zip(parts[::2], parts[1::2], strict=True):
        assert run(command, desk) == printed


def test_every_block_is_of_a_kind_that_is_run():
    kinds = {kind for path in PAGES for kind, _ in FENCED.findall(path.read_text("utf-8"))}
    assert {kind for kind in kinds if not kind.startswith("{")} <= KINDS
    assert not [body for _, body in blocks("text") if re.search(r"^(\$|>>>) ", body, re.MULTILINE)]


def test_examples_are_skipped_for_want_of_a_package_alone():
    marks = [m for path in PAGES for m in re.findall(r"<!-- (skip:.*?) -->", path.read_text())]
    assert marks
    allowed = re.compile(
        r'skip: end|skip: start if\(.*find_spec\("\w+"\).*, reason="[^"]+ not installed"\)'
    )
    assert [mark for mark in marks if not allowed.fullmatch(mark)] == []
