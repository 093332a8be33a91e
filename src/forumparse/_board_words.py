"""The words boards print around a stamp: `by`, `in`, labels, counters, headings.

English is kept beside the page's own language, because translated boards leave pieces of it
standing.  Patterns are matched against folded text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby, starmap
from typing import Final

import regex
from attrs import frozen

from ._lines import fold
from .locales import load_locale

# Names of icon fonts and alternative texts of images that leak into scraped text.
ICON_WORDS: Final = frozenset(
    "access_time schedule person account_circle chat chat_bubble comment forum more_horiz "
    "more_vert arrow_forward chevron_right visibility today event history query_builder "
    "empty image icon avatar".split()
)
LOADING: Final = frozenset(
    (
        *("loading", "please wait", "chargement", "cargando", "carregando", "a carregar", "laden"),
        *("lädt", "wird geladen", "caricamento", "ładowanie", "yükleniyor", "memuat", "đang tải"),
        *("načítání", "načítám", "betöltés", "laddar", "indlæser", "ladataan", "se încarcă"),
        *("загрузка", "завантаження", "зареждане", "учитавање", "učitavanje", "φόρτωση", "טוען"),
        *("جاري التحميل", "جار التحميل", "در حال بارگذاری", "กำลังโหลด", "加载中", "正在加载"),
        *("載入中", "正在載入", "読み込み中", "ロード中", "로딩 중", "불러오는 중"),
    )
)
"""What stands, with dots behind it, where a script was to fill something in."""
REPLY_MARKS: Final = frozenset(
    "re aw fw fwd sv vs ynt yan odp res rif ris antw rép ref ответ отв 回复 回覆 رد".split()
)
"""What boards put before the title of a reply, with a colon: part of the title, no label."""
FOOTERS: Final = ("Powered by ", "powered by ")
"""How the line begins in which a board names its software."""
PERSON_ICONS: Final = frozenset(("person", "account_circle"))
BULLETS: Final = "»›•▪▫►▸▶■●○◦‣→✓★☆❯"
"""Marks that boards put before a title and that no title begins with."""

_AROUND_WORDS: Final = " :;,.»«()[]|-"
_MENU_SIGNS: Final = regex.compile(r"\ *+ [|•·»›] \ *+ | \ [/–-]\  | \ {2,}", regex.VERBOSE)
_AROUND_FIRST: Final = _AROUND_WORDS + '"“”„'
_SHORTEST_GLUED: Final = 5
_NEVER: Final = "(?!)"
_IDEOGRAPHS: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


@frozen(eq=False)
class BoardWords:
    """One language's words around stamps, compiled.  Compared by identity."""

    by: regex.Pattern[str]
    """A word for "by", anywhere."""
    by_after: regex.Pattern[str]
    """A word that follows an author, at the end."""
    in_: regex.Pattern[str]
    """A word for "in", anywhere."""
    on: regex.Pattern[str]
    """A word that leads over to a date or a topic, anywhere."""
    on_end: regex.Pattern[str]
    """A word that leads over to a date, at the end."""
    label: regex.Pattern[str]
    """A label of an entry's author or stamp, at the start."""
    label_glued: regex.Pattern[str]
    """A label at the end of a word: an image's text stuck to it (`MessaggioInviato`)."""
    label_end: regex.Pattern[str]
    """The same as a verb behind the author, at the end."""
    never: regex.Pattern[str]
    """A label of a date that is no entry's, anywhere."""
    clock: regex.Pattern[str]
    """What stands before the value of a clock line, at the end."""
    zone: regex.Pattern[str]
    """What stands before the value of a zone line, anywhere."""
    counter: regex.Pattern[str]
    """A whole line of counters."""
    first_words: frozenset[str]
    """The first words of everything above that can begin a line."""
    last_words: frozenset[str]
    """Words that follow an author, at the end of a line."""
    goto: regex.Pattern[str]
    """What an icon behind an author says, at the end."""
    headings: frozenset[str]
    """Headings of widgets, and of lists without stamps."""
    similar: frozenset[str]
    """Headings of lists without stamps alone."""
    menu: frozenset[str]
    """Entries of menus, and what leads on from a widget."""
    counted: frozenset[str]
    """What boards count."""

    def may_begin_label(self, text: str) -> bool:
        """Whether a line begins like one of the words or labels; cheap, and never wrongly no."""
        first = text.split(None, 1)[0].lower().strip(_AROUND_FIRST)
        if "’" in first:  # I’m, don’t
            first = first.replace("’", "'")
        if not first or first in self.first_words or not first.isascii():
            return True
        return bool(self.last_words) and text.rsplit(None, 1)[-1].lower() in self.last_words

    def menu_entries(self, text: str) -> int:
        """Return how many entries of a board's menus a line holds, 0 where most of it is none.

        >>> list(map(board_words("en").menu_entries, ("Log in", "FAQ | Search", "Ferry sold")))
        [1, 2, 0]
        """
        entries = [entry.strip(_AROUND_WORDS) for entry in _MENU_SIGNS.split(fold(text))]
        known = sum(entry in self.menu for entry in entries)
        return len(entries) if 2 * known >= len(entries) else 0

    def counts(self, text: str) -> bool:
        """Whether a line holds the name of something that boards count: `All topics of the day`."""
        return not self.counted.isdisjoint(fold(text).split())


