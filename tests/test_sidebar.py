"""Widgets: how their entries are laid out, what each says, and what is no widget at all."""

from __future__ import annotations

import pytest

import forumparse as fp

TITLES = ("Airports Gold", "The ferryman's story", "Tide tables again")
AUTHORS = ("Rocky", "Ann", "Emil")
STAMPS = ("Today at 7:09 am", "Today at 7:08 am", "Thu 12 Dec 2024, 6:34 am")
WHOLE = list(zip(TITLES, AUTHORS, STAMPS, strict=True))


def widget(form: str, rows=WHOLE) -> str:
    return "".join(form.format(t=title, a=author, s=stamp) for title, author, stamp in rows)


PROSE = "The council of the harbour town said on Monday that it would mend the bridge. "


def rows(text: str) -> list[tuple[str | None, str | None, str | None]]:
    posts = fp.parse_page(text).sidebar
    return [(post.title, post.author, post.timestamp and post.timestamp.raw) for post in posts]


def titles(text: str) -> list[str | None]:
    return [post.title for post in fp.parse_page(text).sidebar]


def problems(text: str) -> list[tuple[str, str]]:
    found = fp.parse_page(text).problems
    return [(problem.kind, text[problem.span.start : problem.span.end]) for problem in found]


# --- layouts -------------------------------------------------------------------------------------

FORMS = {
    "title, stamp by author": "{t}\n{s} by {a}\n",
    "bulleted": "» {t}\n{s} by {a}\n",
    "title, by author on stamp": "{t}\nby {a} on {s}\n",
    "title, stamp, author": "{t}\n{s}\n{a}\n",
    "title, stamp, by author": "{t}\n{s}\nby {a}\n",
    "forum, label, title, by author": "Boats\n4 Topics\nLast post\n{t}\nby {a}\n{s}\n",
    "author, title, stamp": "{a}\n{t}\n{s}\n",
    "by author, title, stamp": "by {a}\n{t}\n{s}\n",
    "stamp, title, author": "{s}\n{t}\n{a}\n",
    "stamp, author, title, parted": "{s}\n{a}\n{t}\n\n",
    "title, author, stamp, parted": "{t}\n{a}\n{s}\n\n",
    "title, by author, stamp": "{t}\nby {a}\n{s}\n",
    "title by author, stamp": "{t} by {a}\n{s}\n",
    "one line": "{t} by {a} {s}\n",
    "one line, bulleted": "» {t} by {a} {s}\n",
    "stamp, title by author": "{s}\n{t} by {a}\n\n",
    "with counters": "{t}\n12 replies\n{s} by {a}\n",
    "with a forum": "{t}\n{s} by {a}\nin News\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_order_of_title_author_and_stamp(form):
    assert rows(widget(FORMS[form])) == WHOLE


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("above", ["Latest topics\n", "Latest topics\n\n", "\n"])
def test_what_stands_above_a_widget_is_no_entry(form, above):
    assert rows(above + widget(FORMS[form])) == WHOLE


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "below", ["Index of all forums\n", "\nIndex of all forums\n", "It rained that day.\n"]
)
def test_what_stands_below_a_widget_is_no_entry(form, below):
    assert rows(widget(FORMS[form]) + below) == WHOLE


@pytest.mark.parametrize("form", ["bulleted", "one line, bulleted"])
def test_what_has_no_bullet_is_no_title_among_bullets(form):
    assert rows("Index of all forums\n" + widget(FORMS[form])) == WHOLE
    parted = widget(FORMS[form], WHOLE[:1]) + "Index of all forums\n" + widget(FORMS[form])
    assert rows(parted) == WHOLE[:1] + WHOLE


@pytest.mark.parametrize("author", ["{a}", "by {a}"])
def test_a_widget_read_column_by_column(author):
    columns = ["{t}\n", f"{author}\n", "{s}\n"]
    assert rows("".join(map(widget, columns))) == WHOLE
    assert rows("".join(map(widget, ["{t}\n", "{s} by {a}\n"]))) == WHOLE
    assert rows("".join(widget(column, WHOLE[:2]) for column in columns)) == WHOLE[:2]
    alone = "".join(widget(column) for column in columns[1:])
    if author == "by {a}":
        assert rows(alone) == [(None, a, s) for _, a, s in WHOLE]


def test_columns_of_sentences_are_none():
    said = ("It rained all day.", "It snowed all day.", "It was dry.")
    text = "".join(f"{line}\n" for line in (*said, *STAMPS))
    assert not set(titles(text)) & set(said)


def test_two_entries_tell_a_layout_and_so_does_one():
    for form in ("title, stamp by author", "bulleted", "title, by author on stamp"):
        assert rows(widget(FORMS[form], WHOLE[:1])) == WHOLE[:1]
        assert rows(widget(FORMS[form], WHOLE[:2])) == WHOLE[:2]
    assert rows("Tune\nToday at 7:09 am\nby Ann\n") == [("Tune", "Ann", "Today at 7:09 am")]
    assert rows(widget(FORMS["one line"], WHOLE[:1])) == []  # prose may say so, too
    assert rows(widget(FORMS["one line"], WHOLE[:2])) == WHOLE[:2]


