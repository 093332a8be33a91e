from __future__ import annotations

import textwrap

import pytest

from forumparse._lines import split_lines
from forumparse._markup import read_markup
from forumparse._rows import Rows, read_rows

LONG = (
    "The harbour council said on Sunday that the vote on the price of salt, due at 6:30 am, would "
    "be delayed until the storks had left the U.S.-backed mill – which nobody had expected, least "
    "of all the bakers. Two of them told this paper that flour had become dearer by a third."
)
OTHER = (
    "A retired geologist drew a new map of the northern hills, the third of its kind since the "
    "flood, and gave it to the council. Nobody there knew what to do with it, a clerk said later."
)
CHINESE = "海港委员会星期日表示关于盐价的表决将推迟到下周委员会没有说明原因" * 3 + "。"


def rows(text: str, free: list[bool] | None = None) -> Rows:
    lines = split_lines(text)
    free = [True] * len(lines) if free is None else free
    return read_rows(lines, free, read_markup(lines, free).pieces)


def test_a_row_per_line_that_says_something():
    read = rows("one\n\n  two\u00a0 three \n\u3000\n\ufefffour")
    assert read.texts == ["one", "two three", "four"]
    assert read.firsts == [0, 2, 4]


def test_spans_leave_the_blanks_out():
    text = "one\n  two\u00a0 three \n\ufeff[b]four[/b]"
    read = rows(text)
    spans = [read.span(row) for row in range(3)]
    assert [text[span.start : span.end] for span in spans] == [
        "one",
        "two\u00a0 three",
        "\ufeff[b]four[/b]",
    ]


@pytest.mark.parametrize("width", [50, 65, 72, 80, 100])
def test_wrapped_paragraphs_are_joined(width):
    wrapped = "\n\n".join("\n".join(textwrap.wrap(text, width)) for text in (LONG, OTHER))
    assert rows(wrapped).texts == [LONG, OTHER]


@pytest.mark.parametrize("width", [60, 76])
def test_wrapped_paragraphs_without_blank_lines(width):
    first, second = LONG + " So it goes.", OTHER
    while len(textwrap.wrap(first, width)[-1]) > width * 0.7:  # a last line must be short to show
        first += " Yes."
    wrapped = "\n".join("\n".join(textwrap.wrap(text, width)) for text in (first, second))
    assert rows(wrapped).texts == [first, second]


def test_wrapped_text_of_a_script_without_blanks():
    wrapped = "\n".join(CHINESE[at : at + 30] for at in range(0, len(CHINESE), 30))
    assert rows(f"{wrapped}\n\n{wrapped}").texts == [CHINESE, CHINESE]


def test_a_title_above_wrapped_text_stays_apart():
    wrapped = "\n".join(textwrap.wrap(LONG, 72))
    assert rows(f"Harbour council delays vote\n{wrapped}").texts[0] == "Harbour council delays vote"


def test_wrapped_markup():
    text = "\n".join(textwrap.wrap("[b]ARBIL[/b] (AP) — " + LONG, 72))
    read = rows(text)
    assert read.texts == ["ARBIL (AP) — " + LONG]
    span = read.span(0)
    assert (span.start, span.end) == (0, len(text))


NOT_WRAPPED = {
    "a line per paragraph": [LONG, OTHER, LONG],
    "sentences": ["The council met on Sunday.", "it left without a word.", "Two bakers laughed."],
    "titles": [
        "Two lighthouse keepers open second bridge for carts in the north of town",
        "Everything on the tram has become dear, high cost of seats prompts doubt",
        "A retired geologist draws a new map of the hills, the third since spring",
        "Northern railway expects storks to leave the mill before the end of week",
    ],
    "a menu": ["Home", "Register", "log in", "search", "members"],
}


@pytest.mark.parametrize("case", NOT_WRAPPED)
def test_lines_that_do_not_wrap(case):
    assert rows("\n".join(NOT_WRAPPED[case])).texts == NOT_WRAPPED[case]


def test_nothing_is_joined_over_a_line_that_is_not_free():
    lines = textwrap.wrap(LONG, 72)
    free = [True] * len(lines)
    free[1] = False
    assert rows("\n".join(lines), free).texts[0] == lines[0]


@pytest.mark.parametrize(("claimed", "far"), [(1, frozenset()), (3, frozenset()), (4, {1})])
def test_rows_behind_a_widget_are_far(claimed, far):
    free = [True, *[False] * claimed, True]
    assert rows("\n".join(["x"] * len(free)), free).far == far


@pytest.mark.parametrize(
    "text", ["one two", " one\u00a0\u00a0two", "[b]one[/b]  two", "o[i]n[/i]e two"]
)
def test_parts_stand_where_their_words_stand(text):
    span = rows(text).part(0, 4, 7)
    assert text[span.start : span.end] == "two"


def test_parts_of_wrapped_rows():
    text = "\n".join(textwrap.wrap(LONG, 72))
    read = rows(text)
    start = LONG.index("bakers")
    span = read.part(0, start, start + 6)
    assert text[span.start : span.end] == "bakers"


def test_wrapped_text_whose_lines_go_on_with_capitals():
    german = (
        "Die Pferde der Wiener Fiaker bekommen künftig bereits ab 33 Grad hitzefrei. Darauf haben "
        "sich Stadt und Betriebe nach monatelangen Verhandlungen geeinigt, wie das Rathaus schrieb."
    )
    wrapped = textwrap.wrap(german, 78)
    assert rows("\n".join(["Hitzefrei für Pferde", "", *wrapped])).texts[1:] == [german]
    titles = [
        "Die Pferde der Wiener Fiaker bekommen künftig bereits ab 33 Grad schon",
        *wrapped[1:2],
    ]
    assert rows("\n".join(titles)).texts == titles


@pytest.mark.parametrize("mark", ["\u200e", "\u202b", "\ufeff", "\u200e \u200f"])
@pytest.mark.parametrize("opening", ["{}one two", "{}[b]one[/b] two", "[i]{}one two[/i]"])
def test_marks_that_show_nothing_move_no_part(mark, opening):
    text = opening.format(mark)
    read = rows(text)
    assert read.texts == ["one two"]
    span = read.part(0, 4, 7)
    assert text[span.start : span.end] == "two"


def test_a_chinese_headline_and_a_caption_are_no_wrapped_text():
    lines = [
        "西藏牧民骑摩托送书上高原",
        "9月1日，牧民扎西在那曲为孩子们送书。新华社记者 丹增 摄",
        "新华社拉萨9月1日电 西藏那曲的牧民扎西用一辆旧摩托车，把三千多本书送到了放牧点。",
        "他说，书比盐轻，但比盐更难运。",
    ]
    assert rows("\n".join(lines)).texts == lines
    wrapped = [CHINESE[n : n + 30] for n in range(0, len(CHINESE), 30)]
    assert rows("\n".join(wrapped)).texts == [CHINESE]
