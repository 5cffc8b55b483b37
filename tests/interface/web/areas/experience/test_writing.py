"""Writing a sheet by steps, on the screens."""

from __future__ import annotations

from tests.domain.builders import FOUNDED, MARCH
from tests.domain.experience.builders import proposed, published
from tests.interface.web.areas.decisions.people import NEIGHBOUR, SECRETARY, Room
from tests.interface.web.areas.experience.told import post, read, refused, sent
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.networks.models import Mandate


def test_each_step_is_saved_and_the_next_one_comes(room: Room) -> None:
    report = proposed(room.circle)
    said = {"title": "Lire le soir", "when": "En mars", "tags": "nuit, été"}
    page = post(room, sent(room, report, **said), "experience_write", report.pk, "what")
    assert page.redirect_chain[-1][0].endswith("/write/done/")
    said = {"done": "On a ouvert.", "results": "Du monde."}
    post(room, sent(room, report, **said), "experience_write", report.pk, "done")
    report.refresh_from_db()
    assert (report.title, report.when, report.results) == ("Lire le soir", "En mars", "Du monde.")
    assert [tag.name for tag in report.tags.all()] == ["été", "nuit"]
    far = {"audience": "public", "attribution": "none"}
    last = post(room, sent(room, report, **far), "experience_write", report.pk, "readers")
    assert last.redirect_chain[-1][0].endswith("/check/")


def test_one_may_stop_there(room: Room) -> None:
    report = proposed(room.circle)
    said = sent(room, report, levers="La clé.", stop="1")
    page = post(room, said, "experience_write", report.pk, "lessons")
    assert page.redirect_chain[-1][0] == room.url("experience", report.pk)


def test_the_second_of_two_writers_is_shown_the_difference(room: Room) -> None:
    report = proposed(room.circle)
    first = sent(room, report, title="Un titre", tags="nuit")
    second = sent(room, report, title="Un autre", tags="jour")
    post(room, first, "experience_write", report.pk, "what")
    page = refused(room, second, "experience_write", report.pk, "what")
    assert (page.status_code, "Un titre" in page.content.decode()) == (409, True)


def test_a_step_that_is_none_is_not_there_and_a_published_sheet_stays(room: Room) -> None:
    report = published(room.circle)
    client = room.client("bao")
    assert client.get(room.url("experience_write", report.pk, "check")).status_code == 404
    assert "reprenez-la d’abord en brouillon" in read(room, "experience_write", report.pk, "what")


def test_somebody_is_found_invited_then_left_out(room: Room) -> None:
    report = proposed(room.circle)
    url = room.url("experience_carriers", report.pk)
    page = room.client("bao").get(f"{url}?who=ana").content.decode()
    assert "Ana Ruiz" in page
    Mandate.objects.filter(person=room.circle.chloe).update(ends=FOUNDED)
    gone = room.client("bao").get(f"{url}?who=chloe").content.decode()
    assert "Personne de ce nom n’est membre du réseau" in gone
    said = sent(room, report, person=str(room.circle.ana.pk))
    room.client("bao").post(f"{url}?who=ana", said)
    assert "Et maintenant" in read(room, "experience", report.pk, who=SECRETARY)
    leave = ("experience_leave_out", report.pk, room.circle.ana.pk)
    post(room, sent(room, report), *leave)
    assert room.client(SECRETARY).get(room.url("experience", report.pk)).status_code == 404


def test_where_it_was_told_is_chosen_among_ones_meetings(room: Room) -> None:
    report = proposed(room.circle)
    assert "Lecture de mars" in read(room, "experience_told", report.pk)
    said = sent(room, report, meeting=str(room.meeting.pk))
    done = post(room, said, "experience_told", report.pk).content.decode()
    assert (room.meeting.starts_at, "Lecture de mars" in done) == (MARCH, True)


def test_it_is_given_up(room: Room) -> None:
    report = proposed(room.circle)
    post(room, sent(room, report), "experience_give_up", report.pk)
    assert ExperienceReport.objects.get().state == "given_up"
    assert room.client(NEIGHBOUR).get(room.url("experience", report.pk)).status_code == 404
