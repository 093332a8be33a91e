"""Every language file is whole and says what boards print; a broken one is told its line."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from importlib.resources import files

import pytest
import regex

from forumparse import ClockTime, Resolver, _language, parse_page, parse_timestamp
from forumparse._lines import fold, split_lines
from forumparse._page_items import read_items
from forumparse._tokens import tokenize
from forumparse.errors import BrokenLocaleFile, UnknownLocale
from forumparse.locales import _load, known_locales, load_locale, match_locale, words_index
from forumparse.locales._file import UNITS, open_locale, read_locale

CODES = known_locales()
EXAMPLES = [(code, example) for code in CODES for example in load_locale(code).examples]

GOOD = """\
code = "xx"
name = "Testish"
order = "dmy"

[days]
"-1" = ["dayago"]
"0" = ["nowday"]

[words]
at = ["à"]
am = ["am"]
pm = ["pm"]

[months]
1 = ["m1"]
2 = ["m2"]
3 = ["m3", "mär."]
4 = ["m4"]
5 = ["m5"]
6 = ["m6"]
7 = ["m7"]
8 = ["m8"]
9 = ["m9"]
10 = ["m10"]
11 = ["m11"]
12 = ["m12"]

[weekdays]
1 = ["w1"]
2 = ["w2"]
3 = ["w3"]
4 = ["w4"]
5 = ["w5"]
6 = ["w6"]
7 = ["w7"]

[elapsed]
ago = ["{} back"]
minute_at_most = ["just"]
numbers = { one = 1 }
second = ["second"]
minute = ["minute"]
hour = ["hour"]
day = ["day"]
week = ["week"]
month = ["month"]
year = ["year"]

[elapsed.short]
minute = ["m"]

[elapsed.fixed]
"pair back" = [2, "day"]

