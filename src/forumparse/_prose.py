"""What reads like prose, like a title, or like the furniture of a board.

A board's page mixes sentences with lists of titles, menus and footers.  Sentences are told by
length and by how they end, not by their words, so that any language will do:

* A character weighs what its script packs into it: three letters in Chinese, two in Japanese and
  Korean, and a quarter more than one where short vowels are not written (Arabic, Hebrew).
* A line of 40 and more that ends a sentence is prose; one of 160 and more is prose anyway.
  A question or an exclamation of less than 100 may be a title, and so may a line that ends in an
  ellipsis: boards cut titles there.
* Thai, Lao, Khmer and Burmese write no full stop: 80 will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from ._agencies import is_agency, without_desk
from ._pointers import is_pointer

_STOPS: Final = ".\u3002\uff0e\uff61\u0964\u0965\u06d4\u0589\u1362\u104b\u17d4\u0f0d"
_CALLS: Final = "!?\uff01\uff1f\u061f\u203c\u2047\u2048\u2049"
_CLOSERS: Final = (
    "\"'`\u2018\u2019\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u00b4\u2032\u02bc\uff02\uff07"
    ")]}\uff09\u300d\u300f\u3011"
)
_OPENING_BRACKETS: Final = "([\uff08\u3010"
_CLOSING_BRACKETS: Final = ")]\uff09\u3011"
_CLOSING_SIGNS: Final = frozenset(_CLOSING_BRACKETS + "/")
SENTENCE_ENDS: Final = frozenset(_STOPS + _CALLS)
"""The characters that end a sentence in any script."""

_LONG: Final = 160
_LONGEST_TAG: Final = 40
_SENTENCE: Final = 40
_SHORT_SENTENCE: Final = 16
_CALL: Final = 100
_INTRODUCTION: Final = 60
_UNSTOPPED: Final = 80
# Thai and Lao, Burmese, Khmer: scripts without a full stop.
_UNSTOPPED_SCRIPTS: Final = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))
_RUNS_ON: Final = ",\uff0c\u060c\u3001"
_FEWEST_RUNNING_ON: Final = 3
_VERSE: Final = regex.compile(
    r"(?=\p{L}|[\"'\u201c\u2018\u00ab\u201e])[^\d={}<>\[\]_\\|/@]{12,80}+\Z"
)
_SHORT_UNMARKED: Final = 30
_LONGEST_END_NOTE: Final = 40
_NOTE: Final = regex.compile(
    rf"\p{{Ll}}{{3}}[{_STOPS}][\"'\u201d\u00bb)]?"
    r" (?:[\p{L}\p{N}]{1,12}(?: [/\p{N}\p{L}]{1,8}){0,2}|[(\[][^()\[\]]{2,30}[)\]])\Z"
)
_LETTERS: Final = regex.compile(r"[\p{L}\p{M}]")  # half of Hindi is signs on letters
_NUMBER: Final = regex.compile(r"\(?([0-9]{1,2}+)[.)] ?(?=\p{L}|[\"'\u201c\u00ab])")
_BULLETS: Final = ("\u00bb ", "\u203a ", "> ", "\u25ba ", "\u25b6 ", "\u2192 ", "+ ")
_ITEM_BULLETS: Final = (
    *_BULLETS,
    "\u2022 ",
    "\u25e6 ",
    "\u25aa ",
    "\u25cf ",
    "\u25a0 ",
    "* ",
    "- ",
)
_SEPARATOR: Final = regex.compile(r"\ (?:\||::|»|›|>|→|/|•|·|\u2190|«)\ |\|")
_IN_SEPARATOR: Final = regex.compile(r"[|:»›>→/•·←«]")

_LONGEST_TITLE: Final = 220
_SHORTEST_TITLE: Final = 12
_FEW_WORDS: Final = 3
_FEW_WORDS_WEIGH: Final = 18
_ENDS_NO_TITLE: Final = frozenset(_STOPS + ":;,\uff1a\uff1b\uff0c\u060c\u061b\u3001")
_ABBREVIATION: Final = regex.compile(
    r"(?:\b\p{L}\.)++\Z|\b(?:Inc|Corp|Ltd|Jr|Sr|Co|No|vs)\.\Z|\.\.\Z"
)
_CLOCK_IN_TITLE: Final = regex.compile(r"[0-9][:.hH][0-9]{2}\b(?!\p{L})")  # 6:34 am
_NO_TITLE: Final = regex.compile(
    r"""
    \A [^:]{1,30}+ :\ ?+ [0-9.,/+-]++ \Z                       # a counter: Posts : 261,204
  | \A (?: https?:// | www\. | \S+@\S+\.\S+\Z | !\[ )         # ![a picture](http://x.example)
  | \A \( [^()]++ \) \Z                                      # an editor's note: (Adds details)
  | \A [^:]{1,25} : \ ?+ (?: \p{L}{1,12}[.,]?\  ){0,2} [0-9]{1,2}(?:st|nd|rd|th|\.)?  # Joined: 6
    (?: \ (?:de\ )? \p{L}{1,12}[.,]? )? ,? \ (?:de\ )? [0-9]{4} \Z
  | \A \p{L}{0,12}\W{0,3} [0-9]{1,4} [./-] [0-9]{1,2} [./-] [0-9]{1,4}
  | \A (?: re | fwd? | subject | topic | thread | page | posts? | author | posted | published
         | tags? | updated | last\ updated | modified | date | joined | location | join\ date
         | quote | by | share | photo | image | source | via | reply | replies | views | forum
         | similar\ topics | latest\ topics | read\ more | related ) \ ?+ (?: : | \Z | [0-9] )
  | \A (?: posted | published | started ) \ (?: by | on | at | in )\b
  | \A (?: post\ )?+ by \ \S++ (?: \ (?!on\b)\S++ )?+ (?: \ [\u00bb|-]\  | \ on\  | \Z )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_DATE_LINE: Final = regex.compile(
    r"\A (?=[^0-9]*+[0-9]) (?: \p{L}{1,12}+ | [0-9]{1,4}+ (?:st|nd|rd|th)? | [\W_]++ )++ \Z",
    regex.VERBOSE,
)

# What boards and their hosts print, in lower case.  Names of software are the same in every
# language; the openings are those of the software's English packs.
_FURNITURE_ANYWHERE: Final = (
    "\u00a9",
    "(c) 20",
    "all rights reserved",
    "phpbb",
    "vbulletin",
    "xenforo",
    "forumotion",
    "mybb",
    "simple machines",
    "invision community",
    "invision power",
    "log in or register",
    "login or register",
    "log in to continue",
)
_FURNITURE_OPENINGS: Final = (
    *(f"you {may} {do}" for may in ("cannot", "can not", "can", "may not", "may")
      for do in ("post", "reply", "edit", "delete", "vote", "attach", "download", "create")),
    *(f"please {do}" for do in ("log in", "login", "register")),
    "you are not logged in",
    "you must be registered",
    "you must be logged in",
    "powered by",
    "copyright 19",
    "copyright 20",
    "users browsing",
    "permissions in this forum",
    "create an account",
    "create a forum",
    "create a free forum",
    "free forum",
    "log in",
    "login",
    "not a member",
    "forgot password",
    "forgot your password",
    "forgotten your password",
    "all times are",
    "it is currently",
    "welcome, guest",
    "welcome guest",
    "view previous topic",
    "view next topic",
    "report an abuse",
    "report abuse",
    "jump to",
    "would you like to react",
    "this site uses cookies",
    "we use cookies",
    "we care about your privacy",
    "privacy policy",
    "terms of use",
    "terms of service",
    "back to top",
    "last edited by",
    "click to expand",
    "thread starter",
    "reactions:",
)  # fmt: skip
_LONGEST_FURNITURE: Final = 250
_LONGEST_NOTE: Final = 130
_LONGEST_SEPARATOR: Final = 30
_ADVERTISEMENTS: Final = frozenset(
    "advertisement advertisements advertising publicidad publicité anzeige werbung publicidade "
    "pubblicità advertentie reklam reklama reklame annonce реклама إعلان 广告 廣告 広告 "
    "광고".split()
) | {"sponsored content", "story continues below", "article continues below"}
_CLOCK: Final = regex.compile(r"\b[0-9]{1,2}:[0-9]{2}\b")
_DAY: Final = regex.compile(r"\b(?:19|20)[0-9]{2}\b|\b[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}\b")


def weigh(text: str) -> int:
    """Return the length of *text* in Latin letters: what its script packs into a character counts.

    >>> weigh("Reuters"), weigh("\u65b0\u534e\u793e")
    (7, 9)
    """
    size = len(text)
    if text.isascii() or not size:
        return size
    step = size // 5 or 1
    looked_at = text[::step][:6]
    if max(looked_at) < "\u0590":  # Latin, Greek, Cyrillic
        return size
    wide = sum("\u3040" <= character <= "\ud7ff" for character in looked_at)
    if wide >= 2 or (wide and size < 6):
        han = sum("\u3400" <= character <= "\u9fff" for character in looked_at)
        return size * (3 if han == wide else 2)
    short = sum("\u0590" <= character <= "\u07ff" for character in looked_at)
    return size * 5 // 4 if short >= 2 else size


def ends_sentence(text: str) -> bool:
    """Return whether a sentence ends where *text* ends; an ellipsis ends none.

    >>> ends_sentence("\u201cWe have yet to give a response.\u201d"), ends_sentence("to the Fo..")
    (True, False)
    """
    if text[-1:] in _CLOSERS:
        text = text[-9:].rstrip(_CLOSERS)
    return text[-1:] in SENTENCE_ENDS and text[-2:] != ".."


def closing_tag(text: str) -> tuple[int, int] | None:
    """Return where a known source is named in brackets behind the last sentence of *text*.

    >>> text = "The pier opens in spring. (Reuters)"
    >>> text[slice(*closing_tag(text))], closing_tag("The pier opens (Reuters)")
    ('Reuters', None)
    """
    if text[-1:] not in _CLOSING_SIGNS:
        return None
    openings = "/" if text[-1] == "/" else _OPENING_BRACKETS
    opening = max(text.rfind(sign, max(0, len(text) - _LONGEST_TAG - 2), -1) for sign in openings)
    if opening < 1 or not ends_sentence(text[:opening].rstrip()):
        return None
    name = without_desk(text[opening + 1 : -1])
    return (opening + 1, opening + 1 + len(name)) if is_agency(name) else None


def is_short_sentence(text: str) -> bool:
    """Return whether *text* is a sentence too short to be prose on its own.

    >>> is_short_sentence("The mayor spoke yesterday."), is_short_sentence("U.N.")
    (True, False)
    """
    if weigh(text) < _SHORT_SENTENCE or text.startswith(_BULLETS):
        return False
    if not ends_sentence(text):
        return len(text) >= _SHORT_UNMARKED and is_unstopped(text)
    few = text.isascii() and text.count(" ") < _FEW_WORDS - 1
    return not few and text.rstrip(_CLOSERS)[-1:] in _STOPS


def find_verses(texts: Sequence[str]) -> set[int]:
    """Return the places of a poem's lines: several short ones of which every third runs on.

    The line above the first one is the title, when nothing ends in it.
    """
    if sum(text[-1] in _RUNS_ON for text in texts) < _FEWEST_RUNNING_ON:
        return set()
    verses = set[int]()
    run = list[int]()
    for place, text in enumerate([*texts, ""]):
        if _VERSE.match(text):
            run.append(place)
            continue
        if len(run) > 1 and texts[run[0]][-1].isalnum():
            del run[0]
        running_on = sum(texts[row][-1] in _RUNS_ON for row in run)
        if running_on >= max(_FEWEST_RUNNING_ON, len(run) / 3):
            verses.update(run)
        run = []
    return verses


def is_prose(text: str) -> bool:
    """Return whether *text* is sentences rather than a title, a menu or a name.

    >>> is_prose("There was no immediate comment from Damascus on the proposal.")
    True
    >>> is_prose("Regarding electricity...what is the mechanism for paying taxes?")
    False
    """
    weight = weigh(text) if len(text) < _LONG else len(text)
    if weight < _SENTENCE or text.startswith(_BULLETS):
        return False
    if text[-1] in _CLOSING_SIGNS and (tag := closing_tag(text)) is not None:
        text = text[: tag[0] - 1].rstrip()
    if ends_sentence(text):
        return weight >= _CALL or text.rstrip(_CLOSERS)[-1:] in _STOPS
    if text[-1] in ":\uff1a" and weight >= _INTRODUCTION:
        return True
    if weight >= _LONG:
        return _count_separators(text) < 4
    return weight >= _UNSTOPPED and is_unstopped(text)


def is_unstopped(text: str) -> bool:
    """Return whether *text* is in a script without a full stop."""
    middle = text[len(text) // 2]
    return any(low <= middle <= high for low, high in _UNSTOPPED_SCRIPTS)


def is_listed(text: str) -> bool:
    """Return whether *text* stands behind a bullet, a hyphen or a number: an item of a list.

    >>> is_listed("- 500 g of trout"), is_listed("2. Boil them."), is_listed("1.5 litres")
    (True, True, False)
    """
    if text[:1].isalpha():  # as nearly every line
        return False
    return text.startswith(_ITEM_BULLETS) or number_of(text) is not None


def number_of(text: str) -> int | None:
    """Return the number that *text* stands behind as an item of a list; None without one."""
    match = _NUMBER.match(text)
    return None if match is None else int(match[1])


def ends_in_note(text: str) -> bool:
    """Return whether a word or two stand behind the last sentence: `... . End`, `... . (Wire)`.

    >>> ends_in_note("The results will be announced early next year. End")
    True
    """
    return len(text) >= _SHORT_UNMARKED and _NOTE.search(text[-_LONGEST_END_NOTE:]) is not None


def is_furniture(text: str) -> bool:
    """Return whether *text* is what boards print around the posts: banners, footers, notices.

    >>> is_furniture("Powered by phpBB \u00ae Forum Software"), is_furniture("PALMYRA")
    (True, False)
    """
    if len(text) > _LONGEST_FURNITURE:
        return False
    lowered = text.lower()
    if lowered.startswith(_FURNITURE_OPENINGS) or is_pointer(text):
        return True
    return any(map(lowered.__contains__, _FURNITURE_ANYWHERE))


def is_dated(text: str) -> bool:
    """Return whether *text* is no sentence and tells day and time: a board's note of an edit.

    >>> is_dated("Last edited by Rocky on Sun Dec 11, 2016 9:15 pm; edited 1 time in total")
    True
    """
    if len(text) > _LONGEST_NOTE or ":" not in text or ends_sentence(text):
        return False
    return _CLOCK.search(text) is not None and _DAY.search(text) is not None


def is_separator(text: str) -> bool:
    """Return whether *text* stands between paragraphs and says nothing of theirs.

    >>> is_separator("* * *"), is_separator("ADVERTISEMENT"), is_separator("SALT TAX")
    (True, True, False)
    """
    if len(text) > _LONGEST_SEPARATOR:
        return not any(map(str.isalnum, text))
    return text.lower().strip(" -:.") in _ADVERTISEMENTS or not any(map(str.isalnum, text))


def is_title(text: str) -> bool:
    """Return whether *text* could head an article: a few words, no sentence, no menu, no date.

    >>> [is_title(text) for text in ("Airports Gold reopens", "Home", "Index | News | Iraq")]
    [True, False, False]
    """
    weight = weigh(text)
    if not _SHORTEST_TITLE <= weight <= _LONGEST_TITLE or text.startswith(_ITEM_BULLETS):
        return False
    words = text.count(" ") + 1
    if words <= _FEW_WORDS and weight < _FEW_WORDS_WEIGH and weight == len(text):
        return False  # as short as a member's name
    if text[-1] in _ENDS_NO_TITLE and not _ABBREVIATION.search(text[-12:]):
        return False
    if sum(map(str.isalpha, text)) * 2 < len(text) and 2 * len(_LETTERS.findall(text)) < len(text):
        return False
    return not is_board_line(text)


def is_board_line(text: str) -> bool:
    """Return whether *text* is a menu, a path, a counter, a date or other furniture.

    >>> is_board_line("Index | News | Iraq"), is_board_line("Posts : 261,204")
    (True, True)
    """
    if _CLOCK_IN_TITLE.search(text) or _NO_TITLE.match(text):
        return True
    return _is_menu(text) or _is_date(text) or is_furniture(text)


def _is_menu(text: str) -> bool:
    """Return whether separators cut *text* into menu entries or the steps of a path."""
    separators = _count_separators(text)
    return separators > 1 or (separators == 1 and "|" not in text)


def _count_separators(text: str) -> int:
    return len(_SEPARATOR.findall(text)) if _IN_SEPARATOR.search(text) else 0


def _is_date(text: str) -> bool:
    """Return whether *text* is a day with its year and no more: `Published December 11, 2016`."""
    if _DATE_LINE.match(text[:60]) is None:
        return False
    digits = sum(map(str.isdigit, text))
    return digits >= 4 and digits * 5 >= len(text)
