"""The tree is the architecture: every module has a layer, and imports point down.

Only what runs counts: imports for type checkers point wherever types live.  Imports inside
functions count too, since a cycle that waits is still one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import forumparse

PACKAGE = Path(forumparse.__file__).parent
EXPLAINED = Path(__file__).parent.parent / "docs" / "explanation" / "design.md"

# From the ground up.  Modules of one layer do not know each other.
LAYERS = (
    ("errors", "_notebook"),
    ("model",),
)


def modules() -> Iterator[str]:
    """Yield the modules of the package, a package standing for all that is in it."""
    for path in sorted(PACKAGE.iterdir()):
        if path.suffix == ".py" and path.name != "__init__.py":
            yield path.stem
        elif (path / "__init__.py").exists():
            yield path.name


def sources(module: str) -> list[Path]:
    package = PACKAGE / module
    return sorted(package.glob("**/*.py")) if package.is_dir() else [PACKAGE / f"{module}.py"]


def is_for_type_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def imports(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports below *node* that can run."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif not is_for_type_checkers(child):
            yield from imports(child)


def imported(module: str) -> set[str]:
    """Return the modules of this package that *module* imports."""
    found = set()
    for path in sources(module):
        depth = len(path.relative_to(PACKAGE).parts)
        for node in imports(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(names(node, depth))
    return found - {module}


def names(node: ast.Import | ast.ImportFrom, depth: int) -> Iterator[str]:
    if isinstance(node, ast.Import):
        wholes = [alias.name for alias in node.names]
    elif node.level == 0:
        wholes = [f"{node.module}.{alias.name}" for alias in node.names]
    elif node.level == depth:
        wholes = [
            f"forumparse.{node.module}" if node.module else f"forumparse.{alias.name}"
            for alias in node.names
        ]
    else:  # within a package of ours
        wholes = []
    for whole in wholes:
        first, *rest = whole.split(".")
        if first == "forumparse" and rest:
            yield rest[0]


def test_every_module_has_one_layer():
    placed = [module for layer in LAYERS for module in layer]
    assert sorted(placed) == sorted(modules())


@pytest.mark.parametrize("module", list(modules()))
def test_imports_point_down(module):
    level = next(at for at, layer in enumerate(LAYERS) if module in layer)
    below = {name for layer in LAYERS[:level] for name in layer}
    assert imported(module) <= below


def test_the_root_imports_nothing_until_it_is_asked():
    assert list(names_at_the_top("__init__")) == ["importlib", "typing"]


def names_at_the_top(module: str) -> Iterator[str]:
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            yield str(node.module)


def test_the_documented_tree_is_the_tree():
    text = EXPLAINED.read_text(encoding="utf-8")
    tree = text.split("src/forumparse/\n", 1)[1].split("```", 1)[0]
    shown = [line.split()[0].rstrip("/").removesuffix(".py") for line in tree.splitlines() if line]
    files = {"__init__", "py.typed", "page.schema.json"}
    assert sorted(shown) == sorted({*modules(), *files})
