from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_pages import ArticlePage, make_article_page
from forumparse import parse_page
from forumparse._article import ArticleReading, read_article
from forumparse._blocks import tile
from forumparse._lines import split_lines
from forumparse._markup import plain_text

SEED = Path(__file__).parents[2] / "shared" / "seed" / "page.txt"
COUNCIL = "The harbour council said on Sunday that the vote on salt would be delayed until spring."
BAKERS = "Two bakers told this paper that flour had become dearer by a third."
STORKS = "Nobody in the northern villages had seen so many storks since the flood of 1913."
HEADLINE = "Harbour council delays vote on salt tax"


def read(*lines: str, free: list[bool] | None = None) -> ArticleReading:
    split = split_lines("\n".join(lines))
    return read_article(split, [True] * len(split) if free is None else free)


def values(reading: ArticleReading) -> tuple[object, ...] | None:
    article = reading.article
    if article is None:
        return None
    return (
        article.headline,
        article.caption,
        article.source_tag,
        article.dateline,
        article.byline,
        article.copies,
        tuple((paragraph.text, paragraph.role) for paragraph in article.paragraphs),
        tuple((claim.kind, claim.first, claim.last, claim.repeats) for claim in reading.claims),
    )


def straight(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(straight, value))
    return value.replace("’", "'") if isinstance(value, str) else value


# -- the founding page --------------------------------------------------------------------------


@pytest.mark.skipif(not SEED.exists(), reason="real pages stay outside the repository")
def test_founding_page():
    lines = split_lines(SEED.read_text(encoding="utf-8"))
    reading = read_article(lines, [index < 75 for index in range(len(lines))])
    article = reading.article
    assert article is not None
    assert article.headline == (
        "Exclusive: Syrian rebels get proposal to quit Aleppo, jihadists retake Palmyra"
    )
    assert article.caption is not None
    assert article.caption.endswith("Handout via REUTERS TV")
    assert (article.source_tag, article.dateline, article.byline) == ("Reuters", None, None)
    roles = [paragraph.role for paragraph in article.paragraphs]
    assert (roles.count("text"), roles.count("heading"), len(roles)) == (34, 2, 36)
    headings = [paragraph.text for paragraph in article.paragraphs if paragraph.role == "heading"]
    assert headings == ["PALMYRA", "PROPOSAL"]
    assert article.paragraphs[0].text.startswith("Syrian rebels have received")
    assert article.copies == 2
    assert [(claim.kind, claim.first, claim.last) for claim in reading.claims] == [
        ("headline", 0, 0),
        ("caption", 1, 1),
        ("body", 2, 37),
        ("repeat", 38, 74),
    ]
    assert reading.claims[-1].repeats == (1, 37)
    assert article.span.start == 0
    assert article.span.end == lines.span(37).end


# -- made-up pages ------------------------------------------------------------------------------


def check(page: ArticlePage) -> None:
    lines = split_lines(page.text)
    article = read_article(lines, page.free).article
    assert article is not None
    assert article.headline == page.headline
    assert article.caption == page.caption
    assert article.byline == page.byline
    assert article.dateline == page.dateline
    assert article.source_tag == page.source_tag
    assert tuple((p.text, p.role) for p in article.paragraphs) == page.paragraphs
    assert article.copies == page.copies


@pytest.mark.parametrize("number", range(160))
def test_made_up_pages(number):
    check(make_article_page(number))


@pytest.mark.nightly
@pytest.mark.parametrize("number", range(160, 3000))
def test_more_made_up_pages(number):
    check(make_article_page(number))


HARMLESS = {
    "crlf": lambda text, _: text.replace("\n", "\r\n"),
    "cr": lambda text, _: text.replace("\n", "\r"),
    "trailing blanks": lambda text, _: text.replace("\n", " \u00a0\n") + "  ",
    "narrow blanks": lambda text, _: text.replace(" ", "\u202f"),
    "some no-break": lambda text, random: "".join(
        random.choice(" \u00a0") if character == " " else character for character in text
    ),
}
QUOTES = {
    "curly": lambda text, _: text.replace("'", "’"),
    "straight": lambda text, _: text.replace("’", "'"),
    "mixed": lambda text, random: "".join(
        random.choice("'’") if character in "'’" else character for character in text
    ),
}


@pytest.mark.parametrize("change", HARMLESS)
@pytest.mark.parametrize("number", range(0, 60, 2))
def test_harmless_changes_change_no_value(number, change):
    page = make_article_page(number)
    changed = HARMLESS[change](page.text, Random(number))
    before = values(read_article(split_lines(page.text), page.free))
    assert values(read_article(split_lines(changed), page.free)) == before


