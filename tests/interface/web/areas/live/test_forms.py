"""What is written in a session."""

from __future__ import annotations

from tests.interface.web.areas.live.hall import Hall
from tourdetable.interface.web.areas.live.forms import about, called


def test_a_form_says_what_it_answers(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("silent")
    form = hall.client("bao").get(hall.url("meeting_live")).context["form"]
    assert form["about"].value() == about(one) == f"{one.pk}-"
    assert [field.name for field in form.visible_fields()] == ["words", "attribution"]


def test_positions_are_those_of_the_charter(hall: Hall) -> None:
    from tests.domain.builders import propose  # noqa: PLC0415  only this test puts a proposal
    from tourdetable.domain.rounds.actions import asking  # noqa: PLC0415  idem: only this test

    hall.begun()
    decision = propose(hall.circle, hall.meeting)
    one = hall.ask("consent", decision=decision)
    hall.on(one, asking.go_step, step="object")
    form = hall.client("bao").get(hall.url("meeting_live")).context["form"]
    assert [code for code, _words in form.fields["stance"].choices] == [
        "consent",
        "reservation",
        "abstain",
        "object",
    ]
    assert called(decision) == f"{decision.reference} – {decision.title}"
