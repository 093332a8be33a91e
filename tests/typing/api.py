"""The types of the public interface, as a user's type checker sees them.

This file is type-checked and never run: that it passes is the test.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import assert_never, assert_type

import forumparse as fp

# Parsing
page = fp.parse_page("text")
assert_type(page, fp.Page)
assert_type(fp.parse_page("text", locale="pt-BR"), fp.Page)
assert_type(fp.parse_html(b"<p>", url="http://localhost/"), fp.Page)
assert_type(fp.parse_html("<p>", content_type="text/html; charset=utf-8"), fp.Page)
assert_type(fp.parse_timestamp("Today"), fp.Timestamp | None)
assert_type(fp.parse_timestamp("12/10/24", locale="en", date_order="dmy"), fp.Timestamp | None)

# What is on a page
assert_type(page.text, str)
assert_type(page.locale, str | None)
assert_type(page.article, fp.Article | None)
assert_type(page.sidebar, tuple[fp.SidebarPost, ...])
assert_type(page.posts, tuple[fp.Post, ...])
assert_type(page.page_clock, fp.PageClock | None)
assert_type(page.blocks, tuple[fp.Block, ...])
assert_type(page.problems, tuple[fp.Problem, ...])
assert_type(page.content, str)
page.raise_for_problems()
if page.article:
    assert_type(page.article.headline, str | None)
    assert_type(page.article.paragraphs, tuple[fp.Paragraph, ...])
    assert_type(page.article.headline_span, fp.Span | None)
    assert_type(page.article.body, str)
for post in page.sidebar:
    assert_type(post.title, str | None)
    assert_type(post.timestamp, fp.Timestamp | None)
    assert_type(page.text[post.span.start : post.span.end], str)
for problem in page.problems:
    if problem.kind == "orphan-title":
        assert_type(problem.message, str)


# Timestamps are told apart by class ...
def by_class(stamp: fp.Timestamp) -> str:
    assert_type(stamp.raw, str)
    assert_type(stamp.is_relative, bool)
    match stamp:
        case fp.AbsoluteTimestamp():
            assert_type(stamp.year, int | None)
            return "absolute"
        case fp.RelativeDay():
            assert_type(stamp.clock, fp.ClockTime | None)
            return "day"
        case fp.RelativeWeekday():
            assert_type(stamp.weekday, int)
            return "weekday"
        case fp.Elapsed():
            assert_type(stamp.amount, int)
            return "elapsed"
        case _:
            assert_never(stamp)


# ... or by `kind`.
def by_kind(stamp: fp.Timestamp) -> int:
    if stamp.kind == "absolute":
        return stamp.month
    if stamp.kind == "day":
        return stamp.days
    if stamp.kind == "weekday":
        return stamp.weekday
    if stamp.kind == "elapsed":
        return stamp.amount
    assert_never(stamp)


# Types are built by keyword; Span and ClockTime by position too.
day = fp.RelativeDay(raw="Today", span=fp.Span(0, 5), days=0, clock=fp.ClockTime(7, 9))
day.days = 1  # type: ignore[misc]
fp.RelativeDay("Today", fp.Span(0, 5), 0)  # type: ignore[call-arg]

# Resolving
assert_type(fp.infer_reference(page), fp.ReferenceWindow)
resolver = fp.Resolver(date(2024, 12, 14))
fp.Resolver(datetime(2024, 12, 14, 12, tzinfo=timezone(timedelta(hours=3))), tz="Asia/Baghdad")
fp.Resolver(fp.infer_reference(page), disambiguate="earlier")
fp.Resolver(date(2024, 12, 14), disambiguate="guess")  # type: ignore[arg-type]
fp.Resolver()  # type: ignore[call-arg]  # there is no default reference
assert_type(resolver.resolve(day), datetime)
assert_type(resolver.resolve("Today at 7:09 am"), datetime)
meant = resolver.explain(day)
assert_type(meant, fp.Resolution)
assert_type(meant.value, datetime | None)
if "gap" in meant.flags:
    assert_type(meant.earliest, datetime | None)

# Storing
assert_type(fp.from_dict(fp.to_dict(page)), fp.Page)
stored: Mapping[str, object] = fp.to_dict(page)
for row in fp.to_records(page, resolver):
    assert_type(row["title"], str | datetime | None)
fp.to_records(page)

# What can go wrong
try:
    page.raise_for_problems()
except fp.PageProblems as error:
    assert_type(error.problems, tuple[fp.Problem, ...])
except fp.UnresolvableTimestamp as error:
    assert_type(error.raw, str)
except fp.UnknownLocale as error:
    assert_type(error.known, tuple[str, ...])
except fp.MissingExtra as error:
    assert_type(error.extra, str)
except fp.ForumParseError:
    pass

assert_type(fp.__version__, str)
fp.parse_pages("")  # type: ignore[attr-defined]  # a misspelt name has no type
