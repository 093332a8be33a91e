from __future__ import annotations

import pytest

from forumparse._bylines import read_credit_line

LINES = [
    ("By Tom Perry", "Tom Perry", None),
    ("BY TOM PERRY", "TOM PERRY", None),
    ("By: Tom Perry", "Tom Perry", None),
    ("By Tom Perry | Reuters", "Tom Perry", "Reuters"),
    ("By Tom Perry, Reuters", "Tom Perry", "Reuters"),
    ("By Tom Perry (Reuters)", "Tom Perry", "Reuters"),
    ("By Tom Perry - Reuters", "Tom Perry", "Reuters"),
    ("By Tom Perry for Reuters", "Tom Perry", "Reuters"),
    ("By JOHN DOE, Associated Press", "JOHN DOE", "Associated Press"),
    ("By Tom Perry and Ana Berg", "Tom Perry and Ana Berg", None),
    ("By Tom Perry, Ana Berg and Jack Stone", "Tom Perry, Ana Berg and Jack Stone", None),
    ("By Qassim Abdul-Zahra and Ana Berg | AP", "Qassim Abdul-Zahra and Ana Berg", "AP"),
    ("By Ana Berg, Diplomatic Editor", "Ana Berg", None),
    ("By Ana Berg, Salt Business News", "Ana Berg", "Salt Business News"),
    ("Par Anna Berg avec AFP", "Anna Berg", "AFP"),
    ("By Tom Perry with Reuters", "Tom Perry", "Reuters"),
    ("Von Anna Berg", "Anna Berg", None),
    ("Por Ana de la Cruz", "Ana de la Cruz", None),
    ("By Tom Perry | Reuters | December 11, 2016", "Tom Perry", "Reuters"),
    ("Por Ana Berg – Agência Brasil – Manaus", "Ana Berg", "Agência Brasil"),
    ("Tom Perry | Salt Gazette | 12 May 2023", "Tom Perry", "Salt Gazette"),
    ("12 May 2023 | Tom Perry", "Tom Perry", None),
    ("Reuters • Dec 11, 2016", None, "Reuters"),
    ("מאת: אנה ברג", "אנה ברג", None),
    ("By Ruth Fenner in Oban", "Ruth Fenner", None),
    ("de Andrei Munteanu", "Andrei Munteanu", None),
    ("Interview: Miriam Kessler", "Miriam Kessler", None),
    ("Por Ana Berg | Infobae", "Ana Berg", "Infobae"),
    ("(Bloomberg) --", None, "Bloomberg"),
    ("EFE | Lima | 9 may 2024", None, "EFE"),
    ("Autor: ČTK", None, "ČTK"),
    ("Oleh Ana Berg", "Ana Berg", None),
    ("作者：李明", "李明", None),
    ("本报记者 李明、王芳", "李明、王芳", None),
    ("김하늘 기자", "김하늘", None),
    ("Quelle: Salt Gazette - https://example.com/a", None, "Salt Gazette"),
    ("/ritzau/", None, "ritzau"),
    ("By Reuters", None, "Reuters"),
    ("Reuters", None, "Reuters"),
    ("(Reuters)", None, "Reuters"),
    ("Reuters Staff", None, "Reuters Staff"),
    ("Source: Reuters", None, "Reuters"),
    ("Source: Reuters.", None, "Reuters"),
    ("[Source: Reuters]", None, "Reuters"),
    ("SOURCE: Salt Gazette", None, "Salt Gazette"),
    ("Source : https://example.com/a?b=1", None, "https://example.com/a?b=1"),
    ("Via Shafaq News", None, "Shafaq News"),
    ("via: Shafaq News", None, "Shafaq News"),
    ("Quelle: dpa", None, "dpa"),
    ("Источник: РИА Новости", None, "РИА Новости"),
    ("المصدر: رويترز", None, "رويترز"),
    ("来源：新华社", None, "新华社"),
    ("2024年12月11日 18:05 来源：新华网", None, "新华网"),
    ("2024-12-11 来源: 港口报", None, "港口报"),
    ("https://example.com/a?b=1", None, None),
]
NONE = [
    "News | Iraq | 2024",
    "Home | Salt Gazette | Mills",
    "The mill reopens | Salt Gazette | 12 May 2023 | page one",
    "De Nederlandse Molen",
    "By Monday evening in Oban",
    "Tom Perry | Lima | 9 may 2024",
    "Autor: nikdo",
    "Oleh karena itu mereka pulang",
    "记者来了很多人",
    "기자",
    "by Rocky",
    "By Rocky",
    "By Sunday evening the last tram stood in the rain",
    "by the time of writing",
    "via the app",
    "By Tom Perry on Sun 11 Dec 2016",
    "Sources say so",
    "The source: nobody knows it, and nobody asks.",
    "Par exemple",
    "2024-12-11 18:05 港口来源很多",
    "Home",
    "",
    "By " + "Tom Perry, " * 40,
]


@pytest.mark.parametrize(("line", "byline", "tag"), LINES)
def test_credit_lines(line, byline, tag):
    credit = read_credit_line(line)
    assert credit is not None
    assert (credit.byline and line[slice(*credit.byline)]) == byline
    assert (credit.tag and line[slice(*credit.tag)]) == tag


@pytest.mark.parametrize("line", NONE)
def test_lines_that_credit_nobody(line):
    assert read_credit_line(line) is None
