"""Generated look-alikes of real boards, over layouts, languages and formats, are read right.

The pages know their own answers (`lookalikes`).  The floors below hold for fixed samples, so a
failure is always the same one; `benchmarks/evaluate_lookalikes.py --show 3` prints such pages.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from random import Random

import pytest
from hypothesis import given

import forumparse as fp
from lookalikes import (
    LAYOUTS,
    STYLES,
    WORDS,
    Cell,
    Lookalike,
    Score,
    cells,
    make_negative,
    make_page,
    make_unclear,
    score_page,
)
from lookalikes.strategies import lookalikes

FLOOR = 0.98


def seeded(*key: object) -> Random:
    return Random(zlib.crc32(repr(key).encode()))


def one_of_each(locale: str, name: Callable[[Cell], str]) -> Iterator[Lookalike]:
    """Yield a page for every name that the cells of *locale* have; a third of them but in English.

    The thirds of the languages differ, so that every name comes up about ten times.
    """
    groups = defaultdict(list)
    for cell in cells(locale):
        groups[name(cell)].append(cell)
    names = list(groups) if locale == "en" else list(groups)[list(WORDS).index(locale) % 3 :: 3]
    for key in names:
        random = seeded("sample", locale, key)
        yield make_page(random.choice(groups[key]), random)


def sample(locale: str) -> list[Lookalike]:
    """Return pages of many layouts and formats of *locale*."""
    return [
        *one_of_each(locale, lambda cell: cell.layout.name),
        *one_of_each(locale, lambda cell: cell.style.name),
    ]


@pytest.fixture(scope="module")
def scores() -> dict[str, list[tuple[Lookalike, Score]]]:
    return {locale: [(page, score_page(page)) for page in sample(locale)] for locale in WORDS}


def test_rows_and_stamps_of_all_cells_together(scores):
    total = Counter()
    for pages in scores.values():
        for _, score in pages:
            total.update(
                rows=score.rows, exact=score.exact, stamps=score.stamps, resolved=score.resolved
            )
    assert total["rows"] > 8_000
    assert total["exact"] >= FLOOR * total["rows"], total
    assert total["resolved"] >= FLOOR * total["stamps"], total


def mean(pages):
    """Return the mean of the pages' rates, so that one long page is one page."""
    return sum(score.exact / score.rows for _, score in pages) / len(pages)


@pytest.mark.parametrize("locale", WORDS)
def test_no_language_is_left_behind(scores, locale):
    assert mean(scores[locale]) >= 0.93, [
        (page.layout, page.style, score.exact, score.rows)
        for page, score in scores[locale]
        if score.exact < score.rows
    ]


def test_no_layout_and_no_format_is_left_behind(scores):
    groups = defaultdict(list)
    for page, score in (pair for pages in scores.values() for pair in pages):
        groups[page.layout].append((page, score))
        groups[page.style].append((page, score))
    low = {name: mean(group) for name, group in groups.items() if len(group) > 4}
    assert not {name: rate for name, rate in low.items() if rate < 0.8}


def test_what_else_the_page_says_is_read(scores):
    clocks, parts = Counter(), defaultdict(Counter)
    for _, score in (pair for pages in scores.values() for pair in pages):
        if score.clock is not None:
            clocks.update(all=1, right=score.clock)
        for part, right in score.article.items():
            parts[part].update(all=1, right=right)
    assert clocks["right"] >= FLOOR * clocks["all"], clocks
    assert all(count["right"] >= 0.95 * count["all"] for count in parts.values()), dict(parts)


@pytest.mark.parametrize("locale", WORDS)
def test_pages_full_of_dates_without_a_widget_have_no_entries(locale):
    for number in range(30):
        page = make_negative(locale, seeded("negative", locale, number))
        assert fp.parse_page(page.text).sidebar == (), page.text


NUMERIC = [
    cell
    for cell in cells()
    if cell.layout.name == "vb-list" and cell.style.numeric
    if not cell.style.absolute.startswith("D")  # a weekday decides
]
DOTTED = [cell for cell in NUMERIC if "." in cell.style.absolute.partition(" ")[0]]
UNCLEAR = [cell for cell in NUMERIC if cell not in DOTTED]


def read_unclear(cell):
    page = make_unclear(cell, seeded("unclear", cell.locale, cell.style.name))
    parsed = fp.parse_page(page.text)
    assert len(parsed.sidebar) == len(page.rows)
    resolver = fp.Resolver(page.reference)
    answers = [resolver.explain(post.timestamp) for post in parsed.sidebar]
    return page, parsed, list(zip([row.when for row in page.rows], answers, strict=True))


@pytest.mark.parametrize("cell", UNCLEAR, ids=lambda cell: f"{cell.locale}-{cell.style.name}")
def test_dates_that_nothing_decides_are_flagged_and_span_both_readings(cell):
    _, parsed, pairs = read_unclear(cell)
    for when, answer in pairs:
        assert answer.earliest <= when <= answer.latest
        assert ("ambiguous-order" in answer.flags) == (when.day != when.month)
    assert "ambiguous-order" in {problem.kind for problem in parsed.problems}


@pytest.mark.parametrize("cell", DOTTED, ids=lambda cell: f"{cell.locale}-{cell.style.name}")
def test_dots_put_the_day_first_or_say_that_they_may_not(cell):
    for when, answer in read_unclear(cell)[2]:
        sure = "ambiguous-order" not in answer.flags
        assert answer.value == when if sure else answer.earliest <= when <= answer.latest


@given(lookalikes())
def test_entries_stand_on_the_page_in_order(page):
    parsed = fp.parse_page(page.text)
    ends = [post.span.end for post in parsed.sidebar]
    assert ends == sorted(ends)
    for post in parsed.sidebar:
        stretch = page.text[post.span.start : post.span.end]
        assert post.title is None or post.title in " ".join(stretch.split())
    joined = "".join(page.text[block.span.start : block.span.end] for block in parsed.blocks)
    assert joined == page.text


def test_the_generator_knows_its_answers():
    for cell in Random(7).sample(cells(), 300):
        page = make_page(cell, seeded("self", cell.layout.name, cell.style.name, cell.locale))
        text = " ".join(page.text.split())
        for row in page.rows:
            assert row.title is None or row.title in text
            assert row.author is None or row.author in text
            if row.stamp is not None and row.stamp.day_part is None:
                assert " ".join(row.stamp.text.split()) in text


def test_the_generator_is_deterministic_and_covers_its_tables():
    cell = cells("fr")[100]
    assert make_page(cell, Random(3)) == make_page(cell, Random(3))
    assert make_page(cell, Random(3)) != make_page(cell, Random(4))
    assert {cell.layout for cell in cells()} == set(LAYOUTS)
    assert {cell.style for cell in cells()} == set(STYLES)
