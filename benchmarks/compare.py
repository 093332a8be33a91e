"""Print what each library answers, as the tables of docs/explanation/comparison.md.

    python benchmarks/compare.py

How fast they are is `run.py`'s question; this script asks what comes out.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import rivals  # noqa: E402
from inputs import REFERENCE, as_broken_lines, as_html, board, stamps  # noqa: E402

import forumparse as fp  # noqa: E402

NOW = datetime(2024, 12, 14, 9)  # noqa: DTZ001 - a Saturday, nine in the morning
# What boards print, in which language, and what it means; None where there is no such time.
WRITTEN = (
    ("Today at 7:09 am", "en", "2024-12-14 07:09"),
    ("Today at 12:00 am", "en", "2024-12-14 00:00"),
    ("Yesterday at 6:36 am", "en", "2024-12-13 06:36"),
    ("Thu 12 Dec 2024, 6:34 am", "en", "2024-12-12 06:34"),
    ("12-13-2024, 07:10 AM", "en", "2024-12-13 07:10"),
    ("Friday at 3:15 PM", "en", "2024-12-13 15:15"),
    ("Saturday at 8:15 AM", "en", "2024-12-07 08:15"),
    ("2 hours ago", "en", "2024-12-14 07:00"),
    ("A moment ago", "en", "2024-12-14 09:00"),
    ("Hier à 4:10", "fr", "2024-12-13 04:10"),
    ("Gestern, 20:32", "de", "2024-12-13 20:32"),
    ("05.02.2024, 16:13", "de", "2024-02-05 16:13"),
    ("Bugün 07:07", "tr", "2024-12-14 07:07"),
    ("Сегодня в 07:07", "ru", "2024-12-14 07:07"),
    ("Yesterday at 25:00", "en", None),
    ("Today at 7:61 am", "en", None),
)


def ours(text: str, language: str) -> datetime | None:
    stamp = fp.parse_timestamp(text, locale=language)
    return None if stamp is None else fp.Resolver(NOW).resolve(stamp)


def readers() -> dict[str, Callable[[str, str], datetime | None]]:
    """Return who is asked, each told all that it can be told."""
    found: dict[str, Callable[[str, str], datetime | None]] = {"forumparse": ours}
    if rivals.dateparser(NOW) is not None:
        import dateparser

        settings = {"RELATIVE_BASE": NOW, "PREFER_DATES_FROM": "past"}
        found["dateparser"] = lambda text, language: dateparser.parse(
            text, languages=[language], settings=settings
        )
    from dateutil import parser

    found["dateutil"] = lambda text, _: parser.parse(text, default=NOW)
    found["dateutil, fuzzy"] = lambda text, _: parser.parse(text, default=NOW, fuzzy=True)
    return found


def answer(read: Callable[[str, str], datetime | None], text: str, language: str) -> str:
    try:
        value = read(text, language)
    except Exception:  # noqa: BLE001 - to refuse is an answer
        value = None
    return "refused" if value is None else f"{value:%Y-%m-%d %H:%M}"


def timestamps() -> Iterator[str]:
    found = readers()
    yield "| written | " + " | ".join(found) + " |"
    yield "|---|" + "---|" * len(found)
    for text, language, meant in WRITTEN:
        cells = []
        for read in found.values():
            given = answer(read, text, language)
            cells.append("right" if given == (meant or "refused") else given)
        yield f"| `{text}` ({language}) | " + " | ".join(cells) + " |"


def on_the_page() -> Iterator[str]:
    """What they make of a whole widget: its stamps, and the titles that are no stamps."""
    page = board()
    titles = [line.lstrip("» ") for line in page.widget if line.startswith("»")]
    every = stamps(page, 0)
    known = fp.Resolver(REFERENCE)
    yield f"| {page.name} | {len(every)} stamps: right | {len(titles)} titles: taken for a date |"
    yield "|---|---|---|"
    reading = readers() | {"forumparse": lambda text, _: known.resolve(text)}
    for name, read in reading.items():
        right = sum(
            answer(read, stamp.text, "en") == f"{stamp.value:%Y-%m-%d %H:%M}" for stamp in every
        )
        taken = sum(answer(read, title, "en") != "refused" for title in titles)
        yield f"| {name} | {right} | {taken} |"


def extractors() -> Iterator[str]:
    page = board()
    titles = [line.lstrip("» ") for line in page.widget if line.startswith("»")]
    inputs = {"tidy": as_html(page), "lines": as_broken_lines(page), "text": page.text}
    yield "| | " + " | ".join(inputs) + " |"
    yield "|---|" + "---|" * len(inputs)
    for name, extract in rivals.extractors().items():
        cells = []
        for source in inputs.values():
            try:
                text = extract(source) or ""
            except Exception:  # noqa: BLE001 - to refuse is an answer
                text = ""
            copies = sum(text.count(line) for line in page.body) / len(page.body)
            left = sum(title in text for title in titles)
            cells.append(f"{copies:.0f}, {left}" if text else "nothing")
        yield f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    warnings.simplefilter("ignore")
    print(", ".join(f"{n} {v or 'not installed'}" for n, v in rivals.versions().items()), "\n")
    for table in (timestamps, on_the_page, extractors):
        print("\n".join(table()), "\n")


if __name__ == "__main__":
    main()
