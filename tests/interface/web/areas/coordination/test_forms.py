"""What is written by whoever supports bodies."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.builders import TODAY
from tests.domain.coordination.builders import LATE, noted
from tests.interface.web.areas.coordination.people import Desk
from tests.interface.web.areas.coordination.test_loading import scene
from tourdetable.domain.coordination.actions.notes import SupportDetails
from tourdetable.domain.coordination.actions.reaching import OutreachDetails
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.interface.web.areas.coordination.forms import FORMS, SupportNoteForm, note_values


def known(desk: Desk) -> dict[str, Any]:
    return {"scene": scene(desk, desk.ivo), "capacities": (desk.supported.ivo,)}


def sent(desk: Desk, **more: Any) -> dict[str, Any]:
    return {"gesture": str(uuid4()), "acting": f"office:{desk.supported.ivo.pk}", **more}


def test_a_note_is_about_the_body_or_one_of_its_seats(desk: Desk) -> None:
    town = desk.circle.town
    written = {"kind": "call", "on": "2027-04-01", "words": "On a parlé."}
    for chosen, seat in (("", None), (str(town.pk), town)):
        form = SupportNoteForm(sent(desk, **written, seat=chosen), seats=[town], **known(desk))
        assert form.is_valid(), form.errors
        assert form.details == SupportDetails("call", LATE, "On a parlé.", seat)
    note = noted(desk.supported, seat=town)
    assert note_values(note)["seat"] == str(town.pk)


def test_each_action_asks_for_what_it_needs(desk: Desk) -> None:
    written: dict[OutreachKind, dict[str, Any]] = {
        OutreachKind.ANSWERS: {},
        OutreachKind.TASKS: {},
        OutreachKind.DATES: {"until": "2027-06-30", "words": "Vite."},
    }
    for kind, said in written.items():
        form = FORMS[kind](sent(desk, **said), **known(desk))
        assert form.is_valid(), form.errors
        assert form.details.kind is kind
    assert form.details == OutreachDetails(OutreachKind.DATES, "Vite.", date(2027, 6, 30))
    late = FORMS[OutreachKind.DATES](sent(desk, until="hier"), **known(desk))
    assert "until" in late.errors
    file = SimpleUploadedFile("lettre.txt", b"A lire.", "text/plain")
    document = FORMS[OutreachKind.DOCUMENT](sent(desk), files={"file": file}, **known(desk))
    assert document.is_valid(), document.errors
    assert document.details.name == "lettre.txt"
    assert TODAY > LATE
