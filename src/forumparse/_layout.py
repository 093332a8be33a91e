"""How the entries of a widget are laid out, learned from the widget itself.

Boards print the same three things in at least six orders, and nothing on a page says which.  But
a widget prints the same order over and over, so between one stamp and the next stand always the
same lines: those of one entry that come behind its stamp, then those of the next that come
before.  Learning a layout is finding that number of lines, and the place where the cut falls.

What speaks for a cut: empty lines between entries; how many lines stand before the first stamp
and behind the last; whether the lines there look like the lines that the cut expects (bullets,
names that occur elsewhere as authors).  When the evidence is even, titles come first, as on the
boards that print this widget.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Final

import regex
from attrs import frozen

from ._items import PLAIN, Item
from ._lines import straightened
from ._stamp_lines import Shape

_FEWEST_NAMES: Final = 3
_NAMES_VARIETY: Final = 0.7
_NAMES_LENGTH: Final = 24
_UNKNOWN_ORDER: Final = -2.5
"""No board prints a title behind its stamp but right behind it, the author not before it."""
_BY_AUTHOR_BELOW: Final = 2.0
"""`by AUTHOR on STAMP` stands below its title on every board."""
_UNLIKE: Final = -1.5
_NEARLY_ALL: Final = 0.9
_WITH_AUTHOR: Final = 2
"""So many links are more than one to the author."""
_MANY: Final = 5
"""So many titles tell how long titles are."""
_BARE_AGE: Final = len("Dec 2023")
_GLUED_AGE: Final = regex.compile(r"\d{1,2}+[a-z]{1,3}+")
_OF_USER: Final = regex.compile(r"\w_\w | \p{L}\d++$", regex.VERBOSE)
_SENTENCE: Final = 40
_PROSE: Final = 70
"""A line below a widget that is longer is prose, or a caption."""
_SENTENCE_ENDS: Final = (".", "。", "।", "۔")
_CUT_ENDS: Final = ("..", "…")
_MISSING: Final = -2.0
_MISFIT: Final = -2.0
"""A line that cannot be what the cut expects counts like a missing one."""


@frozen(kw_only=True)
class Slot:
    """One of the lines between two stamps, over all entries."""

    texts: tuple[str, ...]
    kinds: tuple[str, ...]

    def share(self, *kinds: str) -> float:
        """Return how many of the lines are of one of *kinds*, 0 to 1."""
        return sum(map(self.kinds.count, kinds)) / len(self.kinds)

    @property
    def variety(self) -> float:
        """How many different texts there are, 0 to 1."""
        return len(set(self.texts)) / len(self.texts)

    @property
    def repeats(self) -> bool:
        """Whether a text occurs more than once, or there are too few to tell."""
        return self.variety < 1 or len(self.texts) < _FEWEST_NAMES

    @property
    def looks_like_names(self) -> bool:
        """Whether the same few short texts stand here again and again, as authors' names do."""
        if len(self.texts) < _FEWEST_NAMES or self.length > _NAMES_LENGTH:
            return False
        most = _NAMES_VARIETY if any(" " in text for text in self.texts) else 1
        return self.variety < most

    @property
    def is_prose(self) -> bool:
        """Whether half of the texts are sentences, as people's posts are."""
        return 2 * sum(map(is_sentence, self.texts)) >= len(self.texts)

    @property
    def is_of_users(self) -> bool:
        """Whether some of the texts are written as only users' names are: `tin_man`, `Skep99`."""
        return any(_OF_USER.search(text) is not None for text in self.texts)

    @property
    def are_short(self) -> bool:
        """Whether no text is longer than a name, or a number."""
        longest = max(map(len, self.texts))
        return longest <= _NAMES_LENGTH and all(text[:1].isalpha() for text in self.texts)

    @property
    def length(self) -> float:
        """The mean length of the texts."""
        return sum(map(len, self.texts)) / len(self.texts)


