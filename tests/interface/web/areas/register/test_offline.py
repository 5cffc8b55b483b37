"""What a browser keeps of the list."""

from __future__ import annotations

from django.test import Client

from tests.interface.web.areas.meetings.people import Port


def test_the_program_stands_below_the_page_that_it_keeps(port: Port, ana: Client) -> None:
    """A browser lets a program see what stands below its own address, and nothing else."""
    port.opened()
    address = port.url("meeting_offline")
    assert address.startswith(port.url("meeting_attendance"))
    answer = ana.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/javascript")
    assert b'addEventListener("fetch"' in answer.content
    page = ana.get(port.url("meeting_attendance")).content.decode()
    assert f'data-register="{address}"' in page
    assert "register.js" in page
    assert port.client("bao").get(address).status_code == 403
