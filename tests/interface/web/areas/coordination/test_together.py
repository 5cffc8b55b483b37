"""One action for many bodies."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.builders import draw, found_circle, nothing_changes
from tests.domain.coordination.builders import MAY, seated
from tests.interface.web.areas.coordination.people import Desk, plain
from tests.interface.web.areas.coordination.test_table import boards
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.coordination.models import DatesCall, Outreach
from tourdetable.domain.networks.models import Body


def test_bodies_that_are_ticked_are_asked_and_each_says_what_became_of_it(desk: Desk) -> None:
    boards(desk, "Atelier", "Bureau")
    draw(desk.circle.body, MAY, "Lecture de mai")
    workshop = Body.objects.get(slug="atelier")
    asked = f"?act=dates&sort=name&body={desk.circle.body.pk}&body={workshop.pk}"
    form = desk.read(desk.ivo, "coordination_together", asked=asked)
    assert "Pour 2 instances" in form
    assert "Bureau" not in form.partition("<main")[2]
    assert f'href="{desk.url("coordination")}?sort=name"' in form
    nobody = "1 instance ne sera pas sollicitée : personne n’y siège ni n’y invite."
    assert nobody in form
    seated(workshop, desk.circle.dora)
    assert nobody not in desk.read(desk.ivo, "coordination_together", asked=asked)
    said = {"until": "2027-06-30", "words": "Vite."}
    page = plain(desk.send(desk.ivo, "coordination_together", asked=asked, **said))
    assert "Fait pour 1 instance" in page
    assert "Elle se réunit déjà le 6 mai 2027." in page
    assert "personne n’y a d’adresse : aucun message n’est parti" in page
    assert [call.body.slug for call in DatesCall.objects.all()] == ["atelier"]
    assert desk.url("outreach", Outreach.objects.get().pk) in desk.read(desk.ivo, "coordination")


def test_all_that_are_found_are_reached(desk: Desk) -> None:
    boards(desk, *(f"Bureau {n}" for n in range(12)))
    for board in Body.objects.filter(kind="board"):
        seated(board, desk.circle.dora)
    asked = "?act=dates&all=1&kind=board"
    desk.send(desk.ivo, "coordination_together", asked=asked, until="2027-06-30", words="")
    assert DatesCall.objects.count() == 12


def test_a_document_is_attached_to_the_next_meeting(desk: Desk) -> None:
    draw(desk.circle.body, MAY, "Lecture de mai")
    asked = f"?act=document&body={desk.circle.body.pk}"
    sent = SimpleUploadedFile("lettre.txt", b"A lire.", "text/plain")
    page = plain(desk.send(desk.ivo, "coordination_together", asked=asked, file=sent))
    assert "Joint à sa prochaine réunion" in page
    assert Attachment.objects.get().name == "lettre.txt"


def test_reminders_say_why_nobody_is_reminded(desk: Desk) -> None:
    for act, words in (
        ("answers", "Elle n’a aucune réunion en vue."),
        ("tasks", "Aucune de ses actions n’est en retard."),
    ):
        asked = f"?act={act}&body={desk.circle.body.pk}"
        assert words in plain(desk.send(desk.ivo, "coordination_together", asked=asked))


def test_nothing_is_done_for_nobody_nor_by_others(desk: Desk) -> None:
    client, url = desk.client(desk.ivo), desk.url("coordination_together")
    other = found_circle(slug="elsewhere").body.pk
    assert (
        "Cochez une instance au moins"
        in client.get(f"{url}?act=dates&body={other}").content.decode()
    )
    assert client.get(url).status_code == 302
    assert "Cochez une instance au moins" in client.get(f"{url}?act=tasks").content.decode()
    asked = f"?act=dates&body={desk.circle.body.pk}"
    ana = desk.client(desk.circle.ana)
    with nothing_changes():
        answer = ana.post(f"{url}{asked}", {"until": "2027-06-30"})
    assert answer.status_code == 403
