"""Where BBCode stands in a text: known tags in valid shape, paired with each other.

* Only a known name in a valid shape is markup.  `[1]`, `[email protected]`, `[Baghdad-Iraq]` and
  `[size=of the army]` are text.
* A closing tag of a known name is always markup.  An opening tag is when its closing tag follows
  (names pair from the inside out, so `[I]n the matter of [I]law[/I]` keeps its first bracket), or
  when nothing else could look like that: it has an argument, or it is a long name that no writer
  puts into brackets.  A lone `[b]` is markup beside another tag, or at the start of a line right
  before a capital (an editor's `[b]ut` goes on in lower case).
* A tag cut off by the end of its line is markup when it closes, or has begun an argument.
* Between `[code]` and `[/code]` nothing is markup.

Tags are found once and paired with a stack per name: no recursion, and every pattern is bounded, so
`"[b]" * n` and quotes nested n deep cost time in proportion to n.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import regex
from attrs import frozen

from ._lines import MARKS, Lines, trimmed

_ALIASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "centre": "center",
        "colour": "color",
        "strong": "b",
        "bold": "b",
        "em": "i",
        "italic": "i",
        "underline": "u",
        "strike": "s",
        "del": "s",
        "link": "url",
        "iurl": "url",
        "image": "img",
        "mail": "email",
        "blockquote": "quote",
        "attach": "attachment",
        "heading": "h1",
        "title": "h1",
        "ul": "list",
        "ol": "list",
    }
)
_SINGLE_LETTERS: Final = frozenset("bius")
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
STRONG: Final = frozenset("bu")
# The text between the two tags is an address or an id, not something a reader sees.
HIDING: Final = frozenset(
    "img attachment youtube video media embed flash dailymotion vimeo twitter tweet facebook "
    "instagram gallery audio mp3".split()
)
_VERBATIM: Final = frozenset("code php html noparse plain".split())
_SETTING: Final = frozenset("b i u s size color font url center right left align small".split())
# They end the piece of text before them, also within a line.
BREAKING: Final = (
    frozenset("quote list * li hr table tr center left right justify align spoiler code".split())
    | HEADINGS
)
ITEMS: Final = frozenset({"*", "li"})
# They stand for a blank, and have no partner.
_BLANK: Final = frozenset({"br", "td", "th"})
UNPAIRED: Final = frozenset({"*", "li", "hr", "br", "tr", "td", "th", "tab"})
_WITH_ARGUMENT: Final = frozenset(
    "align code color email font img list quote size spoiler url youtube background bg bgcolor "
    "highlight attachment media embed video flash anchor glow shadow float table td th h1 hide tab "
    "caption php user member mention post thread topic indent css class style".split()
)
# Markup without a partner, too: nobody writes them for a reader.
_CERTAIN: Final = frozenset("center justify quote spoiler img size color font url list".split())
KNOWN: Final = (
    _SINGLE_LETTERS
    | HEADINGS
    | HIDING
    | _VERBATIM
    | BREAKING
    | _BLANK
    | UNPAIRED
    | _WITH_ARGUMENT
    | frozenset(_ALIASES)
    | frozenset(
        "sub sup ins small big span div p pre tt mono mark tbody thead marquee scroll updown rtl "
        "ltr abbr acronym move nfo hidden bdo".split()
    )
)

# What may follow `=`, for the names where prose could follow it as well.
_ARGUMENTS: Final = MappingProxyType(
    {
        name: regex.compile(pattern, regex.VERBOSE | regex.IGNORECASE)
        for name, pattern in {
            "size": r"[+-]?[0-9]{1,4}+ (?:\.[0-9]{1,3})?+ \ ? (?:px|pt|em|rem|%)?"
            r"| (?:xx?-)?(?:large|small) | medium | larger | smaller",
            "color": r"\#?[0-9a-z]{2,24}|(?:rgb|hsl)a?\([0-9,.%\ ]{3,40}\)",
            "align": r"left|right|center|centre|justify",
            "list": r"[0-9]{1,4}|[a-z]|(?:lower|upper)-[a-z]{1,8}|decimal|disc|circle|square",
            "h1": r"[1-6]",
        }.items()
    }
)
_DOUBLE: Final = '"\u201c\u201d\u201e\u201f\uff02'
_SINGLE: Final = "'\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032\uff07"
_QUOTES: Final = _DOUBLE + _SINGLE
_TAG: Final = regex.compile(
    rf"""
    \[ (?P<close>/)?+ (?P<name>\*|[A-Za-z][A-Za-z0-9]{{0,11}}+)
    (?: :[0-9A-Za-z]{{1,10}}+ ){{0,2}}+                    # phpBB: [b:3pzdg5xo], [/list:u:3pzdg5xo]
    (?P<argument>
        = (?: [{_DOUBLE}] [^{_DOUBLE}\r\n]{{0,500}}+ [{_DOUBLE}] [^\[\]\r\n]{{0,500}}+
            | [{_SINGLE}] [^{_SINGLE}\r\n]{{0,500}}+ [{_SINGLE}] [^\[\]\r\n]{{0,500}}+
            | [^\[\]\r\n]{{0,2000}}+ )
      | (?: [^\S\r\n]++ [A-Za-z]{{1,20}}+ = [^\[\]\r\n]{{1,500}}+ )  # [quote author=Rocky date=1]
    )?+
    (?: :[0-9A-Za-z]{{1,10}}+ ){{0,2}}+
    (?: \] | (?P<cut>) (?= [ \t\xa0{MARKS}]*+ (?: [\r\n] | \Z ) ) )
    """,
    regex.VERBOSE,
)
_UID: Final = regex.compile(r"(?::[0-9a-z]{5,10}){1,2}+\Z")
_LONGEST_CUT: Final = 60
_WORDY: Final = frozenset({"quote", "font", "spoiler"})  # their arguments have blanks


@frozen
class Tag:
    start: int
    end: int
    name: str
    closing: bool
    argument: str | None
    """None without one; quotes and phpBB's id taken off."""
    cut: bool
    written: str
    """The name as on the page."""