def test_an_avatars_initial_is_no_title():
    assert rows(widget("R\n{t}\n{s} by {a}\n")) == WHOLE


def test_the_same_few_names_are_authors():
    people = ("Rocky", "Ann", "Rocky", "Rocky", "Ann", "Ann")
    tunes = [f"A tune that is number {n}" for n in range(6)]
    stamps = [f"Today at 7:0{9 - n} am" for n in range(6)]
    whole = list(zip(tunes, people, stamps, strict=True))
    assert rows(widget("{a}\n{t}\n{s}\n", whole)) == whole
    assert rows(widget("{t}\n{a}\n{s}\n", whole)) == whole
    assert rows(widget("{t}\n{s}\n{a}\n", whole)) == whole


# --- what an entry says --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form",
    [
        "{t}\n{s} by {a} in News\n",
        "{t}\n{s} by {a} (News)\n",
        "{t}\nin News\n{s} by {a}\n",
        "{t}\n{s} by {a}\nin News\n",
        "{t}\nby {a} in News\n{s}\n",
        "{t} by {a} in News\n{s}\n",
        "{t} by {a} (News)\n{s}\n",
        "[News] {t}\n{s} by {a}\n",
    ],
)
def test_the_forum_of_an_entry(form):
    text = widget(form)
    assert rows(text) == WHOLE
    assert [post.forum for post in fp.parse_page(text).sidebar] == ["News"] * 3


def test_brackets_are_forums_only_where_all_of_several_titles_have_them():
    assert titles(widget("[News] {t}\n{s} by {a}\n", WHOLE[:2])) == [
        *("[News] Airports Gold", "[News] The ferryman's story")
    ]
    text = widget("[News] {t}\n{s} by {a}\n") + "Lighthouse\nToday at 7:01 am by Ann\n"
    assert titles(text)[0] == "[News] Airports Gold"
    assert titles(widget("[N] {t}\n{s} by {a}\n"))[0] == "[N] Airports Gold"


def test_authors_are_split_off_where_they_are_the_same_few():
    people = ("Rocky", "Ann", "Rocky")
    replies = list(zip(TITLES, people, STAMPS, strict=True))
    assert rows(widget("{a} on {t}\n{s}\n", replies)) == replies
    people = ("Rocky", "Ann", "Emil", "Rosa", "Jo")
    tunes = [f"Tune {name}" for name in ("one", "two", "three", "four", "five")]
    stamps = [f"Today at 7:0{9 - n} am" for n in range(5)]
    told = list(zip(tunes, people, stamps, strict=True))
    assert rows(widget("{t} by {a}\n{s}\n", told[:4])) == told[:4]
    assert rows(widget("{t} by {a}\n{s}\n", told))[0] == ("Tune one by Rocky", None, stamps[0])
    tales = "the old man", "the ferryman of it all", "nobody at all in town"
    told = list(zip(TITLES, tales, STAMPS, strict=True))
    assert titles(widget("{t} by {a}\n{s}\n", told))[1] == (
        "The ferryman's story by the ferryman of it all"
    )
    mixed = widget("{t} by {a}\n{s}\n", WHOLE[:1]) + widget("{t}\n{s}\n", WHOLE[1:])
    assert titles(mixed)[0] == "Airports Gold by Rocky"


@pytest.mark.parametrize(
    ("title", "longest", "truncated"),
    [
        ("z" * 100, "z" * 100, "maybe"),
        ("z" * 99, "z" * 100, "maybe"),
        ("z" * 98, "z" * 100, "no"),
        ("z" * 99, "z" * 99, "no"),
        ("z" * 100, "z" * 101, "no"),
        ("z...", "z" * 100, "yes"),
        ("z…", "z" * 9, "yes"),
        ("z..", "z" * 9, "no"),
        ("z… and more", "z" * 9, "no"),
    ],
)
def test_whether_a_title_was_cut(title, longest, truncated):
    text = f"» {title}\nToday at 7:09 am\n» {longest}\nToday at 7:08 am\n"
    post = fp.parse_page(text).sidebar[0]
    assert (post.title, post.truncated) == (title, truncated)


def test_a_lost_title_is_not_cut():
    assert fp.parse_page("Today at 7:09 am by Ann\n» Tune\nToday at 7:08 am by Ann\n").sidebar[
        0
    ] == fp.SidebarPost(
        span=fp.Span(0, 23),
        author="Ann",
        timestamp=fp.RelativeDay(
            raw="Today at 7:09 am", span=fp.Span(0, 16), days=0, clock=fp.ClockTime(7, 9)
        ),
    )


@pytest.mark.parametrize(
    ("author", "named"),
    [("an old man of the sea", True), ("the work of eleven months and no more", False)],
)
def test_many_words_are_no_author(author, named):
    text = f"The council said on Monday by {author} in town.\n" * 3
    page = fp.parse_page(text)
    assert bool(page.sidebar) is named


