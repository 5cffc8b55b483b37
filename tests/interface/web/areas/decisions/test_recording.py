from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import (
    NOW,
    TODAY,
    agreed,
    circle_with,
    concluded,
    consent,
    decided,
    hold,
    in_review,
    nothing_changes,
    objection,
    propose,
    stated,
)
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    REFUSED,
    SECRETARY,
    Room,
    furnish,
    sent,
)
from tourdetable.domain.decisions.actions.decisions import amend
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.actions.positions import settle_objection
from tourdetable.domain.decisions.actions.terms import entrust
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda


def by_ana(room: Room, **fields: Any) -> dict[str, Any]:
    return sent(room.circle.town.pk, **fields)


# ---- A new proposal


def test_a_proposal_leads_to_its_positions(room: Room, ana: Client) -> None:
    answer = ana.post(
        room.url("decision_new", room.meeting.pk),
        by_ana(room, title="Lire Colette", text="En *mai*."),
    )
    made = Decision.objects.get()
    assert (answer.status_code, answer["Location"]) == (
        302,
        room.url("decision_positions", made.pk),
    )
    assert (made.reference, made.title, made.text, made.meeting) == (
        "D-2027-01",
        "Lire Colette",
        "En *mai*.",
        room.meeting,
    )


def test_a_proposal_without_a_title_says_what_is_missing_and_keeps_the_rest(
    room: Room, ana: Client
) -> None:
    answer = ana.post(
        room.url("decision_new", room.meeting.pk), by_ana(room, title="", text="Un long exposé.")
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["title"]
    assert "Un long exposé." in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_proposal_sent_twice_is_recorded_once(room: Room, ana: Client) -> None:
    data = by_ana(room, title="Lire Colette")
    statuses = [
        ana.post(room.url("decision_new", room.meeting.pk), data).status_code for _ in range(2)
    ]
    assert (statuses, Decision.objects.count()) == ([302, 409], 1)


def test_a_point_to_decide_begins_the_proposal(room: Room, ana: Client) -> None:
    items = [AgendaDraft("Choisir un livre", "decide", 20), AgendaDraft("Lire", "discuss", 20)]
    set_agenda(
        meeting=room.meeting,
        items=items,
        version=room.meeting.version,
        by=room.circle.by_ana(),
        now=NOW,
    )
    point, other = room.meeting.agenda.all()
    url = room.url("decision_new", room.meeting.pk)
    begun = [
        ana.get(url, {"item": item.pk}).context["form"]["title"].value() for item in (point, other)
    ]
    assert begun == ["Choisir un livre", None]
    ana.post(url, by_ana(room, title="Lire Colette", item=point.pk))
    assert Decision.objects.get().item == point


def test_a_point_of_another_agenda_is_refused(room: Room, ana: Client) -> None:
    set_agenda(
        meeting=room.meeting,
        items=[AgendaDraft("Choisir un livre", "decide", 20)],
        version=room.meeting.version,
        by=room.circle.by_ana(),
        now=NOW,
    )
    with nothing_changes():
        answer = ana.post(
            room.url("decision_new", room.meeting.pk), by_ana(room, title="Lire", item="9999")
        )
    assert answer.status_code == 422


@pytest.mark.parametrize("data", [None, {}])
def test_only_those_who_record_decisions_may_put_one(
    room: Room, data: dict[str, str] | None
) -> None:
    assert room.statuses(room.url("decision_new", room.meeting.pk), data) == REFUSED


def test_an_unknown_meeting_or_another_method(room: Room, ana: Client) -> None:
    assert ana.get(room.url("decision_new", 9999)).status_code == 404
    assert ana.delete(room.url("decision_new", room.meeting.pk)).status_code == 405


def test_a_capacity_that_is_not_ones_own_is_refused(room: Room, ana: Client) -> None:
    data = sent(room.circle.library.pk, title="Lire Colette")
    with nothing_changes():
        assert ana.post(room.url("decision_new", room.meeting.pk), data).status_code == 422


def test_a_post_without_anything_changes_nothing(room: Room, ana: Client) -> None:
    with nothing_changes():
        assert ana.post(room.url("decision_new", room.meeting.pk)).status_code == 422


# ---- Changing the words


def test_the_words_of_an_open_proposal_change(room: Room, ana: Client, decision: Decision) -> None:
    data = by_ana(room, title="Lire Woolf", text="", version=decision.version)
    assert ana.post(room.url("decision_edit", decision.pk), data)["Location"] == room.url(
        "decision", decision.pk
    )
    assert Decision.objects.get().title == "Lire Woolf"


def test_the_second_of_two_writers_is_shown_the_first_ones_words(
    room: Room, ana: Client, decision: Decision
) -> None:
    amend(
        decision=decision,
        title="Lire Sand",
        version=decision.version,
        by=room.circle.by_bao(),
        now=NOW,
    )
    data = by_ana(room, title="Lire Woolf", text="", version=decision.version)
    answer = ana.post(room.url("decision_edit", decision.pk), data)
    assert (answer.status_code, Decision.objects.get().title) == (409, "Lire Sand")
    assert "Lire Sand" in answer.content.decode()
    assert "Lire Woolf" in answer.content.decode()
    second = ana.post(
        room.url("decision_edit", decision.pk), {**data, "version": decision.version + 1}
    )
    assert (second.status_code, Decision.objects.get().title) == (302, "Lire Woolf")


def test_only_those_who_record_decisions_may_change_one(room: Room, decision: Decision) -> None:
    assert room.statuses(room.url("decision_edit", decision.pk), {}) == REFUSED


# ---- Positions


# ---- Settling


def test_an_objection_is_lifted_by_an_amendment(room: Room, ana: Client, opposed: Decision) -> None:
    objecting = opposed.positions.get(stance="object")
    url = room.url("decision_settle", opposed.pk, objecting.pk)
    data = by_ana(room, state="integrated", how_lifted="Cent pages.", version=opposed.version)
    assert ana.post(url, data)["Location"] == room.url("decision", opposed.pk)
    objecting.refresh_from_db()
    assert (objecting.objection, objecting.how_lifted) == ("integrated", "Cent pages.")


def test_an_amendment_must_be_said(room: Room, ana: Client, opposed: Decision) -> None:
    url = room.url("decision_settle", opposed.pk, opposed.positions.get(stance="object").pk)
    with nothing_changes():
        answer = ana.post(
            url, by_ana(room, state="integrated", how_lifted="", version=opposed.version)
        )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["how_lifted"])


