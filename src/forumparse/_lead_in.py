"""Where a story comes from: datelines, source tags, bylines and source lines.

A lead-in is what stands before the first sentence of a story: `LONDON, Dec 11 (Reuters) \u2013 `.
The rules:

* A name of a known source in round brackets is a tag at the very start, behind a place in
  capitals, or between a place and a dash.  `(R) `, `(2016) ` and `(Video) ` are not.
* A name nobody knows is one when the shape leaves no doubt: a place in capitals before it and a
  dash behind it.
* A place in capitals and a dash between blanks are a dateline without a source.  Words that
  editors put there (`UPDATE`, `EXCLUSIVE`) are no places.
* With a slash or a dash alone (`Shafaq News/ `, `Baghdad - INA`), one side must be a known source
  or call itself one.

Every form is a pattern and a check of what it caught; the first that fits is taken.  Patterns see
the first hundred characters of a paragraph and no more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import regex
from attrs import frozen

from ._agencies import is_agency, is_agency_like

_LOOKED_AT: Final = 110
_SIGNS: Final = frozenset("(/[{\u2014\u2013-\u2010\u2011\u2012\u2015\u2212\uff08\uff3b\u3010\uff0f\u96fb\u7535")
_LONGEST_PLACE: Final = 60
_MOST_PLACE_WORDS: Final = 8
_MONTH_OR_SO: Final = regex.compile(
    r"(?:[0-9]{1,2}(?:st|nd|rd|th|\.|er|\u00ba)?\ (?:de\ )?\p{L}{3,12}\.?"
    r"|\p{L}{3,12}\.?\ [0-9]{1,2}(?:st|nd|rd|th)?)(?:,?\ (?:de\ )?[0-9]{4})?"
    r"|[0-9]{1,2}[./-][0-9]{1,2}(?:[./-][0-9]{2,4})?"
)
_SMALL_WORDS: Final = frozenset(
    "de del la las los le du des di da do dos das of the and near in el al am an der den von zu y e "
    "et und upon sur sous bei via aboard".split()
)
_NO_PLACES: Final = frozenset(
    "update updates updated exclusive breaking video photo photos watch live analysis opinion "
    "factbox timeline news alert correction corrected note notes warning summary topic question "
    "answer insight preview refile wrapup interview column feature features explainer reuters ap "
    "afp editorial comment file developing urgent flash just in poll quotes highlights advisory "
    "read more edit ps nb fyi imo btw todo faq tl dr a an the nato opec asean unicef unesco spoiler attention reminder important info "
    "eilmeldung urgente attualità срочно молния عاجل".split()
)
# Four letters in capitals are an acronym, unless they are one of these.
_SHORT_CITIES: Final = frozenset(
    "ADEN BAKU BERN BONN BRNO CALI CEBU DALI DILI DOHA GAZA GIZA GRAZ IASI JUBA KANO KIEL KIEV KYIV "
    "LIMA LINZ LODZ LOME LVIV LYON METZ NICE OMSK OSLO PERM PULA RIGA ROMA ROME SUEZ SUVA TULA TYRE "
    "VASA WIEN XIAN YORK HAMA HOMS SIRT TAIZ ARAK".split()
)
_NO_TAGS: Final = frozenset(
    "video photo photos updated update breaking exclusive live audio file map opinion analysis "
    "corrected pictured graphic slideshow gallery watch read nsfw long repost edit edited the".split()
)
_SPACED_DASH: Final = regex.compile(r"\s[-\u2010-\u2015\u2212]{1,2}\s")
_DASH: Final = r"(?:[-\u2010-\u2015\u2212]{1,3}+)"


@frozen(kw_only=True)
class LeadIn:
    """What stood before the first sentence: offsets into the paragraph's text."""

    end: int
    """Where the sentence begins."""
    tag: tuple[int, int] | None = None
    """The source's name."""
    dateline: tuple[int, int] | None = None
    """Place and date."""


@frozen
class _Form:
    pattern: regex.Pattern[str]
    fits: Callable[[regex.Match[str]], bool]


