"""Mutation testing: break the code in one place, and see whether a test notices.

    pip install "mutmut>=3.8,<4"
    python mutation/run.py resolver
    python mutation/run.py sidebar --sample 300

What is broken, and by which tests it should be noticed, stands in `FAMILIES`.  The work is done in
a copy of the repository under `mutation/work/`, one process at a time; what no test noticed is
written there to `survivors.txt`, and what it means stands in `mutation/README.md`.  A sample is
drawn with a fixed seed, so that it is the same for the same code.

mutmut changes functions; tables and patterns at the top of a module it leaves alone.
"""

# ruff: noqa: INP001, S311, S603, T201

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("src", "tests", "conftest.py", "pyproject.toml")
# For each family: the modules that are broken, and the tests that are run.
FAMILIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "resolver": (
        ("resolver", "_reference", "_zones"),
        ("tests/test_resolver.py", "tests/test_resolver_differential.py"),
    ),
    "article": (
        ("_article", "_parts"),
        ("tests/test_parts.py", "tests/test_article.py", "tests/test_lead_in.py"),
    ),
    "roles": (
        ("_roles", "_lead_in", "_captions", "_bylines"),
        (
            *("tests/test_article.py", "tests/test_lead_in.py", "tests/test_captions.py"),
            *("tests/test_bylines.py", "tests/test_agencies.py", "tests/test_pages.py"),
        ),
    ),
    "timestamps": (
        ("_timestamps", "_times_of_day", "_dates", "_elapsed"),
        ("tests/test_timestamps.py", "tests/test_pages.py"),
    ),
    "sidebar": (
        ("_sidebar", "_entries"),
        ("tests/test_sidebar.py", "tests/test_pages.py", "tests/test_html.py"),
    ),
    "widgets": (
        ("_layout", "_rhythm", "_plausible", "_regions"),
        ("tests/test_sidebar.py", "tests/test_pages.py", "tests/test_lookalikes.py"),
    ),
}
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {modules}
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-k", "not grows_with and not all_cells"]
timeout_multiplier = 5.0
also_copy = ["src", "conftest.py"]
"""
# A mutant runs in a fork of a process that has run the tests; what that remembers would hide it.
# What is built from the language files is not among what is broken, and slow to build.
FORGETTING = """

def pytest_sessionstart(session):
    from forgetting import caches

    for cache in caches():
        if cache.__module__.rpartition(".")[2] not in ("locales", "_vocabulary", "_board_words"):
            if cache.__name__ != "_grammar":
                cache.cache_clear()
"""
KILLED, SURVIVED, UNTESTED = "killed", "survived", "no test"
# What mutmut writes down: pytest's exit status, or minus the signal that ended it.
MEANINGS = {0: SURVIVED, 33: UNTESTED}


def copy_of(family: str) -> Path:
    """Return a fresh copy of the repository, set up for *family*."""
    modules, tests = FAMILIES[family]
    work = ROOT / "mutation" / "work" / family
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, work / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, work / name)
    settings = SETTINGS.format(
        modules=json.dumps([f"src/forumparse/{module}.py" for module in modules]),
        tests=json.dumps([test for test in tests if (ROOT / test.split("::")[0]).exists()]),
    )
    with (work / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    with (work / "conftest.py").open("a", encoding="utf-8") as file:
        file.write(FORGETTING)
    return work


def mutmut(work: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run mutmut in *work*, with few examples per law."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    environment = {**os.environ, "FAST": "1"}
    return subprocess.run(
        command, cwd=work, env=environment, capture_output=True, text=True, check=False
    )


def outcomes(work: Path) -> dict[str, int | None]:
    """Return every mutant with what became of it; None where it was not tried."""
    found: dict[str, int | None] = {}
    for path in sorted((work / "mutants" / "src" / "forumparse").glob("*.meta")):
        found.update(json.loads(path.read_text("utf-8"))["exit_code_by_key"])
    return found


def report(work: Path) -> None:
    """Print a line per module, and write down what survived."""
    scores: dict[str, Counter[str]] = {}
    left = []
    for name, status in outcomes(work).items():
        if status is None:
            continue
        outcome = MEANINGS.get(status, KILLED)
        scores.setdefault(name.split(".")[1], Counter())[outcome] += 1
        if outcome != KILLED:
            left.append(f"# {name}: {outcome}\n{mutmut(work, 'show', name).stdout}\n")
    (work / "survivors.txt").write_text("".join(left), "utf-8")
    scores["all"] = sum(scores.values(), Counter())
    print(f"{'module':14} {'tried':>6} {KILLED:>7} {'left':>5} {'score':>7}")
    for module, score in scores.items():
        tried, killed = score.total(), score[KILLED]
        print(f"{module:14} {tried:6} {killed:7} {tried - killed:5} {killed / tried:7.1%}")
    print(f"what survived: {work / 'survivors.txt'}")


def main() -> None:
    """Break one family of modules, and tell how much of it was noticed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("family", choices=sorted(FAMILIES))
    parser.add_argument("--sample", type=int, help="how many mutants to try; all by default")
    chosen = parser.parse_args()
    work = copy_of(chosen.family)
    made = mutmut(work, "run", "--max-children", "1", "none of them")  # makes them and tries none
    names = sorted(outcomes(work))
    if not names or "nothing matches" not in made.stderr:
        sys.exit(made.stdout[-3000:] + made.stderr[-3000:])
    count = min(chosen.sample or len(names), len(names))
    print(f"{len(names)} mutants, of which {count} are tried", flush=True)
    tried = names if count == len(names) else Random(1).sample(names, count)
    done = mutmut(work, "run", "--max-children", "1", *tried)
    if all(status is None for status in outcomes(work).values()):
        sys.exit(done.stdout[-3000:] + done.stderr[-3000:])
    report(work)


if __name__ == "__main__":
    main()
