from __future__ import annotations

from tests.domain.builders import NOW, OPERATOR, decided
from tests.interface.web.areas.meetings.people import Port
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.meetings.actions.sitting import mark_attendance


def chosen_by_all(port: Port) -> Decision:
    """What all who came decided."""
    meeting = port.opened()
    modes = {(seat.pk, person.pk): "in_person" for seat, person in port.circle.holders()}
    mark_attendance(meeting=meeting, modes=modes, by=OPERATOR, now=NOW)
    return decided(port.circle, meeting, title="Choix d’Ana")


def test_the_dissensus_is_said_beside_the_decision(port: Port) -> None:
    chosen_by_all(port)
    (line,) = port.client("bao").get(port.url("meeting")).context["page"].decisions
    assert (line.decision.title, line.badge, line.notes.count("·")) == ("Choix d’Ana", "good", 0)


def test_what_is_to_be_done_says_by_when_and_when_it_was_done(port: Port) -> None:
    decision = chosen_by_all(port)
    said = {"decision": decision, "seat": port.circle.town, "by": OPERATOR, "now": NOW}
    add_follow_up(what="Relire", due=NOW.date(), **said)
    done = add_follow_up(what="Écrire", due=None, **said)
    FollowUp.objects.filter(pk=done.pk).update(done_on=NOW.date())
    tasks = port.client("bao").get(port.url("meeting")).context["page"].tasks
    assert [(line.what, line.due, line.done) for line in tasks.lines] == [
        ("Relire", "pour le mardi 6\xa0avril 2027", ""),
        ("Écrire", "", "fait le mardi 6\xa0avril 2027"),
    ]
