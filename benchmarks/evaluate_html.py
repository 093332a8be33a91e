"""Score `parse_html` on real forum pages beside the extractors that are installed.

    python benchmarks/evaluate_html.py                      # ../shared/pages/wcxb-dev
    python benchmarks/evaluate_html.py path/to/pages --show 12
    python benchmarks/evaluate_html.py --lower-floors

A folder of pages holds `html/NNNN.html.gz` and `ground-truth/NNNN.json`, as the Web Content
Extraction Benchmark publishes them; pages are read from there and never copied.  What is measured:

* `F1`: words (`\\w+` of the lower-cased text) in common with the reference, as multisets, the mean
  over pages.  A page whose reference is empty scores 1 for an empty answer, else 0.
* `with`, `without`: the share of text snippets that must be there and are, and of those that must
  not be there and are all the same.
* `title`, `author`, `date`: pages on which the answer equals the reference, an absent one included.
* `ms`: CPU time per page, the median; and how that compares with the bare parse of the page.
* `stamps`: relative times that a page prints with minutes, read from the words alone and resolved
  against the page's own clock, that agree with the instant which stands in an attribute.

Returns 1 when a figure of ours misses its floor in `html_floors.toml`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from statistics import mean, median
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

import rivals  # noqa: E402

import forumparse as fp  # noqa: E402

PAGES: Final = ROOT.parent / "shared" / "pages" / "wcxb-dev"
FLOORS: Final = ROOT / "benchmarks" / "html_floors.toml"
OURS: Final = "forumparse"
_WORDS: Final = re.compile(r"\w+")
_ROUNDS: Final = 3


class Example(NamedTuple):
    """A page and what a reader says it holds."""

    name: str
    data: bytes
    url: str | None
    truth: Mapping[str, Any]

    @property
    def content(self) -> str:
        """The reference text."""
        return self.truth.get("main_content") or ""


class Answer(NamedTuple):
    """What an extractor says a page holds."""

    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None


class Scores(NamedTuple):
    """An extractor's figures, page by page."""

    f1: dict[str, float]
    wanted: list[bool]
    unwanted: list[bool]
    facts: Mapping[str, list[bool]]
    ms: list[float]


