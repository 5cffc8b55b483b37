from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.builders import (
    APRIL,
    CHARTER,
    NOW,
    TODAY,
    decided,
    draw,
    found_circle,
    hold,
    nothing_changes,
)
from tests.domain.undertaking import UNDERTAKING
from tests.interface.web.areas.charter.test_acceptance import own
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
    furnish,
)
from tourdetable.core.charter.judge.rejudge import Gap
from tourdetable.core.charter.terms.verdict import Breach
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.networks.actions.charters import accept_charter, propose_charter
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import CharterProposal
from tourdetable.interface.web.areas.charter.proposals import ProposalPage, row
from tourdetable.interface.web.areas.decisions.effect_words import sittings_to_decide

AMENDED = (
    CHARTER.replace("2027.1", "2027.2")
    .replace("months = 2", "months = 1")
    .replace("les deux mois.", "les mois.")
)

JUNE = datetime(2027, 6, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def room(clock: None, db: None) -> Room:
    """The circle met in January, February, March and April: every two months, not every month."""
    circle = found_circle()
    hold(circle, datetime(2027, 1, 7, 9, tzinfo=UTC), "Lecture de janvier")
    hold(circle, datetime(2027, 2, 25, 9, tzinfo=UTC), "Lecture de février")
    draw(circle.body, datetime(2027, 5, 20, 9, tzinfo=UTC), "Lecture de mai")
    return furnish(circle, hold(circle, APRIL, "Lecture d’avril"))


def form(**changed: Any) -> dict[str, Any]:
    said = own() | {
        "text": AMENDED,
        "in_force_from": "2027-09-01",
        "reasons": "Se voir **plus**.\nEnsemble.",
    }
    del said["charter"]
    return said | changed


def proposal(room: Room) -> CharterProposal:
    by = Actor(room.circle.bao)
    days = {"in_force_from": date(2027, 9, 1), "now": NOW}
    return propose_charter(
        network=room.circle.network,
        text=AMENDED,
        by=by,
        reasons="Se voir **plus**.\nEnsemble.",
        **days,
    )


@pytest.mark.parametrize("name", [COLLEAGUE, LEAD, NEIGHBOUR])
def test_any_member_proposes(room: Room, name: str) -> None:
    answer = room.client(name).post(room.url("charter_propose"), form())
    (row,) = CharterProposal.objects.all()
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        room.url("charter_proposal", row.pk),
    )
    assert (row.version, row.proposed_by) == ("2027.2", room.person(name))


def test_the_form_begins_with_the_text_in_force(room: Room) -> None:
    found = room.client(COLLEAGUE).get(room.url("charter_propose")).context["form"]
    assert found.initial["text"] == CHARTER


def test_a_file_takes_the_place_of_what_is_written(room: Room) -> None:
    upload = SimpleUploadedFile("charte.md", b"\xef\xbb\xbf" + AMENDED.encode())
    answer = room.client(COLLEAGUE).post(
        room.url("charter_propose"), form(text=CHARTER, upload=upload)
    )
    assert (answer.status_code, CharterProposal.objects.get().text) == (302, AMENDED.rstrip())


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b"\xff\xfe", "upload"),
        (b"x" * 1_000_001, "upload"),
        (b"# Rien", "text"),
        (CHARTER.encode(), "text"),
    ],
    ids=["not UTF-8", "too long", "not a charter", "the same version"],
)
def test_a_file_that_does_not_hold_is_refused(room: Room, content: bytes, field: str) -> None:
    client, upload = room.client(COLLEAGUE), SimpleUploadedFile("charte.md", content)
    with nothing_changes():
        answer = client.post(room.url("charter_propose"), form(upload=upload))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_a_file_with_a_mistake_is_corrected_on_the_page(room: Room) -> None:
    upload = SimpleUploadedFile("charte.md", AMENDED.replace('"weekday"', '"weekdya"').encode())
    answer = room.client(COLLEAGUE).post(room.url("charter_propose"), form(text="", upload=upload))
    assert "weekdya" in answer.context["form"]["text"].value()
    (message,) = answer.context["form"].errors["text"]
    assert "`weekday`" in message


def test_a_proposal_is_shown_as_a_difference_and_judged_on_the_facts(room: Room) -> None:
    found: ProposalPage = (
        room.client(COLLEAGUE).get(room.url("charter_proposal", proposal(room).pk)).context["page"]
    )
    rules, text, _version = found.changed
    (rule,), (words,) = rules.changes, text.changes
    assert [line.sign for line in words.lines if line.sign != " "] == ["-", "+"]
    assert (rule.after[:6], rule.before) == (
        "CIR-02",
        "Jusqu’ici, cette valeur est\N{NO-BREAK SPACE}: 2",
    )
    past, present = found.seasons
    assert (past.until, present.until) == (date(2026, 12, 31), date(2027, 4, 6))
    (row,) = present.rows
    assert (row.rejudged.clause, row.rejudged.new_gaps - row.rejudged.old_gaps) == ("CIR-02", 2)
    assert [gap.body.name if gap.body else "" for gap in row.appearing] == ["Cercle du port"] * 2
    assert present.total is not None
    assert present.total.values["count"] == 2
    assert found.reasons == "<p>Se voir <strong>plus</strong>.<br>Ensemble.</p>"


