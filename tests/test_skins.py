"""What skins, plugins and archives do to threads, rule by rule, and what only looks like it."""

from __future__ import annotations

import pytest

import forumparse as fp
import thread_pages as boards

pytest.importorskip("resiliparse")

LONG = "The lamps along the quay were lit at six, and the last of the boats came in at seven."


def thread(
    posts: list[str], *, title: str = boards.TITLE, head: str = "", site: str = ""
) -> fp.Page:
    """Return the page of a thread under a document's title, with *head* above its posts."""
    document = f"<title>{title}{site}</title>"
    return fp.parse_html(f"{document}<body>{head}{''.join(posts)}</body>".encode())


def post(number: int, body: str, author: str = "Rocky", name: str = "post") -> str:
    return (
        f"<div class={name} id=p{number}><p class=author><a class=username>{author}</a> "
        f"Sat 14 Dec 2024, 7:0{number} am</p><div class=content>{body}</div></div>"
    )


# -- bodies ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "listing",
    [
        "<pre class=codeblock-buttons><button>Copy</button><code>light(lamps)</code></pre>",
        "<div class=code-toolbar><pre>light(lamps)</pre><div class=toolbar>Python</div></div>",
    ],
)
def test_a_listing_with_buttons_is_no_button(listing):
    page = thread([post(1, f"<p>{LONG}</p><p>{LONG}</p>{listing}"), post(2, "Yes.", "june")])
    assert page.posts[0].body == f"{LONG}\n\n{LONG}\n\nlight(lamps)"


def test_what_is_hidden_until_asked_for_is_text():
    hidden = "<div class={} style='display: none'>The keeper did it.</div>"
    bodies = [f"{LONG} {hidden.format(name)}" for name in ("bb-spoiler", "menu")]
    page = thread([post(1, bodies[0]), post(2, bodies[1], "june")])
    assert [each.body for each in page.posts] == [f"{LONG}\n\nThe keeper did it.", LONG]


def test_the_size_of_a_picture_is_no_text():
    picture = (
        "<div class=lightbox-wrapper><a class=lightbox href=/o.jpg><img src=/o.jpg>"
        "<div class=meta><span>lamps</span><span>1920×1080 212 KB</span></div></a></div>"
    )
    (first, _) = thread([post(1, f"<p>{LONG}</p>{picture}"), post(2, "Yes.", "june")]).posts
    assert first.body == LONG


def test_a_page_is_no_post_whatever_it_is_called():
    posts = "".join(
        f"<div class=reply><a class=bbp-author-name>{author}</a>"
        f"<div class=bbp-reply-content>{body}</div></div>"
        for author, body in (("Rocky", LONG), ("june", "Yes."))
    )
    head = "<div>Author</div><div class=bbp-reply-content>Posts</div>"
    page = fp.parse_html(f"<body class='topic bbpress'>{head}{posts}</body>".encode())
    assert [each.body for each in page.posts] == [LONG, "Yes."]


@pytest.mark.parametrize("quote", ["", "<blockquote>36 minutes ago, Ann said: {}</blockquote>"])
def test_a_name_that_boards_share_may_be_that_of_a_wrapper(quote):
    posts = [
        f"<li class=post><div class=post-content><header class=byline>{author} 14 Dec 2024, 7:09"
        f"</header><div class=text>{quote.format(body)}<p>{body}</p></div></div></li>"
        for author, body in (("Rocky", LONG), ("june", LONG[::-1]), ("Old Sam", LONG.upper()))
    ]
    page = thread(posts)
    assert [each.author for each in page.posts] == ["Rocky", "june", "Old Sam"]
    assert [each.body.splitlines()[-1] for each in page.posts] == [LONG, LONG[::-1], LONG.upper()]


# -- stamps and names -----------------------------------------------------------------------------


def test_stamps_may_stand_in_rows_of_their_own():
    rows = [
        f"<div class=row>December 14, 2024 at 7:0{n} am <a href=#p{n}>#{n}</a></div>"
        f"<div class=reply><a class=bbp-author-name>{author}</a>"
        f"<div class=bbp-reply-content>{LONG}</div></div>"
        for n, author in enumerate(("Rocky", "june", "Old Sam"), 1)
    ]
    head = "<p>Last updated 3 weeks ago by <a class=bbp-author-name>Gus</a>.</p><p>1 of 3</p>"
    page = thread(rows, head=head)
    assert [each.timestamp.clock.minute for each in page.posts] == [1, 2, 3]
    assert [each.author for each in page.posts] == ["Rocky", "june", "Old Sam"]
    (first, *others) = thread([rows[0], *(row.partition("</div>")[2] for row in rows[1:])]).posts
    assert first.timestamp is None is others[-1].timestamp


