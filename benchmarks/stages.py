"""Where the time of `parse_page` goes: the steps that the page's own module names, timed apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from time import thread_time_ns
from typing import Any

from inputs import Board

import forumparse as fp
from forumparse import _page

STEPS = (
    "split_lines",
    "read_in_its_language",
    "read_sidebar",
    "_in_one_order",
    "read_clock",
    "_free_lines",
    "read_article",
    "tile",
)


def stages(page: Board, rounds: int = 60) -> Iterator[str]:
    """Yield a line per step and kind of page: its time in times of `str.splitlines`."""
    texts = {"whole": page.text, "article": page.article, "widget": "\n".join(page.widget)}
    columns = {name: _steps(text, rounds) for name, text in texts.items()}
    yield f"{'':24}" + "".join(f"{name:>10}" for name in columns)
    for step in (*STEPS, "all"):
        yield f"{step:24}" + "".join(f"{steps[step]:10.2f}" for steps in columns.values())


def _steps(text: str, rounds: int) -> dict[str, float]:
    fp.parse_page(text)
    spent: dict[str, list[int]] = defaultdict(list)
    whole, lines = [], []
    for _ in range(rounds):
        _timed(text.splitlines)
        lines.append(_timed(text.splitlines))
        whole.append(_timed(lambda: fp.parse_page(text)))
        with _stopwatches(spent):
            fp.parse_page(text)
    unit = median(lines)
    return {
        "all": median(whole) / unit,
        **{step: median(spent[step] or [0]) / unit for step in STEPS},
    }


def _timed(run: Callable[[], object]) -> int:
    start = thread_time_ns()
    run()
    return thread_time_ns() - start


@contextmanager
def _stopwatches(spent: dict[str, list[int]]) -> Iterator[None]:
    """Note how long each step takes, for as long as this lasts."""
    steps = {step: getattr(_page, step) for step in STEPS if hasattr(_page, step)}
    for name, step in steps.items():
        setattr(_page, name, _watched(step, spent[name]))
    try:
        yield
    finally:
        for name, step in steps.items():
            setattr(_page, name, step)


def _watched(step: Callable[..., Any], spent: list[int]) -> Callable[..., Any]:
    def watched(*arguments: Any, **named: Any) -> Any:
        start = thread_time_ns()
        try:
            return step(*arguments, **named)
        finally:
            spent.append(thread_time_ns() - start)

    return watched
