"""The tree is the architecture: every module has its place, and imports point to earlier ones.

`ROOMS` is the order to read the package in.  Whoever adds a module gives it a place there, prints
the tree with `python tests/test_architecture.py`, and puts it into docs/explanation/design.md.

Only what runs counts: imports for type checkers point wherever types live.  Imports inside
functions count too, since a cycle that waits is still one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

import forumparse

PACKAGE = Path(forumparse.__file__).parent
EXPLAINED = Path(__file__).parent.parent / "docs" / "explanation" / "design.md"

# A module imports only what stands before it, in its own room or in an earlier one.
ROOMS = {
    "what a page is made of": ("errors", "_notebook", "model", "_filling"),
    "text": ("_lines", "_blocks", "_tags", "_markup", "_markdown", "_markdown_pieces"),
    "words": ("_tokens", "_calendars", "locales", "_vocabulary", "_board_words"),
    "timestamps": (
        "_times_of_day",
        "_dates",
        "_elapsed",
        "_timestamps",
        "_instants",
        "_short_years",
        "_order",
        "_around",
        "_stamp_lines",
    ),
    "widgets": (
        "_items",
        "_page_items",
        "_lists",
        "_layout",
        "_rhythm",
        "_plausible",
        "_topics",
        "_regions",
        "_missing",
        "_cells",
        "_entry",
        "_evidence",
        "_entries",
        "_sidebar",
        "_scripts",
        "_language",
        "_clock",
    ),
    "the article": (
        "_agencies",
        "_pointers",
        "_prose",
        "_rows",
        "_bylines",
        "_lead_in",
        "_captions",
        "_roles",
        "_parts",
        "_repeats",
        "_article",
    ),
    "the page": ("_oddities", "_cut_off", "_page"),
    "what a timestamp means": ("_zones", "_reference", "resolver", "_read_when"),
    "plain data": ("_restore", "export"),
    "for the eye": ("_visible", "_in_words", "_table", "notebook", "plot"),
    "HTML": (
        "_boards",
        "_start_tags",
        "_render",
        "_elements",
        "_dom",
        "_encoding",
        "_machine_time",
        "_json_ld",
        "_head",
        "_headline",
        "_structure",
        "_ruled",
        "_bodies",
        "_answers",
        "_authors",
        "_records",
        "_refrains",
        "_one_post",
        "_posts",
        "_said_twice",
        "_thread",
        "_hints",
        "html",
    ),
    "many pages": ("_replaced", "_warc", "_given", "_page_table", "_parquet", "batch"),
    "the command line": (
        "_inputs",
        "_outputs",
        "_explain",
        "_jobs",
        "_progress",
        "cli",
        "__main__",
    ),
}
# Rooms that change for different reasons, and do not know each other.
STRANGERS = (("widgets", "the article"), ("HTML", "widgets"), ("HTML", "the article"))

ORDER = tuple(chain.from_iterable(ROOMS.values()))


def modules() -> Iterator[str]:
    """Yield the modules of the package, a package within it standing for all that it holds."""
    for path in sorted(PACKAGE.iterdir()):
        if path.suffix == ".py" and path.name != "__init__.py":
            yield path.stem
        elif (path / "__init__.py").exists():
            yield path.name


def files_of(module: str) -> list[Path]:
    package = PACKAGE / module
    if package.is_dir():
        return sorted(package.glob("**/*.py"))  # `__init__.py` comes first
    return [PACKAGE / f"{module}.py"]


def imports(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports below *node* that can run."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from imports(child)


def imported_names(node: ast.Import | ast.ImportFrom, folder: tuple[str, ...]) -> list[str]:
    """Return what *node* imports as absolute names, seen from a file in *folder*."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    above = folder[: len(folder) + 1 - node.level] if node.level else ()
    base = ".".join([*above, *([node.module] if node.module else [])])
    return [f"{base}.{alias.name}" for alias in node.names]


def imported(module: str) -> set[str]:
    """Return the modules of this package that *module* imports."""
    found = set()
    for path in files_of(module):
        folder = ("forumparse", *path.relative_to(PACKAGE).parent.parts)
        for node in imports(ast.parse(path.read_text(encoding="utf-8"))):
            for name in imported_names(node, folder):
                first, *rest = name.split(".")
                if first == "forumparse" and rest:
                    found.add(rest[0])
    return found & {*modules()} - {module}


def test_every_module_has_one_place():
    assert sorted(ORDER) == sorted(modules())


@pytest.mark.parametrize("module", list(modules()))
def test_imports_point_to_earlier_modules(module):
    assert imported(module) <= set(ORDER[: ORDER.index(module)])


@pytest.mark.parametrize("rooms", STRANGERS, ids=" and ".join)
def test_strangers_stay_strangers(rooms):
    one, other = (set(ROOMS[room]) for room in rooms)
    assert set().union(*map(imported, one)).isdisjoint(other)
    assert set().union(*map(imported, other)).isdisjoint(one)


def test_the_imports_of_a_module_are_seen():
    assert imported("export") >= {"model", "resolver", "_restore"}
    assert "_notebook" in imported("model")  # inside a method
    assert "model" not in imported("errors")  # for type checkers alone
    assert "errors" in imported("locales")  # a package


def test_the_root_imports_nothing_before_it_is_asked():
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    at_once = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [node.module for node in at_once] == ["importlib", "typing"]


def tree() -> str:
    """Return the package as a tree in reading order, each module with its first sentence."""
    lines = ["src/forumparse/"]
    for room, members in ROOMS.items():
        lines.append(f"  {room}")
        lines += [f"    {name(module):<17} {first_line(module)}" for module in members]
    return "\n".join(lines)


def name(module: str) -> str:
    return f"{module}/" if (PACKAGE / module).is_dir() else f"{module}.py"


def first_line(module: str) -> str:
    (path, *_) = files_of(module)
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, f"{path} has no docstring"
    return docstring.splitlines()[0].split(".  ")[0].removesuffix(".")


def test_the_documented_tree_is_the_tree():
    assert tree() in EXPLAINED.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.stdout.write(f"{tree()}\n")
