"""Having it read by another institution, and answering."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import FOUNDED, nothing_changes
from tests.domain.deliverables.builders import (
    answered,
    approved,
    asked,
    fresh,
    kept,
    of_now,
    written,
)
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, SECRETARY, Room
from tests.interface.web.areas.deliverables.sending_forms import about, by_ana, by_bao, page
from tourdetable.domain.deliverables.actions.writing import write
from tourdetable.domain.deliverables.models import Deliverable, PeerReview
from tourdetable.domain.deliverables.queries import questions_of
from tourdetable.domain.networks.models import Mandate


def kept_work(room: Room) -> Deliverable:
    work = written(room.circle)
    kept(room.circle, work)
    return work


def lines(review: PeerReview, code: str = "yes") -> dict[str, Any]:
    """The same answer to each line."""
    found: dict[str, Any] = {}
    for number, _line in enumerate(review.lines):
        found |= {f"line_{number}": code, f"word_{number}": ""}
    return found


def test_a_seat_of_another_institution_is_asked(room: Room) -> None:
    work, client = kept_work(room), room.client(SECRETARY)
    url = room.url("work_ask", work.number)
    offered = client.get(url).content.decode()
    assert "Médiathèque (Cercle du port)" in offered
    assert "Ville du Port (" not in offered
    with nothing_changes():
        own = about(room, work, seat=room.circle.town.pk)
        assert client.post(url, own).status_code == 422
    form = about(room, work, seat=room.circle.library.pk, wanted_by="2027-05-01")
    assert client.post(url, form).status_code == 302
    assert "est invité à relire la version 1" in page(room, work, COLLEAGUE)
    assert "Attendue" in page(room, work)


def test_one_says_that_nobody_holds_the_seat_that_was_asked(room: Room) -> None:
    work, words = kept_work(room), "Plus personne ne tient le siège à qui l’on a demandé"
    asked(room.circle, work)
    assert words not in page(room, work)
    Mandate.objects.filter(person=room.circle.bao).update(ends=FOUNDED)
    shown = page(room, work)
    assert (shown.count(words), "Une autre institution le relit" in shown) == (2, False)


def test_nobody_is_asked_before_a_version_is_kept_nor_after_it_is_approved(room: Room) -> None:
    work = written(room.circle)
    url = room.url("work_ask", work.number)
    assert "Gardez d’abord une version" in room.client(SECRETARY).get(url).content.decode()
    done, _decision = approved(room.circle, room.meeting, title="Un guide")
    url = room.url("work_ask", done.number)
    assert "gardez-en d’abord une autre" in room.client(SECRETARY).get(url).content.decode()


def test_the_reader_answers_line_by_line(room: Room) -> None:
    work, client = kept_work(room), room.client(COLLEAGUE)
    review = asked(room.circle, work)
    url = room.url("work_review", work.number, review.pk)
    assert "Les désaccords qui demeurent sont dits" in client.get(url).content.decode()
    said = {"verdict": "ready", "words": "", "version": 1}
    with nothing_changes():
        assert client.post(url, by_bao(room, **lines(review, ""), **said)).status_code == 422
        assert client.post(url, by_bao(room, **lines(review, "no"), **said)).status_code == 422
    form = by_bao(room, **(lines(review) | said | {"word_0": "Très clair."}))
    assert client.post(url, form).status_code == 302
    told = page(room, work)
    assert "Très clair." in told
    assert "Une autre institution dit qu’il est prêt" in told


def test_what_is_missing_is_read_by_those_who_make_it(room: Room) -> None:
    work, review = kept_work(room), None
    review = asked(room.circle, work)
    said = {"verdict": "missing", "words": "Les sources.", "version": 1}
    form = by_bao(room, **lines(review, "no"), **said)
    url = room.url("work_review", work.number, review.pk)
    assert room.client(COLLEAGUE).post(url, form).status_code == 302
    assert (fresh(work).state, "Les sources." in page(room, work)) == ("drafting", True)


def test_a_review_is_over_once_another_version_follows(room: Room) -> None:
    work, client = kept_work(room), room.client(COLLEAGUE)
    review = asked(room.circle, work)
    url = room.url("work_review", work.number, review.pk)
    write(deliverable=work, text="On relit.", **of_now(work, room.circle))
    kept(room.circle, work)
    assert "Une version plus récente" in client.get(url).content.decode()
    done, _decision = approved(room.circle, room.meeting, title="Un guide")
    url = room.url("work_review", done.number, PeerReview.objects.latest("pk").pk)
    assert "Cette version est approuvée" in client.get(url).content.decode()
    assert client.get(room.url("work_review", work.number, 999)).status_code == 404


def test_a_seat_is_asked_no_more(room: Room) -> None:
    work, client = kept_work(room), room.client(SECRETARY)
    review = asked(room.circle, work)
    url = room.url("work_review_back", work.number, review.pk)
    assert "n’aura pas à le relire" in client.get(url).content.decode()
    assert client.post(url, by_ana(room, version=1)).status_code == 302
    assert PeerReview.objects.count() == 0
    review = answered(room.circle, asked(room.circle, work))
    url = room.url("work_review_back", work.number, review.pk)
    assert "ce qui a été dit reste" in client.get(url).content.decode()


def test_whoever_leads_writes_the_checklist_of_the_network(room: Room) -> None:
    url, client = room.url("works_checklist"), room.client(LEAD)
    assert "n’a pas encore écrit les siennes" in client.get(url).content.decode()
    assert "Enregistrer cette grille" not in room.client(COLLEAGUE).get(url).content.decode()
    office = f"office:{room.circle.lead.pk}"
    form = by_ana(room, acting=office, lines="Est-ce court ?\n\nEst-ce vrai ?", number=0)
    assert client.post(url, form).status_code == 302
    assert questions_of(room.circle.network) == ["Est-ce court ?", "Est-ce vrai ?"]
    assert "Version 1" in client.get(url).content.decode()