@pytest.mark.parametrize("change", QUOTES)
@pytest.mark.parametrize("number", range(0, 60, 2))
def test_quotes_change_only_themselves(number, change):
    page = make_article_page(number)
    changed = QUOTES[change](page.text, Random(number))
    before = values(read_article(split_lines(page.text), page.free))
    after = values(read_article(split_lines(changed), page.free))
    assert straight(after) == straight(before)


def ink(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("number", range(80))
def test_spans_point_at_the_words(number):
    page = make_article_page(number)
    article = read_article(split_lines(page.text), page.free).article
    assert article is not None
    pairs = [
        (article.headline, article.headline_span),
        (article.caption, article.caption_span),
        (article.source_tag, article.source_tag_span),
        (article.dateline, article.dateline_span),
        (article.byline, article.byline_span),
        *((paragraph.text, paragraph.span) for paragraph in article.paragraphs),
    ]
    for value, span in pairs:
        assert (value is None) == (span is None)
        if value is not None and span is not None:
            stretch = page.text[span.start : span.end]
            assert ink(value) in (ink(stretch), ink(plain_text(stretch)))
            assert article.span.start <= span.start <= span.end <= article.span.end


# -- which lines are the article ----------------------------------------------------------------


def paragraphs(reading: ArticleReading) -> list[tuple[str, str]]:
    assert reading.article is not None
    return [(paragraph.role, paragraph.text) for paragraph in reading.article.paragraphs]


NO_ARTICLE = {
    "empty": [""],
    "blank": ["  ", "\u00a0", ""],
    "menu": ["Home", "Register", "Log in", "Powered by phpBB® Forum Software © phpBB Limited"],
    "footer": ["All times are UTC", "You cannot reply to topics in this forum.", "Jump to:"],
    "links": [
        "Latest news",
        "Final statement of the harbour ministers on salt with the participation of the mill",
        "What is the mechanism for paying salt tax via electronic card?",
        "Two lighthouse keepers open second bridge for carts in the north of the town",
        "Everything on the tram has become dear.. High cost of seats prompts questions to the...",
        "The council returns.",
        "A retired geologist draws a new map of the hills",
    ],
    "bulleted links": [f"» {STORKS}", f"» {BAKERS}", f"» {COUNCIL}"],
    "headline alone": [f"[size=39]{HEADLINE}[/size]"],
}


@pytest.mark.parametrize("case", NO_ARTICLE)
def test_no_article(case):
    reading = read(*NO_ARTICLE[case])
    assert reading.article is None
    assert reading.claims == ()


def test_one_paragraph_is_an_article():
    reading = read(COUNCIL)
    assert paragraphs(reading) == [("text", COUNCIL)]
    assert reading.article is not None
    assert reading.article.headline is None


def test_nothing_free_is_no_article():
    assert read(HEADLINE, COUNCIL, BAKERS, free=[False] * 3).article is None


def test_claimed_lines_are_neither_read_nor_claimed():
    free = [True, True, False, True]
    reading = read(HEADLINE, COUNCIL, STORKS, BAKERS, free=free)
    assert paragraphs(reading) == [("text", COUNCIL), ("text", BAKERS)]
    assert [(claim.first, claim.last) for claim in reading.claims] == [(0, 0), (1, 1), (3, 3)]


def test_a_widget_ends_the_article():
    widget = ["» Airports Gold", "Today at 7:09 am by Rocky"] * 3
    text = [HEADLINE, COUNCIL, BAKERS, *widget, STORKS]
    reading = read(*text, free=[True] * 3 + [False] * 6 + [True])
    assert paragraphs(reading) == [("text", COUNCIL), ("text", BAKERS)]


def test_short_sentences_at_the_end_belong_to_the_article():
    reading = read(HEADLINE, COUNCIL, "He did not elaborate.", "", "Back to top", "Jump to:")
    assert paragraphs(reading)[-1] == ("text", "He did not elaborate.")


def test_a_gap_of_furniture_is_not_crossed():
    menu = ["Home", "Register", "Search", "Memberlist", "Log in", "Similar topics"] * 3
    reading = read(
        HEADLINE, COUNCIL, STORKS, BAKERS, *menu, "The rules of this board apply to all."
    )
    assert len(paragraphs(reading)) == 3


LANGUAGES = {
    "zh": (
        ["首页", "注册", "[size=24]海港委员会推迟对盐税的表决[/size]"],
        "新华社北京12月11日电 ",
        ["海港委员会星期日表示，关于盐价的表决将推迟到下周。", "他们说，最后一班电车停在雨中。"],
        ("海港委员会推迟对盐税的表决", "新华社", "北京12月11日"),
    ),
    "ja": (
        ["港湾評議会、塩税の採決を延期"],
        "［ワシントン １１日 ロイター］ - ",
        [
            "港湾評議会は日曜日、塩の価格をめぐる採決を延期すると発表した。",
            "理由は明らかにしていない。",
        ],
        ("港湾評議会、塩税の採決を延期", "ロイター", "ワシントン １１日"),
    ),
    "th": (
        ["หน้าแรก", "สภาท่าเรือเลื่อนการลงคะแนนภาษีเกลือ"],
        "",
        [
            "สภาท่าเรือกล่าวเมื่อวันอาทิตย์ว่าจะเลื่อนการลงคะแนนเรื่องราคาเกลือออกไปเป็นสัปดาห์หน้า",
            "คนทำขนมปังสองคนบอกว่าแป้งมีราคาแพงขึ้นหนึ่งในสาม และรถรางเที่ยวสุดท้ายจอดอยู่กลางสายฝน",
        ],
        ("สภาท่าเรือเลื่อนการลงคะแนนภาษีเกลือ", None, None),
    ),
    "ar": (
        ["الرئيسية", "التسجيل", "مجلس الميناء يؤجل التصويت على ضريبة الملح"],
        "بغداد (رويترز) - ",
        [
            "قال مجلس الميناء يوم الأحد إن التصويت على سعر الملح سيؤجل.",
            "وأضاف خبازان أن الطحين صار أغلى.",
        ],
        ("مجلس الميناء يؤجل التصويت على ضريبة الملح", "رويترز", "بغداد"),
    ),
    "ru": (
        ["Портовый совет отложил голосование по соляному налогу"],
        "МОСКВА, 11 дек - РИА Новости. ",
        [
            "Портовый совет в воскресенье отложил голосование о цене соли.",
            "Мука подорожала на треть.",
        ],
        ("Портовый совет отложил голосование по соляному налогу", "РИА Новости", "МОСКВА, 11 дек"),
    ),
    "ko": (
        ["항만위원회, 소금세 표결 연기"],
        "(서울=연합뉴스) ",
        [
            "항만위원회는 일요일 소금 가격에 대한 표결을 다음 주로 연기한다고 밝혔다.",
            "이유는 밝히지 않았다.",
        ],
        ("항만위원회, 소금세 표결 연기", "연합뉴스", "서울"),
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages(language):
    top, lead_in, texts, (headline, tag, dateline) = LANGUAGES[language]
    article = read(*top, lead_in + texts[0], *texts[1:]).article
    assert article is not None
    assert (article.headline, article.source_tag, article.dateline) == (headline, tag, dateline)
    assert [paragraph.text for paragraph in article.paragraphs] == texts


# -- headlines ----------------------------------------------------------------------------------

MENU = ["Salt Daily", "Home", "Register", "Log in"]
HEADLINES = {
    "first line": ([HEADLINE], HEADLINE),
    "below a menu": ([*MENU, HEADLINE], HEADLINE),
    "below a path": (["Index » News » Salt", HEADLINE], HEADLINE),
    "above the poster": ([HEADLINE, "Post by Rocky on Sun 11 Dec 2016, 9:15 pm"], HEADLINE),
    "above a counter": ([HEADLINE, "Rocky", "Posts : 261,204"], HEADLINE),
    "a question": (["A second bridge for carts?"], "A second bridge for carts?"),
    "quoted": (["“Nobody saw it coming”"], "“Nobody saw it coming”"),
    "ends in an abbreviation": (["Storks return to the U.S."], "Storks return to the U.S."),
    "two words": (["Airports Gold"], "Airports Gold"),
    "marked": ([f"[size=150]{HEADLINE}[/size]", "News and rumours of the salt trade"], HEADLINE),
    "marked in upper case": ([f"[SIZE=6][B]{HEADLINE}[/B][/SIZE]"], HEADLINE),
    "marked over two lines": (["[size=24]Harbour council", "delays vote[/size]"], None),
    "bold": ([*MENU, f"[b]{HEADLINE}[/b]"], HEADLINE),
    "never closed": ([f"[size=39]{HEADLINE}"], HEADLINE),
    "above a deck": ([HEADLINE, "Bakers warn of shortage " * 4 + "in town"], HEADLINE),
    "above its dateline": ([HEADLINE, "Economy News - Baghdad"], HEADLINE),
    "only a menu": (MENU, None),
    "a sentence": (["He said so on Sunday."], None),
    "a name": (["Rocky"], None),
    "a name and its profile": (["Dr. Emil Tann", "Joined: 17 September 2021"], None),
    "a path": (["Index » News » Salt"], None),
    "a date": (["Published December 11, 2016"], None),
}


@pytest.mark.parametrize("case", HEADLINES)
def test_headlines(case):
    top, headline = HEADLINES[case]
    reading = read(*top, COUNCIL, BAKERS, STORKS)
    assert reading.article is not None
    if case == "marked over two lines":
        headline = "Harbour council delays vote"
    assert reading.article.headline == headline
    assert paragraphs(reading)[-3:] == [("text", COUNCIL), ("text", BAKERS), ("text", STORKS)]


def test_body_size_is_no_headline():
    body = ["[size=18]" + COUNCIL, BAKERS, STORKS + "[/size]"]
    reading = read(HEADLINE, *body)
    assert reading.article is not None
    assert reading.article.headline == HEADLINE
    assert [text for _, text in paragraphs(reading)] == [COUNCIL, BAKERS, STORKS]


# -- between headline and body ------------------------------------------------------------------


def test_a_caption_and_its_credit_on_two_lines():
    caption = ["Bakers stand in front of the mill, December 11, 2016.", "REUTERS/Emil Tann"]
    article = read(HEADLINE, *caption, "(Reuters) " + COUNCIL, BAKERS).article
    assert article is not None
    assert article.caption == " ".join(caption)
    assert [paragraph.text for paragraph in article.paragraphs] == [COUNCIL, BAKERS]


def test_two_words_in_capitals_make_no_heading():
    reading = read(HEADLINE, COUNCIL, "SOLDIERS PATROL near the border", BAKERS)
    assert paragraphs(reading)[1] == ("text", "SOLDIERS PATROL near the border")


def test_an_article_in_capitals_has_no_headings():
    reading = read(HEADLINE.upper(), COUNCIL.upper(), BAKERS.upper())
    assert [role for role, _ in paragraphs(reading)] == ["text", "text"]


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("Source: Reuters", "Reuters"),
        ("Source : https://example.com/a?b=1", "https://example.com/a?b=1"),
        ("Via Shafaq News", "Shafaq News"),
        ("Quelle: dpa", "dpa"),
        ("https://example.com/a?b=1", None),
    ],
)
@pytest.mark.parametrize("at_end", [False, True])
def test_source_lines(line, tag, at_end):
    texts = [COUNCIL, BAKERS]
    lines = [HEADLINE, *texts, line] if at_end else [HEADLINE, line, *texts]
    reading = read(*lines)
    assert reading.article is not None
    assert reading.article.source_tag == tag
    assert [text for _, text in paragraphs(reading)] == texts
    assert {claim.kind for claim in reading.claims} == {"headline", "body"}


@pytest.mark.parametrize("opening", ["(R) ", "(2016) ", "(Video) "])
def test_brackets_that_are_no_source(opening):
    reading = read(HEADLINE, opening + COUNCIL, BAKERS)
    assert reading.article is not None
    assert reading.article.source_tag is None
    assert paragraphs(reading)[0] == ("text", opening + COUNCIL)


@pytest.mark.parametrize(
    ("bracket", "tag"),
    [(" (Reuters)", "Reuters"), (" (dpa)", "dpa"), ("（新华社）", "新华社"), (" /БТА/", "БТА")],
)
def test_a_source_behind_the_last_sentence(bracket, tag):
    article = read(HEADLINE, COUNCIL, BAKERS + bracket).article
    assert article is not None
    assert (article.source_tag, article.paragraphs[-1].text) == (tag, BAKERS)


@pytest.mark.parametrize("bracket", [" (see above)", " (in Dutch)"])
def test_a_bracket_behind_the_last_sentence_is_no_source(bracket):
    article = read(HEADLINE, COUNCIL, BAKERS + BAKERS + BAKERS + bracket).article
    assert article is not None
    assert (article.source_tag, article.paragraphs[-1].text) == (None, BAKERS * 3 + bracket)


def test_a_source_that_opens_a_story_is_asked_first():
    article = read(HEADLINE, "BAGHDAD (Reuters) - " + COUNCIL, BAKERS + " (AFP)").article
    assert article is not None
    assert (article.source_tag, article.paragraphs[-1].text) == ("Reuters", BAKERS + " (AFP)")


SHORT = [
    "The pier is open again.",
    "Ships can enter again.",
    "Its new wall is longer and much higher.",
]


def test_short_sentences_below_a_headline_are_an_article():
    reading = read(HEADLINE, *SHORT)
    assert reading.article is not None
    assert [text for _, text in paragraphs(reading)] == SHORT
    assert reading.article.headline == HEADLINE


@pytest.mark.parametrize("lines", [SHORT, [HEADLINE, *SHORT[:2]], [HEADLINE, "Yes.", "No.", "So."]])
def test_short_sentences_without_a_headline_or_few_of_them_are_none(lines):
    assert read(*lines).article is None


def test_a_lead_in_on_its_own_line():
    article = read(HEADLINE, "BAGHDAD (Reuters) -", COUNCIL, BAKERS).article
    assert article is not None
    assert (article.dateline, article.source_tag) == ("BAGHDAD", "Reuters")
    assert [paragraph.text for paragraph in article.paragraphs] == [COUNCIL, BAKERS]


def test_roles():
    reading = read(
        f"[size=24]{HEADLINE}[/size]",
        COUNCIL,
        "[b]What happens next[/b]",
        f'[quote="Ziad"]{BAKERS}[/quote]',
        "[list][*]salt[*]flour[/list]",
        "• storks",
        "SALT TAX",
        STORKS,
    )
    assert paragraphs(reading) == [
        ("text", COUNCIL),
        ("heading", "What happens next"),
        ("quote", BAKERS),
        ("list-item", "salt"),
        ("list-item", "flour"),
        ("list-item", "• storks"),
        ("heading", "SALT TAX"),
        ("text", STORKS),
    ]


@pytest.mark.parametrize(
    ("rows", "role"),
    [
        (["- The salt is dry.", "- The flour is not."], "list-item"),
        (["- The salt is dry."], "text"),
        (["- Is it dry? - she asked.", "- It is, - said the baker."], "text"),
    ],
)
def test_rows_behind_hyphens_are_a_list_or_a_dialogue(rows, role):
    reading = read(HEADLINE, COUNCIL, *rows, BAKERS)
    assert paragraphs(reading)[1:-1] == [(role, row) for row in rows]


# -- copies -------------------------------------------------------------------------------------


def test_every_paragraph_twice_in_a_row():
    reading = read(HEADLINE, COUNCIL, COUNCIL, BAKERS, BAKERS, STORKS, STORKS)
    assert reading.article is not None
    assert reading.article.copies == 2
    assert [text for _, text in paragraphs(reading)] == [COUNCIL, BAKERS, STORKS]
    kinds = [(claim.kind, claim.first, claim.repeats) for claim in reading.claims]
    assert kinds[2] == ("repeat", 2, (1, 1))


KEEPER = "Nobody was told of it before, and nobody asked, said the keeper of the old lighthouse."
ALL = [COUNCIL, BAKERS, STORKS]


@pytest.mark.parametrize(
    ("more", "copies"),
    [
        ([HEADLINE, *ALL], 2),
        (ALL, 2),
        ([*ALL, HEADLINE, *ALL], 3),
        ([KEEPER, COUNCIL, BAKERS], 2),  # more than a third of it
        ([KEEPER, COUNCIL], 2),  # its first paragraph
        ([KEEPER, KEEPER, STORKS, KEEPER], 2),
        ([KEEPER, BAKERS], 1),  # less than a third
        ([KEEPER, KEEPER], 1),
        ([KEEPER, *ALL, KEEPER, COUNCIL], 3),
    ],
)
def test_the_page_carries_it_as_often_as_a_third_of_it_or_its_first_paragraph(more, copies):
    assert read(HEADLINE, *ALL, *more).article.copies == copies


def test_a_repeat_points_at_the_lines_it_repeats():
    reading = read(HEADLINE, *ALL, "", HEADLINE, *ALL)
    assert [(claim.kind, claim.first, claim.last, claim.repeats) for claim in reading.claims] == [
        ("headline", 0, 0, None),
        ("body", 1, 3, None),
        ("repeat", 5, 8, (0, 3)),
    ]
    reading = read(HEADLINE, *ALL, KEEPER, COUNCIL, BAKERS)
    assert reading.claims[-1].repeats == (1, 2)


def test_a_teaser_above_the_menu_gives_way_to_the_whole():
    menu = ["Home", "Register", "Search", "Memberlist", "Log in"]
    reading = read(COUNCIL, *menu, HEADLINE, COUNCIL, BAKERS, STORKS)
    assert reading.article is not None
    assert reading.article.headline == HEADLINE
    assert [text for _, text in paragraphs(reading)] == [COUNCIL, BAKERS, STORKS]


def test_a_paragraph_quoted_once_more_is_no_copy_of_the_article():
    more = [f"{STORKS[:-1]}, said villager {number}." for number in ("one", "two", "three", "four")]
    reading = read(HEADLINE, COUNCIL, *more, BAKERS, BAKERS)
    assert reading.article is not None
    assert reading.article.copies == 1
    assert [claim.kind for claim in reading.claims] == ["headline", "body", "repeat"]


def test_a_comment_behind_a_quoted_copy_is_no_paragraph():
    quote = [f'[quote="Rocky"]{HEADLINE}', COUNCIL, BAKERS, f"{STORKS}[/quote]"]
    reading = read(
        HEADLINE, COUNCIL, BAKERS, STORKS, *quote, "Thanks, I knew the storks were right."
    )
    assert reading.article is not None
    assert reading.article.copies == 2
    assert len(paragraphs(reading)) == 3


def test_the_end_that_the_first_copy_lacks_is_read_from_the_second():
    cut = BAKERS[:40]
    reading = read(HEADLINE, COUNCIL, cut, COUNCIL, BAKERS, STORKS)
    assert [text for _, text in paragraphs(reading)][-1] == STORKS


def test_reports_that_say_the_same_of_several_towns_are_all_kept():
    towns = ["Arbil", "Basra", "Mosul", "Najaf"]
    reports = [f"In {town} a hundredweight of salt cost {len(town)} coins." for town in towns]
    reading = read(HEADLINE, COUNCIL, *reports)
    assert [text for _, text in paragraphs(reading)] == [COUNCIL, *reports]


# -- what boards put between and around ---------------------------------------------------------


def test_a_signature_ends_the_article():
    reading = read(
        HEADLINE, COUNCIL, BAKERS, "_" * 17, "Trust the storks, and they will trust you."
    )
    assert len(paragraphs(reading)) == 2


def test_rows_that_say_nothing_are_no_paragraphs():
    note = "Last edited by Rocky on Sun Dec 11, 2016 9:15 pm; edited 1 time in total"
    reading = read(HEADLINE, COUNCIL, "* * *", BAKERS, "ADVERTISEMENT", note, STORKS)
    assert [text for _, text in paragraphs(reading)] == [COUNCIL, BAKERS, STORKS]


def test_names_below_the_headline_are_not_the_headline():
    reading = read(HEADLINE, "Emil Tann, Ana Berg", "4 Min Read", COUNCIL, BAKERS)
    assert reading.article is not None
    assert reading.article.headline == HEADLINE


def test_similar_topics_are_not_the_article():
    titles = [f"Harbour council delays vote number {number} on salt tax" for number in range(6)]
    reading = read(HEADLINE, COUNCIL, BAKERS, "", "Similar topics", *titles)
    assert [text for _, text in paragraphs(reading)] == [COUNCIL, BAKERS]


def test_headline_and_body_on_one_line():
    reading = read(f"[center][size=24]{HEADLINE}[/size][/center](Reuters) {COUNCIL}")
    assert reading.article is not None
    assert reading.article.headline == HEADLINE
    assert paragraphs(reading) == [("text", COUNCIL)]
    assert [claim.kind for claim in reading.claims] == ["body"]


def test_lines_of_markup_alone_go_with_their_text():
    lines = ["[center]", f"[size=24]{HEADLINE}[/size]", "[/center]", "", COUNCIL, BAKERS]
    reading = read(*lines)
    assert [(claim.kind, claim.first, claim.last) for claim in reading.claims] == [
        ("headline", 0, 2),
        ("body", 4, 5),
    ]


BARE = {
    "right around": (
        ["[center]", f"[size=24]{HEADLINE}[/size]", "[/center]", "[i]", COUNCIL, BAKERS, "[/i]"],
        [("headline", 0, 3), ("body", 4, 6)],
    ),
    "several lines": (
        ["[i]", "[center]", f"[size=24]{HEADLINE}[/size]", "[/center]", COUNCIL, "[/i]", "[/b]"],
        [("headline", 0, 3), ("body", 4, 6)],
    ),
    "not over a gap": (
        ["[center]", "", f"[size=24]{HEADLINE}[/size]", "[/center]", "", COUNCIL, "", "[/i]"],
        [("headline", 2, 3), ("body", 5, 5)],
    ),
    "within the body": (
        [HEADLINE, COUNCIL, "[hr]", BAKERS, "[center]", "[/center]"],
        [("headline", 0, 0), ("body", 1, 5)],
    ),
    "between two copies": (
        [HEADLINE, "[i]", COUNCIL, BAKERS, "[/i]", "[i]", COUNCIL, BAKERS, "[/i]"],
        [("headline", 0, 1), ("body", 2, 5), ("repeat", 6, 8)],
    ),
}


@pytest.mark.parametrize("case", BARE)
def test_whose_the_lines_of_markup_alone_are(case):
    lines, claims = BARE[case]
    found = [(claim.kind, claim.first, claim.last) for claim in read(*lines).claims]
    assert found == claims


# -- laws ---------------------------------------------------------------------------------------

FRAGMENTS = st.sampled_from(
    [
        *"[b] [/b] [size=39] [/size] [quote] [/quote] [*] (Reuters) BAGHDAD — / [url= ( …".split(),
        *(
            HEADLINE,
            COUNCIL,
            BAKERS,
            "By Emil Tann",
            "Source: ",
            "REUTERS/",
            "PALMYRA",
            "盐税。",
            "’",
        ),
        *("» ", "\n", "\r\n", "\r", " ", "\u00a0", "\ufeff", "\u3000"),
    ]
)
PAGES = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=40).map("".join))