@pytest.mark.parametrize(
    ("locale", "dates"),
    [
        ("en", ("June 20, 2023", "May 2, 2022")),
        ("de", ("20. Juni 2023", "2. Mai 2022")),
    ],
)
def test_an_age_written_onto_the_year_is_none_of_it(locale, dates):
    glued = [f"{date}{years} J" for date, years in zip(dates, (1, 12), strict=True)]
    text = "".join(f"{t}\nby {a}\n{s}\n" for (t, a, _), s in zip(WHOLE, glued, strict=False))
    posts = fp.parse_page(text, locale=locale).sidebar
    assert [post.timestamp.raw for post in posts] == list(dates)
    assert [post.timestamp.year for post in posts] == [2023, 2022]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("[b]Tide tables[/b] again", "Tide tables again"),
        ("[url=http://a.example/t1]Tide tables[/url]", "Tide tables"),
        ("[Tide tables](http://a.example/t1)", "Tide tables"),
        ("[Sticky] Tide tables", "[Sticky] Tide tables"),
        ("[Boats](for sale)", "[Boats](for sale)"),
        ("[b][/b]", "[b][/b]"),
    ],
)
def test_titles_and_authors_stand_without_their_markup(marked, plain):
    found = rows(
        f"» Airports Gold\nToday at 7:09 am by Rocky\n» {marked}\nToday at 7:08 am by Ann\n"
    )
    assert found[1] == (plain, "Ann", "Today at 7:08 am")
    [author] = {author for _, author, _ in rows(widget("» {t}\n{s} by [b]Rocky[/b]\n"))}
    assert author == "Rocky"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("opening", "closing"),
    [("\ufeff", ""), ("\u200f", "\u200f"), ("\u202b ", "\u202c"), ("", "\u200b")],
)
def test_marks_that_show_nothing_are_of_no_value(form, opening, closing):
    marked = [f"{opening}{line}{closing}\n" for line in widget(FORMS[form]).splitlines()]
    assert rows("".join(marked)) == WHOLE


def test_a_mark_within_a_title_stays():
    text = widget("» {t}\n{s} by {a}\n").replace(" ", "\u200f ", 2)
    assert "\u200f" in fp.parse_page(text).sidebar[0].title


@pytest.mark.parametrize("form", ["[i]{s}[/i] by {a}", "by [b]{a}[/b] » [i]{s}[/i]"])
def test_a_stamp_is_read_within_its_markup(form):
    assert rows(widget("{t}\n" + form + "\n")) == WHOLE


@pytest.mark.parametrize(
    "form",
    [
        "[b]» {t}[/b]\n{s} by {a}\n",
        "[url=http://a.example/t1][i]» {t}[/i][/url]\n{s} by {a}\n",
        "[B]» {t}\n{s} by {a}[/B]\n",
    ],
)
def test_a_bullet_may_stand_within_markup(form):
    assert rows(widget(form)) == WHOLE
    assert rows(f"[size=9]{widget(form)}[/size]\n") == WHOLE


def test_bulleted_points_within_markup_are_no_entries():
    points = "".join(f"[b]» The {thing} is closed until spring.[/b]\n" for thing in AUTHORS)
    assert rows(f"The harbour master said on 12 Dec 2024 what follows.\n{points}") == []


def test_an_entry_spans_all_of_its_lines():
    text = f"Latest topics\n{widget(FORMS['title, stamp, author'])}"
    posts = fp.parse_page(text).sidebar
    assert [text[post.span.start : post.span.end] for post in posts] == [
        f"{title}\n{stamp}\n{author}" for title, author, stamp in WHOLE
    ]
    (block,) = fp.parse_page(text).blocks
    assert (block.kind, block.rule, block.span) == ("sidebar", "widget", fp.Span(0, len(text)))


def test_an_unclear_date_is_a_problem_of_its_entry():
    text = "» Tune\n03/04/2024, 7:10 by Ann\n» Song\n03/04/2024, 7:09 by Ann\n"
    unclear = ("03/04/2024, 7:10", "03/04/2024, 7:09")
    assert problems(text) == [("ambiguous-order", stamp) for stamp in unclear]
    assert problems(text + "» Air\n03/13/2023, 7:09 by Ann\n") == []


@pytest.mark.parametrize(
    "form",
    [
        "[b]{t}[/b]\n[color=red]{s}[/color] by [color=#00aa00]{a}[/color]\n",
        "[size=18]{t}[/size]\n[size=10]{s}[/size] by {a}\n",
        "[B]{t}[/B]\nby {a}\n[size=10]{s}[/size]\n",
    ],
)
def test_stamps_and_titles_in_large_or_coloured_type(form):
    assert rows(widget(form)) == WHOLE


def test_a_bold_line_above_a_byline_is_no_title_and_neither_is_its_copy():
    article = "[b]The mill is sold[/b]\nby Ann\n12 Dec 2024\n" + PROSE * 3 + "\n"
    assert fp.parse_page(article).article.headline == "The mill is sold"
    assert fp.parse_page(article * 2).article.headline == "The mill is sold"