[page]
clock = ["now {}"]
posted = [
    "posted",
    "written",
]
"""
EXAMPLE = """
[[examples]]
text = "nowday 7:09"
reference = 2024-12-14T12:00:00
expect = 2024-12-14T07:09:00
"""


def line_of(text, part, nth=1):
    lines = [number for number, line in enumerate(text.split("\n"), 1) if part in line]
    return lines[nth - 1]


@pytest.fixture
def good():
    return GOOD + EXAMPLE * 5


def test_a_good_file_is_read(good):
    locale = read_locale(good, "xx.toml")
    assert (locale.code, locale.order, locale.year_offset) == ("xx", "dmy", 0)
    assert locale.days == {"dayago": -1, "nowday": 0}
    assert locale.weekdays["w1"] == 0
    assert locale.weekdays["w7"] == 6
    assert locale.elapsed.fixed == {"pair back": (2, "day")}
    assert locale.elapsed.at_most == {"just": "minute"}
    assert locale.elapsed.short == {"m": "minute"}
    assert locale.page.posted == ("posted", "written")
    assert locale.examples[0].reference == datetime(2024, 12, 14, 12)


def test_a_part_is_read_when_it_is_asked_for(good):
    locale = open_locale(good.replace('ago = ["{} back"]', 'ago = ["back"]'), "xx.toml")
    assert locale.days == {"dayago": -1, "nowday": 0}
    assert locale.page.posted == ("posted", "written")
    with pytest.raises(BrokenLocaleFile, match="back"):
        _ = locale.elapsed


def test_the_order_of_the_tables_makes_no_difference(good):
    first, rest = good.split("[words]", 1)
    words, ages = rest.split("[elapsed]", 1)
    ages, page = ages.split("[page]", 1)
    page, examples = page.split("[[examples]]", 1)
    usual = read_locale(good, "xx.toml")
    turned = f"{first}[page]{page}[elapsed]{ages}[words]{words}[[examples]]{examples}"
    other = read_locale(turned, "xx.toml")
    for name in ("days", "months", "weekdays", "words", "page", "examples"):
        assert getattr(other, name) == getattr(usual, name)
    assert other.elapsed.units == usual.elapsed.units


def test_words_come_folded_without_their_dot_and_with_an_unaccented_variant(good):
    locale = read_locale(good, "xx.toml")
    assert locale.months["mär"] == locale.months["mar"] == 3
    assert locale.words.at == ("à", "a")


def test_a_variant_does_not_become_another_word(good):
    text = good.replace('5 = ["m5"]', '5 = ["m5", "mar"]')
    locale = read_locale(text, "xx.toml")
    assert locale.months["mar"] == 5
    text = good.replace('2 = ["w2"]', '2 = ["w2", "mar"]')
    locale = read_locale(text, "xx.toml")
    assert "mar" not in locale.months
    assert locale.weekdays["mar"] == 1


def test_two_variants_that_meet_are_both_left_out(good):
    text = good.replace('5 = ["m5"]', '5 = ["m5", "már"]')
    assert "mar" not in read_locale(text, "xx.toml").months


def test_the_longest_template_comes_first(good):
    text = good.replace('ago = ["{} back"]', 'ago = ["{} back", "some {} back"]')
    assert read_locale(text, "xx.toml").elapsed.ago == ("some {} back", "{} back")


# What is put where, where the reader must point, and a word of what it must say.
BREAKS = [
    ('order = "dmy"', 'order = "dym"', "order =", "mdy"),
    ('order = "dmy"', "order = 5", "order =", "str"),
    ('code = "xx"', "", "", "code is missing"),
    ('name = "Testish"', 'name = "Testish"\nnick = "t"', "nick", "'nick'"),
    ('at = ["à"]', 'at = ["à"]\nnear = ["n"]', "near", "near"),
    ('at = ["à"]', 'at = "à"', "at =", "list of words"),
    ('at = ["à"]', 'at = ["à", 5]', "at =", "list of words"),
    ('at = ["à"]', 'at = ["à", " "]', "at =", "empty"),
    ('pm = ["pm"]', 'pm = ["am"]', "pm =", "both am and pm"),
    ('7 = ["m7"]\n', "", "[months]", "lacks words for 7"),
    ('7 = ["m7"]', "7 = []", "7 = []", "lacks words for 7"),
    ('7 = ["w7"]\n', "", "[weekdays]", "lacks words for 7"),
    ('7 = ["w7"]', '7 = ["w7"]\n8 = ["w8"]', '8 = ["w8"]', "'8'"),
    ('7 = ["m7"]', '7 = ["m7", "m3"]', "7 = ", "two meanings"),
    ('"0" = ["nowday"]\n', "", "[days]", "lacks words for 0"),
    ('"0" = ["nowday"]', '"0" = ["nowday", "dayago"]', '"0" =', "two meanings"),
    ('"0" = ["nowday"]', '"0" = ["nowday"]\n"7" = ["sennight"]', '"7" =', "'7'"),
    ('ago = ["{} back"]\n', "", "[elapsed]", "ago is empty"),
    ('ago = ["{} back"]', 'ago = ["back"]', "ago =", "{}"),
    ('week = ["week"]\n', "", "[elapsed]", "lacks words for week"),
    ('week = ["week"]', 'week = ["week", "day"]', "week =", "two meanings"),
    ("numbers = { one = 1 }", 'numbers = { one = "1" }', "numbers =", "number"),
    ('= [2, "day"]', '= [2, "days"]', '"pair back"', "[amount, unit]"),
    ('= [2, "day"]', '= "day"', '"pair back"', "[amount, unit]"),
    ('minute = ["m"]', 'century = ["m"]', "century", "century"),
    ('clock = ["now {}"]', 'clock = ["now"]', "clock =", "{}"),
    ('"written",', '"written",\n    "",', '    "",', "empty"),
    ("[page]", "[pages]", "[pages]", "pages"),
    ('clock = ["now {}"]', 'clock = ["now {}"', 'clock = ["now', "not TOML"),
]


@pytest.mark.parametrize(("part", "broken", "at", "said"), BREAKS)
def test_a_broken_file_is_told_its_line(good, part, broken, at, said):
    text = good.replace(part, broken, 1)
    assert text != good
    with pytest.raises(BrokenLocaleFile) as caught:
        read_locale(text, "xx.toml")
    assert caught.value.path == "xx.toml"
    assert said in caught.value.reason
    expected = line_of(text, at)
    # tomllib notices an open list on the line after it
    slack = 1 if said == "not TOML" else 0
    assert expected <= caught.value.line <= expected + slack
    assert str(caught.value).startswith(f"xx.toml:{caught.value.line}: ")


EXAMPLE_BREAKS = [
    ('text = "nowday 7:09"\n', "", "text"),
    ('text = "nowday 7:09"', 'texts = "nowday 7:09"', "'texts'"),
    ("reference = 2024-12-14T12:00:00", "reference = 2024-12-14", "reference"),
    ("expect = 2024-12-14T07:09:00", "expect = 2024-12-14T07:09:00Z", "expect"),
    ("expect = 2024-12-14T07:09:00", "expect = 2024-12-14T07:09:00\nstamp_only = 1", "stamp_only"),
]


@pytest.mark.parametrize(("part", "broken", "said"), EXAMPLE_BREAKS)
def test_a_broken_example_is_told_its_line(part, broken, said):
    text = GOOD + EXAMPLE * 4 + EXAMPLE.replace(part, broken)
    with pytest.raises(BrokenLocaleFile, match=said) as caught:
        read_locale(text, "xx.toml")
    assert caught.value.line >= line_of(text, "[[examples]]", 5)
    key = said.strip("'")
    if key in broken:
        assert key in text.split("\n")[caught.value.line - 1]


def test_too_few_examples_are_told_the_last():
    text = GOOD + EXAMPLE * 4
    with pytest.raises(BrokenLocaleFile, match="at least 5") as caught:
        read_locale(text, "xx.toml")
    assert caught.value.line == line_of(text, "[[examples]]", 4)


@pytest.mark.parametrize("code", CODES)
class TestFile:
    def test_it_is_named_by_its_code(self, code):
        assert load_locale(code).code == code

    def test_words_are_folded_once(self, code):
        locale = load_locale(code)
        for table in (locale.days, locale.months, locale.weekdays, locale.elapsed.units):
            assert all(word == fold(word).strip() for word in table)

    def test_every_unit_has_words(self, code):
        elapsed = load_locale(code).elapsed
        assert elapsed.ago
        assert set(elapsed.units.values()) == set(UNITS)

    def test_boards_words_are_there(self, code):
        locale = load_locale(code)
        page = locale.page
        assert locale.words.by
        for words in (page.clock, page.zone, page.posted, page.never, page.widget):
            assert words
        assert page.similar
        assert page.counters

    def test_labels_of_entries_and_of_other_dates_differ(self, code):
        page = load_locale(code).page
        assert set(page.posted).isdisjoint(page.never)

    def test_examples_cover_the_forms_that_boards_print(self, code):
        stamps = {
            parse_timestamp(example.text, locale=code).kind
            for example in load_locale(code).examples
        }
        assert {"day", "absolute", "elapsed"} <= stamps

    def test_its_lines_for_clock_and_zone_are_read(self, code):
        page = load_locale(code).page
        for line in page.clock:
            shown = parse_page(line.format("2024-12-14 07:09"), locale=code).page_clock
            assert (shown.moment.day, shown.clock) == (14, ClockTime(7, 9)), line
        for line in page.zone:
            shown = parse_page(line.format("GMT +3"), locale=code).page_clock
            assert shown.utc_offset is not None, line

    def test_the_file_says_where_its_words_were_read(self, code):
        text = (files("forumparse.locales") / f"{code}.toml").read_text(encoding="utf-8")
        assert "# Read from: " in text


@pytest.mark.parametrize(
    ("code", "example"), EXAMPLES, ids=[f"{code}: {example.text}" for code, example in EXAMPLES]
)
def test_examples_are_read(code, example):
    stamp = parse_timestamp(example.text, locale=code)
    assert stamp is not None
    assert Resolver(example.reference).resolve(stamp) == example.expect


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "The time now is 07:09."),
        ("fi", "Kello on nyt 07:09."),
        ("hr", "Sada je 07:09."),
        ("ar", "الساعة الآن هي 07:09"),
        ("he", "השעה כעת היא 07:09"),
    ],
)
def test_a_clock_without_a_day_is_read_whatever_the_word_for_now_means_elsewhere(code, line):
    clock = parse_page(line, locale=code).page_clock
    assert (clock.moment, clock.clock, clock.raw) == (None, ClockTime(7, 9), line)


NUMERIC = regex.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


@pytest.mark.parametrize("code", CODES)
def test_examples_are_read_on_a_page_that_does_not_say_its_language(code):
    """Numbers alone are left out: their order is the page's, and examples show several."""
    examples = [
        example
        for example in load_locale(code).examples
        if not example.stamp_only and NUMERIC.search(example.text) is None
    ]
    entries = (f"» Lamp {n} burns\n{e.text}" for n, e in enumerate(examples))
    page = parse_page("\n".join(entries))
    stamps = {post.title: post.timestamp for post in page.sidebar}
    for number, example in enumerate(examples):
        stamp = stamps[f"Lamp {number} burns"]
        assert stamp is not None, (page.locale, example.text)
        assert Resolver(example.reference).resolve(stamp) == example.expect, example.text


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("mdy", "en"),
        ("dmy", "de fr es pt pt-BR it ru tr pl nl el he ar vi id th"),
        ("ymd", "ja ko zh-Hans zh-Hant hu lt"),
    ],
)
def test_numeric_order(order, codes):
    assert {load_locale(code).order for code in codes.split()} == {order}


