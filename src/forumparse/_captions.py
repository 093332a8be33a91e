"""The line under a picture: told by its opening or by the credit it ends with.

Captions end in who took the picture (`REUTERS/Ali Hashisho`, `Handout via REUTERS TV`,
`(Photo: AFP)`) or open as captions do (`FILE PHOTO:`, `A still image taken from`).  Agencies teach
these forms, so they are few.  A sentence of the article that merely names an agency goes on after
it, or ends with a full stop; a credit does neither.
"""

from __future__ import annotations

from typing import Final

import regex

_NAME: Final = r"\p{L}[\p{L}\p{M}\p{N}.'\u2019&@_\ -]{0,50}+"
_WIRE: Final = r"(?:REUTERS|Reuters|AFP|AP|EPA|UPI|DPA|dpa|ANSA|EFE|TASS|ТАСС|Xinhua|SANA|SIPA|Bloomberg|NurPhoto|Getty\ Images?|Getty|Shutterstock|iStock|iStockphoto|Corbis|Alamy|WAM|PA|PA\ Wire|picture\ alliance|PAP|IRNA|Tasnim|Anadolu(?:\ Agency|\ Images)?)"
_PICTURE: Final = (
    r"(?:photo(?:graph|s)?|image|picture|pic|video|screenshot|foto|fotos|imagen|bild|bilder|photographie"
    r"|fotografía|fotografia|imagem|immagine|фото|снимок|صورة|الصورة|图|图片|写真|fotoğraf|zdjęcie|kuva|obrázek)"
)
_TAIL: Final = regex.compile(
    rf"""
    (?:
        (?i: handout | courtesy | image | photo | released )? \ ? (?:via|through) \ {_WIRE} (?:\ TV)?
      | \b {_WIRE} (?: \ ?/\ ?{_NAME} ){{1,4}}                     # REUTERS/First Last/File Photo
      | (?: {_NAME} \ ?/\ ? ){{1,3}} {_WIRE} (?:\ TV)?             # Ann Lee/AFP/Getty Images
      | \b (?:REUTERS|Reuters|AP|AFP) \ (?:TV | (?:PHOTO|Photo|photo|Video|VIDEO) (?: \ ?[/:]\ ?{_NAME} )*+ )
      | \b AFP\ PHOTO (?: \ ?/\ ?{_NAME} )*+
      | \b Getty\ Images (?: \ ?/\ ?{_NAME} )? (?<!\ (?:to|by|from|told|for|with|of|and)\ Getty\ Images)
      | [/(\[] \ ? (?i: (?: file | archive | archiv | archivo | handout | stock ) (?:[\ -](?:photo|picture|image|foto))? ) [)\]]?
    )
    (?: \ ATTENTION\ EDITORS .*+ )?
    [)\]]? \Z
    """,
    regex.VERBOSE,
)
_TAIL_ANY_CASE: Final = regex.compile(
    rf"""
    (?:
        [(\[] \ ? (?:{_PICTURE}) (?:\ credit | \ by | \ courtesy\ of )?+ \ ?[:/\uff1a]?\ ? [^()\[\]]{{1,80}}+ [)\]] \.?
      | (?: \A | [.!?\u201d"] \ | \| \ ? ) (?:{_PICTURE}) (?: \ credit )? (?: \ ?[:\uff1a]\ ? | \ by\ | \ courtesy\ of\ | / ) [^.!?]{{2,80}}+ (?:\.)?
      | (?: \A | [.!?\u201d"] \ | \| \ ? | [(\[] ) (?:{_PICTURE}\ )? (?: courtesy (?:\ of\ | \ ?:\ ?) | credits? \ ?:\ ? ) [^.!?]{{2,80}}+ \.? [)\]]?
    )
    \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_OPENING: Final = regex.compile(
    rf"""
    \A (?:
        FILE (?: \ PHOTO | \ PICTURE | \ IMAGE )? \ ?[:\u2013\u2014-]
      | (?i: file\ (?:photo|picture|image) | archive?\ (?:photo|picture|image) | archivfoto | archivbild ) \b
      | (?i: caption | {_PICTURE}\ caption | bildunterschrift ) \ ?:
      | (?i: a \ )? (?i: still\ (?:image|frame|photo|picture)s? | screen\ ?grab | video\ grab | frame\ grab
          | (?: handout|combination|undated|satellite|general\ view\ ) \ ?(?:photo|picture|image|photograph) ) \b
          .{{0,60}}? \b (?i: from | of | by | taken | released | provided | shows? )
      | In\ this\ .{{0,60}}? \b (?: photo | image | picture | photograph ) \b
      | (?i: pictured ) \ ?:
    )
    """,
    regex.VERBOSE,
)
_SEEN: Final = regex.compile(
    r"\b(?:is|are|was|were)?\ ?seen\ in\ (?:this|a|an)\ .{0,50}?(?:photo|image|picture|photograph|handout|still|footage|grab)\b"
)
_SIGNS: Final = (
    "photo", "reuters", "afp", "ap", "getty", "image", "epa", "file", "courtesy", "credit", "handout",
    "still", "picture", "seen in", "foto", "bild", "фото", "caption", "grab", "/", "صورة", "图", "写真",
    "kuva", "zdj", "imag", "imm", "upi", "dpa",
)  # fmt: skip
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
    lowered = text.lower()
    if not any(sign in lowered for sign in _SIGNS):
        return False
    return bool(_OPENING.match(text[:_TAIL_LENGTH]) or _SEEN.search(text)) or has_credit(text)


def has_credit(text: str) -> bool:
    """Return whether *text* ends in who took a picture."""
    tail = text[-_TAIL_LENGTH:]
    return bool(_TAIL.search(tail) or _TAIL_ANY_CASE.search(tail))


def is_credit_alone(text: str) -> bool:
    """Return whether *text* is a credit and no more: `REUTERS/Stringer`, `Photo: AFP`.

    >>> is_credit_alone("REUTERS/Stringer"), is_credit_alone("A man walks. REUTERS/Stringer")
    (True, False)
    """
    if len(text) > _LONGEST_CREDIT:
        return False
    match = _TAIL.search(text) or _TAIL_ANY_CASE.search(text)
    return match is not None and match.start() <= 1
