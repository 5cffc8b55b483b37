"""Writing a deliverable, keeping versions, comparing them."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.builders import nothing_changes
from tests.domain.deliverables.builders import PDF, fresh, kept, of_now, planned, written
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, SECRETARY, Room
from tests.interface.web.areas.deliverables.sending_forms import about, by_ana
from tourdetable.domain.deliverables.actions.writing import write
from tourdetable.domain.deliverables.models import WorkVersion

SECRET = "On lit.\n\n::: instance\nEntre nous.\n:::\n\n::: présents\nPour qui écrit.\n:::"


def test_it_is_written_with_others(room: Room) -> None:
    work, client = written(room.circle, "Un.\n\nDeux."), room.client(SECRETARY)
    url, begun = room.url("work_write", work.number), fresh(work).version
    assert "Un.\n\nDeux." in client.get(url).content.decode()
    how = {"version": begun, "base": "Un.\n\nDeux."}
    assert client.post(url, by_ana(room, text="Un !\n\nDeux.", **how)).status_code == 302
    assert client.post(url, by_ana(room, text="Un.\n\nDeux !", **how)).status_code == 302
    assert fresh(work).text == "Un !\n\nDeux !"
    with nothing_changes():
        answer = client.post(url, by_ana(room, text="Un ?\n\nDeux.", **how))
    assert answer.status_code == 409
    assert "Les mêmes mots" in answer.content.decode()


def test_its_first_titles_come_below_that_of_the_page(room: Room) -> None:
    work = written(room.circle, "## Qui lit\n\nOn lit.")
    kept(room.circle, work)
    pages = [room.url("work", work.number), room.url("work_version", work.number, 1)]
    found = [room.client(COLLEAGUE).get(page).content.decode() for page in pages]
    assert ["<h3>Qui lit</h3>" in found[0], "<h2>Qui lit</h2>" in found[1]] == [True, True]


def test_a_version_is_kept_and_read_by_the_body(room: Room) -> None:
    work, client = written(room.circle, SECRET), room.client(SECRETARY)
    url = room.url("work_keep", work.number)
    assert client.post(url, about(room, work, note="Un jet.")).status_code == 302
    there = room.url("work_version", work.number, 1)
    found = {name: room.client(name).get(there) for name in (SECRETARY, COLLEAGUE, NEIGHBOUR)}
    assert "Pour qui écrit." in found[SECRETARY].content.decode()
    assert "Entre nous." in found[COLLEAGUE].content.decode()
    assert "Pour qui écrit." not in found[COLLEAGUE].content.decode()
    assert found[NEIGHBOUR].status_code == 404


def test_there_is_nothing_to_keep_before_it_is_written(room: Room) -> None:
    work = planned(room.circle)
    told = room.client(SECRETARY).get(room.url("work_keep", work.number)).content.decode()
    assert "il n’y a rien à garder" in told


def test_a_file_is_deposited_or_refused(room: Room) -> None:
    work, client = planned(room.circle), room.client(SECRETARY)
    url = room.url("work_deposit", work.number)
    bad = SimpleUploadedFile("fiche.pdf", b"MZ\x90 a program")
    with nothing_changes():
        assert client.post(url, about(room, work, file=bad)).status_code == 422
        assert client.post(url, about(room, work)).status_code == 422
    sent = about(room, work, file=SimpleUploadedFile("fiche.pdf", PDF), note="")
    assert client.post(url, sent).status_code == 302
    assert WorkVersion.objects.get().name == "fiche.pdf"
    file = room.client(COLLEAGUE).get(room.url("work_version_pdf", work.number, 1))
    assert b"".join(file.streaming_content) == PDF


def test_two_versions_are_compared_as_the_reader_has_them(room: Room) -> None:
    work = written(room.circle, SECRET)
    url = room.url("work_versions", work.number)
    assert room.client(COLLEAGUE).get(url).status_code == 404
    kept(room.circle, work)
    told = room.client(COLLEAGUE).get(url).content.decode()
    assert "Il n’y a pas deux textes à comparer" in told
    write(
        deliverable=work,
        text=SECRET.replace("écrit", "relit") + "\n\nFin.",
        **of_now(work, room.circle),
    )
    kept(room.circle, work)
    own, other = (room.client(n).get(url).content.decode() for n in (SECRETARY, COLLEAGUE))
    assert "relit" in own
    assert "relit" not in other
    assert "Fin." in other
    asked = room.client(SECRETARY).get(f"{url}?first=2&last=1").content.decode()
    assert "Il n’y a pas deux textes" in asked
