"""What is written about a deliverable."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from tests.domain.deliverables.builders import asked, kept, planned, written
from tests.interface.web.areas.decisions.people import COLLEAGUE, SECRETARY, Room
from tests.interface.web.areas.decisions.test_rights import scene
from tests.interface.web.areas.deliverables.sending_forms import described
from tourdetable.interface.web.areas.deliverables.forms import (
    ChecklistForm,
    CirculationForm,
    DeliverableForm,
    PeerReviewForm,
)


def test_what_is_said_of_a_deliverable(room: Room) -> None:
    ana, town = scene(room, SECRETARY), room.circle.town
    data = {"gesture": str(uuid4()), "acting": f"seat:{town.pk}", "due_on": "2027-06-15"}
    form = DeliverableForm(
        data | described(room), scene=ana, capacities=[town], seats=[town, room.circle.school]
    )
    assert form.is_valid(), form.errors
    details = form.details
    assert (details.held_by, details.due_on) == ([town], date(2027, 6, 15))
    assert details.tags == ["lecture", "voix"]


def test_each_line_of_the_checklist_is_asked(room: Room) -> None:
    work = written(room.circle)
    kept(room.circle, work)
    review = asked(room.circle, work)
    form = PeerReviewForm(
        scene=scene(room, COLLEAGUE), capacities=[room.circle.library], review=review
    )
    assert len(form.asked) == len(review.lines) == 9
    assert list(form.fields)[-3:] == ["verdict", "words", "acting"]


def test_the_rows_that_are_chosen(room: Room) -> None:
    work, town = planned(room.circle), room.circle.town
    body, institution = room.circle.body, town.institution
    data = {"gesture": str(uuid4()), "acting": f"seat:{town.pk}", "how": "mail", "version": 1}
    data |= {"on": "2027-04-06", "bodies": [body.pk], "institutions": [institution.pk]}
    form = CirculationForm(
        data,
        scene=scene(room, SECRETARY),
        capacities=[town],
        version=1,
        work=work,
        bodies=[body],
        institutions=[institution],
    )
    assert form.is_valid(), form.errors
    assert form.values("bodies", "institutions") == {
        "bodies": [body],
        "institutions": [institution],
    }


def test_a_checklist_is_a_line_each(room: Room) -> None:
    data = {"gesture": str(uuid4()), "acting": f"office:{room.circle.lead.pk}", "number": 0}
    form = ChecklistForm(
        data | {"lines": "Un ?\nDeux ?"}, scene=scene(room, "dora"), capacities=[room.circle.lead]
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["lines"] == ["Un ?", "Deux ?"]
