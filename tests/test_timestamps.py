"""`Today at 7:09 am` to a `Timestamp`: clocks, zones, dates and day words, form by form.

What the languages add is tested by their own examples (`test_locales`), and once more here, all
examples of a language at a time.
"""

from __future__ import annotations

import pytest

import forumparse as fp
from forumparse import _timestamps
from forumparse._times_of_day import find_clocks, usual_clock
from forumparse._timestamps import (
    LONGEST_LINE,
    clock_in,
    find_stamps,
)
from forumparse.locales import known_locales, load_locale
from forumparse.model import AbsoluteTimestamp, ClockTime, RelativeDay, RelativeWeekday, Span


def read(text: str, locale: str = "en", **more):
    return fp.parse_timestamp(text, locale=locale, **more)


def clock(text: str, locale: str = "en") -> ClockTime | None:
    stamp = read(text, locale)
    return None if stamp is None else stamp.clock


def ymd(text: str, locale: str = "en", **more) -> tuple[int | None, int, int | None] | None:
    stamp = read(text, locale, **more)
    return None if stamp is None else (stamp.year, stamp.month, stamp.day)


@pytest.mark.parametrize("code", known_locales())
def test_the_examples_of_a_language_mean_what_they_say(code):
    for example in load_locale(code).examples:
        resolver = fp.Resolver(example.reference)
        assert resolver.resolve(read(example.text, code)) == example.expect, example.text


# --- the whole of a text -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Today at 7:09 am", 0, 16),
        ("  Today at 7:09 am \n", 2, 18),
        ("\u00a0Today at 7:09 am.", 1, 17),
        ("Yesterday", 0, 9),
        (" Dec 2024 ", 1, 9),
        ("5 minutes ago.", 0, 13),
        ("\u200fToday at 7:09 am", 1, 17),
        ("\ufeff Yesterday\u200e\n", 2, 11),
        ("\u202a12\u00a0Dec 2024\u202c", 1, 12),
    ],
)
def test_blanks_around_it_and_a_full_stop_are_left_out(text, start, end):
    stamp = read(text)
    assert stamp.span == Span(start, end)
    assert stamp.raw == text[start:end].replace("\u00a0", " ")


def test_blanks_within_it_are_single_spaces_in_raw():
    stamp = read("Today\u00a0at  7:09 am")
    assert (stamp.raw, stamp.span) == ("Today at 7:09 am", Span(0, 17))
    stamp = read("12  Dec\u20092024")
    assert (stamp.raw, stamp.span) == ("12 Dec 2024", Span(0, 12))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "7:09",
        "Today at 7:09 am by Rocky",
        "on Today at 7:09 am!",
        "Rocky Today at 7:09 am",
        "Today at 7:09 am ..",
        "12 Dec 2024 13",
        "12 Dec 2024 and more",
        "x 5 minutes ago",
    ],
)
def test_text_that_is_more_or_less_than_a_stamp_is_none(text):
    assert read(text) is None


def test_no_board_prints_a_stamp_as_long_as_a_paragraph():
    line = "Today at 7:09 am".ljust(LONGEST_LINE)
    assert [found.end for found in find_stamps(line, "en")][:1] == [16]
    assert list(find_stamps(f"{line} ", "en")) == []


def test_a_clock_stands_near_its_day():
    assert read(f"Today at{' ' * 90}7:09 am").days == 0
    assert read(f"Today at{' ' * 95}7:09 am") is None


@pytest.mark.parametrize("wrong", [None, b"Today at 7:09 am", 7])
def test_only_text_is_read(wrong):
    with pytest.raises(TypeError, match=f"reads a str, not {type(wrong).__name__}: decode"):
        fp.parse_timestamp(wrong)


def test_a_language_nobody_described_is_refused():
    with pytest.raises(fp.UnknownLocale):
        read("Today", "tlh")


