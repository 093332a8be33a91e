"""Whole pages: a widget in some layout and style, and whatever a scraper leaves around it."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Final

from attrs import evolve, frozen

from .layouts import LAYOUTS, Layout
from .model import ArticleParts, Lookalike, Row, Stamp, Truncation
from .prose import AGENCIES, AUTHORS, PROSE
from .stamps import STYLES, Style, Voice, is_spelled_out, print_stamp
from .words import WORDS, Words


@frozen(kw_only=True)
class Cell:
    """One kind of page: the unit the evaluation counts in."""

    layout: Layout
    style: Style
    locale: str


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
    voice = _voice(words, random)
    reference = _reference(random)
    notes: list[str] = []
    above, article, clock = _above(cell, voice, reference, random, notes)
    widget, rows = _widget(cell, voice, reference, random, notes)
    lines = above + widget
    if random.random() < 0.12:
        notes.append("two-widgets")
        second, more = _widget(cell, voice, reference, random, [])
        lines += ["", random.choice(words.widget), *second]
        rows += more
    below, clock_below = _below(cell, voice, reference, random, notes, clock is not None)
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
        notes=notes,
    )


def _voice(words: Words, random: Random) -> Voice:
    at = random.randrange(len(words.today))
    return Voice(
        words=words,
        today=words.today[at],
        yesterday=words.yesterday[min(at, len(words.yesterday) - 1)],
        at=random.choice(words.at),
        weekdays_abbr=random.choice(words.weekdays_abbr),
        just_now=random.choice(words.just_now),
    )


def _reference(random: Random) -> datetime:
    start = datetime(2009, 2, 1)
    return start + timedelta(days=random.randrange(6000), seconds=random.randrange(86400))


# --- the widget ---------------------------------------------------------------------------------


def _widget(
    cell: Cell, voice: Voice, reference: datetime, random: Random, notes: list[str]
) -> tuple[list[str], list[Row]]:
    stamps = [
        print_stamp(cell.style, moment, reference, voice)
        for moment in _moments(cell.style, reference, random)
    ]
    slots = _page_slots(cell, voice, random)
    authors = random.sample(AUTHORS, k=random.randint(1, min(5, len(AUTHORS))))
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
    chance = random.random()
    if cell.layout.bulleted and len(cell.layout.lines) > 1:
        (first, first_row), (last, last_row) = entries[0], entries[-1]
        if chance < 0.2:
            notes.append("orphan-start")
            entries[0] = (first[1:], evolve(first_row, title=None, other_titles=(), truncated="no"))
        elif chance < 0.3:
            notes.append("orphan-end")
            entries[-1] = (last[:1], evolve(last_row, author=None, stamp=None, forum=None))
    lines: list[str] = []
    for at, (entry, _) in enumerate(entries):
        lines += ([""] if gap and at else []) + entry
    return lines, [row for _, row in entries]


def _moments(style: Style, reference: datetime, random: Random) -> list[datetime]:
    """Return moments, newest first, with something for every rule of the style."""
    for _ in range(50):
        count = random.randint(4, 18)
        moments = sorted(_moment(style, reference, random) for _ in range(count))
        if random.random() < 0.3:
            moments[0] = moments[1]
        if style.max_days >= 4000 and random.random() < 0.5:
            moments = [moment for moment in moments if (reference - moment).days < 400]
        if len(moments) >= 3 and _decides(style, moments, reference):
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
        title = f"{random.choice(prose.subjects)} {random.choice(prose.predicates)}"
        if random.random() < 0.25:
            title += f": {random.choice(prose.subjects)} {random.choice(prose.predicates)}"
    if random.random() < 0.6:
        title = prefix + title
    return _cut(title, cell.layout)


def _cut(title: str, layout: Layout) -> tuple[str, Truncation]:
    if layout.cut is None or len(title) < layout.cut[0]:
        return title, "no"
    length, mark = layout.cut
    if not mark:
        return title[:length].strip(), "maybe"
    return (title, "no") if len(title) <= length else (title[:length].rstrip() + mark, "yes")


# --- what stands around it ----------------------------------------------------------------------

_CLOCK_STYLE: Final = Style(name="clock", absolute="D M d, Y g:i a")


def _above(
    cell: Cell, voice: Voice, reference: datetime, random: Random, notes: list[str]
) -> tuple[list[str], ArticleParts | None, datetime | None]:
    words, lines, clock, article = voice.words, list[str](), None, None
    if random.random() < 0.4:
        lines += words.navigation
        notes.append("navigation")
        if random.random() < 0.4:
            clock = reference.replace(second=0)
            stamp = print_stamp(_CLOCK_STYLE, reference, reference, voice)
            lines.append(random.choice(words.clock).format(stamp.text))
            notes.append("clock-line")
    if random.random() < 0.4:
        article, text = _article(cell, voice, reference, random)
        lines += text
        notes.append("article")
    bare = article is not None and not cell.layout.bulleted
    if random.random() < (0.8 if bare else 0.5):
        lines.append(random.choice(words.widget))
        notes.append("heading")
    return [*lines, *cell.layout.header], article, clock


def _article(
    cell: Cell, voice: Voice, reference: datetime, random: Random
) -> tuple[ArticleParts, list[str]]:
    prose = PROSE[cell.locale]
    headline = f"{random.choice(prose.subjects)} {random.choice(prose.predicates)}"
    sentences = random.sample(prose.sentences, k=random.randint(3, len(prose.sentences)))
    dated = tuple(
        sentence.replace("{date}", _long_date(voice, reference, random)) for sentence in sentences
    )
    agency = random.choice(AGENCIES)
    body = [f"({agency}) {dated[0]}", *dated[1:]]
    size = random.choice(("39", "24", "150"))
    marked = f"[size={size}]{headline}[/size]"
    if random.random() < 0.3:
        marked = f"[center][b]{marked}[/b][/center]"
    copies = random.choice((1, 1, 2))
    parts = ArticleParts(
        headline=headline, caption=None, source_tag=agency, paragraphs=dated, copies=copies
    )
    return parts, [marked, *body * copies]


def _long_date(voice: Voice, reference: datetime, random: Random) -> str:
    style = Style(name="prose", absolute="j F Y", genitive=True)
    moment = reference - timedelta(days=random.randrange(1, 900))
    return print_stamp(style, moment, reference, voice).text


def _below(
    cell: Cell,
    voice: Voice,
    reference: datetime,
    random: Random,
    notes: list[str],
    told: bool,
) -> tuple[list[str], datetime | None]:
    words, lines, clock = voice.words, list[str](), None
    if random.random() < 0.2:
        notes.append("similar")
        prose = PROSE[cell.locale]
        lines += ["", words.similar]
        lines += [f"» {subject} {prose.predicates[0]}" for subject in prose.subjects[:4]]
    if random.random() < 0.45:
        notes.append("footer")
        lines += ["", *_footer(voice, reference, random)]
    if not told and random.random() < 0.2:
        notes.append("clock-line")
        clock = reference.replace(second=0)
        stamp = print_stamp(_CLOCK_STYLE, reference, reference, voice)
        lines.append(random.choice(words.clock).format(stamp.text))
    return lines, clock


def _footer(voice: Voice, reference: datetime, random: Random) -> list[str]:
    words = voice.words
    old = print_stamp(_CLOCK_STYLE, reference - timedelta(days=700, hours=5), reference, voice).text
    lines = [
        "Powered by phpBB® Forum Software © phpBB Limited",
        words.zone.format("UTC+01:00"),
        words.record.format(random.randrange(9, 400), old),
        words.last_visit.format(old),
        words.birthday.format("Ziad (31), june (40)"),
        words.edited.format("Rocky", old),
    ]
    return sorted(random.sample(lines, k=random.randint(1, 4)), key=lines.index)


def _scraped(text: str, random: Random, notes: list[str]) -> str:
    """Return *text* as scrapers leave it: other line ends, blanks at line ends."""
    chance = random.random()
    if chance < 0.06:
        notes.append("crlf")
        return text.replace("\n", "\r\n")
    if chance < 0.12:
        notes.append("trailing-blanks")
        return text.replace("\n", " \n")
    return text
