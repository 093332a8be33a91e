"""Which language a page's stamps are in: the one that reads most of them, English first.

An English page costs nothing: other languages are looked up only when something that looks like
a stamp stays unread, and not where the day words already read outweigh whatever that could be.
Then the words of the unread lines point to languages, and those pointed to most are tried on the
whole page; one word alone decides nothing, since `Mar` is a month in one language and a weekday in
the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
from typing import Final, Literal, NamedTuple

from attrs import frozen

from ._around import LONGEST_AUTHOR
from ._board_words import board_words
from ._items import Item, ends_in_stamp, has_marked_digit
from ._lines import Lines, fold
from ._page_items import is_whole, read_items
from ._scripts import written_in
from ._stamp_lines import Shape, read_stamp_line
from ._timestamps import plain_line, stamp_hints
from ._tokens import has_digit, has_letter, has_unspaced_script, rough_words, tokenize
from ._vocabulary import vocabulary
from .locales import match_locale, words_index

_FIRST: Final = "en"
_SHORT: Final = 16
"""A line so short may be a day word alone."""
_MOST_TRIED: Final = 6
_LEAST_LOST: Final = 4
_MOST_WON: Final = 7
"""What a line read in full is worth at the least and at the most (`_worth_of`)."""
_FEWEST: Final = 0.5
"""A language that reads a smaller share of what another one reads is not the page's."""
_FEW_WORDS: Final = 10
"""A language that reads no more for sure than English must gain more than a tenth by its words."""
_RARER: Final = frozenset(("bs",))
"""Languages that write dates as one with more boards does (Croatian): the other goes first."""
_ENOUGH_TOLD: Final = 2
_LONGEST_BEGUN: Final = 40
_EVERYDAY: Final = frozenset(
    "a all am an and any are as at be but by can do for from has have he i if in is it me more my "
    "no not of on one or our out she so than that the they this to up us was we with you".split()
)
"""Words of every English text, some of which are a day or a word for "by" elsewhere (Finnish
`to`, Danish `for`): in prose they point to no language."""
_LONGEST_SIGNED: Final = 3
"""In blanks: a longer line that begins with a word for "by" is a title (`De trein kwam nooit`)."""
_LONGEST_TELLING: Final = 120
_MOST_TELLING: Final = 400
"""Lines looked at for words; a page that has not told by then will not."""


@frozen(kw_only=True)
class LanguageReading:
    """A page's items in its language."""

    code: str
    items: list[Item]
    told: int
    """How many lines took a word of the language, a line that is all stamp counting twice: a word
    in one line of prose may be a dateline's `11 dec`.  No more are counted than `_ENOUGH_TOLD`."""


def read_in_its_language(
    lines: Lines,
    wanted: str | Sequence[str] | None = None,
    known: LanguageReading | None = None,
) -> LanguageReading:
    """Return the items of a page, read in *wanted* (one or several languages) or its own.

    *known* is a reading of the same lines, where there is one already.

    Raises:
        UnknownLocale: when a wanted language has no file.
    """
    codes = [wanted] if isinstance(wanted, str) else list(wanted or ())
    if codes:
        readings = [_reading(lines, match_locale(code)) for code in codes]
        return max(readings, key=lambda reading: _quality(reading.items).rank)
    first = known if known is not None and known.code == _FIRST else _reading(lines, _FIRST)
    pointed_to = _pointed_to(first.items)
    written = None if first.told else _script(first.items)
    if not pointed_to and written is None:
        return first
    in_english = best_quality = _quality(first.items)
    best = first
    for code in pointed_to:
        reading = _reading(lines, code)
        quality = _quality(reading.items)
        if quality.beats_english(in_english) and quality.rank > best_quality.rank:
            best, best_quality = reading, quality
    if best is first and written is not None:
        reading = _reading(lines, written)
        if _quality(reading.items).worth >= best_quality.worth:
            best = reading
    return best


def _script(items: Sequence[Item]) -> str | None:
    return written_in([item.text[:_SHORT] for item in items[:_MOST_TELLING]])