@pytest.mark.parametrize("wrong", [None, 7, b"en", ("en", "fr")])
def test_a_language_is_named_by_one_code(wrong):
    with pytest.raises(TypeError, match="the code of a language"):
        fp.parse_timestamp("Today", locale=wrong)


@pytest.mark.parametrize("wrong", ["", "named", "DMY", 7, ["mdy"]])
def test_an_order_is_one_of_three(wrong):
    with pytest.raises(ValueError, match="date_order must be one of 'dmy', 'mdy', 'ymd', not"):
        fp.parse_timestamp("Today", date_order=wrong)


# --- clocks --------------------------------------------------------------------------------------

NOON, MIDNIGHT = ClockTime(12, 0), ClockTime(0, 0)


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("7:09", ClockTime(7, 9)),
        ("07:09", ClockTime(7, 9)),
        ("23:59:58", ClockTime(23, 59, 58)),
        ("7:09:05 pm", ClockTime(19, 9, 5)),
        ("7:09:05.123456", ClockTime(7, 9, 5)),
        ("7:09 am", ClockTime(7, 9)),
        ("7:09am", ClockTime(7, 9)),
        ("7:09 AM", ClockTime(7, 9)),
        ("7:09 a.m.", ClockTime(7, 9)),
        ("7:09 p. m.", ClockTime(19, 9)),
        ("7:09PM", ClockTime(19, 9)),
        ("7 pm", ClockTime(19, 0)),
        ("7pm", ClockTime(19, 0)),
        ("7 p.m.", ClockTime(19, 0)),
        ("7h09", ClockTime(7, 9)),
        ("7 h 09", ClockTime(7, 9)),
        ("19H09", ClockTime(19, 9)),
        ("19時09分", ClockTime(19, 9)),
        ("7時9分5秒", ClockTime(7, 9, 5)),
        ("19点09分", ClockTime(19, 9)),
        ("19시 9분", ClockTime(19, 9)),
        ("12:00 am", MIDNIGHT),
        ("12:00 pm", NOON),
        ("12:00", NOON),
        ("0:00", MIDNIGHT),
        ("0:30 am", ClockTime(0, 30)),
        ("12:59 am", ClockTime(0, 59)),
        ("\uff17:\uff10\uff19", ClockTime(7, 9)),
        ("\u0667:\u0660\u0669", ClockTime(7, 9)),
    ],
)
def test_a_clock_shows(shown, meant):
    assert clock(f"Today {shown}") == meant
    assert clock(f"Today at {shown}") == meant
    assert clock(f"12 Dec 2024, {shown}") == meant


@pytest.mark.parametrize(
    "shown",
    [
        "24:00",
        "25:00",
        "7:60",
        "7:09:60",
        "13:05 pm",
        "13 am",
        "7:9",
        "7:099",
        "107:09",
        "7:09:1",
        "7",
        "25時10分",
        "7時60分",
        "7時",
        "7시간 30분",  # how long
    ],
)
def test_no_clock_shows(shown):
    assert read(f"Today at {shown}") is None
    assert read(f"12 Dec 2024, {shown}") is None


def test_a_clock_may_be_glued_to_what_stands_before_it():
    assert clock("12/9/2511:01 PM") == ClockTime(23, 1)
    assert clock("2024-12-14T07:09") == ClockTime(7, 9)
    assert clock("2024-12-14T07:09:10Z") == ClockTime(7, 9, 10)
    assert read("12/9/2511:01 PM").year == 2025
    assert read("12-14-202407:10 AM") == read("12-14-202407:10 AM")


def test_a_dotted_clock_needs_its_word_or_a_dash():
    assert clock("tänään klo 07.10", "fi") == ClockTime(7, 10)
    assert clock("tänään klo 07.10.30", "fi") == ClockTime(7, 10, 30)
    assert clock("14.12.2024 - 07.10", "de") == ClockTime(7, 10)
    assert clock("Today 07.10") == ClockTime(7, 10)
    assert clock("14 ธ.ค. 2567 07.10 น.", "th") == ClockTime(7, 10)
    assert read("14 ธ.ค. 2567 07.10", "th") is None
    assert read("Today, 07.10") is None
    assert read("Today 07.100") is None
    assert clock_in("07.10") is None


