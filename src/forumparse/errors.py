"""What can go wrong, as types.

    ForumParseError
    ├── PageProblems            (ValueError)    a page has problems and the caller is strict
    ├── UnresolvableTimestamp   (ValueError)    a timestamp has no value against this reference
    ├── UnknownLocale           (LookupError)   no file for that language
    ├── BrokenLocaleFile        (ValueError)    a language file does not say what it must
    └── MissingExtra            (ImportError)   an optional package is not installed

What a page contains raises none of them: only `Page.raise_for_problems` turns problems into an
exception, on request.  Wrong types raise `TypeError`, wrong arguments `ValueError`.  Messages are
for people, and their wording may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Problem


class ForumParseError(Exception):
    """The root: catches everything this library raises on purpose."""


class PageProblems(ForumParseError, ValueError):
    """Raised by `Page.raise_for_problems`: every problem of the page, with its place."""

    def __init__(self, text: str, problems: tuple[Problem, ...]) -> None:
        self.text = text
        """The page the problems are counted in."""
        self.problems = problems
        """At least one, in page order."""
        super().__init__(text, problems)

    def __str__(self) -> str:
        return "\n".join(f"{p.message} @ {self._place(p.span.start)}" for p in self.problems)

    def _place(self, offset: int) -> str:
        before = self.text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return f"{line}:{column}"


class UnresolvableTimestamp(ForumParseError, ValueError):
    """Raised by `Resolver.resolve` when a timestamp has no single value."""

    def __init__(self, raw: str, reason: str) -> None:
        self.raw = raw
        """The timestamp as it was given."""
        self.reason = reason
        """Why it has no value, and what would give it one."""
        super().__init__(raw, reason)

    def __str__(self) -> str:
        return f"{self.raw!r} has no value: {self.reason}"


class UnknownLocale(ForumParseError, LookupError):
    """Raised when a language is asked for that no locale file describes."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        self.code = code
        """What was asked for."""
        self.known = known
        """What there is."""
        super().__init__(code, known)

    def __str__(self) -> str:
        return f"no locale {self.code!r}: choose one of {', '.join(self.known)}"


class BrokenLocaleFile(ForumParseError, ValueError):
    """Raised by the locale loader; names the file, the line and what is wrong there."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        self.path = path
        """The file."""
        self.line = line
        """The line, counted from 1."""
        self.reason = reason
        """What is wrong, and what should stand there."""
        super().__init__(path, line, reason)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class MissingExtra(ForumParseError, ImportError):
    """Raised when a function needs a package of an extra that is not installed."""

    def __init__(self, extra: str, package: str) -> None:
        self.extra = extra
        """The extra's name."""
        self.package = package
        """The package that could not be imported."""
        super().__init__(extra, package, name=package)

    def __str__(self) -> str:
        return f'pip install "forumparse[{self.extra}]"  (needs {self.package})'
