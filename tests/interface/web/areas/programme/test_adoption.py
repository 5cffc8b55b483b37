from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, OPERATOR, decided, nothing_changes, propose
from tests.domain.programme.adopting import (
    NEAR,
    THURSDAYS,
    draft_of,
    drawn,
    meeting_of,
    planned,
    series_of,
    with_plan,
)
from tests.domain.years import drafted
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    Room,
    account_of,
    sent,
    steward,
)
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.years.models import Draft
from tourdetable.interface.web.areas.programme.adoption import Proposed


@pytest.fixture
def decision(room: Room) -> Decision:
    return decided(room.circle, room.meeting, title="Adopter le programme")


@pytest.fixture
def draft(room: Room) -> Draft:
    """A planned draft that everybody may read."""
    return shared(planned(room.circle, NEAR))


def shared(draft: Draft) -> Draft:
    draft.shared_on = NOW.date()
    draft.save()
    return draft


def second(room: Room) -> Draft:
    other = draft_of(room.circle, name="Projet 2")
    return shared(
        with_plan(other, meeting_of(series_of(other, room.circle.body, NEAR[:1]), NEAR[0]))
    )


def form(room: Room, draft: Draft, **changed: Any) -> dict[str, Any]:
    return sent(room.circle.town.pk, **{"version": draft.version} | changed)


def test_its_dates_are_shown_before_anything_is_published(
    room: Room, decision: Decision, draft: Draft
) -> None:
    drawn(room.circle, NEAR[0])
    client = room.client(SECRETARY)
    with nothing_changes():
        shown: Proposed = client.get(room.url("decision_adopt_draft", decision.pk)).context[
            "proposed"
        ]
    assert [(line.starts_at.date(), line.drawn) for line in shown.lines] == [
        (day, day == NEAR[0]) for day in NEAR
    ]
    assert (shown.draft, shown.label, shown.new, shown.lines[0].title) == (
        draft,
        "2027",
        4,
        "Lecture fixée",
    )


def test_what_the_reader_may_not_know_of_is_counted_and_not_shown(
    room: Room, decision: Decision
) -> None:
    """A meeting of the neighbours, kept among themselves by a kind that the charter does not
    know."""
    draft = shared(planned(room.circle, NEAR[:1]))
    neighbours = Body.objects.get(network=room.circle.network, seats__mandates__person=room.felix)
    other = series_of(draft, neighbours, NEAR[:1], kind="retreat")
    with_plan(
        draft, meeting_of(draft.series.get(kind="reading"), NEAR[0]), meeting_of(other, NEAR[0])
    )
    client = room.client(SECRETARY)
    shown: Proposed = client.get(room.url("decision_adopt_draft", decision.pk)).context["proposed"]
    assert ([line.body for line in shown.lines], shown.hidden, shown.new) == (
        ["Cercle du port"],
        1,
        2,
    )


def test_rules_that_no_longer_hold_are_counted(room: Room, decision: Decision) -> None:
    draft = drafted.planned(room.circle, OPERATOR)
    first = draft.series.get().planned.first()
    assert first is not None
    first.on += timedelta(days=1)
    first.save()
    shared(draft)
    page = room.client(SECRETARY).get(room.url("decision_adopt_draft", decision.pk))
    assert (page.context["proposed"].draft, page.context["proposed"].broken > 0) == (draft, True)


def test_whoever_records_decisions_publishes(room: Room, decision: Decision, draft: Draft) -> None:
    client = room.client(SECRETARY)
    answer = client.post(room.url("decision_adopt_draft", decision.pk), form(room, draft))
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        room.url("programme") + "?year=2027",
    )
    programme = Programme.objects.get()
    assert (programme.draft, programme.decision) == (draft, decision.pk)
    assert Meeting.objects.count() == 1 + len(NEAR)
    page = client.get(room.url("decision", decision.pk)).context["page"]
    assert (page.programmes, page.may_reopen) == ([programme], False)


def test_a_form_sent_twice_is_told_so(room: Room, decision: Decision, draft: Draft) -> None:
    client, said = room.client(SECRETARY), form(room, draft)
    address = room.url("decision_adopt_draft", decision.pk)
    client.post(address, said)
    with nothing_changes():
        assert client.post(address, said).status_code == 200
    assert Programme.objects.count() == 1


