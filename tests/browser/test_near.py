"""Whoever writes a topic sees what exists already as they type, and tags that are known."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.demo import Server
from tests.browser.hands import Hands, Mouse
from tests.browser.inspection import NARROW, Inspector

pytestmark = pytest.mark.browser

ASKED = "Tous ces gens qui ne demandent pas leurs aides"