def test_a_stamp_in_square_brackets():
    assert rows("Latest topics\n" + widget("[{s}] {t}\n")) == [(t, None, s) for t, _, s in WHOLE]
    assert rows(widget("[{s}] {t} by {a}\n")) == WHOLE
    text = widget("{s} by {a}\n[SOLVED] {t}\n\n", WHOLE[:2])
    assert titles(text) == [f"[SOLVED] {title}" for title in TITLES[:2]]
    people = ("Rocky", "Ann", "Rocky")
    dates = ("12.12.2024 18:02", "11.12.2024 12:40", "11.12.2024 9:33")
    listed = list(zip(TITLES, people, dates, strict=True))
    assert rows("Latest topics\n" + widget("[{s}] {t} - {a}\n", listed)) == listed


def test_a_bullet_alone_is_no_title():
    page = fp.parse_page("» Ferry sold\nToday at 7:09 am\n»\n» Lamp out\nToday at 7:08 am\n")
    assert [post.title for post in page.sidebar] == ["Ferry sold", "Lamp out"]


def test_a_bullet_before_the_line_of_a_stamp_makes_no_title():
    stamps = ("2 minutes ago", "about an hour ago", "3 days ago")
    told = list(zip(TITLES, AUTHORS, stamps, strict=True))
    assert rows(widget("{t}\n• posted by {a} {s}\n", told)) == told
    assert (
        titles(widget("• By the river a day ago\n{s} by {a}\n")) == ["By the river a day ago"] * 3
    )


def test_the_forum_stands_in_the_next_cell():
    text = widget("{t}\t{s} by {a}\tNews\n")
    assert rows(text) == WHOLE
    assert [post.forum for post in fp.parse_page(text).sidebar] == ["News"] * 3


FORUMS = ("News", "Boats and Tides", "Off-Topic", "Market")


def test_a_short_line_that_is_nothing_else_is_the_forum():
    people = (*AUTHORS, "june")
    stamps = (*STAMPS, "Wed 11 Dec 2024, 6:34 am")
    long_titles = [f"{title} in all of its parts" for title in (*TITLES, "A lamp")]
    told = list(zip(long_titles, people, stamps, strict=True))
    entries = widget("{t}\n{a}\n{s}\n@\n\n", told).split("@")
    text = "".join(entry + forum for entry, forum in zip(entries, FORUMS, strict=False))
    assert rows(text) == told
    assert [post.forum for post in fp.parse_page(text).sidebar] == list(FORUMS)
    said = ("It rained.", "A story of the ferryman's wife", "and so on", "3 apples")
    text = "".join(entry + line for entry, line in zip(entries, said, strict=False))
    assert rows(text) == told
    assert [post.forum for post in fp.parse_page(text).sidebar] == [None] * 4


def test_names_on_both_sides_of_a_stamp_that_signs_part():
    stamps = ("Today at 7:09 am", "Today at 7:08 am", "Yesterday at 6:34 am")
    told = list(zip(TITLES, AUTHORS, stamps, strict=True))
    text = widget("{t}\n{a}, {s}, Boats\n", told)
    assert rows(text) == told
    assert [post.forum for post in fp.parse_page(text).sidebar] == ["Boats"] * 3
    assert rows(widget("{t} | {s} | {a}\n", told)) == told
    assert titles(widget("{t}\n{a}, {s}, #21\n", told)) == []
    assert titles(widget("{t}\n{a} said {s} that it rained\n", told)) == []
    assert titles(widget("{t}\n{a}, {s}, Boats\n", told[:2])) == []


def test_marks_that_are_no_words_behind_a_stamp_are_no_name():
    assert titles("0THU\t\x08") == []


def test_author_and_stamp_in_brackets_behind_a_title():
    assert rows(widget("{t} ({a}, {s})\n")) == WHOLE
    assert titles(widget("{t} (of {a}) {s}\n")) == [f"{t} (of {a})" for t, a, _ in WHOLE]


def test_a_name_may_end_like_a_word_that_leads_to_a_date():
    told = [(TITLES[0], "Zosia W", "2 godziny temu"), (TITLES[1], "kowal", "Wczoraj o 20:31")]
    assert rows(widget("{t}\nPrzez {a}, {s}\n", told)) == told


def test_a_table_with_the_forum_behind_the_stamp():
    text = "Thread\tAuthor\tLast post\tForum\n" + widget("{t}\t{a}\t{s}\tNews\n")
    assert rows(text) == WHOLE
    assert [post.forum for post in fp.parse_page(text).sidebar] == ["News"] * 3


def test_the_forum_before_the_author():
    text = widget("{t}\nPosted in News by {a} {s}\n")
    assert rows(text) == WHOLE
    assert [post.forum for post in fp.parse_page(text).sidebar] == ["News"] * 3