def test_a_word_beside_the_clock_says_which_half_of_the_day():
    assert clock("今天 下午 7:09", "zh-Hans") == ClockTime(19, 9)
    assert clock("今天 上午 7:09", "zh-Hans") == ClockTime(7, 9)
    assert read("今天 下午 13:09", "zh-Hans") is None
    assert clock("今天 下午 12:09", "zh-Hans") == ClockTime(12, 9)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rocky 7:09", (6, 10, ClockTime(7, 9))),
        ("7:09 pm Rocky", (0, 7, ClockTime(19, 9))),
        ("25:00", (0, 5, None)),
        ("a 7 pm b", (2, 6, ClockTime(19, 0))),
        ("Rocky", None),
        ("12:34:56:78", None),
        ("1.7:09", None),
        ("-7:09", (1, 5, ClockTime(7, 9))),
        ("x-7:09", None),
        ("5+7:09", None),
        ("x" * LONGEST_LINE + " 7:09", None),
    ],
)
def test_where_a_clock_stands(text, found):
    assert clock_in(text) == found


def test_a_line_may_hold_several():
    found = list(find_stamps("Today at 7:09 am and Yesterday at 6:36 am", "en"))
    assert [(one.start, one.end) for one in found if one.time] == [(0, 16), (21, 41)]
    assert [one.time for one in found if one.time] == [ClockTime(7, 9), ClockTime(6, 36)]
    impossible = list(find_stamps("Today at 25:00", "en"))
    assert [(one.possible, one.time) for one in impossible[:1]] == [(False, None)]


def test_the_words_of_a_clock_image_are_no_part_of_the_stamp():
    text = "EmptyThu 12 Dec 2024, 6:34 am"
    (found, *_) = find_stamps(text, "en")
    assert text[found.start : found.end] == "Thu 12 Dec 2024, 6:34 am"
    assert next(find_stamps("emptyHeute um 7:09", "de")).start == 5
    assert read("Thu 12 Dec 2024, 6:34 am").weekday == 3


# --- zones ---------------------------------------------------------------------------------------

HOURS = {
    **dict.fromkeys(("UTC", "GMT", "Z", "WET"), 0),
    **dict.fromkeys(("WEST", "CET"), 1),
    **dict.fromkeys(("CEST", "EET"), 2),
    **dict.fromkeys(("EEST", "MSK", "МСК"), 3),
    **dict.fromkeys(("HKT", "SGT", "WITA"), 8),
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "JST": 9, "KST": 9, "PKT": 5, "WIB": 7, "AEST": 10, "AEDT": 11,
}  # fmt: skip


@pytest.mark.parametrize("name", HOURS)
def test_a_zone_by_its_name(name):
    for shown in (
        f" {name}",
        f" ({name})",
        f" {name.lower()}",
        name if name == "Z" else f" {name}",
    ):
        stamp = read(f"12 Dec 2024, 14:05{shown}")
        assert stamp.utc_offset == 60 * HOURS[name]
        assert stamp.raw.endswith(shown)


@pytest.mark.parametrize(
    ("shown", "minutes"),
    [
        ("+02:00", 120),
        (" +0200", 120),
        ("-05:30", -330),
        (" UTC+2", 120),
        (" UTC +2", 120),
        (" GMT-5", -300),
        (" GMT - 5:30", -330),
        (" UTC+0530", 330),
        (" EST+1", -240),
        (" +14:00", 840),
        (" +14:01", None),
        (" UTC+99", None),
        (" IST", None),
        (" BST", None),
    ],
)
def test_a_zone_by_its_offset(shown, minutes):
    stamp = read(f"2024-12-14 07:09{shown}")
    assert stamp.utc_offset == minutes
    assert stamp.clock == ClockTime(7, 9)
    assert stamp.raw == f"2024-12-14 07:09{shown}"