@frozen(kw_only=True)
class Tags:
    """The tags of a text."""

    found: list[Tag]
    """Known names in valid shape, in page order; not all of them are markup."""
    partners: Mapping[int, int]
    """Who closes whom, both ways, by index."""
    markup: list[int]
    """The indices of those that are markup, in page order."""


def without_tags(text: str) -> str:
    """Return half a line without the tags that set it, paired or not.

    >>> without_tags("[size=9]"), without_tags(" by [b]Luke[/b][/size]"), without_tags("[S] Boat")
    ('', ' by Luke', '[S] Boat')
    """
    return _TAG.sub(lambda tag: "" if tag["name"] in _SETTING else tag[0], text)


def blanked_tags(text: str) -> str:
    """Return a line with a blank for each character of the tags that set it, paired or not.

    >>> blanked_tags("[b]Today[/b] at 7:09")
    '   Today     at 7:09'
    """
    return _TAG.sub(
        lambda tag: " " * len(tag[0]) if tag["name"].lower() in _SETTING else tag[0], text
    )


def blanked_start(text: str) -> str:
    """Return a line with a blank for each character of the tags that it begins with.

    >>> blanked_start("[b]» Salt[/b]"), blanked_start("[1] Salt")
    ('   » Salt[/b]', '[1] Salt')
    """
    end = 0
    while (tag := _TAG.match(text, end)) is not None and tag["name"].lower() in KNOWN:
        end = tag.end()
    return " " * end + text[end:]


def find_tags(lines: Lines, free: Sequence[bool] | None = None) -> Tags:
    """Return the tags on the *free* lines (all lines, when None)."""
    found = _outside_code(list(_find(lines, free)))
    partners = _pair(found)
    return Tags(found=found, partners=partners, markup=_markup(lines.text, found, partners))