def _group(match: regex.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").strip()


def is_place(text: str) -> bool:
    """Return whether *text* can be the place of a dateline, with or without a date.

    >>> is_place("ABU DHABI, United Arab Emirates"), is_place("He told the press")
    (True, False)
    """
    text = _MONTH_OR_SO.sub("", text).strip(" .,")
    words = [word.strip(".,'\u2019\"") for word in text.replace("/", " ").split()]
    if not 1 <= len(words) <= _MOST_PLACE_WORDS or len(text) > _LONGEST_PLACE:
        return False
    return words[0][:1].isalpha() and all(
        word[:1].isupper() or not (word[:1].islower() or word[:1].isdigit()) or word in _SMALL_WORDS
        for word in words
        if word
    )


def is_place_in_capitals(text: str) -> bool:
    """Return whether *text* is a place as agencies write it: `BEIRUT/AMMAN`, `MOSUL, Iraq`.

    >>> is_place_in_capitals("MOSUL, Iraq"), is_place_in_capitals("UPDATE"), is_place_in_capitals("U.N.")
    (True, False, False)
    """
    city = _MONTH_OR_SO.sub("", text.split(",")[0]).strip(" .")
    letters = sum(map(str.isalpha, city))
    if letters < 4 or not city.isupper() or not is_place(text):
        return False
    if letters == 4 and city.isalpha() and city.isascii() and "," not in text:
        return city in _SHORT_CITIES
    return regex.split(r"[\s/:]", city, maxsplit=1)[0].lower() not in _NO_PLACES


def _in_brackets(match: regex.Match[str]) -> bool:
    place, tag, dash = _group(match, "dateline"), _group(match, "tag"), _group(match, "dash")
    capitals = bool(place) and is_place_in_capitals(place)
    if is_agency(tag):
        if not place or capitals:
            return True
        return is_place(place) and bool(dash or _MONTH_OR_SO.search(place))
    if not dash or not _could_be_a_name(tag):
        return False
    return capitals or (not place and is_agency_like(tag))


def _could_be_a_name(tag: str) -> bool:
    return (
        len(tag) > 1
        and tag[0].isupper()
        and not any(map(str.isdigit, tag))
        and tag.split()[0].lower() not in _NO_TAGS
    )


def _tag_first(match: regex.Match[str]) -> bool:
    place = _group(match, "dateline")
    if not is_agency_like(_group(match, "tag")) or not is_place(place) or place.count(" ") > 3:
        return False
    # `(Reuters) Iraq - the second producer - said` is a sentence.
    return place.isupper() or not _SPACED_DASH.search(match.string, match.end())


def _in_slashes(match: regex.Match[str]) -> bool:
    place, tag = _group(match, "dateline"), _group(match, "tag")
    if is_agency(tag):
        return not place or is_place(place)
    return bool(place) and is_place_in_capitals(place) and _could_be_a_name(tag)


def _source_then_sign(match: regex.Match[str]) -> bool:
    return is_agency_like(_group(match, "tag"))


def _known_source_then_dash(match: regex.Match[str]) -> bool:
    return is_agency(_group(match, "tag"))


def _source_and_place(match: regex.Match[str]) -> bool:
    place = _group(match, "dateline")
    return is_agency_like(_group(match, "tag")) and is_place(place) and place.count(" ") < 3


def _place_and_source(match: regex.Match[str]) -> bool:
    place, tag = _group(match, "dateline"), _group(match, "tag")
    known = is_agency(tag) or (is_agency_like(tag) and bool(_group(match, "sign")))
    return known and is_place(place) and not is_agency_like(place)


def _place_alone(match: regex.Match[str]) -> bool:
    return is_place_in_capitals(_group(match, "dateline"))


def _in_square_brackets(match: regex.Match[str]) -> bool:
    tag, place = _group(match, "tag"), _group(match, "dateline")
    if place:
        return all(part[:1].isupper() for part in place.split("-"))
    return is_agency_like(tag) if match["open"] == "{" else is_agency(tag)


_NAME: Final = r"[\p{L}\p{N}][\p{L}\p{M}\p{N}.'\u2019&\u00ab\u00bb\ -]{1,38}?"


def _forms(*forms: tuple[Callable[[regex.Match[str]], bool], str]) -> tuple[_Form, ...]:
    return tuple(_Form(regex.compile(pattern, regex.VERBOSE), fits) for fits, pattern in forms)


_FORMS: Final = _forms(
    # (ANSA) - ROMA, 11 DIC - ...   (IraqiNews.com) Baghdad - ...
    (
        _tag_first,
        rf"\A [(\uff08] (?P<tag>[^()\uff08\uff09]{{2,40}}+) [)\uff09] \s? {_DASH}? \s?"
        rf" (?P<dateline>\p{{Lu}}[\p{{L}}\p{{N}}.,'\u2019\ /]{{2,40}}?) \s {_DASH} \s",
    ),
    # (Reuters) ...   BAGHDAD, Dec 11 (Reuters) - ...   BAGHDAD (Foo News): ...
    (
        _in_brackets,
        rf"\A (?P<dateline>[^()\uff08\uff09!?;\u201c\u201d\"]{{0,70}}?) \s?"
        rf" [(\uff08] (?P<tag>[^()\uff08\uff09]{{2,40}}+) [)\uff09] \.?"
        rf" (?P<dash> \s? (?:{_DASH}|:) )?+ \s*+",
    ),
    # MOSCOW, December 11. /TASS/. ...
    (
        _in_slashes,
        rf"\A (?P<dateline>[^()/!?;:\u201c\u201d\"]{{0,60}}+) / (?P<tag>[^/]{{2,30}}+) / \.? \s?+"
        rf" {_DASH}?+ \s*+",
    ),
    # Shafaq News/ Baghdad - ...   Alsumaria News / Baghdad
    (
        _source_and_place,
        rf"\A (?P<tag>{_NAME}) (?:\s?/|\s{_DASH}) \s? (?P<dateline>\p{{L}}[\p{{L}}\p{{M}}'\u2019\ -]{{2,30}}?)"
        rf" (?: \s?(?:[/:]|\.\.++) \s*+ | \s {_DASH} \s++ | \Z )",
    ),
    # Shafaq News/ ...
    (_source_then_sign, rf"\A (?P<tag>{_NAME}) (?:\s?/\s*+|\s?:{_DASH}\s*+)"),
    (_known_source_then_dash, rf"\A (?P<tag>{_NAME}) \s {_DASH} (?: \s++ | \Z )"),
    # Baghdad - INA ...   Baghdad/ NINA: ...   MOSKVA, 11 dek - RIA Novosti. ...
    *(
        (
            _place_and_source,
            rf"\A (?P<dateline>[^()/:\u2010-\u2015\u2212]{{2,40}}?) (?:\s?/\s?|\s?[\u2012-\u2015]\s?|\s-\s)"
            rf" (?P<tag>{name}) (?: (?P<sign> \s?[:/.] | \s?{_DASH} | \Z ) \s*+ | \s++ )",
        )
        for name in (
            r"\p{L}[\p{L}\p{M}\p{N}'\u2019\u00ab\u00bb-]{1,20}+(?:\ \p{L}[\p{L}\p{M}\p{N}\u00ab\u00bb-]{0,20}+){2}",
            r"\p{L}[\p{L}\p{M}\p{N}'\u2019\u00ab\u00bb-]{1,20}+\ [\p{L}\u00ab][\p{L}\p{M}\p{N}\u00ab\u00bb-]{0,20}+",
            r"\p{L}[\p{L}\p{M}\p{N}'\u2019-]{1,20}+",
        )
    ),
    # WASHINGTON \u2014 ...   LONDON, Dec 11 -- ...
    (
        _place_alone,
        rf"\A (?P<dateline>\p{{Lu}}[\p{{L}}\p{{M}}\p{{N}}.,'\u2019/\ -]{{2,58}}?) (?: \s[\u2013-\u2015]\s | [\u2014\u2015](?=\p{{Lu}}\p{{Ll}}) | \s?--\s? | \s-\s )"
        r" (?= [\p{Lu}\p{N}\"'\u201c\u2018\u00ab\[(] )",
    ),
    # [Baghdad-Iraq] ...   {Al Furat News} ...   [Reuters] ...
    (
        _in_square_brackets,
        rf"\A (?P<open>[\[{{\uff3b\u3010]) (?: (?P<dateline>\p{{L}}[\p{{L}}'\u2019\ ]{{2,20}}-\ ?\p{{L}}[\p{{L}}'\u2019\ ]{{2,20}})"
        rf" | (?P<tag>[^\[\]{{}}\uff3d\u3011]{{2,40}}) ) [\]}}\uff3d\u3011] \s? (?:{_DASH}|:)? \s*+",
    ),
    # 新华社北京12月11日电 ...
    (
        _source_then_sign,
        r"\A (?P<tag>\p{Han}{2,4}[社网網]) (?P<dateline>[^，。,.\s]{2,20}?) [电電] [\s\u3000：:]*+",
    ),
    # ［ワシントン １１日 ロイター］ ...   (서울=연합뉴스) ...
    (
        _source_then_sign,
        r"\A [\[(\uff3b\uff08\u3010] (?P<dateline>[^\]\uff3d)\uff09=\uff1d]{2,30}?) [\s\u3000=\uff1d]"
        r" (?P<tag>[^\s=\uff1d\])\uff3d\uff09]{2,10}) [\])\uff3d\uff09\u3011] [\s\u3000\p{Pd}]*+",
    ),
)  # fmt: skip


def read_lead_in(text: str, *, sure: bool = False) -> LeadIn | None:
    """Return the lead-in of a paragraph; None when it opens with its first sentence.

    With *sure*, only the forms that stand nowhere but at the start of a story count: a source in
    brackets behind a place.

    >>> text = "LONDON, Dec 11 (Reuters) \u2013 Rebels have received a proposal."
    >>> lead_in = read_lead_in(text)
    >>> text[slice(*lead_in.dateline)], text[slice(*lead_in.tag)], text[lead_in.end :][:6]
    ('LONDON, Dec 11', 'Reuters', 'Rebels')
    """
    head = text[:_LOOKED_AT]
    if _SIGNS.isdisjoint(head):
        return None
    for form in _FORMS:
        match = form.pattern.match(head)
        if match is not None and form.fits(match):
            lead_in = _lead_in(match)
            if not sure or (lead_in.dateline and lead_in.tag):
                return lead_in
    return None


def _lead_in(match: regex.Match[str]) -> LeadIn:
    return LeadIn(
        end=match.end(), tag=_trimmed(match, "tag"), dateline=_trimmed(match, "dateline")
    )


def _trimmed(match: regex.Match[str], name: str) -> tuple[int, int] | None:
    """Return where the words of a group stand, without the signs that set them off."""
    text = match.groupdict().get(name)
    if not text or not text.strip(" .,-/"):
        return None
    start = match.start(name) + len(text) - len(text.lstrip(" ,-/"))
    stripped = text.rstrip(" ,-/")
    if stripped.endswith(".") and stripped[-3:-2] != ".":  # `December 11.`, but `D.C.`
        stripped = stripped[:-1]
    return start, match.start(name) + len(stripped)


# -- lines of their own -------------------------------------------------------------------------

_SOURCE_WORDS: Final = (
    "source|sources?|via|origin|quelle|quellen|fuente|fuentes|fonte|fonti|kaynak|bron|källa|kilde"
    "|lähde|źródło|zdroj|sursa|sursă|forrás|izvor|источник|джерело|извор|крыніца|πηγή|المصدر|مصدر"
    "|منبع|מקור|来源|來源|出典|出处|ソース|출처|ที่มา|nguồn|sumber"
)
_SOURCE_LINE: Final = regex.compile(
    rf"""
    \A (?P<open>[\[(])?+
    (?: (?:{_SOURCE_WORDS}) \s? [:\uff1a] \s*+ (?P<tag>[^\s].{{0,298}}?)
      | Via \s (?P<tag>\p{{Lu}}[\p{{L}}\p{{N}}.&'\u2019\ -]{{1,40}}?) )
    (?(open)[\])]) \.? \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ADDRESS: Final = regex.compile(r"\Ahttps?://\S{3,}+\Z")
_BY_WORDS: Final = (
    "by|written\\ by|reported\\ by|story\\ by|author:|von|par|por|di|door|av|af|autor:|auteur:"
    "|autore:|автор:|yazan:|текст:|بقلم|بقلم:|كتب|كتب:|الكاتب:"
)
_PERSON: Final = r"\p{L}[\p{L}\p{M}.'\u2019-]{0,24}+(?:\ \p{L}[\p{L}\p{M}.'\u2019-]{0,24}+){1,4}?"
_BYLINE: Final = regex.compile(
    rf"""
    \A (?:{_BY_WORDS}) \ ?+ :? \ ?+
    (?P<names> {_PERSON} (?: (?:,\ |\ and\ |,\ and\ |\ und\ |\ et\ |\ y\ |\ e\ |\ &\ ) {_PERSON} ){{0,4}} )
    (?: (?: ,\ | \ ?[|/\u2022\u00b7]\ ? | \ [-\u2013\u2014]\ | \ for\ | \ of\ | \ \( ) (?P<rest>[^|]{{2,60}}?) \)? )?
    \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_JOBS: Final = regex.compile(
    r"\b(?:editor|correspondent|reporter|writer|staff|analyst|columnist|bureau|contributor)\b",
    regex.IGNORECASE,
)
_PARTICLES: Final = frozenset("de del della di da la le van von der den ten el al bin ibn abu and und et y e".split())
_LONGEST_BYLINE: Final = 160
_LONGEST_SOURCE_LINE: Final = 320


@frozen(kw_only=True)
class Credit:
    """Who wrote a story and for whom, on a line of its own: offsets into the line's text."""

    byline: tuple[int, int] | None = None
    tag: tuple[int, int] | None = None


def read_credit_line(text: str) -> Credit | None:
    """Return what a line of its own says of the author or the source; None when it is neither.

    >>> line = "By Tom Perry | Reuters"
    >>> credit = read_credit_line(line)
    >>> line[slice(*credit.byline)], line[slice(*credit.tag)]
    ('Tom Perry', 'Reuters')
    """
    if len(text) > _LONGEST_SOURCE_LINE:
        return None
    return _source_line(text) or (_byline(text) if len(text) <= _LONGEST_BYLINE else None)


def _source_line(text: str) -> Credit | None:
    match = _SOURCE_LINE.match(text)
    if match is not None and (":" in text or "\uff1a" in text or match["tag"][0].isupper()):
        return Credit(tag=match.span("tag"))
    name = text.strip("()[] ")
    if name.lower().startswith("by ") and is_agency(name[3:]):
        return Credit(tag=(text.index(name) + 3, text.index(name) + len(name)))
    if is_agency(name):
        return Credit(tag=(text.index(name), text.index(name) + len(name)))
    return Credit(tag=(0, len(text))) if _ADDRESS.match(text) else None


def _byline(text: str) -> Credit | None:
    match = _BYLINE.match(text)
    if match is None:
        return None
    (start, end), rest = match.span("names"), match["rest"]
    if not _is_names(match["names"]) or is_agency(match["names"]):
        return None
    tag = match.span("rest") if rest is not None and is_agency_like(rest) else None
    comma = text.rfind(",", start, end)
    behind = text[comma + 1 : end].strip()
    if comma > 0 and tag is None and is_agency_like(behind):  # `John Doe, Associated Press`
        return Credit(byline=(start, comma), tag=(end - len(behind), end))
    if comma > 0 and _JOBS.search(behind):  # `Ann Lee, Diplomatic Editor`
        end = comma
    return Credit(byline=(start, end), tag=tag)


def _is_names(text: str) -> bool:
    words = regex.split(r"[\s,&]++", text.strip())
    return all(
        word in _PARTICLES or word[:1].isupper() or not word[:1].islower() for word in words if word
    ) and not any(map(str.isdigit, text))