@lru_cache(maxsize=128)
def board_words(code: str) -> BoardWords:
    """Return the words around stamps of the language *code*, English beside them."""
    locales = [load_locale(code)] if code == "en" else [load_locale(code), load_locale("en")]
    words = [locale.words for locale in locales]
    pages = [locale.page for locale in locales]
    label = _any_label(p for page in pages for p in page.posted if p not in REPLY_MARKS)
    counter = _any_of(phrase for page in pages for phrase in page.counters)
    return BoardWords(
        by=_compiled(_any_of(word for group in words for word in group.by)),
        by_after=_compiled(_any_of(word for group in words for word in group.by_after) + r"\ *+$"),
        in_=_compiled(_any_of(word for group in words for word in group.in_)),
        on=_compiled(_any_of(word for group in words for word in group.on)),
        on_end=_compiled(_any_of(word for g in words for word in (*g.on, *g.at)) + r"$"),
        label=_compiled(rf"^{label}"),
        label_glued=_compiled(_glued_labels(p for page in pages for p in page.posted)),
        label_end=_compiled(rf"{label}$"),
        never=_compiled(_any_of(phrase for page in pages for phrase in page.never)),
        clock=_compiled(
            r"(?: ^ [ ]*+ | [.|»] [ ]*+ )"
            + _templates(phrase for page in pages for phrase in page.clock)
            + "$"
        ),
        zone=_compiled(_templates(phrase for page in pages for phrase in page.zone)),
        counter=_compiled(rf"^(?: [\d.,:()|/·\-+\ ]++ k? | {counter} [ ]?:? ){{1,12}}+ $"),
        first_words=frozenset(
            phrase.split(None, 1)[0].strip(_AROUND_WORDS)
            for phrase in (
                *(word for group in words for word in (*group.by, *group.in_)),
                *(p for page in pages for p in (*page.posted, *page.never, *page.counters)),
                *(p for page in pages for p in (*page.widget, *page.similar, *page.goto)),
                *PERSON_ICONS,
            )
        ),
        last_words=frozenset(word for group in words for word in group.by_after),
        goto=_compiled(_any_of(p for page in pages for p in page.goto) + r"\ *+$"),
        headings=frozenset(phrase for page in pages for phrase in (*page.widget, *page.similar)),
        similar=frozenset(phrase for page in pages for phrase in page.similar),
        menu=frozenset(phrase for page in pages for phrase in page.menu),
        counted=frozenset(phrase for page in pages for phrase in page.counters),
    )


def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.VERBOSE)


def _any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of *phrases* as whole words, the longest first."""
    unique = sorted({phrase for phrase in phrases if phrase}, key=lambda p: (-len(p), p))
    return f"(?:{'|'.join(starmap(_words, groupby(unique, _bounds)))})" if unique else _NEVER


def _any_label(phrases: Iterable[str]) -> str:
    """Return the same for labels, which end where a word does in every script."""
    return _any_of(phrases) + r"(?!\p{L})"


def _glued_labels(phrases: Iterable[str]) -> str:
    longer = (regex.escape(p, literal_spaces=False) for p in phrases if len(p) >= _SHORTEST_GLUED)
    return f"(?<=\\p{{L}}{{3}})(?:{'|'.join(sorted(longer))})$"


def _bounds(phrase: str) -> tuple[str, str]:
    """Return what must not stand before and behind *phrase*, for it to be words of its own."""
    return (
        r"(?<![\p{L}\p{N}_])" if _bounded(phrase[0]) else "",
        r"(?![\p{L}\p{N}_])" if _bounded(phrase[-1]) else "",
    )


def _words(bounds: tuple[str, str], phrases: Iterable[str]) -> str:
    """Return a pattern for any of *phrases*, whose bounds are looked at once for all of them."""
    before, behind = bounds
    escaped = (regex.escape(phrase, literal_spaces=False) for phrase in phrases)
    return f"{before}(?:{'|'.join(escaped)}){behind}"


def _bounded(character: str) -> bool:
    return character.isalnum() and not _IDEOGRAPHS.match(character)


def _templates(templates: Iterable[str]) -> str:
    """Return a pattern for what stands before the `{}` of a template and the blanks there."""
    return _any_of(
        before.rstrip(" :") for before, _, _ in (t.partition("{}") for t in templates)
    ) + (r"[\ :]*+")
