"""HTML in, the same page out: encodings, addresses, machine times, and nothing that raises."""

from __future__ import annotations

import copy
import pickle
import sys
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import forumparse as fp
import thread_pages as boards

pytest.importorskip("resiliparse")

from forumparse import _dom
from forumparse._machine_time import instant_of, parse_instant, server_clock

WIDGET = """<div class="h3">Latest topics</div><div class="box">
&raquo;&nbsp;<a href="/t3-salt" title="{title}">{shown}</a><br>
Today at 7:09 am by&nbsp;<a href="/u1">Rocky</a><br><br>
&raquo;&nbsp;<a href="t2-oars" title="Oars">Oars</a><br>
Yesterday at 6:36 am by&nbsp;june<br><br>
&raquo;&nbsp;<a href="//other.example/t1" title="Reeds">Reeds</a><br>
Thu 12 Dec 2024, 6:34 am by&nbsp;Rocky<br><br></div>"""


def widget(
    title: str = "Salt", shown: str = "Salt", url: str | None = None, head: str = ""
) -> fp.Page:
    html = f"<html><head>{head}</head><body>{WIDGET.format(title=title, shown=shown)}</body></html>"
    return fp.parse_html(html, url=url)


# -- bytes to text ------------------------------------------------------------------------------

RUSSIAN = "Сегодня в 7:09"
TRICKY = "» Rocky’s café"


@pytest.mark.parametrize(
    ("data", "content_type", "shown"),
    [
        (TRICKY.encode(), None, TRICKY),
        (TRICKY.encode(), "text/html; charset=UTF-8", TRICKY),
        (TRICKY.encode("cp1252"), "text/html; charset=iso-8859-1", TRICKY),
        (TRICKY.encode("cp1252"), 'text/html; charset="windows-1252"', TRICKY),
        (TRICKY.encode("cp1252"), None, TRICKY),
        (b"\xef\xbb\xbf" + TRICKY.encode(), None, TRICKY),
        (b"\xef\xbb\xbf" + TRICKY.encode(), "text/html; charset=utf-8", TRICKY),
        (TRICKY.encode("utf-16"), None, TRICKY),
        (b"<meta charset=utf-16>" + TRICKY.encode(), None, TRICKY),
        (b"<meta charset=windows-1251>" + RUSSIAN.encode("cp1251"), None, RUSSIAN),
        (
            b"<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>"
            + RUSSIAN.encode("koi8-r"),
            None,
            RUSSIAN,
        ),
        (b"<meta charset=utf-8>" + RUSSIAN.encode("cp1251"), "text/html;charset=cp1251", RUSSIAN),
        (b"<meta charset=no-such-thing>" + TRICKY.encode(), None, TRICKY),
        (TRICKY.encode(), "text/html; charset=no-such-thing", TRICKY),
        ("明日の天気".encode("shift_jis"), "text/html; charset=Shift_JIS", "明日の天気"),
        ("今天 7:09".encode("gb18030"), "text/html; charset=gb2312", "今天 7:09"),
    ],
)
def test_the_encoding_is_found(data, content_type, shown):
    page = fp.parse_html(data, content_type=content_type)
    assert page.text == shown
    assert page.problems == ()


def test_russian_without_any_label_is_guessed():
    text = "Последние сообщения на форуме: сегодня вечером паром не идёт, завтра тоже."
    assert fp.parse_html(f"<p>{text}".encode("cp1251")).text == text


def test_bytes_that_are_no_text_are_replaced_and_said():
    page = fp.parse_html(
        "<p>Café ".encode() + b"\xff\xfe</p>", content_type="text/html; charset=utf-8"
    )
    assert page.text == "Café \ufffd\ufffd"
    (problem,) = page.problems
    assert problem.kind == "undecodable-bytes"
    assert page.text[problem.span.start : problem.span.end] == "\ufffd"


def test_a_string_may_hold_lone_surrogates():
    page = fp.parse_html("<p>Salt \ud800 and lamps</p>")
    assert page.text == "Salt \ufffd and lamps"
    assert [problem.kind for problem in page.problems] == ["undecodable-bytes"]


@pytest.mark.parametrize("wrong", [None, 7, bytearray(b"<p>"), ["<p>"]])
def test_nothing_but_bytes_and_strings_is_read(wrong):
    with pytest.raises(TypeError, match="bytes or a str"):
        fp.parse_html(wrong)


@pytest.mark.parametrize("name", ["url", "content_type"])
def test_what_is_said_of_the_page_is_text(name):
    with pytest.raises(TypeError, match=f"{name} must be a str or None, not b'http'"):
        fp.parse_html("<p>Salt</p>", **{name: b"http"})


def test_without_the_parser_the_install_line_is_raised(monkeypatch):
    monkeypatch.setitem(sys.modules, "resiliparse.parse.html", None)
    _dom._module.cache_clear()
    with pytest.raises(fp.MissingExtra, match=r'pip install "forumparse\[html\]"'):
        fp.parse_html("<p>Salt</p>")
    _dom._module.cache_clear()


