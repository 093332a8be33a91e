"""How things are compared: in one process, taking turns, and only ratios are kept.

A shared machine has good and bad moments, and two speeds.  So all that is compared runs in every
round, in an order that changes, and the figure is the median of the ratios within a round.  Time
is the thread's own CPU time, in which waiting for a neighbour does not count.  The garbage
collector stays on, as it is for users, unless a row says otherwise.
"""

from __future__ import annotations

import functools
import gc
import inspect
from collections.abc import Callable, Mapping
from random import Random
from statistics import median
from time import thread_time_ns
from typing import Any, Final, Literal

from attrs import evolve, frozen

MARGIN: Final = 1.10
"""Noise: a bar counts as missed when the figure is more than a tenth off."""
_LONG_ENOUGH: Final = 2_000_000  # ns a turn: far above what reading the clock costs

_CACHE: Final = type(functools.lru_cache(len))


def nothing() -> None:
    """Prepare nothing."""


@frozen
class Work:
    """Something to time; *prepare* runs before each call and is not timed."""

    run: Callable[[], object]
    prepare: Callable[[], object] = nothing
    amount: int = 1
    """How much one call does, in whatever the ratio is per."""


@frozen(kw_only=True)
class Figure:
    """One row of the table."""

    what: str
    value: float | None
    """None where it could not be measured; the note tells why."""
    bar: float | None = None
    """None where nothing is asked for."""
    better: Literal["less", "more"] = "less"
    exact: bool = False
    """Whether it is counted, not timed, so that no margin is due."""
    note: str = ""

    @property
    def verdict(self) -> Literal["", "skipped", "ok", "close", "MISSED"]:
        """`close`: beyond the bar, within the margin."""
        if self.value is None:
            return "skipped"
        if self.bar is None:
            return ""
        beyond = self.value / self.bar if self.better == "less" else self.bar / (self.value or 1e-9)
        if beyond <= 1:
            return "ok"
        return "close" if beyond <= MARGIN and not self.exact else "MISSED"


Timings = Mapping[str, list[float]]
"""By name, nanoseconds per amount of work, one for every round."""


def take_turns(rounds: int, works: Mapping[str, Work]) -> Timings:
    """Return how long each work took in every round."""
    order, random = list(works), Random(6)
    repeats = {name: _repeats(work) for name, work in works.items()}
    timings: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        random.shuffle(order)
        for name in order:
            spent = sum(_timed(works[name]) for _ in range(repeats[name]))
            timings[name].append(spent / repeats[name] / works[name].amount)
    return timings


def _repeats(work: Work) -> int:
    first = _timed(work)  # which fills its caches
    if first > 10 * _LONG_ENOUGH:
        return 1
    return max(1, round(_LONG_ENOUGH / max(1, _timed(work))))


def _timed(work: Work) -> int:
    work.prepare()
    start = thread_time_ns()
    work.run()
    return thread_time_ns() - start


def ratio(timings: Timings, name: str, beside: str) -> tuple[float, str]:
    """Return the median of the same-round ratios, and their middle half as a note."""
    ratios = sorted(a / b for a, b in zip(timings[name], timings[beside], strict=True))
    low, high = ratios[len(ratios) // 4], ratios[-1 - len(ratios) // 4]
    return median(ratios), f"middle half {low:.3g} to {high:.3g}, {len(ratios)} rounds"


def compared(
    what: str,
    timings: Timings,
    name: str,
    beside: str,
    bar: float | None = None,
    better: Literal["less", "more"] = "less",
) -> Figure:
    """Return the row of *name* beside *beside*: how many times its time."""
    value, note = ratio(timings, name, beside)
    return Figure(what=what, value=value, bar=bar, better=better, note=note)


def with_note(figure: Figure, note: str) -> Figure:
    return evolve(figure, note=f"{note}; {figure.note}" if figure.note else note)


def caches(*, of_languages: bool) -> list[Any]:
    """Return the library's caches that exist by now: those of `functools`, wherever they are held.

    A function of nothing but a language's code holds the words of that language; with
    *of_languages* those are among them.
    """
    ours = [
        found
        for found in gc.get_objects()
        if isinstance(found, _CACHE) and found.__module__.partition(".")[0] == "forumparse"
    ]
    return [cache for cache in ours if of_languages or not _holds_a_language(cache)]


def _holds_a_language(cache: Any) -> bool:
    return list(inspect.signature(cache).parameters) in ([], ["code"])


def emptying(found: list[Any]) -> Callable[[], None]:
    """Return what empties the caches *found*."""

    def empty() -> None:
        for cache in found:
            cache.cache_clear()

    return empty
