"""The positions of all the seats that came, in one form."""

from __future__ import annotations

from django.test import Client

from tests.domain.builders import (
    nothing_changes,
)
from tests.interface.web.areas.decisions.people import (
    REFUSED,
    Room,
)
from tests.interface.web.areas.decisions.test_recording import by_ana
from tourdetable.domain.decisions.models import Decision, Position


def taken(room: Room, **stances: str) -> dict[str, str]:
    """What the form of positions posts: `town="consent"`…"""
    return {f"stance_{getattr(room.circle, seat).pk}": stance for seat, stance in stances.items()}


def rows(decision: Decision) -> list[tuple[str, str, str, str]]:
    found = Position.objects.filter(decision=decision).order_by("seat")
    return [(str(p.seat.institution), p.stance, p.words, p.objection) for p in found]


def test_all_seats_that_came_are_asked_on_one_page(
    room: Room, ana: Client, decision: Decision
) -> None:
    answer = ana.get(room.url("decision_positions", decision.pk))
    assert [str(seat.institution) for seat in answer.context["seats"]] == [
        "École du Môle",
        "Médiathèque",
        "Ville du Port",
    ]


def test_a_consensus_takes_two_pages(room: Room, ana: Client) -> None:
    first = ana.post(room.url("decision_new", room.meeting.pk), by_ana(room, title="Lire Colette"))
    decision = Decision.objects.get()
    said = taken(room, town="consent", library="consent", school="consent")
    second = ana.post(
        first["Location"], by_ana(room, **said, outcome="consensus", version=decision.version)
    )
    assert second["Location"] == room.url("decision", decision.pk)
    decision.refresh_from_db()
    assert (decision.outcome, len(rows(decision))) == ("consensus", 3)


def test_a_maintained_objection_is_recorded_with_what_would_lift_it(
    room: Room, ana: Client, decision: Decision
) -> None:
    pk = room.circle.library.pk
    said = taken(room, town="consent", library="object", school="abstain")
    said |= {
        f"words_{pk}": "Trop long.",
        f"would_lift_{pk}": "Un extrait.",
        f"attribution_{pk}": "institution",
    }
    ana.post(
        room.url("decision_positions", decision.pk), by_ana(room, **said, version=decision.version)
    )
    data = by_ana(room, outcome="adopted_with_dissent", text="", version=decision.version + 1)
    answer = ana.post(room.url("decision_conclude", decision.pk), data)
    assert answer.status_code == 302
    assert rows(decision) == [
        ("Ville du Port", "consent", "", ""),
        ("Médiathèque", "object", "Trop long.", "sustained"),
        ("École du Môle", "abstain", "", ""),
    ]


def test_the_button_fills_consent_where_nothing_is_and_saves_nothing(
    room: Room, ana: Client, decision: Decision
) -> None:
    library = room.circle.library.pk
    said = taken(room, library="object") | {f"words_{library}": "Trop long."}
    data = by_ana(room, **said, version=decision.version, fill="consent")
    with nothing_changes():
        answer = ana.post(room.url("decision_positions", decision.pk), data)
    form = answer.context["form"]
    values = [
        form[f"stance_{seat.pk}"].value()
        for seat in (room.circle.town, room.circle.library, room.circle.school)
    ]
    assert (answer.status_code, values) == (200, ["consent", "object", "consent"])
    assert (form[f"words_{library}"].value(), form["outcome"].value()) == ("Trop long.", "")


def test_filling_everything_suggests_a_consensus(
    room: Room, ana: Client, decision: Decision
) -> None:
    data = by_ana(room, version=decision.version, fill="consent")
    assert (
        ana.post(room.url("decision_positions", decision.pk), data)
        .context["form"]["outcome"]
        .value()
        == "consensus"
    )


def test_an_objection_without_its_argument_is_refused_beside_its_seat_and_nothing_is_lost(
    room: Room, ana: Client, decision: Decision
) -> None:
    town, library = room.circle.town.pk, room.circle.library.pk
    said = taken(room, town="reservation", library="object") | {
        f"words_{town}": "Le délai est court."
    }
    with nothing_changes():
        answer = ana.post(
            room.url("decision_positions", decision.pk),
            by_ana(room, **said, version=decision.version),
        )
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {f"words_{library}", f"would_lift_{library}"}
    assert "Le délai est court." in answer.content.decode()


def test_an_outcome_that_the_positions_do_not_allow_saves_neither(
    room: Room, ana: Client, decision: Decision
) -> None:
    pk = room.circle.library.pk
    said = taken(room, town="consent", library="object") | {
        f"words_{pk}": "Non.",
        f"would_lift_{pk}": "Attendre.",
    }
    with nothing_changes():
        answer = ana.post(
            room.url("decision_positions", decision.pk),
            by_ana(room, **said, outcome="consensus", version=decision.version),
        )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["outcome"])


def test_a_seat_that_is_not_of_the_body_is_not_written(
    room: Room, ana: Client, decision: Decision
) -> None:
    said = taken(room, town="consent") | {"stance_9999": "consent"}
    ana.post(
        room.url("decision_positions", decision.pk), by_ana(room, **said, version=decision.version)
    )
    assert rows(decision) == [("Ville du Port", "consent", "", "")]


def test_positions_that_somebody_else_changed_are_shown_and_not_overwritten(
    room: Room, ana: Client, opposed: Decision
) -> None:
    data = by_ana(
        room, **taken(room, town="abstain", library="consent"), version=opposed.version - 1
    )
    answer = ana.post(room.url("decision_positions", opposed.pk), data)
    assert answer.status_code == 409
    assert rows(opposed)[1] == ("Médiathèque", "object", "Trop long.", "raised")
    assert "Trop long." in answer.content.decode()


def test_positions_sent_twice_are_recorded_once(
    room: Room, ana: Client, decision: Decision
) -> None:
    data = by_ana(room, **taken(room, town="consent"), version=decision.version)
    url = room.url("decision_positions", decision.pk)
    assert [ana.post(url, data).status_code for _ in range(2)] == [302, 409]
    assert Decision.objects.get().version == decision.version + 1


def test_only_those_who_record_decisions_may_record_positions(
    room: Room, decision: Decision
) -> None:
    assert (
        room.statuses(room.url("decision_positions", decision.pk), {"fill": "consent"}) == REFUSED
    )