def test_a_day_word_keeps_no_zone_and_a_word_is_none():
    assert read("Today at 14:05 UTC") == RelativeDay(
        raw="Today at 14:05 UTC", span=Span(0, 18), days=0, clock=ClockTime(14, 5)
    )
    assert read("12 Dec 2024, 14:05 utca") is None
    assert read("12 Dec 2024, 14:05 UTC+2:000") is None


# --- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 Dec 2024", (2024, 12, 12)),
        ("12th December, 2024", (2024, 12, 12)),
        ("12. Dec. 2024.", (2024, 12, 12)),
        ("12-Dec-24", (2024, 12, 12)),
        ("12/Dec/2024", (2024, 12, 12)),
        ("Dec 12, 2024", (2024, 12, 12)),
        ("December 14th, 2024", (2024, 12, 14)),
        ("Jan 1st, '07", (2007, 1, 1)),
        ("Dec-14-24", (2024, 12, 14)),
        ("2024 Dec 14", (2024, 12, 14)),
        ("19 Mar", (None, 3, 19)),
        ("Mar 19", (None, 3, 19)),
        ("Dec 2024", (2024, 12, None)),
        ("Dec '24", (2024, 12, None)),
        ("14.12.2024", (2024, 12, 14)),
        ("14.12.24", (2024, 12, 14)),
        ("14/12/2024", (2024, 12, 14)),
        ("12-14-2024", (2024, 12, 14)),
        ("2024-12-14", (2024, 12, 14)),
        ("2024/12/14", (2024, 12, 14)),
        ("2024.12.14.", (2024, 12, 14)),
        ("2024-14-12", (2024, 12, 14)),
        ("2024-13-12", (2024, 12, 13)),
        ("2024-12-13", (2024, 12, 13)),
        ("05.12.2024", (2024, 12, 5)),
        ("17 04 2003", (2003, 4, 17)),
        ("05.02.2024", (2024, 2, 5)),
        ("12/12/2024", (2024, 12, 12)),
        ("29 Feb 2024", (2024, 2, 29)),
        ("29 Feb", (None, 2, 29)),
    ],
)
def test_a_date_in_every_form(text, parts):
    assert ymd(text) == parts
    assert ymd(f"{text}, 7:09 am") == parts
    assert read(f"{text}, 7:09 am").clock == ClockTime(7, 9)


@pytest.mark.parametrize(
    ("text", "locale", "parts"),
    [
        ("2024年12月14日", "zh-Hans", (2024, 12, 14)),
        ("12月14日", "zh-Hans", (None, 12, 14)),
        ("2024년 12월 14일", "ko", (2024, 12, 14)),
        ("2024. dec. 14.", "hu", (2024, 12, 14)),
        ("9 de Junho de 2012", "pt", (2012, 6, 9)),
        ("14. Dezember 2024", "de", (2024, 12, 14)),
        ("2024. gada 14. decembris", "lv", (2024, 12, 14)),
        ("14 ธ.ค. 2567", "th", (2024, 12, 14)),
        ("14 ธันวาคม พ.ศ. 2567", "th", (2024, 12, 14)),
        ("14 ธ.ค. 67", "th", (2024, 12, 14)),
        ("14/12/67", "th", (2024, 12, 14)),
        ("14/12/24", "th", (2024, 12, 14)),
        ("2024年12月", "ja", (2024, 12, None)),
        ("2024년 12월", "ko", (2024, 12, None)),
        ("令和6年12月14日", "ja", (2024, 12, 14)),
        ("平成 30年5月1日", "ja", (2018, 5, 1)),
        ("24年12月14日", "ja", (2024, 12, 14)),
        ("民國113年12月14日", "zh-Hant", (2024, 12, 14)),
        ("۲۴ آذر ۱۴۰۳", "fa", (2024, 12, 14)),
        ("1403/09/24", "fa", (2024, 12, 14)),
        ("1403-12-30", "fa", (2025, 3, 20)),
    ],
)
def test_a_date_in_forms_of_other_languages(text, locale, parts):
    assert ymd(text, locale) == parts


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("令和6年", "ja"),  # a year alone
        ("令和600年12月14日", "ja"),
        ("令和6年12月14日", "zh-Hans"),
        ("1403/09/24", "en"),
        ("1403/13/24", "fa"),
        ("1404/12/30", "fa"),  # no leap year
        ("1203/09/24", "fa"),
        ("۲۴ آذر", "fa"),  # which day that is depends on the year
        ("آذر ۱۴۰۳", "fa"),  # a month of two
        ("۲۴ آذر ۲۰۲۴", "fa"),
    ],
)
def test_years_of_other_reckonings_are_read_in_full_dates_alone(text, locale):
    assert read(text, locale) is None