@frozen(kw_only=True)
class Layout:
    """Which lines belong to an entry, and what they are.  Lines are counted without noise."""

    before: int
    """How many lines of an entry stand before its stamp."""
    behind: int
    """How many stand behind it."""
    title: int | None
    """The title's place among the lines, those before the stamp first; None: in the stamp's line,
    or nowhere."""
    author: int | None
    """The author's place."""
    forum: int | None
    """The forum's place."""
    bulleted: bool = False
    """Whether titles carry a bullet, so that a line without one is no title."""
    titles_within: bool = False
    """Whether titles follow a word for "in" (`in TITLE`)."""
    forums_worded: bool = True
    """Whether forums follow a word for "in"."""
    worded: bool = False
    """Whether authors follow a word for "by", so that a line without one is no author."""


@frozen(kw_only=True)
class Neighbours:
    """What stands around the stamps of one region."""

    lead: Sequence[Item]
    """The items before the first stamp, up to the wall."""
    gaps: Sequence[Sequence[Item]]
    """The items between stamps, in order."""
    tail: Sequence[Item]
    """The items behind the last stamp, up to the wall."""
    stamps: Sequence[Item]
    """The stamps themselves, one more than there are gaps."""
    shapes: Counter[Shape]
    """How many stamps are of each shape."""
    below: Item | None = None
    """The wall behind the tail, or the first line of the next widget."""


def learn_layout(around: Neighbours, *, named: bool) -> Layout:
    """Return the layout of a region; *named* tells whether its stamp lines name their authors."""
    size = _usual_size(around)
    if size == 0:
        return Layout(before=0, behind=0, title=None, author=None, forum=None)
    slots = _slots(around, size)
    title, author, forum = _roles(slots, named=named)
    if author is not None and forum is None and _are_bare_ages(around, slots[author]):
        author, forum = None, author
    blanks = _blank_shares(around, size)
    cut = max(
        range(size + 1),
        key=lambda cut: _score(cut, around, slots, title, author) + _blank_evidence(blanks, cut),
    )
    return Layout(
        before=size - cut,
        behind=cut,
        title=_place(title, cut, size),
        author=_place(author, cut, size),
        forum=_place(forum, cut, size),
        bulleted=title is not None and slots[title].share("title") > 0.5,
        titles_within=title is not None and slots[title].share("forum") > 0.5,
        forums_worded=forum is not None and slots[forum].share("forum") > 0.5,
        worded=author is not None and slots[author].share("author") > 0.5,
    )


def _are_bare_ages(around: Neighbours, names: Slot) -> bool:
    """Whether stamps are `5m`, `2h` and `Dec 11`: Discourse, which prints no authors but forums."""
    if names.share("author") > 0 or any(
        len(item.text.strip()) > _BARE_AGE for item in around.stamps
    ):
        return False
    ages = sum(_GLUED_AGE.fullmatch(item.text.strip()) is not None for item in around.stamps)
    return 2 * ages > len(around.stamps)


def _place(slot: int | None, cut: int, size: int) -> int | None:
    """Return a gap's slot as a place in the entry: the lines before its stamp come first."""
    if slot is None:
        return None
    return slot - cut if slot >= cut else slot + size - cut


def _usual_size(around: Neighbours) -> int:
    if around.gaps:
        sizes = Counter(map(len, around.gaps))
        most = max(sizes.values())
        frequent = [size for size, count in sizes.items() if count == most]
        return min(filter(None, frequent), default=0)  # what was lost or put in between is rarer
    return len(_only_gap(around))


def _only_gap(around: Neighbours) -> list[Item]:
    """One stamp has no gap: what would be one is its author behind it and its title before."""
    behind = around.tail[:1] if around.tail and around.tail[0].kind == "author" else ()
    return [*behind, *around.lead[-1:]]


