"""How many examples hypothesis tries: 100, or 10 with FAST=1, or 10,000 with -m nightly."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# The cores are shared, and a law is about values: no deadline.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", settings.get_profile("default"), max_examples=10)
settings.register_profile("nightly", settings.get_profile("default"), max_examples=10_000)


def pytest_configure(config: pytest.Config) -> None:
    nightly = config.getoption("markexpr") == "nightly"
    fast = bool(os.environ.get("FAST"))
    settings.load_profile("nightly" if nightly else "fast" if fast else "default")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs out unless they are asked for."""
    if config.getoption("markexpr"):
        return
    left_out = [item for item in items if item.get_closest_marker("nightly")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
