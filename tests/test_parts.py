"""Where on a page the article stands and which row heads it: the rules of `_parts`, one by one."""

from __future__ import annotations

import pytest

from forumparse._article import ArticleReading, read_article
from forumparse._lines import split_lines

COUNCIL = "The harbour council said on Sunday that the vote on salt would be delayed until spring."
BAKERS = "Two bakers told this paper that flour had become dearer by a third."
STORKS = "Nobody in the northern villages had seen so many storks since the flood of 1913."
HEADLINE = "Harbour council delays vote on salt tax"
GREETING = "Welcome to the board of the harbour town, where guests can read everything."
PHOTO = "FILE PHOTO: A ferry leaves the harbour. REUTERS/Ann Lee"
LARGE = f"[size=24]{HEADLINE}[/size]"
BOLD = f"[b]{HEADLINE}[/b]"


def read(*lines: str, free: list[bool] | None = None) -> ArticleReading:
    split = split_lines("\n".join(lines))
    return read_article(split, [True] * len(split) if free is None else free)


def headline(*lines: str) -> str | None:
    article = read(*lines).article
    assert article is not None
    return article.headline


def body(*lines: str) -> list[str]:
    article = read(*lines).article
    return [] if article is None else [paragraph.text for paragraph in article.paragraphs]


# --- where an article ends -----------------------------------------------------------------------


@pytest.mark.parametrize("row", ["_" * 10, "_" * 40])
def test_a_row_of_underscores_ends_it(row):
    assert body(HEADLINE, COUNCIL, BAKERS, row, STORKS) == [COUNCIL, BAKERS]
    assert body(HEADLINE, COUNCIL, BAKERS, row, "He said so.") == [COUNCIL, BAKERS]
    assert body(HEADLINE, COUNCIL, BAKERS, "By then", row, STORKS) == [COUNCIL, BAKERS]


@pytest.mark.parametrize("row", ["_" * 9, "-" * 10, "_____ x _____", "_"])
def test_other_rows_do_not(row):
    found = body(HEADLINE, COUNCIL, BAKERS, row, STORKS)
    assert found[0] == COUNCIL
    assert found[-1] == STORKS


def test_a_widget_ends_it_wherever_it_stands_between_two_rows():
    widget = ["» tune", "Today at 7:09 am"] * 3
    for above, below in ([], []), (["A line"], []), ([], ["A line"]), (["A line"], ["A line"]):
        lines = [HEADLINE, COUNCIL, *above, *widget, *below, BAKERS]
        free = [line not in widget for line in lines]
        article = read(*lines, free=free).article
        assert [paragraph.text for paragraph in article.paragraphs] == [COUNCIL]


def test_three_rows_between_are_crossed_and_more_only_by_much_prose():
    few = ["Home page"] * 3
    many = ["Home page", "Register here", "Search for", "Log in now", "Members of it"] * 2
    assert body(HEADLINE, COUNCIL, *few, BAKERS)[-1] == BAKERS
    assert body(HEADLINE, COUNCIL, *many, BAKERS) == [COUNCIL]
    gap = sum(map(len, many))
    long = [COUNCIL, STORKS, f"{BAKERS} {STORKS}"]
    assert sum(map(len, long)) >= 2 * gap
    more = [text.replace("salt", "flour") for text in long]
    assert body(HEADLINE, *long, *many, *more)[-1] == more[-1]
    assert body(HEADLINE, *long, *many * 2, *more)[-1] == long[-1]
    # Enough on one side alone is not enough.
    assert BAKERS not in body(HEADLINE, *long, *many, BAKERS)


def test_the_heaviest_stand_is_the_article():
    menu = ["Home page", "Register here", "Search for", "Log in now", "Members of it"] * 4
    assert body(BAKERS, STORKS, *menu, HEADLINE, COUNCIL, STORKS.replace("1913", "1931"), BAKERS)[
        0
    ] == (COUNCIL)
    assert body(HEADLINE, COUNCIL, BAKERS, STORKS, *menu, "Rules", GREETING)[0] == COUNCIL


