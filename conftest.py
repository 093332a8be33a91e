"""What is collected, and from where: docstrings by doctest, Markdown pages by Sybil."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).parent

# Modules that need the package of an extra to run their docstrings' examples.
NEEDS = {
    "src/forumparse/html.py": "resiliparse",
    "src/forumparse/_given.py": "pyarrow",
    "src/forumparse/_page_table.py": "pyarrow",
    "src/forumparse/_parquet.py": "pyarrow",
    "src/forumparse/batch.py": "pyarrow",
    "src/forumparse/plot.py": "matplotlib",
}
collect_ignore = [path for path, package in NEEDS.items() if find_spec(package) is None]
collect_ignore += ["docs/conf.py", "tests/typing"]  # run by Sphinx, and never run


@pytest.fixture
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read `examples/...` as a reader who stands in the clone does."""
    monkeypatch.chdir(ROOT)


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["*.md"],
    setup=lambda namespace: namespace.update(find_spec=find_spec),
    fixtures=["in_the_repository"],
).pytest()