@given(PAGES, st.randoms(use_true_random=False))
def test_any_text_is_read(text, random):
    lines = split_lines(text)
    free = [random.random() < 0.8 for _ in range(len(lines))]
    reading = read_article(lines, free)
    blocks = tile(lines, reading.claims)
    assert "".join(text[block.span.start : block.span.end] for block in blocks) == text
    for claim in reading.claims:
        assert all(free[claim.first : claim.last + 1])
    article = reading.article
    if article is None:
        return
    for paragraph in article.paragraphs:
        stretch = text[paragraph.span.start : paragraph.span.end]
        assert paragraph.text == " ".join(paragraph.text.split())
        assert not set(ink(paragraph.text)) - set(stretch)
        assert article.span.start <= paragraph.span.start <= paragraph.span.end <= article.span.end
    for value, span in (
        (article.headline, article.headline_span),
        (article.source_tag, article.source_tag_span),
        (article.dateline, article.dateline_span),
    ):
        assert (value is None) == (span is None)
        assert value is None or not set(ink(value)) - set(text[span.start : span.end])


HOSTILE = {
    "brackets": lambda n: "[" * n,
    "tags": lambda n: "[b]" * n,
    "open arguments": lambda n: "[url=" * n,
    "long argument": lambda n: "[size=" + "9" * n,
    "nested quotes": lambda n: "[quote]" * n + COUNCIL + "[/quote]" * n,
    "sizes": lambda n: "[size=39]A headline[/size]\n" * n,
    "words": lambda n: "a " * n,
    "one long line": lambda n: COUNCIL * n,
    "equal lines": lambda n: (COUNCIL + "\n") * n,
    "nearly equal lines": lambda n: "".join(f"{COUNCIL} {number}\n" for number in range(n)),
    "pairs of lines": lambda n: "".join(f"{number // 2} {COUNCIL}\n" for number in range(n)),
    "growing lines": lambda n: "".join(COUNCIL[: number % 80] + "\n" for number in range(n)),
    "short lines": lambda n: "ab\n" * n,
    "titles": lambda n: "".join(f"Council delays vote number {number}\n" for number in range(n)),
    "wrapped": lambda n: "the tram stood in the rain while children drew faces on windows\n" * n,
    "slashes": lambda n: "Ab/" * n,
    "headings": lambda n: (COUNCIL + "\nSALT TAX\n") * n,
}


