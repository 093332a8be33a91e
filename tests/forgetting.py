"""The caches of what was read from pages: found wherever they are, counted and emptied."""

from __future__ import annotations

import sys
from functools import _lru_cache_wrapper


def caches() -> list[_lru_cache_wrapper]:
    """Return every cache of the modules that are loaded, those of languages included."""
    modules = [module for name, module in sys.modules.items() if name.startswith("forumparse")]
    found = {
        id(value): value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, _lru_cache_wrapper) and value.__module__.startswith("forumparse")
    }
    return list(found.values())


def page_caches() -> list[_lru_cache_wrapper]:
    """Return the caches that hold more than there are languages: they are keyed by text."""
    return [cache for cache in caches() if (cache.cache_parameters()["maxsize"] or 0) > 1000]


def forget() -> None:
    """Empty the caches of what was read from pages, so that the next page is the first."""
    for cache in page_caches():
        cache.cache_clear()
