from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumparse._repeats import Copy, find_copies

P = [
    "The harbour council said on Sunday that the vote on salt would be delayed until spring.",
    "Two bakers told this paper that flour had become dearer by a third, and salt by half.",
    "“Nobody saw it coming,” said the warden’s wife … “not even the storks on the mill.”",
    "SALT TAX",
    "A retired geologist drew a new map of the hills - the third since the flood of 1913.",
    "He did not elaborate.",
]
DRIFTS = {
    "straight quotes": lambda text: text.translate(str.maketrans("’“”", '\'""')),
    "dots for an ellipsis": lambda text: text.replace("…", "..."),
    "another dash": lambda text: text.replace(" - ", " – "),
}


def test_a_whole_copy():
    assert find_copies([*P, *P]) == (Copy(6, 11, 0, 5),)


def test_a_copy_with_and_without_its_headline():
    headline = "Harbour council delays vote on salt tax"
    assert find_copies([headline, *P, *P]) == (Copy(7, 12, 1, 6),)
    assert find_copies([headline, *P, headline, *P]) == (Copy(7, 13, 0, 6),)


def test_three_copies():
    assert find_copies([*P, *P, *P, *P]) == (
        Copy(6, 11, 0, 5),
        Copy(12, 17, 0, 5),
        Copy(18, 23, 0, 5),
    )


def test_something_between_the_copies():
    assert find_copies([*P, "Share", "Tweet", *P]) == (Copy(8, 13, 0, 5),)


@pytest.mark.parametrize("drift", DRIFTS)
def test_drifted_copies(drift):
    copy = [DRIFTS[drift](text) for text in P]
    assert copy != P
    assert find_copies([*P, *copy]) == (Copy(6, 11, 0, 5),)


def test_every_text_may_drift_when_only_quotes_do():
    texts = [text.replace("The", "The warden’s") for text in P if len(text) > 60] * 2
    half = len(texts) // 2
    copy = [text.replace("’", "'") for text in texts[:half]]
    assert find_copies([*texts[:half], *copy]) == (Copy(half, 2 * half - 1, 0, half - 1),)


@pytest.mark.parametrize("at", [0, 1, 4])
def test_a_sentence_may_differ(at):
    copy = [*P]
    copy[at] = copy[at].replace("the ", "teh ", 1).replace("third", "quarter")
    assert find_copies([*P, *copy]) == (Copy(6, 11, 0, 5),)


@pytest.mark.parametrize("gone", [1, 2, 4])
def test_a_text_may_be_missing(gone):
    copy = [text for index, text in enumerate(P) if index != gone]
    assert find_copies([*P, *copy]) == (Copy(6, 10, 0, 5),)


def test_a_text_may_be_new():
    assert find_copies([*P, *P[:2], "Advertisement", *P[2:]]) == (Copy(6, 12, 0, 5),)


@pytest.mark.parametrize("end", ["", "...", "…"])
def test_a_copy_may_be_cut_short(end):
    copy = [*P[:4], P[4][:40] + end]
    assert find_copies([*P, *copy]) == (Copy(6, 10, 0, 4),)


def test_an_end_like_the_beginning_is_no_copy_of_it():
    last = P[0].replace("Sunday", "Monday").replace("spring", "autumn")
    texts = [P[0] + " REUTERS/Emil Tann", *P[1:], last]
    assert find_copies(texts + texts) == (Copy(7, 13, 0, 6),)


def test_every_text_twice_in_a_row():
    texts = [text for text in P[:3] for _ in range(2)]
    assert find_copies(texts) == (Copy(1, 1, 0, 0), Copy(3, 3, 2, 2), Copy(5, 5, 4, 4))


NO_COPIES = {
    "nothing": [],
    "no text twice": P,
    "menu words": ["Home", "Log in", *P, "Home", "Log in"],
    "a heading": [P[0], "SALT TAX", P[1], "SALT TAX", P[2]],
    "a title": ["Harbour council delays the vote on the salt tax until next spring", "Home"] * 2,
    "towns": [
        f"In {town} the price of a hundredweight of salt reached {price} coins on Sunday morning."
        for town, price in (("Arbil", 12), ("Basra", 15), ("Mosul", 11), ("Najaf", 12))
    ],
    "blocks of towns": [
        text
        for town, price in (("Arbil", 12), ("Basra", 15), ("Mosul", 11))
        for text in (
            f"The salt exchange of {town} opened on Sunday morning as it does every week.",
            f"A hundredweight of salt reached {price} coins there, said the warden of {town}.",
        )
    ],
}


@pytest.mark.parametrize("case", NO_COPIES)
def test_no_copies(case):
    assert find_copies(NO_COPIES[case]) == ()


@given(
    st.lists(st.sampled_from([*P, "a", "b", P[0] + " Twice.", P[2].replace("’", "'")]), max_size=40)
)
def test_copies_are_in_order_and_apart(texts):
    end = -1
    for copy in find_copies(texts):
        assert end < copy.first <= copy.last < len(texts)
        assert 0 <= copy.original_first <= copy.original_last < copy.first
        end = copy.last


HOSTILE = {
    "equal": lambda n: [P[0]] * n,
    "two by turns": lambda n: [P[0], P[1]] * n,
    "begin alike": lambda n: [f"{P[0]} {number}" for number in range(n)],
    "end alike": lambda n: [f"{number} {P[0]}" for number in range(n)],
    "pairs": lambda n: [f"{P[0]} {number // 2}" for number in range(n)],
    "short": lambda n: ["a", "b", "c"] * n,
    "growing": lambda n: [P[0][: number % 80] for number in range(n)],
    "long and alike": lambda n: [f"{P[0]} {number} {P[1] * 5}" for number in range(n)],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_texts(kind):
    def seconds(size: int) -> float:
        texts = HOSTILE[kind](size)
        taken = []
        for _ in range(3):
            start = time.process_time()
            find_copies(texts)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(4000) < 24 * max(seconds(500), 0.001)


def test_two_hundred_thousand_equal_lines():
    copies = find_copies([P[0]] * 200_000)
    assert len(copies) == 199_999
