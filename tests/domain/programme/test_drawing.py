from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from tests.domain.builders import (
    NOW,
    OPERATOR,
    Circle,
    decided,
    found_circle,
    hold,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.programme.adopting import (
    NEAR,
    THURSDAYS,
    adopt,
    adopting,
    draft_of,
    drawn,
    meeting_of,
    planned,
    ready,
    series_of,
    with_plan,
)
from tests.domain.together import together
from tests.domain.years import drafted
from tourdetable.core.planner.terms.instance import Calendar, Instance, Span
from tourdetable.core.planner.wire.instance_json import as_json
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, move_meeting
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.gates import NeedsConfirmation, Refused
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.places.models import Place
from tourdetable.domain.programme import actions as publication
from tourdetable.domain.programme.models import Programme, ProgrammeEntry
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.instance.commitments import DatedMeeting, standing_bodies
from tourdetable.domain.years.queries import planned_meetings


def numbered(number: int) -> str:
    """A title in the language of the charter."""
    with translation.override("fr"):
        return _("%(kind)s no. %(number)d") % {"kind": "Lecture", "number": number}


def of_the_year() -> list[tuple[str, datetime]]:
    """Title and moment of the meetings after today."""
    return list(Meeting.objects.filter(starts_at__gt=NOW).values_list("title", "starts_at"))


def test_a_draft_becomes_the_programme(circle: Circle):
    decision, draft = adopting(circle), planned(circle, seat=circle.town)
    programme = adopt(circle, draft, decision)
    draft.refresh_from_db()
    decision.refresh_from_db()
    assert (programme.year, programme.published_on, programme.draft) == (
        2027,
        date(2027, 4, 6),
        draft,
    )
    assert (programme.decision, decision.carried_out_at) == (decision.pk, NOW)
    assert (draft.state, draft.version) == (DraftState.PUBLISHED, 2)
    kind, subject, person, _capacity, data = last_event()
    assert (kind, subject, person) == (
        "programme.published",
        f"programme:{programme.pk}",
        circle.ana.pk,
    )
    assert data == {"year": 2027, "draft": draft.pk, "decision": decision.pk}


def test_its_meetings_are_drawn_with_hours_place_and_turns(circle: Circle):
    place = Place.objects.create(
        network=circle.network, name="Salle du Môle", address="1 quai Nord"
    )
    adopt(circle, planned(circle, NEAR[:2], seat=circle.library, place=place))
    may, june = Meeting.objects.filter(starts_at__gt=NOW)
    assert (may.title, may.kind, may.body, may.place, may.where) == (
        numbered(2),
        "reading",
        circle.body,
        place,
        "Salle du Môle, 1 quai Nord",
    )
    assert (may.starts_at, may.ends_at) == (
        datetime(2027, 4, 29, 12, tzinfo=UTC),
        datetime(2027, 4, 29, 14, 30, tzinfo=UTC),
    )
    assert [(t.meeting, t.duty, t.seat) for t in Turn.objects.filter(meeting__in=[may, june])] == [
        (may, "secretary", circle.library),
        (june, "secretary", circle.library),
    ]
    assert (may.dated_on, june.title) == (date(2027, 4, 6), numbered(3))


def test_every_meeting_of_the_season_is_announced(circle: Circle):
    """Those already held, and those that the draft does not plan, are part of the year."""
    decision = adopting(circle)
    programme = adopt(circle, planned(circle), decision)
    assert list(
        programme.entries.values_list("meeting", "starts_at", "ends_at", "place_words")
    ) == list(
        Meeting.objects.order_by("starts_at").values_list(
            "pk", "starts_at", "ends_at", "place_words"
        )
    )
    assert ProgrammeEntry.objects.count() == 1 + len(NEAR)


def test_each_meeting_has_its_event_as_when_it_is_drawn_alone(circle: Circle):
    adopt(circle, planned(circle, NEAR[:2], seat=circle.town))
    rows = Event.objects.filter(kind="meeting.drawn").order_by("pk")
    told = [(e.subject, e.data) for e in rows][-2:]
    assert told == [
        (
            f"meeting:{m.pk}",
            {"body": circle.body.pk, "on": str(day), "seats": {"secretary": circle.town.pk}},
        )
        for m, day in zip(Meeting.objects.filter(starts_at__gt=NOW), NEAR, strict=False)
    ]


class TestWhatTheCalendarHolds:
    def test_is_kept_and_not_drawn_twice(self, circle: Circle):
        decision = adopting(circle)
        kept = drawn(circle, NEAR[0])
        adopt(circle, planned(circle, (date(2027, 3, 4), *NEAR)), decision)
        assert of_the_year() == [
            ("Lecture fixée", kept[0].starts_at),
            *(
                (
                    numbered(n),
                    datetime(d.year, d.month, d.day, 12 if d.month < 11 else 13, tzinfo=UTC),
                )
                for n, d in enumerate(NEAR[1:], start=3)
            ),
        ]

    def test_a_meeting_moved_since_the_planning_stops_the_publication(self, circle: Circle):
        decision, draft = adopting(circle), planned(circle, (date(2027, 3, 4), *NEAR))
        drawn(circle, date(2027, 7, 1))
        with nothing_changes(), pytest.raises(ValidationError, match="Lecture fixée"):
            adopt(circle, draft, decision)

    def test_a_meeting_that_the_planner_knew_of_stops_nothing(self, circle: Circle):
        """It is on a day that its series could not have (here, another series of the plan holds
        it)."""
        decision, draft = adopting(circle), planned(circle, (date(2027, 3, 4), *NEAR))
        drawn(circle, date(2027, 7, 1))
        first, last = date(2027, 1, 1), date(2027, 12, 31)
        known = DatedMeeting(1, circle.body.pk, "reading", date(2027, 7, 1), "AM", "Lecture")
        ((body, pins, _leaves),) = standing_bodies([known], Span(first, last))
        whole = Instance(Calendar(first, last), (), (body,), locks=tuple(pins))
        draft.instance = as_json(whole)
        draft.save()
        adopt(circle, draft, decision)
        assert len(of_the_year()) == len(NEAR) + 1

    def test_a_cancelled_meeting_is_drawn_again(self, circle: Circle):
        decision = adopting(circle)
        (lost,) = drawn(circle, NEAR[0])
        cancel_meeting(meeting=lost, reason="", version=1, by=OPERATOR, now=NOW, confirmed=True)
        adopt(circle, planned(circle, (date(2027, 3, 4), *NEAR)), decision)
        assert [m.state for m in Meeting.objects.filter(starts_at__date=NEAR[0])] == [
            "cancelled",
            "planned",
        ]

    def test_another_kind_on_the_same_day_is_another_meeting(self, circle: Circle):
        decision = adopting(circle)
        draft = draft_of(circle)
        feast = series_of(draft, circle.body, NEAR[:1], kind="feast")
        drawn(circle, NEAR[0])
        adopt(circle, with_plan(draft, meeting_of(feast, NEAR[0])), decision)
        assert [title for title, _at in of_the_year()] == ["Lecture fixée", "Fête"]


def test_titles_count_the_meetings_that_were_held(circle: Circle):
    """The circle met in March: the first meeting of the plan is the second of the year."""
    adopt(circle, planned(circle, NEAR[:2]))
    assert [title for title, _at in of_the_year()] == [numbered(2), numbered(3)]


def test_the_only_one_of_its_kind_has_no_number(circle: Circle):
    draft = draft_of(circle)
    feast = series_of(draft, circle.body, NEAR[:1], kind="feast")
    adopt(circle, with_plan(draft, meeting_of(feast, NEAR[0])))
    assert [title for title, _at in of_the_year()] == ["Fête"]


def test_a_year_that_the_planner_found_is_published(circle: Circle):
    draft = drafted.planned(circle, OPERATOR)
    planned = {
        str(row.on): {turn.duty: turn.seat for turn in row.turns.all()}
        for row in planned_meetings(draft)
    }
    adopt(circle, draft)
    held = Meeting.objects.filter(starts_at__year=2028).prefetch_related("turns")
    found = {
        str(m.starts_at.date()): {turn.duty: turn.seat for turn in m.turns.all()} for m in held
    }
    assert found == planned
    assert len(found) == 7


class TestRefusals:
    @pytest.mark.parametrize("outcome", ["no_decision", "deferred"])
    def test_a_decision_that_was_not_adopted(self, circle: Circle, outcome: str):
        decision, draft = decided(circle, hold(circle), outcome), planned(circle)
        with nothing_changes(), pytest.raises(ValidationError):
            adopt(circle, draft, decision)

    def test_another_networks_decision(self, circle: Circle):
        other = found_circle(slug="other")
        decision, draft = adopting(other), planned(circle)
        with nothing_changes(), pytest.raises(ValidationError):
            adopt(circle, draft, decision)

    @pytest.mark.parametrize("state", [s for s in DraftState if s != DraftState.PLANNED])
    def test_a_draft_without_a_valid_year(self, circle: Circle, state: str):
        decision, draft = adopting(circle), planned(circle)
        draft.state = state
        draft.save()
        with nothing_changes(), pytest.raises(ValidationError):
            adopt(circle, draft, decision)

    def test_a_season_already_published(self, circle: Circle):
        adopt(circle, planned(circle))
        again = draft_of(circle, name="Projet 2")
        with_plan(again, meeting_of(series_of(again, circle.body, NEAR[:1]), NEAR[0]))
        with nothing_changes(), pytest.raises(ValidationError):
            adopt(circle, again)

    def test_dates_that_have_passed(self, circle: Circle):
        decision, draft = (
            adopting(circle),
            planned(circle, (date(2027, 3, 4), date(2027, 4, 1), NEAR[0])),
        )
        with nothing_changes(), pytest.raises(ValidationError, match="1 April 2027"):
            adopt(circle, draft, decision)

    def test_a_seat_that_left_since_the_planning(self, circle: Circle):
        decision, draft = adopting(circle), planned(circle, seat=circle.school)
        Seat.objects.filter(pk=circle.school.pk).update(ends=date(2027, 6, 1))
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match=r"24 June 2027.*École du Môle"),
        ):
            adopt(circle, draft, decision)

    def test_a_body_that_ended_since_the_planning(self, circle: Circle):
        decision, draft = adopting(circle), planned(circle)
        Body.objects.filter(pk=circle.body.pk).update(ends=date(2027, 9, 1))
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match=r"14 October 2027.*Cercle du port"),
        ):
            adopt(circle, draft, decision)

    def test_an_empty_year(self, circle: Circle):
        decision = adopting(circle)
        draft = with_plan(draft_of(circle, year=2028))
        with nothing_changes(), pytest.raises(ValidationError):
            adopt(circle, draft, decision)