def seconds(text: str) -> float:
    lines = split_lines(text)
    free = [True] * len(lines)
    taken = []
    for _ in range(3):
        start = time.process_time()
        read_article(lines, free)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_text(kind):
    small, large = (seconds(HOSTILE[kind](size)) for size in (500, 4000))
    assert large < 24 * max(small, 0.001)  # eight times the text; a square would be 64 times


# -- what stands between paragraphs -------------------------------------------------------------


@pytest.mark.parametrize("heading", ["The salt of the hills", "Warum jetzt", "3. Rye", "II."])
def test_a_few_words_without_a_stop_between_paragraphs_are_a_heading(heading):
    assert paragraphs(read(HEADLINE, COUNCIL, heading, BAKERS))[1] == ("heading", heading)


@pytest.mark.parametrize(
    "lines",
    [
        [f"“{COUNCIL}”", "Ann Lee, baker", BAKERS],
        [COUNCIL, "and the mill", BAKERS],
        [COUNCIL, "Really?", BAKERS],
        [COUNCIL, "Ann Lee 6:13 pm", BAKERS],
        [COUNCIL, "Flour", "Salt", BAKERS],
        [COUNCIL, "Nothing of the kind was said", "The end."],
    ],
)
def test_other_short_lines_are_text(lines):
    found = paragraphs(read(HEADLINE, *lines, STORKS))
    assert [role for role, _ in found] == ["text"] * len(found)


