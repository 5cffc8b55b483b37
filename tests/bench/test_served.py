"""What is told of a real server, and when its answers or its memory are a fault."""

from __future__ import annotations

import os

import pytest

from bench.served import Served, memory_of, parent_of, say, seconds_of

WELL = Served(8, 2, 5000, 40.0, 12.5, 190.0, 192.0, {"200": 5000})


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, ""),
        ({"after_mb": 203.0}, "5000 requests: 13.0 MB of memory more"),
        ({"requests": 10_000, "after_mb": 203.0}, ""),
        (
            {"answers": {"200": 4999, "500": 1}},
            "8 readers at once: answers {'200': 4999, '500': 1}",
        ),
    ],
)
def test_a_server_that_grows_or_refuses_is_at_fault(changed: dict[str, object], fault: str) -> None:
    assert Served(**{**vars(WELL), **changed}).fault == fault


def test_its_figures_are_a_line() -> None:
    assert say(WELL) == (
        "8 readers at once, 2 workers, 5000 requests: 40.0 pages a second, "
        "12.5 ms of processor each, memory 190.0 → 192.0 MB (5000 × 200)"
    )


@pytest.mark.skipif("sys.platform != 'linux'", reason="looks at processes in /proc")
def test_a_process_is_measured_and_one_that_is_gone_is_nothing() -> None:
    assert (parent_of(os.getpid()), memory_of(os.getpid()) > 1) == (os.getppid(), True)
    assert (parent_of(0), memory_of(0), seconds_of(0)) == (0, 0.0, 0.0)
