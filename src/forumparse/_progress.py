"""A bar with rate and remaining time: on a terminal only, and only where the package is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec


@contextmanager
def progress(count: Callable[[], int]) -> Iterator[Callable[[int], object]]:
    """Give a function to call with how many more are done; *count* is asked only for a bar.

    What is printed to standard error meanwhile appears above the bar.
    """
    if find_spec("rich") is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich import progress as rich
    from rich.console import Console

    columns = (
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TextColumn("{task.fields[rate]}"),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False
    ) as bar:
        task = bar.add_task("", total=count(), rate="")

        def advance(files: int) -> None:
            bar.advance(task, files)
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, rate=f"{speed:,.0f} files/s" if speed else "")

        yield advance