def test_short_sentences_below_are_of_it_and_one_row_between_them():
    assert body(HEADLINE, COUNCIL, "He did not elaborate.")[-1] == "He did not elaborate."
    assert body(HEADLINE, COUNCIL, "THE VOTE", "He did not say more.")[1:] == [
        *("THE VOTE", "He did not say more.")
    ]
    assert body(HEADLINE, COUNCIL, "Home", "Register", "He did not elaborate.") == [COUNCIL]
    closing = [f"He said {number} or so." for number in "one two three four five six seven".split()]
    assert body(HEADLINE, COUNCIL, *closing) == [COUNCIL, *closing]


# --- what is an article at all -------------------------------------------------------------------

SHORT = "The vote on salt was delayed again, he said."  # of 44 characters
TITLES = [
    "Final statement of the harbour ministers",
    "Two lighthouse keepers open second bridge",
    "A retired geologist draws maps of the hills",
    "Everything on the tram has become dear again",
    "What the storks of the north have in mind",
]


def test_a_headline_that_markup_made_needs_but_little_prose():
    for head in (LARGE, BOLD):
        assert body(head, SHORT) == [SHORT]
        assert body(head, *["Home"] * 3, SHORT)[-1:] == [SHORT]
        assert body(head, *["Home"] * 4, SHORT) == []
    assert body(HEADLINE, SHORT) == []
    assert body(f"[quote]{BOLD}[/quote]", SHORT) == []
    assert body(LARGE, "The vote on salt was delayed again.") == []


def test_a_lead_in_needs_but_little_prose():
    assert body(f"(Reuters) - {SHORT}") == [SHORT]
    assert body(BAKERS, f"(Reuters) - {SHORT}") != []


def test_a_long_title_in_a_list_of_titles_is_none():
    assert body(*TITLES[:4], STORKS, *TITLES[4:]) == []
    assert body(*TITLES[:2], STORKS, *TITLES[2:4]) == []
    assert body(TITLES[0], STORKS, *TITLES[1:3]) == [STORKS]
    assert body(TITLES[0], STORKS, *TITLES[1:]) == []
    assert body(TITLES[0], STORKS, "", *TITLES[1:]) == [STORKS]
    assert body(TITLES[0], STORKS, BAKERS, *TITLES[1:])[:2] == [STORKS, BAKERS]
    long = f"{STORKS} {COUNCIL} {BAKERS} {GREETING} {STORKS}"
    assert body(*TITLES[:4], long, *TITLES[4:])[0] == long


# --- the headline --------------------------------------------------------------------------------


@pytest.mark.parametrize("between", [[], [PHOTO], ["Ann Lee"], ["Home", "Register"]])
def test_the_row_that_markup_made_large(between):
    other = "Two lighthouse keepers open second bridge"
    assert headline(LARGE, *between, COUNCIL, BAKERS) == HEADLINE
    assert headline(LARGE, other, COUNCIL, BAKERS) == HEADLINE
    assert headline(LARGE, f"[b]{other}[/b]", COUNCIL, BAKERS) == HEADLINE
    assert headline(BOLD, other, COUNCIL, BAKERS) == HEADLINE


def test_a_quoted_bold_title_is_nobodys_headline():
    other = "Two lighthouse keepers open second bridge"
    assert headline(f"[quote]{BOLD}[/quote]", other, COUNCIL, BAKERS) == other


def test_a_large_caption_or_credit_is_no_headline():
    for row in (PHOTO, "By Ann Lee"):
        assert headline(HEADLINE, f"[size=24]{row}[/size]", COUNCIL, BAKERS) == HEADLINE


def test_all_rows_of_one_large_tag_are_one_headline():
    lines = ("[size=24]Harbour council", "delays the vote", "on salt tax[/size]", COUNCIL, BAKERS)
    assert headline(*lines) == "Harbour council delays the vote on salt tax"
    assert [(c.kind, c.first, c.last) for c in read(*lines).claims] == [
        *(("headline", 0, 2), ("body", 3, 4))
    ]
    apart = ("[size=24]News of the harbour[/size]", LARGE, COUNCIL, BAKERS)
    assert headline(*apart) == HEADLINE
    within = (PHOTO, "[size=24]Harbour council", "delays the vote[/size]", COUNCIL, BAKERS)
    assert headline(*within) == "Harbour council delays the vote"


