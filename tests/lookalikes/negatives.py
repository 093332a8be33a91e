"""Pages without a widget, full of dates: an honest parser finds no entry on them."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from .model import Lookalike
from .prose import AUTHORS, PROSE
from .stamps import STYLES, Style, print_stamp
from .voices import choose_voice
from .words import WORDS


def make_negative(locale: str, random: Random) -> Lookalike:
    """Return a page of that language with dates in plenty and no widget."""
    words, prose = WORDS[locale], PROSE[locale]
    voice = choose_voice(words, random)
    reference = datetime(2015, 3, 1) + timedelta(hours=random.randrange(90000))
    styles = [style for style in STYLES if style.speaks(locale) and style.elapsed is None]
    style = random.choice(styles)

    def stamp() -> str:
        moment = reference - timedelta(minutes=random.randrange(900_000))
        return print_stamp(style, moment, reference, voice).text

    def long_date() -> str:
        moment = reference - timedelta(days=random.randrange(3000))
        return print_stamp(
            Style(name="", absolute="j F Y", genitive=True), moment, reference, voice
        ).text

    prose_lines = [sentence.replace("{date}", long_date()) for sentence in prose.sentences]
    random.shuffle(prose_lines)
    kinds = {
        "article": prose_lines,
        "members": [
            line
            for author in random.sample(AUTHORS, k=4)
            for line in (author, words.joined.format(stamp()), random.choice(prose_lines))
        ],
        "notes": [
            line
            for sentence in prose_lines[:4]
            for line in (sentence, words.edited.format(random.choice(AUTHORS), stamp()))
        ],
        "similar": [
            words.similar,
            *(f"» {subject} {prose.predicates[0]}" for subject in prose.subjects),
        ],
        "tricky": list(prose.tricky),
        "records": [
            *prose_lines[:2],
            words.record.format(57, stamp()),
            words.last_visit.format(stamp()),
            words.birthday.format("june (40)"),
            words.zone.format("UTC+02:00"),
        ],
    }
    kind = random.choice(sorted(kinds))
    return Lookalike(
        text="\n".join(kinds[kind]),
        locale=locale,
        reference=reference,
        rows=(),
        layout="negative",
        style=style.name,
        notes=(kind,),
    )
