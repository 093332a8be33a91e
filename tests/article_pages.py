"""Made-up article pages with their answers: every sentence and name was invented for these tests.

A page is a menu, a headline in some dress, byline, caption, a lead-in, paragraphs and headings,
copies of it all, and a footer; hard-wrapped or not, with a widget's lines before or after.
"""

from __future__ import annotations

import textwrap
from random import Random
from typing import Final

from attrs import evolve, field, frozen

_SUBJECTS: Final = (
    "The harbour council",
    "A retired geologist",
    "Three officials with the mill",
    "The northern railway",
    "Our river ministry",
    "State radio",
    "The night market’s wardens",
    "Two lighthouse keepers",
    "The Salt Board",
    "Analysts",
)
_VERBS: Final = (
    "said on Sunday that",
    "denied that",
    "told Reuters",
    "had warned for months that",
    "reported",
    "repeated in a letter that",
    "confirmed on Dec. 11 that",
)
_CLAUSES: Final = (
    "the lamps would be lit again before the end of the week",
    "the price of salt had doubled since March",
    "no cart had crossed the bridge since the flood",
    "the “honorable” departure of the bakers was near",
    "the U.N.-backed plan for the tram had failed",
    "some 4,000 storks had been counted",
    "Mr. Tann’s map was drawn in 1913",
    "the vote, due at 6:30 am, was off",
)
_ENDS: Final = (
    "",
    " while children drew faces on the windows",
    " as the last tram stood in the rain",
    " (120 miles to the north)",
    " – particularly in the eastern quarter – which nobody had expected",
    " despite the salt tax",
)
_HEADLINES: Final = (
    "Exclusive: Harbour council gets proposal to quit the salt market, bakers retake mill",
    "Harbour council delays vote on salt tax",
    "A second bridge for carts?",
    "Storks return to the U.S.",
    "“Nobody saw it coming”: bakers and the price of flour",
)
_HEADINGS: Final = ("PALMYRA", "SALT TAX", "THE BAKERS' CASE", "U.N. TALKS")
_DRESSES: Final = (
    "{}",
    "[size=39]{}[/size]",
    "[size=150]{}[/size]",
    "[size=x-large]{}[/size]",
    "[center][size=24][b][color=#ff0000]{}[/color][/b][/size][/center]",
    "[b]{}[/b]",
)
_LEAD_INS: Final = (
    ("", None, None),
    ("(Reuters) ", "Reuters", None),
    ("BAGHDAD (Reuters) - ", "Reuters", "BAGHDAD"),
    ("LONDON, Dec 11 (Reuters) – ", "Reuters", "LONDON, Dec 11"),
    ("(AP) — ", "AP", None),
    ("WASHINGTON — ", None, "WASHINGTON"),
    ("MOSCOW, December 11. /TASS/. ", "TASS", "MOSCOW, December 11"),
    ("Shafaq News/ ", "Shafaq News", None),
    ("[Baghdad-Iraq] ", None, "Baghdad-Iraq"),
    ("Baghdad/ NINA: ", "NINA", "Baghdad"),
    ("ARBIL (Salt Wire) — ", "Salt Wire", "ARBIL"),
)
_CAPTIONS: Final = (
    None,
    "A still image taken from a video of December 11, 2016, shows carts. Handout via REUTERS TV",
    "Carts near the harbour, on Sunday, Dec. 11, 2016. REUTERS/Emil Tann/File Photo",
    "FILE PHOTO: The mill is seen at dusk in 2015.",
    "Storks. (Photo: Emil Tann)",
)
_BYLINES: Final = (
    (None, None, None),
    ("By Emil Tann", "Emil Tann", None),
    ("By Emil Tann and Ana Berg | Reuters", "Emil Tann and Ana Berg", "Reuters"),
    ("By EMIL TANN, Associated Press", "EMIL TANN", "Associated Press"),
)
_MENUS: Final = (
    (),
    ("Home", "Register", "Log in"),
    (
        "Salt Daily",
        "Welcome, Guest. Please login or register.",
        "Home",
        "FAQ",
        "Salt » News » Iraq",
    ),
    (
        "Would you like to react to this message? Create an account in a few clicks or log in.",
        "Salt Daily",
        "Home",
        "Latest images",
        "Register",
        "Log in",
    ),
)
_MEMBERS: Final = (
    (),
    ("Rocky", "Super Admin", "Posts : 261,204", "Join date : 2012-12-21"),
    ("by Rocky » Sun Dec 11, 2016 9:15 pm",),
)
_FOOTERS: Final = (
    (),
    ("Powered by phpBB® Forum Software © phpBB Limited", "Privacy | Terms"),
    ("Back to top", "Permissions in this forum:", "You cannot reply to topics in this forum"),
    ("Similar topics", "» Storks return to the north", "» Salt tax doubled, what now?"),
)
_WIDGET: Final = ("» Airports Gold", "Today at 7:09 am by Rocky") * 4