def test_a_name_that_ends_in_digits_may_touch_the_stamp():
    posts = [
        f"<div class=m><div><b>{author}</b><span class=date>05 Jul 2019 10:0{n}</span></div>"
        f"<div class=t>{LONG} {author}</div></div>"
        for n, author in enumerate(("tinker77", "june", "Old Sam"))
    ]
    assert [each.author for each in thread(posts).posts] == ["tinker77", "june", "Old Sam"]


@pytest.mark.parametrize(
    ("shown", "author"),
    [
        ("<a class=username>Rocky ( 4411 )</a>", "Rocky"),
        ("<a class=username>Rocky (the first)</a>", "Rocky (the first)"),
        ("<a class=username>Rocky (he)@pier.example</a>", "Rocky (he)@pier.example"),
        ("<a class=username>Rocky &lt;rocky@pier.example&gt;</a>", "Rocky"),
        (
            "<p class=UserProfile__info><i class=UserProfile__userName___1d1RW>Rocky</i>6</p>",
            "Rocky",
        ),
        ("<p class=userinfo><i>Rocky</i><i class=user-rank-name>Captain</i></p>", "RockyCaptain"),
    ],
)
def test_what_stands_beside_a_name_is_cut(shown, author):
    one = post(1, f"<p>{LONG}</p>").replace("<a class=username>Rocky</a>", shown)
    assert thread([one, post(2, "Yes.", "june")]).posts[0].author == author


def test_a_mail_in_an_archive_is_a_post():
    mail = (
        "<h1>Lamps for the quay</h1><ul><li>To: quay@pier.example</li>"
        "<li>From: Old Sam &lt;sam@pier.example&gt;</li>"
        "<li>Date: Tue, 6 May 2003 07:08:00 +0000</li></ul><hr>"
        f"<pre>{LONG}\n\nSam</pre><hr><ul><li>Next by date: <a href=2>New lamps</a></li></ul>"
    )
    (only,) = thread([mail], title="Lamps for the quay").posts
    assert (only.author, only.body) == ("Old Sam", f"{LONG}\n\nSam")
    assert (only.timestamp.year, only.timestamp.clock) == (2003, fp.ClockTime(7, 8))
    assert thread([f"<div>{mail}</div>"]).posts == ()  # a listing within a page is none


# -- titles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "site", "head"),
    [
        ("Name a fruit", "", "<h1>Orchard and garden</h1><h3>Topic: Name a fruit (Read 9)</h3>"),
        ("Name a fruit", " / Games / Orchard", "<h1>Orchard</h1><p><a>Name a fruit</a></p>"),
        ("Lamps / oars", "", "<h1>Lamps / oars</h1>"),
        (
            "Which lamp do you trust",
            " : fixers",
            "<h1>fixers</h1><a>Which lamp do you trust</a> Help",
        ),
        ("Fig jam", " : Orchard and garden", "<h1>Fig jam</h1><a>Orchard and garden</a>"),
        ("Fig jam", "", "<h1>Fig jam for winter nights</h1><h3>Fig trees</h3>"),
    ],
)
def test_a_short_title_beside_the_name_of_the_site(title, site, head):
    page = thread([post(1, LONG), post(2, "Yes.", "june")], title=title, site=site, head=head)
    wanted = title if "winter" not in head else "Fig jam for winter nights"
    assert page.article.headline == wanted


# -- no thread ------------------------------------------------------------------------------------


def test_the_statistics_of_a_board_are_no_post():
    rows = "".join(
        f"<li class=row><a href=/f{n}>{name}</a><br>All that can be tied, and how to untie it again"
        f"<p>Last post by <a class=username>Rocky</a> Fri Dec 13, 2024 8:0{n} am</p></li>"
        for n, name in enumerate(("Knots", "Splices", "Paint"))
    )
    box = "<h3>Statistics</h3><p>Total posts 7711 and total topics 812</p>"
    html = f"<body><ul>{rows}</ul><div class=stat-block>{box}</div></body>"
    assert fp.parse_html(html.encode()).posts == ()


