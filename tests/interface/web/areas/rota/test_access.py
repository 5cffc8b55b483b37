"""What a reader may open of the turns."""

from __future__ import annotations

from tests.interface.web.areas.meetings.people import Port


def test_a_swap_or_a_body_that_is_not_there_is_no_page(port: Port) -> None:
    ana = port.client("ana")
    assert ana.get(port.url("swap", 999_999)).status_code == 404
    assert ana.get(port.url("rota", "nowhere")).status_code == 404
    assert ana.get(port.url("turn_kit", 999_999, "secretary")).status_code == 404
