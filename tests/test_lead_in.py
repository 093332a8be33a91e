from __future__ import annotations

import pytest

from forumparse._lead_in import is_place, is_place_in_capitals, read_lead_in

SENTENCE = "Rebels have received a proposal – a U.S.-backed one – to leave."

LEAD_INS = [
    ("(Reuters) ", "Reuters", None),
    ("(Reuters) - ", "Reuters", None),
    ("(Reuters)", "Reuters", None),
    ("(AP) — ", "AP", None),
    ("(CNN)", "CNN", None),
    ("(AFP/AP) - ", "AFP/AP", None),
    ("(Thomson Reuters Foundation) - ", "Thomson Reuters Foundation", None),
    ("(IraqiNews.com) - ", "IraqiNews.com", None),
    ("BAGHDAD (Reuters) - ", "Reuters", "BAGHDAD"),
    ("BAGHDAD (Reuters) ", "Reuters", "BAGHDAD"),
    ("Baghdad (Reuters) - ", "Reuters", "Baghdad"),
    ("LONDON, Dec 11 (Reuters) – ", "Reuters", "LONDON, Dec 11"),
    ("London, 11 Dec (Reuters) ", "Reuters", "London, 11 Dec"),
    ("NEW DELHI, Dec. 11 (PTI) ", "PTI", "NEW DELHI, Dec. 11"),
    ("BEIRUT/AMMAN (Reuters) - ", "Reuters", "BEIRUT/AMMAN"),
    ("PARIS (AFP) - ", "AFP", "PARIS"),
    ("PARIS, 11 déc (Reuters) - ", "Reuters", "PARIS, 11 déc"),
    ("DUBAI, Dec 11 (Xinhua) -- ", "Xinhua", "DUBAI, Dec 11"),
    ("MOSUL, Iraq (AP) — ", "AP", "MOSUL, Iraq"),
    ("ABU DHABI, United Arab Emirates (AP) — ", "AP", "ABU DHABI, United Arab Emirates"),
    ("HELENA, Mont. (AP) — ", "AP", "HELENA, Mont."),
    ("Kiruna (TT) ", "TT", "Kiruna"),
    ("Nov 21 (Reuters) - ", "Reuters", "Nov 21"),
    (
        "Budapest, 2024. március 3., vasárnap (MTI) - ",
        "MTI",
        "Budapest, 2024. március 3., vasárnap",
    ),
    ("SURABAYA, SALT.com - ", "SALT.com", "SURABAYA"),
    ("Husum (dpa/lno) - ", "dpa", "Husum"),
    ("भोपाल, 3 मार्च (भाषा)। ", "भाषा", "भोपाल, 3 मार्च"),
    ("SALT.CO, Makassar - ", "SALT.CO", "Makassar"),
    ("（中央社台南12日電）", "中央社", "台南12日"),
    ("Damascus, SANA- ", "SANA", "Damascus"),
    ("AL-HASAKAH, Syria, Dec. 11 (UPI) -- ", "UPI", "AL-HASAKAH, Syria, Dec. 11"),
    ("MADRID, 11 dic (EFE).- ", "EFE", "MADRID, 11 dic"),
    ("BERLIN (dpa-AFX) - ", "dpa-AFX", "BERLIN"),
    ("WASHINGTON, D.C. (Salt Wire) - ", "Salt Wire", "WASHINGTON, D.C."),
    ("BAGHDAD, Dec. 11, 2016 (Salt) — ", "Salt", "BAGHDAD, Dec. 11, 2016"),
    ("NEW YORK (Reuters Health) - ", "Reuters Health", "NEW YORK"),
    ("(ANSA) - ROMA, 11 DIC - ", "ANSA", "ROMA, 11 DIC"),
    ("MOSCOW, December 11. /TASS/. ", "TASS", "MOSCOW, December 11"),
    ("МОСКВА, 11 декабря. /ТАСС/. ", "ТАСС", "МОСКВА, 11 декабря"),
    ("МОСКВА, 11 дек - РИА Новости. ", "РИА Новости", "МОСКВА, 11 дек"),
    ("بغداد (رويترز) - ", "رويترز", "بغداد"),
    ("WASHINGTON — ", None, "WASHINGTON"),
    ("WASHINGTON—", None, "WASHINGTON"),
    ("WASHINGTON - ", None, "WASHINGTON"),
    ("JERUSALEM -- ", None, "JERUSALEM"),
    ("LONDON, Dec 11 – ", None, "LONDON, Dec 11"),
    ("SINJAR, Iraq — ", None, "SINJAR, Iraq"),
    ("Shafaq News/ ", "Shafaq News", None),
    ("Shafaq News / ", "Shafaq News", None),
    ("Al Furat News / ", "Al Furat News", None),
    ("Kurdistan News/ ", "Kurdistan News", None),
    ("Shafaq News/ Baghdad - ", "Shafaq News", "Baghdad"),
    ("Baghdad - INA ", "INA", "Baghdad"),
    ("Baghdad/ NINA: ", "NINA", "Baghdad"),
    ("Baghdad/ NINA ", "NINA", "Baghdad"),
    ("Baghdad today – Baghdad: ", "Baghdad today", "Baghdad"),
    ("[Baghdad-Iraq] ", None, "Baghdad-Iraq"),
    ("{Al Furat News} ", "Al Furat News", None),
    ("[Reuters] ", "Reuters", None),
    ("新华社北京12月11日电 ", "新华社", "北京12月11日"),
    ("［ワシントン １１日 ロイター］ ", "ロイター", "ワシントン １１日"),
    ("(서울=연합뉴스) ", "연합뉴스", "서울"),
    ("[서울=뉴시스]박민수 기자 = ", "뉴시스", "서울"),
    ("تهران- ایرنا- ", "ایرنا", "تهران"),
    ("ירושלים (רויטרס) - ", "רויטרס", "ירושלים"),
    ("मुंबई, 11 दिसंबर (भाषा) ", "भाषा", "मुंबई, 11 दिसंबर"),
    ("Praha 11. prosince (ČTK) - ", "ČTK", "Praha 11. prosince"),
    ("Budapest, december 11., szerda (MTI) - ", "MTI", "Budapest, december 11., szerda"),
    ("Москва. 11 декабря. INTERFAX.RU - ", "INTERFAX.RU", "Москва. 11 декабря"),
    ("【東京共同】", "共同", "東京"),
    ("【ロンドン時事】", "時事", "ロンドン"),
]
ALONE = [
    ("Economy News - Baghdad", "Economy News", "Baghdad"),
    ("Alsumaria News / Baghdad", "Alsumaria News", "Baghdad"),
    ("BAGHDAD / Al-Masalah", "Al-Masalah", "BAGHDAD"),
    ("Baghdad - INA", "INA", "Baghdad"),
    ("Baghdad/ NINA", "NINA", "Baghdad"),
    ("بغداد – واع – أحمد سمير", "واع", "بغداد"),
    ("Economy News _ Baghdad", "Economy News", "Baghdad"),
    ("Baghdad - INA - Salma Jaber", "INA", "Baghdad"),
    ("[Baghdad-Iraq]", None, "Baghdad-Iraq"),
    ("BAGHDAD (Reuters) -", "Reuters", "BAGHDAD"),
]
NONE = [
    "山頂の郵便局で手紙を仕分ける局員（共同）",
    "Surabaya, who knows - ",
    "Salt.com, Inc - the miller's firm - ",
    "Ann Lee / VAN, (the salt) - ",
    "Chief Executive (Reuters) said the mill would close.",
    "The Bakers Of Salt (AP) Photo",
    "In the town, twenty- and thirty-year-olds bake.",
    "Nobody, SANA - it says - was there.",
    "(R) ",
    "(2016) ",
    "(Video) ",
    "(Breaking News) - ",
    "(Updated) - ",
    "[1] ",
    "[Updated] ",
    "[Video] ",
    "【動画公開】",
    "Москва. 11 декабря. Порт - ",
    "{Monday} ",
    "The Associated Press (AP) reported ",
    "NATO (North Atlantic Treaty Organization) said ",
    "ISIS (Daesh) - ",
    "The minister (AP photo) said ",
    "UPDATE - ",
    "EXCLUSIVE — ",
    "BREAKING — ",
    "ISIS – ",
    "A U.S. – ",
    "Iraq - ",
    "IRAN–",
    "U.S. President - ",
    "By Sunday - ",
    "He/ she ",
    "Salt and/or flour ",
    "salt_and_flour _ ",
    "Social Media - ",
    "https://example.com/a ",
    "",
]


