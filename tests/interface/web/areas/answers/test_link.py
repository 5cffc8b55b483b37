"""The links of an invitation: what they show, and nothing else; what they record, once pressed."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, nothing_changes, seat_of
from tests.domain.notices.convened import MAY, convened, many
from tests.forging import forged
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, move_meeting
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.meetings.tokens import link_token
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Network
from tourdetable.domain.people.models import Person

LINK = "https://visio.example/secret"


def address(meeting: Meeting, person: Person) -> str:
    return reverse("answer", args=[link_token(meeting.pk, person)])


def read(url: str, status: int = 200, **asked: str) -> str:
    """The page, which changes nothing however often it is read."""
    with nothing_changes():
        answer = Client().get(url, asked)
        Client().head(url, asked)
    assert answer.status_code == status
    return " ".join(unescape(answer.content.decode()).split())


def sent(meeting: Meeting, seat: int, answer: str, **more: Any) -> dict[str, Any]:
    """What the page sends."""
    asked = {"asked_for": meeting.time_code, "gesture": str(uuid4()), "reason": ""}
    return {**asked, "seat": str(seat), "answer": answer, **more}


def rows() -> list[tuple[str, str, str, str]]:
    found = Reply.objects.order_by("pk").select_related("person")
    return [(r.person.given_name, r.answer, r.channel, r.reason) for r in found]


class TestReading:
    def test_it_says_for_whom_which_meeting_and_what_is_recorded(self, circle: Circle):
        may = convened(circle)
        html = read(address(may, circle.bao))
        for words in (
            "Lecture de mai",
            "6 mai 2027",
            "Bao Trần",
            "Médiathèque",
            "pas encore de réponse",
        ):
            assert words in html

    def test_nothing_else_is_shown(self, circle: Circle):
        may = convened(circle)
        Meeting.objects.filter(pk=may.pk).update(link=LINK, purpose="Canari")
        reply(meeting=may, answer="excused", reason="Canari", by=circle.by_ana(), now=NOW)
        html = read(address(may, circle.bao))
        for words in (LINK, "Canari", "Ana", "Chloé", "Dora", "École du Môle", "@port.example"):
            assert words not in html

    def test_a_link_chooses_an_answer_and_records_nothing(self, circle: Circle):
        may = convened(circle)
        html = read(address(may, circle.bao), answer="remote")
        assert 'value="remote"' in html.partition("checked")[0].rpartition("<input")[2]
        assert rows() == []

    def test_a_link_that_is_forged_or_of_a_former_address(self, circle: Circle):
        may = convened(circle)
        url = address(may, circle.bao)
        assert "n’ouvre rien" in read(forged(url), 410)
        assert "n’ouvre rien" in read(reverse("answer", args=["perhaps"]), 410)
        circle.bao.account.email = "autre@mole.example"
        circle.bao.account.save()
        assert "n’ouvre rien" in read(url, 410)

    def test_it_is_found_nowhere_and_told_to_nobody(self, circle: Circle):
        answer = Client().get(address(convened(circle), circle.bao))
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "no-store" in answer["Cache-Control"]

    def test_as_many_queries_for_three_seats_as_for_thirty(
        self, circle: Circle, django_assert_max_num_queries: DjangoAssertNumQueries
    ):
        may = convened(circle)
        many(circle, 30)
        with django_assert_max_num_queries(12):
            Client().get(address(may, circle.bao))


class TestAnswering:
    def test_one_answers_without_an_account_and_changes_ones_mind(self, circle: Circle):
        may = convened(circle)
        url, seat = address(may, circle.bao), circle.library.pk
        answer = Client().post(url, sent(may, seat, "excused", reason="L’école est fermée"))
        assert (answer.status_code, answer["Location"]) == (302, url)
        assert rows() == [("Bao", "excused", "by_link", "L’école est fermée")]
        assert "Je suis excusé·e" in read(url)
        Client().post(url, sent(may, seat, "attend"))
        assert rows() == [("Bao", "attend", "by_link", "")]

    def test_whoever_has_the_link_does_not_read_the_reason(self, circle: Circle):
        """It was forwarded, or the mailbox is shared; the reason is kept all the same."""
        may = convened(circle)
        url, seat = address(may, circle.bao), circle.library.pk
        Client().post(url, sent(may, seat, "excused", reason="Opération du genou"))
        html = read(url)
        assert "genou" not in html
        assert "qui n’est pas montré ici" in html
        Client().post(url, sent(may, seat, "excused"))
        assert rows() == [("Bao", "excused", "by_link", "Opération du genou")]
        Client().post(url, sent(may, seat, "excused", reason="Train"))
        assert rows() == [("Bao", "excused", "by_link", "Train")]
        Client().post(url, sent(may, seat, "attend"))
        assert rows() == [("Bao", "attend", "by_link", "")]

    def test_pressed_twice_it_is_one_answer(self, circle: Circle):
        may = convened(circle)
        words = sent(may, circle.library.pk, "attend")
        for _time in range(2):
            answer = Client().post(address(may, circle.bao), words)
            assert answer.status_code == 302
        assert rows() == [("Bao", "attend", "by_link", "")]

    def test_those_who_share_a_mailbox_answer_each_for_themselves(self, circle: Circle):
        may = convened(circle)
        Client().post(address(may, circle.bao), sent(may, circle.library.pk, "attend"))
        Client().post(address(may, circle.chloe), sent(may, circle.school.pk, "excused"))
        assert [row[:2] for row in rows()] == [("Bao", "attend"), ("Chloé", "excused")]

    def test_only_for_ones_own_seats(self, circle: Circle):
        may = convened(circle)
        with nothing_changes():
            answer = Client().post(address(may, circle.bao), sent(may, circle.school.pk, "attend"))
        assert answer.status_code == 422

    def test_somebody_with_two_seats_says_for_which(self, circle: Circle):
        other = seat_of(circle.body, "Ludothèque", "libraries")
        give_mandate(seat=other, person=circle.bao, starts=FOUNDED, by=OPERATOR, now=NOW)
        may = convened(circle)
        html = read(address(may, circle.bao))
        assert "Pour quel siège" in html
        Client().post(address(may, circle.bao), sent(may, other.pk, "attend"))
        assert [row.seat for row in Reply.objects.all()] == [other]

    def test_the_pair_is_offered_to_those_who_have_one(self, circle: Circle):
        may = convened(circle)
        assert 'value="pair"' not in read(address(may, circle.bao))
        give_mandate(seat=circle.library, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
        assert "Zoé Ailleurs" in read(address(may, circle.bao))
        by = Actor(circle.zoe, circle.library)
        reply(meeting=may, answer="both", by=by, now=NOW)
        assert "dit que vous viendrez" in read(address(may, circle.bao))

    def test_nothing_chosen_is_said_where(self, circle: Circle):
        may = convened(circle)
        words = sent(may, circle.library.pk, "", reason="J’hésite")
        answer = Client().post(address(may, circle.bao), words)
        assert answer.status_code == 422
        assert "J’hésite" in unescape(answer.content.decode())


class TestNoAnswer:
    def moved(self, circle: Circle) -> tuple[Meeting, Meeting]:
        may = convened(circle)
        times = {"starts_at": MAY + timedelta(days=7), "ends_at": MAY + timedelta(days=7, hours=2)}
        said = {"by": OPERATOR, "now": NOW, "confirmed": True}
        return may, move_meeting(meeting=may, version=may.version, **times, **said)

    def test_of_a_meeting_that_moved_both_days_are_said(self, circle: Circle):
        _was, may = self.moved(circle)
        html = read(address(may, circle.bao))
        assert "L’invitation disait jeudi 6 mai 2027" in html
        assert "maintenant le jeudi 13 mai 2027" in html

    def test_an_answer_given_for_the_former_day_is_asked_again(self, circle: Circle):
        was, may = self.moved(circle)
        url = address(may, circle.bao)
        with nothing_changes():
            answer = Client().post(url, sent(was, circle.library.pk, "attend"))
        html = unescape(answer.content.decode())
        assert answer.status_code == 422
        assert "La réunion a été déplacée depuis" in html
        assert f'value="{may.time_code}"' in html

    def test_what_was_said_for_another_day_is_told(self, circle: Circle):
        may = convened(circle)
        reply(meeting=may, answer="attend", by=circle.by_bao(), now=NOW)
        times = {"starts_at": MAY + timedelta(days=7), "ends_at": MAY + timedelta(days=7, hours=2)}
        said = {"by": OPERATOR, "now": NOW, "confirmed": True}
        move_meeting(meeting=may, version=may.version, **times, **said)
        html = read(address(may, circle.bao))
        assert "vous aviez répondu pour le jeudi 6 mai 2027" in html

    def test_of_a_cancelled_meeting(self, circle: Circle):
        may = convened(circle)
        said = {"reason": "Grève", "by": OPERATOR, "now": NOW, "confirmed": True}
        cancel_meeting(meeting=may, version=may.version, **said)
        url = address(may, circle.bao)
        html = read(url)
        assert "annulée" in html
        assert "Grève" in html
        assert "<form" not in html.partition("<main")[2].partition("</main")[0]
        with nothing_changes():
            answer = Client().post(url, sent(may, circle.library.pk, "attend"))
        assert answer.status_code == 422

    def test_of_a_meeting_that_is_over(self, circle: Circle):
        may = convened(circle)
        when = {"starts_at": NOW - timedelta(days=2, hours=2), "ends_at": NOW - timedelta(days=2)}
        Meeting.objects.filter(pk=may.pk).update(**when)
        assert "on n’y répond plus" in read(address(may, circle.bao))

    def test_on_the_day_it_leads_to_where_one_says_that_one_is_there(
        self, circle: Circle, monkeypatch: pytest.MonkeyPatch
    ):
        may, here = convened(circle), "/here/"
        url = address(may, circle.bao)
        assert here not in read(url)
        Meeting.objects.filter(pk=may.pk).update(state="opened")
        assert here not in read(url)
        monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: MAY)
        assert f'href="{reverse("check_in_link", args=[link_token(may.pk, circle.bao)])}"' in read(
            url
        )
        Network.objects.update(closed_on=MAY.date())
        assert here not in read(url)

    def test_by_somebody_who_holds_no_seat_any_more(self, circle: Circle):
        may = convened(circle)
        held = Mandate.objects.filter(person=circle.bao)
        held.update(ends=NOW.date() - timedelta(days=1))
        Meeting.objects.filter(pk=may.pk).update(place_words="Salle neuve")
        html = read(address(may, circle.bao))
        assert "Vous ne tenez plus de siège" in html
        assert ("6 mai 2027" in html, "Salle neuve" in html) == (False, False)
        Meeting.objects.filter(pk=may.pk).update(state="cancelled", reason="Grève")
        assert "Grève" not in read(address(may, circle.bao))

    def test_in_a_closed_network(self, circle: Circle):
        may = convened(circle)
        Network.objects.update(closed_on=NOW.date())
        assert "Ce réseau est clos" in read(address(may, circle.bao))

    def test_too_many_from_one_address(self, circle: Circle, settings: Any):
        limits = settings.ACCOUNT_RATE_LIMITS
        settings.ACCOUNT_RATE_LIMITS = limits | {"answer": "1/m/ip"}
        url = address(convened(circle), circle.bao)
        assert [Client().get(url).status_code for _time in range(2)] == [200, 429]


class TestWaiting:
    def test_it_says_that_one_waits(self, circle: Circle):
        may = convened(circle)
        Meeting.objects.filter(pk=may.pk).update(capacity=1)
        reply(meeting=may, answer="attend", by=circle.by_ana(), now=NOW)
        Client().post(address(may, circle.bao), sent(may, circle.library.pk, "attend"))
        assert "rang 1 sur la liste d’attente" in read(address(may, circle.bao))
        assert "liste d’attente" not in read(address(may, circle.ana))
