"""A page as plain data: dictionaries that JSON can hold, and flat rows for tables.

* Every object of the model becomes an object with the same keys, every tuple a list, every
  datetime its ISO 8601 text.  Nothing is renamed and nothing is left out, so `from_dict` is the
  exact inverse, and `page.schema.json` beside this module describes the whole.
* The functions below are written out by hand: a page has hundreds of small objects, and generic
  conversion costs several times as much as parsing the stamps did.
* A row holds scalars only, in the columns of `COLUMNS`, whatever the page contains.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, TypeAlias, assert_never

from ._read_when import check_resolver
from ._restore import restore
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
    RelativeDay,
    RelativeWeekday,
    SidebarPost,
    Span,
    Timestamp,
)
from .resolver import Resolver

FORMAT: Final = 1
"""The version of the layout that `to_dict` writes; it changes when old readers would misread."""

COLUMNS: Final = (
    "title",
    "author",
    "posted_at",
    "earliest",
    "latest",
    "timestamp",
    "kind",
    "truncated",
    "forum",
    "url",
)
"""The columns of `to_records`, in order."""

Json: TypeAlias = dict[str, Any]
Record: TypeAlias = dict[str, str | datetime | None]


def to_dict(page: Page) -> Json:
    """Return *page* as data that `json.dumps` takes: the whole of it, with `"format": 1`.

    >>> import forumparse as fp
    >>> data = fp.to_dict(fp.parse_page("» Harbour dredging starts\\nToday at 7:09 am by Rosa\\n"))
    >>> data["format"], data["sidebar"][0]["timestamp"]["clock"]
    (1, {'hour': 7, 'minute': 9, 'second': 0})

    Lone surrogates stay in the texts: `json.dumps` escapes them, but with `ensure_ascii=False` the
    result cannot be encoded as UTF-8.

    Raises:
        TypeError: when *page* is no `Page`.
    """
    _check_page(page)
    return {
        "format": FORMAT,
        "text": page.text,
        "locale": page.locale,
        "article": None if page.article is None else _article(page.article),
        "sidebar": [_sidebar_post(post) for post in page.sidebar],
        "posts": [_post(post) for post in page.posts],
        "page_clock": None if page.page_clock is None else _page_clock(page.page_clock),
        "blocks": [_block(block) for block in page.blocks],
        "problems": [_problem(problem) for problem in page.problems],
    }


def from_dict(data: Mapping[str, Any]) -> Page:
    """Return the page that `to_dict` wrote as *data*.

    Keys that a page does not have are ignored, so that a stored line may carry an id or a source.
    Missing keys stand for their defaults.  A datetime comes back with a fixed offset.

    >>> import forumparse as fp
    >>> page = fp.parse_page("» Harbour dredging starts\\nToday at 7:09 am by Rosa\\n")
    >>> fp.from_dict(fp.to_dict(page)) == page
    True

    Raises:
        ValueError: when the format is not one this version reads, a key that has no default is
            missing, or a value is outside its set.
        TypeError: when *data* or a value in it has the wrong type.
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"expected what to_dict returned, a dict, not {type(data).__name__}")
    form = data.get("format")
    if type(form) is not int or form != FORMAT:
        raise ValueError(f"this version reads format {FORMAT}, the data has format {form!r}")
    return restore(data)


def to_records(page: Page, resolver: Resolver | None = None) -> list[Record]:
    """Return one flat row per sidebar post, for pandas, polars or a CSV file.

    `timestamp` is as written and `kind` is its class; `posted_at`, `earliest` and `latest` are
    what it means to *resolver*.  They are None where it has no such value, and everywhere when no
    resolver is given, since nothing says what "today" was.  They are all aware or all naive, as
    the resolver is.

    >>> from datetime import date
    >>> import forumparse as fp
    >>> page = fp.parse_page("» Harbour dredging starts\\nToday at 7:09 am by Rosa\\n")
    >>> row, = fp.to_records(page, fp.Resolver(date(2024, 12, 14)))
    >>> row["title"], row["timestamp"], row["posted_at"]
    ('Harbour dredging starts', 'Today at 7:09 am', datetime.datetime(2024, 12, 14, 7, 9))

    Raises:
        TypeError: when *page* is no `Page`, or *resolver* no `Resolver`.
    """
    _check_page(page)
    if resolver is not None:
        check_resolver(resolver)
    return [_record(post, resolver) for post in page.sidebar]