def _reading(lines: Lines, code: str) -> LanguageReading:
    items = read_items(lines, code)
    return LanguageReading(code=code, items=items, told=_told(items))


def _told(items: Sequence[Item]) -> int:
    told = 0
    for item in filter(_tells, items):
        told += 2 if _is_all_stamp(item) else 1
        if told >= _ENOUGH_TOLD:
            break
    return told


class _Quality(NamedTuple):
    """How much speaks for a language."""

    worth: int
    sure: int
    """How many lines are beyond doubt: headings, counters, stamps from end to end."""
    names: int
    """How long the authors' names are; what a language does not explain ends up in them:
    `Postao/la Rocky`."""

    @property
    def rank(self) -> tuple[int, int]:
        return self.worth, -self.names

    def beats_english(self, english: _Quality) -> bool:
        """Whether a page that English reads too is rather in this language.

        A few words do not tell where all that is sure is the same: to Afrikaans, `Show more` is a
        name and *tomorrow*.
        """
        gained = self.worth - english.worth
        few = 0 < gained * _FEW_WORDS <= english.worth
        return self.rank > english.rank and (self.sure > english.sure or not few)


def _quality(items: Sequence[Item]) -> _Quality:
    names = sum(len(item.name) for item in items if item.kind == "author")
    names += sum(len(i.stamp.shape.author or "") for i in items if i.stamp is not None)
    sure = sum(map(_is_sure, items))
    return _Quality(sum(map(_worth, items)) + _named_days(items), sure, names)


def _named_days(items: Sequence[Item]) -> int:
    """Return how many wordings there are of a name and what is a day word at most.

    What a board prints below every post is one (`Show more`).
    """
    shapes = {item.stamp.shape for item in items if item.stamp is not None and item.stamp.possible}
    return sum(_is_named_day(s) for s in shapes if not s.certain and not s.explained)


def _worth(item: Item) -> int:
    """How much a line read in a language speaks for it."""
    if item.stamp is None:
        return 1 if item.kind == "author" or item.heading or _is_counter(item) else 0
    return _worth_of(item.stamp.shape) if item.stamp.possible else 0


def _is_counter(item: Item) -> bool:
    """Whether the line is a counter with its words: `Svar: 19, Visningar: 2334`."""
    return item.kind == "noise" and has_digit(item.text) and has_letter(item.text)


def _worth_of(shape: Shape) -> int:
    if not shape.certain:
        return 1 if shape.explained else 0
    if shape.kind == "never" and not shape.labelled:
        return 1
    # The words behind a label are an author's where they explain the line; else they may be some
    # of the label's own (`Post terakhir`).
    signed = shape.author is not None and not (shape.labelled and shape.explained)
    around = signed + shape.labelled + (shape.kind != "entry")
    return (4 if shape.explained else 2) + around


def _is_named_day(shape: Shape) -> bool:
    """Whether the line is a few words and a day word: `tomas21 - Dnes`."""
    day = shape.frame.date is not None and shape.frame.date.days is not None
    few = shape.rest_before is not None and len(shape.rest_before) <= LONGEST_AUTHOR
    return day and few and shape.rest_behind is None


def _is_sure(item: Item) -> bool:
    stamp = item.stamp
    if stamp is None:
        return item.heading or _is_counter(item)
    return is_whole(stamp)


def _is_all_stamp(item: Item) -> bool:
    return item.stamp is not None and item.stamp.shape.explained


def _tells(item: Item) -> bool:
    """Whether reading the line took a word of the language."""
    if item.kind not in ("stamp", "wall") or item.stamp is None:
        return item.kind == "author"
    shape = item.stamp.shape
    return not shape.frame.wordless or shape.author is not None or shape.kind == "clock"


