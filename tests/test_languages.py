"""Pages in many languages: the words around stamps, the page's clock, and which language it is."""

from __future__ import annotations

import pytest

import forumparse as fp
from forumparse import ClockTime


def entries(form, rows):
    return "".join(form.format(*row) for row in rows)


def shown(page):
    return [(post.title, post.author, post.timestamp.raw) for post in page.sidebar]


# --- the page's clock ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("ar", "الساعة الآن 12:05 PM."),
        ("el", "Τρέχουσα ημερομηνία/ώρα: 12:05 μμ"),
        ("fa", "هم اکنون ساعت 12:05"),
        ("he", "השעה עכשיו 12:05"),
        ("th", "เวลาขณะนี้ 12:05"),
        ("tr", "Şu an saat: 12:05"),
        ("uk", "Зараз 12:05"),
        ("vi", "Bây giờ là 12:05"),
        ("zh-Hans", "现在时间是 12:05"),
    ],
)
def test_a_clock_announced_with_a_word_for_now_is_the_pages(locale, line):
    page = fp.parse_page(f"1234\n{line}\n5678\n", locale=locale)
    assert page.page_clock is not None
    assert page.page_clock.clock == ClockTime(12, 5)
    assert page.page_clock.raw == line
    assert page.sidebar == ()


@pytest.mark.parametrize(
    ("locale", "line"), [("uk", "зараз"), ("uk", "Рокі, зараз"), ("th", "12:05 เมื่อสักครู่")]
)
def test_a_word_for_now_without_a_clock_behind_it_is_no_clock(locale, line):
    assert fp.parse_page(f"1234\n{line}\n5678\n", locale=locale).page_clock is None


@pytest.mark.parametrize(
    ("line", "offset"),
    [
        ("جميع الأوقات بتوقيت جرينتش +3.", 180),
        ("جميع الأوقات بتوقيت غرينتش+3", 180),
        ("الساعة الآن 12:05 PM. جميع الأوقات بتوقيت جرينتش", 0),
    ],
)
def test_greenwich_is_a_zone_in_other_scripts(line, offset):
    page = fp.parse_page(f"1234\n{line}\n5678\n", locale="ar")
    assert page.page_clock.utc_offset == offset


# --- authors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "locale"),
    [
        ("{0}\nBy {1},\n{2}\n", "en"),
        ("{0}\nBy {1} ·\n{2}\n", "en"),
        ("{0}\nΑπό {1},\n{2}\n", "el"),
        ("{0}\nАвтор: {1},\n{2}\n", "ru"),
        ("{0}\nبواسطة {1}،\n{2}\n", "ar"),
    ],
)
def test_what_parts_an_author_from_the_line_below_is_no_part_of_the_name(form, locale):
    stamps = {
        "en": ("5 minutes ago", "2 hours ago", "Dec 2, 2024"),
        "el": ("5 λεπτά πριν", "2 ώρες πριν", "2 Δεκεμβρίου 2024"),
        "ru": ("5 минут назад", "2 часа назад", "2 декабря 2024"),
        "ar": ("منذ 5 دقائق", "منذ ساعتين", "2 ديسمبر 2024"),
    }
    rows = list(zip(("The old pier", "A ferry", "Two oars"), ("Rocky", "Ann, Jr.", "Oak"),
                    stamps[locale], strict=True))  # fmt: skip
    page = fp.parse_page(entries(form, rows))
    assert shown(page) == rows
    assert page.locale == locale


def test_boards_of_japan_head_a_post_with_a_label_for_the_name():
    rows = [
        ("桟橋の修理について", "船大工", "2024/12/12(木) 18:34"),
        ("灯台まつりの日程", "灯台守", "2024/12/11(水) 09:05"),
        ("古い網を譲ります", "漁師", "2024/11/25(月) 13:01"),
    ]
    page = fp.parse_page(entries("■ {0}\n名前：{1}　投稿日：{2}\n", rows))
    assert shown(page) == rows
    named = [("猫の名前が決まりません", "ミケ", stamp) for _, _, stamp in rows]  # a title
    assert shown(fp.parse_page(entries("{0}\n投稿者: {1}\n{2}\n", named))) == named


def test_who_answered_is_told_by_a_verb_behind_the_name():
    rows = [
        ("豆花哪裡好吃", "阿嬤", "5 分鐘前"),
        ("老相機怎麼保養", "底片", "3 小時前"),
        ("露營場地推薦", "帳篷", "2 天前"),
    ]
    assert shown(fp.parse_page(entries("{0}\n{1} 回覆於 {2}\n", rows))) == rows


