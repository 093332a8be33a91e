"""The command line: files in, JSON lines out, and the two questions people ask of a page.

    forumparse parse FILE…        typed parts as JSON lines, CSV or a table
    forumparse explain FILE       which rule claimed which line
    forumparse timestamp TEXT     what was written, and what it means

No parsing happens here.  The status is 0 when all went well, 1 when a file or a timestamp could
not be read, 2 for a wrong command, 130 after Ctrl-C, 143 after `kill`.
"""

from __future__ import annotations

import os
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from datetime import date, datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from threading import current_thread, main_thread
from types import MappingProxyType
from typing import Final, TextIO

import forumparse

from ._explain import explain_lines, summary
from ._inputs import STANDARD_INPUT, Failure, find_files, read_documents
from ._jobs import ENDINGS, Recipe, Reference, parse_document, run
from ._notebook import read_as
from ._outputs import FORMATS
from ._page import parse_page
from ._progress import progress
from ._replaced import replaced
from ._timestamps import parse_timestamp
from ._visible import visible
from .errors import MissingExtra, UnknownLocale
from .locales import match_locale
from .resolver import Resolver

FINE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130

_SUFFIXES: Final = MappingProxyType(
    {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".pq": "parquet"}
)


_PACKED: Final = (".gz", ".zst")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; *arguments* default to the process's own.

    >>> main(["timestamp", "Hier à 6:36", "--reference", "2024-12-14"])
    written   Hier à 6:36
    language  fr
    kind      day
    reads     yesterday, 06:36
    value     2024-12-13T06:36:00
    earliest  2024-12-13T06:36:00
    latest    2024-12-13T06:37:00
    0
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in {*_COMMANDS, "-h", "--help", "--version"}:
        words.insert(0, "parse")
    parser = _parser()
    if words == ["parse"] and sys.stdin.isatty():  # nobody types a page
        parser.print_help(sys.stderr)
        return MISUSED
    options = parser.parse_args(words)
    try:
        with _ending_in_order():
            return _COMMANDS[options.command](options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenProcessPool:
        return _complain("a process died, perhaps for want of memory: try fewer --jobs")
    except BrokenPipeError:  # whoever read has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except MissingExtra as error:
        return _complain(str(error))
    except OSError as error:  # the output cannot be written
        reason = error.strerror or str(error)
        return _complain(f"{error.filename}: {reason}" if error.filename else reason)


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Make what ends a process (`kill`, a closed terminal) take its half files away first."""
    if current_thread() is not main_thread():
        yield
        return
    ours = [number for number in ENDINGS if signal.getsignal(number) is signal.SIG_DFL]  # nohup
    for number in ours:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _parse(options: Namespace) -> int:
    recipe = Recipe(
        kind=options.input,
        locale=options.locale,
        reference=options.reference,
        tz=options.tz,
        output=options.to or _SUFFIXES.get(Path(options.output or "").suffix.lower(), "jsonl"),
    )
    if (options.output or "").lower().endswith(_PACKED):
        _complain("the output is not packed: leave out -o, and pipe it through gzip or zstd")
        return MISUSED
    if recipe.output == "parquet" and options.output is None and sys.stdout.isatty():
        _complain("Parquet is nothing to look at: give a file after -o")
        return MISUSED
    files = partial(find_files, options.files or [STANDARD_INPUT], options.output)
    failed, pages = 0, 0
    with (
        progress(lambda: sum(1 for _ in files()), shown=_bar_is_apart(options)) as advance,
        _output(options.output) as out,
        closing(run(files(), recipe, jobs=options.jobs, out=out)) as tallies,
    ):
        for tally in tallies:
            pages += tally.pages
            failed += len(tally.failures)
            advance(tally.files, tally.pages)
            for failure in tally.failures:
                _complain(f"{failure.source}: {failure.reason}")
    if not pages and not failed:
        _complain("no pages found")
    elif options.output is not None and sys.stderr.isatty():
        _complain(f"{pages:,} page{'' if pages == 1 else 's'} in {options.output}{_but(failed)}")
    return FINE if pages and not failed else FAILED


def _bar_is_apart(options: Namespace) -> bool:
    """Whether results go elsewhere than a bar does, which they would tear to pieces."""
    return options.output is not None or not sys.stdout.isatty()


def _but(failed: int) -> str:
    return f", {failed:,} could not be read" if failed else ""


def _explain(options: Namespace) -> int:
    recipe = Recipe(kind=options.input, locale=options.locale)
    status = FINE
    with _output(None) as out:
        for path in find_files(options.files):
            for document in read_documents(path, options.input):
                if isinstance(document, Failure):
                    status = _complain(f"{document.source}: {document.reason}")
                    continue
                page = parse_document(document, recipe).page
                out.write(f"{visible(document.source)}: {summary(page)}\n")
                lines = explain_lines(page, coloured=_is_coloured(), width=_width())
                out.writelines(f"{line}\n" for line in lines)
    return status


def _is_coloured() -> bool:
    """Whether colours are wanted: on a terminal, unless https://no-color.org says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _width() -> int | None:
    return get_terminal_size().columns if sys.stdout.isatty() else None


def _timestamp(options: Namespace) -> int:
    locale = options.locale or parse_page(options.text).locale or "en"
    stamp = parse_timestamp(options.text, locale=locale)
    if stamp is None:
        where = f"in {locale!r}" if options.locale else "in any known language"
        return _complain(f"{options.text!r} is no timestamp {where}")
    rows = [("written", stamp.raw), ("language", locale), ("kind", stamp.kind)]
    rows += [("reads", read_as(stamp))]
    if options.reference is not None:
        try:
            meant = Resolver(options.reference, tz=options.tz).explain(stamp)
        except ValueError as error:  # at the ends of the calendar
            _complain(str(error))
            return MISUSED
        times = (("value", meant.value), ("earliest", meant.earliest), ("latest", meant.latest))
        sets = (("implied", meant.implied), ("flags", meant.flags))
        rows += [(name, time.isoformat() if time else "none") for name, time in times]
        rows += [(name, ", ".join(sorted(words))) for name, words in sets if words]
    with _output(None) as out:
        out.writelines(f"{name:<9} {visible(value)}\n" for name, value in rows)
    return FINE


def _complain(message: str) -> int:
    sys.stderr.write(f"forumparse: {visible(message)}\n")
    return FAILED


_COMMANDS: Final[Mapping[str, Callable[[Namespace], int]]] = MappingProxyType(
    {"parse": _parse, "explain": _explain, "timestamp": _timestamp}
)


@contextmanager
def _output(path: str | None) -> Iterator[TextIO]:
    if path is not None:
        with (
            replaced(path) as file,
            TextIOWrapper(file, "utf-8", errors="replace", newline="") as out,
        ):
            yield out
        return
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(encoding="utf-8", errors="replace")
    yield sys.stdout
    sys.stdout.flush()


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="forumparse",
        description="Split scraped forum pages into typed parts, and date their posts.",
        epilog="`forumparse FILE…` is short for `forumparse parse FILE…`.",
    )
    parser.add_argument("--version", action="version", version=forumparse.__version__)
    commands = parser.add_subparsers(dest="command", required=True, title="commands")
    _add_parse(commands.add_parser("parse", help="pages to JSON lines, CSV, Parquet or a table"))
    _add_explain(commands.add_parser("explain", help="show which rule claimed which line"))
    _add_timestamp(commands.add_parser("timestamp", help="show what one timestamp means"))
    return parser