@pytest.mark.parametrize(
    "text",
    [
        "31 Apr 2024",
        "30 Feb",
        "29 Feb 2023",
        "0 Dec 2024",
        "32 Dec 2024",
        "13/13/2024",
        "0/5/2024",
        "5/0/2024",
        "2024-00-14",
        "2024-12-00",
        "2024-13-32",
        "12 Dec 1969",
        "12 Dec 2100",
        "14/12.2024",
        "31 Feb 2024, 7:09",
        "1st Feb 2024-5",
    ],
)
def test_no_calendar_has(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("shown", "year"), [("69", 2069), ("70", 1970), ("99", 1999), ("00", 2000)]
)
def test_a_year_of_two_digits(shown, year):
    assert read(f"12 Dec {shown}, 7:09").year == year
    assert read(f"12/14/{shown}").year == year


def test_the_years_that_boards_can_have():
    assert [ymd(f"12 Dec {year}") is None for year in (1969, 1970, 2099, 2100)] == [
        *(True, False, False, True)
    ]


# --- the order of day and month ------------------------------------------------------------------


def test_an_unclear_date_takes_the_order_of_the_language_and_says_so():
    stamp = read("03/04/2024")
    assert (stamp.month, stamp.day, stamp.order, stamp.ambiguous) == (3, 4, "mdy", True)
    stamp = read("03/04/2024", "fr")
    assert (stamp.month, stamp.day, stamp.order, stamp.ambiguous) == (4, 3, "dmy", True)


@pytest.mark.parametrize(("order", "month", "day"), [("mdy", 3, 4), ("dmy", 4, 3)])
def test_an_order_that_is_told_leaves_nothing_unclear(order, month, day):
    for text in ("03/04/2024", "03/04/2024, 7:09"):
        stamp = read(text, date_order=order)
        assert (stamp.month, stamp.day, stamp.order, stamp.ambiguous) == (month, day, order, False)


@pytest.mark.parametrize(
    ("order", "date"),
    [("mdy", (2012, 10, 11)), ("dmy", (2012, 11, 10)), ("ymd", (2010, 11, 12))],
)
@pytest.mark.parametrize("locale", ["en", "fr", "ja"])
def test_an_order_that_is_told_says_where_a_short_year_stands(locale, order, date):
    stamp = read("10/11/12", locale, date_order=order)
    assert (stamp.year, stamp.month, stamp.day) == date
    assert (stamp.order, stamp.ambiguous) == (order, False)