def test_large_letters_over_most_of_the_text_say_nothing():
    assert headline(HEADLINE, f"[size=24]{COUNCIL}", f"{BAKERS}[/size]", STORKS) == HEADLINE
    long = f"[size=24]{HEADLINE}, {COUNCIL} {BAKERS} {STORKS} {GREETING}[/size]"
    lines = [COUNCIL, BAKERS, STORKS, GREETING, f"{COUNCIL} {BAKERS}", f"{STORKS} {BAKERS}"]
    assert headline(HEADLINE, long, *lines) == HEADLINE


def test_a_large_row_stands_above_the_prose_however_far():
    menu = [f"Link {number}" for number in range(40)]
    assert headline(LARGE, *menu, COUNCIL, BAKERS) == HEADLINE
    assert headline(BOLD, *menu, COUNCIL, BAKERS) is None
    assert headline(HEADLINE, *menu, COUNCIL, BAKERS) is None
    assert headline(HEADLINE, *menu[:29], COUNCIL, BAKERS) == HEADLINE
    assert headline(HEADLINE, *menu[:30], COUNCIL, BAKERS) is None


def test_a_caption_or_a_banner_may_stand_above_a_large_headline():
    assert headline(PHOTO, LARGE, COUNCIL, BAKERS) == HEADLINE
    assert headline(GREETING, "Home", LARGE, COUNCIL, BAKERS) == HEADLINE
    assert headline(GREETING, LARGE, COUNCIL, BAKERS) is None
    assert headline(f"(Reuters) - {GREETING}", "Home", LARGE, COUNCIL, BAKERS) is None
    assert headline(f"{GREETING} {BAKERS}", "Home", LARGE, COUNCIL, BAKERS) is None
    assert headline(GREETING, STORKS, "Home", LARGE, COUNCIL, BAKERS) is None


def test_a_greeting_above_the_title_is_left_out():
    assert headline(GREETING, HEADLINE, COUNCIL, BAKERS, STORKS) == HEADLINE
    assert body(GREETING, HEADLINE, COUNCIL, BAKERS, STORKS) == [COUNCIL, BAKERS, STORKS]
    # Not what is long, what little follows, or what a news agency wrote.
    assert headline(GREETING, HEADLINE, COUNCIL) is None
    assert headline(f"{GREETING} {BAKERS}", HEADLINE, *[COUNCIL, BAKERS, STORKS] * 3) is None
    assert headline(f"(Reuters) - {GREETING}", HEADLINE, COUNCIL, BAKERS, STORKS) is None
    assert body(GREETING, "THE VOTE", COUNCIL, BAKERS, STORKS)[0] == GREETING


def test_the_nearest_title_unless_it_is_a_deck_or_names():
    other = "News of the harbour town and its storks"
    assert headline(other, HEADLINE, COUNCIL, BAKERS) == HEADLINE
    deck = (
        "Bakers warn of a shortage of flour in the harbour town and in all the villages around it"
    )
    assert headline(HEADLINE, f"{deck} this very year", COUNCIL, BAKERS) == HEADLINE
    assert headline(HEADLINE, "Who pays for the bridge of the town?", COUNCIL, BAKERS) == HEADLINE
    assert headline("Who pays for it now?", "Who pays for the bridge?", COUNCIL, BAKERS) == (
        "Who pays for the bridge?"
    )
    assert headline(HEADLINE, "Ann Lee, Jo Wu", COUNCIL, BAKERS) == HEADLINE
    assert headline("Salt Tax of Old", "Ann Lee, Jo", COUNCIL, BAKERS) == "Salt Tax of Old"
    assert headline("Salt Tax of Old", "Ann Lee, Jo Wu", COUNCIL, BAKERS) == "Ann Lee, Jo Wu"
    assert headline(HEADLINE, "One Two Three Four Five", COUNCIL, BAKERS) == (
        "One Two Three Four Five"
    )
    assert headline(HEADLINE, "Ann lee, Jo Wu", COUNCIL, BAKERS) == "Ann lee, Jo Wu"
    assert headline(HEADLINE, PHOTO, other, COUNCIL, BAKERS) == HEADLINE
    assert headline(HEADLINE, "Home", other, COUNCIL, BAKERS) == other


