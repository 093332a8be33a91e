"""A bar with rate and remaining time: on a terminal only, and only where the package is there.

Files come in by the dozen, and the first are slow, since each language is prepared when it is
first seen.  So the rate is that of the last files, and how long it will take is not said before
that can be told.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from time import monotonic
from typing import Final

from attrs import field, frozen

# How much tells how it goes on: so many seconds with so many files, or a long time with any.
_SECONDS: Final = 8.0
_FILES: Final = 50
_LONG: Final = 30.0


@contextmanager
def progress(
    count: Callable[[], int], *, shown: bool = True
) -> Iterator[Callable[[int, int], object]]:
    """Give a function to call with how many more files and pages are done.

    How many files there are is what *count* returns, which is asked only for a bar.  What is
    printed to standard error meanwhile appears above the bar.  There is none unless *shown*.
    """
    if not shown or find_spec("rich") is None or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich import progress as rich
    from rich.console import Console

    columns = (
        rich.SpinnerColumn("line"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TextColumn("{task.fields[pace]}"),
    )
    console = Console(stderr=True, soft_wrap=True)
    with rich.Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        pace = Pace(total=count())
        task = bar.add_task("", total=pace.total, pace="files, starting")

        def advance(files: int, pages: int) -> None:
            bar.update(task, advance=files, pace=pace.after(files, pages, monotonic()))

        pace.after(0, 0, monotonic())
        yield advance


@frozen(kw_only=True)
class Pace:
    """How fast it goes, and how long it will take if it goes on like that."""

    total: int
    """Files there are."""
    _seen: deque[tuple[float, int, int]] = field(init=False, factory=deque)
    """When how many files and pages were done: the latest, and what came not long before it."""

    def after(self, files: int, pages: int, now: float) -> str:
        """Return what to say when so many more *files* and *pages* are done.

        >>> pace = Pace(total=1000)
        >>> pace.after(0, 0, 0), pace.after(10, 10, 2), pace.after(190, 190, 10)
        ('files, starting', 'files, 5.0 pages/s', 'files, 24 pages/s, 34 s left')
        """
        done, read = self._seen[-1][1:] if self._seen else (0, 0)
        self._seen.append((now, done + files, read + pages))
        while len(self._seen) > 2 and self._tells(self._seen[1]):
            self._seen.popleft()
        begin, first, first_read = self._seen[0]
        seconds, fresh, fresh_read = now - begin, done + files - first, read + pages - first_read
        if not fresh_read or not seconds:
            return "files, starting"
        rate = fresh_read / seconds
        words = f"files, {rate:,.{0 if rate >= 10 else 1}f} pages/s"
        left = self.total - done - files
        if not fresh or not left or not self._tells(self._seen[0]):
            return words
        return f"{words}, {_time(seconds / fresh * left)} left"

    def _tells(self, begin: tuple[float, int, int]) -> bool:
        """Whether what was done since *begin* tells how it goes on."""
        now, done, _ = self._seen[-1]
        seconds, files = now - begin[0], done - begin[1]
        return seconds >= _LONG or (seconds >= _SECONDS and files >= _FILES)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
