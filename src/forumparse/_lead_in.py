"""Where a story comes from: the dateline and the source tag that open it.

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
the first hundred characters of a paragraph and no more, and those only that hold a sign which the
form cannot do without: a hyphen in a word is none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import regex
from attrs import frozen

from ._agencies import is_agency, is_agency_like, without_desk

_LOOKED_AT: Final = 110
_SIGNS: Final = {"bracket": "(\uff08", "slash": "/", "wire": "\u96fb\u7535"}
_OPENINGS: Final = "[({\uff08\uff3b\u3010"
_PARTING_DASH: Final = regex.compile(
    r"[-_\u2010-\u2015\u2212] (?: (?<= [\s:\p{Arabic}]. | [\u2012-\u2015] | -- ) | (?=\s) )",
    regex.VERBOSE,
)
_ANY_SIGN: Final = regex.compile(r"[\[({\uff08\uff3b\u3010/_\-\u2010-\u2015\u2212\u96fb\u7535]")
_LONGEST_PLACE: Final = 60
_MOST_PLACE_WORDS: Final = 8
_FEW_WORDS: Final = 3
_MONTH_OR_SO: Final = regex.compile(
    r"(?:[0-9]{4}\.?\ (?=\p{L}{3,12}\.?\ [0-9]))?"
    r"(?:[0-9]{1,2}(?:st|nd|rd|th|\.|er|\u00ba)?\ (?:de\ )?[\p{L}\p{M}]{3,12}\.?"
    r"|\p{L}{3,12}\.?\ [0-9]{1,2}+(?:st|nd|rd|th)?(?!\.?\ \p{Ll}))(?:,?\ (?:de\ )?[0-9]{4})?"
    r"(?:\.?,\ \p{Ll}{4,12}\Z)?"  # and the weekday
    r"|[0-9]{1,2}[./-][0-9]{1,2}(?:[./-][0-9]{2,4})?"
)
_LONGEST_WITHOUT_BLANKS: Final = 8
_HAN_OR_KANA: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_SMALL_WORDS: Final = frozenset(
    "de del la las los le du des di da do dos das of the and near in el al am an der den von zu y "
    "e et und upon sur sous bei via aboard".split()
)
_NO_PLACES: Final = frozenset(
    "update updates updated exclusive breaking video photo photos watch live analysis opinion "
    "factbox timeline news alert correction corrected note notes warning summary topic question "
    "answer insight preview refile wrapup interview column feature features explainer reuters ap "
    "afp editorial comment file developing urgent flash just in poll quotes highlights advisory "
    "read more edit ps nb fyi imo btw todo faq tl dr a an the nato opec asean unicef unesco "
    "spoiler attention reminder important info eilmeldung urgente attualità срочно молния "
    "عاجل".split()
)
# Four letters in capitals are an acronym, unless they are one of these.
_SHORT_CITIES: Final = frozenset(
    "ADEN ARAK BAKU BERN BONN BRNO CALI CEBU DALI DILI DOHA GAZA GIZA GRAZ HAMA HOMS IASI JUBA "
    "KANO KIEL KIEV KYIV LIMA LINZ LODZ LOME LVIV LYON METZ NICE OMSK OSLO PERM PULA RIGA ROMA "
    "ROME SIRT SUEZ SUVA TAIZ TULA TYRE VASA WIEN XIAN YORK".split()
)
_NO_TAGS: Final = frozenset(
    "video photo photos updated update breaking exclusive live audio file map opinion analysis "
    "corrected pictured graphic slideshow gallery watch read nsfw long repost edit edited "
    "the".split()
)
_BEHIND_WORD: Final = regex.compile(r"[\s/:]")
_STATE: Final = regex.compile(r",\s\p{Lu}\p{Ll}{2,5}\.\Z")
_SPACED_DASH: Final = regex.compile(r"\s[-\u2010-\u2015\u2212]{1,2}\s")
_DASH: Final = r"(?:[-\u2010-\u2015\u2212]{1,3}+|(?<=\s)_(?=\s))"  # translations write `_`


@frozen(kw_only=True)
class LeadIn:
    """What stood before the first sentence: offsets into the paragraph's text."""

    end: int
    """Where the sentence begins."""
    tag: tuple[int, int] | None = None
    """The source's name."""
    dateline: tuple[int, int] | None = None
    """Place and date."""
    byline: tuple[int, int] | None = None
    """The reporter, whom Korean agencies name before the story."""


@frozen
class _Form:
    signs: frozenset[str]
    """One of these has to be there."""
    fits: Callable[[regex.Match[str]], bool]
    pattern: regex.Pattern[str]