def _slots(around: Neighbours, size: int) -> list[Slot]:
    gaps = [gap for gap in around.gaps if len(gap) == size] or [_only_gap(around)]
    return [
        Slot(
            texts=tuple([straightened(gap[index].text) for gap in gaps]),
            kinds=tuple([gap[index].kind for gap in gaps]),
        )
        for index in range(size)
    ]


def _roles(slots: list[Slot], *, named: bool) -> tuple[int | None, int | None, int | None]:
    """Return which slot is the title, which the author, which the forum."""
    free = set(range(len(slots)))
    author = _mostly(slots, free, "author")
    free.discard(-1 if author is None else author)
    title = _title(slots, free, named=named or author is not None)
    if author is not None and _is_below_description(slots, free, author - 1):
        title = author - 1
    if author is None and not named and len(free) == 1 and slots[min(free)].looks_like_names:
        return None, title, None
    free.discard(-1 if title is None else title)
    forum = _mostly(slots, free, "forum")
    free.discard(-1 if forum is None else forum)
    if author is None and not named and free:
        author = _unmarked_author(slots, free, title)
        free.discard(author)
    if forum is None and len(free) == 1 and _may_be_forums(slots, min(free), title):
        forum = free.pop()
    return title, author, forum


def _is_below_description(slots: list[Slot], free: set[int], place: int) -> bool:
    """Whether the line above `by AUTHOR` is the title: on the index of a forum its name and what it
    is about stand above that, and may be longer.
    """
    if len(free) <= _WITH_AUTHOR or not {place, place - 1, place - 2} <= free:
        return False
    plain = all(slots[slot].share(*PLAIN) == 1 for slot in free)
    return plain and slots[place].variety > _NAMES_VARIETY


def _unmarked_author(slots: list[Slot], free: set[int], title: int | None) -> int:
    """Return which of the *free* slots is the author, where no word tells.

    Of two short ones it is that with names as only people have them, else the one below the title.
    """
    short = [
        place
        for place in free
        if slots[place].length <= _NAMES_LENGTH and len(set(slots[place].texts)) > 1
    ]
    if title is None or len(short) < len(free) or slots[title].is_prose:
        return max(free, key=lambda i: -titleness(slots[i]))
    return max(short, key=lambda i: (slots[i].is_of_users, i == title + 1, -titleness(slots[i])))


def _may_be_forums(slots: list[Slot], place: int, title: int | None) -> bool:
    """Whether what is neither title nor author is the forum: few of them, or short for a line."""
    return slots[place].repeats or (
        title is not None and slots[place].are_short and slots[place].length < slots[title].length
    )


def _mostly(slots: list[Slot], free: set[int], kind: str) -> int | None:
    return next((place for place in sorted(free) if slots[place].share(kind) > 0.5), None)


def _title(slots: list[Slot], free: set[int], *, named: bool) -> int | None:
    """Return which of the *free* slots is the title; *named* tells whether authors are none.

    A title leads to its topic; the description of a board, which may be longer, leads nowhere.
    So may a comment, below its author's name, which leads somewhere too.
    """
    title = max(free, key=lambda i: titleness(slots[i]), default=None)
    if title is None or slots[title].share("link") or slots[title].share("title", "signed") > 0.5:
        return title
    linked = [i for i in free if slots[i].share("link") > _NEARLY_ALL]
    if len(linked) < (1 if named else _WITH_AUTHOR):
        return title
    return max(linked, key=lambda i: titleness(slots[i]))


def titleness(slot: Slot) -> float:
    """Return how much a slot's texts are like titles: long, and all different."""
    return (
        100 * slot.share("title")
        + slot.length
        + 20 * slot.variety
        - 60 * slot.share("author", "forum")
    )