def test_an_unknown_language_is_said():
    with pytest.raises(fp.UnknownLocale):
        fp.parse_html("<p>Salt</p>", locale="tlh")


# -- what elements say beside the text ------------------------------------------------------------


def test_addresses_are_made_absolute():
    urls = [post.url for post in widget(url="https://pier.example/f5/list?page=2").sidebar]
    assert urls == [
        "https://pier.example/t3-salt",
        "https://pier.example/f5/t2-oars",
        "https://other.example/t1",
    ]


def test_the_page_may_name_its_base():
    page = widget(url="https://pier.example/f5/", head="<base href='/boards/'>")
    assert page.sidebar[1].url == "https://pier.example/boards/t2-oars"


def test_without_an_address_links_stay_as_they_are():
    assert [post.url for post in widget().sidebar] == ["/t3-salt", "t2-oars", "//other.example/t1"]


@pytest.mark.parametrize("href", ["http://[", "javascript:void(0)", "", " /t7 ", "\x00"])
def test_no_address_is_too_odd(href):
    page = fp.parse_html(
        boards.KNOWN["fluxbb"].replace("viewtopic.php?pid=5#p5", href), url="https://pier.example/"
    )
    assert len(page.posts) == 3


@pytest.mark.parametrize(
    ("title", "shown", "read", "truncated"),
    [
        ("Salt and lamps for all", "Salt and la...", "Salt and lamps for all", "no"),
        ("Salt and lamps for all", "Salt and la…", "Salt and lamps for all", "no"),
        ("Salt and lamps for all", "Salt and lamps for all", "Salt and lamps for all", "no"),
        ("Salt and la...", "Salt and la...", "Salt and la...", "yes"),
        ("Go to the last post", "Salt and la...", "Salt and la...", "yes"),
        ("a" * 120, "a" * 100, "a" * 120, "no"),
    ],
)
def test_the_whole_title_stands_in_an_attribute(title, shown, read, truncated):
    post = widget(title, shown).sidebar[0]
    assert (post.title, post.truncated) == (read, truncated)


def test_a_widget_beside_a_thread_is_a_sidebar():
    html = boards.KNOWN["phpbb-3"].replace(
        "All rights", WIDGET.format(title="Salt", shown="Salt") + "All rights"
    )
    page = fp.parse_html(html)
    assert [post.title for post in page.sidebar] == ["Salt", "Oars", "Reeds"]
    assert len(page.posts) == 3


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1734072000", datetime(2024, 12, 13, 6, 40, tzinfo=UTC)),
        ("1734072000000", datetime(2024, 12, 13, 6, 40, tzinfo=UTC)),
        ("2024-12-13T06:40:00Z", datetime(2024, 12, 13, 6, 40, tzinfo=UTC)),
        ("2024-12-13T07:40:00+0100", datetime(2024, 12, 13, 6, 40, tzinfo=UTC)),
        ("2024-12-13 06:40:00Z", datetime(2024, 12, 13, 6, 40, tzinfo=UTC)),
        ("2024-12-13 06:40", datetime(2024, 12, 13, 6, 40)),
        ("2024-12-13", datetime(2024, 12, 13)),
        ("2024-13-13T06:40:00Z", None),
        ("17340720", None),
        ("Salt", None),
        ("", None),
    ],
)
def test_instants_for_machines(text, moment):
    assert parse_instant(text) == moment


@pytest.mark.parametrize("name", ["datetime", "data-time", "data-timestamp", "title", "content"])
def test_instants_stand_in_attributes(name):
    assert instant_of(f' class="x" {name}="2024-12-13T06:40:00Z"').hour == 6


def test_a_time_of_day_in_an_attribute_is_no_instant():
    assert instant_of(' data-time="5:39 PM" data-date="Jul 5, 2024"') is None


@pytest.mark.parametrize(
    ("midnight", "minutes"),
    [(1734134400, 0), (1734130800, 60), (1734152400, -300), (1734114600, 330), (1734084000, 840)],
)
def test_the_zone_is_told_by_local_midnight(midnight, minutes):
    clock = server_clock(
        f"XF.config = {{time: {{now: 1734163440, today: {midnight}, todayDow: 6}}}}"
    )
    assert clock.utc_offset == minutes
    assert clock.moment == datetime(2024, 12, 14, 8, 4, tzinfo=UTC)


def test_the_declared_language_is_read_first():
    html = boards.KNOWN["forumotion-phpbb3"]
    assert fp.parse_html(html).locale == "en"
    assert fp.parse_html(html.replace("lang='en'", "lang='xx-bogus'")).locale == "en"


# -- laws -----------------------------------------------------------------------------------------

THREADS = sorted({**boards.KNOWN, **boards.UNKNOWN}.items())
PARTS = [part for _, html in THREADS[:12] for part in html.split("\n")]
PAGES = st.lists(
    st.one_of(st.sampled_from(PARTS), st.text(max_size=20), st.sampled_from(["<div>", "</div>"])),
    max_size=30,
).map("\n".join)