def _group(match: regex.Match[str], name: str) -> str:
    return (match[name] or "").strip() if name in match.re.groupindex else ""


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

    >>> [is_place_in_capitals(text) for text in ("MOSUL, Iraq", "UPDATE", "U.N.")]
    [True, False, False]
    """
    city = _MONTH_OR_SO.sub("", text.partition(",")[0]).strip(" .")
    letters = sum(map(str.isalpha, city))
    if letters < 4 or not city.isupper() or not is_place(text):
        return False
    if letters == 4 and city.isalpha() and city.isascii() and "," not in text:
        return city in _SHORT_CITIES
    return _BEHIND_WORD.split(city, maxsplit=1)[0].lower() not in _NO_PLACES


def _in_brackets(match: regex.Match[str]) -> bool:
    place, dash = _group(match, "dateline"), _group(match, "dash")
    tag = without_desk(_group(match, "tag"))
    capitals = bool(place) and is_place_in_capitals(place)
    if is_agency(tag):
        if not place or capitals or (dash and _MONTH_OR_SO.fullmatch(place)):
            return True
        if len(place) > _LONGEST_WITHOUT_BLANKS and _HAN_OR_KANA.search(place):
            return False  # a sentence about a picture
        shown = bool(dash) or _MONTH_OR_SO.search(place) or place.lower() == place.upper()
        return is_place(place) and bool(shown or _begins_a_sentence(match, place))
    if not dash or not _could_be_a_name(tag):
        return False
    return capitals or (not place and is_agency_like(tag))


def _begins_a_sentence(match: regex.Match[str], place: str) -> bool:
    """Return whether a capital stands behind a tag that no dash follows: `Kiruna (TT) A bridge`."""
    behind = match.string[match.end() : match.end() + 1]
    return place.count(" ") < _FEW_WORDS and match[0][-1:] == " " and behind.isupper()


def _could_be_a_name(tag: str) -> bool:
    return (
        len(tag) > 1
        and tag[0].isupper()
        and not any(map(str.isdigit, tag))
        and tag.partition(" ")[0].lower() not in _NO_TAGS
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


def _known_source_in_place(match: regex.Match[str]) -> bool:
    tag = _group(match, "tag")
    known = is_agency(tag) or ("." in tag and is_agency_like(tag))
    return known and is_place(_group(match, "dateline"))


def _dated_place_and_source(match: regex.Match[str]) -> bool:
    return is_agency(_group(match, "tag"))


def _place_alone(match: regex.Match[str]) -> bool:
    return is_place_in_capitals(_group(match, "dateline"))


def _in_square_brackets(match: regex.Match[str]) -> bool:
    tag, place = _group(match, "tag"), _group(match, "dateline")
    if place:
        return all(part[:1].isupper() for part in place.split("-"))
    return is_agency_like(tag) if match["open"] == "{" else is_agency(tag)


_NAME: Final = r"[\p{L}\p{N}][\p{L}\p{M}\p{N}.'\u2019&\u00ab\u00bb\ -]{1,38}?"
_WORD: Final = r"[\p{L}\u00ab][\p{L}\p{M}\p{N}'\u2019\u00bb-]{0,20}+"
_PART_OF_NAME: Final = r"\p{L}[\p{L}\p{M}.'\u2019-]*+"
_OPEN, _CLOSE = r"[(\uff08]", r"[)\uff09]"
_NO_BRACKET: Final = r"[^()\uff08\uff09]"
_BEHIND_ALONE: Final = (
    r"(?: \s[\u2013-\u2015]\s | [\u2014\u2015](?=\p{Lu}\p{Ll}) | \s?--\s? | \s-\s )"
)


def _forms(*forms: tuple[str, Callable[[regex.Match[str]], bool], str]) -> tuple[_Form, ...]:
    return tuple(
        _Form(frozenset(signs.split()), fits, regex.compile(pattern, regex.VERBOSE))
        for signs, fits, pattern in forms
    )


_FORMS: Final = _forms(
    (
        "dash",
        _tag_first,  # (ANSA) - ROMA, 11 DIC - ...   (IraqiNews.com) Baghdad - ...
        rf"""
        \A {_OPEN} (?P<tag>{_NO_BRACKET}{{2,40}}+) {_CLOSE} \s? {_DASH}? \s?
        (?P<dateline>\p{{Lu}}[\p{{L}}\p{{N}}.,'\u2019\ /]{{2,40}}?) \s {_DASH} \s
        """,
    ),
    (
        "bracket",
        _in_brackets,  # Ann LEE / VAN, (DHA) - ...
        rf"""
        \A (?P<byline>{_PART_OF_NAME} (?: \ {_PART_OF_NAME} ){{1,2}}) \s?/\s?
        (?P<dateline>\p{{Lu}}[\p{{Lu}}\ (]{{1,30}}?\)?) ,?+ \s
        {_OPEN} (?P<tag>{_NO_BRACKET}{{2,20}}+) {_CLOSE} (?P<dash> \s? {_DASH} ) \s*+
        """,
    ),
    (
        "bracket",
        _in_brackets,  # (Reuters) ...   BAGHDAD, Dec 11 (Reuters) - ...   BAGHDAD (Foo News): ...
        rf"""
        \A (?P<dateline>[^()\uff08\uff09!?;\u201c\u201d"]{{0,70}}?) \s?
        {_OPEN} (?P<tag>{_NO_BRACKET}{{2,40}}+) {_CLOSE} [.\u0964]?+
        (?P<dash> \s? (?:{_DASH}|:) )?+ \s*+
        """,
    ),
    (
        "slash",
        _in_slashes,  # MOSCOW, December 11. /TASS/. ...
        rf"""
        \A (?P<dateline>[^()/!?;:\u201c\u201d"]{{0,60}}+)
        / (?P<tag>[^/]{{2,30}}+) / \.? \s?+ {_DASH}?+ \s*+
        """,
    ),
    (
        "slash dash",
        _source_and_place,  # Shafaq News/ Baghdad - ...   Alsumaria News / Baghdad
        rf"""
        \A (?P<tag>{_NAME}) (?: \s?/ | \s{_DASH} ) \s?
        (?P<dateline>\p{{L}}[\p{{L}}\p{{M}}'\u2019\ -]{{2,30}}?)
        (?: \s?(?:[/:]|\.\.++) \s*+ | \s {_DASH} \s++ | \Z )
        """,
    ),
    (
        "slash dash",
        _source_then_sign,  # Shafaq News/ ...
        rf"\A (?P<tag>{_NAME}) (?: \s?/\s*+ | \s?:{_DASH}\s*+ )",
    ),
    (
        "dash",
        _known_source_then_dash,  # Reuters - ...
        rf"\A (?P<tag>{_NAME}) \s {_DASH} (?: \s++ | \Z )",
    ),
    (
        "dash",
        _place_and_source,  # Baghdad - INA - Ann Lee, on a line of its own
        rf"""
        \A (?P<dateline>\p{{L}}[\p{{L}}\p{{M}}'\u2019\ ]{{1,30}}?) \s {_DASH} \s
        (?P<tag>{_WORD} (?: \ {_WORD} ){{0,2}}?) \s {_DASH} \s
        (?P<byline>{_PART_OF_NAME} (?: \ {_PART_OF_NAME} ){{1,3}}) \Z
        """,
    ),
    *(
        (
            "slash dash",
            _place_and_source,  # Baghdad - INA ...   Baghdad/ NINA: ...   MADRID, 11 dic - EFE. ...
            rf"""
            \A (?P<dateline>[^()/:\u2010-\u2015\u2212]{{2,40}}?)
            (?: \s?/\s? | \s?[\u2012-\u2015]\s? | \s-\s | (?<=\p{{Arabic}})-\s )
            (?P<tag>{_WORD} (?: \ {_WORD} ){{{more}}} )
            (?: (?P<sign> \s?[:/.] | \s?{_DASH} | \Z ) \s*+ | \s++ )
            """,
        )
        for more in (2, 1, 0)
    ),
    (
        "dash",
        _known_source_in_place,  # Damascus, SANA- ...
        rf"""
        \A (?P<dateline>\p{{L}}[\p{{L}}\p{{M}}'\u2019\ ,-]{{1,40}}?) ,\s
        (?P<tag>\p{{L}}[\p{{L}}\p{{M}}\p{{N}}.\ ]{{1,20}}+) {_DASH} \s++ (?!\p{{Ll}})
        """,
    ),
    (
        "dash",
        _source_and_place,  # SALT.COM, Makassar - ...
        rf"""
        \A (?P<tag>\p{{L}}[\p{{L}}\p{{N}}.-]{{2,30}}+) ,\s
        (?P<dateline>\p{{Lu}}[\p{{L}}\p{{M}}'\u2019\ ]{{2,30}}?) \s {_DASH} \s++ (?!\p{{Ll}})
        """,
    ),
    (
        "dash",
        _dated_place_and_source,  # Moscow. December 11. INTERFAX.RU - ...
        rf"""
        \A (?P<dateline>\p{{Lu}}[\p{{L}}\ -]{{2,30}}+ \. \s [0-9]{{1,2}} \s \p{{L}}{{3,12}}+) \. \s
        (?P<tag>{_NAME}) \s {_DASH} \s++
        """,
    ),
    (
        "dash",
        _place_alone,  # WASHINGTON \u2014 ...   LONDON, Dec 11 -- ...
        rf"""
        \A (?P<dateline>\p{{Lu}}[\p{{L}}\p{{M}}\p{{N}}.,'\u2019/\ -]{{2,58}}?) {_BEHIND_ALONE}
        (?= [\p{{Lu}}\p{{N}}"'\u201c\u2018\u00ab\[(] )
        """,
    ),
    (
        "opening",
        _in_square_brackets,  # [Baghdad-Iraq] ...   {Al Furat News} ...   [Reuters] ...
        rf"""
        \A (?P<open>[\[{{\uff3b\u3010])
        (?: (?P<dateline>\p{{L}}[\p{{L}}'\u2019\ ]{{2,20}} -\ ? \p{{L}}[\p{{L}}'\u2019\ ]{{2,20}})
          | (?: \p{{L}}{{3,20}}:\  )?+ (?P<tag>[^\[\]{{}}\uff3d\u3011]{{2,40}}) )
        [\]}}\uff3d\u3011] \s? (?:{_DASH}|:)? \s*+
        """,
    ),
    (
        "wire",
        _source_then_sign,  # a source, a place, a day and the word for a wire, in Chinese
        r"""
        \A [(\uff08]?+ (?P<tag>\p{Han}{2,4}[\u793e\u7f51\u7db2])
        (?: [\u8bb0\u8a18]\u8005 (?P<byline>\p{Han}{3}) )?+
        (?P<dateline>[^\uff0c\u3002,.\s]{2,20}?) [\u7535\u96fb] [)\uff09]?+
        (?: \s?+ [(\uff08] [\u8bb0\u8a18]\u8005 \s?+
            (?P<byline>[\p{Han}\s\u3001]{2,12}+) [)\uff09] )?+
        [\s\u3000\uff1a:]*+
        """,
    ),
    (
        "opening",
        # [place and day, source] in Japanese; (place=source) and a reporter's name in Korean
        _source_then_sign,
        r"""
        \A [\[(\uff3b\uff08\u3010] (?P<dateline>[^\]\uff3d)\uff09=\uff1d]{2,30}?) [\s\u3000=\uff1d]
        (?P<tag>[^\s=\uff1d\])\uff3d\uff09]{2,10}) [\])\uff3d\uff09\u3011] [\s\u3000\p{Pd}]*+
        (?: (?P<byline>\p{Hangul}{2,5} (?: [\s\u00b7,] \s?+ \p{Hangul}{2,5} ){0,3}?)
            \s (?:\uae30\uc790|\ud2b9\ud30c\uc6d0) \s? [=\uff1d] \s*+ )?+
        """,
    ),
    (
        "opening",
        _source_then_sign,  # [place, and source written onto it] in Japanese
        r"""
        \A [\[\uff3b\u3010] (?P<dateline>[\p{Han}\p{Katakana}\u30fc]{2,12}?)
        (?P<tag>
            (?:\u5171\u540c|\u6642\u4e8b)(?:\u901a\u4fe1)?+
          | \u30ed\u30a4\u30bf\u30fc | AFP(?:[=\uff1d]\u6642\u4e8b)? | AP )
        [\]\uff3d\u3011] [\s\u3000\p{Pd}]*+
        """,
    ),
)


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
    if _ANY_SIGN.search(head) is None:
        return None
    signs = _signs_in(head)
    for form in _FORMS:
        match = None if form.signs.isdisjoint(signs) else form.pattern.match(head)
        if match is not None and form.fits(match):
            lead_in = _lead_in(match)
            if not sure or (lead_in.dateline and lead_in.tag):
                return lead_in
    return None


def _signs_in(head: str) -> set[str]:
    """Return what *head* holds of the signs that forms cannot do without."""
    signs = {name for name, written in _SIGNS.items() if any(map(head.__contains__, written))}
    if head[0] in _OPENINGS:
        signs.add("opening")
    if _PARTING_DASH.search(head):
        signs.add("dash")
    return signs


def _lead_in(match: regex.Match[str]) -> LeadIn:
    tag = _trimmed(match, "tag")
    if tag is not None:
        tag = tag[0], tag[0] + len(without_desk(match.string[slice(*tag)]))
    return LeadIn(
        end=match.end(),
        tag=tag,
        dateline=_trimmed(match, "dateline"),
        byline=_trimmed(match, "byline"),
    )


def _trimmed(match: regex.Match[str], name: str) -> tuple[int, int] | None:
    """Return where the words of a group stand, without the signs that set them off."""
    text = match[name] if name in match.re.groupindex else None
    if not text or not text.strip(" .,-/"):
        return None
    start = match.start(name) + len(text) - len(text.lstrip(" ,-/"))
    stripped = text.rstrip(" ,-/")
    # `December 11.`, but `D.C.`, and `Mont.` behind a comma
    if stripped.endswith(".") and stripped[-3:-2] != "." and not _STATE.search(stripped):
        stripped = stripped[:-1]
    return start, match.start(name) + len(stripped)
