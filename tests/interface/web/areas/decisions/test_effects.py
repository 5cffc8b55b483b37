"""Adding an effect to a proposal, taking it off, and putting a proposal with its effect."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    agreed,
    attached,
    concluded,
    consent,
    decided,
    found_circle,
    hold,
    lifting,
    nothing_changes,
    objection,
    propose,
    stated,
)
from tests.domain.convention.builders import shared
from tests.domain.decisions.actions.test_effects import charter, proposed
from tests.domain.programme.adopting import planned, published
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    Room,
    furnish,
    sent,
)
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import CharterException, CharterVersion
from tourdetable.domain.programme.models import Programme


@pytest.fixture
def local(db: None) -> Room:
    """A circle that may only lift CIR-02, for itself; the board decides of the rest."""
    circle = found_circle(charter())
    return furnish(circle, hold(circle))


def lift(room: Room, decision: Decision, **changed: Any) -> dict[str, Any]:
    said = {
        "clause": "CIR-01",
        "body": room.circle.body.pk,
        "starts": "2027-04-06",
        "ends": "2027-06-30",
        "version": decision.version,
    }
    return sent(room.circle.town.pk, **said | changed)


def test_an_article_is_lifted_from_the_proposal_to_the_charter(
    room: Room, decision: Decision
) -> None:
    client, there = room.client(SECRETARY), room.url("decision", decision.pk)
    answer = client.post(
        room.url("decision_effect_add", decision.pk, "lift_article"), lift(room, decision)
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, there)
    for name in (SECRETARY, COLLEAGUE):
        page = room.client(name).get(there).context["page"]
        assert [shown.words for shown in page.effects] == [
            "Lever CIR-01 (Le jeudi seulement) pour Cercle du port, "
            "du mardi 6 avril 2027 au mercredi 30 juin 2027"
        ]
        assert (page.effects_title, page.may_attach) == (
            "Ce que fera cette décision",
            name == SECRETARY,
        )
    decision.refresh_from_db()
    concluded(room.circle, agreed(room.circle, decision))
    page = client.get(there).context["page"]
    assert (page.effects_title, page.may_attach, page.may_reopen) == (
        "Ce que fait cette décision",
        False,
        False,
    )
    assert CharterException.objects.get().decision == decision.pk


def test_a_circle_says_that_its_decision_shares_its_duties(room: Room, decision: Decision) -> None:
    client = room.client(SECRETARY)
    url = room.url("decision_effect_add", decision.pk, "settle_duties")
    answer = client.get(url)
    form = answer.context["form"]
    assert (form.empty, form.title) == (False, "Décider du partage des rôles")
    data = lift(room, decision)
    said = {name: data[name] for name in data if name not in ("clause", "body", "starts", "ends")}
    said |= {"order": "fewest", "length": 1, "kit_days": 7}
    assert client.post(url, said).status_code == 302
    page = client.get(room.url("decision", decision.pk)).context["page"]
    told = [(shown.words.replace("\u00a0", " "), shown.url) for shown in page.effects]
    method = (
        "D’abord qui a eu le moins de tours, puis qui attend depuis le plus longtemps. "
        "Un tour dure 1 séance. On ne se propose que pour un tour que quelqu’un a passé."
    )
    assert told == [(f"Décider du partage des rôles : Secrétariat. {method}", "")]


def test_positions_are_taken_with_the_effects_before_ones_eyes(
    room: Room, decision: Decision
) -> None:
    attached(room.circle, decision, lifting(room.circle))
    client = room.client(SECRETARY)
    for view in ("decision_positions", "decision_conclude", "decision_edit"):
        page = client.get(room.url(view, decision.pk)).content.decode()
        assert "Lever CIR-01 (Le jeudi seulement)" in page


def test_nothing_is_added_after_a_position(room: Room, decision: Decision) -> None:
    decision = stated(room.circle, decision, consent(room.circle.town))
    client = room.client(SECRETARY)
    urls = [
        room.url("decision_effects", decision.pk),
        room.url("decision_effect_add", decision.pk, "lift_article"),
    ]
    with nothing_changes():
        found = [client.get(url).status_code for url in urls]
        found.append(client.post(urls[1], lift(room, decision)).status_code)
    assert found == [403, 403, 403]
    assert client.get(room.url("decision", decision.pk)).context["page"].may_attach is False


@pytest.mark.parametrize("old", ["exception", "adopt-charter", "adopt-draft"])
def test_the_old_addresses_are_gone(room: Room, old: str) -> None:
    decision, client = decided(room.circle, room.meeting), room.client(SECRETARY)
    url = f"{room.url('decision', decision.pk)}{old}/"
    with nothing_changes():
        found = [client.get(url).status_code, client.post(url, lift(room, decision)).status_code]
    assert found == [404, 404]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"clause": "CIR-99"}, "clause"),
        ({"ends": "2027-01-01"}, "ends"),
        ({"ends": ""}, "ends"),
        ({"body": "0"}, "body"),
        ({"starts": "2027-02-01"}, "starts"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    room: Room, decision: Decision, changed: dict[str, str], field: str
) -> None:
    client = room.client(SECRETARY)
    url = room.url("decision_effect_add", decision.pk, "lift_article")
    with nothing_changes():
        answer = client.post(url, lift(room, decision, **changed))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_those_who_do_not_record_decisions_are_refused(room: Room, decision: Decision) -> None:
    attached(room.circle, decision, lifting(room.circle))
    effect = decision.effects.get()
    urls = [
        room.url("decision_effect_add", decision.pk, "lift_article"),
        room.url("decision_effect_remove", decision.pk, effect.pk),
    ]
    clients = {name: room.client(name) for name in (COLLEAGUE, NEIGHBOUR, "zoé")}
    with nothing_changes():
        answers = {
            name: {client.post(url, lift(room, decision)).status_code for url in urls}
            for name, client in clients.items()
        }
    assert answers == {COLLEAGUE: {403}, NEIGHBOUR: {404}, "zoé": {404}}


def test_a_body_opens_on_a_shared_diagnosis(room: Room) -> None:
    made, client = shared(room.circle), room.client(SECRETARY)
    decision = propose(room.circle, room.meeting, "Les îles")
    url = room.url("decision_effect_add", decision.pk, "open_body")
    assert "Île du Nord" in client.get(url).content.decode()
    said = {"diagnosis": made.pk, "body_kind": "circle", "name": "Îles", "starts": "2027-04-06"}
    form = {"gesture": str(uuid4()), "acting": f"seat:{room.circle.town.pk}", **said}
    assert client.post(url, form | {"version": decision.version}).status_code == 302
    told = client.get(room.url("decision", decision.pk)).content.decode()
    assert "d’après le diagnostic partagé «\xa0Les îles\xa0»" in told
    assert room.url("diagnosis", made.pk) in told


def test_only_what_the_body_may_decide_of_is_offered(local: Room) -> None:
    decision, client = propose(local.circle, local.meeting), local.client(SECRETARY)
    choices = client.get(local.url("decision_effects", decision.pk)).context["choices"]
    assert [(choice.words, bool(choice.url), choice.why_not) for choice in choices] == [
        ("Lever un article pour un temps", True, ""),
        ("Mettre fin plus tôt à une exception", True, ""),
        ("Adopter le compte rendu d’une séance précédente", True, ""),
        ("Remplacer un compte rendu adopté par une version corrigée", True, ""),
        ("Décider du partage des rôles", True, ""),
        ("Approuver une version d’un livrable", True, ""),
        (
            "Changer le texte de la charte",
            False,
            "Cette instance ne peut pas changer le texte de la charte. Cela revient à : Bureau.",
        ),
        (
            "Publier le programme de l’année",
            False,
            "Cette instance ne peut pas publier le programme de l’année. Cela revient à : Bureau.",
        ),
        (
            "Fermer une instance",
            False,
            "Cette instance ne peut pas fermer une instance. Cela revient à : Bureau.",
        ),
        (
            "Ouvrir une instance sur un territoire",
            False,
            "Cette instance ne peut pas ouvrir une instance. Cela revient à\xa0: Bureau.",
        ),
        (
            "Approuver une évaluation",
            False,
            "Cette instance ne peut pas approuver une évaluation. Cela revient à : Bureau.",
        ),
    ]
    form = client.get(local.url("decision_effect_add", decision.pk, "lift_article")).context["form"]
    assert [code for code, _label in form.fields["clause"].choices] == ["", "CIR-02"]
    assert list(form.fields["body"].rows) == [str(local.circle.body.pk)]


@pytest.mark.parametrize("kind", ["amend_text", "publish_year"])
def test_one_circles_secretary_changes_nothing_for_the_network(local: Room, kind: str) -> None:
    decision, client = propose(local.circle, local.meeting), local.client(SECRETARY)
    text, draft = proposed(local.circle, text=charter()), planned(local.circle)
    said = sent(local.circle.town.pk, version=1, proposal=text.pk, draft=draft.pk, title="Voilà")
    about = text.pk if kind == "amend_text" else draft.pk
    with nothing_changes():
        urls = [
            local.url("decision_effect_add", decision.pk, kind),
            local.url("decision_new_with", local.meeting.pk, kind, about),
        ]
        assert [client.post(url, said).status_code for url in urls] == [403, 403]
    assert (CharterVersion.objects.count(), Programme.objects.count()) == (1, 0)


@pytest.mark.parametrize("clause", ["CIR-01", "CIR-02"])
def test_nor_lifts_an_article_elsewhere_by_a_forged_form(local: Room, clause: str) -> None:
    decision, client = propose(local.circle, local.meeting), local.client(SECRETARY)
    url = local.url("decision_effect_add", decision.pk, "lift_article")
    other = local.circle.network.bodies.get(slug="bourg")
    forged = [{"body": ""}, {"body": other.pk}]
    with nothing_changes():
        sent_forms = [lift(local, decision, clause=clause, **one) for one in forged]
        found = {client.post(url, said).status_code for said in sent_forms}
    assert found == {422}


def test_an_unknown_kind_of_effect_is_not_found(room: Room, decision: Decision) -> None:
    client = room.client(SECRETARY)
    urls = [
        room.url("decision_effect_add", decision.pk, "nothing"),
        room.url("decision_new_with", room.meeting.pk, "nothing", 1),
    ]
    assert [client.get(url).status_code for url in urls] == [404, 404]


def test_an_effect_is_taken_off(room: Room, decision: Decision) -> None:
    attached(room.circle, decision, lifting(room.circle))
    url = room.url("decision_effect_remove", decision.pk, decision.effects.get().pk)
    said = sent(room.circle.town.pk, version=decision.version)
    assert room.client(SECRETARY).post(url, said).status_code == 302
    assert not decision.effects.exists()


def test_a_text_is_put_to_decision_from_its_page(room: Room) -> None:
    text, client = proposed(room.circle), room.client(SECRETARY)
    (sitting,) = client.get(room.url("charter_proposal", text.pk)).context["sittings"]
    assert (sitting.meeting, sitting.opened) == (room.meeting, True)
    form = client.get(sitting.url).context["form"]
    said = sent(room.circle.town.pk, title=form.initial["title"], text="", item="")
    answer = client.post(sitting.url, said)
    decision = Decision.objects.get()
    assert answer.headers["Location"] == room.url("decision", decision.pk)
    assert decision.effects.get().proposal == text
    concluded(room.circle, agreed(room.circle, decision))
    assert CharterVersion.objects.filter(version="2027.2").exists()


def test_a_draft_is_put_to_decision(room: Room) -> None:
    draft, client = planned(room.circle), room.client(SECRETARY)
    draft.shared_on = TODAY
    draft.save()
    url = room.url("decision_new_with", room.meeting.pk, "publish_year", draft.pk)
    assert "sans objection maintenue" in client.get(url).content.decode()
    client.post(url, sent(room.circle.town.pk, title="Adopter l’année", text="", item=""))
    assert Decision.objects.get().effects.get().draft == draft.pk


def test_an_exception_is_ended_from_the_proposal_of_another_decision(room: Room) -> None:
    first = decided(room.circle, room.meeting, effect=lifting(room.circle))
    second, client = propose(room.circle, room.meeting), room.client(SECRETARY)
    lifted = CharterException.objects.get()
    url = room.url("decision_effect_add", second.pk, "end_exception")
    assert list(client.get(url).context["form"].fields["exception"].rows) == [str(lifted.pk)]
    said = sent(room.circle.town.pk, version=1, exception=lifted.pk, ends="2027-05-01")
    assert client.post(url, said).status_code == 302
    second.refresh_from_db()
    concluded(room.circle, agreed(room.circle, second))
    page = client.get(room.url("decision", first.pk))
    assert [row.ended_reference for row in page.context["page"].ended] == [second.reference]
    assert f"{second.reference} a mis fin plus tôt" in page.content.decode()


def test_with_nothing_to_choose_from_the_page_says_what_to_do(
    room: Room, decision: Decision
) -> None:
    client = room.client(SECRETARY)
    published(room.circle)
    kinds = ("amend_text", "publish_year", "end_exception")
    pages = [client.get(room.url("decision_effect_add", decision.pk, kind)) for kind in kinds]
    assert [page.context["form"].empty for page in pages] == [True] * 3


def test_an_objection_that_stands_leaves_only_what_adopts_nothing(room: Room) -> None:
    circle, client = room.circle, room.client(SECRETARY)
    decision = attached(circle, propose(circle, room.meeting), lifting(circle))
    decision = stated(circle, decision, consent(circle.town), objection(circle.library))
    form = client.get(room.url("decision_conclude", decision.pk)).context["form"]
    assert [code for code, _label in form.fields["outcome"].choices] == ["no_decision", "deferred"]
    said = sent(circle.town.pk, version=decision.version, outcome="adopted_with_dissent")
    with nothing_changes():
        answer = client.post(room.url("decision_conclude", decision.pk), said)
    assert answer.status_code == 422


ADDRESSES = (
    ("decision_effect_add", "lift_article"),
    ("decision_effect_add", "amend_text"),
    ("decision_effect_add", "publish_year"),
    ("decision_effect_add", "end_exception"),
    ("decision_positions",),
    ("decision_conclude",),
    ("decision_reopen",),
)
"""Where a proposal, what it does and its outcome are written."""


def test_a_proposal_is_out_of_reach_by_the_address_of_another_network(room: Room) -> None:
    """The other network has the same bodies, of the same names, and the same secretary."""
    other = found_circle(slug="other")
    give_mandate(seat=other.school, person=room.circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    theirs = attached(other, propose(other, hold(other)), lifting(other))
    client, effect = room.client(SECRETARY), theirs.effects.get()
    mine = propose(room.circle, room.meeting)
    urls = [room.url(view, theirs.pk, *more) for view, *more in ADDRESSES]
    urls += [room.url("decision_effect_remove", pk, effect.pk) for pk in (theirs.pk, mine.pk)]
    said = sent(room.circle.town.pk, version=theirs.version, outcome="consensus")
    with nothing_changes():
        assert {client.post(url, said).status_code for url in urls} == {404}


def test_a_form_attaches_nothing_but_its_own_kind(room: Room, decision: Decision) -> None:
    text, draft = proposed(room.circle), planned(room.circle)
    forged = lift(room, decision, kind="amend_text", proposal=text.pk, draft=draft.pk, year=2027)
    url = room.url("decision_effect_add", decision.pk, "lift_article")
    assert room.client(SECRETARY).post(url, forged).status_code == 302
    row = decision.effects.get()
    assert (row.kind, row.proposal, row.draft, row.year) == ("lift_article", None, None, None)


def test_concluding_takes_no_effect_from_what_is_sent(room: Room, decision: Decision) -> None:
    decision = agreed(room.circle, decision)
    forged = lift(room, decision, outcome="consensus", kind="lift_article", effects="1")
    url = room.url("decision_conclude", decision.pk)
    assert room.client(SECRETARY).post(url, forged).status_code == 302
    assert not CharterException.objects.exists()


def test_nobody_acts_for_a_seat_that_they_do_not_hold(room: Room, decision: Decision) -> None:
    client = room.client(SECRETARY)
    url = room.url("decision_effect_add", decision.pk, "lift_article")
    said = lift(room, decision) | {"acting": f"seat:{room.circle.library.pk}"}
    with nothing_changes():
        assert client.post(url, said).status_code == 422


def test_who_wrote_at_another_sitting_decides_nothing_at_this_one(
    room: Room, decision: Decision
) -> None:
    """The right is that of the meeting’s own secretary."""
    room.meeting.turns.update(seat=room.circle.library)
    client = room.client(SECRETARY)
    urls = [room.url(view, decision.pk, *more) for view, *more in ADDRESSES]
    with nothing_changes():
        assert {client.post(url, lift(room, decision)).status_code for url in urls} == {403}


def test_a_page_that_was_open_before_the_first_position_attaches_nothing(
    room: Room, decision: Decision
) -> None:
    opened, client = lift(room, decision), room.client(SECRETARY)
    stated(room.circle, decision, consent(room.circle.town))
    url = room.url("decision_effect_add", decision.pk, "lift_article")
    with nothing_changes():
        assert client.post(url, opened).status_code == 403


def test_what_has_passed_when_it_is_concluded_is_said(
    room: Room, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = agreed(room.circle, attached(room.circle, decision, lifting(room.circle)))
    later, client = NOW + timedelta(days=9), room.client(SECRETARY)
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: later)
    said = sent(room.circle.town.pk, version=decision.version, outcome="consensus")
    with nothing_changes():
        answer = client.post(room.url("decision_conclude", decision.pk), said)
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Cette exception commencerait le 6\N{NO-BREAK SPACE}avril 2027, "
        "qui est passé\N{NO-BREAK SPACE}: ce qui est arrivé reste jugé comme le texte était. "
        "Faites une nouvelle proposition, qui commence aujourd’hui ou plus tard."
    ]


def test_a_body_is_closed_from_the_proposal_to_its_page(room: Room) -> None:
    other = room.circle.network.bodies.get(slug="bourg")
    decision, client = propose(room.circle, room.meeting), room.client(SECRETARY)
    url = room.url("decision_effect_add", decision.pk, "close_body")
    choices = client.get(url).context["form"].fields["body"].choices
    assert [str(label) for _code, label in choices] == [
        "Choisissez une instance",
        "Cercle du bourg",
        "Cercle du port",
    ]
    said = sent(room.circle.town.pk, version=1, body=other.pk, ends="2027-06-30")
    assert client.post(url, said).status_code == 302
    page = client.get(room.url("decision", decision.pk)).context["page"]
    assert [(one.words, one.url) for one in page.effects] == [
        (
            "Fermer Cercle du bourg\N{NO-BREAK SPACE}: son dernier jour est le mercredi "
            "30\N{NO-BREAK SPACE}juin 2027\N{NO-BREAK SPACE}; ses sièges, mandats et fonctions "
            "finissent ce jour-là",
            room.url("body", "bourg"),
        )
    ]
    decision.refresh_from_db()
    concluded(room.circle, agreed(room.circle, decision))
    other.refresh_from_db()
    assert other.ends == date(2027, 6, 30)
