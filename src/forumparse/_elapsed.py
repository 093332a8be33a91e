"""Ages: `5 minutes ago`, `Vor 2 Stunden`, `il y a 5 minutes`, `just now`, `3 years 23 weeks ago`.

An age is an amount with its unit inside a template of its language (`{} ago`).  So the units are
found first, wherever they stand behind a number, and then the words around them must be those of
a template: nothing else makes `5 minutes` an age.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias, TypeVar

from attrs import evolve, frozen

from ._tokens import Token, has_unspaced_script
from ._vocabulary import phrase_of
from .locales import ElapsedWords, Locale, load_locale
from .model import Unit

Phrase: TypeAlias = tuple[str, ...]
T = TypeVar("T")

# Exact sizes, for adding two units up: Drupal, bbPress and WordPress count a year as 365 days
# and a month as 30.
SECONDS: Final[Mapping[Unit, int]] = MappingProxyType(
    {
        "year": 365 * 86_400,
        "month": 30 * 86_400,
        "week": 7 * 86_400,
        "day": 86_400,
        "hour": 3_600,
        "minute": 60,
        "second": 1,
    }
)
_MOST_DIGITS: Final = 4
_MOST_UNITS: Final = 3
_CLOSING_MARKS: Final = frozenset(").»")
_MARKS_BETWEEN_UNITS: Final = frozenset({",", "·"})


@frozen(kw_only=True)
class Age:
    """An age and where it stands in the text that was read."""

    start: int
    end: int
    amount: int
    unit: Unit
    at_most: bool = False
    short: bool = False
    """True for a bare `5m` or `now`, which is an age only where the page makes it one."""


@frozen(eq=False)
class _AgeWords:
    """A language's words for ages, as phrases of tokens."""

    units: Mapping[str, tuple[tuple[Phrase, Unit], ...]]
    glued: Mapping[str, tuple[tuple[Phrase, Unit], ...]]
    """Units with the rest of their template, where a script puts no blank between (`分前`)."""
    short: Mapping[str, Unit]
    numbers: Mapping[Phrase, int]
    templates: tuple[tuple[Phrase, Phrase], ...]
    """What stands before and behind the amount; nothing, where the unit itself says "ago"."""
    about: frozenset[Phrase]
    less_than: frozenset[Phrase]
    joiners: frozenset[Phrase]
    whole: Mapping[str, tuple[tuple[Phrase, tuple[int, Unit, bool]], ...]]
    """Phrases that are an age by themselves, by their first token."""
    qualifier_sizes: tuple[int, ...]
    """How many tokens `about` and `less than` may be, the most first."""
    triggers: frozenset[str]
    """Words of which one stands in every age of the language."""


def read_ages(tokens: Sequence[Token], code: str) -> Iterator[Age]:
    """Yield the ages in *tokens*, in order; none overlaps another."""
    words = _age_words(code)
    if words.triggers.isdisjoint([token.text for token in tokens]):
        return
    at = 0
    while at < len(tokens):
        found = _whole_phrase(tokens, at, words) or _counted(tokens, at, words)
        if found is None:
            at += 1
            continue
        age, at = found
        yield age


def _whole_phrase(tokens: Sequence[Token], at: int, words: _AgeWords) -> tuple[Age, int] | None:
    matched = _longest(tokens, at, words.whole)
    if matched is None:
        return None
    size, (amount, unit, at_most) = matched
    start, bound = _skip_qualifiers(tokens, at, words) if size > 1 else (at, False)
    age = _age(tokens, start, at + size, (amount, unit), at_most=at_most or bound)
    return evolve(age, short=size == 1), at + size


def _counted(tokens: Sequence[Token], at: int, words: _AgeWords) -> tuple[Age, int] | None:
    part = _amount(tokens, at, words)
    if part is None:
        return None
    parts = [part]
    while len(parts) < _MOST_UNITS and not parts[-1].whole:
        part = _amount(tokens, _skip_joiner(tokens, parts[-1].end, words), words)
        if part is None or SECONDS[part.unit] >= SECONDS[parts[-1].unit]:
            break
        parts.append(part)
    end, total = parts[-1].end, _sum([(part.number, part.unit) for part in parts])
    if parts[-1].whole:
        start, bound = _skip_qualifiers(tokens, at, words)
        start = _skip_opening(tokens, start, words)
        return _age(tokens, start, end, total, at_most=bound), end
    return _within_template(tokens, at, end, total, words)


