"""Where the time of `parse_page` goes: the steps that the page's own module names, timed apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from time import thread_time_ns
from typing import Any

from attrs import fields, has
from inputs import Board

import forumparse as fp
from forumparse import ClockTime, _page

_OBJECTS = "its objects made again"

STEPS = (
    "split_lines",
    "read_in_its_language",
    "find_widgets",
    "find_clock_items",
    "unread_stamps",
    "read_sidebar",
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
    for step in (*STEPS, "all", _OBJECTS):
        yield f"{step:24}" + "".join(f"{steps[step]:10.2f}" for steps in columns.values())


def _steps(text: str, rounds: int) -> dict[str, float]:
    fp.parse_page(text)
    spent: dict[str, list[int]] = defaultdict(list)
    parts = list(_parts(fp.parse_page(text)))
    whole, lines, made = [], [], []
    for _ in range(rounds):
        _timed(text.splitlines)
        lines.append(_timed(text.splitlines))
        whole.append(_timed(lambda: fp.parse_page(text)))
        made.append(_timed(lambda: [make(**held) for make, held in parts]))
        with _stopwatches(spent):
            fp.parse_page(text)
    unit = median(lines)
    steps = {step: median(spent[step] or [0]) / unit for step in STEPS}
    return {**steps, "all": median(whole) / unit, _OBJECTS: median(made) / unit}


def _parts(value: object) -> Iterator[tuple[type, dict[str, Any]]]:
    """Yield every object that a page is made of, as what makes it: the least that parsing does."""
    if isinstance(value, tuple):
        for member in value:
            yield from _parts(member)
    elif has(type(value)) and not isinstance(value, ClockTime):  # those are shared
        held = {field: getattr(value, field.name) for field in fields(type(value))}
        for member in held.values():
            yield from _parts(member)
        yield type(value), {f.name: v for f, v in held.items() if v is not f.default}


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
