"""The seam over the HTML parser: the only module that imports resiliparse.

The parser's job is to make sense of whatever stands on the page: unclosed, crossing and misplaced
tags, entities, raw text.  What it hands on is the tree written out again, in the one canonical
form that the HTML standard defines: every element closed, every attribute in double quotes, `<`
and `>` escaped everywhere else.  Reading that form needs one regular expression and no recursion,
and takes a tenth of the time of visiting the nodes one by one through the binding.  Another
parser that can write its tree out could stand in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any, Final

import regex
from attrs import field, frozen

from .errors import MissingExtra

# A formatting tag left open is opened again in every block behind it, as the standard has it: a
# thousand of them before a thousand paragraphs are a million elements.  Nobody means so many, and
# those beyond become plain spans.  (Links are not among them: a link ends the one before it.)
_FORMATTING_NAMES: Final = "big code em font nobr small strike strong tt"
# Both cases spelled out: ignoring case would take twice as long.  And the first letter asked for
# before the names are: most tags have another.
_FORMATTING: Final = re.compile(
    "<(/?(?=[bisucefntBISUCEFNT])(?:[bisuBISU]|"
    + "|".join(f"{_FORMATTING_NAMES} {_FORMATTING_NAMES.upper()}".split())
    + r"))(?=[\s/>])"
)
_MOST_OPEN: Final = 4
# With a formatting tag, a link or a form open, each tag is looked for through all that are open.
# Browsers go no deeper than 512 either; they, too, put what is deeper side by side.  Few tags
# cannot be deep enough to matter, and most pages have few.
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_DEEPEST: Final = 512
_FEW_TAGS: Final = 20_000
_NEVER_NEST: Final = frozenset(
    "a area base body br col colgroup dd dt embed head hr html iframe img input li link meta "
    "optgroup option p param rp rt script source style tbody td textarea tfoot th thead title tr "
    "track wbr".split()
)
_LONG: Final = 10_000
_MOST_ATTRIBUTES: Final = 2_000
"""Each attribute of a tag is compared with all others."""
_SURROGATES: Final = regex.compile(r"[\ud800-\udfff]")
_BROKEN: Final = "\ufffd"
_JSON_LD: Final = 'script[type="application/ld+json"]'


@frozen(kw_only=True)
class Document:
    """An HTML page as the parser understood it."""

    body: str
    """In canonical form, newlines included."""
    title: str | None
    """The text of `<title>`."""
    base: str | None
    """Where relative links start, if the page says so."""
    language: str | None
    """The language it says it is in."""
    repaired: bool
    """Whether lone surrogates had to be replaced."""
    tree: Any = field(repr=False)

    def data(self) -> Iterator[str]:
        """Yield the JSON-LD scripts, as they stand."""
        for script in self.tree.document.query_selector_all(_JSON_LD).values():
            yield script.text or ""

    def told(self) -> dict[str, str]:
        """Return what meta elements say, by name or property; of several the first."""
        told: dict[str, str] = {}
        for meta in self.tree.document.query_selector_all("meta[content]").values():
            name = meta.getattr("property") or meta.getattr("name")
            if name:
                told.setdefault(name.lower(), meta.getattr("content") or "")
        return told


@cache
def _module(name: str) -> ModuleType:
    from importlib import import_module

    try:
        return import_module(f"resiliparse.parse.{name}")
    except ImportError as missing:
        raise MissingExtra("html", "resiliparse") from missing


def parse_document(source: str) -> Document:
    """Return *source* as a document; every str has one.

    Raises:
        MissingExtra: when the parser is not installed.
    """
    parse = _module("html").HTMLTree.parse
    source = _tamed(source)
    repaired = False
    try:
        tree = parse(source)
    except UnicodeEncodeError:
        tree = parse(_SURROGATES.sub(_BROKEN, source))
        repaired = True
    document = tree.document
    root = document.document_element
    bases = document.get_elements_by_tag_name("base").values()
    return Document(
        body=str(tree.body or ""),
        title=tree.title,
        base=bases[0].getattr("href") if bases else None,
        language=root.getattr("lang") if root is not None else None,
        repaired=repaired,
        tree=tree,
    )


def _tamed(source: str) -> str:
    """Return *source* without what takes the parser far more than its length in time or memory."""
    source = _without_left_open(source)
    if source.count("<") > _FEW_TAGS:
        source = _flattened(source)
    return _without_long_tags(source)


def _without_long_tags(source: str) -> str:
    """Return *source* with fewer attributes in tags that fill one of its pieces on their own."""
    kept: list[str] = []
    behind = 0
    opened = closed = -1
    for at in range(0, len(source), _LONG):
        last_opened = source.rfind("<", at, at + _LONG)
        last_closed = source.rfind(">", at, at + _LONG)
        if last_opened != last_closed:
            opened, closed = max(opened, last_opened), max(closed, last_closed)
        elif opened > closed:
            end = source.find("<", at) + 1 or len(source) + 1
            end = source.find(">", at, end - 1) + 1 or end
            kept += source[behind:opened], _cut_tag(source[opened : end - 1])
            behind, closed = end - 1, opened + 1
    return "".join([*kept, source[behind:]]) if kept else source


def _without_left_open(source: str) -> str:
    """Return *source* with plain spans for formatting tags that open while too many are open."""
    tags = Counter(_FORMATTING.findall(source))
    left_open = (count - tags[f"/{tag}"] for tag, count in tags.items() if tag[0] != "/")
    if sum(count for count in left_open if count > 0) <= _MOST_OPEN:
        return source
    still_open: Counter[str] = Counter()

    def plain(tag: re.Match[str]) -> str:
        name = tag[1].lower().lstrip("/")
        if tag[1][0] == "/":
            still_open[name] -= still_open[name] > 0
        elif still_open.total() < _MOST_OPEN:
            still_open[name] += 1
        else:
            return "<span"
        return tag[0]

    return _FORMATTING.sub(plain, source)


def _flattened(source: str) -> str:
    """Return *source* with tags that hold nothing for those that stand too deep in others."""
    still_open: list[str] = []

    def shallow(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in _NEVER_NEST:
            return tag[0]
        if tag[1]:
            while name in still_open and still_open.pop() != name:
                pass
        elif len(still_open) < _DEEPEST:
            still_open.append(name)
        else:
            return "<wbr"
        return tag[0]

    return _TAG.sub(shallow, source)


def _cut_tag(tag: str) -> str:
    words = tag.split(maxsplit=_MOST_ATTRIBUTES)
    if len(words) <= _MOST_ATTRIBUTES:
        return tag
    cut = " ".join(words[:_MOST_ATTRIBUTES])
    return cut + '"' * (cut.count('"') % 2)


def guess_encoding(data: bytes) -> str | None:
    """Return the codec that *data* seems to be written in.

    Raises:
        MissingExtra: when the parser is not installed.
    """
    guessed: str | None = _module("encoding").detect_encoding(data)
    return guessed


def codec_of(label: str) -> str | None:
    """Return the codec that web pages mean by *label* (`latin1` is cp1252); None for none.

    Raises:
        MissingExtra: when the parser is not installed.
    """
    codec: str | None = _module("encoding").map_encoding_to_html5(label, fallback_utf8=False)
    return codec
