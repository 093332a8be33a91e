"""What a thread says twice stands once in its bodies, and still in the page's text."""

from __future__ import annotations

import pytest

import forumparse as fp
import thread_pages as boards

pytest.importorskip("resiliparse")

LONG = (
    "The harbour railway was sold this morning to the ferrymen, who paid for it with the rent of "
    "four winters, and nobody in the village was asked whether the last tram may leave on Sunday."
)
ELSEWHERE = (
    "Whoever buys the harbour railway has to carry the salt of the village to the old pier for "
    "nothing, as long as the salt is dry and the pier stands, and the lamps are lit by him as well."
)
ANSWER = "I was told so at the pier, and I have not believed it for a minute."
READ_ON = "<p><a href='/p/1'>Continue reading</a></p>"


def thread(*bodies: str) -> fp.Page:
    """Return the page of an unknown board with these bodies."""
    posts = "".join(
        f"<div class=k9><div class=q2><a href='/people/{n}'>Rocky {n}</a></div>"
        f"<div class=q3>14 December 2024 0{n}:09</div><div class=z7>{body}</div>"
        "<div class=b4><a href='#'>Answer</a></div></div>"
        for n, body in enumerate(bodies, start=1)
    )
    page = fp.parse_html(boards.page(f"<h1>{boards.TITLE}</h1><div class=x1>{posts}</div>"))
    assert len(page.posts) == len(bodies)
    assert page.content == "\n\n".join(post.body for post in page.posts)
    return page


def quoting(text: str, own: str = ANSWER) -> str:
    return f"<blockquote><p>Rocky 1 said:</p><p>{text}</p></blockquote><p>{own}</p>"


def test_a_long_quote_of_a_post_on_the_page_is_no_part_of_the_body():
    page = thread(f"<p>{LONG}</p>", quoting(LONG), quoting(LONG, boards.THIRD))
    assert [post.body for post in page.posts] == [LONG, ANSWER, boards.THIRD]


def test_it_stays_in_the_text_and_in_the_posts_block():
    page = thread(f"<p>{LONG}</p>", quoting(LONG))
    span = page.posts[1].span
    assert LONG in page.text[span.start : span.end]
    assert page.text.count(LONG) == 2


def test_a_short_quote_says_what_is_answered_and_stays():
    body = thread(f"<p>{LONG}</p>", quoting("nobody in the village was asked")).posts[1].body
    assert body == f"> Rocky 1 said:\n\n> nobody in the village was asked\n\n{ANSWER}"


def test_what_is_quoted_from_elsewhere_stays_the_first_time():
    first, second, third = thread(
        f"<p>{LONG}</p>", quoting(ELSEWHERE), quoting(ELSEWHERE, boards.THIRD)
    ).posts
    assert first.body == LONG
    assert second.body == f"> Rocky 1 said:\n\n> {ELSEWHERE}\n\n{ANSWER}"
    assert third.body == boards.THIRD


def test_a_post_that_is_nothing_but_a_quote_keeps_it():
    post = thread(f"<p>{LONG}</p>", f"<blockquote>{LONG}</blockquote>", f"<p>{ANSWER}</p>").posts[1]
    assert post.body == f"> {LONG}"


def test_a_quote_of_a_post_below_is_a_repetition_too():
    assert thread(quoting(LONG), f"<p>{LONG}</p>").posts[0].body == ANSWER


def test_quotes_in_languages_that_part_no_words():
    long = "今朝、港の鉄道が売られた。村の人には誰も聞かなかった。最後の電車は日曜日に出る。"
    own = "桟橋でそう聞いたけれど、少しも信じていない。本当に誰が買ったのだろうか。"
    page = thread(f"<p>{long}</p>", f"<blockquote>{long}</blockquote><p>{own}</p>")
    assert page.posts[1].body == own


def test_of_a_folded_post_only_the_whole_is_the_body():
    whole = f"<p>{LONG}</p><p>{ELSEWHERE}</p><p>{ANSWER}</p>"
    teaser = f"<p>{LONG}</p><p>{ELSEWHERE[:70]}…</p>"
    page = thread(f"<p>{ANSWER}</p>", teaser + READ_ON + whole, f"<p>{boards.THIRD} So was I.</p>")
    assert page.posts[1].body == f"{LONG}\n\n{ELSEWHERE}\n\n{ANSWER}"


@pytest.mark.parametrize("link", [READ_ON, "<button>Continue reading</button>"])
def test_a_teaser_may_be_cut_within_its_first_line(link):
    folded = f"<p>{LONG[:90]}…</p>{link}<p>{LONG}</p>"
    assert thread(folded, f"<p>{ANSWER}</p>").posts[0].body == LONG


def test_a_refrain_is_no_teaser():
    song = f"<p>{ELSEWHERE}</p><p>Oh, the salt!</p><p>{ELSEWHERE}</p><p>{ANSWER}</p>"
    body = thread(song, f"<p>{LONG}</p>").posts[0].body
    assert body.split("\n\n") == [ELSEWHERE, "Oh, the salt!", ELSEWHERE, ANSWER]


# -- logs -----------------------------------------------------------------------------------------

FAULT = (
    "ERROR lamp 7 of the old pier: the oil is spent",
    "at the lamp of the ferry, where the wick was lit at noon",
    "at the lamp of the pier, where nobody had filled the can",
    "the keeper was called and did not come",
)


def logged(*times: str, faults: tuple[str, ...] = FAULT) -> str:
    """Return a listing in which the fault is told at each of the *times*."""
    return "\n".join(f"{time}{faults[0]}\n" + "\n".join(faults[1:]) for time in times)


@pytest.mark.parametrize(
    "stamp",
    ["2024-12-14 07:09:0{}.163 ", "[07:09:0{}] ", "Dec 14 07:09:0{} ", "14.12.2024 7:09:0{} "],
)
def test_a_log_says_a_thing_once(stamp):
    first, *more = (stamp.format(second) for second in range(4))
    between = f"{stamp.format(9)}WARNING the wick is short"
    log = f"{logged(first)}\n{between}\n{logged(*more)}"
    post = thread(f"<p>{ANSWER}</p><pre>{log}</pre><p>{boards.MORE}</p>", f"<p>{LONG}</p>").posts[0]
    assert post.body == f"{ANSWER}\n\n{logged(first.strip() + ' ')}\n{between}\n\n{boards.MORE}"


@pytest.mark.parametrize(
    "listing",
    [
        logged("", "", "", ""),  # code, and what else is written line by line
        "\n".join(f"07:09:0{n} {n * 17} litres of oil were left at the old pier" for n in range(6)),
        "\n".join(f"07:09:0{n} the oil is spent" for n in range(4)),
        logged("07:09:01 ", "07:09:02 "),  # two lines with times may be anything
    ],
)
def test_what_is_no_log_stays_as_it_is(listing):
    body = thread(f"<p>{ANSWER}</p><pre>{listing}</pre>", f"<p>{LONG}</p>").posts[0].body
    assert body == f"{ANSWER}\n\n{listing}"
