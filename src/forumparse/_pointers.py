"""Lines within an article that lead away from it: `Read more: ...`, `Share this article`.

Papers print them between paragraphs, and reposts keep them.  They are told by their opening and by
what stands behind it: a colon or an arrow and a title, or nothing at all.  A sentence that opens
with such words (`Related: none of the bridges was closed.`) ends in a full stop; a title does not.
"""

from __future__ import annotations

from typing import Final

import regex

# By language, in the order of the names of the language files.
_POINT_ELSEWHERE: Final = """
اقرأ أيضا|اقرأ أيضاً|اقرأ ايضا|إقرأ أيضا|اقرأ المزيد|اقرأ أيضًا|ذات صلة|مواضيع ذات صلة|شاهد أيضا
прочетете още|вижте още|още по темата
čtěte také|čtěte též|přečtěte si|související
læs også|læs mere|relateret
lesen sie auch|lesen sie mehr|lesen sie hier|lesen sie dazu|auch interessant|mehr zum thema
mehr dazu|das könnte sie auch interessieren|zum thema|weiterlesen|siehe auch
διαβάστε επίσης|διαβάστε ακόμη|διαβάστε περισσότερα|δείτε επίσης
read more|read also|also read|read next|see also|related|related article|related articles
related story|related stories|related news|more on this|more on this story|you may also like
you might also like|recommended for you|watch also
more from|further reading|related topics|related coverage|in case you missed it|continue reading
lee también|lea también|lee más|leer más|ver también|también te puede interesar|te puede interesar
le puede interesar|te recomendamos|noticias relacionadas|más información
بیشتر بخوانید|همچنین بخوانید|بیشتر بخوانيد|مطالب مرتبط
lue myös|lue lisää|katso myös
lire aussi|à lire aussi|a lire aussi|à lire également|lire également|voir aussi|en savoir plus
sur le même sujet|lire la suite
קראו גם|קראו עוד|עוד בנושא
यह भी पढ़ें|ये भी पढ़ें|यह भी देखें
pročitajte i|pročitajte još|pročitaj još|povezano
olvassa el|kapcsolódó|kapcsolódó cikk|olvass tovább
baca juga|baca selengkapnya|lihat juga|simak juga|artikel terkait
leggi anche|leggi di più|per approfondire|vedi anche|ti potrebbe interessare
関連記事|あわせて読みたい|続きを読む
관련기사|관련 기사|더 보기|함께 보면 좋은 기사
lees ook|lees meer|bekijk ook|zie ook
les også|les mer
czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|przeczytaj też|przeczytaj także
leia também|leia mais|veja também|veja mais|saiba mais|relacionadas
citește și|citeste si|citește mai mult|vezi și
читайте также|читать также|смотрите также|по теме|материалы по теме|подробнее|читайте далее
čítajte tiež|prečítajte si aj
läs också|läs även|läs mer|se även
อ่านเพิ่มเติม|อ่านข่าวเพิ่มเติม|ข่าวที่เกี่ยวข้อง
ayrıca okuyun|ayrıca oku|ilgili haber|ilgili haberler|İlgili haber|İlgili haberler
bunu da okuyun|devamını oku
читайте також|дивіться також|за темою
xem thêm|đọc thêm|tin liên quan|bài liên quan
相关阅读|相关新闻|相关报道|延伸阅读|推荐阅读|相關閱讀|相關新聞|延伸閱讀|更多阅读
"""
_OPENINGS: Final = frozenset(
    opening.casefold()
    for line in _POINT_ELSEWHERE.strip().splitlines()
    for opening in line.split("|")
)
_SIGN: Final = regex.compile("[:\uff1a|»›>\u2192\u25b8\u25ba\u25b6]")
_AROUND: Final = " .\u2026-\u2013\u2014\u2022*»>\u25ba\u25b6[("
# Buttons: what sites say of themselves in English, whatever language they are in.
_BUTTONS: Final = regex.compile(
    r"""
    \A (?: share | tweet | pin\ it | print | e-?mail | copy\ link | save | comments?
      | share\ (?:this|on|via)\b.*+ | (?:click|tap)\ here\b.*+ | follow\ us\b.*+
      | (?:sign\ up\ (?:for|to)|subscribe\ to)\ (?:our|the)\b.*+
      | (?!x\b) (?: (?:facebook|twitter|x|whatsapp|telegram|reddit|linkedin|pinterest|e-?mail|print
            |copy\ link) (?: [\s|,/\u2022\u00b7]++ | \Z ) ){1,9}
    ) \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BUTTON_BEGINNINGS: Final = frozenset(
    "sha twe pin pri e-m ema cop sav com cli tap fol sig sub fac twi wha tel red lin".split()
)
_STOPS: Final = ".\u3002\u0964\u06d4"
_LONGEST: Final = 200
_LONGEST_OPENING: Final = 45
_LONGEST_BUTTON: Final = 90


def is_pointer(text: str) -> bool:
    """Return whether *text* leads away from the article it stands in.

    >>> is_pointer("Read more: Old mill reopens"), is_pointer("Share on Facebook")
    (True, True)
    >>> is_pointer("Read more than one book a week, the doctors say.")
    False
    """
    if len(text) > _LONGEST or (text[-1:] in _STOPS and not text.endswith("..")):
        return False
    sign = _SIGN.search(text, 1, _LONGEST_OPENING)
    if sign is not None or len(text) <= _LONGEST_OPENING:
        opening = text[: sign.start() if sign else None]
        if opening.strip(_AROUND).casefold() in _OPENINGS:
            return True
    if len(text) > _LONGEST_BUTTON or text[:3].lower() not in _BUTTON_BEGINNINGS:
        return False
    return _BUTTONS.match(text) is not None
