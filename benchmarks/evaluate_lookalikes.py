"""Score the parser on generated look-alike pages, over layouts, languages and formats.

    python benchmarks/evaluate_lookalikes.py --per-cell 2
    python benchmarks/evaluate_lookalikes.py --locale fr --layout forumotion-scroll --show 2

For each language every layout is tried with `--per-cell` random formats, and every format with
as many random layouts; `--all` tries every pair.  Rates are exact rows out of expected ones, and
resolved stamps out of expected ones.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import forumparse as fp  # noqa: E402
from lookalikes import WORDS, Cell, Lookalike, Score, cells, make_negative, make_page, score_page  # noqa: E402

Tally = dict[str, Counter[str]]
Failure = tuple[float, Lookalike, str]


def chosen_cells(arguments: argparse.Namespace, random: Random) -> Iterator[Cell]:
    """Yield the cells to try: every layout and every format of every language."""
    for locale in arguments.locale or WORDS:
        every = [
            cell
            for cell in cells(locale)
            if not arguments.layout or cell.layout.name in arguments.layout
            if not arguments.style or cell.style.name in arguments.style
        ]
        if arguments.all:
            yield from every * arguments.per_cell
            continue
        for name in (lambda cell: cell.layout.name, lambda cell: cell.style.name):
            groups = defaultdict(list)
            for cell in every:
                groups[name(cell)].append(cell)
            for group in groups.values():
                yield from random.sample(group, k=min(arguments.per_cell, len(group)))


def page_of(cell: Cell, seed: int, number: int) -> Lookalike:
    """Return the page of that cell, the same one whatever else is tried."""
    key = f"{seed} {number} {cell.locale} {cell.layout.name} {cell.style.name}"
    return make_page(cell, Random(zlib.crc32(key.encode())))


def tried(page: Lookalike) -> Score:
    """Return the score, a zero one with the exception's text when the parser raised."""
    try:
        return score_page(page)
    except Exception as error:  # noqa: BLE001 - a raising parser is a result
        stamps = sum(row.stamp is not None for row in page.rows)
        return Score(
            rows=len(page.rows),
            exact=0,
            stamps=stamps,
            resolved=0,
            truncations=0,
            forums=0,
            clock=None,
            article={},
            problem=f"{type(error).__name__}: {error}",
        )


def add(tally: Counter[str], score: Score) -> None:
    """Count one page in."""
    tally["pages"] += 1
    tally["whole"] += score.exact == score.rows
    tally.update(
        {
            name: getattr(score, name)
            for name in ("rows", "exact", "stamps", "resolved", "truncations", "forums")
        }
    )
    tally["problems"] += bool(score.problem)
    if score.clock is not None:
        tally["clocks"] += 1
        tally["clock"] += score.clock
    for part, right in score.article.items():
        tally["articles " + part] += 1
        tally["article " + part] += right


def rate(tally: Counter[str], part: str, whole: str) -> float:
    return tally[part] / tally[whole] if tally[whole] else 1.0


def line(name: str, tally: Counter[str]) -> str:
    return (
        f"{name:28} rows {rate(tally, 'exact', 'rows'):6.3f}"
        f"  stamps {rate(tally, 'resolved', 'stamps'):6.3f}"
        f"  pages {rate(tally, 'whole', 'pages'):6.3f} of {tally['pages']}"
    )


def table(title: str, tallies: Tally, limit: int | None = None) -> None:
    """Print one group of tallies, worst first; the perfect ones are only counted."""
    low = {name: tally for name, tally in tallies.items() if tally["exact"] < tally["rows"]}
    ranked = sorted(low.items(), key=lambda item: (rate(item[1], "exact", "rows"), item[0]))
    print(f"\n{title} ({len(tallies) - len(low)} of {len(tallies)} without a mistake)")
    for name, tally in ranked[:limit]:
        print("  " + line(name, tally))


