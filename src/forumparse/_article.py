"""The free lines of a page become its article, and claims on the lines it stands on.

The order of the steps: markup off (`_markup`), lines to rows (`_rows`), copies found (`_repeats`),
rows told apart (`_parts`).  Here values, spans and claims are made of what they found:

* The lead-in (`_lead_in`) comes off the first paragraph, and spans still point at its parts.
* A copy is claimed as a repeat when its original is part of the article.  A teaser above a menu
  that comes again as the first paragraph is no original: it gives way to the whole.
* The page carried the article as often as a third of it can be read, or its first paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter
from typing import Final

from attrs import evolve, frozen

from ._blocks import Claim
from ._filling import OpenParagraph, span_of
from ._lines import Lines
from ._markdown_pieces import with_markdown
from ._markup import read_markup
from ._parts import find_parts
from ._prose import ends_sentence
from ._repeats import Copy, find_copies
from ._roles import Parts
from ._rows import Rows, read_rows
from .model import Article, BlockKind, Paragraph, Problem, Span

_SHARE_OF_A_COPY: Final = 3
_WHOLE: Final = 0.6
_RULES: Final[dict[BlockKind, str]] = {
    "headline": "article-headline",
    "caption": "article-caption",
    "body": "article-body",
    "repeat": "article-copy",
}


@frozen(kw_only=True)
class ArticleReading:
    """The article of a page, the lines it stands on, and what was odd."""

    article: Article | None
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


def read_article(lines: Lines, free: Sequence[bool]) -> ArticleReading:
    """Return the article on the *free* lines of a page; a line that is not free ends a paragraph.

    >>> from forumparse._lines import split_lines
    >>> lines = split_lines(
    ...     "Airports Gold reopens\\n(Reuters) The shop opened on Sunday. Crowds came, and the "
    ...     "baker across the street sold out before noon.")
    >>> reading = read_article(lines, [True, True])
    >>> reading.article.headline, reading.article.source_tag
    ('Airports Gold reopens', 'Reuters')
    """
    markup = read_markup(lines, free)
    rows = read_rows(lines, free, with_markdown(lines, free, markup.pieces))
    parts, copies = _parts_and_copies(rows, find_copies(rows.texts))
    if parts is None:
        return ArticleReading(article=None, claims=(), problems=markup.problems)
    article = _article(rows, parts, _count(rows, parts, copies))
    claims = _claims(rows, free, parts, copies)
    return ArticleReading(article=article, claims=claims, problems=markup.problems)


def _parts_and_copies(
    rows: Rows, copies: tuple[Copy, ...]
) -> tuple[Parts | None, tuple[Copy, ...]]:
    """Return the parts, and the copies that are copies of them."""
    parts = find_parts(rows, _rows_of(copies), _behind_copies(rows, copies))
    if not copies or parts is None:
        return parts, ()
    own = _copies_of(parts, copies)
    if len(own) == len(copies):
        return parts, copies
    parts = find_parts(rows, _rows_of(own), _behind_copies(rows, own))
    return parts, _copies_of(parts, own) if parts else ()


def _rows_of(copies: Iterable[Copy]) -> frozenset[int]:
    return frozenset(chain.from_iterable(range(copy.first, copy.last + 1) for copy in copies))


def _behind_copies(rows: Rows, copies: Sequence[Copy]) -> frozenset[int]:
    """Return the rows right behind a copy of all there was before it: an article ends there.

    It does not when its first copy was cut off, or when what follows is copied in its turn.
    """
    ends: set[int] = set()
    texts, before, at = rows.texts, 0, 0
    last_original = max((copy.original_last for copy in copies), default=-1)
    for copy in copies:
        before += sum(len(text) for text in texts[at : copy.first])
        at = copy.last + 1
        covered = sum(len(text) for text in texts[copy.original_first : copy.original_last + 1])
        whole = copy.original_last > copy.original_first and covered > _WHOLE * before
        if whole and last_original <= copy.last and ends_sentence(texts[copy.original_last]):
            ends.add(at)
    return frozenset(ends)


def _copies_of(parts: Parts, copies: Iterable[Copy]) -> tuple[Copy, ...]:
    first, last = _bounds(parts)
    return tuple(
        copy for copy in copies if copy.original_last >= first and copy.original_first <= last
    )


def _bounds(parts: Parts) -> tuple[int, int]:
    """Return the first and the last row of an article."""
    rows = [*parts.headline, *parts.caption, *(row for row, _ in parts.credits)]
    rows += [parts.paragraphs[0][0], parts.paragraphs[-1][0]]
    if parts.lead_in is not None:
        rows.append(parts.lead_in[0])
    return min(rows), max(rows)


def _count(rows: Rows, parts: Parts, copies: Sequence[Copy]) -> int:
    """Return how often the page carries the article."""
    first, last = parts.paragraphs[0][0], parts.paragraphs[-1][0]
    if all(copy.original_first <= first and copy.original_last >= last for copy in copies):
        return 1 + len(copies)
    body = [row for row, _ in parts.paragraphs]
    times = Counter(
        row for copy in copies for row in range(copy.original_first, copy.original_last + 1)
    )
    carried: Counter[int] = Counter()
    for row in body:
        carried[times[row]] += len(rows.texts[row])
    enough, total, most = carried.total() / _SHARE_OF_A_COPY, 0, 0
    for often in sorted(carried, reverse=True):
        total += carried[often]
        if total >= enough:
            most = often
            break
    return 1 + max(most, times[first])


# -- values -------------------------------------------------------------------------------------


def _article(rows: Rows, parts: Parts, copies: int) -> Article:
    paragraphs = _paragraphs(rows, parts)
    tag, dateline, byline = _tag(rows, parts), _dateline(rows, parts), _byline(rows, parts)
    headline, caption = _joined(rows, parts.headline), _joined(rows, parts.caption)
    first, last = _bounds(parts)
    return Article(
        paragraphs=paragraphs,
        span=Span(rows.span(first).start, rows.span(last).end),
        headline=headline and headline[0],
        headline_span=headline and headline[1],
        caption=caption and caption[0],
        caption_span=caption and caption[1],
        source_tag=tag and tag[0],
        source_tag_span=tag and tag[1],
        dateline=dateline and dateline[0],
        dateline_span=dateline and dateline[1],
        byline=byline and byline[0],
        byline_span=byline and byline[1],
        copies=copies,
    )


def _paragraphs(rows: Rows, parts: Parts) -> tuple[Paragraph, ...]:
    texts, spans = rows.texts, rows.spans([row for row, _ in parts.paragraphs])
    paragraphs = list[Paragraph]()
    for (row, role), span in zip(parts.paragraphs, spans, strict=True):
        made = OpenParagraph()
        made.text = texts[row]
        made.role = role
        made.span = span
        made.__class__ = Paragraph
        paragraphs.append(made)
    if parts.lead_in is not None and not parts.lead_in_alone:
        opened, lead_in = parts.lead_in
        at = next(at for at, (row, _) in enumerate(parts.paragraphs) if row == opened)
        text = rows.texts[opened]
        # to the end of the row: its next character alone may be one that nobody sees
        start = rows.part(opened, lead_in.end, len(text)).start
        span = span_of(start, paragraphs[at].span.end)
        paragraphs[at] = Paragraph(text=text[lead_in.end :], role=paragraphs[at].role, span=span)
    if parts.closing_tag is not None:
        row = parts.paragraphs[-1][0]
        paragraphs[-1] = _without_tag(paragraphs[-1], rows, row, parts.closing_tag[0])
    return tuple(paragraphs)


def _without_tag(paragraph: Paragraph, rows: Rows, row: int, tag: int) -> Paragraph:
    """Return *paragraph* without the bracket at the end of its row, whose name begins at *tag*."""
    text = rows.texts[row]
    kept = len(text[: tag - 1].rstrip())
    span = span_of(paragraph.span.start, rows.part(row, 0, kept).end)
    return evolve(paragraph, text=paragraph.text[: kept - len(text)], span=span)


def _joined(rows: Rows, numbers: Sequence[int]) -> tuple[str, Span] | None:
    if not numbers:
        return None
    text = " ".join(rows.texts[row] for row in numbers)
    return text, span_of(rows.span(numbers[0]).start, rows.span(numbers[-1]).end)


def _tag(rows: Rows, parts: Parts) -> tuple[str, Span] | None:
    """Return the source's name: from the lead-in, a byline or a source line, or the end."""
    if parts.lead_in is not None and parts.lead_in[1].tag is not None:
        return _part(rows, parts.lead_in[0], parts.lead_in[1].tag)
    for row, credit in parts.credits:
        if credit.tag is not None:
            return _part(rows, row, credit.tag)
    if parts.closing_tag is not None:
        return _part(rows, parts.paragraphs[-1][0], parts.closing_tag)
    return None


