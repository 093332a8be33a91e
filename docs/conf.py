"""How the documentation is built: `sphinx-build -W docs docs/_build`."""

from __future__ import annotations

import re
from importlib.metadata import version as installed_version

from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config, GoogleDocstring

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

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"forumparse {release}"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
myst_enable_extensions = ["substitution"]
myst_heading_anchors = 3
myst_substitutions = {"table_of_languages": table_of_languages()}


def read_docstring(
    _app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Make single backticks mean code, as in Markdown, and `Raises:` a section.

    Not the napoleon extension: it takes what stands before a colon for the type of a field.
    """
    marked = [re.sub(r"(?<!`)`([^`]+)`(?!`)", r"``\1``", line) for line in lines]
    is_field = what in {"attribute", "property"}
    lines[:] = marked if is_field else GoogleDocstring(marked, Config()).lines()


def setup(app: Sphinx) -> None:
    """Read docstrings as this project writes them."""
    app.connect("autodoc-process-docstring", read_docstring)