def _add_parse(parser: ArgumentParser) -> None:
    parser.description = (
        "Parse pages and write one JSON line or Parquet row per page, or one CSV row per sidebar "
        "post.  What cannot be read is named on standard error; the rest goes on, and the status "
        "is 1."
    )
    parser.epilog = "for example: forumparse pages/ --reference page --jobs 2 -o pages.parquet"
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a file, a folder, a glob, or - for standard input (the default): .txt, .html, .jsonl "
        "with a page in `html` or `text` on each line, .warc or .wet; .gz and .zst are unpacked",
    )
    _add_reading(parser)
    parser.add_argument(
        "--reference",
        type=_reference_or_source,
        metavar="WHEN",
        help="what `today` was: a date, a date with a time, `page` (what each page reveals), or "
        "`mtime` (when its file was written); without it, no time is resolved",
    )
    _add_zone(parser)
    parser.add_argument(
        "--to",
        choices=tuple(FORMATS),
        help="how to write; by default as the name after -o says, else jsonl",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write here instead of standard output; the file appears only when it is complete",
    )
    parser.add_argument(
        "--jobs",
        type=_positive,
        default=1,
        metavar="N",
        help="processes to share the files among (default: 1)",
    )


def _add_explain(parser: ArgumentParser) -> None:
    parser.description = (
        "Print what was found on a page, then each of its lines with the block and the rule that "
        "claimed it.  Colours, and lines cut to its width, are for a terminal; with FORCE_COLOR=1 "
        "a pager has the colours too."
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="as for `parse`")
    _add_reading(parser)


def _add_timestamp(parser: ArgumentParser) -> None:
    parser.description = "Print how a timestamp is read, and what it means against a reference."
    parser.add_argument("text", help="such as 'Yesterday at 6:36 am'")
    _add_locale(parser)
    parser.add_argument(
        "--reference", type=_reference, metavar="WHEN", help="what `today` was: a date or datetime"
    )
    _add_zone(parser)


def _add_reading(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="input",
        choices=("text", "html", "jsonl", "warc"),
        help="what the files hold, where their suffix does not say",
    )
    _add_locale(parser)


def _add_locale(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--locale",
        type=_locale,
        metavar="CODE",
        help="the language of the stamps, such as pt-BR; without it, the words decide",
    )


def _add_zone(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--tz", type=_zone, metavar="ZONE", help="the zone of the stamps, such as Asia/Baghdad"
    )


def _reference_or_source(text: str) -> Reference:
    match text:
        case "page" | "mtime":
            return text
        case _:
            return _reference(text)


def _reference(text: str) -> date | datetime:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    raise ArgumentTypeError(f"{text!r} is no date: write it as 2024-12-14 or 2024-12-14T07:09")


def _zone(name: str) -> str:
    try:
        Resolver(date(2000, 1, 1), tz=name)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    return name


def _locale(code: str) -> str:
    try:
        return match_locale(code)
    except UnknownLocale as error:
        raise ArgumentTypeError(str(error)) from None


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)
