"""A copy for somebody who asks: boxes where something is left out, words really gone."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from pypdf import PdfReader

from tests.domain.builders import NOW, decided, in_review
from tests.domain.papers.made import changed
from tests.domain.papers.test_actions import change, given
from tests.interface.web.areas.decisions.people import LEAD, SECRETARY, Room, sent
from tests.interface.web.areas.minutes.test_views import whole_archive, words_of
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.models import Event
from tourdetable.domain.minutes.models import Minutes

TEXT = (
    "# Logement de Jeanne Dupont\n\nMme **Jeanne** Dupont habite ici.\n\n"
    "::: body\nEntre nous.\n:::\n\n::: present\nDans la salle.\n:::\n\nFin.\n"
)


@pytest.fixture
def adopted(room: Room) -> Room:
    decided(room.circle, room.meeting, title="Aider Jeanne Dupont")
    Decision.objects.update(text="Oui, Dupont.")
    minutes = in_review(room.circle, room.meeting, TEXT)
    Minutes.objects.filter(pk=minutes.pk).update(
        state="adopted", adoption="seats", adopted_on=NOW.date()
    )
    return room


def asked(room: Room, name: str = SECRETARY, **fields: Any) -> HttpResponse:
    """What is answered to whoever asks for a copy."""
    acting = room.circle.town.pk if name == SECRETARY else room.circle.lead.pk
    known = {"audience": "network", "words": "jeanne dupont\nDupont", "grounds": ["privacy"]}
    data = sent(acting, **(known | {"ending": "pdf"} | fields))
    answer: Any = room.client(name).post(room.url("minutes_communicate", room.meeting.pk), data)
    return answer


def test_what_is_covered_is_gone_and_boxes_stand(adopted: Room) -> None:
    said = words_of(asked(adopted))
    covered = ("Dupont", "Jeanne", "Entre nous", "Dans la salle")
    assert [word for word in covered if word in said] == []
    assert said.count("Passage occulté") == 1
    assert said.count("[occulté]") == 4
    assert "Motifs des occultations : vie privée." in said.replace("\xa0", " ")


def test_nor_is_it_in_what_describes_the_file(adopted: Room) -> None:
    adopted.meeting.title = "Chez Jeanne Dupont"
    adopted.meeting.save()
    answer = asked(adopted)
    described = PdfReader(BytesIO(answer.content)).metadata
    assert "[occulté]" in str(described)
    assert "Dupont" not in str(described) + answer["Content-Disposition"]


def test_the_gesture_is_told_once_and_no_word_of_it(adopted: Room) -> None:
    said: dict[str, Any] = {"audience": "network", "words": "Dupont", "grounds": ["privacy"]}
    data = sent(adopted.circle.town.pk, ending="pdf", **said)
    client, url = adopted.client(SECRETARY), adopted.url("minutes_communicate", adopted.meeting.pk)
    assert [client.post(url, data).status_code for _time in range(2)] == [200, 200]
    event = Event.objects.get(kind="minutes.communicated")
    assert (event.data["covered"], event.data["left_out"]) == (4, 1)
    assert "Dupont" not in str(event.data)
    assert words_of(client.post(url, data | {"words": "Fin", "acting": data["acting"]}))
    assert Event.objects.filter(kind="minutes.communicated").count() == 2


def test_why_must_be_said(adopted: Room) -> None:
    answer = asked(adopted, grounds=[])
    assert answer.status_code == 422
    assert "Dites pourquoi" in answer.content.decode()


def test_nobody_gives_more_than_they_read(adopted: Room) -> None:
    page = adopted.client(LEAD).get(adopted.url("minutes_communicate", adopted.meeting.pk))
    form = page.context["form"]
    assert [code for code, _name in form.fields["audience"].choices] == [
        "public",
        "partners",
        "network",
        "body",
    ]
    assert asked(adopted, audience="present").status_code == 422


def test_nothing_is_given_before_it_is_adopted(room: Room) -> None:
    in_review(room.circle, room.meeting, TEXT)
    page = room.client(SECRETARY).get(room.url("minutes_communicate", room.meeting.pk))
    assert "Seul un compte rendu adopté" in page.content.decode()
    assert asked(room).status_code == 422


@pytest.mark.parametrize("ending", OfficeFormat)
def test_a_word_processor_finds_none_of_it_anywhere(adopted: Room, ending: OfficeFormat) -> None:
    adopted.meeting.title = "Chez Jeanne Dupont"
    adopted.meeting.save()
    model = changed(
        OfficeFormat.ODT, b"<style:font-face ", b"<!-- Jeanne Dupont --><style:font-face "
    )
    change(adopted.circle, models=[given(OfficeFormat.ODT, model)])
    said = whole_archive(asked(adopted, ending=ending.value))
    hidden = ("Dupont", "Jeanne", "Entre nous", "Dans la salle")
    assert [word for word in hidden if word in said] == []
    assert ("Passage occulté" in said, "[occulté]" in said) == (True, True)


def test_the_word_for_letters_may_be_covered(adopted: Room) -> None:
    assert asked(adopted, words="serif\nsans").status_code == 200