@pytest.mark.parametrize(("lead_in", "tag", "dateline"), LEAD_INS)
def test_lead_ins(lead_in, tag, dateline):
    text = lead_in + SENTENCE
    found = read_lead_in(text)
    assert found is not None
    assert text[found.end :] == SENTENCE
    assert (found.tag and text[slice(*found.tag)]) == tag
    assert (found.dateline and text[slice(*found.dateline)]) == dateline


@pytest.mark.parametrize(
    ("reporters", "byline"),
    [("박민수 기자 = ", "박민수"), ("박민수 이영희 특파원 = ", "박민수 이영희"), ("", None)],
)
def test_reporters_of_korean_agencies(reporters, byline):
    text = f"(서울=연합뉴스) {reporters}부두가 내년 봄에 문을 연다."
    found = read_lead_in(text)
    assert (found.byline and text[slice(*found.byline)]) == byline
    assert text[found.end :] == "부두가 내년 봄에 문을 연다."


@pytest.mark.parametrize(("text", "tag", "dateline"), ALONE)
def test_lead_ins_on_their_own_line(text, tag, dateline):
    found = read_lead_in(text)
    assert found is not None
    assert found.end == len(text)
    assert (found.tag and text[slice(*found.tag)]) == tag
    assert (found.dateline and text[slice(*found.dateline)]) == dateline


