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
from ._pointers import is_pointer
from ._prose import (
    SENTENCE_ENDS,
    closing_tag,
    ends_sentence,
    is_board_line,
    is_dated,
    is_furniture,
    is_listed,
    is_separator,
    is_title,
    is_unstopped,
    number_of,
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
_NO_SUBHEADING: Final = regex.compile(
    r"""
    [0-9][:.h][0-9]{2}                               # a time of day
  | \A \p{Lu}{2,}+ \  \p{Lu}{2,}+ \  .*\p{Ll}      # SOLDIERS PATROL near the border: a caption
  | \A [^\p{Lu}\p{Lo}\p{N}\p{Pi}\p{Ps}"']           # nothing begins so
    """,
    regex.VERBOSE,
)
_BULLETS: Final = "\u2022\u25e6\u25aa\u2023\u25cf\u25cb\u25a0\u00b7*"
_HYPHEN: Final = "- "
_BEFORE_NUMBERS: Final = frozenset("(0123456789")
_QUOTES: Final = "\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
_MAY_LIST: Final = _BEFORE_NUMBERS.union(_BULLETS, _HYPHEN)
_NUMERAL: Final = regex.compile(r"[IVX]{1,5}+\.\Z")
_COLONS: Final = ":\uff1a"
_OPENING_ROWS: Final = 3
_LONGEST_SUBHEADING: Final = 60
_SHORTEST_PARAGRAPH: Final = 40


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
        self.listed = 0
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
                and row > self.first_prose
                and text[0] not in _MAY_LIST
                and row not in pieces
            ):
                paragraphs.append((row, "text"))  # nothing else it could be
            else:
                self.read(row)

    def read(self, row: int) -> None:
        """Take one row."""
        text = self.rows.texts[row]
        opening = self.lead_in is None and len(self.paragraphs) - self.listed < _OPENING_ROWS
        if self._read_caption(row, text) or self._read_credit(row, text):
            return
        if opening and self._read_lead_in(row, text):
            return
        role = self._role(row, text)
        opens = self.lead_in is not None and self.lead_in[0] == row
        if not opens and ((role == "text" and is_dated(text)) or is_separator(text)):
            return
        if is_pointer(text):
            return
        if row < self.first_prose and not self._belongs_above(row, text, role):
            return
        self.paragraphs.append((row, role))
        self.listed += role == "list-item"

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
        if len(self.paragraphs) > 1 and self.first_prose < row < self.last_prose:
            return False  # a deck may stand above
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
        if text[0] in _BEFORE_NUMBERS and self._is_numbered(row, text):
            return "list-item"
        if text.isupper() and len(text) <= _LONGEST_HEADING:
            worded = text[-1] not in ".,;" and sum(map(str.isalpha, text)) > 1
            is_heading = worded or _NUMERAL.match(text) is not None
        else:
            set_off = row in self.large or (piece is not None and piece.strong)
            is_heading = (
                set_off and len(text) <= _LONGEST_STRONG_HEADING and not ends_sentence(text)
            )
        if not is_heading and self._parts_text(row, text):
            return "heading"
        return "heading" if is_heading and row < self.last_prose else "text"

    def _parts_text(self, row: int, text: str) -> bool:
        """Return whether a few words without a stop stand between two paragraphs: a subheading.

        Below a pull quote such words say whose it is.
        """
        texts, last = self.rows.texts, self.paragraphs[-1:]
        if not last or row >= self.last_prose or weigh(text) > _LONGEST_SUBHEADING:
            return False
        if last[0][0] != row - 1 and not is_pointer(texts[row - 1]):
            return False
        quoted = text[0] in _QUOTES and text[-1] in _QUOTES and " " in text
        if not (text[-1].isalnum() or text[-1] in ")\uff09" or quoted) or ends_sentence(text):
            return False
        if _NO_SUBHEADING.search(text) or is_unstopped(text):
            return False
        above, below = texts[last[0][0]], texts[row + 1]
        if above[0] in _QUOTES and above[-1] in _QUOTES:
            return False
        return (
            _is_paragraph(above, last[0][1])
            and (_is_paragraph(below) or is_listed(below))
            and not is_board_line(text)
        )

    def _is_listed(self, row: int, text: str) -> bool:
        """Return whether a row behind a hyphen is one of several; a second one is of a dialogue."""
        around = self.rows.texts[max(0, row - 1) : row + 2]
        return sum(near[:2] == _HYPHEN for near in around) > 1 and " - " not in text

    def _is_numbered(self, row: int, text: str) -> bool:
        """Return whether the number before a row goes on from the row above, or into the next."""
        number = number_of(text)
        if number is None:
            return False
        texts = self.rows.texts
        above = number_of(texts[row - 1]) if row else None
        below = number_of(texts[row + 1]) if row + 1 < len(texts) else None
        return above == number - 1 or below == number + 1

    def _belongs_above(self, row: int, text: str, role: Role) -> bool:
        """Return whether a row above the first prose is the article's: a sentence or a deck.

        A heading above a caption or a byline is the name of a section.
        """
        if self.lead_in is not None and self.lead_in[0] == row:
            return True
        if role == "heading":
            below = self.rows.texts[row + 1]
            return bool(self.paragraphs) or not (is_caption(below) or read_credit_line(below))
        if role != "text":
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
        if text[-1] in _COLONS and is_listed("".join(self.rows.texts[row + 1 : row + 2])):
            return True
        cut = row == len(self.rows.texts) - 1 and weigh(text) >= _SHORTEST_DECK
        return cut and text[0] not in "(\uff08"  # `(Reporting by ...; editing by ...)`

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


def _is_paragraph(text: str, role: Role = "text") -> bool:
    return role == "list-item" or (ends_sentence(text) and weigh(text) >= _SHORTEST_PARAGRAPH)


def is_lead_in_alone(text: str) -> bool:
    """Return whether *text* is a dateline or a source tag and no more."""
    lead_in = read_lead_in(text)
    return lead_in is not None and lead_in.end >= len(text)


def is_any_credit(text: str) -> bool:
    """Return whether *text* only says where a story comes from."""
    return read_credit_line(text) is not None or is_lead_in_alone(text)
