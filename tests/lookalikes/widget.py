"""The widget: entries of one layout, stamped in one style, newest first."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from attrs import evolve, frozen

from .layouts import POSTED, Layout
from .model import Row, Stamp, Truncation
from .prose import AUTHORS, PROSE, TAILS
from .stamps import Style, Voice, is_spelled_out, print_stamp


@frozen(kw_only=True)
class Cell:
    """One kind of page: the unit the evaluation counts in."""

    layout: Layout
    style: Style
    locale: str


def make_widget(
    cell: Cell, voice: Voice, reference: datetime, random: Random, notes: list[str]
) -> tuple[list[str], list[Row]]:
    """Return the lines of a widget and its rows; *notes* learns what was done to it."""
    moments = _moments(cell, reference, random)
    return fill_widget(cell, voice, reference, moments, random, notes)


def fill_widget(
    cell: Cell,
    voice: Voice,
    reference: datetime,
    moments: list[datetime],
    random: Random,
    notes: list[str],
) -> tuple[list[str], list[Row]]:
    """Return the lines and rows of a widget for *moments*, newest first."""
    stamps = [print_stamp(cell.style, moment, reference, voice) for moment in moments]
    slots = _page_slots(cell, voice, random)
    authors = random.sample(
        (*AUTHORS, voice.words.guest), k=random.randint(1, 3 if cell.layout.least_rows > 3 else 5)
    )
    entries = [_entry(cell, stamp, slots, authors, random) for stamp in stamps]
    if cell.layout.columns:
        columns = zip(*(lines for lines, _ in entries), strict=True)
        return [line for column in columns for line in column], [row for _, row in entries]
    gap = cell.layout.gaps and random.random() < 0.35
    if gap:
        notes.append("gaps")
    return _joined(cell, entries, gap, random, notes)


def _joined(
    cell: Cell,
    entries: list[tuple[list[str], Row]],
    gap: bool,
    random: Random,
    notes: list[str],
) -> tuple[list[str], list[Row]]:
    """Return the entries under each other, the first or last one perhaps cut by the scraper."""
    if len(cell.layout.lines) > 1 and len(entries) > 2:
        _lose(cell, entries, random, notes)
    if len(cell.layout.lines) > 1 and not gap and random.random() < 0.06:
        notes.append("blank-lines")
        entries = [(_spaced(entry), row) for entry, row in entries]
    lines: list[str] = []
    for at, (entry, _) in enumerate(entries):
        lines += ([""] if gap and at else []) + entry
    return lines, [row for _, row in entries]


def _lose(
    cell: Cell, entries: list[tuple[list[str], Row]], random: Random, notes: list[str]
) -> None:
    """Take the title of the first entry or all but the title of the last one away."""
    chance = random.random()
    (first, first_row), (last, last_row) = entries[0], entries[-1]
    headed = "heading" in notes or "article" not in notes
    if chance < 0.15 and (cell.layout.bulleted or (cell.layout.labelled and headed)):
        notes.append("orphan-start")
        entries[0] = (first[1:], evolve(first_row, title=None, other_titles=(), truncated="no"))
    elif chance > 0.9 and cell.layout.bulleted:
        notes.append("orphan-end")
        entries[-1] = (last[:1], evolve(last_row, author=None, stamp=None, forum=None))


def _spaced(entry: list[str]) -> list[str]:
    """Return the lines as a block scraper leaves them: a blank one after each."""
    return [part for line in entry for part in (line, "")]


def _moments(cell: Cell, reference: datetime, random: Random) -> list[datetime]:
    """Return moments, newest first, with something for every rule of the style."""
    style, least = cell.style, cell.layout.least_rows
    for _ in range(50):
        count = random.choice((least, *[random.randint(4, 18)] * 8, random.randint(19, 60)))
        moments = sorted(_moment(style, reference, random) for _ in range(count))
        if random.random() < 0.3:
            moments[0] = moments[1]
        if style.max_days >= 4000 and random.random() < 0.5:
            moments = [moment for moment in moments if (reference - moment).days < 400]
        if len(moments) >= least and _decides(style, moments, reference):
            return moments[::-1]
    raise AssertionError(f"no page decides the order of {style.name}")


def _moment(style: Style, reference: datetime, random: Random) -> datetime:
    day = 86400
    spans = ((0, 3600), (3600, day), (day, 2 * day), (2 * day, 7 * day), (7 * day, 60 * day))
    longer = ((60 * day, min(style.max_days, 400) * day), (7 * day, style.max_days * day))
    low, high = random.choice(spans if random.random() < 0.75 else longer)
    return reference - timedelta(seconds=random.randrange(low, min(high, style.max_days * day)))


def _decides(style: Style, moments: list[datetime], reference: datetime) -> bool:
    """Return whether the page itself tells day from month: a field above 12."""
    spelled = [moment for moment in moments if is_spelled_out(style, moment, reference)]
    return not style.numeric or not spelled or any(moment.day > 12 for moment in spelled)


def _page_slots(cell: Cell, voice: Voice, random: Random) -> dict[str, str]:
    words = voice.words
    by = random.choice(words.by)
    return {
        "by": by,
        "By": by[0].upper() + by[1:],
        "on": random.choice(words.on),
        "in": words.within,
        "last_post": words.last_post,
        "posted": POSTED.get(cell.locale, ""),
        "replies": words.replies,
        "views": words.views,
        "page": random.choice(PROSE[cell.locale].short),
        "bullet": random.choice(("» ",) * 4 + ("»\u00a0",) * 2 + ("› ", "• ")),
        "re": random.choice(("", "", "", "Re: ")),
    }


def _entry(
    cell: Cell, stamp: Stamp, slots: dict[str, str], authors: list[str], random: Random
) -> tuple[list[str], Row]:
    title, truncated = _title(cell, slots["re"], random)
    author, forum = random.choice(authors), random.choice(PROSE[cell.locale].forums)
    filled = {
        **slots,
        "title": title,
        "author": author,
        "forum": forum,
        "stamp": stamp.text,
        "day": stamp.day_part or stamp.text,
        "clock": stamp.clock_part or "",
        "n": str(random.randrange(60)),
        "m": str(random.randrange(10, 4000)),
        "initial": author[0].upper(),
    }
    lines = [_line(template, filled) for template in cell.layout.lines]
    if not cell.layout.columns:
        lines = [line for line in lines if line]
    layout = cell.layout
    return lines, Row(
        title=" ".join(title.split()) if layout.titled else None,
        author=author if layout.authored else None,
        stamp=stamp,
        truncated=truncated if layout.titled else "no",
        forum=forum if layout.names_forum else None,
        other_titles=(f"[{forum}] {title}",) if layout.name == "smf-ssi" else (),
        other_authors=() if layout.authored else (forum,),
    )


def _line(template: str, filled: dict[str, str]) -> str:
    bullet = filled["bullet"] if template.startswith("» {title}") else ""
    body = template.removeprefix("» ") if bullet else template
    return bullet + " ".join(body.format_map(filled).split(" ")).replace("  ", " ").strip()


def _title(cell: Cell, prefix: str, random: Random) -> tuple[str, Truncation]:
    prose = PROSE[cell.locale]
    kind = random.random()
    if kind < 0.12:
        title = random.choice(prose.short)
    elif kind < 0.3:
        title = random.choice(prose.tricky)
    else:
        title = _sentence(cell.locale, random)
        if random.random() < 0.25:
            title += f": {_sentence(cell.locale, random)}"
    if random.random() < 0.1:
        title += random.choice(TAILS)
    if random.random() < 0.6:
        title = prefix + title
    return _cut(title, cell.layout)


def _sentence(locale: str, random: Random) -> str:
    blank = "" if locale in ("ja", "zh-Hans") else " "
    prose = PROSE[locale]
    return f"{random.choice(prose.subjects)}{blank}{random.choice(prose.predicates)}"


def _cut(title: str, layout: Layout) -> tuple[str, Truncation]:
    if layout.cut is None or len(title) < layout.cut[0]:
        return title, "no"
    length, mark = layout.cut
    if not mark:
        return title[:length].strip(), "maybe"
    return (title, "no") if len(title) <= length else (title[:length].rstrip() + mark, "yes")
