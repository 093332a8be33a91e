"""The order of the steps from text to `Page`; the only module that knows it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from attrs import evolve, frozen

from ._article import read_article
from ._blocks import Claim, tile
from ._clock import clock_stamp, find_clock_items, read_clock
from ._cut_off import find_cut
from ._dates import DateParts
from ._items import Item
from ._language import LanguageReading, read_in_its_language
from ._lines import Hint, Lines, split_lines
from ._lists import without_lists
from ._markdown import without_markdown
from ._oddities import contradicted_weekdays, impossible_days, unread_stamps
from ._order import decide_order, told_by_dates, with_order
from ._regions import WIDEST_GAP
from ._short_years import settle_years
from ._sidebar import SidebarReading, find_widgets, impossible_clocks, read_sidebar
from ._stamp_lines import Shape
from .errors import UnknownLocale
from .locales import match_locale
from .model import AbsoluteTimestamp, NumericOrder, Page, Problem, SidebarPost, Timestamp


def parse_page(text: str, *, locale: str | Sequence[str] | None = None) -> Page:
    """Return the parts of a page that a scraper left as text.

    *locale* is a BCP 47 code, or several to choose among; by default the page's own stamps
    decide, English first.  Nothing a page contains raises: what is odd is in `Page.problems`.

    >>> page = parse_page("» Airports Gold\\nToday at 7:09 am by Rocky\\n")
    >>> page.sidebar[0].timestamp.clock
    ClockTime(hour=7, minute=9, second=0)

    Raises:
        TypeError: when *text* is no string, or *locale* neither a string nor several.
        UnknownLocale: when no file describes the language asked for.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"parse_page reads a str, not {type(text).__name__}: decode bytes first, for instance "
            "text.decode('utf-8'), or hand the HTML bytes to parse_html"
        )
    page = parse_lines(split_lines(text), locale)
    cut = find_cut(text)
    return page if cut is None else _with_cut(page, cut)


def _with_cut(page: Page, cut: Problem) -> Page:
    """Return *page* with the problem of its end, in place of one that says the same of a tag."""
    problems = [p for p in page.problems if (p.kind, p.span) != ("stray-markup", cut.span)]
    return evolve(page, problems=in_page_order(*problems, cut))


@frozen(kw_only=True)
class Foreknown:
    """What a front end knows of a page before its text is read."""

    claims: tuple[Claim, ...] = ()
    """Lines whose purpose is settled: no widget, no clock and no article is looked for there."""
    texts: frozenset[int] = frozenset()
    """Lines of what people wrote, in which a stamp stands for nothing."""
    article: Callable[[str], Collection[int]] | None = None
    """From the page's language to the lines of its article; None where the page must tell."""
    authors: frozenset[int] = frozenset()
    """Lines that are an author's name and nothing else."""
    language: str | None = None
    """The language the page says it is in, which is not always so."""


_NOTHING: Final = Foreknown()
_LITTLE_MORE: Final = 1.25


def parse_lines(
    lines: Lines, locale: str | Sequence[str] | None = None, known: Foreknown = _NOTHING
) -> Page:
    """Return the page of *lines*, of which a front end may know something already."""
    bare = without_markdown(_without_texts(lines, known.texts))
    language = _language(bare, locale, known.language)
    code, told = language.code, language.told
    items = without_lists(bare, language.items)
    items = _with_authors(_unclaimed(items, known.claims), known.authors)
    items = _with_links(items, lines.hints)
    widgets, found = find_widgets(items, code), find_clock_items(items, code)
    problems = [
        # a post that is already found may bear such a stamp as well
        *impossible_clocks(lines, language.items),
        *impossible_days(lines, language.items, code),
        *unread_stamps(lines, items, code),
    ]
    beside = told_by_dates(_dates(language.items))
    del language, items  # nothing of a page takes more memory, and the posts are still to come
    sidebar = read_sidebar(lines, widgets.entries, code)
    *stamps, now = settle_years(
        [*(post.timestamp for post in sidebar.posts), clock_stamp(lines, found, code)]
    )
    order = decide_order([*stamps, now], beside)
    posts, doubts = _in_order(sidebar, stamps, order)
    clock = read_clock(lines, found, code, order)
    claims = _without_overlap(lines, [*known.claims, *widgets.claims, *clock.claims])
    free = _free_lines(lines, claims)
    if known.article is not None:
        own = known.article(code)
        free = [line in own for line in range(len(lines))]
    article = read_article(lines, free)
    problems += [
        *doubts,
        *contradicted_weekdays(post.timestamp for post in posts),
        *article.problems,
    ]
    return Page(
        text=lines.text,
        locale=code if told > (not (posts or clock.clock or known.texts)) else None,
        article=article.article,
        sidebar=posts,
        page_clock=clock.clock,
        blocks=tile(lines, _without_overlap(lines, [*claims, *article.claims])),
        problems=in_page_order(*problems),
    )


