"""What one request costs is counted, and timed beside a fixed piece of work."""

from __future__ import annotations

import pytest

from bench import costs
from bench.costs import cost_of, fixed_work
from bench.pages import Page


def test_the_fixed_work_is_always_the_same() -> None:
    assert (fixed_work(), fixed_work()) == (997, 997)


@pytest.mark.django_db
def test_a_page_is_counted_and_what_comes_before_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costs, "REPEATS", 1)
    done = list[str]()
    found = cost_of(Page("health", None, "/healthz", 2), 1, lambda: done.append("write"))
    assert (found.page, found.size, found.status, found.again_status) == ("health", 1, 200, 0)
    assert (found.queries <= 2, found.bytes > 0, found.calls > 0) == (True, True, True)
    assert done == ["write"] * 3
