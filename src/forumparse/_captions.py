"""The line under a picture: told by its opening or by the credit it ends with.

Captions end in who took the picture (`REUTERS/Ali Hashisho`, `Handout via REUTERS TV`,
`(Photo: AFP)`) or open as captions do (`FILE PHOTO:`, `A still image taken from`).  Agencies teach
these forms, so they are few.  A sentence of the article that merely names an agency goes on after
it, or ends with a full stop; a credit does neither.
"""

from __future__ import annotations

from typing import Final

import regex

from ._agencies import is_agency
from ._bylines import is_names, read_credit_line

_NAME: Final = r"\p{L}[\p{L}\p{M}\p{N}.'\u2019&@_\ -]{0,50}+"
_WIRE: Final = r"""
    (?: REUTERS | Reuters | AFP | AP | EPA | UPI | DPA | dpa | ANSA | EFE | TASS | ТАСС | Xinhua
      | SANA | SIPA | Bloomberg | NurPhoto | Getty\ Images? | Getty | Shutterstock
      | iStock(?:photo)? | Corbis | Alamy | WAM | PA\ Wire | PA | PAP | picture\ alliance | IRNA
      | Tasnim
      | Anadolu(?:\ Agency|\ Images)? )
"""
_PICTURE: Final = r"""
    (?: photo(?:graph|s)? | image | picture | pic | screenshot | fotos? | imagen | bild | bilder
      | photographie | fotografía | fotografia | imagem | immagine | фото(?:графия)? | снимок
      | снимка | צילום | صورة | الصورة | تصوير | عکس | 图片? | 圖片? | 写真 | 照片 | 摄影 | 攝影
      | 사진 | ảnh | fotoğraf | zdjęcie | fot\.? | fotó | kuva | valokuva | obrázek | snímek
      | nuotrauka | φωτογραφία | φωτό )
"""
_KEPT: Final = r"(?: file | archive | archiv | archivo | handout | stock )"
_PICTURES: Final = r"(?: photo | picture | image | photograph )"
# Behind a sentence or a bar, or all there is.
_SET_OFF: Final = r"(?: \A | [.!?\u201d\x22]\  | [。．）] | \|\ ? )"
_BEHIND_CREDIT: Final = r"(?: \ ATTENTION\ EDITORS .*+ )? [)\]]? \Z"
_CREDIT_WITHOUT_SLASH: Final = rf"""
    (?i: handout | courtesy | image | photo | released )? \ ?
    (?:via|through) \  {_WIRE} (?:\ TV)?
  | \b (?:REUTERS|Reuters|AP|AFP) \  (?: TV | (?i: photo | video ) (?: \ ?[/:]\ ?{_NAME} )*+ )
  | \b Getty\ Images (?: \ ?/\ ?{_NAME} )?
    (?<! \  (?:to|by|from|told|for|with|of|and) \ Getty\ Images )
"""
_CREDIT: Final = rf"""
    \b {_WIRE} (?: \ ?/\ ?{_NAME} ){{1,4}}                  # REUTERS/First Last/File Photo
  | (?: {_NAME} \ ?/\ ? ){{1,3}} {_WIRE} (?:\ TV)?          # Ann Lee/AFP/Getty Images
  | {_CREDIT_WITHOUT_SLASH}
"""
_TAIL: Final = regex.compile(rf"(?: {_CREDIT} ) {_BEHIND_CREDIT}", regex.VERBOSE)
# Every letter may begin the name before a slash, so it is worth asking for one first.
_TAIL_WITHOUT_SLASH: Final = regex.compile(
    rf"(?: {_CREDIT_WITHOUT_SLASH} ) {_BEHIND_CREDIT}", regex.VERBOSE
)
_TAIL_KEPT: Final = regex.compile(
    rf"[/(\[] \ ? (?i: {_KEPT} (?: [\ -](?:{_PICTURES}|foto) )? ) [)\]]? {_BEHIND_CREDIT}",
    regex.VERBOSE,
)
_TAIL_ANY_CASE: Final = regex.compile(
    rf"""
    (?:
        [(\[\uff08] \ ? {_PICTURE} (?: \ credit | \ by | \ courtesy\ of )?+ \ ?[:/\uff1a]?\ ?
        [^()\[\]\uff08\uff09]{{1,80}}+ [)\]\uff09] \.?
      | \p{{Han}}{{2,6}} 撮影
      | (?: [记記]者 | [(\uff08] ) \ ? \p{{Han}}{{2,4}} \ ? [摄攝] [)\uff09]?
      | {_SET_OFF} {_PICTURE} (?:\ credit)?
        (?: \ ?[:\uff1a]\ ? | \ by\  | \ courtesy\ of\  | / | (?<=\bfot\.)\  ) [^.!?]{{2,80}}+ \.?
      | (?: {_SET_OFF} | [(\[] ) (?:{_PICTURE}\ )?
        (?: courtesy (?:\ of\  | \ ?:\ ?) | credits?\ ?:\ ? ) [^.!?]{{2,80}}+ \.? [)\]]?
    )
    \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_OPENING: Final = regex.compile(
    rf"""
    \A (?:
        FILE (?: \ PHOTO | \ PICTURE | \ IMAGE )? \ ?[:\u2013\u2014-]
      | (?i: file\ {_PICTURES} | archive?\ {_PICTURES} | archivfoto | archivbild ) \b
      | (?i: caption | {_PICTURE}\ caption | bildunterschrift | pictured ) \ ?:
      | Image\ (?: caption | source | copyright ) [,\ ]
      | (?i: a\  )?
        (?i: still\ (?:image|frame|photo|picture)s? | screen\ ?grab | video\ grab | frame\ grab
           | (?: handout | combination | undated | satellite | general\ view ) \ ? {_PICTURES} ) \b
        .{{0,60}}? \b (?i: from | of | by | taken | released | provided | shows? )
      | In\ this\ .{{0,60}}? \b {_PICTURES} \b
    )
    """,
    regex.VERBOSE,
)
_SEEN: Final = regex.compile(
    rf"\bseen\ in\ (?:this|a|an)\ .{{0,50}}?(?:{_PICTURES}|handout|still|footage|grab)\b",
    regex.VERBOSE,
)
# A pattern is tried only on a line that holds what it needs: asking is a hundred times cheaper.
# What ties a credit together is asked before who is named, being fewer.
_WIRE_LINKS: Final = (
    "/", "(", "[", "via ", "through ", "getty images", " photo", " video", " tv",
)  # fmt: skip
_WIRE_SIGNS: Final = (
    "REUTERS", "Reuters", "AFP", "AP", "EPA", "UPI", "DPA", "dpa", "ANSA", "EFE", "TASS", "ТАСС",
    "Xinhua", "SANA", "SIPA", "Bloomberg", "NurPhoto", "Getty", "Shutter", "iStock", "Corbis",
    "Alamy", "WAM", "PA", "alliance", "IRNA", "Tasnim", "Anadolu",
)  # fmt: skip
_KEPT_SIGNS: Final = ("file ", "archiv", "stock", "handout")
_PICTURE_LINKS: Final = (
    ":", "(", "[", "/", " by ", "撮影", "\uff1a", "\uff08", "courtesy", "credit", "fot. ", "记者",
    "記者",
)  # fmt: skip
_PICTURE_SIGNS: Final = (
    "photo", "image", "pic", "screenshot", "bild", "immagine",
    "фото", "снимок", "снимка", "צילום", "صورة", "تصوير", "عکس", "图", "圖", "写真", "照片", "摄",
    "攝", "撮影", "사진", "ảnh", "zdję", "fot", "kuva", "obráz", "snímek", "nuotrauka", "φωτο",
    "φωτό", "courtesy", "credit",
)  # fmt: skip
_AGENCY_LINKS: Final = ("/", "©")
_NAMED: Final = regex.compile(
    r"""
    (?: (?<![^\s(\[\uff08]) (?P<owned>©) \s?+
      | [(\[\uff08] \s?+
      | \A
      | (?<=[.!?"\u201d\u00bb)]\ ) )
    (?P<names> \p{L} [^()\[\]\uff08\uff09©.!?]{1,70}+ ) [)\]\uff09]?+ \Z
    """,
    regex.VERBOSE,
)
# `(dpa/lno)` names the desk of an agency that sent the text.
_DESK: Final = regex.compile(r"[(\[] [\p{L}-]{2,10}+ / \p{Ll}{2,4}+ [)\]] \Z", regex.VERBOSE)
_BETWEEN_NAMES: Final = regex.compile(r"\s?/\s?|\s[-\u2013\u2014]\s")
_BETWEEN_OWNERS: Final = regex.compile(rf"{_BETWEEN_NAMES.pattern}|,\s")
_LONGEST: Final = 900
_TAIL_LENGTH: Final = 160
_LONGEST_CREDIT: Final = 90


def is_caption(text: str) -> bool:
    """Return whether *text* is the line under a picture.

    >>> is_caption("Fighters near Palmyra, on December 11, 2016. REUTERS/Ali Hashisho")
    True
    >>> is_caption("A second official said the letter was sent to Reuters.")
    False
    """
    if len(text) > _LONGEST:
        return False
    if _OPENING.match(text[:_TAIL_LENGTH]) or ("seen in" in text and _SEEN.search(text)):
        return True
    return has_credit(text) and _DESK.search(text) is None


def has_credit(text: str) -> bool:
    """Return whether *text* ends in who took a picture."""
    return _credit(text[-_TAIL_LENGTH:]) is not None


def is_credit_alone(text: str) -> bool:
    """Return whether *text* is a credit and no more: `REUTERS/Stringer`, `Photo: AFP`.

    >>> is_credit_alone("REUTERS/Stringer"), is_credit_alone("A man walks. REUTERS/Stringer")
    (True, False)
    """
    if len(text) > _LONGEST_CREDIT:
        return False
    match = _credit(text)
    return match is not None and match.start() <= 1


def _credit(tail: str) -> regex.Match[str] | None:
    lowered = tail.lower()
    match = None if tail[-1:] in ".!?\u201d" else _wire_credit(tail, lowered)
    return match or _picture_credit(tail, lowered) or _agency_credit(tail)


def _wire_credit(tail: str, lowered: str) -> regex.Match[str] | None:
    """Return who took a picture, for whom or where it is kept; no sentence ends so."""
    if not _holds(lowered, _WIRE_LINKS):
        return None
    match = None
    if _holds(tail, _WIRE_SIGNS):
        match = (_TAIL if "/" in tail else _TAIL_WITHOUT_SLASH).search(tail)
    if match is None and _holds(lowered, _KEPT_SIGNS):
        match = _TAIL_KEPT.search(tail)
    return match


def _picture_credit(tail: str, lowered: str) -> regex.Match[str] | None:
    if _holds(lowered, _PICTURE_LINKS) and _holds(lowered, _PICTURE_SIGNS):
        return _TAIL_ANY_CASE.search(tail)
    return None


def _agency_credit(tail: str) -> regex.Match[str] | None:
    """Return a photographer and a source with a slash between, or a source behind a ©."""
    if not _holds(tail, _AGENCY_LINKS):
        return None
    match = _NAMED.search(tail)
    if match is None:
        return None
    between = _BETWEEN_OWNERS if match["owned"] else _BETWEEN_NAMES
    parts = [part.strip() for part in between.split(match["names"])]
    sources = [part for part in parts if is_agency(part)]
    if match["owned"]:
        return match if sources else None
    people = [part for part in parts if part not in sources]
    named = any(" " in part and is_names(part) for part in people)
    return match if sources and named and read_credit_line(tail) is None else None


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, signs))
