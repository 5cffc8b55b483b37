"""Proposing an experience, on the screens."""

from __future__ import annotations

import re

from tests.domain.experience.builders import called
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import ANONYMOUS, LEAD, STRANGER, Room
from tests.interface.web.areas.experience.told import post, read, refused, sent
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.topics.models import Topic

WRITTEN = {"title": "Lire la nuit", "done": "On a ouvert le soir."}


def test_an_urgent_one_is_proposed_and_those_who_prepare_find_it(room: Room) -> None:
    assert "Une minute suffit" in read(room, "experience_new")
    done = post(room, sent(room, **WRITTEN, urgent="on"), "experience_new").content.decode()
    report, topic = ExperienceReport.objects.get(), Topic.objects.get()
    assert (report.topic, report.urgent, topic.urgent) == (topic, True, True)
    assert "prévenues aussitôt" in done
    assert "aucune séance n’est encore datée" in " ".join(done.split())
    assert "demande à raconter une expérience" in read(room, "topic", topic.pk, who=LEAD)


def test_what_members_read_at_once_is_looked_through_before(room: Room) -> None:
    """Whoever proposes says that nobody can be recognised; a draft is read by nobody else."""
    telling = {**WRITTEN, "done": "Samira, 42 ans, est venue.", "urgent": "on"}
    asked = post(room, sent(room, **telling), "experience_new").content.decode()
    assert not ExperienceReport.objects.exists()
    assert "« Samira, 42 ans »" in asked.replace("\u00a0", " ")
    confirmed = re.search(r'name="confirmed" value="(\w+)"', asked)
    assert confirmed
    post(room, sent(room, **telling, confirmed=confirmed[1]), "experience_new")
    assert ExperienceReport.objects.get().done == telling["done"]
    kept = {**telling, "title": "Seule", "urgent": ""}
    post(room, sent(room, **kept), "experience_new")
    assert ExperienceReport.objects.count() == 2


def test_it_is_said_to_be_proposed_today(room: Room) -> None:
    done = post(room, sent(room, **WRITTEN), "experience_new").content.decode()
    assert "Proposée aujourd’hui" in done


def test_what_asks_for_no_session_is_kept_alone(room: Room) -> None:
    done = post(room, sent(room, **WRITTEN), "experience_new").content.decode()
    assert not Topic.objects.exists()
    assert "personne d’autre ne la lit encore" in " ".join(done.split())


def test_a_topic_or_a_call_is_answered(room: Room) -> None:
    topic = put_forward(room.circle, by=room.circle.by_ana(), urgent=True)
    call = called(room.circle)
    url = room.url("experience_new")
    client = room.client("bao")
    client.post(f"{url}?topic={topic.pk}", sent(room, **WRITTEN))
    client.post(f"{url}?call={call.pk}", sent(room, **{**WRITTEN, "title": "Le matin"}))
    found = ExperienceReport.objects.order_by("pk").values_list("topic", "call")
    assert list(found) == [(topic.pk, None), (None, call.pk)]


def test_words_are_wanted(room: Room) -> None:
    assert refused(room, sent(room, title="Lire"), "experience_new").status_code == 422
    urls = room.url("experience_new")
    answers = {who: room.client(who).get(urls).status_code for who in (STRANGER, ANONYMOUS)}
    assert answers == {STRANGER: 404, ANONYMOUS: 302}
