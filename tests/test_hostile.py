"""Hostile text: time and memory grow with its length, whatever it is made of.

No test asserts seconds.  A family of texts is parsed at two sizes, and what counts is how much
more each character costs at the larger one: nothing more when the work is linear, eight times as
much when it is quadratic.  Noise only ever adds to a time, so the least of several is taken, and a
measurement that looks bad is repeated.  Caches are emptied first: what fits into one at the
smaller size must not make the larger size look slow.

`pytest -m hostile` does the same at 10 MB, and prints the seconds per MB at 1 MB and at 10 MB, how
much the one is of the other, and the most memory that the process has held so far.
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from random import Random

import pytest

import forumparse as fp
from forgetting import caches, forget

Family = Callable[[int], str]

SMALL, LARGE = 3_000, 24_000
MEGABYTE = 1_000_000
COSTLIER = 3.0
"""How much more a character may cost at the larger size; it is 8 when work is quadratic."""
ROUNDS = 6


def again(piece: str) -> Family:
    """Return the family of one piece over and over."""
    return lambda size: piece * max(1, size // len(piece))


def counted(line: str) -> Family:
    """Return the family of one line over and over, each time with another number in it."""

    def make(size: int) -> str:
        return "".join(line.format(n=n) for n in range(max(1, size // len(line))))

    return make


def numbered_stamps(size: int) -> str:
    return "".join(
        f"» tune {n}\nThu {n % 28 + 1} Dec {1970 + n % 67}, {n % 24}:{n // 24 % 60:02} by u{n}\n"
        for n in range(size // 40)
    )


def words(random: Random, count: int) -> str:
    return " ".join(random.choice(VOCABULARY) for _ in range(count))


VOCABULARY = tuple(
    "".join(Random(n).choice("abcdefghij") for _ in range(2 + n % 8)) for n in range(2000)
)


def sentences(line: str) -> Family:
    """Return the family of *line* over and over, each time with another sentence in it."""

    def make(size: int) -> str:
        random = Random(1)
        lines = (line.format(words(random, 30).capitalize() + ".") for _ in range(size))
        return _up_to(size, lines)

    return make


def _up_to(size: int, lines: Iterator[str]) -> str:
    taken, length = [], 0
    while length < size:
        taken.append(next(lines))
        length += len(taken[-1])
    return "".join(taken)


def copied(alter: Callable[[str], str]) -> Family:
    """Return the family of an article and its copy, drifted."""

    def make(size: int) -> str:
        text = sentences("{}\n")(size // 2)
        return text + alter(text)

    return make


def copies_of_few(size: int) -> str:
    return (sentences("{}\n")(800) * (size // 800 + 1))[:size]


def columns(size: int) -> str:
    count = size // 45
    titles = "".join(f"a title that is number {n}\n" for n in range(count))
    return titles + "Rocky\n" * count + "Today at 7:09 am\n" * count


def wrapped(size: int) -> str:
    random = Random(2)
    return _up_to(size, (words(random, 12) + "\n" for _ in range(size)))


FAMILIES: dict[str, Family] = {
    # one line
    "brackets": again("["),
    "closing brackets": again("]"),
    "letters": again("a"),
    "words": again("a "),
    "blanks": again(" "),
    "bullets": again("» "),
    "day words": again("Today at "),
    "dates": again("12/10/24 "),
    "clocks": again("7:09 "),
    "half clocks": again("7:"),
    "digits": again("1"),
    "nul": again("\0"),
    "lone surrogates": again("\udc80"),
    "direction marks": again("\u200f"),
    "combining": again("e\u0301\u0301"),
    "letters that grow in lower case": again("İ"),
    "unspaced": again("今天"),
    "lead-ins": again("(Reuters) - "),
    "quotation marks": again('"'),
    # markup
    "bold": again("[b]"),
    "bold closed": again("[/b]"),
    "crossing": again("[b][i]x[/b][/i]"),
    "sizes": again("[size=39]x"),
    "quotes": again("[quote]"),
    "quotes by line": again("[quote]\n"),
    "quotes without an end": again('[quote="'),
    "list items": again("[*]"),
    "lists": again("[list][*]x\n[/list]\n"),
    "addresses": again("[url=http://x"),
    "tags of one letter": again("[a"),
    "nested and closed": lambda size: "[b][i]" * (size // 14) + "[/i][/b]" * (size // 14),
    "one size over all": lambda size: "[size=39]" + sentences("{}\n")(size) + "[/size]",
    "bold over many lines": lambda size: "[b]" + "head line\n" * (size // 10),
    # many lines
    "newlines": again("\n"),
    "carriage returns": again("\r"),
    "both": again("\r\n"),
    "mixed endings": again("\n\r\r\n"),
    "blank lines": again(" \n"),
    "short lines": again("a\n"),
    "dashes": again("-\n"),
    "open brackets": again("(a\n"),
    "unspaced lines": again("今天\n"),
    "zero width": again("\u200b\n"),
    "capitals": again("PALMYRA\n"),
    "stamps": again("Today at 7:09 am\n"),
    "stamps between marks": again("\u200fToday\u200f at 7:09\n"),
    "day word lines": again("Today\n"),
    "date lines": again("12/10/24\n"),
    "clock lines": again("7:09\n"),
    "ages": again("5 minutes ago\n"),
    "authors": again("by X\n"),
    "bare by": again("by\n"),
    "bylines": again("By John Smith\n"),
    "initials": again("A\nRocky\nToday at 7:09 am\n"),
    "impossible clocks": again("Today at 25:00\n"),
    "titles": again("» t\n"),
    "titles and day words": again("» t\nToday\n"),
    "headings": again("Latest topics\n"),
    "headings and titles": again("Similar topics\n» t\n"),
    "page clocks": again("It is currently 21 Sep 2019 16:13\n"),
    "clocks without a date": again("The time now is 07:10 AM.\n"),
    "zones": again("All times are GMT\n"),
    "captions": again("FILE PHOTO: A man stands. REUTERS/X Y\n"),
    "lead-in lines": again("(Reuters) - x\n"),
    "many languages": again(
        "Bugün 21:07\nHier à 4:10\nVor 2 Stunden\nСегодня в 7:09\n今天 07:09\n"
    ),
    "many widgets": again(
        f"» one\nToday at 7:09 am by Rocky\n» two\nToday at 7:08 am by Rocky\n{'x' * 300}\n"
    ),
    "columns": columns,
    "wrapped text": wrapped,
    # many different lines
    "numbered stamps": numbered_stamps,
    "numbered titles": counted("» tune {n}\n3/{n}/2024 7:09\n"),
    "unclear dates": counted("» tune {n}\n1/2/24 7:09 by u{n}\n"),
    "numbers": counted("{n}\n"),
    "lines full of clocks": counted("{n} " + "7:09 " * 45 + "\n"),
    "lines full of dates": counted("{n} " + "12 Dec 2024 " * 19 + "\n"),
    "lines full of numeric dates": counted("{n} " + "12/10/24 " * 26 + "\n"),
    "lines full of ages": counted("{n} " + "1 day ago " * 23 + "\n"),
    "lines full of and": counted("{n} " + "1 day and " * 23 + "\n"),
    "lines full of by": counted("{n} Today 7:09 " + "by a " * 40 + "\n"),
    "lines full of in": counted("{n} by a " + "in a " * 40 + "\n"),
    "lines full of brackets": counted("{n} Today 7:09 " + " (" * 100 + ")\n"),
    # prose
    "prose": sentences("{}\n"),
    "prose and headings": sentences("{}\nPALMYRA\n"),
    "prose and menus": sentences("{}\nmenu\nhelp\nhome\nlogin\nabout\n"),
    "prose and widgets": sentences(
        "{}\n» one\nToday at 7:09 am by X\n» two\nToday at 7:08 am by X\n"
    ),
    "prose and headlines": sentences("[size=39]head[/size]\n{}\n"),
    "prose and quotes": sentences('[quote="x"]{}\n'),
    "prose and datelines": sentences("LONDON, Dec 11 (Reuters) - {}\n"),
    "prose and sources": sentences("Source: Reuters\n{}\n"),
    "prose and page clocks": sentences("{}\nIt is currently 21 Sep 2019 16:13\n"),
    "every sentence twice": sentences("{0}\n{0}\n"),
    "an article twice": copied(lambda text: text),
    "an article twice, drifted": copied(lambda text: text.replace("a", "e", 5).replace("b", "B")),
    "an article twice, quotes curled": copied(lambda text: text.replace("a", "’")),
    "few sentences again and again": copies_of_few,
    "one sentence again and again": again(words(Random(3), 30).capitalize() + ".\n"),
    "two sentences in turn": again(
        f"{words(Random(4), 30).capitalize()}.\n{words(Random(5), 31).capitalize()}.\n"
    ),
}


def seconds(parse: Callable[[str], object], text: str) -> float:
    """Return the processor time of the first reading of *text*."""
    forget()
    gc.collect()
    gc.disable()
    try:
        start = time.thread_time()
        parse(text)
        return time.thread_time() - start
    finally:
        gc.enable()


def costlier(parse: Callable[[str], object], small: str, large: str) -> float:
    """Return how many times more a character of *large* costs than one of *small*."""
    parse(small)  # loads what is loaded once
    least = {small: float("inf"), large: float("inf")}
    growth = float("inf")
    for _ in range(ROUNDS):
        least = {text: min(best, seconds(parse, text)) for text, best in least.items()}
        growth = (least[large] / len(large)) / (least[small] / len(small))
        if growth < COSTLIER:
            break
    return growth


@pytest.mark.parametrize("name", FAMILIES)
def test_time_grows_with_the_length(name):
    make = FAMILIES[name]
    growth = costlier(fp.parse_page, make(SMALL), make(LARGE))
    assert growth < COSTLIER, f"a character costs {growth:.1f} times more in a longer text"


def peak(text: str) -> int:
    """Return the most memory that parsing held at a time, in bytes."""
    forget()
    tracemalloc.start()
    try:
        fp.parse_page(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", FAMILIES)
def test_memory_grows_with_the_length(name):
    make = FAMILIES[name]
    small, large = make(SMALL // 4), make(LARGE // 4)
    fp.parse_page(large)  # loads what is loaded once: words of languages are no growth
    growth = (peak(large) / len(large)) / (peak(small) / len(small))
    assert growth < COSTLIER, f"a character takes {growth:.1f} times more in a longer text"


@pytest.mark.parametrize("name", FAMILIES)
def test_the_laws_of_tiling_and_totality_hold(name):
    text = FAMILIES[name](SMALL)
    page = fp.parse_page(text)
    assert "".join(text[b.span.start : b.span.end] for b in page.blocks) == text
    assert fp.from_dict(fp.to_dict(page)) == page


def test_no_cache_grows_without_bound():
    unbounded = [cache for cache in caches() if cache.cache_parameters()["maxsize"] is None]
    for make in FAMILIES.values():
        fp.parse_page(make(500))
    before = {id(cache): cache.cache_info().currsize for cache in unbounded}
    for number in range(300):
        fp.parse_page(f"» tune {number}\nToday at 7:{number % 60:02} by u{number}\n")
        fp.parse_page(f"{number}. Rat {number}\n{number} Bugün 21:07, {number}\n")
        fp.parse_timestamp(f"{number} minutes ago")
    assert {id(cache): cache.cache_info().currsize for cache in unbounded} == before


def test_nothing_recurses_over_the_page():
    limit = sys.getrecursionlimit()
    texts = [make(4 * SMALL) for make in FAMILIES.values()]
    depth = len(list(_frames()))
    sys.setrecursionlimit(depth + 120)
    try:
        for text in texts:
            fp.parse_page(text)
    finally:
        sys.setrecursionlimit(limit)


def _frames() -> Iterator[object]:
    frame = sys._getframe()
    while frame is not None:
        yield frame
        frame = frame.f_back


# --- at full size --------------------------------------------------------------------------------


def held() -> float:
    """Return the most memory that this process has held, in MB."""
    return pytest.importorskip("resource").getrusage(0).ru_maxrss / 1024


def line_of_costs(before: float, after: float, name: str) -> str:
    """Return what is printed of a family: seconds per MB at both sizes, growth, memory."""
    return f"{before:8.2f} {after:8.2f} s/MB {after / before:6.2f} {held():7.0f} MB  {name}\n"


@pytest.mark.hostile
@pytest.mark.parametrize("name", FAMILIES)
def test_time_grows_with_the_length_up_to_ten_megabytes(name, capsys):
    make = FAMILIES[name]
    small, large = make(MEGABYTE), make(10 * MEGABYTE)
    fp.parse_page(small[:SMALL])  # loads what is loaded once
    before, after = seconds(fp.parse_page, small), seconds(fp.parse_page, large)
    per_megabyte = after / len(large) * MEGABYTE
    per_megabyte_before = before / len(small) * MEGABYTE
    with capsys.disabled():
        sys.stdout.write(line_of_costs(per_megabyte_before, per_megabyte, name))
    growth = per_megabyte / per_megabyte_before
    assert growth < COSTLIER or costlier(fp.parse_page, small, large) < COSTLIER
