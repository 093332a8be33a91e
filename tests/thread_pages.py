"""A thread of three posts as each forum engine prints it: made up, after the engines' templates.

The thread is the same everywhere.  Its first post has two paragraphs, the second is four words
long, and the third quotes the first; the first carries a signature and a note of an edit, and
around the posts stand the things that every board prints: a menu, member data, buttons.  The
boards under `threads/unknown` are no engine's.
"""

from __future__ import annotations

from pathlib import Path

TITLE = "The harbour railway is sold"
FIRST = "The harbour railway was sold this morning, and nobody in the village was asked."
MORE = "The last tram leaves on Sunday."
SECOND = "Who has bought it?"
QUOTED = "nobody in the village was asked"
THIRD = "The ferrymen have, as far as I was told at the pier."
SIGNATURE = "Lamps and oars mended while you wait"

AUTHORS = ("Rocky", "june", "Old Sam")
BODIES = (f"{FIRST}\n\n{MORE}", SECOND)


def _pages(folder: str) -> dict[str, str]:
    paths = sorted((Path(__file__).parent / "threads" / folder).glob("*.html"))
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


KNOWN = _pages("known")
UNKNOWN = _pages("unknown")


def page(body: str, head: str = "") -> str:
    """Return a page with a menu and a footer around *body*."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE} - Harbour forum</title>{head}</head>"
        "<body><div class='navbar'><ul><li><a href='/'>Board index</a></li></ul></div>"
        f"{body}<div class='copyright'>All rights reserved by the ferrymen</div></body></html>"
    )