def _score(
    cut: int, around: Neighbours, slots: list[Slot], title: int | None, author: int | None
) -> float:
    """Return how much speaks for the first *cut* lines of a gap belonging to the stamp above."""
    before, behind = slots[cut:], slots[:cut]
    lead = list(around.lead[len(around.lead) - len(before) :]) if before else []
    tail = list(around.tail[: len(behind)])
    score = _end_evidence(before[len(before) - len(lead) :], lead)
    score += _end_evidence(behind[: len(tail)], tail)
    score += _MISSING * (len(before) - len(lead) + len(behind) - len(tail))
    if title is not None and title >= cut:
        score += 0.5
        if slots[title].share("title") == 0 and _authors_lead(around):
            score += _BY_AUTHOR_BELOW
    if author is not None and title is not None and author < cut <= title:
        score += 0.3
    if author is not None and title == cut and len(before) == 1 == len(lead):
        # an author's name where a title is due
        score += _MISFIT * (straightened(lead[0].text) in slots[author].texts)
    if title is not None and title < cut and _lacks_headline(around, cut, slots[title]):
        score += _MISSING
    if title is not None and title < cut and (title > 0 or (author is not None and cut <= author)):
        score += _UNKNOWN_ORDER
    return score


def _lacks_headline(around: Neighbours, cut: int, titles: Slot) -> bool:
    """Whether the first *cut* lines below the widget may be a headline, and not an entry's.

    That is where the widget begins with a stamp, and an article's prose begins below those lines.
    """
    if around.lead or not around.tail or titles.share("signed", "title") > 0.5:
        return False
    below = around.tail[cut] if len(around.tail) > cut else around.below
    if below is None or below.heading:
        return False
    size = len(below.text)
    if below.kind == "wall" and (size == 0 or size > _PROSE):
        return True
    return size > max(_PROSE, *map(len, titles.texts)) or (
        is_sentence(below.text) and size > _SENTENCE
    )


def _authors_lead(around: Neighbours) -> bool:
    leads = sum(count for shape, count in around.shapes.items() if shape.author_leads)
    return leads * 2 > len(around.stamps)


def _blank_shares(around: Neighbours, size: int) -> list[float]:
    """Return for each place in a gap, its end included, how often an empty line stands there.

    Nothing where there are no empty lines, as on most pages.
    """
    places = chain(*around.gaps, around.stamps[1:])
    if True not in [item.after_blank for item in places]:
        return []
    pairs = zip(around.gaps, around.stamps[1:], strict=True)
    runs = [[*gap, stamp] for gap, stamp in pairs if len(gap) == size]
    return [
        sum([item.after_blank for item in place]) / len(runs) for place in zip(*runs, strict=True)
    ]


def _blank_evidence(shares: Sequence[float], cut: int) -> float:
    """Empty lines at one and the same place between all stamps part the entries."""
    if not shares:
        return 0.0
    return 6.0 * (shares[cut] - max(share for place, share in enumerate(shares) if place != cut))


def _end_evidence(slots: Sequence[Slot], items: Sequence[Item]) -> float:
    """Return how well the lines at an end of the region fit the slots they would fill."""
    return sum(_fit(slot, item) for slot, item in zip(slots, items, strict=True))


def _fit(slot: Slot, item: Item) -> float:
    if slot.share("title") > 0.5 and item.kind != "title":
        return _MISFIT
    if slot.share("signed") > 0.5 and item.kind != "signed":
        return _MISFIT
    if slot.share("author") > 0.5:
        return 1.0 if item.kind == "author" else _MISFIT
    if item.kind not in (*PLAIN, "signed") and slot.share(item.kind) == 0:
        return _MISFIT
    if straightened(item.text) in slot.texts:
        return 1.0
    if slot.variety < 0.7:
        return -0.5
    if len(item.text) > (2 if len(slot.texts) >= _MANY else 4) * max(map(len, slot.texts)):
        return _UNLIKE
    if is_sentence(item.text) and sum(map(is_sentence, slot.texts)) * 4 < len(slot.texts):
        return _UNLIKE
    return 0.0


def is_sentence(text: str) -> bool:
    """Whether *text* ends like prose, and not like a title that the board cut."""
    return text.endswith(_SENTENCE_ENDS) and not text.endswith(_CUT_ENDS)
