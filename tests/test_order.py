"""Whether day, month or year stands first in a date of numbers is the page's to tell."""

from __future__ import annotations

from datetime import date, datetime

import pytest

import forumparse as fp


def widget(titles, stamps):
    return "".join(
        f"{title}\nRocky\n{stamp}\n" for title, stamp in zip(titles, stamps, strict=True)
    )


KOREAN = ("등산 같이 가실 분", "막걸리 만드는 법", "서예 교실 안내")
JAPANESE = ("そば打ちの道具について", "古本市のお知らせです", "朝顔の種を差し上げます")
PERSIAN = ("کوه‌نوردی در روز جمعه", "آموزش شطرنج برای همه", "عکس‌های پاییز در باغ")
RUSSIAN = ("Ремонт старой лодки", "Сад и огород весной", "Книги даром в хорошие руки")
ENGLISH = ("The old pier is closed", "A ferry in the fog", "Lanterns for the harbour")


def read(titles, *stamps):
    page = fp.parse_page(widget(titles, stamps))
    assert [post.title for post in page.sidebar] == list(titles)
    found = [post.timestamp for post in page.sidebar]
    return page, [(stamp.year, stamp.month, stamp.day) for stamp in found]


DAYS = [(2024, 12, 12), (2024, 12, 11), (2024, 11, 5)]


@pytest.mark.parametrize(
    ("titles", "stamps"),
    [
        (KOREAN, ("24.12.12 18:34", "24.12.11 09:05", "24.11.05 13:01")),
        (KOREAN, ("12.12.24 18:34", "11.12.24 09:05", "05.11.24 13:01")),
        (JAPANESE, ("24/12/12(木)18:34", "24/12/11(水)09:05", "24/11/05(火)13:01")),
        (PERSIAN, ("1403/09/22 18:34", "1403/09/21 09:05", "1403/08/15 13:01")),
        (PERSIAN, ("۱۴۰۳/۰۹/۲۲ ۱۸:۳۴", "۱۴۰۳/۰۹/۲۱ ۰۹:۰۵", "۱۴۰۳/۰۸/۱۵ ۱۳:۰۱")),
        (RUSSIAN, ("12.12.24 18:34", "11.12.24 09:05", "05.11.24 13:01")),
        (ENGLISH, ("12.12.24 18:34", "11.12.24 09:05", "05.11.24 13:01")),
    ],
)
def test_the_script_of_the_titles_tells_where_the_year_usually_stands(titles, stamps):
    page, days = read(titles, *stamps)
    assert days == DAYS
    assert page.problems == ()


def test_a_weekday_tells_where_the_year_stands():
    once = ("24/12/12(木)18:34", "24/12/12(木)09:05", "24/12/12(木)08:00")
    assert read(JAPANESE, *once)[1] == [(2024, 12, 12)] * 3
    turned = ("12/12/24(木)18:34", "12/12/24(木)09:05", "12/12/24(木)08:00")
    assert read(JAPANESE, *turned)[1] == [(2024, 12, 12)] * 3


@pytest.mark.parametrize("stamp", ["24.12.11 18:34", "24/12/11 18:34"])
def test_one_date_with_a_short_year_may_be_either(stamp):
    page, days = read(KOREAN, stamp, stamp, stamp)
    assert days == [(2024, 12, 11)] * 3
    assert {problem.kind for problem in page.problems} == {"ambiguous-order"}
    answer = fp.Resolver(date(2030, 1, 1)).explain(page.sidebar[0].timestamp)
    assert answer.earliest == datetime(2011, 12, 24, 18, 34)
    assert answer.value == datetime(2024, 12, 11, 18, 34)
    for titles in (RUSSIAN, ENGLISH):
        page, days = read(titles, stamp, stamp, stamp)
        assert days == [(2011, 12, 24)] * 3
        assert page.problems == ()


def test_the_order_asked_for_is_kept():
    shown = "10.11.12 18:34"
    read = {
        order: fp.parse_timestamp(shown, locale="ko", date_order=order)
        for order in ("dmy", "mdy", "ymd", None)
    }
    days = {order: (stamp.year, stamp.month, stamp.day) for order, stamp in read.items()}
    assert days["ymd"] == days[None] == (2010, 11, 12)
    assert days["dmy"] == (2012, 11, 10)
    assert [order for order, stamp in read.items() if stamp.ambiguous] == [None]


@pytest.mark.parametrize(
    ("titles", "stamp", "day"),
    [
        (RUSSIAN, "03/04/2024 18:34", (2024, 4, 3)),
        (KOREAN, "03/04/2024 18:34", (2024, 4, 3)),
        (ENGLISH, "03/04/2024 18:34", (2024, 3, 4)),
    ],
)
def test_without_evidence_the_day_stands_first_but_in_english(titles, stamp, day):
    page, days = read(titles, stamp, stamp, stamp)
    assert days == [day] * 3
    assert {problem.kind for problem in page.problems} == {"ambiguous-order"}
