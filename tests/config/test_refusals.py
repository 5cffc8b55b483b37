"""A refusal is one line of the log; a fault keeps its traceback."""

from __future__ import annotations

import logging
import sys
from typing import Any

import pytest

from tourdetable.config.refusals import OneLine


def logged(**extra: Any) -> str:
    try:
        raise PermissionError("Reserved")
    except PermissionError:
        record = logging.LogRecord("django.request", 30, "", 1, "Forbidden", (), sys.exc_info())
    record.__dict__ |= extra
    assert OneLine().filter(record)
    return logging.Formatter().format(record)


@pytest.mark.parametrize("status", [400, 403, 404, 499])
def test_a_refusal_is_one_line(status: int) -> None:
    assert logged(status_code=status) == "Forbidden"


@pytest.mark.parametrize("extra", [{}, {"status_code": 500}])
def test_a_fault_says_where_it_came_from(extra: dict[str, int]) -> None:
    assert logged(**extra).endswith("PermissionError: Reserved")