def _dateline(rows: Rows, parts: Parts) -> tuple[str, Span] | None:
    if parts.lead_in is None or parts.lead_in[1].dateline is None:
        return None
    return _part(rows, parts.lead_in[0], parts.lead_in[1].dateline)


def _byline(rows: Rows, parts: Parts) -> tuple[str, Span] | None:
    if parts.lead_in is not None and parts.lead_in[1].byline is not None:
        return _part(rows, parts.lead_in[0], parts.lead_in[1].byline)
    for row, credit in parts.credits:
        if credit.byline is not None:
            return _part(rows, row, credit.byline)
    return None


def _part(rows: Rows, row: int, place: tuple[int, int]) -> tuple[str, Span]:
    return rows.texts[row][slice(*place)], rows.part(row, *place)


# -- claims -------------------------------------------------------------------------------------

_Run = tuple[int, int, BlockKind, tuple[int, int] | None]


def _claims(
    rows: Rows, free: Sequence[bool], parts: Parts, copies: Sequence[Copy]
) -> tuple[Claim, ...]:
    """Return the lines of the article and of its copies, in page order and without overlap."""
    runs: list[_Run] = [
        (first, last, kind, None)
        for kind, numbers in _rows_by_kind(parts)
        for first, last in _runs(rows, free, numbers)
    ]
    for copy in copies:
        original = _lines_of_original(rows, copy)
        if original is None:
            continue
        numbers = range(copy.first, copy.last + 1)
        runs += [(first, last, "repeat", original) for first, last in _runs(rows, free, numbers)]
    claims: list[Claim] = []
    end = -1
    for start, last, kind, repeats in sorted(runs, key=itemgetter(0)):
        if last == end == start and kind == "body":  # on a line with its headline
            claims[-1] = evolve(claims[-1], kind=kind, rule=_RULES[kind])
        if last > end:
            first = max(start, end + 1)
            claims.append(
                Claim(kind=kind, first=first, last=last, rule=_RULES[kind], repeats=repeats)
            )
            end = last
    return _with_bare_markup(claims, rows.bare) if rows.bare else tuple(claims)