def check_laws(page: fp.Page) -> None:
    assert "".join(page.text[b.span.start : b.span.end] for b in page.blocks) == page.text
    for post in page.posts:
        assert 0 <= post.span.start <= post.span.end <= len(page.text)
        stamp = post.timestamp
        if stamp is not None:
            shown = page.text[stamp.span.start : stamp.span.end]
            assert " ".join(shown.split()) == stamp.raw
    assert page.content or not page.posts
    assert fp.from_dict(fp.to_dict(page)) == page
    assert pickle.loads(pickle.dumps(page)) == copy.deepcopy(page) == page


@given(PAGES)
def test_the_laws_hold_on_pieces_of_threads(html):
    check_laws(fp.parse_html(html.encode("utf-8", "replace")))


@given(st.binary(max_size=400), st.sampled_from([None, "text/html; charset=utf-8", "charset=\x00"]))
def test_any_bytes_are_a_page(data, content_type):
    check_laws(fp.parse_html(data, content_type=content_type))


@pytest.mark.parametrize(("name", "html"), THREADS, ids=[name for name, _ in THREADS])
def test_the_laws_hold_on_threads(name, html):
    page = fp.parse_html(html)
    check_laws(page)
    assert fp.parse_html(html.encode()) == page, name


@pytest.mark.parametrize(
    "piece",
    [
        "<div class=post><div class=content>Salt</div>",
        "<div class='post content'>",
        "<div class=author><a href=/members/1>",
        "<div class=date>",
        "<blockquote class=quote>",
        "<nav>Salt and lamps are sold at the old pier again<br>",
        "<li class=message data-author=x><time datetime=2024-12-14T07:09:00Z>",
        "<tr class=post><td class=message>Today at 7:09 am",
        "<h1>The pier</h1>",
        "<hr><p>Salt and lamps are sold.<br>Posted by Rocky on Dec 2, 2024",
        "<b><hr>Today at 7:09 am<hr>",
        "<span title='Today at 7:09 am'>",
        "<p>Salt and lamps are sold at the old pier again.</p>",
    ],
)
def test_time_grows_with_the_page(piece):
    def spent(count: int) -> float:
        html = "<div class=post>" + piece * count
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            fp.parse_html(html)
            best = min(best, time.process_time() - start)
        return best

    # eight times the page: a quadratic step would cost sixty-four times the time
    assert spent(4_000) < 24 * spent(500) + 0.1


def test_the_last_post_of_a_forum_has_its_title_behind_a_label_off_the_screen():
    titles = ("The harbour railway is sold and nobody was asked", "Tide tables", "The pier lamp")
    rows = "".join(
        "<li class='row'><a class='forumtitle' href='f'>Boats</a><dd class='lastpost'><span>"
        f"<dfn>Last post</dfn> <a href='t{at}' title='{title}' class='lastsubject'>{title[:20]}</a>"
        " <br>by <a class='username' href='u'>Rocky</a> <br>"
        f"Thu Dec 1{at}, 2024 7:09 am</span></li>"
        for at, title in enumerate(titles)
    )
    page = fp.parse_html(boards.page(f"<ul>{rows}</ul>"))
    assert tuple(post.title for post in page.sidebar) == titles
    assert {post.author for post in page.sidebar} == {"Rocky"}


BOARDS = (
    ("Boats", "All about oars, hulls and the people who row them in winter", "Tar", "Rocky"),
    ("Harbour", "Questions to the office, answered by the crew on duty", "Tickets", "june_w"),
    ("Market", "Who sells what: nets, lamps, rope and other things that float", "Nets", "Old Sam"),
    ("Land", "Talk that belongs to no other board, on land or at sea", "The red buoy", "Rocky"),
)


def index(row: str) -> fp.Page:
    """Return the index of a forum, with a *row* for each board."""
    rows = "".join(
        row.format(board=board, about=about, topic=topic, author=author, at=at, day=19 - at)
        for at, (board, about, topic, author) in enumerate(BOARDS)
    )
    return fp.parse_html(boards.page(f"<table>{rows}</table>"), url="https://pier.example/")


def test_the_description_of_a_board_is_no_title_since_it_leads_nowhere():
    page = index(
        "<tr><td><a href='f{at}'>{board}</a><br>{about}</td><td>4{at}</td>"
        "<td><a href='t{at}'>{topic}</a><br>Dec {day}, 2024 7:09 am<br>by {author}</td></tr>"
    )
    assert [post.title for post in page.sidebar] == [topic for _, _, topic, _ in BOARDS]
    assert [post.author for post in page.sidebar] == [author for *_, author in BOARDS]
    assert page.sidebar[3].url == "https://pier.example/t3"


def test_where_only_names_are_links_the_text_below_them_is_the_title():
    page = index(
        "<tr><td><a href='u{at}'>{author} M.</a><br>{about}<br>Dec {day}, 2024 7:09 am</td>"
    )
    assert [post.title for post in page.sidebar] == [about for _, about, _, _ in BOARDS]
