"""Many files through one recipe, in this process or in several.

Workers read and write for themselves: sending pages between processes costs more than parsing
them.  Each writes a part for a few files, and the parts are put together in the order of the
files, so that the output does not depend on how many processes there were.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal, TextIO, TypeAlias

from attrs import frozen

from ._inputs import Document, Failure, Kind, read_documents
from ._outputs import FORMATS, Parsed, Sink
from ._page import parse_page
from ._read_when import PageReference, resolver_for
from .errors import ForumParseError
from .model import Page
from .resolver import Resolver

Reference: TypeAlias = PageReference | Literal["mtime"]

ENDINGS: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""What ends a process and lets it say farewell."""
_FILES_AT_ONCE: Final = 32
_PAGES_AT_ONCE: Final = 64
_CHUNKS_AHEAD: Final = 4  # per process: enough to keep them busy, few enough to hold


@frozen(kw_only=True)
class Recipe:
    """What is done to each page; the same in every process."""

    kind: Kind | None = None
    """How files are read; None goes by their suffixes."""
    locale: str | None = None
    reference: Reference = None
    """What timestamps count from: a date, what the page reveals, or when its file was written."""
    tz: str | None = None
    output: str = "jsonl"
    """A key of `FORMATS`."""


@frozen(kw_only=True)
class Tally:
    """What became of some pages."""

    files: int
    """How many are done with."""
    pages: int
    failures: tuple[Failure, ...]


Tallies: TypeAlias = Generator[Tally, None, None]


def parse_document(document: Document, recipe: Recipe) -> Parsed:
    """Return the parsed *document*.

    Raises:
        MissingExtra: for HTML, when no HTML parser is installed.
        ValueError: when the reference asked for does not exist.
    """
    page = _page(document, recipe.locale)
    return Parsed(
        source=document.source,
        url=document.url,
        page=page,
        resolver=_resolver(document, page, recipe),
    )


def _page(document: Document, locale: str | None) -> Page:
    if document.is_html:
        from .html import parse_html

        return parse_html(
            document.content, url=document.url, content_type=document.content_type, locale=locale
        )
    return parse_page(str(document.content), locale=locale)


def _resolver(document: Document, page: Page, recipe: Recipe) -> Resolver | None:
    if document.read_at is not None and recipe.reference in (None, "mtime"):
        return resolver_for(page, document.read_at, recipe.tz)
    if recipe.reference != "mtime":
        return resolver_for(page, recipe.reference, recipe.tz)
    if document.changed is None:
        raise ValueError("standard input has no time of change: give a date as --reference")
    return resolver_for(page, document.changed, recipe.tz)


def run(paths: Iterable[str], recipe: Recipe, *, jobs: int, out: TextIO) -> Tallies:
    """Write the pages of *paths* to *out*, and yield what became of each few of them."""
    chunks = _chunks(paths)
    with FORMATS[recipe.output].whole(out) as sink:
        if jobs == 1:
            for chunk in chunks:
                yield from _work(chunk, recipe, sink)
        else:
            yield from _run_apart(chunks, recipe, jobs, sink)


def _chunks(paths: Iterable[str]) -> Iterator[list[str]]:
    """Yield a few files at a time, and fewer at first, so that something is seen to happen."""
    rest, size = iter(paths), 1
    while chunk := list(islice(rest, min(size, _FILES_AT_ONCE))):
        yield chunk
        size *= 2


def _work(chunk: list[str], recipe: Recipe, sink: Sink) -> Iterator[Tally]:
    """Write the pages of *chunk*; yield what became of each file, of a long one now and then."""
    for path in chunk:
        pages, failures = 0, []
        for failure in _outcomes(path, recipe, sink):
            if failure is None:
                pages += 1
            else:
                failures.append(failure)
            if pages + len(failures) == _PAGES_AT_ONCE:
                yield Tally(files=0, pages=pages, failures=tuple(failures))
                pages, failures = 0, []
        yield Tally(files=1, pages=pages, failures=tuple(failures))


def _outcomes(path: str, recipe: Recipe, sink: Sink) -> Iterator[Failure | None]:
    """Write the pages of a file; yield for each why it could not be written, or None."""
    render = FORMATS[recipe.output].render
    for document in read_documents(path, recipe.kind):
        if isinstance(document, Failure):
            yield document
            continue
        try:
            piece = render(parse_document(document, recipe))
        except Exception as error:  # noqa: BLE001 - one page must not cost the others
            yield Failure(source=document.source, reason=_reason(error))
        else:
            sink.write(piece)
            yield None


def _reason(error: Exception) -> str:
    expected = isinstance(error, (ForumParseError, ValueError, OSError))
    return str(error) if expected else f"{type(error).__name__}: {error} (please report this page)"


def _run_apart(chunks: Iterable[list[str]], recipe: Recipe, jobs: int, sink: Sink) -> Tallies:
    waiting: deque[tuple[Future[Tally], Path]] = deque()
    with (
        TemporaryDirectory(prefix="forumparse-") as folder,
        ProcessPoolExecutor(jobs, get_context("spawn"), _ignore_interrupts) as pool,
    ):
        try:
            for number, chunk in enumerate(chunks):
                part = Path(folder, str(number))
                with _interrupts_held():
                    waiting.append((pool.submit(_work_apart, chunk, recipe, part), part))
                if len(waiting) > jobs * _CHUNKS_AHEAD:
                    yield _take(*waiting.popleft(), sink)
            while waiting:
                yield _take(*waiting.popleft(), sink)
        except BaseException:
            for process in active_children():  # what they write is of no use any more
                process.terminate()
            raise


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold back what ends this process, while it starts another that must not be half started.

    The other one holds Ctrl-C for good, so that its parent answers, and the rest until it is ready.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *ENDINGS})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)


def _work_apart(chunk: list[str], recipe: Recipe, part: Path) -> Tally:
    with (
        part.open("w", encoding="utf-8", errors="replace", newline="") as out,
        FORMATS[recipe.output].part(out) as sink,
    ):
        return _sum(_work(chunk, recipe, sink))


def _sum(tallies: Iterable[Tally]) -> Tally:
    files, pages = 0, 0
    failures: list[Failure] = []
    for tally in tallies:
        files += tally.files
        pages += tally.pages
        failures += tally.failures
    return Tally(files=files, pages=pages, failures=tuple(failures))


def _take(future: Future[Tally], part: Path, sink: Sink) -> Tally:
    tally = future.result()
    with part.open(encoding="utf-8", newline="") as written:
        sink.take(written)
    part.unlink()
    return tally
