"""Posts are found on the pages of every engine, and on pages of engines nobody has heard of."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest

import forumparse as fp
import thread_pages as boards

pytest.importorskip("resiliparse")

ALL = {**boards.KNOWN, **boards.UNKNOWN}
HERE = timezone(timedelta(hours=1))
_ONE_POST = f"<div class=post id=p1><div class=content>{boards.FIRST}</div></div>"
MINUTES = [(7, 9), (8, 15), (9, 0)]


def parsed(html: str) -> fp.Page:
    return fp.parse_html(html.encode(), url="https://pier.example/boards/")


@pytest.fixture(scope="module", params=ALL, ids=str)
def thread(request) -> fp.Page:
    return parsed(ALL[request.param])


@pytest.fixture(scope="module", params=boards.KNOWN, ids=str)
def known(request) -> fp.Page:
    return parsed(boards.KNOWN[request.param])


def test_every_post_is_found_with_its_author(thread):
    assert tuple(post.author for post in thread.posts) == boards.AUTHORS


def test_a_body_is_the_post_and_nothing_else(known):
    assert tuple(post.body for post in known.posts[:2]) == boards.BODIES


def test_bodies_of_unknown_boards_too():
    for html in boards.UNKNOWN.values():
        first, _, third = parsed(html).posts
        assert first.body == boards.BODIES[0]
        assert third.body == f"> {boards.QUOTED}\n\n{boards.THIRD}"


def test_a_quote_is_marked_as_one(thread):
    *quote, own = thread.posts[2].body.split("\n\n")
    assert own == boards.THIRD
    assert quote
    assert all(line.startswith("> ") for part in quote for line in part.splitlines())
    assert quote[-1].endswith(boards.QUOTED)


def test_every_post_has_its_time(thread):
    def clock(stamp: fp.Timestamp | None) -> tuple[int, int]:
        assert isinstance(stamp, fp.AbsoluteTimestamp | fp.RelativeDay)
        assert stamp.clock is not None
        shown = datetime(2024, 12, 14, stamp.clock.hour, stamp.clock.minute, tzinfo=UTC)
        stated = isinstance(stamp, fp.AbsoluteTimestamp) and stamp.utc_offset == 0
        if stated and stamp.raw.startswith("Today"):
            shown = shown.astimezone(HERE)  # it shows the reader's time beside the instant
        return shown.hour, shown.minute

    assert [clock(post.timestamp) for post in thread.posts] == MINUTES


def test_times_and_posts_point_into_the_page(thread):
    for post in thread.posts:
        stamp = post.timestamp
        assert " ".join(thread.text[stamp.span.start : stamp.span.end].split()) == stamp.raw
        assert post.body.split("\n")[-1] in thread.text[post.span.start : post.span.end]


def test_posts_stand_one_behind_the_other_in_blocks_of_their_own(thread):
    spans = [post.span for post in thread.posts]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    tiles = [thread.text[block.span.start : block.span.end] for block in thread.blocks]
    assert "".join(tiles) == thread.text
    assert [b.kind for b in thread.blocks].count("post") == len(thread.posts)


def test_what_stands_around_posts_is_kept_but_out_of_them(thread):
    for text in ("Board index", "All rights reserved by the ferrymen"):
        assert text in thread.text
        assert text not in thread.content


def test_signatures_and_notes_of_edits_are_no_text_of_the_author(known):
    assert boards.SIGNATURE not in known.content
    assert "dited" not in known.content
    assert "Last" not in known.content


def test_the_thread_has_its_title(thread):
    assert thread.article.headline == boards.TITLE


def test_the_opening_post_is_the_article(thread):
    assert thread.article.body == boards.BODIES[0]


def test_posts_are_no_widget(thread):
    assert thread.sidebar == ()


def test_content_is_all_posts(thread):
    assert thread.content == "\n\n".join(post.body for post in thread.posts)


@pytest.mark.parametrize(
    ("board", "address"),
    [
        ("phpbb-3", "https://pier.example/boards/viewtopic.php?p=5#p5"),
        ("vbulletin-4", "https://pier.example/boards/showthread.php?5&p=5#post5"),
        ("xenforo-2", "https://pier.example/threads/railway.5/post-5"),
        ("smf-2", "https://pier.example/boards/index.php?topic=5.msg5#msg5"),
        ("mybb", "https://pier.example/boards/showthread.php?tid=5&pid=5#pid5"),
        ("invision-4", "https://pier.example/topic/5/?do=findComment&comment=5"),
        ("fluxbb", "https://pier.example/boards/viewtopic.php?pid=5#p5"),
        ("bbpress", "https://pier.example/topic/railway/#post-5"),
        ("woltlab", "https://pier.example/thread/5/?postID=5#post5"),
    ],
)
def test_a_post_has_its_own_address(board, address):
    assert parsed(boards.KNOWN[board]).posts[0].url == address


@pytest.mark.parametrize("board", ["xenforo-1", "xenforo-2"])
def test_the_server_says_what_time_it_is(board):
    page = parsed(boards.KNOWN[board])
    assert page.page_clock.moment == datetime(2024, 12, 14, 8, 4, tzinfo=UTC)
    assert page.page_clock.utc_offset == 60
    window = fp.infer_reference(page)
    assert (window.earliest, window.source) == (page.page_clock.moment, "machine")


def test_attributes_for_machines_beat_the_words_for_people():
    stamp = parsed(boards.KNOWN["xenforo-2"]).posts[0].timestamp
    assert stamp.raw == "Today at 7:09 AM"
    assert (stamp.year, stamp.month, stamp.day, stamp.utc_offset) == (2024, 12, 14, 60)


def test_without_them_the_words_are_read():
    page = parsed(boards.KNOWN["forumotion-phpbb3"])
    assert page.posts[2].timestamp.raw == "Today at 9:00 am"
    assert page.posts[2].timestamp.days == 0


def test_previews_of_linked_pages_are_not_the_authors():
    page = parsed(boards.KNOWN["discourse"])
    assert "A page about piers" in page.text
    assert "A page about piers" not in page.content


def test_replies_within_replies_are_posts_of_their_own():
    page = parsed(boards.KNOWN["comment-tree"])
    june, sam = page.posts[1:]
    assert june.span.end <= sam.span.start


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Ferry timetable</h1><p>The ferry leaves at 7:09 and at 8:15 from the old pier.</p>",
        "<h1>News</h1>"
        + "<div class=item><h2>Salt</h2><p>Salt is sold at the pier again.</p></div>" * 4,
        "<ul>"
        + "<li class=row><a href=x>Salt and lamps</a> <span>Today at 7:09 am</span></li>" * 9,
        "",
    ],
)
def test_other_pages_have_no_posts(html):
    assert parsed(html).posts == ()


def test_a_page_may_be_one_post():
    html = boards.page(
        "<h1>The pier</h1><div class=entry><span class=author>Rocky</span> "
        f"<time datetime='2024-12-14T07:09:00Z'>2 hours ago</time><div class=text><p>{boards.FIRST}"
        f"</p><p>{boards.MORE}</p></div></div>"
    )
    (post,) = parsed(html).posts
    assert (post.author, post.body) == ("Rocky", boards.BODIES[0])


def test_json_ld_fills_what_the_page_does_not_show():
    data = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{'
        '"@type": "DiscussionForumPosting", "author": {"@type": "Person", "name": "Rocky"}, '
        '"datePublished": "2024-12-14T07:09:00+01:00"}]}</script>'
    )
    html = boards.page(_ONE_POST, data)
    (post,) = parsed(html).posts
    assert post.author == "Rocky"
    assert (post.timestamp.day, post.timestamp.clock) == (14, fp.ClockTime(7, 9))
    assert post.timestamp.raw == ""


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, '"x"', '{"@graph": 7}', "null"])
def test_broken_json_ld_is_nothing(broken):
    script = f'<script type="application/ld+json">{broken}</script>'
    html = boards.page(
        f"<div class=post id=p1><div class=content>{boards.FIRST}</div></div>", script
    )
    (post,) = parsed(html).posts
    assert post.author is None


def test_day_and_month_are_told_by_all_posts_together():
    html = boards.KNOWN["mybb"].replace("12-14-2024", "03-04-2024")
    assert [p.kind for p in parsed(html).problems].count("ambiguous-order") == 3
    told = html.replace("03-04-2024, 09:00", "25-04-2024, 09:00")
    first = parsed(told).posts[0].timestamp
    assert (first.day, first.month, first.ambiguous) == (3, 4, False)


def test_a_post_by_a_member_whose_picture_is_a_letter():
    page = parsed(boards.KNOWN["xenforo-2"])
    assert "R" not in [post.author for post in page.posts]


# -- names ----------------------------------------------------------------------------------------


def _authors(box: str) -> list[str | None]:
    """Return the authors of two posts beside such a *box*, `{}` in it being their names."""
    posts = "".join(
        f"<div class=post id=p{n}>{box.format(name)}<div class=content>{body}</div></div>"
        for n, (name, body) in enumerate((("Rocky", boards.FIRST), ("june", boards.THIRD)))
    )
    return [post.author for post in parsed(boards.page(posts)).posts]


@pytest.mark.parametrize(
    "box",
    [
        "<div class=author><b>{}</b><p>Stoker</p><a href='https://pier.example'>Website</a></div>",
        "<div class=author><p>Online</p><a href='/members/{0}'>{0}</a></div>",
        "<div class=author><div class=avatar><a href='/rank/7'>OS</a></div><p>{}</p></div>",
        "<div class=author><a href='/x'><div>{}</div><div>Stoker of the line</div></a></div>",
        "<a class=user_homepage href='/x'>Homepage</a><p><a href='/~{0}'>{0}</a></p>",
    ],
)
def test_what_stands_beside_a_name_is_none(box):
    assert _authors(box) == ["Rocky", "june"]


# -- boards nobody has heard of -------------------------------------------------------------------

NOTICE = "The board is closed for the winter, and whoever comes now is asked to wipe their shoes."


def _unknown(*bodies: str, head: str = "", before: str = "") -> fp.Page:
    """Return the page of an unknown board: *before* its posts, each with a *head* in its body."""
    posts = "".join(
        f"<div class=k9><div class=q2><a href='/people/{n}'>Rocky {n}</a></div>"
        f"<div class=q3><time datetime='2024-12-14T0{n}:09:00Z'>{n} hours ago</time></div>"
        f"<div class=z7>{head}<p>{body}</p></div></div>"
        for n, body in enumerate(bodies, start=1)
    )
    return parsed(boards.page(f"<h1>{boards.TITLE}</h1>{before}<div class=x1>{posts}</div>"))


def _opening(
    body: str, when: str = "<time datetime='2024-12-13T07:09:00Z'>a day ago</time>"
) -> str:
    who = "<a href='/people/9'>Rocky</a>"
    head = f"<div class=line>Posted by {who} {when}</div>"
    return f"<div class=outer>{head}<div class=words>{body}</div></div>"


def test_a_box_may_stand_between_the_opening_post_and_its_answers():
    opening = _opening(f"<p>{boards.FIRST}</p><p>{boards.MORE}</p>")
    box = f"<div class=s5><div class=s4>{NOTICE}</div>"  # the answers stand in it as well
    page = _unknown(boards.THIRD, boards.FIRST, before=opening + box)
    assert [post.author for post in page.posts] == ["Rocky", "Rocky 1", "Rocky 2"]
    assert page.posts[0].body == boards.BODIES[0]


@pytest.mark.parametrize(
    "before",
    [
        f"<div class=s4>{NOTICE}</div>",
        f"<div class=s4>{NOTICE} Season 2024 / 2025</div>",
        # Who began the thread and when, which the first post says again.
        _opening(NOTICE, "<time datetime='2024-12-14T01:09:00Z'>1 hour ago</time>"),
    ],
)
def test_what_stands_before_a_thread_is_no_post(before):
    page = _unknown(boards.FIRST, boards.THIRD, before=before)
    assert [post.body for post in page.posts] == [boards.FIRST, boards.THIRD]
    assert [post.author for post in page.posts] == ["Rocky 1", "Rocky 2"]


@pytest.mark.parametrize(("posts", "found"), [(3, 3), (2, 3)])
def test_a_box_that_is_built_like_a_post_and_has_no_time_is_none(posts, found):
    box = f"<div class=k9><div class=q2><a href='/people/9'>Rocky</a></div>{{}}{NOTICE}</div></div>"
    bodies = (boards.FIRST, boards.THIRD, boards.MORE)[:posts]
    html = "".join(
        f"<div class=k9><div class=q2><a href='/people/{n}'>Rocky {n}</a></div>"
        f"<div class=q3>14 December 2024 0{n}:09</div><div class=z7>{body}</div></div>"
        for n, body in enumerate(bodies)
    )
    page = parsed(boards.page(html + box.format("<div class=z7>")))
    assert len(page.posts) == found
    assert (NOTICE in page.content) == (posts < found)


def test_an_opening_post_that_is_printed_twice_is_one_post():
    page = _unknown(
        boards.FIRST,
        boards.THIRD,
        before=f"<div class=k9><a href='/people/1'>Rocky 1</a><div class=z7><p>{boards.FIRST}</p>"
        "</div></div>",
    )
    assert [post.body for post in page.posts] == [boards.FIRST, boards.THIRD]
    assert page.posts[0].timestamp.raw == "1 hours ago"


def test_what_members_say_of_themselves_is_no_text_of_theirs():
    boasting = "Keeper of the lamps at the old pier since the first of the hard winters"
    records = "".join(
        f"<div class=k9><b><a href='/people/{n}'>Rocky {n}</a></b><p>{boasting}, and {n} more</p>"
        f"<p>{n}h</p><div class=z7><p>{body}</p></div></div>"
        for n, body in enumerate((boards.FIRST, boards.THIRD), start=1)
    )
    page = parsed(boards.page(f"<h1>{boards.TITLE}</h1>{records}"))
    assert [post.body for post in page.posts] == [boards.FIRST, boards.THIRD]


def test_a_name_may_stand_below_the_number_and_the_time_of_a_post():
    posts = "".join(
        f"<div class=k9><h2>#{n} 14 December 2024 0{n}:09</h2><p>Rocky {n}</p><p>Stoker</p>"
        f"<div class=z7><p>{body}</p></div></div>"
        for n, body in enumerate((boards.FIRST, boards.THIRD), start=1)
    )
    page = parsed(boards.page(f"<div class=x1>{posts}</div>"))
    assert [post.author for post in page.posts] == ["Rocky 1", "Rocky 2"]


def test_classes_made_of_the_word_mark_quotes():
    page = _unknown(
        boards.FIRST, f"<div class='VBEditor-quote'>{boards.QUOTED}</div>{boards.THIRD}"
    )
    assert page.posts[1].body == f"> {boards.QUOTED}\n\n{boards.THIRD}"


# -- links, listings, headings --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("below", "stays"),
    [
        ("Sent from my lamp using an app", False),
        ("<i>Gesendet von meinem Dampfer mit einer App</i>", False),
        ("Sent from my lamp<br><br>Sent from my lamp", False),
        (
            "Sent from my lamp, that is what it said below, and who would believe such a thing?",
            True,
        ),
        ("I had it sent from my house", True),
    ],
)
def test_what_an_app_puts_below_a_post_is_no_text(below, stays):
    html = boards.KNOWN["phpbb-3"].replace(boards.SECOND, f"{boards.SECOND}<br><br>{below}")
    body = parsed(html).posts[1].body
    assert body == f"{boards.SECOND}\n\n{below}" if stays else body == boards.SECOND


def test_what_an_app_puts_there_may_be_all_there_is():
    html = boards.KNOWN["phpbb-3"].replace(boards.SECOND, "Sent from my lamp")
    assert parsed(html).posts[1].body == "Sent from my lamp"


def test_a_link_that_the_board_has_looked_up_is_text_and_its_preview_is_not():
    link = "<p><a class=inline-onebox href='https://pier.example'>The old pier, a history</a></p>"
    card = f"<aside class=onebox><a href='https://pier.example'>{NOTICE}</a></aside>"
    html = boards.KNOWN["phpbb-3"].replace(boards.SECOND, boards.SECOND + link + card)
    assert parsed(html).posts[1].body == f"{boards.SECOND}\n\nThe old pier, a history"


def test_the_text_of_a_post_that_is_a_link_is_its_title():
    html = re.sub("<div class=.toptext.*?</div>", "", boards.KNOWN["link-tree"])
    page = parsed(html)
    assert [post.author for post in page.posts] == list(boards.AUTHORS)
    assert page.posts[0].body == page.article.headline == boards.TITLE


def test_a_link_that_nobody_has_answered():
    link = (
        "<shreddit-post author='Rocky' created-timestamp='2024-12-14T07:09:00+0000'>"
        f"<div><span>Rocky</span><time datetime='2024-12-14T07:09:00Z'>2 hours ago</time></div>"
        f"<h1 slot=title>{boards.TITLE}</h1><a href='https://pier.example/'>pier.example</a>"
        "</shreddit-post>"
    )
    (post,) = parsed(boards.page(link)).posts
    assert (post.author, post.body) == ("Rocky", boards.TITLE)


def test_a_list_of_links_is_no_thread():
    thing = "<div class='thing link'><a class=title href='/x'>{}</a><a class=author>Rocky</a></div>"
    page = parsed(boards.page(thing.format(boards.TITLE) + thing.format(NOTICE)))
    assert NOTICE in page.text
    assert all(text not in page.content for text in (boards.TITLE, NOTICE))


def test_the_link_that_selects_a_listing_is_no_text():
    listing = (
        "<div class=codebox><p>Code: <a href='#'>Select all</a></p><pre>light(lamps)</pre></div>"
    )
    html = boards.KNOWN["phpbb-3"].replace(boards.SECOND, boards.SECOND + listing)
    assert parsed(html).posts[1].body == f"{boards.SECOND}\n\nlight(lamps)"


def test_counters_behind_a_title_are_no_part_of_it():
    html = boards.KNOWN["fluxbb"]
    page = parsed(re.sub(r"<h1[^>]*>.*?</h1>", "", html, flags=re.DOTALL))
    assert page.article.headline == boards.TITLE
    heading = (
        f"<h1>{boards.TITLE} <a href='https://pier.example'>(pier.example)</a> <i>139</i></h1>"
    )
    page = parsed(boards.page(heading + _opening(f"<p>{boards.FIRST}</p>")))
    assert page.article.headline == boards.TITLE


@pytest.mark.parametrize("name", ["title", "data-original-title", "data-tippy-content"])
def test_a_tooltip_spells_the_time_out(name):
    tip = f'<span class=post-time {name}="Friday, December 13th, 2024 at 7:09:00 AM GMT+01:00">'
    opening = _opening(f"<p>{boards.FIRST}</p>", f"{tip}a day ago</span>")
    (post,) = parsed(boards.page(f"<h1>{boards.TITLE}</h1>{opening}")).posts
    stamp = post.timestamp
    assert (stamp.raw, stamp.month, stamp.day, stamp.utc_offset) == ("a day ago", 12, 13, 60)


@pytest.mark.parametrize("around", ["<div class=date>{}</div>", "<div class=x>{}</div>"])
@pytest.mark.parametrize(
    "shown",
    ["<abbr {}>{}</abbr>", "<b>on <span {}>{}</span></b>", "<a href='#p1' {}>{}</a>"],
)
@pytest.mark.parametrize(
    "told", ["data-time='1734070140'", "title='13 Dec 2024 06:09'", "title='2024-12-13T06:09:00Z'"]
)
def test_what_stands_within_a_line_may_state_its_time(around, shown, told):
    line = around.format(shown.format(told, "a day ago"))
    (post,) = parsed(boards.page(_ONE_POST.replace("<div class=c", f"{line}<div class=c"))).posts
    stamp = post.timestamp
    assert (stamp.raw, stamp.month, stamp.day) == ("a day ago", 12, 13)
    assert stamp.clock == fp.ClockTime(6, 9)


def test_what_stands_beside_a_time_states_another():
    joined = "<i title='13 Dec 2014 06:09'>Member for 10 years</i> <b>Today at 7:09 am</b>"
    line = f"<div class=date>{joined}</div>"
    (post,) = parsed(boards.page(_ONE_POST.replace("<div class=c", f"{line}<div class=c"))).posts
    assert (post.timestamp.raw, post.timestamp.kind) == ("Today at 7:09 am", "day")


# -- what is odd about the stamps of posts --------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "odd", "kind"),
    [
        ("Sat 14 Dec 2024, 7:09 am", "Sat 31 Feb 2024, 7:09 am", "malformed-timestamp"),
        ("Sat 14 Dec 2024, 7:09 am", "Sat 14 Dec 2024, 7:69 am", "malformed-timestamp"),
        ("Sat 14 Dec 2024, 7:09 am", "Sun 14 Dec 2024, 7:09 am", "weekday-mismatch"),
    ],
)
def test_an_odd_stamp_of_a_post_is_a_problem(written, odd, kind):
    html = boards.KNOWN["forumotion-phpbb3"]
    assert written in html
    assert parsed(html).problems == ()
    page = parsed(html.replace(written, odd))
    (problem,) = page.problems
    assert problem.kind == kind
    assert odd in page.text[problem.span.start : problem.span.end]


def test_an_odd_stamp_within_a_body_is_what_somebody_wrote():
    html = boards.KNOWN["forumotion-phpbb3"]
    page = parsed(html.replace(boards.SECOND, "by june Sat 31 Feb 2024, 8:15 am"))
    assert page.posts[1].body == "by june Sat 31 Feb 2024, 8:15 am"
    assert page.problems == ()


def test_a_byline_below_the_text_is_no_part_of_it():
    html = boards.page(
        "<div class=m>"
        + "".join(
            f"<div class=answer-box>{text}<br><small>posted by <a href='/user/{at}'>{name}</a>"
            f" at 7:0{at} AM on December 14, 2024</small></div>"
            for at, (name, text) in enumerate(
                zip(boards.AUTHORS, (boards.FIRST, boards.MORE, boards.THIRD), strict=True)
            )
        )
        + "</div>"
    )
    posts = parsed(html).posts
    assert [post.body for post in posts] == [boards.FIRST, boards.MORE, boards.THIRD]
    assert tuple(post.author for post in posts) == boards.AUTHORS
    assert [post.timestamp.clock.minute for post in posts] == [0, 1, 2]


def test_the_note_that_a_thread_is_closed_is_no_post():
    texts = (
        boards.THIRD,
        boards.MORE,
        boards.FIRST[:40],
        "And who pays the ferrymen for the lamps?",
    )
    note = "<div class='answer'><p>This conversation is closed, and nobody can add to it.</p></div>"
    html = boards.page(
        f"<h1>{boards.TITLE}</h1><div class='top'><b class='author'>Rocky</b> 14 Dec 2024 06:00"
        f"<div class='words'>{boards.FIRST} {boards.MORE}</div></div><div class='answers'>"
        + "".join(
            f"<div class='box'><b class='author'>{name}</b> <i>14 Dec 2024 07:0{at}</i>"
            f"<div class='answer'><p>{text}</p></div></div>"
            for at, (name, text) in enumerate(zip((*boards.AUTHORS, "june"), texts, strict=True))
        )
        + f"</div>{note}"
    )
    assert len(parsed(html).posts) == 5


def test_what_stands_in_the_column_of_names_again_and_again_is_no_name():
    html = boards.page(
        "<table>"
        + "".join(
            f"<tr><td><b>{name}</b><br>Ferryman<br>{at + 3} letters</td>"
            f"<td>Nailed up - 12/14/2003 7:0{at}:00 AM<hr>{text}</td></tr>"
            for at, (name, text) in enumerate(
                zip(boards.AUTHORS, (boards.FIRST, boards.MORE, boards.THIRD), strict=True)
            )
        )
        + "</table>"
    )
    assert tuple(post.author for post in parsed(html).posts) == boards.AUTHORS


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td><a href=f{n}><b>Board {n}</b></a><br>{text}</td><td>{stamp}<br>by {who}</td></tr>",
        "<li><div><a href=f{n}>Board {n}</a><br>{text}</div><p>{stamp}<br>by {who}</p></li>",
    ],
    ids=["cells", "items"],
)
def test_a_list_of_boards_is_no_thread(row):
    texts = (
        boards.FIRST,
        boards.THIRD,
        "Plans of the timetable and what is wrong with all of them",
    )
    rows = "".join(
        row.format(
            n="ABC"[at],
            text=text,
            stamp=f"14 Dec 2024, 7:0{at} am",
            who=f"<a href=/users/{at}>{boards.AUTHORS[at]}</a>",
        )
        for at, text in enumerate(texts)
    )
    page = parsed(boards.page(f"<table>{rows}</table>" if row[:3] == "<tr" else rows))
    assert page.posts == ()
    assert tuple(post.author for post in page.sidebar) == boards.AUTHORS


STORIES = (
    (
        "Where the ferry moors",
        "Rocky",
        "The north quay is closed in winter, try the sugar dock",
    ),
    (
        "Who stole the red buoy",
        "june_w",
        "Nobody has seen it since the storm, nobody looked for it",
    ),
    (
        "The lamp at the pier",
        "Old Sam",
        "It is out again, for the third time since the first snow",
    ),
)


def front(story: str) -> fp.Page:
    """Return the front page of a blog, with a *story* for each one of it."""
    stories = "".join(
        story.format(title=title, author=author, text=text, at=at)
        for at, (title, author, text) in enumerate(STORIES)
    )
    return fp.parse_html(boards.page(f"<h1>The pier</h1>{stories}"))


READ_MORE = """<div class=item><h2><a href=s{at}>{title}</a></h2>
<div class=m>by <a href=/author/{at}>{author}</a> on December 1{at}, 2024</div>
<p class=ex>{text}, they say. <a href=s{at}>Read more</a></p></div>"""
CUT = """<h2><a href=s{at}>{title}</a></h2><p class=by>{author}, Dec 1{at}, 2024</p>
<div class=ex>{text}…</div>"""
COMMENTS = """<div class=post><h2><a href=s{at}>{title}</a></h2>
<p class=author>{author}, Dec 1{at}, 2024</p><div class=content>{text}.</div>
<a href=s{at}#say>{at} comments</a></div>"""


