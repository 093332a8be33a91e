"""A file that appears only when it is complete: written beside its place, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def replaced(path: str | os.PathLike[str]) -> Iterator[IO[bytes]]:
    """Give a file to write; it takes the place of *path* when all went well, else it goes.

    Raises:
        OSError: when it cannot be written there.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():  # a pipe or a device is written to as it is
        with target.open("wb") as out:
            yield out
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _opened(part, path) as out:
            yield out
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _opened(part: Path, path: str | os.PathLike[str]) -> IO[bytes]:
    """Return *part*, to be written; what goes wrong is said of *path*, which people know."""
    try:
        return part.open("xb")
    except OSError as error:
        raise type(error)(error.errno, error.strerror, os.fspath(path)) from None