# -- boards nobody knows --------------------------------------------------------------------------


def plain(author: str, body: str, below: str = "") -> str:
    """Return a post of a board without any name that says what it is."""
    text = f"<div class=xb><p>{body}</p>{below}</div>"
    return f"<div class=xa>{author}<p>14 Dec 2024 7:09</p>{text}</div>"


def test_what_all_bodies_end_with_is_no_text():
    below = "<p>{} likes</p><p>Reply</p>"
    posts = [
        plain(f"<a>{author}</a>", f"{LONG} {author}", below.format(n))
        for n, author in enumerate(("Rocky", "june", "Old Sam"))
    ]
    page = thread(posts)
    assert [each.body for each in page.posts] == [
        f"{LONG} Rocky",
        f"{LONG} june",
        f"{LONG} Old Sam",
    ]
    ending = [plain(f"<a>{name}</a>", f"{LONG} {name}<br>Thanks") for name in ("Rocky", "june")]
    assert thread([*ending, plain("<a>Sam</a>", LONG)]).posts[1].body == f"{LONG} june\nThanks"


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("<a href=/u/1>R</a><a href=/u/1>Rocky</a>", "Rocky"),  # a letter instead of a picture
        ("<a href=/u/1>R</a><a href=/u/2>Sailors</a>", "R"),
        ("<p><a>Rocky</a> Captain</p>", "Rocky"),
        ("<p><b class=xc>Rocky</b><i class=xd>Captain</i></p>", "Rocky"),
        ("<p><b class=xc>Rocky</b> the First</p>", "Rocky the First"),
        ("<p>by Rocky (Novice)</p>", "Rocky"),
        ("<p>Rocky</p><p><a>The harbour railway is sold</a></p>", "Rocky"),
    ],
)
def test_a_name_on_a_board_nobody_knows(head, author):
    posts = [plain(head.replace("Rocky", name), f"{LONG} {name}") for name in ("Rocky", "Rolf")]
    page = thread(posts, head=f"<h1>{boards.TITLE}</h1>")
    assert page.posts[0].author == author


def test_an_invitation_above_the_opening_post_is_no_name():
    head = "<a class=logged-out-username>Log in</a>"
    posts = [post(n, f"{LONG} {n}", name) for n, name in enumerate(("Rocky", "june"), 1)]
    assert [each.author for each in thread(posts, head=head).posts] == ["Rocky", "june"]


def test_what_an_element_holds_is_not_what_it_is():
    posts = [
        f"<div class='reply has-profile'>{plain(f'<a>{name}</a>', body)}</div>"
        for name, body in (
            ("Rocky", f"{LONG} {LONG}"),
            ("june", "The ferrymen, as I was told at the pier."),
        )
    ]
    assert [each.author for each in thread(posts).posts] == ["Rocky", "june"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Thread: Fig jam for winter", "Fig jam for winter"),
        ("Sujet : Fig jam for winter", "Fig jam for winter"),
        ("Fig jam: for winter", "Fig jam: for winter"),
    ],
)
def test_a_heading_that_says_what_its_title_is(heading, title):
    page = thread(
        [post(1, LONG), post(2, "Yes.", "june")],
        title=title,
        site=" - Orchard",
        head=f"<h1>{heading}</h1>",
    )
    assert page.article.headline == title


def test_a_question_with_one_answer_is_two_posts():
    question = (
        "<div class=ask>Asked by <a href=/user/1>Rocky</a> on 1 March 2020"
        f"<div class=asked>{LONG}</div></div>"
    )
    other = (
        "<div class={}><div class=text><p>The ferrymen, as I was told at the pier.</p></div>"
        "<p>Given by <a href=/user/2>june</a> on 2 March 2020</p></div>"
    )
    page = thread([question, other.format("answer-box")])
    assert [each.author for each in page.posts] == ["Rocky", "june"]
    assert len(thread([question, other.format("story-box")]).posts) == 1


def test_a_date_below_its_label_is_told_by_it():
    data = "<dl><dt>{}</dt><dd>Mar 3, 2015</dd><dt>Posts</dt><dd>9</dd></dl>"
    posts = [
        f"<div class=xa><b>{name}</b>{data}<div class=xb>{LONG} {name}</div>#4 · Mar 2, 2019</div>"
        for name in ("Rocky", "june")
    ]
    told = [thread([each.format(label) for each in posts]).posts for label in ("Joined", "Posted")]
    assert [each[0].timestamp.year for each in told] == [2019, 2015]


