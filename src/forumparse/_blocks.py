"""Claims on lines become the blocks that tile a page.

Readers (of clocks, widgets, posts, articles) *claim* runs of lines; whatever nobody claims is
`other`.  That no character is lost or counted twice is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from ._filling import span_of
from ._lines import Lines
from .model import Block, BlockKind


@frozen(kw_only=True)
class Claim:
    """Lines *first* to *last* (included) that a rule knows the purpose of."""

    kind: BlockKind
    first: int
    last: int
    rule: str
    """The name of the rule, as `docs/explanation/how-it-decides.md` lists it."""
    repeats: tuple[int, int] | None = None
    """For a `repeat`: first and last line of what it is a copy of."""


def tile(lines: Lines, claims: Iterable[Claim]) -> tuple[Block, ...]:
    """Return the blocks of a page: the claims in page order, and `other` for what is between.

    Claims must not overlap.  An empty text has no blocks.
    """
    blocks: list[Block] = []
    at = 0
    for claim in sorted(claims, key=lambda claim: claim.first):
        if at < claim.first:
            blocks.append(
                _block(lines, Claim(kind="other", first=at, last=claim.first - 1, rule=""))
            )
        blocks.append(_block(lines, claim))
        at = claim.last + 1
    if at < len(lines) and lines.starts[at] < len(lines.text):
        blocks.append(_block(lines, Claim(kind="other", first=at, last=len(lines) - 1, rule="")))
    return tuple(blocks)


def _block(lines: Lines, claim: Claim) -> Block:
    repeats = None if claim.repeats is None else lines.span(*claim.repeats)
    return Block(
        kind=claim.kind,
        span=span_of(lines.starts[claim.first], lines.starts[claim.last + 1]),
        repeats=repeats,
        rule=claim.rule or "unclaimed",
    )
