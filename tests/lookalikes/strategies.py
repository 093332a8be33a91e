"""Look-alike pages for hypothesis: a cell and a seed, so that a failing page shrinks to a seed."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from .model import Lookalike
from .pages import cells, make_page
from .widget import Cell


def lookalikes(locale: str | None = None) -> st.SearchStrategy[Lookalike]:
    """Return a strategy of pages of one language, or of all."""
    return st.builds(_page, st.sampled_from(cells(locale)), st.integers(0, 2**32 - 1))


def _page(cell: Cell, seed: int) -> Lookalike:
    return make_page(cell, Random(seed))