def _pointed_to(items: Sequence[Item]) -> list[str]:
    """Return the languages in which unread lines become stamps, the most lines first."""
    doubtful = _doubtful_items(items)
    lost = _LEAST_LOST * _day_words(items)
    if lost > _MOST_WON * len(doubtful):
        return []
    lines = _telling_lines(doubtful)
    begun = [line for line in lines if line.is_begun]
    read: dict[str, int] = {}
    most = 0
    for code, voters in _candidates(lines).items():
        if len(voters) >= most * _FEWEST:
            asked = [line for line in voters if not line.is_begun]
            asked += [line for line in begun if _has_words_of(line, code)]
            if lost <= _MOST_WON * len(asked):
                read[code] = _newly_read(asked, code, most * _FEWEST)
                most = max(most, read[code])
    telling = [code for code in read if read[code] >= most * _FEWEST > 0]
    # A language goes before its regions and scripts, whose codes are longer.
    return sorted(telling, key=lambda code: (-read[code], code in _RARER, len(code)))


class _Doubtful(NamedTuple):
    """A line that is no stamp in English and may be one in another language."""

    item: Item
    words: AbstractSet[str]
    pointing: Sequence[str]
    """Those that belong to other languages and not to English."""
    tells_little: bool
    """Whether it may be a stamp in a language that none of its words is of."""
    is_begun: bool
    """Whether it is a stamp but for a word or two: `am 2019-03-29, 11:43 am`."""


def _day_words(items: Sequence[Item]) -> int:
    """Return how many lines take a day word or an age of the language they were read in."""
    shapes = Counter([item.stamp.shape for item in items if item.stamp is not None])
    return sum(count for s, count in shapes.items() if s.explained and s.frame.relative)


def _doubtful_items(items: Sequence[Item]) -> list[Item]:
    told = any(_is_told_in_words(item) for item in items)
    digitless = not told or any(item.kind == "clock" for item in items)
    found = [
        item
        for item in items
        if (item.kind != "stamp" or item.stamp is None or not item.stamp.shape.explained)
        and len(item.text) <= _LONGEST_TELLING
        and _may_tell(item, digitless=digitless)
    ]
    return found[:_MOST_TELLING]


def _is_told_in_words(item: Item) -> bool:
    """Whether a line is explained by more than numbers and months, which languages share."""
    if item.stamp is None:
        return item.kind == "author"
    shape = item.stamp.shape
    return shape.explained and (shape.author is not None or shape.frame.relative)


def _telling_lines(items: Sequence[Item]) -> list[_Doubtful]:
    """Return those of the doubtful lines that can tell a language."""
    index = foreign_words(_FIRST).keys()
    lines = []
    for item in items:
        text = item.text
        begun = item.stamp is not None and len(text) <= _LONGEST_BEGUN
        unspaced = has_unspaced_script(text)
        words = _words(text, tokens=unspaced or begun)
        pointing = index & words
        if pointing and not begun and _is_prose(text, words):
            pointing -= _EVERYDAY
        if pointing or begun:
            little = unspaced or has_marked_digit(text)
            lines.append(_Doubtful(item, frozenset(words), sorted(pointing), little, begun))
    return lines


def _is_prose(text: str, words: Sequence[str]) -> bool:
    """Whether the everyday words of a line are those of an English sentence, and not a date's."""
    if len(text) > _LONGEST_BEGUN or not has_digit(text):
        return True
    return len(_EVERYDAY.intersection(words)) > 1


def _words(text: str, *, tokens: bool) -> list[str]:
    """Return the words of a line, with *tokens* also those that touch each other or digits."""
    words = rough_words(plain_line(text) if "mpty" in text else text)
    if "/" in text or "-" in text:
        dated = [word.replace("-", "/") if word[:1].isdecimal() else word for word in words]
        words += [part for word in dated if "/" in word for part in word.split("/")]
    if tokens:
        words += [token.text for token in tokenize(fold(text))]
    return words


def _candidates(lines: Sequence[_Doubtful]) -> dict[str, list[_Doubtful]]:
    """Return the languages that most of the lines point to, each with the lines that do.

    A word of few languages tells more.
    """
    index = foreign_words(_FIRST)
    voters: dict[str, list[_Doubtful]] = {}
    votes: dict[str, float] = {}
    for line in lines:
        languages = [index[word] for word in line.pointing]
        for codes in languages:
            for code in codes:
                votes[code] = votes.get(code, 0.0) + 1 / len(codes)
        for code in {*chain.from_iterable(languages)}:
            voters.setdefault(code, []).append(line)
    ranked = sorted(votes, key=lambda code: (-votes[code], code))
    return {code: voters[code] for code in ranked[:_MOST_TRIED]}