@pytest.mark.parametrize(
    ("shown", "author"),
    [
        ("<p class=author>by <b>Rocky</b></p>", "Rocky"),
        ("<p class=author>Posted by Rocky</p>", "Rocky"),
        ("<p class=author>Stand by me</p>", "Stand by me"),
        ("<p class=author>Rocky @rocky</p>", "Rocky"),
        ("<p class=author>Rocky @Harbour</p>", "Rocky @Harbour"),
    ],
)
def test_what_leads_to_a_name_is_none(shown, author):
    one = post(1, f"<p>{LONG}</p>").replace("<a class=username>Rocky</a>", shown)
    assert thread([one, post(2, "Yes.", "june")]).posts[0].author == author


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Crank puller threads [Archive]", "<a>Bike Barn</a> > <a>Wrenches</a>"),
        (
            "Crank puller threads",
            "<p>Full version: Crank puller threads</p><a>Bike Barn</a> > <a>Wheels</a>",
        ),
    ],
)
def test_a_path_below_the_title_names_the_site(title, head):
    page = thread(
        [post(1, LONG), post(2, "Yes.", "june")], title=title, site=" - Bike Barn", head=head
    )
    assert page.article.headline == "Crank puller threads"


def test_what_asks_for_scripts_is_no_post():
    notice = (
        "Your browser seems to run no scripts. So what you see here is less than others see, and "
        "you have been placed in read-only mode."
    )
    menu = "<p>Boards</p><p>Members</p><p>Help</p>"
    head = f"{menu}<a href=/user/1>Rocky</a> 14 Dec 2024 7:09<noscript><p>{notice}</p></noscript>"
    assert thread([], head=head).posts == ()
    assert len(thread([], head=head.replace("noscript>", "div>")).posts) == 1


def test_the_subject_above_every_body_is_no_text():
    names = ("Rocky", "june", "Old Sam")
    subjects = ("Lamps out", "1. Re: Lamps out", "2. Re: Lamps out")
    posts = [
        plain(f"<a>{name}</a>", f"{subject}</p><p>{LONG} {name}")
        for name, subject in zip(names, subjects, strict=True)
    ]
    assert [each.body for each in thread(posts).posts] == [f"{LONG} {name}" for name in names]
    greeted = [plain(f"<a>{name}</a>", f"Dear all</p><p>{LONG} {name}") for name in names]
    assert thread(greeted).posts[1].body == f"Dear all\n\n{LONG} june"


@pytest.mark.parametrize(
    ("name", "found"), [("answer", 3), ("story", 1), ("answer dated", 1)], ids=str
)
def test_short_answers_are_told_by_what_they_are_called(name, found):
    dates = ("1 March 2020", "2 March 2020")
    second = f"<p>{dates[1]}</p>" if "dated" in name else ""  # each has more dates than one
    answers = "".join(
        f"<li class={name.split()[0]}-row><a href=/user/{author}>{author}</a><p>{date}</p>{second}"
        f"<div class=said>{said}</div><div class=row-actions>Rate this</div></li>"
        for author, date, said in zip(
            ("june", "Sam"), dates, ("Yes.", "So I was told."), strict=True
        )
    )
    question = f"<a href=/user/1>Rocky</a><p>29 Feb 2020</p><div class=asked>{LONG}</div>"
    page = thread([f"<div class=ask>{question}</div><ul>{answers}</ul>"])
    assert [each.body for each in page.posts] == [LONG, "Yes.", "So I was told."][:found]


def test_topic_and_replies_of_bbpress_have_names_of_their_own():
    parts = (
        f"<div class='{kind} type-{kind}'><a class=bbp-author-name>{author}</a>"
        f"<p class=bbp-{kind}-post-date><a title='March 2, 2021 at 10:10 am'>3 years ago</a></p>"
        f"<div class=bbp-{kind}-content>{body}</div></div>"
        for kind, author, body in (("topic", "Rocky", "Who?"), ("reply", "june", LONG))
    )
    page = thread([*parts])
    assert [(each.author, each.body) for each in page.posts] == [("Rocky", "Who?"), ("june", LONG)]
    assert page.posts[0].timestamp.year == 2021


