"""How boards print a moment: a style is a board's date format with its relative rules.

Patterns are written in the letters of PHP's `date`, as boards store them.  Each style names the
board it was read from.  A style prints *all* stamps of one page, so a page mixes `5 minutes ago`,
`Yesterday at 6:36 am` and `Thu 12 Dec 2024, 6:34 am` just as its board does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from .elapsed import ELAPSED
from .model import Stamp
from .words import Words

_YEAR_FIRST: Final = ("ja", "zh-Hans", "ko")


@frozen(kw_only=True)
class Style:
    """One board's way to print moments."""

    name: str
    absolute: str
    day: str | None = None
    """Today and yesterday; `{day}` and `{at}` are words."""
    weekday: str | None = None
    """Two to six days back; `{weekday}` is a full name."""
    elapsed: str | None = None
    """A key of `ELAPSED`: asked first."""
    locales: tuple[str, ...] | None = None
    genitive: bool = False
    """`F` in the form that stands behind a day."""
    dotted: bool = False
    """`M` as in the newer packs (`janv.`)."""
    local_am_pm: bool = False
    max_days: int = 4000
    """How far back this format can tell (a date without a year: less than one)."""

    def speaks(self, locale: str) -> bool:
        """Return whether boards of that language print this style."""
        if self.locales is not None:
            return locale in self.locales
        # boards that write the year first do not print `Thu 12 Dec 2024`
        return locale not in _YEAR_FIRST or not set(self.absolute) & set("DMF")

    @property
    def numeric(self) -> bool:
        """Whether day and month could be taken for each other."""
        letters = {piece for piece, literal in _pieces(self.absolute) if not literal}
        return bool(letters & {"m", "n"}) and not self.absolute.startswith("Y")


@frozen(kw_only=True)
class Voice:
    """The choices a page sticks to: which spelling of each word."""

    words: Words
    today: str
    yesterday: str
    at: str
    weekdays_abbr: tuple[str, ...]
    just_now: str
    disguise: Mapping[int, str] = MappingProxyType({})
    """Look-alike characters that the page prints its stamps in, for `str.translate`."""
    mark: str = ""
    """A direction mark before each stamp."""


_Letter = Callable[[datetime, Voice, Style], str]


def _twelve(moment: datetime) -> int:
    return moment.hour % 12 or 12


def _meridiem(moment: datetime, voice: Voice, style: Style) -> str:
    pair = voice.words.am_pm if style.local_am_pm else ("am", "pm")
    return pair[moment.hour >= 12]


