"""Why one is at a meeting, and what one is asked next."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from tests.domain.builders import (
    APRIL,
    NOW,
    OPERATOR,
    consent,
    hold,
    in_review,
    propose,
    stated,
)
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.meetings.people import LAST, Port, account_of, sent
from tourdetable.domain.agendas.actions.leaving import leave_over
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import Meeting


def asks(port: Port, name: str) -> list[str]:
    """Where the page sends that person next."""
    page = port.client(name).get(port.url("meeting")).context["page"]
    return [ask.url.removeprefix(port.url("meeting")) for ask in page.asks]


def acts(port: Port, name: str) -> list[str]:
    return [
        act.name.removeprefix("meeting_")
        for act in port.client(name).get(port.url("meeting")).context["page"].acts
    ]


def test_what_is_asked_and_offered_before(port: Port) -> None:
    assert (asks(port, "gaëlle"), asks(port, "dora"), asks(port, "bao")) == (
        ["convene/"],
        ["agenda/"],
        [],
    )
    port.convened()
    assert (asks(port, "gaëlle"), asks(port, "bao")) == ([], ["#reply"])
    assert (acts(port, "gaëlle"), acts(port, "dora")) == (
        ["invitation", "sending", "amend", "move", "cancel"],
        ["agenda", "amend", "turns"],
    )
    assert (acts(port, "ana"), acts(port, "bao")) == ([], [])


def test_nobody_is_invited_to_what_is_over(port: Port) -> None:
    times = {"starts_at": LAST, "ends_at": LAST + timedelta(hours=2)}
    Meeting.objects.filter(pk=port.meeting.pk).update(**times)
    assert "convene/" not in asks(port, "gaëlle")
    assert acts(port, "gaëlle") == ["amend", "move", "cancel"]
    page = port.client("gaëlle").get(port.url("meeting_convene")).content.decode()
    assert "on ne peut plus y inviter personne" in page


def test_it_is_opened_from_its_day_on(port: Port) -> None:
    port.today()
    assert (acts(port, "dora"), acts(port, "ana")) == (
        ["open", "agenda", "amend", "turns"],
        ["open"],
    )
    assert asks(port, "ana") == ["open/"]


def test_what_is_asked_during(port: Port) -> None:
    meeting = port.opened()
    assert asks(port, "ana") == ["attendance/", "minutes/write/"]
    mark_attendance(
        meeting=meeting,
        modes={(s.pk, p.pk): "remote" for s, p in port.circle.holders()},
        by=OPERATOR,
        now=NOW,
    )
    set_agenda(
        meeting=meeting,
        items=[AgendaDraft("Lire", "decide", 5)],
        version=meeting.version,
        by=OPERATOR,
        now=NOW,
    )
    assert asks(port, "ana") == ["decisions/new/", "minutes/write/"]
    stated(port.circle, propose(port.circle, port.again()), consent(port.circle.town))
    assert asks(port, "ana") == ["decisions/new/", "#decisions", "minutes/write/"]
    assert asks(port, "bao") == []


def test_what_is_asked_after(port: Port) -> None:
    meeting = hold(port.circle, APRIL, "Lecture du 1er avril")
    in_review(port.circle, meeting)
    port.meeting = meeting
    assert (asks(port, "ana"), asks(port, "bao"), acts(port, "ana")) == (
        ["minutes/"],
        ["minutes/"],
        [],
    )
    assert port.client("bao").get(port.url("meeting")).context["page"].step == 4


def test_why_you(port: Port) -> None:
    found = {
        name: port.client(name).get(port.url("meeting")).context["page"].reasons
        for name in ("ana", "gaëlle")
    }
    assert ["Ville du Port (Communes)" in found["ana"][0], "Secrétariat" in found["ana"][1]] == [
        True,
        True,
    ]
    assert (len(found["ana"]), len(found["gaëlle"]), "Intendance" in found["gaëlle"][0]) == (
        2,
        1,
        True,
    )


def test_whoever_follows_through_the_minutes_is_welcome_and_asked_nothing(port: Port) -> None:
    seat, elie = light_seat(port.circle)
    port.convened()
    client = Client()
    client.force_login(account_of(elie))
    answer = client.get(port.url("meeting"))
    page = answer.context["page"]
    assert ([ask.url for ask in page.asks], page.waited_for) == ([], False)
    assert "personne n’attend de réponse" in answer.content.decode()
    answer = client.post(port.url("meeting_reply"), sent(f"seat:{seat.pk}", answer="attend"))
    assert (answer.status_code, port.meeting.replies.count()) == (302, 1)


def test_no_decision_is_asked_of_a_point_left_over(port: Port) -> None:
    meeting = port.opened()
    items, version = [AgendaDraft("Lire", "decide", 5)], meeting.version
    set_agenda(meeting=meeting, items=items, version=version, by=OPERATOR, now=NOW)
    assert "decisions/new/" in asks(port, "ana")
    meeting.refresh_from_db()
    left = {meeting.agenda.get().pk: "Le temps a manqué"}
    leave_over(meeting=meeting, left=left, version=meeting.version, by=OPERATOR, now=NOW)
    assert "decisions/new/" not in asks(port, "ana")
