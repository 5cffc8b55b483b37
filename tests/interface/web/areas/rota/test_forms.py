"""What the forms about turns refuse, in words."""

from __future__ import annotations

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.meetings.people import Port, filled


def test_sharing_out_nothing_is_told(port: Port) -> None:
    dora, url = port.client("dora"), port.url("rota_share", "port")
    data = filled(dora.get(url))
    with nothing_changes():
        assert dora.post(url, data).status_code == 422


def test_whom_one_asks_is_among_those_who_are_offered(port: Port) -> None:
    ana, url = port.client("ana"), port.url("turn_swap", port.meeting.pk, "secretary")
    page = ana.get(url)
    offered = [code for code, _words in page.context["form"].fields["what"].choices]
    assert offered == [f"{port.circle.school.pk}::", f"{port.circle.library.pk}::"]
    for what in ("", "999999::", "x:y:z"):
        with nothing_changes():
            assert ana.post(url, filled(page, what=what)).status_code == 422
