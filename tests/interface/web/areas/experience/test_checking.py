"""Looking a sheet through, on the screens."""

from __future__ import annotations

import re
from uuid import uuid4

from tests.domain.builders import FOUNDED
from tests.interface.web.areas.decisions.people import LEAD, SECRETARY, Room
from tests.interface.web.areas.experience.told import drafted, post, read, refused, sent
from tourdetable.domain.experience.enums import SecondOpinion
from tourdetable.domain.experience.models import ExperienceReport, SecondReading
from tourdetable.domain.experience.sheets import look_through
from tourdetable.domain.networks.models import Mandate

NAMED = "Au matin, Mme D. est venue seule."


def key_of(report: ExperienceReport) -> str:
    return look_through(report).passages[0].key


def test_a_passage_is_shown_in_its_sentence_with_why_then_kept(room: Room) -> None:
    report = drafted(room, difficulties=NAMED)
    page = read(room, "experience_check", report.pk)
    assert "<p>Au matin, <strong>Mme D.</strong> est venue seule.</p>" in page
    assert "Des initiales" in page
    assert "Je l’ai relue" not in page
    keep = ("experience_keep", report.pk, key_of(report))
    assert "<strong>Mme D.</strong>" in read(room, *keep)
    done = post(room, sent(room, report, why="made_up"), *keep).content.decode()
    assert ("1 passage gardé" in " ".join(done.split()), "Je l’ai relue" in done) == (True, True)
    assert refused(room, sent(room, report), "experience_check", report.pk).status_code == 422
    post(room, sent(room, report, read="on"), "experience_check", report.pk)
    assert "elle peut partir" in read(room, "experience", report.pk)


def test_a_seat_that_nobody_holds_is_not_asked_and_one_says_so(room: Room) -> None:
    report, town = drafted(room), room.circle.town
    post(room, sent(room, report, seat=str(town.pk)), "experience_second", report.pk)
    Mandate.objects.filter(seat=town).update(ends=FOUNDED)
    words = "Plus personne ne tient le siège à qui l’on a demandé"
    told = [words in read(room, name, report.pk) for name in ("experience", "experience_check")]
    assert told == [True, True]
    assert "Ville du Port" not in read(room, "experience_second", report.pk)


def test_a_passage_that_is_not_there_is_not_kept(room: Room) -> None:
    report = drafted(room)
    assert room.client("bao").get(room.url("experience_keep", report.pk, "x")).status_code == 404


def test_a_second_pair_of_eyes_reads_the_draft_and_says_what_it_sees(room: Room) -> None:
    report = drafted(room)
    said = sent(room, report, seat=str(room.circle.town.pk))
    post(room, said, "experience_second", report.pk)
    row = SecondReading.objects.get()
    assert "On vous demande de lire" in read(room, "experience", report.pk, who=SECRETARY)
    page = read(room, "experience_opinion", row.pk, who=SECRETARY)
    assert "Vingt lectrices de plus" in page
    said = {
        "gesture": str(uuid4()),
        "acting": f"seat:{room.circle.town.pk}",
        "text": look_through(report).text,
        "opinion": "to_change",
        "words": "On reconnaît la rue.",
    }
    post(room, said, "experience_opinion", row.pk, who=SECRETARY)
    told = [read(room, name, report.pk) for name in ("experience", "experience_check")]
    assert ["On reconnaît la rue." in page for page in told] == [True, True]
    there = f"{room.url('experience_second', report.pk)}?seat={room.circle.town.pk}"
    assert there in told[1]
    asked_again = " ".join(room.client("bao").get(there).content.decode().split())
    assert f'<option value="{room.circle.town.pk}" selected >' in asked_again
    post(room, sent(room, report), "experience_without", row.pk)
    assert not SecondReading.objects.exists()
    assert room.client(SECRETARY).get(room.url("experience", report.pk)).status_code == 404


def test_a_second_reader_who_is_shown_other_words_answers_on_these(room: Room) -> None:
    report = drafted(room)
    asked = sent(room, report, seat=str(room.circle.town.pk))
    post(room, asked, "experience_second", report.pk)
    row = SecondReading.objects.get()
    acting = {"acting": f"seat:{room.circle.town.pk}", "opinion": "all_fine"}
    said = acting | {"gesture": str(uuid4()), "text": look_through(report).text}
    written = sent(room, report, difficulties="La salle est trop petite.")
    post(room, written, "experience_write", report.pk, "lessons")
    again = post(room, said, "experience_opinion", row.pk, who=SECRETARY).content.decode()
    assert "relisez-la" in again
    shown = re.findall(r'name="text" value="(\w+)"', again)
    post(room, said | {"text": shown[0]}, "experience_opinion", row.pk, who=SECRETARY)
    row.refresh_from_db()
    assert row.opinion == SecondOpinion.FINE


def test_nobody_else_reads_the_draft(room: Room) -> None:
    report = drafted(room)
    for name in ("experience", "experience_check", "experience_second"):
        assert room.client(LEAD).get(room.url(name, report.pk)).status_code == 404