@pytest.mark.parametrize("row", [PHOTO, "By Ann Lee", "LONDON, Dec 11 (Reuters) -"])
def test_what_stands_below_a_headline_is_none(row):
    assert headline(HEADLINE, row, COUNCIL, BAKERS) == HEADLINE
    assert headline(row, COUNCIL, BAKERS) is None


def test_two_words_are_a_headline_only_as_the_pages_first_row():
    assert headline("Airports Gold", COUNCIL, BAKERS) == "Airports Gold"
    for first in (
        "Airports gold:",
        "airports gold",
        "Airports",
        "Airports Gold,",
        "Airports Gold.",
    ):
        assert headline(first, COUNCIL, BAKERS) is None
    assert headline("Home", "Airports Gold", COUNCIL, BAKERS) is None
    assert headline("By Rocky", COUNCIL, BAKERS) is None


def test_prose_without_an_end_may_be_the_headline_of_what_follows():
    first = (
        "The harbour council delays the vote on the salt tax and the bridge of the town until the "
        "spring of next year"
    )
    assert headline(first, COUNCIL, BAKERS) == first
    assert headline(f"{first}.", COUNCIL, BAKERS) is None


def test_captions_and_bylines_right_above_the_prose_are_read_without_a_headline():
    article = read("Home", PHOTO, "By Ann Lee", COUNCIL, BAKERS).article
    assert (article.caption, article.byline) == (PHOTO, "Ann Lee")
    article = read(PHOTO, "Home", "By Ann Lee", COUNCIL, BAKERS).article
    assert (article.caption, article.byline) == (None, "Ann Lee")


def test_a_caption_may_stand_above_the_headline():
    assert read(PHOTO, HEADLINE, COUNCIL, BAKERS).article.caption == PHOTO
    assert read(PHOTO, "Ann Lee", HEADLINE, COUNCIL, BAKERS).article.caption == PHOTO
    assert read(PHOTO, "Home", "Index", HEADLINE, COUNCIL, BAKERS).article.caption is None


def test_a_short_deck_below_a_headline_that_is_written_like_a_sentence():
    deck = "How a projectionist, a baker and a retired judge kept the lights on in the harbour"
    assert headline(HEADLINE, deck, COUNCIL, BAKERS) == HEADLINE
    assert body(HEADLINE, deck, COUNCIL, BAKERS) == [deck, COUNCIL, BAKERS]
    for board in "Harbour Town Salt And Bread Forum", "News and politics", "Salt":
        assert headline(board, deck, COUNCIL, BAKERS) == deck
    titles = "Two lighthouse keepers open second bridge", "Storks return to the old mill"
    assert headline(*titles, deck, COUNCIL, BAKERS) == deck


def test_a_list_is_no_gap_between_two_stretches_of_prose():
    recipe = [
        "Ingredients",
        *[f"- {n} spoons of salt from the mill" for n in range(2, 9)],
        "Method",
    ]
    assert body(HEADLINE, COUNCIL, *recipe, BAKERS, STORKS) == [COUNCIL, *recipe, BAKERS, STORKS]
    menu = [line.removeprefix("- ") for line in recipe]
    assert COUNCIL not in body(HEADLINE, COUNCIL, *menu, BAKERS, STORKS)