def test_the_objection_of_another_decision_does_not_exist(
    room: Room, ana: Client, opposed: Decision
) -> None:
    other = propose(room.circle, room.meeting, "Lire Woolf")
    objecting, consenting = (
        opposed.positions.get(stance="object"),
        opposed.positions.get(stance="consent"),
    )
    assert ana.get(room.url("decision_settle", other.pk, objecting.pk)).status_code == 404
    assert ana.get(room.url("decision_settle", opposed.pk, consenting.pk)).status_code == 404


def test_an_objection_settled_meanwhile_is_shown(
    room: Room, ana: Client, opposed: Decision
) -> None:
    objecting = opposed.positions.get(stance="object")
    circle = room.circle
    settle_objection(
        position=objecting, state="withdrawn", version=opposed.version, by=circle.by_ana(), now=NOW
    )
    data = by_ana(room, state="sustained", version=opposed.version)
    answer = ana.post(room.url("decision_settle", opposed.pk, objecting.pk), data)
    objecting.refresh_from_db()
    assert (answer.status_code, objecting.objection) == (409, "withdrawn")


def test_only_those_who_record_decisions_may_settle(room: Room, opposed: Decision) -> None:
    url = room.url("decision_settle", opposed.pk, opposed.positions.get(stance="object").pk)
    assert room.statuses(url, {}) == REFUSED


# ---- Concluding, reopening


def test_only_possible_outcomes_are_offered_and_the_others_explained(
    room: Room, ana: Client, opposed: Decision
) -> None:
    form = ana.get(room.url("decision_conclude", opposed.pk)).context["form"]
    assert [code for code, _ in form.fields["outcome"].choices] == [
        "adopted_with_dissent",
        "no_decision",
        "deferred",
    ]
    assert ["Médiathèque" in why for _, why in form.impossible] == [True, True]


def test_an_impossible_outcome_is_refused_when_forged(
    room: Room, ana: Client, opposed: Decision
) -> None:
    with nothing_changes():
        answer = ana.post(
            room.url("decision_conclude", opposed.pk),
            by_ana(room, outcome="consensus", version=opposed.version),
        )
    assert answer.status_code == 422