def test_a_list_is_numbered_where_numbers_follow_one_another():
    steps = ["1. Boil the salt.", "2. Leave it alone for a day.", "3) Sell it."]
    found = paragraphs(read(HEADLINE, COUNCIL, *steps, BAKERS))
    assert found[1:4] == [("list-item", step) for step in steps]
    alone = paragraphs(read(HEADLINE, COUNCIL, "12. December was a cold day.", BAKERS))
    assert alone[1][0] == "text"


def test_long_items_behind_hyphens_and_numbers_are_listed():
    for first, second in ("- ", "- "), ("1. ", "2. "):
        lines = [
            COUNCIL,
            BAKERS,
            STORKS,
            f"{first}{COUNCIL} {BAKERS}",
            f"{second}{STORKS} {BAKERS}",
        ]
        found = paragraphs(read(HEADLINE, *lines, COUNCIL[:-1] + " or summer."))
        assert [role for role, _ in found] == ["text"] * 3 + ["list-item"] * 2 + ["text"]


def test_a_subheading_below_a_line_that_leads_away():
    found = paragraphs(read(HEADLINE, COUNCIL, "Lire aussi : Le sel", "The mill", BAKERS, STORKS))
    assert found[1] == ("heading", "The mill")


def test_what_leads_away_is_no_paragraph():
    lines = [COUNCIL, "Read more: Old mill reopens", BAKERS, "Baca juga: Kincir", STORKS]
    assert [text for _, text in paragraphs(read(HEADLINE, *lines))] == [COUNCIL, BAKERS, STORKS]


