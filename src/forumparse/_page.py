"""The order of the steps from text to `Page`; the only module that knows it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from ._article import read_article
from ._blocks import Claim, tile
from ._clock import read_clock
from ._language import LanguageReading, read_in_its_language
from ._lines import Lines, split_lines
from ._order import decide_order, with_order
from ._sidebar import SidebarReading, read_sidebar
from .model import Page, Problem, SidebarPost, Span


def parse_page(text: str, *, locale: str | Sequence[str] | None = None) -> Page:
    """Return the parts of a page that a scraper left as text.

    *locale* is a BCP 47 code, or several to choose among; by default the page's own stamps
    decide, English first.  Nothing a page contains raises: what is odd is in `Page.problems`.

    >>> page = parse_page("» Airports Gold\\nToday at 7:09 am by Rocky\\n")
    >>> page.sidebar[0].timestamp.clock
    ClockTime(hour=7, minute=9, second=0)

    Raises:
        TypeError: when *text* is no string.
        UnknownLocale: when no file describes the language asked for.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"parse_page reads a str, not {type(text).__name__}: decode bytes first, for instance "
            "text.decode('utf-8'), or hand the HTML bytes to parse_html"
        )
    return parse_lines(split_lines(text), locale)


def parse_lines(
    lines: Lines, locale: str | Sequence[str] | None = None, claimed: Sequence[Claim] = ()
) -> Page:
    """Return the page of *lines*, of which a front end may have *claimed* some already."""
    language = read_in_its_language(lines, locale)
    sidebar = read_sidebar(lines, language.items, language.code)
    posts, order_problems = _in_one_order(sidebar)
    clock = read_clock(lines, language.items, language.code)
    claims = _without_overlap([*claimed, *sidebar.claims, *clock.claims])
    article = read_article(lines, _free_lines(lines, claims))
    problems = [*order_problems, *article.problems, *_language_problems(lines, language, posts)]
    return Page(
        text=lines.text,
        locale=language.code if language.told else None,
        article=article.article,
        sidebar=posts,
        page_clock=clock.clock,
        blocks=tile(lines, [*claims, *article.claims]),
        problems=tuple(sorted(problems, key=lambda problem: problem.span.start)),
    )


def _in_one_order(sidebar: SidebarReading) -> tuple[tuple[SidebarPost, ...], tuple[Problem, ...]]:
    """Read all numeric dates of the page in the one order that the page tells, if it does."""
    posts, problems = sidebar.posts, sidebar.problems
    if not any(problem.kind == "ambiguous-order" for problem in problems):
        return posts, problems
    order = decide_order(posts)
    if order is None:
        return posts, problems
    decided = tuple(evolve(p, timestamp=with_order(p.timestamp, order)) for p in posts)
    return decided, tuple(problem for problem in problems if problem.kind != "ambiguous-order")


def _without_overlap(claims: list[Claim]) -> list[Claim]:
    """Return the claims of lines nobody claimed before; the first claimant keeps a line."""
    kept: list[Claim] = []
    for claim in claims:
        if all(claim.last < other.first or other.last < claim.first for other in kept):
            kept.append(claim)
    return kept


def _free_lines(lines: Lines, claims: Sequence[Claim]) -> list[bool]:
    free = [True] * len(lines)
    for claim in claims:
        free[claim.first : claim.last + 1] = [False] * (claim.last + 1 - claim.first)
    return free


def _language_problems(
    lines: Lines, language: LanguageReading, posts: Sequence[SidebarPost]
) -> list[Problem]:
    return []