def test_that_the_year_comes_first_says_nothing_of_one_that_comes_last():
    stamp = read("03/04/2024", date_order="ymd")
    assert (stamp.month, stamp.day, stamp.order, stamp.ambiguous) == (3, 4, "mdy", True)
    assert read("13/04/2024", date_order="ymd").order == "dmy"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("13/04/2024", "dmy"),
        ("04/13/2024", "mdy"),
        ("05/05/2024", "dmy"),
        ("03.04.2024", "dmy"),
        ("03 04 2024", "dmy"),
        ("2024-04-03", "ymd"),
        ("3 Apr 2024", "named"),
    ],
)
def test_the_order_that_a_date_tells_by_itself(text, order):
    stamp = read(text)
    assert (stamp.order, stamp.ambiguous) == (order, False)
    assert read(text, date_order="mdy").order == order


# --- day words and weekdays ----------------------------------------------------------------------


@pytest.mark.parametrize(("word", "days"), [("Today", 0), ("Yesterday", -1), ("Tomorrow", 1)])
def test_a_day_word_with_and_without_its_clock(word, days):
    assert read(word) == RelativeDay(raw=word, span=Span(0, len(word)), days=days)
    for shown in (f"{word}, 7:09", f"{word} at 7:09", f"{word} - 7:09", f"{word} (7:09)"):
        stamp = read(shown)
        assert (stamp.days, stamp.clock, stamp.raw) == (days, ClockTime(7, 9), shown)


def test_a_clock_may_stand_first():
    assert read("7:09, Today").days == 0
    assert read("7:09 pm, 12 Dec 2024").clock == ClockTime(19, 9)
    assert ymd("7:09 pm - 12 Dec 2024") == (2024, 12, 12)


@pytest.mark.parametrize("number", range(7))
def test_a_weekday_alone_and_beside_its_date(number):
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[number]
    assert read(f"{name} at 7:10 AM") == RelativeWeekday(
        raw=f"{name} at 7:10 AM",
        span=Span(0, len(name) + 11),
        weekday=number,
        clock=ClockTime(7, 10),
    )
    assert read(f"{name[:3]} 12 Dec 2024, 6:34 am").weekday == number
    assert read(f"12 Dec 2024, {name}").weekday == number
    assert isinstance(read(f"({name}) 12 Dec 2024"), AbsoluteTimestamp)


# --- ages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "amount", "unit", "at_most"),
    [
        ("5 minutes ago", 5, "minute", False),
        ("an hour ago", 1, "hour", False),
        ("a day ago", 1, "day", False),
        ("2 weeks ago", 2, "week", False),
        ("3 months ago", 3, "month", False),
        ("1 day, 3 hours ago", 27, "hour", False),
        ("1 day and 3 hours ago", 27, "hour", False),
        ("less than a minute ago", 1, "minute", True),
        ("just now", 1, "minute", True),
        ("a few minutes ago", 1, "hour", True),
        ("a few hours ago", 1, "day", True),
        ("a few weeks ago", 1, "month", True),
        ("5m", 5, "minute", False),
        ("2h", 2, "hour", False),
    ],
)
def test_an_age(text, amount, unit, at_most):
    stamp = read(text)
    assert (stamp.amount, stamp.unit, stamp.at_most) == (amount, unit, at_most)
    assert (stamp.raw, stamp.span) == (text, Span(0, len(text)))


def test_what_is_too_short_to_be_certain():
    certain = {
        text: [found.frame.certain for found in find_stamps(text, "en")]
        for text in (
            "5m",
            "5 minutes ago",
            "just now",
            "Today",
            "Dec 2024",
            "12 Dec 2024",
            "12 Dec",
        )
    }
    assert certain == {
        "5m": [False],
        "5 minutes ago": [True],
        "just now": [True],
        "Today": [False],
        "Dec 2024": [False],
        "12 Dec 2024": [True],
        "12 Dec": [False],
    }


