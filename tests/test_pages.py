"""Look-alikes of real pages, written by hand: what each one means, and the reason it exists.

A folder under `pages/` holds `page.txt` or `page.html`, `expected.json` and `meta.toml`.
`expected.json` says what a reader would: a key that is missing was not looked at.  Pages under
`known-failures` are what does not work yet; one that starts to work must move out.

`python tests/test_pages.py` counts them by engine and by language.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import forumparse as fp

PAGES = Path(__file__).with_name("pages")
KEYS = {
    "locale",
    "article",
    "sidebar",
    "truncated",
    "forums",
    "flags",
    "urls",
    "page_clock",
    "utc_offset",
    "window",
    "problems",
}
ARTICLE_KEYS = {
    "headline",
    "caption",
    "source_tag",
    "dateline",
    "byline",
    "copies",
    "paragraphs",
    "headings",
}
MARKS = {"known-failures": [pytest.mark.xfail(strict=True, raises=AssertionError)]}


FOLDERS = [path.parent for path in sorted(PAGES.glob("*/*/meta.toml"))]
MARKED = [
    pytest.param(folder, id=folder.name, marks=MARKS.get(folder.parent.name, []))
    for folder in FOLDERS
]


def parsed(folder: Path, meta: dict[str, object]) -> fp.Page:
    html = folder / "page.html"
    if not html.exists():
        return fp.parse_page((folder / "page.txt").read_bytes().decode())
    pytest.importorskip("resiliparse")
    return fp.parse_html(html.read_bytes(), url=meta.get("url"))


def rows(page: fp.Page, resolver: fp.Resolver) -> list[list[str | None]]:
    def moment(post: fp.SidebarPost) -> str | None:
        value = post.timestamp and resolver.explain(post.timestamp).value
        return value.isoformat() if value else None

    return [[post.title, post.author, moment(post)] for post in page.sidebar]


def article(page: fp.Page, wanted: dict[str, object] | None) -> dict[str, object] | None:
    """Return what was read of the keys that *wanted* asks for."""
    found = page.article
    if found is None or wanted is None:
        return found and {"headline": found.headline}
    read = {
        "paragraphs": len(found.paragraphs),
        "headings": [part.text for part in found.paragraphs if part.role == "heading"],
    }
    return {key: read[key] if key in read else getattr(found, key) for key in wanted}


def answers(page: fp.Page, resolver: fp.Resolver, wanted: dict[str, object]) -> dict[str, object]:
    """Return the answers to everything that an `expected.json` can ask."""
    clock = page.page_clock
    window = fp.infer_reference(page)
    return {
        "locale": page.locale,
        "article": article(page, wanted.get("article")),
        "sidebar": rows(page, resolver),
        "truncated": [post.truncated for post in page.sidebar],
        "forums": [post.forum for post in page.sidebar],
        "urls": [post.url for post in page.sidebar],
        "flags": [
            sorted(resolver.explain(post.timestamp).flags) if post.timestamp else []
            for post in page.sidebar
        ],
        "page_clock": clock and clock.moment and clock.moment.replace(tzinfo=None).isoformat(),
        "utc_offset": clock and clock.utc_offset,
        "window": [
            window.earliest and window.earliest.isoformat(),
            window.latest and window.latest.isoformat(),
            window.source,
        ],
        "problems": sorted({problem.kind for problem in page.problems}),
    }


@pytest.mark.parametrize("folder", MARKED)
def test_a_page_means_what_a_reader_says(folder):
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    wanted = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    page = parsed(folder, meta)
    read = answers(page, fp.Resolver(meta["reference"]), wanted)
    assert {key: read[key] for key in wanted} == wanted


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_blocks_tile_the_page(folder):
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    page = parsed(folder, meta)
    tiles = [page.text[block.span.start : block.span.end] for block in page.blocks]
    assert "".join(tiles) == page.text
    assert all(page.text[post.span.start : post.span.end].strip() for post in page.sidebar)


def test_every_folder_says_what_it_is_and_why():
    paths = sorted(PAGES.glob("*/*/meta.toml"))
    assert len(paths) >= 60
    for path in paths:
        meta = tomllib.loads(path.read_text(encoding="utf-8"))
        wanted = json.loads(path.with_name("expected.json").read_text(encoding="utf-8"))
        assert {"reason", "engine", "language", "reference"} <= meta.keys(), path
        assert isinstance(meta["reference"], datetime)
        assert meta["reason"].endswith("."), path
        assert "sidebar" in wanted
        assert wanted.keys() <= KEYS, path
        assert (wanted.get("article") or {}).keys() <= ARTICLE_KEYS, path
        assert len(list(path.parent.glob("page.*"))) == 1, path
        assert not (path.parts[-3] == "negative" and wanted["sidebar"]), path


def counts() -> Iterator[str]:
    """Yield lines that tell how many pages there are of each folder, engine and language."""
    metas = [tomllib.loads((folder / "meta.toml").read_text("utf-8")) for folder in FOLDERS]
    columns = {
        "folder": [folder.parent.name for folder in FOLDERS],
        "engine": [re.match(r"[^,\d]+", meta["engine"])[0].strip() for meta in metas],
        "language": [meta["language"] for meta in metas],
    }
    yield f"{len(FOLDERS)} pages"
    for heading, values in columns.items():
        counted = Counter(values)
        yield f"{len(counted)} x {heading}: " + ", ".join(
            f"{value} {count}" for value, count in counted.most_common()
        )


def test_the_pages_are_of_many_engines_and_languages():
    _, _, engines, languages = counts()
    assert int(engines.split()[0]) >= 20
    assert int(languages.split()[0]) >= 20


if __name__ == "__main__":
    sys.stdout.write("\n".join(counts()) + "\n")
