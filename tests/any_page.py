"""Pages of every possible shape, whether a parser would make them or not."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

import forumparse as fp
from forumparse import model

# Lone surrogates stand in scraped text.  A high one right before a low one does not come out of
# any decoder, and JSON itself turns the two into one character.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.just("\udc80"), max_size=20)
MAYBE_TEXT = st.none() | TEXTS
SPANS = st.builds(model.Span, st.integers(0, 99), st.integers(0, 99))
CLOCKS = st.builds(fp.ClockTime, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
MAYBE_CLOCK = st.none() | CLOCKS
OFFSETS = st.none() | st.integers(-720, 840)
WEEKDAYS = st.integers(0, 6)
TIMESTAMPS = st.one_of(
    st.builds(
        fp.AbsoluteTimestamp,
        raw=TEXTS,
        span=SPANS,
        month=st.integers(1, 12),
        year=st.none() | st.integers(1, 9999),
        day=st.none() | st.integers(1, 31),
        weekday=st.none() | WEEKDAYS,
        clock=MAYBE_CLOCK,
        utc_offset=OFFSETS,
        order=st.sampled_from(get_args(model.DateOrder)),
        ambiguous=st.booleans(),
    ),
    st.builds(fp.RelativeDay, raw=TEXTS, span=SPANS, days=st.integers(-2, 2), clock=MAYBE_CLOCK),
    st.builds(fp.RelativeWeekday, raw=TEXTS, span=SPANS, weekday=WEEKDAYS, clock=MAYBE_CLOCK),
    st.builds(
        fp.Elapsed,
        raw=TEXTS,
        span=SPANS,
        amount=st.integers(0, 10**6),
        unit=st.sampled_from(get_args(model.Unit)),
        at_most=st.booleans(),
    ),
)
MAYBE_TIMESTAMP = st.none() | TIMESTAMPS
PARAGRAPHS = st.builds(
    fp.Paragraph, text=TEXTS, role=st.sampled_from(get_args(model.Role)), span=SPANS
)
ARTICLES = st.builds(
    fp.Article,
    paragraphs=st.lists(PARAGRAPHS, max_size=3).map(tuple),
    span=SPANS,
    copies=st.integers(1, 9),
    **dict.fromkeys(("headline", "caption", "source_tag", "dateline", "byline"), MAYBE_TEXT),
    **dict.fromkeys(
        ("headline_span", "caption_span", "source_tag_span", "dateline_span", "byline_span"),
        st.none() | SPANS,
    ),
)
SIDEBAR_POSTS = st.builds(
    fp.SidebarPost,
    span=SPANS,
    title=MAYBE_TEXT,
    truncated=st.sampled_from(get_args(model.Truncation)),
    timestamp=MAYBE_TIMESTAMP,
    author=MAYBE_TEXT,
    forum=MAYBE_TEXT,
    url=MAYBE_TEXT,
)
POSTS = st.builds(
    fp.Post,
    span=SPANS,
    body=TEXTS,
    author=MAYBE_TEXT,
    timestamp=MAYBE_TIMESTAMP,
    url=MAYBE_TEXT,
)
ZONES = st.none() | st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PAGE_CLOCKS = st.builds(
    fp.PageClock,
    moment=st.none() | st.datetimes(timezones=ZONES),
    clock=MAYBE_CLOCK,
    utc_offset=OFFSETS,
    raw=TEXTS,
    span=SPANS,
)
BLOCKS = st.builds(
    fp.Block,
    kind=st.sampled_from(get_args(model.BlockKind)),
    span=SPANS,
    repeats=st.none() | SPANS,
    rule=TEXTS,
)
PROBLEMS = st.builds(
    fp.Problem, kind=st.sampled_from(get_args(model.ProblemKind)), message=TEXTS, span=SPANS
)


def some(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3).map(tuple)


PAGES = st.builds(
    fp.Page,
    text=TEXTS,
    locale=MAYBE_TEXT,
    article=st.none() | ARTICLES,
    sidebar=some(SIDEBAR_POSTS),
    posts=some(POSTS),
    page_clock=st.none() | PAGE_CLOCKS,
    blocks=some(BLOCKS),
    problems=some(PROBLEMS),
)
