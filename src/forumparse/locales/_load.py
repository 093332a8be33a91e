"""Finding a language's file by its code, and reading it once."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from forumparse.errors import UnknownLocale

from ._file import Locale, open_locale

_PACKAGE: Final = __name__.rpartition(".")[0]
_SUFFIX: Final = ".toml"

# Codes that name a language of ours under another code: macro-languages, withdrawn codes, and
# the regions that write Chinese in the traditional script.
_ALIASES: Final = MappingProxyType(
    {
        "in": "id",
        "iw": "he",
        "mo": "ro",
        "nn": "nb",
        "no": "nb",
        "sh": "sr-latn",
        "zh": "zh-hans",
        "zh-hk": "zh-hant",
        "zh-mo": "zh-hant",
        "zh-tw": "zh-hant",
    }
)


@cache
def known_locales() -> tuple[str, ...]:
    """Return the codes of all languages, sorted.  No file is read.

    >>> "en" in known_locales()
    True
    """
    names = (entry.name for entry in files(_PACKAGE).iterdir())
    return tuple(sorted(n.removesuffix(_SUFFIX) for n in names if n.endswith(_SUFFIX)))


@lru_cache(maxsize=256)
def match_locale(code: str) -> str:
    """Return the known language that *code* (BCP 47, `_` for `-` allowed, any case) names.

    A region or script that has no file of its own falls back to its language.

    >>> match_locale("EN_us")
    'en'

    Raises:
        TypeError: when *code* is no string.
        UnknownLocale: when no file describes that language.
    """
    if not isinstance(code, str):
        raise TypeError(f"locale must be the code of a language such as 'en', not {code!r}")
    if _has_file(code):
        return code
    known = {name.lower(): name for name in known_locales()}
    wanted = code.strip().lower().replace("_", "-")
    while wanted:
        found = known.get(wanted) or known.get(_ALIASES.get(wanted, ""))
        if found:
            return found
        wanted = wanted.rpartition("-")[0]
    raise UnknownLocale(code, known_locales())


def _has_file(code: str) -> bool:
    """Whether a code is the name of a file as it stands; to see it, no folder need be listed."""
    return code.isalpha() and code.islower() and (files(_PACKAGE) / (code + _SUFFIX)).is_file()


def load_locale(code: str) -> Locale:
    """Return the words of a language; the same object every time.

    >>> load_locale("en").days["yesterday"]
    -1

    Raises:
        UnknownLocale: when no file describes that language.
        BrokenLocaleFile: when its file does not say what it must.
    """
    return _loaded(match_locale(code))


@cache
def _loaded(code: str) -> Locale:
    path = code + _SUFFIX
    return open_locale((files(_PACKAGE) / path).read_text(encoding="utf-8"), path)