# --- languages -----------------------------------------------------------------------------------


def test_a_page_in_dates_of_the_persian_calendar():
    rows = [
        ("پرورش قارچ در خانه", "باغبان", "امروز ساعت ۱۰:۱۲"),
        ("سازهای کوبه‌ای", "تنبک", "دیروز ساعت ۲۲:۱۴"),
        ("کوچ عشایر", "راهنما", "۲۱ آذر ۱۴۰۳"),
        ("خوشنویسی نستعلیق", "قلم", "۵ آبان ۱۴۰۳"),
    ]
    page = fp.parse_page(entries("{0}\nآخرین ارسال توسط {1}\n{2}\n", rows))
    assert shown(page) == rows
    assert page.locale == "fa"
    days = [post.timestamp for post in page.sidebar[2:]]
    assert [(day.year, day.month, day.day) for day in days] == [(2024, 12, 11), (2024, 10, 26)]


def test_a_calendar_of_events_is_no_widget():
    page = fp.parse_page(
        "تقویم رویدادهای ماه\n۲ آذر ۱۴۰۳ نمایشگاه کتاب\n۹ آذر ۱۴۰۳ شب شعر\n"
        "۱۶ آذر ۱۴۰۳ بازار صنایع دستی\n۳۰ آذر ۱۴۰۳ شب یلدا\n"
    )
    assert page.sidebar == ()


def test_dates_that_two_languages_write_alike_are_of_the_one_with_more_boards():
    rows = [
        ("Kajmak domaći", "Čobanin", "pre 5 minuta"),
        ("Prodajem frulu", "Svirač", "juče, 18:34"),
        ("Izložba slika", "Slikar", "25. novembar 2024, 13:01"),
    ]
    page = fp.parse_page(entries("{0}\nAutor: {1}\n{2}\n", rows))
    assert shown(page) == rows
    assert page.locale == "sr-Latn"


@pytest.mark.parametrize(
    ("locale", "stamp"),
    [
        ("ar", "اليوم، 07:10 م"),
        ("ar", "14-12-2024, 02:05 مساء"),
        ("az", "12 İyun 2024"),
        ("fa", "امروز، ۰۷:۱۰ ب.ظ"),
        ("fa", "یک\u200cشنبه ۲۱:۱۵"),
        ("hi", "१२ दिस॰ २०२४"),
        ("ru", "12-дек-2024, 18:34"),
        ("vi", "12-12-2024, 06:34 CH"),
        ("zh-Hans", "2024/12/12 上午06:34"),
        ("zh-Hant", "2024-12-12, 下午 06:34"),
    ],
)
def test_stamps_tell_their_language_between_titles_of_another(locale, stamp):
    titles = ("The old pier is closed", "Lanterns for the harbour", "Who wants a boat")
    page = fp.parse_page("".join(f"» {title}\n{stamp}\n" for title in titles))
    asked = fp.parse_timestamp(stamp, locale=locale)
    assert [post.title for post in page.sidebar] == list(titles)
    for post in page.sidebar:
        assert (post.timestamp.kind, post.timestamp.raw) == (asked.kind, asked.raw)
        assert post.timestamp.clock == asked.clock


# --- what is printed around entries --------------------------------------------------------------

AVATARS = [
    ("M", "Pruning pears in autumn", "Marthe", "12 minutes ago", "Fruit trees"),
    ("D", "Which spade to buy", "Daniel", "Today at 9:41", "Tools"),
    ("L", "Mole crickets under glass", "Lena", "Yesterday at 22:10", "Pests"),
    ("Z", "Seed swap in the barn", "Zoe", "Dec 2, 2024", "Flea market"),
]


@pytest.mark.parametrize("above", ["", "Show filters\n", "Loading...\n", "Загрузка…\n"])
def test_an_avatar_opens_its_entry(above):
    page = fp.parse_page(above + entries("{0}\n{1}\n{2} · {3}\n{4}\nReplies: 14\n", AVATARS))
    found = [(post.title, post.author, post.forum) for post in page.sidebar]
    assert found == [(title, author, forum) for _, title, author, _, forum in AVATARS]


def test_an_avatar_beside_its_name_opens_nothing():
    page = fp.parse_page(entries("{1}\n{0}\n{2}\n{3}\n", AVATARS))
    found = [(post.title, post.author) for post in page.sidebar]
    assert found == [(title, author) for _, title, author, _, _ in AVATARS]