def _find(lines: Lines, free: Sequence[bool] | None) -> Iterator[Tag]:
    text, starts, line = lines.text, lines.starts, 0
    end = text.find("\n", text.rfind("["))
    for match in _TAG.finditer(text, text.find("["), len(text) if end < 0 else end):
        tag = _read_tag(match)
        if tag is None:
            continue
        if free is not None:
            while starts[line + 1] <= tag.start:
                line += 1
            if not free[line]:
                continue
        yield tag


def _read_tag(match: regex.Match[str]) -> Tag | None:
    """Return the tag, or None when the name is unknown or the shape is not that name's."""
    written, argument, close, end = match.group("name", "argument", "close", "cut")
    name = written.lower()
    if name not in KNOWN:
        return None
    name = _ALIASES.get(name, name)
    closing, cut = close is not None, end is not None
    if closing and argument is not None:
        return None
    if argument is not None:
        argument = _value(argument)
        shape = _ARGUMENTS.get(name)
        if name not in _WITH_ARGUMENT or (shape and argument and not shape.fullmatch(argument)):
            return None
    if cut and not closing and not _may_be_cut(name, match["argument"]):
        return None
    return Tag(match.start(), match.end(), name, closing, argument, cut, written)


def _value(argument: str) -> str:
    """Return what stands behind the sign, without quotes and phpBB's id; nothing without a sign."""
    if argument[0] != "=":
        return ""
    value = trimmed(argument[1:])
    return (_UID.sub("", value) if ":" in value else value).strip(_QUOTES)


def _may_be_cut(name: str, argument: str | None) -> bool:
    """Return whether all of *argument* can belong to a tag: prose behind `[url=x` cannot."""
    if argument is None:
        return False
    return len(trimmed(argument).split()) <= 1 or (name in _WORDY and len(argument) <= _LONGEST_CUT)


def _outside_code(tags: list[Tag]) -> list[Tag]:
    """Return *tags* without those between `[code]` and its closing tag."""
    last_closer = {tag.name: at for at, tag in enumerate(tags) if tag.closing}
    kept: list[Tag] = []
    inside = ""
    for at, tag in enumerate(tags):
        if inside:
            if not (tag.closing and tag.name == inside):
                continue
            inside = ""
        elif tag.name in _VERBATIM and not tag.closing and last_closer.get(tag.name, -1) > at:
            inside = tag.name
        kept.append(tag)
    return kept


def _pair(tags: list[Tag]) -> dict[int, int]:
    """Return who belongs to whom, both ways, by index: the nearest open tag of the same name."""
    partners: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for at, tag in enumerate(tags):
        if not tag.closing:
            waiting.setdefault(tag.name, []).append(at)
        elif waiting.get(tag.name):
            opener = waiting[tag.name].pop()
            partners[opener], partners[at] = at, opener
    return partners


def _markup(text: str, tags: list[Tag], partners: Mapping[int, int]) -> list[int]:
    """Return the indices of the tags that are markup, in page order."""
    sure = [
        at in partners or tag.closing or tag.name in UNPAIRED or _stands_alone(tag)
        for at, tag in enumerate(tags)
    ]
    for at, tag in enumerate(tags):
        if not sure[at]:
            beside_before = at > 0 and sure[at - 1] and tags[at - 1].end == tag.start
            beside_after = at + 1 < len(tags) and sure[at + 1] and tags[at + 1].start == tag.end
            sure[at] = beside_before or beside_after or _opens_a_line(text, tag)
    return [at for at, is_markup in enumerate(sure) if is_markup]


def _stands_alone(tag: Tag) -> bool:
    if tag.argument is not None:
        return True
    return tag.name in _CERTAIN and (tag.written.islower() or tag.written.isupper())


def _opens_a_line(text: str, tag: Tag) -> bool:
    if tag.name not in _SINGLE_LETTERS or not tag.written.islower():
        return False
    starts_line = tag.start == 0 or text[tag.start - 1] in "\r\n"
    return starts_line and text[tag.end : tag.end + 1].isupper()
