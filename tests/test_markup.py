from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumparse._lines import split_lines
from forumparse._markup import Piece, plain_text, read_markup

PLAIN = [
    "[I]n the matter of the mill",
    "[s]he said so",
    "[b]ut not yet",
    "[I] was there",
    "see note [1] and [2]",
    "{Al Furat News} publishes",
    "[Baghdad-Iraq]",
    "[email protected]",
    "[size=of the army]",
    "[quote of the day]",
    "[left] John, [right] Paul",
    "[Video] Minister speaks",
    "[Photo: AFP]",
    "[center stage]",
    "[b",
    "[",
    "[]",
    "[/]",
    "[url is down]",
    "[i=1]x",
    "[note]x[/note]",
    "x[/Reuters]",
]
TAKEN_OFF = [
    ("[b]x[/b]", "x"),
    ("[B]x[/b]", "x"),
    ("[STRONG]x[/B]", "x"),
    ("[b]x[i]y[/b]z[/i]", "xyz"),
    ("[center][size=39][b][color=#ff0000]x[/color][/b][/size][/center]", "x"),
    ("[size=39]x", "x"),
    ("x[/size]", "x"),
    ("x [size=39", "x"),
    ("x[/size", "x"),
    ("[size=39][b]x[/size]", "x"),
    ("[b]Harbour council", "Harbour council"),
    ("[b:3pzdg5xo]x[/b:3pzdg5xo]", "x"),
    ("[size=18:3pzdg5xo]x[/size:3pzdg5xo]", "x"),
    ("[list=1:3pzdg5xo][*:3pzdg5xo]x[/*:m:3pzdg5xo][/list:o:3pzdg5xo]", "x"),
    ('[quote="Al [x] O\'Brien":3pzdg5xo]x[/quote:3pzdg5xo]', "x"),
    ("[quote='Al [x]' pid='1' dateline='1481500800']x[/quote]", "x"),
    ("[quote=’Al [x]’]x[/quote]", "x"),
    ("[QUOTE=Rocky;123]x[/QUOTE]", "x"),
    ("[quote author=Rocky link=topic=1.msg2#msg2 date=1481500800]x[/quote]", "x"),
    ("[quote\u00a0author=Rocky date=1]x[/quote]", "x"),
    ("[url=http://a.example/?b=c]x[/url]", "x"),
    ('[url="http://a.example"]x[/url]', "x"),
    ("[url]http://a.example[/url]", "http://a.example"),
    ("[img]http://a.example/b.jpg[/img] x", "x"),
    ("[img width=300]http://a.example/b.jpg[/img]x", "x"),
    ("[img]http://a.example/b.jpg x", "x"),
    ("[youtube]dQw4w9WgXcQ[/youtube]x", "x"),
    ("[attachment=0]b.jpg[/attachment]x", "x"),
    ("[font=Times New Roman]x[/font]", "x"),
    ("[color=rgb(1, 2, 3)]x[/color]", "x"),
    ("[align=center]x[/align]", "x"),
    ("[code][b]x[/b][/code]", "[b]x[/b]"),
    ("x[br]y", "x y"),
    ("[table][tr][td]x[/td][td]y[/td][/tr][/table]", "x y"),
    ("[hr]x", "x"),
    ("[I]n the matter of [I]law[/I]", "[I]n the matter of law"),
    ("[email=a@b.example]x[/email]", "x"),
    ("  [b] x\u00a0 [/b]  y ", "x y"),
]


@pytest.mark.parametrize("text", PLAIN)
def test_text_that_is_no_markup(text):
    assert plain_text(text) == text
    assert read_markup(split_lines(text)).pieces == {}


@pytest.mark.parametrize(("text", "plain"), TAKEN_OFF)
def test_markup_that_comes_off(text, plain):
    assert plain_text(text) == plain


def pieces(text: str) -> list[Piece]:
    found = read_markup(split_lines(text)).pieces
    return [piece for line in sorted(found) for piece in found[line]]


@pytest.mark.parametrize(
    ("size", "large"),
    [
        *(
            (size, True)
            for size in ("39", "18", "39px", "14pt", "1.5em", "150", "200", "150%", "5")
        ),
        *((size, True) for size in ("7", "large", "x-large", "XX-Large", "+2", '"24"')),
        *((size, False) for size in ("12", "17", "12px", "10pt", "1em", "100", "85", "120%", "3")),
        *((size, False) for size in ("small", "medium", "x-small", "-1", "+1", "50")),
    ],
)
def test_sizes_above_body_size(size, large):
    (piece,) = pieces(f"[size={size}]x[/size]")
    assert bool(piece.large) == large


def test_a_size_over_several_lines_is_one():
    first, second, third = pieces("[size=24]one\ntwo[/size]\n[size=24]three[/size]")
    assert first.large == second.large != 0
    assert third.large not in (0, first.large)


