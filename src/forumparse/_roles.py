"""What each row of an article is, once it is known where the article stands.

* Between headline and prose stand captions, bylines, datelines and source lines.  What else is
  short there (a member's name, a date, a counter) is the board's.
* A row in capitals, or set large or bold as a whole, is a heading when text follows it.  JPost
  captions open with two words in capitals; those are no headings, since the rest is not.
* Behind the last prose, sentences and list items still belong to the article, a source line too.
* Rows that say nothing (`* * *`, `ADVERTISEMENT`, notes of edits) are no paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex
from attrs import frozen

from ._bylines import CreditLine, read_credit_line
from ._captions import is_caption, is_credit_alone
from ._lead_in import LeadIn, read_lead_in
from ._prose import (
    SENTENCE_ENDS,
    closing_tag,
    ends_sentence,
    is_dated,
    is_furniture,
    is_separator,
    is_title,
    weigh,
)
from ._rows import Rows
from .model import Role

_TAIL_ROWS: Final = 4
_LONGEST_HEADING: Final = 90
_LONGEST_STRONG_HEADING: Final = 140
_SHORTEST_SENTENCE: Final = 20
_SHORTEST_DECK: Final = 60
_YEAR: Final = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BULLETS: Final = "\u2022\u25e6\u25aa\u2023\u25cf\u25cb\u25a0\u00b7*"

_HYPHEN: Final = "- "


@frozen(kw_only=True)
class Parts:
    """The rows of an article, by what they are."""

    headline: tuple[int, ...] = ()
    """More than one when a large headline runs over several lines."""
    caption: tuple[int, ...] = ()
    """Two when the credit has a line of its own."""
    credits: tuple[tuple[int, CreditLine], ...] = ()
    """Bylines and source lines."""
    paragraphs: tuple[tuple[int, Role], ...]
    lead_in: tuple[int, LeadIn] | None = None
    lead_in_alone: bool = False
    """Whether the lead-in has its row to itself."""
    closing_tag: tuple[int, int] | None = None
    """The source that only the end of the last paragraph names."""


class BodyReader:
    """Takes the rows of an article in order and tells what each is."""

    def __init__(
        self, rows: Rows, large: frozenset[int], stand: list[int], headline: tuple[int, ...]
    ) -> None:
        self.rows, self.large, self.headline = rows, large, headline
        self.first_prose, self.last_prose = stand[0], stand[-1]
        self.caption: tuple[int, ...] = ()
        self.credits: list[tuple[int, CreditLine]] = []
        self.paragraphs: list[tuple[int, Role]] = []
        self.lead_in: tuple[int, LeadIn] | None = None
        self.lead_in_alone = False
        self.in_tail = True
        self.tail_misses = 0

    def read_all(self, numbers: Iterable[int]) -> None:
        """Take the rows between the headline and the last prose."""
        texts, pieces, paragraphs = self.rows.texts, self.rows.pieces, self.paragraphs
        for row in numbers:
            text = texts[row]
            if (
                len(text) > _LONGEST_HEADING
                and text[-1] in SENTENCE_ENDS
                and len(paragraphs) > 2
                and text[0] not in _BULLETS
                and row not in pieces
            ):
                paragraphs.append((row, "text"))  # nothing else it could be
            else:
                self.read(row)

    def read(self, row: int) -> None:
        """Take one row."""
        text = self.rows.texts[row]
        count = len(self.paragraphs)
        if self._read_caption(row, text) or self._read_credit(row, text):
            return
        if count < 3 and self.lead_in is None and self._read_lead_in(row, text):
            return
        role = self._role(row, text)
        opens = self.lead_in is not None and self.lead_in[0] == row
        if not opens and ((role == "text" and is_dated(text)) or is_separator(text)):
            return
        if row < self.first_prose and role == "text" and not self._belongs_above(row, text):
            return
        self.paragraphs.append((row, role))

    def _read_caption(self, row: int, text: str) -> bool:
        if self.caption or (len(self.paragraphs) > 2 and text[-1] in SENTENCE_ENDS):
            return False
        if not is_caption(text):
            return False
        before = [row for row, _ in self.paragraphs]
        if is_credit_alone(text) and before == [row - 1] and self.lead_in is None:
            self.paragraphs.pop()
            self.caption = (row - 1, row)
        else:
            self.caption = (row,)
        return True

    def _read_credit(self, row: int, text: str) -> bool:
        if self.paragraphs and row < self.last_prose:
            return False
        credit = read_credit_line(text)
        if credit is None:
            return False
        self.credits.append((row, credit))
        return True

    def _read_lead_in(self, row: int, text: str) -> bool:
        """Note the lead-in; return whether the row is nothing else."""
        captioned = self._is_captioned(row)
        lead_in = read_lead_in(text, sure=bool(self.paragraphs) and not captioned)
        if lead_in is None or (captioned and lead_in.tag is None):
            return False
        if captioned:
            self.caption = (self.paragraphs.pop()[0],)
        self.lead_in = row, lead_in
        self.lead_in_alone = lead_in.end >= len(text)
        return self.lead_in_alone

    def _is_captioned(self, row: int) -> bool:
        """Return whether all that stands between the headline and *row* is one dated line.

        A story opens with its lead-in, so what has a date and stands above it is a picture's.
        """
        if len(self.paragraphs) != 1 or self.caption or not self.headline:
            return False
        above, _ = self.paragraphs[0]
        alone = self.headline[-1] + 1 == above == row - 1
        return alone and _YEAR.search(self.rows.texts[above]) is not None

    def _role(self, row: int, text: str) -> Role:
        piece = self.rows.pieces.get(row)
        if piece is not None and piece.quoted:
            return "quote"
        if (piece is not None and piece.item) or (text[0] in _BULLETS and text[1:2] == " "):
            return "list-item"
        if text[:2] == _HYPHEN and self._is_listed(row, text):
            return "list-item"
        if text.isupper() and len(text) <= _LONGEST_HEADING:
            is_heading = text[-1] not in ".,;" and sum(map(str.isalpha, text)) > 1
        else:
            set_off = row in self.large or (piece is not None and piece.strong)
            is_heading = (
                set_off and len(text) <= _LONGEST_STRONG_HEADING and not ends_sentence(text)
            )
        return "heading" if is_heading and row < self.last_prose else "text"

    def _is_listed(self, row: int, text: str) -> bool:
        """Return whether a row behind a hyphen is one of several; a second one is of a dialogue."""
        around = self.rows.texts[max(0, row - 1) : row + 2]
        return sum(near[:2] == _HYPHEN for near in around) > 1 and " - " not in text

    def _belongs_above(self, row: int, text: str) -> bool:
        """Return whether a row above the first prose is the article's: a sentence or a deck."""
        if self.lead_in is not None and self.lead_in[0] == row:
            return True
        weight = weigh(text)
        if is_furniture(text):
            return False
        if ends_sentence(text):
            return weight >= _SHORTEST_SENTENCE
        return weight >= _SHORTEST_DECK and is_title(text)

    def read_above(self, row: int) -> None:
        """Take a row right above the headline."""
        text = self.rows.texts[row]
        if not self.caption and is_caption(text):
            self.caption = (row,)
        elif not self.credits:
            self._read_credit(row, text)

    def read_tail(self, row: int) -> None:
        """Take a row behind the last prose, as long as it still belongs to the article."""
        text = self.rows.texts[row]
        if self.tail_misses >= _TAIL_ROWS:
            return
        if not self.caption and is_caption(text):
            self.caption = (row,)
        elif self._read_credit(row, text):
            self.in_tail = False
        elif self.in_tail and self._ends_article(row, text):
            self.paragraphs.append((row, self._role(row, text)))
        else:
            self.in_tail = False
            self.tail_misses += 1

    def _ends_article(self, row: int, text: str) -> bool:
        if is_furniture(text):
            return False
        if self._role(row, text) in ("quote", "list-item"):
            return True
        if ends_sentence(text):
            return weigh(text) >= _SHORTEST_SENTENCE // 2
        return row == len(self.rows.texts) - 1 and weigh(text) >= _SHORTEST_DECK

    def parts(self) -> Parts:
        return Parts(
            headline=self.headline,
            caption=self.caption,
            credits=tuple(self.credits),
            paragraphs=tuple(self.paragraphs),
            lead_in=self.lead_in,
            lead_in_alone=self.lead_in_alone,
            closing_tag=self._closing_tag(),
        )

    def _closing_tag(self) -> tuple[int, int] | None:
        told = self.lead_in is not None and self.lead_in[1].tag is not None
        if told or not self.paragraphs or any(credit.tag for _, credit in self.credits):
            return None
        return closing_tag(self.rows.texts[self.paragraphs[-1][0]])


def is_lead_in_alone(text: str) -> bool:
    """Return whether *text* is a dateline or a source tag and no more."""
    lead_in = read_lead_in(text)
    return lead_in is not None and lead_in.end >= len(text)


def is_any_credit(text: str) -> bool:
    """Return whether *text* only says where a story comes from."""
    return read_credit_line(text) is not None or is_lead_in_alone(text)