def test_at_least_forty_five_languages():
    assert len(CODES) >= 45
    assert list(CODES) == sorted(CODES)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("en", "en"),
        ("EN_us", "en"),
        ("pt_BR", "pt-BR"),
        ("pt-br", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("pt-PT", "pt"),
        ("fr-CA", "fr"),
        (" de ", "de"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("iw", "he"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-RS", "sr"),
    ],
)
def test_codes_are_matched(asked, found):
    assert match_locale(asked) == found
    assert load_locale(asked) is load_locale(found)


def test_no_folder_is_listed_for_a_language_that_is_named_as_its_file(monkeypatch):
    monkeypatch.setattr(_load, "known_locales", lambda: pytest.fail("it was listed"))
    match_locale.cache_clear()
    assert match_locale("fr") == "fr"


@pytest.mark.parametrize("asked", ["tlh", "", "-", "e", "english", "../en", "en.toml"])
def test_an_unknown_code_names_the_known(asked):
    with pytest.raises(UnknownLocale) as caught:
        match_locale(asked)
    assert caught.value.code == asked
    assert caught.value.known == CODES


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("aujourd'hui", {"fr"}),
        ("gestern", {"de"}),
        ("сегодня", {"ru"}),
        ("вчера", {"bg", "mk", "ru"}),
        ("hôm", {"vi"}),  # the first word of `hôm nay`
        ("назад", {"be", "ru", "uk"}),  # around an age
        ("août", {"fr"}),
        ("aout", {"fr"}),
        ("cumartesi", {"tr"}),
        ("minuten", {"de", "nl"}),
    ],
)
def test_words_point_to_their_languages(word, codes):
    assert set(words_index()[word]) == codes