def test_a_tag_that_never_closes_reaches_to_the_end_of_its_line():
    found = read_markup(split_lines("[size=24]one\ntwo\n[quote=Rocky]three\nfour")).pieces
    assert sorted(found) == [0, 2]
    assert (found[0][0].large > 0, found[2][0].quoted) == (True, True)


def test_pieces_of_a_line():
    found = pieces("before[quote]one [b]two[/b][/quote]after[list][*]three[*][b]four[/b][/list]")
    assert [(piece.text, piece.quoted, piece.item, piece.strong) for piece in found] == [
        ("before", False, False, False),
        ("one two", True, False, False),
        ("after", False, False, False),
        ("three", False, True, False),
        ("four", False, True, True),
    ]


def test_quotes_within_quotes_end_with_the_last():
    found = pieces("[quote]\na\n[quote]\nb\n[/quote]\nc\n[/quote]\nd [b]e[/b]")
    assert [(piece.text, piece.quoted) for piece in found] == [
        ("a", True),
        ("b", True),
        ("c", True),
        ("d e", False),
    ]


def test_an_item_may_stand_below_its_tag():
    assert [(piece.text, piece.item) for piece in pieces("[list]\n[*]\nsalt\n[/list]")] == [
        ("salt", True)
    ]


def test_spans_hold_the_markup():
    text = "  [b]one[/b][quote]two[/quote]  "
    assert [text[piece.start : piece.end] for piece in pieces(text)] == [
        "[b]one[/b]",
        "[quote]two[/quote]",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[size=39]x", "never closed"),
        ("x[/b]", "closes nothing"),
        ("[b][i]x[/b][/i]", "crosses"),
        ("x [size=39", "cut off"),
    ],
)
def test_stray_markup_is_a_problem(text, words):
    (problem,) = read_markup(split_lines(text)).problems
    assert problem.kind == "stray-markup"
    assert words in problem.message
    assert text[problem.span.start] == "["


@pytest.mark.parametrize("text", ["[b]x[/b]", "[*]x", "[hr]", "[I]n the", "[list][*]x[*]y[/list]"])
def test_markup_in_order_is_no_problem(text):
    assert read_markup(split_lines(text)).problems == ()


def test_problems_are_few():
    assert len(read_markup(split_lines("[size=39][/b][b][i][/b][/i]" * 100)).problems) <= 4


def test_lines_that_are_not_free_have_no_markup():
    text = "[b]one[/b]\n[b]two[/b]\n[size=24]three"
    found = read_markup(split_lines(text), [True, False, True]).pieces
    assert sorted(found) == [0, 2]


TAGS = "[b] [/b] [quote] [/quote] [size=39] [/size] [*] [code] [/code] [img] [/img] [br] [size="
FRAGMENTS = st.lists(
    st.sampled_from([*TAGS.split(), "http://a.example", "word", " ", "\n", "\r", "["])
)


@given(FRAGMENTS.map("".join) | st.text(alphabet="[]/=bi \n\"'*", max_size=60))
def test_pieces_stand_on_their_lines_in_order(text):
    lines = split_lines(text)
    for line, found in read_markup(lines).pieces.items():
        at, end = lines.starts[line], lines.starts[line] + len(lines.contents[line])
        for piece in found:
            assert at <= piece.start <= piece.end <= end
            kept = "".join(text[start:stop] for start, stop in piece.kept)
            assert "".join(kept.split()) == "".join(piece.text.split()) != ""
            assert all(at <= stop and start < stop <= end for start, stop in piece.kept)
            at = piece.end


HOSTILE = {
    "brackets": lambda n: "[" * n,
    "bold": lambda n: "[b]" * n,
    "bold lines": lambda n: "[b]\n" * n,
    "urls": lambda n: "[url=" * n,
    "images": lambda n: "[img]" * n,
    "codes": lambda n: "[code]" * n,
    "one argument": lambda n: "[size=" + "9" * n,
    "quoted arguments": lambda n: "[quote='[quote=\"" * n,
    "nested": lambda n: "[quote]" * n + "x" + "[/quote]" * n,
    "nested lines": lambda n: "[quote]\n" * n + "x" + "\n[/quote]" * n,
    "crossed": lambda n: "[b][i]" * n + "[/b]" * n + "[/i]" * n,
    "blanks": lambda n: ("[quote" + " " * 50) * n,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_text(kind):
    def seconds(size: int) -> float:
        lines = split_lines(HOSTILE[kind](size))
        taken = []
        for _ in range(3):
            start = time.process_time()
            read_markup(lines)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(8000) < 24 * max(seconds(1000), 0.001)


def test_deep_nesting_needs_no_recursion():
    (piece,) = pieces("[quote]" * 100_000 + "x" + "[/quote]" * 100_000)
    assert (piece.text, piece.quoted) == ("x", True)