def _lines_of_original(rows: Rows, copy: Copy) -> tuple[int, int] | None:
    """Return the lines of a copy's original, up to the line on which the copy begins.

    None where both begin on one line.
    """
    first = rows.firsts[copy.original_first]
    last = min(rows.lasts[copy.original_last], rows.firsts[copy.first] - 1)
    return (first, last) if first <= last else None


def _rows_by_kind(parts: Parts) -> Iterator[tuple[BlockKind, Sequence[int]]]:
    yield "headline", parts.headline
    yield "caption", parts.caption
    body = [row for row, _ in parts.paragraphs]
    more = [row for row, _ in parts.credits]
    if parts.lead_in is not None and parts.lead_in_alone:
        more.append(parts.lead_in[0])
    yield "body", sorted(body + more) if more else body


def _runs(rows: Rows, free: Sequence[bool], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines of the rows: a run ends before a row or a line that is not among them."""
    firsts, lasts = rows.firsts, rows.lasts
    if not numbers:
        return
    start, end = firsts[numbers[0]], lasts[numbers[-1]]
    if numbers[-1] - numbers[0] + 1 == len(numbers) and all(free[start : end + 1]):
        yield start, end
        return
    for row, following in pairwise(numbers):
        if following != row + 1 or not all(free[lasts[row] : firsts[following]]):
            yield start, lasts[row]
            start = firsts[following]
    yield start, end


def _with_bare_markup(claims: list[Claim], bare: frozenset[int]) -> tuple[Claim, ...]:
    """Return *claims* with the lines of markup alone that stand right around them."""
    grown: list[Claim] = []
    for claim, following in zip(claims, [*claims[1:], None], strict=True):
        first, last = claim.first, claim.last
        while first - 1 in bare and (not grown or first - 1 > grown[-1].last):
            first -= 1
        while last + 1 in bare and (following is None or last + 1 < following.first):
            last += 1
        grown.append(evolve(claim, first=first, last=last))
    return tuple(grown)
