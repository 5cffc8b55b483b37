"""What is sent again by the browser, once the network is back; the sheet on a page."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.domain.builders import nothing_changes
from tests.domain.guests.builders import to_meeting
from tests.interface.web.areas.meetings.people import Port, text
from tests.interface.web.areas.register.test_attendance import marking, marks
from tourdetable.domain.meetings.models import Meeting


def again(client: Client, port: Port, data: dict[str, Any]) -> Any:
    return client.post(port.url("meeting_attendance"), data, headers={"X-Kept": "1"}).json()


def test_what_was_kept_without_network_is_taken_once(port: Port, ana: Client) -> None:
    port.opened()
    sent = marking(port, ana="in_person", bao="remote")
    library, bao = port.circle.library.pk, port.circle.bao.pk
    told = again(ana, port, sent)
    assert (told["recorded"], told["then"]) == (True, port.url("meeting"))
    assert told["seen"][f"seen-{library}-{bao}"] == "remote"
    before = marks()
    assert [person for person, _mode, _by in before] == ["Ana Ruiz", "Bao Trần"]
    with nothing_changes():
        assert again(ana, port, sent) == told
    assert marks() == before


def test_what_was_done_is_said_on_the_next_page_only_when_one_has_just_pressed(
    port: Port, ana: Client
) -> None:
    port.opened()
    done, page = "Les présences sont enregistrées.", port.url("meeting_attendance")
    again(ana, port, marking(port, bao="remote"))
    assert done not in text(ana.get(page))
    ana.post(page, marking(port, chloé="remote"), headers={"X-Kept": "now"})
    assert done in text(ana.get(page))


def test_what_somebody_marked_otherwise_meanwhile_is_for_its_writer_to_see(
    port: Port, ana: Client
) -> None:
    port.opened()
    kept = marking(port, bao="remote")
    ana.post(port.url("meeting_attendance"), marking(port, bao="excused"))
    with nothing_changes():
        assert again(ana, port, kept) == {"recorded": False}
    held = Meeting.objects.filter(pk=port.meeting.pk)
    held.update(sealed_at=port.meeting.starts_at)
    with nothing_changes():
        assert again(ana, port, marking(port, chloé="remote")) == {"recorded": False}


def test_nothing_is_said_to_whoever_may_not_or_is_no_longer_signed_in(port: Port) -> None:
    port.opened()
    answers = {
        name: port.client(name)
        .post(port.url("meeting_attendance"), marking(port), headers={"X-Kept": "1"})
        .status_code
        for name in ("bao", "zoé", "anonymous")
    }
    assert answers == {"bao": 403, "zoé": 404, "anonymous": 302}


def test_the_sheet_has_the_guests_and_leads_to_the_files(port: Port, ana: Client) -> None:
    to_meeting(port.circle, port.meeting)
    page = ana.get(port.url("meeting_sheet"))
    assert "Inès Quai" in text(page)
    for name, *ending in (["meeting_sheet_pdf"], ["meeting_sheet_office", port.meeting.pk, "docx"]):
        assert port.url(name, *ending) in page.content.decode()
