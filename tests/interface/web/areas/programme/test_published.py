"""The dates that a decision publishes, for all who read the proposal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import (
    MARCH,
    NOW,
    OPERATOR,
    agreed,
    attached,
    concluded,
    draw,
    nothing_changes,
    propose,
)
from tests.domain.programme.adopting import (
    NEAR,
    THURSDAYS,
    drawn,
    meeting_of,
    planned,
    ready,
    series_of,
    with_plan,
)
from tests.domain.years import drafted
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
    account_of,
    sent,
)
from tests.interface.web.areas.programme.test_paper import address as file_address
from tests.interface.web.areas.programme.test_paper import in_words, words
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.years.models import Draft
from tourdetable.interface.web.areas.programme.published import Proposed


@pytest.fixture
def draft(room: Room) -> Draft:
    """A planned draft that only those who prepare the year may open."""
    return planned(room.circle, NEAR)


def publishing(room: Room, draft: Draft) -> Decision:
    """The proposal that would publish a draft."""
    decision = propose(room.circle, room.meeting, "Adopter le programme")
    return attached(room.circle, decision, EffectDraft("publish_year", draft=draft.pk))


def address(room: Room, decision: Decision) -> str:
    return room.url("decision_dates", decision.pk, decision.effects.get().pk)


def test_whoever_reads_the_proposal_reads_its_dates(room: Room, draft: Draft) -> None:
    drawn(room.circle, NEAR[0])
    decision, client = publishing(room, draft), room.client(COLLEAGUE)
    with nothing_changes():
        page = client.get(address(room, decision))
    shown: Proposed = page.context["proposed"]
    held, *dates = shown.lines
    assert [(line.starts_at.date(), line.drawn) for line in dates] == [
        (day, day == NEAR[0]) for day in NEAR
    ]
    assert (held.title, held.drawn, held.starts_at < dates[0].starts_at) == (
        "Lecture de mars",
        True,
        True,
    )
    assert (shown.draft, shown.label, dates[0].title) == (draft, "2027", "Lecture fixée")
    assert (page.context["changed"], page.context["may_read"]) == ([], False)


def test_others_do_not(room: Room, draft: Draft) -> None:
    url = address(room, publishing(room, draft))
    found = {name: room.client(name).get(url).status_code for name in (NEIGHBOUR, STRANGER)}
    assert found == {NEIGHBOUR: 404, STRANGER: 404}


def test_what_the_reader_may_not_know_of_is_counted_and_not_shown(room: Room) -> None:
    """A meeting of the neighbours, kept among themselves by a kind that the charter does not
    know."""
    draft = planned(room.circle, NEAR[:1])
    neighbours = Body.objects.get(network=room.circle.network, seats__mandates__person=room.felix)
    other = series_of(draft, neighbours, NEAR[:1], kind="retreat")
    with_plan(
        draft, meeting_of(draft.series.get(kind="reading"), NEAR[0]), meeting_of(other, NEAR[0])
    )
    decision = publishing(room, draft)
    shown: Proposed = room.client(SECRETARY).get(address(room, decision)).context["proposed"]
    assert [(line.body, line.drawn) for line in shown.lines] == [
        ("Cercle du port", True),
        ("Cercle du port", False),
    ]
    assert shown.hidden == 1


def test_rules_that_no_longer_hold_are_counted(room: Room) -> None:
    draft = drafted.planned(room.circle, OPERATOR)
    first = draft.series.get().planned.first()
    assert first is not None
    first.on += timedelta(days=1)
    first.save()
    page = room.client(SECRETARY).get(address(room, publishing(room, draft)))
    shown = page.context["proposed"]
    assert (shown.draft, [reason.clause for reason in shown.broken]) == (draft, ["CIR-01"])
    assert shown.on_no_date == ()


@pytest.mark.parametrize("view", ["board", "meeting", "dates", "draft_list_office", "draft_pdf"])
def test_every_view_says_who_keeps_a_date_from_being_held_and_why(room: Room, view: str) -> None:
    """Gaëlle comes to the readings by her office; she is away on the third."""
    by = drafted.awaited_steward_of(room.circle)
    draft = drafted.planned(room.circle, by)
    day = draft.series.get().planned.all()[2].on
    Absence.objects.create(person=by.person, first=day, last=day)
    Draft.objects.update(shared_on=NOW.date())
    urls = {
        "board": room.url("draft", draft.pk),
        "meeting": room.url("draft_meeting", draft.pk, draft.series.get().pk, day),
        "dates": address(room, publishing(room, draft)),
    }
    steward, reader = Client(), room.client(COLLEAGUE)
    steward.force_login(account_of(by.person))
    url = urls.get(view) or file_address(room, view, draft.pk)
    told = [in_words(client.get(url)) for client in (steward, reader)]
    unable = "Intendance : ne peut pas venir à cette réunion de « Cercle du port »"
    why = f"{unable} (Gaëlle Partout : indisponible)"
    assert [(unable in text, why in text) for text in told] == [(True, True), (True, False)]


def test_every_view_says_the_same_of_who_is_missing_and_of_what_is_held(room: Room) -> None:
    """Chloé, who alone holds her seat, is away on a day; a feast is dated by hand on Ascension."""
    draft = drafted.planned(room.circle, OPERATOR)
    day = draft.series.get().planned.all()[2].on
    Absence.objects.create(person=room.circle.chloe, first=day, last=day)
    draw(room.circle.body, datetime(2028, 5, 25, 9, tzinfo=UTC), "Fête de mai", "feast")
    Draft.objects.update(shared_on=NOW.date())
    pages = {
        "board": room.url("draft", draft.pk),
        "by body": f"{room.url('draft', draft.pk)}?by=body",
        "meeting": f"{room.url('draft', draft.pk)}meeting/{draft.series.get().pk}/{day}/",
        "dates": address(room, publishing(room, draft)),
    }
    client = room.client(COLLEAGUE)
    said = {name: client.get(url).content.decode() for name, url in pages.items()}
    said |= {
        view: words(room, COLLEAGUE, view, draft.pk) for view in ("draft_list_office", "draft_pdf")
    }
    missing = {name: text.count("1 siège sans personne") for name, text in said.items()}
    held = {name: text.count("jour férié (Ascension)") for name, text in said.items()}
    again = dict.fromkeys(("board", "by body"), 2)
    """Those that also say what gave way; the meeting's page says it once."""
    assert missing == dict.fromkeys(said, 1) | again
    assert held == dict.fromkeys(said, 1) | {"meeting": 0}


