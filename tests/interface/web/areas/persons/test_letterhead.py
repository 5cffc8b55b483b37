from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.builders import nothing_changes
from tests.domain.founding.test_logos import png
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
    sent,
)
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.people.models import InstitutionLetterhead


def test_whoever_sits_for_an_institution_writes_its_paper(room: Room) -> None:
    library, client = room.circle.library, room.client(COLLEAGUE)
    url = room.url("institution_letterhead", library.institution_id)
    upload = SimpleUploadedFile("logo.png", png())
    written = sent(library.pk, lines="3 rue du Môle\n20000 Le Port", upload=upload)
    assert client.post(url, written).status_code == 302
    row = InstitutionLetterhead.objects.get()
    assert (row.institution, row.lines, row.media_type) == (
        library.institution,
        "3 rue du Môle\n20000 Le Port",
        "image/png",
    )
    form = client.get(url).context["form"]
    assert (form.initial["lines"], "no_logo" in form.fields) == (row.lines, True)
    client.post(url, sent(library.pk, lines="Le Port", no_logo="on"))
    row.refresh_from_db()
    assert (row.lines, row.media_type, bytes(row.content)) == ("Le Port", "", b"")


def test_what_is_no_image_is_refused(room: Room) -> None:
    library, client = room.circle.library, room.client(COLLEAGUE)
    url = room.url("institution_letterhead", library.institution_id)
    upload = SimpleUploadedFile("logo.png", b"MZ, a program")
    with nothing_changes():
        answer = client.post(url, sent(library.pk, lines="Le Port", upload=upload))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["upload"])


def test_whose_paper_it_is(room: Room, desk: Desk) -> None:
    url = room.url("institution_letterhead", room.circle.library.institution_id)
    names = (COLLEAGUE, SECRETARY, NEIGHBOUR, STRANGER, ANONYMOUS)
    assert {name: room.client(name).get(url).status_code for name in names} == {
        COLLEAGUE: 200,
        SECRETARY: 403,
        NEIGHBOUR: 403,
        STRANGER: 404,
        ANONYMOUS: 302,
    }
    assert desk.client.get(url).status_code == 200