@pytest.mark.parametrize("story", [READ_MORE, CUT, COMMENTS], ids=["more", "cut", "comments"])
def test_the_front_page_of_a_blog_is_no_thread(story):
    assert front(story).posts == ()


def test_subjects_that_lead_to_places_on_the_page_are_those_of_a_thread():
    page = front(
        "<div class=item id=p{at}><h3><a href=/t9#p{at}>{title}</a></h3><p>by <a href=/u/{at}>"
        "{author}</a> Dec 1{at}, 2024</p><div class=tx>{text}.</div>"
        "<a href=/t9#p{at}>Link</a></div>"
    )
    assert [post.author for post in page.posts] == [author for _, author, _ in STORIES]


def test_members_whose_names_lead_on_are_those_of_a_thread():
    page = front(
        "<div class=item data-author='{author}'><a href=/u/{at}>{author} of the ferry</a>"
        "<p>Dec 1{at}, 2024</p>"
        "<div class=tx>{text}.</div><a href=/u/{at}>All that {author} wrote</a></div>"
    )
    assert len(page.posts) == len(STORIES)


def ruled(stretch: str) -> fp.Page:
    """Return a page with a rule between *stretches*, and nothing around them."""
    stretches = "<hr>".join(
        stretch.format(title=title, author=author, text=text, at=at)
        for at, (title, author, text) in enumerate(STORIES)
    )
    return fp.parse_html(
        f"<h2>The pier</h2><a href=i>Index</a><hr>{stretches}<hr><p>Kept by the ferrymen."
    )


def test_rules_part_posts_with_nothing_around_them():
    page = ruled("<p><b>{author}</b> wrote on Dec 1{at}, 2024:<p>{text}.<p>Thanks, all of you.")
    assert [post.author for post in page.posts] == [author for _, author, _ in STORIES]
    assert page.posts[1].body == STORIES[1][2] + ".\n\nThanks, all of you."
    assert page.posts[2].timestamp.day == 12


def test_rules_part_what_is_dated_and_nobody_s_too():
    page = ruled("<p><b>Version 1.{at}</b>, Dec 1{at}, 2024<p>{text}, and more of it.")
    assert page.posts == ()


def test_one_text_between_rules_is_no_thread():
    page = fp.parse_html(
        f"<h1>The pier</h1><hr><p>By Rocky on Dec 14, 2024<p>{STORIES[0][2]}, and more of it."
        f"<p>{STORIES[1][2]}, and more of it.<hr><li><a href=a>Oars</a> Dec 12, 2024<hr>"
    )
    assert page.posts == ()