def _dates(items: Iterable[Item]) -> Iterator[DateParts]:
    """Yield the dates of the lines that say nothing else, be they of entries or of members."""
    for shape in {item.stamp.shape for item in items if item.stamp is not None}:
        date = shape.frame.date
        if date is not None and date.parts is not None and shape.explained:
            yield date.parts


def _language(
    lines: Lines, locale: str | Sequence[str] | None, declared: str | None
) -> LanguageReading:
    """Return the reading in *locale*, else in the language that reads most of the page's stamps.

    What a page declares is believed where it leaves nothing unread, and where another language
    reads but little more.
    """
    if locale is not None or declared is None or not _is_known(declared):
        return read_in_its_language(lines, locale)
    reading = read_in_its_language(lines, declared)
    stamps = _certain_stamps(reading)
    told = any(shape.explained and not shape.frame.wordless for shape in stamps)
    if told and all(item.kind != "clock" for item in reading.items):
        return reading
    other = read_in_its_language(lines, known=reading)
    return reading if len(_certain_stamps(other)) <= _LITTLE_MORE * len(stamps) else other


def _certain_stamps(reading: LanguageReading) -> list[Shape]:
    shapes = (item.stamp.shape for item in reading.items if item.stamp is not None)
    return [shape for shape in shapes if shape.certain]


def _is_known(code: str) -> bool:
    """Whether a file describes the language *code*."""
    try:
        match_locale(code)
    except UnknownLocale:
        return False
    return True


def _without_texts(lines: Lines, texts: frozenset[int]) -> Lines:
    """Return *lines* with empty ones for *texts*."""
    if not texts:
        return lines
    contents = ["" if line in texts else text for line, text in enumerate(lines.contents)]
    return evolve(lines, contents=contents)


def _unclaimed(items: Sequence[Item], claims: Sequence[Claim]) -> Sequence[Item]:
    """Return *items* with a wall for each that stands on a claimed line."""
    if not claims:
        return items
    claimed = set(chain.from_iterable(range(c.first, c.last + 1) for c in claims))
    return [
        item._replace(kind="wall", stamp=None, heading=False) if item.first in claimed else item
        for item in items
    ]


def _with_authors(items: Sequence[Item], authors: frozenset[int]) -> Sequence[Item]:
    """Return *items* with an author for each line that is known to be one's name."""
    if not authors:
        return items
    return [
        item._replace(kind="author", name=item.text)
        if item.kind == "text" and item.first in authors
        else item
        for item in items
    ]


def _with_links(items: Sequence[Item], hints: Mapping[int, Hint]) -> Sequence[Item]:
    """Return *items* with a link for each line near a stamp that is one."""
    if not hints:
        return items
    told = list(items)
    for place in _near_stamps(items):
        item = items[place]
        if item.kind == "text" and (hint := hints.get(item.first)) is not None and hint.is_link:
            told[place] = item._replace(kind="link")
    return told


def _near_stamps(items: Sequence[Item]) -> set[int]:
    """Return the places of the items that may be of an entry."""
    stamps = [place for place, item in enumerate(items) if item.kind == "stamp"]
    if len(stamps) == 1:  # and no list
        return set()
    around = (range(place - WIDEST_GAP, place + WIDEST_GAP + 1) for place in stamps)
    return set(range(len(items))).intersection(chain.from_iterable(around))


def _in_order(
    sidebar: SidebarReading, stamps: Sequence[Timestamp | None], order: NumericOrder | None
) -> tuple[tuple[SidebarPost, ...], list[Problem]]:
    """Return the posts with their *stamps*, unclear ones read in the one *order* of the page."""
    problems = list(sidebar.problems)
    if not any(problem.kind == "ambiguous-order" for problem in problems):
        return sidebar.posts, problems
    read = stamps if order is None else [with_order(stamp, order) for stamp in stamps]
    posts = tuple(
        evolve(post, timestamp=stamp) for post, stamp in zip(sidebar.posts, read, strict=True)
    )
    unclear = {s.span for s in read if isinstance(s, AbsoluteTimestamp) and s.ambiguous}
    return posts, [p for p in problems if p.kind != "ambiguous-order" or p.span in unclear]


def in_page_order(*problems: Problem) -> tuple[Problem, ...]:
    """Return *problems* by where they are."""
    return tuple(sorted(problems, key=lambda problem: problem.span.start))


def _without_overlap(lines: Lines, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims of lines nobody claimed before; the first claimant keeps a line."""
    kept: list[Claim] = []
    taken = bytearray(len(lines))
    for claim in claims:
        if not any(taken[claim.first : claim.last + 1]):
            taken[claim.first : claim.last + 1] = b"\x01" * (claim.last + 1 - claim.first)
            kept.append(claim)
    return kept


def _free_lines(lines: Lines, claims: Sequence[Claim]) -> list[bool]:
    free = [True] * len(lines)
    for claim in claims:
        free[claim.first : claim.last + 1] = [False] * (claim.last + 1 - claim.first)
    return free