def test_a_byline_below_a_deck_or_a_list():
    summary = ["• Salt is dearer by a third", "• Bakers wait for spring"]
    for above in (summary, [f"{COUNCIL[:-1]}, a deck"]):
        article = read(HEADLINE, *above, "By Ann Lee", COUNCIL, BAKERS).article
        assert article is not None
        assert article.byline == "Ann Lee"
        assert [paragraph.text for paragraph in article.paragraphs] == [*above, COUNCIL, BAKERS]


def test_a_note_in_brackets_at_the_end_is_no_paragraph():
    note = "(Reporting by Emil Tann in the harbour town; editing by Ana Berg)"
    assert [text for _, text in paragraphs(read(HEADLINE, COUNCIL, BAKERS, note))] == [
        COUNCIL,
        BAKERS,
    ]


def test_a_lead_in_below_a_list():
    summary = [f"* Salt is dearer by {n} pct" for n in range(2, 6)]
    long = f"{COUNCIL} {BAKERS}"
    article = read(HEADLINE, *summary, f"VALLETTA, March 12 (Reuters) - {long}", STORKS).article
    assert article is not None
    assert (article.dateline, article.source_tag) == ("VALLETTA, March 12", "Reuters")
    assert [paragraph.text for paragraph in article.paragraphs] == [*summary, long, STORKS]


