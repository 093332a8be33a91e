"""A folder of pages into one Parquet file: what two processes gain, and what memory it takes.

    python benchmarks/bulk.py                   20,000 pages, some ten minutes on an idle machine
    python benchmarks/bulk.py --pages 2000      fewer

The command is run as a user runs it.  Speed is told by the wall, which wants two idle processors,
and by the CPU time of all processes, which does not.  Memory is the peak of the largest process,
against that of a run over a tenth of the pages.  Then every hundredth file is broken in one of four
ways: each must be named, every other page must be there, and the status must be 1.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import pyarrow.parquet as pq
from attrs import frozen
from measuring import Figure

ROOT: Final = Path(__file__).resolve().parent.parent
MADE: Final = """
import sys
from pathlib import Path
from random import Random
from lookalikes import cells, make_page

folder, count = Path(sys.argv[1]), int(sys.argv[2])
random, kinds = Random(2024), cells()
for number in range(count):
    below = folder / f"{number // 1000:03}"
    below.mkdir(exist_ok=True)
    text = make_page(random.choice(kinds), random).text
    (below / f"{number:06}.txt").write_text(text, encoding="utf-8", newline="")
"""


@frozen(kw_only=True)
class Run:
    """One run of the command."""

    status: int
    seconds: float
    cpu: float
    """Seconds of all its processes."""
    peak: int
    """Kilobytes of the largest of them."""
    said: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was measured and return the exit status."""
    options = _options(arguments)
    with TemporaryDirectory() as place:
        figures = list(_measured(Path(place), options.pages, options.rounds))
    return 1 if any(figure.verdict == "MISSED" for figure in figures) else 0


def _measured(place: Path, count: int, rounds: int) -> Iterator[Figure]:
    pages, few = place / "pages", place / "few"
    for folder, size in ((pages, count), (few, count // 10)):
        folder.mkdir()
        _make(folder, size)
    out = place / "out.parquet"
    ratios, by_cpu = [], []
    for number in range(rounds):
        one, two = (_parse(pages, out, jobs) for jobs in ((1, 2) if number % 2 == 0 else (2, 1)))
        if number % 2:
            one, two = two, one
        ratios.append(one.seconds / two.seconds)
        by_cpu.append(2 * one.cpu / two.cpu)
        print(f"       {count / one.seconds:,.0f} pages/s with one process")
        print(f"       {count / two.seconds:,.0f} pages/s with two", flush=True)
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    yield _shown(Figure(
        what="pages/s of --jobs 2 over --jobs 1, by the wall",
        value=sorted(ratios)[len(ratios) // 2], bar=1.7, better="more", note=load,
    ))  # fmt: skip
    yield _shown(Figure(
        what="the same, if every process had a processor of its own",
        value=sorted(by_cpu)[len(by_cpu) // 2], bar=1.7, better="more",
    ))  # fmt: skip
    for jobs, many in ((1, one), (2, two)):
        fewer = _parse(few, out, jobs)
        yield _shown(Figure(
            what=f"peak memory of {count:,} pages over {count // 10:,}, --jobs {jobs}",
            value=many.peak / fewer.peak, bar=1.3, exact=True,
            note=f"{many.peak / 1024:,.0f} MB and {fewer.peak / 1024:,.0f} MB",
        ))  # fmt: skip
    yield _shown(_with_broken_files(pages, out))


def _make(folder: Path, count: int) -> None:
    """Fill *folder* in a process of its own: what forks from a large process starts large."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    subprocess.run(
        [sys.executable, "-c", MADE, folder, str(count)],
        env=os.environ | {"PYTHONPATH": path},
        check=True,
    )


def _parse(folder: Path, out: Path, jobs: int) -> Run:
    command = [sys.executable, "-m", "forumparse", "parse", str(folder), "-o", str(out)]
    command += ["--jobs", str(jobs), "--reference", "page"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    with out.with_suffix(".said").open("w+") as said:
        start = perf_counter()
        process = subprocess.Popen(command, stderr=said, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return Run(
            status=process.returncode,
            seconds=seconds,
            cpu=used.ru_utime + used.ru_stime,
            peak=used.ru_maxrss,
            said=said.read(),
        )


def _with_broken_files(folder: Path, out: Path) -> Figure:
    """Break every hundredth file, and return how much of the rest came through."""
    paths = sorted(folder.rglob("*.txt"))
    huge = out.with_name("huge")
    huge.write_bytes(b"[" * 50_000_000)
    for number, path in enumerate(paths[::100]):
        path.unlink()
        match number % 4:
            case 0:
                path.write_bytes(b"\xff\xfe not UTF-8")
            case 1:
                path.touch()
            case 2:
                path.symlink_to("nowhere")
            case _:
                path.hardlink_to(huge)
    run = _parse(folder, out, 2)
    named = {line.split(": ")[1] for line in run.said.splitlines()}
    written = set(pq.read_table(out, columns=["id"])["id"].to_pylist())
    broken = set(map(str, paths[::100]))
    fine = run.status == 1 and named == broken and written == set(map(str, paths)) - broken
    return Figure(
        what=f"{len(paths):,} files, {len(broken)} of them broken: all others there, those named",
        value=1.0 if fine else 0.0, bar=1.0, better="more", exact=True,
        note=f"status {run.status}, {len(named)} named, {len(written):,} pages, "
        f"{run.peak / 1024:,.0f} MB",
    )  # fmt: skip


def _shown(figure: Figure) -> Figure:
    sign = "≤" if figure.better == "less" else "≥"
    print(f"{figure.verdict:6} {figure.value:5.2f} {sign} {figure.bar}  {figure.what}", flush=True)
    if figure.note:
        print(f"{'':20}{figure.note}", flush=True)
    return figure


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=20_000, help="how many (default: 20000)")
    parser.add_argument("--rounds", type=int, default=1, help="of each speed (default: 1)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
