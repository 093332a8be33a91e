"""Lines of their own that say who wrote a story and for whom: bylines and source lines.

* A byline is a word for "by" and names: capitals all through, no digits.  `by Rocky` is how boards
  name a poster, so one word is no byline.
* What stands behind the names is the source when it is known or calls itself one (`| Reuters`),
  and left out when it is a job (`, Diplomatic Editor`).
* A source line is a word for "source" and a colon, `Via` and a name, or a known name alone.  A bare
  address is such a line too, but names nobody.
"""

from __future__ import annotations

from typing import Final

import regex
from attrs import frozen

from ._agencies import is_agency, is_agency_like

_SOURCE_WORDS: Final = (
    "sources?|via|quellen?|fuentes?|font[ei]|kaynak|bron|källa|kilde|lähde|źródło|zdroj|surs[aă]"
    "|forrás|izvor|источник|джерело|извор|крыніца|πηγ[ήη]|المصدر|مصدر|منبع|מקור|来源|來源|出典|出处"
    "|ソース|출처|ที่มา|nguồn|sumber"
)
_DATE_IN_NUMBERS: Final = r"""
    (?: (?:19|20)[0-9]{2} [年./-] [0-9]{1,2} [月./-] [0-9]{1,2} 日?+ (?:\ [0-9:]{4,8}+)?+ [\ |]++ )
"""
_SOURCE_LINE: Final = regex.compile(
    rf"""
    \A (?P<open>[\[(])?+ {_DATE_IN_NUMBERS}?+
    (?: (?:{_SOURCE_WORDS}) \s? [:\uff1a] \s*+ (?P<tag>[^\s].{{0,298}}?)
        (?: \s*+ [|,(\u2013\u2014-]?+ \s*+ (?<=[^\s:\uff1a]\s?+.?+\s?+) https?://\S{{3,}}+ )?+
      | Via \s (?P<tag>\p{{Lu}}[\p{{L}}\p{{N}}.&'\u2019\ -]{{1,40}}?) )
    (?(open)[\])]) \.? \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ADDRESS: Final = regex.compile(r"\Ahttps?://\S{3,}+\Z")
_BY_WORDS: Final = (
    "by|written\\ by|reported\\ by|story\\ by|author:|von|par|por|di|door|av|af|autor:|auteur:"
    "|autore:|автор:|yazan:|текст:|بقلم|بقلم:|كتب|كتب:|الكاتب:|מאת|oleh|tác\\ giả:|írta:|napsala?:"
    "|(?-i:de)|interview:|protokoll:|tekst:|text:|نویسنده:|लेखक:|ผู้เขียน:"
)
_BY_SOURCE: Final = regex.compile(
    rf"[(\[]?+(?:{_BY_WORDS})\s?:?\s?(?P<tag>\S.{{1,60}})", regex.IGNORECASE
)
_AROUND_SOURCE: Final = "()[]/ -\u2013\u2014:"
_PART: Final = r"\p{L}[\p{L}\p{M}.'\u2019-]{0,24}+"
_PERSON: Final = rf"{_PART}(?:\ {_PART}){{1,4}}?"
_BETWEEN_NAMES: Final = regex.compile(r"[\s,&]++")
_BYLINE: Final = regex.compile(
    rf"""
    \A (?:{_BY_WORDS}) \ ?+ :? \ ?+
    (?P<names>
        {_PERSON}
        (?: (?: ,\  | ,?\ and\  | \ und\  | \ et\  | \ y\  | \ e\  | \ &\  ) {_PERSON} ){{0,4}} )
    (?:
        (?: ,\  | \ ?[|/\u2022\u00b7]\ ? | \ [-\u2013\u2014]\  | \ for\  | \ of\  | \ \(
          | \ (?:with|avec|mit|con|com|in|aus)\  )
        (?P<rest>[^|]{{2,60}}? (?: \ ?\|\ ? [^|]{{2,40}}? ){{0,2}}) \)?
    )?
    \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Labels where names are written without blanks, and the Korean word behind a name.
_BYLINE_WITHOUT_BLANKS: Final = regex.compile(
    r"""
    \A (?: (?: (?:本[报報社网])?+ [记記]者 | 作者 | 撰文 | 文 | 글 )
              \s?+ [:\uff1a/\uff0f\u30fb] \s?+
          | (?:本[报報社网])?+ [记記]者 \s )
    (?P<names> [\p{Han}\p{Hangul}]{2,5}+ (?: [\s、\uff0c] \s?+ [\p{Han}\p{Hangul}]{2,5}+ ){0,3} ) \Z
  | \A (?P<names> \p{Hangul}{2,4} ) \s?+ (?:기자|특파원) (?: \s \S++@\S++ )?+ \Z
    """,
    regex.VERBOSE,
)
_CELLS: Final = regex.compile(r"\s?[|\u2022\u00b7]\s?")
_PARTS: Final = regex.compile(r"\s?[|\u2022\u00b7,/]\s?|\s[-\u2013\u2014]\s")
_SIGNED_CELLS: Final = range(2, 5)
_LONGEST_DATE: Final = 40
_YEAR: Final = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_JOBS: Final = regex.compile(
    r"\b(?:editor|correspondent|reporter|writer|staff|analyst|columnist|bureau|contributor)\b",
    regex.IGNORECASE,
)
_PARTICLES: Final = frozenset(
    "de del della di da la le van von der den ten el al bin ibn abu and und et y e".split()
)
_LONGEST_BYLINE: Final = 160
_LONGEST_SOURCE_LINE: Final = 320


@frozen(kw_only=True)
class CreditLine:
    """Who wrote a story and for whom, on a line of its own: offsets into the line's text."""

    byline: tuple[int, int] | None = None
    tag: tuple[int, int] | None = None


def read_credit_line(text: str) -> CreditLine | None:
    """Return what a line of its own says of the author or the source; None when it is neither.

    >>> line = "By Tom Perry | Reuters"
    >>> credit = read_credit_line(line)
    >>> line[slice(*credit.byline)], line[slice(*credit.tag)]
    ('Tom Perry', 'Reuters')
    """
    if len(text) > _LONGEST_SOURCE_LINE:
        return None
    if (source := _source_line(text)) is not None or len(text) > _LONGEST_BYLINE:
        return source
    return _byline(text) or _signed_line(text)


def _source_line(text: str) -> CreditLine | None:
    match = _SOURCE_LINE.match(text)
    if match is not None and (":" in text or "\uff1a" in text or match["tag"][0].isupper()):
        return CreditLine(tag=match.span("tag"))
    told = _BY_SOURCE.match(text)
    start, end = told.span("tag") if told else (0, len(text))
    name = text[start:end].strip(_AROUND_SOURCE)
    if is_agency(name):
        at = text.index(name, start)
        return CreditLine(tag=(at, at + len(name)))
    return (
        CreditLine() if text[:4] == "http" and _ADDRESS.match(text) else None
    )  # an address names nobody


def _byline(text: str) -> CreditLine | None:
    match = _BYLINE.match(text)
    if match is None:
        match = _BYLINE_WITHOUT_BLANKS.match(text)
        return None if match is None else CreditLine(byline=match.span("names"))
    start, end = match.span("names")
    if not is_names(match["names"]) or is_agency(match["names"]):
        return None
    tag = next(filter(lambda part: is_agency_like(text[slice(*part)]), _rest(match)), None)
    comma = text.rfind(",", start, end)
    behind = text[comma + 1 : end].strip()
    if comma > 0 and tag is None and is_agency_like(behind):  # `John Doe, Associated Press`
        return CreditLine(byline=(start, comma), tag=(end - len(behind), end))
    if comma > 0 and _JOBS.search(behind):  # `Ann Lee, Diplomatic Editor`
        end = comma
    return CreditLine(byline=(start, end), tag=tag)


def _rest(match: regex.Match[str]) -> list[tuple[int, int]]:
    """Return where the parts of what stands behind the names is: the whole, then its parts."""
    start, end = match.span("rest")
    return [] if start < 0 else [(start, end), *_split(match.string, _PARTS, start, end)]


def _split(text: str, signs: regex.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    """Return where the parts of a stretch of *text* are that *signs* stand between."""
    cuts = [sign.span() for sign in signs.finditer(text, start, end)]
    starts = [start, *(behind for _, behind in cuts)]
    return list(zip(starts, [*(before for before, _ in cuts), end], strict=True))


def _signed_line(text: str) -> CreditLine | None:
    """Return what a line of cells says, one of them a day with its year: `NAME | SOURCE | DATE`.

    A place may be one of them: `SOURCE | PLACE | DATE`.
    """
    if _CELLS.search(text) is None or _YEAR.search(text) is None:
        return None
    cells = _split(text, _CELLS, 0, len(text))
    if len(cells) not in _SIGNED_CELLS:
        return None
    told: dict[str, tuple[int, int]] = {}
    for start, end in cells:
        kind = _kind_of_cell(text[start:end])
        if kind is None or kind in told:
            return None
        told[kind] = start, end
    if "date" not in told or ("place" in told and "source" not in told):
        return None
    return CreditLine(byline=told.get("names"), tag=told.get("source"))


def _kind_of_cell(text: str) -> str | None:
    if _YEAR.search(text):
        return "date" if len(text) <= _LONGEST_DATE else None
    if is_agency_like(text):
        return "source"
    if len(text) > _LONGEST_DATE or not is_names(text):
        return None
    return "names" if " " in text else "place"


def is_names(text: str) -> bool:
    """Return whether *text* can be names: capitals all through, where there are any, no digits.

    >>> is_names("Anne-Marie de la Cruz and Bo Lee"), is_names("Second half")
    (True, False)
    """
    words = _BETWEEN_NAMES.split(text.strip())
    return all(
        word in _PARTICLES or word[:1].isupper() or not word[:1].islower() for word in words if word
    ) and not any(map(str.isdigit, text))
