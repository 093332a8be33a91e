"""How boards arrange an entry: line templates, each with the board it was read from.

A layout is data.  Its slots are `title author stamp forum`, the words `by on in last_post replies
views`, the counters `n m`, the avatar's `initial`, the `page` (its title, which a clock image's
alternative text repeats), and `day` with `clock` where a stamp is split over two lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import frozen

from .stamps import Style

Needs: TypeAlias = Literal["any", "clock-last", "elapsed", "short"]


@frozen(kw_only=True)
class Layout:
    """The lines of one entry, in the order the text has them."""

    name: str
    lines: tuple[str, ...]
    cut: tuple[int, str] | None = None
    """The board cuts titles to that many characters and adds the mark."""
    columns: bool = False
    """All first lines, then all second lines, ..."""
    locales: tuple[str, ...] | None = None
    needs: Needs = "any"
    header: tuple[str, ...] = ()
    """Lines the board prints above the first entry."""
    gaps: bool = True
    """Whether blank lines may stand between entries."""

    @property
    def bulleted(self) -> bool:
        return self.lines[0].startswith("» ")

    @property
    def least_rows(self) -> int:
        """How many entries it takes until a reader knows names from titles."""
        return 3 if self.titled or "{by}" in " ".join(self.lines) else 6

    @property
    def labelled(self) -> bool:
        """Whether an entry that lost its title is told from a whole one by its first word."""
        return self.lines[0] == "{title}" and self.lines[1].startswith(
            ("{by}", "{By}", "{last_post}")
        )

    @property
    def titled(self) -> bool:
        return any("{title}" in line for line in self.lines)

    @property
    def authored(self) -> bool:
        return any("{author}" in line for line in self.lines)

    @property
    def names_forum(self) -> bool:
        return any("{forum}" in line for line in self.lines)

    def suits(self, style: Style, locale: str) -> bool:
        """Return whether such a page exists: the locale has the words, the style the parts."""
        if self.locales is not None and locale not in self.locales:
            return False
        return style.speaks(locale) and _NEEDS[self.needs](style)


_NEEDS: Final[Mapping[Needs, Callable[[Style], bool]]] = MappingProxyType(
    {
        "any": lambda style: True,
        "clock-last": lambda style: (
            style.day is not None and style.absolute[-1] in "isaA" and "{at}" not in style.day
        ),
        "elapsed": lambda style: style.elapsed in ("full", "about", "hours", "bbpress"),
        "short": lambda style: style.name in ("discourse-short", "month-year"),
    }
)
_EN: Final = ("en",)
POSTED: Final = MappingProxyType(
    {
        "en": "Posted",
        "fr": "Publié",
        "de": "Verfasst",
        "es": "Publicado",
        "pt": "Enviada",
        "it": "Inviato",
        "nl": "Geplaatst",
        "pl": "Wysłany",
        "ru": "Добавлено",
        "sv": "Skrivet",
        "ro": "Trimis",
        "hu": "Elküldve",
        "el": "Δημοσιεύθηκε",
    }
)
"""phpBB's word before the stamp of a post."""
_WITH_IN: Final = (
    "en", "fr", "de", "es", "pt", "it", "nl", "pl", "ru", "ar", "cs", "sv", "ro", "el",
)  # fmt: skip


def _layout(name: str, *lines: str, **more: object) -> Layout:
    return Layout(name=name, lines=lines, **more)  # type: ignore[arg-type]