def _ordinal(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


_LETTERS: Final[Mapping[str, _Letter]] = MappingProxyType(
    {
        "d": lambda t, v, s: f"{t.day:02}",
        "j": lambda t, v, s: f"{t.day}",
        "S": lambda t, v, s: _ordinal(t.day) if v.words.code == "en" else "",
        "D": lambda t, v, s: v.weekdays_abbr[t.weekday()],
        "l": lambda t, v, s: v.words.weekdays[t.weekday()],
        "m": lambda t, v, s: f"{t.month:02}",
        "n": lambda t, v, s: f"{t.month}",
        "M": lambda t, v, s: (v.words.months_abbr_dotted if s.dotted else v.words.months_abbr)[
            t.month - 1
        ],
        "F": lambda t, v, s: (v.words.genitive if s.genitive else v.words.months)[t.month - 1],
        "Y": lambda t, v, s: f"{t.year:04}",
        "y": lambda t, v, s: f"{t.year % 100:02}",
        "H": lambda t, v, s: f"{t.hour:02}",
        "G": lambda t, v, s: f"{t.hour}",
        "h": lambda t, v, s: f"{_twelve(t):02}",
        "g": lambda t, v, s: f"{_twelve(t)}",
        "i": lambda t, v, s: f"{t.minute:02}",
        "s": lambda t, v, s: f"{t.second:02}",
        "a": _meridiem,
        "A": lambda t, v, s: _meridiem(t, v, s).upper(),
    }
)


def _pieces(pattern: str) -> list[tuple[str, bool]]:
    """Return the letters of *pattern*, each with whether it stands for itself."""
    pieces: list[tuple[str, bool]] = []
    characters = iter(pattern)
    for character in characters:
        if character == "\\":
            pieces.append((next(characters), True))
        elif character == "{":
            word = ""
            while (character := next(characters)) != "}":
                word += character
            pieces.append((word, False))
        else:
            pieces.append((character, character not in _LETTERS))
    return pieces


def render(pattern: str, moment: datetime, voice: Voice, style: Style, day: str = "") -> str:
    """Return *moment* printed after *pattern*."""
    spoken = {"day": day, "at": voice.at, "weekday": voice.words.weekdays[moment.weekday()]}
    text = "".join(
        piece
        if literal
        else spoken[piece]
        if piece in spoken
        else _LETTERS[piece](moment, voice, style)
        for piece, literal in _pieces(pattern)
    )
    return " ".join(text.split())


def _printed(pattern: str, moment: datetime) -> datetime:
    """Return *moment* cut to what *pattern* prints."""
    letters = {piece for piece, literal in _pieces(pattern) if not literal}
    if "s" in letters:
        return moment.replace(microsecond=0)
    if letters & set("gGhH"):
        return moment.replace(second=0, microsecond=0)
    moment = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return moment if letters & {"d", "j", "day", "weekday"} else moment.replace(day=1)


def _clock_at(pattern: str) -> int | None:
    """Return where the clock begins in *pattern*, when it comes last."""
    depth = 0
    for at, character in enumerate(pattern):
        depth += (character == "{") - (character == "}")
        if depth == 0 and character in "gGhH" and (at == 0 or pattern[at - 1] != "\\"):
            return at
    return None


def _by_pattern(pattern: str, moment: datetime, voice: Voice, style: Style, day: str = "") -> Stamp:
    at = _clock_at(pattern)
    parts: tuple[str | None, str | None] = (None, None)
    if at and not set(pattern[at:]) & set("dDjlmMFnyY"):
        parts = (
            render(pattern[:at].removesuffix("{at} "), moment, voice, style, day),
            render(pattern[at:], moment, voice, style),
        )
    return Stamp(
        text=render(pattern, moment, voice, style, day),
        when=_printed(pattern, moment),
        moment=moment,
        day_part=parts[0],
        clock_part=parts[1],
    )


def print_stamp(style: Style, moment: datetime, reference: datetime, voice: Voice) -> Stamp:
    """Return the stamp that a board of that style prints at *reference* for *moment*."""
    stamp = _plain_stamp(style, moment, reference, voice)
    return evolve(
        stamp,
        text=_disguised(stamp.text, voice),
        day_part=stamp.day_part and _disguised(stamp.day_part, voice),
        clock_part=stamp.clock_part and _disguised(stamp.clock_part, voice),
    )


def _disguised(text: str, voice: Voice) -> str:
    return voice.mark + text.translate(voice.disguise)


def _plain_stamp(style: Style, moment: datetime, reference: datetime, voice: Voice) -> Stamp:
    if style.elapsed is not None:
        form = ELAPSED[style.elapsed](voice.words, reference - moment, reference, voice.just_now)
        if form is not None:
            text, when, slack = form
            return Stamp(text=text, when=when, moment=moment, elapsed=True, slack=slack)
    days = (reference.date() - moment.date()).days
    if style.day is not None and days in (0, 1):
        word = voice.yesterday if days else voice.today
        return _by_pattern(style.day, moment, voice, style, word)
    if style.weekday is not None and 2 <= days <= 6:
        return _by_pattern(style.weekday, moment, voice, style)
    return _by_pattern(style.absolute, moment, voice, style)


def is_spelled_out(style: Style, moment: datetime, reference: datetime) -> bool:
    """Return whether that style prints a date of its own for *moment*."""
    if style.elapsed in ("full", "about", "drupal", "bbpress", "short", "vanilla"):
        return False
    days = (reference.date() - moment.date()).days
    return days > (6 if style.weekday else 1 if style.day else -1)


def _style(name: str, absolute: str, day: str | None = None, **more: object) -> Style:
    return Style(name=name, absolute=absolute, day=day, **more)  # type: ignore[arg-type]


_LATIN: Final = ("en", "fr", "de", "es", "pt", "it", "nl", "pl", "tr", "cs", "sv", "ro")
_EVERYWHERE: Final = (
    # Forumotion: the formats its admin panel offers, day words as read on the seed.
    _style("forumotion-DdMY", "D d M Y, g:i a", "{day} {at} g:i a"),
    _style("forumotion-DMdY", "D M d, Y g:i a", "{day} {at} g:i a"),
    _style("forumotion-DdMY-24", "D d M Y, H:i", "{day} {at} H:i"),
    _style("forumotion-DMdY-24", "D M d Y, H:i", "{day} {at} H:i"),
    _style("forumotion-dash", "D j M Y - G:i", "{day} {at} G:i"),
    _style("forumotion-dash-day", "D j M Y - G:i", "{day} - G:i"),
    _style("forumotion-no-year", "D j M - G:i", "{day} {at} G:i", max_days=300),
    _style("forumotion-iso", "Y-m-d, H:i", "{day} {at} H:i"),
    _style("forumotion-iso-am", "Y-m-d, g:i a", "{day} {at} g:i a"),
    _style("forumotion-dot", "d.m.y G:i", "{day} {at} G:i"),
    _style("forumotion-slash", "d/m/y, h:i a", "{day} {at} h:i a"),
    _style("forumotion-jnY", "j/n/Y, H:i", "{day} {at} H:i"),
    # phpBB.
    _style("phpbb-plain", "D M d, Y g:i a"),
    _style("phpbb-dMY", "d M Y, H:i"),
    _style("phpbb-dMY-space", "d M Y H:i", dotted=True),
    _style("phpbb-bars", "d M Y, H:i", "{day}, H:i", elapsed="phpbb", dotted=True),
    # FluxBB, SMF, MyBB, Flarum.
    _style("fluxbb", "Y-m-d H:i:s", "{day} H:i:s"),
    _style("fluxbb-short", "Y-m-d H:i", "{day} H:i"),
    _style("smf-seconds", "d F Y, H:i:s", "{day} {at} H:i:s", genitive=True),
    _style("smf-iso", "Y-m-d, H:i:s", "{day} {at} H:i:s"),
    _style("dayjs", "j M Y", elapsed="full"),
    _style("date-only", "j F Y", "{day}", genitive=True),
)
_BY_LANGUAGE: Final = (
    # Defaults and favourites of single packs.
    _style("phpbb-fr", "d F Y, H:i", "{day}, H:i", elapsed="phpbb", genitive=True, locales=("fr",)),
    _style("hfr", "d-m-Y à H:i", locales=("fr",)),
    _style("hfr-seconds", "d-m-Y à H:i:s", locales=("fr",)),
    _style("vb-fr", "d/m/Y H\\hi", "{day} H\\hi", locales=("fr",)),
    _style("phpbb-de", "D j. M Y, H:i", locales=("de",)),
    _style("vb-de", "d.m.Y, H:i", "{day}, H:i", locales=("de", "ru", "pl", "cs", "tr")),
    _style("vb-de-um", "d.m.Y {at} H:i", "{day} {at} H:i", locales=("de",)),
    _style(
        "wbb-de",
        "j. F Y, H:i",
        "{day}, H:i",
        weekday="{weekday}, H:i",
        elapsed="wbb",
        locales=("de",),
    ),
    _style("mybb-de", "d.m.Y, H:i", "{day}, H:i", elapsed="mybb", locales=("de", "it", "tr")),
    _style(
        "xf-de",
        "j. F Y",
        "{day} {at} H:i",
        weekday="{weekday} {at} H:i",
        elapsed="xf",
        locales=("de",),
    ),
    _style("notebook-de", "d.m.Y - H:i", locales=("de", "cs")),
    _style("phpbb-es", "D, d M Y, H:i", "{day}, H:i", locales=("es",)),
    _style(
        "xf-es",
        "j F Y {at} g:i A",
        "{day} {at} H:i",
        weekday="{weekday} {at} H:i",
        elapsed="xf",
        locales=("es",),
    ),
    _style("vb-es", "d-M-Y, H:i", "{day}, H:i", dotted=True, locales=("es",)),
    _style("vb-slash", "d/m/Y H:i", "{day}, H:i", locales=("es", "pt", "it", "fr", "el")),
    _style("dayjs-es", "j \\d\\e F \\d\\e Y H:i", "{day} {at} H:i", locales=("es",)),
    _style("phpbb-pt", "d/M/Y, H:i", "{day}, H:i", locales=("pt",)),
    _style("pt-de", "j \\d\\e F \\d\\e Y", locales=("pt",)),
    _style("phpbb-it", "d/m/Y, G:i", "{day}, G:i", elapsed="phpbb", locales=("it",)),
    _style(
        "xf-it",
        "j F Y {at} H:i",
        "{day} {at} H:i",
        weekday="{weekday} {at} H:i",
        elapsed="xf",
        locales=("it",),
    ),
    _style("phpbb-nl", "D d M Y, H:i", "{day}, H:i", elapsed="phpbb", locales=("nl",)),
    _style("dash-nl", "d-m-Y H:i", "{day} H:i", locales=("nl",)),
    _style(
        "phpbb-pl",
        "j M Y, \\o H:i",
        "{day}, \\o H:i",
        elapsed="phpbb",
        dotted=True,
        locales=("pl",),
    ),
    _style("phpbb-pl-long", "l, j F Y, H:i", genitive=True, locales=("pl",)),
    _style("phpbb2-pl", "D H:i, d M Y", locales=("pl",)),
    _style("phpbb-ru", "d M Y, H:i", "{day}, H:i", elapsed="phpbb", locales=("ru",)),
    _style("vb-ru", "d.m.Y H:i", "{day} H:i", locales=("ru",)),
    _style("ru-genitive", "j F Y, H:i", "{day} {at} H:i", genitive=True, locales=("ru",)),
    _style(
        "xf-ru",
        "j M Y",
        "{day} {at} H:i",
        weekday="{weekday} {at} H:i",
        elapsed="xf",
        locales=("ru",),
    ),
    _style("xf1-ru", "j M Y", "{day}, в H:i", weekday="{weekday} {at} H:i", locales=("ru",)),
    _style("vb-tr", "d.m.Y, H:i", "{day}, H:i", locales=("tr",)),
    _style("smf-tr", "d F Y, H:i:s", "{day} H:i:s", locales=("tr",)),
    _style("phpbb-ar", "l j F Y g:i a", elapsed="phpbb", locales=("ar",)),
    _style("phpbb-ar-local", "l j F Y g:ia", local_am_pm=True, locales=("ar",)),
    _style("forumotion-ar", "l d F Y, H:i", "{day} H:i", locales=("ar",)),
    _style("vb-ar", "m-d-Y, h:i A", "{day} , h:i A", locales=("ar",)),
    _style(
        "cjk-year-first",
        "Y年n月j日 H:i",
        "{day} H:i",
        elapsed="phpbb",
        locales=("ja", "zh-Hans"),
    ),
    _style("cjk-dayjs", "Y年n月j日", elapsed="full", locales=("ja", "zh-Hans")),
    _style("phpbb-ja", "Y年m月d日(D) H:i", locales=("ja",)),
    _style("ko-year-first", "Y년 n월 j일 H:i", "{day} H:i", elapsed="phpbb", locales=("ko",)),
    _style("ko-dayjs", "Y-m-d", elapsed="full", locales=("ko",)),
    _style("xf-fi", "d.m.Y \\k\\l\\o H.i", "{day} \\k\\l\\o H.i", locales=("fi",)),
    _style("own-fi", "j.n.y H:i:s", locales=("fi",)),
    _style("phpbb-fi", "d.m.Y H:i", "{day} H:i", elapsed="phpbb", locales=("fi",)),
    _style("phpbb-hr", "d. m. Y. (H:i)", "{day} (H:i)", locales=("hr",)),
    _style("phpbb-da", "D j. M Y H:i", "{day} H:i", locales=("da",)),
    _style("phpbb-nb", "d. F Y H:i", "{day} H:i", locales=("nb",)),
    _style("phpbb-sk", "D, d. M Y, H:i", "{day}, H:i", locales=("sk",)),
    _style("phpbb-uk", "d M Y, H:i", "{day}, H:i", elapsed="phpbb", locales=("uk",)),
    _style("uk-genitive", "j F Y, H:i", "{day}, H:i", genitive=True, locales=("uk",)),
    _style("bg-double-comma", "d M Y, H:i", "{day}, , H:i", locales=("bg",)),
    _style("phpbb-vi", "D d/m/y G:i", "{day}, G:i", locales=("vi",)),
    _style(
        "xf-vi",
        "d/m/y",
        "{day} \\l\\ú\\c H:i",
        weekday="{weekday} \\l\\ú\\c H:i",
        elapsed="xf",
        locales=("vi",),
    ),
    _style("id-dayjs", "j F Y", "{day} H:i", elapsed="xf", locales=("id",)),
    _style(
        "vb-dotted", "d.m.Y, H:i", "{day}, H:i", locales=("da", "nb", "sk", "uk", "bg", "hr", "sl")
    ),
    _style("vb-slashed", "d/m/Y, H:i", "{day}, H:i", locales=("ca", "vi", "id", "he")),
    _style("ca-de", "j F \\d\\e Y", "{day}", locales=("ca",)),
    _style("phpbb-cs", "D d. M Y G:i:s", "{day}, G:i:s", locales=("cs",)),
    _style("cs-genitive", "j. F Y H:i", "{day} {at} H:i", genitive=True, locales=("cs",)),
    _style("phpbb-sv", "D d M Y, H:i", "{day}, H:i", elapsed="phpbb", locales=("sv",)),
    _style("sv-bare", "j F Y", "{day} H:i", locales=("sv",)),
    _style("phpbb-ro", "D d M, Y g:i a", "{day}, g:i a", locales=("ro",)),
    _style("phpbb-hu", "Y.m.d. H:i", "{day}, H:i", elapsed="hu", locales=("hu",)),
    _style("phpbb-hu-abbr", "Y. M j. G:i", "{day}, G:i", locales=("hu",)),
    _style("phpbb-hu-long", "Y. F j., l H:i", "{day}, H:i", locales=("hu",)),
    _style("phpbb-el", "D M d, Y g:i a", local_am_pm=True, locales=("el",)),
)
_ENGLISH: Final = tuple(
    Style(**{"locales": ("en",), **row})  # type: ignore[arg-type]
    for row in (
        {
            "name": "phpbb-bars-long",
            "absolute": "F jS, Y, g:i a",
            "day": "{day}, g:i a",
            "elapsed": "phpbb",
        },
        {"name": "phpbb-apostrophe", "absolute": "M jS, 'y, H:i", "day": "{day}, H:i"},
        {"name": "forumotion-njY", "absolute": "n/j/Y, g:i a", "day": "{day} {at} g:i a"},
        {"name": "forumotion-ordinal", "absolute": "jS F Y, g:i a", "day": "{day} {at} g:i a"},
        {"name": "forumotion-ordinal-24", "absolute": "F jS Y, H:i", "day": "{day} {at} H:i"},
        {"name": "vb-us", "absolute": "m-d-Y, h:i A", "day": "{day}, h:i A"},
        {"name": "vb-us-space", "absolute": "m-d-Y h:i A", "day": "{day} h:i A"},
        {"name": "vb-short-year", "absolute": "m-d-y, h:i A", "day": "{day}, h:i A"},
        {"name": "vb-uk", "absolute": "d-m-Y, h:i A", "day": "{day}, h:i A"},
        {"name": "vb-elapsed", "absolute": "m-d-Y", "elapsed": "vb"},
        {"name": "vb-pipe", "absolute": "M d, Y | g:i a", "day": "{day} | g:i a"},
        {
            "name": "xenforo",
            "absolute": "M j, Y",
            "day": "{day} {at} g:i A",
            "weekday": "{weekday} {at} g:i A",
            "elapsed": "xf",
        },
        {
            "name": "xenforo-full",
            "absolute": "M j, Y {at} g:i A",
            "day": "{day} {at} g:i A",
            "weekday": "{weekday} {at} g:i A",
        },
        {"name": "smf20", "absolute": "F d, Y, h:i:s a", "day": "{day} {at} h:i:s a"},
        {"name": "smf21", "absolute": "M d, Y, h:i A", "day": "{day} {at} h:i A"},
        {"name": "smf-dash", "absolute": "d-m-Y, H:i:s", "day": "{day} {at} H:i:s"},
        {"name": "mybb", "absolute": "m-d-Y, h:i A", "day": "{day}, h:i A", "elapsed": "mybb"},
        {"name": "ipb3", "absolute": "d M Y - h:i A", "day": "{day}, h:i A"},
        {"name": "ipb3-us", "absolute": "M d Y, h:i A", "day": "{day}, h:i A"},
        {"name": "ipb2-ordinal", "absolute": "jS F Y - h:i A", "day": "{day}, h:i A"},
        {"name": "ipb4", "absolute": "M j, Y", "elapsed": "hours"},
        {"name": "ipb4-slash", "absolute": "n/j/Y {at} g:i A"},
        {
            "name": "woltlab",
            "absolute": "M jS Y",
            "day": "{day}, g:i a",
            "weekday": "{weekday}, g:i a",
            "elapsed": "wbb",
        },
        {"name": "yabb-slash", "absolute": "m/d/y {at} H:i:s", "day": "{day} {at} H:i:s"},
        {"name": "yabb-dot", "absolute": "d.m.y {at} H:i:s", "day": "{day} {at} H:i:s"},
        {"name": "yabb-ordinal", "absolute": "M jS, Y {at} g:ia", "day": "{day} {at} g:ia"},
        {"name": "yabb-day-first", "absolute": "jS M, Y {at} g:ia", "day": "{day} {at} g:ia"},
        {"name": "yabb-dotted-day", "absolute": "j. M Y {at} H:i", "day": "{day} {at} H:i"},
        {"name": "vanilla", "absolute": "F Y", "elapsed": "vanilla"},
        {"name": "discourse-short", "absolute": "M Y", "elapsed": "short"},
        {"name": "discourse-long", "absolute": "M j, Y, g:ia"},
        {"name": "month-year", "absolute": "M Y", "elapsed": "hours"},
        {"name": "bbpress", "absolute": "M j, Y", "elapsed": "bbpress"},
        {"name": "bbpress-date", "absolute": "F j, Y {at} g:i a"},
        {"name": "drupal", "absolute": "M j, Y", "elapsed": "drupal"},
        {"name": "drupal-date", "absolute": "m/d/Y - H:i"},
        {"name": "nodebb", "absolute": "M j, Y", "elapsed": "about"},
        {"name": "phorum", "absolute": "F d, Y h:iA"},
        {"name": "phorum-slash", "absolute": "m/d/Y h:iA"},
        {"name": "jforum", "absolute": "d/m/Y H:i:s"},
        {"name": "jive", "absolute": "M j, Y g:i A"},
        {"name": "steam", "absolute": "j M, Y @ g:ia"},
        {"name": "nairaland", "absolute": "jS M Y {at} h:i A"},
        {"name": "tibia", "absolute": "M d Y, H:i:s"},
        {"name": "tibia-dot", "absolute": "d.m.Y H:i:s"},
        {"name": "dcforum", "absolute": "M-d-y h:i A"},
        {"name": "time-first", "absolute": "H:i M j, Y"},
        {"name": "time-first-on", "absolute": "g:ia \\O\\n M j, Y"},
        {"name": "mumsnet", "absolute": "d/m/Y H:i", "day": "{day} H:i"},
        {"name": "crowdstack", "absolute": "n/j/yg:i A"},
        {"name": "sa-forums", "absolute": "M j, Y H:i"},
        {"name": "grassroots", "absolute": "n/j/y g:i a", "day": "{day} g:i a"},
    )
)
STYLES: Final[tuple[Style, ...]] = (*_EVERYWHERE, *_BY_LANGUAGE, *_ENGLISH)
