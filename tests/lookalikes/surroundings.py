"""What a scraper leaves around a widget: navigation, an article, footers, the page's clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Final

from attrs import evolve

from .model import ArticleParts
from .prose import AGENCIES, AUTHORS, PROSE
from .stamps import Style, Voice, print_stamp
from .widget import Cell

_CREDITS: Final = (
    "REUTERS/Emil Tann",
    "Handout via REUTERS TV",
    "AFP PHOTO / ANNA BERG",
    "Emil Tann/AFP/Getty Images",
)
_CLOCK_STYLE: Final = Style(name="clock", absolute="D M d, Y g:i a")


def above_widget(
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
    elif random.random() < 0.2:
        lines += _thread(cell, voice, reference, random)
        notes.append("thread")
    bare = bool(lines) and not cell.layout.bulleted
    if random.random() < (0.8 if bare else 0.5):
        lines.append(random.choice(words.widget))
        notes.append("heading")
    return [*lines, *cell.layout.header], article, clock


def _thread(cell: Cell, voice: Voice, reference: datetime, random: Random) -> list[str]:
    """Return posts whose member facts and edit notes carry dates that are no entry's."""
    prose, words, lines = PROSE[cell.locale], voice.words, list[str]()
    for author in random.sample(AUTHORS, k=2):
        moment = reference - timedelta(days=random.randrange(40, 2000))
        dated = print_stamp(cell.style, moment, reference, voice).text
        lines += [author, words.joined.format(_long_date(voice, reference, random))]
        lines += [text for text in random.sample(prose.sentences, k=2) if "{" not in text]
        lines.append(words.edited.format(author, dated))
    return lines


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
    caption = None
    if random.random() < 0.3:
        caption = f"{_sentence(voice, reference, random)} {random.choice(_CREDITS)}"
        body.insert(0, caption)
    parts = ArticleParts(
        headline=headline, caption=caption, source_tag=agency, paragraphs=dated, copies=copies
    )
    return parts, [marked, *body * copies]


def _sentence(voice: Voice, reference: datetime, random: Random) -> str:
    dated = [text for text in PROSE[voice.words.code].sentences if "{date}" in text]
    return random.choice(dated).replace("{date}", _long_date(voice, reference, random))


def _long_date(voice: Voice, reference: datetime, random: Random) -> str:
    style = Style(name="prose", absolute="j F Y", genitive=True)
    moment = reference - timedelta(days=random.randrange(1, 900))
    voice = evolve(voice, disguise={}, mark="")
    return print_stamp(style, moment, reference, voice).text


def below_widget(
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
        lines += [*([""] if random.random() < 0.7 else []), *_footer(voice, reference, random)]
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