def test_a_decision_is_reopened_until_its_minutes_are_in_review(room: Room, ana: Client) -> None:
    decision = decided(room.circle, room.meeting)
    url = room.url("decision_reopen", decision.pk)
    assert ana.post(url, by_ana(room, version=decision.version)).status_code == 302
    decision.refresh_from_db()
    assert decision.outcome == ""
    again = decided(room.circle, room.meeting, title="Lire Woolf")
    ana.post(
        room.url("decision_conclude", decision.pk),
        by_ana(room, outcome="deferred", version=decision.version),
    )
    in_review(room.circle, room.meeting)
    with nothing_changes():
        answer = ana.post(
            room.url("decision_reopen", again.pk), by_ana(room, version=again.version)
        )
    assert answer.status_code == 422


def test_the_charters_question_is_asked_then_confirmed(db: None) -> None:
    circle = circle_with('check = "decision_record"\nwithin_days = 15', "confirm")
    room = furnish(circle, hold(circle))
    decision, client = decided(circle, room.meeting), room.client(SECRETARY)
    url, said = room.url("decision_reopen", decision.pk), by_ana(room, version=decision.version)
    with nothing_changes():
        asked = client.post(url, said)
    form = asked.context["form"]
    assert (asked.status_code, [o.article for o in form.obstacles]) == (422, ["CIR-09"])
    assert "Une règle de plus" in asked.content.decode()
    answer = client.post(url, {**said, "confirmed": form.fingerprint()})
    assert (answer.status_code, Decision.objects.get().outcome) == (302, "")


@pytest.mark.parametrize("view", ["decision_conclude", "decision_reopen"])
def test_only_those_who_record_decisions_may_conclude(
    room: Room, opposed: Decision, view: str
) -> None:
    assert room.statuses(room.url(view, opposed.pk), {}) == REFUSED


# ---- Follow-up


def test_a_follow_up_names_one_seat_and_one_day(
    room: Room, ana: Client, decision: Decision
) -> None:
    data = by_ana(room, what="Acheter le livre", seat=room.circle.library.pk, due="2027-05-01")
    assert ana.post(room.url("decision_follow_up", decision.pk), data).status_code == 302
    row = FollowUp.objects.get()
    assert (row.what, row.seat, str(row.due)) == (
        "Acheter le livre",
        room.circle.library,
        "2027-05-01",
    )


def test_a_follow_up_is_not_given_to_another_body(
    room: Room, ana: Client, decision: Decision
) -> None:
    stranger = room.felix.mandates.get().seat_id
    with nothing_changes():
        answer = ana.post(
            room.url("decision_follow_up", decision.pk), by_ana(room, what="Acheter", seat=stranger)
        )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["seat"])


@pytest.fixture
def task(room: Room, decision: Decision) -> FollowUp:
    circle = room.circle
    return add_follow_up(
        decision=decision,
        what="Acheter",
        seat=circle.library,
        due=None,
        by=circle.by_ana(),
        now=NOW,
    )


def test_whoever_does_it_says_that_it_is_done(room: Room, task: FollowUp) -> None:
    data = sent(room.circle.library.pk, state="done", done_on="2027-04-05")
    url = room.url("decision_follow_up_done", task.decision_id, task.pk)
    assert room.client(COLLEAGUE).post(url, data).status_code == 302
    task.refresh_from_db()
    assert str(task.done_on) == "2027-04-05"


def test_others_may_not_say_it(room: Room, task: FollowUp) -> None:
    url = room.url("decision_follow_up_done", task.decision_id, task.pk)
    assert room.client("chloé").post(url, {}).status_code == 403
    assert room.client(NEIGHBOUR).post(url, {}).status_code == 404


def test_the_follow_up_of_another_decision_does_not_exist(
    room: Room, ana: Client, task: FollowUp
) -> None:
    other = propose(room.circle, room.meeting, "Lire Woolf")
    assert ana.get(room.url("decision_follow_up_done", other.pk, task.pk)).status_code == 404


def test_only_those_who_record_decisions_may_add_a_follow_up(
    room: Room, decision: Decision
) -> None:
    assert room.statuses(room.url("decision_follow_up", decision.pk), {}) == REFUSED