def test_the_numbers_of_a_list_are_none_of_its_titles():
    entries = widget("@. {t}\n{s} by {a}\n").split("@")
    text = "".join(f"{part}{n}" for n, part in enumerate(entries[:-1], start=4)) + entries[-1]
    assert rows(text) == WHOLE
    assert titles("1. " + widget("{t}\n{s} by {a}\n"))[0] == "1. Airports Gold"
    assert titles(widget("1. {t}\n{s} by {a}\n"))[0] == "1. Airports Gold"


@pytest.mark.parametrize(
    "counters", ["Replies\n3\nViews\n1K\n", "3\nReplies\n12\nViews\n", "Replies: 3\n"]
)
@pytest.mark.parametrize(
    "form",
    [
        "{t}\nJo\n10 Oct 2024\n#{s}\n{a}\n",
        "{t}\nJo\n10 Oct 2024\n#{a}\n{s}\n",
        "{t}\n10 Oct 2024\nJo\n#{s}\n{a}\n",
        "{t}\nJo, 10 Oct 2024\n#{a}\n{s}\n",
    ],
)
def test_topics_with_two_stamps_and_two_authors(form, counters):
    assert rows(widget(form.replace("#", counters))) == WHOLE


def test_between_two_stamps_above_the_last_author_stands_the_forum():
    text = widget("{t}\nJo\n10 Oct 2024\nNews\nReplies\n3\n{s}\n{a}\nX\n")
    assert rows(text) == WHOLE
    assert [post.forum for post in fp.parse_page(text).sidebar] == ["News"] * 3


def test_a_topic_that_lost_its_first_stamp_moves_no_other():
    form = "{t}\nby Jo on 10 Oct 2024\n3 replies\nLast post by {a}\n{s}\n"
    cut = widget(form).partition("2024\n")[2]
    assert rows(cut) == [(None, *WHOLE[0][1:]), *WHOLE[1:]]


def test_one_time_written_twice_makes_no_topic_of_two_comments():
    stamps = (
        "2024-12-12 01:30:35\nCommented Dec 12, 2024 at 1:30",
        "2024-12-11 01:30:35\nCommented Dec 11, 2024 at 1:30",
        "2024-12-10 01:30:35\nCommented Dec 10, 2024 at 1:30",
    )
    told = list(zip(TITLES, AUTHORS, stamps, strict=True))
    assert "Commented" not in [author for _, author, _ in rows(widget("{t}\n{a}\n{s}\n", told))]


def test_two_stamps_a_post_are_no_topics_where_sentences_stand_between_them():
    post = "{a}\n12 May 2011\nMember\n{s}\nIt rained on the way to {t}.\n"
    assert not set(titles("Latest posts\n" + widget(post))) & {
        f"It rained on the way to {title}." for title in TITLES
    }


LONG = tuple(f"{title} in all of its parts" for title in TITLES)
MEMBERS = ("Captain Rocky", "Ann", "Captain Rocky")


@pytest.mark.parametrize("form", ["{t}\n{a}\n{s}\n@\n", "@\n{t}\n{a}\n{s}\n"])
@pytest.mark.parametrize("forums", [("News", "Boats", "News"), ("Boats", "News", "Odd Tales")])
def test_of_two_short_lines_the_author_is_the_one_below_the_title(form, forums):
    told = list(zip(LONG, MEMBERS, STAMPS, strict=True))
    text = "".join(
        widget(form.replace("@", forum), [row]) for row, forum in zip(told, forums, strict=True)
    )
    assert rows(text) == told
    assert [post.forum for post in fp.parse_page(text).sidebar] == list(forums)


def test_of_two_short_lines_the_author_is_the_one_with_users_names():
    told = list(zip(LONG, ("tin_man", "Ann", "tin_man"), STAMPS, strict=True))
    text = widget("{t}\nBoats\n{a}\n{s}\n", told[:2]) + widget("{t}\nNews\n{a}\n{s}\n", told[2:])
    assert rows(text) == told


def test_on_the_index_of_a_forum_the_title_stands_above_its_author():
    about = (
        "All about engines and gears",
        "Buy, sell and swap among friends",
        "Outings of the year",
    )
    told = list(zip(TITLES, AUTHORS, STAMPS, strict=True))
    text = "".join(
        widget(f"Forum {n}\n{said}\n{{t}}\nby {{a}}\n{{s}}\n", [row])
        for n, (said, row) in enumerate(zip(about, told, strict=True))
    )
    assert rows(text) == told
    assert rows(widget("{t} in all of its parts\nBoats\nby {a}\n{s}\n"))[0][0] == LONG[0]


def test_those_who_began_a_topic_are_none_of_its_title():
    told = list(zip(TITLES, ("Jo", "Ann", "Jo"), STAMPS, strict=True))
    text = widget("{t} by Ann\n{s} by {a}\n", told)
    assert rows(text) == told
    table = widget("{t} in all of its parts\tAnn\t3\t{s} Last post by: {a}\n", told)
    assert rows(table) == [(f"{title} in all of its parts", *row) for title, *row in told]
    by_others = widget("{t} by the river\n{s} by {a}\n", told)
    assert titles(by_others) == [f"{title} by the river" for title in TITLES]