def test_a_section_in_capitals_above_a_caption_is_no_heading():
    photo = "FILE PHOTO: A ferry leaves the harbour. REUTERS/Ann Lee"
    found = read(HEADLINE, "CULTURE", photo, COUNCIL, BAKERS)
    assert [text for _, text in paragraphs(found)] == [COUNCIL, BAKERS]
    assert paragraphs(read(HEADLINE, "THE VOTE", COUNCIL, BAKERS))[0] == ("heading", "THE VOTE")


def test_a_quoted_subheading():
    assert paragraphs(read(HEADLINE, COUNCIL, "'Nothing changed'", BAKERS))[1][0] == "heading"
    for speech in "'Nothing changed.'", "'Nothing'", "“Nothing?”":
        assert paragraphs(read(HEADLINE, COUNCIL, speech, BAKERS))[1][0] == "text"


@pytest.mark.parametrize("end", [[], ["The vote is in spring."]])
def test_a_list_at_the_end_and_what_it_opens_with(end):
    listed = ["These are exempt:", "- bakers,", "- millers,", "- storks and their chicks", *end]
    assert [text for _, text in paragraphs(read(HEADLINE, COUNCIL, BAKERS, *listed))] == [
        COUNCIL,
        BAKERS,
        *listed,
    ]
    menu = ["See also:", "Home", "Register"]
    assert [text for _, text in paragraphs(read(HEADLINE, COUNCIL, BAKERS, *menu))] == [
        COUNCIL,
        BAKERS,
    ]


def test_a_byline_below_a_deck_that_is_a_sentence():
    article = read(HEADLINE, BAKERS, "By Ann Lee", COUNCIL, STORKS).article
    assert article is not None
    assert article.byline == "Ann Lee"
    assert [paragraph.text for paragraph in article.paragraphs] == [BAKERS, COUNCIL, STORKS]
    later = read(HEADLINE, BAKERS, COUNCIL, "By Ann Lee", STORKS).article
    assert later is not None
    assert later.byline is None


def test_a_copy_that_begins_on_the_last_line_of_its_original_repeats_what_stands_above_it():
    # The last text of the original and the first of the copy share a line.
    text = "[quote]00000o000\n" + "00000o" + 73 * "0" + ":\n"
    text += "000000000[quote]00000o000\n00000o000000000\n000000000"
    repeated = [block for block in parse_page(text).blocks if block.repeats is not None]
    assert [block.repeats.end <= block.span.start for block in repeated] == [True]