@pytest.mark.parametrize(
    "text", ["x5m", "5mm", "A run of 5m in the rain", "99999 minutes ago", "5 ago"]
)
def test_no_age(text):
    assert list(find_stamps(text, "en")) == []


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("1 week, 2 days ago", 9, "day"),
        ("1 week, 2 days, 3 hours ago", 219, "hour"),
        ("2 hours, 5 minutes ago", 125, "minute"),
        ("3 years 23 weeks ago", 1256, "day"),
        ("9999 minutes ago", 9999, "minute"),
    ],
)
def test_an_age_of_several_units_is_counted_in_one_that_holds_it(text, amount, unit):
    stamp = read(text)
    assert (stamp.amount, stamp.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("text", "locale", "meant"),
    [
        ("преди около час", "bg", (1, "hour", False)),
        ("pre manje od sat", "sr-Latn", (1, "hour", True)),
        ("maždaug prieš valandą", "lt", (1, "hour", False)),
        ("ประมาณ 2 ชั่วโมงที่แล้ว", "th", (2, "hour", False)),
        ("大约 2 小时前", "zh-Hans", (2, "hour", False)),
        ("เมื่อ 2 ชั่วโมงที่แล้ว", "th", (2, "hour", False)),
    ],
)
def test_a_qualifier_stands_before_an_age_or_within_it(text, locale, meant):
    age = read(text, locale)
    assert (age.amount, age.unit, age.at_most) == meant


@pytest.mark.parametrize(
    "text", ["околопреди час", "преди около", "около преди", "преди над на час"]
)
def test_a_qualifier_is_a_word_in_its_place(text):
    assert read(text, "bg") is None


# --- the short way -------------------------------------------------------------------------------

USUAL = [
    ("Today at 7:09 am by Rocky", 9, 16),
    ("Today at 7:09 am", 9, 16),
    ("7:09", 0, 4),
    ("Re: 12:30 by Rocky", 4, 9),
    ("by Rocky \u00bb Thu Dec 12, 2024 6:34 pm \u00bb in News", 28, 35),
    ("at 25:00", 3, 8),
    ("2024-12-14T07:09:30", 11, 19),
]
LINES = [
    *(line for line, _, _ in USUAL),
    "(7:09 am) by Rocky",
    "12+07:09",
    "a-7:09",
    "1.12.07:09",
    "at 6:34:05 pm by Rocky",
    "at 06:34:05 p.m. by Rocky",
    "at 6:34 p. m., by Rocky",
    "ratio 3: at 17:45 h",
    "16:04:20.5 by Rocky",
    "12/9/2511:01 PM",
    "7:61, 7:09",
    ": 7:09",
    "a:b",
    "",
]


@pytest.mark.parametrize(("line", "start", "end"), USUAL)
def test_usual_clocks_are_found_the_short_way(line, start, end):
    assert usual_clock(line)[:2] == (start, end)


@pytest.mark.parametrize("line", LINES)
def test_the_short_way_finds_what_the_long_way_finds(line):
    short = usual_clock(line)
    assert short is None or short in list(find_clocks(line))


def test_usual_stamps_take_the_short_way(monkeypatch):
    monkeypatch.setattr(_timestamps, "find_stamps", None)
    for text in ("Today at 7:09 am", "Thu 12 Dec 2024, 6:34 am", "Yesterday, 17:45."):
        assert read(text) is not None


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("7:09 am today, by Rocky", [13, 13]),
        ("by Rocky on 12 Dec 2024, 7:09 am UTC or so", [36, 23]),
    ],
)
def test_stamps_within_a_line_end_where_their_last_word_does(line, ends):
    assert [found.end for found in find_stamps(line, "en")] == ends


def test_the_last_letter_of_a_korean_name_is_no_weekday():
    text = "새 부두\n민수 2024.12.11. 18:02\n일요일 뱃놀이\n영희 오늘 07:09\n"
    post = fp.parse_page(text, locale="ko").sidebar[0]
    assert (post.author, post.timestamp.weekday) == ("민수", None)


@pytest.mark.parametrize("text", ["(수) 2024.12.11. 18:02", "12월 11일수 18:02", "수 18:02"])
def test_a_korean_weekday_has_one_letter(text):
    assert fp.parse_timestamp(text, locale="ko").weekday == 2