def test_a_note_behind_the_last_sentence_keeps_it():
    assert body(HEADLINE, COUNCIL, "The vote is in spring. (Salt Wire)")[-1].endswith("Wire)")
    assert body(HEADLINE, COUNCIL, "The vote (Salt Wire)") == [COUNCIL]
    last = "The vote is in spring. End"
    assert body(HEADLINE, COUNCIL, BAKERS, f"A new date will be named soon. {last}")[-1].endswith(
        last
    )


def test_a_headline_of_which_half_is_signs_on_letters():
    hindi = "भोपाल के तालाब में लौटे प्रवासी पक्षी"
    assert headline(hindi, COUNCIL, BAKERS) == hindi


def test_scripts_without_a_full_stop_have_short_last_rows():
    long = "ชาวบ้านในจังหวัดเชียงใหม่รวมกลุ่มกันนำใบไม้แห้งมาอัดเป็นจานและถ้วย เพื่อลดการเผาในฤดูแล้งของทุกปี"
    short = "กลุ่มผลิตจานได้วันละประมาณสองพันใบ และส่งขาย"
    assert body("ชาวบ้านเปลี่ยนใบไม้แห้งเป็นจานข้าว", long, short, "เข้าสู่ระบบ") == [long, short]


def test_the_first_question_of_an_interview_is_no_headline():
    first, second = (
        "[b]Ms Winter, when did you last sleep in a wood?[/b]",
        "[b]What did you hear?[/b]",
    )
    assert headline(HEADLINE, "By Ann Lee", first, COUNCIL, second, BAKERS) == HEADLINE
    assert body(HEADLINE, first, COUNCIL, second, BAKERS)[0] == first[3:-4]
    assert headline("By Ann Lee", first, COUNCIL, second, BAKERS) == first[3:-4]
    assert headline(HEADLINE, first, COUNCIL, BAKERS) == first[3:-4]


def test_a_deck_below_a_quoted_headline():
    deck = "The forester Karla Winter on drought, beetles and why she sleeps in the wood at night"
    assert headline("„A tree tells no lies“", deck, COUNCIL, BAKERS) == "„A tree tells no lies“"
    assert headline("„Salt“", deck, COUNCIL, BAKERS) == deck


def test_another_article_ends_the_one_above():
    first = [HEADLINE, f"VALLETTA (Reuters) - {COUNCIL}", BAKERS, STORKS]
    other = ["Two lighthouse keepers open second bridge", f"OSLO, Dec 11 (AP) - {STORKS} {BAKERS}"]
    for photo in [], [PHOTO]:
        second = [other[0], *photo, other[1]]
        assert body(*first, *second) == [COUNCIL, BAKERS, STORKS]
        assert body(*second, *first) == [COUNCIL, BAKERS, STORKS]
        assert headline(*second, *first) == HEADLINE
    # A title alone is a heading, and a place alone stands within an article too.
    assert body(*first, other[0], f"{STORKS[:-1]} or later.")[-1] == f"{STORKS[:-1]} or later."
    assert body(*first, other[0], f"OSLO - {BAKERS[:-1]} or more.")[-1].endswith("or more.")


VERSES = [
    "The driver hums a tune he does not know,",
    "The windows carry rain from street to street,",
    "And every lamp we pass leaves half its glow",
    "On sleeping hands and on the empty seat.",
    "We ride as if the town would never end,",
    "And someone else is riding with us still.",
]


@pytest.mark.parametrize("parted", [[], [""]])
def test_a_poem_is_read_line_by_line(parted):
    lines = ["Song of the Night Bus", *parted, *VERSES[:4], *parted, *VERSES[4:]]
    assert body(*lines) == VERSES
    assert headline(*lines) == "Song of the Night Bus"


def test_lines_that_only_end_like_verses():
    code = [f'"salt{n}": {{"price": {n}}},' for n in range(6)]
    for listed in (code, ["salt,", "rye,", "flour,", "eggs,"]):
        assert body(HEADLINE, COUNCIL, BAKERS, "Home", "Register", *listed) == [COUNCIL, BAKERS]
    titles = ["Storks return to the old mill", "Bakers, millers, and who else", "Salt is dearer,"]
    assert body(*titles, *titles) == []