def test_its_author_withdraws_it_in_one_gesture(room: Room) -> None:
    row, client, gesture = proposal(room), room.client(COLLEAGUE), own()
    del gesture["charter"]
    url = room.url("charter_proposal", row.pk)
    assert 'name="gesture"' in client.get(url).content.decode()
    assert client.post(url, gesture).status_code == 302
    answer = client.get(url)
    assert 'name="gesture"' not in answer.content.decode()
    assert answer.context["page"].proposal.withdrawn_on == TODAY
    assert list(client.get(room.url("charter_versions")).context["proposals"]) == []


def test_others_see_no_button_and_are_refused(room: Room) -> None:
    row, client, gesture = proposal(room), room.client(SECRETARY), own()
    url = room.url("charter_proposal", row.pk)
    assert 'name="gesture"' not in client.get(url).content.decode()
    with nothing_changes():
        assert client.post(url, gesture).status_code == 403


def test_a_proposal_of_another_network_does_not_exist(room: Room) -> None:
    other = found_circle(slug="other")
    row = propose_charter(
        network=other.network,
        text=AMENDED,
        in_force_from=date(2027, 9, 1),
        by=Actor(other.bao),
        now=NOW,
    )
    assert room.client(COLLEAGUE).get(room.url("charter_proposal", row.pk)).status_code == 404


def test_a_decision_adopts_it_and_both_pages_say_so(room: Room) -> None:
    row, client = proposal(room), room.client(SECRETARY)
    effect = EffectDraft("amend_text", proposal=row)
    decision = decided(room.circle, room.meeting, effect=effect)
    page = client.get(room.url("decision", decision.pk)).context["page"]
    assert [shown.url for shown in page.effects] == [room.url("charter_proposal", row.pk)]
    shown = client.get(room.url("charter_proposal", row.pk)).context
    assert shown["page"].proposal.adopted.in_force_from == date(2027, 9, 1)
    assert shown["sittings"] == []
    assert [v.coming for v in client.get(room.url("charter_versions")).context["versions"]] == [
        True,
        False,
    ]


def test_it_is_put_to_decision_where_the_reader_may(room: Room) -> None:
    """Who records decisions puts it at once, at the latest sittings; who writes the agenda of
    those to come, there."""
    row = proposal(room)
    draw(room.circle.body, JUNE, "Lecture de juin")
    url = room.url("charter_proposal", row.pk)
    found = {}
    for name in (SECRETARY, COLLEAGUE, LEAD):
        shown = room.client(name).get(url).context
        assert shown["competent"] == "Cercle"
        found[name] = [(one.meeting.title, one.opened) for one in shown["sittings"]]
    assert found == {
        SECRETARY: [
            ("Lecture d’avril", True),
            ("Lecture de février", True),
            ("Lecture de janvier", True),
        ],
        COLLEAGUE: [],
        LEAD: [("Lecture de mai", False), ("Lecture de juin", False)],
    }


def test_at_no_sitting_of_before_there_was_something_to_decide(room: Room) -> None:
    row = proposal(room)
    scene = room.client(SECRETARY).get(room.url("charter_proposal", row.pk)).context["page"].scene
    said = {"kind": "amend_text", "about": row.pk}
    days = [sitting.on for sitting in sittings_to_decide(scene, **said)]
    latest, middle, _oldest = days
    found = [one.on for one in sittings_to_decide(scene, **said, since=middle)]
    assert found == [latest, middle]
    assert sittings_to_decide(scene, **said, since=latest + timedelta(1)) == []


def test_a_new_name_alone_makes_no_gap(clock: None, db: None) -> None:
    """Those who accepted the text in force are not at fault for a text that is only proposed."""
    circle = found_circle(CHARTER + UNDERTAKING)
    for _seat, person in circle.holders():
        accept_charter(network=circle.network, version="2027.1", by=Actor(person), now=NOW)
    text, by = (CHARTER + UNDERTAKING).replace("2027.1", "2027.2"), Actor(circle.bao)
    row = propose_charter(
        network=circle.network, text=text, in_force_from=date(2027, 9, 1), by=by, now=NOW
    )
    room = furnish(circle, hold(circle))
    found: ProposalPage = (
        room.client(COLLEAGUE).get(room.url("charter_proposal", row.pk)).context["page"]
    )
    assert [season.rows for season in found.seasons] == [(), ()]


@pytest.mark.parametrize(
    ("most", "told", "more"), [(4, (4, 0), 3), (6, (5, 1), 1), (None, (5, 2), 0)]
)
def test_of_many_gaps_the_first_are_told_and_the_others_counted(
    most: int | None, told: tuple[int, int], more: int
) -> None:
    gap = Gap(None, Breach(date(2027, 3, 8), Phrase("x")))
    rejudged: Any = SimpleNamespace(appearing=(gap,) * 5, disappearing=(gap,) * 2)
    sources: Any = SimpleNamespace(told=lambda words, _body: words, bodies={})
    found = row(None, rejudged, sources, most)
    assert ((len(found.appearing), len(found.disappearing)), found.more) == (told, more)