@frozen(kw_only=True)
class ArticlePage:
    """A page and what a reader would write down of its article."""

    text: str
    free: list[bool]
    headline: str | None
    caption: str | None
    byline: str | None
    dateline: str | None
    source_tag: str | None
    paragraphs: tuple[tuple[str, str], ...]
    copies: int


@frozen(kw_only=True)
class _Story:
    """An article as its parts, ready to be laid out."""

    headline: str
    dress: str
    byline: str | None = None
    caption: str | None = None
    body: list[str] = field(factory=list)

    def lines(self, *, headed: bool) -> list[str]:
        top = [self.dress.format(self.headline)] if headed else []
        return [*top, *filter(None, (self.byline, self.caption)), *self.body]


def make_article_page(seed: int) -> ArticlePage:
    """Return the page of that number, always the same one."""
    random = Random(seed)
    lead_in, tag, dateline = random.choice(_LEAD_INS)
    byline, author, agency = random.choice(_BYLINES)
    paragraphs = _paragraphs(random)
    story = _Story(
        headline=random.choice(_HEADLINES),
        dress=random.choice(_DRESSES),
        byline=byline,
        caption=random.choice(_CAPTIONS),
        body=[lead_in + paragraphs[0][0], *(text for text, _ in paragraphs[1:])],
    )
    source = random.choice((None, None, "Salt Gazette"))
    columns = random.choice((0, 0, 72, 80))
    apart = columns > 0 or random.random() < 0.4
    copies = random.choice((1, 1, 2, 3))
    lines = _laid_out(story.lines(headed=True), columns, apart)
    lines += [f"Source: {source}"] if source else []
    for _ in range(copies - 1):
        lines += _laid_out(_copied(story, random), columns, apart)
    text, free = _surrounded(lines, story, random)
    return ArticlePage(
        text=text,
        free=free,
        headline=story.headline,
        caption=story.caption,
        byline=author,
        dateline=dateline,
        source_tag=tag or agency or source,
        paragraphs=tuple(paragraphs),
        copies=copies,
    )


def _paragraphs(random: Random) -> list[tuple[str, str]]:
    paragraphs: list[tuple[str, str]] = []
    used: set[str] = set()
    wanted = random.randint(2, 12)
    while len(used) < wanted:
        text = " ".join(_sentence(random) for _ in range(random.choice((1, 1, 2, 3))))
        if len(text) >= 60 and text not in used:
            used.add(text)
            paragraphs.append((text, "text"))
            if len(used) in (3, 6) and len(used) < wanted and random.random() < 0.6:
                paragraphs.append((random.choice(_HEADINGS), "heading"))
    return paragraphs


def _sentence(random: Random) -> str:
    parts = map(random.choice, (_SUBJECTS, _VERBS, _CLAUSES))
    return " ".join(parts) + random.choice(_ENDS) + "."


def _copied(story: _Story, random: Random) -> list[str]:
    """Return the story as a board prints it once more: whole or drifted."""
    how = random.choice(("whole", "headless", "straight quotes", "typo", "cut"))
    lines = story.lines(headed=how == "whole")
    if how == "straight quotes":
        straight = str.maketrans("’“”", '\'""')
        lines = [line.translate(straight) for line in lines]
    elif how == "typo" and len(story.body) > 3:
        lines[-2] = lines[-2].replace("the", "teh", 1)
    elif how == "cut" and len(story.body) > 3:
        lines[-1] = lines[-1][: max(30, len(lines[-1]) // 2)]
    return lines


def _laid_out(lines: list[str], columns: int, apart: bool) -> list[str]:
    laid_out: list[str] = []
    for line in lines:
        wraps = columns and not line.startswith("[")
        laid_out += textwrap.wrap(line, columns) if wraps else [line]
        laid_out += [""] if apart else []
    return laid_out


def _surrounded(lines: list[str], story: _Story, random: Random) -> tuple[str, list[bool]]:
    menu = [*random.choice(_MENUS), *([""] if random.random() < 0.5 else [])]
    member = random.choice(_MEMBERS) if story.dress != "{}" else ()
    page = [*menu, *member, *lines]
    free = [True] * len(page)
    place = random.choice(("above", "below", "nowhere"))
    if place == "above":
        page, free = [*_WIDGET, *page], [*[False] * len(_WIDGET), *free]
    elif place == "below":
        page, free = [*page, *_WIDGET], [*free, *[False] * len(_WIDGET)]
    footer = [*([""] if random.random() < 0.5 else []), *random.choice(_FOOTERS)]
    return "\n".join([*page, *footer]), [*free, *[True] * len(footer)]


def with_text(page: ArticlePage, text: str) -> ArticlePage:
    """Return *page* with another text of as many lines."""
    return evolve(page, text=text)
