"""Texts to try laws on: anything at all, soups of what pages are made of, and spoilt pages.

Laws hold for every text, but most texts have nothing for a rule to bite on.  So beside arbitrary
ones there are *soups*, whose lines are made of the words of every language, of clocks, dates,
markup and marks, and come again and again as the lines of a widget do; and look-alike pages after
a scraper's accidents: lines dropped, doubled, shuffled, glued, the page cut at any character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from random import Random

from attrs import asdict
from hypothesis import strategies as st

from article_pages import make_article_page
from forumparse.locales import known_locales, load_locale
from lookalikes import cells, make_negative, make_page

LOCALES = known_locales()
ENDINGS = ("\n", "\r\n", "\r", "\n\n", " \n", "\r\r\n", "\n\r", "\t\r\n")
BLANKS = (" ", "", "  ", "\t", "\u00a0", "\u202f", "\u3000", "\u200f", "\u2028", "\x0c", "\x85")
LIMITS = (24, 48, 60, 90, 96, 100, 120, 140, 160, 200, 220, 250, 300)
"""Lengths at which some rule stops to look."""
CLOCKS = (
    *("7:09 am", "7:09", "12:00 AM", "12:00 pm", "13:05 pm", "25:00", "7:61", "00:00"),
    *("23:59:59", "7:09:61", "7.10", "klo 07.10", "12h30", "7pm", "7:09 a.m.", "٠٧:٠٩"),
    *("０７：０９", "7:09 p", "17:20 GMT -5", "14:05 UTC", "05:20+02:00", "05:20+99:99", "1:2"),
    *("07:09:10.123456", "7:"),
)
DATES = (
    *("12/10/24", "13/10/24", "10/13/24", "2024-12-14", "14.12.2024", "1/1/1", "0/0/0"),
    *("31/02/24", "Thu 12 Dec 2024", "Dec 12th, 2024", "Mar 19 Mar", "29 Feb 2023", "29 Feb"),
    *("Dec 2023", "9999-12-31", "31 Dec 9999", "0001-01-01", "1 Jan 0001", "99/99/9999"),
    *("2024年12月14日", "12 Dec 99999", "'07", "Thu", "Saturday", "2567-12-14", "12-14-2024"),
    *("2024-12-14T07:09Z",),
)
STAMPS = (
    *("Today at 7:09 am", "Yesterday at 6:36 am", "Thu 12 Dec 2024, 6:34 am", "Today"),
    *("Hier à 4:10", "5 minutes ago", "about 2 hours ago", "a moment ago", "just now"),
    *("1 day, 3 hours ago", "5m", "99999999999 years ago", "0 seconds ago"),
    *("less than a minute ago", "Bugün 21:07", "3h", "EmptyToday at 7:09 am"),
    *("Vor 2 Stunden", "Saturday at 7:10 AM", "Today at 25:00", "Mar 19 Mar - 7:12"),
)
MARKS = (
    *("» ", "• ", "» Airports Gold", "by ", "by Rocky", " by Rocky in News", "Last post by "),
    *("by", "Re: ", "Latest topics", "Similar topics", "Joined: ", "Last edited by "),
    *("0 Replies", "(", ")", "All times are GMT -5. The time now is 05:20 PM."),
    *("It is currently 21 Sep 2019 16:13", "...", "…", "All times are UTC"),
    *("Current date/time is Mon Apr 29, 2024 9:35 am", "A", "-", "~", "|", "«"),
    *("(Reuters) - ", "(Reuters) ", "LONDON, Dec 11 (Reuters) – ", "Source: Reuters"),
    *("Shafaq News/ ", "By John Smith", "FILE PHOTO: ", "REUTERS/Ann Other", "PALMYRA", "'"),
    *("’", '"', "it's", "it’s", "http://a.example/x?y=1", "1", "12", "#4", "{}", "%s", "\\n"),
    *("</script>", "&amp;", "<b>"),
)
MARKUP = (
    *("[b]", "[/b]", "[i]", "[/i]", "[B]", "[size=39]", "[size=7]", "[/size]", "[size=1"),
    *("[quote]", '[quote="Ann"]', "[quote=Ann;12]", "[/quote]", "[list]", "[list=1]", "[*]"),
    *("[/*]", "[/list]", "[b:1a2b3c4d]", "[/b:1a2b3c4d]", "[url=http://a.example]", "[url]"),
    *("[/url]", "[img]", "[/img]", "[code]", "[/code]", "[", "]", "[/", "[]", "[[b]]"),
    *("[I]n the matter", "[1]", "[color=red]", "[/color]", "[center]", "[/center]"),
    *("[quote=", '[quote="', "[b ]", "[hr]", "[b][/b]"),
)
ODD = (
    *("\0", "\udc80", "\ud800.", "\udfff", "\ufeff", "\u200b", "\u200e", "\u200f", "\u061c"),
    *("\u202b", "\u202c", "\u2066", "\u2069", "\u2060", "İ", "ı", "ß", "ǅ", "ﬁ", "e\u0301"),
    *("\u0301", "ͅ", "Σ", "👩‍👩‍👧", "🇸🇾", "\U0010ffff", "\uffff", "\x1b[0m", "\x7f", "\x1c"),
    *("\x0b", "今天", "วันนี้", "اليوم", "היום"),
)
SENTENCES = (
    "The council of the harbour town said on Monday that it would mend the bridge before winter.",
    "He said: “We have waited for nine years, and we can't wait for another.”",
    "It wasn't clear on 12/10/24 who had paid, by whom, or whether anyone would at 7:09 am.",
    "the boats came home one by one, and nobody could say how many had gone out at dawn",
    "A still image shows the bridge at dawn, Dec 11, 2024. Handout via HARBOUR TV",
    "Der Rat der Hafenstadt teilte am Montag mit, er wolle die Brücke vor dem Winter reparieren.",
    "وقال مجلس المدينة يوم الاثنين إنه سيصلح الجسر القديم قبل حلول الشتاء، وإن العمل سيبدأ غدا.",
    "市议会星期一表示，将在冬天之前修好旧桥，工程将于明天开始，预计持续三个月。",
)


@cache
def words_of(code: str) -> tuple[str, ...]:
    """Return every word and phrase that the file of a language lists."""
    locale = load_locale(code)
    tables = [locale.days, locale.months, locale.weekdays]
    for group in (locale.words, locale.elapsed, locale.page):
        tables.extend(asdict(group, recurse=False).values())
    return tuple(sorted({word for table in tables for word in table if word}))


def texts(max_size: int | None = None) -> st.SearchStrategy[str]:
    """Return arbitrary texts: every code point, lone surrogates and NUL among them."""
    return st.text(st.characters(), max_size=max_size)


@cache
def scraps(code: str) -> st.SearchStrategy[str]:
    """Return the smallest pieces of a page in one language."""
    words = st.sampled_from(words_of(code))
    return st.one_of(
        words,
        words.map(str.capitalize),
        *map(st.sampled_from, (CLOCKS, DATES, STAMPS, MARKS, MARKUP, ODD, SENTENCES)),
        texts(max_size=6),
        st.integers(0, 10**6).map(str),
    )


@cache
def soups() -> st.SearchStrategy[str]:
    """Return texts whose lines are made of scraps, and come again as those of a widget do."""
    soup = st.sampled_from(LOCALES).flatmap(_soups)
    return soup | soup | st.lists(soup, max_size=3).map("".join)


def soups_in(codes: Iterable[str]) -> st.SearchStrategy[str]:
    """Return soups in a few languages."""
    return st.sampled_from(sorted(codes)).flatmap(_soups)


@cache
def _soups(code: str) -> st.SearchStrategy[str]:
    pieces = st.lists(scraps(code), min_size=1, max_size=5)
    line = st.builds(str.join, st.just(" ") | st.sampled_from(BLANKS), pieces)
    line = (
        line | line | st.builds(str.ljust, line, st.sampled_from(LIMITS), st.sampled_from(":-a0"))
    )
    ending = st.just("\n") | st.sampled_from(ENDINGS)
    lines = st.lists(line, min_size=1, max_size=6)
    as_drawn = st.lists(st.tuples(st.integers(0, 5), ending), max_size=25)
    in_turn = st.builds(_rounds, st.integers(1, 6), ending)
    return st.builds(_arranged, lines, as_drawn | in_turn)


def _rounds(times: int, ending: str) -> list[tuple[int, str]]:
    return [(number, ending) for _ in range(times) for number in range(6)]


def _arranged(lines: Sequence[str], order: Sequence[tuple[int, str]]) -> str:
    return "".join(lines[number] + ending for number, ending in order if number < len(lines))


# --- pages, and what scrapers do to them ---------------------------------------------------------

Place = tuple[float, float]


def _cut_anywhere(lines: list[str], place: Place) -> list[str]:
    text = "".join(lines)
    start, end = sorted(int(at * len(text)) for at in place)
    return [text[start:end] if end - start > len(text) // 4 else text[:end]]


def _stretch(lines: list[str], place: Place) -> slice:
    start = int(place[0] * len(lines))
    return slice(start, start + 1 + int(place[1] * min(8, len(lines))))


def _drop(lines: list[str], place: Place) -> list[str]:
    gone = _stretch(lines, place)
    return lines[: gone.start] + lines[gone.stop :]


def _double(lines: list[str], place: Place) -> list[str]:
    again = _stretch(lines, place)
    return lines[: again.stop] + lines[again] + lines[again.stop :]


def _shuffle(lines: list[str], place: Place) -> list[str]:
    mixed = _stretch(lines, place)
    moved = lines[mixed]
    Random(place[1]).shuffle(moved)
    return lines[: mixed.start] + moved + lines[mixed.stop :]


def _glue(lines: list[str], place: Place) -> list[str]:
    one = _stretch(lines, place)
    return [*lines[: one.start], *(line.rstrip("\r\n") for line in lines[one]), *lines[one.stop :]]


def _break(lines: list[str], place: Place) -> list[str]:
    text = "".join(lines)
    at = int(place[0] * len(text))
    return [text[:at], ENDINGS[int(place[1] * 7.99)], text[at:]]


def _repeat(lines: list[str], place: Place) -> list[str]:
    half = lines[: int(place[0] * len(lines)) + 1]
    return half + [line.replace("'", "’") for line in half] + lines


def _foul(lines: list[str], place: Place) -> list[str]:
    text = "".join(lines)
    at = int(place[0] * len(text))
    spoilers = ODD + MARKUP + CLOCKS
    return [text[:at], spoilers[int(place[1] * (len(spoilers) - 1))], text[at:]]


ACCIDENTS: tuple[Callable[[list[str], Place], list[str]], ...] = (
    *(_cut_anywhere, _drop, _double, _shuffle, _glue, _break, _repeat, _foul),
)
PAGES = Path(__file__).parent / "pages"


@cache
def whole_pages() -> st.SearchStrategy[str]:
    """Return pages as scrapers leave them: an article, a widget, both, neither; and fixtures."""
    seeds = st.integers(0, 2**32 - 1)
    fixtures = sorted(PAGES.glob("*/*/page.txt"))
    cell = st.sampled_from(cells())
    widgets = st.builds(lambda cell, seed: make_page(cell, Random(seed)).text, cell, seeds)
    articles = st.builds(lambda seed: make_article_page(seed).text, seeds)
    return st.one_of(
        widgets,
        articles,
        st.builds("{}\n{}".format, articles, widgets),
        st.builds(lambda cell, seed: make_negative(cell.locale, Random(seed)).text, cell, seeds),
        st.sampled_from(fixtures).map(_read),
    )


@cache
def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@cache
def spoilt_pages() -> st.SearchStrategy[str]:
    """Return pages after accidents."""
    places = st.tuples(st.floats(0, 1, exclude_max=True), st.floats(0, 1, exclude_max=True))
    accidents = st.lists(st.tuples(st.sampled_from(ACCIDENTS), places), max_size=5)
    return st.builds(spoil, whole_pages(), accidents)


def spoil(text: str, accidents: Sequence[tuple[Callable[..., list[str]], Place]]) -> str:
    """Return *text* after the accidents, one after another."""
    for accident, place in accidents:
        text = "".join(accident(text.splitlines(keepends=True), place))
    return text


@cache
def any_text() -> st.SearchStrategy[str]:
    """Return what the laws are tried on."""
    return texts() | soups() | soups() | spoilt_pages() | spoilt_pages()


# --- HTML ----------------------------------------------------------------------------------------

OPENING = (
    *("<div>", "<p>", "<br>", "<span>", "<b>", "<i>", "<a href=/t7>", '<a href="/t7" title="">'),
    *("<ul><li>", "<li>", "<table><tr><td>", "<td>", "<tr>", "<h1>", "<h2 class=topic-title>"),
    *("<blockquote>", "<pre>", "<div class=post id=p7>", '<div class="postbody content">'),
    *("<article>", "<a class=username>", "<p class=author>", "<cite>", "<div hidden>"),
    *('<time datetime="2024-12-14T07:09:00Z">', '<abbr title="12/14/2024 7:09 AM">', "<title>"),
    *('<html lang="fr">', '<base href="http://b.example/">', "<noscript>", "<section>", "<font>"),
)
CLOSING = tuple(f"</{tag}>" for tag in "div p span b i a ul li table td tr h1 article time".split())
HTML_ODD = (
    *("<", ">", "&", "&amp;", "&nbsp;", "&#8217;", "&#0;", "&#xD800;", "&#x110000;", "&lt;b&gt;"),
    *("<!--", "-->", "<!-- x -->", "<script>", "</script>", "<style>", "<![CDATA[", "<svg>", "<?x"),
    *(
        '<div class="',
        "<a href=",
        "<a title='",
        "</",
        "<template>",
        "<textarea>",
        "<select>",
        "<!x",
    ),
    *('<script type="application/ld+json">{"@type":"DiscussionForumPosting"}</script>', "\0"),
    *('<script type="application/ld+json">{"author":[[', "<meta charset=utf-16>", "<plaintext>"),
)


@cache
def html_soups() -> st.SearchStrategy[str]:
    """Return HTML made of scraps and tags: unclosed, crossing, cut off."""
    text = st.sampled_from(LOCALES).flatmap(scraps) | st.sampled_from(STAMPS + MARKS + SENTENCES)
    tag = st.sampled_from(OPENING) | st.sampled_from(CLOSING) | st.sampled_from(HTML_ODD)
    soup = st.lists(text | tag | tag, max_size=40).map("".join)
    return st.builds(lambda text, times: text * times, soup, st.integers(1, 3))


@cache
def whole_html() -> st.SearchStrategy[str]:
    """Return the HTML fixtures, and text pages as boards would mark them up."""
    fixtures = sorted(PAGES.glob("*/*/page.html"))
    marked_up = st.builds(_marked_up, whole_pages(), st.sampled_from(["p", "div", "li", "td", "a"]))
    return st.sampled_from(fixtures).map(_read) | marked_up


def _marked_up(text: str, tag: str) -> str:
    lines = (f"<{tag}>{escape(line)}</{tag}>" for line in text.splitlines())
    return "<!DOCTYPE html><title>Tunes</title>\n" + "\n".join(lines)


@cache
def any_html() -> st.SearchStrategy[str]:
    """Return HTML to try laws on: soups, pages after accidents, and text that is none."""
    places = st.tuples(st.floats(0, 1, exclude_max=True), st.floats(0, 1, exclude_max=True))
    accidents = st.lists(st.tuples(st.sampled_from(ACCIDENTS), places), max_size=4)
    return html_soups() | html_soups() | st.builds(spoil, whole_html(), accidents) | any_text()
