"""What the page of the minutes says and offers."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django.test import Client

from tests.domain.builders import NOW, charter, decided, draw, found_circle, hold, in_review
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
    account_of,
    furnish,
)
from tests.interface.web.areas.decisions.test_register import reached
from tests.interface.web.areas.files.test_views import given
from tourdetable.core.words.audience import Audience
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.minutes.actions.remarks import remark


def offered(room: Room, name: str) -> list[str]:
    may = room.client(name).get(room.url("minutes", room.meeting.pk)).context["page"].may
    return [act for act, allowed in may.items() if allowed]


def test_each_is_offered_what_they_may_do(room: Room) -> None:
    assert (offered(room, SECRETARY), offered(room, COLLEAGUE)) == (["begin"], [])
    in_review(room.circle, room.meeting)
    assert offered(room, SECRETARY) == ["write", "take_back", "remark", "settle", "adopt"]
    assert offered(room, COLLEAGUE) == ["remark", "cosign"]
    assert offered(room, LEAD) == ["write", "take_back", "settle", "adopt"]


def test_the_next_meeting_is_named_in_words(room: Room) -> None:
    in_review(room.circle, room.meeting)
    draw(room.circle.body, datetime(2027, 5, 6, 9, 0, tzinfo=UTC), "Lecture de mai")
    shown = room.client(COLLEAGUE).get(room.url("minutes", room.meeting.pk)).context["page"]
    assert "6\N{NO-BREAK SPACE}mai 2027" in shown.sentences[1]


def test_whoever_follows_through_the_minutes_reads_them_and_is_asked_nothing(
    clock: None, db: None
) -> None:
    circle = found_circle(charter(adoption="seats"))
    room = furnish(circle, hold(circle))
    _seat, elie = light_seat(circle)
    in_review(circle, room.meeting)
    client = Client()
    client.force_login(account_of(elie))
    answer = client.get(room.url("minutes", room.meeting.pk))
    offered = {name for name, may in answer.context["page"].may.items() if may}
    assert (answer.status_code, offered) == (200, set())
    for gesture in ("minutes_approve", "minutes_remark"):
        refused = client.get(room.url(gesture, room.meeting.pk))
        assert refused.status_code == 403
        assert "le vôtre suit par les comptes rendus" in refused.content.decode()


def test_the_documents_of_the_meeting_are_there_for_whoever_may_open_them(room: Room) -> None:
    given(room, Audience.BODY, 0)
    given(room, Audience.NETWORK, 1)
    reached(room, "network")
    shown = {
        name: [one.line.name for one in page.documents]
        for name in (COLLEAGUE, NEIGHBOUR)
        for page in [room.client(name).get(room.url("minutes", room.meeting.pk)).context["page"]]
    }
    assert shown == {COLLEAGUE: ["0.pdf", "1.pdf"], NEIGHBOUR: ["1.pdf"]}


def test_strangers_have_the_public_documents_of_public_meetings(clock: None, db: None) -> None:
    circle = found_circle(charter(audience="public"))
    room = furnish(circle, hold(circle))
    given(room, Audience.PUBLIC, 0)
    given(room, Audience.NETWORK, 1)
    reached(room, "public")
    url = room.url("minutes", room.meeting.pk)
    assert Client().get(url).context["page"].documents == []
    Meeting.objects.filter(pk=room.meeting.pk).update(kind="feast")
    (one,) = Client().get(url).context["page"].documents
    assert Client().get(one.url).status_code == 200


PASTED = """Présents : A
•\tUn point
o\tUn détail
Écrire à prenom.nom-compose@bouches-du-rhone.exemple.fr. Voir (https://www.exemple.fr/fr/).
Qui vient les 2-3 avril ?"""
SHOWN = """\
<p>Présents~: A</p><ul><li><p>Un point</p><ul><li>Un détail</li></ul></li></ul>\
<p>Écrire à <a href="mailto:prenom.nom-compose@bouches-du-rhone.exemple.fr" \
rel="noopener noreferrer">\
prenom.nom-compose@bouches-du-rhone.exemple.fr</a>. Voir (<a href="https://www.exemple.fr/fr/" \
rel="noopener noreferrer">https://www.exemple.fr/fr/</a>).<br>\
Qui vient les <span class="tdt-nowrap">2-3</span>~avril~?</p>"""


def test_a_pasted_text_is_shown_as_it_was_typed(room: Room) -> None:
    in_review(room.circle, room.meeting, PASTED)
    html = room.client(COLLEAGUE).get(room.url("minutes", room.meeting.pk)).content.decode()
    assert SHOWN.replace("~", "\N{NO-BREAK SPACE}") in html


def test_a_point_is_numbered_once(room: Room) -> None:
    AgendaItem.objects.create(meeting=room.meeting, position=1, title="1. Accueil")
    in_review(room.circle, room.meeting)
    client = room.client(COLLEAGUE)
    minutes = client.get(room.url("minutes", room.meeting.pk)).content.decode()
    meeting = client.get(room.url("meeting", room.meeting.pk)).content.decode()
    assert "<li>Accueil <" in minutes
    assert "1. Accueil\n" in meeting
    assert "1. 1." not in minutes + meeting


def folds(room: Room, about: str, section: str) -> list[tuple[bool, bool]]:
    """Each fold of a section: whether it folds on a phone only, whether it is open."""
    html = room.client(SECRETARY).get(room.url("minutes", room.meeting.pk) + about).content.decode()
    (within,) = re.findall(rf'<h2 id="{section}">.*?</section>', html, re.DOTALL)
    found = re.findall("<details([^>]*)>", within)
    return [("tdt-fold " in one + " ", one.endswith(" open")) for one in found]


def test_the_decisions_beyond_the_first_ones_fold(room: Room) -> None:
    decided(room.circle, room.meeting)
    assert folds(room, "", "decisions") == []
    for _ in range(3):
        decided(room.circle, room.meeting)
    phone, always = (True, False), (False, False)
    assert folds(room, "", "decisions") == [phone, phone, always, always]
    for asked in ("?open=decisions", "?show=all"):
        opened = [(True, True)] * 2 + [(False, True)] * 2
        assert folds(room, asked, "decisions") == opened


def test_the_remarks_beyond_the_first_ones_fold(room: Room) -> None:
    minutes = in_review(room.circle, room.meeting)
    said = {"seat": room.circle.library, "by": room.circle.by_bao(), "now": NOW}
    for number in range(3):
        remark(minutes=minutes, words=f"Remarque {number}.", **said)
    assert folds(room, "", "remarks") == [(False, False)]
    assert folds(room, "?open=remarks", "remarks") == [(False, True)]
    for number in range(8):
        remark(minutes=minutes, words=f"Autre remarque {number}.", **said)
    last = room.client(SECRETARY).get(
        room.url("minutes", room.meeting.pk), {"open": "remarks", "page": 3}
    )
    assert 'href="?open=remarks&amp;page=2#remarks"' in last.content.decode()
