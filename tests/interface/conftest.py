from __future__ import annotations

from importlib import import_module

import pytest


@pytest.fixture(autouse=True, scope="session")
def product_addresses() -> None:
    """Read once, before a test sets the demo's day: the demo's addresses would stay with them."""
    import_module("tourdetable.config.urls")