def examples(folder: Path) -> Iterator[Example]:
    """Yield the pages of a folder in the order of their names."""
    for path in sorted(folder.glob("ground-truth/*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        data = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
        yield Example(path.stem, data, record.get("url"), record["ground_truth"])


# -- extractors -----------------------------------------------------------------------------------


def ours(example: Example) -> Answer:
    page = fp.parse_html(example.data, url=example.url)
    first = page.posts[0] if page.posts else None
    title = page.article.headline if page.article else None
    author = first.author if first else None
    return Answer(page.content, title, author, _day(first.timestamp if first else None))


def _day(stamp: fp.Timestamp | None) -> str | None:
    if not isinstance(stamp, fp.AbsoluteTimestamp) or stamp.year is None or stamp.day is None:
        return None
    return f"{stamp.year}-{stamp.month:02}-{stamp.day:02}"


def _trafilatura(module: Any) -> Callable[[Example], Answer]:
    def extract(example: Example) -> Answer:
        found = module.bare_extraction(example.data, url=example.url, with_metadata=True)
        if found is None:
            return Answer("")
        text = "\n".join(filter(None, (found.text, getattr(found, "comments", None))))
        return Answer(text, found.title, found.author, found.date)

    return extract


def extractors() -> dict[str, Callable[[Example], Answer]]:
    """Return ourselves and what is installed of the others."""
    found: dict[str, Callable[[Example], Answer]] = {OURS: ours}
    for name, extract in rivals.extractors().items():
        found[name] = lambda example, extract=extract: Answer(
            extract(example.data.decode("utf-8", "replace")) or ""
        )
    if "trafilatura" in found:
        found["trafilatura"] = _trafilatura(import_module("trafilatura"))
    return found


# -- scores ---------------------------------------------------------------------------------------


def f1(answer: str, reference: str) -> float:
    """Return the word F1 of two texts."""
    found, wanted = (Counter(_WORDS.findall(text.lower())) for text in (answer, reference))
    if not wanted:
        return float(not found)
    common = (found & wanted).total()
    return 2 * common / (found.total() + wanted.total())


def score(extract: Callable[[Example], Answer], pages: Sequence[Example], rounds: int) -> Scores:
    """Return what an extractor makes of *pages*; one that raises has found nothing."""
    scores = Scores({}, [], [], {"title": [], "author": [], "date": []}, [])
    for page in pages:
        answer, spent = Answer(""), float("inf")
        for _ in range(rounds):
            start = time.thread_time()
            try:
                answer = extract(page)
            except Exception as error:  # noqa: BLE001 - rivals are not ours to repair
                print(f"  {page.name}: {type(error).__name__}: {error}", file=sys.stderr)
            spent = min(spent, time.thread_time() - start)
        scores.ms.append(spent * 1000)
        scores.f1[page.name] = f1(answer.text, page.content)
        shown = _plain(answer.text)
        scores.wanted.extend(_plain(text) in shown for text in page.truth.get("with") or ())
        scores.unwanted.extend(_plain(text) in shown for text in page.truth.get("without") or ())
        for fact, told in (("title", "title"), ("author", "author"), ("date", "publish_date")):
            same = _plain(getattr(answer, fact)) == _plain(page.truth.get(told))
            scores.facts[fact].append(same)
    return scores


def _plain(text: str | None) -> str:
    return " ".join(_WORDS.findall((text or "").lower()))


def bare_parse(pages: Iterable[Example]) -> list[float]:
    """Return the CPU time of the parser alone, in milliseconds by page."""
    from resiliparse.parse.html import HTMLTree

    return [
        score(lambda page: HTMLTree.parse_from_bytes(page.data) and Answer(""), [page], _ROUNDS).ms[
            0
        ]
        for page in pages
    ]


# -- relative stamps against instants -------------------------------------------------------------

_FOR_MACHINES: Final = re.compile(
    r"""\s(?:datetime|title|content|date|[a-z-]*time(?:stamp)?|data-[a-z-]+)=(?:"[^"]*"|'[^']*')"""
)


def agreement(pages: Iterable[Example]) -> tuple[int, int]:
    """Return how many relative stamps with minutes there are, and how many agree."""
    there = agreed = 0
    for example in pages:
        html = example.data.decode("utf-8", "replace")
        told, shown = fp.parse_html(html), fp.parse_html(_FOR_MACHINES.sub(" ", html))
        clock = shown.page_clock
        if clock is None or clock.moment is None or len(told.posts) != len(shown.posts):
            continue
        resolver = fp.Resolver(clock.moment)
        for one, other in zip(told.posts, shown.posts, strict=True):
            instant = _instant(one.timestamp)
            if instant is not None and _is_relative_to_the_minute(other.timestamp):
                there += 1
                value = resolver.explain(other.timestamp).value
                agreed += value is not None and value == instant.replace(second=0)
    return there, agreed


def _instant(stamp: fp.Timestamp | None) -> datetime | None:
    if not isinstance(stamp, fp.AbsoluteTimestamp) or stamp.clock is None or stamp.day is None:
        return None
    if stamp.utc_offset is None or stamp.year is None:
        return None
    zone = timezone(timedelta(minutes=stamp.utc_offset))
    hour, minute = stamp.clock.hour, stamp.clock.minute
    return datetime(stamp.year, stamp.month, stamp.day, hour, minute, tzinfo=zone)


def _is_relative_to_the_minute(stamp: fp.Timestamp | None) -> bool:
    return isinstance(stamp, fp.RelativeDay | fp.RelativeWeekday) and stamp.clock is not None


# -- the report -----------------------------------------------------------------------------------


def figures(scores: Scores, bare: Sequence[float]) -> dict[str, float]:
    """Return the figures that are held to floors; those named `at_most_…` to ceilings."""
    return {
        "f1": mean(scores.f1.values()),
        "with": mean(scores.wanted),
        "at_most_without": mean(scores.unwanted),
        **{fact: mean(right) for fact, right in scores.facts.items()},
        "at_most_times_bare_parse": median(scores.ms) / median(bare),
    }


def report(results: Mapping[str, Scores], bare: Sequence[float]) -> None:
    """Print a row per extractor."""
    print(f"{'':24}     F1   even    odd  zero   with without  title author   date      ms  ×bare")
    for name, scores in results.items():
        row = figures(scores, bare)
        halves = [
            mean(value for page, value in scores.f1.items() if int(page) % 2 == rest)
            for rest in (0, 1)
        ]
        zeros = sum(value == 0 for value in scores.f1.values())
        facts = "".join(
            f" {row[fact]:6.3f}" if row["title"] else "      -" for fact in scores.facts
        )
        print(
            f"{name:24} {row['f1']:6.3f} {halves[0]:6.3f} {halves[1]:6.3f} {zeros:5} "
            f"{row['with']:6.3f} {row['at_most_without']:7.3f}{facts} {median(scores.ms):7.1f} "
            f"{row['at_most_times_bare_parse']:6.1f}"
        )
    for package, version in rivals.versions().items():
        if version is None:
            print(f"not installed, left out: {package}")


def missed(measured: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return a sentence for every figure that misses its floor."""
    sentences = []
    for name, floor in floors.items():
        value = measured.get(name)
        if value is None:
            print(f"not measured, not checked: {name}")
        elif (value > floor) if name.startswith("at_most") else (value < floor):
            sentences.append(f"{name} is {value:.4f}, and was {floor} when it was last lowered")
    return sentences


def write_floors(measured: Mapping[str, float]) -> None:
    """Make of what was measured the new floors, rounded to our disadvantage."""
    rows = []
    for name, value in measured.items():
        margin = 1.1 if name.startswith("at_most_times") else 1 / 1.1 if "times" in name else 1
        step = 0.0005 if name.startswith("at_most") else -0.0005
        rows.append(f"{name} = {round(value * margin + step, 3)}")
    head = FLOORS.read_text(encoding="utf-8").split("\n\n")[0] if FLOORS.exists() else "# Floors."
    FLOORS.write_text(head + "\n\n" + "\n".join(rows) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="?", type=Path, default=PAGES, help="a folder of pages")
    parser.add_argument("--only-ours", action="store_true", help="leave the others out")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list the N worst pages")
    parser.add_argument("--lower-floors", action="store_true", help="pin what is measured now")
    arguments = parser.parse_args()
    pages = list(examples(arguments.pages))
    if not pages:
        print(f"no pages in {arguments.pages}: nothing was measured")
        return 0
    chosen = {OURS: ours} if arguments.only_ours else extractors()
    for page in pages:  # the second page of a job is what is timed
        ours(page)
    results = {
        name: score(extract, pages, _ROUNDS if name == OURS else 1)
        for name, extract in chosen.items()
    }
    bare = bare_parse(pages)
    report(results, bare)
    measured = figures(results[OURS], bare)
    there, agreed = agreement(pages)
    if there:
        measured["stamps"] = agreed / there
        print(f"relative stamps that agree with the instants beside them: {agreed} of {there}")
    if "trafilatura" in results:
        measured["times_faster_than_trafilatura"] = median(results["trafilatura"].ms) / median(
            results[OURS].ms
        )
        print(f"faster than trafilatura: {measured['times_faster_than_trafilatura']:.1f} times")
    worst = sorted(results[OURS].f1.items(), key=lambda item: item[1])[: arguments.show]
    for name, value in worst:
        print(f"  {name} {value:.3f}")
    if arguments.lower_floors:
        write_floors(measured)
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    sentences = missed(measured, floors)
    for sentence in sentences:
        print(f"MISSED: {sentence}")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