@pytest.mark.parametrize("opening", NONE)
def test_no_lead_in(opening):
    assert read_lead_in(opening + SENTENCE) is None


def test_a_dash_within_the_sentence_is_no_dateline():
    text = "(Reuters) Iraq – the second producer – said so."
    found = read_lead_in(text)
    assert found is not None
    assert (found.dateline, text[found.end :]) == (None, "Iraq – the second producer – said so.")


def test_sure_forms_have_place_and_source():
    assert read_lead_in("BAGHDAD (Reuters) - " + SENTENCE, sure=True) is not None
    assert read_lead_in("(Reuters) " + SENTENCE, sure=True) is None
    assert read_lead_in("WASHINGTON — " + SENTENCE, sure=True) is None


@pytest.mark.parametrize(
    "place", ["Baghdad", "Tel Aviv", "Rio de Janeiro", "BEIRUT/AMMAN", "بغداد"]
)
def test_places(place):
    assert is_place(place)
    assert is_place(place + ", Dec 11")


@pytest.mark.parametrize("text", ["", "the press", "He told it", "2016", "a" * 80])
def test_no_places(text):
    assert not is_place(text)


@pytest.mark.parametrize("text", ["GAZA", "KYIV", "NEW YORK", "MOSUL, Iraq", "BEIRUT/AMMAN"])
def test_places_in_capitals(text):
    assert is_place_in_capitals(text)


@pytest.mark.parametrize(
    "text", ["ISIS", "NATO", "OPEC", "Baghdad", "U.N.", "UPDATE", "BREAKING NEWS"]
)
def test_capitals_that_are_no_place(text):
    assert not is_place_in_capitals(text)


@pytest.mark.parametrize("character", ["(", "/", "-", "A ", "(A", "[", "A/", "AB - ", "(AP) - A "])
def test_long_openings_are_read_in_no_time(character):
    read_lead_in(character * 200_000)


@pytest.mark.parametrize(
    ("lead_in", "byline", "dateline"),
    [
        ("Ana BERG / VAN, (DHA) - ", "Ana BERG", "VAN"),
        ("（中央社記者陳怡君台南12日電）", "陳怡君", "台南12日"),
        ("中新社昆明3月8日电 (记者 李明) ", "李明", "昆明3月8日"),
    ],
)
def test_reporters_in_lead_ins(lead_in, byline, dateline):
    text = lead_in + SENTENCE
    found = read_lead_in(text)
    assert found is not None
    assert text[slice(*found.byline)] == byline
    assert text[slice(*found.dateline)] == dateline
    assert text[found.end :] == SENTENCE
