"""Reading, publishing, taking back, on the screens."""

from __future__ import annotations

from tests.domain.builders import FOUNDED
from tests.domain.experience.builders import published
from tests.interface.web.areas.decisions.people import ANONYMOUS, LEAD, NEIGHBOUR, STRANGER, Room
from tests.interface.web.areas.experience.told import drafted, post, read, ready, refused, sent
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.networks.models import Mandate


def test_what_was_read_again_is_published(room: Room) -> None:
    report = ready(room)
    page = read(room, "experience_publish", report.pk)
    assert "Tous les membres du réseau. Ce qu’on sait" in page
    done = post(room, sent(room, report), "experience_publish", report.pk).content.decode()
    assert "Elle est publiée" in done
    assert "Lire la nuit" in read(room, "experience", report.pk, who=NEIGHBOUR)
    assert room.client(ANONYMOUS).get(room.url("experience", report.pk)).status_code == 302


def test_what_was_not_is_refused_whatever_is_sent(room: Room) -> None:
    report = drafted(room)
    assert "Rien ne part avant" in read(room, "experience_publish", report.pk)
    answer = refused(room, sent(room, report), "experience_publish", report.pk)
    assert answer.status_code == 422


def test_a_public_one_has_a_page_for_strangers(room: Room) -> None:
    report = published(room.circle, audience="public")
    for who in (ANONYMOUS, STRANGER):
        page = read(room, "experience", report.pk, who=who)
        assert ("Médiathèque" in page, "Essayée ailleurs" in page) == (True, False)
    assert "raconte à tout le monde" in read(room, "network", who=ANONYMOUS)


def test_one_that_stays_in_its_body_is_never_seen_elsewhere(room: Room) -> None:
    report = published(room.circle, audience="body")
    assert room.client(NEIGHBOUR).get(room.url("experience", report.pk)).status_code == 404
    assert "Lire la nuit" not in read(room, "experiences", who=NEIGHBOUR)
    assert "Lire la nuit" in read(room, "experiences", who="ana")


def test_when_nobody_is_told_nothing_says_whose_it_is(room: Room) -> None:
    report = published(room.circle, audience="public", attribution="none")
    urls = [room.url("experience", report.pk), room.url("experiences")]
    urls += [room.url("experience_sheet_office", report.pk, kind) for kind in ("odt", "docx")]
    for who in (ANONYMOUS, NEIGHBOUR, "ana"):
        for url in urls:
            content = room.client(who).get(url).content
            assert ("Médiathèque".encode() in content, b"Bao" in content) == (False, False)


def test_it_is_read_as_others_will(room: Room) -> None:
    report = drafted(room)
    assert "une fois la fiche publiée" in read(room, "experience_as", report.pk, "network")
    page = read(room, "experience_as", report.pk, "public")
    assert ("ne va pas si loin" in page, "Vingt lectrices" in page) == (True, False)
    assert room.client("bao").get(room.url("experience_as", report.pk, "x")).status_code == 404


def test_it_is_taken_back_then_nobody_else_reads_it(room: Room) -> None:
    report = published(room.circle)
    post(room, sent(room, report), "experience_take_back", report.pk)
    assert ExperienceReport.objects.get().state == "in_draft"
    assert room.client(NEIGHBOUR).get(room.url("experience", report.pk)).status_code == 404


def test_what_nobody_carries_any_more_is_taken_back_by_those_who_lead(room: Room) -> None:
    report, words = published(room.circle), "Plus personne ne porte cette expérience"
    lead = {"acting": f"office:{room.circle.lead.pk}"}
    shown = [words in read(room, "experience", report.pk, who=LEAD)]
    assert room.client(LEAD).get(room.url("experience_take_back", report.pk)).status_code == 403
    Mandate.objects.filter(person=room.circle.bao).update(ends=FOUNDED)
    shown += [words in read(room, "experience", report.pk, who=who) for who in (LEAD, NEIGHBOUR)]
    assert shown == [False, True, False]
    post(room, sent(room, report, **lead), "experience_take_back", report.pk, who=LEAD)
    report.refresh_from_db()
    assert report.writable
    assert room.client(LEAD).get(room.url("experience", report.pk)).status_code == 404
