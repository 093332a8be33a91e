"""The rows of the table: what is measured, beside what, and the bar it is held to."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import rivals
from attrs import frozen
from inputs import (
    REFERENCE,
    ROOT,
    Board,
    Stamp,
    as_html,
    forum_pages,
    lookalike_pages,
    stamps,
)
from measuring import (
    Figure,
    Work,
    caches,
    compared,
    emptying,
    nothing,
    ratio,
    take_turns,
    with_note,
)

import forumparse as fp

Figures = Iterator[Figure]

_MINUTES: Final = range(0, 180 * 37, 37)
"""By how much the clocks of all stamps are moved, time after time."""


@frozen(kw_only=True)
class Setting:
    """What to measure on, and how long."""

    page: Board
    quick: bool

    def rounds(self, full: int) -> int:
        """Return how often things take turns."""
        return max(3, full // 4) if self.quick else full


def timestamps(setting: Setting) -> Figures:
    """Stamps read and resolved, their minutes different every time."""
    resolver = fp.Resolver(date(2024, 12, 14))

    def ours(text: str) -> datetime:
        stamp = fp.parse_timestamp(text)
        assert stamp is not None, text
        return resolver.resolve(stamp)

    moved = [stamps(setting.page, by) for by in _MINUTES]
    spelled_out = [[stamp for stamp in every if stamp.spelled_out] for every in moved]
    dateparser = rivals.dateparser(REFERENCE)
    yield _right("stamps read right, of all", ours, moved)
    if dateparser is not None:
        yield _right("... by dateparser", dateparser, moved[:2], asked=False)
    for what, prepare, bar in (
        ("stamp: dateparser beside us", nothing, 400.0),
        (
            "... every cache emptied first, the words of the language too",
            emptying(caches(of_languages=True)),
            150.0,
        ),
        (
            "... every cache but those words emptied first",
            emptying(caches(of_languages=False)),
            None,
        ),
    ):
        if dateparser is None:
            yield Figure(what=what, value=None, bar=bar, better="more", note="no dateparser")
            continue
        # Each in turns of its own: emptied caches would cost whoever comes next.
        works = {"ours": _reading(ours, moved, prepare), "theirs": _reading(dateparser, moved)}
        timings = take_turns(setting.rounds(12), works)
        figure = compared(what, timings, "theirs", "ours", bar, "more")
        yield with_note(figure, f"{1e9 / median(timings['ours']):,.0f} stamps/s")
    dateutil = rivals.dateutil(REFERENCE)
    timings = take_turns(
        setting.rounds(24),
        {"ours": _reading(ours, spelled_out), "dateutil": _reading(dateutil, spelled_out)},
    )
    what = f"stamp: dateutil beside us, the {len(spelled_out[0])} spelled out"
    yield compared(what, timings, "dateutil", "ours", 15.0, "more")


def _reading(
    read: rivals.Read, moved: Sequence[Sequence[Stamp]], prepare: Callable[[], None] = nothing
) -> Work:
    texts = cycle([[stamp.text for stamp in every] for every in moved])

    def run() -> None:
        for text in next(texts):
            read(text)

    return Work(run, prepare, len(moved[0]))


def _right(
    what: str, read: rivals.Read, moved: Sequence[Sequence[Stamp]], *, asked: bool = True
) -> Figure:
    every = [stamp for some in moved for stamp in some]
    right = sum(read(stamp.text) == stamp.value for stamp in every)
    return Figure(
        what=what,
        value=right / len(every),
        bar=1.0 if asked else None,
        better="more",
        exact=True,
        note=f"{len(moved[0])} stamps at {len(moved)} clocks each",
    )


def resolving(setting: Setting) -> Figures:
    """Parsed stamps resolved, beside the least that making a datetime costs."""
    resolver = fp.Resolver(date(2024, 12, 14))
    parsed = [post.timestamp for post in fp.parse_page(setting.page.text).sidebar if post.timestamp]
    fields = [resolver.resolve(stamp).timetuple()[:5] for stamp in parsed]
    added = timedelta(days=1)

    def resolve() -> None:
        for stamp in parsed:
            resolver.resolve(stamp)

    def make() -> None:
        for year, month, day, hour, minute in fields:
            datetime(year, month, day, hour, minute) + added  # noqa: DTZ001

    timings = take_turns(setting.rounds(60), {"ours": Work(resolve), "least": Work(make)})
    yield compared(
        "Resolver.resolve beside datetime(...) + a timedelta", timings, "ours", "least", 2.0
    )


def pages(setting: Setting) -> Figures:
    """Whole pages, beside cutting them into lines."""
    page = setting.page
    named = {
        f"parse_page: {page.name}": (page.text, 15.0),
        "parse_page: its article alone": (page.article, 8.0),
        "parse_page: its article, printed twice": (page.article_twice, 8.0),
    }
    for what, (text, bar) in named.items():
        yield compared(what, _beside_splitlines(text, setting.rounds(60)), "ours", "lines", bar)
    every = [
        ratio(_beside_splitlines(text, 3), "ours", "lines")[0]
        for text in lookalike_pages(setting.rounds(80))
    ]
    yield Figure(
        what="parse_page: look-alike pages of many layouts and languages",
        value=median(every),
        note=f"{len(every)} pages, {min(every):.3g} to {max(every):.3g}; most have few long lines",
    )


def _beside_splitlines(text: str, rounds: int) -> dict[str, list[float]]:
    works = {"ours": Work(lambda: fp.parse_page(text)), "lines": Work(text.splitlines)}
    return dict(take_turns(rounds, works))


def growth(setting: Setting) -> Figures:
    """A thousand times the page: time per character, with the garbage collector off and on."""
    sizes = (10, 100) if setting.quick else (10, 1000)
    texts = {
        "all different paragraphs": setting.page.grown,
        "the page again and again": lambda times: "\n".join([setting.page.text] * times),
    }
    for collecting, bar in ((False, 1.25), (True, 1.4)):
        for kind, make in texts.items():
            timings = _growing([make(times) for times in sizes], 3, collecting)
            collector = "on" if collecting else "off"
            what = f"per character, {sizes[1]}x beside {sizes[0]}x: {kind}, collector {collector}"
            yield compared(what, timings, "large", "small", bar)


def _growing(texts: Sequence[str], rounds: int, collecting: bool) -> dict[str, list[float]]:  # noqa: FBT001
    small, large = texts
    works = {
        "small": Work(lambda: fp.parse_page(small), gc.collect, len(small)),
        "large": Work(lambda: fp.parse_page(large), gc.collect, len(large)),
    }
    if collecting:
        return dict(take_turns(rounds, works))
    gc.disable()
    try:
        return dict(take_turns(rounds, works))
    finally:
        gc.enable()


def memory(setting: Setting) -> Figures:
    """The most that parsing holds at once, its result included, beside the bytes of the text."""
    for times in (1, 20) if setting.quick else (1, 100):
        text = setting.page.grown(times)
        size = len(text.encode())
        fp.parse_page(text)
        gc.collect()
        tracemalloc.start()
        page = fp.parse_page(text)
        peak = tracemalloc.get_traced_memory()[1]
        gc.collect()
        kept = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        yield Figure(
            what=f"peak memory in bytes for a byte of text, {times}x the page",
            value=peak / size,
            bar=6.0,
            exact=True,
            note=f"{kept / size:.2f} kept by {len(page.sidebar):,} posts and all else; text apart",
        )


def importing(setting: Setting) -> Figures:
    """What an import costs beyond starting Python, beside the libraries we stand on."""
    statements = {
        "bare": "pass",
        "least": "import attrs, regex, dateutil.tz",
        "ours": "import forumparse",
        "used": "import forumparse; forumparse.parse_page, forumparse.Resolver",
        "dateparser": "import dateparser",
        "trafilatura": "import trafilatura",
    }
    present = rivals.versions()
    costs: dict[str, list[float]] = {
        name: [] for name in statements if name not in present or present[name] is not None
    }
    for turn in range(setting.rounds(24) + 1):
        for name, spent in costs.items():
            seconds = _of_child([sys.executable, "-c", statements[name]])
            if turn:  # the first writes what is compiled
                spent.append(seconds)
    bare, least = median(costs.pop("bare")), median(costs.pop("least"))
    for name, spent in costs.items():
        what = {
            "ours": "import forumparse, beside attrs + regex + dateutil.tz",
            "used": "... with parse_page and Resolver loaded",
        }.get(name, f"... import {name}")
        value = max(0.0, median(spent) - bare) / (least - bare)
        bar = 0.8 if name == "ours" else None
        yield Figure(what=what, value=value, bar=bar, note=f"{len(spent)} runs each, in turns")


def _of_child(command: Sequence[str]) -> float:
    """Return the CPU seconds of a process."""
    before = getrusage(RUSAGE_CHILDREN)
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": path})
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def processes(setting: Setting) -> Figures:
    """The command line over many files, with one process and with two; by the clock on the wall."""
    count = 400 if setting.quick else 2_000
    what = f"two processes beside one, {count:,} pages"
    if (os.cpu_count() or 1) < 2:
        yield Figure(what=what, value=None, bar=1.8, better="more", note="one processor")
        return
    with TemporaryDirectory() as folder:
        inputs = Path(folder, "pages")
        inputs.mkdir()
        for number in range(count):
            text = f"{setting.page.text}\nToday at {number % 12}:00 am by Nr {number}"
            (inputs / f"{number}.txt").write_text(text, encoding="utf-8")
        ratios, shares, written = [], [], set()
        for _ in range(setting.rounds(3)):
            walls, spent = {}, {}
            for jobs in (1, 2):
                out = Path(folder, "out.jsonl")
                command = [sys.executable, "-m", "forumparse", "parse", str(inputs), "-o", str(out)]
                start = perf_counter()
                spent[jobs] = _of_child([*command, "--jobs", str(jobs)])
                walls[jobs] = perf_counter() - start
                written.add(out.read_bytes())
            ratios.append(walls[1] / walls[2])
            shares.append(spent[2] / spent[1])
    same = "both wrote the same" if len(written) == 1 else "THEY WROTE DIFFERENT THINGS"
    load = os.getloadavg()[0]
    note = (
        f"by the wall, {min(ratios):.2f} to {max(ratios):.2f}, under a load of {load:.1f}; "
        f"two used {median(shares):.2f} times the CPU time of one; {same}"
    )
    yield Figure(what=what, value=median(ratios), bar=1.8, better="more", note=note)


_PARSE: Final = "parse_html beside the bare parse by resiliparse"
_EXTRACT: Final = "trafilatura beside parse_html"


def html(setting: Setting) -> Figures:
    """Forum pages as HTML: beside the bare parse, and beside trafilatura."""
    try:
        from resiliparse.parse.html import HTMLTree

        from forumparse.html import parse_html
    except ImportError as error:
        yield Figure(what=_PARSE, value=None, bar=3.0, note=str(error))
        yield Figure(what=_EXTRACT, value=None, bar=30.0, better="more", note=str(error))
        return
    real = forum_pages(12 if setting.quick else 112)
    sources = list(real.values()) or [as_html(setting.page)]
    where = f"{len(sources)} {'forum pages' if real else 'made-up page'}"
    parses = [_ratio_on(source, parse_html, HTMLTree.parse, 3) for source in sources]
    yield Figure(what=_PARSE, value=median(parses), bar=3.0, note=_spread(where, parses))
    extract = rivals.extractors().get("trafilatura")
    if extract is None:
        yield Figure(what=_EXTRACT, value=None, bar=30.0, better="more", note="no trafilatura")
        return
    extracts = [_ratio_on(source, extract, parse_html, 1) for source in sources]
    note = _spread(where, extracts)
    yield Figure(what=_EXTRACT, value=median(extracts), bar=30.0, better="more", note=note)


def _ratio_on(
    source: str, one: Callable[[str], object], beside: Callable[[str], object], rounds: int
) -> float:
    works = {"one": Work(lambda: one(source)), "beside": Work(lambda: beside(source))}
    return ratio(take_turns(rounds, works), "one", "beside")[0]


def _spread(where: str, ratios: Sequence[float]) -> str:
    return f"median of {where}, {min(ratios):.3g} to {max(ratios):.3g}"


def extractors(setting: Setting) -> Figures:
    """What each makes of one page with its article twice and a widget, and at which cost."""
    page, source = setting.page, as_html(setting.page)
    works = {"ours": Work(lambda: fp.parse_page(page.text))}
    works |= {name: Work(lambda f=f: f(source)) for name, f in rivals.extractors().items()}
    timings = take_turns(setting.rounds(8), works)
    titles = [line.strip("» ") for line in page.widget if line.startswith("»")]
    for name, extract in rivals.extractors().items():
        text = extract(source) or ""
        copies = sum(text.count(line) for line in page.body) / len(page.body)
        left = sum(title in text for title in titles)
        note = f"its text: the article {copies:.1f} times, {left} of {len(titles)} titles of others"
        figure = compared(f"{name}, HTML, beside parse_page, text", timings, name, "ours")
        yield with_note(figure, note)


ROWS: Final[dict[str, Callable[[Setting], Figures]]] = {
    "stamps": timestamps,
    "resolve": resolving,
    "pages": pages,
    "growth": growth,
    "memory": memory,
    "import": importing,
    "processes": processes,
    "html": html,
    "extractors": extractors,
}