# ---- Options, who sees to it, its review


def test_options_are_compared_in_a_table(room: Room, ana: Client, decision: Decision) -> None:
    url = room.url("decision_options", decision.pk)
    assert [number for number, _fields in ana.get(url).context["form"].groups()] == [1, 2]
    lines = {"name_1": "Lire Colette", "strengths_1": "Court.", "name_2": "Lire Woolf"}
    assert ana.post(url, by_ana(room, version=decision.version, **lines)).status_code == 302
    page = ana.get(room.url("decision", decision.pk)).content.decode()
    assert all(word in page for word in ("Options envisagées", "Court.", "Lire Woolf"))
    assert [number for number, _fields in ana.get(url).context["form"].groups()] == [1, 2, 3, 4]


def test_who_sees_to_it_is_told_on_its_page(room: Room, ana: Client) -> None:
    decision = decided(room.circle, room.meeting)
    fields = {"owner": room.circle.library.pk, "due": "2027-05-01", "review_on": "2028-04-06"}
    url = room.url("decision_terms", decision.pk)
    assert ana.post(url, by_ana(room, version=decision.version, **fields)).status_code == 302
    page = ana.get(room.url("decision", decision.pk)).content.decode()
    assert all(word in page for word in ("Suivie par", "Médiathèque", "avril 2028"))


def test_a_decision_is_looked_at_again_by_those_who_prepare(room: Room) -> None:
    circle = room.circle
    decision = decided(circle, room.meeting)
    said = {"owner": None, "due": None, "review_on": TODAY, "by": circle.by_ana(), "now": NOW}
    decision = entrust(decision=decision, version=decision.version, **said)
    here, there = room.url("decision", decision.pk), room.url("decision_review", decision.pk)
    assert there in room.client(LEAD).get(here).content.decode()
    assert there not in room.client(COLLEAGUE).get(here).content.decode()
    assert room.client(COLLEAGUE).get(there).status_code == 403
    data = sent(room.circle.lead.pk, version=decision.version, again_on="2028-04-06")
    data["acting"] = f"office:{room.circle.lead.pk}"
    assert room.client(LEAD).post(there, data).status_code == 302
    decision.refresh_from_db()
    assert str(decision.review_on) == "2028-04-06"


def test_both_say_that_one_replaces_the_other(room: Room, ana: Client) -> None:
    former = decided(room.circle, room.meeting)
    later = propose(room.circle, room.meeting, "Lire Woolf", supersedes=former)
    concluded(room.circle, agreed(room.circle, later))
    pages = [ana.get(room.url("decision", one.pk)).content.decode() for one in (former, later)]
    assert "elle est remplacée par" in pages[0]
    assert later.reference in pages[0]
    assert "Elle remplace" in pages[1]
    assert former.reference in pages[1]


def test_of_two_objections_one_is_lifted_and_the_other_maintained(room: Room, ana: Client) -> None:
    """Ana writes, Bao reads: a consent is refused, the dissensus is kept in its words."""
    circle, bao = room.circle, room.client(COLLEAGUE)
    first, second = objection(circle.library, "Trop tôt.", "En juin."), objection(circle.school)
    decision = stated(circle, propose(circle, room.meeting), consent(circle.town), first, second)
    lifted = decision.positions.get(seat=circle.library)
    said = {"state": "integrated", "how_lifted": "Ce sera en juin.", "version": decision.version}
    url = room.url("decision_settle", decision.pk, lifted.pk)
    assert ana.post(url, by_ana(room, **said)).status_code == 302
    decision.refresh_from_db()
    there = room.url("decision_conclude", decision.pk)
    ending = {"text": "En juin.", "version": decision.version}
    with nothing_changes():
        refused = ana.post(there, by_ana(room, outcome="consent", **ending))
    assert refused.status_code == 422
    ending = by_ana(room, outcome="adopted_with_dissent", **ending)
    assert [ana.post(there, ending).status_code for _time in range(2)] == [302, 409]
    for client in (ana, bao):
        page = client.get(room.url("decision", decision.pk)).content.decode()
        told = ("Adoptée avec dissensus", "Trop long.", "Un extrait.", "Ce sera en juin.")
        assert all(words in page for words in (*told, "Trop tôt.", "Maintenue"))
    assert bao.get(there).status_code == 403