@pytest.mark.parametrize("text", ["Loading...", "読み込み中…", "جار التحميل..", "Загрузка..."])
def test_what_scripts_have_not_filled_in_is_no_part_of_an_entry(text):
    rows = [(title, author, stamp) for _, title, author, stamp, _ in AVATARS]
    page = fp.parse_page(text + "\n" + entries("{0}\nby {1}\n{2}\n" + text + "\n", rows))
    assert shown(page) == rows


def test_a_title_may_begin_with_loading():
    rows = [
        ("Loading the old crane", "Rocky", "5 minutes ago"),
        ("Loading timber in the rain...", "Ann", "2 hours ago"),
        ("Loading", "Oak", "Yesterday at 22:10"),
    ]
    assert shown(fp.parse_page(entries("{0}\nby {1}\n{2}\n", rows))) == rows


@pytest.mark.parametrize(
    ("locale", "rows"),
    [
        (
            "ckb",
            [
                ("بەندەرەکە داخراوە", "لەلایەن", "ئازاد", "ئەمڕۆ 07:10"),
                ("تۆڕی ماسیگرتن", "لەلایەن", "شیلان", "دوێنێ 22:43"),
                ("نەخشەی کۆن", "لەلایەن", "هێمن", "12 کانوونی یەکەم 2024 18:34"),
            ],
        ),
        (
            "ta",
            [
                ("பழைய துறைமுகம் மூடப்பட்டது", "எழுதியவர்", "முருகன்", "5 நிமிடங்களுக்கு முன்"),
                ("மீன் வலை எங்கே கிடைக்கும்", "எழுதியவர்", "கயல்", "நேற்று 22:43"),
                ("பழைய வரைபடங்கள்", "எழுதியவர்", "அமுதன்", "12 டிசம்பர் 2024, 18:34"),
            ],
        ),
        (
            "te",
            [
                ("పాత రేవు మూసివేశారు", "రాసినవారు", "రాము", "5 నిమిషాల క్రితం"),
                ("చేపల వల ఎక్కడ దొరుకుతుంది", "రాసినవారు", "సీత", "నిన్న 22:43"),
                ("పాత పటాలు", "రాసినవారు", "గోపి", "12 డిసెంబర్ 2024, 18:34"),
            ],
        ),
        (
            "fil",
            [
                ("Sarado na ang lumang pantalan", "ni", "Rocky", "5 minuto ang nakalipas"),
                ("Saan bibili ng lambat", "ni", "Maria", "Kahapon nang 10:43 ng gabi"),
                ("Mga lumang mapa", "ni", "Andoy", "Disyembre 12, 2024 18:34"),
            ],
        ),
    ],
)
def test_widgets_of_languages_with_few_boards(locale, rows):
    page = fp.parse_page(entries("{0}\n{1} {2}\n{3}\n", rows))
    assert shown(page) == [(title, author, stamp) for title, _, author, stamp in rows]
    assert page.locale == locale


@pytest.mark.parametrize(
    ("locale", "line"),
    [("ta", "௧௨/௧௨/௨௦௨௪ ௧௮:௩௪"), ("te", "౧౨/౧౨/౨౦౨౪ ౧౮:౩౪"), ("ckb", "١٢/١٢/٢٠٢٤ ١٨:٣٤")],
)
def test_digits_of_their_own(locale, line):
    stamp = fp.parse_timestamp(line, locale=locale)
    assert (stamp.year, stamp.month, stamp.day, stamp.clock) == (2024, 12, 12, ClockTime(18, 34))


@pytest.mark.parametrize("mark", ["-", "–", "*"])
def test_lists_of_changes_are_no_widget(mark):
    page = fp.parse_page(
        f"Changelog\n2024-12-12\n{mark} Fixed the login page\n{mark} Faster search\n"
        f"2024-11-28\n{mark} New night mode\n{mark} Fixed image upload\n"
        f"2024-11-03\n{mark} First release\n"
    )
    assert page.sidebar == ()


def test_a_list_of_topics_is_one():
    rows = [(title, author, stamp) for _, title, author, stamp, _ in AVATARS]
    assert shown(fp.parse_page(entries("- {0}\n{1}\n{2}\n", rows))) in (
        rows,
        [(f"- {title}", author, stamp) for title, author, stamp in rows],
    )


def test_an_author_is_one_cell():
    rows = [("The old pier is closed", "Today at 9:00"), ("A ferry in the fog", "Today at 8:00")]
    page = fp.parse_page(entries("{0}\n{1}\tRocky\t0\tMarina\n", rows))
    assert shown(page) == [(title, "Rocky", stamp) for title, stamp in rows]
