"""How many examples hypothesis tries: 100, or 10 with FAST=1, or 10,000 with -m nightly.

`pytest -m nightly` runs all that hypothesis tries, and what is marked; `pytest -m hostile` runs
what is marked.  Without `-m`, or with one that does not name them, both are left out.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

# The cores are shared, and a law is about values: no deadline.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", settings.get_profile("default"), max_examples=10)
settings.register_profile("nightly", settings.get_profile("default"), max_examples=10_000)

LONG = ("nightly", "hostile")


def pytest_configure(config: pytest.Config) -> None:
    nightly = config.getoption("markexpr") == "nightly"
    fast = bool(os.environ.get("FAST"))
    settings.load_profile("nightly" if nightly else "fast" if fast else "default")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs out unless they are asked for."""
    asked = config.getoption("markexpr")
    if asked == "nightly":
        for item in items:
            if is_hypothesis_test(getattr(item, "function", None)):
                item.add_marker("nightly")
    unasked = [mark for mark in LONG if mark not in asked]
    left_out = [item for item in items if any(map(item.get_closest_marker, unasked))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