def test_members_of_reddit_are_called_without_their_mark():
    posts = [
        plain(f"<a href=/user/{name}>u/{name}</a>", f"{LONG} {name}") for name in ("Rocky", "june")
    ]
    assert [each.author for each in thread(posts).posts] == ["Rocky", "june"]


def test_a_list_of_attachments_is_no_post_whatever_it_is_called():
    files = "<legend>Attached files</legend><ul><li><a>plan.pdf</a> (33.1 KB, 5 views)</li></ul>"
    posts = "".join(
        f"<li class=postcontainer id=post_{n}><p class=postdate>0{n}-12-2012, 07:0{n} AM</p>"
        f"<a class=username>{name}</a><blockquote class=postcontent>{LONG} {name}</blockquote>"
        f"<div class=attachments><fieldset class=postcontent>{files}</fieldset></div></li>"
        for n, name in enumerate(("Rocky", "june"), 1)
    )
    page = thread([f"<ol>{posts}</ol>"])
    assert [each.body for each in page.posts] == [f"{LONG} Rocky", f"{LONG} june"]


@pytest.mark.parametrize(("number", "found"), [(2, 3), (4, 4)])
def test_an_answer_that_stands_there_twice_is_one_post(number, found):
    def linked(number: int, body: str, name: str) -> str:
        return post(number, body, name).replace(" Sat", f" <a href=#p{number}>#</a> Sat")

    answer = linked(2, f"{LONG} {LONG}", "june")
    again = linked(number, f"{LONG} {LONG}", "june")
    page = thread([linked(1, "Who?", "Rocky"), answer, linked(3, "Sam.", "Sam"), again])
    assert len(page.posts) == found


@pytest.mark.parametrize(("rows", "found"), [(2, 1), (4, 0)])
def test_a_text_beside_a_list_of_topics_is_no_post(rows, found):
    topics = "".join(
        f"<div class=topic><a href=/t/{n}>Lamps {n}</a><a href=/user/{n} class=user>Sam {n}</a>"
        f"<time datetime=2024-12-0{n}T10:00:00Z>Dec {n}, 2024</time></div>"
        for n in range(1, rows + 1)
    )
    about = f"<div class=about><p>{LONG}</p></div>"
    html = f"<body><div class=page><h1>Lamps</h1>{about}<div>{topics}</div></div></body>"
    assert len(fp.parse_html(html.encode()).posts) == found


def test_the_feed_of_a_link_board_is_no_thread():
    feed = "".join(
        f"<shreddit-post author={name}><a href=/c/{name}/>{title}</a><div><a href=/c/{name}/>"
        f"<div class=md><p>{LONG} {name}...</p></div></a></div><b>9 comments</b></shreddit-post>"
        for name, title in (("Rocky", "Lamps out"), ("june", "Oars found"), ("Sam", "Pier shut"))
    )
    assert thread([feed]).posts == ()
    answers = f"<shreddit-comment author=june><div class=md>{LONG}</div></shreddit-comment>" * 2
    asked = (
        f"<shreddit-post author=Rocky><h1>Lamps out</h1><div class=md>{LONG}</div></shreddit-post>"
    )
    assert len(thread([asked, answers]).posts) == 3


def test_the_list_of_topics_of_a_board_that_numbers_them_is_no_thread():
    rows = "".join(
        f"<tr><td class='subject windowbg2'><div><span id=msg_{n}><a href=?topic={n}>{title}</a>"
        f"</span><p>Started by <a href=?u=1>{name}</a></p></div></td><td>{n} Replies</td>"
        f"<td class=lastpost>Dec 0{n}, 2024, 10:00:00 AM<br>by <a href=?u=2>{name}</a></td></tr>"
        for n, (name, title) in enumerate((("Rocky", "Lamps out"), ("june", "Oars found")), 1)
    )
    assert thread([f"<table>{rows}</table>"]).posts == ()


def test_a_stamp_behind_all_text_stands_on_no_line():  # found by fuzzing
    stamp = "<meta itemprop=datePublished content=2024-12-14T07:09:00Z>"
    bodies = (f"<div class=content>{LONG} {name}</div>" for name in ("Sam", "Ann"))
    page = thread([f"<div class=post>{body}{stamp}</div>" for body in bodies])
    assert [each.author for each in page.posts] == [None, None]
    assert page.posts[-1].timestamp.clock == fp.ClockTime(7, 9)