def test_a_counters_name_is_a_title_where_no_number_stands_beside_it():
    assert titles(widget("Views\n{s} by {a}\n", WHOLE[:1]) + widget("{t}\n{s} by {a}\n")) == [
        *("Views", *TITLES)
    ]


def test_icons_say_whether_a_topic_was_read():
    days = ("Sat Jan 15, 2022 9:04 pm", "Sat Jan 15, 2022 8:40 pm", "Fri Jan 14, 2022 7:55 am")
    told = list(zip(TITLES, AUTHORS, days, strict=True))
    form = "nread posts\n{t}\nby {a}\nView the latest post\n{s}\n"
    text = widget(f"U{form}", told[:1]) + widget(f"No u{form}", told[1:])
    assert rows(text) == told
    assert fp.parse_page(text).locale == "en"


def test_dates_beside_the_entries_tell_the_order_too():
    form = "{t}\nStarted by Ann, %s\nLast post by {a}\n{s}\n"
    dates = ("05-11-2018 9:12", "04-11-2018 22:31", "02-11-2018 19:58")
    told = list(zip(TITLES, AUTHORS, dates, strict=True))

    def months(begun: str) -> list[int]:
        posts = fp.parse_page(widget(form % begun, told)).sidebar
        return [post.timestamp.month for post in posts]

    assert months("30-10-2018 20:20") == [11, 11, 11]
    assert months("10-30-2018 20:20") == [5, 4, 2]


# --- what the scraper lost -----------------------------------------------------------------------


def test_a_stamp_without_its_title():
    text = f"{STAMPS[0]}\n» {TITLES[1]}\n{STAMPS[1]}\n» {TITLES[2]}\n{STAMPS[2]}\n"
    assert titles(text) == [None, TITLES[1], TITLES[2]]
    assert problems(text) == [("orphan-timestamp", STAMPS[0])]
    assert repr(STAMPS[0]) in fp.parse_page(text).problems[0].message
    within = f"» {TITLES[0]}\n{STAMPS[0]}\n{STAMPS[1]}\n» {TITLES[2]}\n{STAMPS[2]}\n"
    assert titles(within) == [TITLES[0], None, TITLES[2]]


def test_a_title_without_its_stamp():
    bulleted = [f"» {title}\n{stamp}\n" for title, stamp in zip(TITLES, STAMPS, strict=True)]
    text = "".join(bulleted) + "» Lost\n"
    assert rows(text)[-1] == ("Lost", None, None)
    assert problems(text) == [("orphan-title", "» Lost")]
    for place in range(3):
        text = "".join([*bulleted[:place], "» Lost\n", *bulleted[place:]])
        assert titles(text) == [*TITLES[:place], "Lost", *TITLES[place:]]
        assert [post.timestamp is None for post in fp.parse_page(text).sidebar] == [
            at == place for at in range(4)
        ]


def test_an_unmarked_title_without_its_stamp_may_have_its_author():
    told = list(zip(TITLES, ("Ann", "Rocky", "Ann"), STAMPS, strict=True))
    text = widget("{t}\n{a}\n{s}\n", told) + "The lamp in the fog\n"
    assert rows(text + "Ann\n")[3:] == [("The lamp in the fog", "Ann", None)]
    assert rows(text + "Who is online\n")[3:] == []


def test_a_list_of_stamps_without_any_title_is_nobodys_loss():
    text = widget("{s} by {a}\n")
    assert rows(text) == [(None, author, stamp) for _, author, stamp in WHOLE]
    assert problems(text) == []


def test_an_impossible_clock_is_text_and_a_problem():
    text = f"» Lamp\nToday at 25:00\n{widget(FORMS['bulleted'])}"
    assert ("malformed-timestamp", "Today at 25:00") in problems(text)
    messages = [problem.message for problem in fp.parse_page(text).problems]
    assert any("'Today at 25:00' looks like a timestamp" in message for message in messages)
    assert rows(text)[-3:] == WHOLE


# --- what is no widget ---------------------------------------------------------------------------

SPELLED = ("12 Dec 2024", "11 Dec 2024", "10 Dec 2024")


def dated(*days: str, form: str = "A tune of {n}\n{day}\n") -> str:
    return "".join(form.format(n="ABCDE"[n], day=day) for n, day in enumerate(days))


def test_dates_alone_make_a_widget_only_where_they_never_rise():
    assert titles(dated(*SPELLED)) == ["A tune of A", "A tune of B", "A tune of C"]
    assert titles(dated(SPELLED[0], *SPELLED[:2])) == ["A tune of A", "A tune of B", "A tune of C"]
    assert titles(dated(*reversed(SPELLED))) == []
    assert titles(dated(SPELLED[0], SPELLED[2], SPELLED[1])) == []
    assert titles(dated(*[SPELLED[0]] * 3)) == []
    assert titles(dated(*SPELLED[:2])) == []


