"""Libraries that do a part of the job, each behind the same call; absent ones are left out.

pip install dateparser python-dateutil trafilatura readability-lxml jusText newspaper4k
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

Read = Callable[[str], datetime | None]
Extract = Callable[[str], str | None]
"""HTML to the text it takes for the content."""

PACKAGES: Final = (
    "dateparser",
    "python-dateutil",
    "trafilatura",
    "resiliparse",
    "readability-lxml",
    "jusText",
    "newspaper4k",
)


def versions() -> dict[str, str | None]:
    """Return the installed version of every rival; None for those that are missing."""
    found: dict[str, str | None] = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = None
    return found


def dateparser(reference: datetime) -> Read | None:
    """Read with English alone and the reference given: its fastest right setting."""
    if (module := _module("dateparser")) is None:
        return None
    settings = {"RELATIVE_BASE": reference}
    return lambda text: module.parse(text, languages=["en"], settings=settings)


def dateutil(reference: datetime) -> Read:
    parse = import_module("dateutil.parser").parse
    return lambda text: parse(text, default=reference)


def extractors() -> Mapping[str, Extract]:
    """Return what is installed of the article extractors."""
    found: dict[str, Extract | None] = {
        "resiliparse": _resiliparse(),
        "trafilatura": _trafilatura(),
        "readability-lxml": _readability(),
        "jusText": _justext(),
        "newspaper4k": _newspaper(),
    }
    return {name: extract for name, extract in found.items() if extract is not None}


def _resiliparse() -> Extract | None:
    if (module := _module("resiliparse.extract.html2text")) is None:
        return None
    return lambda html: module.extract_plain_text(html, main_content=True)


def _trafilatura() -> Extract | None:
    return None if (module := _module("trafilatura")) is None else module.extract


def _readability() -> Extract | None:
    module, parser = _module("readability"), _module("lxml.html")
    if module is None or parser is None:
        return None
    return lambda html: parser.fromstring(module.Document(html).summary()).text_content()


def _justext() -> Extract | None:
    if (module := _module("justext")) is None:
        return None
    words = module.get_stoplist("English")

    def extract(html: str) -> str:
        found = module.justext(html.encode(), words)
        return "\n".join(part.text for part in found if not part.is_boilerplate)

    return extract


def _newspaper() -> Extract | None:
    if (module := _module("newspaper")) is None:
        return None

    def extract(html: str) -> str:
        article = module.Article("http://localhost/")  # nothing is fetched from there
        article.download(input_html=html)
        article.parse()
        return str(article.text)

    return extract


def _module(name: str) -> Any | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # not ours to answer for
        try:
            return import_module(name)
        except ImportError:
            return None