class TestTheGates:
    def test_what_the_charter_refuses_is_refused_for_all(self, circle: Circle):
        decision, draft = adopting(circle), planned(circle, (*NEAR[:-1], date(2027, 12, 7)))
        with nothing_changes(), pytest.raises(Refused) as refusal:
            adopt(circle, draft, decision)
        assert [(o.article, o.breach.on) for o in refusal.value.obstacles] == [
            ("CIR-01", date(2027, 12, 7))
        ]

    def test_confirmations_are_asked_once_for_all(self, circle: Circle):
        decision, draft = adopting(circle), planned(circle, THURSDAYS)
        with nothing_changes(), pytest.raises(NeedsConfirmation) as question:
            adopt(circle, draft, decision, confirmed=False)
        assert {o.article for o in question.value.obstacles} == {"CIR-02"}
        adopt(circle, draft, decision)
        assert len(of_the_year()) == len(THURSDAYS)

    def test_a_year_that_keeps_the_charter_asks_nothing(self, circle: Circle):
        adopt(circle, planned(circle), confirmed=False)
        assert len(of_the_year()) == len(NEAR)


class TestOnce:
    def test_a_form_sent_twice_publishes_once(self, circle: Circle):
        decision, draft, by = adopting(circle), planned(circle), once_sent(circle.by_ana())
        adopt(circle, draft, decision, by=by)
        with nothing_changes(), pytest.raises(AlreadyDone):
            adopt(circle, draft, decision, by=by)

    def test_killed_in_the_middle_nothing_is_left(
        self, circle: Circle, monkeypatch: pytest.MonkeyPatch
    ):
        decision, draft = adopting(circle), planned(circle)

        def killed(*_args: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(publication, "announce", killed)
        with nothing_changes(), pytest.raises(KeyboardInterrupt):
            adopt(circle, draft, decision)


@pytest.mark.django_db(transaction=True)
def test_two_facilitators_at_once_publish_once():
    if connection.vendor != "postgresql":
        pytest.skip("the threads of a test share one in-memory SQLite")
    circle = found_circle()
    draft = planned(circle)
    decision = ready(circle, draft, adopting(circle))
    answers = together(*[lambda: adopt(circle, draft, decision)] * 2)
    assert sorted(type(answer).__name__ for answer in answers) in (
        ["Changed", "Programme"],
        ["Programme", "ValidationError"],
    )
    assert (Programme.objects.count(), len(of_the_year())) == (1, len(NEAR))


def test_as_many_reads_for_two_meetings_as_for_forty(circle: Circle, django_assert_max_num_queries):
    """What is added for each meeting is its event, and nothing else."""
    first = date(2027, 4, 8)
    decision, draft = (
        adopting(circle),
        planned(circle, [first + timedelta(weeks=n) for n in range(38)]),
    )
    decision = ready(circle, draft, decision)
    with django_assert_max_num_queries(70 + 3 * 38):
        adopt(circle, draft, decision)
    assert len(of_the_year()) == 38


def test_the_decision_is_never_reopened(circle: Circle):
    decision = adopting(circle)
    adopt(circle, planned(circle), decision)
    assert Decision.objects.get(pk=decision.pk).carried_out_at == NOW


def test_moved_afterwards_the_meeting_keeps_what_was_announced(circle: Circle):
    programme = adopt(circle, planned(circle))
    meeting = Meeting.objects.get(starts_at__date=NEAR[1])
    week = timedelta(days=7)
    move_meeting(
        meeting=meeting,
        starts_at=meeting.starts_at + week,
        ends_at=meeting.ends_at + week,
        version=1,
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )
    assert programme.entries.get(meeting=meeting).starts_at.date() == NEAR[1]
