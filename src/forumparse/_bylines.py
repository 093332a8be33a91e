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
    "|forrás|izvor|источник|джерело|извор|крыніца|πηγή|المصدر|مصدر|منبع|מקור|来源|來源|出典|出处"
    "|ソース|출처|ที่มา|nguồn|sumber"
)
_DATE_IN_NUMBERS: Final = r"""
    (?: (?:19|20)[0-9]{2} [年./-] [0-9]{1,2} [月./-] [0-9]{1,2} 日?+ (?:\ [0-9:]{4,8}+)?+ [\ |]++ )
"""
_SOURCE_LINE: Final = regex.compile(
    rf"""
    \A (?P<open>[\[(])?+ {_DATE_IN_NUMBERS}?+
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
          | \ (?:with|avec|mit|con|com)\  )
        (?P<rest>[^|]{{2,60}}?) \)?
    )?
    \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
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
    return _source_line(text) or (_byline(text) if len(text) <= _LONGEST_BYLINE else None)


def _source_line(text: str) -> CreditLine | None:
    match = _SOURCE_LINE.match(text)
    if match is not None and (":" in text or "\uff1a" in text or match["tag"][0].isupper()):
        return CreditLine(tag=match.span("tag"))
    name = text.strip("()[] ")
    if name.lower().startswith("by ") and is_agency(name[3:]):
        return CreditLine(tag=(text.index(name) + 3, text.index(name) + len(name)))
    if is_agency(name):
        return CreditLine(tag=(text.index(name), text.index(name) + len(name)))
    return (
        CreditLine() if text[:4] == "http" and _ADDRESS.match(text) else None
    )  # an address names nobody


def _byline(text: str) -> CreditLine | None:
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
        return CreditLine(byline=(start, comma), tag=(end - len(behind), end))
    if comma > 0 and _JOBS.search(behind):  # `Ann Lee, Diplomatic Editor`
        end = comma
    return CreditLine(byline=(start, end), tag=tag)


def _is_names(text: str) -> bool:
    words = _BETWEEN_NAMES.split(text.strip())
    return all(
        word in _PARTICLES or word[:1].isupper() or not word[:1].islower() for word in words if word
    ) and not any(map(str.isdigit, text))
