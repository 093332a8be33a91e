"""Split a scraped forum page into typed parts, and turn `Today at 7:09 am` into a datetime.

    import forumparse as fp

    page = fp.parse_page(text)
    resolver = fp.Resolver(date(2024, 12, 14), tz="Asia/Baghdad")
    rows = fp.to_records(page, resolver)

Every name is loaded on first use, so that `import forumparse` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._clock import infer_reference
    from ._page import parse_page
    from ._timestamps import parse_timestamp
    from .errors import (
        ForumParseError,
        MissingExtra,
        PageProblems,
        UnknownLocale,
        UnresolvableTimestamp,
    )
    from .export import from_dict, to_dict, to_records
    from .html import parse_html
    from .model import (
        AbsoluteTimestamp,
        Article,
        Block,
        ClockTime,
        Elapsed,
        Page,
        PageClock,
        Paragraph,
        Post,
        Problem,
        ReferenceWindow,
        RelativeDay,
        RelativeWeekday,
        Resolution,
        SidebarPost,
        Span,
        Timestamp,
    )
    from .resolver import Resolver

    __version__: str

_HOMES = {
    "_clock": ("infer_reference",),
    "_page": ("parse_page",),
    "_timestamps": ("parse_timestamp",),
    "errors": (
        "ForumParseError",
        "MissingExtra",
        "PageProblems",
        "UnknownLocale",
        "UnresolvableTimestamp",
    ),
    "export": ("from_dict", "to_dict", "to_records"),
    "html": ("parse_html",),
    "model": (
        "AbsoluteTimestamp",
        "Article",
        "Block",
        "ClockTime",
        "Elapsed",
        "Page",
        "PageClock",
        "Paragraph",
        "Post",
        "Problem",
        "ReferenceWindow",
        "RelativeDay",
        "RelativeWeekday",
        "Resolution",
        "SidebarPost",
        "Span",
        "Timestamp",
    ),
    "resolver": ("Resolver",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

# Written out for type checkers and editors, which do not run the table above.
__all__ = [
    "AbsoluteTimestamp",
    "Article",
    "Block",
    "ClockTime",
    "Elapsed",
    "ForumParseError",
    "MissingExtra",
    "Page",
    "PageClock",
    "PageProblems",
    "Paragraph",
    "Post",
    "Problem",
    "ReferenceWindow",
    "RelativeDay",
    "RelativeWeekday",
    "Resolution",
    "Resolver",
    "SidebarPost",
    "Span",
    "Timestamp",
    "UnknownLocale",
    "UnresolvableTimestamp",
    "from_dict",
    "infer_reference",
    "parse_html",
    "parse_page",
    "parse_timestamp",
    "to_dict",
    "to_records",
]

if not TYPE_CHECKING:  # else every misspelt name would have a type

    def __getattr__(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version

            return version("forumparse")
        module = _HOME_OF.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{module}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