def test_what_else_speaks_for_a_widget():
    day = SPELLED[0]
    assert titles(dated(day)) == []
    assert titles(f"Latest topics\n{dated(day)}") == ["A tune of A"]
    assert titles(dated(day, form="» A tune of {n}\n{day}\n")) == ["A tune of A"]
    assert titles(dated(day, form="A tune of {n}\n{day} by Ann\n")) == ["A tune of A"]
    assert titles(dated(day, form="A tune of {n}\n{day}, 7:09\n")) == []
    assert titles(dated("Today", form="A tune of {n}\n{day}, 7:09\n")) == ["A tune of A"]
    rising = tuple(reversed(SPELLED))
    assert len(titles(dated(*rising, form="A tune of {n}\n{day}, 7:09\n"))) == 3


def test_dates_without_anything_beside_them_are_none():
    assert rows("".join(f"{day}\n" for day in SPELLED)) == []
    assert rows("".join(f"{day}\n" for day in STAMPS)) == []


def test_sentences_between_dates_are_a_diary():
    assert titles(dated(*SPELLED, form="It rained on the {n}.\n{day}\n")) == []
    assert titles(dated(*SPELLED, form="It rained on the {n}...\n{day}\n")) != []
    assert titles(widget("It rained on {t}.\n{s} by {a}\n")) != []


def test_prose_between_two_widgets_parts_them():
    prose = "The council of the harbour town said on Monday that it would mend the bridge. " * 4
    text = f"{widget(FORMS['bulleted'])}{prose}\n{widget(FORMS['title, stamp, author'])}"
    assert rows(text) == WHOLE + WHOLE
    kinds = [block.kind for block in fp.parse_page(text).blocks]
    assert kinds.count("sidebar") == 2


def test_many_lines_between_two_stamps_part_them():
    text = f"{widget(FORMS['title, stamp by author'])}{'a line' * 2}\n" + "a line\n" * 9
    text += widget(FORMS["title, stamp by author"])
    assert rows(text) == WHOLE + WHOLE


def test_files_and_tasks_are_no_widget():
    sizes = ("2.1 MB", "2.4 MB", "1.9 MB")
    stamps = ("12/05/2019 10:14", "12/05/2019 10:15", "12/05/2019 10:19")
    assert rows(widget("{t}.JPG\n{s}\n{a}\n", list(zip(TITLES, sizes, stamps, strict=True)))) == []
    days = ("2022-03-07", "2022-03-05", "2022-03-01")
    tasks = list(zip(TITLES, "x x", days, strict=True))
    assert rows(widget("[{a}] {t} - due {s}\n", tasks)) == []


@pytest.mark.parametrize("form", ["title, stamp, author", "title, by author, stamp"])
def test_an_empty_line_parts_what_stands_around_a_widget_without_any_other(form):
    text = widget(FORMS[form])
    assert rows(f"THE HARBOUR FORUM\n\n{text}") == WHOLE
    assert rows(f"{text}\nThe harbour forum of old\nStatistics of today\n") == WHOLE
    forums = "".join(
        f"{widget(FORMS[form], [row])}{forum}\n"
        for row, forum in zip(WHOLE, ("News", "Boats", "Market"), strict=True)
    )
    posts = fp.parse_page(f"THE HARBOUR FORUM\n\n{forums}").sidebar
    assert [post.forum for post in posts] == ["News", "Boats", "Market"]


@pytest.mark.parametrize("line", ["Page 1 of 12\n", "Cookies and privacy policy\n", "Home\nFAQ\n"])
def test_a_footer_is_no_title_of_a_widget_that_lost_its_first(line):
    text = widget("{t}\n{s} by {a}\n").partition("\n")[2] + line
    assert rows(text) == [(None, *WHOLE[0][1:]), *WHOLE[1:]]


@pytest.mark.parametrize("indent", ["    ", "\t"])
@pytest.mark.parametrize(
    "form",
    [
        "{t}\nby {a}\n{s}\n",
        "{t}\n[color=red]{s}[/color] by {a}\n",
        "[b]{t}[/b]\n[i]{s}[/i] by {a}\n",
        "## **{t}**\n*{s}* by {a}\n",
    ],
)
def test_lines_may_be_indented(form, indent):
    told = [(title, author, stamp) for title, author, stamp in WHOLE[:2]] + [
        (TITLES[2], "4711", STAMPS[2])
    ]
    text = "".join(f"{indent}{line}" for line in widget(form, told).splitlines(keepends=True))
    assert rows(text) == told


def test_two_widgets_of_different_layouts_in_a_row():
    text = widget(FORMS["title, stamp by author"]) + "Announcements\n"
    assert rows(text + widget(FORMS["title, author, stamp, parted"])) == WHOLE + WHOLE


def test_a_bibliography_is_no_widget():
    works = (
        "Miller, R. (2014) The dams of the county. Mill Press, 12 March 2014.",
        "Tann, I. (2009) Lamps and lanes: a history. Retrieved 3 May 2016.",
        "Holt, J. and Vane, P. (1998) On bridges. Proceedings of the Society, 44(3), pp. 12-19.",
        "Berg, D. (2017) Bearings under load. Accessed 9 January 2018.",
    )
    assert rows("References\n" + "\n".join(works) + "\n") == []