@cache
def foreign_words(code: str) -> Mapping[str, tuple[str, ...]]:
    """Return the index without the words that the language *code* has itself."""
    index = words_index()
    return {word: codes for word, codes in index.items() if code not in codes}


def _has_words_of(line: _Doubtful, code: str) -> bool:
    """Whether a line that is begun can be more of a stamp in the language than in English.

    A label with a colon can be known by its end (`MessaggioInviato:`).
    """
    return line.item.kind == "wall" or not _other_words(code).isdisjoint(line.words)


@cache
def _other_words(code: str) -> frozenset[str]:
    """Return the words that mean something in the language, and not the same in English."""
    meanings, english = vocabulary(code).meanings, vocabulary(_FIRST).meanings
    around, known = board_words(code), board_words(_FIRST)
    dating = [phrase for phrase, meant in meanings.items() if english.get(phrase) != meant]
    ending = around.last_words - known.last_words
    return frozenset(
        [
            *(phrase.partition(" ")[0] for phrase in [*dating, *ending]),
            *(around.first_words - known.first_words),
            *(word for word, codes in foreign_words(_FIRST).items() if code in codes),
        ]
    )


def _newly_read(lines: Sequence[_Doubtful], code: str, fewest: float) -> int:
    """Return how many lines the language reads that English does not: stamps, or names.

    Names count where several lines have the word or the label before them.  Reading stops where
    *fewest* cannot be reached any more.
    """
    words = board_words(code)
    texts = [fold(line.item.text) for line in lines if line.item.kind == "text"]
    names = sum(
        bool(
            (words.by.match(text) and text.count(" ") <= _LONGEST_SIGNED) or words.label.match(text)
        )
        for text in texts
    )
    headings = not words.headings.isdisjoint(text.strip(" :") for text in texts)
    begun = headings + (names if names > 1 else 0)
    stamps, authors = _newly_stamped(lines, code, fewest - begun)
    return stamps + begun + (authors if authors > 1 else 0)


def _newly_stamped(lines: Sequence[_Doubtful], code: str, fewest: float) -> tuple[int, int]:
    """Return how many lines the language makes stamps, and how many it tells no more of than
    their authors; fewer than there are, where both together are fewer than *fewest*.
    """
    hints = stamp_hints(code)
    asked = [line for line in lines if line.tells_little or not hints.isdisjoint(line.words)]
    told: Counter[str | None] = Counter()
    for at, line in enumerate(asked):
        if told["stamp"] + told["author"] + len(asked) - at < fewest:
            break
        told[_newly_told(line.item, code)] += 1
    return told["stamp"], told["author"]


def _may_tell(item: Item, *, digitless: bool) -> bool:
    """Whether a line that is no stamp in English may be one in another language."""
    if item.kind == "wall":  # a label with a colon rules a line out where the label is unknown
        shape = item.stamp.shape if item.stamp is not None else None
        return shape is not None and shape.kind == "never" and not shape.labelled
    if item.kind == "author":  # `By Rocky, 今日 16:15`
        return has_marked_digit(item.text)
    if item.kind not in ("text", "title", "stamp", "forum"):
        return False
    if item.stamp is not None:
        return not item.stamp.shape.explained
    return digitless or len(item.text) <= _SHORT or has_digit(item.text)


def _newly_told(item: Item, code: str) -> Literal["stamp", "author"] | None:
    """Return what the language tells of a line: that it is a stamp and no more, or an author."""
    read = read_stamp_line(item.text, code)
    if read is None or not read.possible:
        return None
    shape = read.shape
    if shape.kind == "never":
        return "stamp" if shape.labelled else None
    foreign = (shape.certain or _is_named_day(shape)) and not shape.frame.wordless
    title = item.kind == "title" and not ends_in_stamp(shape)
    if shape.explained or (foreign and item.stamp is None and not title):
        return "stamp"
    return "author" if shape.author is not None and shape.has_clock else None
