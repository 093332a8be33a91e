"""Where on a page its article stands, and which row heads it.

* Prose makes an article.  Rows of prose with at most three other rows between them stand together;
  a longer gap is a menu or a list, and is crossed only when the prose on both sides outweighs it.
  The heaviest stand is the article; a widget always ends one.
* The headline is the row that markup made large; else a bold title above the prose; else the
  nearest title above it, or the one before that when the nearest is as long as a sentence (a deck).
* A row of underscores ends an article: boards print it above a member's signature.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from attrs import field, frozen

from ._agencies import is_agency
from ._bylines import read_credit_line
from ._captions import is_caption
from ._lead_in import read_lead_in
from ._prose import (
    SENTENCE_ENDS,
    ends_in_note,
    ends_sentence,
    find_verses,
    is_board_line,
    is_furniture,
    is_listed,
    is_prose,
    is_short_sentence,
    is_title,
    weigh,
)
from ._roles import BodyReader, Parts, is_any_credit, is_lead_in_alone
from ._rows import Rows

_SURELY_PROSE: Final = 160
_SHORTEST_PROSE: Final = 40
_SHORTEST_HAN: Final = 12
_FEWEST_SENTENCES: Final = 3
_GAP: Final = 3
_OUTWEIGHS: Final = 2
_HEAD_ROWS: Final = 30
_LONGEST_HEADLINE: Final = 300
_LONGEST_HEADING: Final = 90
_DECK: Final = 100
_DECK_OUTWEIGHS: Final = 1.4
_FEWEST_HEADLINE_WORDS: Final = 5
_LONGEST_SMALL_WORD: Final = 3
_SIGNATURE_LINE: Final = 10
_LEAST_ARTICLE: Final = 80
_LEAST_HEADED: Final = 40
_SURELY_ARTICLE: Final = 600
_LONGEST_BANNER: Final = 120
_LIST_AROUND: Final = 4
_MOST_NAMES: Final = 4
_MOST_CLOSING: Final = 8
_MOST_BODY_LARGE: Final = 0.5


def find_parts(
    rows: Rows, copied: Container[int], ends: frozenset[int] = frozenset()
) -> Parts | None:
    """Return the rows of the article, *copied* ones left out; None when there is no article.

    No article reaches over a row in *ends*.
    """
    finder = _Finder(rows=rows, copied=copied, ends=ends)
    parts = finder.find(finder.prose())
    if parts is None:
        parts = finder.find(finder.short_sentences())
        if parts is None or not parts.headline:
            return None
    return parts if parts.paragraphs else None  # a caption alone, or dates alone, are no article


@frozen(kw_only=True)
class _Finder:
    rows: Rows
    copied: Container[int]
    ends: frozenset[int]
    large: frozenset[int] = field(init=False)
    walls: frozenset[int] = field(init=False)
    """Rows that a widget or the end of a post or of an article stands right before."""

    @large.default
    def _find_large(self) -> frozenset[int]:
        """Return the rows set large, unless the board sets most of its text that way."""
        texts = self.rows.texts
        large = [row for row, piece in self.rows.pieces.items() if piece.large]
        if not large:
            return frozenset()
        heavy = sum(len(texts[row]) for row in large) > _MOST_BODY_LARGE * sum(map(len, texts))
        if heavy and len(texts) > 1:
            return frozenset()
        return frozenset(row for row in large if len(texts[row]) <= _LONGEST_HEADLINE)

    @walls.default
    def _find_walls(self) -> frozenset[int]:
        texts = self.rows.texts
        closed = [row for row, text in enumerate(texts, 1) if text[0] == "_" and _ends_post(text)]
        return self.rows.far.union(self.ends, closed, self._other_articles())

    def _other_articles(self) -> Iterator[int]:
        """Yield the titles below which a lead-in stands with place and source: of another article.

        The page's own headline may be one of them, which cuts nothing.
        """
        texts = self.rows.texts
        for row in range(1, len(texts)):
            title = row - 1
            if len(texts[row]) < _LEAST_ARTICLE or texts[title][-1] in SENTENCE_ENDS:
                continue
            if row in self.copied:
                continue
            lead_in = read_lead_in(texts[row], sure=True)
            if lead_in is None or not is_agency(texts[row][slice(*lead_in.tag or ())]):
                continue
            while title and self._is_attribution(title):
                title -= 1
            if title not in self.copied and self._is_any_title(title):
                yield title

    def find(self, prose: Iterable[int]) -> Parts | None:
        """Return the rows of the article whose sentences are among *prose*."""
        weight, stand = self.heaviest_stand(prose)
        return self.parts(stand) if stand and self.is_article(stand, weight) else None

    # -- where ------------------------------------------------------------------------------

    def prose(self) -> list[int]:
        copied, large = self.copied, self.large
        prose = [
            row
            for row, text in enumerate(self.rows.texts)
            if (len(text) >= _SHORTEST_PROSE or (len(text) >= _SHORTEST_HAN and not text.isascii()))
            and row not in copied
            and ((len(text) >= _SURELY_PROSE and text[-1] in SENTENCE_ENDS) or is_prose(text))
            and row not in large
        ]
        verses = {row for row in find_verses(self.rows.texts) if row not in copied}
        return sorted(verses.union(prose)) if verses else prose

    def short_sentences(self) -> list[int]:
        """Return the rows of an article that has no long sentence: several short ones in a row.

        Boards print such lines too, so that it needs a headline.
        """
        copied, run, rows = self.copied, list[int](), list[int]()
        for row, text in enumerate(self.rows.texts):
            if text[-1] in SENTENCE_ENDS and row not in copied and is_short_sentence(text):
                run.append(row)
                continue
            rows += run if len(run) >= _FEWEST_SENTENCES else ()
            run = []
        return rows + run if len(run) >= _FEWEST_SENTENCES else rows

    def heaviest_stand(self, prose: Iterable[int]) -> tuple[int, list[int]]:
        """Return the heaviest stand of *prose*, the first of several, after its weight."""
        texts = self.rows.texts
        stands: list[list[int]] = []
        weights: list[int] = []
        for group in self._groups(prose):
            weight = sum([len(texts[row]) for row in group])
            if stands and self._reaches_over(stands[-1], group, weights[-1], weight):
                stands[-1].extend(group)
                weights[-1] += weight
            else:
                stands.append(group)
                weights.append(weight)
        heaviest = max(weights, default=0)
        return heaviest, stands[weights.index(heaviest)] if stands else []

    def _groups(self, prose: Iterable[int]) -> Iterator[list[int]]:
        """Yield runs of *prose* with small gaps, furniture at their ends left out."""
        group = list[int]()
        last, walls = -1, self.walls
        for row in prose:
            if row == last + 1:  # as most rows of an article stand
                cut = row in walls
            else:
                cut = row - last > _GAP + 1 or self._is_cut(last, row)
            if cut and group:
                yield from self._without_furniture(group)
                group = []
            group.append(row)
            last = row
        if group:
            yield from self._without_furniture(group)

    def _is_cut(self, row: int, following: int) -> bool:
        """Return whether a widget or the end of a post stands between two rows."""
        return bool(self.walls) and not self.walls.isdisjoint(range(row + 1, following + 1))

    def _without_furniture(self, group: list[int]) -> Iterator[list[int]]:
        texts = self.rows.texts
        first, last = 0, len(group)
        while first < last and is_furniture(texts[group[first]]):
            first += 1
        while first < last and is_furniture(texts[group[last - 1]]):
            last -= 1
        if first < last:
            yield group[first:last]

    def _reaches_over(self, stand: list[int], group: list[int], weight: int, more: int) -> bool:
        if self._is_cut(stand[-1], group[0]):
            return False
        texts, copied = self.rows.texts, self.copied
        between = range(stand[-1] + 1, group[0])
        gap = sum([len(t) for r in between if r not in copied and not is_listed(t := texts[r])])
        return min(weight, more) >= _OUTWEIGHS * gap

    def is_article(self, stand: list[int], length: int) -> bool:
        """Return whether the prose is an article, not one long title in a list of titles."""
        texts = self.rows.texts
        if len(stand) > 2 and length >= _SURELY_ARTICLE:
            return True
        weight = sum(weigh(texts[row]) for row in stand)
        if self._is_headed(stand[0]) or any(read_lead_in(texts[row]) for row in stand[:2]):
            return weight >= _LEAST_HEADED
        if weight < _LEAST_ARTICLE:
            return False
        if weight >= _OUTWEIGHS * _SURELY_PROSE:
            return True
        above = self._count_titles(range(max(0, stand[0] - _LIST_AROUND), stand[0]))
        below = self._count_titles(range(stand[-1] + 1, min(len(texts), stand[-1] + 7)))
        return above + below < _LIST_AROUND or (above < 2 and not self._is_followed_up(stand))

    def _count_titles(self, numbers: Iterable[int]) -> int:
        texts = self.rows.texts
        return sum(row not in self.copied and is_title(texts[row]) for row in numbers)

    def _is_followed_up(self, stand: list[int]) -> bool:
        """Return whether one row of prose goes on right below, without a blank line: in a list."""
        row = stand[-1]
        if len(stand) > 1 or row + 1 >= len(self.rows.texts):
            return False
        return self.rows.firsts[row + 1] == self.rows.lasts[row] + 1

    def _is_headed(self, row: int) -> bool:
        """Return whether a headline that markup made stands right above *row*."""
        above = [row - back for back in range(1, _GAP + 2)]
        return any(row in self.large or self._is_strong(row) for row in above)

    # -- what -------------------------------------------------------------------------------

    def parts(self, stand: list[int]) -> Parts:
        headline, stand = self._headline(stand)
        last = self._closing_row(stand[-1])
        stand = [*stand, last] if last > stand[-1] else stand
        reader = BodyReader(self.rows, self.large, stand, headline)
        first = headline[-1] + 1 if headline else self._top_without_headline(stand[0])
        for row in self._above_headline(headline):
            reader.read_above(row)
        reader.read_all([row for row in range(first, last + 1) if row not in self.copied])
        for row in self._tail(last):
            reader.read_tail(row)
        return reader.parts()

    def _closing_row(self, row: int) -> int:
        """Return the last row of the body: short sentences below the last long one are of it."""
        texts, last, listed = self.rows.texts, row, 0
        for following in range(row + 1, min(len(texts), row + 1 + _MOST_CLOSING)):
            if following in self.copied or self._is_cut(last, following):
                break
            text = texts[following]
            if (is_short_sentence(text) or ends_in_note(text)) and not is_furniture(text):
                last, listed = following, 0
            elif is_listed(text) or text[-1] in ":\uff1a":
                listed += 1
            elif following - last - listed > 1:  # a heading may stand between, not more
                break
        return last

    def _zone(self, row: int) -> Iterator[int]:
        """Yield the rows above *row* that can belong to its article, nearest first."""
        for above in range(row - 1, max(-1, row - 1 - _HEAD_ROWS), -1):
            if above + 1 in self.rows.far:
                return
            if above not in self.copied:
                yield above

    def _headline(self, stand: list[int]) -> tuple[tuple[int, ...], list[int]]:
        """Return the rows of the headline, and the prose without what stands above it."""
        within = self._large_within(stand)
        if within is not None:
            return self._whole(within), [row for row in stand if row > within]
        zone = list(self._zone(stand[0]))
        for row in zone:
            if row in self.large and self._is_marked_title(row):
                return self._whole(row), stand
        for row in zone:
            if self._is_strong(row) and self._is_marked_title(row):
                if self._asks_first(row, stand) and any(map(self._is_any_title, range(row))):
                    stand = [row, *stand]
                    break
                return (row,), stand
        stand = self._without_banner(stand)
        title = self._nearest_title(list(self._zone(stand[0])))
        if title is not None:
            return (title,), stand
        far_away = [row for row in self.large if row < stand[0] and row not in self.copied]
        if far_away:
            return self._whole(max(far_away)), stand
        first = self.rows.texts[stand[0]]
        if len(stand) > 1 and not ends_sentence(first) and self._is_plain_title(stand[0]):
            return (stand[0],), stand[1:]
        return (), stand

    def _large_within(self, stand: list[int]) -> int | None:
        """Return a large row within the prose that only a caption or a banner stands above."""
        first = min((row for row in self.large if row > stand[0]), default=stand[-1])
        if first >= stand[-1] or first in self.copied:
            return None
        above = stand[: bisect_left(stand, first)]
        texts = self.rows.texts
        if all(is_caption(texts[row]) for row in above):
            return first
        banner = texts[above[0]]
        alone = len(above) == 1 and first - above[0] > 1 and len(banner) <= _LONGEST_BANNER
        return first if alone and read_lead_in(banner) is None else None

    def _whole(self, row: int) -> tuple[int, ...]:
        """Return *row* and its neighbours that the same tag made large."""
        pieces = self.rows.pieces
        first = last = row
        while first - 1 in self.large and pieces[first - 1].large == pieces[row].large:
            first -= 1
        while last + 1 in self.large and pieces[last + 1].large == pieces[row].large:
            last += 1
        return tuple(range(first, last + 1))

    def _is_strong(self, row: int) -> bool:
        piece = self.rows.pieces.get(row)
        return piece is not None and piece.strong and not piece.quoted

    def _asks_first(self, row: int, stand: list[int]) -> bool:
        """Return whether *row* is the first bold question of an interview."""
        asks = self.rows.texts[row][-1] in "?\uff1f\u061f"
        return asks and any(map(self._is_strong, range(stand[0], stand[-1])))

    def _is_marked_title(self, row: int) -> bool:
        text = self.rows.texts[row]
        if is_caption(text) or read_credit_line(text) is not None:
            return False
        return (row in self.large and weigh(text) >= 4) or is_title(text)

    def _without_banner(self, stand: list[int]) -> list[int]:
        """Leave out one sentence of the board's that stands above the title: a greeting."""
        if len(stand) < 2 or stand[1] - stand[0] < 2 or stand[0] in self.rows.pieces:
            return stand
        texts = self.rows.texts
        first = texts[stand[0]]
        rest = sum(len(texts[row]) for row in stand[1:])
        if len(first) > _LONGEST_BANNER or rest < 3 * len(first) or read_lead_in(first):
            return stand
        between = range(stand[0] + 1, stand[1])
        if any(row not in self.copied and self._is_plain_title(row) for row in between):
            return stand[1:]
        return stand

    def _is_plain_title(self, row: int) -> bool:
        text = self.rows.texts[row]
        return (
            is_title(text)
            and not (text.isupper() and len(text) <= _LONGEST_HEADING // 2)
            and not is_caption(text)
            and read_credit_line(text) is None
            and not is_lead_in_alone(text)
        )

    def _nearest_title(self, zone: Sequence[int]) -> int | None:
        titles = filter(self._is_any_title, zone)
        nearest = next(titles, None)
        if nearest is None:
            return self._short_first_row(zone)
        above = next(titles, None)
        return nearest if above is None or not self._is_below_headline(nearest, above) else above

    def _is_below_headline(self, row: int, title: int) -> bool:
        return self._is_deck(row, title) or (
            row - title <= _GAP and _could_be_names(self.rows.texts[row], self.rows.texts[title])
        )

    def _is_deck(self, row: int, title: int) -> bool:
        """Return whether *row* is a deck, and the title above it the headline."""
        texts = self.rows.texts
        if any(not self._is_attribution(between) for between in range(title + 1, row)):
            return False
        long = weigh(texts[row]) >= _DECK > weigh(texts[title])
        asks = ends_sentence(texts[row]) and not ends_sentence(texts[title])
        return long or asks or row - title > 1 or self._is_short_deck(row, title)

    def _is_short_deck(self, row: int, title: int) -> bool:
        """Return whether a title alone above a longer one is written like a headline.

        Names of boards and of their parts have few words, or capitals all through.
        """
        texts = self.rows.texts
        words = texts[title].split()
        longer = weigh(texts[row]) >= _DECK_OUTWEIGHS * weigh(texts[title])
        if not longer or self._is_quoted(title):
            return False
        if words[0][0] in "\u201e\u201c\u00ab\u00bb" and len(words) > 1:
            return True  # what somebody said
        if len(words) < _FEWEST_HEADLINE_WORDS:
            return False
        if not any(word.islower() and len(word) > _LONGEST_SMALL_WORD for word in words):
            return False
        return title == 0 or title in self.rows.far or not is_title(texts[title - 1])

    def _is_quoted(self, row: int) -> bool:
        piece = self.rows.pieces.get(row)
        return piece is not None and piece.quoted

    def _is_attribution(self, row: int) -> bool:
        text = self.rows.texts[row]
        return is_caption(text) or is_any_credit(text)

    def _is_any_title(self, row: int) -> bool:
        text = self.rows.texts[row]
        return (
            is_title(text)
            and not is_caption(text)
            and read_credit_line(text) is None
            and not is_lead_in_alone(text)
        )

    def _short_first_row(self, zone: Sequence[int]) -> int | None:
        """Return the page's first row, where two words are a headline right above the prose."""
        if len(zone) == 1 and zone[0] == 0:
            text = self.rows.texts[0]
            if " " in text and text[0].isupper() and text[-1] not in ".:,":
                no_headline = is_board_line(text) or is_caption(text) or is_any_credit(text)
                return None if no_headline else 0
        return None

    def _top_without_headline(self, row: int) -> int:
        """Return the first of the captions, bylines and datelines right above the prose."""
        top = row
        for above in self._zone(row):
            text = self.rows.texts[above]
            if above != top - 1 or not (is_caption(text) or is_any_credit(text)):
                break
            top = above
        return top

    def _above_headline(self, headline: tuple[int, ...]) -> Iterator[int]:
        """Yield the two rows above the headline, lowest first."""
        if headline:
            for row in range(headline[0] - 1, max(-1, headline[0] - 3), -1):
                if row + 1 in self.rows.far or row in self.copied:
                    return
                yield row

    def _tail(self, row: int) -> Iterator[int]:
        for below in range(row + 1, min(len(self.rows.texts), row + 1 + _HEAD_ROWS)):
            if below in self.rows.far or below in self.copied:
                return
            if _ends_post(self.rows.texts[below]):
                return
            yield below


def _ends_post(text: str) -> bool:
    """Return whether *text* is the row of underscores above a member's signature."""
    return text[0] == "_" and len(text) >= _SIGNATURE_LINE and not text.strip("_")


def _could_be_names(text: str, title: str) -> bool:
    """Return whether *text* could be a byline without its word, below *title*: `Ann Lee, Jo Wu`."""
    words = text.replace(",", " ").split()
    named = len(words) <= _MOST_NAMES and all(word[0].isupper() for word in words)
    return named and title.count(" ") >= len(words)