LAYOUTS: Final[tuple[Layout, ...]] = (
    # Forumotion.  phpBB2, phpBB3, punBB and Invision skins, scrolling and classic.
    _layout("forumotion-scroll", "» {title}", "{stamp} {by} {author}", cut=(100, "")),
    _layout("forumotion-classic", "» {title}", "{by} {author} {on} {stamp}", cut=(100, "")),
    _layout("forumotion-one-line", "» {title} {stamp} {by} {author}", cut=(100, ""), gaps=False),
    _layout("forumotion-empty", "» {title}", "{page} Empty{stamp} {by} {author}", cut=(100, "")),
    _layout("modernbb", "{title}", "{stamp}", "{author}"),
    _layout(
        "awesomebb-lines",
        "{title}",
        "access_time",
        "{stamp}",
        "person",
        "{author}",
        header=("chat",),
    ),
    _layout("awesomebb-prefix", "{title}", "access_time {stamp}", "person {author}"),
    # phpBB.
    _layout("phpbb31-index", "{title}", "{by} {author}", "{stamp}", cut=(30, "…")),
    _layout("phpbb3-posts", "{title}", "{by} {author} » {stamp}"),
    _layout("phpbb3-mobile", "{title}", "{last_post} {by} {author} « {stamp}"),
    _layout("phpbb2-index", "{stamp}", "{author}"),
    _layout("fluxbb-index", "{stamp} {by} {author}"),
    # vBulletin.
    _layout("vb-home", "{title}", "{by} {author}", "{stamp}", cut=(30, "...")),
    _layout("vb-home-line", "{title}", "{by} {author} {stamp}", cut=(30, "...")),
    _layout("vb-list", "{title}", "{stamp}", "{by} {author}"),
    _layout(
        "vb-split",
        "{n}",
        "{title}",
        "{day}",
        "{clock}",
        "{by}",
        "{author}",
        needs="clock-last",
        cut=(30, "..."),
    ),
    _layout("vb-split-by", "{title}", "{day}", "{clock}", "{by} {author}", needs="clock-last"),
    _layout("vb-started", "{title}", "Started by {author}, {stamp}", locales=_EN),
    # SMF.
    _layout(
        "smf20-index", "{last_post} {by} {author}", "{in} {title}", "{on} {stamp}", locales=_WITH_IN
    ),
    _layout("smf20-info", "{title} {by} {author} ({forum})", "{stamp}", cut=(25, "...")),
    _layout("smf20-info-line", "{title} {by} {author} ({forum}) {stamp}", gaps=False),
    _layout("smf21-index", "{last_post}: {stamp}", "{title} {by} {author}", cut=(24, "...")),
    _layout(
        "smf21-line", "{last_post}: {stamp} {title} {by} {author}", cut=(24, "..."), gaps=False
    ),
    _layout("smf-ssi", "[{forum}] {title} {by} {author} {stamp}", gaps=False),
    _layout(
        "smf21-table",
        "{title}",
        "{author}",
        "{forum}",
        "{stamp}",
        header=("Subject", "Author", "Board", "Date"),
        locales=_EN,
    ),
    # MyBB.
    _layout(
        "mybb-portal",
        "{title}",
        "{last_post} {author}",
        "{stamp}",
        "» {replies}: {n}",
        "» {views}: {m}",
        cut=(25, "..."),
    ),
    _layout("mybb-index", "{title}", "{stamp}", "{by} {author}", cut=(25, "...")),
    # XenForo, Invision, WoltLab.
    _layout("xenforo-dot", "{title}", "Latest: {author} · {stamp}", "{forum}", locales=_EN),
    _layout("xenforo-lines", "{title}", "Latest: {author}", "{stamp}", "{forum}", locales=_EN),
    _layout(
        "xenforo-avatar",
        "{initial}",
        "{title}",
        "Latest: {author}",
        "{stamp}",
        "{forum}",
        locales=_EN,
    ),
    _layout("xenforo-counters", "{title}", "{author}", "{stamp}", "{replies}: {n}", "{views}: {m}"),
    _layout("ipb3", "{title}", "{By}", "{author}", "{stamp}", cut=(32, "...")),
    _layout("ipb4", "{title}", "{By} {author}", "{stamp}"),
    _layout("ipb4-avatar", "{initial}", "{title}", "{By} {author}, {stamp}"),
    _layout("woltlab", "{title}", "{By} {author} ({stamp})"),
    _layout("xenforo1", "{title}", "Latest: {author}, {stamp}", "{forum}", locales=_EN),
    # bbPress, Flarum, Discourse, others.
    _layout("bbpress-topics", "{title}", "{by} {author}", "{stamp}"),
    _layout("bbpress-replies", "{author} on {title} {stamp}", locales=_EN, gaps=False),
    _layout("flarum", "{title}", "{author} replied {stamp}", locales=_EN, needs="elapsed"),
    _layout("flarum-lines", "{title}", "{author}", "replied {stamp}", locales=_EN, needs="elapsed"),
    _layout("discourse", "{title}", "{forum}", "{n}", "{m}", "{stamp}", locales=_EN, needs="short"),
    _layout("author-first", "{author}", "{title}", "{stamp}"),
    _layout("author-at", "{title}", "{author} @ {stamp}"),
    _layout("author-dash", "{title}", "{author} - {stamp}"),
    _layout("author-pipe", "{title}", "{author} | {stamp}"),
    _layout("pipe-author", "{title}", "{stamp} | {author}"),
    _layout("posted", "{title}", "{posted}: {stamp}", "{by} {author}", locales=tuple(POSTED)),
    _layout("posted-line", "{title}", "{posted}: {stamp} {by} {author}", locales=tuple(POSTED)),
    _layout("title-stamp", "{title}", "{stamp}"),
    _layout("one-line", "{title} {by} {author} {stamp}", gaps=False),
    _layout("one-line-dash", "{title} - {by} {author} - {stamp}", gaps=False),
    # Counters and forums between the parts.
    _layout("counters-line", "{title}", "{by} {author}", "{n} {replies} {m} {views}", "{stamp}"),
    _layout("counters-before", "{title}", "{n} {replies}", "{m} {views}", "{stamp} {by} {author}"),
    _layout("counters-colon", "» {title}", "{replies}: {n}, {views}: {m}", "{stamp} {by} {author}"),
    _layout("in-forum-line", "» {title}", "{stamp} {by} {author} {in} {forum}", locales=_WITH_IN),
    _layout("in-forum-next", "{title}", "{by} {author} {stamp}", "{in} {forum}", locales=_WITH_IN),
    _layout("by-in-forum", "{title}", "{by} {author} {in} {forum}", "{stamp}", locales=_WITH_IN),
    _layout("avatar", "{initial}", "{title}", "{stamp} {by} {author}"),
    # Column-major.
    _layout("columns", "{title}", "{by} {author}", "{stamp}", columns=True, gaps=False),
    _layout("columns-bulleted", "» {title}", "{by} {author}", "{stamp}", columns=True, gaps=False),
    _layout("columns-two", "» {title}", "{stamp} {by} {author}", columns=True, gaps=False),
)
