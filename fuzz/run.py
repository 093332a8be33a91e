"""Coverage-guided fuzzing of everything that reads what a page contains.

    pip install atheris
    python fuzz/run.py parse_page -max_total_time=600
    python fuzz/run.py parse_html -max_total_time=600 -rss_limit_mb=4096

What follows the target's name goes to libFuzzer.  It starts from the pages of the tests and from a
dictionary of stamps, marks and markup, keeps what it learns in `fuzz/corpus/TARGET`, and writes an
input that raises, hangs or breaks a law to `crash-…` or `timeout-…`.  What it finds becomes a test.
"""

# ruff: noqa: INP001, S101, E402

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

with atheris.instrument_imports(include=["forumparse"]):
    import forumparse as fp

    for module in ("_page", "html", "export", "resolver"):  # what is loaded later is not seen
        import_module(f"forumparse.{module}")

from forumparse._markup import plain_text
from forumparse.locales import known_locales
from strategies import CLOCKS, DATES, HTML_ODD, MARKS, MARKUP, ODD, OPENING, STAMPS

LOCALES = known_locales()
NOON = fp.Resolver(datetime(2024, 12, 14, 12))  # noqa: DTZ001


def parse_page(data: bytes) -> None:
    """Hold the page of any text to the laws that are cheap to check."""
    text = data.decode("utf-8", "surrogateescape")
    page = fp.parse_page(text)
    _check(page)
    assert page.text == text
    fp.infer_reference(page)
    fp.to_records(page, NOON)


def parse_html(data: bytes) -> None:
    """The same for HTML, as bytes."""
    _check(fp.parse_html(data))


def _check(page: fp.Page) -> None:
    text = page.text
    assert "".join(text[b.span.start : b.span.end] for b in page.blocks) == text
    for post in (*page.sidebar, *page.posts):
        stamp = post.timestamp
        if stamp is not None and stamp.span.start < stamp.span.end:
            assert stamp.raw == " ".join(text[stamp.span.start : stamp.span.end].split())
    assert fp.from_dict(fp.to_dict(page)) == page


def parse_timestamp(data: bytes) -> None:
    """Read any text as a timestamp; the first byte chooses the language."""
    if not data:
        return
    code = LOCALES[data[0] % len(LOCALES)]
    text = data[1:].decode("utf-8", "surrogateescape")
    stamp = fp.parse_timestamp(text, locale=code)
    if stamp is not None:
        assert stamp.raw == " ".join(text[stamp.span.start : stamp.span.end].split())
        answer = NOON.explain(stamp)
        assert answer.value is None or answer.earliest <= answer.value <= answer.latest


def read_markup(data: bytes) -> None:
    """Take the BBCode off any text: what is left was there before, and in that order."""
    text = data.decode("utf-8", "surrogateescape")
    left = "".join(plain_text(text).split())
    characters = iter(text)
    assert all(character in characters for character in left)


TARGETS: dict[str, tuple[Callable[[bytes], None], str, tuple[str, ...]]] = {
    "parse_page": (parse_page, "*/*/page.txt", CLOCKS + DATES + STAMPS + MARKS + MARKUP + ODD),
    "parse_html": (parse_html, "*/*/page.html", OPENING + HTML_ODD + STAMPS),
    "parse_timestamp": (parse_timestamp, "", CLOCKS + DATES + STAMPS),
    "read_markup": (read_markup, "*/*/page.txt", MARKUP + ODD),
}


def _dictionary(words: Iterable[str], folder: Path) -> Path:
    lines = []
    for word in words:
        data = word.encode("utf-8", "surrogatepass")
        lines.append('"' + "".join(f"\\x{byte:02x}" for byte in data) + '"')
    path = folder / "words.dict"
    path.write_text("\n".join(lines), "ascii")
    return path


def _seeds(pattern: str, folder: Path) -> Path:
    seeds = folder / "seeds"
    seeds.mkdir()
    pages = sorted((ROOT / "tests" / "pages").glob(pattern)) if pattern else []
    for number, page in enumerate(pages):
        (seeds / str(number)).write_bytes(page.read_bytes())
    return seeds


def main() -> None:
    """Fuzz the target named first."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: {sys.argv[0]} {{{','.join(TARGETS)}}} [libFuzzer options]")
    name = sys.argv.pop(1)
    target, pattern, words = TARGETS[name]
    corpus = HERE / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        options = [
            f"-dict={_dictionary(words, Path(folder))}",
            "-timeout=20",
            "-max_len=4096",
            f"-artifact_prefix={HERE}/",
        ]
        seeds = _seeds(pattern, Path(folder))
        atheris.Setup([sys.argv[0], *options, *sys.argv[1:], str(corpus), str(seeds)], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
