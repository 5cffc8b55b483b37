"""Who is present on the territory of a body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, TODAY, Circle, last_event, nothing_changes
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actions.presences import (
    PresenceDraft,
    PresenceState,
    change_presence,
    declare_presence,
    declare_presences,
    remove_presence,
)
from tourdetable.domain.networks.models import Presence
from tourdetable.domain.people.actions import register_institution
from tourdetable.domain.people.models import Institution

AS_SAID = PresenceState("towns", FOUNDED, None)


def said(circle: Circle, institution: Institution | None = None, **more: Any) -> Presence:
    who = institution or register_institution(name="Vitrolles")
    when = {"starts": FOUNDED, "by": circle.by_ana(), "now": NOW}
    where = {"body": circle.body, "institution": who, "college": "towns"}
    return declare_presence(**{**where, **when, **more})


def several(circle: Circle, *names: Institution | str, **gesture: Any) -> list[Presence]:
    drafts = [PresenceDraft(name, "towns") for name in names]
    when = {"starts": FOUNDED, "by": circle.by_ana(**gesture), "now": NOW}
    return declare_presences(body=circle.body, drafts=drafts, **when)


def rows(circle: Circle) -> Sequence[tuple[Any, ...]]:
    found = circle.body.presences.order_by("institution__name")
    return list(found.values_list("institution__name", "college", "starts", "ends"))


def change(circle: Circle, presence: Presence, **more: Any) -> Presence:
    now_says = {"college": "towns", "starts": FOUNDED, "ends": None, "seen": AS_SAID}
    return change_presence(
        **{"presence": presence, **now_says, "by": circle.by_ana(), "now": NOW, **more}
    )


def test_several_are_said_to_be_present_at_once(circle: Circle) -> None:
    gignac, gesture = register_institution(name="Gignac"), uuid4()
    assert len(several(circle, gignac, "  Rognac ", gesture=gesture)) == 2
    assert rows(circle) == [("Gignac", "towns", FOUNDED, None), ("Rognac", "towns", FOUNDED, None)]
    events = Event.objects.filter(kind="presence.declared").order_by("pk")
    assert [event.gesture for event in events] == [gesture, None]
    with pytest.raises(AlreadyDone):
        several(circle, gignac, gesture=gesture)


def test_what_is_said_twice_is_left_alone(circle: Circle) -> None:
    gignac = register_institution(name="Gignac")
    said(circle, gignac)
    assert [str(one.institution) for one in several(circle, gignac, "Rognac")] == ["Rognac"]
    with nothing_changes(), pytest.raises(ValidationError, match="present already"):
        several(circle, gignac)
    with nothing_changes(), pytest.raises(ValidationError, match="already said to be present"):
        said(circle, gignac)


def test_the_charter_names_the_colleges(circle: Circle) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match="college"):
        said(circle, circle.town.institution, college="unknown")


def test_one_is_corrected_and_ended(circle: Circle) -> None:
    presence, last = said(circle), TODAY + timedelta(days=30)
    changed = {"college": "libraries", "starts": date(2026, 10, 1), "ends": last}
    change(circle, presence, **changed)
    assert rows(circle) == [("Vitrolles", "libraries", date(2026, 10, 1), last)]
    kind, subject, person, _capacity, data = last_event()
    assert (kind, subject, person) == (
        "presence.changed",
        f"body:{circle.body.pk}",
        circle.ana.pk,
    )
    assert data == {
        "body": circle.body.pk,
        "institution": presence.institution_id,
        "was": ["towns", "2026-09-01", ""],
        "now_says": ["libraries", "2026-10-01", str(last)],
    }


def test_it_does_not_end_before_it_starts_nor_hold_twice(circle: Circle) -> None:
    presence = said(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="cannot end before"):
        change(circle, presence, ends=FOUNDED - timedelta(days=1))
    change(circle, presence, ends=TODAY)
    again = said(circle, presence.institution, starts=TODAY + timedelta(days=1))
    seen = PresenceState("towns", TODAY + timedelta(days=1), None)
    with nothing_changes(), pytest.raises(ValidationError, match="already said"):
        change(circle, again, seen=seen, starts=TODAY)


def test_one_that_was_said_by_mistake_is_taken_back(circle: Circle) -> None:
    presence = said(circle)
    remove_presence(presence=presence, seen=AS_SAID, by=circle.by_ana(), now=NOW)
    assert rows(circle) == []
    kind, _subject, _person, _capacity, data = last_event()
    assert (kind, data["was"]) == ("presence.removed", ["towns", "2026-09-01", ""])


def test_nobody_overwrites_what_they_have_not_seen(circle: Circle) -> None:
    presence = said(circle)
    change(circle, presence, ends=TODAY)
    with nothing_changes(), pytest.raises(ValidationError, match="changed this meanwhile"):
        change(circle, presence, college="libraries")
    with nothing_changes(), pytest.raises(ValidationError, match="changed this meanwhile"):
        remove_presence(presence=presence, seen=AS_SAID, by=circle.by_ana(), now=NOW)
    remove_presence(
        presence=presence,
        seen=PresenceState("towns", FOUNDED, TODAY),
        by=circle.by_ana(),
        now=NOW,
    )
    with nothing_changes(), pytest.raises(ValidationError, match="changed this meanwhile"):
        change(circle, presence)