def _within_template(
    tokens: Sequence[Token], at: int, end: int, total: tuple[int, Unit], words: _AgeWords
) -> tuple[Age, int] | None:
    start, at_most = _skip_qualifiers(tokens, at, words)
    for before, behind in words.templates:
        first, last = start - len(before), end + len(behind)
        if (
            first >= 0
            and _texts(tokens, first, start) == before
            and _texts(tokens, end, last) == behind
        ):
            outer, bound = _skip_qualifiers(tokens, first, words)
            return _age(tokens, outer, last, total, at_most=at_most or bound), last
    if _stands_alone(tokens, start, end) and tokens[end - 1].text in words.short:
        return evolve(_age(tokens, start, end, total, at_most=at_most), short=True), end
    return None


def _stands_alone(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether these tokens begin the line, or end it behind a mark."""
    if start == 0:
        return end == len(tokens) or not tokens[end].text.isdecimal()
    parted = not tokens[start - 1].text[0].isalnum()
    return parted and all(token.text in _CLOSING_MARKS for token in tokens[end:])


def _age(
    tokens: Sequence[Token], first: int, last: int, total: tuple[int, Unit], *, at_most: bool
) -> Age:
    return Age(
        start=tokens[first].start,
        end=tokens[last - 1].end,
        amount=total[0],
        unit=total[1],
        at_most=at_most,
    )


class _Part(NamedTuple):
    """A number and its unit, and the place behind them."""

    number: int
    unit: Unit
    end: int
    whole: bool = False
    """Whether the words of the template were read with the unit."""


def _amount(tokens: Sequence[Token], at: int, words: _AgeWords) -> _Part | None:
    """Return the number and the unit that begin at *at*, if they do."""
    if at >= len(tokens):
        return None
    text = tokens[at].text
    if text.isdecimal():
        number = int(text) if len(text) <= _MOST_DIGITS else None
    else:
        number = words.numbers.get((text,))
    if number is None:
        return None
    glued = _longest(tokens, at + 1, words.glued)
    if glued is not None:
        return _Part(number, glued[1], at + 1 + glued[0], whole=True)
    unit = _longest(tokens, at + 1, words.units)
    if unit is not None:
        return _Part(number, unit[1], _behind_dot(tokens, at + 1 + unit[0]))
    if at + 1 < len(tokens) and text.isdecimal() and tokens[at + 1].text in words.short:
        return _Part(number, words.short[tokens[at + 1].text], at + 2)
    return None


def _longest(
    tokens: Sequence[Token], at: int, table: Mapping[str, tuple[tuple[Phrase, T], ...]]
) -> tuple[int, T] | None:
    if at >= len(tokens):
        return None
    for phrase, value in table.get(tokens[at].text, ()):
        if _texts(tokens, at, at + len(phrase)) == phrase:
            return len(phrase), value
    return None


def _behind_dot(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].text == "." else at


def _skip_joiner(tokens: Sequence[Token], at: int, words: _AgeWords) -> int:
    if at < len(tokens) and tokens[at].text in _MARKS_BETWEEN_UNITS:
        at += 1
    return at + 1 if _texts(tokens, at, at + 1) in words.joiners else at


def _skip_qualifiers(tokens: Sequence[Token], at: int, words: _AgeWords) -> tuple[int, bool]:
    """Return the place before `about` or `less than` in front of *at*, and whether it bounds."""
    end = at - 1 if at and tokens[at - 1].text == "." else at  # `ca. 2 timer siden`
    for size in words.qualifier_sizes:
        apart = end >= size and not _is_glued(tokens, end - size)  # `von 2fast vor einem Tag`
        phrase = _texts(tokens, end - size, end) if apart else ()
        if phrase in words.less_than:
            return end - size, True
        if phrase in words.about:
            return end - size, False
    return at, False


def _skip_opening(tokens: Sequence[Token], at: int, words: _AgeWords) -> int:
    """Return the place before what opens a template that was closed with its unit."""
    for before, behind in words.templates:
        if (
            before
            and behind
            and at >= len(before)
            and _texts(tokens, at - len(before), at) == before
        ):
            return at - len(before)
    return at


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token at *at* is a letter run stuck to the number before it."""
    return at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text.isdecimal()


def _texts(tokens: Sequence[Token], first: int, last: int) -> Phrase:
    return tuple(token.text for token in tokens[first:last])


def _sum(parts: list[tuple[int, Unit]]) -> tuple[int, Unit]:
    if len(parts) == 1:
        return parts[0]
    seconds = sum(amount * SECONDS[unit] for amount, unit in parts)
    exact = (unit for unit in SECONDS if seconds % SECONDS[unit] == 0)
    unit = next(u for u in exact if SECONDS[u] <= SECONDS[parts[-1][1]])
    return seconds // SECONDS[unit], unit


@lru_cache(maxsize=128)
def _age_words(code: str) -> _AgeWords:
    locale = load_locale(code)
    elapsed = locale.elapsed
    whole = {
        **{phrase: (1, unit, True) for phrase, unit in elapsed.at_most.items()},
        **{phrase: (*fixed, False) for phrase, fixed in elapsed.fixed.items()},
        **dict(_qualified(elapsed)),
    }
    cuts = _cut_templates(elapsed.ago)
    templates = tuple((phrase_of(before), phrase_of(behind)) for before, behind in cuts)
    about, less_than = (frozenset(map(phrase_of, q)) for q in (elapsed.about, elapsed.less_than))
    glued = {
        unit + behind: value
        for unit, value in elapsed.units.items()
        for before, behind in cuts
        if not before and has_unspaced_script(behind)
    }
    return _AgeWords(
        units=_by_first_token(elapsed.units.items()),
        glued=_by_first_token(glued.items()),
        short=elapsed.short,
        numbers={phrase_of(word): value for word, value in elapsed.numbers.items()},
        templates=templates,
        about=about,
        less_than=less_than,
        joiners=frozenset(map(phrase_of, elapsed.and_)),
        whole=_by_first_token(whole.items()),
        qualifier_sizes=tuple(sorted({*map(len, about | less_than)} - {0}, reverse=True)),
        triggers=_triggers(locale, templates, whole, glued),
    )


def _qualified(elapsed: ElapsedWords) -> Iterator[tuple[str, tuple[int, Unit, bool]]]:
    """Yield the fixed phrases with a qualifier within their template: `преди около час`."""
    for phrase, (amount, unit) in elapsed.fixed.items():
        for before, _ in _cut_templates(elapsed.ago):
            rest = phrase.removeprefix(before).lstrip()
            if before and phrase == f"{before} {rest}":
                for words, bound in ((elapsed.about, False), (elapsed.less_than, True)):
                    yield from ((f"{before} {w} {rest}", (amount, unit, bound)) for w in words)


def _cut_templates(templates: Iterable[str]) -> list[tuple[str, str]]:
    """Return what stands before and behind the `{}` of each template."""
    cuts = (template.partition("{}") for template in templates)
    return [(before.strip(), behind.strip()) for before, _, behind in cuts]


def _by_first_token(
    items: Iterable[tuple[str, T]],
) -> dict[str, tuple[tuple[Phrase, T], ...]]:
    table: dict[str, list[tuple[Phrase, T]]] = {}
    for words, value in items:
        phrase = phrase_of(words)
        if phrase:
            table.setdefault(phrase[0], []).append((phrase, value))
    return {first: tuple(sorted(rest, key=lambda p: -len(p[0]))) for first, rest in table.items()}


def _triggers(
    locale: Locale,
    templates: tuple[tuple[Phrase, Phrase], ...],
    whole: Iterable[str],
    glued: Iterable[str],
) -> frozenset[str]:
    return frozenset(
        [
            *(phrase[0] for words in whole if (phrase := phrase_of(words))),
            *((before or behind)[-1] for before, behind in templates if before or behind),
            *(words for words in locale.elapsed.units if ((), ()) in templates),
            *locale.elapsed.short,
            *glued,
        ]
    )
