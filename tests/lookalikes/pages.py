"""Whole pages: a widget in some layout and style, and whatever a scraper leaves around it."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from attrs import evolve

from .layouts import LAYOUTS
from .model import Lookalike
from .stamps import STYLES
from .surroundings import above_widget, below_widget
from .voices import choose_voice
from .widget import Cell, fill_widget, make_widget
from .words import WORDS


def cells(locale: str | None = None) -> list[Cell]:
    """Return every kind of page that some board prints, of one locale or of all."""
    return [
        Cell(layout=layout, style=style, locale=code)
        for code in WORDS
        if locale in (None, code)
        for layout in LAYOUTS
        for style in STYLES
        if layout.suits(style, code)
    ]


def make_page(cell: Cell, random: Random) -> Lookalike:
    """Return a page of that kind; the same *random* gives the same page."""
    words = WORDS[cell.locale]
    voice = choose_voice(words, random)
    reference = _reference(random)
    notes: list[str] = []
    above, article, clock = above_widget(cell, voice, reference, random, notes)
    lines, rows = make_widget(cell, voice, reference, random, notes)
    lines = above + lines
    if random.random() < 0.12:
        notes.append("two-widgets")
        other = cell if random.random() < 0.5 else _sibling(cell, random)
        second, more = make_widget(other, voice, reference, random, [])
        lines += ["", random.choice(words.widget), *other.layout.header, *second]
        rows += more
    below, clock_below = below_widget(cell, voice, reference, random, notes, clock is not None)
    text = "\n".join(lines + below)
    return Lookalike(
        text=_scraped(text, random, notes),
        locale=cell.locale,
        reference=reference,
        rows=tuple(rows),
        article=article,
        layout=cell.layout.name,
        style=cell.style.name,
        clock=clock or clock_below,
        notes=tuple(notes),
    )


def _sibling(cell: Cell, random: Random) -> Cell:
    """Return the cell of another widget on the same board."""
    layouts = [layout for layout in LAYOUTS if layout.suits(cell.style, cell.locale)]
    return evolve(cell, layout=random.choice(layouts))


def _reference(random: Random) -> datetime:
    start = datetime(2009, 2, 1)
    return start + timedelta(days=random.randrange(6000), seconds=random.randrange(86400))


def make_unclear(cell: Cell, random: Random) -> Lookalike:
    """Return a page whose numeric dates can be read both ways: no field above 12 decides, and
    the list falls in either reading."""
    voice = choose_voice(WORDS[cell.locale], random)
    year = random.randrange(2010, 2025)
    numbers = sorted(random.sample(range(1, 13), k=random.randint(4, 8)), reverse=True)
    days = sorted(random.sample(range(1, 13), k=len(numbers)), reverse=True)
    moments = [
        datetime(year, month, day, random.randrange(24), random.randrange(60))
        for month, day in zip(numbers, days, strict=True)
    ]
    reference = datetime(year + 1, 6, 15, 12)
    lines, rows = fill_widget(cell, voice, reference, moments, random, ["unclear"])
    return Lookalike(
        text="\n".join(lines),
        locale=cell.locale,
        reference=reference,
        rows=tuple(rows),
        layout=cell.layout.name,
        style=cell.style.name,
        notes=("unclear",),
    )


def _scraped(text: str, random: Random, notes: list[str]) -> str:
    """Return *text* as scrapers leave it: other line ends, blanks at line ends."""
    chance = random.random()
    if chance < 0.06:
        notes.append("crlf")
        return text.replace("\n", "\r\n")
    if chance < 0.12:
        notes.append("trailing-blanks")
        return text.replace("\n", " \n")
    if chance < 0.16:
        notes.append("indented")
        return "\n".join("    " * bool(line) + line for line in text.split("\n"))
    return text