def test_a_letter_of_an_alphabet_points_nowhere():
    assert not {"h", "m", "с", "í"} & words_index().keys()
    assert {"ja", "zh-Hans"} <= set(words_index()["年"])


def test_every_language_can_be_found_by_its_day_words():
    index = words_index()
    for code in CODES:
        words = {token.text for word in load_locale(code).days for token in tokenize(word)}
        assert any(code in index.get(word, ()) for word in words), code


def test_threads_get_one_locale():
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(load_locale, ["fr-CA"] * 50))
    assert {id(locale) for locale in found} == {id(load_locale("fr"))}


def test_no_file_is_read_on_import():
    script = (
        "import sys, builtins, io, pathlib\n"
        "read = []\n"
        "sys.addaudithook(lambda event, args: read.append(str(args[0]))"
        " if event == 'open' else None)\n"
        "import forumparse\n"
        "import forumparse.locales\n"
        "assert not [name for name in read if name.endswith('.toml')], read\n"
        "forumparse.locales.known_locales()\n"
        "assert not [name for name in read if name.endswith('.toml')], read\n"
        "forumparse.locales.load_locale('fr')\n"
        "assert [name for name in read if name.endswith('.toml')][0].endswith('fr.toml')\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_words_of_cldr_keep_their_notice():
    notice = (files("forumparse.locales") / "LICENSE-CLDR.txt").read_text(encoding="utf-8")
    assert "UNICODE LICENSE V3" in notice


def test_a_language_is_not_read_to_the_end_once_it_cannot_come_near_another(monkeypatch):
    lines = split_lines("\n".join(f"Heute um 7:0{at} von Emil" for at in range(6)))
    doubtful = _language._telling_lines(read_items(lines, "en"))
    assert [_language._newly_read(doubtful, "de", fewest) for fewest in (0, 6)] == [6, 6]
    read = []
    monkeypatch.setattr(_language, "_newly_told", lambda item, code: read.append(item))
    assert _language._newly_read(doubtful, "de", 4) == 0
    assert len(read) == 3


def _tried_languages(monkeypatch):
    """Return a list that fills with the languages in which doubtful lines are read."""
    tried = []
    newly_read = _language._newly_read

    def asked(lines, code, fewest):
        tried.append(code)
        return newly_read(lines, code, fewest)

    monkeypatch.setattr(_language, "_newly_read", asked)
    return tried


@pytest.mark.parametrize(
    "line",
    [
        "See more",  # Afrikaans: tomorrow
        "We moved our lamp to 22.01 meters",  # Finnish: Thursday
        "The keeper moved both of the lamps on to 22.01, and the boat with them",
        "Discussion for all: is the lamp to be sold?",
    ],
)
def test_everyday_words_of_english_point_to_no_other_language(line, monkeypatch):
    stamped = [f"Lamp {n} burns\nMay {n}, 2024, 17:0{n}" for n in range(1, 5)]
    tried = _tried_languages(monkeypatch)
    assert parse_page("\n".join([line, line, *stamped])).locale == "en"
    assert not {"af", "fi", "sl", "da", "nb", "sv", "it"} & set(tried)


@pytest.mark.parametrize(
    ("code", "stamp"),
    [
        ("fi", "to 7:1{n}"),
        ("de", "Do, 07:1{n}"),
        ("cs", "So 7:1{n}"),
    ],
)
def test_such_a_word_beside_numbers_points_to_its_language(code, stamp):
    page = parse_page("\n".join(f"Lamp {n}\n{stamp.format(n=n)}" for n in range(2, 8)))
    assert page.locale == code
    assert len(page.sidebar) == 6


@pytest.mark.parametrize(
    ("code", "stamp"),
    [("hr", "Danas u 07:10"), ("uk", "Субота о 07:10"), ("is", "Í dag 07:10:21")],
)
def test_english_prose_does_not_hide_the_language_of_the_stamps(code, stamp):
    prose = "The keeper went to the pier and looked for more of the oil, as all do at 12:30."
    page = parse_page(f"{prose}\nLamp burns\n{stamp}")
    assert page.locale == code
    assert len(page.sidebar) == 1


def test_no_other_language_is_tried_where_day_words_outweigh_what_is_doubtful(monkeypatch):
    tried = _tried_languages(monkeypatch)
    foreign = "Das Boot im Hafen\nHeute um 7:09 von Emil"
    english = "The lamp on the pier\nYesterday at 8:15 pm by Rosa"
    assert parse_page("\n".join([foreign, *[english] * 3])).locale == "en"
    assert tried == []
    assert parse_page("\n".join([english, *[foreign] * 3])).locale == "de"
    assert "de" in tried


def test_words_that_two_languages_have_do_not_tell_where_the_stamps_are_the_same():
    topics = [
        f"The harbour at dawn, part {n}\nKeeper{n}\n{n} Jan 2024, 07:{n}\nShow more"
        for n in range(10, 22)
    ]
    assert parse_page("\n".join(topics)).locale == "en"  # `more` is tomorrow in Afrikaans
    marked = [topic.replace("Show more", "Show more\nop 9 Junie, 07:15") for topic in topics]
    assert parse_page("\n".join(marked)).locale == "af"


def test_words_around_stamps_tell_the_language_where_they_are_many():
    topics = [
        f"Der Hafen am Morgen, Teil {n}\nvon Otto{n}\n{n}.10.2024 07:{n}" for n in range(10, 22)
    ]
    page = parse_page("\n".join(topics))
    assert page.locale == "de"
    assert page.sidebar[0].author == "Otto10"


def test_a_begun_stamp_is_read_only_in_languages_that_have_words_of_it(monkeypatch):
    read = []
    newly_told = _language._newly_told

    def told(item, code):
        read.append((code, item.text))
        return newly_told(item, code)

    monkeypatch.setattr(_language, "_newly_told", told)
    marked = [f"Lit May {n}, 2024 17:0{n}" for n in range(1, 9)]
    parse_page(
        "\n".join(["Le phare, par Rosa", "Les bateaux, hier", "Mar 12 Mar 2024, 7:09", *marked])
    )
    french = {text for code, text in read if code == "fr"}
    assert "Mar 12 Mar 2024, 7:09" in french  # a month in English, a weekday here
    assert french.isdisjoint(marked)


def test_a_page_that_points_to_no_other_language_is_not_weighed(monkeypatch):
    monkeypatch.setattr(_language, "_quality", lambda items: pytest.fail("it was weighed"))
    page = parse_page("The lamp on the pier\nToday at 7:09 am by Rosa\nThe boat\nToday at 7:08 am")
    assert page.locale == "en"


@pytest.mark.parametrize(("heading", "month"), [("Nieuwste berichten", 10), ("Latest topics", 9)])
def test_a_heading_tells_the_language_of_stamps_that_all_languages_read(heading, month):
    topics = "\n".join(f"Tom {n}\n9-10-2024, 10:{n}\nMarla" for n in range(10, 22))
    page = parse_page(f"{heading}\n{topics}")
    assert {post.timestamp.month for post in page.sidebar} == {month}
