"""The same typed page from HTML.                                      (extra: ``html``)

HTML becomes the lines that a reader sees, and the text core reads them as it reads any page; it
does not know where they come from.  What HTML says beyond the text is handed over beside it: the
posts of a thread, found by its elements, and for each line the full title, the address and the
instant that its elements carry.

A thread's opening post is also the page's article, under the thread's title: on boards that
repost news it is one, with a dateline and an agency, and elsewhere it is what a thread is about.

Nothing is fetched.  Relative addresses are resolved against `url` and the page's own base.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import regex
from attrs import evolve

from ._blocks import Claim
from ._cut_off import find_cut_html
from ._dom import Document, parse_document
from ._elements import Elements, known_elements
from ._encoding import decode
from ._head import find_told_thread
from ._headline import Headline, find_headline
from ._hints import ElementHints, author_lines
from ._instants import as_timestamp
from ._json_ld import described_posts
from ._lines import Lines, fold, split_lines
from ._machine_time import server_clock
from ._oddities import contradicted_weekdays
from ._one_post import FoundPost
from ._order import decide_order, with_order
from ._page import Foreknown, in_page_order, parse_lines
from ._posts import find_posts
from ._render import render
from ._ruled import with_sections
from ._said_twice import said_once
from ._short_years import doubt_about, settle_years
from ._structure import looks_like_stamp
from ._thread import Thread, resolved
from .model import AbsoluteTimestamp, Article, Page, Paragraph, Post, Problem, Span

_BROKEN: Final = "\ufffd"
_FIRST: Final = "en"
_DIGITS: Final = regex.compile("[0-9]+")


def parse_html(
    html: bytes | str,
    url: str | None = None,
    content_type: str | None = None,
    *,
    locale: str | Sequence[str] | None = None,
) -> Page:
    """Return the parts of an HTML page; a thread's posts are in `Page.posts`.

    Hand in the bytes as they came, and the *content_type* header where there was one: the
    encoding is taken from header, byte order mark or meta element, and guessed last.  `Page.text`
    is the text that a reader sees, hidden elements left out, a line for each block, cell and item.
    A thread's opening post is its `article`, too, under the thread's title; `content` is all posts.
    *url* is the page's own address: with it, those of posts and topics come back absolute.
    *locale* is as for `parse_page`.

    Nothing that a page contains raises.  Bytes that are no text in the page's encoding become
    U+FFFD, and a problem says so.

    >>> page = parse_html(
    ...     b"<div id=p7 class=post><p class=author><a class=username>Rocky</a> "
    ...     b"Today at 7:09 am</p><div class=content>The railway is sold.</div></div>"
    ... )
    >>> page.posts[0].author, page.posts[0].body, page.posts[0].timestamp.clock
    ('Rocky', 'The railway is sold.', ClockTime(hour=7, minute=9, second=0))

    Raises:
        TypeError: when *html* is neither bytes nor str, or *url* or *content_type* no str.
        UnknownLocale: when no file describes the language asked for.
        MissingExtra: when the HTML parser is not installed.
    """
    if not isinstance(html, bytes | str):
        raise TypeError(
            f"parse_html reads bytes or a str, not {type(html).__name__}: hand in the body of the "
            "response as it came"
        )
    for name, given in (("url", url), ("content_type", content_type)):
        if not isinstance(given, str | None):
            raise TypeError(f"{name} must be a str or None, not {given!r}")
    source, broken = decode(html, content_type) if isinstance(html, bytes) else (html, False)
    document = parse_document(source)
    page = _page(document, document.body, url, locale)
    if not page.posts:
        page = _ruled_page(document, page, url, locale)
    if not page.posts:
        page = _told_page(document, page, url, locale)
    clock = server_clock(source)
    if clock is not None:
        page = evolve(page, page_clock=clock)
    if broken or document.repaired:
        page = evolve(page, problems=(_undecodable(page.text), *page.problems))
    cut = find_cut_html(source, page.text)
    return page if cut is None else evolve(page, problems=in_page_order(*page.problems, cut))


def _page(
    document: Document, body: str, url: str | None, locale: str | Sequence[str] | None
) -> Page:
    """Return the page of a *body* in canonical form."""
    elements = known_elements(render(body))
    base = resolved(document.base, url) or url
    lines = split_lines("\n".join(elements.page.lines), ElementHints(elements, base))
    found = said_once(find_posts(elements), lines.contents)
    if found:
        return _thread_page(lines, elements, document, found, locale, base)
    known = Foreknown(authors=author_lines(elements), language=document.language)
    return parse_lines(lines, locale, known)


def _ruled_page(
    document: Document, page: Page, url: str | None, locale: str | Sequence[str] | None
) -> Page:
    """Return a *page* without posts with those between its rules, if most name their authors.

    Stretches that are merely dated, or have the same words before the date, may be anything.
    """
    body = with_sections(document.body)
    if body is None:
        return page
    ruled = _page(document, body, url, locale)
    names = [post.author for post in ruled.posts if post.author and post.timestamp is not None]
    differ = len({_DIGITS.sub("", name) for name in names}) > 1
    return ruled if differ and 2 * len(names) > len(ruled.posts) else page


def _told_page(
    document: Document, page: Page, url: str | None, locale: str | Sequence[str] | None
) -> Page:
    """Return a *page* without posts with the one of which its head tells more than it shows."""
    told = find_told_thread(document)
    if told is None or len(page.content) >= told.size:
        return page
    page = _page(document, told.markup + document.body, url, locale)
    return evolve(page, problems=in_page_order(*page.problems, *_missing(page.posts)))


def _thread_page(
    lines: Lines,
    elements: Elements,
    document: Document,
    found: Sequence[FoundPost],
    locale: str | Sequence[str] | None,
    base: str | None,
) -> Page:
    body = found[0].body
    # The whole text of a post that is a link is the thread's title.
    headline = find_headline(elements, document.title, body[0] + (len(body) == 1))

    def thread_in(code: str) -> Thread:
        title = fold(headline.text) if headline is not None else ""
        return Thread(lines=lines, elements=elements, code=code, base=base, title=title)

    known = evolve(
        _known(lines, elements, found, headline),
        article=lambda code: frozenset(thread_in(code).own_lines(found[0])),
        authors=author_lines(elements),
        language=document.language,
    )
    page = parse_lines(lines, locale, known)
    thread = thread_in(page.locale or (locale if isinstance(locale, str) else _FIRST))
    posts = _filled_in(thread.posts(found), document)
    page = evolve(page, posts=posts, article=_article(page, thread, found[0], headline))
    doubts = contradicted_weekdays(post.timestamp for post in posts)
    return _in_one_order(evolve(page, problems=in_page_order(*page.problems, *doubts)))


def _known(
    lines: Lines, elements: Elements, found: Sequence[FoundPost], headline: Headline | None
) -> Foreknown:
    """Return what the posts settle: whose lines are whose, and which of them may hold stamps."""
    claims = [Claim(kind="post", first=p.first, last=p.end - 1, rule="post") for p in found]
    line = headline.line if headline is not None else None
    if line is not None and all(not claim.first <= line <= claim.last for claim in claims):
        claims.append(Claim(kind="headline", first=line, last=line, rule="heading"))
    telling = {
        line for post in found for line in post.others if looks_like_stamp(lines.contents[line])
    }
    telling.update(elements.page.firsts[post.stamps[0]] for post in found if post.stamps)
    return Foreknown(
        claims=tuple(claims),
        texts=frozenset(chain.from_iterable(range(p.first, p.end) for p in found)) - telling,
    )


def _filled_in(posts: list[Post], document: Document) -> tuple[Post, ...]:
    """Return *posts*, the first with the author and time that only JSON-LD tells."""
    first = posts[0]
    if first.author is None or first.timestamp is None:
        told = next(described_posts(document.data()), None)
        if told is not None:
            at = Span(first.span.start, first.span.start)
            stamp = None if told.published is None else as_timestamp(told.published, "", at)
            posts[0] = evolve(
                first, author=first.author or told.author, timestamp=first.timestamp or stamp
            )
    return tuple(posts)


def _article(page: Page, thread: Thread, opening: FoundPost, headline: Headline | None) -> Article:
    """Return the opening post as an article, headed by the thread's title."""
    article, lines = page.article, thread.lines
    if article is None:
        paragraphs = tuple(
            Paragraph(
                text=lines.contents[line],
                role="quote" if line in opening.quoted else "text",
                span=lines.span(line),
            )
            for line in thread.own_lines(opening)
        )
        span = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
        article = Article(paragraphs=paragraphs, span=span, byline=opening.author)
    own = fold(article.headline or "")
    if headline is None or fold(headline.text) in own:  # boards cut titles, authors do not
        return article
    at = None if headline.line is None else lines.span(headline.line)
    return evolve(article, headline=headline.text, headline_span=at)