def test_a_draft_that_has_changed_since_is_said(room: Room, draft: Draft) -> None:
    decision = publishing(room, draft)
    row = draft.series.get().planned.get(on=NEAR[1])
    row.on += timedelta(days=7)
    row.save()
    page = room.client(SECRETARY).get(address(room, decision))
    assert page.context["changed"] == [NEAR[1], NEAR[1] + timedelta(days=7)]
    assert "Ce projet a changé" in page.content.decode()


def test_the_charters_question_is_asked_when_concluding(room: Room) -> None:
    """June to September is longer than two months: one confirms, and the year is published."""
    draft, client = planned(room.circle, THURSDAYS), room.client(SECRETARY)
    decision = ready(room.circle, draft, propose(room.circle, room.meeting))
    url = room.url("decision_conclude", decision.pk)
    said = sent(room.circle.town.pk, outcome="consensus", version=decision.version, text="")
    with nothing_changes():
        asked = client.post(url, said)
    assert (asked.status_code, {o.article for o in asked.context["form"].obstacles}) == (
        422,
        {"CIR-02"},
    )
    answer = client.post(url, {**said, "confirmed": asked.context["form"].fingerprint()})
    assert (answer.status_code, Programme.objects.get().draft) == (302, draft)


def test_what_the_charter_refuses_is_said(room: Room) -> None:
    draft, client = planned(room.circle, (date(2027, 4, 30),)), room.client(SECRETARY)
    decision = ready(room.circle, draft, propose(room.circle, room.meeting))
    said = sent(room.circle.town.pk, outcome="consensus", version=decision.version, text="")
    with nothing_changes():
        answer = client.post(room.url("decision_conclude", decision.pk), said)
    assert (answer.status_code, answer.context["form"].refused) == (422, True)
    assert "CIR-01" in answer.content.decode()


def test_once_published_the_dates_are_still_read(room: Room, draft: Draft) -> None:
    decision = publishing(room, draft)
    concluded(room.circle, agreed(room.circle, decision))
    page = room.client(SECRETARY).get(address(room, decision))
    assert (len(page.context["proposed"].lines), page.context["changed"]) == (1 + len(NEAR), False)


def test_as_many_queries_for_five_dates_as_for_forty(
    room: Room, draft: Draft, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(SECRETARY), address(room, publishing(room, draft))
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url)
    weeks = [date.fromordinal(date(2027, 4, 8).toordinal() + 7 * number) for number in range(38)]
    with_plan(draft, *(meeting_of(draft.series.get(), day, room.circle.town) for day in weeks))
    with django_assert_num_queries(QUERIES):
        assert len(client.get(url).context["proposed"].lines) == 39


QUERIES = 15


def test_a_calendar_is_put_to_decision_and_read_as_it_stands(room: Room) -> None:
    drawn(room.circle, NEAR[0])
    decision, client = propose(room.circle, room.meeting, "Publier"), room.client(SECRETARY)
    add = room.url("decision_effect_add", decision.pk, "publish_year")
    choices = client.get(add).context["form"].fields["draft"].choices
    assert choices == [("calendar:2027", "Le calendrier 2027 tel qu’il est, sans projet")]
    said = sent(room.circle.town.pk, version=decision.version, draft="calendar:2027")
    assert client.post(add, said).status_code == 302
    with nothing_changes():
        page = client.get(address(room, decision))
    shown = page.context["proposed"]
    assert [line.title for line in shown.lines] == ["Lecture de mars", "Lecture fixée"]
    assert (shown.label, shown.hidden, page.context["changed"]) == ("2027", 0, [])
    drawn(room.circle, NEAR[1])
    page = client.get(address(room, decision))
    assert page.context["changed"] == [NEAR[1]]
    assert "Le calendrier a changé depuis cette proposition (1 réunion" in page.content.decode()


def test_once_published_the_calendar_is_read_as_it_was_announced(room: Room) -> None:
    (drawn_first,) = drawn(room.circle, NEAR[0])
    effect = EffectDraft("publish_year", year=2027)
    decision = attached(room.circle, propose(room.circle, room.meeting, "Publier"), effect)
    concluded(room.circle, agreed(room.circle, decision))
    drawn(room.circle, NEAR[1])
    Meeting.objects.filter(pk=drawn_first.pk).update(starts_at=MARCH - timedelta(days=1))
    page = room.client(COLLEAGUE).get(address(room, decision))
    shown = page.context["proposed"]
    assert [line.starts_at for line in shown.lines] == [MARCH, drawn_first.starts_at]
    assert (shown.applied, page.context["changed"]) == (True, False)
    assert "telles qu’elles ont été annoncées" in page.content.decode()