def _check_page(given: object) -> None:
    if not isinstance(given, Page):
        raise TypeError(f"a Page is needed, not {type(given).__name__}: parse the text first")


def _record(post: SidebarPost, resolver: Resolver | None) -> Record:
    written = post.timestamp
    meant = resolver.explain(written) if resolver and written else None
    return {
        "title": post.title,
        "author": post.author,
        "posted_at": meant.value if meant else None,
        "earliest": meant.earliest if meant else None,
        "latest": meant.latest if meant else None,
        "timestamp": written.raw if written else None,
        "kind": written.kind if written else None,
        "truncated": post.truncated,
        "forum": post.forum,
        "url": post.url,
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _span_or_none(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _clock(clock: ClockTime | None) -> Json | None:
    if clock is None:
        return None
    return {"hour": clock.hour, "minute": clock.minute, "second": clock.second}


def _article(article: Article) -> Json:
    return {
        "paragraphs": [_paragraph(paragraph) for paragraph in article.paragraphs],
        "span": _span(article.span),
        "headline": article.headline,
        "caption": article.caption,
        "source_tag": article.source_tag,
        "dateline": article.dateline,
        "byline": article.byline,
        "copies": article.copies,
        "headline_span": _span_or_none(article.headline_span),
        "caption_span": _span_or_none(article.caption_span),
        "source_tag_span": _span_or_none(article.source_tag_span),
        "dateline_span": _span_or_none(article.dateline_span),
        "byline_span": _span_or_none(article.byline_span),
    }


def _paragraph(paragraph: Paragraph) -> Json:
    return {"text": paragraph.text, "role": paragraph.role, "span": _span(paragraph.span)}


def _sidebar_post(post: SidebarPost) -> Json:
    return {
        "span": _span(post.span),
        "title": post.title,
        "truncated": post.truncated,
        "timestamp": None if post.timestamp is None else _timestamp(post.timestamp),
        "author": post.author,
        "forum": post.forum,
        "url": post.url,
    }


def _post(post: Post) -> Json:
    return {
        "span": _span(post.span),
        "body": post.body,
        "author": post.author,
        "timestamp": None if post.timestamp is None else _timestamp(post.timestamp),
        "url": post.url,
    }


def _timestamp(stamp: Timestamp) -> Json:
    head: Json = {"kind": stamp.kind, "raw": stamp.raw, "span": _span(stamp.span)}
    match stamp:
        case RelativeDay():
            head["days"] = stamp.days
            head["clock"] = _clock(stamp.clock)
        case RelativeWeekday():
            head["weekday"] = stamp.weekday
            head["clock"] = _clock(stamp.clock)
        case Elapsed():
            head["amount"] = stamp.amount
            head["unit"] = stamp.unit
            head["at_most"] = stamp.at_most
        case AbsoluteTimestamp():
            head["month"] = stamp.month
            head["year"] = stamp.year
            head["day"] = stamp.day
            head["weekday"] = stamp.weekday
            head["clock"] = _clock(stamp.clock)
            head["utc_offset"] = stamp.utc_offset
            head["order"] = stamp.order
            head["ambiguous"] = stamp.ambiguous
        case _:
            assert_never(stamp)
    return head


def _page_clock(clock: PageClock) -> Json:
    return {
        "moment": None if clock.moment is None else clock.moment.isoformat(),
        "clock": _clock(clock.clock),
        "utc_offset": clock.utc_offset,
        "raw": clock.raw,
        "span": _span(clock.span),
    }


def _block(block: Block) -> Json:
    return {
        "kind": block.kind,
        "span": _span(block.span),
        "repeats": _span_or_none(block.repeats),
        "rule": block.rule,
    }


def _problem(problem: Problem) -> Json:
    return {"kind": problem.kind, "message": problem.message, "span": _span(problem.span)}
