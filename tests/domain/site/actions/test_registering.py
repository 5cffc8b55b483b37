from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.domain.builders import NOW, Circle, found_circle, last_event, nothing_changes
from tests.domain.site.builders import MAY, VISITOR, asked, coming, opened
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.site.actions import registering
from tourdetable.domain.site.actions.registering import VisitorDetails
from tourdetable.domain.site.models import DayLetter, DayRegistration, OpenDay
from tourdetable.domain.site.queries import counted


def letters(one: DayRegistration) -> list[str]:
    return list(one.letters.values_list("kind", flat=True))


def test_an_address_holds_a_place_once_it_is_confirmed(circle: Circle) -> None:
    day = opened(circle)
    one = asked(day, " Lou@Example.org ", organisation="Centre du Môle", needs="Une boucle")
    assert (one.email, one.state, letters(one)) == ("lou@example.org", "asked", ["confirm"])
    assert last_event() == (
        "registration.asked",
        f"day:{day.pk}",
        None,
        "visitor",
        {"body": circle.body.pk, "registration": one.pk},
    )
    one = registering.confirm(registration=one, by=VISITOR, now=NOW)
    assert (one.state, letters(one)) == ("coming", ["place"])
    assert registering.confirm(registration=one, by=VISITOR, now=NOW) == one
    assert DayLetter.objects.count() == 1


def test_nothing_of_a_person_is_in_the_journal(circle: Circle) -> None:
    coming(opened(circle), name="Lou Marin", needs="Une boucle")
    said = str(list(Event.objects.values()))
    assert [word for word in ("Lou", "lou@", "boucle") if word in said] == []


def test_beyond_the_places_one_waits_and_the_first_who_waits_comes_next(circle: Circle) -> None:
    day = opened(circle, places=1)
    first, second, third = (coming(day, f"{name}@example.org") for name in "abc")
    assert [one.state for one in (first, second, third)] == ["coming", "waiting", "waiting"]
    assert letters(second) == ["waits"]
    registering.withdraw(registration=first, by=VISITOR, now=NOW)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, third.state, letters(second)) == ("coming", "waiting", ["place"])
    assert not DayRegistration.objects.filter(pk=first.pk).exists()
    with nothing_changes(), pytest.raises(ValidationError):
        registering.withdraw(registration=first, by=VISITOR, now=NOW)


def test_somebody_else_changes_nothing_of_who_registered(circle: Circle) -> None:
    day = opened(circle)
    one = coming(day)
    again = asked(day, "LOU@example.org", name="Un Autre")
    again.refresh_from_db()
    assert (again, again.name, again.state) == (one, "Lou Marin", "coming")
    assert counted(day) == {"asked": 0, "coming": 1, "waiting": 0}


def test_one_says_it_otherwise_by_ones_link(circle: Circle) -> None:
    one = coming(opened(circle))
    said = VisitorDetails("Lou Morin", "La Traverse", "")
    one = registering.change(registration=one, details=said, by=VISITOR, now=NOW)
    assert (one.name, one.organisation, one.state) == ("Lou Morin", "La Traverse", "coming")


def test_a_form_sent_twice_registers_once(circle: Circle) -> None:
    day, by = opened(circle), replace(VISITOR, gesture=uuid4())
    known = {"day": day, "details": VisitorDetails("Lou"), "by": by, "now": NOW}
    registering.register(email="lou@example.org", **known)
    with nothing_changes(), pytest.raises(AlreadyDone):
        registering.register(email="lou@example.org", **known)


def refused(day: OpenDay, **more: object) -> None:
    known = {"day": day, "details": VisitorDetails("Lou"), "by": VISITOR, "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError):
        registering.register(**known | {"email": "lou@example.org"} | more)  # type: ignore[arg-type]  # any of them


def test_one_registers_for_what_is_open_and_to_come(circle: Circle) -> None:
    day = opened(circle)
    refused(day, now=MAY)
    refused(day, details=VisitorDetails(" "))
    refused(day, email="nulle part")
    meeting = day.meeting
    said = {"reason": "Tempête", "by": circle.by_ana(), "now": NOW, "confirmed": True}
    cancel_meeting(meeting=meeting, version=meeting.version, **said)
    refused(day)


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_at_the_same_moment_share_no_place() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the threads of a test share one in-memory SQLite")
    from tests.domain.together import together  # noqa: PLC0415  only where there are real threads

    day = opened(found_circle(), places=1)
    rows = [asked(day, f"{name}@example.org") for name in ("lou", "mia", "noe")]
    together(*(partial(registering.confirm, registration=one, by=VISITOR, now=NOW) for one in rows))
    assert counted(day) == {"asked": 0, "coming": 1, "waiting": 2}
    first = day.registrations.get(state="coming")
    registering.withdraw(registration=first, by=VISITOR, now=NOW)
    assert counted(day) == {"asked": 0, "coming": 1, "waiting": 1}
