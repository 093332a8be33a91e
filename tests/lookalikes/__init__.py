"""Look-alike forum pages that know their own answers.

    page = make_page(cells("en")[0], Random(1))
    page.text, page.rows

Pages are built from what boards were seen to print, never from what the parser accepts.
"""

from .layouts import LAYOUTS, Layout
from .model import ArticleParts, Lookalike, Row, Stamp
from .negatives import make_negative
from .pages import cells, make_page, make_unclear
from .scoring import Score, score_page
from .stamps import STYLES, Style
from .widget import Cell
from .words import WORDS

__all__ = [
    "LAYOUTS",
    "STYLES",
    "WORDS",
    "ArticleParts",
    "Cell",
    "Layout",
    "Lookalike",
    "Row",
    "Score",
    "Stamp",
    "Style",
    "cells",
    "make_negative",
    "make_page",
    "make_unclear",
    "score_page",
]
