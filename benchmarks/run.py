"""Measure the library beside its rivals and hold it to its bars.

    python benchmarks/run.py             all of it, some minutes
    python benchmarks/run.py --quick     fewer rounds, smaller inputs, about a minute
    python benchmarks/run.py --rows stamps pages

Each row is a ratio of two things measured in turns in this run, with the bar it is held to; none
is a number of seconds.  The status is 1 when a bar is missed by more than the margin for noise.
Rivals that are not installed are left out, and the table says so.
"""

from __future__ import annotations

import argparse
import platform
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from inputs import board  # noqa: E402
from measuring import MARGIN, Figure  # noqa: E402
from rivals import versions  # noqa: E402
from rows import ROWS, Setting  # noqa: E402
from stages import stages  # noqa: E402


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and return the exit status."""
    options = _options(arguments)
    warnings.simplefilter("ignore")  # those of the rivals
    setting = Setting(page=board(), quick=options.quick)
    print(f"Measured on {setting.page.name}, CPython {platform.python_version()}.")
    print("Rivals: " + ", ".join(f"{n} {v or 'not installed'}" for n, v in versions().items()))
    print(f"A bar is missed when the figure is more than {MARGIN - 1:.0%} beyond it.\n")
    print(f"{'':6}  {'ratio':>8}  {'bar':>8}")
    figures = [figure for name in options.rows for figure in _shown(name, setting)]
    if options.stages:
        print("\nWhere the time of parse_page goes, in times of str.splitlines of the page:")
        print("\n".join(stages(setting.page)))
    missed = [figure.what for figure in figures if figure.verdict == "MISSED"]
    print(f"\n{len(missed)} missed" + "".join(f"\n  {what}" for what in missed))
    return 1 if missed else 0


def _shown(name: str, setting: Setting) -> list[Figure]:
    figures = []
    print(f"-- {name}")
    for figure in ROWS[name](setting):
        print(_line(figure), flush=True)
        figures.append(figure)
    return figures


def _line(figure: Figure) -> str:
    value = "-" if figure.value is None else f"{figure.value:.3g}"
    bar = ""
    if figure.bar is not None:
        bar = f"{'≤' if figure.better == 'less' else '≥'} {figure.bar:g}"
    line = f"{figure.verdict:6}  {value:>8}  {bar:>8}  {figure.what}"
    return f"{line}\n{'':28}{figure.note}" if figure.note else line


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller inputs")
    parser.add_argument("--stages", action="store_true", help="also show where the time goes")
    parser.add_argument(
        "--rows", nargs="+", choices=tuple(ROWS), default=tuple(ROWS), metavar="ROW",
        help=f"only these: {', '.join(ROWS)}",
    )  # fmt: skip
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
