"""A consent and an election from the page of whoever leads."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, propose
from tests.interface.web.areas.live.hall import Hall
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.rounds.actions import asking
from tourdetable.domain.rounds.models import Round
from tourdetable.interface.web.areas.live.room import room_now

LIVE, LEAD = "meeting_live", "meeting_lead"


def objected(hall: Hall) -> Decision:
    """Bao and Chloé object, Ana consents; one lifts the objections now."""
    hall.begun()
    one = hall.ask("consent", decision=propose(hall.circle, hall.meeting))
    hall.on(one, asking.go_step, step="object")
    for name, words in (("bao", "Trop long."), ("chloé", "Trop cher.")):
        sent = {"stance": "object", "words": words, "would_lift": "Un extrait."}
        assert hall.press(name, "say", LIVE, **sent).status_code == 302
    assert hall.press("ana", "say", LIVE, stance="consent").status_code == 302
    assert hall.press("ana", "step").status_code == 302
    return Decision.objects.get()


def test_one_objection_is_lifted_the_other_maintained_and_the_dissensus_is_recorded(
    hall: Hall,
) -> None:
    decision = objected(hall)
    by = {p.seat_id: p for p in Position.objects.all()}
    library, school = by[hall.circle.library.pk], by[hall.circle.school.pk]
    lift = f"objection:integrated:{library.pk}"
    assert hall.press("ana", lift).status_code == 422
    assert hall.press("ana", lift, how_lifted="On lira un extrait.").status_code == 302
    assert "On lira un extrait." in hall.page("chloé")
    assert hall.press("ana", f"objection:sustained:{school.pk}").status_code == 302
    assert hall.press("ana", "step").status_code == 302
    page = hall.client("ana").get(hall.url(LEAD))
    offered = [value for value, _words in page.context["endings"]]
    assert offered == ["end:adopted_with_dissent", "end:no_decision", "end:deferred"]
    assert hall.press("ana", "end:consent").status_code == 422
    assert hall.press("ana", "end:adopted_with_dissent").status_code == 302
    decision.refresh_from_db()
    states = dict(decision.positions.values_list("seat", "objection"))
    assert decision.outcome == "adopted_with_dissent"
    assert (states[library.seat_id], states[school.seat_id]) == ("integrated", "sustained")
    assert Round.objects.get().state == "over"
    page = hall.page("chloé")
    assert "Adoptée avec dissensus" in page
    assert "On lira un extrait." in page


def test_only_whoever_records_decisions_settles_and_concludes(hall: Hall) -> None:
    objected(hall)
    seat = hall.circle.library
    assert hall.press("bao", "take", LIVE, acting=f"seat:{seat.pk}").status_code == 302
    number = Position.objects.filter(seat=seat).get().pk
    page = hall.client("bao").get(hall.url(LEAD))
    assert not page.context["decides"]
    assert page.context["objections"] == []
    assert hall.press("bao", f"objection:withdrawn:{number}").status_code == 422
    assert set(Position.objects.exclude(objection="").values_list("objection", flat=True)) == {
        "raised"
    }


def test_an_election_ends_in_a_consent_on_a_name(hall: Hall) -> None:
    hall.begun()
    hall.ask("election", question="Qui tient la caisse ?")
    sent = {"named": "Chloé Tan", "words": "Elle compte bien."}
    assert hall.press("bao", "say", LIVE, **sent).status_code == 302
    assert "Elle compte bien." not in hall.page("chloé")
    assert hall.press("ana", "reveal").status_code == 302
    page = hall.page("chloé").replace("\u00a0", " ")
    assert "Elle compte bien." in page
    assert "Chloé Tan 1" in page
    assert hall.press("ana", "elect", elected="").status_code == 422
    assert hall.press("ana", "elect", elected="Chloé Tan").status_code == 302
    one = Round.objects.order_by("pk").last()
    assert one is not None
    assert one.kind == "consent"
    assert one.decision is not None
    assert one.decision.title == "Chloé Tan\u00a0: Qui tient la caisse ?"


def test_a_world_cafe_says_to_each_their_table(hall: Hall) -> None:
    hall.begun()
    hall.ask("cafe", at_table=3, conversations=2)
    page = hall.page("bao")
    assert "Vous êtes à la table 1" in page
    assert "Conversation 1 sur 2" in page
    assert "Médiathèque" in hall.page("chloé", "meeting_screen")
    assert hall.press("bao", "say", LIVE, words="Le préau").status_code == 302
    assert "Table 1 Le préau" in hall.page("chloé")
    _client, link = hall.join("Inès")
    assert "Asseyez-vous" in _client.get(link).content.decode()
    assert hall.press("ana", "change").status_code == 302
    assert "Conversation 2 sur 2" in hall.page("bao")
    assert "Vous êtes à la table" in _client.get(link).content.decode()


def test_sixty_seats_change_tables_and_cost_no_more_than_three(hall: Hall) -> None:
    """A gathering of the Club: each conversation seats everybody, by five or six, hosts stay, and
    the page of one asks as much of the database as with three seats."""
    hall.begun()
    hall.ask("cafe", at_table=3, conversations=2)
    few = asked_for_page(hall)
    assert hall.press("ana", "close").status_code == 302
    houses = {str(seat.institution) for seat in hall.filled(60)}
    hall.ask("cafe", at_table=6, conversations=3)
    assert asked_for_page(hall) == few
    hosts = []
    for turn in (1, 2, 3):
        page = hall.page("chloé", "meeting_screen")
        assert f"Conversation {turn} sur 3" in page
        assert {name for name in houses if name in page} == houses
        assert "Durand" not in page
        now = room_now(hall.meeting, NOW).now
        assert now is not None
        sizes = [1 + len(table.others) for table in now.seated]
        assert (sum(sizes), max(sizes) - min(sizes) <= 1) == (63, True)
        hosts.append([table.host for table in now.seated])
        if turn < 3:
            assert hall.press("ana", "change").status_code == 302
    assert hosts[0] == hosts[1] == hosts[2]


def asked_for_page(hall: Hall) -> int:
    """How many queries the page of Bao's telephone takes."""
    client = hall.client("bao")
    client.get(hall.url(LIVE))
    with CaptureQueriesContext(connection) as asked:
        assert "Vous êtes à la table" in client.get(hall.url(LIVE)).content.decode()
    return len(asked)


def test_the_method_of_the_point_fills_what_is_asked(hall: Hall) -> None:
    live = hall.begun()
    assert live.point is not None
    live.point.method, live.point.question = "vote-par-gommettes", ""
    live.point.save()
    form = hall.client("ana").get(hall.url("meeting_ask")).context["form"]
    assert form["kind"].value() == "dots"
    assert form["question"].value() != live.point.title
    assert "Que dire : Vote par gommettes" in hall.page("ana", LEAD).replace("\u00a0", " ")