def _in_one_order(page: Page) -> Page:
    """Read all numeric dates of posts and widgets in the one order that they tell together."""
    shown = [*(post.timestamp for post in page.posts), *(e.timestamp for e in page.sidebar)]
    stamps = settle_years(shown)
    order = decide_order(stamps)
    read = stamps if order is None else [with_order(stamp, order) for stamp in stamps]
    unclear = {s.span: s for s in read if isinstance(s, AbsoluteTimestamp) and s.ambiguous}
    if read == shown and not unclear:
        return page
    told = {p.span for p in page.problems}
    problems = [p for p in page.problems if p.kind != "ambiguous-order" or p.span in unclear]
    problems += [_ambiguous(stamp) for span, stamp in unclear.items() if span not in told]
    rest = iter(read)
    return evolve(
        page,
        posts=tuple(evolve(post, timestamp=next(rest)) for post in page.posts),
        sidebar=tuple(evolve(post, timestamp=next(rest)) for post in page.sidebar),
        problems=in_page_order(*problems),
    )


def _ambiguous(stamp: AbsoluteTimestamp) -> Problem:
    return Problem(
        kind="ambiguous-order",
        message=doubt_about(stamp),
        span=stamp.span,
    )


def _missing(posts: Sequence[Post]) -> Iterator[Problem]:
    if posts:
        yield Problem(
            kind="missing-posts",
            message="no post stands in the page, which scripts fill in: this is what its head "
            "tells of them",
            span=Span(posts[0].span.start, posts[-1].span.end),
        )


def _undecodable(text: str) -> Problem:
    at = max(text.find(_BROKEN), 0)
    return Problem(
        kind="undecodable-bytes",
        message="some bytes are no text in the page's encoding and were replaced by U+FFFD: name "
        "the right encoding in content_type",
        span=Span(at, min(at + 1, len(text))),
    )
