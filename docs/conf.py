"""How the documentation is built: `sphinx-build -W docs docs/_build`."""

from __future__ import annotations

import re
from importlib.metadata import version as installed_version

from sphinx.application import Sphinx

from forumparse.locales import known_locales, load_locale


def table_of_languages() -> str:
    """Return what the language files hold, as a table: it cannot fall behind them."""
    rows = ["| code | language | numeric order | examples |", "|---|---|---|---|"]
    for code in known_locales():
        words = load_locale(code)
        rows.append(f"| `{code}` | {words.name} | {words.order} | {len(words.examples)} |")
    return "\n".join(rows)


project = "forumparse"
author = "the forumparse contributors"
copyright = f"2026, {author}"  # noqa: A001 - Sphinx wants this name
release = version = installed_version("forumparse")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"forumparse {release}"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_numpy_docstring = False
myst_enable_extensions = ["substitution"]
myst_heading_anchors = 3
myst_substitutions = {"table_of_languages": table_of_languages()}


def mark_code(
    _app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Make single backticks in docstrings mean code, as they do in Markdown."""
    lines[:] = [re.sub(r"(?<!`)`([^`]+)`(?!`)", r"``\1``", line) for line in lines]


def setup(app: Sphinx) -> None:
    """Run before napoleon, which would take `12:00 am` for the end of a type."""
    app.connect("autodoc-process-docstring", mark_code, priority=100)