def test_the_charters_question_is_asked_once_and_confirmed(room: Room, decision: Decision) -> None:
    draft, client = shared(planned(room.circle, THURSDAYS)), room.client(SECRETARY)
    address, said = room.url("decision_adopt_draft", decision.pk), form(room, draft)
    with nothing_changes():
        asked = client.post(address, said)
    assert (asked.status_code, {o.article for o in asked.context["form"].obstacles}) == (
        422,
        {"CIR-02"},
    )
    answer = client.post(address, {**said, "confirmed": asked.context["form"].fingerprint()})
    assert (answer.status_code, Programme.objects.count()) == (302, 1)


def test_what_the_charter_refuses_is_said(room: Room, decision: Decision) -> None:
    draft, client = shared(planned(room.circle, (date(2027, 4, 30),))), room.client(SECRETARY)
    with nothing_changes():
        answer = client.post(room.url("decision_adopt_draft", decision.pk), form(room, draft))
    assert (answer.status_code, answer.context["form"].refused) == (422, True)
    assert "CIR-01" in answer.content.decode()


def test_a_draft_changed_meanwhile_is_read_again(
    room: Room, decision: Decision, draft: Draft
) -> None:
    Draft.objects.update(version=7)
    client = room.client(SECRETARY)
    with nothing_changes():
        answer = client.post(room.url("decision_adopt_draft", decision.pk), form(room, draft))
    found = answer.context["form"]
    assert (answer.status_code, len(found.non_field_errors()), found["version"].value()) == (
        422,
        1,
        7,
    )


def test_among_several_one_chooses(room: Room, decision: Decision, draft: Draft) -> None:
    other, client, address = (
        second(room),
        room.client(SECRETARY),
        room.url("decision_adopt_draft", decision.pk),
    )
    assert {one.draft for one in client.get(address).context["drafts"]} == {draft, other}
    assert client.get(f"{address}?draft={other.pk}").context["proposed"].draft == other
    assert client.get(f"{address}?draft=999999").status_code == 404
    client.post(f"{address}?draft={other.pk}", form(room, other))
    assert Programme.objects.get().draft == other


def test_a_draft_that_is_not_shared_is_not_offered(room: Room, decision: Decision) -> None:
    hidden, client = planned(room.circle), room.client(SECRETARY)
    address = room.url("decision_adopt_draft", decision.pk)
    assert client.get(address).context["drafts"] == []
    with nothing_changes():
        assert client.post(f"{address}?draft={hidden.pk}", form(room, hidden)).status_code == 404


def test_a_published_season_is_not_offered_again(
    room: Room, decision: Decision, draft: Draft
) -> None:
    second(room)
    Programme.objects.create(network=room.circle.network, year=2027, published_on=NOW.date())
    address = room.url("decision_adopt_draft", decision.pk)
    assert room.client(SECRETARY).get(address).context["drafts"] == []
    assert draft.state == "planned"


def test_whoever_prepares_the_year_publishes_it_too(
    room: Room, decision: Decision, draft: Draft
) -> None:
    """They record nothing in this body, but the whole year is theirs to carry out."""
    client = Client()
    client.force_login(account_of(steward(room)))
    page = client.get(room.url("decision", decision.pk)).context["page"]
    assert (page.may_lift, page.may_publish) == (False, True)
    address = room.url("decision_adopt_draft", decision.pk)
    office = client.get(address).context["form"].initial["acting"]
    answer = client.post(address, {**form(room, draft), "acting": office})
    assert (answer.status_code, Programme.objects.get().decision) == (302, decision.pk)


@pytest.mark.usefixtures("draft")
def test_those_who_do_not_record_decisions_are_refused(room: Room, decision: Decision) -> None:
    address = room.url("decision_adopt_draft", decision.pk)
    found = {
        name: room.client(name).get(address).status_code for name in (COLLEAGUE, NEIGHBOUR, "zoé")
    }
    assert found == {COLLEAGUE: 403, NEIGHBOUR: 404, "zoé": 404}


@pytest.mark.usefixtures("draft")
def test_a_decision_that_is_open_has_no_such_page(room: Room) -> None:
    waiting = propose(room.circle, room.meeting)
    assert (
        room.client(SECRETARY).get(room.url("decision_adopt_draft", waiting.pk)).status_code == 403
    )


def test_as_many_queries_for_five_dates_as_for_forty(
    room: Room, decision: Decision, draft: Draft, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, address = room.client(SECRETARY), room.url("decision_adopt_draft", decision.pk)
    client.get(address)
    with django_assert_num_queries(16):
        client.get(address)
    weeks = [date.fromordinal(date(2027, 4, 8).toordinal() + 7 * number) for number in range(38)]
    with_plan(draft, *(meeting_of(draft.series.get(), day, room.circle.town) for day in weeks))
    with django_assert_num_queries(16):
        assert len(client.get(address).context["proposed"].lines) == 38