def test_hours_below_dates_are_a_calendars():
    days = ("Saturday, May 14, 2022", "Sunday, May 22, 2022", "Friday, June 3, 2022")
    hours = ("10:00 am - 4:00 pm", "2:00 pm - 5:00 pm", "7:30 pm - 10:00 pm")
    events = list(zip(TITLES, hours, days, strict=True))
    assert rows("Events\n" + widget("{s}\n{t} in the market hall\n{a}\n", events)) == []
    hours = ("19:30 Uhr", "ab 14:00 Uhr", "9:00 Uhr")
    events = list(zip(TITLES, hours, days, strict=True))
    assert rows("A\nEvents\n" + widget("{s}\n{t} in the market hall\n{a}\n", events)) == []


@pytest.mark.parametrize(
    "line",
    ["Copyright notice and privacy policy", "Our terms of use for all who write", "FAQ | Search"],
)
def test_a_footer_is_no_title_that_lost_its_stamp(line):
    assert rows(widget("{t}\n{s} by {a}\n") + line + "\n") == WHOLE
    assert rows(widget("{t}\n{s} by {a}\n") + "The policy of the harbour\n")[3:] == [
        ("The policy of the harbour", None, None)
    ]


# --- lists that are no widget --------------------------------------------------------------------

PROSE = "The harbour council said on Sunday that the vote on salt would be delayed until spring."


@pytest.mark.parametrize("form", ["» {t}\n{s} by {a}\n", "{t}\nby {a} » {s}\n"])
@pytest.mark.parametrize("mark", ["•", "*", "▪"])
@pytest.mark.parametrize("below", ["", f"{PROSE}\n", "Ask the miller\n"])
def test_an_articles_list_is_no_part_of_the_widget_below(form, mark, below):
    text = f"{PROSE}\n{mark} Flour and salt\n{mark} Bread of the day\n{mark} Rye\n{below}"
    if not below and not form.startswith("»"):
        text += "\n"
    assert rows(text + widget(form)) == WHOLE


def test_a_lost_title_right_above_still_is():
    text = f"{PROSE}\n» Lost\n{widget('» {t}' + chr(10) + '{s} by {a}' + chr(10))}"
    assert titles(text) == ["Lost", *TITLES]


@pytest.mark.parametrize(
    "speech", ["»Wind genug«, sagt die Müllerin.", "»Vinden räcker», sade mjölnaren.", "»Genug«"]
)
def test_speech_is_no_title(speech):
    assert rows(f"{PROSE}\n{speech}\n{widget('» {t}' + chr(10) + '{s} by {a}' + chr(10))}") == WHOLE


def test_a_title_above_the_head_of_a_post_is_the_headline():
    head = f"Harbour council delays the vote\n{STAMPS[2]} by Ann\n"
    page = fp.parse_page(
        f"{head}Admin\n{PROSE}\n{PROSE[:-1]} or summer.\n" + widget("» {t}\n{s}\n")
    )
    assert [post.title for post in page.sidebar] == list(TITLES)
    assert page.article.headline == "Harbour council delays the vote"
    assert rows(f"{head}\nHome\n") == [("Harbour council delays the vote", "Ann", STAMPS[2])]


@pytest.mark.parametrize(
    "head", ["Post by Ann » Sun Dec 08, 2024 7:44 pm", "by Ann » Today at 7:09 am"]
)
def test_the_head_of_a_post_is_no_entry(head):
    page = fp.parse_page(f"{head}\n{PROSE}\n{PROSE[:-1]} or summer.\n")
    assert page.sidebar == ()
    assert next((block.kind, block.rule) for block in page.blocks) == ("other", "post-head")
    assert rows(f"{head}\n") == [(None, "Ann", head.partition(" » ")[2])]


def test_one_title_with_a_preposition_names_no_author():
    assert rows(f"Ferry stranded on the old sandbank\n\n3 hours ago\n\n{PROSE}\n") == []


def test_a_topic_of_today_is_no_older_than_its_last_post_of_minutes_ago():
    times = [
        ("Today at 7:02 am", "12 minutes ago"),
        ("Yesterday at 6:30 pm", "Today at 9:14 am"),
        ("Mar 3, 2019", "Jan 12, 2023"),
    ]
    topics = zip(WHOLE, times, strict=True)
    page = "\n".join(f"{t}\nJo\n{began}\n{last}\n{a}" for (t, a, _), (began, last) in topics)
    assert rows(page) == [(t, a, last) for (t, a, _), (_, last) in zip(WHOLE, times, strict=True)]


def test_two_dates_with_labels_are_no_topic():
    orders = [("10432", "3", "7"), ("10398", "20", "24"), ("10377", "11", "15")]
    lines = [f"Order {n}\nPlaced {a} March 2022\nDelivered {b} March 2022" for n, a, b in orders]
    assert fp.parse_page("\n".join(lines)).sidebar == ()
