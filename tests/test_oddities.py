"""Problems that only the whole page, or the calendar, can tell."""

from __future__ import annotations

import pytest

import forumparse as fp
from forumparse import _oddities

WIDGET = "» Lighthouse lamp replaced\nYesterday at 6:36 pm by Emil\n"


def problems(text: str) -> list[tuple[str, str]]:
    page = fp.parse_page(text)
    return [(p.kind, text[p.span.start : p.span.end]) for p in page.problems]


@pytest.mark.parametrize(
    "line",
    [
        "31 Feb 2024, 7:09",
        "31 Feb 2024, 7:09 by Rosa",
        "by Rosa on Thu 31 Apr 2024, 6:34 am",
        "Feb 30, 2024 7:09 am",
        "29 Feb 2023, 7:09",
        "45 Dec 2024, 7:09",
        "0 Dec 2024, 7:09",
        "30/02/2024, 7:09",
        "13/13/2024 7:09",
        "31.02.2024",
        "2024-02-30 07:09",
        "0000-00-00 00:00:00",
        "31 Feb, 7:09",
        "31 февраля 2024, 7:09",
    ],
)
def test_a_day_that_no_calendar_has_is_a_malformed_timestamp(line):
    text = f"» Ferry to stop at the old pier again\n{line}\n"
    text += "» Маяк\n14 фев 2024, 7:09\n" if "ф" in line else WIDGET
    assert ("malformed-timestamp", line) in problems(text)
    assert fp.parse_timestamp(line, locale="ru" if "ф" in line else "en") is None


@pytest.mark.parametrize(
    "line",
    [
        "31 days without rain in 2024",
        "Tram no. 94 runs again",
        "45 replies",
        "Joined: 31 Feb 2024",
        "30",
        "Top 40 of Dec 2024",
        "31 Feb 1815",
        "29 Feb 2024, 7:09",
        "Feb 31",
    ],
)
def test_other_numbers_are_none(line):
    text = f"» Ferry to stop at the old pier again\n{line}\n{WIDGET}"
    assert "malformed-timestamp" not in [kind for kind, _ in problems(text)]


@pytest.mark.parametrize("line", ["Tram 94 runs again", "moved Oct 18, 2023 at 8:31"])
def test_a_line_without_numbers_beside_its_stamp_is_not_read_again(line, monkeypatch):
    read = []
    monkeypatch.setattr(_oddities, "read_stamp_line", lambda text, code: read.append(text))
    fp.parse_page(f"{line}\n{WIDGET}")
    assert read == []
    fp.parse_page(f"31 Feb 2024, 7:09\n{WIDGET}")
    assert "31 Feb 2024, 7:09" in read


def test_a_page_of_impossible_days_is_in_a_language_we_know():
    lines = [f"» tune {n}\n3{n} Feb 2024, 7:09\n" for n in range(4)]
    assert {kind for kind, _ in problems("".join(lines))} == {"malformed-timestamp"}


def test_stamps_of_an_unknown_language_are_one_problem():
    text = "» Feri\nLeo saa 7:09 na Rosa\n» Mnara\nJana saa 18:36 na Emil\n"
    assert problems(text) == [("unknown-language", "Leo saa 7:09 na Rosa")]
    assert problems(text[: text.index("» Mnara")]) == []  # one such line may be anything


@pytest.mark.parametrize(
    ("stamp", "odd"),
    [
        ("Fri 12 Dec 2024, 6:34 am", True),
        ("Thu 12 Dec 2024, 6:34 am", False),
        ("Fri 12 Dec, 6:34 am", False),  # of some year it was a Friday
        ("12 Dec 2024, 6:34 am", False),
    ],
)
def test_a_weekday_that_its_date_contradicts(stamp, odd):
    found = problems(f"» Ferry to stop at the old pier again\n{stamp} by Rosa\n{WIDGET}")
    assert found == ([("weekday-mismatch", stamp)] if odd else [])


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
def test_an_exception_names_line_and_column(ending):
    page = fp.parse_page(f"» Tide tables\n  Today at 25:00 by Rosa\n{WIDGET}".replace("\n", ending))
    with pytest.raises(fp.PageProblems) as raised:
        page.raise_for_problems()
    assert [line.rpartition(" @ ")[2] for line in str(raised.value).splitlines()] == ["1:1", "2:3"]
