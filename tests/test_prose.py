from __future__ import annotations

import pytest

from forumparse._prose import ends_sentence, is_dated, is_furniture, is_prose, is_title, weigh

PROSE = [
    "There was no immediate comment from the council on the vote.",
    "“They sent us a letter about the mill and the price of its salt.”",
    "Asked whether they had been told of the vote on the salt, one of the bakers said:",
    "a line of a hundred and sixty letters is prose " * 4 + "even where it was cut",
    "海港委员会星期日表示，关于盐价的表决将推迟到下周。",
    "قال مجلس الميناء يوم الأحد إن التصويت على الملح سيؤجل.",
    "สภาท่าเรือกล่าวเมื่อวันอาทิตย์ว่าจะเลื่อนการลงคะแนนเรื่องราคาเกลือออกไปเป็นสัปดาห์หน้า",
    "बंदरगाह परिषद ने रविवार को कहा कि नमक पर मतदान टाल दिया जाएगा।",
]
NO_PROSE = [
    "",
    "Thanks.",
    "SALT TAX",
    "Harbour council delays the vote on the salt tax until the end of next spring",
    "Regarding electricity...what is the mechanism for paying taxes via card?",
    "After reaching the danger stage.. The government moves to save the economy and the...",
    "» There was no immediate comment from the council on the vote.",
    "Home | FAQ | Search | Memberlist | Usergroups | Register | Profile | " * 3,
]
TITLES = [
    "Harbour council delays vote on salt tax",
    "Airports Gold reopens",
    "Storks return to the U.S.",
    "A second bridge for carts?",
    "“Nobody saw it coming”: bakers and flour",
    "Harbour council delays vote | Reuters",
    "Budget: 6 billion for the mill",
    "By-elections in the north",
    "海港委员会推迟对盐税的表决",
    "مجلس الميناء يؤجل التصويت",
]
NO_TITLES = [
    "(Adds comment of the pilots in paragraph 3)",
    "![A crane at the wall](http://a.example/1.jpg)",
    "",
    "Home",
    "Log in",
    "Super Admin",
    "Dr. Emil Tann",
    "He said so on Sunday.",
    "The council said:",
    "Index » News » Salt",
    "Home | FAQ | Search",
    "Posts : 261,204",
    "Joined: 17 September 2021",
    "Inscription : 6 novembre 2016",
    "Published December 11, 2016",
    "Sun Dec 11, 2016 9:15 pm",
    "Post by Rocky on Sun Dec 11",
    "by Rocky » Sun Dec 11",
    "https://example.com/a-long-address",
    "Page 1 of 12",
    "Powered by phpBB Forum Software",
    "x" * 300,
]


@pytest.mark.parametrize("text", PROSE)
def test_prose(text):
    assert is_prose(text)


@pytest.mark.parametrize("text", NO_PROSE)
def test_no_prose(text):
    assert not is_prose(text)


@pytest.mark.parametrize("text", TITLES)
def test_titles(text):
    assert is_title(text)


@pytest.mark.parametrize("text", NO_TITLES)
def test_no_titles(text):
    assert not is_title(text)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("He left.", True),
        ("“He left.”", True),
        ("(He left!)", True),
        ("他走了。", True),
        ("هل رحل؟", True),
        ("He left", False),
        ("He left..", False),
        ("He left…", False),
        ("“Intentions”", False),
        ("", False),
    ],
)
def test_ends_of_sentences(text, ends):
    assert ends_sentence(text) == ends


def test_scripts_weigh_what_they_pack():
    assert weigh("abcdef") < weigh("мираби") + 1 < weigh("ابتثجح") + 1 < weigh("かきくけこさ")
    assert weigh("かきくけこさ") < weigh("海港委员会推")
    assert weigh("") == 0


def test_furniture_is_short():
    notice = "Powered by phpBB"
    assert is_furniture(notice)
    assert not is_furniture(notice + " and much else" * 30)


def test_notes_of_edits():
    assert is_dated("Last edited by Rocky on Sun Dec 11, 2016 9:15 pm; edited 1 time in total")
    assert is_dated("Modifié par Rocky le 11/12/2016 à 9:15")
    assert not is_dated("The vote was held at 9:15 on Sunday, December 11, 2016.")
    assert not is_dated("Meeting at 9:15 on Monday")