def show(page: Lookalike) -> None:
    """Print a page next to what was expected of it and what was read."""
    resolver = fp.Resolver(page.reference)
    print("=" * 100)
    print(
        f"{page.layout} / {page.locale} / {page.style}   reference {page.reference}"
        f"   {', '.join(page.notes)}"
    )
    print("-" * 100)
    print(page.text)
    print("-" * 100)
    try:
        parsed = fp.parse_page(page.text)
    except Exception as error:  # noqa: BLE001 - a raising parser is a result
        print(f"{type(error).__name__}: {error}")
        return
    wanted = [
        (row.title, row.author, str(row.when), row.stamp.text if row.stamp else None)
        for row in page.rows
    ]
    got = []
    for post in parsed.sidebar:
        stamp = post.timestamp
        value = resolver.explain(stamp).value if stamp else None
        got.append((post.title, post.author, str(value), stamp.raw if stamp else None))
    print(f"locale read: {parsed.locale}, expected {len(wanted)} rows, got {len(got)}")
    for row in wanted:
        print(f"  {'  ' if row in got else '- '}{row}")
    print("  got besides:")
    for row in got:
        if row not in wanted:
            print(f"  + {row}")


def negatives(arguments: argparse.Namespace) -> list[Lookalike]:
    """Return the pages without a widget on which entries were found."""
    wrong = []
    for locale in arguments.locale or WORDS:
        for number in range(12 * arguments.per_cell):
            key = f"{arguments.seed} negative {locale} {number}"
            page = make_negative(locale, Random(zlib.crc32(key.encode())))
            if fp.parse_page(page.text).sidebar:
                wrong.append(page)
    return wrong


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-cell", type=int, default=1)
    parser.add_argument("--layout", action="append", help="only this layout (repeatable)")
    parser.add_argument("--locale", action="append", help="only this language (repeatable)")
    parser.add_argument("--style", action="append", help="only this format (repeatable)")
    parser.add_argument("--all", action="store_true", help="every layout with every format")
    parser.add_argument("--show", type=int, default=0, help="print that many failing pages")
    parser.add_argument("--worst", type=int, default=25, help="how many cells to list")
    return parser.parse_args(arguments)


def evaluate(
    pages: Iterable[Lookalike],
) -> tuple[dict[str, Tally], list[Failure]]:
    """Return the tallies by group and the pages that were not read whole."""
    groups: dict[str, Tally] = {
        name: defaultdict(Counter)
        for name in ("overall", "layout", "locale", "format", "cell", "note")
    }
    failing = []
    for page in pages:
        score = tried(page)
        names = {
            "overall": ["overall"],
            "layout": [page.layout],
            "locale": [page.locale],
            "format": [page.style],
            "cell": [f"{page.layout} / {page.locale} / {page.style}"],
            "note": list(page.notes) or ["plain"],
        }
        for group, keys in names.items():
            for key in keys:
                add(groups[group][key], score)
        if score.exact < score.rows or score.problem:
            failing.append((score.exact / max(score.rows, 1), page, score.problem))
    return groups, failing


def report(groups: dict[str, Tally], failing: list[Failure], worst: int) -> None:
    """Print the tables, worst first, and the overall rates."""
    overall = groups["overall"]["overall"]
    for problem, count in Counter(problem for _, _, problem in failing if problem).most_common(5):
        print(f"raised {count} times: {problem}")
    if overall["problems"] > overall["pages"] / 2:
        sys.exit("more than half of the pages raise: nothing to count")
    for title, group in (
        ("formats", "format"),
        ("layouts", "layout"),
        ("what was done to the page", "note"),
        ("languages", "locale"),
    ):
        table(title, groups[group])
    table("worst cells", groups["cell"], worst)
    print()
    print(line("OVERALL", overall), f"({overall['rows']} rows, {overall['stamps']} stamps)")
    rates = {
        "truncated": rate(overall, "truncations", "exact"),
        "forum": rate(overall, "forums", "exact"),
        "clock lines": rate(overall, "clock", "clocks"),
    }
    for part in ("none", "headline", "caption", "source_tag", "paragraphs", "copies"):
        rates[f"article {part}"] = rate(overall, f"article {part}", f"articles {part}")
    print("  ".join(f"{name} {value:.3f}" for name, value in rates.items()))


def main() -> None:
    arguments = parse_arguments()
    chosen = list(chosen_cells(arguments, Random(arguments.seed)))
    groups, failing = evaluate(
        page_of(cell, arguments.seed, number) for number, cell in enumerate(chosen)
    )
    failing.sort(key=lambda failure: failure[0])
    report(groups, failing, arguments.worst)
    wrong = negatives(arguments)
    print(f"negative pages with entries: {len(wrong)}")
    for _, page, _ in failing[: arguments.show]:
        show(page)
    for page in wrong[: arguments.show]:
        show(page)


if __name__ == "__main__":
    main()
